//! The newest records in memory, so that following peers do not read the disk for what was just written.

use std::collections::VecDeque;
use std::sync::{Arc, PoisonError, RwLock};

use super::record::StoredRecord;

/// Most bytes of openings kept.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A window over the newest records, in ledger order.
#[derive(Default)]
pub(crate) struct Recent(RwLock<Window>);

#[derive(Default)]
struct Window {
    records: VecDeque<(u64, Arc<StoredRecord>)>,
    bytes: usize,
}

impl Recent {
    /// Takes records in ledger order; the oldest go when the window is full.
    pub(crate) fn push(&self, records: impl IntoIterator<Item = (u64, Arc<StoredRecord>)>) {
        let mut window = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (index, record) in records {
            window.bytes += weight(&record);
            window.records.push_back((index, record));
        }
        while window.bytes > MAX_BYTES {
            let Some((_, oldest)) = window.records.pop_front() else {
                break;
            };
            window.bytes = window.bytes.saturating_sub(weight(&oldest));
        }
    }

    /// The record at a ledger index, if the window still holds it.
    pub(crate) fn get(&self, ledger_index: u64) -> Option<Arc<StoredRecord>> {
        let window = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let at = window
            .records
            .binary_search_by_key(&ledger_index, |(index, _)| *index)
            .ok()?;
        window.records.get(at).map(|(_, record)| Arc::clone(record))
    }
}

fn weight(record: &StoredRecord) -> usize {
    let sections = record
        .opening
        .sections
        .iter()
        .map(|open| open.content.len());
    record.opening.header.len() + sections.sum::<usize>()
}
