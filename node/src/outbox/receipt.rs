//! Receipts: what each peer signed that it durably holds.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ntc_core::ledger::cosign::{InvalidReceipt, open_receipt};
use ntc_core::ledger::note::NoteKey;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;

use crate::store::medium::Medium;
use crate::store::snapshot::Snapshot;

/// Arrivals remembered for each peer; older ones are known by the receipt's own time only.
const MAX_ARRIVALS: usize = 4096;
/// Version of the file; another one is not read, and the peer sends its receipt again.
const VERSION: u32 = 1;

/// Why a receipt is refused.
#[derive(Debug, Error)]
pub(crate) enum ReceiptError {
    /// Its signatures or its form do not hold.
    #[error(transparent)]
    Invalid(#[from] InvalidReceipt),
    /// It speaks of a checkpoint that was not sent on this stream.
    #[error("the receipt is for a checkpoint that was not sent on this stream")]
    NotSent,
    /// It claims another feed size than the checkpoint commits to.
    #[error("the receipt claims {claimed} feed items; the checkpoint commits to {committed}")]
    WrongSize {
        /// What it claims.
        claimed: u64,
        /// What was committed.
        committed: u64,
    },
}

impl ReceiptError {
    /// The stable code.
    pub(crate) fn reason(&self) -> Reason {
        match self {
            Self::Invalid(error) => error.reason(),
            Self::NotSent => Reason::UnexpectedMessage,
            Self::WrongSize { .. } => Reason::FeedMismatch,
        }
    }
}

/// How far one peer's receipts go.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    /// Feed items covered.
    pub(crate) feed_size: u64,
    /// When the newest receipt was signed, seconds since the epoch.
    pub(crate) signed_s: u64,
    /// The newest receipt, a signed note: the evidence.
    pub(crate) note: Vec<u8>,
    /// When receipts reached this node: feed size covered, and when.
    arrivals: VecDeque<(u64, Timestamp)>,
    /// Feed items sent since this node started.
    pub(crate) sent: u64,
}

impl Standing {
    /// When the first receipt that covers a feed position reached this node, while that is remembered.
    pub(crate) fn arrived(&self, seq: u64) -> Option<Timestamp> {
        let at = self.arrivals.partition_point(|(size, _)| *size <= seq);
        // The oldest arrival that is remembered may not be the first that covered the position.
        let exact = at > 0
            || self
                .arrivals
                .front()
                .is_some_and(|(size, _)| *size == seq + 1);
        self.arrivals
            .get(at)
            .filter(|_| exact)
            .map(|(_, time)| *time)
    }
}

#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(uint64, tag = "1")]
    feed_size: u64,
    #[prost(uint64, tag = "2")]
    signed_s: u64,
    #[prost(bytes = "vec", tag = "3")]
    note: Vec<u8>,
}

/// The receipts of every peer, by slot.
#[derive(Debug)]
pub(crate) struct Receipts {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    standings: Mutex<BTreeMap<u64, Standing>>,
    unsaved: Mutex<BTreeMap<u64, Saved>>,
}

/// The keys that a peer's receipts are checked with.
#[derive(Clone, Debug)]
pub(crate) struct ReceiptKeys {
    /// Key of the own ledger.
    pub(crate) ledger: NoteKey,
    /// The peer's witness key.
    pub(crate) witness: NoteKey,
    /// The peer's receipt key.
    pub(crate) receipt: NoteKey,
}

impl Receipts {
    /// Receipts kept as files in `dir`.
    pub(crate) fn new(dir: &Path, medium: Arc<dyn Medium>) -> Self {
        Self {
            dir: dir.to_owned(),
            medium,
            standings: Mutex::default(),
            unsaved: Mutex::default(),
        }
    }

    /// How far the receipts of a slot go.
    pub(crate) fn standing(&self, slot: u64) -> Standing {
        lock(&self.standings)
            .entry(slot)
            .or_insert_with(|| self.read(slot))
            .clone()
    }

    /// Feed items that the receipts of a slot cover.
    pub(crate) fn feed_size(&self, slot: u64) -> u64 {
        lock(&self.standings)
            .entry(slot)
            .or_insert_with(|| self.read(slot))
            .feed_size
    }

    /// Notes how far the feed of a slot has been sent.
    pub(crate) fn sent(&self, slot: u64, seq: u64) {
        let mut standings = lock(&self.standings);
        let standing = standings.entry(slot).or_insert_with(|| self.read(slot));
        standing.sent = standing.sent.max(seq);
    }

    /// Takes a receipt. `sent` tells the feed size under a checkpoint that was sent on the stream.
    ///
    /// # Errors
    /// When it does not verify, or speaks of what was not sent.
    pub(crate) fn take(
        &self,
        slot: u64,
        note: &[u8],
        claimed: u64,
        keys: &ReceiptKeys,
        sent: &BTreeMap<u64, u64>,
        now: Timestamp,
    ) -> Result<Option<u64>, ReceiptError> {
        let receipt = open_receipt(note, &keys.ledger, &keys.witness, &keys.receipt)?;
        let committed = *sent
            .get(&receipt.checkpoint.size())
            .ok_or(ReceiptError::NotSent)?;
        // A witness line alone says that the history is consistent; it covers no feed.
        let Some(received) = receipt.received else {
            return Ok(None);
        };
        if claimed != committed {
            return Err(ReceiptError::WrongSize { claimed, committed });
        }
        let mut standings = lock(&self.standings);
        let standing = standings.entry(slot).or_insert_with(|| self.read(slot));
        if committed < standing.feed_size {
            return Ok(None);
        }
        if committed > standing.feed_size {
            standing.arrivals.push_back((committed, now));
            if standing.arrivals.len() > MAX_ARRIVALS {
                standing.arrivals.pop_front();
            }
        }
        standing.feed_size = committed;
        standing.signed_s = received.as_secs();
        standing.note = note.to_vec();
        let saved = Saved {
            feed_size: committed,
            signed_s: standing.signed_s,
            note: note.to_vec(),
        };
        lock(&self.unsaved).insert(slot, saved);
        Ok(Some(committed))
    }

    /// Writes what came since the last call. A receipt that is lost is sent again by the peer.
    pub(crate) fn save(&self) {
        let unsaved = std::mem::take(&mut *lock(&self.unsaved));
        for (slot, saved) in unsaved {
            if let Err(error) = self.file(slot).write(VERSION, &saved.encode_to_vec()) {
                tracing::warn!(%error, slot, "receipt not saved");
            }
        }
    }

    fn read(&self, slot: u64) -> Standing {
        let found = self
            .file(slot)
            .read()
            .ok()
            .flatten()
            .filter(|found| found.version == VERSION);
        let saved = found
            .and_then(|found| Saved::decode(&*found.bytes).ok())
            .unwrap_or_default();
        let Saved {
            feed_size,
            signed_s,
            note,
        } = saved;
        Standing {
            feed_size,
            signed_s,
            note,
            arrivals: VecDeque::new(),
            sent: feed_size,
        }
    }

    fn file(&self, slot: u64) -> Snapshot {
        Snapshot::new(
            self.dir.join(format!("slot-{slot}.receipt")),
            Arc::clone(&self.medium),
        )
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
