//! The audit: one entry for each call of an officer, refused ones included, in a journal of its own.
//!
//! What changes partners or agreements is written down before it is done, and again with how it ended. Each record of
//! an import has an entry of its own. An entry says who called what about which record, peer or agreement, and how it
//! ended; never what was in it.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::reason::{Reason, Reasoned};
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;
use tokio::sync::{Notify, watch};

use crate::journal::{Journal, JournalOptions, OpenError, Reader};
use crate::lock::lock;
use crate::store::medium::Medium;
use crate::telemetry::health::Health;

/// How long an entry may wait to be durable.
const COMMIT_EVERY: Duration = Duration::from_millis(200);
/// Outcome of the first entry of an audit that replaces a lost one.
const AUDIT_LOST: &str = "AUDIT_LOST";
/// Audit segments are small: an entry has about a hundred bytes.
const SEGMENT_BYTES: u32 = 4 << 20;

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
    /// OK, or the reason code of the refusal.
    #[prost(string, tag = "6")]
    pub outcome: String,
}

/// Entries that wait at most; a call that would bring one more is refused.
const MAX_WAITING: usize = 4096;
/// Entries that wait before the next commit is hastened.
const HASTEN: usize = MAX_WAITING / 4;
/// What stays free on the disk when the audit takes a new segment: less than any other journal leaves, so that what
/// still can be done on a full disk is still written down.
const FLOOR_BYTES: u64 = 16 << 20;

/// An entry cannot be written, so nothing is done that would need one.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error(
    "the audit cannot be written, and nothing is done that leaves no entry in it; look at `ntc node status`"
)]
pub(crate) struct AuditStuck(Reason);

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
    /// True when the journal was made anew beside a ledger that stood.
    lost: bool,
    /// A node whose calls leave no trace takes nothing in.
    health: Health,
}

#[derive(Debug, Default)]
struct Waiting {
    /// For the next commit, encoded.
    entries: Vec<Vec<u8>>,
    /// Entries noted since the start.
    noted: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Progress {
    durable: u64,
    stuck: Option<AuditStuck>,
}

impl Audit {
    /// Opens the journal. `begun` is true when the ledger was founded just now: an audit that is not there is lost
    /// otherwise, and its first entry says so.
    ///
    /// # Errors
    /// When it is damaged or cannot be opened.
    pub(crate) fn open(
        dir: &Path,
        medium: Arc<dyn Medium>,
        begun: bool,
        now: Timestamp,
        health: Health,
    ) -> Result<Self, OpenError> {
        let options = JournalOptions {
            segment_bytes: SEGMENT_BYTES,
            floor_bytes: FLOOR_BYTES,
            ..JournalOptions::default()
        };
        let (journal, tail) = Journal::open(dir, options, medium)?;
        let audit = Self {
            waiting: Mutex::default(),
            journal: Mutex::new(journal),
            progress: watch::Sender::default(),
            hasten: Notify::new(),
            lost: tail.end == 0 && !begun,
            health,
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

    /// Adds an entry of a call that was admitted; it is durable within [`COMMIT_EVERY`]. Answers its number.
    pub(crate) fn note(&self, entry: &AuditEntry) -> u64 {
        let mut waiting = lock(&self.waiting);
        waiting.entries.push(entry.encode_to_vec());
        waiting.noted += 1;
        let (number, many) = (waiting.noted, waiting.entries.len() >= HASTEN);
        drop(waiting);
        if many {
            self.hasten.notify_one();
        }
        number
    }

    /// Waits until the entry of this number is durable.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) async fn durable(&self, number: u64) -> Result<(), AuditStuck> {
        self.hasten.notify_one();
        let mut progress = self.progress.subscribe();
        let past = |progress: &Progress| progress.durable >= number || progress.stuck.is_some();
        match progress.wait_for(past).await {
            Ok(progress) if progress.durable >= number => Ok(()),
            Ok(progress) => Err(progress.stuck.unwrap_or(AuditStuck(Reason::Internal))),
            Err(_) => Err(AuditStuck(Reason::ShuttingDown)),
        }
    }

    /// Makes what waits durable. What finds no room waits on.
    pub(crate) fn commit(&self) {
        // Taken first, so that entries are written in the order in which they came.
        let mut journal = lock(&self.journal);
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
        match journal.commit().and_then(|_| journal.settle()) {
            Ok(()) => self.progress.send_modify(|progress| {
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
        let mut tick = tokio::time::interval(COMMIT_EVERY);
        loop {
            tokio::select! {
                _ = tick.tick() => {}
                () = self.hasten.notified() => {}
            }
            let this = Arc::clone(&self);
            if tokio::task::spawn_blocking(move || this.commit())
                .await
                .is_err()
            {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering::SeqCst;

    use super::*;
    use crate::store::medium::Disk;
    use crate::store::medium::faulty::Faulty;

    const NOW: Timestamp = Timestamp::from_millis(1_000);

    fn open(dir: &Path, medium: Arc<dyn Medium>, begun: bool) -> (Audit, Health) {
        let health = Health::new();
        health.ready();
        let audit = Audit::open(dir, medium, begun, NOW, health.clone()).unwrap();
        (audit, health)
    }

    fn entry(subject: &str) -> AuditEntry {
        AuditEntry {
            subject: subject.to_owned(),
            ..AuditEntry::default()
        }
    }

    fn subjects(audit: &Audit) -> Vec<String> {
        let journal = lock(&audit.journal).reader();
        let frames = journal
            .scan(0)
            .map(|frame| AuditEntry::decode(&*frame.unwrap().payload).unwrap());
        frames.map(|entry| entry.subject).collect()
    }

    #[tokio::test]
    async fn an_entry_is_durable_when_it_was_waited_for_and_entries_stay_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let (audit, _) = open(dir.path(), Arc::new(Disk), true);
        let audit = Arc::new(audit);
        let run = tokio::spawn(Arc::clone(&audit).run());
        audit.note(&entry("a"));
        let number = audit.note(&entry("b"));
        audit.durable(number).await.unwrap();
        assert_eq!(subjects(&audit), ["a", "b"]);
        run.abort();
    }

    #[tokio::test]
    async fn a_full_disk_refuses_calls_and_loses_no_entry() {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let (audit, health) = open(dir.path(), Arc::clone(&medium) as Arc<dyn Medium>, true);
        audit.note(&entry("before"));
        audit.commit();
        medium.free.store(0, SeqCst);
        // The segment that is there takes what fits; then none is made.
        let long = "x".repeat(64 << 10);
        let mut noted = 1;
        while audit.admit().is_ok() {
            audit.note(&entry(&long));
            noted += 1;
            audit.commit();
        }
        assert_eq!(audit.admit().unwrap_err().reason(), Reason::DiskNearlyFull);
        let number = audit.note(&entry("of a call that was under way"));
        assert!(audit.durable(number).await.is_err());
        assert_eq!(
            health.now().state,
            crate::telemetry::health::State::Ready,
            "room can come back"
        );
        medium.free.store(u64::MAX, SeqCst);
        audit.commit();
        assert!(audit.admit().is_ok());
        audit.durable(number).await.unwrap();
        let written = subjects(&audit);
        assert_eq!(written.len(), noted + 1);
        assert_eq!(written.last().unwrap(), "of a call that was under way");
    }

    #[test]
    fn one_call_past_the_entries_that_may_wait_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let (audit, _) = open(dir.path(), Arc::new(Disk), true);
        for _ in 0..MAX_WAITING {
            audit.admit().unwrap();
            audit.note(&entry("a"));
        }
        assert_eq!(audit.admit().unwrap_err().reason(), Reason::Busy);
        audit.commit();
        audit.admit().unwrap();
    }

    #[test]
    fn an_audit_that_is_gone_beside_a_ledger_is_noticed_in_status_and_in_the_new_one() {
        let dir = tempfile::tempdir().unwrap();
        let (audit, _) = open(dir.path(), Arc::new(Disk), true);
        assert!(!audit.is_lost());
        audit.note(&entry("a"));
        audit.commit();
        drop(audit);
        let (audit, _) = open(dir.path(), Arc::new(Disk), false);
        assert!(!audit.is_lost());
        drop(audit);
        std::fs::remove_dir_all(dir.path()).unwrap();
        let (audit, _) = open(dir.path(), Arc::new(Disk), false);
        assert!(audit.is_lost());
        audit.commit();
        let first = lock(&audit.journal).reader().read(0).unwrap();
        assert_eq!(AuditEntry::decode(&*first).unwrap().outcome, AUDIT_LOST);
    }
}
