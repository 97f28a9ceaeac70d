//! What is to be told of a list: its entries as alerts, and what was told of entries that are there no more.

use std::collections::BTreeSet;

use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::alert::{Alert, Due, alert, due};
use ntc_core::watchlist::{Edition, Entry, Pushed, ShareMode};

use super::{Asked, MAX_PUSHED, PushError, Step};
use crate::status::Refused;
use crate::watchlists::{Held, WatchlistError, Watchlists};

/// What is to be done.
pub(super) struct Plan {
    /// What the list held when this was planned.
    pub(super) edition: Edition,
    /// What was told before.
    pub(super) pushed: Pushed,
    /// Entries of the list, in its order.
    pub(super) wanted: Vec<Wanted>,
    /// Keys of what is on it no more, each with the reference of what was told.
    pub(super) gone: Vec<(String, String)>,
}

/// An entry that partners are to know.
pub(super) struct Wanted {
    pub(super) key: String,
    /// True where partners were not told of it before.
    pub(super) is_new: bool,
    pub(super) what: Result<What, Refused>,
    turn: u64,
}

/// What partners are to know of an entry.
pub(super) enum What {
    /// This.
    Told(Box<Alert>),
    /// Nothing now.
    Waits(Step),
}

impl Plan {
    pub(super) fn of(
        lists: &Watchlists,
        own: &Party,
        asked: &Asked,
        now: Timestamp,
    ) -> Result<Self, PushError> {
        let held = lists.list(&asked.list)?;
        let (pushed, list) = (held.pushed(), held.list());
        let is_shared = list.share == ShareMode::Push;
        if !is_shared && pushed.entries.is_empty() {
            return Err(PushError::NotShared(list.name.clone(), list.share));
        }
        let is_asked = |key: &str| asked.keys.is_empty() || asked.keys.contains(key);
        let mut left: BTreeSet<_> = pushed.entries.keys().filter(|key| is_asked(key)).collect();
        let mut unknown: BTreeSet<_> = asked.keys.iter().collect();
        unknown.retain(|key| !left.contains(key));
        let (mut wanted, mut new) = (Vec::new(), 0);
        if is_shared {
            held.walk("", &mut |entry| {
                if is_asked(&entry.key) {
                    left.remove(&entry.key);
                    unknown.remove(&entry.key);
                    let wants = Wanted::of(&entry, &held, (own, asked), now);
                    new += usize::from(wants.is_new);
                    wanted.push(wants);
                }
                pushed.entries.len() + new <= MAX_PUSHED
            })?;
        }
        if pushed.entries.len() + new > MAX_PUSHED {
            return Err(PushError::TooMany);
        }
        if let Some(key) = unknown.first() {
            let (key, list) = ((*key).clone(), list.name.clone());
            return Err(WatchlistError::NoEntry(key, list).into());
        }
        let gone = left.into_iter().filter_map(|key| {
            let turn = pushed.entries.get(key)?;
            Some((key.clone(), Pushed::reference(&list.name, key, *turn)))
        });
        Ok(Self {
            gone: gone.collect(),
            edition: held.edition().clone(),
            pushed: pushed.clone(),
            wanted,
        })
    }

    /// The turns of the entries that are told for the first time.
    pub(super) fn turns(&self) -> impl Iterator<Item = (String, u64)> {
        let new = self.wanted.iter().filter(|of| of.is_new);
        new.map(|of| (of.key.clone(), of.turn))
    }
}

impl Wanted {
    fn of(entry: &Entry, held: &Held, (own, asked): (&Party, &Asked), now: Timestamp) -> Self {
        let (pushed, list) = (held.pushed(), held.list());
        let told = pushed.entries.get(&entry.key).copied();
        // A key that comes back is told under a reference of its own: what was told before is withdrawn.
        let turn = told.unwrap_or_else(|| now.as_millis());
        let what = match due(entry, &list.order, now) {
            Due::Later => Ok(What::Waits(Step::Later)),
            Due::Over => Ok(What::Waits(Step::Over)),
            Due::Now => {
                let reference = Pushed::reference(&list.name, &entry.key, turn);
                alert(entry, &list.order, &asked.telling, own, &reference)
                    .map(|alert| What::Told(Box::new(alert)))
                    .map_err(|faults| refused(&faults))
            }
        };
        Self {
            key: entry.key.clone(),
            is_new: told.is_none() && matches!(what, Ok(What::Told(_))),
            what,
            turn,
        }
    }
}

/// Everything that keeps an entry from being an alert, as one refusal.
fn refused(faults: &[ntc_core::model::InvalidRecord]) -> Refused {
    let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
    let message = lines.join("; ");
    match faults.first() {
        Some(first) => Refused::field(first.reason, &first.field, message),
        None => Refused::new(ntc_core::reason::Reason::Internal, message),
    }
}
