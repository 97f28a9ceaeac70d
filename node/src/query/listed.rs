//! What of the own watchlists partners may ask about: lists in mode push or hit/no-hit, as tables in memory. A list in
//! mode none has no table, and nothing that is asked comes near it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use ntc_core::finding::{Likeness, keys_of};
use ntc_core::query::Matcher;
use ntc_core::screening::{Asker, Bearer, Builder, Index, Name};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Edition, Entry, ListName, ShareMode, SubjectKind};

use crate::lock::lock;
use crate::watchlists::{Held, WatchlistError, Watchlists};

/// Entries of a list that partners may ask about at most; a longer one answers nobody, and the log says so.
pub(crate) const MAX_LISTED: usize = 1_000_000;
/// Entries that are compared for one subject at most, by number and by name.
const MAX_COMPARED: usize = 64;

/// The lists that answer.
pub(crate) struct Listed {
    watchlists: Arc<Watchlists>,
    tables: Mutex<BTreeMap<ListName, Arc<Table>>>,
}

/// One edition of a list.
struct Table {
    edition: Edition,
    held: Arc<Held>,
    keys: Vec<Box<str>>,
    numbers: HashMap<String, Vec<u32>>,
    names: Index,
}

impl Listed {
    pub(crate) fn new(watchlists: Arc<Watchlists>) -> Self {
        Self {
            watchlists,
            tables: Mutex::default(),
        }
    }

    /// How surely an entry is about the subject; none when no list that answers has one. Persons are left out where the
    /// agreement tells none.
    pub(super) fn likeness(
        &self,
        matcher: &mut Matcher,
        persons: bool,
        now: Timestamp,
    ) -> Option<Likeness> {
        let tables = self.tables();
        let found = tables.iter().filter_map(|table| {
            let entries = table.candidates(matcher);
            let of_entry = |number: u32| {
                let entry = table.entry(number)?;
                let is_told = persons || entry.kind != SubjectKind::Person;
                let order = entry.order.as_ref().unwrap_or(&table.held.list().order);
                let acts = order.valid_from <= now && now < order.valid_until;
                (is_told && acts).then(|| matcher.likeness_of_entry(&entry))?
            };
            entries.into_iter().filter_map(of_entry).min()
        });
        found.min()
    }

    /// The tables of the lists as they are now; what changed is read again.
    fn tables(&self) -> Vec<Arc<Table>> {
        let lists = self.watchlists.lists();
        let mut tables = lock(&self.tables);
        let shared = lists.held.iter();
        let shared = shared.filter(|(_, held)| held.list().share != ShareMode::None);
        let mut now = BTreeMap::new();
        for (name, held) in shared {
            let known = tables.get(name).filter(|table| {
                table.edition == *held.edition() && table.held.list() == held.list()
            });
            let table = match known {
                Some(table) => Ok(Arc::clone(table)),
                None => Table::read(held).map(Arc::new),
            };
            match table {
                Ok(table) => drop(now.insert(name.clone(), table)),
                Err(why) => tracing::error!(list = %name, why, "a list answers no partner"),
            }
        }
        *tables = now;
        tables.values().cloned().collect()
    }
}

impl Table {
    fn read(held: &Arc<Held>) -> Result<Self, String> {
        let mut names = Builder::new(Bearer::Person);
        let mut table = (Vec::new(), HashMap::<String, Vec<u32>>::new());
        let mut is_long = false;
        let read = held.walk("", &mut |entry| {
            let (keys, numbers) = &mut table;
            is_long = keys.len() >= MAX_LISTED;
            if is_long {
                return false;
            }
            let number = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            for document in &entry.documents {
                for key in keys_of(&document.identifier) {
                    numbers.entry(key).or_default().push(number);
                }
            }
            if entry.kind == SubjectKind::Person {
                for name in &entry.names {
                    let name = Name::read(&name.written, Bearer::Person);
                    is_long |= names.add(number, name).is_err();
                }
            }
            keys.push(entry.key.into_boxed_str());
            !is_long
        });
        read.map_err(|error: WatchlistError| error.to_string())?;
        if is_long {
            return Err(format!("it has more than {MAX_LISTED} entries"));
        }
        let (keys, numbers) = table;
        Ok(Self {
            edition: held.edition().clone(),
            held: Arc::clone(held),
            keys,
            numbers,
            names: names.build(),
        })
    }

    /// Entries that can be about the subject.
    fn candidates(&self, matcher: &Matcher) -> Vec<u32> {
        let keys = matcher.keys();
        let by_number = keys
            .iter()
            .filter_map(|key| self.numbers.get(key))
            .flatten();
        let mut entries: Vec<_> = by_number.copied().take(MAX_COMPARED).collect();
        let by_name = matcher.names().iter().flat_map(|name| {
            self.names
                .like(name, MAX_COMPARED, &mut Asker::new())
                .into_iter()
                .map(|candidate| candidate.entry)
        });
        entries.extend(by_name);
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// An entry; none when it cannot be read: the check of the lists tells of it.
    fn entry(&self, number: u32) -> Option<Entry> {
        let key = self.keys.get(usize::try_from(number).ok()?)?;
        self.held.entry(key).ok()
    }
}
