//! Rules of passenger alerts, and what is read from the zones of documents.

use ntc_proto::node::v1::Draft;
use ntc_proto::node::v1::draft::Event;
use ntc_proto::v1;

use super::super::samples::{HOUR, NOW, coded, identifier, now_ms, publish};
use super::{passes, refused, warned};
use crate::intake::{draft_file, passenger_sample};
use crate::reason::Reason;
use crate::record::Person;

const TD1: &str =
    "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const TD2: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6";
const TD3: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

fn alert() -> Draft {
    draft_file::read(&passenger_sample(NOW)).unwrap()
}

fn with_person(change: impl FnOnce(&mut v1::Person)) -> Draft {
    let mut draft = alert();
    change(&mut draft.persons.as_mut().unwrap().items[0]);
    draft
}

fn with_event(change: impl FnOnce(&mut v1::PassengerEvent)) -> Draft {
    let mut draft = alert();
    if let Some(Event::Passenger(event)) = &mut draft.event {
        change(event);
    }
    draft
}

fn person_of(draft: Draft) -> Person {
    let (record, _) = publish(draft).unwrap();
    record.sections().persons.as_ref().unwrap().items[0].clone()
}

#[test]
fn a_passenger_alert_names_who_is_meant_what_is_suspected_and_until_when_it_is_kept() {
    passes(alert());
    let draft = |persons, goods, expires, handling| Draft {
        persons,
        goods,
        expires,
        handling,
        ..alert()
    };
    let whole = alert();
    let unbased = whole.persons.clone().map(|persons| v1::Persons {
        legal_basis: String::new(),
        ..persons
    });
    let ungraded = whole.handling.clone().map(|handling| v1::Handling {
        evaluation: None,
        ..handling
    });
    let (persons, goods, expires, handling) =
        (whole.persons, whole.goods, whole.expires, whole.handling);
    for (broken, field, reason) in [
        (
            draft(None, goods.clone(), expires, handling.clone()),
            "persons.items",
            Reason::FieldMissing,
        ),
        (
            draft(persons.clone(), None, expires, handling.clone()),
            "goods.items",
            Reason::FieldMissing,
        ),
        (
            draft(persons.clone(), goods.clone(), 0, handling.clone()),
            "expires",
            Reason::PersonsWithoutBasis,
        ),
        (
            draft(persons, goods.clone(), expires, ungraded),
            "handling.evaluation",
            Reason::PersonsWithoutBasis,
        ),
        (
            draft(unbased, goods, expires, handling),
            "persons.legal_basis",
            Reason::PersonsWithoutBasis,
        ),
    ] {
        refused(broken, field, reason);
    }
}

#[test]
fn nobody_whom_an_alert_names_is_born_after_it_is_written() {
    let born = |date: &str| with_person(|person| date.clone_into(&mut person.birth_date));
    let today = crate::model::Day::at(NOW);
    let today = format!("{}-{:02}-{:02}", today.year, today.month, today.day);
    publish(born(&today)).unwrap();
    let next_year = (today.get(..4).unwrap().parse::<u16>().unwrap() + 1).to_string();
    for date in [&*next_year, &format!("{next_year}-01"), "2090-01-01"] {
        refused(
            born(date),
            "persons.items[0].birth_date",
            Reason::TimeInFuture,
        );
    }
    refused(
        born("2250"),
        "persons.items[0].birth_date",
        Reason::FieldInvalid,
    );
}

#[test]
fn a_passenger_alert_is_about_what_is_to_come_and_asks_for_what_is_permitted() {
    let ended = with_event(|event| event.valid_until = now_ms());
    refused(ended, "event.valid_until", Reason::AlertExpired);
    let late = with_event(|event| event.reply_by = now_ms() + 30 * HOUR);
    refused(late, "event.reply_by", Reason::ReplyAfterArrival);
    let much = with_event(|event| event.requested_action = Some(coded("do_not_load")));
    refused(much, "event.requested_action", Reason::ActionNotPermitted);
    let scored = with_event(|event| event.score = 1);
    refused(scored, "event.score", Reason::FieldInvalid);
}

#[test]
fn what_the_zone_of_a_document_tells_need_not_be_written() {
    for zone in [TD1, TD2, TD3] {
        let person = person_of(with_person(|person| {
            person.documents = vec![identifier("mrz", zone)];
        }));
        assert_eq!(person.names[0].written, "ANNA MARIA ERIKSSON");
        assert_eq!(person.names[0].mrz_form, "ERIKSSON<<ANNA<MARIA");
        assert_eq!(
            (person.birth_date.as_str(), person.sex.as_str()),
            ("1974-08-12", "F")
        );
        assert_eq!(person.nationalities, ["UTO"]);
    }
    // What the officer wrote stands.
    let person = person_of(with_person(|person| {
        person.birth_date = "1974".to_owned();
        person.names = vec![v1::PersonName {
            written: "Anna Eriksson".to_owned(),
            ..v1::PersonName::default()
        }];
    }));
    assert_eq!(
        (person.names[0].written.as_str(), person.birth_date.as_str()),
        ("Anna Eriksson", "1974")
    );
}

#[test]
fn a_zone_whose_check_digits_fail_is_kept_and_warned_of_and_nothing_is_read_from_it() {
    let broken = with_person(|person| {
        let zone = TD3.replace("L898902C36", "L898902C37");
        person.documents = vec![identifier("mrz", &zone)];
    });
    let field = "persons.items[0].documents[0]";
    warned(broken.clone(), field, Reason::IdentifierBadCheck);
    let person = person_of(broken);
    assert!(person.names.is_empty() && person.birth_date.is_empty());
}

#[test]
fn what_differs_from_the_zone_is_warned_of() {
    type Change = fn(&mut v1::Person);
    let changes: [(Change, &str); 3] = [
        (
            |person| person.birth_date = "1974-08-13".to_owned(),
            "birth_date",
        ),
        (|person| person.sex = "M".to_owned(), "sex"),
        (
            |person| person.nationalities = vec!["GEO".to_owned()],
            "nationalities",
        ),
    ];
    for (change, field) in changes {
        let field = format!("persons.items[0].{field}");
        warned(with_person(change), &field, Reason::ZoneDiffers);
    }
}

#[test]
fn a_passenger_alert_read_again_says_the_same() {
    let read = crate::wire::record::draft(alert()).unwrap();
    let message = crate::wire::record::draft_message(&read);
    let again = crate::wire::record::draft(message).unwrap();
    let fingerprint = crate::wire::record::draft_fingerprint;
    assert_eq!(fingerprint(&read), fingerprint(&again));
}
