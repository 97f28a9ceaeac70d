//! The values of a draft file, as the file holds them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// A value, and where it stands.
#[derive(Debug, Default)]
pub(crate) struct Value {
    /// Line of the file, from 1; 0 where the file does not tell.
    pub(crate) line: usize,
    /// What it holds.
    pub(crate) held: Held,
}

/// What a value holds. Numbers are kept as text, so that no digit is lost.
#[derive(Debug)]
pub(crate) enum Held {
    Text(String),
    Number(String),
    /// A bare date or time of TOML.
    Date(String),
    Flag(bool),
    List(Vec<Value>),
    Table(Table),
}

impl From<Held> for Value {
    fn from(held: Held) -> Self {
        Self { line: 0, held }
    }
}

impl Default for Held {
    fn default() -> Self {
        Self::Table(Table::default())
    }
}

/// A table: values by key.
#[derive(Debug, Default)]
pub(crate) struct Table(BTreeMap<String, Value>);

impl Table {
    /// Puts a value at the path of a field, `goods.items[0].unit`; of a list, only the first entry can be named.
    pub(crate) fn put(&mut self, path: &str, held: Held) {
        let Some((step, rest)) = path.split_once('.') else {
            self.0.insert(path.to_owned(), held.into());
            return;
        };
        let (key, is_list) = match step.strip_suffix("[0]") {
            Some(key) => (key, true),
            None => (step, false),
        };
        let inner = self.0.entry(key.to_owned()).or_insert_with(|| {
            let table = Value::default();
            if is_list {
                Held::List(vec![table]).into()
            } else {
                table
            }
        });
        let inner = if let Held::List(list) = &mut inner.held {
            list.first_mut().map(|first| &mut first.held)
        } else {
            Some(&mut inner.held)
        };
        if let Some(Held::Table(table)) = inner {
            table.put(rest, held);
        }
    }

    /// Takes a value out.
    pub(crate) fn take(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key)
    }

    /// True when it holds `key`.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The text of a key; none when it is not there or no text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match &self.0.get(key)?.held {
            Held::Text(text) => Some(text),
            Held::Number(_) | Held::Date(_) | Held::Flag(_) | Held::List(_) | Held::Table(_) => {
                None
            }
        }
    }

    /// True when nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values whose keys `keep` accepts, and the others.
    pub(super) fn split(self, keep: impl Fn(&str) -> bool) -> (Self, Self) {
        let (kept, rest) = self.0.into_iter().partition(|(key, _)| keep(key));
        (Self(kept), Self(rest))
    }

    /// What has not been taken out.
    pub(super) fn into_rest(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter()
    }

    /// Reads a text of TOML.
    pub(crate) fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let ends = text.match_indices('\n').map(|(at, _)| at);
        let lines = Lines(ends.collect());
        let table = DeTable::parse(text)?;
        Ok(lines.table(table.into_inner()))
    }

    /// Reads a text of JSON.
    pub(crate) fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

/// The offsets at which the lines of a text end.
struct Lines(Vec<usize>);

impl Lines {
    fn table(&self, table: DeTable<'_>) -> Table {
        let entries = table.into_iter();
        Table(
            entries
                .map(|(key, value)| (key.into_inner().into_owned(), self.value(value)))
                .collect(),
        )
    }

    fn list(&self, list: DeArray<'_>) -> Vec<Value> {
        list.into_iter().map(|value| self.value(value)).collect()
    }

    fn value(&self, value: Spanned<DeValue<'_>>) -> Value {
        let start = value.span().start;
        Value {
            line: self.0.partition_point(|end| *end < start) + 1,
            held: match value.into_inner() {
                DeValue::String(text) => Held::Text(text.into_owned()),
                DeValue::Integer(number) => Held::Number(
                    i64::from_str_radix(number.as_str(), number.radix())
                        .map_or_else(|_| number.to_string(), |number| number.to_string()),
                ),
                DeValue::Float(number) => Held::Number(number.as_str().to_owned()),
                DeValue::Boolean(flag) => Held::Flag(flag),
                DeValue::Datetime(date) => Held::Date(date.to_string()),
                DeValue::Array(list) => Held::List(self.list(list)),
                DeValue::Table(table) => Held::Table(self.table(table)),
            },
        }
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Held;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false, a list or a table")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Held, E> {
        Ok(Held::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Held, E> {
        Ok(Held::Number(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Held, E> {
        Ok(Held::Number(number.to_string()))
    }

    /// The shortest text that reads back as the same number: what was written, unless it had more than fifteen
    /// digits.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Held, E> {
        Ok(Held::Number(number.to_string()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Held, E> {
        Ok(Held::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Held, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Held::List(values))
    }

    /// A key that stands twice is refused: one of the two would be lost.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Held, A::Error> {
        let mut table = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            if table.insert(key, value).is_some() {
                return Err(A::Error::custom("a field stands here twice"));
            }
        }
        Ok(Held::Table(Table(table)))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let held = deserializer.deserialize_any(AnyValue)?;
        Ok(Self { line: 0, held })
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(AnyValue)? {
            Held::Table(table) => Ok(table),
            Held::Text(_) | Held::Number(_) | Held::Date(_) | Held::Flag(_) | Held::List(_) => {
                Err(D::Error::custom("a draft is a table"))
            }
        }
    }
}
