//! Every limit, and one past it.

use ntc_proto::node::v1::Draft;
use ntc_proto::v1;

use super::super::samples::{self, coded, identifier, publish, stop};
use super::{event_with, full_with, person_with, refused};
use crate::model::text::{MAX_LIST, MAX_LONG_TEXT, MAX_SHORT_TEXT};
use crate::reason::Reason;
use crate::record::{
    MAX_COMPANIES, MAX_EQUIPMENT, MAX_GOODS, MAX_HEADER, MAX_LEGS, MAX_MEDIA, MAX_PER_PERSON,
    MAX_PERSONS, MAX_RECIPIENTS, MAX_REFERENCES, MAX_SEALS, MAX_SECTIONS, MAX_STOPS,
};
use crate::section::Section;
use crate::wire::record::{draft, header, open, section_bytes};

/// A list of `max` entries is read, one more is refused.
#[track_caller]
fn bounded(max: usize, field: &str, with: impl Fn(usize) -> Draft) {
    assert!(draft(with(max)).is_ok(), "{field}");
    refused(with(max + 1), field, Reason::FieldTooLong);
}

#[test]
fn lists_have_limits() {
    let codes = |count| vec![coded("undeclared"); count];
    bounded(MAX_LIST, "event.concealments", |n| {
        event_with(|event| event.concealments = codes(n))
    });
    bounded(MAX_REFERENCES, "event.references", |n| {
        event_with(|event| event.references = vec![event.references[0].clone(); n])
    });
    bounded(MAX_RECIPIENTS, "audience", |n| {
        full_with(|draft| draft.audience = vec![draft.audience[0].clone(); n])
    });
    bounded(MAX_RECIPIENTS, "handling.named_recipients", |n| {
        full_with(|draft| {
            let handling = draft.handling.as_mut().unwrap();
            handling.named_recipients = vec![handling.named_recipients[0].clone(); n];
        })
    });
    bounded(MAX_GOODS, "goods.items", |n| {
        full_with(|draft| {
            let goods = draft.goods.as_mut().unwrap();
            goods.items = vec![goods.items[0].clone(); n];
        })
    });
    bounded(MAX_COMPANIES, "companies.items", |n| {
        full_with(|draft| {
            let companies = draft.companies.as_mut().unwrap();
            companies.items = vec![companies.items[0].clone(); n];
        })
    });
    bounded(MAX_MEDIA, "media.items", |n| {
        full_with(|draft| {
            let media = draft.media.as_mut().unwrap();
            media.items = vec![media.items[0].clone(); n];
        })
    });
}

#[test]
fn lists_of_transport_have_limits() {
    let with = |change: fn(&mut v1::Transport, usize), n| {
        full_with(|draft| change(draft.transport.as_mut().unwrap(), n))
    };
    bounded(MAX_LEGS, "transport.legs", |n| {
        with(
            |transport, n| transport.legs = vec![transport.legs[0].clone(); n],
            n,
        )
    });
    bounded(MAX_STOPS, "transport.route", |n| {
        with(
            |transport, n| transport.route = vec![stop("transit", "TR"); n],
            n,
        )
    });
    bounded(MAX_EQUIPMENT, "transport.equipment", |n| {
        with(
            |transport, n| transport.equipment = vec![transport.equipment[0].clone(); n],
            n,
        )
    });
    bounded(MAX_SEALS, "transport.equipment[0].seals", |n| {
        with(
            |transport, n| {
                let seals = &mut transport.equipment[0].seals;
                *seals = vec![seals[0].clone(); n];
            },
            n,
        )
    });
    bounded(MAX_LIST, "transport.legs[0].identifiers", |n| {
        with(
            |transport, n| transport.legs[0].identifiers = vec![identifier("other", "X1"); n],
            n,
        )
    });
}

#[test]
fn lists_of_persons_have_limits() {
    bounded(MAX_PERSONS, "persons.items", |n| {
        full_with(|draft| {
            let persons = draft.persons.as_mut().unwrap();
            persons.items = vec![persons.items[0].clone(); n];
        })
    });
    bounded(MAX_PER_PERSON, "persons.items[0].names", |n| {
        person_with(|person| person.names = vec![person.names[0].clone(); n])
    });
    bounded(MAX_PER_PERSON, "persons.items[0].documents", |n| {
        person_with(|person| person.documents = vec![person.documents[0].clone(); n])
    });
    bounded(MAX_PER_PERSON, "persons.items[0].emails", |n| {
        person_with(|person| person.emails = vec![person.emails[0].clone(); n])
    });
}

#[test]
fn texts_have_limits() {
    bounded(MAX_SHORT_TEXT, "event.authority", |n| {
        event_with(|event| event.authority = "ა".repeat(n))
    });
    bounded(MAX_LONG_TEXT, "narrative.modus_operandi", |n| {
        full_with(|draft| draft.narrative.as_mut().unwrap().modus_operandi = "ა".repeat(n))
    });
}

#[test]
fn all_sections_together_have_a_limit() {
    let long = "x".repeat(MAX_SHORT_TEXT);
    let heavy = full_with(|draft| {
        let goods = draft.goods.as_mut().unwrap();
        let leg = &mut draft.transport.as_mut().unwrap().legs[0];
        goods.items[0].description.clone_from(&long);
        leg.identifiers = vec![identifier("other", &"x".repeat(128)); MAX_LIST];
        goods.items = vec![goods.items[0].clone(); MAX_GOODS];
        let legs = &mut draft.transport.as_mut().unwrap().legs;
        *legs = vec![legs[0].clone(); MAX_LEGS];
    });
    refused(heavy, "draft", Reason::TooLarge);
    let (record, _) = publish(samples::full()).unwrap();
    assert!(
        section_bytes(&record)
            .iter()
            .flatten()
            .map(Vec::len)
            .sum::<usize>()
            < MAX_SECTIONS
    );
    let bytes = vec![0; MAX_SECTIONS + 1];
    let error = open(record.header().clone(), &[(Section::Media, &bytes)]).unwrap_err();
    assert_eq!(error.reason(), Reason::TooLarge);
    assert_eq!(
        header(&vec![0; MAX_HEADER + 1]).unwrap_err().reason(),
        Reason::TooLarge
    );
    assert_eq!(
        header(&vec![0; MAX_HEADER]).unwrap_err().reason(),
        Reason::Malformed
    );
}
