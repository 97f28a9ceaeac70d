//! Files of a list on their way in: they lie below the lists until the list is taken from them, and then they go.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;

use ntc_core::watchlist::read::{self, MAX_FILE, MAX_FILES};
use tokio::sync::OwnedSemaphorePermit;

use super::{WatchlistError, Watchlists, remove};
use crate::store::FileError;
use crate::store::disk::DiskWatch;
use crate::store::medium::{self, Medium};

/// Where the files lie, which is no name of a list.
const INCOMING: &str = ".incoming";
/// The file of entries that is made of them.
const ENTRIES: &str = "entries";

/// Files on their way in. One import at a time has them.
#[derive(Debug)]
pub(crate) struct Incoming {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    disk: DiskWatch,
    files: Vec<Spooled>,
    writing: Option<File>,
    _turn: OwnedSemaphorePermit,
}

/// A file that has come.
#[derive(Clone, Debug)]
pub(super) struct Spooled {
    path: PathBuf,
    size: u64,
}

impl Watchlists {
    /// Begins an import.
    ///
    /// # Errors
    /// When another one is under way, or there is no room.
    pub(crate) fn receive(&self) -> Result<Incoming, WatchlistError> {
        let turn = Arc::clone(&self.importing).try_acquire_owned();
        let turn = turn.map_err(|_| WatchlistError::Importing)?;
        self.disk.check()?;
        let dir = self.dir.join(INCOMING);
        remove(&dir)?;
        medium::make_dir(&*self.medium, &dir).map_err(FileError::new("create", &dir))?;
        Ok(Incoming {
            dir,
            medium: Arc::clone(&self.medium),
            disk: self.disk.clone(),
            files: Vec::new(),
            writing: None,
            _turn: turn,
        })
    }
}

impl Incoming {
    /// Takes the next bytes of a file, the first of which is 0: those of one file after those of the one before it.
    ///
    /// # Errors
    /// When they are out of turn, a file is too large, there are too many, or there is no room.
    pub(crate) fn write(&mut self, file: usize, bytes: &[u8]) -> Result<(), WatchlistError> {
        self.disk.check()?;
        if file == self.files.len() {
            self.begin()?;
        }
        let is_last = file + 1 == self.files.len();
        let (Some(to), Some(spooled), true) = (&self.writing, self.files.last_mut(), is_last)
        else {
            return Err(WatchlistError::OutOfTurn);
        };
        let size = spooled.size.saturating_add(bytes.len() as u64);
        if size > MAX_FILE {
            return Err(WatchlistError::FileTooLarge);
        }
        self.medium
            .write_at(to, bytes, spooled.size)
            .map_err(FileError::new("write", &spooled.path))?;
        spooled.size = size;
        Ok(())
    }

    fn begin(&mut self) -> Result<(), WatchlistError> {
        if self.files.len() >= MAX_FILES {
            return Err(WatchlistError::TooManyFiles);
        }
        let path = self.dir.join(self.files.len().to_string());
        let file = medium::writable()
            .create_new(true)
            .open(&path)
            .map_err(FileError::new("create", &path))?;
        self.writing = Some(file);
        self.files.push(Spooled { path, size: 0 });
        Ok(())
    }

    /// The files that have come.
    pub(super) fn files(&self) -> Vec<Spooled> {
        self.files.clone()
    }

    /// Where the entries are written that are read from the files.
    pub(super) fn entries(&self) -> PathBuf {
        self.dir.join(ENTRIES)
    }

    pub(super) fn check_room(&self) -> Result<(), WatchlistError> {
        self.disk.check()?;
        Ok(())
    }
}

impl read::Source for Spooled {
    fn open(&mut self) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(Box::new(BufReader::new(File::open(&self.path)?)))
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.dir) {
            tracing::warn!(%error, "files of an import are removed by the next one, or at the next start");
        }
    }
}

#[cfg(test)]
impl Incoming {
    /// As if so much of the last file had come.
    pub(super) fn pretend(&mut self, size: u64) {
        if let Some(last) = self.files.last_mut() {
            last.size = size;
        }
    }
}
