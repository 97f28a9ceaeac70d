//! Lists as they are screened against.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use ntc_core::screened::{Table, TableBuilder};
use ntc_core::screening::TooLarge;
use ntc_core::watchlist::{Entry, ListName, wire};

use super::ScreeningError;
use crate::watchlists::Held;

/// One edition of a list, with its table in memory.
pub(super) struct ListTable {
    pub(super) held: Arc<Held>,
    pub(super) table: Arc<Table>,
    /// Where each entry stands in the file.
    places: Arc<Vec<u64>>,
    /// What each entry says, in order: an entry whose print the next edition has is not new.
    prints: Arc<Vec<u64>>,
}

/// Every list.
#[derive(Clone, Default)]
pub(super) struct Tables {
    /// Those that are screened against.
    pub(super) lists: BTreeMap<ListName, Arc<ListTable>>,
    /// Those that cannot be read.
    pub(super) damaged: BTreeSet<ListName>,
    /// Those that have more than a table holds.
    pub(super) too_large: BTreeSet<ListName>,
    /// Those whose newest edition is not answered from yet.
    pub(super) loading: BTreeSet<ListName>,
    /// Which edition of a list was left out last.
    pub(super) left_out: BTreeMap<ListName, u64>,
}

impl ListTable {
    /// Reads a list, once. With the prints of an earlier edition the second table has only what that one does not have.
    pub(super) fn build(
        held: &Arc<Held>,
        known: Option<&[u64]>,
    ) -> Result<(Self, Option<Self>), ScreeningError> {
        let (mut all, mut new) = (Parts::default(), Parts::default());
        let mut is_full = false;
        held.places(&mut |entry, place| {
            let print = print(&entry);
            let is_new = known.is_some_and(|known| known.binary_search(&print).is_err());
            is_full = all.add(&entry, place).is_err();
            if is_new && !is_full {
                is_full = new.add(&entry, place).is_err();
            }
            all.prints.push(print);
            !is_full
        })?;
        let name = held.list().name.clone();
        if is_full {
            return Err(ScreeningError::TooLarge(name));
        }
        if all.table.left() > 0 {
            tracing::error!(list = %name, left = all.table.left(), "numbers or routes of a list are not screened against: it has too many");
        }
        let new = known.map(|_| new.build(held));
        Ok((all.build(held), new))
    }

    /// The same entries under what is said of the list by now.
    pub(super) fn described(before: &Arc<Self>, held: Arc<Held>) -> Self {
        Self {
            held,
            table: Arc::clone(&before.table),
            places: Arc::clone(&before.places),
            prints: Arc::clone(&before.prints),
        }
    }

    /// An entry, by its number in the table.
    pub(super) fn entry(&self, number: u32) -> Result<Option<Entry>, ScreeningError> {
        let place = self.places.get(number as usize);
        Ok(place.map(|place| self.held.at(*place)).transpose()?)
    }

    pub(super) fn prints(&self) -> &[u64] {
        &self.prints
    }

    /// The bytes that it takes in memory.
    pub(super) fn bytes(&self) -> usize {
        let numbers = self.places.capacity() + self.prints.capacity();
        self.table.bytes() + numbers * size_of::<u64>()
    }
}

/// A table while its entries come.
#[derive(Default)]
struct Parts {
    table: TableBuilder,
    places: Vec<u64>,
    prints: Vec<u64>,
}

impl Parts {
    fn add(&mut self, entry: &Entry, place: u64) -> Result<(), TooLarge> {
        self.table.add(entry)?;
        self.places.push(place);
        Ok(())
    }

    fn build(mut self, held: &Arc<Held>) -> ListTable {
        self.places.shrink_to_fit();
        self.prints.sort_unstable();
        self.prints.shrink_to_fit();
        ListTable {
            held: Arc::clone(held),
            table: Arc::new(self.table.build()),
            places: Arc::new(self.places),
            prints: Arc::new(self.prints),
        }
    }
}

impl Tables {
    /// Leaves a list out that cannot be screened against, until it changes.
    pub(super) fn leave_out(&mut self, (name, edition): (&ListName, u64), why: &ScreeningError) {
        self.lists.remove(name);
        self.loading.remove(name);
        self.left_out.insert(name.clone(), edition);
        if matches!(why, ScreeningError::TooLarge(_)) {
            self.too_large.insert(name.clone());
        } else {
            self.damaged.insert(name.clone());
        }
    }

    /// The bytes that they take in memory.
    pub(super) fn bytes(&self) -> u64 {
        let bytes = self.lists.values().map(|list| list.bytes() as u64);
        bytes.sum()
    }
}

/// What an entry says, its key and what is asked left out: a list that numbers its entries anew has no new ones.
fn print(entry: &Entry) -> u64 {
    let said = Entry {
        key: String::new(),
        former_keys: Vec::new(),
        remarks: String::new(),
        order: None,
        ..entry.clone()
    };
    let mut hasher = DefaultHasher::new();
    wire::encoded(&said).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_too_large_is_told_as_that_and_not_as_damaged() {
        let name: ListName = "all".parse().unwrap();
        let mut tables = Tables::default();
        tables.leave_out((&name, 1), &ScreeningError::TooLarge(name.clone()));
        assert!(tables.too_large.contains(&name) && tables.damaged.is_empty());
        let told = ScreeningError::TooLarge(name.clone()).to_string();
        assert!(told.contains("64000000"), "{told}");
        let mut tables = Tables::default();
        tables.leave_out((&name, 1), &ScreeningError::Damaged(name.clone()));
        assert!(tables.damaged.contains(&name) && tables.too_large.is_empty());
    }
}
