//! Looking: a journal that is read where it lies, and of which nothing is changed.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::end;
use super::headers::headers;
use super::layout::Shared;
use super::open::{LOCK, check_end, check_founding};
use super::segment;
use super::tail::find_end;
use super::verify::verify_dir;
use crate::journal::{Append, FileError, JournalError, JournalOptions, Read, Tail, Verified};
use crate::store::medium::Medium;

/// A journal in files that is only read. Its frames are those that opening it would leave.
#[derive(Debug)]
pub struct Looked {
    shared: Arc<Shared>,
    /// Held so that nobody writes meanwhile.
    _lock: Option<File>,
}

impl Looked {
    /// Looks at the journal in `dir`; none where it has no frame, or is not there.
    ///
    /// # Errors
    /// As [`Writer::open`](super::Writer::open).
    pub fn open(
        dir: &Path,
        options: &JournalOptions,
        medium: Arc<dyn Medium>,
    ) -> Result<Option<(Self, Tail)>, JournalError> {
        if !dir.exists() {
            check_founding(dir, None, options)?;
            return Ok(None);
        }
        let lock = lock(dir)?;
        let (headers, known) = (headers(dir)?, end::known(dir)?);
        let Some(last) = headers.last().copied() else {
            check_founding(dir, known, options)?;
            return Ok(None);
        };
        let path = segment::path(dir, last.number);
        let file = File::open(&path).map_err(FileError::new("open", &path))?;
        let found = find_end(dir, &file, last)?;
        check_end(dir, last, &found, known, options)?;
        let end = last.first + found.offsets.len() as u64;
        if end == 0 {
            return Ok(None);
        }
        let tail = Tail {
            end,
            unsettled: end.saturating_sub(known.unwrap_or(0)),
            ..Tail::default()
        };
        let place = (dir.to_path_buf(), 0);
        let shared = Shared::new(place, medium, &headers, (Arc::new(file), found));
        shared.read_only.store(true, Ordering::Release);
        let looked = Self {
            shared: Arc::new(shared),
            _lock: lock,
        };
        Ok(Some((looked, tail)))
    }
}

impl Append for Looked {
    fn append(&mut self, _: &[&[u8]]) -> Result<u64, JournalError> {
        Err(JournalError::ReadOnly)
    }

    fn commit(&mut self) -> Result<u64, JournalError> {
        Ok(self.shared.end())
    }

    fn settle(&mut self) -> Result<(), JournalError> {
        Ok(())
    }

    fn abandon(&mut self) {}

    fn replace(&mut self, _: &BTreeMap<u64, Vec<u8>>) -> Result<(), JournalError> {
        Err(JournalError::ReadOnly)
    }

    fn pending_bytes(&self) -> usize {
        0
    }

    fn verify(&self) -> Result<Verified, JournalError> {
        verify_dir(&self.shared.dir)
    }

    fn reader(&self) -> Arc<dyn Read> {
        Arc::clone(&self.shared) as Arc<dyn Read>
    }
}

/// Locks a journal without making or opening anything for writing; none where nobody ever opened it.
pub(super) fn lock(dir: &Path) -> Result<Option<File>, JournalError> {
    let path = dir.join(LOCK);
    if !path.exists() {
        return Ok(None);
    }
    let file = File::open(&path).map_err(FileError::new("open", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(JournalError::InUse(dir.to_path_buf())),
        Err(TryLockError::Error(source)) => Err(FileError::new("lock", path)(source).into()),
    }
}
