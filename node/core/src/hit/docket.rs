//! Every hit of a node, folded from events.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use thiserror::Error;

use super::event::{By, Event, Seen, What};
use super::ids::HitId;
use super::mark::{Mark, MarkKey, Marks};
use super::sighting::{Sighting, SubjectRef, Target, TooMuch};
use super::state::{Cause, Changed, Priority, State, Until};
use super::telling::Telling;
use crate::model::RecordId;
use crate::reason::Reasoned;
use crate::screening::Verdict;
use crate::time::Timestamp;

/// Most hits that a node keeps.
pub const MAX_HITS: usize = 1_000_000;
/// Most hits that wait for officers.
pub const MAX_OPEN: usize = 100_000;
/// How long a subject's data stay after its hit was rejected, if not longer by what the screening said.
const KEPT_REJECTED: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long they stay after it was confirmed: for the outcome, and for questions of partners.
const KEPT_CONFIRMED: Duration = Duration::from_secs(365 * 24 * 3600);
/// How long they stay while nobody decides.
const KEPT_OPEN: Duration = Duration::from_secs(365 * 24 * 3600);

/// An officer's hold on a hit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Claim {
    /// The officer.
    pub by: String,
    /// Since when.
    pub since: Timestamp,
}

/// A pair of a subject and a target, and what officers did about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hit {
    /// Its name.
    pub id: HitId,
    /// Where it stands.
    pub state: State,
    /// The subject as it was seen last.
    pub subject: SubjectRef,
    /// The target under its key of then.
    pub target: Target,
    /// How sure it is.
    pub verdict: Verdict,
    /// The score, of one thousand.
    pub score: u32,
    /// How soon an officer has to look.
    pub priority: Priority,
    /// Who works on it.
    pub claim: Option<Claim>,
    /// True when nobody acts before the owner of the target was asked.
    pub contact_first: bool,
    /// When it was found.
    pub found: Timestamp,
    /// When it changed last.
    pub changed: Timestamp,
    /// How often it was seen while it was open.
    pub seen: u64,
    /// When it was seen last, of those.
    pub last_seen: Timestamp,
    /// The hit of the same subject that was confirmed.
    pub marked_by: Option<HitId>,
    /// The hit in which the same pair was confirmed before.
    pub before: Option<HitId>,
    /// Why it was opened again, the last time.
    pub reopened: Option<Cause>,
    /// Until when the screening lets the subject's data be kept.
    pub keep_until: Timestamp,
    /// What the author of the alert was told, the first first.
    pub tellings: Vec<Telling>,
    subject_marks: Marks,
    target_marks: Marks,
}

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
    #[error("{open} hits wait for an officer and {all} are kept; no further one has a place")]
    #[reason(HitsFull)]
    Full {
        /// Those that wait.
        open: usize,
        /// Those that are kept.
        all: usize,
    },
}

/// An event does not follow from those before it.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("an event of {0} does not follow from those before it")]
pub struct Unfit(pub HitId);

impl Hit {
    /// Until when the subject's data are kept.
    pub fn keeps_until(&self) -> Timestamp {
        let by_state = match &self.state {
            State::Rejected { at, .. } => at.plus(KEPT_REJECTED),
            State::Confirmed { at, .. } => at.plus(KEPT_CONFIRMED),
            State::New | State::InProgress | State::Snoozed { .. } | State::Reopened(_) => {
                self.changed.plus(KEPT_OPEN)
            }
        };
        by_state.max(self.keep_until)
    }

    /// True when an officer has to do something about it now: it is open, and no other hit of the same subject was
    /// confirmed in its place.
    pub const fn waits(&self) -> bool {
        self.state.is_open() && self.marked_by.is_none()
    }

    fn of(id: HitId, at: Timestamp, seen: &Seen, priority: Priority) -> Self {
        Self {
            id,
            state: State::New,
            subject: seen.subject.clone(),
            target: seen.target.clone(),
            verdict: seen.verdict,
            score: seen.score,
            priority,
            claim: None,
            contact_first: seen.contact_first,
            found: at,
            changed: at,
            seen: 1,
            last_seen: seen.seen,
            marked_by: None,
            before: None,
            reopened: None,
            keep_until: seen.keep_until,
            tellings: Vec::new(),
            subject_marks: seen.subject_marks.clone(),
            target_marks: seen.target_marks.clone(),
        }
    }

    fn see(&mut self, seen: &Seen) {
        self.subject.clone_from(&seen.subject);
        self.target.clone_from(&seen.target);
        self.verdict = seen.verdict;
        self.score = seen.score;
        // Once its owner wants to be asked first, another list that says nothing of it takes nothing away.
        self.contact_first |= seen.contact_first;
        self.seen = self.seen.saturating_add(1);
        self.last_seen = self.last_seen.max(seen.seen);
        self.keep_until = self.keep_until.max(seen.keep_until);
        self.subject_marks.add(&seen.subject_marks);
        self.target_marks.add(&seen.target_marks);
    }

    fn beyond(&self, seen: &Seen) -> Changed {
        Changed {
            subject: seen.subject_marks.beyond(&self.subject_marks),
            target: seen.target_marks.beyond(&self.target_marks),
        }
    }

    fn is_pair(&self, seen: &Seen) -> bool {
        self.subject_marks.meets(&seen.subject_marks) && self.target_marks.meets(&seen.target_marks)
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
        others.filter_map(|id| self.hits.get(&id)).collect()
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
        let subject_marks = sighting.known.marks(key);
        let known = self.meeting(&subject_marks);
        let mut next = self.next();
        let mut made: Vec<Hit> = Vec::new();
        let mut standings = Vec::new();
        for found in &sighting.matches {
            let seen = Seen {
                subject: sighting.subject.clone(),
                target: found.target.clone(),
                verdict: found.verdict,
                score: found.score,
                seen: sighting.seen,
                keep_until: sighting.keep_until,
                contact_first: found.contact_first,
                subject_marks: subject_marks.clone(),
                target_marks: found.known.marks(key),
            };
            // One sighting names one pair once, whatever the lists repeat.
            if let Some(twin) = made.iter().find(|hit| hit.is_pair(&seen)) {
                standings.push(Standing::Known(twin.id));
                continue;
            }
            let before = known.iter().rev().filter_map(|id| self.hits.get(id));
            let before = before.into_iter().find(|hit| hit.is_pair(&seen));
            let standing = match before {
                Some(hit) => judged(hit, seen.clone(), now),
                None => None,
            };
            let standing = match standing {
                Some(standing) => standing,
                None => {
                    let hit = next;
                    next = next.next();
                    made.push(Hit::of(hit, now, &seen, found.priority));
                    Standing::Asks(Event {
                        hit,
                        at: now,
                        by: By::Node,
                        what: What::Found {
                            seen: Box::new(seen),
                            priority: found.priority,
                            before: before.map(|hit| hit.id),
                        },
                    })
                }
            };
            standings.push(standing);
        }
        let (open, all) = (self.open + made.len(), self.hits.len() + made.len());
        if !made.is_empty() && (open > MAX_OPEN || all > MAX_HITS) {
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
        let was_open = self
            .hits
            .get(&event.hit)
            .is_some_and(|hit| hit.state.is_open());
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
            hit.changed = event.at;
            take(hit, event);
            hit.take_telling(event).ok_or(unfit)?;
            if hit.tellings.iter().any(|telling| telling.step.is_left()) {
                self.telling.insert(event.hit);
            } else {
                self.telling.remove(&event.hit);
            }
        }
        if let What::Confirmed { marks, .. } = &event.what {
            self.mark(event.hit, marks);
        } else if matches!(event.what, What::Reopened { .. }) {
            self.unmark(event.hit);
        }
        self.find_by(event.hit);
        let is_open = self
            .hits
            .get(&event.hit)
            .is_some_and(|hit| hit.state.is_open());
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

    fn unmark(&mut self, by: HitId) {
        for hit in self.hits.values_mut() {
            if hit.marked_by == Some(by) {
                hit.marked_by = None;
            }
        }
    }
}

/// What an event changes of its hit.
fn take(hit: &mut Hit, event: &Event) {
    let by = event.by.officer().unwrap_or_default().to_owned();
    let at = event.at;
    match &event.what {
        // A hit is found once; the docket has looked.
        What::Found { .. } => {}
        What::SeenAgain(seen) => hit.see(seen),
        What::Claimed => {
            hit.state = State::InProgress;
            hit.claim = Some(Claim { by, since: at });
        }
        What::Released => {
            hit.claim = None;
            hit.state = hit.reopened.clone().map_or(State::New, State::Reopened);
        }
        What::Confirmed { .. } => {
            hit.state = State::Confirmed { by, at };
            hit.claim = None;
            hit.marked_by = None;
        }
        What::Rejected { reason, until } => {
            hit.state = State::Rejected {
                by,
                at,
                reason: *reason,
                until: *until,
            };
            hit.claim = None;
        }
        What::Snoozed(until) => {
            hit.state = State::Snoozed {
                by,
                at,
                until: *until,
            };
            hit.claim = None;
        }
        What::Reopened { cause, seen } => {
            if let Some(seen) = seen {
                hit.see(seen);
            }
            hit.reopened = Some(cause.clone());
            hit.state = State::Reopened(cause.clone());
            hit.marked_by = None;
        }
        What::Prioritised(priority) => hit.priority = *priority,
        // They say who is told, not where it stands.
        What::Tell(_) | What::Told { .. } | What::Untold { .. } | What::Withdrawn { .. } => {}
    }
}

/// What a pair that was found before makes of a further sighting; none where it is a hit of its own.
fn judged(hit: &Hit, seen: Seen, now: Timestamp) -> Option<Standing> {
    let changed = hit.beyond(&seen);
    let is_same_source = hit.subject.source == seen.subject.source;
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
    Some(match &hit.state {
        State::New | State::InProgress | State::Reopened(_) => {
            if is_same_source && changed.is_empty() {
                known
            } else {
                again(seen)
            }
        }
        State::Snoozed { .. } if changed.is_empty() && is_same_source => known,
        State::Snoozed { .. } if changed.is_empty() => again(seen),
        State::Rejected { until, .. } if changed.is_empty() && now < *until => known,
        State::Rejected { .. } if changed.is_empty() => reopen(Cause::Forgotten, seen),
        State::Snoozed { .. } | State::Rejected { .. } => reopen(Cause::Changed(changed), seen),
        State::Confirmed { .. } if is_same_source => known,
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
