//! When what was met arrives: what sightings tell of its journey, and what of it a later one corrects.

use std::collections::BTreeSet;
use std::time::Duration;

use super::event::Seen;
use super::mark::Mark;
use super::moves::MAX_SNOOZE;
use super::pair::Hit;
use super::state::{State, Until};
use crate::manifest::{Journey, Stop};
use crate::model::Moment;
use crate::time::Timestamp;

/// How far the clocks of the easternmost of the seven states are ahead of UTC. Carriers write local times without a zone:
/// read as these, a hit wakes three hours too soon at most, and never too late.
const LOCAL_AHEAD: Duration = Duration::from_secs(5 * 3600);

/// An arrival as it was told last.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Arrival {
    /// When.
    pub(super) at: Timestamp,
    /// When it was told.
    told: Timestamp,
    /// What the journey is told by.
    journey: BTreeSet<Mark>,
}

/// When a journey ends: the time of its last stop. Of a record that is the one time that it tells; a row that names a single
/// stop tells where it begins.
pub(super) fn of(journey: &Journey, is_record: bool) -> Option<Timestamp> {
    let (last, before) = journey.stops.split_last()?;
    if before.is_empty() && !is_record {
        return None;
    }
    at(last)
}

fn at(stop: &Stop) -> Option<Timestamp> {
    let local = || Moment::parse(&format!("{}Z", stop.at.trim().replacen(' ', "T", 1)));
    match Moment::parse(&stop.at) {
        Some(moment) => Some(moment.earliest()),
        None => local().map(|moment| moment.at.minus(LOCAL_AHEAD)),
    }
}

impl Hit {
    /// When what was met arrives, as the newest sighting of its journey says; none where none says it.
    pub fn arrives(&self) -> Option<Timestamp> {
        self.arrival.as_ref().map(|arrival| arrival.at)
    }

    /// Whether a sighting tells of the arrival what is not known.
    pub(super) fn corrects(&self, seen: &Seen) -> bool {
        seen.arrives.is_some_and(|at| match &self.arrival {
            Some(known) => known.at != at && self.follows(known, seen),
            None => true,
        })
    }

    /// Whether what a sighting tells counts in place of what is known: it is not older, and while the hit waits for an
    /// arrival, of that journey.
    fn follows(&self, known: &Arrival, seen: &Seen) -> bool {
        let is_same = seen.journey.iter().any(|mark| known.journey.contains(mark));
        known.told <= seen.seen && (is_same || !self.awaits_arrival())
    }

    /// Whether it rests until the arrival that its journey tells.
    pub const fn awaits_arrival(&self) -> bool {
        matches!(
            self.state,
            State::Snoozed {
                until: Until::Told(_),
                ..
            }
        )
    }

    /// Takes in what a sighting tells of the arrival; what rests until then rests until the new time.
    pub(super) fn expect(&mut self, seen: &Seen) {
        let Some(at) = seen.arrives else {
            return;
        };
        let is_news = self
            .arrival
            .as_ref()
            .is_none_or(|known| self.follows(known, seen));
        if !is_news {
            return;
        }
        let known = self.arrival.take();
        let same = known.filter(|known| known.journey.iter().any(|it| seen.journey.contains(it)));
        let mut journey = same.map(|known| known.journey).unwrap_or_default();
        journey.extend(&seen.journey);
        self.arrival = Some(Arrival {
            at,
            told: seen.seen,
            journey,
        });
        if let State::Snoozed {
            at: since,
            until: Until::Told(until),
            ..
        } = &mut self.state
        {
            *until = at.min(since.plus(MAX_SNOOZE));
        }
    }
}
