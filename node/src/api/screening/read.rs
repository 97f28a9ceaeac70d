//! What callers hand in, read and bounded.

use std::collections::BTreeSet;

use ntc_core::manifest::{Journey, MAX_STOPS, Stop};
use ntc_core::model::identifier::Scheme;
use ntc_core::reason::Reason;
use ntc_core::record::InvalidRecord;
use ntc_core::screened::check_subject;
use ntc_core::screening::Preset;
use ntc_core::watchlist::{Entry, wire};
use ntc_proto::node::v1 as pb;

use crate::api::watchlists::name;
use crate::screening::{Handed, MAX_AT_ONCE, MAX_REFERENCE, Terms};
use crate::status::Refused;

/// Longest text of a journey, in characters.
const MAX_TEXT: usize = 100;

/// How somebody asks to screen.
pub(super) fn terms(asked: &pb::ScreenTerms) -> Result<Terms, Refused> {
    let lists = asked.lists.iter().map(|list| name(list));
    Ok(Terms {
        lists: lists.collect::<Result<BTreeSet<_>, _>>()?,
        with_alerts: !asked.without_alerts,
        preset: preset(asked.preset)?,
    })
}

/// A preset; none for the one that is active.
pub(super) fn preset(number: i32) -> Result<Option<Preset>, Refused> {
    if number == 0 {
        return Ok(None);
    }
    let preset = Preset::from_number(number);
    let unknown = || {
        let why = "is of a later version: recall, balanced or precision";
        Refused::field(Reason::CodeUnknown, "preset", why)
    };
    preset.map(Some).ok_or_else(unknown)
}

/// Those of one message.
pub(super) fn handed(subjects: pb::ScreenSubjects) -> Result<Vec<Handed>, Refused> {
    if subjects.items.len() > MAX_AT_ONCE {
        let why = format!("one message names at most {MAX_AT_ONCE}; send the rest in the next");
        return Err(Refused::field(Reason::TooLarge, "subjects.items", why));
    }
    let items = subjects.items.into_iter().enumerate();
    items.map(|(place, subject)| one(place, subject)).collect()
}

fn one(place: usize, subject: pb::ScreenSubject) -> Result<Handed, Refused> {
    let field = |name: &str| format!("subjects.items[{place}].{name}");
    let too_long = |name: &str, most: usize| {
        let why = format!("has at most {most} characters");
        Refused::field(Reason::FieldTooLong, field(name), why)
    };
    if subject.reference.chars().nth(MAX_REFERENCE).is_some() {
        return Err(too_long("reference", MAX_REFERENCE));
    }
    let told = subject.told.unwrap_or_default();
    let told = wire::entry(told).and_then(|told| check_subject(&told).map(|()| told));
    let told = told.and_then(with_zones);
    let told = told.map_err(|error| {
        let field = field(&format!("told.{}", error.field));
        Refused::field(error.reason, field, error.message)
    })?;
    let journey = subject.journey.unwrap_or_default();
    if journey.numbers.len() > MAX_STOPS || journey.stops.len() > MAX_STOPS {
        let why = format!("has at most {MAX_STOPS} numbers and {MAX_STOPS} stops");
        return Err(Refused::field(Reason::TooLarge, field("journey"), why));
    }
    let stops = journey
        .stops
        .iter()
        .flat_map(|stop| [&stop.place, &stop.at]);
    let texts = journey.numbers.iter().chain([&journey.carrier]);
    let is_long = |text: &String| text.chars().nth(MAX_TEXT).is_some();
    if texts.chain(stops).any(is_long) {
        return Err(too_long("journey", MAX_TEXT));
    }
    Ok(Handed {
        reference: subject.reference,
        told,
        journey: Journey {
            numbers: journey.numbers,
            carrier: journey.carrier,
            stops: journey
                .stops
                .into_iter()
                .map(|stop| Stop {
                    place: stop.place,
                    at: stop.at,
                })
                .collect(),
        },
    })
}

/// A subject that tells no name, with what the zones of its documents tell of it.
fn with_zones(mut told: Entry) -> Result<Entry, InvalidRecord> {
    if !told.names.is_empty() {
        return Ok(told);
    }
    let documents = told.documents.iter().enumerate();
    let zones = documents.filter(|(_, it)| it.identifier.scheme() == Scheme::Mrz);
    let zones: Vec<_> = zones
        .map(|(at, it)| (at, it.identifier.raw().to_owned()))
        .collect();
    for (at, zone) in zones {
        told.read_zone(&zone, None, None)
            .map_err(|broken| InvalidRecord {
                field: format!("documents[{at}]"),
                reason: broken.reason(),
                message: broken.to_string(),
            })?;
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject() -> pb::ScreenSubject {
        pb::ScreenSubject {
            told: Some(pb::WatchEntry {
                kind: 1,
                names: vec![pb::WatchName {
                    written: "Ann Invented".to_owned(),
                    quality: 1,
                    ..pb::WatchName::default()
                }],
                ..pb::WatchEntry::default()
            }),
            ..pb::ScreenSubject::default()
        }
    }

    fn refused(subject: pb::ScreenSubject) -> Option<(Reason, String)> {
        let items = vec![subject];
        let refused = handed(pb::ScreenSubjects { items }).err()?;
        Some((refused.reason, refused.field.unwrap_or_default()))
    }

    #[test]
    fn each_limit_of_a_subject_is_refused_one_past_it() {
        let at = |change: &dyn Fn(&mut pb::ScreenSubject, usize), most: usize| {
            let with = |count| {
                let mut subject = subject();
                change(&mut subject, count);
                refused(subject)
            };
            assert_eq!(with(most), None);
            with(most + 1).expect("a refusal")
        };
        let (reason, field) = at(&|it, count| it.reference = "r".repeat(count), MAX_REFERENCE);
        assert_eq!(
            (reason, field.as_str()),
            (Reason::FieldTooLong, "subjects.items[0].reference")
        );
        let (reason, field) = at(
            &|it, count| {
                let told = it.told.as_mut().unwrap();
                told.emails = vec!["a@invented.example".to_owned(); count];
            },
            ntc_core::screened::MAX_VALUES,
        );
        assert_eq!(
            (reason, field.as_str()),
            (Reason::TooLarge, "subjects.items[0].told.emails")
        );
        let (reason, _) = at(
            &|it, count| {
                let numbers = vec!["TK 386".to_owned(); count];
                it.journey.get_or_insert_default().numbers = numbers;
            },
            MAX_STOPS,
        );
        assert_eq!(reason, Reason::TooLarge);
        let (reason, _) = at(
            &|it, count| it.journey.get_or_insert_default().carrier = "c".repeat(count),
            MAX_TEXT,
        );
        assert_eq!(reason, Reason::FieldTooLong);
        let named = |count: usize| {
            let mut subject = subject();
            subject.told.as_mut().unwrap().names[0].written = "n".repeat(count);
            refused(subject)
        };
        assert_eq!(named(ntc_core::watchlist::MAX_NAME), None);
        assert!(named(ntc_core::watchlist::MAX_NAME + 1).is_some());
    }

    #[test]
    fn a_zone_alone_tells_who_is_screened_and_a_broken_one_is_refused() {
        let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";
        let with = |raw: &str| {
            let mut subject = subject();
            let told = subject.told.as_mut().unwrap();
            told.names.clear();
            told.documents.push(pb::WatchDocument {
                scheme: "mrz".to_owned(),
                raw: raw.to_owned(),
                ..pb::WatchDocument::default()
            });
            subject
        };
        let items = vec![with(zone)];
        let handed = handed(pb::ScreenSubjects { items }).unwrap();
        let told = &handed[0].told;
        assert_eq!(told.names[0].written, "ANNA MARIA ERIKSSON");
        assert_eq!(told.birth_dates[0].to_string(), "1974-08-12");
        let field = "subjects.items[0].told.documents[0]".to_owned();
        let broken = refused(with(&zone.replace("7408122F", "7408123F")));
        assert_eq!(broken, Some((Reason::IdentifierBadCheck, field)));
    }

    #[test]
    fn a_message_has_its_most_and_one_more_is_refused() {
        let many = |count| pb::ScreenSubjects {
            items: vec![subject(); count],
        };
        assert_eq!(handed(many(MAX_AT_ONCE)).unwrap().len(), MAX_AT_ONCE);
        let refused = handed(many(MAX_AT_ONCE + 1)).err().unwrap();
        assert_eq!(refused.reason, Reason::TooLarge);
    }

    #[test]
    fn who_is_not_told_is_not_screened() {
        let mut nobody = subject();
        nobody.told.as_mut().unwrap().names.clear();
        let (reason, _) = refused(nobody).unwrap();
        assert_eq!(reason, Reason::FieldMissing);
        let (reason, field) = refused(pb::ScreenSubject::default()).unwrap();
        assert_eq!(reason, Reason::CodeUnknown);
        assert_eq!(field, "subjects.items[0].told.kind");
    }
}
