//! One peer's feed as this node holds it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::admission::QuotaReached;
use ntc_core::envelope::{Sign, SignError};
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::follow::{Follower, Origin, PeerMisbehaved};
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_core::wire::exchange::{InvalidBatch, feed_batch};
use ntc_proto::v1 as pb;
use prost::Message;
use thiserror::Error;

use super::ReplicaFrame;
use crate::journal::{
    AppendError, CommitError, Journal, JournalOptions, OpenError, ReadError, Reader,
};
use crate::store::medium::Medium;
use crate::store::snapshot::Snapshot;

/// Version of the snapshot's bytes; another one is not read, and the whole journal is verified instead.
const SNAPSHOT_VERSION: u32 = 1;
/// Batches after which the state is saved.
const SNAPSHOT_EVERY: u32 = 1024;

/// What a replica is opened with.
pub(crate) struct OpenParts<'a> {
    /// Folder of its journal.
    pub(crate) dir: &'a Path,
    /// File of its snapshot, which may be deleted.
    pub(crate) snapshot: PathBuf,
    /// What its card says.
    pub(crate) origin: Arc<Origin>,
    /// This node's party.
    pub(crate) own: Party,
    /// How the journal is laid out.
    pub(crate) journal: JournalOptions,
    /// The device.
    pub(crate) medium: Arc<dyn Medium>,
}

/// Why a batch was not taken. Nothing of it was.
#[derive(Debug, Error)]
pub(crate) enum ReplicaError {
    /// The bytes are not a batch.
    #[error(transparent)]
    Invalid(#[from] InvalidBatch),
    /// The batch breaks a rule of the feed.
    #[error(transparent)]
    Misbehaved(#[from] PeerMisbehaved),
    /// The journal does not take it.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The journal is not durable.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// The journal cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The journal cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A stored batch does not verify.
    #[error("a stored batch of the replica does not verify: frame {0}")]
    Damaged(u64),
    /// As much of the peer is held as may be.
    #[error(transparent)]
    Quota(#[from] QuotaReached),
    /// A key does not sign.
    #[error(transparent)]
    Sign(#[from] SignError),
}

impl ReplicaError {
    /// The stable code.
    pub(crate) fn reason(&self) -> Reason {
        match self {
            Self::Invalid(error) => error.reason(),
            Self::Misbehaved(error) => error.reason(),
            Self::Append(error) => error.reason(),
            Self::Commit(error) => error.reason(),
            Self::Open(error) => error.reason(),
            Self::Read(error) => error.reason(),
            Self::Damaged(_) => Reason::Corrupt,
            Self::Quota(error) => error.reason(),
            Self::Sign(_) => Reason::Internal,
        }
    }

    /// True when the fault is the peer's.
    pub(crate) const fn is_peers(&self) -> bool {
        matches!(self, Self::Invalid(_) | Self::Misbehaved(_))
    }
}

#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(uint64, tag = "1")]
    frames: u64,
    #[prost(bytes = "vec", tag = "2")]
    follower: Vec<u8>,
}

/// One peer's feed as this node holds it.
#[derive(Debug)]
pub(crate) struct Replica {
    follower: Follower,
    journal: Journal,
    snapshot: Snapshot,
    unsaved: u32,
}

impl Replica {
    /// Opens the journal, and verifies again what came after the snapshot.
    pub(crate) fn open(parts: OpenParts<'_>) -> Result<Self, ReplicaError> {
        let snapshot = Snapshot::new(parts.snapshot, Arc::clone(&parts.medium));
        let saved = read_snapshot(&snapshot, &parts.origin, &parts.own);
        let known_end = saved.as_ref().map(|(_, frames)| *frames);
        let options = JournalOptions {
            known_end,
            ..parts.journal
        };
        let (journal, _) = Journal::open(parts.dir, options, parts.medium)?;
        let (follower, from) = saved.unwrap_or_else(|| (Follower::new(parts.origin, parts.own), 0));
        let mut replica = Self {
            follower,
            journal,
            snapshot,
            unsaved: 0,
        };
        replica.replay(from)?;
        Ok(replica)
    }

    /// Where the journal is known to have been durable up to; none when nothing tells.
    pub(crate) fn known_end(parts: &OpenParts<'_>) -> Option<u64> {
        let snapshot = Snapshot::new(parts.snapshot.clone(), Arc::clone(&parts.medium));
        Some(read_snapshot(&snapshot, &parts.origin, &parts.own)?.1)
    }

    fn replay(&mut self, from: u64) -> Result<(), ReplicaError> {
        for frame in self.journal.reader().scan(from) {
            let frame = frame?;
            let damaged = || ReplicaError::Damaged(frame.number);
            let stored = ReplicaFrame::decode(&*frame.payload).map_err(|_| damaged())?;
            let batch = pb::FeedBatch::decode(&*stored.batch).map_err(|_| damaged())?;
            let batch = feed_batch(batch).map_err(|_| damaged())?;
            let (next, _) = self.follower.apply(batch).map_err(|_| damaged())?;
            self.follower = next;
        }
        Ok(())
    }

    /// Verifies a batch and makes it durable.
    ///
    /// # Errors
    /// When the peer broke a rule or the disk failed; nothing of the batch is taken then.
    pub(crate) fn take(
        &mut self,
        batch: pb::FeedBatch,
        now: Timestamp,
    ) -> Result<(), ReplicaError> {
        let bytes = batch.encode_to_vec();
        let (next, verified) = self.follower.apply(feed_batch(batch)?)?;
        // The head that is held, shown again and alone: there is nothing to keep.
        if verified.get().is_empty() && next.checkpoint_size() == self.follower.checkpoint_size() {
            return Ok(());
        }
        let frame = ReplicaFrame {
            received_ms: now.as_millis(),
            batch: bytes,
        };
        self.journal.append(&[frame.encode_to_vec()])?;
        self.journal.commit()?;
        self.follower = next;
        self.unsaved += 1;
        if self.unsaved >= SNAPSHOT_EVERY {
            self.save();
        }
        Ok(())
    }

    /// What this node signs about what it holds; none before the first head.
    pub(crate) fn receipt(
        &self,
        witness: (&str, &dyn Sign),
        receipt: (&str, &dyn Sign),
        now: Timestamp,
    ) -> Result<Option<pb::Receipt>, SignError> {
        let signed = self.follower.receipt(witness, receipt, now)?;
        let feed_size = self.follower.feed_size();
        Ok(signed.map(|checkpoint| pb::Receipt {
            note: checkpoint.render(),
            feed_size,
        }))
    }

    pub(crate) const fn follower(&self) -> &Follower {
        &self.follower
    }

    pub(crate) fn reader(&self) -> Reader {
        self.journal.reader()
    }

    /// The newest checkpoint verified.
    pub(crate) fn checkpoint(&self) -> Option<&SignedCheckpoint> {
        self.follower.checkpoint()
    }

    /// Saves the state, so that the next start verifies less again.
    pub(crate) fn save(&mut self) {
        let saved = Saved {
            frames: self.journal.end(),
            follower: self.follower.encode(),
        };
        match self
            .snapshot
            .write(SNAPSHOT_VERSION, &saved.encode_to_vec())
        {
            Ok(()) => self.unsaved = 0,
            Err(error) => tracing::warn!(%error, "replica snapshot not saved"),
        }
    }
}

fn read_snapshot(
    snapshot: &Snapshot,
    origin: &Arc<Origin>,
    own: &Party,
) -> Option<(Follower, u64)> {
    let found = snapshot.read().ok()??;
    if found.version != SNAPSHOT_VERSION {
        return None;
    }
    let saved = Saved::decode(&*found.bytes).ok()?;
    let follower = Follower::decode(&saved.follower, Arc::clone(origin), own.clone()).ok()?;
    Some((follower, saved.frames))
}
