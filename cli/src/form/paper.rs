//! A draft as it is filled in: a document of TOML that keeps what others wrote into it.

use std::fmt;

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value,
};

/// The draft. What it holds may be personal.
#[derive(Clone, Default)]
pub(crate) struct Paper(DocumentMut);

impl fmt::Debug for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paper").finish_non_exhaustive()
    }
}

impl Paper {
    /// Reads a draft.
    ///
    /// # Errors
    /// When the text is no TOML.
    pub(crate) fn read(text: &str) -> Result<Self, TomlError> {
        text.parse().map(Self)
    }

    /// The draft as a file holds it.
    pub(crate) fn text(&self) -> String {
        self.0.to_string()
    }

    /// What a field holds, as it is typed; none where it is not there, or no single value.
    pub(crate) fn get(&self, field: &str) -> Option<String> {
        spelt(self.item(field)?.as_value()?)
    }

    /// What a field holds that takes several values.
    pub(crate) fn list(&self, field: &str) -> Vec<String> {
        let values = self.item(field).and_then(Item::as_array);
        values.into_iter().flatten().filter_map(spelt).collect()
    }

    /// True when the field is there.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.item(field).is_some()
    }

    /// How many entries the list of tables at `field` has.
    pub(crate) fn count(&self, field: &str) -> usize {
        match self.item(field) {
            Some(Item::ArrayOfTables(tables)) => tables.len(),
            Some(Item::Value(Value::Array(values))) => values.len(),
            Some(Item::None | Item::Value(_) | Item::Table(_)) | None => 0,
        }
    }

    /// Puts a text into a field.
    pub(crate) fn put(&mut self, field: &str, text: &str) {
        self.set(field, Value::from(text));
    }

    /// Puts a whole number into a field.
    pub(crate) fn put_whole(&mut self, field: &str, number: i64) {
        self.set(field, Value::from(number));
    }

    /// Puts several texts into a field.
    pub(crate) fn put_list<'a>(&mut self, field: &str, texts: impl IntoIterator<Item = &'a str>) {
        self.set(field, Value::Array(texts.into_iter().collect()));
    }

    /// Puts one entry of named texts into a list of them.
    pub(crate) fn put_entry(&mut self, field: &str, texts: &[(&str, &str)]) {
        let entry: InlineTable = texts.iter().copied().collect();
        self.set(field, Value::Array(Array::from_iter([entry])));
    }

    /// Adds an empty entry to the list of tables at `field`.
    pub(crate) fn add(&mut self, field: &str) {
        let entry = format!("{field}[{}]", self.count(field));
        let mut table: Option<&mut dyn TableLike> = Some(self.0.as_table_mut());
        for step in entry.split('.') {
            table = table.and_then(|table| within(table, step));
        }
    }

    /// Takes a field out.
    pub(crate) fn take(&mut self, field: &str) {
        if !self.has(field) {
            return;
        }
        if let Some((table, name)) = self.place(field) {
            table.remove(name);
        }
    }

    fn item(&self, field: &str) -> Option<&Item> {
        let (path, name) = field.rsplit_once('.').unwrap_or(("", field));
        let mut table: &dyn TableLike = self.0.as_table();
        for step in path.split('.').filter(|step| !step.is_empty()) {
            table = seen(table, step)?;
        }
        table.get(name)
    }

    fn set(&mut self, field: &str, value: Value) {
        if let Some((table, name)) = self.place(field) {
            table.insert(name, Item::Value(value));
        }
    }

    /// The table that holds a field, made where it is not there, and the field's name in it.
    fn place<'a>(&'a mut self, field: &'a str) -> Option<(&'a mut dyn TableLike, &'a str)> {
        let (path, name) = field.rsplit_once('.').unwrap_or(("", field));
        let mut table: &mut dyn TableLike = self.0.as_table_mut();
        for step in path.split('.').filter(|step| !step.is_empty()) {
            table = within(table, step)?;
        }
        Some((table, name))
    }
}

fn spelt(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Float(number) => Some(number.value().to_string()),
        Value::Boolean(flag) => Some(flag.value().to_string()),
        Value::Datetime(time) => Some(time.value().to_string()),
        Value::Array(_) | Value::InlineTable(_) => None,
    }
}

/// A step of a path and the place in a list that it names: `items[1]`.
fn step_of(step: &str) -> (&str, Option<usize>) {
    let listed = step.strip_suffix(']').and_then(|step| step.split_once('['));
    match listed {
        Some((key, place)) => (key, place.parse().ok()),
        None => (step, None),
    }
}

/// The table at a step.
fn seen<'a>(table: &'a dyn TableLike, step: &str) -> Option<&'a dyn TableLike> {
    let (key, place) = step_of(step);
    match (table.get(key)?, place) {
        (item, None) => item.as_table_like(),
        (Item::ArrayOfTables(tables), Some(place)) => tables.get(place).map(|it| it as _),
        (Item::Value(Value::Array(values)), Some(place)) => {
            values.get(place)?.as_inline_table().map(|it| it as _)
        }
        (Item::None | Item::Value(_) | Item::Table(_), Some(_)) => None,
    }
}

/// The table at a step, made where it is not there; none where something else is.
fn within<'a>(table: &'a mut dyn TableLike, step: &str) -> Option<&'a mut dyn TableLike> {
    let (key, place) = step_of(step);
    if !table.contains_key(key) {
        let mut empty = Table::new();
        empty.set_implicit(true);
        let item = match place {
            None => Item::Table(empty),
            Some(_) => Item::ArrayOfTables(ArrayOfTables::new()),
        };
        table.insert(key, item);
    }
    match (table.get_mut(key)?, place) {
        (item, None) => item.as_table_like_mut(),
        (Item::ArrayOfTables(tables), Some(place)) => {
            while tables.len() <= place {
                tables.push(Table::new());
            }
            tables.get_mut(place).map(|it| it as _)
        }
        (Item::Value(Value::Array(values)), Some(place)) => {
            while values.len() <= place {
                values.push(InlineTable::new());
            }
            values
                .get_mut(place)?
                .as_inline_table_mut()
                .map(|it| it as _)
        }
        (Item::None | Item::Value(_) | Item::Table(_), Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_and_reads_as_a_draft() {
        let mut paper = Paper::default();
        paper.put("kind", "SeizureNotice");
        paper.put("event.place.country", "GE");
        paper.put("goods.items[0].category", "narcotic");
        paper.add("goods.items");
        paper.put_whole("goods.items[1].packages", 40);
        paper.put_list("event.means", ["dog", "lab"]);
        paper.put_entry("transport.legs[0].identifiers", &[("scheme", "plate")]);
        assert_eq!(paper.count("goods.items"), 2);
        let read = Paper::read(&paper.text()).unwrap();
        assert_eq!(read.get("event.place.country").as_deref(), Some("GE"));
        assert_eq!(read.get("goods.items[1].packages").as_deref(), Some("40"));
        assert_eq!(read.list("event.means"), ["dog", "lab"]);
        assert!(read.has("transport.legs[0].identifiers") && !read.has("transport.route"));
        assert!(!read.text().contains("[goods]\n"), "{}", read.text());
    }

    #[test]
    fn what_somebody_wrote_by_hand_stays_as_it_was_written() {
        let hand = "# mine\n[event]\nplace = { country = \"GE\" } # here\n\n[goods]\nitems = [{ category = \"fuel\" }]\n";
        let mut paper = Paper::read(hand).unwrap();
        assert_eq!(paper.count("goods.items"), 1);
        paper.put("event.place.site", "ge_sarpi");
        paper.put("goods.items[0].unit", "LTR");
        paper.take("goods.items[0].brand");
        let text = paper.text();
        assert!(text.starts_with("# mine\n[event]\nplace = {"), "{text}");
        assert!(text.contains("site = \"ge_sarpi\" } # here\n"), "{text}");
        paper.take("event.place.site");
        assert!(!paper.has("event.place.site"));
        assert_eq!(paper.get("goods.items[0].unit").as_deref(), Some("LTR"));
    }
}
