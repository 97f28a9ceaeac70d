mod apart;
mod arrival;
mod clusters;
mod lasting;
mod moves;
mod outcome;
mod replay;
mod stored;
mod telling;
mod withdrawn;

use std::collections::BTreeSet;
use std::time::Duration;

use super::*;
use crate::screening::Verdict;
use crate::time::Timestamp;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// A confirmation that tells nobody.
const CONFIRM: Move = Move::Confirm { tells: Vec::new() };
const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn key() -> MarkKey {
    MarkKey::new([7; 32])
}

fn day(number: u32) -> Timestamp {
    START.plus(DAY * number)
}

fn known(names: &[&str], births: &[&str], documents: &[&str]) -> Known {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Known {
        names: texts(names),
        births: texts(births),
        documents: texts(documents),
        keys: Vec::new(),
    }
}

/// An entry of an invented list under this key.
fn entry(key: &str, known: Known) -> Match {
    Match {
        target: Target::Entry {
            list: "invented".parse().unwrap(),
            key: key.to_owned(),
        },
        verdict: Verdict::Near,
        score: 800,
        how: vec![Told::line("name", "the same")],
        shown: vec![Told::line("name", "Invented")],
        known: Known {
            keys: vec![format!("invented {key}")],
            ..known
        },
        met: Met::default(),
        part: String::new(),
        ends: None,
        priority: Priority::Normal,
        contact_first: false,
    }
}

/// A subject of a screening, as it was seen on a day.
fn sighting(reference: &str, at: Timestamp, known: Known, matches: Vec<Match>) -> Sighting {
    Sighting {
        subject: SubjectRef {
            source: Source::Screening(reference.to_owned()),
            place: "line 1".to_owned(),
        },
        seen: at,
        journey: vec![reference.to_owned()],
        arrives: None,
        keep_until: at.plus(DAY * 30),
        shown: vec![Told::line("name", "Invented")],
        known,
        compared: None,
        matches,
    }
}

/// A docket with the secret of its node, as a node drives it.
#[derive(Clone, Debug, Default)]
struct Desk {
    docket: Docket,
    asked: usize,
    quiet: usize,
    events: Vec<Event>,
}

impl Desk {
    fn apply(&mut self, event: Event) {
        self.docket.apply(&event).unwrap();
        self.events.push(event);
    }

    /// Takes a sighting, and answers which hits ask an officer now.
    fn see(&mut self, sighting: &Sighting, now: Timestamp) -> Vec<HitId> {
        let standings = self.docket.sighted(sighting, &key(), now).unwrap();
        let mut asks = Vec::new();
        for standing in standings {
            match standing {
                Standing::Asks(event) => {
                    self.asked += 1;
                    asks.push(event.hit);
                    self.apply(event);
                }
                Standing::Again(event) => self.apply(event),
                Standing::Known(_) => self.quiet += 1,
            }
        }
        asks
    }

    fn try_move(
        &self,
        id: HitId,
        wanted: Move,
        who: &str,
        now: Timestamp,
    ) -> Result<Event, Illegal> {
        self.docket.decide(id, wanted, (who, ""), now)
    }

    fn act(&mut self, id: HitId, wanted: Move, who: &str, now: Timestamp) {
        let event = self.try_move(id, wanted, who, now).unwrap();
        self.apply(event);
    }

    fn reject(&mut self, id: HitId, now: Timestamp) {
        self.act(id, rejecting(now, DAY * 365), "ana", now);
    }

    fn state(&self, id: HitId) -> &State {
        &self.docket.hit(id).unwrap().state
    }
}

fn rejecting(now: Timestamp, remembered: Duration) -> Move {
    Move::Reject {
        reason: Rejection::BirthDiffers,
        until: now.plus(remembered),
    }
}

const H1: HitId = HitId::FIRST;

/// An alert of an invented author.
fn alert(number: u8) -> crate::life::Subject {
    crate::life::Subject {
        origin: "KZ/customs".parse().unwrap(),
        id: crate::model::RecordId::new(day(0), &[number; 10]),
    }
}

/// That the author of an alert is told.
fn to_tell(number: u8, acted: bool) -> ToTell {
    ToTell {
        alert: Some(alert(number)),
        tell: Tell { acted },
    }
}
