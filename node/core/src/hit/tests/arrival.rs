//! What sightings tell of an arrival, and what rests until then.

use super::*;
use crate::hit::arrival::of;
use crate::manifest::{Journey, Stop};

fn ann() -> Known {
    known(&["Ann Traveller"], &["1961-03-04"], &[])
}

/// Seen on a day, on a journey that arrives on another.
fn arriving(reference: &str, journey: &str, seen: u32, arrives: Option<u32>) -> Sighting {
    Sighting {
        journey: vec![journey.to_owned()],
        arrives: arrives.map(day),
        ..sighting(reference, day(seen), ann(), vec![entry("17", ann())])
    }
}

fn snooze(desk: &mut Desk, on: u32) {
    desk.act(
        H1,
        Move::Snooze(Until::Told(Timestamp::default())),
        "ana",
        day(on),
    );
}

fn until(desk: &Desk) -> Option<Timestamp> {
    match &desk.docket.hit(H1).unwrap().state {
        State::Snoozed { until, .. } => Some(until.at()),
        State::New
        | State::InProgress
        | State::Confirmed { .. }
        | State::Rejected { .. }
        | State::Reopened(_) => None,
    }
}

#[test]
fn a_hit_rests_until_the_arrival_of_its_journey_and_a_correction_moves_it() {
    let mut desk = Desk::default();
    desk.see(&arriving("F1", "TK1 day 4", 0, Some(4)), day(0));
    snooze(&mut desk, 0);
    assert_eq!(until(&desk), Some(day(4)));
    // The same told again asks for nothing.
    let events = desk.events.len();
    desk.see(&arriving("F1", "TK1 day 4", 0, Some(4)), day(1));
    desk.see(&arriving("F1", "TK1 day 4", 1, None), day(1));
    assert_eq!(desk.events.len(), events);
    desk.see(&arriving("F2", "TK1 day 4", 1, Some(6)), day(1));
    assert_eq!(until(&desk), Some(day(6)));
    assert_eq!(desk.docket.hit(H1).unwrap().arrives(), Some(day(6)));
    // What was told before the correction corrects nothing, whenever it is screened again, nor does another journey.
    desk.see(&arriving("F1", "TK1 day 4", 0, Some(4)), day(2));
    desk.see(&arriving("F3", "TK9 day 30", 2, Some(30)), day(2));
    assert_eq!(until(&desk), Some(day(6)));
    assert_eq!(desk.docket.rested(day(5)), []);
    assert_eq!(desk.docket.rested(day(6)).len(), 1);
    // It is read back from what is stored as it stands.
    let mut again = Docket::default();
    for event in &desk.events {
        again
            .apply(&wire::decoded(&wire::encoded(event)).unwrap())
            .unwrap();
    }
    assert_eq!(again.hit(H1), desk.docket.hit(H1));
    // It came sooner.
    desk.see(&arriving("F4", "TK1 day 4", 3, Some(3)), day(3));
    assert_eq!(desk.docket.rested(day(3)).len(), 1);
}

#[test]
fn an_arrival_that_nobody_told_or_that_is_over_is_waited_for_by_nobody() {
    let mut desk = Desk::default();
    desk.see(&arriving("F1", "TK1 day 4", 0, None), day(0));
    let rests = |desk: &Desk, on: u32| {
        let wanted = Move::Snooze(Until::Told(day(9)));
        let decided = desk.docket.decide(H1, wanted, ("ana", ""), day(on));
        decided.map_err(|illegal| illegal.to_string())
    };
    let untold = rests(&desk, 0).unwrap_err();
    assert!(untold.contains("no journey of H1 says when"), "{untold}");
    desk.see(&arriving("F1", "TK1 day 4", 1, Some(4)), day(1));
    assert!(rests(&desk, 3).is_ok());
    let over = rests(&desk, 4).unwrap_err();
    assert!(over.contains("lies in the past"), "{over}");
}

#[test]
fn a_correction_lets_it_rest_no_longer_than_any_hit_rests() {
    let mut desk = Desk::default();
    desk.see(&arriving("F1", "TK1 day 4", 0, Some(4)), day(0));
    snooze(&mut desk, 1);
    desk.see(&arriving("F2", "TK1 day 4", 1, Some(400)), day(1));
    assert_eq!(until(&desk), Some(day(1).plus(MAX_SNOOZE)));
}

#[test]
fn the_last_stop_tells_the_arrival_and_a_local_time_is_taken_early() {
    let stop = |place: &str, at: &str| Stop {
        place: place.to_owned(),
        at: at.to_owned(),
    };
    let of = |stops: &[Stop], is_record| {
        let journey = Journey {
            stops: stops.to_vec(),
            ..Journey::default()
        };
        of(&journey, is_record).map(Timestamp::to_minute)
    };
    let both = [
        stop("IST", "2026-11-20 06:00"),
        stop("ALA", "2026-11-20 09:00"),
    ];
    assert_eq!(of(&both, false).as_deref(), Some("2026-11-20 04:00 UTC"));
    let zone = [stop("IST", ""), stop("TBS", "2026-11-20T09:00+04:00")];
    assert_eq!(of(&zone, false).as_deref(), Some("2026-11-20 05:00 UTC"));
    // A day begins somewhere before it does in UTC.
    let daily = [stop("IST", ""), stop("TBS", "2026-11-20")];
    assert_eq!(of(&daily, false).as_deref(), Some("2026-11-19 10:00 UTC"));
    let one = [stop("GEPTI", "2026-11-20T09:00Z")];
    assert_eq!(of(&one, true).as_deref(), Some("2026-11-20 09:00 UTC"));
    assert_eq!(of(&one, false), None);
    assert_eq!(
        of(&[stop("IST", "2026-11-20"), stop("TBS", "")], false),
        None
    );
    assert_eq!(of(&[stop("IST", ""), stop("TBS", "soon")], false), None);
    assert_eq!(of(&[], true), None);
}
