//! Opening: finding the end, and telling a torn tail from damage.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;

use super::end::{self, End};
use super::headers::headers;
use super::layout::Shared;
use super::look;
use super::segment::{self, SegmentHeader};
use super::tail::{Found, find_end};
use super::writer::Writer;
use super::{Place, damage};
use crate::journal::{FileError, JournalError, JournalOptions, MAX_SEGMENT, MIN_SEGMENT, Tail};
use crate::store::medium::{self, Medium};

/// The file that is locked while the journal is open.
pub(super) const LOCK: &str = "lock";

impl Writer {
    /// Opens the journal in `dir`, or makes it. Reads the last segment only: those before it were durable when
    /// it was made, and are checked whenever they are read. What a crash cut off is zeroed; whatever is left is
    /// synced, so that what was read here is as durable as what was committed.
    ///
    /// # Errors
    /// When it is damaged, ends before the end up to which it was durable, is open elsewhere, or cannot be read or
    /// written.
    pub fn open(
        dir: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
    ) -> Result<(Self, Tail), JournalError> {
        if !(MIN_SEGMENT..=MAX_SEGMENT).contains(&options.segment_bytes) {
            return Err(JournalError::SegmentSize(options.segment_bytes));
        }
        medium::make_dir(&*medium, dir).map_err(FileError::new("create", dir))?;
        let lock = lock(dir)?;
        remove_unfinished(dir)?;
        let mut headers = headers(dir)?;
        let known = end::known(dir)?;
        let first = if headers.is_empty() {
            check_founding(dir, known, &options)?;
            let first = first_segment(dir, &options, &*medium)?;
            headers.push(first);
            true
        } else {
            false
        };
        let Some(last) = headers.last().copied() else {
            return Err(JournalError::SegmentSize(options.segment_bytes));
        };
        let path = segment::path(dir, last.number);
        let file = medium::writable().create(false).open(&path);
        let file = file.map_err(FileError::new("open", &path))?;
        let found = find_end(dir, &file, last)?;
        if !first {
            check_end(dir, last, &found, known, &options)?;
        }
        let (from, until) = (u64::from(found.end), u64::from(found.dirty_end));
        medium::write_zeros(&*medium, &file, from, until)
            .and_then(|()| medium.sync_data(&file))
            .map_err(FileError::new("repair", &path))?;
        let file = Arc::new(file);
        let tail = Tail {
            end: last.first + found.offsets.len() as u64,
            discarded_bytes: found.torn(),
            unsettled: (last.first + found.offsets.len() as u64).saturating_sub(known.unwrap_or(0)),
            created: first,
        };
        let end = End::open(dir, tail.end, &*medium)?;
        if known.is_none() {
            medium.sync_dir(dir).map_err(FileError::new("sync", dir))?;
        }
        let bytes = tail.discarded_bytes;
        if bytes > 0 {
            let journal = dir.display();
            tracing::warn!(%journal, bytes, "what a crash cut off is discarded; nobody was told of it");
        }
        let place = (dir.to_path_buf(), bytes);
        let shared = Shared::new(place, medium, &headers, (Arc::clone(&file), found));
        let writer = Self {
            shared: Arc::new(shared),
            options,
            file,
            size: last.size,
            pending: Vec::new(),
            offsets: Vec::new(),
            end,
            _lock: lock,
        };
        Ok((writer, tail))
    }
}

/// A journal that was durable somewhere is not founded again: its segments are gone.
pub(super) fn check_founding(
    dir: &Path,
    known: Option<u64>,
    options: &JournalOptions,
) -> Result<(), JournalError> {
    if known.max(options.known_end).unwrap_or(0) > 0 {
        let place = Place {
            segment: 0,
            offset: 0,
        };
        return Err(damage(dir, place, "the segment is missing").into());
    }
    Ok(())
}

/// What a crash cut off lies behind the durable end; whatever is missing before it is damage.
pub(super) fn check_end(
    dir: &Path,
    last: SegmentHeader,
    found: &Found,
    known: Option<u64>,
    options: &JournalOptions,
) -> Result<(), JournalError> {
    let place = Place {
        segment: last.number,
        offset: found.end,
    };
    let frames = last.first + found.offsets.len() as u64;
    if known
        .max(options.known_end)
        .is_some_and(|known| frames < known)
    {
        let what = "it ends before the end up to which it was durable";
        return Err(damage(dir, place, what).into());
    }
    // The first segment gets its name before the mark does: only an empty journal may lack the mark.
    if known.is_none() && (frames > 0 || found.dirty_end > found.end) {
        return Err(damage(dir, place, "the mark of its durable end is missing").into());
    }
    Ok(())
}

/// Whether a journal ends where it was durable, or behind that: what opening it would find. Nothing is written. Answers
/// how many bytes of a commit that a crash cut off opening it would discard.
///
/// # Errors
/// When it is damaged, ends too early, or cannot be read.
pub fn check_ends(dir: &Path) -> Result<u32, JournalError> {
    let (headers, known) = (headers(dir)?, end::known(dir)?);
    let options = JournalOptions::default();
    let Some(last) = headers.last().copied() else {
        return check_founding(dir, known, &options).map(|()| 0);
    };
    let path = segment::path(dir, last.number);
    let file = File::open(&path).map_err(FileError::new("open", &path))?;
    let found = find_end(dir, &file, last)?;
    check_end(dir, last, &found, known, &options)?;
    Ok(found.torn())
}

/// Whether a folder holds no frame of a journal: none was begun there, or it was begun and nothing written. One that
/// cannot be read is not empty.
pub fn is_empty(dir: &Path) -> bool {
    if !dir.exists() {
        return true;
    }
    let Ok(headers) = headers(dir) else {
        return false;
    };
    let Some(last) = headers.last().copied() else {
        return true;
    };
    if last.first > 0 {
        return false;
    }
    let Ok(file) = File::open(segment::path(dir, last.number)) else {
        return false;
    };
    find_end(dir, &file, last).is_ok_and(|found| found.offsets.is_empty())
}

/// Whether a journal is free to be opened. One that is not there is.
///
/// # Errors
/// When another process has it open, or that cannot be found out.
pub fn is_free(dir: &Path) -> Result<(), JournalError> {
    look::lock(dir).map(drop)
}

fn lock(dir: &Path) -> Result<File, JournalError> {
    let path = dir.join(LOCK);
    let file = medium::writable().open(&path);
    let file = file.map_err(FileError::new("open", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(JournalError::InUse(dir.to_path_buf())),
        Err(TryLockError::Error(source)) => Err(FileError::new("lock", path)(source).into()),
    }
}

/// Removes what a crash left of segments that were being written.
fn remove_unfinished(dir: &Path) -> Result<(), FileError> {
    segment::remove(&segment::unfinished(dir))?;
    segment::remove(&segment::prepared(dir))
}

fn first_segment(
    dir: &Path,
    options: &JournalOptions,
    medium: &dyn Medium,
) -> Result<SegmentHeader, JournalError> {
    let header = SegmentHeader {
        number: 0,
        size: options.segment_bytes,
        previous_end: 0,
        first: 0,
    };
    segment::check_room(medium, dir, options)?;
    segment::create(medium, dir, header)?;
    Ok(header)
}
