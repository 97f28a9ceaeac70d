//! Keeping the tables of lists as the lists are.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use ntc_core::watchlist::{Edition, ListName};
use tokio_util::sync::CancellationToken;

use super::again::Cause;
use super::tables::ListTable;
use super::{AGAIN, Screening, ScreeningError};
use crate::lock::lock;
use crate::watchlists::{Held, Lists, WatchlistError};

impl Screening {
    /// Makes the table of each list anew when it changes.
    pub(super) async fn keep_lists(self: Arc<Self>, stop: CancellationToken) {
        let mut watched = self.parts.watchlists.watch();
        loop {
            let lists = watched.borrow_and_update().clone();
            let this = Arc::clone(&self);
            let taken = tokio::task::spawn_blocking(move || this.take_lists(&lists)).await;
            let is_whole = matches!(taken, Ok(true));
            if is_whole {
                self.ready.send_replace(true);
            }
            tokio::select! {
                () = stop.cancelled() => return,
                changed = watched.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(AGAIN), if !is_whole => {}
            }
        }
    }

    /// Waits until a list is answered from as it is by then: until its newest edition has its table, or has none because it
    /// cannot have one.
    pub(crate) async fn until_answers(&self, list: &ListName) {
        let mut swapped = self.swapped.subscribe();
        let waited = swapped.wait_for(|_| self.answers(list)).await;
        // The sender lives as long as the screening does.
        drop(waited);
    }

    pub(super) fn answers(&self, list: &ListName) -> bool {
        // One that is gone or damaged answers nobody.
        let Ok(held) = self.parts.watchlists.list(list) else {
            return true;
        };
        let now = self.now();
        let number = held.edition().number;
        let table = now.tables.lists.get(list);
        table.is_some_and(|table| table.held.edition().number >= number)
            || now
                .tables
                .left_out
                .get(list)
                .is_some_and(|of| *of >= number)
    }

    /// Takes the lists as they are: those that went first, then those that changed, the shortest before others. True when
    /// none was left out that can be read later.
    fn take_lists(&self, lists: &Lists) -> bool {
        let now = self.now();
        let known = &now.tables.lists;
        // Whoever is screened while a list is gone or damaged is not screened against it.
        let is_held = |name: &str| lists.held.keys().any(|held| held.as_str() == name);
        if let Err(error) = lock(&self.standing).keep(is_held, &*self.parts.medium) {
            tracing::error!(%error, "against what was screened is not written down; tried again");
            return false;
        }
        let is_same = |name: &ListName, held: &Arc<Held>| {
            let same = |table: &Arc<ListTable>| is_same(&table.held, held);
            known.get(name).is_some_and(same)
        };
        let mut changed: Vec<_> = lists
            .held
            .iter()
            .filter(|(name, held)| !is_same(name, held))
            .collect();
        changed.sort_by_key(|(_, held)| held.edition().entries);
        let loading: BTreeSet<_> = changed.iter().map(|(name, _)| (*name).clone()).collect();
        let gone = known.keys().filter(|name| !lists.held.contains_key(*name));
        let gone: Vec<_> = gone.cloned().collect();
        if changed.is_empty()
            && gone.is_empty()
            && now.tables.damaged.iter().eq(lists.damaged.keys())
        {
            return true;
        }
        drop(now);
        self.swap(|now| {
            let tables = Arc::make_mut(&mut now.tables);
            tables.lists.retain(|name, _| !gone.contains(name));
            tables.damaged = lists.damaged.keys().cloned().collect();
            tables
                .too_large
                .retain(|name| lists.held.contains_key(name));
            tables.loading = loading;
        });
        let mut is_whole = true;
        for (name, held) in changed {
            is_whole &= self.take_list(name, held);
        }
        is_whole
    }

    /// Takes a list as it is; false when it cannot be read now and may be later: the edition before answers until then.
    fn take_list(&self, name: &ListName, held: &Arc<Held>) -> bool {
        let begun = Instant::now();
        let before = self.now().tables.lists.get(name).cloned();
        let said_otherwise = before
            .as_ref()
            .filter(|before| before.held.edition().digest == held.edition().digest);
        if let Some(before) = said_otherwise {
            // The same entries, described anew.
            let table = ListTable::described(before, Arc::clone(held));
            self.put_list(name, &Arc::new(table));
            return true;
        }
        // What the edition before looked for too was screened against already, if that was.
        let has = |edition: &Edition| lock(&self.standing).has(edition, name);
        let is_asked = !has(held.edition());
        let before = before.filter(|before| is_asked && has(before.held.edition()));
        let known = before.as_ref().map(|before| before.prints());
        let (table, new) = match ListTable::build(held, known) {
            Ok(tables) => tables,
            Err(error) => {
                tracing::error!(list = %name, %error, "nothing is screened against the newest edition of a list");
                if may_pass(&error) {
                    return false;
                }
                let number = held.edition().number;
                self.swap(|now| {
                    Arc::make_mut(&mut now.tables).leave_out((name, number), &error);
                });
                // One that is too large stays so until it changes.
                return true;
            }
        };
        let entries = table.table.len();
        let table = Arc::new(table);
        self.put_list(name, &table);
        let took_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(list = %name, entries, took_ms, "list is screened against");
        if is_asked {
            // Who is kept is screened against what the list came to look for.
            self.ask_again(Cause::List(new.map_or(table, Arc::new)));
        }
        true
    }

    fn put_list(&self, name: &ListName, table: &Arc<ListTable>) {
        self.swap(|now| {
            let tables = Arc::make_mut(&mut now.tables);
            tables.loading.remove(name);
            tables.damaged.remove(name);
            tables.too_large.remove(name);
            tables.left_out.remove(name);
            tables.lists.insert(name.clone(), Arc::clone(table));
        });
    }
}

fn is_same(one: &Arc<Held>, other: &Arc<Held>) -> bool {
    one.edition() == other.edition()
}

/// Whether a list that cannot be read now may be read later: it is whole, and not too large.
const fn may_pass(error: &ScreeningError) -> bool {
    matches!(error, ScreeningError::List(WatchlistError::File(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::FileError;

    #[test]
    fn a_list_is_read_again_alone_when_that_can_help() {
        let name = || "own".parse::<ListName>().unwrap();
        let damaged = WatchlistError::Damaged(name(), "cut".to_owned());
        let passing = FileError::new("read", "own")(std::io::Error::from_raw_os_error(5));
        for (error, expected) in [
            (ScreeningError::TooLarge(name()), false),
            (damaged.into(), false),
            (WatchlistError::from(passing).into(), true),
        ] {
            assert_eq!(may_pass(&error), expected, "{error}");
        }
    }
}
