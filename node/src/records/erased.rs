//! What was erased of a record: when, by whose entry, and why.

use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use crate::chain::{RecordReadError, Records, StoredRecord};
use crate::inbox::ErasedBy;

/// One erasure of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Erasure {
    /// Index of the ERASE entry in the ledger of the record's origin.
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

    /// Those of a received record of which these sections are erased, in the order of their entries.
    pub(crate) fn of_received(by: &[ErasedBy], mut erased: SectionSet) -> Vec<Self> {
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
}
