//! What was found, as it is handed to whoever keeps hits.

use std::fmt;

use super::judge::Finding;
use crate::manifest::Journey;
use crate::party::Party;
use crate::record::RecordId;
use crate::time::Timestamp;
use crate::watchlist::{Entry, ListName};

/// What a subject is held for.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Target {
    /// An entry of a list.
    Entry {
        /// The list.
        list: ListName,
        /// The list's own name of the entry.
        key: String,
    },
    /// Somebody or something that an alert looks for.
    Record {
        /// Whose alert.
        origin: Party,
        /// Which.
        id: RecordId,
        /// Where in it.
        field: String,
    },
}

/// A subject and what it is held for.
#[derive(Clone)]
pub struct Match {
    /// What it is held for.
    pub target: Target,
    /// Why, and how surely.
    pub finding: Finding,
    /// The entry, or what the alert tells.
    pub held: Entry,
    /// When it ends by itself; none where that is not told.
    pub ends: Option<Timestamp>,
}

/// Who was screened.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Sighted {
    /// Somebody or something that a record tells of.
    Record {
        /// Whose record.
        origin: Party,
        /// Which.
        id: RecordId,
        /// Where in it.
        field: String,
    },
    /// Somebody or something that was handed in to be screened.
    Screened {
        /// The node's own name of it.
        id: [u8; 16],
        /// The caller's; empty when not told.
        reference: String,
    },
}

/// A subject that met something.
#[derive(Clone)]
pub struct Sighting {
    /// Who.
    pub subject: Sighted,
    /// As told.
    pub told: Entry,
    /// The journey, where one is told.
    pub journey: Journey,
    /// The record whose place the one that tells of it took.
    pub follows: Option<RecordId>,
    /// When it was seen first.
    pub seen: Timestamp,
    /// Until when the subject is kept.
    pub until: Timestamp,
    /// What it met, the surest first.
    pub matches: Vec<Match>,
}

/// Shows how sure it is: the rest may be personal.
impl fmt::Debug for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Match")
            .field("verdict", &self.finding.verdict)
            .field("score", &self.finding.score)
            .finish_non_exhaustive()
    }
}

/// Shows how much it met: the rest may be personal.
impl fmt::Debug for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sighting")
            .field("matches", &self.matches.len())
            .finish_non_exhaustive()
    }
}
