//! Who and what travels: passenger lists of carriers and manifests of cargo, read into subjects to screen.
//!
//! In scope: UN/EDIFACT PAXLST in the versions and character sets that carriers send, and tables with a heading. Out of
//! scope: comparing with lists, which is the screening's, and CUSCAR.
//!
//! A message that is cut off is refused; one whose own counts do not fit is read, and that is told. A segment or a row
//! that is broken is told by its place and does not stop the others.

mod columns;
mod edifact;
mod paxlst;
mod subject;
mod table;

use thiserror::Error;

use crate::intake::text::Undecodable;
use crate::model::identifier::Scheme;
use crate::names::names;
use crate::reason::{Reason, Reasoned};
use crate::watchlist::Day;
use crate::watchlist::read::gather::Note;
use crate::watchlist::read::{InvalidHeading, Looks};

pub use columns::columns;
pub use subject::{Journey, MAX_DOCUMENTS, MAX_STOPS, Stop, Subject};

/// Largest file, bytes.
pub const MAX_FILE: usize = 64 * 1024 * 1024;
/// Most subjects of one file.
pub const MAX_SUBJECTS: usize = 100_000;
/// Most segments of one file.
pub const MAX_SEGMENTS: u64 = 5_000_000;
/// Longest segment, bytes.
pub const MAX_SEGMENT: usize = 64 * 1024;
/// Most faults that are told one by one; the rest is counted.
pub const MAX_FAULTS: usize = 1_000;

names! {
    /// A form in which carriers send who and what travels.
    Form;
    /// UN/EDIFACT PAXLST.
    Paxlst = 1 "paxlst";
    /// A table with a heading.
    Csv = 2 "csv";
}

/// Where something stands in a file.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The line, from 1.
    pub line: u64,
    /// The segment within the file, from 1; 0 in a table.
    pub segment: u64,
}

/// What is wrong with a segment or a row. Names the rule, never what stands there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// The tag of the segment or the name of the column.
    pub field: String,
    /// The stable code.
    pub reason: Reason,
    /// What is wrong.
    pub message: String,
    /// True where the subject is screened all the same.
    pub kept: bool,
    /// True where it is screened by what is wrong too, as it is written.
    pub as_written: bool,
    /// True where it is screened by the year alone of a date of birth.
    pub year_alone: bool,
}

/// A file as it was read.
#[derive(Debug)]
pub struct Manifest {
    /// Its form.
    pub form: Form,
    /// Its encoding, by the name of the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// Who and what travels, in the order of the file.
    pub subjects: Vec<Subject>,
    /// What is wrong, up to [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many faults there are.
    pub faulty: usize,
}

/// Why a file as a whole cannot be read.
#[derive(Debug, Error, Reasoned)]
#[reason(Malformed)]
pub enum Unreadable {
    /// The file ends before its end.
    #[error("the file is cut off at line {line}: {how}")]
    #[reason(FileCutOff)]
    Cut {
        /// The last line.
        line: u64,
        /// How that shows.
        how: &'static str,
    },
    /// A limit is passed.
    #[error("the file has more than {0}; split it")]
    #[reason(TooLarge)]
    TooLarge(String),
    /// Something on which all that follows depends.
    #[error("line {line}: {what}")]
    Broken {
        /// The line.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// The heading of a table cannot be read.
    #[error("line 1: {0}")]
    #[reason(ColumnUnknown)]
    Heading(InvalidHeading),
    /// The bytes are of no form that is known.
    #[error("the file {0}")]
    #[reason(ListFormatUnknown)]
    Unknown(Looks),
    /// The bytes are no text of the character set.
    #[error(transparent)]
    #[reason(inner)]
    Text(#[from] Undecodable),
    /// The file names nobody and nothing.
    #[error("the file names nobody and nothing to screen")]
    Empty,
}

/// Reads a file; `form` names its form, none to tell it by the bytes. Nobody in it is born after `today`, nor after the year
/// in which it says that it travels.
///
/// # Errors
/// When the file as a whole cannot be read.
pub fn read(bytes: &[u8], form: Option<Form>, today: Day) -> Result<Manifest, Unreadable> {
    if bytes.len() > MAX_FILE {
        return Err(Unreadable::TooLarge(format!("{MAX_FILE} bytes")));
    }
    let read = match form.unwrap_or_else(|| sniff(bytes)) {
        Form::Paxlst => paxlst::read(bytes, today)?,
        Form::Csv => table::read(bytes, today)?,
    };
    if read.subjects.is_empty() && read.faulty == 0 {
        return Err(Unreadable::Empty);
    }
    Ok(read)
}

/// Messages begin with the separators or the envelope, behind what a carrier's network puts before them.
fn sniff(bytes: &[u8]) -> Form {
    let head = bytes.get(..4096).unwrap_or(bytes);
    if edifact::beginning(head).is_some() {
        Form::Paxlst
    } else {
        Form::Csv
    }
}

/// Keeps faults up to their limit.
#[derive(Default)]
struct Faults {
    told: Vec<Fault>,
    count: usize,
}

impl Faults {
    fn add(
        &mut self,
        place: Place,
        field: &str,
        reason: Reason,
        kept: bool,
        message: impl Into<String>,
    ) {
        self.count += 1;
        if self.told.len() < MAX_FAULTS {
            self.told.push(Fault {
                place,
                field: field.to_owned(),
                reason,
                message: message.into(),
                kept,
                as_written: false,
                year_alone: false,
            });
        }
    }

    /// Tells of a row that is screened as it stands, and may not be whole.
    fn doubted(&mut self, place: Place, message: &str) {
        let told = self.told.len();
        self.add(place, "row", Reason::FileCutOff, true, message);
        let told = self.told.get_mut(told);
        told.into_iter().for_each(|fault| fault.as_written = true);
    }

    /// Takes what is wrong with a subject, which is screened where it is `kept`. A flight is no subject: whoever is on it has
    /// its number.
    fn note(&mut self, place: Place, note: Note, kept: bool) {
        if note.scheme == Some(Scheme::Flight) {
            return;
        }
        let told = self.told.len();
        self.add(place, note.field, note.reason, kept, note.message);
        if let Some(fault) = self.told.get_mut(told) {
            fault.as_written = kept && note.as_written;
            fault.year_alone = kept && note.year_alone;
        }
    }
}

#[cfg(test)]
mod tests;
