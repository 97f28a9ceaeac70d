//! What looks for a subject lives and ends by itself, and what is counted is what is said.

use super::*;
use crate::life;
use crate::model::RecordId;

fn of_list(list: &str) -> Target {
    Target::Entry {
        list: list.parse().unwrap(),
        key: "17".to_owned(),
    }
}

fn asking(list: &str, contact_first: bool) -> Match {
    Match {
        target: of_list(list),
        contact_first,
        ..entry("17", known(&["Anna Invented"], &["1971-03-04"], &[]))
    }
}

fn ann() -> Known {
    known(&["Ann Invented"], &["1961-03-04"], &[])
}

fn by_node(what: What) -> Event {
    Event {
        hit: H1,
        at: day(1),
        by: By::Node,
        what,
    }
}

fn target(list: &str, gone: Option<Gone>) -> What {
    What::Target {
        target: of_list(list),
        gone: gone.map(|why| (why, day(1))),
        contact_first: list == "careful",
        changed: None,
    }
}

#[test]
fn who_asks_to_be_asked_first_is_asked_as_long_as_that_one_counts() {
    let mut desk = Desk::default();
    let matches = vec![asking("careful", true), asking("plain", false)];
    desk.see(&sighting("F1", day(0), ann(), matches.clone()), day(0));
    let first = |desk: &Desk| desk.docket.hit(H1).unwrap().contact_first;
    assert!(first(&desk));
    desk.apply(by_node(target("plain", Some(Gone::TakenOff))));
    assert!(first(&desk));
    desk.apply(by_node(target("careful", Some(Gone::TakenOff))));
    assert!(!first(&desk));
    desk.apply(by_node(target("careful", None)));
    assert!(first(&desk));
    // Whatever was said of it, who is seen by it again counts.
    desk.apply(by_node(target("careful", Some(Gone::TakenOff))));
    assert!(
        desk.see(&sighting("F1", day(0), ann(), matches), day(2))
            .is_empty()
    );
    assert!(first(&desk));
}

#[test]
fn with_the_last_all_are_gone_and_what_returns_counts_again() {
    let mut desk = Desk::default();
    let matches = vec![asking("careful", true), asking("plain", false)];
    desk.see(&sighting("F1", day(0), ann(), matches), day(0));
    desk.apply(by_node(target("plain", Some(Gone::Unmet))));
    let (side, why, since) = (Side::Target, Gone::TakenOff, day(1));
    desk.apply(by_node(What::Ended(Withdrawn { side, why, since })));
    let whys = |desk: &Desk| {
        let hit = desk.docket.hit(H1).unwrap();
        ["careful", "plain"].map(|list| hit.gone_of(&of_list(list)).map(|(why, _)| why))
    };
    assert_eq!(whys(&desk), [Some(Gone::TakenOff), Some(Gone::Unmet)]);
    assert!(!desk.docket.hit(H1).unwrap().contact_first);
    desk.apply(by_node(What::Returned));
    assert_eq!(whys(&desk), [None, None]);
    assert!(desk.docket.hit(H1).unwrap().contact_first);
}

#[test]
fn a_journey_is_one_on_which_it_was_screened_and_a_record_only_tells_of_it() {
    let record = |number: u8| SubjectRef {
        source: Source::Record(life::Subject {
            origin: "AZ/customs".parse().unwrap(),
            id: RecordId::new(day(0), &[number; 10]),
        }),
        place: "persons[0]".to_owned(),
    };
    let mut desk = Desk::default();
    let seen =
        |reference: &str, on| sighting(reference, day(on), ann(), vec![asking("plain", false)]);
    // An alert tells of the flight on which the traveller is screened then.
    let alert = Sighting {
        subject: record(1),
        ..seen("TK386", 0)
    };
    assert_eq!(desk.see(&alert, day(0)), [H1]);
    let counted = |desk: &Desk| {
        let hit = desk.docket.hit(H1).unwrap();
        (hit.seen, hit.told_by(), hit.last_seen)
    };
    assert_eq!(counted(&desk), (0, 1, day(0)));
    desk.see(&seen("TK386", 1), day(1));
    assert_eq!(counted(&desk), (1, 1, day(1)));
    // Who was screened here is who the hit is judged on.
    let hit = desk.docket.hit(H1).unwrap();
    assert_eq!(hit.subject.source, Source::Screening("TK386".to_owned()));
    let other = Sighting {
        subject: record(2),
        ..seen("by road", 2)
    };
    desk.see(&other, day(2));
    assert_eq!(counted(&desk), (1, 2, day(1)));
    desk.see(&seen("TK387", 3), day(3));
    assert_eq!(counted(&desk), (2, 2, day(3)));
}

#[test]
fn what_becomes_of_those_that_look_for_it_is_stored_as_it_is() {
    let mut desk = Desk::default();
    desk.see(
        &sighting("F1", day(0), ann(), vec![asking("plain", false)]),
        day(0),
    );
    let seen = desk.events[0].what.seen().unwrap().clone();
    let anew = |changed, is_doubtful| {
        What::Anew(Box::new(Anew {
            seen: seen.clone(),
            changed,
            is_doubtful,
        }))
    };
    let mut whats = vec![
        target("plain", None),
        target("careful", Some(Gone::Unmet)),
        anew(None, false),
        anew(Some(BTreeSet::new()), true),
        anew(Some([Fact::Document].into()), false),
    ];
    whats.extend(Gone::ALL.map(|why| target("plain", Some(why))));
    for what in whats {
        let event = by_node(what);
        assert_eq!(wire::decoded(&wire::encoded(&event)), Ok(event));
    }
}
