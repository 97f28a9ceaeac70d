//! Opening: finding the end, and telling a torn tail from damage.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::reason::Reason;
use thiserror::Error;

use super::reader::Shared;
use super::segment::{self, HEADER_LEN, SegmentHeader};
use super::tail::find_end;
use super::verify::VerifyError;
use super::writer::{AppendError, Journal, check_room};
use super::{Damage, FileError, JournalOptions, MAX_SEGMENT, MIN_SEGMENT, Position};
use crate::store::medium::{self, Medium};

/// What opening found at the end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Tail {
    /// Where the journal goes on.
    pub end: Position,
    /// Bytes of a commit that a crash had cut off; nobody was told that they were durable. Overwritten with
    /// zeros.
    pub discarded_bytes: u32,
    /// Whether the journal was made just now.
    pub created: bool,
}

/// Why a journal cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The options are out of bounds.
    #[error("a segment of {0} bytes is out of bounds; choose {MIN_SEGMENT} to {MAX_SEGMENT}")]
    SegmentSize(u32),
    /// Another process has it open.
    #[error("journal {path} is open in another process; stop that process first", path = .0.display())]
    InUse(PathBuf),
    /// It does not verify.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// There is too little room for the first segment.
    #[error(
        "the disk has {free} bytes free and a new journal segment needs {need}; free space, then try again"
    )]
    DiskNearlyFull {
        /// Free bytes.
        free: u64,
        /// What would have to be free.
        need: u64,
    },
    /// The system refused.
    #[error(transparent)]
    File(#[from] FileError),
}

impl From<VerifyError> for OpenError {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Damaged(damage) => Self::Damaged(damage),
            VerifyError::File(error) => Self::File(error),
        }
    }
}

impl OpenError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::SegmentSize(_) => Reason::FieldInvalid,
            Self::InUse(_) => Reason::Busy,
            Self::Damaged(damage) => damage.reason(),
            Self::DiskNearlyFull { .. } => Reason::DiskNearlyFull,
            Self::File(error) => error.reason(),
        }
    }
}

impl Journal {
    /// Opens the journal in `dir`, or makes it. Reads the last segment only: those before it were durable when
    /// it was made, and are checked whenever they are read. What a crash cut off is zeroed; whatever is left is
    /// synced, so that what was read here is as durable as what was committed.
    ///
    /// # Errors
    /// When it is damaged, ends before the known end, is open elsewhere, or cannot be read or written.
    pub fn open(
        dir: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
    ) -> Result<(Self, Tail), OpenError> {
        if !(MIN_SEGMENT..=MAX_SEGMENT).contains(&options.segment_bytes) {
            return Err(OpenError::SegmentSize(options.segment_bytes));
        }
        medium::make_dir(&*medium, dir).map_err(FileError::new("create", dir))?;
        let lock = lock(dir)?;
        remove_unfinished(dir)?;
        let mut headers = headers(dir)?;
        let created = headers.is_empty();
        if created {
            headers.push(first_segment(dir, &options, &*medium)?);
        }
        let ends: Vec<u32> = headers.iter().skip(1).map(|it| it.previous_end).collect();
        let last = *headers.last().unwrap_or(&FIRST);
        let path = segment::path(dir, last.number);
        let file = medium::writable().create(false).open(&path);
        let file = file.map_err(FileError::new("open", &path))?;
        let found = find_end(dir, &file, last)?;
        let end = Position {
            segment: last.number,
            offset: found.end,
        };
        if options.known_end.is_some_and(|known| end < known) {
            let what = "it ends before a place up to which it is known to have been durable";
            return Err(damage(dir, end, what).into());
        }
        medium::write_zeros(
            &*medium,
            &file,
            u64::from(found.end),
            u64::from(found.dirty_end),
        )
        .and_then(|()| medium.sync_data(&file))
        .map_err(FileError::new("repair", &path))?;
        let file = Arc::new(file);
        let shared = Shared::new(dir.to_path_buf(), ends, end);
        shared.keep(last.number, file.clone());
        let journal = Self {
            shared: Arc::new(shared),
            medium,
            options,
            file,
            size: last.size,
            pending: Vec::new(),
            _lock: lock,
        };
        let tail = Tail {
            end,
            discarded_bytes: found.dirty_end.saturating_sub(found.end),
            created,
        };
        Ok((journal, tail))
    }
}

/// What stands for the last segment where there is none, which cannot be.
const FIRST: SegmentHeader = SegmentHeader {
    number: 0,
    size: MIN_SEGMENT,
    previous_end: 0,
};

fn lock(dir: &Path) -> Result<File, OpenError> {
    let path = dir.join("lock");
    let file = medium::writable().open(&path);
    let file = file.map_err(FileError::new("open", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse(dir.to_path_buf())),
        Err(TryLockError::Error(source)) => Err(FileError::new("lock", path)(source).into()),
    }
}

fn remove_unfinished(dir: &Path) -> Result<(), FileError> {
    let path = segment::unfinished(dir);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(FileError::new("remove", path)(error))
        }
        _ => Ok(()),
    }
}

fn first_segment(
    dir: &Path,
    options: &JournalOptions,
    medium: &dyn Medium,
) -> Result<SegmentHeader, OpenError> {
    let header = SegmentHeader {
        size: options.segment_bytes,
        ..FIRST
    };
    check_room(medium, dir, options).map_err(|error| match error {
        AppendError::DiskNearlyFull { free, need } => OpenError::DiskNearlyFull { free, need },
        AppendError::File(error) => OpenError::File(error),
        AppendError::FrameLength { .. }
        | AppendError::BatchTooLong { .. }
        | AppendError::Commit(_) => OpenError::SegmentSize(options.segment_bytes),
    })?;
    segment::create(medium, dir, header)?;
    Ok(header)
}

pub(super) fn damage(dir: &Path, position: Position, what: &'static str) -> Damage {
    Damage {
        dir: dir.to_path_buf(),
        position,
        what,
    }
}

/// The headers of all segments, checked: numbers without a gap, sizes as told, ends that lie within.
pub(super) fn headers(dir: &Path) -> Result<Vec<SegmentHeader>, VerifyError> {
    let mut numbers = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(FileError::new("list", dir))? {
        let name = entry.map_err(FileError::new("list", dir))?.file_name();
        numbers.extend(name.to_str().and_then(segment::number));
    }
    numbers.sort_unstable();
    let mut headers: Vec<SegmentHeader> = Vec::with_capacity(numbers.len());
    for (expected, number) in (0..).zip(numbers) {
        let at = Position {
            segment: expected,
            offset: 0,
        };
        if number != expected {
            return Err(damage(dir, at, "the segment is missing").into());
        }
        let path = segment::path(dir, number);
        let file = File::open(&path).map_err(FileError::new("open", &path))?;
        let len = file
            .metadata()
            .map_err(FileError::new("examine", &path))?
            .len();
        let header = segment::read_header(&file)
            .map_err(FileError::new("read", &path))?
            .filter(|header| header.number == number && u64::from(header.size) == len)
            .ok_or_else(|| damage(dir, at, "the segment's header or size is not as written"))?;
        let end_fits = match headers.last() {
            None => header.previous_end == 0,
            Some(before) => (HEADER_LEN..=before.size).contains(&header.previous_end),
        };
        if !end_fits {
            return Err(damage(dir, at, "the segment does not follow the one before it").into());
        }
        headers.push(header);
    }
    Ok(headers)
}
