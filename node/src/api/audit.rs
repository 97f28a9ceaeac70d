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

/// The audit journal.
#[derive(Debug)]
pub(crate) struct Audit {
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
            journal: Mutex::new(journal),
            health,
        })
    }

    /// Adds an entry; it is durable within [`COMMIT_EVERY`].
    pub(crate) fn note(&self, entry: &AuditEntry) {
        let appended = self.lock().append(&[entry.encode_to_vec()]);
        if let Err(error) = appended {
            tracing::error!(%error, rpc.method = entry.method, "audit entry not written");
            // A full disk passes; a journal that failed does not.
            if error.reason() != Reason::DiskNearlyFull {
                let why = format!("the audit cannot be written: {error}");
                self.health.read_only(error.reason(), why);
            }
        }
    }

    /// Makes what waits durable.
    pub(crate) fn commit(&self) {
        let mut journal = self.lock();
        if journal.pending_bytes() > 0
            && let Err(error) = journal.commit()
        {
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

    fn lock(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
