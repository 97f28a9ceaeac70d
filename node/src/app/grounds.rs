//! What became of what hits are about: entries of lists, and records.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use ntc_core::hit::{Gone, Target};
use ntc_core::life::{Standing, Subject};
use ntc_core::screened::{self, looked_for_by};
use ntc_core::screening::Preset;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, ListName};

use crate::hits::{Asks, Grounds, Stands};
use crate::lookup::Lookup;
use crate::records::read;
use crate::screening::Screening;
use crate::watchlists::{Held, WatchlistError, Watchlists};

/// Asks lists and index.
pub(super) struct Sides {
    pub(super) watchlists: Arc<Watchlists>,
    pub(super) lookup: Arc<Lookup>,
    pub(super) screening: Arc<Screening>,
}

impl Grounds for Sides {
    fn generation(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let lists = self.watchlists.lists();
        for (name, held) in &lists.held {
            let edition = held.edition();
            (name, edition.number, edition.digest).hash(&mut hasher);
        }
        for name in lists.damaged.keys() {
            name.hash(&mut hasher);
        }
        self.lookup.erasures().hash(&mut hasher);
        hasher.finish()
    }

    fn entry(
        &self,
        list: &ListName,
        key: &str,
        it: &dyn Fn(&Entry) -> bool,
        now: Timestamp,
    ) -> Option<Stands> {
        let held = match self.watchlists.list(list) {
            Ok(held) => held,
            Err(WatchlistError::NoList(_)) => return Some(Stands::Gone(Gone::TakenOff)),
            Err(_) => return Some(Stands::Unknown),
        };
        match asked(&held, key) {
            Ok((entry, _)) if !it(&entry) => None,
            Ok((_, valid_until)) if valid_until <= now => Some(Stands::Gone(Gone::Over)),
            Ok(_) => Some(Stands::Holds),
            Err(WatchlistError::NoEntry(..)) => None,
            Err(_) => Some(Stands::Unknown),
        }
    }

    fn entries(&self, list: &ListName, each: &mut dyn FnMut(&Entry)) -> bool {
        let held = self.watchlists.list(list);
        held.is_ok_and(|held| held.all(|entry| each(&entry)).is_ok())
    }

    /// An index that is made anew knows nothing yet, and what is refused for a time may count again.
    fn record(&self, record: &Subject) -> Stands {
        let Ok(Some(entry)) = self.lookup.entry(record) else {
            return Stands::Unknown;
        };
        match self.lookup.state().standing(record) {
            Ok(Some(Standing::Retracted { .. })) => Stands::Gone(Gone::Retracted),
            Ok(Some(Standing::Superseded { .. })) => Stands::Gone(Gone::Replaced),
            Ok(None) if entry.is_gone => Stands::Gone(Gone::Erased),
            Ok(None) if entry.counts() => Stands::Holds,
            Ok(None) | Err(_) => Stands::Unknown,
        }
    }

    fn asks(&self, target: &Target) -> Option<Vec<Asks>> {
        match target {
            Target::Entry { list, key } => {
                let (entry, _) = asked(&*self.watchlists.list(list).ok()?, key).ok()?;
                let (list, key) = (list.clone(), key.clone());
                let target = screened::Target::Entry { list, key };
                Some(vec![Asks { target, entry }])
            }
            Target::Record(record) => {
                let entry = self.lookup.entry(record).ok()??;
                let told = looked_for_by(&read(&self.lookup, &entry)?).into_iter();
                let asks = told.map(|told| Asks {
                    target: screened::Target::Record {
                        origin: record.origin.clone(),
                        id: record.id,
                        field: told.field,
                    },
                    entry: told.entry,
                });
                Some(asks.collect())
            }
        }
    }

    fn preset(&self) -> Preset {
        self.screening.preset()
    }
}

/// An entry with what is asked for it, and until when.
fn asked(held: &Held, key: &str) -> Result<(Entry, Timestamp), WatchlistError> {
    let mut entry = held.entry(key)?;
    let order = entry.order_of(&held.list().order).clone();
    let valid_until = order.valid_until;
    entry.order = Some(order);
    Ok((entry, valid_until))
}
