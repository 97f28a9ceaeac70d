//! Changes of lists: a list is made, described anew, removed; officers write entries and take them off.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, MutexGuard};

use ntc_core::record::InvalidRecord;
use ntc_core::watchlist::{
    Edition, Entry, ListName, Numbers, Provenance, Pushed, Replaced, StoredList, WatchList, check,
    check_list, wire,
};

use super::entries::{Writer, Written};
use super::held::{Held, entries_file, list_file, pushed_file};
use super::{MAX_LISTS, WatchlistError, Watchlists, remove};
use crate::lock::lock;
use crate::store::{FileError, medium, put_in_place, replace};

/// Most entries of a list that officers write: it is written again as a whole whenever one changes.
pub(crate) const MAX_OWN_ENTRIES: usize = 100_000;
/// Where entries are written before they are moved into the folder of their list. None of these is a name of a list.
const SCRATCH: &str = ".entries";
/// Where a list is made.
const NEW: &str = ".new";
/// Where a list is moved that goes.
const GONE: &str = ".gone";

/// How officers write entries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PutTerms {
    /// What is demanded of their numbers.
    pub(crate) numbers: Numbers,
    /// True where they take the place of entries that have their keys and say something else.
    pub(crate) replaces: bool,
}

/// Entries that were written.
#[derive(Debug)]
pub(crate) struct Put {
    /// The list as it holds now.
    pub(crate) held: Arc<Held>,
    /// The keys of the entries, in their order.
    pub(crate) keys: Vec<String>,
    /// What changed of those that were there.
    pub(crate) replaced: Vec<Replaced>,
    /// Keys of those that say what was there before.
    pub(crate) same: Vec<String>,
}

impl Watchlists {
    /// Makes a list without entries.
    ///
    /// # Errors
    /// When it breaks a rule, there is one of that name, there are too many, or it cannot be made durable.
    pub(crate) fn create(&self, list: WatchList, by: &str) -> Result<Arc<Held>, WatchlistError> {
        let changing = lock(&self.changing);
        check_list(&list, self.clock.now()).or_else(WatchlistError::of_rules)?;
        if self.find(&list.name)?.is_some() {
            return Err(WatchlistError::Exists(list.name));
        }
        let none = self.written(std::iter::empty())?;
        self.commit(&changing, (list, None), none, by)
    }

    /// Describes a list anew: its title, what of it is shared, what is asked for its entries.
    ///
    /// # Errors
    /// When it breaks a rule, there is no such list, or it cannot be made durable.
    pub(crate) fn describe(&self, list: WatchList, by: &str) -> Result<Arc<Held>, WatchlistError> {
        let changing = lock(&self.changing);
        check_list(&list, self.clock.now()).or_else(WatchlistError::of_rules)?;
        let held = self.list(&list.name)?;
        let mut edition = held.edition().clone();
        edition.number += 1;
        by.clone_into(&mut edition.by);
        edition.changed = self.clock.now();
        let stored = StoredList { list, edition };
        self.say(&self.folder(&stored.list.name), &stored)?;
        Ok(self.hold(
            &changing,
            Held {
                stored,
                ..(*held).clone()
            },
        ))
    }

    /// Remembers which entries of a list partners may have been told of.
    ///
    /// # Errors
    /// When there is no such list, or it cannot be made durable.
    pub(crate) fn remember(&self, name: &ListName, pushed: Pushed) -> Result<(), WatchlistError> {
        let changing = lock(&self.changing);
        let held = self.list(name)?;
        let path = pushed_file(&self.folder(name));
        replace(&*self.medium, &path, &wire::pushed_bytes(&pushed))?;
        let held = Held {
            pushed: Arc::new(pushed),
            ..(*held).clone()
        };
        self.hold(&changing, held);
        Ok(())
    }

    /// Removes a list with all that it holds, also one that is damaged.
    ///
    /// # Errors
    /// When there is no such list, partners know entries of it, or it cannot be removed.
    pub(crate) fn remove_list(&self, name: &ListName) -> Result<(), WatchlistError> {
        let _changing = lock(&self.changing);
        if !self.lists.borrow().damaged.contains_key(name) {
            let pushed = self.list(name)?.pushed().entries.len();
            if pushed > 0 {
                return Err(WatchlistError::Pushed(name.clone(), pushed));
            }
        }
        let gone = self.dir.join(GONE);
        remove(&gone)?;
        put_in_place(&*self.medium, &self.folder(name), &gone)?;
        self.lists.send_modify(|lists| {
            lists.held.remove(name);
            lists.damaged.remove(name);
        });
        Ok(remove(&gone)?)
    }

    /// Writes entries into a list that officers write. One without a key is given one; one whose key is there and that says
    /// something else takes the place of the one before where `terms` say so, and where all say the same nothing changes.
    ///
    /// # Errors
    /// When there is no such list, its entries are taken from files, an entry breaks a rule, or one is there and says
    /// something else: nothing is written then.
    pub(crate) fn put(
        &self,
        name: &ListName,
        put: Vec<Entry>,
        terms: PutTerms,
        by: &str,
    ) -> Result<Put, WatchlistError> {
        let changing = lock(&self.changing);
        let held = self.own(name)?;
        self.disk.check()?;
        let number = held.edition().number + 1;
        let put = put.into_iter().zip(1_u64..).map(|(mut entry, place)| {
            if entry.key.is_empty() {
                entry.key = format!("{number}-{place}");
            }
            entry
        });
        let put: Vec<_> = put.collect();
        let new = self.ruled(&put, &held, terms.numbers)?;
        let (mut all, mut replaced, mut same) = (Vec::new(), Vec::new(), Vec::new());
        held.all(|entry| match new.get(entry.key.as_str()) {
            None => all.push(entry),
            Some(new) => match Replaced::of(&entry, new) {
                Some(changed) => replaced.push(changed),
                None => same.push(entry.key),
            },
        })?;
        if !replaced.is_empty() && !terms.replaces {
            return Err(WatchlistError::There(name.clone(), replaced));
        }
        if all.len() + put.len() > MAX_OWN_ENTRIES {
            return Err(WatchlistError::TooManyEntries);
        }
        let held = if same.len() == put.len() {
            held
        } else {
            let written = self.written(all.iter().chain(&put))?;
            self.commit(&changing, (held.list().clone(), None), written, by)?
        };
        Ok(Put {
            held,
            keys: put.into_iter().map(|entry| entry.key).collect(),
            replaced,
            same,
        })
    }

    /// Takes entries off a list that officers write, by their keys. Nothing of them is left.
    ///
    /// # Errors
    /// When there is no such list, its entries are taken from files, or one of the keys is in no entry: nothing is
    /// taken off then.
    pub(crate) fn take_off(
        &self,
        name: &ListName,
        keys: &[String],
        by: &str,
    ) -> Result<Arc<Held>, WatchlistError> {
        let changing = lock(&self.changing);
        let held = self.own(name)?;
        let mut left: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
        let mut all = Vec::new();
        held.all(|entry| {
            if !left.remove(entry.key.as_str()) {
                all.push(entry);
            }
        })?;
        if let Some(key) = left.first() {
            return Err(WatchlistError::NoEntry((*key).to_owned(), name.clone()));
        }
        let written = self.written(all.iter())?;
        self.commit(&changing, (held.list().clone(), None), written, by)
    }

    /// Lets entries hold that are durable: from here on they are those that are read, after a crash too. A list that is
    /// not there is made.
    pub(super) fn commit(
        &self,
        changing: &MutexGuard<'_, ()>,
        (list, provenance): (WatchList, Option<Provenance>),
        written: Written,
        by: &str,
    ) -> Result<Arc<Held>, WatchlistError> {
        let before = self.find(&list.name)?;
        let digest = written.entries.digest();
        let stored = StoredList {
            edition: Edition {
                number: before.as_ref().map_or(0, |held| held.edition().number) + 1,
                provenance,
                entries: written.count,
                digest,
                changed: self.clock.now(),
                by: by.to_owned(),
            },
            list,
        };
        let folder = self.folder(&stored.list.name);
        let Some(before) = before else {
            if self.is_full() {
                return Err(WatchlistError::TooManyLists);
            }
            let new = self.dir.join(NEW);
            remove(&new)?;
            medium::make_dir(&*self.medium, &new).map_err(FileError::new("create", &new))?;
            put_in_place(
                &*self.medium,
                written.scratch.path(),
                &entries_file(&new, &digest),
            )?;
            self.say(&new, &stored)?;
            put_in_place(&*self.medium, &new, &folder)?;
            let held = Held {
                stored,
                entries: written.entries,
                pushed: Arc::default(),
            };
            return Ok(self.hold(changing, held));
        };
        put_in_place(
            &*self.medium,
            written.scratch.path(),
            &entries_file(&folder, &digest),
        )?;
        self.say(&folder, &stored)?;
        let earlier = before.edition().digest;
        if earlier != digest
            && let Err(error) = fs::remove_file(entries_file(&folder, &earlier))
        {
            tracing::warn!(%error, "earlier entries of a watchlist are removed at the next start");
        }
        let held = Held {
            stored,
            entries: written.entries,
            pushed: Arc::clone(&before.pushed),
        };
        Ok(self.hold(changing, held))
    }

    /// Whether there is no room for another list; those that are damaged take room too.
    fn is_full(&self) -> bool {
        let lists = self.lists.borrow();
        lists.held.len() + lists.damaged.len() >= MAX_LISTS
    }

    /// A list that officers write.
    fn own(&self, name: &ListName) -> Result<Arc<Held>, WatchlistError> {
        let held = self.list(name)?;
        if held.is_imported() {
            return Err(WatchlistError::Imported(name.clone()));
        }
        Ok(held)
    }

    /// Entries that break no rule, by their keys.
    fn ruled<'a>(
        &self,
        entries: &'a [Entry],
        held: &Held,
        numbers: Numbers,
    ) -> Result<BTreeMap<&'a str, &'a Entry>, WatchlistError> {
        let (mut keys, mut faults) = (BTreeMap::new(), Vec::<InvalidRecord>::new());
        let (now, mut is_list_told) = (self.clock.now(), false);
        for (place, entry) in entries.iter().enumerate() {
            if keys.insert(entry.key.as_str(), entry).is_some() {
                return Err(WatchlistError::KeyTwice(entry.key.clone()));
            }
            let Err(found) = check(entry, &held.list().order, now, numbers) else {
                continue;
            };
            // What is wrong with the order of the list is told once.
            let is_of_list =
                |fault: &InvalidRecord| entry.order.is_none() && fault.field.starts_with("order.");
            let is_told = is_list_told;
            is_list_told |= found.iter().any(is_of_list);
            let found = found.into_iter().filter(|it| !is_told || !is_of_list(it));
            faults.extend(found.map(|fault| InvalidRecord {
                field: format!("entries[{place}].{}", fault.field),
                ..fault
            }));
        }
        WatchlistError::of_rules(faults)?;
        Ok(keys)
    }

    fn written<'a>(
        &self,
        entries: impl Iterator<Item = &'a Entry>,
    ) -> Result<Written, WatchlistError> {
        let mut writer = Writer::begin(&*self.medium, &self.dir.join(SCRATCH))?;
        for entry in entries {
            writer.write(entry)?;
        }
        Ok(writer.finish()?)
    }

    fn say(&self, folder: &Path, stored: &StoredList) -> Result<(), FileError> {
        replace(
            &*self.medium,
            &list_file(folder),
            &wire::stored_bytes(stored),
        )
    }

    fn hold(&self, _changing: &MutexGuard<'_, ()>, held: Held) -> Arc<Held> {
        let name = held.list().name.clone();
        let held = Arc::new(held);
        self.lists.send_modify(|lists| {
            lists.held.insert(name, Arc::clone(&held));
        });
        held
    }
}
