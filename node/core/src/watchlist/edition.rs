//! What a list holds now, and where that came from.

use super::list::WatchList;
use super::read::{FileTold, Format, Told};
use crate::time::Timestamp;

/// The files that a list was taken from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Provenance {
    /// Their form.
    pub format: Format,
    /// The files.
    pub files: Vec<FileTold>,
    /// The date or version that the list gives itself, as it writes it; empty where it gives none.
    pub version: String,
    /// Entries or lines that were not taken.
    pub refused: u64,
}

/// What a list holds since it was last changed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edition {
    /// Counts the changes of the list, from 1.
    pub number: u64,
    /// Where its entries came from; none where officers wrote them.
    pub provenance: Option<Provenance>,
    /// How many entries it holds.
    pub entries: u64,
    /// SHA-256 of the file that they are stored in.
    pub digest: [u8; 32],
    /// When it was changed.
    pub changed: Timestamp,
    /// The officer who changed it.
    pub by: String,
}

/// A list as it is stored: what it is, and what it holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredList {
    /// What it is.
    pub list: WatchList,
    /// What it holds.
    pub edition: Edition,
}

impl From<&Told> for Provenance {
    fn from(told: &Told) -> Self {
        Self {
            format: told.format,
            files: told.files.clone(),
            version: told.version.clone(),
            refused: told.refused,
        }
    }
}
