//! The end: how far the journal was durable, kept beside the segments.
//!
//! Two slots in sectors of their own are written in turn, so that a torn write leaves the other one. The number only
//! grows, and the larger one that verifies counts.
//!
//! ```text
//! slot    "NTCJEND1" | frames u64 | crc32c u32
//! ```

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use crate::journal::FileError;
use crate::store::medium::{self, Medium};

const MAGIC: &[u8; 8] = b"NTCJEND1";
const SLOT_LEN: usize = 20;
/// Distance of the slots: more than any sector.
const SLOT_EVERY: u64 = 4096;

/// The mark of the durable end.
#[derive(Debug)]
pub(super) struct End {
    file: File,
    path: PathBuf,
    /// Which slot is written next.
    second: bool,
    /// Whether what was written is durable.
    synced: bool,
}

fn path(dir: &Path) -> PathBuf {
    dir.join("end")
}

/// The durable end that the mark in `dir` tells; `None` when there is no mark that verifies.
pub(super) fn known(dir: &Path) -> Result<Option<u64>, FileError> {
    let path = path(dir);
    match std::fs::read(&path) {
        Ok(bytes) => {
            let second = usize::try_from(SLOT_EVERY).unwrap_or(usize::MAX);
            let slots = [bytes.get(..SLOT_LEN), bytes.get(second..second + SLOT_LEN)];
            Ok(slots.into_iter().flatten().filter_map(decode).max())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FileError::new("read", path)(error)),
    }
}

impl End {
    /// Opens the mark for writing and makes it tell `frames`, durably. Its name is durable once the folder was synced.
    pub(super) fn open(dir: &Path, frames: u64, medium: &dyn Medium) -> Result<Self, FileError> {
        let path = path(dir);
        let file = medium::writable()
            .open(&path)
            .map_err(FileError::new("open", &path))?;
        let mut end = Self {
            file,
            path,
            second: false,
            synced: false,
        };
        for _ in 0..2 {
            end.write(frames, medium)?;
        }
        end.sync(medium)?;
        Ok(end)
    }

    /// Tells `frames`. It is durable after a [`sync`](Self::sync), and outlives the process before.
    pub(super) fn write(&mut self, frames: u64, medium: &dyn Medium) -> Result<(), FileError> {
        let at = if self.second { SLOT_EVERY } else { 0 };
        medium
            .write_at(&self.file, &encode(frames), at)
            .map_err(FileError::new("write", &self.path))?;
        self.second = !self.second;
        self.synced = false;
        Ok(())
    }

    /// Makes what was written durable; does nothing when it is.
    pub(super) fn sync(&mut self, medium: &dyn Medium) -> Result<(), FileError> {
        if !self.synced {
            medium
                .sync_data(&self.file)
                .map_err(FileError::new("sync", &self.path))?;
            self.synced = true;
        }
        Ok(())
    }
}

fn encode(frames: u64) -> Vec<u8> {
    let mut slot = Vec::with_capacity(SLOT_LEN);
    slot.extend_from_slice(MAGIC);
    slot.extend_from_slice(&frames.to_le_bytes());
    let crc = crc32c::crc32c(&slot);
    slot.extend_from_slice(&crc.to_le_bytes());
    slot
}

fn decode(slot: &[u8]) -> Option<u64> {
    let (frames, _) = slot.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    let frames = u64::from_le_bytes(*frames);
    (slot == encode(frames)).then_some(frames)
}
