//! One peer's feed as this node holds it.

mod open;
mod saved;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use ntc_core::envelope::{Hash, Sign};
use ntc_core::ledger::batch::{BatchBytes, MAX_ERASURES, VerifiedDelivery};
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::follow::{self, Follower, Origin};
use ntc_core::party::Party;
use ntc_core::sync::fence::{Fence, StreamNumber};
use ntc_core::sync::receipt::{Receipt, ReceiptNotes};
use ntc_core::sync::replica::ReplicaId;
use ntc_core::sync::start::Start;
use ntc_core::time::Timestamp;
use ntc_core::wire::exchange::{InvalidBatch, feed_batch};
use prost::Message;

pub(crate) use self::open::BODIES;
use self::saved::{Last, Saved};
use super::erase::{self, Erasures, Taking};
use super::erased::ErasedBy;
use super::opened::Opened;
use super::places::{Place, Places};
use super::reader::Store;
use super::{Erased, ReplicaError, ReplicaFrame, ReplicaReader, pieces};
use crate::bodies::{Bodies, Body};
use crate::journal::{Journal, JournalOptions};
use crate::lock::lock;
use crate::ports::Entropy;
use crate::store::column::ColumnError;
use crate::store::medium::Medium;
use crate::store::snapshot::Snapshot;

/// Batches after which the state is saved.
const SNAPSHOT_EVERY: u32 = 1024;
/// Erasures that may wait to be carried out, while the device does not let them. Nothing more is taken then.
pub(super) const MAX_UNERASED: usize = 65_536;
/// Records of one peer whose content is kept for a legal ground at most.
const MAX_KEPT: usize = 4096;

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

/// One peer's feed as this node holds it.
#[derive(Debug)]
pub(crate) struct Replica {
    follower: Follower,
    id: Option<ReplicaId>,
    last: Last,
    sessions: Fence,
    chain: Journal,
    bodies: Arc<Mutex<Bodies>>,
    /// Frames of bodies that the chain speaks of.
    bodies_end: u64,
    places: Arc<Mutex<Places>>,
    /// All that the peer erased.
    erased: Arc<Erased>,
    /// What the peer erased and is not destroyed here yet, and how many they are, for readers.
    unerased: Erasures,
    /// Entries of records whose content is kept for a legal ground.
    kept: BTreeSet<u64>,
    waiting: Arc<AtomicUsize>,
    opened: Arc<Opened>,
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
        self.chain.append(&[frame.encode_to_vec()])?;
        self.chain.commit()?;
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
        (session, batch): (StreamNumber, BatchBytes),
        (now, own_size): (Timestamp, u64),
    ) -> Result<(), ReplicaError> {
        self.sessions.check(session)?;
        let waiting = self.unerased.len();
        if waiting + MAX_ERASURES > MAX_UNERASED {
            return Err(ReplicaError::Unerased(waiting));
        }
        let unverified = feed_batch(&batch)?;
        let is_kept = self.follower.is_kept(&unverified);
        let (next, verified) = self.follower.apply(unverified, follow::Bodies::Here)?;
        if !is_kept {
            // A newer head alone: the next batch with deliveries is proven without it.
            let newer = next.checkpoint_size() > self.follower.checkpoint_size();
            self.follower = next;
            if newer {
                self.save();
            }
            return Ok(());
        }
        let mut frame = ReplicaFrame {
            received_ms: now.as_millis(),
            chain: batch.chain,
            own_size,
            ..ReplicaFrame::default()
        };
        // Before anybody can read the chain that tells of them.
        let erasures = self.erased.note(&verified.get().erasures)?;
        self.write(&mut frame, &batch.bodies, &verified.get().deliveries)?;
        self.follower = next;
        self.note(&frame, &verified.get().deliveries, erasures);
        self.unsaved += 1;
        if self.unsaved >= SNAPSHOT_EVERY {
            self.save();
        }
        Ok(())
    }

    /// Makes a batch durable, bodies first. Both halves find their room before either is written.
    fn write(
        &mut self,
        frame: &mut ReplicaFrame,
        bodies: &[Vec<u8>],
        deliveries: &[VerifiedDelivery],
    ) -> Result<(), ReplicaError> {
        let mut parts = Vec::new();
        for (body, delivery) in bodies.iter().zip(deliveries) {
            let of_body = self.parts(body, delivery.item.ledger_index)?;
            let count = u32::try_from(of_body.len()).unwrap_or(u32::MAX);
            frame.parts.push(count);
            parts.extend(of_body);
        }
        let mut bodies = lock(&self.bodies);
        frame.first_body = if parts.is_empty() {
            bodies.end()
        } else {
            bodies.append(&parts)?
        };
        if let Err(error) = self.chain.append(&[frame.encode_to_vec()]) {
            bodies.abandon();
            return Err(error.into());
        }
        if let Err(error) = bodies.commit() {
            self.chain.abandon();
            return Err(error.into());
        }
        self.chain.commit()?;
        Ok(())
    }

    /// The frames of a body. What was erased before is not kept, whatever the peer shows of it.
    fn parts(&self, body: &[u8], ledger_index: u64) -> Result<Vec<Vec<u8>>, ReplicaError> {
        let pieces = pieces::split(body).ok_or(InvalidBatch::Form("body"))?;
        let frame = |piece: &pieces::Piece<'_>| {
            let mut part = Body::encode(piece.slot, &[], piece.bytes);
            Body::place(&mut part, ledger_index);
            part
        };
        let mut frames: Vec<_> = pieces.iter().map(frame).collect();
        let erased = self.erased.of(ledger_index)?;
        if erased.is_empty() {
            return Ok(frames);
        }
        let erased: Vec<_> = erased.iter().map(Taking::from).collect();
        let held: Vec<_> = pieces.iter().map(pieces::Piece::held).collect();
        let mut shown_again = 0;
        for (frame, tomb) in frames.iter_mut().zip(erase::goes(&held, &erased)) {
            if let Some(tomb) = tomb {
                *frame = Body::buried(frame, tomb)?;
                shown_again += 1;
            }
        }
        if shown_again > 0 {
            tracing::warn!(
                peer.id = %self.follower.origin().party, ledger.index = ledger_index,
                "the peer shows what it erased; it is not kept"
            );
        }
        Ok(frames)
    }

    /// Takes note of a batch that is durable.
    fn note(
        &mut self,
        frame: &ReplicaFrame,
        deliveries: &[VerifiedDelivery],
        erasures: Vec<ErasedBy>,
    ) {
        let mut places = lock(&self.places);
        let mut first = frame.first_body;
        for (delivery, count) in deliveries.iter().zip(&frame.parts) {
            let place = Place {
                ledger_index: delivery.item.ledger_index,
                first,
                count: u8::try_from(*count).unwrap_or(u8::MAX),
            };
            first = place.end();
            if place.count > 0 {
                places.note(place);
            }
        }
        drop(places);
        let erasures = erasures.into_iter();
        let go = erasures.filter(|by| !self.kept.contains(&by.target));
        self.unerased.extend(go.map(|by| (by.entry, by)));
        self.tell_waiting();
        self.bodies_end = frame.bodies_end();
        self.last = Last {
            received_ms: frame.received_ms,
            own_size: frame.own_size,
        };
    }

    /// What the peer erased and is not destroyed here yet, and where it lies.
    pub(super) fn unerased(&self) -> (Erasures, Arc<Mutex<Bodies>>) {
        (self.unerased.clone(), Arc::clone(&self.bodies))
    }

    /// Keeps the content of a record whatever the peer erases; nobody is shown what it erases all the same.
    ///
    /// # Errors
    /// When so many are kept already, or it cannot be made durable.
    pub(crate) fn keep(&mut self, ledger_index: u64) -> Result<(), ReplicaError> {
        if self.kept.contains(&ledger_index) {
            return Ok(());
        }
        if self.kept.len() >= MAX_KEPT {
            return Err(ReplicaError::KeptEnough(MAX_KEPT));
        }
        let frame = ReplicaFrame {
            kept: Some(ledger_index),
            ..ReplicaFrame::default()
        };
        self.chain.append(&[frame.encode_to_vec()])?;
        self.chain.commit()?;
        self.is_kept(ledger_index);
        Ok(())
    }

    fn is_kept(&mut self, ledger_index: u64) {
        self.unerased.retain(|_, by| by.target != ledger_index);
        self.kept.insert(ledger_index);
        self.tell_waiting();
    }

    /// Where the bodies of an entry lie.
    pub(super) fn places_of(&self, ledger_index: u64) -> Result<Vec<Place>, ColumnError> {
        lock(&self.places).of(ledger_index)
    }

    /// Notes that these erasures are carried out.
    pub(super) fn erased(&mut self, erasures: &Erasures) {
        self.unerased
            .retain(|entry, _| !erasures.contains_key(entry));
        self.tell_waiting();
    }

    fn tell_waiting(&self) {
        self.waiting.store(self.unerased.len(), Ordering::Release);
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
    ) -> Result<Option<ReceiptNotes>, ReplicaError> {
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
        Ok(Some(ReceiptNotes {
            checkpoint: witnessed.render(),
            statement,
        }))
    }

    /// The newest checkpoint with this node's witness line, signed once for each checkpoint; empty before the first
    /// head, and when the key does not sign.
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
        let taken = Timestamp::from_millis(self.last.received_ms);
        let own = (own_ledger, self.last.own_size);
        Receipt::given(&self.follower, own, self.id?, taken)
    }

    pub(crate) const fn follower(&self) -> &Follower {
        &self.follower
    }

    /// Goes on with what a renewed card lists.
    pub(crate) fn renew_keys(&mut self, origin: Arc<Origin>) {
        self.follower.renew(origin);
    }

    pub(crate) fn reader(&self) -> ReplicaReader {
        ReplicaReader {
            chain: self.chain.reader(),
            bodies: lock(&self.bodies).reader(),
            erased: Arc::clone(&self.erased),
            store: Store {
                places: Arc::clone(&self.places),
                bodies: Arc::clone(&self.bodies),
            },
            unerased: Arc::clone(&self.waiting),
            opened: Arc::clone(&self.opened),
        }
    }

    /// The newest checkpoint verified.
    pub(crate) fn checkpoint(&self) -> Option<&SignedCheckpoint> {
        self.follower.checkpoint()
    }

    /// Makes the knowledge of what is durable durable, once a second. A journal that failed says so at the next batch.
    pub(crate) fn settle(&mut self) {
        let mut bodies = lock(&self.bodies);
        if self.chain.is_read_only() || bodies.is_read_only() {
            return;
        }
        if let Err(error) = bodies.settle().and_then(|()| self.chain.settle()) {
            let party = &self.follower.origin().party;
            tracing::error!(%error, peer.id = %party, "the end of the replica is not durable");
        }
    }

    /// Saves the state, so that the next start verifies less again.
    pub(crate) fn save(&mut self) {
        let tables = lock(&self.places).save();
        let tables = tables.and_then(|places| Ok((places, self.erased.save()?)));
        let saved = tables.map(|(places, erased)| Saved::of(self, places, erased));
        let written = saved.map_err(|error| error.to_string()).and_then(|saved| {
            let written = saved.write(&self.snapshot);
            written.map_err(|error| error.to_string())
        });
        match written {
            Ok(()) => self.unsaved = 0,
            Err(error) => tracing::warn!(%error, "replica snapshot not saved"),
        }
    }
}

#[cfg(test)]
mod tests;
