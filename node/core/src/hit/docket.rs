//! Every hit of a node, folded from events.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::event::{By, Event, Seen, What};
use super::ids::HitId;
use super::mark::{Mark, MarkKey, Marks};
use super::pair::Hit;
use super::sighting::{Match, Sighting, TooMuch};
use super::state::{Cause, State, Until};
use crate::model::RecordId;
use crate::reason::Reasoned;
use crate::time::Timestamp;

/// Most hits that a node keeps.
pub const MAX_HITS: usize = 1_000_000;
/// Most hits that are open.
pub const MAX_OPEN: usize = 100_000;
/// Every hit.
#[derive(Clone, Debug, Default)]
pub struct Docket {
    hits: BTreeMap<HitId, Hit>,
    /// Hits by what their subjects are found by.
    by_mark: BTreeMap<Mark, BTreeSet<HitId>>,
    /// Hits of whose notices the node has something to do.
    telling: BTreeSet<HitId>,
    open: usize,
}

/// What a match makes of its pair.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Standing {
    /// An officer has to look: the pair is new, or open again.
    Asks(Event),
    /// It is open, and was seen once more.
    Again(Event),
    /// It was judged, or it is known from this source: nobody is asked.
    Known(HitId),
}

/// A sighting is not taken.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum Untaken {
    /// It passes a limit of its own.
    #[error(transparent)]
    #[reason(inner)]
    TooMuch(#[from] TooMuch),
    /// No further hit has a place.
    #[error("{open} hits are open and {all} are kept; no further one has a place")]
    #[reason(HitsFull)]
    Full {
        /// Those that are open.
        open: usize,
        /// Those that are kept.
        all: usize,
    },
}

/// An event does not follow from those before it.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("an event of {0} does not follow from those before it")]
pub struct Unfit(pub HitId);

impl Standing {
    /// Which hit it is about.
    pub const fn hit(&self) -> HitId {
        match self {
            Self::Asks(event) | Self::Again(event) => event.hit,
            Self::Known(hit) => *hit,
        }
    }
}

impl Docket {
    /// A hit.
    pub fn hit(&self, id: HitId) -> Option<&Hit> {
        self.hits.get(&id)
    }

    /// Every hit, the newest first.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.hits.values().rev()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// How many are open.
    pub const fn open(&self) -> usize {
        self.open
    }

    /// Hits of the same subject, the newest first, itself left out.
    pub fn siblings(&self, hit: &Hit) -> Vec<&Hit> {
        let ids = self.meeting(&hit.subject_marks);
        let others = ids.into_iter().rev().filter(|id| *id != hit.id);
        others
            .filter_map(|id| self.hits.get(&id))
            .filter(|other| !other.subject_marks.parts(&hit.subject_marks))
            .collect()
    }

    /// What a sighting makes of each of its pairs, in the order of its matches. Nothing is changed: the events are
    /// applied when they are durable.
    ///
    /// # Errors
    /// When it passes a limit, or a further hit has no place.
    pub fn sighted(
        &self,
        sighting: &Sighting,
        key: &MarkKey,
        now: Timestamp,
    ) -> Result<Vec<Standing>, Untaken> {
        sighting.check()?;
        let seen = sighting.matches.iter();
        let seen: Vec<_> = seen.map(|found| seen_with(sighting, found, key)).collect();
        let firsts = seen.iter().enumerate().map(|(at, one)| {
            let mut before = seen.iter().take(at);
            before.position(|other| one.is_pair(other)).unwrap_or(at)
        });
        let firsts: Vec<usize> = firsts.collect();
        let (mut next, mut made) = (self.next(), 0);
        let mut standings: Vec<Standing> = Vec::new();
        for (at, ((one, first), found)) in
            seen.iter().zip(&firsts).zip(&sighting.matches).enumerate()
        {
            // One sighting names one pair once, whatever the lists repeat.
            if let Some(twin) = standings.get(*first) {
                standings.push(Standing::Known(twin.hit()));
                continue;
            }
            let twins = seen.iter().zip(&firsts).filter(|(_, first)| **first == at);
            let mut one = one.clone();
            one.also = twins.skip(1).flat_map(|(twin, _)| twin.sought()).collect();
            let known = self.meeting(&one.subject_marks);
            let pairs = known.iter().rev().filter_map(|id| self.hits.get(id));
            let pairs: Vec<&Hit> = pairs.filter(|hit| hit.is_pair(&one)).collect();
            // Whoever was seen on that journey is meant, and not who was told of since.
            let seen_there = pairs.iter().find(|hit| hit.has_journey(&one));
            let before = seen_there.or_else(|| pairs.first()).copied();
            let standing = before.and_then(|hit| judged(hit, one.clone(), now));
            standings.push(standing.unwrap_or_else(|| {
                let hit = next;
                next = next.next();
                made += 1;
                Standing::Asks(Event {
                    hit,
                    at: now,
                    by: By::Node,
                    what: What::Found {
                        seen: Box::new(one),
                        priority: found.priority,
                        before: before.map(|hit| hit.id),
                    },
                })
            }));
        }
        let (open, all) = (self.open + made, self.hits.len() + made);
        if made > 0 && (open > MAX_OPEN || all > MAX_HITS) {
            return Err(Untaken::Full {
                open: self.open,
                all: self.hits.len(),
            });
        }
        Ok(standings)
    }

    /// Hits of whose notices the node has something to do.
    pub fn telling(&self) -> impl Iterator<Item = &Hit> {
        self.telling.iter().filter_map(|id| self.hits.get(id))
    }

    /// Opens again what has rested long enough.
    pub fn rested(&self, now: Timestamp) -> Vec<Event> {
        let over =
            |hit: &&Hit| matches!(&hit.state, State::Snoozed { until, .. } if until.at() <= now);
        let over = self.hits.values().filter(over);
        over.map(|hit| reopened(hit.id, now, Cause::Rested))
            .collect()
    }

    /// The requests whose answers hits wait for, with the hits.
    pub fn awaited(&self) -> Vec<(RecordId, HitId)> {
        let mut awaited = Vec::new();
        for hit in self.hits.values() {
            if let State::Snoozed {
                until: Until::Answer { request, .. },
                ..
            } = &hit.state
            {
                awaited.push((*request, hit.id));
            }
        }
        awaited
    }

    /// Opens again a hit whose request was answered; nothing where it waits for nothing.
    pub fn answered(&self, id: HitId, answer: RecordId, now: Timestamp) -> Option<Event> {
        let hit = self.hits.get(&id)?;
        matches!(hit.state, State::Snoozed { .. })
            .then(|| reopened(id, now, Cause::Answered(answer)))
    }

    /// Takes an event in.
    ///
    /// # Errors
    /// When it is about a hit that is not there, or finds one that is.
    pub fn apply(&mut self, event: &Event) -> Result<(), Unfit> {
        let unfit = Unfit(event.hit);
        let was_open = self.hits.get(&event.hit).is_some_and(Hit::is_open);
        if let What::Found {
            seen,
            priority,
            before,
        } = &event.what
        {
            if event.hit != self.next() {
                return Err(unfit);
            }
            let mut hit = Hit::of(event.hit, event.at, seen, *priority);
            hit.before = *before;
            self.hits.insert(event.hit, hit);
        } else {
            let hit = self.hits.get_mut(&event.hit).ok_or(unfit)?;
            // What becomes of a side keeps nothing longer.
            if !event.what.is_of_sides() {
                hit.changed = event.at;
            }
            hit.take(event);
            hit.take_telling(event).ok_or(unfit)?;
            let is_left = hit.tellings.iter().any(|telling| telling.step.is_left());
            if is_left || !hit.newcomers().is_empty() {
                self.telling.insert(event.hit);
            } else {
                self.telling.remove(&event.hit);
            }
        }
        if let What::Confirmed { marks, .. } = &event.what {
            self.mark(event.hit, marks);
        } else if matches!(event.what, What::Reopened { .. }) {
            self.unmark(event.hit);
            self.asks_anew(event.hit);
        }
        self.find_by(event.hit);
        let is_open = self.hits.get(&event.hit).is_some_and(Hit::is_open);
        self.open = (self.open + usize::from(is_open)).saturating_sub(usize::from(was_open));
        Ok(())
    }

    fn next(&self) -> HitId {
        let last = self.hits.keys().next_back();
        last.map_or(HitId::FIRST, |last| last.next())
    }

    /// Hits whose subjects are found by one of these.
    fn meeting(&self, marks: &Marks) -> BTreeSet<HitId> {
        let found = marks
            .found_by
            .iter()
            .filter_map(|mark| self.by_mark.get(mark));
        found.flatten().copied().collect()
    }

    fn find_by(&mut self, id: HitId) {
        let Some(hit) = self.hits.get(&id) else {
            return;
        };
        for mark in &hit.subject_marks.found_by {
            self.by_mark.entry(*mark).or_default().insert(id);
        }
    }

    fn mark(&mut self, by: HitId, marked: &[HitId]) {
        for id in marked {
            if let Some(hit) = self.hits.get_mut(id) {
                hit.marked_by = Some(by);
            }
        }
    }

    /// What a hit marked is not marked any more, unless another hit that is confirmed marked it too. Only those are looked
    /// at: a start takes in every opening again.
    fn unmark(&mut self, by: HitId) {
        let hit = self.hits.get_mut(&by);
        let marked = hit.map(|hit| std::mem::take(&mut hit.marks));
        for id in marked.into_iter().flatten() {
            let hit = self.hits.get(&id);
            if hit.is_none_or(|hit| hit.marked_by != Some(by)) {
                continue;
            }
            let other = self.marking(id);
            if let Some(hit) = self.hits.get_mut(&id) {
                hit.marked_by = other;
            }
        }
    }

    /// What is opened again, and is not marked then, is asked about whatever was confirmed before: that marks it no more.
    fn asks_anew(&mut self, id: HitId) {
        let hit = self.hits.get(&id).filter(|hit| hit.marked_by.is_none());
        let Some(marks) = hit.map(|hit| &hit.subject_marks) else {
            return;
        };
        for other in self.meeting(marks) {
            if let Some(other) = self.hits.get_mut(&other) {
                other.marks.retain(|marked| *marked != id);
            }
        }
    }

    /// The newest hit of the same subject that is confirmed and marked this one.
    fn marking(&self, id: HitId) -> Option<HitId> {
        let marks = &self.hits.get(&id)?.subject_marks;
        let others = self.meeting(marks).into_iter().rev();
        let mut others = others.filter_map(|other| self.hits.get(&other));
        let marking = others.find(|other| {
            matches!(other.state, State::Confirmed { .. }) && other.marks.contains(&id)
        });
        marking.map(|other| other.id)
    }
}

/// A match as it is kept. Where a number or a place is all that meets, the subject is found by that too.
fn seen_with(sighting: &Sighting, found: &Match, key: &MarkKey) -> Seen {
    let mut subject_marks = sighting.known.marks(key);
    let part = key.part(&found.part);
    subject_marks.found_by.extend(part);
    if subject_marks.found_by.is_empty() {
        // Of whom nothing is known is nobody else.
        let subject = sighting.subject.to_string();
        subject_marks
            .found_by
            .insert(key.mark("subject", &[&subject]));
    }
    let journeys = sighting.journey.iter();
    Seen {
        subject: sighting.subject.clone(),
        target: found.target.clone(),
        also: Vec::new(),
        verdict: found.verdict,
        score: found.score,
        seen: sighting.seen,
        keep_until: sighting.keep_until,
        ends: found.ends,
        arrives: sighting.arrives,
        contact_first: found.contact_first,
        part,
        journey: journeys.map(|name| key.mark("journey", &[name])).collect(),
        subject_marks,
        target_marks: found.known.marks(key),
        says: Some(key.says(&found.shown)),
    }
}

/// What a pair that was found before makes of a further sighting; none where it is a hit of its own.
fn judged(hit: &Hit, seen: Seen, now: Timestamp) -> Option<Standing> {
    let changed = hit.beyond(&seen);
    let is_same_journey = hit.has_journey(&seen);
    let reopen = |cause, seen: Seen| {
        let seen = Some(Box::new(seen));
        Standing::Asks(Event {
            what: What::Reopened { cause, seen },
            ..reopened(hit.id, now, Cause::Officer)
        })
    };
    let again = |seen: Seen| {
        Standing::Again(Event {
            what: What::SeenAgain(Box::new(seen)),
            ..reopened(hit.id, now, Cause::Officer)
        })
    };
    let known = Standing::Known(hit.id);
    // What was withdrawn and is seen again tells of the target what was destroyed.
    let is_whole = hit.withdrawn.is_none() && !hit.is_bare();
    let is_known = is_same_journey && hit.has_names(&seen);
    let has_targets = hit.has_targets(&seen) && hit.counts_all(&seen);
    let is_told = is_known && changed.is_empty() && has_targets && is_whole && !hit.corrects(&seen);
    Some(match &hit.state {
        State::New | State::Reopened(_) if hit.withdrawn.is_some() => reopen(Cause::Returned, seen),
        State::New | State::InProgress | State::Reopened(_) if is_told => known,
        State::New | State::InProgress | State::Reopened(_) => again(seen),
        State::Snoozed { .. } if is_told => known,
        State::Snoozed { .. } if changed.is_empty() => again(seen),
        State::Rejected { until, .. } if changed.is_empty() && now < *until => known,
        State::Rejected { .. } if changed.is_empty() => reopen(Cause::Forgotten, seen),
        State::Snoozed { .. } | State::Rejected { .. } => reopen(Cause::Changed(changed), seen),
        State::Confirmed { .. } if is_known && has_targets => known,
        // The next version of what told of it, or somebody else who looks for it.
        State::Confirmed { .. } if is_same_journey => again(seen),
        // It travels again: that is a question of its own, whose answer is half known.
        State::Confirmed { .. } => return None,
    })
}

fn reopened(hit: HitId, at: Timestamp, cause: Cause) -> Event {
    Event {
        hit,
        at,
        by: By::Node,
        what: What::Reopened { cause, seen: None },
    }
}
