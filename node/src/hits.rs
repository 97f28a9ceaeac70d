//! Hits: what screening found, and what officers decided about it, in a journal of the node's own.
//!
//! Nothing of it stands in the ledger or goes to another node. Each change is an event that is durable before it is
//! acknowledged; what is personal of it lies in a frame of its own, which is overwritten when its time is over. The first
//! frame is the secret under which the pairs that were judged are remembered when the data are gone.

mod anew;
mod error;
mod found;
mod frame;
mod meetings;
mod reading;
mod sides;
mod upkeep;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use ntc_core::hit::wire::{self, Body};
use ntc_core::hit::{
    By, Docket, Event, Hit, HitId, Match, Met, MetBy, Move, Sighting, Standing, SubjectRef, Told,
    What,
};
use tokio::sync::watch;

pub use self::error::HitError;
use self::frame::Frame;
pub use self::meetings::Meeting;
pub(crate) use self::reading::short;
pub use self::reading::{Line, Other, Page, Query, Shown, Step};
pub use self::sides::{Asks, Grounds, Stands};
pub use self::upkeep::Answers;
use crate::journal::{Journal, JournalOptions, Reader};
use crate::lock::lock;
use crate::ports::{Clock, Entropy};
use crate::store::medium::Medium;

/// Longest line of a subject or a target that is kept, in characters.
const MAX_LINE: usize = 300;

/// The hits of a node.
pub struct Hits {
    held: Mutex<Held>,
    clock: Arc<dyn Clock>,
    /// Sightings since the start that asked nobody, for their pair was judged or is known.
    remembered: AtomicU64,
    changed: watch::Sender<u64>,
    /// When it was looked last what became of the sides of hits.
    looked: Mutex<sides::Looked>,
}

/// What is folded, and the journal that it is folded from.
struct Held {
    journal: Journal,
    fold: Fold,
}

/// What the journal says.
struct Fold {
    key: ntc_core::hit::MarkKey,
    docket: Docket,
    /// What happened to each hit: the frame of each event, and of what is personal of it.
    steps: BTreeMap<HitId, Vec<Place>>,
}

/// Where an event lies.
#[derive(Clone, Copy, Debug)]
struct Place {
    event: u64,
    body: Option<u64>,
    /// True for the sighting that the hit is judged on; the last such.
    is_judged: bool,
    /// True for any sighting.
    is_sighting: bool,
    /// True for a sighting of the target that the hit was judged on then.
    is_of_target: bool,
    /// What it shows of its target; none where that is nothing, or was destroyed.
    shown: Option<Print>,
}

/// What lines about a target say, to be held against what it says now.
type Print = u64;

/// What became of a sighting.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Taken {
    /// The hits that ask an officer now.
    pub asks: Vec<HitId>,
    /// The hits that were open and were seen again.
    pub again: Vec<HitId>,
    /// Those that ask nobody: they were judged, or are known from this source.
    pub known: Vec<HitId>,
}

impl Hits {
    /// Opens the journal and folds its events; a new one draws its secret.
    ///
    /// # Errors
    /// When the journal is damaged or cannot be read, or the machine has no randomness.
    pub fn open(
        dir: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
        clock: Arc<dyn Clock>,
        entropy: &dyn Entropy,
    ) -> Result<Self, HitError> {
        let (mut journal, tail) = Journal::open(dir, options, medium)?;
        if tail.end == 0 {
            let mut secret = [0; 32];
            entropy.fill(&mut secret)?;
            journal.append(&[Frame::Key(secret).encoded()])?;
            journal.commit()?;
            journal.settle()?;
        }
        let fold = Fold::of(&journal.reader())?;
        Ok(Self {
            held: Mutex::new(Held { journal, fold }),
            clock,
            remembered: AtomicU64::new(0),
            changed: watch::Sender::new(0),
            looked: Mutex::default(),
        })
    }

    /// A reader of what is durable.
    pub fn reader(&self) -> Reader {
        lock(&self.held).journal.reader()
    }

    /// Tells of every change.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Takes what screening found, in order. Durable when it returns; blocks while the device works.
    ///
    /// # Errors
    /// When one passes a limit or has no place, or the journal fails. Of those before it some may be taken: whoever gives
    /// them again asks nobody twice.
    pub fn take(&self, sightings: &[Sighting]) -> Result<Vec<Taken>, HitError> {
        let now = self.clock.now();
        let mut held = lock(&self.held);
        let taken = held.write(|held| {
            let each = sightings.iter();
            each.map(|sighting| held.sighted(sighting, now)).collect()
        });
        let taken: Vec<Taken> = taken?;
        drop(held);
        let known: usize = taken.iter().map(|taken| taken.known.len()).sum();
        let known = u64::try_from(known).unwrap_or(u64::MAX);
        self.remembered.fetch_add(known, Ordering::Relaxed);
        self.tell();
        Ok(taken)
    }

    /// Moves hits as an officer wants it, all with one comment. What fits is durable when it returns; what does not is
    /// told for each.
    ///
    /// # Errors
    /// When the journal fails: nothing is moved then.
    pub fn act(
        &self,
        moves: &[(HitId, Move)],
        (officer, comment): (&str, &str),
    ) -> Result<Vec<Result<Event, ntc_core::hit::Illegal>>, HitError> {
        let now = self.clock.now();
        let mut held = lock(&self.held);
        let moved = held.write(|held| {
            let mut moved = Vec::with_capacity(moves.len());
            for (id, wanted) in moves {
                let event = held
                    .fold
                    .docket
                    .decide(*id, wanted.clone(), (officer, comment), now);
                if let Ok(event) = &event {
                    held.add(event, &Body::comment(comment))?;
                }
                moved.push(event);
            }
            Ok(moved)
        });
        drop(held);
        self.tell();
        moved
    }

    /// A hit as it stands.
    pub fn hit(&self, id: HitId) -> Option<Hit> {
        lock(&self.held).fold.docket.hit(id).cloned()
    }

    /// Those on somebody who was screened.
    pub(crate) fn on(&self, subject: &SubjectRef) -> Vec<Hit> {
        let is_handed = subject.source.record().is_none();
        let is_on = |hit: &&Hit| {
            let also = hit.sources().iter().any(|it| *it == subject.source);
            hit.subject == *subject || (is_handed && also)
        };
        let held = lock(&self.held);
        held.fold.docket.hits().filter(is_on).cloned().collect()
    }

    /// Hits of whose notices the node has something to do.
    pub fn telling(&self) -> Vec<Hit> {
        lock(&self.held).fold.docket.telling().cloned().collect()
    }

    /// The own name of a notice of a hit: the same after every start, and of no other hit or journal.
    pub fn reference(&self, hit: HitId, number: u32) -> String {
        lock(&self.held).fold.key.reference(hit, number)
    }

    /// Notes what the node did about a notice. Durable when it returns.
    ///
    /// # Errors
    /// When it does not follow from what happened before, or the journal fails: nothing is noted then.
    pub fn note(&self, hit: HitId, what: What) -> Result<(), HitError> {
        let event = Event {
            hit,
            at: self.clock.now(),
            by: By::Node,
            what,
        };
        let mut held = lock(&self.held);
        let noted = held.write(|held| held.add(&event, &Body::default()));
        drop(held);
        self.tell();
        noted
    }

    /// Makes the knowledge of what is durable durable, once a second and when the node stops. A journal that failed says so
    /// at its next event.
    pub(crate) fn settle(&self) {
        let mut held = lock(&self.held);
        if held.journal.is_read_only() {
            return;
        }
        if let Err(error) = held.journal.settle() {
            tracing::error!(%error, "the end of the hits is not durable");
        }
    }

    fn tell(&self) {
        self.changed.send_modify(|generation| *generation += 1);
    }
}

/// Reads a journal of hits from its first frame to its last.
///
/// # Errors
/// The first frame that cannot be read, or does not follow from those before it.
pub(crate) fn check(reader: &Reader) -> Result<(), HitError> {
    Fold::of(reader).map(drop)
}

impl Held {
    /// Makes durable what `work` adds. Where that fails, nothing of it counts.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, HitError>,
    ) -> Result<T, HitError> {
        let done = work(self).and_then(|done| {
            self.journal.commit()?;
            Ok(done)
        });
        if done.is_err() && self.is_ahead() {
            // What was folded and is not durable is forgotten.
            self.journal.abandon();
            self.fold = Fold::of(&self.journal.reader())?;
        }
        done
    }

    /// Whether something is folded that is not durable.
    fn is_ahead(&self) -> bool {
        self.journal.pending_bytes() > 0 || self.journal.is_read_only()
    }

    /// Appends an event with what is personal of it, and folds it.
    fn add(&mut self, event: &Event, body: &Body) -> Result<(), HitError> {
        let mut frames = vec![Frame::Event(wire::encoded(event)).encoded()];
        if !body.is_empty() {
            frames.push(Frame::Body(body.encoded()).encoded());
        }
        let first = self.journal.append(&frames)?;
        self.fold.event(event, first)?;
        if !body.is_empty() {
            self.fold.body(event.hit, first + 1, print(&body.target));
        }
        Ok(())
    }

    fn sighted(
        &mut self,
        sighting: &Sighting,
        now: ntc_core::time::Timestamp,
    ) -> Result<Taken, HitError> {
        let fold = &self.fold;
        let standings = fold.docket.sighted(sighting, &fold.key, now)?;
        let mut taken = Taken::default();
        for (standing, found) in standings.into_iter().zip(&sighting.matches) {
            match standing {
                Standing::Asks(event) => {
                    self.add(&event, &body(sighting, found, &event))?;
                    taken.asks.push(event.hit);
                }
                Standing::Again(event) => {
                    self.add(&event, &body(sighting, found, &event))?;
                    taken.again.push(event.hit);
                }
                Standing::Known(hit) => taken.known.push(hit),
            }
        }
        Ok(taken)
    }
}

impl Fold {
    /// Folds a journal from its first frame to its last.
    fn of(reader: &Reader) -> Result<Self, HitError> {
        let mut frames = reader.scan(0);
        let first = frames.next().ok_or(HitError::Unreadable(0))??;
        let Some(Frame::Key(secret)) = Frame::decoded(&first.payload) else {
            return Err(HitError::Unreadable(0));
        };
        let mut fold = Self {
            key: ntc_core::hit::MarkKey::new(secret),
            docket: Docket::default(),
            steps: BTreeMap::new(),
        };
        let mut last = None;
        for frame in frames {
            let frame = frame?;
            let number = frame.number;
            match Frame::decoded(&frame.payload) {
                Some(Frame::Event(bytes)) => {
                    let event = wire::decoded(&bytes)?;
                    fold.event(&event, number)?;
                    last = Some(event.hit);
                }
                Some(Frame::Body(bytes)) => {
                    let shown = print(&Body::decoded(&bytes)?.target);
                    fold.body(last.ok_or(HitError::Unreadable(number))?, number, shown);
                }
                Some(Frame::Erased) => {}
                Some(Frame::Key(_)) | None => return Err(HitError::Unreadable(number)),
            }
        }
        Ok(fold)
    }

    fn event(&mut self, event: &Event, number: u64) -> Result<(), HitError> {
        let judgements = |docket: &Docket| docket.hit(event.hit).map(Hit::judgements);
        let before = judgements(&self.docket);
        self.docket.apply(event)?;
        let is_judged = judgements(&self.docket) != before;
        let hit = self.docket.hit(event.hit);
        let seen = event.what.seen();
        self.steps.entry(event.hit).or_default().push(Place {
            event: number,
            body: None,
            is_judged: is_judged && seen.is_some(),
            is_sighting: seen.is_some(),
            is_of_target: hit
                .zip(seen)
                .is_some_and(|(hit, seen)| hit.target == seen.target),
            shown: None,
        });
        Ok(())
    }

    fn body(&mut self, hit: HitId, number: u64, shown: Option<Print>) {
        if let Some(place) = self.steps.get_mut(&hit).and_then(|steps| steps.last_mut()) {
            place.body = Some(number);
            place.shown = shown;
        }
    }

    /// Nothing is left of what some sightings of a hit show of their targets.
    fn bare(&mut self, hit: HitId, places: &[usize]) {
        let steps = self.steps.entry(hit).or_default();
        for at in places {
            if let Some(place) = steps.get_mut(*at) {
                place.shown = None;
            }
        }
    }
}

/// The print of lines; none of nothing.
fn print(lines: &[Told]) -> Option<Print> {
    if lines.is_empty() {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    for line in lines {
        (&line.what, &line.says).hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// What is personal of a match.
fn body(sighting: &Sighting, found: &Match, event: &Event) -> Body {
    let also = event.what.seen().map_or(&[][..], |seen| &seen.also);
    let also = also.iter().filter_map(|also| {
        let mut matches = sighting.matches.iter();
        matches.find(|other| other.target == also.target)
    });
    Body {
        subject: clipped(&sighting.shown),
        target: clipped(&found.shown),
        how: clipped(&found.how),
        comment: String::new(),
        met: Met {
            lines: found
                .met
                .lines
                .as_ref()
                .map(|lines| lines.each_ref().map(clip)),
            ..found.met.clone()
        },
        also_met: also
            .map(|also| MetBy {
                target: also.target.clone(),
                factors: also.met.factors.clone(),
            })
            .collect(),
        compared: sighting
            .compared
            .as_ref()
            .map(Body::to_compare)
            .unwrap_or_default(),
    }
}

fn clipped(lines: &[Told]) -> Vec<Told> {
    lines.iter().map(clip).collect()
}

fn clip(line: &Told) -> Told {
    Told {
        what: line.what.chars().take(MAX_LINE).collect(),
        says: line.says.chars().take(MAX_LINE).collect(),
        points: line.points,
    }
}

#[cfg(test)]
mod tests;
