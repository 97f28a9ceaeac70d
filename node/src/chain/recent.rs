//! The newest records in memory, so that following peers do not read the disk for what was just written.

use std::collections::VecDeque;
use std::sync::{Arc, RwLock};

use super::frame::Disposition;
use super::record::StoredRecord;
use crate::lock;

/// Most bytes of records kept.
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
        let mut window = lock::write(&self.0);
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

    /// Drops a record of which something is destroyed.
    pub(crate) fn forget(&self, ledger_index: u64) {
        let mut window = lock::write(&self.0);
        let found = window
            .records
            .binary_search_by_key(&ledger_index, |(index, _)| *index);
        if let Ok(at) = found
            && let Some((_, record)) = window.records.remove(at)
        {
            window.bytes = window.bytes.saturating_sub(weight(&record));
        }
    }

    /// The record at a ledger index, if the window still holds it.
    pub(crate) fn get(&self, ledger_index: u64) -> Option<Arc<StoredRecord>> {
        let window = lock::read(&self.0);
        let at = window
            .records
            .binary_search_by_key(&ledger_index, |(index, _)| *index)
            .ok()?;
        window.records.get(at).map(|(_, record)| Arc::clone(record))
    }
}

/// About the bytes that a record takes in memory; with many peers most of it is what was decided for each.
fn weight(record: &StoredRecord) -> usize {
    let sections = record
        .opening
        .sections
        .iter()
        .map(|open| open.content.len());
    let decided = record.dispositions.iter().map(|disposition| {
        let rules = disposition.rules.iter();
        size_of::<Disposition>()
            + rules
                .map(|rule| size_of::<String>() + rule.len())
                .sum::<usize>()
    });
    record.opening.header.len() + sections.sum::<usize>() + decided.sum::<usize>()
}
