//! The table holds together: codes, places and English, and what goes over the wire is what was said.

use std::collections::BTreeSet;

use super::value::Value;
use super::*;
use crate::section::{Section, SectionSet};

/// Something for each place of a row.
fn sample(row: &Row) -> Said {
    let places = row.places.iter().map(|(name, sort)| {
        let value = match sort {
            Sort::Text | Sort::Any => Value::Text("GE/customs".to_owned()),
            Sort::Count => Value::Count(3),
            Sort::Name => Value::Name(Section::Media.into()),
            Sort::List => Value::List(List::sections(SectionSet::ALL)),
            Sort::Said => Value::from(Phrase::NoRulePermits {}),
        };
        ((*name).to_owned(), value)
    });
    Said {
        code: row.code.to_owned(),
        places: places.collect(),
    }
}

/// The places that stand in an English text, in each form of a choice.
fn places_of(english: &str) -> BTreeSet<&str> {
    let pieces = pieces(english).into_iter();
    let places = pieces.flat_map(|piece| match piece {
        Piece::Words(_) => BTreeSet::new(),
        Piece::Place(name) => BTreeSet::from([name]),
        Piece::Choice { by, one, other } => {
            let forms = places_of(one).into_iter().chain(places_of(other));
            forms.chain([by]).collect()
        }
    });
    places.collect()
}

#[test]
fn every_code_is_of_one_sentence_and_every_place_stands_in_its_english() {
    let mut codes = BTreeSet::new();
    for row in Phrase::TABLE {
        let is_code = row
            .code
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(is_code && codes.insert(row.code), "{}", row.code);
        let english = places_of(row.english);
        let places: BTreeSet<_> = row.places.iter().map(|(name, _)| *name).collect();
        assert_eq!(english, places, "{}", row.code);
        let counts = row.places.iter().filter(|(_, sort)| *sort == Sort::Count);
        let counts: BTreeSet<_> = counts.map(|(name, _)| *name).collect();
        for piece in pieces(row.english) {
            match piece {
                Piece::Words(words) => assert!(!words.contains(['{', '}', '$']), "{}", row.code),
                Piece::Choice { by, .. } => assert!(counts.contains(by), "{}", row.code),
                Piece::Place(_) => {}
            }
        }
    }
}

#[test]
fn what_goes_over_the_wire_is_what_was_said() {
    for row in Phrase::TABLE {
        let said = sample(row);
        let read = Said::read(&(&said).into()).unwrap();
        assert_eq!(read, said);
        let english = read.english().unwrap();
        assert!(!english.contains('$'), "{english}");
    }
}

#[test]
fn a_sentence_is_filled_in_from_its_places() {
    let kept = Phrase::KeptBy {
        section: Section::Media.into(),
        rule: Phrase::RuleForbids {
            rule: "no-media".to_owned(),
            why: Name::of_rule("no-media", "pictures { $stay }"),
        }
        .said(),
    };
    let said = Phrase::GetsSome {
        party: "KZ/committee".to_owned(),
        goes: 5,
        count: 8,
        kept: List::of(
            Joint::Semicolon,
            [
                kept,
                Phrase::NotPush {
                    terms: 2,
                    mode: "hit".to_owned(),
                },
            ],
        ),
    };
    assert_eq!(
        said.to_string(),
        "KZ/committee gets 5 of 8 sections; kept: media (the rule no-media forbids it: pictures { $stay }); \
         terms 2 cover it by mode hit, not by push"
    );
}

#[test]
fn of_a_later_version_nothing_is_read_half() {
    let mut later = ntc_proto::node::v1::Phrase::from(&sample(Row::of("gets_some").unwrap()));
    later.places[3].value = Some(ntc_proto::node::v1::PhraseValue { is: None });
    assert_eq!(Said::read(&later), None);
    let unknown = Said {
        code: "of_tomorrow".to_owned(),
        places: Vec::new(),
    };
    assert_eq!(unknown.english(), None);
    let mut deep = unknown;
    for _ in 0..20 {
        deep = Said {
            code: "told".to_owned(),
            places: vec![("text".to_owned(), Value::Said(deep))],
        };
    }
    assert_eq!(Said::read(&(&deep).into()), None);
}
