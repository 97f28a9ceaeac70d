//! A single draft as a file that an officer writes, in TOML or JSON.
//!
//! The file has the shape of the record: the paths that errors give are those of the file. Codes stand as text,
//! with what they mean here after a colon where it is needed (`"other: bee venom"`); numbers, dates and times
//! stand as people write them. [`sample()`] shows every field.

use ntc_proto::node;
use thiserror::Error;

use crate::forms::{Table, fill_draft};
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
    /// Neither TOML nor JSON of the right shape.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// Fields that hold no number, date, name or hash; at least one.
    #[error("{}", list(.0))]
    Fields(Vec<InvalidRecord>),
}

impl InvalidDraftFile {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::TooLarge => Reason::TooLarge,
            Self::Syntax { .. } => Reason::Malformed,
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

/// Reads a draft: JSON where the text starts with a brace, TOML otherwise. What comes out is what a client sends;
/// [`crate::wire::record::draft`] checks it.
///
/// # Errors
/// When the file has another shape, or a field holds no number, date, name or hash where one belongs.
pub fn read(text: &str) -> Result<node::v1::Draft, InvalidDraftFile> {
    if text.len() > MAX_DRAFT_FILE {
        return Err(InvalidDraftFile::TooLarge);
    }
    let table = if text.trim_start().starts_with('{') {
        Table::from_json(text).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            syntax(error.line(), error.column(), message)
        })?
    } else {
        Table::from_toml(text).map_err(|error| {
            let before = error
                .span()
                .and_then(|span| text.get(..span.start))
                .unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before
                .rsplit('\n')
                .next()
                .unwrap_or_default()
                .chars()
                .count()
                + 1;
            syntax(line, column, error.message())
        })?
    };
    fill_draft(table).map_err(InvalidDraftFile::Fields)
}

/// Parsers repeat the value that they did not expect; an officer's value stays out of errors.
fn syntax(line: usize, column: usize, message: &str) -> InvalidDraftFile {
    let expected = message
        .starts_with("invalid ")
        .then(|| message.split_once(", expected "))
        .flatten();
    let message = match expected {
        Some((_, expected)) => format!("this is not {expected}"),
        None => message.to_owned(),
    };
    InvalidDraftFile::Syntax {
        line,
        column,
        message,
    }
}

#[cfg(test)]
mod tests;
