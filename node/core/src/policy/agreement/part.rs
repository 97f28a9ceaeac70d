//! A document's tables as they are read: each field with its path and its line, and all that is wrong with any of them.

use std::cell::RefCell;

use super::{InvalidAgreement, MAX_FAULTS, MAX_SPAN, text};
use crate::forms::{Held, Table, TomlFault, Value};
use crate::model::text::is_code_form;

/// What is wrong with a document, as it is found.
pub(super) struct Faults {
    found: RefCell<Vec<InvalidAgreement>>,
    /// True when a part of it is no TOML, so that what is not found may stand there.
    is_broken: bool,
}

impl Faults {
    /// With what of the document is no TOML.
    pub(super) fn of(broken: Vec<TomlFault>) -> Self {
        let faults = Self {
            found: RefCell::default(),
            is_broken: !broken.is_empty(),
        };
        for fault in broken {
            faults.tell(fault.line, "", fault.message);
        }
        faults
    }

    /// Notes what is wrong; nothing beyond the limit.
    pub(super) fn tell(&self, line: usize, field: &str, message: impl Into<String>) {
        let mut found = self.found.borrow_mut();
        if found.len() < MAX_FAULTS {
            found.push(InvalidAgreement {
                line: (line > 0).then_some(line),
                field: field.to_owned(),
                message: message.into(),
            });
        }
    }

    /// What was read, or all that is wrong in the order of the lines; what has no line is first.
    pub(super) fn finish<T>(self, read: Option<T>) -> Result<T, Vec<InvalidAgreement>> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|fault| fault.line);
        match read {
            Some(read) if found.is_empty() => Ok(read),
            _ => Err(found),
        }
    }
}

/// A field as it is written.
pub(super) struct Item<'f> {
    pub(super) field: String,
    line: usize,
    held: Held,
    faults: &'f Faults,
}

impl<'f> Item<'f> {
    /// The document itself.
    pub(super) fn document(table: Table, faults: &'f Faults) -> Self {
        Self {
            field: String::new(),
            line: 0,
            held: Held::Table(table),
            faults,
        }
    }

    fn inner(&self, field: String, value: Value) -> Self {
        Self {
            field,
            line: value.line,
            held: value.held,
            faults: self.faults,
        }
    }

    /// Tells what is wrong with it. Repeats no text of the document that may be personal.
    pub(super) fn refuse<T>(&self, message: impl Into<String>) -> Option<T> {
        self.faults.tell(self.line, &self.field, message);
        None
    }

    /// What was read of it, or why it was not.
    pub(super) fn take<T>(&self, read: Result<T, String>) -> Option<T> {
        read.map_or_else(|why| self.refuse(why), Some)
    }

    /// A text.
    pub(super) fn text(&self) -> Option<&str> {
        self.as_text()
            .or_else(|| self.refuse("write a text in quotation marks"))
    }

    /// A text; none, and nothing told, when it is none.
    pub(super) fn as_text(&self) -> Option<&str> {
        if let Held::Text(text) = &self.held {
            Some(text)
        } else {
            None
        }
    }

    /// A text of one line.
    pub(super) fn line(&self, max: usize) -> Option<String> {
        let text = self.text()?;
        self.take(text::line(text, max))
    }

    /// One of the words that a type knows, in its one spelling: other programs read the same bytes.
    pub(super) fn word<T>(&self) -> Option<T>
    where
        T: std::str::FromStr + std::fmt::Display,
        T::Err: std::fmt::Display,
    {
        let text = self.text()?;
        self.take(exact(text))
    }

    /// One of these words.
    pub(super) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let written = self.text()?;
        let found = words.iter().find(|(word, _)| *word == written);
        let names: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let asked = || match names.as_slice() {
            [first @ .., last] => format!("write {} or {last}", first.join(", ")),
            [] => "nothing can stand here".to_owned(),
        };
        self.take(found.map(|(_, meant)| *meant).ok_or_else(asked))
    }

    /// A number; none, and nothing told, when it is none.
    pub(super) fn as_number(&self) -> Option<u32> {
        if let Held::Number(number) = &self.held {
            number.parse().ok()
        } else {
            None
        }
    }

    /// A number in a range.
    pub(super) fn number(&self, least: u32, most: u32) -> Option<u32> {
        let number = self
            .as_number()
            .filter(|number| (least..=most).contains(number));
        self.take(number.ok_or_else(|| format!("it is a whole number from {least} to {most}")))
    }

    /// A number of hours or days.
    pub(super) fn span(&self, least: u32) -> Option<u32> {
        self.number(least, MAX_SPAN)
    }

    /// True or false.
    pub(super) fn flag(&self) -> Option<bool> {
        if let Held::Flag(flag) = &self.held {
            Some(*flag)
        } else {
            self.refuse("write true or false")
        }
    }

    /// A date as TOML has it; none, and nothing told, when it is none.
    pub(super) fn as_date(&self) -> Option<&str> {
        if let Held::Date(date) = &self.held {
            Some(date)
        } else {
            None
        }
    }

    /// How many entries a list has; none when it is no list.
    pub(super) const fn count(&self) -> Option<usize> {
        if let Held::List(list) = &self.held {
            Some(list.len())
        } else {
            None
        }
    }

    /// True when it is a table.
    pub(super) const fn is_table(&self) -> bool {
        matches!(self.held, Held::Table(_))
    }

    /// Reads each entry of a list of values, which all stand at the list's own field.
    pub(super) fn values(&mut self) -> Option<Vec<Self>> {
        self.entries_at(|field, _| field.to_owned())
    }

    /// Reads each entry of a list of tables, which count from 1.
    pub(super) fn tables(&mut self) -> Option<Vec<Self>> {
        self.entries_at(|field, number| format!("{field}[{number}]"))
    }

    fn entries_at(&mut self, name: impl Fn(&str, usize) -> String) -> Option<Vec<Self>> {
        let held = std::mem::take(&mut self.held);
        let Held::List(list) = held else {
            return self.refuse("write a list in brackets");
        };
        let entries = (1..).zip(list);
        let entries = entries.map(|(number, value)| self.inner(name(&self.field, number), value));
        Some(entries.collect())
    }

    /// The entries of a table that names what it is about itself.
    pub(super) fn named(&mut self) -> Option<Vec<(String, Self)>> {
        let table = self.held_table()?;
        let entries = table.into_rest().map(|(name, value)| {
            let field = within(&self.field, &name);
            let item = self.inner(field, value);
            (name, item)
        });
        Some(entries.collect())
    }

    /// Reads a table field by field, and tells each that nothing took.
    pub(super) fn table<T>(
        &mut self,
        read: impl FnOnce(&mut Part<'_, 'f>) -> Option<T>,
    ) -> Option<T> {
        let table = self.held_table()?;
        let mut part = Part {
            at: self,
            table,
            known: Vec::new(),
        };
        let read = read(&mut part);
        part.end();
        read
    }

    fn held_table(&mut self) -> Option<Table> {
        if let Held::Table(table) = std::mem::take(&mut self.held) {
            Some(table)
        } else {
            self.refuse("write a table of fields")
        }
    }
}

/// A table as it is read.
pub(super) struct Part<'i, 'f> {
    at: &'i Item<'f>,
    table: Table,
    known: Vec<&'static str>,
}

impl<'f> Part<'_, 'f> {
    fn find(&mut self, name: &'static str) -> Option<Item<'f>> {
        self.known.push(name);
        let value = self.table.take(name)?;
        Some(self.at.inner(within(&self.at.field, name), value))
    }

    /// Reads a field that has to be there.
    pub(super) fn need<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Item<'f>) -> Option<T>,
    ) -> Option<T> {
        match self.find(name) {
            Some(mut item) => read(&mut item),
            None if self.at.faults.is_broken => None,
            None => self.refuse(name, "is missing; write it"),
        }
    }

    /// Reads a field that may be left out; none when it is there and cannot be read.
    pub(super) fn may<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Item<'f>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.find(name) {
            Some(mut item) => read(&mut item).map(Some),
            None => Some(None),
        }
    }

    /// Reads a field that says no more than its empty value when it is left out.
    pub(super) fn or_empty<T: Default>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Item<'f>) -> Option<T>,
    ) -> Option<T> {
        self.may(name, read).map(Option::unwrap_or_default)
    }

    /// Tells what is wrong with a field of it, or with itself when `name` is empty.
    pub(super) fn refuse<T>(&self, name: &str, message: impl Into<String>) -> Option<T> {
        let field = within(&self.at.field, name);
        self.at.faults.tell(self.at.line, &field, message);
        None
    }

    /// Tells what of the table nothing took.
    fn end(self) {
        let known = self.known.join(", ");
        for (key, value) in self.table.into_rest() {
            let item = self.at.inner(within(&self.at.field, &key), value);
            let _told: Option<()> =
                item.refuse(format!("is no field here; the fields are {known}"));
        }
    }
}

/// What a word names in its one spelling.
pub(super) fn exact<T>(text: &str) -> Result<T, String>
where
    T: std::str::FromStr + std::fmt::Display,
    T::Err: std::fmt::Display,
{
    let read: T = text.parse().map_err(|error: T::Err| error.to_string())?;
    let spelling = read.to_string();
    if spelling == text {
        return Ok(read);
    }
    Err(format!("write {spelling}"))
}

/// The path of a field; a key that may be any text is not repeated.
fn within(field: &str, name: &str) -> String {
    match (field.is_empty(), is_code_form(name)) {
        (true, true) => name.to_owned(),
        (false, true) => format!("{field}.{name}"),
        (_, false) => field.to_owned(),
    }
}
