//! What is withdrawn waits for nobody, and waits again when it is looked for again.

use super::*;

fn ann() -> Known {
    known(
        &["Ann Invented"],
        &["1961-03-04"],
        &["passport:GE:X0000001"],
    )
}

fn wanted() -> Known {
    known(&["Anna Invented"], &["1971-03-04"], &[])
}

fn seen(reference: &str, on: u32) -> Sighting {
    sighting(reference, day(on), ann(), vec![entry("17", wanted())])
}

fn found() -> Desk {
    let mut desk = Desk::default();
    assert_eq!(desk.see(&seen("F1", 0), day(0)), [H1]);
    desk
}

fn by_node(what: What, on: u32) -> Event {
    Event {
        hit: H1,
        at: day(on),
        by: By::Node,
        what,
    }
}

fn withdraw(desk: &mut Desk, why: Gone, on: u32) {
    let withdrawn = Withdrawn {
        side: Side::Target,
        why,
        since: day(on),
    };
    desk.apply(by_node(What::Ended(withdrawn), on));
}

#[test]
fn an_open_hit_whose_entry_is_gone_does_not_wait_and_says_so() {
    let mut desk = found();
    withdraw(&mut desk, Gone::TakenOff, 1);
    let hit = desk.docket.hit(H1).unwrap();
    assert!(!hit.waits() && hit.is_bare());
    assert_eq!((hit.state_name(), desk.docket.open()), ("withdrawn", 0));
    let says = hit.withdrawn.unwrap().to_string();
    assert!(
        says.starts_with("the entry is no longer on its list, since 2023-11-15"),
        "{says}"
    );
    // It is no officer's doing, and keeps nothing longer.
    assert_eq!(hit.changed, day(0));
}

#[test]
fn what_is_looked_for_again_asks_again_and_tells_what_was_destroyed() {
    let mut desk = found();
    withdraw(&mut desk, Gone::TakenOff, 1);
    // Screened again when the list has it again: the same row, and nothing new of it.
    assert_eq!(desk.see(&seen("F1", 0), day(2)), [H1]);
    assert_eq!(*desk.state(H1), State::Reopened(Cause::Returned));
    let hit = desk.docket.hit(H1).unwrap();
    assert!(hit.waits() && !hit.is_bare() && hit.seen == 1);
    assert_eq!(desk.docket.open(), 1);
}

#[test]
fn what_returns_before_it_is_seen_waits_as_it_stood_and_the_next_sighting_tells_it() {
    let mut desk = found();
    withdraw(&mut desk, Gone::TakenOff, 1);
    desk.apply(by_node(What::Returned, 2));
    assert_eq!(*desk.state(H1), State::New);
    assert!(desk.docket.hit(H1).unwrap().waits());
    assert!(desk.see(&seen("F1", 0), day(3)).is_empty());
    assert!(!desk.docket.hit(H1).unwrap().is_bare());
}

#[test]
fn what_only_came_to_its_end_keeps_what_is_known_of_it() {
    let mut desk = found();
    withdraw(&mut desk, Gone::Over, 1);
    let hit = desk.docket.hit(H1).unwrap();
    assert!(!hit.waits() && !hit.is_bare());
}

#[test]
fn a_confirmed_hit_stays_confirmed_and_loses_what_its_author_withdrew() {
    let confirmed = || {
        let mut desk = found();
        desk.act(H1, CONFIRM, "ana", day(0));
        desk
    };
    for (why, is_bare) in [(Gone::TakenOff, false), (Gone::Retracted, true)] {
        let mut desk = confirmed();
        withdraw(&mut desk, why, 1);
        let hit = desk.docket.hit(H1).unwrap();
        assert_eq!((hit.state_name(), hit.is_bare()), ("confirmed", is_bare));
    }
}

#[test]
fn what_rests_and_is_withdrawn_wakes_without_asking_anybody() {
    let mut desk = found();
    desk.act(H1, Move::Snooze(Until::Day(day(5))), "ana", day(0));
    withdraw(&mut desk, Gone::Retracted, 1);
    for event in desk.docket.rested(day(5)) {
        desk.apply(event);
    }
    assert!(!desk.docket.hit(H1).unwrap().waits());
    assert_eq!(desk.docket.open(), 0);
}

#[test]
fn what_becomes_of_sides_is_stored_as_it_is() {
    let mut events = vec![by_node(What::Returned, 1), by_node(renamed(), 1)];
    for side in Side::ALL {
        for why in Gone::ALL {
            let since = day(1);
            events.push(by_node(What::Ended(Withdrawn { side, why, since }), 1));
        }
    }
    for event in events {
        assert_eq!(wire::decoded(&wire::encoded(&event)), Ok(event));
    }
}

#[test]
fn a_list_that_numbers_an_entry_anew_names_it_so_in_the_hit() {
    let mut desk = found();
    desk.apply(by_node(renamed(), 1));
    let hit = desk.docket.hit(H1).unwrap();
    assert_eq!(hit.target, of_list("invented", "900017"));
    assert_eq!(hit.targets().count(), 1);
}

#[test]
fn what_other_lists_say_of_the_same_is_known_of_the_hit() {
    let mut desk = Desk::default();
    let also = |list: &str| Match {
        target: of_list(list, "1"),
        ..entry(
            "17",
            Known {
                documents: vec!["passport:TR:E1".to_owned()],
                ..wanted()
            },
        )
    };
    let first = sighting("F1", day(0), ann(), vec![also("one"), also("two")]);
    assert_eq!(desk.see(&first, day(0)), [H1]);
    let targets = |desk: &Desk| {
        let hit = desk.docket.hit(H1).unwrap();
        hit.targets().cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(
        targets(&desk),
        [of_list("one", "1"), of_list("two", "1")].into()
    );
    // A third list that comes to name the same one: nobody is asked, and it is known.
    let later = sighting("F1", day(0), ann(), vec![also("three")]);
    assert!(desk.see(&later, day(1)).is_empty());
    assert_eq!(targets(&desk).len(), 3);
    for event in &desk.events {
        assert_eq!(wire::decoded(&wire::encoded(event)).as_ref(), Ok(event));
    }
}

#[test]
fn names_of_a_target_are_known_up_to_their_limit() {
    let mut desk = Desk::default();
    let known = Known {
        documents: vec!["passport:TR:E1".to_owned()],
        ..wanted()
    };
    let matches = (0..=MAX_TARGETS).map(|key| entry(&key.to_string(), known.clone()));
    let seen = sighting("F1", day(0), ann(), matches.collect());
    assert_eq!(desk.see(&seen, day(0)), [H1]);
    assert_eq!(desk.docket.hit(H1).unwrap().targets().count(), MAX_TARGETS);
    // It is full: what has no room makes no event each time.
    assert!(desk.see(&seen, day(1)).is_empty());
    assert_eq!(desk.events.len(), 1);
}

fn of_list(list: &str, key: &str) -> Target {
    Target::Entry {
        list: list.parse().unwrap(),
        key: key.to_owned(),
    }
}

fn renamed() -> What {
    What::Renamed {
        from: of_list("invented", "17"),
        to: of_list("invented", "900017"),
    }
}
