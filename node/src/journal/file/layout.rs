//! What the writer and its readers share: where each frame begins, and the open files.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::older::{self, Key, OLDER, SegmentFile};
use super::segment::{self, HEADER_LEN, Segment, SegmentHeader};
use super::tail::Found;
use super::{Place, damage};
use crate::journal::{Damage, FileError};
use crate::lock;
use crate::store::medium::Medium;

/// A segment that is full.
#[derive(Clone, Copy, Debug)]
struct Sealed {
    /// Number of its first frame.
    first: u64,
    /// Where its frames end.
    end: u32,
}

/// The segments, as far as they are durable.
#[derive(Debug)]
struct Layout {
    sealed: Vec<Sealed>,
    /// Number of the first frame of the segment that is written to.
    first: u64,
    /// Where each durable frame of it begins.
    offsets: Vec<u32>,
    /// Where its durable frames end.
    end: u32,
    /// Its file, which stays open.
    file: Arc<SegmentFile>,
}

/// What the writer tells its readers.
#[derive(Debug)]
pub(super) struct Shared {
    /// Names it among the journals whose full segments are kept open.
    name: u64,
    pub(super) dir: PathBuf,
    pub(super) medium: Arc<dyn Medium>,
    /// Bytes behind the durable end that opening it discarded.
    pub(super) discarded: u32,
    /// Durable frames. Moves after the sync, never before.
    end: AtomicU64,
    layout: RwLock<Layout>,
    pub(super) read_only: AtomicBool,
}

impl Shared {
    /// The journal in `dir` with these segments, of which the last was `found` in `file`, and behind the end of which so
    /// many bytes were `discarded`.
    pub(super) fn new(
        (dir, discarded): (PathBuf, u32),
        medium: Arc<dyn Medium>,
        headers: &[SegmentHeader],
        (file, found): (Arc<File>, Found),
    ) -> Self {
        let sealed = headers
            .windows(2)
            .filter_map(|pair| match pair {
                [header, next] => Some(Sealed {
                    first: header.first,
                    end: next.previous_end,
                }),
                _ => None,
            })
            .collect();
        let first = headers.last().map_or(0, |header| header.first);
        Self {
            name: older::name_journal(),
            dir,
            medium,
            discarded,
            end: AtomicU64::new(first + found.offsets.len() as u64),
            layout: RwLock::new(Layout {
                sealed,
                first,
                offsets: found.offsets,
                end: found.end,
                file: SegmentFile::new(file),
            }),
            read_only: AtomicBool::new(false),
        }
    }

    /// Durable frames.
    pub(super) fn end(&self) -> u64 {
        self.end.load(Ordering::Acquire)
    }

    /// Where the durable frames end.
    pub(super) fn end_place(&self) -> Place {
        let layout = self.layout();
        Place {
            segment: layout.number(),
            offset: layout.end,
        }
    }

    /// Durable frames of the segment that is written to.
    pub(super) fn rows(&self) -> u32 {
        u32::try_from(self.layout().offsets.len()).unwrap_or(u32::MAX)
    }

    /// Shows durable frames that begin at `offsets`; the last one ends at `end`.
    pub(super) fn advance(&self, offsets: &mut Vec<u32>, end: u32) {
        let mut layout = self.layout_mut();
        layout.offsets.append(offsets);
        layout.end = end;
        let frames = layout.first + layout.offsets.len() as u64;
        self.end.store(frames, Ordering::Release);
    }

    /// Goes on in a new segment, which exists, and returns where the frames of the one before begin.
    pub(super) fn seal(&self, file: Arc<File>) -> Vec<u32> {
        let mut layout = self.layout_mut();
        let full = self.key(layout.number());
        OLDER.put(
            full,
            std::mem::replace(&mut layout.file, SegmentFile::new(file)),
        );
        let sealed = Sealed {
            first: layout.first,
            end: layout.end,
        };
        layout.sealed.push(sealed);
        layout.first += layout.offsets.len() as u64;
        layout.end = HEADER_LEN;
        std::mem::take(&mut layout.offsets)
    }

    /// The segment that holds a durable frame.
    pub(super) fn segment_of(&self, number: u64) -> Option<Segment> {
        let layout = self.layout();
        let segment = layout.sealed.partition_point(|it| it.first <= number);
        let last = segment == layout.sealed.len() && number >= layout.first;
        let at = if last {
            segment
        } else {
            segment.checked_sub(1)?
        };
        let segment = layout.segment(at)?;
        (number < segment.next).then_some(segment)
    }

    /// A segment by its number.
    pub(super) fn segment(&self, number: u32) -> Option<Segment> {
        self.layout().segment(usize::try_from(number).ok()?)
    }

    /// Where a frame of the segment that is written to begins; `None` when it lies in another one.
    pub(super) fn fresh_offset(&self, segment: u32, row: u64) -> Option<u32> {
        let layout = self.layout();
        let row = usize::try_from(row).ok()?;
        (segment == layout.number()).then(|| layout.offsets.get(row).copied())?
    }

    /// A segment's file, and where its frames begin. The one that is written to is always open.
    pub(super) fn file(&self, number: u32) -> Result<Arc<SegmentFile>, FileError> {
        let layout = self.layout();
        if number == layout.number() {
            return Ok(Arc::clone(&layout.file));
        }
        drop(layout);
        let path = segment::path(&self.dir, number);
        OLDER.get(self.key(number), || {
            File::open(&path).map_err(FileError::new("open", &path))
        })
    }

    /// The file of a segment is this one from now on. Answers whether it is the segment that is written to.
    pub(super) fn put(&self, number: u32, file: Arc<File>) -> bool {
        let file = SegmentFile::new(file);
        let mut layout = self.layout_mut();
        let is_last = number == layout.number();
        if is_last {
            layout.file = file;
        } else {
            OLDER.put(self.key(number), file);
        }
        is_last
    }

    fn key(&self, number: u32) -> Key {
        (self.name, number)
    }

    pub(super) fn unreadable(&self, number: u32) -> impl FnOnce(io::Error) -> FileError + use<> {
        FileError::new("read", segment::path(&self.dir, number))
    }

    pub(super) fn damage(&self, place: Place, what: &'static str) -> Damage {
        damage(&self.dir, place, what)
    }

    fn layout(&self) -> RwLockReadGuard<'_, Layout> {
        lock::read(&self.layout)
    }

    fn layout_mut(&self) -> RwLockWriteGuard<'_, Layout> {
        lock::write(&self.layout)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        OLDER.forget(self.name);
    }
}

impl Layout {
    /// Number of the segment that is written to.
    fn number(&self) -> u32 {
        u32::try_from(self.sealed.len()).unwrap_or(u32::MAX)
    }

    fn segment(&self, at: usize) -> Option<Segment> {
        let number = u32::try_from(at).ok()?;
        if at == self.sealed.len() {
            return Some(Segment {
                number,
                first: self.first,
                next: self.first + self.offsets.len() as u64,
                end: self.end,
            });
        }
        let sealed = self.sealed.get(at)?;
        let next = self.sealed.get(at + 1).map_or(self.first, |it| it.first);
        Some(Segment {
            number,
            first: sealed.first,
            next,
            end: sealed.end,
        })
    }
}
