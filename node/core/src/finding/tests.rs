//! What is found by which spelling: a table over all schemes and scripts, and that the index reaches it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::compare::compare;
use super::fields::Said;
use super::fold::split;
use super::form::Form;
use super::stored::stored;
use super::*;
use crate::intake::draft_file;
use crate::model::identifier::{Identifier, Scheme};
use crate::reason::Reason;
use crate::wire;

/// How surely, query, scheme and state or where the text stands, what is held.
const SPELLINGS: &str = include_str!("tests/spellings.txt");

fn rows() -> Vec<[String; 4]> {
    let lines = SPELLINGS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines
        .map(|line| {
            let cells: Vec<_> = line
                .split(" | ")
                .map(|cell| cell.replace("\\n", "\n"))
                .collect();
            cells
                .try_into()
                .unwrap_or_else(|cells| panic!("{cells:?} are no four cells"))
        })
        .collect()
}

/// How a query is answered by one identifier, and whether the index reaches it.
fn by_identifier(query: &str, scheme: &str, held: &str) -> (Option<Why>, bool) {
    let (scheme, country) = match scheme.split_once(' ') {
        Some((scheme, country)) => (scheme, Some(country)),
        None => (scheme, None),
    };
    let identifier = Identifier::read(scheme.parse().unwrap(), held, country).unwrap();
    let query = Query::read(query, Some(Within::Identifier)).unwrap();
    let kept: BTreeSet<_> = stored(&identifier).iter().map(Form::key).collect();
    let reached = query.identifier_keys().iter().any(|key| kept.contains(key));
    (
        compare(query.forms(), query.written(), &identifier),
        reached,
    )
}

/// How a query is answered by the numbers within a text, and whether the index reaches it.
fn by_number(query: &str, text: &str) -> (Option<Why>, bool) {
    let query = Query::read(query, Some(Within::Identifier)).unwrap();
    let (mut why, mut reached) = (None, false);
    let asked = query.identifier_keys();
    written::each(text, |number| {
        let answers = number.answers(query.forms(), query.written());
        if let Some(answers) = answers.filter(|it| why.is_none_or(|known| *it < known)) {
            why = Some(answers);
            reached = asked.contains(&number.key());
        }
    });
    (why, reached)
}

/// How a query is answered by one text, and whether the index reaches it.
fn by_text(query: &str, within: Within, text: &str) -> (Option<Why>, bool) {
    let query = Query::read(query, Some(within)).unwrap();
    let said = [Said {
        field: "a".to_owned(),
        entry: "a".to_owned(),
        about: within,
        text: text.to_owned(),
        is_of_zone: false,
    }];
    let words: Vec<_> = split(text).iter().map(|word| word::held(word)).collect();
    let reached = query.word_keys().iter().all(|keys| {
        words.iter().any(|(fold, skeletons)| {
            let same = |(skeleton, reading): &(String, String)| {
                reading == fold && skeletons.contains(skeleton)
            };
            keys.same.iter().any(same) || keys.possible.iter().any(|it| skeletons.contains(it))
        })
    });
    let answers = query.word_answers(&said, &mut Heard::default());
    (answers.first().map(|answer| answer.why), reached)
}

#[test]
fn every_spelling_is_found_as_surely_as_it_is_and_no_other() {
    let mut wrong = Vec::new();
    for [likeness, query, scheme, held] in rows() {
        let (why, reached) = match scheme.parse::<Within>() {
            Ok(Within::Identifier) => by_number(&query, &held),
            Ok(within) => by_text(&query, within, &held),
            Err(_) => by_identifier(&query, &scheme, &held),
        };
        let found = why.map_or("none", |why| why.likeness().name());
        if found != likeness || (why.is_some() && !reached) {
            wrong.push(format!(
                "{query} | {scheme} | {held}: {found} by {why:?}, reached {reached}, not {likeness}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_table_has_three_hundred_spellings_of_every_scheme() {
    let rows = rows();
    assert!(rows.len() >= 300, "{}", rows.len());
    let distinct: BTreeSet<_> = rows.iter().collect();
    assert_eq!(distinct.len(), rows.len(), "a row stands twice");
    let schemes: BTreeSet<_> = rows
        .iter()
        .filter_map(|[_, _, scheme, _]| scheme.split(' ').next())
        .collect();
    for scheme in Scheme::ALL {
        assert!(schemes.contains(scheme.code()), "{scheme}");
    }
    let none = rows.iter().filter(|[likeness, ..]| likeness == "none");
    assert!(none.count() >= 40);
}

#[test]
fn a_query_that_cannot_be_read_is_refused_with_its_reason() {
    let long = "a".repeat(MAX_QUERY_LEN + 1);
    let many = "ab ".repeat(MAX_QUERY_WORDS + 1);
    for (text, within, reason) in [
        ("?", None, Reason::FieldInvalid),
        ("", None, Reason::FieldInvalid),
        ("   ", None, Reason::FieldInvalid),
        ("AB\t12", None, Reason::FieldInvalid),
        ("AB\n12", None, Reason::FieldInvalid),
        ("AB\u{202e}12", None, Reason::FieldInvalid),
        (&long, None, Reason::FieldTooLong),
        (&many, None, Reason::FieldTooLong),
        ("A1", Some(Within::Identifier), Reason::FieldInvalid),
        ("Atlantis", Some(Within::Country), Reason::CodeUnknown),
    ] {
        let error = Query::read(text, within).unwrap_err();
        assert_eq!(error.reason(), reason, "{text:?}");
        assert!(text.len() < 3 || !error.to_string().contains(text));
    }
    assert!(Query::read(&"a".repeat(MAX_QUERY_LEN), None).is_ok());
    assert!(Query::read(&"ab ".repeat(MAX_QUERY_WORDS), None).is_ok());
}

#[test]
fn a_bad_check_digit_tells_the_one_that_would_hold() {
    for (text, scheme, holds) in [
        ("CSQU3054384", Scheme::Container, Some("CSQU3054383")),
        ("CSQU3054383", Scheme::Container, None),
        ("IMO 8814274", Scheme::ImoShip, Some("8814275")),
        ("176-12345674", Scheme::Awb, Some("17612345675")),
        ("RR473124828GB", Scheme::S10, Some("RR473124829GB")),
    ] {
        let query = Query::read(text, None).unwrap();
        let reading = query.reading().unwrap();
        assert_eq!(
            (reading.scheme, reading.would_hold.as_deref()),
            (scheme, holds),
            "{text}"
        );
    }
    for text in ["Batumi", "+90 505 436 74 3"] {
        assert_eq!(Query::read(text, None).unwrap().reading(), None, "{text}");
    }
}

proptest! {
    #[test]
    fn what_answers_is_reached_by_the_index(
        scheme in proptest::sample::select(Scheme::ALL),
        asked in "[A-Z]{0,4} ?[0-9]{3,11}[A-Z]{0,2}",
        cut in 0..3_usize,
    ) {
        let held = asked.get(cut..).unwrap_or(&asked);
        if let Ok(identifier) = Identifier::read(scheme, held, Some("GE"))
            && let Ok(query) = Query::read(&asked, Some(Within::Identifier))
            && compare(query.forms(), "", &identifier).is_some()
        {
            let kept: BTreeSet<_> = stored(&identifier).iter().map(Form::key).collect();
            prop_assert!(query.identifier_keys().iter().any(|key| kept.contains(key)));
        }
    }

    #[test]
    fn a_word_is_found_by_itself_in_any_case(word in "[A-Za-zА-Яа-яა-ჰƏəĞğŞşİıÖöÜüÇç]{2,12}") {
        let (why, reached) = by_text(&word, Within::Text, &word.to_uppercase());
        prop_assert!(why.is_some_and(|why| why.likeness() <= Likeness::Normalised), "{:?}", why);
        prop_assert!(reached);
    }

    #[test]
    fn no_text_breaks_a_query(text in any::<String>(), held in any::<String>()) {
        if let Ok(query) = Query::read(&text, None) {
            query.identifier_keys();
            query.word_keys();
        }
        split(&held).iter().for_each(|word| drop(word::held(word)));
    }

    #[test]
    fn the_keys_of_an_identifier_are_few(scheme in proptest::sample::select(Scheme::ALL), raw in "[A-Z]{0,4}[0-9]{1,14}") {
        let identifier = Identifier::read(scheme, &raw, Some("AZ")).unwrap();
        if identifier.validity() != crate::model::identifier::Validity::BadCheck {
            prop_assert!(stored(&identifier).len() <= 3, "{:?}", stored(&identifier));
        }
    }
}

#[test]
fn the_names_in_a_machine_readable_zone_are_found_as_words() {
    let zones = [
        "P<UZBTESTOV<<TEST<ANNA<<<<<<<<<<<<<<<<<<<<<<\nAA76543216UZB8504124M3004113<<<<<<<<<<<<<<<6",
        "P<UZBTESTOV<<TEST<ANNA<<<<<<<<<<<<<<<<<<<<<<",
    ];
    for zone in zones {
        let text = format!(
            "kind = \"SeizureNotice\"\npurpose = \"customs_risk\"\nexpires = \"2027-06-01\"\n\
             [handling]\ntlp = \"GREEN\"\npermitted_action = \"any\"\n\
             evaluation = {{ scheme = \"4x4\", source = \"B\", information = 2 }}\n\
             [event]\nevent_kind = \"seizure\"\nstatus = \"initial\"\noccurred = \"2026-11-01\"\n\
             place = {{ country = \"GE\" }}\n[persons]\nlegal_basis = \"Article 5\"\n\
             [[persons.items]]\nrole = \"driver\"\ndocuments = [{{ scheme = \"mrz\", raw = {zone:?} }}]\n"
        );
        let draft = wire::record::draft_all(draft_file::read(&text).unwrap()).unwrap();
        let said = fields::said(draft.sections());
        for (asked, within, found) in [
            ("Тестов", None, true),
            ("testov anna", Some(Within::Person), true),
            ("TESTOV TEST", Some(Within::Person), true),
            ("Anna", Some(Within::Company), false),
        ] {
            let query = Query::read(asked, within).unwrap();
            let answers = query.word_answers(&said, &mut Heard::default());
            assert_eq!(!answers.is_empty(), found, "{asked} {zone}");
            let place = "persons.items[0].documents[0]";
            assert!(answers.iter().all(|answer| answer.field.starts_with(place)));
            // Nobody wrote the names so: the zone spells them.
            assert!(answers.iter().all(|answer| answer.why != Why::Written));
        }
    }
}
