//! Hits as officers see them.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::Ordering;

use ntc_core::hit::wire::{self, Body};
use ntc_core::hit::{Event, Hit, HitId, Priority, Seen, Source, State, SubjectRef, Target, Told};
use ntc_core::life::Subject;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::ListName;

use super::frame::Frame;
use super::{Fold, Held, HitError, Hits, Place};
use crate::lock::lock;

/// Which hits.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// States by their names; empty means those that wait for an officer.
    pub states: Vec<String>,
    /// Those of one officer.
    pub owner: Option<String>,
    /// Those of at least this priority.
    pub priority: Option<Priority>,
    /// Those of one list.
    pub list: Option<ListName>,
    /// Those of whose subject another hit was confirmed, too.
    pub marked: bool,
    /// Those about one record, as what tells of the subject or as target.
    pub record: Option<Subject>,
}

/// A hit, with a line for each side.
#[derive(Clone, Eq, PartialEq)]
pub struct Line {
    /// The hit.
    pub hit: Hit,
    /// The subject in short; empty when it was erased.
    pub subject: String,
    /// The target in short.
    pub target: String,
    /// What of the one meets what of the other; none where it is no single thing, or was erased.
    pub met: Option<[Told; 2]>,
}

/// A page of hits.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The hits: those that are looked at first come first.
    pub hits: Vec<Line>,
    /// Where to go on.
    pub next: Option<Vec<u8>>,
    /// How many wait for an officer.
    pub open: usize,
    /// How many there are.
    pub all: usize,
    /// How many sightings asked nobody since the start.
    pub remembered: u64,
}

/// What happened to a hit.
#[derive(Clone, Eq, PartialEq)]
pub struct Step {
    /// The event.
    pub event: Event,
    /// What the officer wrote; empty where nothing, or where it was erased.
    pub comment: String,
}

/// All of a hit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shown {
    /// The hit.
    pub line: Line,
    /// Subject, target and comparison of the sighting that it is judged on; empty when they were erased.
    pub body: Body,
    /// True when they were.
    pub erased: bool,
    /// What happened, the first first.
    pub steps: Vec<Step>,
    /// Other hits of the same subject.
    pub siblings: Vec<Line>,
    /// Other subjects that were seen and held for the same, each as it was seen last, the newest first.
    pub others: Vec<Other>,
}

/// Somebody who was seen and held for the same as the subject of a hit.
#[derive(Clone, Eq, PartialEq)]
pub struct Other {
    /// As it was seen.
    pub seen: Seen,
    /// What is known of it, and how it was compared; empty when that was erased.
    pub body: Body,
}

/// Most other hits, and other sightings, that are shown with one.
const MAX_SIBLINGS: usize = 50;
/// Most sightings of a hit that are read: the one that it is judged on, and the newest.
pub(super) const MAX_READ: usize = 200;

impl Hits {
    /// A page of hits, the urgent and new ones first.
    ///
    /// # Errors
    /// When the key of the page is none, or the journal cannot be read.
    pub fn page(&self, query: &Query, from: &[u8], limit: usize) -> Result<Page, HitError> {
        let behind = match from {
            [] => None,
            key => Some(place_of(key).ok_or(HitError::PageKey)?),
        };
        let held = lock(&self.held);
        let docket = &held.fold.docket;
        let mut found: Vec<&Hit> = docket.hits().filter(|hit| query.takes(hit)).collect();
        found.sort_by_key(|hit| std::cmp::Reverse(place(hit)));
        let mut found = found
            .into_iter()
            .filter(|hit| behind.is_none_or(|behind| place(hit) < behind));
        let hits: Result<Vec<_>, _> = found
            .by_ref()
            .take(limit)
            .map(|hit| held.line(hit))
            .collect();
        let hits = hits?;
        let next = found.next().and(hits.last());
        Ok(Page {
            next: next.map(|line| key(&line.hit)),
            hits,
            open: docket.hits().filter(|hit| hit.waits()).count(),
            all: docket.len(),
            remembered: self.remembered.load(Ordering::Relaxed),
        })
    }

    /// All of a hit.
    ///
    /// # Errors
    /// When there is none of that number, or the journal cannot be read.
    pub fn show(&self, id: HitId) -> Result<Shown, HitError> {
        let held = lock(&self.held);
        let docket = &held.fold.docket;
        let hit = docket.hit(id).ok_or(HitError::Unknown(id))?;
        let (body, erased) = held.body(id)?;
        let siblings = docket.siblings(hit).into_iter().take(MAX_SIBLINGS);
        let siblings: Result<Vec<_>, _> = siblings.map(|hit| held.line(hit)).collect();
        let steps: Result<Vec<_>, _> = held
            .places(id)
            .iter()
            .map(|place| held.step(*place))
            .collect();
        Ok(Shown {
            line: held.line(hit)?,
            body,
            erased,
            steps: steps?,
            siblings: siblings?,
            others: held.others(id)?,
        })
    }
}

impl Query {
    fn takes(&self, hit: &Hit) -> bool {
        let by_state = if self.states.is_empty() {
            hit.is_open()
        } else {
            let is_it = |state: &String| match state.as_str() {
                State::OUTCOME_OWED => hit.outcome_due().is_some(),
                state => state == hit.state_name(),
            };
            self.states.iter().any(is_it)
        };
        let list = |list: &ListName| {
            names(hit).any(|target| matches!(target, Target::Entry { list: of, .. } if of == list))
        };
        by_state
            && (self.marked
                || hit.marked_by.is_none()
                || self.states.iter().any(|it| it == State::MARKED))
            && self.owner.as_deref().is_none_or(|owner| owns(hit, owner))
            && self.priority.is_none_or(|least| hit.priority >= least)
            && self.list.as_ref().is_none_or(list)
            && self
                .record
                .as_ref()
                .is_none_or(|record| is_about(hit, record))
    }
}

/// All under which the target of a hit is looked for: the one that it is judged on, and others of the same.
fn names(hit: &Hit) -> impl Iterator<Item = &Target> {
    let others = hit.targets();
    std::iter::once(&hit.target).chain(others)
}

/// True when an officer works on a hit, or decided about it.
fn owns(hit: &Hit, officer: &str) -> bool {
    let decided = match &hit.state {
        State::Confirmed { by, .. } | State::Rejected { by, .. } | State::Snoozed { by, .. } => {
            Some(by.as_str())
        }
        State::New | State::InProgress | State::Reopened(_) => None,
    };
    decided == Some(officer) || hit.claim.as_ref().is_some_and(|claim| claim.by == officer)
}

/// True when a record tells of the subject of a hit, or is a target of it.
pub(super) fn is_about(hit: &Hit, record: &Subject) -> bool {
    let is_it = |source: &Source| matches!(source, Source::Record(of) if of == record);
    is_it(&hit.subject.source)
        || hit.sources().iter().any(is_it)
        || names(hit).any(|target| matches!(target, Target::Record(of) if of == record))
}

const fn place(hit: &Hit) -> (u8, u64) {
    (hit.priority as u8, hit.id.number())
}

fn key(hit: &Hit) -> Vec<u8> {
    let (priority, number) = place(hit);
    [&[priority], number.to_be_bytes().as_slice()].concat()
}

fn place_of(key: &[u8]) -> Option<(u8, u64)> {
    let (priority, number) = key.split_first()?;
    Some((*priority, u64::from_be_bytes(number.try_into().ok()?)))
}

impl Held {
    pub(super) fn places(&self, id: HitId) -> &[Place] {
        self.fold.steps.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The sightings of a hit: the one that it is judged on first, then the newest first. Each with whether it is that one.
    pub(super) fn sightings(&self, id: HitId) -> impl Iterator<Item = (&Place, bool)> {
        let places = self.places(id);
        let judged = places.iter().rposition(|place| place.is_judged);
        let others = (0..places.len())
            .rev()
            .filter(move |at| Some(*at) != judged);
        let all = judged.into_iter().chain(others);
        let all = all.filter_map(move |at| Some((places.get(at)?, Some(at) == judged)));
        all.filter(|(place, _)| place.is_sighting)
    }

    /// What is personal of the sighting that a hit is judged on, and whether it was erased.
    fn body(&self, id: HitId) -> Result<(Body, bool), HitError> {
        let judged = self.places(id).iter().rfind(|place| place.is_judged);
        let Some(number) = judged.and_then(|place| place.body) else {
            return Ok((Body::default(), true));
        };
        let body = self.read_body(number)?;
        let is_erased = body.is_empty();
        Ok((body, is_erased))
    }

    /// Each other subject that was held for the one that a hit is judged on, as it was seen last.
    fn others(&self, id: HitId) -> Result<Vec<Other>, HitError> {
        let judged = self.fold.docket.hit(id).map(|hit| hit.subject.clone());
        let mut known: BTreeSet<SubjectRef> = judged.into_iter().collect();
        let mut told = Vec::new();
        let places = self.places(id).iter().rev();
        let sightings = places.filter(|place| place.is_sighting);
        for place in sightings.take(MAX_READ) {
            if told.len() >= MAX_SIBLINGS {
                break;
            }
            let event = self.read_event(place.event)?;
            let Some(seen) = event.what.seen() else {
                continue;
            };
            if !known.insert(seen.subject.clone()) {
                continue;
            }
            let body = place
                .body
                .map(|number| self.read_body(number))
                .transpose()?;
            told.push(Other {
                seen: seen.clone(),
                body: body.unwrap_or_default(),
            });
        }
        Ok(told)
    }

    fn line(&self, hit: &Hit) -> Result<Line, HitError> {
        let (body, _) = self.body(hit.id)?;
        let met = body.met.lines.as_ref();
        Ok(Line {
            subject: short(&body.subject, met.map(|[subject, _]| subject)),
            target: short(&body.target, met.map(|[_, target]| target)),
            met: body.met.lines,
            hit: hit.clone(),
        })
    }

    fn step(&self, place: Place) -> Result<Step, HitError> {
        let body = place
            .body
            .map(|number| self.read_body(number))
            .transpose()?;
        Ok(Step {
            event: self.read_event(place.event)?,
            comment: body.unwrap_or_default().comment,
        })
    }

    pub(super) fn read_event(&self, number: u64) -> Result<Event, HitError> {
        match Frame::decoded(&self.journal.reader().read(number)?) {
            Some(Frame::Event(bytes)) => Ok(wire::decoded(&bytes)?),
            Some(Frame::Key(_) | Frame::Body(_) | Frame::Erased) | None => {
                Err(HitError::Unreadable(number))
            }
        }
    }

    pub(super) fn read_body(&self, number: u64) -> Result<Body, HitError> {
        match Frame::decoded(&self.journal.reader().read(number)?) {
            Some(Frame::Body(bytes)) => Ok(Body::decoded(&bytes)?),
            Some(Frame::Erased) => Ok(Body::default()),
            Some(Frame::Key(_) | Frame::Event(_)) | None => Err(HitError::Unreadable(number)),
        }
    }
}

impl Fold {
    /// The frames that hold what is personal of a hit.
    pub(super) fn bodies(&self, id: HitId) -> impl Iterator<Item = u64> {
        let places = self.steps.get(&id).into_iter().flatten();
        places.filter_map(|place| place.body)
    }

    /// Nothing personal of a hit is left.
    pub(super) fn forget(&mut self, id: HitId) {
        for place in self.steps.get_mut(&id).into_iter().flatten() {
            place.body = None;
        }
    }
}

/// A name, if it has one; else what met, before any other number; empty where nothing is known any more.
pub(crate) fn short(lines: &[Told], met: Option<&Told>) -> String {
    let Some(first) = lines.first() else {
        return String::new();
    };
    let told = if first.what == "name" {
        first
    } else {
        met.unwrap_or(first)
    };
    told.says.clone()
}

/// Shows the hit: the lines may be personal.
impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.hit.fmt(f)
    }
}

/// Shows the sighting: what is known of it is personal.
impl fmt::Debug for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.seen.fmt(f)
    }
}

/// Shows what happened: what the officer wrote may be personal.
impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.event.fmt(f)
    }
}

impl Step {
    /// When it happened.
    pub const fn at(&self) -> Timestamp {
        self.event.at
    }
}
