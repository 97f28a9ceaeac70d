//! The one owner of a journal's files.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::end::End;
use super::layout::Shared;
use crate::journal::{FileError, JournalError, JournalOptions};

/// The writer of a journal in files, of which there is one.
#[derive(Debug)]
pub struct Writer {
    pub(super) shared: Arc<Shared>,
    pub(super) options: JournalOptions,
    /// The segment that is written to.
    pub(super) file: Arc<File>,
    pub(super) size: u32,
    /// Frames that were appended and not yet committed; they go to the durable end.
    pub(super) pending: Vec<u8>,
    /// Where each of them begins.
    pub(super) offsets: Vec<u32>,
    pub(super) end: End,
    /// Held so that no second process writes.
    pub(super) _lock: File,
}

impl Writer {
    pub(super) fn check_writing(&self) -> Result<(), JournalError> {
        if self.shared.read_only.load(Ordering::Acquire) {
            return Err(JournalError::ReadOnly);
        }
        Ok(())
    }

    /// Stops for good.
    pub(super) fn stop(&self, error: FileError) -> JournalError {
        self.shared.read_only.store(true, Ordering::Release);
        JournalError::Failed(error)
    }
}
