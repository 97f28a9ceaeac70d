//! The journal: append-only frames in preallocated segment files, durable when a commit returns.
//!
//! A segment is a header of 32 bytes, frames, and zeros up to its fixed size. Integers are little-endian.
//!
//! ```text
//! header  "NTCJRNL1" | segment u32 | size u32 | end of the segment before u32 | crc32c u32 | 8 zero bytes
//! frame   length u32, top bit set on the last of its batch | commit u32 | crc32c u32 | payload
//! ```
//!
//! A batch is what one append wrote. `commit` is the offset of the first frame of the same commit; the checksum
//! covers the segment, the offset, the frame's header and its payload, so a frame at another place is not a
//! frame. One commit is one write and one `fdatasync`; a new segment is durable, its name too, before anything
//! is written to it. So a crash can damage the frames of the last commit only: whatever else does not verify is
//! corruption, is never repaired, and is told with its position.

mod frame;
mod open;
mod reader;
mod segment;
mod tail;
mod verify;
mod walk;
mod writer;

use std::fmt;
use std::io;
use std::path::PathBuf;

use ntc_core::reason::Reason;
use thiserror::Error;

pub use open::{OpenError, Tail};
pub use reader::{Frame, ReadError, Reader, Scan};
pub use verify::{Verified, VerifyError, verify_dir};
pub use writer::{AppendError, CommitError, Journal};

/// Longest payload of one frame, in bytes.
pub const MAX_FRAME: usize = 1 << 20;

/// Longest batch, frame headers included: what one append keeps together, in bytes.
pub const MAX_BATCH: usize = 8 << 20;

/// Most bytes appended and not yet committed; an append beyond it commits what waits before it.
pub const MAX_PENDING: usize = 16 << 20;

/// Smallest segment, in bytes.
pub const MIN_SEGMENT: u32 = 4 << 10;

/// Largest segment, in bytes.
pub const MAX_SEGMENT: u32 = 1 << 30;

/// Where a frame stands. Positions of one journal are ordered as their frames were appended.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Position {
    /// Number of the segment file, from 0.
    pub segment: u32,
    /// Offset of the frame in that file, in bytes.
    pub offset: u32,
}

impl Position {
    /// The place of the first frame of every journal.
    pub const START: Self = Self {
        segment: 0,
        offset: segment::HEADER_LEN,
    };

    /// One number, in the order of the positions.
    pub const fn to_u64(self) -> u64 {
        ((self.segment as u64) << 32) | self.offset as u64
    }

    /// The position of [`Self::to_u64`].
    pub const fn from_u64(value: u64) -> Self {
        Self {
            segment: (value >> 32) as u32,
            offset: (value & 0xffff_ffff) as u32,
        }
    }

    /// Eight bytes, big-endian, in the order of the positions.
    pub const fn to_bytes(self) -> [u8; 8] {
        self.to_u64().to_be_bytes()
    }

    /// The position of [`Self::to_bytes`].
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self::from_u64(u64::from_be_bytes(bytes))
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.segment, self.offset)
    }
}

/// How a journal is laid out and how careful its opening is.
#[derive(Clone, Copy, Debug)]
pub struct JournalOptions {
    /// Size of a new segment, in bytes, between [`MIN_SEGMENT`] and [`MAX_SEGMENT`]. Segments that exist keep
    /// theirs.
    pub segment_bytes: u32,
    /// Bytes that must stay free on the file system after a new segment has been preallocated.
    pub floor_bytes: u64,
    /// Where the journal is known to have been durable up to: a journal that ends before it is corrupt, not
    /// torn. A snapshot or a signed checkpoint knows it.
    pub known_end: Option<Position>,
}

impl Default for JournalOptions {
    fn default() -> Self {
        Self {
            segment_bytes: 64 << 20,
            floor_bytes: 256 << 20,
            known_end: None,
        }
    }
}

/// Bytes of a journal that do not verify. Never repaired: restore the file from a backup or a peer.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error(
    "journal {journal} is damaged at {position}: {what}; restore the segment from a backup, do not delete it",
    journal = dir.display()
)]
pub struct Damage {
    /// Directory of the journal.
    pub dir: PathBuf,
    /// Where the damage was found.
    pub position: Position,
    /// What does not hold.
    pub what: &'static str,
}

impl Damage {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        Reason::Corrupt
    }
}

/// A file of the store could not be read or written.
#[derive(Debug, Error)]
#[error("cannot {verb} {path}", path = path.display())]
pub struct FileError {
    /// What was tried.
    pub verb: &'static str,
    /// On which file.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

impl FileError {
    pub(in crate::store) fn new(
        verb: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self { verb, path, source }
    }

    /// The stable code.
    pub fn reason(&self) -> Reason {
        if self.source.kind() == io::ErrorKind::StorageFull {
            Reason::DiskNearlyFull
        } else {
            Reason::Internal
        }
    }
}

#[cfg(test)]
mod tests;
