//! The audit: one entry for each call of an officer, refused ones included, in a journal of its own.
//!
//! What changes something is written down before it is done, and again with how it ended: the entry that says it begins
//! is durable first, and an act whose entry finds no room is refused. Each record of an import has entries of its own.
//! An entry says who called what about which record, peer or agreement, and how it ended; never what was in it.
//!
//! Each entry names the one before it by its hash, and ANCHOR entries of the ledger hold the root of all of them up to
//! then: what was noted before an anchor cannot be altered, taken out or cut off unseen.
//!
//! Records go in groups: the ledger's writer makes the entries of a whole batch durable with one sync, before the
//! batch.

mod act;
mod asked;
mod link;
mod look;
mod notes;
mod shown;
mod since;

use std::path::Path;
use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use ntc_core::time::Timestamp;
use prost::Message;

pub(crate) use self::act::{Act, Acts, MAX_SUBJECT, OK, Officer};
pub use self::asked::{AskedOfRules, FactOf};
pub(crate) use self::link::Links;
pub(crate) use self::look::{ANY, Filter, Numbered, export, first_of, page};
pub(crate) use self::notes::Notes;
pub use self::notes::{MAX_NOTES, NotesError};
pub(crate) use self::shown::Showing;
pub use self::shown::{HiddenBy, ShownOf};
pub(crate) use self::since::{Since, SinceAsked, done_since, done_since_asked};
pub use crate::journal::gathered::Stuck as AuditStuck;
use crate::journal::gathered::{Gathered, Lines, link};
use crate::journal::{Journal, JournalError, JournalOptions, Reader};
use crate::store::medium::Medium;
use crate::telemetry::health::Health;

/// Outcome of the first entry of an audit that replaces a lost one.
const AUDIT_LOST: &str = "AUDIT_LOST";

/// One call. Storage of this node; field numbers are never reused.
#[derive(Clone, PartialEq, Message)]
pub struct AuditEntry {
    /// When it ended, milliseconds since the epoch.
    #[prost(uint64, tag = "1")]
    pub at_ms: u64,
    /// The officer's name; empty when none was presented.
    #[prost(string, tag = "2")]
    pub officer: String,
    /// Serial number of the officer's certificate.
    #[prost(string, tag = "3")]
    pub serial: String,
    /// The method.
    #[prost(string, tag = "4")]
    pub method: String,
    /// What it was about: a record id, a party, an agreement id; empty when about none.
    #[prost(string, tag = "5")]
    pub subject: String,
    /// BEGUN, OK, or the reason code of the refusal.
    #[prost(string, tag = "6")]
    pub outcome: String,
    /// How the act ended that the entry of this number, less one, says begins; 0 when no entry says so.
    #[prost(uint64, tag = "7")]
    pub begun: u64,
    /// Hash of the entry before it, as ANCHOR entries hash it; empty in the first.
    #[prost(bytes = "vec", tag = "8")]
    pub previous: Vec<u8>,
    /// What the own rules were asked about it and said; of an act with two entries the first has it.
    #[prost(message, repeated, tag = "9")]
    pub asked: Vec<AskedOfRules>,
    /// How much of records the call showed; none where it asked about none.
    #[prost(message, optional, tag = "10")]
    pub shown: Option<ShownOf>,
    /// The second officer, who approved it; empty where none was needed.
    #[prost(string, tag = "20")]
    pub approver: String,
    /// Serial number of the second officer's certificate.
    #[prost(string, tag = "21")]
    pub approver_serial: String,
}

/// An entry that says an act begins. Whoever takes one has it durable before the act.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Begun(u64);

/// Field of an entry that names the one before it.
const PREVIOUS: u32 = 8;
/// What part of the floor of other journals stays free when the audit takes a new segment: less than any other leaves,
/// so that what still can be done on a full disk is still written down.
const FLOOR_PART: u64 = 16;

/// The audit journal.
#[derive(Debug)]
pub(crate) struct Audit {
    entries: Gathered<Entries>,
    /// True when a new journal was made beside a ledger that existed.
    lost: bool,
}

/// Entries on their way to the device.
#[derive(Debug)]
struct Entries {
    journal: Journal,
    segment_bytes: u32,
    /// Hash of the newest that was appended; none before the first.
    newest: Option<Hash>,
}

impl Lines for Entries {
    fn segment_bytes(&self) -> u32 {
        self.segment_bytes
    }

    fn append(&mut self, lines: &[Vec<u8>]) -> Result<(), JournalError> {
        let mut lines = lines.to_vec();
        let mut newest = self.newest;
        for line in &mut lines {
            newest = Some(link(line, PREVIOUS, newest));
        }
        self.journal.append(&lines)?;
        self.newest = newest;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), JournalError> {
        self.journal.commit().map(drop)
    }

    fn settle(&mut self) -> Result<(), JournalError> {
        self.journal.settle()
    }
}

impl Audit {
    /// Opens the journal, of which `options` say what other journals leave free. `founded` is true when the ledger is
    /// founded just now: an audit that is not there is lost otherwise, and its first entry says so.
    ///
    /// # Errors
    /// When it is damaged or cannot be opened.
    pub(crate) fn open(
        dir: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
        founded: bool,
        now: Timestamp,
        health: Health,
    ) -> Result<Self, JournalError> {
        let options = JournalOptions {
            floor_bytes: options.floor_bytes / FLOOR_PART,
            ..options
        };
        let (journal, tail) = Journal::open(dir, options, medium)?;
        let newest = match tail.end.checked_sub(1) {
            Some(number) => Some(leaf::journal(&journal.reader().read(number)?)),
            None => None,
        };
        let entries = Entries {
            journal,
            segment_bytes: options.segment_bytes,
            newest,
        };
        let audit = Self {
            entries: Gathered::new("the audit", entries, tail.end, health),
            lost: tail.end == 0 && !founded,
        };
        if audit.lost {
            tracing::error!("audit entries of before are lost");
            audit.note(&AuditEntry {
                at_ms: now.as_millis(),
                method: "Start".to_owned(),
                outcome: AUDIT_LOST.to_owned(),
                ..AuditEntry::default()
            });
        }
        Ok(audit)
    }

    /// Whether entries of before are lost: the journal was gone when the node started.
    pub(crate) const fn is_lost(&self) -> bool {
        self.lost
    }

    /// A reader of what is durable.
    pub(crate) fn reader(&self) -> Reader {
        self.entries.lines().journal.reader()
    }

    /// Whether one more call may be done: there is a place for its entry.
    pub(crate) fn admit(&self) -> Result<(), AuditStuck> {
        self.entries.admit()
    }

    /// Adds an entry of a call that was admitted; it is durable within [`COMMIT_EVERY`](crate::journal::gathered::COMMIT_EVERY).
    pub(crate) fn note(&self, entry: &AuditEntry) -> Begun {
        Begun(self.entries.note(entry.encode_to_vec()))
    }

    /// Waits until an entry is durable.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) async fn durable(&self, begun: Begun) -> Result<(), AuditStuck> {
        self.entries.durable(begun.0).await
    }

    /// Makes an entry durable, and with it all that wait. Blocks while the device works.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) fn ensure(&self, begun: Begun) -> Result<(), AuditStuck> {
        self.entries.ensure(begun.0)
    }

    /// Makes what waits durable, and how much that is. What finds no room waits on.
    pub(crate) fn commit(&self) {
        self.entries.commit();
    }

    /// Commits until it is dropped.
    pub(crate) async fn run(self: Arc<Self>) {
        let this = Arc::clone(&self);
        self.entries.beat(move || this.commit()).await;
    }
}

#[cfg(test)]
mod tests;
