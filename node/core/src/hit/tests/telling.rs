//! Who is told of a hit, and what becomes of that.

use super::*;
use crate::model::RecordId;

const TELL: Move = Move::Confirm {
    tell: Some(Tell { acted: false }),
};

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
    desk.act(H1, TELL, "ana", day(0));
    assert_eq!((steps(&desk), left(&desk)), (vec!["wanted"], true));
    assert!(
        desk.try_move(H1, Move::Tell(Tell { acted: true }), "ana", day(0))
            .is_err()
    );
    desk.apply(told(1, 1));
    assert_eq!((steps(&desk), left(&desk)), (vec!["told"], false));
    assert!(desk.docket.hit(H1).unwrap().is_told());
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
    desk.act(H1, TELL, "ana", day(0));
    desk.apply(told(1, 1));
    desk.act(H1, Move::Reopen, "ana", day(1));
    assert_eq!((steps(&desk), left(&desk)), (vec!["withdrawing"], true));
    desk.apply(by_node(What::Withdrawn { number: 1 }));
    assert_eq!((steps(&desk), left(&desk)), (vec!["withdrawn"], false));
    desk.act(H1, CONFIRM, "ana", day(2));
    assert!(!left(&desk));
    desk.act(H1, Move::Tell(Tell { acted: true }), "ana", day(2));
    desk.apply(told(2, 2));
    assert_eq!(steps(&desk), ["withdrawn", "told"]);
}

#[test]
fn what_was_published_while_the_hit_was_opened_again_is_withdrawn_too() {
    let mut desk = one();
    desk.act(H1, TELL, "ana", day(0));
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
    let tell = Move::Tell(Tell { acted: false });
    let refused = desk.try_move(H1, tell, "ana", day(0)).unwrap_err();
    assert!(refused.to_string().contains("only what was confirmed"));
}

#[test]
fn what_is_told_reads_back_as_it_was_stored() {
    let events = [
        by_node(What::Confirmed {
            marks: Vec::new(),
            tell: Some(Tell { acted: true }),
        }),
        by_node(What::Tell(Tell { acted: false })),
        told(3, 9),
        by_node(What::Untold { number: 3 }),
        by_node(What::Withdrawn { number: 3 }),
    ];
    for event in events {
        assert_eq!(wire::decoded(&wire::encoded(&event)).unwrap(), event);
    }
}
