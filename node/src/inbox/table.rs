//! A table of rows that are found by the index of an entry in a peer's ledger. Derived from the chain.
//!
//! Rows are sorted within blocks, and memory holds the bounds of each block. A feed tells of entries nearly in their
//! order, so that an index falls into one block or two, whatever the replica holds. A peer that tells of them in any
//! other order makes more blocks be looked into, each by some reads.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::store::FileError;
use crate::store::column::{Column, ColumnError, ColumnReader};
use crate::store::medium::Medium;

/// Rows of a block.
pub(super) const BLOCK: usize = 4096;

/// A row of `LEN` bytes. Rows are ordered by their index first.
pub(super) trait Row<const LEN: usize>: Copy + Ord {
    /// The index that it is found by.
    fn index(&self) -> u64;
    /// No row of this index is less.
    fn least(index: u64) -> Self;
    /// Its bytes.
    fn encode(&self) -> [u8; LEN];
    /// The row of these bytes.
    fn decode(bytes: [u8; LEN]) -> Self;
}

/// Bounds of the indices in a block.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    lowest: u64,
    highest: u64,
}

/// The table.
#[derive(Debug)]
pub(super) struct Table<R, const LEN: usize> {
    column: Column<LEN>,
    rows: ColumnReader<LEN>,
    blocks: Vec<Bounds>,
    /// Those that make no block yet.
    fresh: BTreeSet<R>,
}

/// A table as a snapshot knows it.
#[derive(Clone, Debug, Default)]
pub(super) struct SavedTable {
    /// Rows in blocks.
    pub(super) rows: u64,
    /// The bytes of those that made no block yet.
    pub(super) fresh: Vec<u8>,
}

impl<R: Row<LEN>, const LEN: usize> Table<R, LEN> {
    /// Opens the table as a snapshot knows it. None when the file does not hold it: whoever asks begins with
    /// [`Self::anew`].
    ///
    /// # Errors
    /// When the file cannot be opened or read.
    pub(super) fn open(
        path: &Path,
        medium: Arc<dyn Medium>,
        saved: &SavedTable,
    ) -> Result<Option<Self>, ColumnError> {
        let rows = saved.rows;
        let mut table = Self::cut(path, medium, rows)?;
        if table.rows.len() != rows || !rows.is_multiple_of(BLOCK as u64) {
            return Ok(None);
        }
        for first in (0..rows).step_by(BLOCK) {
            let last = first + BLOCK as u64 - 1;
            table.blocks.push(Bounds {
                lowest: table.row(first)?.index(),
                highest: table.row(last)?.index(),
            });
        }
        let fresh = saved.fresh.as_chunks().0.iter();
        table.fresh = fresh.map(|row| R::decode(*row)).collect();
        Ok(Some(table))
    }

    /// An empty table.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn anew(path: &Path, medium: Arc<dyn Medium>) -> Result<Self, ColumnError> {
        Self::cut(path, medium, 0)
    }

    fn cut(path: &Path, medium: Arc<dyn Medium>, rows: u64) -> Result<Self, ColumnError> {
        let mut column = Column::open(path, medium)?;
        column.truncate(rows)?;
        Ok(Self {
            rows: column.reader(),
            column,
            blocks: Vec::new(),
            fresh: BTreeSet::new(),
        })
    }

    fn row(&self, at: u64) -> Result<R, ColumnError> {
        Ok(R::decode(self.rows.read_at(at)?))
    }

    /// Takes a row in. A block that cannot be written stays in memory and is tried again with the next one.
    pub(super) fn note(&mut self, row: R) {
        self.fresh.insert(row);
        if self.fresh.len().is_multiple_of(BLOCK)
            && let Err(error) = self.write()
        {
            tracing::warn!(%error, "rows of a derived file not written; they are held in memory");
        }
    }

    fn write(&mut self) -> Result<(), FileError> {
        let sorted: Vec<R> = self.fresh.iter().copied().collect();
        let blocks = sorted.chunks_exact(BLOCK);
        let bounds = blocks.clone().filter_map(|block| {
            Some(Bounds {
                lowest: block.first()?.index(),
                highest: block.last()?.index(),
            })
        });
        let rows: Vec<_> = blocks.clone().flatten().map(R::encode).collect();
        self.column.append(&rows)?;
        self.blocks.extend(bounds);
        self.fresh = blocks.remainder().iter().copied().collect();
        Ok(())
    }

    /// The rows of an index.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn of(&self, index: u64) -> Result<Vec<R>, ColumnError> {
        let mut found = Vec::new();
        for (block, bounds) in (0..).zip(&self.blocks) {
            if (bounds.lowest..=bounds.highest).contains(&index) {
                self.look_into(block, index, &mut found)?;
            }
        }
        let fresh = self.fresh.range(R::least(index)..);
        found.extend(fresh.take_while(|row| row.index() == index));
        Ok(found)
    }

    /// Finds the first row of an index by halving, and takes it with those behind it.
    fn look_into(&self, block: u64, index: u64, found: &mut Vec<R>) -> Result<(), ColumnError> {
        let begin = block * BLOCK as u64;
        let end = begin + BLOCK as u64;
        let (mut low, mut high) = (begin, end);
        while low < high {
            let middle = low.midpoint(high);
            if self.row(middle)?.index() < index {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while low < end {
            let row = self.row(low)?;
            if row.index() != index {
                break;
            }
            found.push(row);
            low += 1;
        }
        Ok(())
    }

    /// Makes the blocks durable, and answers what [`Self::open`] needs to find all rows again.
    ///
    /// # Errors
    /// When the device fails.
    pub(super) fn save(&mut self) -> Result<SavedTable, FileError> {
        self.column.sync()?;
        let fresh: Vec<_> = self.fresh.iter().map(R::encode).collect();
        Ok(SavedTable {
            rows: self.rows.len(),
            fresh: fresh.as_flattened().to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering::SeqCst;

    use proptest::prelude::*;

    use super::*;
    use crate::inbox::places::{Place, Places};
    use crate::store::medium::Disk;
    use crate::store::medium::faulty::Faulty;

    fn place(ledger_index: u64, first: u64) -> Place {
        Place {
            ledger_index,
            first,
            count: 3,
        }
    }

    fn anew(dir: &tempfile::TempDir) -> Places {
        Places::anew(&dir.path().join("places"), Arc::new(Disk)).unwrap()
    }

    fn again(dir: &tempfile::TempDir, saved: &SavedTable) -> Option<Places> {
        let path = dir.path().join("places");
        Places::open(&path, Arc::new(Disk), saved).unwrap()
    }

    #[test]
    fn a_place_is_found_before_and_after_its_block_is_written_and_after_a_start() {
        let dir = tempfile::tempdir().unwrap();
        let mut places = anew(&dir);
        let count = 2 * BLOCK as u64 + 100;
        for n in 0..count {
            places.note(place(2 * n, 3 * n));
        }
        // Later deliveries of entries that lie in blocks.
        places.note(place(2, 3 * count));
        let saved = places.save().unwrap();
        assert_eq!(saved.rows, 2 * BLOCK as u64);
        for places in [places, again(&dir, &saved).unwrap()] {
            assert_eq!(places.of(2).unwrap(), [place(2, 3), place(2, 3 * count)]);
            assert_eq!(places.of(4).unwrap(), [place(4, 6)]);
            assert_eq!(places.of(3).unwrap(), []);
            let last = 2 * (count - 1);
            assert_eq!(places.of(last).unwrap(), [place(last, 3 * (count - 1))]);
        }
    }

    #[test]
    fn an_index_of_entries_told_in_order_falls_into_one_block() {
        let dir = tempfile::tempdir().unwrap();
        let mut places = anew(&dir);
        for n in 0..3 * BLOCK as u64 {
            places.note(place(n, n));
        }
        let index = BLOCK as u64 + 7;
        let bounds = places.blocks.iter();
        let touched = bounds.filter(|it| (it.lowest..=it.highest).contains(&index));
        assert_eq!(touched.count(), 1);
    }

    #[test]
    fn a_file_that_lost_rows_is_not_used() {
        let dir = tempfile::tempdir().unwrap();
        let mut places = anew(&dir);
        for n in 0..BLOCK as u64 {
            places.note(place(n, n));
        }
        let saved = places.save().unwrap();
        drop(places);
        let path = dir.path().join("places");
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_len((BLOCK * 17 - 1) as u64).unwrap();
        assert!(again(&dir, &saved).is_none());
    }

    #[test]
    fn a_block_that_cannot_be_written_stays_in_memory_and_is_written_with_the_next() {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let path = dir.path().join("places");
        let mut places = Places::anew(&path, medium.clone()).unwrap();
        medium.fail_write.store(0, SeqCst);
        for n in 0..BLOCK as u64 + 1 {
            places.note(place(n, n));
        }
        assert!(places.blocks.is_empty());
        assert_eq!(places.of(7).unwrap(), [place(7, 7)]);
        for n in BLOCK as u64 + 1..2 * BLOCK as u64 {
            places.note(place(n, n));
        }
        assert_eq!((places.blocks.len(), places.fresh.len()), (2, 0));
        assert_eq!(places.of(7).unwrap(), [place(7, 7)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        #[test]
        fn every_place_is_found_in_whatever_order_entries_are_told(
            indices in prop::collection::vec(0_u64..3_000, BLOCK..3 * BLOCK), asked in 0_u64..3_000,
        ) {
            let dir = tempfile::tempdir().unwrap();
            let mut places = anew(&dir);
            let noted: Vec<_> = (0..).zip(&indices).map(|(n, index)| place(*index, n)).collect();
            noted.iter().for_each(|place| places.note(*place));
            let mut found = places.of(asked).unwrap();
            found.sort();
            let mut expected = noted;
            expected.retain(|place| place.ledger_index == asked);
            prop_assert_eq!(found, expected);
        }
    }
}
