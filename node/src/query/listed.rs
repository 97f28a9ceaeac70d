//! What of the own watchlists partners may ask about: lists in mode push or hit/no-hit, as tables in memory. A list in
//! mode none has no table, and nothing that is asked comes near it. Tables are made when a list changes, beside the answers.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use ntc_core::finding::{Likeness, keys_of};
use ntc_core::query::{Matcher, contact_keys};
use ntc_core::reason::Reasoned;
use ntc_core::screening::{Asker, Bearer, Builder, Index, Name};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{ListName, Pushed, ShareMode, SubjectKind};
use thiserror::Error;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::kept::KeptEntry;
use crate::watchlists::{Held, Lists, WatchlistError, Watchlists};

/// Entries of a list that partners may ask about at most; while there is a longer one, queries are refused.
pub(crate) const MAX_LISTED: usize = 1_000_000;
/// Entries that are compared for one subject at most, by number and by name.
const MAX_COMPARED: usize = 64;

/// How long an answer waits for the table of a list that changed just now. One that takes longer answers from the
/// edition before.
const TABLE_PATIENCE: Duration = Duration::from_millis(50);
/// How long an answer waits for the first tables after a start; whoever asks waits a second longer.
const FIRST_PATIENCE: Duration = Duration::from_secs(4);

/// The tables of a start are not ready, so nobody can be told what lists have.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[error("the watchlists are being read after a start; ask again in a few seconds")]
#[reason(ScreeningLoading)]
pub(crate) struct Loading;

/// A list that is shared is damaged or too long, so nobody can be told what lists have. Says not which.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[error("a watchlist cannot be answered from; an administrator finds it by 'ntc node status'")]
#[reason(QueryListsUnread)]
pub(crate) struct Unread;

/// The lists that answer.
pub(crate) struct Listed {
    watchlists: Arc<Watchlists>,
    /// Entries of a list at most.
    most: usize,
    made: watch::Sender<Made>,
}

/// The tables that were made so far.
#[derive(Clone, Default)]
struct Made {
    tables: BTreeMap<ListName, Tabled>,
    /// Every list of the start was read.
    is_whole: bool,
}

/// The edition of a list with its table; in place of one why it has none, until its entries change.
type Tabled = (Arc<Held>, Result<Arc<Table>, String>);

/// Those that answer, as they are at one time: what each list is now, and the edition and table that answer for it.
pub(super) struct Shared(Vec<(Arc<Held>, Arc<Held>, Arc<Table>)>);

/// An entry of a list that is about a subject.
pub(super) struct Found {
    /// How surely.
    pub(super) likeness: Likeness,
    /// The reference of the record by which partners were told of it; none where they were not.
    pub(super) told: Option<String>,
    /// Which it is, and whom to ask about it: for the own officers alone.
    pub(super) entry: KeptEntry,
}

/// The entries of a list.
struct Table {
    places: Vec<u64>,
    /// By number, e-mail address and place.
    numbers: HashMap<String, Vec<u32>>,
    names: [Index; 3],
}

/// Whose names are asked about; the table has an index for each.
const BEARERS: [(Bearer, SubjectKind); 3] = [
    (Bearer::Person, SubjectKind::Person),
    (Bearer::Organisation, SubjectKind::Company),
    (Bearer::Vessel, SubjectKind::Vessel),
];

impl Listed {
    pub(crate) fn new(watchlists: Arc<Watchlists>) -> Self {
        Self {
            watchlists,
            most: MAX_LISTED,
            made: watch::Sender::default(),
        }
    }

    /// Makes the table of a list anew when it changes, beside the answers, until the node stops.
    pub(crate) async fn keep(self: Arc<Self>, stop: CancellationToken) {
        let mut watched = self.watchlists.watch();
        loop {
            let lists = watched.borrow_and_update().clone();
            let this = Arc::clone(&self);
            let taken = tokio::task::spawn_blocking(move || this.take(&lists));
            if let Err(error) = taken.await {
                tracing::error!(%error, "what partners may ask about is not read anew");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                changed = watched.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Takes the lists as they are, the shortest of those that changed before others.
    fn take(&self, lists: &Lists) {
        let shared = shared(lists);
        self.made
            .send_if_modified(|made| retain(&mut made.tables, &shared));
        let mut changed: Vec<_> = shared.into_iter().collect();
        changed.retain(|(name, held)| !is_of(&self.made.borrow().tables, name, held));
        changed.sort_by_key(|(_, held)| held.edition().entries);
        for (name, held) in changed {
            let table = Table::read(held, self.most)
                .inspect_err(|why| tracing::error!(list = %name, why, "queries are refused: a list cannot be answered from"));
            let tabled = (Arc::clone(held), table.map(Arc::new));
            self.made.send_modify(|made| {
                made.tables.insert(name.clone(), tabled);
            });
        }
        self.made
            .send_if_modified(|made| !std::mem::replace(&mut made.is_whole, true));
    }

    /// Waits for the first tables: before, "no hit" would be wrong without looking wrong.
    ///
    /// # Errors
    /// When the node has just started, and they take longer than whoever asks waits.
    pub(super) async fn ready(&self) -> Result<(), Loading> {
        let mut made = self.made.subscribe();
        let first = made.wait_for(|made| made.is_whole);
        match tokio::time::timeout(FIRST_PATIENCE, first).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Loading),
        }
    }

    /// Waits until partners are answered from a list as it is by then: until its newest edition has its table, or none
    /// because it is not shared or cannot have one.
    pub(crate) async fn until_answers(&self, list: &ListName) {
        let mut made = self.made.subscribe();
        let answers = |made: &Made| match self.watchlists.list(list) {
            Ok(held) if held.list().share != ShareMode::None => is_of(&made.tables, list, &held),
            // One that is gone or damaged answers nobody either.
            Ok(_) | Err(_) => true,
        };
        // The sender lives as long as this does.
        drop(made.wait_for(answers).await);
    }

    /// The lists that answer now. A list that changed is waited for a moment; while its table is made, the edition before
    /// answers. One that is shared no more answers no more, at once.
    ///
    /// # Errors
    /// When one that is shared cannot be answered from: "no hit" would be wrong without looking wrong.
    pub(super) async fn now(&self) -> Result<Shared, Unread> {
        let lists = self.watchlists.lists();
        let mut made = self.made.subscribe();
        let shared = shared(&lists);
        let is_newest = |made: &Made| {
            let mut shared = shared.iter();
            shared.all(|(name, held)| is_of(&made.tables, name, held))
        };
        let newest = made.wait_for(is_newest);
        if tokio::time::timeout(TABLE_PATIENCE, newest).await.is_err() {
            tracing::debug!("a list that changed answers as it was before");
        }
        if lists.damaged.values().any(|damage| damage.may_be_shared) {
            return Err(Unread);
        }
        let made = made.borrow();
        let answers = shared.into_iter().filter_map(|(name, held)| {
            let (of, table) = made.tables.get(name)?;
            let table = table.as_ref().map(Arc::clone).map_err(|_| Unread);
            Some(table.map(|table| (Arc::clone(held), Arc::clone(of), table)))
        });
        answers.collect::<Result<_, _>>().map(Shared)
    }

    /// The lists because of which [`Self::now`] answers nobody, each with why.
    pub(super) fn unanswered(&self) -> Vec<(ListName, String)> {
        let lists = self.watchlists.lists();
        let made = self.made.borrow();
        let unmade = shared(&lists).into_keys().filter_map(|name| {
            let (_, table) = made.tables.get(name)?;
            Some((name.clone(), table.as_ref().err()?.clone()))
        });
        let damaged = lists.damaged.iter();
        let damaged = damaged.filter(|(_, damage)| damage.may_be_shared);
        let damaged = damaged.map(|(name, damage)| (name.clone(), damage.why.clone()));
        unmade.chain(damaged).collect()
    }
}

/// Those of the lists that partners may ask about.
fn shared(lists: &Lists) -> BTreeMap<&ListName, &Arc<Held>> {
    let shared = lists.held.iter();
    shared
        .filter(|(_, held)| held.list().share != ShareMode::None)
        .collect()
}

/// Whether the table of a list is that of these entries.
fn is_of(tables: &BTreeMap<ListName, Tabled>, name: &ListName, held: &Held) -> bool {
    let is_same = |(of, _): &Tabled| of.edition().digest == held.edition().digest;
    tables.get(name).is_some_and(is_same)
}

/// Drops the tables of lists that are not shared any more; true when there was one.
fn retain(
    tables: &mut BTreeMap<ListName, Tabled>,
    shared: &BTreeMap<&ListName, &Arc<Held>>,
) -> bool {
    let before = tables.len();
    tables.retain(|name, _| shared.contains_key(name));
    tables.len() != before
}

impl Shared {
    /// The entries that are about the subject. Persons are left out where the agreement tells none.
    ///
    /// # Errors
    /// When an entry cannot be read.
    pub(super) fn entries(
        &self,
        matcher: &mut Matcher,
        persons: bool,
        now: Timestamp,
    ) -> Result<Vec<Found>, Unread> {
        let mut found = Vec::new();
        for (held, of, table) in &self.0 {
            for place in table.candidates(matcher) {
                let entry = of.at(place).map_err(|error| {
                    tracing::error!(list = %held.list().name, %error, "a query is refused");
                    Unread
                })?;
                let is_told = persons || entry.kind != SubjectKind::Person;
                let order = entry.order_of(&held.list().order);
                if !is_told || !order.holds(now) {
                    continue;
                }
                if let Some(likeness) = matcher.likeness_of_entry(&entry) {
                    let (pushed, name) = (held.pushed(), &held.list().name);
                    let turn = pushed.entries.get(&entry.key);
                    found.push(Found {
                        likeness,
                        told: turn.map(|turn| Pushed::reference(name, &entry.key, *turn)),
                        entry: KeptEntry {
                            list: name.to_string(),
                            key: entry.key.clone(),
                            owner: order.owner.clone(),
                            contact_first: order.contact_first,
                        },
                    });
                }
            }
        }
        Ok(found)
    }
}

impl Table {
    fn read(held: &Held, most: usize) -> Result<Self, String> {
        let mut names = BEARERS.map(|(bearer, kind)| (kind, bearer, Builder::new(bearer)));
        let mut table = (Vec::new(), HashMap::<String, Vec<u32>>::new());
        let mut is_long = false;
        let read = held.places(&mut |entry, place| {
            let (places, numbers) = &mut table;
            is_long = places.len() >= most;
            if is_long {
                return false;
            }
            let number = u32::try_from(places.len()).unwrap_or(u32::MAX);
            for document in &entry.documents {
                for key in keys_of(&document.identifier) {
                    numbers.entry(key).or_default().push(number);
                }
            }
            for key in contact_keys(&entry) {
                numbers.entry(key).or_default().push(number);
            }
            let of_kind = names.iter_mut().find(|(kind, ..)| *kind == entry.kind);
            if let Some((_, bearer, builder)) = of_kind {
                for name in &entry.names {
                    let name = Name::read(&name.written, *bearer);
                    is_long |= builder.add(number, name).is_err();
                }
            }
            places.push(place);
            !is_long
        });
        read.map_err(|error: WatchlistError| error.to_string())?;
        if is_long {
            return Err(format!("it has more than {most} entries or too many names"));
        }
        let (places, numbers) = table;
        Ok(Self {
            places,
            numbers,
            names: names.map(|(.., builder)| builder.build()),
        })
    }

    /// The places of entries that can be about the subject.
    fn candidates(&self, matcher: &Matcher) -> Vec<u64> {
        let keys = matcher.keys();
        let by_number = keys
            .iter()
            .filter_map(|key| self.numbers.get(key))
            .flatten();
        let mut entries: Vec<_> = by_number.copied().take(MAX_COMPARED).collect();
        if let Some((bearer, names)) = matcher.names() {
            let of_bearer = BEARERS.iter().zip(&self.names);
            let mut of_bearer = of_bearer.filter(|((of, _), _)| *of == bearer);
            if let Some((_, index)) = of_bearer.next() {
                let mut asker = Asker::new();
                let like = names
                    .iter()
                    .flat_map(|name| index.like(name, MAX_COMPARED, &mut asker));
                entries.extend(like.map(|candidate| candidate.entry));
            }
        }
        entries.sort_unstable();
        entries.dedup();
        let places = entries.into_iter().filter_map(|number| {
            let number = usize::try_from(number).ok()?;
            self.places.get(number).copied()
        });
        places.collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use ntc_core::reason::Reason;

    use super::*;
    use crate::watchlists::tests::{PUT, list, name, open, people};

    /// A node's lists below a folder, each of three entries, of which two are answered from at most.
    fn holding(dir: &Path, lists: &[(&str, ShareMode)]) -> Listed {
        let store = open(dir);
        for (of, share) in lists {
            let mut told = list(of);
            told.share = *share;
            store.create(told, "ann").unwrap();
            store.put(&name(of), people(0..3), PUT, "ann").unwrap();
        }
        Listed {
            most: 2,
            ..Listed::new(Arc::new(store))
        }
    }

    #[tokio::test]
    async fn a_shared_list_that_is_too_long_lets_nobody_be_answered_until_it_is_shorter() {
        let dir = tempfile::tempdir().unwrap();
        let listed = holding(
            dir.path(),
            &[("kept", ShareMode::None), ("told", ShareMode::HitNoHit)],
        );
        listed.take(&listed.watchlists.lists());
        assert_eq!(listed.now().await.err(), Some(Unread));
        let (told, why) = listed.unanswered().remove(0);
        assert!(told == name("told") && why.contains("more than 2"), "{why}");
        let gone = ["0".to_owned()];
        listed
            .watchlists
            .take_off(&name("told"), &gone, "ann")
            .unwrap();
        listed.take(&listed.watchlists.lists());
        assert_eq!(listed.now().await.map(|it| it.0.len()), Ok(1));
        assert!(listed.unanswered().is_empty());
    }

    #[tokio::test]
    async fn a_damaged_list_lets_nobody_be_answered_unless_it_was_not_shared() {
        for (share, file, refuses) in [
            (ShareMode::HitNoHit, "entries", true),
            (ShareMode::Push, "entries", true),
            (ShareMode::None, "entries", false),
            // What says how it is shared is lost with the file.
            (ShareMode::None, "list", true),
        ] {
            let dir = tempfile::tempdir().unwrap();
            drop(holding(dir.path(), &[("own", share)]));
            for path in fs::read_dir(dir.path().join("own")).unwrap() {
                let path = path.unwrap().path();
                let is_of = path.file_name().unwrap().to_str().unwrap();
                if is_of.starts_with(file) {
                    fs::write(&path, b"\xff").unwrap();
                }
            }
            let listed = holding(dir.path(), &[]);
            listed.take(&listed.watchlists.lists());
            let refused = listed.now().await.err().map(|it| it.reason());
            let expected = refuses.then_some(Reason::QueryListsUnread);
            assert_eq!(refused, expected, "{share:?} {file}");
            assert_eq!(listed.unanswered().len(), usize::from(refuses));
        }
    }
}
