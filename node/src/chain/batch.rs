//! One batch of the writer while it is staged.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::record::Record;

use super::command::Answer;
use super::recent::Checked;
use super::record::StoredRecord;
use super::{AppendError, Appended, Erased};
use crate::audit::Begun;
use crate::journal::Prepared;

/// Frames that become durable together, and who waits for it.
#[derive(Default)]
pub(super) struct Batch {
    frames: Vec<Vec<u8>>,
    /// For each frame whether it is an entry of the ledger.
    entries: Vec<bool>,
    bytes: usize,
    /// Frames of what the entries commit to.
    pub(super) bodies: Vec<Vec<u8>>,
    body_bytes: usize,
    /// The records in it, by ledger index.
    pub(super) records: Vec<(u64, Arc<StoredRecord>)>,
    /// The same records as they were checked, each with the place of its frame in the batch.
    pub(super) checked: Vec<(u64, Box<Record>, usize)>,
    /// The newest entry of the audit that goes before it.
    pub(super) begun: Option<Begun>,
    /// Erasures in it whose bodies are destroyed later, together.
    pub(super) together: BTreeSet<u64>,
    /// What takes the place of erased bodies.
    pub(super) burials: Vec<(BTreeSet<u64>, Option<Prepared>)>,
    /// Who waits.
    pub(super) answers: Vec<Answers>,
}

/// Who waits, and for what.
pub(super) enum Answers {
    /// For a record at an index.
    Record(Answer<Appended>, u64),
    /// For a number that is known already.
    Number(Answer<u64>, u64),
    /// For an erasure by the entry at an index.
    Erased(Answer<Erased>, u64),
    /// For durability alone.
    Done(Answer<()>),
}

/// What a batch that became durable came to.
pub(super) struct Written {
    /// Size of the signed checkpoint over it.
    pub(super) checkpoint_size: u64,
    /// Whether the bodies of every erasure in it are destroyed.
    pub(super) destroyed: bool,
}

impl Batch {
    pub(super) fn push(&mut self, frame: Vec<u8>, is_entry: bool) {
        self.bytes += frame.len();
        self.frames.push(frame);
        self.entries.push(is_entry);
    }

    pub(super) fn push_bodies(&mut self, bodies: Vec<Vec<u8>>) {
        self.body_bytes += bodies.iter().map(Vec::len).sum::<usize>();
        self.bodies.extend(bodies);
    }

    pub(super) fn frames(&self) -> &[Vec<u8>] {
        &self.frames
    }

    /// Bytes of the longer half: what the chain takes, or what the bodies take.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.max(self.body_bytes)
    }

    /// The numbers of those frames that are entries, where the first frame has the number `first`.
    pub(super) fn entry_frames(&self, first: u64) -> Vec<u64> {
        let entries = self.entries.iter().zip(first..);
        entries
            .filter(|(is_entry, _)| **is_entry)
            .map(|(_, number)| number)
            .collect()
    }

    /// The records as they were checked, where the first frame has the number `first`.
    pub(super) fn take_checked(&mut self, first: u64) -> impl Iterator<Item = Checked> + use<> {
        let checked = std::mem::take(&mut self.checked).into_iter();
        checked.map(move |(ledger_index, record, place)| Checked {
            number: first + place as u64,
            ledger_index,
            record,
        })
    }

    /// Tells everyone who waits. An asker who is gone misses nothing.
    pub(super) fn answer(self, outcome: &Result<Written, AppendError>) {
        for answer in self.answers {
            let missed = match answer {
                Answers::Record(answer, ledger_index) => answer
                    .send(told(outcome, |written| Appended {
                        ledger_index,
                        checkpoint_size: written.checkpoint_size,
                    }))
                    .is_err(),
                Answers::Number(answer, number) => answer.send(told(outcome, |_| number)).is_err(),
                Answers::Erased(answer, entry) => answer
                    .send(told(outcome, |written| Erased {
                        entry,
                        destroyed: written.destroyed,
                    }))
                    .is_err(),
                Answers::Done(answer) => answer.send(told(outcome, |_| ())).is_err(),
            };
            if missed {
                tracing::debug!("nobody waited for an answer of the ledger");
            }
        }
    }
}

fn told<T>(
    outcome: &Result<Written, AppendError>,
    value: impl FnOnce(&Written) -> T,
) -> Result<T, AppendError> {
    outcome.as_ref().map(value).map_err(|error| *error)
}
