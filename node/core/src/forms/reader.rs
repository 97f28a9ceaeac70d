//! Reads fields one by one, keeps the path to each, and collects what is wrong.

use super::value::{Held, Table, Value};
use crate::model::codes::CODE_LIST;
use crate::model::text::{TextFault, is_code_form};
use crate::model::{InvalidRecord, RecordId};
use crate::party::Party;
use crate::reason::Reason;

/// Most errors that are told of one record.
const MAX_ERRORS: usize = 64;

/// Who wrote what is read.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Source {
    /// An officer of this node: only codes of this version's list.
    Draft,
    /// Another node, with this version's code list.
    Peer,
    /// Another node with a newer code list, whose codes are kept though they are not known here.
    NewerPeer,
}

impl Source {
    /// A peer whose header names `code_list`.
    pub(crate) fn peer(code_list: &str) -> Self {
        if code_list == CODE_LIST {
            Self::Peer
        } else {
            Self::NewerPeer
        }
    }
}

/// A place on the way to a field: a name, or the position in a list.
#[derive(Clone, Copy)]
enum Step {
    Name(&'static str),
    Position(usize),
}

/// The way to a place in a record.
#[derive(Clone, Default)]
pub(crate) struct Path(Vec<Step>);

impl Path {
    /// Does something with `name` added; an empty name adds nothing.
    pub(super) fn push(&mut self, name: &'static str) {
        self.0.push(Step::Name(name));
    }

    pub(super) fn push_position(&mut self, position: usize) {
        self.0.push(Step::Position(position));
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// The path of the field `name` of this place, `goods.items[1].unit`; of the place itself when `name` is empty.
    pub(crate) fn field(&self, name: &str) -> String {
        let mut field = written(&self.0);
        join(&mut field, name);
        field
    }

    /// The path of the section, or of the one of its entries that this place is within, `goods.items[1]`.
    pub(crate) fn entry(&self) -> String {
        let is_entry = |step: &Step| matches!(step, Step::Position(_));
        let end = self.0.iter().position(is_entry).unwrap_or(0);
        written(self.0.get(..=end).unwrap_or_default())
    }

    /// The name of the first field on the way: the section.
    pub(crate) fn section(&self) -> &'static str {
        self.names().next().unwrap_or_default()
    }

    /// The name of the last field on the way; of an item that of its list.
    pub(crate) fn name(&self) -> &'static str {
        self.names().next_back().unwrap_or_default()
    }

    fn names(&self) -> impl DoubleEndedIterator<Item = &'static str> {
        self.0.iter().filter_map(|step| match step {
            Step::Name(name) if !name.is_empty() => Some(*name),
            Step::Name(_) | Step::Position(_) => None,
        })
    }
}

fn written(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps.iter().copied() {
        match step {
            Step::Name(name) => join(&mut path, name),
            Step::Position(position) => path.push_str(&format!("[{position}]")),
        }
    }
    path
}

fn join(field: &mut String, name: &str) {
    if !field.is_empty() && !name.is_empty() {
        field.push('.');
    }
    field.push_str(name);
}

pub(crate) struct Reader {
    source: Source,
    path: Path,
    /// Line of the draft file that is read, from 1; 0 when it is no file of lines.
    line: usize,
    errors: Vec<InvalidRecord>,
}

impl Reader {
    pub(crate) fn new(source: Source) -> Self {
        Self {
            source,
            path: Path::default(),
            line: 0,
            errors: Vec::new(),
        }
    }

    /// What was read, unless an error was told.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Vec<InvalidRecord>> {
        if self.errors.is_empty() {
            Ok(value)
        } else {
            Err(self.errors)
        }
    }

    /// The errors that were told.
    pub(crate) fn into_errors(self) -> Vec<InvalidRecord> {
        self.errors
    }

    pub(super) const fn source(&self) -> Source {
        self.source
    }

    /// Reads with `name` added to the path.
    pub(crate) fn within<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(name);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Refuses the field `name` of where the reader is; the place itself when `name` is empty.
    pub(crate) fn refuse(&mut self, name: &str, reason: Reason, message: &str) {
        if self.errors.len() >= MAX_ERRORS {
            return;
        }
        let field = self.path.field(name);
        let message = match self.line {
            0 => message.to_owned(),
            line => format!("{message} (line {line})"),
        };
        self.errors.push(InvalidRecord::new(field, reason, message));
    }

    pub(super) fn text_fault(&mut self, name: &str, fault: Option<TextFault>) {
        match fault {
            None => {}
            Some(fault @ TextFault::TooLong(max)) => {
                let message = format!("is longer than {max} characters; shorten it");
                self.refuse(name, fault.reason(), &message);
            }
            Some(fault @ TextFault::Control) => self.refuse(
                name,
                fault.reason(),
                "holds a control character or a directional override; remove it",
            ),
        }
    }

    /// Refuses the field `name` when it is empty.
    pub(super) fn require(&mut self, name: &str, is_empty: bool) {
        if is_empty {
            self.refuse(name, Reason::FieldMissing, "is required");
        }
    }

    /// Reads each item of a list, and leaves out what was refused; a list above its limit is refused unread.
    pub(super) fn list<T, U>(
        &mut self,
        name: &'static str,
        max: usize,
        items: Vec<T>,
        mut read: impl FnMut(&mut Self, T) -> Option<U>,
    ) -> Vec<U> {
        if items.len() > max {
            let message = format!("has more than {max} entries");
            self.refuse(name, Reason::FieldTooLong, &message);
            return Vec::new();
        }
        let mut all = Vec::with_capacity(items.len());
        self.within(name, |at| {
            for (position, item) in items.into_iter().enumerate() {
                at.path.push_position(position);
                all.extend(read(at, item));
                at.path.pop();
            }
        });
        all
    }

    pub(super) fn party(&mut self, name: &str, text: &str) -> Option<Party> {
        let party = text.parse();
        if party.is_err() {
            let message =
                "is not a party; write the state and the authority, for example GE/revenue-service";
            self.refuse(name, Reason::FieldInvalid, message);
        }
        party.ok()
    }

    pub(super) fn id(&mut self, name: &str, bytes: &[u8]) -> Option<RecordId> {
        let id = RecordId::from_slice(bytes);
        if let Err(error) = id {
            self.refuse(name, Reason::FieldInvalid, &format!("is {error}"));
        }
        id.ok()
    }

    /// Reads what stands on a line of the file.
    pub(super) fn on_line<T>(&mut self, line: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        self.line = line;
        let value = read(self);
        self.line = 0;
        value
    }

    /// Takes a table out of the file's table; none when it is not there or no table.
    pub(super) fn take_table(&mut self, name: &'static str, table: &mut Table) -> Option<Table> {
        let value = table.take(name)?;
        self.on_line(value.line, |at| fill_table(at, name, value))
    }

    /// Refuses the file's fields that no row took.
    pub(super) fn refuse_rest(&mut self, table: Table, known: &[&str]) {
        for (key, value) in table.into_rest() {
            self.line = value.line;
            let key = if is_code_form(&key) {
                key
            } else {
                String::new()
            };
            let message = format!("is no field here; the fields are {}", known.join(", "));
            self.refuse(&key, Reason::Malformed, &message);
            self.line = 0;
        }
    }
}

/// Takes a table from a file; none when the value is of another type.
pub(super) fn fill_table(at: &mut Reader, name: &str, value: Value) -> Option<Table> {
    if let Held::Table(table) = value.held {
        return Some(table);
    }
    at.refuse(name, Reason::FieldInvalid, "is not a table of fields");
    None
}
