//! What can go wrong with a journal.

use std::path::PathBuf;

use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::{MAX_FRAME, MAX_SEGMENT, MIN_SEGMENT};
pub use crate::store::FileError;

/// Bytes of a journal that do not verify. Never repaired: what was received is received again, and all else is restored
/// from a backup.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(Corrupt)]
#[error(
    "journal {journal} is damaged at {place}: {what}; {}", self.what_to_do(),
    journal = dir.display()
)]
pub struct Damage {
    /// Directory of the journal.
    pub dir: PathBuf,
    /// Where the damage was found, for those who look at the files.
    pub place: String,
    /// What does not hold.
    pub what: &'static str,
}

impl Damage {
    /// A partner's feed comes again; everything else is held here alone.
    fn what_to_do(&self) -> &'static str {
        let mut folders = self.dir.iter();
        if folders.any(|folder| folder == REPLICAS) {
            "move the folder of the partner aside, and its feed is received again: see the runbook on read-only nodes"
        } else {
            "restore the file from a backup, do not delete it"
        }
    }
}

/// The folder below which lies what partners sent.
const REPLICAS: &str = "replicas";

/// Why a journal did not do what it was asked.
#[derive(Debug, Error, Reasoned)]
pub enum JournalError {
    /// The options are out of bounds.
    #[error("a segment of {0} bytes is out of bounds; choose {MIN_SEGMENT} to {MAX_SEGMENT}")]
    #[reason(FieldInvalid)]
    SegmentSize(u32),
    /// The node, or another command on its files, has it open.
    #[error(
        "the node runs, or another command works on its files: {path} is open; stop that first",
        path = .0.display()
    )]
    #[reason(Busy)]
    InUse(PathBuf),
    /// Its bytes do not verify.
    #[error(transparent)]
    #[reason(inner)]
    Damaged(#[from] Damage),
    /// A new segment would leave too little room.
    #[error(
        "the disk has {free} bytes free and a new journal segment needs {need}; free space, then try again"
    )]
    #[reason(DiskNearlyFull)]
    DiskNearlyFull {
        /// Free bytes.
        free: u64,
        /// What would have to be free.
        need: u64,
    },
    /// The system refused. Nothing was changed.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
    /// A payload is empty or too long.
    #[error("a frame of {len} bytes cannot be written; a payload has 1 to {MAX_FRAME} bytes")]
    #[reason(TooLarge)]
    FrameLength {
        /// Its length.
        len: usize,
    },
    /// The payloads together do not fit.
    #[error("a batch of {len} bytes cannot be kept together; append at most {max} bytes at once")]
    #[reason(TooLarge)]
    BatchTooLong {
        /// Their length with frame headers.
        len: usize,
        /// The limit of this journal.
        max: usize,
    },
    /// The write or the sync failed: what was appended since the last commit must count as lost, and the journal takes
    /// nothing more until it is opened again.
    #[error(
        "the journal stops writing: its last write may not be durable; check the device, then restart"
    )]
    #[reason(ReadOnly)]
    Failed(#[source] FileError),
    /// An earlier write or sync failed.
    #[error("the journal is read-only after a failed write; check the device, then restart")]
    #[reason(ReadOnly)]
    ReadOnly,
    /// A payload is longer than the one that it is to replace.
    #[error("frame {number} has {len} bytes; a payload of {new} bytes does not fit in its place")]
    #[reason(TooLarge)]
    TooLong {
        /// The frame.
        number: u64,
        /// Bytes of its payload.
        len: usize,
        /// Bytes of the new one.
        new: usize,
    },
    /// Nothing is durable there.
    #[error("frame {number} lies beyond the durable end {end} of the journal; read up to the end")]
    #[reason(NotFound)]
    BeyondEnd {
        /// What was asked for.
        number: u64,
        /// Frames there are.
        end: u64,
    },
}

impl JournalError {
    /// Whether room or another resource was lacking. Nothing was written, and the same append may succeed later.
    pub fn is_lack(&self) -> bool {
        match self {
            Self::DiskNearlyFull { .. } => true,
            Self::File(error) => error.is_lack(),
            Self::SegmentSize(_)
            | Self::InUse(_)
            | Self::Damaged(_)
            | Self::FrameLength { .. }
            | Self::BatchTooLong { .. }
            | Self::Failed(_)
            | Self::ReadOnly
            | Self::TooLong { .. }
            | Self::BeyondEnd { .. } => false,
        }
    }
}
