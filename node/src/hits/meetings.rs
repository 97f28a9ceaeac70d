//! By what subjects met those who look for them: of each sighting, each entry and alert by itself.

use ntc_core::hit::{HitId, Source, Target};
use ntc_core::screening::Verdict;
use ntc_core::time::Timestamp;

use super::reading::MAX_READ;
use super::{HitError, Hits};
use crate::lock::lock;

/// A subject that met an entry or an alert.
#[derive(Clone, Eq, PartialEq)]
pub struct Meeting {
    /// Where it was seen.
    pub source: Source,
    /// What it met.
    pub target: Target,
    /// How sure that is.
    pub verdict: Verdict,
    /// By which kinds of facts, as codes; empty where that was erased, or was not written down.
    pub factors: Vec<String>,
    /// Numbers of its flights or of its voyage.
    pub journeys: Vec<String>,
    /// Places of its journey.
    pub stops: Vec<String>,
    /// When it was seen.
    pub at: Timestamp,
}

impl Hits {
    /// Each meeting of a hit: that of the sighting that it is judged on first, then the newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn meetings(&self, id: HitId) -> Result<Vec<Meeting>, HitError> {
        let held = lock(&self.held);
        let mut meetings = Vec::new();
        for (place, _) in held.sightings(id).take(MAX_READ) {
            let event = held.read_event(place.event)?;
            let Some(seen) = event.what.seen() else {
                continue;
            };
            let body = place.body.map(|number| held.read_body(number));
            let body = body.transpose()?.unwrap_or_default();
            for sought in seen.sought() {
                let factors = if sought.target == seen.target {
                    Some(&body.met.factors)
                } else {
                    let mut also = body.also_met.iter();
                    let also = also.find(|also| also.target == sought.target);
                    also.map(|also| &also.factors)
                };
                meetings.push(Meeting {
                    source: seen.subject.source.clone(),
                    target: sought.target,
                    verdict: sought.verdict,
                    factors: factors.cloned().unwrap_or_default(),
                    journeys: body.met.journeys.clone(),
                    stops: body.met.stops.clone(),
                    at: seen.seen,
                });
            }
        }
        Ok(meetings)
    }
}
