//! The places that are kept for partners in a flood, by the addresses in their cards. A name is looked up beside, at a
//! start and now and then, and never when somebody arrives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use arc_swap::ArcSwap;
use futures::StreamExt as _;
use ntc_core::admission::Source;
use tokio::sync::Notify;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use tokio_util::sync::CancellationToken;

use super::trust::{Trust, TrustStore};
use crate::lock::lock;
use crate::ports::Connect;

/// How names are looked up. The default are the shipped values.
#[derive(Clone, Copy, Debug)]
pub struct LookUps {
    /// How long what a name led to counts before it is looked up again.
    pub every: Duration,
    /// How long one name may take. What it led to before counts when it takes longer, or leads nowhere.
    pub timeout: Duration,
}

impl Default for LookUps {
    fn default() -> Self {
        Self {
            every: Duration::from_secs(600),
            timeout: Duration::from_secs(5),
        }
    }
}

/// Names that are looked up at a time.
const LOOK_UPS: usize = 4;

/// Most sources of one name, so that no card takes the places of others.
pub const MAX_SOURCES_OF_NAME: usize = 8;

/// Sources of the cards of those who may connect.
#[derive(Debug, Default)]
pub(super) struct Reserved {
    /// What each name of a card led to, once it led anywhere.
    named: Mutex<BTreeMap<String, BTreeSet<Source>>>,
    /// All together, with those of addresses that are numbers.
    sources: ArcSwap<BTreeSet<Source>>,
    /// Rung when a card has a name that was not looked up.
    unnamed: Notify,
}

impl Reserved {
    /// For those who are trusted at a start, whose names are looked up from then on.
    pub(super) fn of(trust: &Trust) -> Self {
        let reserved = Self::default();
        reserved.sources.store(Arc::new(trust.sources().collect()));
        reserved
    }

    /// Whether a place is kept for this source.
    pub(super) fn holds(&self, source: Source) -> bool {
        self.sources.load().contains(&source)
    }

    /// Keeps places for those who are trusted now, and for nobody else. `trust` is asked while nobody else changes what is
    /// kept, so that the newest trust counts.
    pub(super) fn renew(&self, trust: impl FnOnce() -> Arc<Trust>) {
        if self.change(trust, |_| {}) {
            self.unnamed.notify_one();
        }
    }

    /// Notes where a name leads, if a card still has it. Most names lead where they led, and nothing is made anew then.
    fn note(&self, trust: impl FnOnce() -> Arc<Trust>, name: String, sources: BTreeSet<Source>) {
        if lock(&self.named).get(&name) == Some(&sources) {
            return;
        }
        self.change(trust, |named| {
            named.insert(name, sources);
        });
    }

    /// Answers whether a name is left that led nowhere yet.
    fn change(
        &self,
        trust: impl FnOnce() -> Arc<Trust>,
        change: impl FnOnce(&mut BTreeMap<String, BTreeSet<Source>>),
    ) -> bool {
        let mut named = lock(&self.named);
        change(&mut named);
        let trust = trust();
        let names = trust.names();
        named.retain(|name, _| names.contains(name.as_str()));
        let sources = trust.sources().chain(named.values().flatten().copied());
        self.sources.store(Arc::new(sources.collect()));
        named.len() < names.len()
    }

    /// Names that led nowhere yet.
    fn unknown(&self, trust: &Trust) -> Vec<String> {
        let named = lock(&self.named);
        let names = trust.names().into_iter();
        let unknown = names.filter(|name| !named.contains_key(*name));
        unknown.map(str::to_owned).collect()
    }
}

impl TrustStore {
    /// Looks up the names in the cards of those who may connect: all of them now and then, and one that is new at once. Ends
    /// with `stop`.
    pub async fn look_up_names(
        self: Arc<Self>,
        connect: Arc<dyn Connect>,
        how: LookUps,
        stop: CancellationToken,
    ) {
        let all = || -> Vec<_> { self.load().names().into_iter().map(str::to_owned).collect() };
        let mut again = interval_at(Instant::now() + how.every, how.every);
        again.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // Not from the first tick, which may come late: until all were looked up none is new.
        let mut names = all();
        loop {
            tokio::select! {
                () = self.look_up(&*connect, how.timeout, names) => {}
                () = stop.cancelled() => return,
            }
            names = tokio::select! {
                // In this order: where all names are looked up, none that is new is first.
                biased;
                () = stop.cancelled() => return,
                _ = again.tick() => all(),
                () = self.reserved().unnamed.notified() => self.reserved().unknown(&self.load()),
            };
        }
    }

    async fn look_up(&self, connect: &dyn Connect, most: Duration, names: Vec<String>) {
        let look_up = |name: String| async move {
            let found = timeout(most, connect.resolve(&name)).await;
            (name, found)
        };
        let mut found = futures::stream::iter(names)
            .map(look_up)
            .buffer_unordered(LOOK_UPS);
        while let Some((name, found)) = found.next().await {
            let why = match found {
                Ok(Ok(addresses)) if !addresses.is_empty() => {
                    let sources = addresses.iter().map(|address| Source::of(address.ip()));
                    let sources = first_of(sources, MAX_SOURCES_OF_NAME);
                    self.reserved().note(|| self.load(), name, sources);
                    continue;
                }
                Ok(Ok(_)) => "it has no address".to_owned(),
                Ok(Err(error)) => error.to_string(),
                Err(_) => "nobody answered in time".to_owned(),
            };
            tracing::debug!(
                name,
                why,
                "a name in a card is not found; what it led to before counts"
            );
        }
    }
}

/// The first different ones, so many at most.
fn first_of(sources: impl Iterator<Item = Source>, most: usize) -> BTreeSet<Source> {
    let mut first = BTreeSet::new();
    for source in sources {
        if first.len() == most {
            break;
        }
        first.insert(source);
    }
    first
}
