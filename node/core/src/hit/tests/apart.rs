//! Who is another although a number is the same, what is confirmed of whom, and how often somebody travels.

use super::*;

/// A telephone that several have, or a document that somebody mistyped.
const SHARED: &str = "phone:+995555000001";

fn with_number(name: &str, birth: &str) -> Known {
    known(&[name], &[birth], &[SHARED])
}

fn wanted() -> Known {
    known(&["Carl Wanted"], &["1950-01-01"], &[SHARED])
}

fn id(number: u64) -> HitId {
    HitId::from_number(number).unwrap()
}

#[test]
fn two_people_with_one_number_are_two_hits_and_neither_takes_the_others_place() {
    let mut desk = Desk::default();
    let first = sighting(
        "F1",
        day(0),
        with_number("Ann Invented", "1961-03-04"),
        vec![entry("17", wanted())],
    );
    let second = sighting(
        "F2",
        day(1),
        with_number("Bob Different", "1985-06-07"),
        vec![entry("17", wanted())],
    );
    assert_eq!(desk.see(&first, day(0)), [id(1)]);
    assert_eq!(desk.see(&second, day(1)), [id(2)]);
    let subject = |number| desk.docket.hit(id(number)).unwrap().subject.clone();
    assert_eq!((subject(1), subject(2)), (first.subject, second.subject));
    // What was judged of the one says nothing of the other.
    desk.reject(id(1), day(2));
    assert_eq!(*desk.state(id(2)), State::New);
    assert!(
        desk.docket
            .siblings(desk.docket.hit(id(1)).unwrap())
            .is_empty()
    );
}

#[test]
fn two_entries_with_one_number_are_two_hits_of_one_sighting() {
    let mut desk = Desk::default();
    let other = known(&["Dora Sought"], &["1944-02-02"], &[SHARED]);
    let matches = vec![entry("17", wanted()), entry("18", other)];
    let seen = sighting(
        "F1",
        day(0),
        with_number("Ann Invented", "1961-03-04"),
        matches,
    );
    assert_eq!(desk.see(&seen, day(0)), [id(1), id(2)]);
}

#[test]
fn a_slip_in_a_birth_date_or_a_name_makes_nobody_another() {
    for other in [
        with_number("Ann Invented", "1961-03-05"),
        with_number("Anne Invented", "1961-03-04"),
    ] {
        let mut desk = Desk::default();
        let seen = |reference: &str, on, known| {
            sighting(reference, day(on), known, vec![entry("17", wanted())])
        };
        let ann = with_number("Ann Invented", "1961-03-04");
        desk.see(&seen("F1", 0, ann), day(0));
        desk.reject(id(1), day(0));
        assert_eq!(desk.see(&seen("F2", 1, other), day(1)), [id(1)]);
    }
}

#[test]
fn an_open_hit_is_judged_on_who_was_seen_first_and_a_surer_sighting_counts_while_nobody_works() {
    let ann = || with_number("Ann Invented", "1961-03-04");
    let seen = |reference: &str, on, verdict, score| {
        let found = Match {
            verdict,
            score,
            ..entry("17", wanted())
        };
        sighting(reference, day(on), ann(), vec![found])
    };
    let mut desk = Desk::default();
    let first = seen("F1", 0, Verdict::Near, 800);
    desk.see(&first, day(0));
    desk.see(&seen("F2", 1, Verdict::Near, 800), day(1));
    let hit = desk.docket.hit(id(1)).unwrap();
    assert_eq!(hit.subject, first.subject);
    assert_eq!((hit.seen, hit.last_seen), (2, day(1)));
    let surer = seen("F3", 2, Verdict::Exact, 1000);
    desk.see(&surer, day(2));
    assert_eq!(desk.docket.hit(id(1)).unwrap().subject, surer.subject);
    desk.act(id(1), Move::Claim { take_over: false }, "ana", day(2));
    desk.see(&seen("F4", 3, Verdict::Exact, 1001), day(3));
    assert_eq!(desk.docket.hit(id(1)).unwrap().subject, surer.subject);
}

#[test]
fn what_opens_a_hit_again_is_what_it_is_judged_on() {
    let mut desk = Desk::default();
    let ann = with_number("Ann Invented", "1961-03-04");
    let first = sighting("F1", day(0), ann.clone(), vec![entry("17", wanted())]);
    desk.see(&first, day(0));
    desk.reject(id(1), day(0));
    let mut papers = ann;
    papers.documents.push("passport:GE:X0000002".to_owned());
    let second = sighting("F2", day(1), papers, vec![entry("17", wanted())]);
    desk.see(&second, day(1));
    assert_eq!(desk.docket.hit(id(1)).unwrap().subject, second.subject);
}

/// A thing that is looked for by its number, which this is of the subject.
fn thing(key: &str, number: &str) -> Match {
    Match {
        part: number.to_owned(),
        ..entry(key, known(&[], &[], &[number]))
    }
}

#[test]
fn confirming_one_number_of_a_row_says_nothing_of_its_other_numbers_nor_of_who_bears_them() {
    let row = known(
        &["Ann Invented"],
        &["1961-03-04"],
        &["container:X", "plate:Y"],
    );
    let mut desk = Desk::default();
    let matches = vec![
        thing("1", "container:X"),
        thing("2", "plate:Y"),
        entry("3", known(&["Anna Wanted"], &["1971-03-04"], &[])),
        entry("4", known(&["Anne Sought"], &["1981-03-04"], &[])),
    ];
    let asks = desk.see(&sighting("F1", day(0), row, matches), day(0));
    assert_eq!(asks, [id(1), id(2), id(3), id(4)]);
    desk.act(id(1), CONFIRM, "ana", day(0));
    for other in [2, 3, 4] {
        assert!(desk.docket.hit(id(other)).unwrap().waits(), "H{other}");
    }
    // Who the person is, is one question.
    desk.act(id(3), CONFIRM, "ana", day(0));
    let marked = |number| desk.docket.hit(id(number)).unwrap().marked_by;
    assert_eq!((marked(2), marked(4)), (None, Some(id(3))));
}

#[test]
fn confirming_a_hit_marks_none_of_another_row_that_shares_a_number() {
    let mut desk = Desk::default();
    for (reference, name, birth, key) in [
        ("F1", "Ann Invented", "1961-03-04", "17"),
        ("F2", "Bob Different", "1985-06-07", "18"),
    ] {
        let target = known(&[&format!("Wanted {key}")], &["1950"], &[]);
        let seen = sighting(
            reference,
            day(0),
            with_number(name, birth),
            vec![entry(key, target)],
        );
        desk.see(&seen, day(0));
    }
    desk.act(id(1), CONFIRM, "ana", day(0));
    assert!(desk.docket.hit(id(2)).unwrap().waits());
}

#[test]
fn a_number_is_one_pair_in_whose_hands_it_ever_is_and_new_hands_ask_again() {
    let mut desk = Desk::default();
    let row = |reference: &str, on, name: &str| {
        let known = known(&[name], &[], &["container:X"]);
        sighting(reference, day(on), known, vec![thing("1", "container:X")])
    };
    let first = row("F1", 0, "Ann Invented");
    assert_eq!(desk.see(&first, day(0)), [id(1)]);
    desk.reject(id(1), day(0));
    assert!(desk.see(&row("F2", 1, "Ann Invented"), day(1)).is_empty());
    assert_eq!(desk.see(&row("F3", 2, "Bob Different"), day(2)), [id(1)]);
}

#[test]
fn goods_of_which_nothing_is_known_but_what_they_are_are_one_only_with_the_same() {
    let mut desk = Desk::default();
    let goods = |reference: &str, what: &str| {
        let found = Match {
            part: what.to_owned(),
            ..entry("1", Known::default())
        };
        sighting(reference, day(0), Known::default(), vec![found])
    };
    assert_eq!(desk.see(&goods("F1", "2402 AE GE"), day(0)), [id(1)]);
    assert_eq!(desk.see(&goods("F2", "1006 UA AM"), day(0)), [id(2)]);
    assert!(
        desk.docket
            .siblings(desk.docket.hit(id(1)).unwrap())
            .is_empty()
    );
    desk.act(id(1), CONFIRM, "ana", day(0));
    assert!(desk.docket.hit(id(2)).unwrap().waits());
}

#[test]
fn a_journey_counts_once_however_often_it_is_told_or_screened_again() {
    let mut desk = Desk::default();
    let ann = || with_number("Ann Invented", "1961-03-04");
    let seen = |reference: &str, journey: &[&str], on| Sighting {
        journey: journey.iter().map(|name| (*name).to_owned()).collect(),
        ..sighting(reference, day(on), ann(), vec![entry("17", wanted())])
    };
    let times = |desk: &Desk| desk.docket.hit(id(1)).unwrap().seen;
    desk.see(&seen("F1", &["TK386 2026-11-20"], 0), day(0));
    // The same list once more, by another channel, and the same row screened again.
    desk.see(&seen("F2", &["TK386 2026-11-20"], 0), day(0));
    desk.see(&seen("F1", &["TK386 2026-11-20"], 0), day(3));
    assert_eq!(times(&desk), 1);
    desk.see(&seen("F3", &["TK386 2026-11-21"], 1), day(1));
    assert_eq!(times(&desk), 2);
    // Versions of one record: each names the one before.
    desk.see(&seen("R1", &["record 1"], 4), day(4));
    desk.see(&seen("R2", &["record 2", "record 1"], 5), day(5));
    desk.see(&seen("R3", &["record 3", "record 2"], 6), day(6));
    assert_eq!(times(&desk), 3);
}

#[test]
fn something_new_of_the_target_counts_no_journey_more() {
    let mut desk = Desk::default();
    let ann = || with_number("Ann Invented", "1961-03-04");
    let first = sighting("F1", day(0), ann(), vec![entry("17", wanted())]);
    desk.see(&first, day(0));
    let mut more = wanted();
    more.names.push("Karl Wanted".to_owned());
    let again = sighting("F1", day(0), ann(), vec![entry("17", more)]);
    desk.see(&again, day(2));
    let hit = desk.docket.hit(id(1)).unwrap();
    assert_eq!(hit.seen, 1);
    assert_eq!(desk.events.len(), 2);
}

#[test]
fn journeys_are_counted_up_to_their_limit_and_one_more_changes_nothing() {
    let mut desk = Desk::default();
    for journey in 0..=MAX_JOURNEYS {
        let ann = with_number("Ann Invented", "1961-03-04");
        let reference = format!("F{journey}");
        let seen = sighting(&reference, day(0), ann, vec![entry("17", wanted())]);
        desk.see(&seen, day(0));
    }
    assert_eq!(desk.docket.hit(id(1)).unwrap().seen, MAX_JOURNEYS as u64);
}
