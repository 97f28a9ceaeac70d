//! The lists that exist, read as their publishers write them.
//!
//! In scope: telling the form of a file, reading entries out of it one after the other with bounded memory, and saying
//! by file and line what cannot be read. A file that is cut off is refused as a whole: what is missing from a list is
//! looked for by nobody, and no entry says so. In forms of lines a cut shows by a last line without its break or with
//! open quotation marks, in XML by an element that is not closed, in JSON by a value that does not end. A cut exactly
//! between two lines shows only by the entries that are missing: see [`super::diff`]. Of a table of one's own the last row
//! may lack its break, for many programs write none: it is whole when it has every cell, and where its last cell can go
//! on the doubt is told.
//!
//! Readers hand entries on as they read. Whoever takes them keeps them apart until [`read`] has ended well.

pub(crate) mod column;
mod country;
mod eu;
mod eu_xml;
mod ftm;
pub(crate) mod gather;
mod lines;
mod looks;
mod ofac;
mod opensanctions;
mod out;
pub(crate) mod own;
mod own_json;
mod remark;
mod rows;
mod scheme;
mod sniff;
mod source;
mod tells;
mod uk;
mod uk_xml;
mod un;
mod xml;

use std::fmt;
use std::io;
use std::ops::ControlFlow;

use thiserror::Error;

use super::entry::Entry;
use super::list::MAX_ENTRIES;
use crate::intake::text::{Decoded, Undecodable, beginning};
use crate::model::Day;
use crate::names::names;
use crate::reason::{Reason, Reasoned};
use out::Out;

pub use column::{Column, InvalidHeading, UnknownColumn};
pub use country::country;
pub use ftm::MAX_ATTACHED;
pub use lines::MAX_LINE;
pub use looks::Looks;
pub use ofac::MAX_JOINED;
pub use own::{MAX_OWN_FILE, columns};
pub use own_json::json;
pub use sniff::sniff;
pub use source::{Bytes, Source};
pub use xml::{MAX_DEPTH, MAX_TEXT};

/// Largest file, bytes.
pub const MAX_FILE: u64 = 8 * 1024 * 1024 * 1024;
/// Most files of one list, and of several that are named together: those of all publishers with room to spare.
pub const MAX_FILES: usize = 32;
/// Most faults that are told one by one; the rest is counted.
pub const MAX_FAULTS: u64 = 1_000;

names! {
    /// A form in which lists are published.
    Format;
    /// `entities.ftm.json`: FollowTheMoney entities, one a line.
    Ftm = 1 "ftm";
    /// `targets.simple.csv` of OpenSanctions.
    OpenSanctions = 2 "opensanctions";
    /// `SDN.CSV` or `CONS_PRIM.CSV` of the United States, with its `ADD`, `ALT` and `SDN_COMMENTS`.
    Ofac = 3 "ofac";
    /// `consolidated.xml` of the United Nations Security Council.
    Un = 4 "un";
    /// `csvFullSanctionsList_1_1` or `xmlFullSanctionsList_1_1` of the European Union.
    Eu = 5 "eu";
    /// `UK-Sanctions-List.csv` or `UK-Sanctions-List.xml` of the United Kingdom.
    Uk = 6 "uk";
    /// A table of one's own with a heading.
    Csv = 7 "csv";
    /// Entries of one's own, as JSON.
    Json = 8 "json";
}

impl Format {
    /// True for forms of one's own: their files are of no publisher after which a list is called.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Csv | Self::Json)
    }
}

/// Where something stands in the files of a list.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The file, from 0, in the order in which they were named.
    pub file: usize,
    /// The line, from 1; of an entry of several lines the first.
    pub line: u64,
}

/// What is wrong with one entry. Names field and rule, never what stands there; of a number that leads to no person it names
/// the one that would hold.
#[derive(Clone, Debug, Eq, PartialEq, Reasoned)]
#[reason(self.reason, field = "{field}")]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// The list's own name of the entry, where it could be read.
    pub key: String,
    /// The field, as the model names it.
    pub field: String,
    /// The stable code.
    pub reason: Reason,
    /// What is wrong.
    pub message: String,
    /// True where the entry is taken all the same, without what is wrong or with it.
    pub kept: bool,
    /// True where the entry has what is wrong, as it is written.
    pub as_written: bool,
    /// True where the entry has the year alone of a date of birth.
    pub year_alone: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line } = self.place;
        write!(
            f,
            "file {}, line {line}, {}: {}",
            file + 1,
            self.field,
            self.message
        )
    }
}

/// What a reader hands on.
#[derive(Debug)]
pub enum Item {
    /// An entry that holds, and where it stands.
    Entry(Place, Box<Entry>),
    /// Something that does not.
    Fault(Fault),
}

/// Takes what a reader hands on; breaks off the reading with [`ControlFlow::Break`].
pub type Take<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;

/// A file as it was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FileTold {
    /// SHA-256 of its bytes.
    pub digest: [u8; 32],
    /// Its length.
    pub bytes: u64,
}

/// A list as it was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Told {
    /// Its form.
    pub format: Format,
    /// True where the form was told by the bytes.
    pub is_detected: bool,
    /// Its files, in the order in which they were named.
    pub files: Vec<FileTold>,
    /// The date or version that the list gives itself, as it writes it; empty where it gives none.
    pub version: String,
    /// Entries handed on.
    pub entries: u64,
    /// Entries or lines that were not taken.
    pub refused: u64,
    /// Faults, those of entries that were taken among them.
    pub faults: u64,
    /// What was left out because nothing is screened against it, by the list's word for it, and how often.
    pub left: Vec<(String, u64)>,
}

/// Why a list as a whole cannot be read.
#[derive(Debug, Error, Reasoned)]
#[reason(Malformed)]
pub enum Unreadable {
    /// The file ends before its end.
    #[error("file {file} is cut off at line {line}: {how}")]
    #[reason(FileCutOff)]
    Cut {
        /// The file, from 1.
        file: usize,
        /// The last line.
        line: u64,
        /// How that shows.
        how: &'static str,
    },
    /// Something on which all that follows depends.
    #[error("file {file}, line {line}: {what}")]
    Broken {
        /// The file, from 1.
        file: usize,
        /// The line.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// The heading of a table cannot be read.
    #[error("file {file}, line 1: {fault}")]
    #[reason(ColumnUnknown)]
    Heading {
        /// The file, from 1.
        file: usize,
        /// Why.
        fault: InvalidHeading,
    },
    /// A document type or an entity is declared.
    #[error("file {file}, line {line} declares a document type or an entity; no list does")]
    #[reason(EntityDeclared)]
    Declared {
        /// The file, from 1.
        file: usize,
        /// The line.
        line: u64,
    },
    /// A limit is passed.
    #[error("{0}")]
    #[reason(TooLarge)]
    TooLarge(String),
    /// The bytes are of no form that is known.
    #[error("the file {0}")]
    #[reason(ListFormatUnknown)]
    Unknown(Looks),
    /// A part of the list stands alone.
    #[error("the file that names the entries is not among those named")]
    #[reason(ListPartMissing)]
    PartMissing,
    /// The file that was read first is not the one that was read then.
    #[error("file {file} changed while it was read")]
    #[reason(FileChanged)]
    Changed {
        /// The file, from 1.
        file: usize,
    },
    /// The bytes are no text.
    #[error(transparent)]
    #[reason(inner)]
    Text(#[from] Undecodable),
    /// The list holds nothing.
    #[error("the list has no entry that can be taken")]
    Empty,
    /// Each of its entries has a fault.
    #[error("the list has no entry that can be taken; {0}")]
    #[reason(inner)]
    NoneHolds(Fault),
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    #[reason(NotFound)]
    Io(io::Error),
    /// Whoever takes the entries broke off.
    #[error("the reading was broken off")]
    #[reason(Internal)]
    Stopped,
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::FileTooLarge {
            return Self::TooLarge(error.to_string());
        }
        Self::Io(error)
    }
}

/// Reads a list of one or several files; `format` names its form, none to tell it by the bytes. What is written here, in a
/// table or in JSON, is judged as it is `today`; what others publish stays as it is.
///
/// # Errors
/// When the list as a whole cannot be read. What was handed on until then is not the list.
pub fn read(
    files: &mut [&mut dyn Source],
    format: Option<Format>,
    today: Day,
    take: &mut Take<'_>,
) -> Result<Told, Unreadable> {
    if files.len() > MAX_FILES {
        let told = format!("a list has at most {MAX_FILES} files");
        return Err(Unreadable::TooLarge(told));
    }
    let first = files
        .first_mut()
        .map(|first| &mut **first as &mut dyn Source);
    let found = form(first, format)?;
    let mut out = Out::new(take, today);
    let digests = match found {
        Format::Ofac => ofac::read(files, &mut out)?,
        Format::Ftm => each(files, &mut out, ftm::read)?,
        Format::OpenSanctions => each(files, &mut out, opensanctions::read)?,
        Format::Un => each(files, &mut out, un::read)?,
        Format::Eu => each(files, &mut out, eu::read)?,
        Format::Uk => each(files, &mut out, uk::read)?,
        Format::Csv => each(files, &mut out, own::read)?,
        Format::Json => each(files, &mut out, own_json::read)?,
    };
    let (counted, first) = out.counted();
    if counted.entries == 0 {
        return Err(first.map_or(Unreadable::Empty, Unreadable::NoneHolds));
    }
    Ok(Told {
        format: found,
        is_detected: format.is_none(),
        files: digests,
        ..counted
    })
}

/// The form of a list by its first file: the one that is named, else the one that its bytes tell.
///
/// # Errors
/// When there is no file, or its bytes are of no form.
pub fn form(first: Option<&mut dyn Source>, named: Option<Format>) -> Result<Format, Unreadable> {
    let head = sniff::head(first.ok_or(Unreadable::PartMissing)?)?;
    let form = named.or_else(|| sniff(&head));
    let form = form.filter(|_| Looks::of_no_text(&head).is_none());
    let form = form.ok_or_else(|| of_no_form(&head))?;
    match saved_again(form, &head) {
        Some(encoding) => Err(Unreadable::Unknown(Looks::SavedAgain(encoding))),
        None => Ok(form),
    }
}

/// What is wrong with a file of no form: a table whose columns nobody knows is told by them.
fn of_no_form(head: &[u8]) -> Unreadable {
    let looks = Looks::of(head);
    let is_other = matches!(looks, Looks::Other);
    let fault = is_other.then(|| own::of_no_column(&beginning(head).text));
    match fault.flatten() {
        Some(fault) => Unreadable::Heading { file: 1, fault },
        None => Unreadable::Unknown(looks),
    }
}

/// The encoding in which a program for tables saved a file that its publisher wrote in UTF-8. A table of one's own is
/// read in any.
fn saved_again(form: Format, head: &[u8]) -> Option<&'static str> {
    let Decoded {
        encoding,
        is_certain,
        ..
    } = beginning(head);
    // The United States may write single letters in another one: those rows are told by their lines.
    let is_told = is_certain || form != Format::Ofac;
    (!form.is_own() && encoding != "UTF-8" && is_told).then_some(encoding)
}

/// Reads files that do not depend on one another.
fn each(
    files: &mut [&mut dyn Source],
    out: &mut Out<'_>,
    one: fn(usize, &mut dyn Source, &mut Out<'_>) -> Result<FileTold, Unreadable>,
) -> Result<Vec<FileTold>, Unreadable> {
    let numbered = files.iter_mut().enumerate();
    numbered
        .map(|(at, source)| one(at, &mut **source, out))
        .collect()
}

fn too_many_entries() -> Unreadable {
    Unreadable::TooLarge(format!("the list has more than {MAX_ENTRIES} entries"))
}

#[cfg(test)]
mod tests;
