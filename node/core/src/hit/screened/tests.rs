//! Tests of what screening hands over.

use super::*;
use crate::manifest::Stop;
use crate::model::identifier::Identifier;
use crate::screened::{Asked, Judge};
use crate::screening::Preset;
use crate::time::Timestamp;
use crate::watchlist::{Document, Name, Quality};

fn person(key: &str, name: &str, birth: &str) -> Entry {
    let mut entry = Entry::new(key, SubjectKind::Person);
    entry.names.push(Name::whole(name, Quality::Primary));
    entry.birth_dates.push(birth.parse().unwrap());
    entry
}

#[test]
fn what_screening_tells_is_a_hit_with_every_factor_and_a_name_of_its_own() {
    let told = person("1", "Rəşad Əliyev", "1961-03-04");
    let held = person("17", "Рашад Алиев", "1961-03-04");
    let journey = Journey {
        numbers: vec!["TK386".to_owned()],
        ..Journey::default()
    };
    let sighting = |id| sighting((&told, &held), (id, "row 1"), journey.clone());
    let hit = sighting(1);
    assert_eq!(hit.check(), Ok(()));
    assert_eq!(hit.matches[0].verdict, Verdict::Exact);
    assert_eq!(hit.matches[0].priority, Priority::High);
    let how: Vec<_> = hit.matches[0]
        .how
        .iter()
        .map(|told| told.what.as_str())
        .collect();
    for what in ["by", "names alike", "word", "birth date"] {
        assert!(how.contains(&what), "{what} {how:?}");
    }
    assert!(hit.shown.iter().any(|told| told.says == "TK386"));
    assert_eq!(hit.matches[0].met.factors, ["birth_date", "name"]);
    assert_eq!(hit.matches[0].met.journeys, ["TK386"]);
    // Of a journey without end, what a notice holds is told, and what a carrier wrote that no record holds is not.
    let endless = Journey {
        numbers: vec!["AY1".to_owned(); MAX_JOURNEYS + 1],
        stops: vec![
            Stop {
                place: "GYD".to_owned(),
                at: String::new()
            };
            MAX_JOURNEY_STOPS + 1
        ],
        ..Journey::default()
    };
    let travels = travels(&endless);
    let lengths = (travels.journeys.len(), travels.stops.len());
    assert_eq!(lengths, (MAX_JOURNEYS, MAX_JOURNEY_STOPS));
    let harmful = Journey {
        numbers: vec!["AY\u{202e}1".to_owned()],
        ..Journey::default()
    };
    assert!(super::travels(&harmful).journeys.is_empty());
    // The same row of another file is another subject.
    assert_ne!(hit.subject, sighting(2).subject);
}

fn met(told: &Entry, held: &Entry) -> Sighting {
    sighting((told, held), (1, ""), Journey::default())
}

/// What a row of a file meets on a list.
fn sighting(
    (told, held): (&Entry, &Entry),
    (id, reference): (u8, &str),
    journey: Journey,
) -> Sighting {
    let finding = Judge::new()
        .compare(&Asked::new(told), held, Preset::Balanced)
        .unwrap();
    Sighting::from(screened::Sighting {
        subject: screened::Sighted::Screened {
            id: [id; 16],
            reference: reference.to_owned(),
        },
        told: told.clone(),
        journey,
        follows: None,
        seen: Timestamp::from_millis(1),
        until: Timestamp::from_millis(2),
        matches: vec![screened::Match {
            target: screened::Target::Entry {
                list: "un".parse().unwrap(),
                key: held.key.clone(),
            },
            finding,
            held: held.clone(),
            ends: None,
        }],
    })
}

#[test]
fn a_birth_date_that_differs_by_a_digit_is_told_as_that() {
    let told = person("1", "Rəşad Əliyev", "1961-03-04");
    for (held, says) in [
        ("1961-03-04", "the same"),
        ("1961-03-05", "differs by one digit (possible slip)"),
        ("1961-04-03", "day and month swapped (possible slip)"),
        ("1961", "can be the same, as far as it is told"),
    ] {
        let hit = met(&told, &person("17", "Rəşad Əliyev", held));
        let mut how = hit.matches[0].how.iter();
        let birth = how.find(|line| line.what == "birth date").unwrap();
        assert_eq!(birth.says, says, "{held}");
    }
}

#[test]
fn a_thing_is_met_by_its_number_and_a_person_as_a_whole() {
    let container = |key: &str| {
        let mut entry = Entry::new(key, SubjectKind::Container);
        let number = Identifier::read(Scheme::Container, "CSQU3054383", None).unwrap();
        entry.documents.push(Document::of(number));
        entry
    };
    let mut row = person("1", "Rəşad Əliyev", "1961-03-04");
    row.documents = container("").documents;
    let part = |held: &Entry| met(&row, held).matches[0].part.clone();
    assert_eq!(part(&container("17")), "container:CSQU3054383");
    assert_eq!(part(&person("18", "Rəşad Əliyev", "1961-03-04")), "");
}

#[test]
fn a_journey_is_told_by_its_numbers_and_its_day_or_by_what_tells_of_it() {
    let seen = Timestamp::from_millis(1_700_000_000_000);
    let names = |reference: &str, numbers: &[&str], at: &str, follows| {
        let origin = "AZ/customs".parse().unwrap();
        let id = |number: u8| crate::model::RecordId::new(seen, &[number; 10]);
        let subject = if reference.is_empty() {
            let field = String::new();
            screened::Sighted::Record {
                origin,
                id: id(2),
                field,
            }
        } else {
            let reference = reference.to_owned();
            screened::Sighted::Screened {
                id: [1; 16],
                reference,
            }
        };
        journey(&screened::Sighting {
            subject,
            told: person("1", "Rəşad Əliyev", "1961-03-04"),
            journey: Journey {
                numbers: numbers.iter().map(|number| (*number).to_owned()).collect(),
                stops: vec![Stop {
                    place: "GYD".to_owned(),
                    at: at.to_owned(),
                }],
                ..Journey::default()
            },
            follows: Option::map(follows, id),
            seen,
            until: seen,
            matches: Vec::new(),
        })
    };
    assert_eq!(
        names("seat 1", &["TK 386"], "2026-11-20 09:00", None),
        ["TK386 2026-11-20"]
    );
    assert_eq!(
        names("seat 9", &["tk386"], "2026-11-20 11:30", None),
        ["TK386 2026-11-20"]
    );
    assert_eq!(names("seat 1", &["TK386"], "", None), ["TK386 2023-11-14"]);
    assert_eq!(
        names("seat 1", &[], "", None),
        ["reference seat 1 2023-11-14"]
    );
    let versions = names("", &[], "", Some(1));
    assert_eq!(versions.len(), 2);
    assert_eq!(names("", &[], "", None), versions[..1]);
}

#[test]
fn every_line_of_a_comparison_is_called_by_a_label_of_the_list() {
    let source = include_str!("../screened.rs");
    let mut labels: BTreeSet<_> = source
        .split("Told::line(")
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    let facts = [Fact::Document, Fact::Birth, Fact::Country, Fact::Sex];
    labels.extend(facts.map(of_fact));
    assert_eq!(labels, BTreeSet::from(LINE_LABELS));
}

fn number(scheme: Scheme, raw: &str, state: &str) -> Document {
    Document::of(Identifier::read(scheme, raw, Some(state)).unwrap())
}

/// What of each side meets.
fn pieces(told: &Entry, held: &Entry) -> [(String, String); 2] {
    let lines = met(told, held).matches[0].met.lines.clone().unwrap();
    lines.map(|line| (line.what, line.says))
}

#[test]
fn what_meets_is_told_of_each_side_whatever_else_is_known() {
    let mut told = person("1", "Rəşad Əliyev", "1961-03-04");
    told.documents = vec![
        number(Scheme::Passport, "C12345678", "AZ"),
        number(Scheme::Plate, "10 AA 123", "AZ"),
    ];
    told.emails.push("Office@Example.org".to_owned());
    let mut car = Entry::new("17", SubjectKind::Vehicle);
    car.documents.push(number(Scheme::Plate, "10AA123", "AZ"));
    let pair = |one: &str, other: &str| [one, other].map(str::to_owned).into();
    let as_written = |what: &str, [one, other]: [&str; 2]| [pair(what, one), pair(what, other)];
    assert_eq!(
        pieces(&told, &car),
        as_written("plate", ["10 AA 123", "10AA123"])
    );
    let mut held = person("18", "Somebody Else", "1961-03-04");
    let alias = person("", "Рашад Алиев", "1961-03-04").names.remove(0);
    held.names.push(alias);
    assert_eq!(
        pieces(&told, &held),
        as_written("name", ["Rəşad Əliyev", "Рашад Алиев"])
    );
    let mut mail = Entry::new("19", SubjectKind::Email);
    mail.emails.push("office@example.org".to_owned());
    assert_eq!(
        pieces(&told, &mail),
        as_written("e-mail", ["Office@Example.org", "office@example.org"])
    );
}

#[test]
fn a_number_says_whether_the_name_and_the_facts_agree_too() {
    let with_paper = |name, birth| {
        let mut entry = person("1", name, birth);
        entry.documents = vec![number(Scheme::Passport, "C12345678", "AZ")];
        entry
    };
    let held = with_paper("Rəşad Əliyev", "1961-03-04");
    for (name, birth, by, factors) in [
        (
            "Рашад Алиев",
            "1961-03-04",
            "number, name, birth date",
            &["birth_date", "document", "name"][..],
        ),
        (
            "Рашад Алиев",
            "1999-01-01",
            "number, name",
            &["document", "name"],
        ),
        // A paper in other hands: nobody is told that the name met.
        ("Anna Invented", "1990-05-05", "number", &["document"]),
    ] {
        let sighting = met(&with_paper(name, birth), &held);
        let found = &sighting.matches[0];
        assert_eq!(found.how[0].says, by, "{name} {birth}");
        assert_eq!(found.met.factors, factors, "{name} {birth}");
    }
    let by_name = met(
        &person("2", "Рашад Алиев", "1961-03-04"),
        &person("3", "Rəşad Əliyev", "1961-03-04"),
    );
    assert_eq!(by_name.matches[0].how[0].says, "name, birth date");
}
