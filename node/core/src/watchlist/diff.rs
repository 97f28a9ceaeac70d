//! What a new version of a list changes, and whether it has lost too much.
//!
//! An entry that says what one said before is that one, whatever its key: so a list that is numbered anew changes
//! nothing that is looked for, and what officers decided of an entry stays with it. One that says something else is
//! known by its key, or by a key that it had before.
//!
//! A comparison holds a few words of each entry and never the entries: a list of a million is compared within some
//! hundred megabytes.

mod compare;
mod print;

use std::collections::BTreeMap;

use thiserror::Error;

use super::entry::Entry;
use crate::reason::Reasoned;

pub use compare::{Change, changes};
pub use print::{Print, print};

/// The part of its entries that a list may lose without anybody's word: one in five.
const MAX_LOST: (u64, u64) = (1, 5);
/// What a list of any size may lose at once: somebody who is taken off a list of three is no sign of a file that is cut.
const MAX_FEW: u64 = 1;

/// What became of an entry of the new version.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It says what it said, under its key.
    Same,
    /// It says something else than it said under this key: its own, or one that it had before.
    Changed(String),
    /// It says what an entry said that has gone, whose key this is.
    Renumbered(String),
}

/// The entries of the version before, as a new version is compared with them.
#[derive(Clone, Debug, Default)]
pub struct Before {
    by_key: BTreeMap<String, Print>,
}

/// Counts of a comparison.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Entries before.
    pub before: u64,
    /// Entries now.
    pub now: u64,
    /// New ones.
    pub added: u64,
    /// Those that say something else.
    pub changed: u64,
    /// Those that only have another key.
    pub renumbered: u64,
    /// Those that are gone.
    pub removed: u64,
}

/// A comparison: what became of each entry, by its new key, and which are gone.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Diff {
    /// What became of each entry of the new version that is not the same, by its key.
    pub fates: BTreeMap<String, Fate>,
    /// Keys of the entries that are gone.
    pub removed: Vec<String>,
    /// How many.
    pub counts: Counts,
}

/// A new version has lost more than a fifth of the entries, and more than one.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[error("the list had {before} entries and {lost} of them are gone, which is more than a fifth")]
#[reason(ListShrank)]
pub struct Shrank {
    /// Entries before.
    pub before: u64,
    /// Those that are gone.
    pub lost: u64,
}

impl Before {
    /// Adds an entry of the version before.
    pub fn add(&mut self, entry: &Entry) {
        self.by_key.insert(entry.key.clone(), print(entry));
    }

    /// Compares a new version with this one; `now` gives the key, the earlier keys and the print of each entry.
    pub fn compare<'a>(
        self,
        now: impl IntoIterator<Item = (&'a str, &'a [String], Print)>,
    ) -> Diff {
        let mut left = self.by_key;
        let mut diff = Diff::default();
        diff.counts.before = count(left.len());
        let is_first = left.is_empty();
        let mut others = Vec::new();
        for (key, former, print) in now {
            diff.counts.now += 1;
            if left.get(key) == Some(&print) {
                left.remove(key);
            } else if is_first {
                diff.added(key);
            } else {
                others.push((key, former, print));
            }
        }
        // What an entry says counts before its key: a list that is numbered anew gives old keys to others.
        let mut by_print: BTreeMap<Print, Vec<String>> = BTreeMap::new();
        for (key, print) in &left {
            by_print.entry(*print).or_default().push(key.clone());
        }
        others.retain(|(key, _, print)| {
            let Some(before) = by_print.get_mut(print).and_then(Vec::pop) else {
                return true;
            };
            left.remove(&before);
            diff.renumbered(key, &before);
            false
        });
        others.retain(|(key, _, _)| {
            let is_known = left.remove(*key).is_some();
            if is_known {
                diff.changed(key, key);
            }
            !is_known
        });
        for (key, former, _) in others {
            match former
                .iter()
                .find(|former| left.remove(former.as_str()).is_some())
            {
                Some(former) => diff.changed(key, former),
                None => diff.added(key),
            }
        }
        diff.removed = left.into_keys().collect();
        diff.counts.removed = count(diff.removed.len());
        diff
    }
}

impl Diff {
    /// What became of an entry of the new version.
    pub fn fate(&self, key: &str) -> Fate {
        self.fates.get(key).cloned().unwrap_or(Fate::Same)
    }

    /// Refuses a version that has lost more than a fifth of the entries and more than one, unless `is_accepted`.
    ///
    /// # Errors
    /// [`Shrank`] with the numbers.
    pub fn check_shrink(&self, is_accepted: bool) -> Result<(), Shrank> {
        let Counts {
            before, removed, ..
        } = self.counts;
        if is_accepted || !has_shrunk(before, removed) {
            return Ok(());
        }
        Err(Shrank {
            before,
            lost: removed,
        })
    }

    fn added(&mut self, key: &str) {
        self.counts.added += 1;
        self.fates.insert(key.to_owned(), Fate::Added);
    }

    fn changed(&mut self, key: &str, former: &str) {
        self.counts.changed += 1;
        self.fates
            .insert(key.to_owned(), Fate::Changed(former.to_owned()));
    }

    fn renumbered(&mut self, key: &str, former: &str) {
        self.counts.renumbered += 1;
        self.fates
            .insert(key.to_owned(), Fate::Renumbered(former.to_owned()));
    }
}

/// Whether a list of `before` entries that has lost `removed` of them is taken only where somebody says so: it lost more
/// than a fifth, and more than one.
pub const fn has_shrunk(before: u64, removed: u64) -> bool {
    let (part, whole) = MAX_LOST;
    removed > MAX_FEW && removed.saturating_mul(whole) > before.saturating_mul(part)
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
