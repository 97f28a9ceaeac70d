//! What becomes of the two of a pair: an entry that goes from its list or is changed there, a record that is withdrawn.
//!
//! Each that looks for the subject lives and ends by itself. A hit has nothing to decide any more when every record that
//! tells of its subject is gone, or every entry and alert that looks for it; until then it is judged on one that stands,
//! as that is now. What is personal of each that was withdrawn, and what a list told otherwise before, is destroyed at
//! once, whatever becomes of the hit.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use ntc_core::hit::wire::Body;
use ntc_core::hit::{
    By, Event, Gone, Hit, HitId, Known, Mark, MarkKey, Side, Source, State, Target, What,
    Withdrawn, shown,
};
use ntc_core::life::Subject;
use ntc_core::screened;
use ntc_core::screening::Preset;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, ListName};

use super::anew::{Judged, judge};
use super::frame::Frame;
use super::{Held, HitError, Hits, Print, clipped, print};
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

    /// Whether the entry of a key is looked for; none where the list has no such key, or gave it to one that is not `it`,
    /// which is shown the entry with what is asked for it.
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

    /// What looks for a subject under a name, as it is now, with what is asked for it; none where that cannot be read.
    fn asks(&self, target: &Target) -> Option<Vec<Asks>>;

    /// Whether an officer is asked about less or more.
    fn preset(&self) -> Preset;
}

/// What looks for a subject: an entry, or what an alert tells.
#[derive(Clone)]
pub struct Asks {
    /// Under which name.
    pub target: screened::Target,
    /// What it says, and what it asks for.
    pub entry: Entry,
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
    /// What the target that the hit is judged on said before it was changed.
    earlier: Option<Target>,
}

/// What is asked of a hit.
pub(super) struct Asked {
    pub(super) id: HitId,
    pub(super) hit: Hit,
    /// How much of it was known when it was asked: what happened since is looked at the next time.
    places: usize,
    /// What it shows of the target that it is judged on.
    pub(super) shown: Option<Print>,
    /// True where other sightings show that otherwise.
    is_mixed: bool,
    /// Of each target that is an entry, whether it is looked for under its key.
    entries: BTreeMap<Target, Option<Stands>>,
    /// What the entry that it is judged on says now.
    now: Option<Print>,
    /// What each other entry tells now.
    others: BTreeMap<Target, Mark>,
}

/// What was found of a hit.
struct Found {
    events: Vec<(Event, Body)>,
    lost: Lost,
    /// How much was known of the hit then.
    places: usize,
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
        let mut found = Vec::with_capacity(asked.len());
        for hit in &asked {
            let mut stands = hit.stands(grounds, &renamed, now);
            let judged = if hit.is_to_be_compared(&stands, is_same) {
                let told = lock(&self.held).sighted_still(hit, &stands)?;
                judge(hit, (&mut stands, told), grounds, &key)
            } else {
                None
            };
            found.push((hit.id, hit.found((stands, judged), &renamed, now)));
        }
        let has_changed = found.iter().any(|(_, found)| !found.events.is_empty());
        let mut is_whole = true;
        for some in found.chunks_mut(AT_ONCE) {
            let mut held = lock(&self.held);
            held.write(|held| {
                for (id, found) in some.iter_mut() {
                    // What an officer, or another sighting, has done meanwhile comes first.
                    if held.places(*id).len() != found.places {
                        found.events.clear();
                        found.lost = Lost::default();
                        is_whole = false;
                    }
                    for (event, body) in found.events.drain(..) {
                        held.add(&event, &body)?;
                        // It goes by another name now: under that it is looked at the next time.
                        is_whole &= !matches!(event.what, What::Renamed { .. });
                    }
                }
                Ok(())
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
        looked.last = is_whole.then_some((generation, now));
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
                .filter(|(hit, _)| hit.hit.target_marks().is_same(&marks));
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

/// Whether each of those that a hit is about stands.
pub(super) struct Sides {
    targets: BTreeMap<Target, Stands>,
    sources: BTreeMap<Source, Stands>,
    /// Whether the owner of a target is asked before anybody acts, where that was looked at.
    first: BTreeMap<Target, bool>,
}

impl Sides {
    /// Whether a target is held against the subject: it stands, or stood there and did not meet it.
    pub(super) fn is_compared(&self, target: &Target) -> bool {
        let stands = self.targets.get(target);
        matches!(stands, Some(Stands::Holds | Stands::Gone(Gone::Unmet)))
    }

    /// Says how a target stands, and whether its owner is asked first.
    pub(super) fn set(&mut self, target: &Target, stands: Stands, is_first: bool) {
        self.targets.insert(target.clone(), stands);
        self.first.insert(target.clone(), is_first);
    }

    /// Says that a target does not meet the subject.
    pub(super) fn unmet(&mut self, target: &Target) {
        self.targets
            .insert(target.clone(), Stands::Gone(Gone::Unmet));
    }

    /// Whether a target still counts, as far as is known.
    pub(super) fn has(&self, target: &Target) -> bool {
        let stands = self.targets.get(target);
        matches!(stands, Some(Stands::Holds | Stands::Unknown))
    }

    /// Whether what tells of a subject still counts, as far as is known.
    pub(super) fn tells(&self, source: &Source) -> bool {
        let stands = self.sources.get(source);
        !matches!(stands, Some(Stands::Gone(_)))
    }

    fn target(&self) -> Stands {
        of_all(self.targets.values().copied())
    }

    fn subject(&self) -> Stands {
        of_all(self.sources.values().copied())
    }
}

impl Asked {
    fn of(hit: &Hit, (places, shown, is_mixed): (usize, Option<Print>, bool)) -> Self {
        Self {
            id: hit.id,
            hit: hit.clone(),
            places,
            shown,
            is_mixed,
            entries: BTreeMap::new(),
            now: None,
            others: BTreeMap::new(),
        }
    }

    /// Asks lists for their entries.
    fn ask_lists(&mut self, grounds: &dyn Grounds, mark: &MarkKey, now: Timestamp) {
        for target in self.hit.targets() {
            if let Target::Entry { list, key } = target {
                let (says, other) = (Cell::new(None), Cell::new(None));
                let is_it = |entry: &Entry| {
                    let marks = Known::of_entry(list, entry).marks(mark);
                    let is_it = marks.is_same(self.hit.target_marks());
                    if is_it {
                        let of = screened::Target::Entry {
                            list: list.clone(),
                            key: key.clone(),
                        };
                        let lines = shown(&of, entry);
                        if *target == self.hit.target {
                            says.set(print(&clipped(&lines)));
                        } else {
                            other.set(Some(mark.says(&lines)));
                        }
                    }
                    is_it
                };
                let stands = grounds.entry(list, key, &is_it, now);
                self.entries.insert(target.clone(), stands);
                self.now = says.take().or(self.now);
                self.others
                    .extend(other.take().map(|says| (target.clone(), says)));
            }
        }
    }

    /// Whether each of its sides stands, as far as lists and ledgers tell.
    fn stands(&self, grounds: &dyn Grounds, renamed: &Renamed, now: Timestamp) -> Sides {
        let targets = self.hit.targets().map(|target| {
            let stands = self.target(target, grounds, renamed, now);
            (target.clone(), stands)
        });
        let sources = self.hit.sources().iter();
        Sides {
            targets: targets.collect(),
            sources: sources
                .map(|source| (source.clone(), of_source(source, grounds)))
                .collect(),
            first: BTreeMap::new(),
        }
    }

    /// Whether what looks for the subject was changed, or what the hit is judged on is gone while something else stands.
    fn is_to_be_compared(&self, stands: &Sides, is_same: bool) -> bool {
        let hit = &self.hit;
        let is_waiting = hit.state.is_open() || matches!(hit.state, State::Confirmed { .. });
        let was_unmet = |target: &Target| {
            let gone = hit.gone_of(target);
            gone.is_some_and(|(why, _)| why == Gone::Unmet)
        };
        let is_shared = hit.targets().count() > 1;
        if !is_waiting || matches!(stands.subject(), Stands::Gone(_)) {
            return false;
        }
        if !is_same && (is_shared || hit.targets().any(was_unmet)) {
            return true;
        }
        let is_changed = self.now.is_some() && self.now != self.shown;
        let is_elsewhere = !stands.has(&hit.target) || !stands.tells(&hit.subject.source);
        is_changed || (is_elsewhere && !matches!(stands.target(), Stands::Gone(_)))
    }

    /// Whether a hit goes on by something else when what it is judged on is gone. What an officer confirmed is left as it
    /// was, unless nothing of it is left.
    pub(super) fn moves(&self, stands: &Sides) -> bool {
        let gone = stands.targets.get(&self.hit.target);
        let destroyed = match gone {
            Some(Stands::Gone(why)) => is_lost(Side::Target, *why, &self.hit.state),
            Some(Stands::Holds | Stands::Unknown) | None => true,
        };
        destroyed || !matches!(self.hit.state, State::Confirmed { .. })
    }

    /// What became of its sides.
    fn found(
        &self,
        (stands, judged): (Sides, Option<Judged>),
        renamed: &Renamed,
        now: Timestamp,
    ) -> Found {
        let nothing = Body::default;
        let mut events = Vec::new();
        for from in self.hit.targets() {
            if let Some(Some(to)) = renamed.get(&(self.id, from.clone())) {
                let (from, to) = (from.clone(), to.clone());
                events.push((self.event(What::Renamed { from, to }, now), nothing()));
            }
        }
        let judged_on = judged.as_ref().map_or_else(
            || self.hit.target.clone(),
            |judged| judged.anew.seen.target.clone(),
        );
        let is_kept = matches!(self.hit.state, State::Confirmed { .. });
        if let Some(Judged {
            anew,
            body,
            priority,
        }) = judged
        {
            events.push((self.event(What::Anew(Box::new(anew)), now), body));
            if self.hit.state.is_open() && priority > self.hit.priority {
                events.push((self.event(What::Prioritised(priority), now), nothing()));
            }
        }
        let (target, subject) = (stands.target(), stands.subject());
        let (side, of_side) = match (target, subject) {
            (_, Stands::Gone(_)) if !matches!(target, Stands::Gone(_)) => (Side::Subject, subject),
            (Stands::Holds, Stands::Unknown) => (Side::Subject, subject),
            (_, _) => (Side::Target, target),
        };
        let became = self.became(side, of_side, now);
        let ones = stands.targets.iter().filter_map(|(target, of_it)| {
            let first = stands.first.get(target).copied();
            // What the hit is judged on now says by itself what was changed.
            let changed = self.changed(target).filter(|_| *target != judged_on);
            let what = self.one(target, (*of_it, first, changed), became.as_ref(), now)?;
            Some((self.event(what, now), nothing()))
        });
        let ones: Vec<_> = ones.collect();
        // With that it returns all count again, but those of which it is said then; with that it ended nothing does.
        let returns = matches!(became, Some(What::Returned));
        let (first, last) = if returns {
            (became, None)
        } else {
            (None, became)
        };
        events.extend(first.map(|what| (self.event(what, now), nothing())));
        events.extend(ones);
        events.extend(last.map(|what| (self.event(what, now), nothing())));
        let lost = |side, stands: &Stands| match stands {
            Stands::Gone(why) => is_lost(side, *why, &self.hit.state),
            Stands::Holds | Stands::Unknown => false,
        };
        let sources = stands.sources.iter();
        let sources = sources.filter(|(_, stands)| lost(Side::Subject, stands));
        let targets = stands.targets.iter();
        // What was changed so that it meets no more is shown as it is now, where nothing else is.
        let targets = targets.filter(|(target, stands)| {
            let is_elsewhere = **target != judged_on && !is_kept;
            let is_unmet = matches!(stands, Stands::Gone(Gone::Unmet)) && is_elsewhere;
            is_unmet || lost(Side::Target, stands)
        });
        let is_as_shown = self.now.is_some() && self.now == self.shown;
        let mut whats = events.iter().map(|(event, _)| &event.what);
        let is_told = (self.is_mixed && is_as_shown) || whats.any(is_changed);
        Found {
            lost: Lost {
                sources: sources.map(|(source, _)| source.clone()).collect(),
                targets: targets.map(|(target, _)| target.clone()).collect(),
                earlier: (is_told && !is_kept).then(|| self.hit.target.clone()),
            },
            events,
            places: self.places,
        }
    }

    /// What that changes of one that looks for the subject; none where it changes nothing, or where the hit says it: that
    /// the last is gone, and why.
    fn one(
        &self,
        target: &Target,
        (stands, first, changed): (Stands, Option<bool>, Option<Mark>),
        became: Option<&What>,
        now: Timestamp,
    ) -> Option<What> {
        // With that it returns all count again.
        let returns = matches!(became, Some(What::Returned));
        let before = self.hit.gone_of(target).filter(|_| !returns);
        let was_first = self
            .hit
            .sought()
            .get(target)
            .is_some_and(|it| it.contact_first);
        let contact_first = first.unwrap_or(was_first);
        let gone = match (stands, before) {
            (Stands::Unknown, _) => return None,
            (Stands::Holds, None) if contact_first == was_first && changed.is_none() => {
                return None;
            }
            (Stands::Holds, _) => None,
            (Stands::Gone(why), Some((so_far, _))) if why == so_far && changed.is_none() => {
                return None;
            }
            (Stands::Gone(why), before) => {
                let is_said = matches!(
                    became,
                    Some(What::Ended(it)) if it.side == Side::Target && it.why == why
                );
                if is_said && before.is_none() {
                    return None;
                }
                Some((why, now))
            }
        };
        let target = target.clone();
        Some(What::Target {
            target,
            gone,
            contact_first,
            changed,
        })
    }

    /// What an entry tells now that the hit is not judged on, where that is something else than when it was seen.
    fn changed(&self, target: &Target) -> Option<Mark> {
        let now = self.others.get(target).copied()?;
        let before = self.hit.sought().get(target)?.says?;
        (now != before).then_some(now)
    }

    fn target(
        &self,
        target: &Target,
        grounds: &dyn Grounds,
        renamed: &Renamed,
        now: Timestamp,
    ) -> Stands {
        let stands = match target {
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
                Stands::Holds if self.ends(target).is_some_and(|ends| ends <= now) => {
                    Stands::Gone(Gone::Over)
                }
                stands @ (Stands::Holds | Stands::Gone(_) | Stands::Unknown) => stands,
            },
        };
        // What met the subject no more is looked at again when it was changed again.
        match (stands, self.hit.gone_of(target)) {
            (Stands::Holds, Some((Gone::Unmet, _))) => Stands::Gone(Gone::Unmet),
            (stands, _) => stands,
        }
    }

    /// When a target ends by itself; of one of which that was not written down, when the last does.
    fn ends(&self, target: &Target) -> Option<Timestamp> {
        let sought = self.hit.sought().get(target);
        sought.and_then(|sought| sought.ends).or(self.hit.ends)
    }

    /// What that changes of the hit; none where it changes nothing.
    fn became(&self, side: Side, stands: Stands, now: Timestamp) -> Option<What> {
        match (stands, self.hit.withdrawn) {
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

/// Whether what is personal of a side is destroyed when it is gone.
fn is_lost(side: Side, why: Gone, state: &State) -> bool {
    let since = Timestamp::from_millis(0);
    Withdrawn { side, why, since }.destroys(state)
}

/// Whether what looks for the subject was changed.
fn is_changed(what: &What) -> bool {
    matches!(what, What::Anew(anew) if anew.changed.is_some())
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
        let asked = hits.map(|hit| {
            let places = self.places(hit.id);
            let judged = places.iter().rfind(|place| place.is_judged);
            let shown = judged.and_then(|place| place.shown);
            let mut others = places.iter().filter(|place| place.is_of_target);
            let is_mixed = others.any(|place| place.shown.is_some() && place.shown != shown);
            Asked::of(hit, (places.len(), shown, is_mixed))
        });
        (asked.collect(), self.fold.key.clone())
    }

    /// Destroys what is personal of what was withdrawn, in each sighting that tells of it, and what a target said before it
    /// was changed. What a crash leaves is destroyed at the first look after the start.
    fn destroy(&mut self, id: HitId, lost: &Lost) -> Result<(), HitError> {
        let mut left = BTreeMap::new();
        let mut bare = Vec::new();
        let places = self.places(id);
        let judged = places.iter().rfind(|place| place.is_judged);
        let shown = judged.and_then(|place| place.shown);
        for (at, place) in places.iter().enumerate().filter(|(_, it)| it.is_sighting) {
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
            let is_earlier = lost.earlier.as_ref() == Some(&seen.target) && place.shown != shown;
            if lost.targets.contains(&seen.target) || is_earlier {
                rest = rest.without(Side::Target);
                bare.push(at);
            }
            if rest != body {
                left.insert(number, Frame::Body(rest.encoded()).encoded());
            }
        }
        if !left.is_empty() {
            self.journal.replace(&left)?;
        }
        self.fold.bare(id, &bare);
        Ok(())
    }
}
