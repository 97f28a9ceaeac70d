//! Who is the same, and what asks again.

use std::collections::BTreeSet;

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

/// A desk at which the pair of Ann and the entry was rejected.
fn rejected() -> Desk {
    let mut desk = Desk::default();
    let seen = sighting("F1", day(0), ann(), vec![entry("17", wanted())]);
    assert_eq!(desk.see(&seen, day(0)), [H1]);
    desk.reject(H1, day(0));
    desk
}

#[test]
fn a_rejected_pair_asks_nobody_again_from_another_source() {
    let mut desk = rejected();
    let seen = sighting("F2", day(9), ann(), vec![entry("17", wanted())]);
    assert!(desk.see(&seen, day(9)).is_empty());
    assert!(matches!(desk.state(H1), State::Rejected { .. }));
}

#[test]
fn each_decisive_fact_of_either_side_asks_again_and_says_which() {
    type Adds = fn(&mut Known);
    let birth = |known: &mut Known| known.births.push("1971-03-05".to_owned());
    let document = |known: &mut Known| known.documents.push("passport:GE:X0000002".to_owned());
    let alias = |known: &mut Known| known.names.push("Nino Invented".to_owned());
    let facts: [(Fact, Adds); 3] = [
        (Fact::Birth, birth),
        (Fact::Document, document),
        (Fact::Alias, alias),
    ];
    for (fact, add) in facts {
        for of_subject in [true, false] {
            let mut desk = rejected();
            let (mut subject, mut target) = (ann(), wanted());
            add(if of_subject {
                &mut subject
            } else {
                &mut target
            });
            let seen = sighting("F2", day(9), subject, vec![entry("17", target)]);
            assert_eq!(desk.see(&seen, day(9)), [H1], "{fact} {of_subject}");
            let mut changed = Changed::default();
            let side = if of_subject {
                &mut changed.subject
            } else {
                &mut changed.target
            };
            side.insert(fact);
            assert_eq!(*desk.state(H1), State::Reopened(Cause::Changed(changed)));
            // Judged once more, it is remembered with what was new.
            desk.reject(H1, day(9));
            assert!(desk.see(&seen, day(10)).is_empty());
        }
    }
}

#[test]
fn a_list_that_numbers_its_entries_anew_asks_nobody_again() {
    let told = Known {
        keys: vec!["invented 900017".to_owned(), "invented 17".to_owned()],
        ..wanted()
    };
    let silent = wanted();
    for known in [told, silent] {
        let mut desk = rejected();
        let mut renumbered = entry("900017", known.clone());
        if known.keys.len() > 1 {
            renumbered.known = known;
        }
        let seen = sighting("F2", day(9), ann(), vec![renumbered]);
        assert!(desk.see(&seen, day(9)).is_empty());
    }
}

#[test]
fn a_key_that_is_given_to_another_entry_asks() {
    let mut desk = rejected();
    let other = known(&["Ana Invented"], &["1961-03-04"], &[]);
    let seen = sighting("F2", day(9), ann(), vec![entry("17", other)]);
    assert_eq!(desk.see(&seen, day(9)), [H1]);
}

#[test]
fn somebody_else_of_the_same_name_is_a_hit_of_its_own() {
    let mut desk = rejected();
    for (other, hit) in [
        (known(&["Ann Invented"], &["1990-01-01"], &[]), 2),
        (known(&["Ann Invented"], &[], &[]), 3),
        (known(&["Ann Invented"], &["1961"], &[]), 4),
    ] {
        let seen = sighting("F2", day(9), other, vec![entry("17", wanted())]);
        assert_eq!(desk.see(&seen, day(9)), [HitId::from_number(hit).unwrap()]);
    }
}

#[test]
fn a_name_in_another_script_and_order_is_no_new_alias() {
    let mut desk = rejected();
    let cyrillic = Known {
        names: vec!["INVENTED, Ann".to_owned()],
        ..ann()
    };
    let seen = sighting("F2", day(9), cyrillic, vec![entry("17", wanted())]);
    assert!(desk.see(&seen, day(9)).is_empty());
}

#[test]
fn a_rejection_is_over_when_its_time_is() {
    let mut desk = rejected();
    let seen = sighting("F2", day(366), ann(), vec![entry("17", wanted())]);
    assert_eq!(desk.see(&seen, day(366)), [H1]);
    assert_eq!(*desk.state(H1), State::Reopened(Cause::Forgotten));
}

#[test]
fn a_confirmed_pair_that_travels_again_asks_and_says_that_it_was_confirmed() {
    let mut desk = Desk::default();
    let first = sighting("F1", day(0), ann(), vec![entry("17", wanted())]);
    desk.see(&first, day(0));
    desk.act(H1, CONFIRM, "ana", day(0));
    assert!(desk.see(&first, day(1)).is_empty());
    let second = sighting("F2", day(9), ann(), vec![entry("17", wanted())]);
    let asks = desk.see(&second, day(9));
    assert_eq!(desk.docket.hit(asks[0]).unwrap().before, Some(H1));
}

#[test]
fn confirming_one_marks_the_others_and_opening_it_again_undoes_that() {
    let mut desk = Desk::default();
    let other = known(&["Anne Invented"], &["1961-03-04"], &[]);
    let matches = vec![entry("17", wanted()), entry("18", other)];
    let asks = desk.see(&sighting("F1", day(0), ann(), matches), day(0));
    let [first, second] = asks.try_into().unwrap();
    desk.act(first, CONFIRM, "ana", day(0));
    let marked = |desk: &Desk| desk.docket.hit(second).unwrap().marked_by;
    assert_eq!(marked(&desk), Some(first));
    assert!(!desk.docket.hit(second).unwrap().waits());
    desk.act(first, Move::Reopen, "ana", day(1));
    assert_eq!(marked(&desk), None);
    assert!(desk.docket.hit(second).unwrap().waits());
}

#[test]
fn what_rests_is_marked_too_and_asks_nobody_when_it_wakes() {
    let mut desk = Desk::default();
    let other = known(&["Anne Invented"], &["1961-03-04"], &[]);
    let matches = vec![entry("17", wanted()), entry("18", other)];
    let asks = desk.see(&sighting("F1", day(0), ann(), matches), day(0));
    let [first, second] = asks.try_into().unwrap();
    desk.act(second, Move::Snooze(Until::Day(day(5))), "ana", day(0));
    desk.act(first, CONFIRM, "ana", day(1));
    let hit = |desk: &Desk| desk.docket.hit(second).unwrap().clone();
    assert_eq!(hit(&desk).marked_by, Some(first));
    for event in desk.docket.rested(day(6)) {
        desk.docket.apply(&event).unwrap();
    }
    let woken = hit(&desk);
    assert_eq!(woken.state, State::Reopened(Cause::Rested));
    assert_eq!((woken.marked_by, woken.waits()), (Some(first), false));
    assert_eq!(woken.state_name(), State::MARKED);
    desk.act(first, Move::Reopen, "ana", day(7));
    assert!(hit(&desk).waits());
    // What an officer opens is looked at, whatever else was confirmed.
    desk.act(second, Move::Snooze(Until::Day(day(9))), "ana", day(7));
    desk.act(first, CONFIRM, "ana", day(7));
    desk.act(second, Move::Reopen, "ana", day(8));
    assert!(hit(&desk).waits());
}

#[test]
fn what_two_confirmations_mark_is_free_when_neither_holds_any_more() {
    for opened_first in [0, 1] {
        let mut desk = Desk::default();
        let others = ["Anne Invented", "Annie Invented"];
        let others = others.map(|name| known(&[name], &["1961-03-04"], &[]));
        let [one, other] = others;
        let matches = vec![entry("17", wanted()), entry("18", one), entry("19", other)];
        let asks = desk.see(&sighting("F1", day(0), ann(), matches), day(0));
        let [first, second, third] = asks.try_into().unwrap();
        desk.act(first, CONFIRM, "ana", day(0));
        desk.act(second, CONFIRM, "ana", day(1));
        let mut confirmed = [first, second];
        confirmed.rotate_left(opened_first);
        let [opened, left] = confirmed;
        desk.act(opened, Move::Reopen, "ana", day(2));
        let hit = desk.docket.hit(third).unwrap();
        assert_eq!((hit.marked_by, hit.waits()), (Some(left), false));
        desk.act(left, Move::Reopen, "ana", day(3));
        let hit = desk.docket.hit(third).unwrap();
        assert_eq!((hit.marked_by, hit.waits()), (None, true));
    }
}

#[test]
fn what_an_officer_opens_again_is_asked_about_whatever_was_confirmed_before() {
    let mut desk = Desk::default();
    let others = ["Anne Invented", "Annie Invented"];
    let [one, other] = others.map(|name| known(&[name], &["1961-03-04"], &[]));
    let matches = vec![entry("17", wanted()), entry("18", one), entry("19", other)];
    let asks = desk.see(&sighting("F1", day(0), ann(), matches), day(0));
    let [first, second, third] = asks.try_into().unwrap();
    desk.act(third, Move::Snooze(Until::Day(day(9))), "ana", day(0));
    desk.act(first, CONFIRM, "ana", day(1));
    desk.act(third, Move::Reopen, "ana", day(2));
    desk.act(second, CONFIRM, "ana", day(3));
    let marked = |desk: &Desk| desk.docket.hit(third).unwrap().marked_by;
    assert_eq!(marked(&desk), Some(second));
    // The mark of the first went when the officer opened it.
    desk.act(second, Move::Reopen, "ana", day(4));
    assert_eq!(marked(&desk), None);
}

#[test]
fn one_sighting_names_a_pair_once() {
    let mut desk = Desk::default();
    let twice = vec![entry("17", ann()), entry("17", ann()), entry("18", ann())];
    assert_eq!(
        desk.see(&sighting("F1", day(0), ann(), twice), day(0)),
        [H1]
    );
    assert_eq!(desk.quiet, 2);
}

#[test]
fn marks_of_another_node_and_debug_say_nothing() {
    let other = MarkKey::new([8; 32]);
    assert!(!ann().marks(&key()).meets(&ann().marks(&other)));
    let seen = sighting("F1", day(0), ann(), vec![entry("17", wanted())]);
    let shown = format!("{seen:?} {:?} {:?}", ann(), key());
    assert!(!shown.contains("Ann") && !shown.contains("1961"), "{shown}");
}

#[test]
fn a_fact_beyond_the_limit_still_asks() {
    let names: Vec<String> = (0..MAX_MARKS).map(|n| format!("Name{n:03}")).collect();
    let mut many = Known {
        names,
        ..Known::default()
    };
    let judged = many.marks(&key());
    assert_eq!(judged.aliases.len(), MAX_MARKS);
    many.names.push("Zacharias".to_owned());
    let over = many.marks(&key());
    assert_eq!(over.aliases.len(), MAX_MARKS);
    assert_eq!(over.beyond(&judged), BTreeSet::from([Fact::Alias]));
}

#[test]
fn a_sighting_is_held_to_its_limits() {
    let whole = |matches, reference: usize| {
        let matches = vec![entry("17", wanted()); matches];
        sighting(&"r".repeat(reference), day(0), ann(), matches)
    };
    assert_eq!(whole(MAX_MATCHES, MAX_REFERENCE).check(), Ok(()));
    assert!(whole(MAX_MATCHES + 1, 1).check().is_err());
    assert!(whole(1, MAX_REFERENCE + 1).check().is_err());
}

#[test]
fn whose_owner_is_asked_first_stays_so_when_another_list_says_nothing_of_it() {
    let mut desk = Desk::default();
    let careful = Match {
        contact_first: true,
        ..entry("17", wanted())
    };
    let seen = sighting("F1", day(0), ann(), vec![careful]);
    assert_eq!(desk.see(&seen, day(0)), [H1]);
    let plain = sighting("F2", day(1), ann(), vec![entry("99", wanted())]);
    desk.see(&plain, day(1));
    assert!(desk.docket.hit(H1).unwrap().contact_first);
}
