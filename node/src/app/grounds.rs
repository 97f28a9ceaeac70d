//! What became of what hits are about: entries of lists, and records.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use ntc_core::hit::Gone;
use ntc_core::life::{Standing, Subject};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, ListName};

use crate::hits::{Grounds, Stands};
use crate::lookup::Lookup;
use crate::watchlists::{WatchlistError, Watchlists};

/// Asks lists and index.
pub(super) struct Sides {
    pub(super) watchlists: Arc<Watchlists>,
    pub(super) lookup: Arc<Lookup>,
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
        match held.entry(key) {
            Ok(entry) if !it(&entry) => None,
            Ok(entry) if entry.order_of(&held.list().order).valid_until <= now => {
                Some(Stands::Gone(Gone::Over))
            }
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
}
