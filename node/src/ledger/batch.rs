//! One batch of the writer while it is staged.

use std::sync::Arc;

use super::record::StoredRecord;
use super::writer::Answer;
use super::{AppendError, Appended};

/// Frames that become durable together, and who waits for it.
#[derive(Default)]
pub(super) struct Batch {
    frames: Vec<Vec<u8>>,
    /// For each frame whether it is an entry of the ledger.
    entries: Vec<bool>,
    bytes: usize,
    /// The records in it, by ledger index.
    pub(super) records: Vec<(u64, Arc<StoredRecord>)>,
    /// Who waits.
    pub(super) answers: Vec<Answers>,
}

/// Who waits, and for what.
pub(super) enum Answers {
    /// For a record at an index.
    Record(Answer<Appended>, u64),
    /// For a number that is known already.
    Number(Answer<u64>, u64),
    /// For durability alone.
    Done(Answer<()>),
}

impl Batch {
    pub(super) fn push(&mut self, frame: Vec<u8>, is_entry: bool) {
        self.bytes += frame.len();
        self.frames.push(frame);
        self.entries.push(is_entry);
    }

    pub(super) fn frames(&self) -> &[Vec<u8>] {
        &self.frames
    }

    /// Bytes of all frames.
    pub(super) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The numbers of those frames that are entries, where the first frame has the number `first`.
    pub(super) fn entry_frames(&self, first: u64) -> Vec<u64> {
        let entries = self.entries.iter().zip(first..);
        entries
            .filter(|(is_entry, _)| **is_entry)
            .map(|(_, number)| number)
            .collect()
    }

    /// Tells everyone who waits; `outcome` is the size of the signed checkpoint. Who no longer waits is not missed.
    pub(super) fn answer(self, outcome: Result<u64, AppendError>) {
        for answer in self.answers {
            let missed = match answer {
                Answers::Record(answer, ledger_index) => {
                    let appended = outcome.map(|checkpoint_size| Appended {
                        ledger_index,
                        checkpoint_size,
                    });
                    answer.send(appended).is_err()
                }
                Answers::Number(answer, number) => answer.send(outcome.map(|_| number)).is_err(),
                Answers::Done(answer) => answer.send(outcome.map(|_| ())).is_err(),
            };
            if missed {
                tracing::debug!("an answer of the ledger was no longer waited for");
            }
        }
    }
}
