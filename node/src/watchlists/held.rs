//! A list as it is held: what it is, and its entries.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::time::Timestamp;
use ntc_core::watchlist::{
    Edition, Entry, ListName, Pushed, Review, ShareMode, StoredList, WatchList, wire,
};

use super::WatchlistError;
use super::entries::Entries;
use crate::store::FileError;

/// The file that says what a list is.
const LIST: &str = "list";
/// The file that says of which entries partners may have been told; a list of which nothing was told has none.
const PUSHED: &str = "pushed";

/// A list and its entries.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(super) stored: StoredList,
    pub(super) entries: Arc<Entries>,
    pub(super) pushed: Arc<Pushed>,
}

/// Reviews that are due.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Due {
    /// How many.
    pub(crate) count: u64,
    /// The first; none where there is none.
    pub(crate) first: Option<Timestamp>,
}

impl Due {
    fn add(&mut self, review: Review, now: Timestamp) {
        if review.is_due(now) {
            self.count += 1;
            self.first = Some(self.first.map_or(review.at, |first| first.min(review.at)));
        }
    }
}

/// The file that says what the list of a folder is.
pub(super) fn list_file(folder: &Path) -> PathBuf {
    folder.join(LIST)
}

/// The file that says of which entries of the list of a folder partners may have been told.
pub(super) fn pushed_file(folder: &Path) -> PathBuf {
    folder.join(PUSHED)
}

/// The file of entries of a digest.
pub(super) fn entries_file(folder: &Path, digest: &[u8; 32]) -> PathBuf {
    folder.join(format!("entries-{}", hex::encode(digest)))
}

impl Held {
    /// Reads the list of a folder, and removes what earlier editions left there.
    ///
    /// # Errors
    /// Why it cannot be held, as a sentence that says nothing of an entry.
    pub(super) fn open(folder: &Path, name: &ListName) -> Result<Self, String> {
        let held = Self::read(folder, name)?;
        let keep = [
            list_file(folder),
            pushed_file(folder),
            entries_file(folder, &held.edition().digest),
        ];
        remove_others(folder, &keep).map_err(|error| error.to_string())?;
        Ok(held)
    }

    /// Reads the list of a folder, every byte of it.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(super) fn read(folder: &Path, name: &ListName) -> Result<Self, String> {
        let path = list_file(folder);
        let bytes = fs::read(&path)
            .map_err(|error| format!("the file that says what it is cannot be read: {error}"))?;
        let stored = wire::stored(&bytes)
            .ok()
            .filter(|stored| stored.list.name == *name)
            .ok_or("the file that says what it is says something else")?;
        let entries_path = entries_file(folder, &stored.edition.digest);
        let entries = Entries::open(&entries_path)
            .map_err(|error| format!("the file of its entries cannot be read: {error}"))?;
        if entries.digest() != stored.edition.digest {
            return Err("the file of its entries is not as it was written".to_owned());
        }
        Ok(Self {
            stored,
            entries: Arc::new(entries),
            pushed: Arc::new(read_pushed(&pushed_file(folder))?),
        })
    }

    /// What it is.
    pub(crate) const fn list(&self) -> &WatchList {
        &self.stored.list
    }

    /// What it holds.
    pub(crate) const fn edition(&self) -> &Edition {
        &self.stored.edition
    }

    /// Which entries partners may have been told of.
    pub(crate) fn pushed(&self) -> &Pushed {
        &self.pushed
    }

    /// True when its entries were taken from files.
    pub(crate) const fn is_imported(&self) -> bool {
        self.stored.edition.provenance.is_some()
    }

    /// The reviews of the list, and of entries that have orders of their own, that are due. Reads every entry of a list that
    /// can have such orders, once for each edition.
    pub(crate) fn due(&self, now: Timestamp) -> Due {
        let mut due = Due::default();
        due.add(self.list().order.reviewed(), now);
        let from = self.edition().provenance.as_ref();
        // No publisher's list says what is asked for an entry.
        if from.is_none_or(|from| from.format.is_own()) {
            match self.entries.reviews() {
                Ok(reviews) => reviews.iter().for_each(|review| due.add(*review, now)),
                Err(error) => {
                    tracing::warn!(list = %self.list().name, %error, "whose review is due is not known");
                }
            }
        }
        due
    }

    /// The entry of a key.
    ///
    /// # Errors
    /// When there is none, or the file cannot be read.
    pub(crate) fn entry(&self, key: &str) -> Result<Entry, WatchlistError> {
        Ok(self.place(key)?.0)
    }

    /// Entries in the order in which they were taken, from the one behind `after` on, from the first where that is
    /// empty, until `each` has enough.
    ///
    /// # Errors
    /// When there is no entry `after`, or the file cannot be read.
    pub(crate) fn walk(
        &self,
        after: &str,
        each: &mut dyn FnMut(Entry) -> bool,
    ) -> Result<(), WatchlistError> {
        let offset = if after.is_empty() {
            0
        } else {
            self.place(after)?.1
        };
        let walked = self.entries.walk(offset, &mut |entry, _| each(entry));
        walked.map_err(|error| self.unread(error))
    }

    /// Every entry.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn all(&self, mut each: impl FnMut(Entry)) -> Result<(), WatchlistError> {
        self.walk("", &mut |entry| {
            each(entry);
            true
        })
    }

    /// Every entry with its place in the file, until `each` has enough.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn places(
        &self,
        each: &mut dyn FnMut(Entry, u64) -> bool,
    ) -> Result<(), WatchlistError> {
        let walked = self.entries.walk(0, each);
        walked.map_err(|error| self.unread(error))
    }

    /// The entry at a place.
    ///
    /// # Errors
    /// When the file cannot be read there.
    pub(crate) fn at(&self, place: u64) -> Result<Entry, WatchlistError> {
        let read = self.entries.at(place);
        read.map(|(entry, _)| entry)
            .map_err(|error| self.unread(error))
    }

    fn place(&self, key: &str) -> Result<(Entry, u64), WatchlistError> {
        let found = self.entries.of_key(key);
        found
            .map_err(|error| self.unread(error))?
            .ok_or_else(|| WatchlistError::NoEntry(key.to_owned(), self.list().name.clone()))
    }

    fn unread(&self, error: io::Error) -> WatchlistError {
        unread(&self.list().name, error)
    }
}

/// What partners may know of the list of a folder, if that can still be read.
pub(super) fn share_of(folder: &Path) -> Option<ShareMode> {
    let bytes = fs::read(list_file(folder)).ok()?;
    wire::stored(&bytes).ok().map(|stored| stored.list.share)
}

/// A file that was whole and is not any more is damaged; whatever else fails may pass.
pub(super) fn unread(list: &ListName, error: io::Error) -> WatchlistError {
    let name = list.clone();
    if matches!(
        error.kind(),
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof
    ) {
        return WatchlistError::Damaged(name, error.to_string());
    }
    let path = PathBuf::from(name.as_str()).join("entries");
    FileError::new("read", path)(error).into()
}

fn read_pushed(path: &Path) -> Result<Pushed, String> {
    match fs::read(path) {
        Ok(bytes) => wire::pushed(&bytes).map_err(|_| {
            "the file that says what partners were told of it is not as it was written".to_owned()
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Pushed::default()),
        Err(error) => Err(format!(
            "the file that says what partners were told of it cannot be read: {error}"
        )),
    }
}

fn remove_others(folder: &Path, keep: &[PathBuf]) -> Result<(), FileError> {
    for entry in fs::read_dir(folder).map_err(FileError::new("read", folder))? {
        let path = entry.map_err(FileError::new("read", folder))?.path();
        if !keep.contains(&path) {
            fs::remove_file(&path).map_err(FileError::new("remove", path))?;
        }
    }
    Ok(())
}
