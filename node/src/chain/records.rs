//! Reading the own ledger beside its writer: what is under the signed head, and nothing behind it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use ntc_core::envelope::{Hash, Opening};
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use prost::Message;
use tokio::sync::watch;

use super::RecordReadError;
use super::frame::{Frame as ChainFrame, RecordFrame, Step};
use super::head::Head;
use super::recent::{Checked, Recent};
use super::record::{StoredRecord, erase, opened, reference_of};
use crate::bodies::{Body, BodyReader};
use crate::journal::{Discarded, Frames, JournalError, Read, Reader, Verified};
use crate::store::index::{Reference, ReferenceKey};

/// Most entries that are looked at for what was written since a time.
const MAX_SINCE: usize = 65_536;

/// Reads entries and what opens them. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Records {
    chain: Reader,
    bodies: BodyReader,
    head: watch::Receiver<Arc<Head>>,
    recent: Arc<Recent>,
    references: ReferenceKey,
}

/// What is left of a record of the own ledger.
pub(crate) struct Left {
    /// Its entry in the ledger.
    pub(crate) ledger_index: u64,
    /// What opens the entry.
    pub(crate) opening: Opening,
    /// The sections that were erased.
    pub(crate) erased: SectionSet,
    /// The source reference, when the section that held it was.
    pub(crate) reference: Option<Reference>,
}

/// What a frame of the chain tells of a record.
pub(crate) enum Told {
    /// The record, as far as it is left.
    Record(Left),
    /// Something is erased of the record of this entry.
    Erases(u64),
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Records")
            .field("chain", &self.chain)
            .finish_non_exhaustive()
    }
}

impl Records {
    pub(super) fn new(
        chain: Reader,
        bodies: BodyReader,
        head: watch::Receiver<Arc<Head>>,
        recent: Arc<Recent>,
        references: ReferenceKey,
    ) -> Self {
        let signed = Signed {
            chain,
            head: head.clone(),
        };
        Self {
            chain: Reader::new(signed),
            bodies,
            head,
            recent,
            references,
        }
    }

    /// By what references are digested.
    pub(super) const fn reference_key(&self) -> &ReferenceKey {
        &self.references
    }

    /// What stands for a source reference in the index, and where the section that held it was erased.
    pub(crate) fn reference(&self, reference: &str) -> Reference {
        self.references.digest(reference)
    }

    /// The source reference that a record is, or was, known by where it came from.
    pub(crate) fn reference_of(&self, left: &Left) -> Option<Reference> {
        reference_of(&left.opening, &self.references).or(left.reference)
    }

    /// The chain's journal up to the signed head.
    pub(crate) const fn journal(&self) -> &Reader {
        &self.chain
    }

    /// The bodies.
    pub(crate) const fn bodies(&self) -> &BodyReader {
        &self.bodies
    }

    /// The record at a ledger index. What an entry under the signed head erased is left out, destroyed or not.
    ///
    /// # Errors
    /// When it cannot be read or is not a record.
    pub(crate) fn at(&self, ledger_index: u64) -> Result<Arc<StoredRecord>, RecordReadError> {
        // Before anything is read: what was erased before this call is in it until it is destroyed.
        let before = self.erasing(ledger_index);
        let record = match self.recent.get(ledger_index) {
            Some(record) => record,
            None => {
                let Step::Record(frame) = self.step(ledger_index)? else {
                    return Err(RecordReadError::NotARecord(ledger_index));
                };
                self.open(frame).map(Arc::new)?
            }
        };
        Ok(match before.is_empty() {
            true => record,
            false => Arc::new(StoredRecord::clone(&record).without(&before, &self.references)),
        })
    }

    /// Gives up the record in a frame of the chain as it was checked, for the one who follows; none when it is not
    /// kept, or something of it was erased.
    pub(crate) fn take_checked(&self, number: u64) -> Option<Checked> {
        // Before it is taken: an erasure that this head does not know yet comes behind it in the chain.
        let head = Arc::clone(&self.head.borrow());
        let checked = self.recent.take(number)?;
        (!head.erasing.contains_key(&checked.ledger_index)).then_some(checked)
    }

    /// The erasures of a record that may not be carried out yet.
    fn erasing(&self, ledger_index: u64) -> Vec<(u64, SectionSet)> {
        let head = self.head.borrow();
        head.erasing.get(&ledger_index).cloned().unwrap_or_default()
    }

    /// What a frame of the chain tells of a record; none when it is one of another sort. What was erased of the record
    /// by now is left out.
    ///
    /// # Errors
    /// When the record's bodies cannot be read.
    pub(crate) fn in_frame(&self, payload: &[u8]) -> Result<Option<Told>, RecordReadError> {
        match ChainFrame::decode(payload).ok().and_then(|it| it.step) {
            Some(Step::Record(frame)) => Ok(Some(Told::Record(self.left(&frame)?))),
            Some(Step::Erase(frame)) => Ok(Some(Told::Erases(frame.target))),
            Some(
                Step::Entry(_)
                | Step::Feed(_)
                | Step::Item(_)
                | Step::Commit(_)
                | Step::Policy(_)
                | Step::Key(_)
                | Step::Destroyed(_)
                | Step::Anchor(_)
                | Step::Query(_),
            )
            | None => Ok(None),
        }
    }

    fn left(&self, frame: &RecordFrame) -> Result<Left, RecordReadError> {
        let ledger_index = frame.ledger_index;
        let erasing = self.erasing(ledger_index);
        // Whoever follows is seldom far behind: the newest records need no disk.
        let (mut opening, mut erased, reference) = match self.recent.get(ledger_index) {
            Some(record) => (
                record.opening.clone(),
                record.erased.clone(),
                record.reference,
            ),
            None => {
                let left = opened(self.parts(frame)?);
                left.ok_or(RecordReadError::NotARecord(ledger_index))?
            }
        };
        let going = erase(&mut opening, &mut erased, &erasing, &self.references);
        Ok(Left {
            ledger_index,
            opening,
            erased: erased.into_keys().collect(),
            reference: reference.or(going),
        })
    }

    /// What the ERASE entry at a ledger index says, and the salt that opens it; none when the entry is another one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn erasure(
        &self,
        ledger_index: u64,
    ) -> Result<Option<(Erasure, [u8; 32])>, RecordReadError> {
        let Step::Erase(frame) = self.step(ledger_index)? else {
            return Ok(None);
        };
        Ok(frame.opened())
    }

    /// When the ERASE entry at a ledger index was written, and what it says; none when the entry is another one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn erased_by(
        &self,
        ledger_index: u64,
    ) -> Result<Option<(Timestamp, Erasure)>, RecordReadError> {
        let Step::Erase(frame) = self.step(ledger_index)? else {
            return Ok(None);
        };
        let time = Entry::decode(&frame.entry).ok().map(|entry| entry.time());
        let said = frame.opened().map(|(erasure, _)| erasure);
        Ok(time.zip(said))
    }

    /// The exact bytes of an entry that a feed item can point at and that is no record, and the key that it names.
    ///
    /// # Errors
    /// When it cannot be read, or is another one.
    pub(crate) fn entry(
        &self,
        ledger_index: u64,
    ) -> Result<(Vec<u8>, Option<String>), RecordReadError> {
        match self.step(ledger_index)? {
            Step::Erase(frame) => Ok((frame.entry, None)),
            Step::Entry(entry) => Ok((entry, None)),
            Step::Key(frame) => Ok((frame.entry, Some(frame.vkey))),
            Step::Record(_)
            | Step::Feed(_)
            | Step::Item(_)
            | Step::Commit(_)
            | Step::Policy(_)
            | Step::Destroyed(_)
            | Step::Anchor(_)
            | Step::Query(_) => Err(RecordReadError::NotARecord(ledger_index)),
        }
    }

    /// When the FEEDS entry that ends the checkpoint of this size was written; none when no checkpoint ends there.
    pub(crate) fn feeds_time(&self, size: u64) -> Option<Timestamp> {
        let Step::Commit(frame) = self.step(size.checked_sub(1)?).ok()? else {
            return None;
        };
        Entry::decode(&frame.entry).ok().map(|entry| entry.time())
    }

    /// The QUERY entries that were written since a time, each by the digest that it commits to; none when more entries
    /// came since than are looked at.
    ///
    /// # Errors
    /// When an entry cannot be read.
    pub(crate) fn queries_since(
        &self,
        since: Timestamp,
    ) -> Result<Option<BTreeMap<Hash, u64>>, RecordReadError> {
        let mut found = BTreeMap::new();
        let size = self.head.borrow().size;
        for (looked_at, index) in (0..size).rev().enumerate() {
            if looked_at == MAX_SINCE {
                return Ok(None);
            }
            // Each batch ends with a commit, so no entry is far from one that tells a time.
            let entry = match self.step(index)? {
                Step::Query(frame) => {
                    found.extend(Hash::from_slice(&frame.digest).map(|digest| (digest, index)));
                    frame.entry
                }
                Step::Commit(frame) => frame.entry,
                Step::Record(_)
                | Step::Entry(_)
                | Step::Feed(_)
                | Step::Item(_)
                | Step::Policy(_)
                | Step::Key(_)
                | Step::Erase(_)
                | Step::Destroyed(_)
                | Step::Anchor(_) => continue,
            };
            if Entry::decode(&entry).is_ok_and(|entry| entry.time() < since) {
                break;
            }
        }
        Ok(Some(found))
    }

    /// Where the bodies of a record lie: the first frame, and how many there are.
    ///
    /// # Errors
    /// When it cannot be read or is not a record.
    pub(super) fn bodies_of(&self, ledger_index: u64) -> Result<(u64, u64), RecordReadError> {
        let Step::Record(frame) = self.step(ledger_index)? else {
            return Err(RecordReadError::NotARecord(ledger_index));
        };
        Ok((frame.body, frame.parts))
    }

    /// The exact bytes of the entry at an index, and the parts of what opens it.
    ///
    /// # Errors
    /// When they cannot be read or the entry is not a record.
    pub(crate) fn parts(&self, frame: &RecordFrame) -> Result<Vec<Body>, RecordReadError> {
        Ok(self
            .bodies
            .parts(frame.ledger_index, frame.body, frame.parts)?)
    }

    fn step(&self, ledger_index: u64) -> Result<Step, RecordReadError> {
        let number = self.head.borrow().frames.number(ledger_index)?;
        let payload = self.chain.read(number)?;
        let step = ChainFrame::decode(&*payload).ok().and_then(|it| it.step);
        step.ok_or(RecordReadError::NotARecord(ledger_index))
    }

    fn open(&self, frame: RecordFrame) -> Result<StoredRecord, RecordReadError> {
        let index = frame.ledger_index;
        let parts = self.parts(&frame)?;
        StoredRecord::from_parts(frame, parts).ok_or(RecordReadError::NotARecord(index))
    }
}

/// A chain whose end is that of the signed head.
#[derive(Debug)]
struct Signed {
    chain: Reader,
    head: watch::Receiver<Arc<Head>>,
}

impl Read for Signed {
    fn end(&self) -> u64 {
        self.head.borrow().end.min(self.chain.end())
    }

    fn is_read_only(&self) -> bool {
        self.chain.is_read_only()
    }

    fn discarded(&self) -> Option<Discarded> {
        self.chain.discarded()
    }

    fn read(&self, number: u64) -> Result<Vec<u8>, JournalError> {
        let end = self.end();
        if number >= end {
            return Err(JournalError::BeyondEnd { number, end });
        }
        self.chain.read(number)
    }

    fn together(&self, number: u64) -> Option<Range<u64>> {
        self.chain.together(number)
    }

    fn scan(self: Arc<Self>, from: u64, until: u64) -> Frames {
        self.chain.scan_to(from, until.min(self.end()))
    }

    fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Verified, JournalError> {
        self.chain.verify(progress)
    }
}
