//! What a peer erased, by the index of the record's entry: what is told when somebody asks for the record, and what no
//! later delivery may show again.
//!
//! Noted before the batch that tells of it is durable: a proven ERASE entry stays in the peer's ledger whether the
//! batch is taken or not, and whoever reads what the chain shows reads without what it erased.

use std::path::Path;
use std::sync::{Arc, Mutex};

use ntc_core::ledger::batch::VerifiedErasure;
use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use super::table::{Row, SavedTable, Table};
use crate::lock::lock;
use crate::store::FileError;
use crate::store::column::ColumnError;
use crate::store::medium::Medium;

/// Bytes of a row: target, entry, time, sections, reason.
const ROW: usize = 27;

/// One erasure of a record.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct ErasedBy {
    /// Index of the record's entry.
    pub(crate) target: u64,
    /// Index of the ERASE entry.
    pub(crate) entry: u64,
    /// Time of the ERASE entry.
    pub(crate) time: Timestamp,
    /// The sections that it destroys.
    pub(crate) sections: SectionSet,
    /// Number of the reason.
    pub(crate) reason: u8,
}

impl From<&VerifiedErasure> for ErasedBy {
    fn from(verified: &VerifiedErasure) -> Self {
        let Erasure {
            target,
            sections,
            reason,
        } = verified.erasure;
        Self {
            target,
            entry: verified.entry,
            time: verified.time,
            sections,
            reason,
        }
    }
}

impl Row<ROW> for ErasedBy {
    fn index(&self) -> u64 {
        self.target
    }

    fn least(index: u64) -> Self {
        Self {
            target: index,
            entry: 0,
            time: Timestamp::default(),
            sections: SectionSet::EMPTY,
            reason: 0,
        }
    }

    fn encode(&self) -> [u8; ROW] {
        let mut row = [0; ROW];
        let numbers = [self.target, self.entry, self.time.as_millis()];
        let bytes = numbers.into_iter().flat_map(u64::to_be_bytes);
        let bytes = bytes.chain(self.sections.bits().to_be_bytes());
        let bytes = bytes.chain([self.reason]);
        row.iter_mut().zip(bytes).for_each(|(to, byte)| *to = byte);
        row
    }

    fn decode(row: [u8; ROW]) -> Self {
        let (target, rest) = row.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let (entry, rest) = rest.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let (time, rest) = rest.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let (sections, rest) = rest.split_first_chunk().unwrap_or((&[0; 2], &[]));
        Self {
            target: u64::from_be_bytes(*target),
            entry: u64::from_be_bytes(*entry),
            time: Timestamp::from_millis(u64::from_be_bytes(*time)),
            sections: SectionSet::from_bits(u16::from_be_bytes(*sections)),
            reason: rest.first().copied().unwrap_or(0),
        }
    }
}

/// The sections that these erasures destroy.
pub(crate) fn sections(erased: &[ErasedBy]) -> SectionSet {
    let sections = erased.iter().map(|by| by.sections);
    sections.fold(SectionSet::EMPTY, SectionSet::union)
}

/// The erasures of one replica, for its writer and its readers.
#[derive(Debug)]
pub(crate) struct Erased(Mutex<Table<ErasedBy, ROW>>);

impl Erased {
    /// Opens what a snapshot knows. None when the file does not hold it: whoever asks begins with [`Self::anew`].
    ///
    /// # Errors
    /// When the file cannot be opened or read.
    pub(super) fn open(
        path: &Path,
        medium: Arc<dyn Medium>,
        saved: &SavedTable,
    ) -> Result<Option<Self>, ColumnError> {
        Ok(Table::open(path, medium, saved)?.map(|table| Self(Mutex::new(table))))
    }

    /// No erasure yet.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn anew(path: &Path, medium: Arc<dyn Medium>) -> Result<Self, ColumnError> {
        Ok(Self(Mutex::new(Table::anew(path, medium)?)))
    }

    /// Notes erasures, and answers those of them that are held. One that names nothing but what others name is not: so
    /// there are sixteen of a record at most, however often a peer erases it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn note(&self, erasures: &[VerifiedErasure]) -> Result<Vec<ErasedBy>, ColumnError> {
        let mut table = lock(&self.0);
        let mut held = Vec::with_capacity(erasures.len());
        for row in erasures.iter().map(ErasedBy::from) {
            let of_target = table.of(row.target)?;
            if of_target.contains(&row) {
                held.push(row);
            } else if !row.sections.is_subset(sections(&of_target)) {
                table.note(row);
                held.push(row);
            }
        }
        Ok(held)
    }

    /// What was erased of the record at an index, in the order of the entries.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn of(&self, target: u64) -> Result<Vec<ErasedBy>, ColumnError> {
        let mut of = lock(&self.0).of(target)?;
        of.sort_unstable();
        Ok(of)
    }

    /// Makes them durable, as far as they are in blocks.
    pub(super) fn save(&self) -> Result<SavedTable, FileError> {
        lock(&self.0).save()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::inbox::table::BLOCK;
    use crate::store::medium::Disk;

    fn erasure(entry: u64, target: u64, sections: u16) -> VerifiedErasure {
        VerifiedErasure {
            entry,
            time: Timestamp::from_millis(1000 + entry),
            erasure: Erasure {
                target,
                sections: SectionSet::from_bits(sections),
                reason: 3,
            },
        }
    }

    #[test]
    fn an_erasure_is_noted_once_and_known_after_a_start() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("erased");
        let erased = Erased::anew(&path, Arc::new(Disk)).unwrap();
        let first = [erasure(9, 4, 1), erasure(10, 4, 2), erasure(11, 5, 1)];
        let known: Vec<_> = first[..2].iter().map(ErasedBy::from).collect();
        for _ in 0..2 {
            assert_eq!(erased.note(&first).unwrap().len(), 3);
            assert_eq!(erased.of(4).unwrap(), known, "noted once");
        }
        let same = (0..100).map(|n| erasure(20 + n, 4, 3)).collect::<Vec<_>>();
        assert_eq!(erased.note(&same).unwrap().len(), 0, "erased again");
        // Enough of them to lie in blocks.
        let blocks = (0..2 * BLOCK as u64).map(|n| erasure(200 + n, 50 + n, 1));
        assert_eq!(
            erased.note(&blocks.collect::<Vec<_>>()).unwrap().len(),
            2 * BLOCK
        );
        let saved = erased.save().unwrap();
        assert_eq!(saved.rows, 2 * BLOCK as u64);
        for erased in [
            erased,
            Erased::open(&path, Arc::new(Disk), &saved)
                .unwrap()
                .unwrap(),
        ] {
            assert_eq!(erased.of(4).unwrap(), known);
            assert_eq!(erased.of(6).unwrap(), []);
            assert_eq!(erased.of(50 + BLOCK as u64).unwrap().len(), 1);
            assert_eq!(erased.note(&first).unwrap().len(), 3);
            assert_eq!(erased.of(4).unwrap(), known);
        }
    }

    proptest! {
        #[test]
        fn a_row_is_read_as_it_was_written(
            target in any::<u64>(), entry in any::<u64>(), time in any::<u64>(), sections in any::<u16>(), reason in any::<u8>(),
        ) {
            let time = Timestamp::from_millis(time);
            let row = ErasedBy { target, entry, time, sections: SectionSet::from_bits(sections), reason };
            prop_assert_eq!(ErasedBy::decode(row.encode()), row);
        }
    }
}
