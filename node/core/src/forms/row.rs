//! A row of a form, as documentation and samples need it.

use crate::model::codes::CodeList;

/// A field as its table declares it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name, lower snake case: the key in draft files, in `--json` and in the paths of errors.
    pub name: &'static str,
    /// What it means.
    pub help: &'static str,
    /// A value as an officer could write it, without quotation marks; none where it holds a table of its own.
    pub sample: Option<&'static str>,
    /// What it may hold.
    pub facts: Facts,
}

/// How a cell of a table holds a field.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum CellForm {
    /// A word, a text.
    #[default]
    Text,
    /// A date or a time.
    Time,
    /// A whole number.
    Whole,
    /// A number with a fraction, as the file's other numbers are written.
    Decimal,
    /// Yes or no.
    Flag,
    /// An identifier: its scheme, a colon, and as written; the issuing state in brackets.
    Identifier,
    /// None: fields of its own.
    Fields,
}

/// A name that a field may hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Name {
    /// As files write it.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// What a field may hold.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its form and its bounds, as a sentence without a stop.
    pub holds: String,
    /// True when the form is refused without it.
    pub is_required: bool,
    /// How a cell of a table holds it.
    pub cell: CellForm,
    /// True when a file writes it in quotation marks.
    pub is_quoted: bool,
    /// True when there may be several.
    pub is_list: bool,
    /// The list that its code is taken from.
    pub codes: Option<&'static CodeList>,
    /// The names that it is one of, where these are names of this software's own.
    pub names: Vec<Name>,
    /// The rows of what it holds, where that is a form.
    pub parts: Vec<Row>,
}

impl Facts {
    pub(super) fn new(holds: impl Into<String>) -> Self {
        Self {
            holds: holds.into(),
            ..Self::default()
        }
    }

    pub(super) fn cell(self, cell: CellForm) -> Self {
        Self { cell, ..self }
    }

    pub(super) fn required(self, is_required: bool) -> Self {
        Self {
            is_required,
            ..self
        }
    }

    pub(super) fn quoted(self) -> Self {
        Self {
            is_quoted: true,
            ..self
        }
    }

    pub(super) fn list(self, max: usize) -> Self {
        Self {
            holds: format!("up to {max}: {}", self.holds),
            is_list: true,
            is_required: false,
            ..self
        }
    }
}

impl Row {
    /// The name as people read it.
    pub fn label(&self) -> String {
        label(self.name)
    }
}

/// What numbers count whose name does not say it.
const COUNTED_IN: [(&str, &str); 2] = [("answer_within", "minutes"), ("size", "bytes")];

/// The words of a key, and what it is counted in.
pub fn label(key: &str) -> String {
    let words = key.replace('_', " ");
    match COUNTED_IN.iter().find(|(name, _)| *name == key) {
        Some((_, unit)) => format!("{words} ({unit})"),
        None => words,
    }
}
