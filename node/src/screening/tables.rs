//! Lists as they are screened against.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use ntc_core::screened::{Table, TableBuilder};
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
    /// Those whose newest edition is not answered from yet.
    pub(super) loading: BTreeSet<ListName>,
}

impl ListTable {
    /// Reads a list. With the prints of an earlier edition, only what that does not have.
    pub(super) fn build(held: Arc<Held>, known: Option<&[u64]>) -> Result<Self, ScreeningError> {
        let mut table = TableBuilder::default();
        let (mut places, mut prints) = (Vec::new(), Vec::new());
        let mut is_full = false;
        held.places(&mut |entry, place| {
            let print = print(&entry);
            if known.is_none_or(|known| known.binary_search(&print).is_err()) {
                is_full = table.add(&entry).is_err();
                places.push(place);
            }
            prints.push(print);
            !is_full
        })?;
        let name = held.list().name.clone();
        if is_full {
            return Err(ScreeningError::TooLarge(name));
        }
        if table.left() > 0 {
            tracing::error!(list = %name, left = table.left(), "numbers or routes of a list are not screened against: it has too many");
        }
        places.shrink_to_fit();
        prints.sort_unstable();
        prints.shrink_to_fit();
        Ok(Self {
            table: Arc::new(table.build()),
            held,
            places: Arc::new(places),
            prints: Arc::new(prints),
        })
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

impl Tables {
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
