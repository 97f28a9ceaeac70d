//! What a new version of a list changes, and whether it has lost too much.
//!
//! An entry that says what one said before is that one, whatever its key: so a list that is numbered anew changes
//! nothing that is looked for, and what officers decided of an entry stays with it. One that says something else is
//! known by its key, or by a key that it had before.
//!
//! A comparison holds 40 bytes of each entry of the version before and of each entry that is not the same by now, and
//! never the entries or their keys: those are read from the files of both versions, for the few that are told.

mod compare;
mod print;

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::entry::Entry;
use crate::reason::Reasoned;

pub use compare::{Change, changes};
pub use print::{Print, print};

/// The part of its entries that a list may lose without anybody's word: one in five.
const MAX_LOST: (u64, u64) = (1, 5);
/// What a list of any size may lose at once: somebody who is taken off a list of three is no sign of a file that is cut.
const MAX_FEW: u64 = 1;

/// Bytes of a hash of a key.
const LENGTH: usize = 16;

/// What became of an entry of the new version that is not the same. Where the other one stood in the version before is
/// told by the place that the caller gave it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It says something else than it said under this key: its own, or one that it had before.
    Changed(u64),
    /// It says what an entry said that has gone.
    Renumbered(u64),
}

/// What a comparison hashes keys with: random bytes, new for each comparison. A hash has 128 bits, so two keys of any
/// list never share one by chance; and because nobody knows these bytes, no publisher can write two that do. Whatever
/// happens to be equal, nothing is lost by it: the entries themselves are taken as they were read.
pub type Salt = [u8; LENGTH];

/// What is remembered of an entry.
#[derive(Clone, Copy, Debug)]
struct Known {
    key: [u8; LENGTH],
    print: Print,
    /// Where its caller finds it again.
    place: u64,
}

/// What a list of a million entries takes of memory for each.
const _: () = assert!(size_of::<Known>() == 40);

/// A comparison: it takes the entries of the version before, then those of the new one.
#[derive(Debug)]
pub struct Comparison {
    salt: Salt,
    /// Those of the version before, in the order of their keys' hashes once they are all there.
    before: Vec<Known>,
    /// Which of them were found in the new version, by their place in `before`.
    found: Vec<bool>,
    /// Those of the new version that are not the same as before.
    others: Vec<Known>,
    now: u64,
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

/// What a new version changes.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Diff {
    /// Where each entry of the new version stands that is not the same, in the order of these places, and what became of
    /// it.
    pub fates: Vec<(u64, Fate)>,
    /// Where the entries stood that are gone, in order.
    pub removed: Vec<u64>,
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

/// The version before, while its entries come.
#[derive(Debug)]
pub struct Before(Comparison);

impl Before {
    /// Begins a comparison with a version of so many entries.
    pub fn new(salt: Salt, entries: usize) -> Self {
        Self(Comparison {
            salt,
            before: Vec::with_capacity(entries),
            found: Vec::new(),
            others: Vec::new(),
            now: 0,
        })
    }

    /// Takes an entry of the version before, and where it stands.
    pub fn add(&mut self, entry: &Entry, place: u64) {
        let known = self.0.known(entry, place);
        self.0.before.push(known);
    }

    /// All of them are there.
    pub fn whole(mut self) -> Comparison {
        self.0.before.sort_unstable_by_key(|known| known.key);
        self.0.found = vec![false; self.0.before.len()];
        self.0
    }
}

impl Comparison {
    /// Takes an entry of the new version, and where it stands.
    pub fn add(&mut self, entry: &Entry, place: u64) {
        self.now += 1;
        let known = self.known(entry, place);
        let same = |at: &usize| {
            self.before
                .get(*at)
                .is_some_and(|it| it.print == known.print)
        };
        match self.left(known.key).filter(same) {
            Some(at) => self.find(at),
            None => self.others.push(known),
        }
    }

    /// What the new version changes. `former` reads the earlier keys of one of its entries; it is asked for the few that
    /// are known neither by what they say nor by their key.
    ///
    /// # Errors
    /// When `former` fails.
    pub fn diff<E>(
        mut self,
        former: &mut dyn FnMut(u64) -> Result<Vec<String>, E>,
    ) -> Result<Diff, E> {
        let mut fates = Vec::with_capacity(self.others.len());
        let mut counts = Counts {
            before: count(self.before.len()),
            now: self.now,
            ..Counts::default()
        };
        // What an entry says counts before its key: a list that is numbered anew gives old keys to others.
        self.take_same_words(&mut fates);
        counts.renumbered = count(fates.len());
        let others = std::mem::take(&mut self.others);
        let mut unknown = Vec::new();
        for known in others {
            match self.left(known.key) {
                Some(at) => fates.push((known.place, Fate::Changed(self.taken(at)))),
                None => unknown.push(known.place),
            }
        }
        let mut left = self.found.iter().filter(|found| !**found).count();
        for place in unknown {
            let keys = if left == 0 {
                Vec::new()
            } else {
                former(place)?
            };
            let mut keys = keys.iter().map(|key| hash(self.salt, key));
            let fate = match keys.find_map(|key| self.left(key)) {
                Some(at) => {
                    left -= 1;
                    Fate::Changed(self.taken(at))
                }
                None => {
                    counts.added += 1;
                    Fate::Added
                }
            };
            fates.push((place, fate));
        }
        fates.sort_unstable_by_key(|(place, _)| *place);
        let before = self.before.iter().zip(&self.found);
        let gone = before.filter(|(_, found)| !**found);
        let mut removed: Vec<_> = gone.map(|(known, _)| known.place).collect();
        removed.sort_unstable();
        counts.removed = count(removed.len());
        counts.changed = count(fates.len()) - counts.renumbered - counts.added;
        Ok(Diff {
            fates,
            removed,
            counts,
        })
    }

    /// Pairs those of both versions that say the same under other keys: of several the first with the first.
    fn take_same_words(&mut self, fates: &mut Vec<(u64, Fate)>) {
        let words = |known: &Known| (known.print, known.place);
        let left = self.found.iter().enumerate().filter(|(_, found)| !**found);
        let mut left: Vec<_> = left.map(|(at, _)| at).collect();
        left.sort_unstable_by_key(|at| self.before.get(*at).map(words));
        let mut left = left.into_iter().peekable();
        let mut others = std::mem::take(&mut self.others);
        others.sort_unstable_by_key(words);
        others.retain(|known| {
            let print = |at: usize| self.before.get(at).map(|before| before.print);
            while left.next_if(|at| print(*at) < Some(known.print)).is_some() {}
            let Some(at) = left.next_if(|at| print(*at) == Some(known.print)) else {
                return true;
            };
            fates.push((known.place, Fate::Renumbered(self.taken(at))));
            false
        });
        others.sort_unstable_by_key(|known| known.place);
        self.others = others;
    }

    fn known(&self, entry: &Entry, place: u64) -> Known {
        Known {
            key: hash(self.salt, &entry.key),
            print: print(entry),
            place,
        }
    }

    /// The entry of the version before that has a key, where nothing of the new version is that one yet.
    fn left(&self, key: [u8; LENGTH]) -> Option<usize> {
        let at = self.before.binary_search_by_key(&key, |known| known.key);
        at.ok().filter(|at| self.found.get(*at) == Some(&false))
    }

    fn find(&mut self, at: usize) {
        if let Some(found) = self.found.get_mut(at) {
            *found = true;
        }
    }

    /// Where the entry stood that is found by this.
    fn taken(&mut self, at: usize) -> u64 {
        self.find(at);
        self.before.get(at).map_or(0, |known| known.place)
    }
}

impl Diff {
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
}

/// Whether a list of `before` entries that has lost `removed` of them is taken only where somebody says so: it lost more
/// than a fifth, and more than one.
pub const fn has_shrunk(before: u64, removed: u64) -> bool {
    let (part, whole) = MAX_LOST;
    removed > MAX_FEW && removed.saturating_mul(whole) > before.saturating_mul(part)
}

fn hash(salt: Salt, key: &str) -> [u8; LENGTH] {
    let whole: [u8; 32] = Sha256::new()
        .chain_update(salt)
        .chain_update(key)
        .finalize()
        .into();
    std::array::from_fn(|at| whole.get(at).copied().unwrap_or_default())
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
