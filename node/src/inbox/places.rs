//! Places: where the bodies of each entry of a peer's ledger lie, found by the entry's index. Derived from the chain.
//!
//! Rows are sorted within blocks, and memory holds the bounds of each block. A feed tells of entries nearly in their
//! order, so that an index falls into one block or two, whatever the replica holds. A peer that tells of them in any
//! other order makes more blocks be looked into, each by some reads.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::frame::Place;
use crate::store::FileError;
use crate::store::column::{Column, ColumnError, ColumnReader};
use crate::store::medium::Medium;

/// Rows of a block.
pub(super) const BLOCK: usize = 4096;
/// Bytes of a row: index, first frame, number of frames.
const ROW: usize = 17;

/// Bounds of the indices in a block.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    lowest: u64,
    highest: u64,
}

/// The places of one replica.
#[derive(Debug)]
pub(super) struct Places {
    column: Column<ROW>,
    rows: ColumnReader<ROW>,
    blocks: Vec<Bounds>,
    /// Those that make no block yet.
    fresh: BTreeSet<Place>,
}

impl Places {
    /// Opens the table as a snapshot knows it: rows in blocks, and the places that made no block yet. None when the file
    /// does not hold them: whoever asks begins with [`Self::anew`].
    ///
    /// # Errors
    /// When the file cannot be opened or read.
    pub(super) fn open(
        path: &Path,
        medium: Arc<dyn Medium>,
        rows: u64,
        fresh: &[u8],
    ) -> Result<Option<Self>, ColumnError> {
        let mut places = Self::cut(path, medium, rows)?;
        if places.rows.len() != rows || !rows.is_multiple_of(BLOCK as u64) {
            return Ok(None);
        }
        for first in (0..rows).step_by(BLOCK) {
            let last = first + BLOCK as u64 - 1;
            places.blocks.push(Bounds {
                lowest: read(places.rows.read_at(first)?).ledger_index,
                highest: read(places.rows.read_at(last)?).ledger_index,
            });
        }
        places.fresh = fresh.as_chunks().0.iter().map(|row| read(*row)).collect();
        Ok(Some(places))
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

    /// Notes where a body lies. A block that cannot be written stays in memory and is tried again with the next one.
    pub(super) fn note(&mut self, place: Place) {
        if place.count == 0 {
            return;
        }
        self.fresh.insert(place);
        if self.fresh.len().is_multiple_of(BLOCK)
            && let Err(error) = self.write()
        {
            tracing::warn!(%error, "places of bodies not written; they are held in memory");
        }
    }

    fn write(&mut self) -> Result<(), FileError> {
        let sorted: Vec<Place> = self.fresh.iter().copied().collect();
        let blocks = sorted.chunks_exact(BLOCK);
        let bounds = blocks.clone().filter_map(|block| {
            Some(Bounds {
                lowest: block.first()?.ledger_index,
                highest: block.last()?.ledger_index,
            })
        });
        let rows: Vec<_> = blocks.clone().flatten().map(row).collect();
        self.column.append(&rows)?;
        self.blocks.extend(bounds);
        self.fresh = blocks.remainder().iter().copied().collect();
        Ok(())
    }

    /// Where bodies lie that belong to the entry at an index.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn of(&self, ledger_index: u64) -> Result<Vec<Place>, ColumnError> {
        let mut found = Vec::new();
        for (block, bounds) in (0..).zip(&self.blocks) {
            if (bounds.lowest..=bounds.highest).contains(&ledger_index) {
                self.look_into(block, ledger_index, &mut found)?;
            }
        }
        let from = |first| Place {
            ledger_index,
            first,
            count: 0,
        };
        let fresh = self.fresh.range(from(0)..);
        found.extend(fresh.take_while(|place| place.ledger_index == ledger_index));
        Ok(found)
    }

    /// Finds the first row of an index by halving, and takes it with those behind it.
    fn look_into(
        &self,
        block: u64,
        ledger_index: u64,
        found: &mut Vec<Place>,
    ) -> Result<(), ColumnError> {
        let begin = block * BLOCK as u64;
        let end = begin + BLOCK as u64;
        let (mut low, mut high) = (begin, end);
        while low < high {
            let middle = low.midpoint(high);
            if read(self.rows.read_at(middle)?).ledger_index < ledger_index {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while low < end {
            let place = read(self.rows.read_at(low)?);
            if place.ledger_index != ledger_index {
                break;
            }
            found.push(place);
            low += 1;
        }
        Ok(())
    }

    /// Makes the blocks durable, and answers what [`Self::open`] needs to find all places again.
    ///
    /// # Errors
    /// When the device fails.
    pub(super) fn save(&mut self) -> Result<(u64, Vec<u8>), FileError> {
        self.column.sync()?;
        let fresh: Vec<_> = self.fresh.iter().map(row).collect();
        Ok((self.rows.len(), fresh.as_flattened().to_vec()))
    }
}

fn row(place: &Place) -> [u8; ROW] {
    let mut row = [0; ROW];
    let bytes = place.ledger_index.to_be_bytes().into_iter();
    let bytes = bytes.chain(place.first.to_be_bytes()).chain([place.count]);
    for (to, byte) in row.iter_mut().zip(bytes) {
        *to = byte;
    }
    row
}

fn read(row: [u8; ROW]) -> Place {
    let [
        i0,
        i1,
        i2,
        i3,
        i4,
        i5,
        i6,
        i7,
        f0,
        f1,
        f2,
        f3,
        f4,
        f5,
        f6,
        f7,
        count,
    ] = row;
    Place {
        ledger_index: u64::from_be_bytes([i0, i1, i2, i3, i4, i5, i6, i7]),
        first: u64::from_be_bytes([f0, f1, f2, f3, f4, f5, f6, f7]),
        count,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering::SeqCst;

    use proptest::prelude::*;

    use super::*;
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

    fn again(dir: &tempfile::TempDir, (rows, fresh): &(u64, Vec<u8>)) -> Option<Places> {
        let path = dir.path().join("places");
        Places::open(&path, Arc::new(Disk), *rows, fresh).unwrap()
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
        places.note(Place {
            count: 0,
            ..place(4, 3 * count + 3)
        });
        let saved = places.save().unwrap();
        assert_eq!(saved.0, 2 * BLOCK as u64);
        for places in [places, again(&dir, &saved).unwrap()] {
            assert_eq!(places.of(2).unwrap(), [place(2, 3), place(2, 3 * count)]);
            assert_eq!(places.of(4).unwrap(), [place(4, 6)], "no body has no place");
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
        file.set_len((BLOCK * ROW - 1) as u64).unwrap();
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
