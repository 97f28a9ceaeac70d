//! The header: what every recipient of a record sees.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::model::Coded;
use crate::model::InvalidRecord;
use crate::model::RecordId;
use crate::model::handling::{Evaluation, PermittedAction, Tlp};
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::reason::Reason;
use crate::time::{MAX_CLOCK_SKEW, Timestamp};

/// Longest time that recipients may keep a record: ten years.
pub const MAX_RETENTION: Duration = Duration::from_secs(3_653 * 24 * 3600);
/// Most references to other records.
pub const MAX_REFERENCES: usize = 64;
/// Most parties named under TLP:RED, and most parties of an audience.
pub const MAX_RECIPIENTS: usize = 64;
/// Largest encoded header, bytes.
pub const MAX_HEADER: usize = 64 * 1024;

/// What every recipient sees, and the author signs; the digests of the sections are added when it is
/// encoded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Header {
    /// The record's name.
    pub id: RecordId,
    /// The author's party.
    pub origin: Party,
    /// What the record is.
    pub kind: RecordKind,
    /// 1 for a first version; a correction counts up.
    pub version: u32,
    /// The record that this one replaces; none for a first version.
    pub supersedes: Option<RecordId>,
    /// When the author's node signed.
    pub created: Timestamp,
    /// ISO 639-1 code of the language of the free text.
    pub language: String,
    /// A code of [`crate::model::codes::PURPOSES`]; empty for records that only run the federation.
    pub purpose: String,
    /// Categories of the goods, codes of [`crate::model::codes::CATEGORIES`].
    pub categories: BTreeSet<String>,
    /// The originator's conditions.
    pub handling: Handling,
    /// How soon the recipient is asked to act.
    pub urgency: Urgency,
    /// When the recipient erases it at the latest.
    pub expires: Timestamp,
    /// Name and version of the code list that all codes are taken from.
    pub code_list: String,
    /// Other records that this one speaks of; at most [`MAX_REFERENCES`].
    pub references: Vec<RecordReference>,
}

impl Header {
    /// Checks a received header against the receiver's clock.
    ///
    /// # Errors
    /// When it was signed more than [`MAX_CLOCK_SKEW`] after `now`.
    pub fn check_received(&self, now: Timestamp) -> Result<(), InvalidRecord> {
        if self.created > now.plus(MAX_CLOCK_SKEW) {
            return Err(InvalidRecord::new(
                "created",
                Reason::TimeInFuture,
                "lies more than five minutes ahead of this node's clock; compare the clocks of both nodes",
            ));
        }
        Ok(())
    }
}

/// The originator's conditions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Handling {
    /// The audience.
    pub tlp: Tlp,
    /// The parties named under TLP:RED, at most [`MAX_RECIPIENTS`]; empty otherwise.
    pub named_recipients: BTreeSet<Party>,
    /// The most that a recipient may do.
    pub permitted_action: PermittedAction,
    /// Codes of [`crate::model::codes::HANDLING_CODES`].
    pub handling_codes: Vec<Coded>,
    /// How far source and information are trusted.
    pub evaluation: Option<Evaluation>,
}

/// The name of another record, and what it is to this one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecordReference {
    /// The party whose record it is.
    pub origin: Party,
    /// The record.
    pub id: RecordId,
    /// A code of [`crate::model::codes::RELATIONS`].
    pub relation: String,
}
