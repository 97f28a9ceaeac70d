//! What the node says to officers in sentences: each a code with typed places, and its English.
//!
//! A sentence is a [`Phrase`] before it is words. Its English is made here, from the one table; whoever shows it in another
//! language takes the same code and the same places. A text that stands in no table cannot be said in nine languages, so
//! nothing of it is put together from parts of sentences: what stands in a place is a value, a member of a list, or a
//! whole sentence.
//!
//! In scope: the table, the English, and the form on the wire. Out of scope: the other languages, which the catalogue has,
//! and refusals, whose meaning the table of reasons has.

mod rule_why;
mod system;
mod table;
mod template;
mod value;
mod wire;

pub use self::rule_why::RuleWhy;
pub use self::table::Phrase;
pub use self::template::{Piece, pieces};
pub use self::value::{Joint, List, Name, Place, Said, Sort, Value};

/// A row of the table: one sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Row {
    /// Its code.
    pub code: &'static str,
    /// Its English, with places as `{ $name }`.
    pub english: &'static str,
    /// Its places, and what stands in each.
    pub places: &'static [(&'static str, Sort)],
}

impl Row {
    /// The row of a code; none where this version has none.
    pub fn of(code: &str) -> Option<&'static Self> {
        Phrase::TABLE.iter().find(|row| row.code == code)
    }
}

#[cfg(test)]
mod tests;
