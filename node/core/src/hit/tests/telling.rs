//! Who is told of a hit, and what becomes of that.

use ntc_proto::node::v1;
use prost::Message as _;

use super::*;
use crate::model::RecordId;

/// A confirmation by which the author of one alert is told.
fn tell() -> Move {
    Move::Confirm {
        tells: vec![to_tell(1, false)],
    }
}

fn one() -> Desk {
    let mut desk = Desk::default();
    let subject = known(&["Ann Invented"], &["1961-03-04"], &[]);
    let target = known(&["Anna Invented"], &[], &[]);
    desk.see(
        &sighting("F1", day(0), subject, vec![entry("17", target)]),
        day(0),
    );
    desk
}

fn notice(number: u8) -> Notice {
    Notice {
        record: RecordId::new(day(0), &[number; 10]),
        to: "KZ/customs".parse().unwrap(),
        at: day(0),
    }
}

fn by_node(what: What) -> Event {
    Event {
        hit: H1,
        at: day(0),
        by: By::Node,
        what,
    }
}

fn told(number: u32, record: u8) -> Event {
    by_node(What::Told {
        number,
        notice: notice(record),
    })
}

fn steps(desk: &Desk) -> Vec<&'static str> {
    let hit = desk.docket.hit(H1).unwrap();
    hit.tellings.iter().map(|it| it.step.name()).collect()
}

fn left(desk: &Desk) -> bool {
    desk.docket.telling().next().is_some()
}

#[test]
fn a_hit_is_told_once_and_the_node_has_nothing_left_to_do_then() {
    let mut desk = one();
    desk.act(H1, tell(), "ana", day(0));
    assert_eq!((steps(&desk), left(&desk)), (vec!["wanted"], true));
    assert!(
        desk.try_move(H1, Move::Tell(vec![to_tell(1, false)]), "ana", day(0))
            .is_err()
    );
    desk.apply(told(1, 1));
    assert_eq!((steps(&desk), left(&desk)), (vec!["told"], false));
    let hit = desk.docket.hit(H1).unwrap();
    assert!(!hit.is_news(&alert(1), Tell { acted: false }));
    // Whoever says it again says what does not follow.
    for again in [
        told(1, 1),
        told(2, 1),
        by_node(What::Withdrawn { number: 1 }),
    ] {
        assert_eq!(desk.docket.clone().apply(&again), Err(Unfit(H1)));
    }
}

#[test]
fn what_was_told_of_a_hit_that_is_open_again_is_withdrawn_and_it_is_told_anew() {
    let mut desk = one();
    desk.act(H1, tell(), "ana", day(0));
    desk.apply(told(1, 1));
    desk.act(H1, Move::Reopen, "ana", day(1));
    assert_eq!((steps(&desk), left(&desk)), (vec!["withdrawing"], true));
    desk.apply(by_node(What::Withdrawn { number: 1 }));
    assert_eq!((steps(&desk), left(&desk)), (vec!["withdrawn"], false));
    desk.act(H1, CONFIRM, "ana", day(2));
    assert!(!left(&desk));
    desk.act(H1, Move::Tell(vec![to_tell(1, true)]), "ana", day(2));
    desk.apply(told(2, 2));
    assert_eq!(steps(&desk), ["withdrawn", "told"]);
}

#[test]
fn what_was_published_while_the_hit_was_opened_again_is_withdrawn_too() {
    let mut desk = one();
    desk.act(H1, tell(), "ana", day(0));
    desk.act(H1, Move::Reopen, "ana", day(0));
    assert_eq!((steps(&desk), left(&desk)), (vec!["untold"], true));
    let mut never = desk.docket.clone();
    never.apply(&by_node(What::Untold { number: 1 })).unwrap();
    assert!(never.telling().next().is_none());
    desk.apply(told(1, 1));
    assert_eq!((steps(&desk), left(&desk)), (vec!["withdrawing"], true));
}

#[test]
fn only_what_was_confirmed_is_told() {
    let desk = one();
    let tell = Move::Tell(vec![to_tell(1, false)]);
    let refused = desk.try_move(H1, tell, "ana", day(0)).unwrap_err();
    assert!(refused.to_string().contains("only what was confirmed"));
}

#[test]
fn what_is_told_reads_back_as_it_was_stored() {
    let events = [
        by_node(What::Confirmed {
            marks: Vec::new(),
            tells: vec![to_tell(1, true), to_tell(2, true)],
        }),
        by_node(What::Tell(vec![to_tell(1, false), to_tell(3, true)])),
        told(3, 9),
        by_node(What::Untold { number: 3 }),
        by_node(What::Withdrawn { number: 3 }),
    ];
    for event in events {
        assert_eq!(wire::decoded(&wire::encoded(&event)).unwrap(), event);
    }
}

#[test]
fn each_owner_is_told_once_and_later_that_it_was_acted_upon() {
    let mut desk = one();
    desk.act(H1, tell(), "ana", day(0));
    desk.apply(told(1, 1));
    // Another who looks for it is told, the first not again.
    let both = Move::Tell(vec![to_tell(1, false), to_tell(2, false)]);
    desk.act(H1, both.clone(), "ana", day(1));
    desk.apply(told(2, 2));
    assert_eq!(steps(&desk), ["told", "told"]);
    let why = desk.try_move(H1, both, "ana", day(1)).unwrap_err();
    assert!(why.to_string().contains("told already"), "{why}");
    // That somebody acted is told of each alert, once.
    let acted = Move::Tell(vec![to_tell(1, true), to_tell(2, true)]);
    desk.act(H1, acted.clone(), "ana", day(2));
    desk.apply(told(3, 3));
    desk.apply(told(4, 4));
    let hit = desk.docket.hit(H1).unwrap();
    let of = |number| {
        let alert = alert(number);
        let told = hit.told_of(&alert).map(|it| it.tell.acted);
        told.collect::<Vec<_>>()
    };
    assert_eq!((of(1), of(2)), (vec![false, true], vec![false, true]));
    assert!(desk.try_move(H1, acted, "ana", day(2)).is_err());
    // All of it is withdrawn where the hit is opened again, and can be told anew.
    desk.act(H1, Move::Reopen, "ana", day(3));
    assert_eq!(steps(&desk), ["withdrawing"; 4]);
    assert!(
        desk.docket
            .hit(H1)
            .unwrap()
            .is_news(&alert(2), Tell { acted: false })
    );
}

#[test]
fn what_was_stored_while_one_alone_was_told_is_of_the_alert_that_it_was_judged_on() {
    let mut desk = Desk::default();
    let target = Target::Record(alert(1));
    let found = Match {
        target,
        ..entry("17", known(&["Anna Invented"], &[], &[]))
    };
    let subject = known(&["Ann Invented"], &["1961-03-04"], &[]);
    desk.see(&sighting("F1", day(0), subject, vec![found]), day(0));
    let old = v1::StoredHitEvent {
        hit: 1,
        at_ms: day(0).as_millis(),
        officer: "ana".to_owned(),
        what: Some(v1::stored_hit_event::What::Confirmed(
            v1::HitConfirmedEvent {
                tell: Some(v1::HitTell {
                    acted: true,
                    ..v1::HitTell::default()
                }),
                ..v1::HitConfirmedEvent::default()
            },
        )),
    };
    desk.apply(wire::decoded(&old.encode_to_vec()).unwrap());
    let hit = desk.docket.hit(H1).unwrap();
    assert_eq!(hit.told_of(&alert(1)).count(), 1);
    assert!(!hit.is_news(&alert(1), Tell { acted: true }));
    assert!(hit.is_news(&alert(2), Tell { acted: false }));
}

#[test]
fn whoever_asks_to_be_asked_first_is_asked_whichever_entry_or_alert_comes_first() {
    let mut desk = Desk::default();
    let same = |key: &str, contact_first| Match {
        contact_first,
        ..entry(key, known(&["Anna Invented"], &["1961-03-04"], &["x:1"]))
    };
    let subject = known(&["Ann Invented"], &["1961-03-04"], &["x:1"]);
    let seen = sighting(
        "F1",
        day(0),
        subject,
        vec![same("1", false), same("2", true)],
    );
    assert_eq!(desk.see(&seen, day(0)), [H1]);
    let hit = desk.docket.hit(H1).unwrap();
    assert!(hit.contact_first);
    let asks = hit.sought().values().map(|it| it.contact_first);
    assert_eq!(asks.collect::<Vec<_>>(), [false, true]);
    for event in &desk.events {
        assert_eq!(wire::decoded(&wire::encoded(event)).as_ref(), Ok(event));
    }
}

#[test]
fn who_comes_to_look_for_a_confirmed_one_is_known_of_the_hit() {
    let mut desk = Desk::default();
    let same = |target: Target| Match {
        target,
        ..entry("1", known(&["Anna Invented"], &["1961-03-04"], &["x:1"]))
    };
    let subject = known(&["Ann Invented"], &["1961-03-04"], &["x:1"]);
    let see = |desk: &mut Desk, number: u8| {
        let found = same(Target::Record(alert(number)));
        desk.see(
            &sighting("F1", day(0), subject.clone(), vec![found]),
            day(0),
        )
    };
    assert_eq!(see(&mut desk, 1), [H1]);
    desk.act(H1, tell(), "ana", day(0));
    assert!(see(&mut desk, 2).is_empty(), "nobody is asked again");
    let hit = desk.docket.hit(H1).unwrap();
    assert!(matches!(hit.state, State::Confirmed { .. }));
    assert_eq!(hit.targets().count(), 2);
    assert!(hit.is_news(&alert(2), Tell { acted: false }));
    // The node decides whether its author is told, once, whatever officers tell.
    let newcomers = |desk: &Desk| {
        let hit = desk.docket.hit(H1).unwrap();
        hit.newcomers().iter().cloned().collect::<Vec<_>>()
    };
    desk.apply(told(1, 1));
    desk.act(H1, Move::Tell(vec![to_tell(1, true)]), "ana", day(0));
    desk.apply(told(2, 2));
    assert_eq!((newcomers(&desk), left(&desk)), (vec![alert(2)], true));
    let nobody = by_node(What::Tell(Vec::new()));
    assert_eq!(wire::decoded(&wire::encoded(&nobody)).as_ref(), Ok(&nobody));
    desk.apply(nobody);
    assert_eq!((newcomers(&desk), left(&desk)), (Vec::new(), false));
    assert!(see(&mut desk, 2).is_empty());
    assert!(newcomers(&desk).is_empty(), "who is known comes once");
    // Whoever comes while it is open is decided about by its confirmation.
    desk.act(H1, Move::Reopen, "ana", day(1));
    see(&mut desk, 3);
    assert!(newcomers(&desk).is_empty());
}

#[test]
fn who_comes_to_look_for_a_confirmed_one_is_known_of_the_hit_that_was_seen() {
    let mut desk = Desk::default();
    let same = |target: Target| Match {
        target,
        ..entry("1", known(&["Anna Invented"], &["1961-03-04"], &["x:1"]))
    };
    let subject = || known(&["Ann Invented"], &["1961-03-04"], &["x:1"]);
    let own = || same(entry("1", Known::default()).target);
    assert_eq!(
        desk.see(&sighting("F1", day(0), subject(), vec![own()]), day(0)),
        [H1]
    );
    desk.act(H1, CONFIRM, "ana", day(0));
    // A record that tells of the same is a question of its own, on no journey that was seen.
    let told = Sighting {
        subject: SubjectRef {
            source: Source::Record(alert(1)),
            place: "vehicle 1".to_owned(),
        },
        journey: Vec::new(),
        ..sighting("F1", day(1), subject(), vec![own()])
    };
    assert_eq!(desk.see(&told, day(1)).len(), 1);
    // Who was seen then is looked for by another.
    let found = same(Target::Record(alert(2)));
    assert!(
        desk.see(&sighting("F1", day(0), subject(), vec![found]), day(1))
            .is_empty()
    );
    let hit = desk.docket.hit(H1).unwrap();
    assert_eq!(hit.newcomers().iter().collect::<Vec<_>>(), [&alert(2)]);
}
