//! The table: where each frame of a full segment begins, so that one is read by its number.
//!
//! It is derived from the segment and carries no checksum: a frame proves its own place and number, and a table that
//! does not lead to it is made again.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::segment::{HEADER_LEN, Segment};
use super::walk::{Step, Walk};
use super::{Place, damage};
use crate::journal::{FileError, JournalError};
use crate::store::medium;

/// Bytes of one offset.
const ROW: u64 = 4;

/// Where the frames of a full segment begin.
#[derive(Debug)]
pub(super) enum Table {
    /// In a file of four bytes for each frame.
    File(File),
    /// In memory, where the file cannot be written.
    Memory(Vec<u32>),
}

fn path(dir: &Path, segment: u32) -> PathBuf {
    dir.join(format!("{segment:08}.at"))
}

impl Table {
    /// Opens the table of a segment; `None` when there is none of the right length.
    pub(super) fn open(dir: &Path, segment: &Segment) -> Option<Self> {
        let file = File::open(path(dir, segment.number)).ok()?;
        let rows = segment.next - segment.first;
        (file.metadata().ok()?.len() == rows * ROW).then_some(Self::File(file))
    }

    /// Keeps a table for a segment, in its file when that can be written.
    pub(super) fn keep(dir: &Path, segment: u32, offsets: Vec<u32>) -> Self {
        match write(&path(dir, segment), &offsets) {
            Ok(file) => Self::File(file),
            Err(error) => {
                tracing::warn!(%error, segment, "table of a journal segment not written; it is held in memory");
                Self::Memory(offsets)
            }
        }
    }

    /// Makes the table of a segment from its frames.
    pub(super) fn derive(
        dir: &Path,
        segment: &Segment,
        file: &File,
        looks_only: bool,
    ) -> Result<Self, JournalError> {
        let start = Place {
            segment: segment.number,
            offset: HEADER_LEN,
        };
        let mut walk = Walk::new(start, 0, segment.end);
        let mut offsets = Vec::new();
        loop {
            let place = walk.at();
            let unreadable = FileError::new("read", super::segment::path(dir, segment.number));
            match walk.step(file).map_err(unreadable)? {
                Step::Frame { at, .. } => offsets.push(at.offset),
                Step::End if place.offset == segment.end => break,
                Step::End | Step::Bad => {
                    return Err(damage(dir, place, "the frame does not verify").into());
                }
            }
        }
        if offsets.len() as u64 != segment.next - segment.first {
            return Err(damage(dir, walk.at(), "the segment has another number of frames").into());
        }
        if looks_only {
            return Ok(Self::Memory(offsets));
        }
        Ok(Self::keep(dir, segment.number, offsets))
    }

    /// Where the frame with `row` frames before it begins.
    pub(super) fn offset(&self, row: u64) -> Option<u32> {
        match self {
            Self::File(file) => {
                let mut word = [0; ROW as usize];
                file.read_exact_at(&mut word, row * ROW).ok()?;
                Some(u32::from_le_bytes(word))
            }
            Self::Memory(offsets) => offsets.get(usize::try_from(row).ok()?).copied(),
        }
    }
}

fn write(path: &Path, offsets: &[u32]) -> io::Result<File> {
    let bytes: Vec<u8> = offsets
        .iter()
        .flat_map(|offset| offset.to_le_bytes())
        .collect();
    let file = medium::writable().truncate(true).open(path)?;
    file.write_all_at(&bytes, 0)?;
    Ok(file)
}
