//! The audit: one entry for each call of an officer, refused ones included, in a journal of its own.
//!
//! An entry says who called what about which record, peer or agreement, and how it ended; never what was in it.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ntc_core::reason::Reason;
use prost::Message;

use crate::store::journal::{Journal, JournalOptions, OpenError};
use crate::store::medium::Medium;
use crate::telemetry::health::Health;

/// How long an entry may wait to be durable.
const COMMIT_EVERY: Duration = Duration::from_millis(200);
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

/// Entries that wait at most; a call that brings one more waits until they are durable.
const MAX_WAITING: usize = 4096;

/// The audit journal.
#[derive(Debug)]
pub(crate) struct Audit {
    /// Entries for the next commit, encoded. Never held while the device works, so that no call waits for it.
    waiting: Mutex<Vec<Vec<u8>>>,
    journal: Mutex<Journal>,
    /// A node whose calls leave no trace takes nothing in.
    health: Health,
}

impl Audit {
    /// Opens the journal.
    ///
    /// # Errors
    /// When it is damaged or cannot be opened.
    pub(crate) fn open(
        dir: &Path,
        medium: Arc<dyn Medium>,
        health: Health,
    ) -> Result<Self, OpenError> {
        let options = JournalOptions {
            segment_bytes: SEGMENT_BYTES,
            ..JournalOptions::default()
        };
        let (journal, _) = Journal::open(dir, options, medium)?;
        Ok(Self {
            waiting: Mutex::default(),
            journal: Mutex::new(journal),
            health,
        })
    }

    /// Adds an entry; it is durable within [`COMMIT_EVERY`].
    pub(crate) fn note(&self, entry: &AuditEntry) {
        let mut waiting = lock(&self.waiting);
        waiting.push(entry.encode_to_vec());
        let full = waiting.len() >= MAX_WAITING;
        drop(waiting);
        if full {
            self.commit();
        }
    }

    /// Makes what waits durable.
    pub(crate) fn commit(&self) {
        // Taken first, so that entries are written in the order in which they came.
        let mut journal = lock(&self.journal);
        let waiting = std::mem::take(&mut *lock(&self.waiting));
        if waiting.is_empty() {
            return;
        }
        if let Err(error) = journal.append(&waiting) {
            tracing::error!(%error, entries = waiting.len(), "audit entries not written");
            // A full disk passes; a journal that failed does not.
            if error.reason() != Reason::DiskNearlyFull {
                let why = format!("the audit cannot be written: {error}");
                self.health.read_only(error.reason(), why);
            }
        } else if let Err(error) = journal.commit().and_then(|_| journal.settle()) {
            self.health
                .read_only(error.reason(), format!("the audit is not durable: {error}"));
        }
    }

    /// Commits until it is dropped.
    pub(crate) async fn run(self: Arc<Self>) {
        let mut tick = tokio::time::interval(COMMIT_EVERY);
        loop {
            tick.tick().await;
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
