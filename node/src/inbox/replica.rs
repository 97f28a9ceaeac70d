//! One peer's feed as this node holds it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::envelope::{Hash, Sign};
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::ledger::follow::{Bodies, Follower, Origin};
use ntc_core::ledger::state::STATE_LEN;
use ntc_core::party::Party;
use ntc_core::sync::fence::{Fence, StreamNumber};
use ntc_core::sync::receipt::{Receipt, receipt_seconds};
use ntc_core::sync::replica::ReplicaId;
use ntc_core::sync::start::Start;
use ntc_core::time::Timestamp;
use ntc_core::wire::exchange::feed_batch;
use ntc_proto::v1 as pb;
use prost::Message;

use super::{ReplicaError, ReplicaFrame, erase};
use crate::journal::{Journal, JournalOptions, Reader};
use crate::ports::Entropy;
use crate::store::medium::Medium;
use crate::store::snapshot::Snapshot;

/// Version of the snapshot's bytes; another one is not read, and the whole journal is verified instead.
const SNAPSHOT_VERSION: u32 = 2;
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
    /// Where the id of a new replica comes from.
    pub(crate) entropy: Arc<dyn Entropy>,
}

/// Who signs receipts, and under which names.
#[derive(Clone)]
pub(crate) struct Signers {
    /// Name and key of the witness.
    pub(crate) witness: (String, Arc<dyn Sign>),
    /// Name and key of receipts.
    pub(crate) receipt: (String, Arc<dyn Sign>),
    /// Origin of the own ledger.
    pub(crate) ledger: String,
}

#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(uint64, tag = "1")]
    frames: u64,
    #[prost(bytes = "vec", tag = "2")]
    follower: Vec<u8>,
    #[prost(bytes = "vec", tag = "4")]
    replica: Vec<u8>,
    #[prost(message, optional, tag = "5")]
    last: Option<Last>,
}

/// When the last batch with deliveries was taken, and what the own ledger was then.
#[derive(Clone, Copy, Eq, Message, PartialEq)]
struct Last {
    #[prost(uint64, tag = "1")]
    received_ms: u64,
    #[prost(uint64, tag = "2")]
    own_size: u64,
}

/// One peer's feed as this node holds it.
#[derive(Debug)]
pub(crate) struct Replica {
    follower: Follower,
    id: Option<ReplicaId>,
    last: Last,
    sessions: Fence,
    /// What the peer erased and is not destroyed here yet.
    unerased: Vec<Erasure>,
    journal: Journal,
    snapshot: Snapshot,
    entropy: Entropic,
    unsaved: u32,
    /// The newest checkpoint that was signed as a witness when it was asked for.
    cosigned: Option<Cosigned>,
}

/// A checkpoint with this node's witness line.
#[derive(Debug)]
struct Cosigned {
    size: u64,
    root: Hash,
    note: Vec<u8>,
}

/// Randomness, which shows nothing of itself.
struct Entropic(Arc<dyn Entropy>);

impl std::fmt::Debug for Entropic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entropic(..)")
    }
}

impl Replica {
    /// Opens the journal, and verifies again what came after the snapshot.
    pub(crate) fn open(parts: OpenParts<'_>) -> Result<Self, ReplicaError> {
        let snapshot = Snapshot::new(parts.snapshot, Arc::clone(&parts.medium));
        let saved = read_snapshot(&snapshot, &parts.origin, &parts.own);
        let options = JournalOptions {
            known_end: saved.as_ref().map(|(_, saved)| saved.frames),
            ..parts.journal
        };
        let (journal, _) = Journal::open(parts.dir, options, parts.medium)?;
        let (follower, saved) =
            saved.unwrap_or_else(|| (Follower::new(parts.origin, parts.own), Saved::default()));
        let mut replica = Self {
            follower,
            id: ReplicaId::from_slice(&saved.replica),
            last: saved.last.unwrap_or_default(),
            sessions: Fence::default(),
            unerased: Vec::new(),
            journal,
            snapshot,
            entropy: Entropic(parts.entropy),
            unsaved: 0,
            cosigned: None,
        };
        replica.replay(saved.frames)?;
        Ok(replica)
    }

    /// Where the journal is known to have been durable up to; none when nothing tells.
    pub(crate) fn known_end(parts: &OpenParts<'_>) -> Option<u64> {
        let snapshot = Snapshot::new(parts.snapshot.clone(), Arc::clone(&parts.medium));
        let (_, saved) = read_snapshot(&snapshot, &parts.origin, &parts.own)?;
        Some(saved.frames)
    }

    fn replay(&mut self, from: u64) -> Result<(), ReplicaError> {
        for frame in self.journal.reader().scan(from) {
            let frame = frame?;
            let damaged = || ReplicaError::Damaged(frame.number);
            let stored = ReplicaFrame::decode(&*frame.payload).map_err(|_| damaged())?;
            if let Some(id) = ReplicaId::from_slice(&stored.replica) {
                self.id = Some(id);
            }
            if stored.chain.is_empty() {
                continue;
            }
            let batch = stored.unverified().map_err(|_| damaged())?;
            let applied = self.follower.apply(batch, Bodies::Apart);
            let (next, verified) = applied.map_err(|_| damaged())?;
            let erasures = verified.get().iter().filter_map(|item| item.erasure);
            self.unerased.extend(erasures);
            self.follower = next;
            self.note_last(&stored);
        }
        self.erase();
        Ok(())
    }

    /// Destroys what the peer erased. What cannot be destroyed now is tried again with the next batch and at the next
    /// start, for which the state is not saved before.
    fn erase(&mut self) {
        if self.unerased.is_empty() {
            return;
        }
        match erase::erase(&mut self.journal, &self.unerased) {
            Ok(()) => self.unerased.clear(),
            Err(error) => tracing::error!(%error, "what the peer erased is not destroyed yet"),
        }
    }

    fn note_last(&mut self, frame: &ReplicaFrame) {
        self.last = Last {
            received_ms: frame.received_ms,
            own_size: frame.own_size,
        };
    }

    /// Begins a session, which takes the place of all earlier ones: where this replica stands. Its id is drawn when it
    /// has none.
    ///
    /// # Errors
    /// When the id cannot be drawn or made durable.
    pub(crate) fn begin(&mut self) -> Result<(StreamNumber, Start), ReplicaError> {
        let replica = match self.id {
            Some(id) => id,
            None => self.renew()?,
        };
        let start = Start {
            feed_size: self.follower.feed_size(),
            replica,
            shown_root: self.follower.shown().root(),
        };
        Ok((self.sessions.begin(), start))
    }

    /// Draws another id: what was signed under the one before is about more than is held.
    ///
    /// # Errors
    /// When it cannot be drawn or made durable.
    pub(crate) fn renew(&mut self) -> Result<ReplicaId, ReplicaError> {
        let mut bytes = [0; 16];
        self.entropy.0.fill(&mut bytes)?;
        let frame = ReplicaFrame {
            replica: bytes.to_vec(),
            ..ReplicaFrame::default()
        };
        self.journal.append(&[frame.encode_to_vec()])?;
        self.journal.commit()?;
        let id = ReplicaId::from_bytes(bytes);
        self.id = Some(id);
        Ok(id)
    }

    /// Verifies a batch that came on a session, and makes all of it durable.
    ///
    /// # Errors
    /// When the peer broke a rule, the session was replaced or the disk failed; nothing of the batch is taken then.
    pub(crate) fn take(
        &mut self,
        (session, batch): (StreamNumber, pb::FeedBatch),
        (now, own_size): (Timestamp, u64),
    ) -> Result<(), ReplicaError> {
        self.sessions.check(session)?;
        let unverified = feed_batch(&batch)?;
        let is_kept = self.follower.is_kept(&unverified);
        let (next, verified) = self.follower.apply(unverified, Bodies::Here)?;
        if !is_kept {
            // A newer head alone: the next batch with deliveries is proven without it.
            let newer = next.checkpoint_size() > self.follower.checkpoint_size();
            self.follower = next;
            if newer {
                self.save();
            }
            return Ok(());
        }
        let frame = ReplicaFrame {
            received_ms: now.as_millis(),
            chain: batch.chain,
            bodies: batch.bodies,
            own_size,
            ..ReplicaFrame::default()
        };
        self.journal.append(&[frame.encode_to_vec()])?;
        self.journal.commit()?;
        self.follower = next;
        self.note_last(&frame);
        let erasures = verified.get().iter().filter_map(|item| item.erasure);
        self.unerased.extend(erasures);
        self.erase();
        self.unsaved += 1;
        if self.unsaved >= SNAPSHOT_EVERY {
            self.save();
        }
        Ok(())
    }

    /// What this node signs about what it holds: the newest checkpoint as a witness, and a receipt for the items held,
    /// if there are any. None before the first head. Signed again, the receipt is the same text.
    ///
    /// # Errors
    /// When a key does not sign.
    pub(crate) fn receipt(
        &self,
        signers: &Signers,
        now: Timestamp,
    ) -> Result<Option<pb::Receipt>, ReplicaError> {
        let (name, key) = &signers.witness;
        let Some(witnessed) = self.follower.witnessed((name, &**key), now)? else {
            return Ok(None);
        };
        let statement = match self.statement(&signers.ledger) {
            Some(statement) => {
                let (name, key) = &signers.receipt;
                statement.sign(name, &**key)?
            }
            None => Vec::new(),
        };
        Ok(Some(pb::Receipt {
            checkpoint: witnessed.render(),
            statement,
        }))
    }

    /// The newest checkpoint with this node's witness line, signed once for each checkpoint; empty before the first head,
    /// and when the key does not sign.
    pub(crate) fn cosigned(&mut self, signers: &Signers, now: Timestamp) -> Vec<u8> {
        if let Some(note) = self.cosigned_before() {
            return note;
        }
        let (name, key) = &signers.witness;
        let Ok(Some(signed)) = self.follower.witnessed((name, &**key), now) else {
            return Vec::new();
        };
        let cosigned = Cosigned {
            size: signed.size(),
            root: *signed.root(),
            note: signed.render(),
        };
        let note = cosigned.note.clone();
        self.cosigned = Some(cosigned);
        note
    }

    /// The newest checkpoint with this node's witness line, if that was signed before.
    pub(crate) fn cosigned_before(&self) -> Option<Vec<u8>> {
        let newest = self.follower.checkpoint()?;
        let cosigned = self.cosigned.as_ref()?;
        let same = (cosigned.size, &cosigned.root) == (newest.size(), newest.root());
        same.then(|| cosigned.note.clone())
    }

    fn statement(&self, own_ledger: &str) -> Option<Receipt> {
        let (checkpoint, feeds) = self.follower.journaled()?;
        let taken = Timestamp::from_millis(self.last.received_ms);
        (self.follower.feed_size() > 0).then_some(Receipt {
            origin: checkpoint.checkpoint().origin.clone(),
            follower: self.follower.own().clone(),
            follower_ledger: own_ledger.to_owned(),
            follower_size: self.last.own_size,
            replica: self.id?,
            feed_size: self.follower.feed_size(),
            feed_root: self.follower.feed_root(),
            shown_root: self.follower.shown().root(),
            checkpoint_size: checkpoint.size(),
            checkpoint_root: *checkpoint.root(),
            seconds: receipt_seconds(taken, feeds),
        })
    }

    /// The states of the items from a position on that were not sent whole, for an origin that lost its own.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(crate) fn states_from(
        &self,
        from: u64,
    ) -> Result<Vec<(u64, [u8; STATE_LEN])>, ReplicaError> {
        let mut states = Vec::new();
        let mut seq = 0;
        for frame in self.journal.reader().scan(0) {
            let frame = frame?;
            let stored = ReplicaFrame::decode(&*frame.payload)
                .map_err(|_| ReplicaError::Damaged(frame.number))?;
            for delivery in stored.deliveries() {
                let whole = ntc_core::ledger::state::DeliveryState::whole(&delivery.item);
                if seq >= from && delivery.state != whole {
                    states.push((seq, delivery.state.encode()));
                }
                seq += 1;
            }
        }
        Ok(states)
    }

    pub(crate) const fn follower(&self) -> &Follower {
        &self.follower
    }

    /// Goes on with what a renewed card lists.
    pub(crate) fn renew_keys(&mut self, origin: Arc<Origin>) {
        self.follower.renew(origin);
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
        if !self.unerased.is_empty() {
            return;
        }
        let saved = Saved {
            frames: self.journal.end(),
            follower: self.follower.encode(),
            replica: self.id.map_or_else(Vec::new, |id| id.as_bytes().to_vec()),
            last: Some(self.last),
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
) -> Option<(Follower, Saved)> {
    let found = snapshot.read().ok()??;
    if found.version != SNAPSHOT_VERSION {
        return None;
    }
    let saved = Saved::decode(&*found.bytes).ok()?;
    let follower = Follower::decode(&saved.follower, Arc::clone(origin), own.clone()).ok()?;
    Some((follower, saved))
}
