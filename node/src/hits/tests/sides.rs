//! What becomes of an entry or a record is seen in its hits, and what was withdrawn is in no file any more.

use ntc_core::watchlist::{Name, Quality, SubjectKind};

use super::*;

fn gone(generation: u64, why: Option<Stands>) -> Stand {
    Stand {
        generation,
        entries: [(("invented".to_owned(), "17".to_owned()), why)].into(),
        ..Stand::default()
    }
}

fn pass(hits: &Hits, stand: &Stand) {
    hits.pass(&|_| None, stand).unwrap();
}

fn state(hits: &Hits) -> &'static str {
    hits.hit(H1).unwrap().state_name()
}

fn waiting(hits: &Hits) -> (usize, usize) {
    let page = hits.page(&Query::default(), &[], 10).unwrap();
    (page.hits.len(), page.open)
}

#[test]
fn an_entry_that_is_taken_off_leaves_what_waits_and_no_byte_of_it_in_any_file() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    pass(&hits, &gone(1, Some(Stands::Holds)));
    assert_eq!((state(&hits), waiting(&hits)), ("new", (1, 1)));
    pass(&hits, &gone(2, None));
    assert_eq!((state(&hits), waiting(&hits)), ("withdrawn", (0, 0)));
    for text in ["Anna Wanted", "1971-03-04", "ten years apart"] {
        assert!(!desk.holds(text), "{text}");
    }
    // Who was seen was seen.
    let shown = hits.show(H1).unwrap();
    assert_eq!(shown.line.subject, "Ann Traveller");
    assert!(shown.body.target.is_empty() && !shown.erased);
    let listed = Query {
        states: vec!["withdrawn".to_owned()],
        ..Query::default()
    };
    assert_eq!(hits.page(&listed, &[], 10).unwrap().hits.len(), 1);
    // A start folds the same, and what came to be looked for again asks again and is told again.
    drop(hits);
    let hits = desk.open().unwrap();
    pass(&hits, &gone(2, None));
    assert_eq!(state(&hits), "withdrawn");
    assert_eq!(hits.take(&[sighting("F1")]).unwrap()[0].asks, [H1]);
    pass(&hits, &gone(3, Some(Stands::Holds)));
    assert_eq!((state(&hits), waiting(&hits)), ("reopened", (1, 1)));
    assert_eq!(hits.show(H1).unwrap().line.target, "Anna Wanted");
}

#[test]
fn a_crash_before_what_was_withdrawn_is_destroyed_is_made_good_at_the_next_look() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    let withdrawn = ntc_core::hit::Withdrawn {
        side: ntc_core::hit::Side::Target,
        why: Gone::TakenOff,
        since: START,
    };
    let event = Event {
        hit: H1,
        at: START,
        by: By::Node,
        what: What::Ended(withdrawn),
    };
    lock(&hits.held)
        .write(|held| held.add(&event, &Body::default()))
        .unwrap();
    drop(hits);
    assert!(desk.holds("Anna Wanted"));
    let hits = desk.open().unwrap();
    pass(&hits, &gone(1, None));
    assert!(!desk.holds("Anna Wanted"));
    assert_eq!(state(&hits), "withdrawn");
}

#[test]
fn an_entry_whose_time_is_over_is_kept_and_waits_again_when_it_is_prolonged() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    pass(&hits, &gone(1, Some(Stands::Gone(Gone::Over))));
    assert_eq!((state(&hits), waiting(&hits)), ("withdrawn", (0, 0)));
    assert_eq!(hits.show(H1).unwrap().line.target, "Anna Wanted");
    pass(&hits, &gone(2, Some(Stands::Holds)));
    assert_eq!((state(&hits), waiting(&hits)), ("new", (1, 1)));
}

#[test]
fn a_list_that_numbers_its_entries_anew_takes_nothing_off() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    let mut entry = Entry::new("900017", SubjectKind::Person);
    entry
        .names
        .push(Name::whole("Anna Wanted", Quality::Primary));
    entry.birth_dates.push("1971-03-04".parse().unwrap());
    let stand = Stand {
        held: vec![Entry::new("1", SubjectKind::Person), entry],
        ..gone(1, None)
    };
    pass(&hits, &stand);
    assert_eq!((state(&hits), waiting(&hits)), ("new", (1, 1)));
    let Target::Entry { key, .. } = hits.hit(H1).unwrap().target else {
        panic!("an entry");
    };
    assert_eq!(key, "900017");
}

#[test]
fn what_cannot_be_read_now_takes_nothing_off() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    pass(&hits, &gone(1, Some(Stands::Unknown)));
    assert_eq!(state(&hits), "new");
}

fn record(number: u8) -> Subject {
    Subject {
        origin: "AZ/customs".parse().unwrap(),
        id: ntc_core::model::RecordId::new(START, &[number; 10]),
    }
}

#[test]
fn an_alert_that_its_author_withdrew_is_destroyed_although_it_was_confirmed() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let mut seen = sighting("F1");
    seen.matches[0].target = Target::Record(record(1));
    hits.take(&[seen]).unwrap();
    act(&hits, CONFIRM);
    let stand = Stand {
        generation: 1,
        records: [(record(1), Stands::Gone(Gone::Retracted))].into(),
        ..Stand::default()
    };
    pass(&hits, &stand);
    let hit = hits.hit(H1).unwrap();
    assert_eq!(hit.state_name(), "confirmed");
    let says = hit.withdrawn.unwrap().to_string();
    assert!(
        says.starts_with("its author withdrew what it may be, since"),
        "{says}"
    );
    assert!(!desk.holds("Anna Wanted"));
    assert!(desk.holds("Ann Traveller"));
}

#[test]
fn an_alert_ends_at_its_time() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let mut seen = sighting("F1");
    seen.matches[0].target = Target::Record(record(1));
    seen.matches[0].ends = Some(START.plus(DAY));
    hits.take(&[seen]).unwrap();
    pass(&hits, &Stand::default());
    assert_eq!(state(&hits), "new");
    desk.pass_days(1);
    pass(&hits, &Stand::default());
    assert_eq!((state(&hits), waiting(&hits)), ("withdrawn", (0, 0)));
}

#[test]
fn what_a_withdrawn_record_told_is_destroyed_although_the_subject_was_seen_elsewhere_too() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let of_record = |number: u8, name: &str| {
        let mut seen = sighting("");
        seen.subject.source = Source::Record(record(number));
        seen.shown = vec![Told::line("name", name)];
        seen.journey = vec![format!("record {number}")];
        seen
    };
    let seen = [of_record(1, "Ann of One"), of_record(2, "Ann of Two")];
    hits.take(&seen).unwrap();
    let stand = |numbers: &[u8]| Stand {
        generation: numbers.len() as u64,
        records: numbers
            .iter()
            .map(|number| (record(*number), Stands::Gone(Gone::Retracted)))
            .collect(),
        ..Stand::default()
    };
    pass(&hits, &stand(&[1]));
    assert!(!desk.holds("Ann of One") && desk.holds("Ann of Two"));
    assert_eq!((state(&hits), waiting(&hits)), ("new", (1, 1)));
    pass(&hits, &stand(&[1, 2]));
    assert!(!desk.holds("Ann of Two"));
    assert_eq!((state(&hits), waiting(&hits)), ("withdrawn", (0, 0)));
}

#[test]
fn who_was_seen_later_is_told_apart_with_what_is_known_of_it() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let mut later = sighting("F2");
    later.shown.push(Told::line("passport", "X0000002"));
    later
        .known
        .documents
        .push("document:GE:X0000002".to_owned());
    hits.take(&[sighting("F1"), later.clone()]).unwrap();
    let shown = hits.show(H1).unwrap();
    assert_eq!(shown.line.hit.subject, sighting("F1").subject);
    assert_eq!(shown.body.subject.len(), 1);
    let [other] = shown.others.as_slice() else {
        panic!("one other");
    };
    assert_eq!(other.seen.subject, later.subject);
    assert!(other.body.subject == later.shown);
    // The same after a start.
    drop(hits);
    assert_eq!(desk.open().unwrap().show(H1).unwrap(), shown);
}
