//! What is stored, and what is refused as damage.

use super::*;
use crate::watchlist::{Entry, Name, Quality, SubjectKind};

#[test]
fn an_event_about_a_hit_that_is_not_there_is_damage() {
    let event = Event {
        hit: H1,
        at: day(0),
        by: By::Node,
        what: What::Claimed,
    };
    assert_eq!(Docket::default().apply(&event), Err(Unfit(H1)));
}

#[test]
fn a_hit_is_found_once_and_in_turn() {
    let mut desk = Desk::default();
    let target = known(&["Anna"], &[], &["x:1"]);
    desk.see(
        &sighting("F1", day(0), target.clone(), vec![entry("17", target)]),
        day(0),
    );
    let again = desk.events[0].clone();
    assert_eq!(desk.docket.apply(&again), Err(Unfit(H1)));
}

#[test]
fn what_is_cut_off_or_of_another_form_is_no_event() {
    let target = known(&["Anna"], &[], &["x:1"]);
    let mut desk = Desk::default();
    desk.see(
        &sighting("F1", day(0), target.clone(), vec![entry("17", target)]),
        day(0),
    );
    let bytes = wire::encoded(&desk.events[0]);
    for end in 0..bytes.len() {
        assert!(wire::decoded(&bytes[..end]).is_err(), "{end}");
    }
    assert!(wire::decoded(b"\xff\xff").is_err());
}

#[test]
fn a_body_reads_back_and_shows_nothing() {
    let mut subject = Entry::new("", SubjectKind::Person);
    subject
        .names
        .push(Name::whole("Ann Invented", Quality::Primary));
    let body = wire::Body {
        subject: vec![Told::line("name", "Ann Invented")],
        target: vec![Told::line("name", "Anna Invented")],
        how: vec![Told {
            what: "birth date".to_owned(),
            says: "the same".to_owned(),
            points: -12,
        }],
        comment: "a twin".to_owned(),
        met: Met {
            lines: Some(["ann", "anna"].map(|name| Told::line("name", name))),
            factors: vec!["name".to_owned()],
            journeys: vec!["TK386".to_owned()],
            stops: vec!["GYD".to_owned()],
        },
        also_met: vec![MetBy {
            target: Target::Record(alert(1)),
            factors: vec!["document".to_owned()],
        }],
        compared: wire::Body::to_compare(&subject),
    };
    assert_eq!(body.compared(), Some(subject));
    assert_eq!(wire::Body::decoded(&body.encoded()).unwrap(), body);
    assert!(!format!("{body:?}").contains("Ann"));
    assert!(wire::Body::comment("").is_empty());
}

#[test]
fn a_hit_is_named_by_its_number() {
    for text in ["H17", "h17", "17", " H17 "] {
        assert_eq!(text.parse::<HitId>().unwrap().to_string(), "H17");
    }
    for text in [
        "",
        "H",
        "H0",
        "0",
        "017",
        "-1",
        "H1 7",
        "0193b5a0",
        "99999999999999999999",
    ] {
        assert_eq!(text.parse::<HitId>(), Err(InvalidHitId), "{text}");
    }
}
