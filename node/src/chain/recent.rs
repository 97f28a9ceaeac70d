//! The newest records in memory, so that following peers do not read the disk for what was just written.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, RwLock};

use ntc_core::record::Record;

use super::frame::Disposition;
use super::record::StoredRecord;
use crate::lock;

/// Most bytes of records kept.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most records kept as they were checked; those that come while so many wait are read again by who follows.
const MAX_CHECKED: usize = 4_096;

/// The newest records, in ledger order.
#[derive(Default)]
pub(crate) struct Recent {
    window: RwLock<Window>,
    checked: Mutex<VecDeque<Checked>>,
}

/// A record as it was checked when it was published, for the one who follows the ledger.
pub(crate) struct Checked {
    /// Its frame in the chain.
    pub(super) number: u64,
    /// Its entry in the ledger.
    pub(crate) ledger_index: u64,
    /// The record.
    pub(crate) record: Box<Record>,
}

#[derive(Default)]
struct Window {
    records: VecDeque<(u64, Arc<StoredRecord>)>,
    bytes: usize,
}

impl Recent {
    /// Takes records in ledger order; the oldest go when the window is full.
    pub(crate) fn push(&self, records: impl IntoIterator<Item = (u64, Arc<StoredRecord>)>) {
        let mut window = lock::write(&self.window);
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

    /// Keeps records as they were checked, in ledger order, as far as there is room.
    pub(super) fn keep(&self, checked: impl IntoIterator<Item = Checked>) {
        let mut kept = lock::lock(&self.checked);
        let room = MAX_CHECKED.saturating_sub(kept.len());
        kept.extend(checked.into_iter().take(room));
    }

    /// Gives up the record in a frame of the chain, and those of the frames before.
    pub(super) fn take(&self, number: u64) -> Option<Checked> {
        let mut kept = lock::lock(&self.checked);
        while kept.front().is_some_and(|checked| checked.number < number) {
            kept.pop_front();
        }
        kept.pop_front_if(|checked| checked.number == number)
    }

    /// Drops records of which something is destroyed.
    pub(crate) fn forget(&self, destroyed: &BTreeSet<u64>) {
        lock::lock(&self.checked).retain(|checked| !destroyed.contains(&checked.ledger_index));
        let mut window = lock::write(&self.window);
        window
            .records
            .retain(|(index, _)| !destroyed.contains(index));
        window.bytes = window
            .records
            .iter()
            .map(|(_, record)| weight(record))
            .sum();
    }

    /// The record at a ledger index, if the window still holds it.
    pub(crate) fn get(&self, ledger_index: u64) -> Option<Arc<StoredRecord>> {
        let window = lock::read(&self.window);
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

#[cfg(test)]
mod tests {
    use ntc_core::intake::draft_file;
    use ntc_core::record::{Defaults, RecordId};
    use ntc_core::time::Timestamp;
    use ntc_core::wire;

    use super::*;

    fn checked(numbers: std::ops::Range<u64>) -> impl Iterator<Item = Checked> {
        let draft = draft_file::read(&draft_file::sample()).unwrap();
        let draft = wire::record::draft(draft).unwrap();
        let now = Timestamp::from_millis(1_772_323_200_000);
        let expiry = std::time::Duration::from_secs(3600);
        let (party, id) = ("GE/tax".parse().unwrap(), RecordId::new(now, &[0; 10]));
        let record = draft.check(&party, id, now, &Defaults { expiry });
        let record = Box::new(record.unwrap().0);
        numbers.map(move |number| Checked {
            number,
            ledger_index: number + 100,
            record: record.clone(),
        })
    }

    #[test]
    fn a_checked_record_is_taken_once_and_never_after_one_behind_it() {
        let recent = Recent::default();
        recent.keep(checked(3..6));
        assert!(recent.take(2).is_none());
        assert_eq!(recent.take(3).unwrap().ledger_index, 103);
        assert!(recent.take(3).is_none());
        assert_eq!(recent.take(5).unwrap().ledger_index, 105);
        assert!(recent.take(4).is_none());
    }

    #[test]
    fn one_checked_record_past_the_limit_is_not_kept() {
        let recent = Recent::default();
        let most = MAX_CHECKED as u64;
        recent.keep(checked(0..most));
        recent.keep(checked(most..most + 1));
        assert!(recent.take(most - 1).is_some());
        assert!(recent.take(most).is_none());
        recent.keep(checked(most + 1..most + 2));
        assert!(recent.take(most + 1).is_some());
    }

    #[test]
    fn a_record_of_which_something_is_destroyed_is_not_kept_as_it_was_checked() {
        let recent = Recent::default();
        recent.keep(checked(0..2));
        recent.forget(&[100].into());
        assert!(recent.take(0).is_none());
        assert!(recent.take(1).is_some());
    }
}
