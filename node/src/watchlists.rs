//! Watchlists on disk: what officers look for, kept apart from the ledger and from everything that travels.
//!
//! Each list has a folder. `list` says what the list is and which entries it holds; they lie in a file of their own,
//! named by its digest. Whatever changes a list writes its new entries beside the folder, makes them durable, moves them
//! in and then replaces `list`: a list changes whole or not at all, and those who read go on with the entries that they
//! began with. The earlier file is removed then, and with it what was taken off the list. A new list is made beside its
//! place and renamed, and one that goes is renamed first: a folder with the name of a list is a list.

mod change;
mod entries;
mod error;
mod held;
mod incoming;
mod taking;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ntc_core::time::Timestamp;
use ntc_core::watchlist::{ListName, ShareMode};
use tokio::sync::{Semaphore, watch};

pub(crate) use self::change::{Put, PutTerms};
pub(crate) use self::error::WatchlistError;
pub(crate) use self::held::Held;
pub(crate) use self::incoming::Incoming;
pub(crate) use self::taking::{Change, Changes, Taken, Terms};
use crate::ports::Clock;
use crate::store::FileError;
use crate::store::disk::DiskWatch;
use crate::store::medium::{self, Medium};

/// Most lists of a node.
pub(crate) const MAX_LISTS: usize = 256;

/// The watchlists of a node.
pub(crate) struct Watchlists {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    disk: DiskWatch,
    clock: Arc<dyn Clock>,
    lists: watch::Sender<Lists>,
    /// Held by whoever changes a list.
    changing: Mutex<()>,
    /// One import at a time: each takes memory by the length of its list.
    importing: Arc<Semaphore>,
}

/// Every list by its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    /// Those that can be read.
    pub(crate) held: BTreeMap<ListName, Arc<Held>>,
    /// Those whose files cannot, and why: nothing is screened against them, and whoever asks is told.
    pub(crate) damaged: BTreeMap<ListName, Damage>,
}

/// What is wrong with a list that cannot be read.
#[derive(Clone, Debug)]
pub(crate) struct Damage {
    /// Why, as a sentence that says nothing of an entry.
    pub(crate) why: String,
    /// Whether partners may ask about it; true also where that cannot be read.
    pub(crate) may_be_shared: bool,
}

impl Watchlists {
    /// Reads the lists below a folder. What an unfinished change left is removed.
    ///
    /// # Errors
    /// When the folder cannot be read or made. A list that is damaged is told by [`Self::lists`].
    pub(crate) fn open(
        dir: &Path,
        medium: Arc<dyn Medium>,
        disk: DiskWatch,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, FileError> {
        medium::make_dir(&*medium, dir).map_err(FileError::new("create", dir))?;
        let mut lists = Lists::default();
        for entry in fs::read_dir(dir).map_err(FileError::new("read", dir))? {
            let path = entry.map_err(FileError::new("read", dir))?.path();
            let Some(name) = named(&path) else {
                clear(&path)?;
                continue;
            };
            match Held::open(&path, &name) {
                Ok(held) => {
                    lists.held.insert(name, Arc::new(held));
                }
                Err(why) => {
                    tracing::error!(list = %name, why, "a watchlist is damaged, and nothing is screened against it");
                    let may_be_shared = held::share_of(&path) != Some(ShareMode::None);
                    let damage = Damage { why, may_be_shared };
                    lists.damaged.insert(name, damage);
                }
            }
        }
        Ok(Self {
            dir: dir.to_owned(),
            medium,
            disk,
            clock,
            lists: watch::Sender::new(lists),
            changing: Mutex::default(),
            importing: Arc::new(Semaphore::new(1)),
        })
    }

    /// The lists as they are now; what changes them later does not change these.
    pub(crate) fn lists(&self) -> Lists {
        self.watch().borrow().clone()
    }

    /// The time by which its lists are judged.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The lists as they are at each time; it is told whenever one changes. A list whose [`Held::edition`] is the one
    /// seen before has not.
    pub(crate) fn watch(&self) -> watch::Receiver<Lists> {
        self.lists.subscribe()
    }

    /// A list.
    ///
    /// # Errors
    /// When there is none of that name, or its files are damaged.
    pub(crate) fn list(&self, name: &ListName) -> Result<Arc<Held>, WatchlistError> {
        let found = self.find(name)?;
        found.ok_or_else(|| WatchlistError::NoList(name.clone()))
    }

    /// A list, if there is one.
    fn find(&self, name: &ListName) -> Result<Option<Arc<Held>>, WatchlistError> {
        let lists = self.lists.borrow();
        match lists.damaged.get(name) {
            Some(damage) => Err(WatchlistError::Damaged(name.clone(), damage.why.clone())),
            None => Ok(lists.held.get(name).cloned()),
        }
    }

    fn folder(&self, name: &ListName) -> PathBuf {
        self.dir.join(name.as_str())
    }
}

/// Reads the list of a folder from its first byte to its last, and changes nothing; none where the folder is no list's.
/// The node may change it meanwhile.
///
/// # Errors
/// Why it does not hold.
pub(crate) fn check(folder: &Path) -> Option<(ListName, Result<(), String>)> {
    let name = named(folder)?;
    let mut said = None;
    loop {
        let Err(why) = Held::read(folder, &name) else {
            return Some((name, Ok(())));
        };
        // Where another edition holds by now it is read in place of the one that was begun with.
        let says = fs::read(held::list_file(folder)).ok();
        if !folder.is_dir() {
            return None;
        }
        if says == said {
            return Some((name, Err(why)));
        }
        said = says;
    }
}

/// The list whose folder this is.
fn named(path: &Path) -> Option<ListName> {
    let name = path.file_name()?.to_str()?;
    let name = name.parse().ok()?;
    path.is_dir().then_some(name)
}

/// Removes what an unfinished change left, whose name begins with a point; whatever else lies there is nobody's list.
fn clear(path: &Path) -> Result<(), FileError> {
    let name = path.file_name().unwrap_or_default();
    if name.as_encoded_bytes().starts_with(b".") {
        return remove(path);
    }
    tracing::warn!(path = %path.display(), "this is no watchlist; take it out of the folder");
    Ok(())
}

/// Removes a file, or a folder with all that lies in it, if it is there.
fn remove(path: &Path) -> Result<(), FileError> {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(FileError::new("remove", path)(error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
pub(crate) mod tests;
