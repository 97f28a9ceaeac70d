//! The ledger's derived files: tree hashes, feed items and where each entry's frame stands, all fixed-width.
//!
//! They hold nothing that the journal does not say. They may lag behind it after a crash, are cut back to the
//! snapshot at start, and can be deleted at any time.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::ledger::feed::ITEM_LEN;
use ntc_core::ledger::tree::{HashReader, stored_hash_count};

use super::state::{Growing, State};
use crate::journal::FileError;
use crate::store::column::{Column, ColumnError, ColumnReader};
use crate::store::medium::Medium;

/// Length of a stored tree hash.
const HASH_LEN: usize = 32;
/// Length of a stored frame number.
const NUMBER_LEN: usize = 8;

/// The columns of the ledger and of every feed.
#[derive(Debug)]
pub(crate) struct Columns {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    hashes: Column<HASH_LEN>,
    frames: Column<NUMBER_LEN>,
    feeds: BTreeMap<u64, FeedColumns>,
}

#[derive(Debug)]
struct FeedColumns {
    hashes: Column<HASH_LEN>,
    items: Column<ITEM_LEN>,
}

/// The stored hashes of one tree, for proofs.
#[derive(Clone, Debug)]
pub(crate) struct HashColumn(ColumnReader<HASH_LEN>);

impl HashReader for HashColumn {
    type Error = ColumnError;

    fn read_hash(&self, index: u64) -> Result<Hash, ColumnError> {
        self.0.read_at(index).map(Hash::from_bytes)
    }
}

/// The number of each entry's frame.
#[derive(Clone, Debug)]
pub(crate) struct FrameColumn(ColumnReader<NUMBER_LEN>);

impl FrameColumn {
    pub(crate) fn number(&self, ledger_index: u64) -> Result<u64, ColumnError> {
        self.0.read_at(ledger_index).map(u64::from_be_bytes)
    }
}

/// One feed for those who read it.
#[derive(Clone, Debug)]
pub(crate) struct FeedReader {
    /// The feed's tree.
    pub(crate) hashes: HashColumn,
    items: ColumnReader<ITEM_LEN>,
}

impl FeedReader {
    /// Up to `count` items from `seq`, exact bytes.
    pub(crate) fn items(&self, seq: u64, count: usize) -> Result<Vec<[u8; ITEM_LEN]>, ColumnError> {
        self.items.read_range(seq, count)
    }
}

impl Columns {
    /// Opens the columns of the ledger; feeds are opened as the journal names them.
    pub(crate) fn open(dir: &Path, medium: Arc<dyn Medium>) -> Result<Self, FileError> {
        Ok(Self {
            dir: dir.to_owned(),
            hashes: Column::open(&dir.join("ledger.hashes"), Arc::clone(&medium))?,
            frames: Column::open(&dir.join("ledger.frames"), Arc::clone(&medium))?,
            feeds: BTreeMap::new(),
            medium,
        })
    }

    /// Cuts every column back to a ledger of `entries` with feeds of these sizes by slot; true when all reach so far.
    pub(crate) fn cut(
        &mut self,
        entries: u64,
        feeds: &BTreeMap<u64, u64>,
    ) -> Result<bool, FileError> {
        self.open_feeds(feeds.keys().copied())?;
        let mut whole = cut(&mut self.hashes, stored_hash_count(entries))?;
        whole &= cut(&mut self.frames, entries)?;
        for (feed, size) in self.feeds.values_mut().zip(feeds.values()) {
            whole &= cut(&mut feed.hashes, stored_hash_count(*size))?;
            whole &= cut(&mut feed.items, *size)?;
        }
        Ok(whole)
    }

    /// Appends what the state gathered since the last commit; `frames` has the number of each new entry's frame.
    pub(crate) fn append(&mut self, state: &mut State, frames: &[u64]) -> Result<(), FileError> {
        append_hashes(&mut self.hashes, &mut state.tree)?;
        let numbers: Vec<_> = frames.iter().map(|number| number.to_be_bytes()).collect();
        self.frames.append(&numbers)?;
        self.open_feeds(state.feeds.keys().copied())?;
        for (columns, feed) in self.feeds.values_mut().zip(state.feeds.values_mut()) {
            if feed.fresh_items.is_empty() {
                continue;
            }
            append_hashes(&mut columns.hashes, &mut feed.tree)?;
            let items: Vec<_> = feed
                .fresh_items
                .drain(..)
                .map(|item| item.encode())
                .collect();
            columns.items.append(&items)?;
        }
        Ok(())
    }

    /// Makes all columns durable, so that a snapshot may lean on them.
    pub(crate) fn sync(&mut self) -> Result<(), FileError> {
        self.hashes.sync()?;
        self.frames.sync()?;
        for feed in self.feeds.values_mut() {
            feed.hashes.sync()?;
            feed.items.sync()?;
        }
        Ok(())
    }

    pub(crate) fn hashes(&self) -> HashColumn {
        HashColumn(self.hashes.reader())
    }

    pub(crate) fn frames(&self) -> FrameColumn {
        FrameColumn(self.frames.reader())
    }

    /// A reader for each feed, by slot.
    pub(crate) fn feeds(&self) -> BTreeMap<u64, FeedReader> {
        let feeds = self.feeds.iter();
        feeds
            .map(|(slot, feed)| {
                let hashes = HashColumn(feed.hashes.reader());
                let items = feed.items.reader();
                (*slot, FeedReader { hashes, items })
            })
            .collect()
    }

    fn open_feeds(&mut self, slots: impl IntoIterator<Item = u64>) -> Result<(), FileError> {
        for slot in slots {
            let Entry::Vacant(place) = self.feeds.entry(slot) else {
                continue;
            };
            let file = |what: &str| self.dir.join(format!("feed-{slot}.{what}"));
            let hashes = Column::open(&file("hashes"), Arc::clone(&self.medium))?;
            let items = Column::open(&file("items"), Arc::clone(&self.medium))?;
            place.insert(FeedColumns { hashes, items });
        }
        Ok(())
    }
}

fn cut<const N: usize>(column: &mut Column<N>, len: u64) -> Result<bool, FileError> {
    let whole = column.len() >= len;
    if whole {
        column.truncate(len)?;
    }
    Ok(whole)
}

fn append_hashes(column: &mut Column<HASH_LEN>, tree: &mut Growing) -> Result<(), FileError> {
    let hashes: Vec<_> = tree.fresh.drain(..).map(|hash| *hash.as_bytes()).collect();
    column.append(&hashes).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::descriptors;
    use crate::store::medium::Disk;

    #[test]
    fn a_feed_has_as_many_files_open_as_are_counted_for_it() {
        let dir = tempfile::tempdir().unwrap();
        let mut columns = Columns::open(dir.path(), Arc::new(Disk)).unwrap();
        let before = descriptors::open_below(dir.path());
        columns.open_feeds(0..3).unwrap();
        let of_feeds = descriptors::open_below(dir.path()) - before;
        assert_eq!(of_feeds, 3 * descriptors::FEED);
    }
}
