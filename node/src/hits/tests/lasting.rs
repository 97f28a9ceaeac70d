//! A hit whose entry is changed shows it as it is now, and says what it does not know.

use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::watchlist::{Document, Name, Quality, SubjectKind};

use super::*;

/// An entry of the invented list under the key of every test.
fn wanted(birth: &str) -> Entry {
    let mut entry = Entry::new("17", SubjectKind::Person);
    entry
        .names
        .push(Name::whole("Anna Wanted", Quality::Primary));
    entry.birth_dates.push(birth.parse().unwrap());
    entry
}

/// A sighting of which the list has the target under its key.
fn keyed() -> Sighting {
    let mut seen = sighting("F1");
    seen.matches[0].known.keys = vec!["invented 17".to_owned()];
    seen
}

fn pass(hits: &Hits, generation: u64, asks: Vec<Entry>) {
    let stand = Stand {
        generation,
        asks,
        ..Stand::default()
    };
    hits.pass(&|_| None, &stand).unwrap();
}

fn shows(hits: &Hits, text: &str) -> bool {
    let shown = hits.show(H1).unwrap();
    shown.body.target.iter().any(|line| line.says == text)
}

fn box_of(key: &str, number: &str) -> Entry {
    let mut entry = Entry::new(key, SubjectKind::Container);
    let number = Identifier::read(Scheme::Container, number, None).unwrap();
    entry.documents.push(Document::of(number));
    entry
}

/// A container that was screened and met an entry.
fn met_box() -> Sighting {
    let told = box_of("", "CMAU1639120");
    let mut held = box_of("17", "CMAU1639120");
    held.emails.push("old@example.org".to_owned());
    let finding = screened::Judge::new()
        .compare(&screened::Asked::new(&told), &held, Preset::Balanced)
        .unwrap();
    Sighting::from(screened::Sighting {
        subject: screened::Sighted::Screened {
            id: [1; 16],
            reference: "F1".to_owned(),
        },
        told,
        journey: ntc_core::manifest::Journey::default(),
        follows: None,
        seen: START,
        until: START.plus(DAY * 30),
        matches: vec![screened::Match {
            target: screened::Target::Entry {
                list: "invented".parse().unwrap(),
                key: "17".to_owned(),
            },
            finding,
            held,
            ends: None,
        }],
    })
}

#[test]
fn where_the_subject_is_not_kept_a_change_is_shown_and_told_as_doubt() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[keyed()]).unwrap();
    pass(&hits, 1, vec![wanted("1971-05-04")]);
    let hit = hits.hit(H1).unwrap();
    assert!(hit.is_doubtful() && hit.waits());
    let facts = hit.target_changed().unwrap().facts.clone();
    assert_eq!(facts, [ntc_core::hit::Fact::Birth]);
    assert!(shows(&hits, "1971-05-04"));
    // How they were compared before is so no more.
    assert!(!desk.holds("ten years apart"));
    // It is said once, and after a start the same.
    let steps = hits.show(H1).unwrap().steps.len();
    pass(&hits, 2, vec![wanted("1971-05-04")]);
    let shown = hits.show(H1).unwrap();
    assert_eq!(shown.steps.len(), steps);
    drop(hits);
    let hits = desk.open().unwrap();
    pass(&hits, 3, vec![wanted("1971-05-04")]);
    assert_eq!(hits.show(H1).unwrap(), shown);
}

#[test]
fn an_entry_that_meets_no_more_is_shown_as_it_is_now_and_no_byte_of_what_it_said_is_left() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[met_box()]).unwrap();
    assert!(shows(&hits, "old@example.org") && desk.holds("old@example.org"));
    pass(&hits, 1, vec![box_of("17", "MSKU6011672")]);
    let hit = hits.hit(H1).unwrap();
    assert_eq!((hit.state_name(), hit.waits()), ("withdrawn", false));
    let withdrawn = hit.withdrawn.unwrap();
    assert_eq!(withdrawn.why, Gone::Unmet);
    assert_eq!(hit.gone_of(&hit.target).unwrap().0, Gone::Unmet);
    assert!(!desk.holds("old@example.org"));
    // It is changed back, and meets again.
    pass(&hits, 2, vec![box_of("17", "CMAU1639120")]);
    let hit = hits.hit(H1).unwrap();
    assert!(hit.waits() && !hit.is_doubtful());
    assert!(shows(&hits, "CMAU1639120"));
}

#[test]
fn what_an_officer_works_on_stays_in_the_list_although_its_entry_is_gone_and_goes_when_it_is_released()
 {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[met_box()]).unwrap();
    act(&hits, Move::Claim { take_over: false });
    pass(&hits, 1, vec![box_of("17", "MSKU6011672")]);
    let waiting = |hits: &Hits| hits.page(&Query::default(), &[], 10).unwrap().hits.len();
    let hit = hits.hit(H1).unwrap();
    assert_eq!((hit.state_name(), waiting(&hits)), ("in_progress", 1));
    assert!(hit.withdrawn.is_some());
    act(&hits, Move::Release);
    let hit = hits.hit(H1).unwrap();
    assert_eq!((hit.state_name(), waiting(&hits)), ("withdrawn", 0));
}

#[test]
fn one_of_two_that_goes_leaves_the_hit_to_the_other_with_what_that_asks() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let mut seen = met_box();
    let own = Match {
        target: Target::Entry {
            list: "own".parse().unwrap(),
            key: "4".to_owned(),
        },
        ..seen.matches[0].clone()
    };
    seen.matches[0].contact_first = true;
    seen.matches.push(own.clone());
    hits.take(&[seen]).unwrap();
    assert!(hits.hit(H1).unwrap().contact_first);
    let gone = ("invented".to_owned(), "17".to_owned());
    let stand = Stand {
        generation: 1,
        entries: [(gone, Some(Stands::Gone(Gone::TakenOff)))].into(),
        asks: vec![box_of("4", "CMAU1639120")],
        ..Stand::default()
    };
    hits.pass(&|_| None, &stand).unwrap();
    let look = |hits: &Hits| {
        let hit = hits.hit(H1).unwrap();
        assert!(hit.waits() && !hit.contact_first && hit.withdrawn.is_none());
        assert_eq!(hit.target, own.target);
        let others: Vec<_> = hit.others().filter_map(|it| hit.gone_of(it)).collect();
        assert_eq!(others.first().map(|(why, _)| *why), Some(Gone::TakenOff));
        assert!(shows(hits, "CMAU1639120") && !hits.show(H1).unwrap().body.subject.is_empty());
    };
    look(&hits);
    drop(hits);
    look(&desk.open().unwrap());
}

#[test]
fn another_that_looks_for_the_same_is_told_as_changed_once_and_the_hit_stays_judged_on_its_own() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let mut seen = met_box();
    let own = Target::Entry {
        list: "own".parse().unwrap(),
        key: "4".to_owned(),
    };
    seen.matches.push(Match {
        target: own.clone(),
        ..seen.matches[0].clone()
    });
    hits.take(&[seen]).unwrap();
    let judged_on = hits.hit(H1).unwrap().target;
    let mailed = |key: &str, mail: &str| {
        let mut entry = box_of(key, "CMAU1639120");
        entry.emails.push(mail.to_owned());
        entry
    };
    let both = |mail: &str| vec![mailed("17", "old@example.org"), mailed("4", mail)];
    pass(&hits, 1, both("old@example.org"));
    let steps = |hits: &Hits| hits.show(H1).unwrap().steps.len();
    let before = steps(&hits);
    assert!(hits.hit(H1).unwrap().target_changed().is_none());
    for generation in [2, 3] {
        pass(&hits, generation, both("new@example.org"));
        assert_eq!(steps(&hits), before + 1, "told once");
    }
    let look = |hits: &Hits| {
        let hit = hits.hit(H1).unwrap();
        assert_eq!(hit.target_changed().unwrap().target, own);
        assert!(hit.target == judged_on && hit.waits());
    };
    look(&hits);
    // What is said is durable, and a further change is told again.
    drop(hits);
    let hits = desk.open().unwrap();
    look(&hits);
    pass(&hits, 4, both("new@example.org"));
    assert_eq!(steps(&hits), before + 1);
    pass(&hits, 5, both("other@example.org"));
    assert_eq!(steps(&hits), before + 2);
}
