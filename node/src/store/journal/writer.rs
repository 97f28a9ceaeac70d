//! Writing: one owner appends; a commit is one write and one sync.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use ntc_core::reason::Reason;
use thiserror::Error;

use super::frame::{self, FRAME_HEADER};
use super::reader::{Reader, Shared};
use super::segment::{self, HEADER_LEN, SegmentHeader};
use super::verify::{Verified, VerifyError, verify_dir};
use super::{FileError, JournalOptions, MAX_BATCH, MAX_FRAME, MAX_PENDING, Position};
use crate::store::medium::Medium;

/// Room that the writer's buffer keeps between commits, in bytes.
const KEPT_BUFFER: usize = 1 << 20;

/// Why nothing was appended.
#[derive(Debug, Error)]
pub enum AppendError {
    /// A payload is empty or too long.
    #[error("a frame of {len} bytes cannot be written; a payload has 1 to {MAX_FRAME} bytes")]
    FrameLength {
        /// Its length.
        len: usize,
    },
    /// The payloads together do not fit.
    #[error("a batch of {len} bytes cannot be kept together; append at most {max} bytes at once")]
    BatchTooLong {
        /// Their length with frame headers.
        len: usize,
        /// The limit of this journal.
        max: usize,
    },
    /// A new segment would leave too little room.
    #[error(
        "the disk has {free} bytes free and a new journal segment needs {need}; free space, then try again"
    )]
    DiskNearlyFull {
        /// Free bytes.
        free: u64,
        /// What would have to be free.
        need: u64,
    },
    /// A new segment cannot be made.
    #[error(transparent)]
    File(#[from] FileError),
    /// What waited for a commit could not be committed, or could not earlier.
    #[error(transparent)]
    Commit(#[from] CommitError),
}

impl AppendError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::FrameLength { .. } | Self::BatchTooLong { .. } => Reason::TooLarge,
            Self::DiskNearlyFull { .. } => Reason::DiskNearlyFull,
            Self::File(error) => error.reason(),
            Self::Commit(error) => error.reason(),
        }
    }
}

/// Why a commit did not happen. The journal takes nothing more until it is opened anew.
#[derive(Debug, Error)]
pub enum CommitError {
    /// The write or the sync failed: what was appended since the last commit must count as lost.
    #[error(
        "the journal stops writing: its last write may not be durable; check the device, then restart"
    )]
    Failed(#[source] FileError),
    /// An earlier one failed.
    #[error("the journal is read-only after a failed write; check the device, then restart")]
    ReadOnly,
}

impl CommitError {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        Reason::ReadOnly
    }
}

/// The writer of a journal, of which there is one.
#[derive(Debug)]
pub struct Journal {
    pub(super) shared: Arc<Shared>,
    pub(super) medium: Arc<dyn Medium>,
    pub(super) options: JournalOptions,
    /// The segment that is written to.
    pub(super) file: Arc<File>,
    pub(super) size: u32,
    /// Frames that were appended and not yet committed; they go to the committed end.
    pub(super) pending: Vec<u8>,
    /// Held so that no second process writes.
    pub(super) _lock: File,
}

impl Journal {
    /// A reader of what is committed.
    pub fn reader(&self) -> Reader {
        Reader::new(self.shared.clone())
    }

    /// Where the committed frames end.
    pub fn end(&self) -> Position {
        self.shared.end()
    }

    /// Bytes that wait for a commit.
    pub const fn pending_bytes(&self) -> usize {
        self.pending.len()
    }

    /// Whether the journal has stopped for ever after a failed write or sync.
    pub fn is_read_only(&self) -> bool {
        self.shared.read_only.load(Ordering::Acquire)
    }

    /// The journal's directory.
    pub fn dir(&self) -> &Path {
        &self.shared.dir
    }

    /// Appends the payloads, to be durable after the next [`commit`](Self::commit). After a crash the payloads
    /// of one call are found all together or not at all. Commits what waited before when the segment or the
    /// buffer is full.
    ///
    /// # Errors
    /// When a payload or all together are too long, the disk is nearly full, or the journal is read-only.
    /// Nothing of the call is appended then.
    pub fn append<P: AsRef<[u8]>>(&mut self, payloads: &[P]) -> Result<Vec<Position>, AppendError> {
        if self.is_read_only() {
            return Err(CommitError::ReadOnly.into());
        }
        let len = self.batch_len(payloads)?;
        if self.room() < len {
            self.commit()?;
            self.roll()?;
        } else if self.pending.len() + len > MAX_PENDING {
            self.commit()?;
        }
        let commit = self.end().offset;
        let mut positions = Vec::with_capacity(payloads.len());
        for (i, payload) in payloads.iter().enumerate() {
            let at = self.next();
            let last = i + 1 == payloads.len();
            frame::write(&mut self.pending, at, commit, last, payload.as_ref());
            positions.push(at);
        }
        Ok(positions)
    }

    /// Makes everything appended durable with one write and one sync, shows it to readers, and returns the
    /// end. Without appended frames it does nothing.
    ///
    /// # Errors
    /// When the write or the sync fails, or failed before: the journal is read-only from then on.
    pub fn commit(&mut self) -> Result<Position, CommitError> {
        if self.is_read_only() {
            return Err(CommitError::ReadOnly);
        }
        if self.pending.is_empty() {
            return Ok(self.end());
        }
        let from = self.end();
        let written = self
            .medium
            .write_at(&self.file, &self.pending, u64::from(from.offset))
            .and_then(|()| self.medium.sync_data(&self.file));
        let end = self.next();
        self.pending.clear();
        self.pending.shrink_to(KEPT_BUFFER);
        if let Err(source) = written {
            self.stop();
            let path = segment::path(&self.shared.dir, from.segment);
            return Err(CommitError::Failed(FileError::new("write", path)(source)));
        }
        self.shared.advance(end);
        Ok(end)
    }

    /// Reads every byte of the journal's files and checks it, the unused ones too.
    ///
    /// # Errors
    /// The first damage, or a file that cannot be read.
    pub fn verify(&self) -> Result<Verified, VerifyError> {
        verify_dir(&self.shared.dir)
    }

    /// Where the next frame goes.
    fn next(&self) -> Position {
        let end = self.end();
        let pending = u32::try_from(self.pending.len()).unwrap_or(u32::MAX);
        Position {
            offset: end.offset.saturating_add(pending),
            ..end
        }
    }

    /// Bytes left in the segment.
    fn room(&self) -> usize {
        usize::try_from(self.size.saturating_sub(self.next().offset)).unwrap_or(usize::MAX)
    }

    fn batch_len<P: AsRef<[u8]>>(&self, payloads: &[P]) -> Result<usize, AppendError> {
        let mut len = 0_usize;
        for payload in payloads {
            let payload = payload.as_ref().len();
            if !(1..=MAX_FRAME).contains(&payload) {
                return Err(AppendError::FrameLength { len: payload });
            }
            len = len.saturating_add(FRAME_HEADER + payload);
        }
        let segment =
            usize::try_from(self.options.segment_bytes - HEADER_LEN).unwrap_or(usize::MAX);
        let max = segment.min(MAX_BATCH);
        if len > max {
            return Err(AppendError::BatchTooLong { len, max });
        }
        Ok(len)
    }

    /// Moves on to a new segment. Everything before it is durable.
    fn roll(&mut self) -> Result<(), AppendError> {
        let end = self.end();
        let header = SegmentHeader {
            number: end.segment.saturating_add(1),
            size: self.options.segment_bytes,
            previous_end: end.offset,
        };
        let dir = &self.shared.dir;
        check_room(&*self.medium, dir, &self.options)?;
        let file = match segment::create(&*self.medium, dir, header) {
            Ok(file) => Arc::new(file),
            Err(error) => {
                // Room can come back; a name or header that may or may not be durable cannot be built upon.
                if error.source.kind() != io::ErrorKind::StorageFull {
                    self.stop();
                }
                return Err(error.into());
            }
        };
        self.shared.seal(end.offset);
        self.shared.keep(header.number, file.clone());
        self.shared.advance(Position {
            segment: header.number,
            offset: HEADER_LEN,
        });
        self.file = file;
        self.size = header.size;
        Ok(())
    }

    fn stop(&self) {
        self.shared.read_only.store(true, Ordering::Release);
    }
}

/// Checks that a new segment leaves the floor free.
pub(super) fn check_room(
    medium: &dyn Medium,
    dir: &Path,
    options: &JournalOptions,
) -> Result<(), AppendError> {
    let space = medium.space(dir).map_err(FileError::new("examine", dir))?;
    let need = u64::from(options.segment_bytes).saturating_add(options.floor_bytes);
    if space.free < need {
        return Err(AppendError::DiskNearlyFull {
            free: space.free,
            need,
        });
    }
    Ok(())
}
