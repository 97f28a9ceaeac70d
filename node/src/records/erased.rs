//! What was erased of a record: when, by whose entry, and why.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::record::Event;
use ntc_core::section::{SectionSet, Slot};
use ntc_core::time::Timestamp;

use crate::chain::{RecordReadError, Records, StoredRecord, record_of};
use crate::inbox::ErasedBy;

/// The reason of what this party gave up: no ERASE entry has it.
pub(crate) const GIVEN_UP: u8 = 0;

/// One erasure of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Erasure {
    /// Index of the ERASE entry in the ledger of the record's origin; of what this party gave up that of the own entry.
    pub(crate) entry: u64,
    /// When the entry was written.
    pub(crate) time: Timestamp,
    /// The sections that went by it.
    pub(crate) sections: SectionSet,
    /// Number of the reason.
    pub(crate) reason: u8,
}

impl Erasure {
    /// Those of an own record, in the order of their entries.
    ///
    /// # Errors
    /// When an entry cannot be read.
    pub(crate) fn of_own(
        records: &Records,
        record: &StoredRecord,
    ) -> Result<Vec<Self>, RecordReadError> {
        let mut erasures: Vec<Self> = Vec::new();
        let mut by: Vec<_> = record
            .erased
            .iter()
            .map(|(slot, entry)| (*entry, *slot))
            .collect();
        by.sort_unstable();
        for of_entry in by.chunk_by(|a, b| a.0 == b.0) {
            let sections = of_entry.iter().map(|(_, slot)| *slot).collect();
            let Some((entry, _)) = of_entry.first().copied() else {
                continue;
            };
            let said = records.erased_by(entry)?;
            let (time, erasure) = said.ok_or(RecordReadError::NotARecord(entry))?;
            erasures.push(Self {
                entry,
                time,
                sections,
                reason: erasure.reason,
            });
        }
        Ok(erasures)
    }

    /// Those of a received record of which these sections are erased, in the order of their entries; none is what this
    /// party gave up.
    pub(crate) fn of_received(
        by: &[ErasedBy],
        mut erased: SectionSet,
        given_up: &BTreeMap<Slot, u64>,
    ) -> Vec<Self> {
        let own: SectionSet = given_up.keys().copied().collect();
        erased = erased.difference(own);
        let mut erasures = Vec::new();
        for by in by {
            // A section goes once, by the first entry that names it.
            let sections = by.sections.intersection(erased);
            erased = erased.difference(sections);
            if !sections.is_empty() {
                erasures.push(Self {
                    entry: by.entry,
                    time: by.time,
                    sections,
                    reason: by.reason,
                });
            }
        }
        erasures
    }

    /// What this party gave up of a received record, in the order of its entries: each is an own acknowledgement.
    pub(crate) fn given_up(records: &Records, given_up: &BTreeMap<Slot, u64>) -> Vec<Self> {
        let entries: BTreeSet<_> = given_up.values().copied().collect();
        let erasures = entries.into_iter().map(|entry| {
            let of_entry = given_up.iter().filter(|(_, by)| **by == entry);
            // What cannot be read is found by verification; that it is gone is told all the same.
            let said = records
                .at(entry)
                .ok()
                .and_then(|it| record_of(&it.opening).ok());
            let at = said.as_ref().and_then(|said| match &said.sections().event {
                Some(Event::Acknowledgement(event)) => Some(event.at),
                _ => None,
            });
            Self {
                entry,
                time: at.unwrap_or_default(),
                sections: of_entry.map(|(slot, _)| *slot).collect(),
                reason: GIVEN_UP,
            }
        });
        erasures.collect()
    }
}
