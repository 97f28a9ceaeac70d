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
mod since;

use std::path::Path;
use std::sync::{Arc, Mutex};

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;
use tokio::sync::{Notify, watch};

pub(crate) use self::act::{Act, Acts, MAX_SUBJECT, OK, Officer};
pub use self::asked::{AskedOfRules, FactOf};
pub(crate) use self::link::Links;
pub(crate) use self::look::{Filter, Numbered, export, first_of, page};
pub(crate) use self::notes::Notes;
pub use self::notes::{MAX_NOTES, NotesError};
pub(crate) use self::since::{Since, done_since};
use crate::journal::beat::keep_durable;
use crate::journal::{Journal, JournalError, JournalOptions, Reader};
use crate::lock::lock;
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

/// Entries that wait at most; a call that would bring one more is refused.
const MAX_WAITING: usize = 4096;
/// Entries that wait before the next commit is hastened.
const HASTEN: usize = MAX_WAITING / 4;
/// What part of the floor of other journals stays free when the audit takes a new segment: less than any other leaves,
/// so that what still can be done on a full disk is still written down.
const FLOOR_PART: u64 = 16;

/// An entry cannot be written, so nothing is done that would need one.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error(
    "the audit cannot be written, and nothing is done that leaves no entry in it; look at `ntc node status`"
)]
pub struct AuditStuck(Reason);

impl Reasoned for AuditStuck {
    fn reason(&self) -> Reason {
        self.0
    }
}

/// The audit journal.
#[derive(Debug)]
pub(crate) struct Audit {
    /// Never held while the device works, so that no call waits for it.
    waiting: Mutex<Waiting>,
    journal: Mutex<Journal>,
    /// How many entries are durable, and why no more become so.
    progress: watch::Sender<Progress>,
    hasten: Notify,
    /// True when a new journal was made beside a ledger that existed.
    lost: bool,
    /// A node whose calls leave no trace takes nothing in.
    health: Health,
}

#[derive(Debug, Default)]
struct Waiting {
    /// For the next commit, encoded.
    entries: Vec<Vec<u8>>,
    /// Entries noted, those of before the start included.
    noted: u64,
    /// Hash of the newest of these; none before the first.
    newest: Option<Hash>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Progress {
    durable: u64,
    stuck: Option<AuditStuck>,
}

impl Progress {
    /// Whether an entry is durable, and why not.
    fn holds(&self, begun: Begun) -> Result<(), AuditStuck> {
        if self.durable >= begun.0 {
            return Ok(());
        }
        Err(self.stuck.unwrap_or(AuditStuck(Reason::Internal)))
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
        let audit = Self {
            waiting: Mutex::new(Waiting {
                entries: Vec::new(),
                noted: tail.end,
                newest,
            }),
            journal: Mutex::new(journal),
            progress: watch::Sender::new(Progress {
                durable: tail.end,
                stuck: None,
            }),
            hasten: Notify::new(),
            lost: tail.end == 0 && !founded,
            health,
        };
        if audit.lost {
            tracing::error!("audit entries of before are lost");
            audit.note(AuditEntry {
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
        lock(&self.journal).reader()
    }

    /// Whether one more call may be done: there is a place for its entry.
    pub(crate) fn admit(&self) -> Result<(), AuditStuck> {
        if let Some(stuck) = self.progress.borrow().stuck {
            return Err(stuck);
        }
        if lock(&self.waiting).entries.len() >= MAX_WAITING {
            self.hasten.notify_one();
            return Err(AuditStuck(Reason::Busy));
        }
        Ok(())
    }

    /// Adds an entry of a call that was admitted; it is durable within [`COMMIT_EVERY`](crate::journal::beat::COMMIT_EVERY).
    pub(crate) fn note(&self, mut entry: AuditEntry) -> Begun {
        let mut waiting = lock(&self.waiting);
        entry.previous = waiting
            .newest
            .map_or_else(Vec::new, |hash| hash.as_bytes().to_vec());
        let stored = entry.encode_to_vec();
        waiting.newest = Some(leaf::journal(&stored));
        waiting.entries.push(stored);
        waiting.noted += 1;
        let (number, many) = (waiting.noted, waiting.entries.len() >= HASTEN);
        drop(waiting);
        if many {
            self.hasten.notify_one();
        }
        Begun(number)
    }

    /// Waits until an entry is durable.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) async fn durable(&self, begun: Begun) -> Result<(), AuditStuck> {
        self.hasten.notify_one();
        let mut progress = self.progress.subscribe();
        let past = |progress: &Progress| progress.durable >= begun.0 || progress.stuck.is_some();
        match progress.wait_for(past).await {
            Ok(progress) => progress.holds(begun),
            Err(_) => Err(AuditStuck(Reason::ShuttingDown)),
        }
    }

    /// Makes an entry durable, and with it all that wait. Blocks while the device works.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) fn ensure(&self, begun: Begun) -> Result<(), AuditStuck> {
        let progress = *self.progress.borrow();
        if progress.holds(begun).is_err() {
            self.write(&mut lock(&self.journal));
        }
        let progress = *self.progress.borrow();
        progress.holds(begun)
    }

    /// Makes what waits durable, and how much that is. What finds no room waits on.
    pub(crate) fn commit(&self) {
        let mut journal = lock(&self.journal);
        self.write(&mut journal);
        if let Err(error) = journal.settle() {
            let why = format!("the audit is not durable: {error}");
            self.stuck(error.reason(), &why, false);
        }
    }

    /// Makes what waits durable. The journal is held by the caller, so that entries are written in the order in which
    /// they came.
    fn write(&self, journal: &mut Journal) {
        let entries = std::mem::take(&mut lock(&self.waiting).entries);
        if entries.is_empty() {
            return;
        }
        if let Err(error) = journal.append(&entries) {
            let lack = error.is_lack();
            tracing::error!(%error, entries = entries.len(), "audit entries not written yet");
            let mut waiting = lock(&self.waiting);
            let newer = std::mem::replace(&mut waiting.entries, entries);
            waiting.entries.extend(newer);
            drop(waiting);
            self.stuck(
                error.reason(),
                &format!("the audit cannot be written: {error}"),
                lack,
            );
            return;
        }
        match journal.commit() {
            Ok(_) => self.progress.send_modify(|progress| {
                progress.durable += entries.len() as u64;
                progress.stuck = None;
            }),
            Err(error) => {
                let why = format!("the audit is not durable: {error}");
                self.stuck(error.reason(), &why, false);
            }
        }
    }

    /// A lack passes; a journal that failed does not.
    fn stuck(&self, reason: Reason, why: &str, lack: bool) {
        self.progress
            .send_modify(|progress| progress.stuck = Some(AuditStuck(reason)));
        if !lack {
            self.health.read_only(reason, why);
        }
    }

    /// Commits until it is dropped.
    pub(crate) async fn run(self: Arc<Self>) {
        let this = Arc::clone(&self);
        keep_durable(&self.hasten, move || this.commit()).await;
    }
}

#[cfg(test)]
mod tests;
