//! A single draft as a file that an officer writes, in TOML or JSON.
//!
//! The file has the shape of the record: the paths that errors give are those of the file. Codes stand as text,
//! with what they mean here after a colon where it is needed (`"other: bee venom"`); numbers, dates and times
//! stand as people write them. [`sample()`] shows every field.

use ntc_proto::node;
use thiserror::Error;

use super::judged;
use crate::forms::{Filled, Table, fill_draft};
use crate::model::InvalidRecord;
use crate::reason::Reason;

pub use crate::forms::sample;

/// Largest file, bytes.
pub const MAX_DRAFT_FILE: usize = 1024 * 1024;

/// Why a file is no draft. Says where and by which rule, never what stands there.
#[derive(Debug, Error)]
pub enum InvalidDraftFile {
    /// Larger than [`MAX_DRAFT_FILE`].
    #[error("the file is larger than {MAX_DRAFT_FILE} bytes; send pictures and documents as media")]
    TooLarge,
    /// All that is wrong with it, at least one: what is no TOML or JSON by line and column, and every field that breaks
    /// its rule.
    #[error("{}", list(.0))]
    Fields(Vec<InvalidRecord>),
}

// By hand: of several the first counts, and there may be none.
impl InvalidDraftFile {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::TooLarge => Reason::TooLarge,
            Self::Fields(errors) => errors
                .first()
                .map_or(Reason::FieldInvalid, InvalidRecord::reason),
        }
    }
}

fn list(errors: &[InvalidRecord]) -> String {
    let lines: Vec<_> = errors.iter().map(InvalidRecord::to_string).collect();
    lines.join("\n")
}

/// Reads a draft: JSON where the text starts with a brace, TOML otherwise. What comes out is what a client sends,
/// each of its fields read by its rule; the rules between fields are those of [`crate::record::Draft::check_all`].
///
/// # Errors
/// When the file has another shape, or a field breaks its rule: all of them at once.
pub fn read(text: &str) -> Result<node::v1::Draft, InvalidDraftFile> {
    let (table, faults) = table(text)?;
    let Filled { draft, errors } = fill_draft(table);
    match judged(draft.clone(), faults, errors) {
        Ok(_) => Ok(draft),
        Err(errors) => Err(InvalidDraftFile::Fields(errors)),
    }
}

/// The table that the text holds, and what in it is none.
pub(super) fn table(text: &str) -> Result<(Table, Vec<InvalidRecord>), InvalidDraftFile> {
    if text.len() > MAX_DRAFT_FILE {
        return Err(InvalidDraftFile::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        from_json(text)
    } else {
        Ok(from_toml(text))
    }
}

fn from_json(text: &str) -> Result<(Table, Vec<InvalidRecord>), InvalidDraftFile> {
    let table = Table::from_json(text).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        let fault = syntax(error.line(), error.column(), message);
        InvalidDraftFile::Fields(vec![fault])
    })?;
    Ok((table, Vec::new()))
}

fn from_toml(text: &str) -> (Table, Vec<InvalidRecord>) {
    let (table, faults) = Table::from_toml(text);
    let faults = faults.iter();
    let faults = faults.map(|fault| syntax(fault.line, fault.column, &fault.message));
    (table, faults.collect())
}

/// Parsers repeat the value that they did not expect; an officer's value stays out of errors.
fn syntax(line: usize, column: usize, message: &str) -> InvalidRecord {
    let expected = message
        .starts_with("invalid ")
        .then(|| message.split_once(", expected "))
        .flatten();
    let message = match expected {
        Some((_, "nothing")) => "there is more here than one value".to_owned(),
        Some((_, expected)) => format!("this is not {expected}"),
        None => message.to_owned(),
    };
    let of_structure = [
        "duplicate",
        "EOF",
        "unclosed",
        "trailing",
        "a number has",
        "this is neither",
    ];
    let message = if of_structure.iter().any(|word| message.starts_with(word)) {
        message
    } else {
        format!("{message}; put a text or a date in quotation marks")
    };
    InvalidRecord::new(
        format!("line {line}, column {column}"),
        Reason::Malformed,
        message,
    )
}

#[cfg(test)]
pub(crate) mod tests;
