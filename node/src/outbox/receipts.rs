//! What each peer was shown and signed for: a journal of states that are not the default, of receipts with the time
//! they came, and of differences that were settled.

mod frame;
mod standing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ntc_core::ledger::checkpoint::{InvalidCheckpoint, SignedCheckpoint};
use ntc_core::ledger::cosign::cosigned_at;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::ledger::note::{InvalidNote, NoteKey};
use ntc_core::reason::Reasoned;
use ntc_core::sync::fence::StreamNumber;
use ntc_core::sync::receipt::{InvalidReceipt, Receipt, ReceiptNotes};
use ntc_core::sync::sent::{NotWritten, SentEvent, Written};
use ntc_core::time::Timestamp;
use thiserror::Error;

pub(crate) use self::frame::Kept;
use self::frame::{Frame, SavedSlots};
pub(crate) use self::standing::{Holds, Standing};
use crate::journal::{Journal, JournalError, JournalOptions, Reader};
use crate::lock::lock;
use crate::store::medium::Medium;
use crate::store::snapshot::Snapshot;

/// Version of the snapshot; another one is not read, and the whole journal is.
const VERSION: u32 = 1;
/// Frames after which the snapshot is written.
const SNAPSHOT_EVERY: u64 = 4096;

/// Longest note of a receipt, in bytes. Both are kept for good, and the lines of others in them prove nothing here: the
/// longest that an honest follower makes, with names of 512 characters, is shorter.
pub(crate) const MAX_NOTE: usize = 8 * 1024;

/// Why the receipts' journal cannot be opened, read or written.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum ReceiptsError {
    /// The journal cannot be opened, read or written.
    #[error(transparent)]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// A frame is not one of this journal.
    #[error("frame {0} of the receipts' journal cannot be read; restore the segment from a backup")]
    #[reason(Corrupt)]
    Damaged(u64),
    /// The stream was replaced, or no more states may be kept.
    #[error(transparent)]
    #[reason(inner)]
    NotWritten(#[from] NotWritten),
}

/// The keys that a peer's receipts are checked with.
#[derive(Clone, Debug)]
pub(crate) struct ReceiptKeys {
    /// Keys of the own ledger.
    pub(crate) ledger: LedgerKeys,
    /// The peer's witness keys that count.
    pub(crate) witness: Vec<NoteKey>,
    /// The peer's receipt keys that count.
    pub(crate) receipt: Vec<NoteKey>,
    /// Origin of the peer's own ledger.
    pub(crate) follower_ledger: String,
}

/// Why what a peer sent is no receipt.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum NoReceipt {
    /// One of its notes is longer than what it has to say.
    #[error("a note of the receipt has more than {MAX_NOTE} bytes")]
    #[reason(TooLarge)]
    TooLong,
    /// Its checkpoint is none of this ledger.
    #[error(transparent)]
    #[reason(inner)]
    Checkpoint(#[from] InvalidCheckpoint),
    /// The peer's witness line is missing or bad.
    #[error(transparent)]
    #[reason(inner)]
    Note(#[from] InvalidNote),
    /// Its statement does not hold.
    #[error(transparent)]
    #[reason(inner)]
    Statement(#[from] InvalidReceipt),
}

/// Opens what a peer sent: the checkpoint with its witness line, and what it signed about its feed, if it holds any.
///
/// # Errors
/// When a signature is missing or does not hold.
pub(crate) fn open_receipt(
    notes: &ReceiptNotes,
    keys: &ReceiptKeys,
) -> Result<(SignedCheckpoint, Option<Receipt>), NoReceipt> {
    if notes.checkpoint.len().max(notes.statement.len()) > MAX_NOTE {
        return Err(NoReceipt::TooLong);
    }
    let checkpoint = keys.ledger.open(&notes.checkpoint)?;
    let mut cosigned = false;
    for key in &keys.witness {
        cosigned |= cosigned_at(&checkpoint, key)?.is_some();
    }
    if !cosigned {
        return Err(InvalidNote::Unsigned("the witness key".to_owned()).into());
    }
    let statement = (!notes.statement.is_empty())
        .then(|| Receipt::open(&notes.statement, &keys.receipt))
        .transpose()?;
    Ok((checkpoint, statement))
}

/// What is known of one peer, under the lock of its slot.
pub(crate) type Slot = Arc<Mutex<Standing>>;

/// What every peer was shown and signed for, by slot.
#[derive(Debug)]
pub(crate) struct Receipts {
    journal: Mutex<Writing>,
    snapshot: Snapshot,
    slots: Mutex<BTreeMap<u64, Slot>>,
}

#[derive(Debug)]
struct Writing {
    journal: Journal,
    /// Frames that the snapshot holds the sum of.
    saved: u64,
}

impl Receipts {
    /// Opens the journal, and reads what came after the snapshot.
    ///
    /// # Errors
    /// When the journal is damaged or cannot be opened.
    pub(crate) fn open(
        dir: &Path,
        snapshot: PathBuf,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
    ) -> Result<Self, ReceiptsError> {
        let snapshot = Snapshot::new(snapshot, Arc::clone(&medium));
        let saved = snapshot.read().ok().flatten();
        let saved = saved.filter(|found| found.version == VERSION);
        let saved = saved.and_then(|found| SavedSlots::open(&found.bytes));
        let (frames, mut slots) = saved.unwrap_or_default();
        let options = JournalOptions {
            known_end: Some(frames),
            ..options
        };
        let (journal, _) = Journal::open(dir, options, medium)?;
        for frame in journal.reader().scan(frames) {
            let frame = frame?;
            let kept = Frame::open(&frame.payload).ok_or(ReceiptsError::Damaged(frame.number))?;
            let standing: &mut Standing = slots.entry(kept.slot).or_default();
            standing.apply(kept);
        }
        let slots = slots
            .into_iter()
            .map(|(slot, standing)| (slot, Arc::new(Mutex::new(standing))));
        Ok(Self {
            snapshot,
            slots: Mutex::new(slots.collect()),
            journal: Mutex::new(Writing {
                saved: frames,
                journal,
            }),
        })
    }

    /// The journal.
    pub(crate) fn reader(&self) -> Reader {
        lock(&self.journal).journal.reader()
    }

    /// All that was ever kept, frame by frame, from the journal alone.
    pub(crate) fn kept(&self) -> impl Iterator<Item = Result<Kept, ReceiptsError>> + use<> {
        self.reader().scan(0).map(|frame| {
            let frame = frame?;
            Frame::open(&frame.payload).ok_or(ReceiptsError::Damaged(frame.number))
        })
    }

    /// What is known of the peer of a slot.
    pub(crate) fn slot(&self, slot: u64) -> Slot {
        Arc::clone(lock(&self.slots).entry(slot).or_default())
    }

    /// Feed items that the receipts of a slot cover.
    pub(crate) fn feed_size(&self, slot: u64) -> u64 {
        lock(&self.slot(slot)).covered()
    }

    /// The newest checkpoint of this ledger that the peer of a slot signed as a witness with a receipt; empty before
    /// the first.
    pub(crate) fn witnessed(&self, slot: u64) -> Vec<u8> {
        lock(&self.slot(slot)).checkpoint().to_vec()
    }

    /// Makes the states of a batch durable before it is sent.
    ///
    /// # Errors
    /// When the stream was replaced, no more states may be kept, or the journal takes nothing; the batch must not be sent
    /// then.
    pub(crate) fn write(
        &self,
        (slot, stream): (u64, StreamNumber),
        batch: Vec<Written>,
        now: Timestamp,
    ) -> Result<(), ReceiptsError> {
        let place = self.slot(slot);
        let mut standing = lock(&place);
        let mut fresh = Vec::new();
        for written in batch {
            let event = standing.sent().write(stream, written, fresh.len())?;
            if let Some(SentEvent::Written(written)) = event {
                fresh.push(written);
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        self.note(&mut standing, Kept::written(slot, now, fresh), true)
    }

    /// Notes that another replica came.
    ///
    /// # Errors
    /// When the journal takes nothing.
    pub(crate) fn began(
        &self,
        slot: u64,
        standing: &mut Standing,
        event: SentEvent,
        now: Timestamp,
    ) -> Result<(), ReceiptsError> {
        self.note(standing, Kept::event(slot, now, event), true)
    }

    /// Notes a receipt with the notes that carry it. One that a crash takes away is sent again by the peer, so nobody
    /// waits for the disk.
    ///
    /// # Errors
    /// When the journal takes nothing.
    pub(crate) fn receipted(
        &self,
        slot: u64,
        standing: &mut Standing,
        (event, notes): (SentEvent, &ReceiptNotes),
        now: Timestamp,
    ) -> Result<(), ReceiptsError> {
        let mut kept = Kept::event(slot, now, event);
        kept.checkpoint.clone_from(&notes.checkpoint);
        kept.statement.clone_from(&notes.statement);
        self.note(standing, kept, false)
    }

    fn note(
        &self,
        standing: &mut Standing,
        kept: Kept,
        durable: bool,
    ) -> Result<(), ReceiptsError> {
        let mut writing = lock(&self.journal);
        writing.journal.append(&Frame::encode(&kept))?;
        if durable {
            writing.journal.commit()?;
        }
        drop(writing);
        standing.apply(kept);
        Ok(())
    }

    /// Makes durable what came since the last call, and saves the sum of it now and then.
    pub(crate) fn save(&self) {
        if let Err(error) = self.commit(SNAPSHOT_EVERY) {
            tracing::warn!(%error, "receipts not saved");
        }
    }

    /// As [`Receipts::save`], for a node that stops.
    pub(crate) fn close(&self) {
        if let Err(error) = self.commit(1) {
            tracing::warn!(%error, "receipts not saved");
        }
    }

    fn commit(&self, every: u64) -> Result<(), ReceiptsError> {
        let mut writing = lock(&self.journal);
        let end = writing.journal.commit()?;
        writing.journal.settle()?;
        let unsaved = end.saturating_sub(writing.saved);
        drop(writing);
        if unsaved < every {
            return Ok(());
        }
        // Each slot is read at some moment after `end`; frames behind it are applied twice, which changes nothing.
        let slots: Vec<_> = lock(&self.slots)
            .iter()
            .map(|(slot, standing)| (*slot, Arc::clone(standing)))
            .collect();
        let slots = slots.iter().map(|(slot, standing)| (*slot, lock(standing)));
        let bytes = SavedSlots::encode(end, slots);
        match self.snapshot.write(VERSION, &bytes) {
            Ok(()) => lock(&self.journal).saved = end,
            Err(error) => tracing::warn!(%error, "the sum of the receipts is not saved"),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering::SeqCst;

    use ntc_core::sync::replica::ReplicaId;

    use super::*;
    use crate::store::medium::faulty::Faulty;

    #[test]
    fn what_is_known_to_be_durable_is_made_so_with_each_look_and_costs_nothing_when_nothing_came() {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let options = JournalOptions {
            segment_bytes: 64 << 10,
            floor_bytes: 0,
            known_end: None,
        };
        let snapshot = dir.path().join("receipts.snapshot");
        let journal = dir.path().join("receipts");
        let receipts = Receipts::open(&journal, snapshot, options, medium.clone()).unwrap();
        let standing = receipts.slot(0);
        let event = SentEvent::Began(ReplicaId::from_bytes([7; 16]));
        receipts
            .began(0, &mut lock(&standing), event, Timestamp::default())
            .unwrap();
        let syncs = medium.syncs.load(SeqCst);
        receipts.save();
        assert_eq!(medium.syncs.load(SeqCst), syncs + 1, "the mark of the end");
        receipts.save();
        assert_eq!(medium.syncs.load(SeqCst), syncs + 1);
    }
}
