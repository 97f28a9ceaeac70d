//! What becomes of the two of a pair: an entry that goes from its list, a record that is withdrawn.
//!
//! A hit has nothing to decide any more when every record that tells of its subject is gone, or every entry and alert
//! that looks for it. What is personal of each that was withdrawn is destroyed at once, whatever becomes of the hit.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use ntc_core::hit::wire::Body;
use ntc_core::hit::{
    By, Event, Gone, Hit, HitId, Known, MarkKey, Marks, Side, Source, State, Target, What,
    Withdrawn,
};
use ntc_core::life::Subject;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, ListName};

use super::frame::Frame;
use super::{Held, HitError, Hits};
use crate::lock::lock;

/// How often it is looked although nothing says that anything changed: times end by themselves.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Most hits that are written of at once.
const AT_ONCE: usize = 256;

/// Whether something is still looked for, or still told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stands {
    /// It is.
    Holds,
    /// It is not.
    Gone(Gone),
    /// It cannot be told now.
    Unknown,
}

/// Tells what became of what hits are about. Called off the async threads.
pub trait Grounds: Send + Sync {
    /// A number that is another one whenever a list changed, or something was withdrawn or erased.
    fn generation(&self) -> u64;

    /// Whether the entry of a key is looked for; none where the list has no such key, or gave it to one that is not `it`.
    fn entry(
        &self,
        list: &ListName,
        key: &str,
        it: &dyn Fn(&Entry) -> bool,
        now: Timestamp,
    ) -> Option<Stands>;

    /// Every entry of a list; false when it cannot be read to its end.
    fn entries(&self, list: &ListName, each: &mut dyn FnMut(&Entry)) -> bool;

    /// Whether a record stands.
    fn record(&self, record: &Subject) -> Stands;
}

/// When it was looked last, what held then, and what was found to be destroyed already.
#[derive(Debug, Default)]
pub(super) struct Looked {
    last: Option<(u64, Timestamp)>,
    /// What lists were looked through for then: nobody looks through one twice while nothing changes.
    renamed: Renamed,
    destroyed: BTreeMap<HitId, (Lost, usize)>,
}

/// What was withdrawn of a hit so that its data are destroyed.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Lost {
    sources: BTreeSet<Source>,
    targets: BTreeSet<Target>,
}

/// What is asked of a hit.
struct Asked {
    id: HitId,
    state: State,
    sources: BTreeSet<Source>,
    targets: BTreeSet<Target>,
    /// Of each target that is an entry, whether it is looked for under its key.
    entries: BTreeMap<Target, Option<Stands>>,
    target_marks: Marks,
    ends: Option<Timestamp>,
    withdrawn: Option<Withdrawn>,
}

/// What was found of a hit.
struct Found {
    events: Vec<Event>,
    lost: Lost,
}

impl Hits {
    /// Looks what became of the sides of hits, where anything may have, and destroys what is personal of those that were
    /// withdrawn. True where something changed.
    ///
    /// # Errors
    /// When the journal fails.
    pub(super) fn look(&self, grounds: &dyn Grounds, now: Timestamp) -> Result<bool, HitError> {
        let generation = grounds.generation();
        let mut looked = lock(&self.looked);
        let is_new = looked
            .last
            .is_none_or(|(of, at)| of != generation || now.since(at) >= LOOK_EVERY);
        if !is_new {
            return Ok(false);
        }
        // Nobody waits for the lists: what is asked is taken along.
        let (mut asked, key) = lock(&self.held).asked();
        asked
            .iter_mut()
            .for_each(|hit| hit.ask_lists(grounds, &key, now));
        let is_same = looked.last.is_some_and(|(of, _)| of == generation);
        let known = std::mem::take(&mut looked.renamed);
        let renamed = renamed(
            &asked,
            grounds,
            &key,
            if is_same { known } else { Renamed::new() },
        );
        let mut found: Vec<_> = asked
            .iter()
            .map(|hit| (hit.id, hit.found(grounds, &renamed, now)))
            .collect();
        let has_changed = found.iter().any(|(_, found)| !found.events.is_empty());
        for some in found.chunks_mut(AT_ONCE) {
            let mut held = lock(&self.held);
            let events = some
                .iter_mut()
                .flat_map(|(_, found)| found.events.drain(..));
            let events: Vec<_> = events.collect();
            held.write(|held| {
                let mut events = events.iter();
                events.try_for_each(|event| held.add(event, &Body::default()))
            })?;
        }
        for (id, Found { lost, .. }) in found {
            let mut held = lock(&self.held);
            let so_far = held.places(id).len();
            let is_known = |(before, places): &(Lost, usize)| *before == lost && *places == so_far;
            let is_done = looked.destroyed.get(&id).is_some_and(is_known);
            if lost != Lost::default() && !is_done {
                held.destroy(id, &lost)?;
                looked.destroyed.insert(id, (lost, so_far));
            }
        }
        looked.last = Some((generation, now));
        looked.renamed = renamed;
        Ok(has_changed)
    }
}

/// Targets whose key their list does not have, of each hit, with the one that it has by now.
type Renamed = BTreeMap<(HitId, Target), Option<Target>>;

/// The keys under which lists have by now what they do not have under the key that hits know; none where they do not
/// have it, and nothing of a list that cannot be read. What is `known` is not looked for again.
fn renamed(asked: &[Asked], grounds: &dyn Grounds, key: &MarkKey, known: Renamed) -> Renamed {
    let mut missing: BTreeMap<&ListName, Vec<(&Asked, &Target)>> = BTreeMap::new();
    for hit in asked {
        for (target, stands) in &hit.entries {
            if let (Target::Entry { list, .. }, None) = (target, stands)
                && !known.contains_key(&(hit.id, target.clone()))
            {
                missing.entry(list).or_default().push((hit, target));
            }
        }
    }
    let mut renamed = known;
    for (list, of_list) in missing {
        let all = of_list
            .iter()
            .map(|(hit, target)| ((hit.id, (*target).clone()), None));
        let mut keys: Renamed = all.collect();
        let is_whole = grounds.entries(list, &mut |entry| {
            let marks = Known::of_entry(list, entry).marks(key);
            let same = of_list
                .iter()
                .filter(|(hit, _)| hit.target_marks.is_same(&marks));
            for (hit, target) in same {
                let to = Target::Entry {
                    list: list.clone(),
                    key: entry.key.clone(),
                };
                keys.insert((hit.id, (*target).clone()), Some(to));
            }
        });
        if is_whole {
            renamed.extend(keys);
        }
    }
    renamed
}

impl Asked {
    fn of(hit: &Hit) -> Self {
        Self {
            id: hit.id,
            state: hit.state.clone(),
            sources: hit.sources().clone(),
            targets: hit.targets().cloned().collect(),
            entries: BTreeMap::new(),
            target_marks: hit.target_marks().clone(),
            ends: hit.ends,
            withdrawn: hit.withdrawn,
        }
    }

    /// Asks lists for their entries.
    fn ask_lists(&mut self, grounds: &dyn Grounds, mark: &MarkKey, now: Timestamp) {
        for target in &self.targets {
            if let Target::Entry { list, key } = target {
                let is_it = |entry: &Entry| {
                    let marks = Known::of_entry(list, entry).marks(mark);
                    marks.is_same(&self.target_marks)
                };
                let stands = grounds.entry(list, key, &is_it, now);
                self.entries.insert(target.clone(), stands);
            }
        }
    }

    /// What became of its sides.
    fn found(&self, grounds: &dyn Grounds, renamed: &Renamed, now: Timestamp) -> Found {
        let mut events = Vec::new();
        for from in &self.targets {
            if let Some(Some(to)) = renamed.get(&(self.id, from.clone())) {
                let (from, to) = (from.clone(), to.clone());
                events.push(self.event(What::Renamed { from, to }, now));
            }
        }
        let targets: Vec<_> = self
            .targets
            .iter()
            .map(|target| (target, self.target(target, grounds, renamed, now)))
            .collect();
        let sources: Vec<_> = self
            .sources
            .iter()
            .map(|source| (source, of_source(source, grounds)))
            .collect();
        let target = of_all(targets.iter().map(|(_, stands)| *stands));
        let subject = of_all(sources.iter().map(|(_, stands)| *stands));
        let (side, stands) = match (target, subject) {
            (_, Stands::Gone(_)) if !matches!(target, Stands::Gone(_)) => (Side::Subject, subject),
            (Stands::Holds, Stands::Unknown) => (Side::Subject, subject),
            (_, _) => (Side::Target, target),
        };
        events.extend(
            self.became(side, stands, now)
                .map(|what| self.event(what, now)),
        );
        let is_lost = |side, stands| match stands {
            Stands::Gone(why) => {
                let since = now;
                Withdrawn { side, why, since }.destroys(&self.state)
            }
            Stands::Holds | Stands::Unknown => false,
        };
        let sources = sources.into_iter();
        let sources = sources.filter(|(_, stands)| is_lost(Side::Subject, *stands));
        let targets = targets.into_iter();
        let targets = targets.filter(|(_, stands)| is_lost(Side::Target, *stands));
        Found {
            events,
            lost: Lost {
                sources: sources.map(|(source, _)| source.clone()).collect(),
                targets: targets.map(|(target, _)| target.clone()).collect(),
            },
        }
    }

    fn target(
        &self,
        target: &Target,
        grounds: &dyn Grounds,
        renamed: &Renamed,
        now: Timestamp,
    ) -> Stands {
        match target {
            Target::Entry { .. } => {
                let stands = self.entries.get(target).copied().flatten();
                match (stands, renamed.get(&(self.id, target.clone()))) {
                    (Some(stands), _) => stands,
                    (None, None) => Stands::Unknown,
                    (None, Some(None)) => Stands::Gone(Gone::TakenOff),
                    (None, Some(Some(Target::Entry { list, key }))) => {
                        let found = grounds.entry(list, key, &|_| true, now);
                        found.unwrap_or(Stands::Unknown)
                    }
                    (None, Some(Some(Target::Record(_)))) => Stands::Unknown,
                }
            }
            Target::Record(record) => match grounds.record(record) {
                Stands::Holds if self.ends.is_some_and(|ends| ends <= now) => {
                    Stands::Gone(Gone::Over)
                }
                stands @ (Stands::Holds | Stands::Gone(_) | Stands::Unknown) => stands,
            },
        }
    }

    /// What that changes of the hit; none where it changes nothing.
    fn became(&self, side: Side, stands: Stands, now: Timestamp) -> Option<What> {
        match (stands, self.withdrawn) {
            (Stands::Unknown, _) | (Stands::Holds, None) => None,
            (Stands::Holds, Some(_)) => Some(What::Returned),
            (Stands::Gone(why), Some(before)) if (before.side, before.why) == (side, why) => None,
            (Stands::Gone(why), _) => {
                let since = now;
                Some(What::Ended(Withdrawn { side, why, since }))
            }
        }
    }

    const fn event(&self, what: What, at: Timestamp) -> Event {
        Event {
            hit: self.id,
            at,
            by: By::Node,
            what,
        }
    }
}

/// Somebody who was handed in was seen, whatever becomes of anything.
fn of_source(source: &Source, grounds: &dyn Grounds) -> Stands {
    match source {
        Source::Record(record) => grounds.record(record),
        Source::Screening(_) => Stands::Holds,
    }
}

/// One that holds is enough; gone is what all are.
fn of_all(all: impl Iterator<Item = Stands> + Clone) -> Stands {
    let rank = |stands: &Stands| match stands {
        Stands::Holds => 0,
        Stands::Unknown => 1,
        Stands::Gone(_) => 2,
    };
    all.min_by_key(rank).unwrap_or(Stands::Unknown)
}

impl Held {
    /// Every hit of which something personal is left, and the secret under which its sides are known again.
    fn asked(&self) -> (Vec<Asked>, MarkKey) {
        let has_body = |hit: &&Hit| self.places(hit.id).iter().any(|it| it.body.is_some());
        let hits = self.fold.docket.hits().filter(has_body);
        (hits.map(Asked::of).collect(), self.fold.key.clone())
    }

    /// Destroys what is personal of what was withdrawn, in each sighting that tells of it. What a crash leaves is destroyed
    /// at the first look after the start.
    fn destroy(&mut self, id: HitId, lost: &Lost) -> Result<(), HitError> {
        let mut left = BTreeMap::new();
        for place in self.places(id).iter().filter(|place| place.is_sighting) {
            let Some(number) = place.body else {
                continue;
            };
            let event = self.read_event(place.event)?;
            let Some(seen) = event.what.seen() else {
                continue;
            };
            let body = self.read_body(number)?;
            let mut rest = body.clone();
            if lost.sources.contains(&seen.subject.source) {
                rest = rest.without(Side::Subject);
            }
            if lost.targets.contains(&seen.target) {
                rest = rest.without(Side::Target);
            }
            if rest != body {
                left.insert(number, Frame::Body(rest.encoded()).encoded());
            }
        }
        if !left.is_empty() {
            self.journal.replace(&left)?;
        }
        Ok(())
    }
}
