//! What of the own watchlists partners may ask about: lists in mode push or hit/no-hit, as tables in memory. A list in
//! mode none has no table, and nothing that is asked comes near it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use ntc_core::finding::{Likeness, keys_of};
use ntc_core::query::Matcher;
use ntc_core::screening::{Asker, Bearer, Builder, Index, Name};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{ListName, ShareMode, SubjectKind};

use crate::lock::lock;
use crate::watchlists::{Held, WatchlistError, Watchlists};

/// Entries of a list that partners may ask about at most; a longer one answers nobody, and the log says so.
pub(crate) const MAX_LISTED: usize = 1_000_000;
/// Entries that are compared for one subject at most, by number and by name.
const MAX_COMPARED: usize = 64;

/// The lists that answer.
pub(crate) struct Listed {
    watchlists: Arc<Watchlists>,
    /// Each with its table; without one where it answers nobody until its entries change.
    tables: Mutex<BTreeMap<ListName, Tabled>>,
}

type Tabled = (Arc<Held>, Option<Arc<Table>>);

/// Those that answer, as they are at one time.
pub(super) struct Shared(Vec<(Arc<Held>, Arc<Table>)>);

/// The entries of a list.
struct Table {
    places: Vec<u64>,
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

    /// The lists as they are now; those whose entries changed are read again.
    pub(super) fn now(&self) -> Shared {
        let lists = self.watchlists.lists();
        let mut tables = lock(&self.tables);
        let shared = lists.held.iter();
        let shared = shared.filter(|(_, held)| held.list().share != ShareMode::None);
        let now: BTreeMap<_, _> = shared
            .map(|(name, held)| {
                let is_same = |of: &Held| of.edition().digest == held.edition().digest;
                let known = tables.get(name).filter(|(of, _)| is_same(of));
                let table = match known {
                    Some((_, table)) => table.clone(),
                    None => Table::read(held)
                        .inspect_err(
                            |why| tracing::error!(list = %name, why, "a list answers no partner"),
                        )
                        .ok()
                        .map(Arc::new),
                };
                (name.clone(), (Arc::clone(held), table))
            })
            .collect();
        *tables = now;
        let answers = |(held, table): &Tabled| Some((Arc::clone(held), table.clone()?));
        Shared(tables.values().filter_map(answers).collect())
    }
}

impl Shared {
    /// How surely an entry is about the subject; none when no list that answers has one. Persons are left out where the
    /// agreement tells none.
    pub(super) fn likeness(
        &self,
        matcher: &mut Matcher,
        persons: bool,
        now: Timestamp,
    ) -> Option<Likeness> {
        let found = self.0.iter().filter_map(|(held, table)| {
            let entries = table.candidates(matcher);
            let of_entry = |number: u32| {
                // None when it cannot be read: the check of the lists tells of it.
                let place = table.places.get(usize::try_from(number).ok()?)?;
                let entry = held.at(*place).ok()?;
                let is_told = persons || entry.kind != SubjectKind::Person;
                let acts = entry.order_of(&held.list().order).holds(now);
                (is_told && acts).then(|| matcher.likeness_of_entry(&entry))?
            };
            entries.into_iter().filter_map(of_entry).min()
        });
        found.min()
    }
}

impl Table {
    fn read(held: &Held) -> Result<Self, String> {
        let mut names = Builder::new(Bearer::Person);
        let mut table = (Vec::new(), HashMap::<String, Vec<u32>>::new());
        let mut is_long = false;
        let read = held.places(&mut |entry, place| {
            let (places, numbers) = &mut table;
            is_long = places.len() >= MAX_LISTED;
            if is_long {
                return false;
            }
            let number = u32::try_from(places.len()).unwrap_or(u32::MAX);
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
            places.push(place);
            !is_long
        });
        read.map_err(|error: WatchlistError| error.to_string())?;
        if is_long {
            return Err(format!("it has more than {MAX_LISTED} entries"));
        }
        let (places, numbers) = table;
        Ok(Self {
            places,
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
}
