//! Older segments: the full ones that readers keep open, of all journals of the process together. The system counts the
//! open files of a process, so their bound is one for the process and not one for each journal.

use std::collections::BTreeMap;
use std::fs::File;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};

use super::table::Table;
use crate::lock;

/// Most full segments that the journals of a process keep open, each with its table. The segment that a journal is
/// written to is its own and does not count.
pub const MAX_OPEN_SEGMENTS: usize = 128;

/// Those of this process.
pub(super) static OLDER: Older = Older::new(MAX_OPEN_SEGMENTS);

/// Names a journal among those of the process.
static JOURNALS: AtomicU64 = AtomicU64::new(0);

/// A journal, and the number of a segment of it.
pub(super) type Key = (u64, u32);

/// The file of a segment, and where its frames begin.
#[derive(Debug)]
pub(super) struct SegmentFile {
    pub(super) file: Arc<File>,
    /// Of a full segment, once it was asked for.
    pub(super) table: Mutex<Option<Arc<Table>>>,
}

/// Open segments; the one used longest ago makes room.
#[derive(Debug)]
pub(super) struct Older {
    limit: usize,
    /// Counts how often one was asked for: what is larger was used later.
    uses: AtomicU64,
    kept: RwLock<Kept>,
}

#[derive(Debug)]
struct Kept {
    files: BTreeMap<Key, One>,
    /// How often a segment was put in the place of another.
    puts: u64,
}

#[derive(Debug)]
struct One {
    file: Arc<SegmentFile>,
    used: AtomicU64,
}

impl SegmentFile {
    pub(super) fn new(file: Arc<File>) -> Arc<Self> {
        Arc::new(Self {
            file,
            table: Mutex::default(),
        })
    }
}

/// A name that no other journal of this process has.
pub(super) fn name_journal() -> u64 {
    JOURNALS.fetch_add(1, Ordering::Relaxed)
}

impl Older {
    const fn new(limit: usize) -> Self {
        let kept = Kept {
            files: BTreeMap::new(),
            puts: 0,
        };
        Self {
            limit,
            uses: AtomicU64::new(0),
            kept: RwLock::new(kept),
        }
    }

    /// A segment as it is kept, or as `open` opens it. What was put in its place while it was opened is never hidden by
    /// what was there before.
    pub(super) fn get<E>(
        &self,
        key: Key,
        open: impl Fn() -> Result<File, E>,
    ) -> Result<Arc<SegmentFile>, E> {
        loop {
            let kept = lock::read(&self.kept);
            if let Some(one) = kept.files.get(&key) {
                one.used.store(self.next_use(), Ordering::Relaxed);
                return Ok(Arc::clone(&one.file));
            }
            let puts = kept.puts;
            drop(kept);
            let opened = SegmentFile::new(Arc::new(open()?));
            let mut kept = lock::write(&self.kept);
            // Otherwise this may be the file that another took the place of: it is looked for again.
            if kept.puts == puts {
                let used = self.next_use();
                return Ok(kept.keep(key, opened, used, self.limit));
            }
        }
    }

    /// Keeps this file of a segment from now on, whatever was kept of it.
    pub(super) fn put(&self, key: Key, file: Arc<SegmentFile>) {
        let used = self.next_use();
        let mut kept = lock::write(&self.kept);
        kept.puts = kept.puts.wrapping_add(1);
        kept.files.remove(&key);
        kept.keep(key, file, used, self.limit);
    }

    /// Closes all of one journal.
    pub(super) fn forget(&self, journal: u64) {
        lock::write(&self.kept)
            .files
            .retain(|(of, _), _| *of != journal);
    }

    fn next_use(&self) -> u64 {
        self.uses.fetch_add(1, Ordering::Relaxed)
    }
}

impl Kept {
    /// Keeps a file unless another thread was faster; the one used longest ago makes room.
    fn keep(
        &mut self,
        key: Key,
        file: Arc<SegmentFile>,
        used: u64,
        limit: usize,
    ) -> Arc<SegmentFile> {
        let used = AtomicU64::new(used);
        let one = self.files.entry(key).or_insert(One { file, used });
        let file = Arc::clone(&one.file);
        while self.files.len() > limit {
            let oldest = self
                .files
                .iter()
                .min_by_key(|(_, one)| one.used.load(Ordering::Relaxed));
            let Some(oldest) = oldest.map(|(key, _)| *key) else {
                break;
            };
            self.files.remove(&oldest);
        }
        file
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io;

    use super::*;

    /// Which of these segments of journal 0 have to be opened when they are asked for in this order.
    fn opened(older: &Older, asked: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut opened = Vec::new();
        for number in asked {
            let opens = Cell::new(false);
            let open = || {
                opens.set(true);
                tempfile::tempfile()
            };
            older.get((0, number), open).unwrap();
            opened.extend(opens.get().then_some(number));
        }
        opened
    }

    fn len(older: &Older) -> usize {
        lock::read(&older.kept).files.len()
    }

    #[test]
    fn one_segment_past_the_limit_closes_the_one_used_longest_ago() {
        let older = Older::new(MAX_OPEN_SEGMENTS);
        let last = u32::try_from(MAX_OPEN_SEGMENTS).unwrap();
        assert_eq!(opened(&older, 0..last).len(), MAX_OPEN_SEGMENTS);
        // Nothing is opened again while there are no more than the limit, in whatever order.
        assert!(opened(&older, (0..last).rev()).is_empty());
        assert_eq!(opened(&older, [0, last]), [last]);
        assert_eq!(len(&older), MAX_OPEN_SEGMENTS);
        assert!(opened(&older, [0, 2, last]).is_empty());
        assert_eq!(opened(&older, [last - 1]), [last - 1]);
        assert_eq!(len(&older), MAX_OPEN_SEGMENTS);
    }

    #[test]
    fn the_journals_share_the_limit_and_one_that_is_closed_leaves_nothing_open() {
        let older = Older::new(3);
        for journal in [0, 1] {
            for number in [0, 1] {
                older.get((journal, number), tempfile::tempfile).unwrap();
            }
        }
        assert_eq!(len(&older), 3);
        older.forget(1);
        assert_eq!(len(&older), 1);
        assert!(opened(&older, [1]).is_empty());
    }

    #[test]
    fn what_is_put_while_the_segment_is_opened_is_what_is_kept() {
        // With room for it, and when what was put is closed again at once.
        for limit in [1, 2] {
            let older = Older::new(limit);
            let new = SegmentFile::new(Arc::new(tempfile::tempfile().unwrap()));
            let calls = Cell::new(0);
            let open = || -> io::Result<File> {
                calls.set(calls.get() + 1);
                if calls.get() > 1 {
                    return new.file.try_clone();
                }
                older.put((0, 0), Arc::clone(&new));
                older.put((0, 1), Arc::clone(&new));
                tempfile::tempfile()
            };
            let found = older.get((0, 0), open).unwrap();
            assert!(super::super::replace::is_same(&found.file, &new.file).unwrap());
            assert_eq!(calls.get(), 3 - limit);
        }
    }
}
