use std::time::Duration;

use super::*;
use crate::model::Coded;
use crate::model::identifier::Scheme;
use crate::record::{Defaults, Evaluation, RecordId};
use crate::watchlist::{Address, Document, Entry, Marker, Name, Pattern, Quality, SubjectKind};
use crate::wire::record::{draft_message, section_bytes};

const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
const DAY: u64 = 24 * 3600 * 1000;
/// What never leaves.
const CANARY: &str = "zqxvk";

fn order() -> Order {
    Order {
        action: Action::Check,
        reason: Coded {
            code: "intelligence".to_owned(),
            text: String::new(),
        },
        category: "narcotic".to_owned(),
        markers: vec![Marker::Armed, Marker::SelfHarm],
        legal_basis: "Article 1".to_owned(),
        evaluation: Some(Evaluation {
            scheme: "4x4".to_owned(),
            source: "B".to_owned(),
            information: "2".to_owned(),
        }),
        valid_from: NOW,
        valid_until: Timestamp::from_millis(NOW.as_millis() + 90 * DAY),
        review: Timestamp::from_millis(NOW.as_millis() + 30 * DAY),
        owner: CANARY.to_owned(),
        contact_first: true,
    }
}

fn own() -> Party {
    "GE/customs".parse().unwrap()
}

fn number(scheme: Scheme, raw: &str) -> Document {
    Document::of(Identifier::read(scheme, raw, Some("GE")).unwrap())
}

/// An entry of every kind, with all that one can have.
fn entry(kind: SubjectKind) -> Entry {
    let mut entry = Entry::new(CANARY, kind);
    entry.former_keys.push(CANARY.to_owned());
    entry.programmes.push(CANARY.to_owned());
    entry.remarks = CANARY.to_owned();
    entry.names = vec![
        Name::whole("Ann Invented", Quality::Primary),
        Name::whole("Anka Invented", Quality::Weak),
    ];
    entry.birth_dates.push("1961-03".parse().unwrap());
    entry.sex = "F".to_owned();
    entry.nationalities.push("GE".to_owned());
    entry.addresses.push(Address {
        text: "1 Example Street".to_owned(),
        country: "GE".to_owned(),
    });
    entry.emails.push("ann@invented.example".to_owned());
    entry.documents = match kind {
        SubjectKind::Container => vec![number(Scheme::Container, "CSQU3054383")],
        SubjectKind::Vessel => vec![number(Scheme::ImoShip, "9074729")],
        SubjectKind::Vehicle => vec![number(Scheme::Plate, "AA000BB")],
        SubjectKind::Wagon => vec![number(Scheme::Wagon, "12345678")],
        SubjectKind::Company => vec![number(Scheme::Tin, "123456789")],
        SubjectKind::Aircraft => vec![number(Scheme::AircraftRegistration, "4LAAA")],
        SubjectKind::Person
        | SubjectKind::Document
        | SubjectKind::Phone
        | SubjectKind::Email
        | SubjectKind::Address
        | SubjectKind::Pattern
        | SubjectKind::Account => vec![
            number(Scheme::Passport, "X0000001"),
            number(Scheme::Phone, "+995322000000"),
        ],
    };
    if kind == SubjectKind::Pattern {
        entry.patterns.push(Pattern {
            hs: "2402".to_owned(),
            origin: "UA".to_owned(),
            via: vec!["GEPTI".to_owned()],
            destination: "TRIST".to_owned(),
            words: vec!["tobacco".to_owned()],
        });
    }
    entry
}

fn alert_of(entry: &Entry) -> Result<Alert, Vec<InvalidRecord>> {
    alert(
        entry,
        &order(),
        &Telling::default(),
        &own(),
        "watchlist a 1 k",
    )
}

#[test]
fn an_entry_of_every_kind_is_an_alert_that_the_rules_take_and_keeps_what_is_the_lists_own() {
    let defaults = Defaults {
        expiry: Duration::from_secs(3600),
    };
    for kind in SubjectKind::ALL {
        let alert = alert_of(&entry(kind)).unwrap_or_else(|faults| panic!("{kind}: {faults:?}"));
        let id = RecordId::new(NOW, &[7; 10]);
        let checked = alert.draft.clone().check_all(&own(), id, NOW, &defaults);
        let (record, _) = checked.unwrap_or_else(|faults| panic!("{kind}: {faults:?}"));
        let is_of_persons = record.sections().persons.is_some();
        let expected = if is_of_persons {
            RecordKind::PassengerAlert
        } else {
            RecordKind::ConsignmentAlert
        };
        assert_eq!(record.kind(), expected, "{kind}");
        for bytes in section_bytes(&record).into_iter().flatten() {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains(CANARY), "{kind}");
            assert!(is_of_persons || !text.contains("X0000001"), "{kind}");
        }
    }
}

#[test]
fn the_same_entry_makes_the_same_alert_and_another_order_another() {
    let entry = entry(SubjectKind::Person);
    let first = alert_of(&entry).unwrap().draft;
    assert!(first == alert_of(&entry).unwrap().draft);
    let mut of_list = order();
    of_list.valid_until = of_list.valid_until.plus(Duration::from_secs(24 * 3600));
    let later = alert(
        &entry,
        &of_list,
        &Telling::default(),
        &own(),
        "watchlist a 1 k",
    );
    assert!(first != later.unwrap().draft);
}

#[test]
fn what_is_asked_goes_no_further_than_the_action_of_the_list() {
    for (action, code, permitted) in [
        (Action::Sighting, "inform", PermittedAction::NoneVisible),
        (
            Action::Surveillance,
            "monitor",
            PermittedAction::NoneVisible,
        ),
        (Action::Check, "examine", PermittedAction::Examine),
        (Action::Analysis, "inform", PermittedAction::NoneVisible),
    ] {
        let of_list = Order { action, ..order() };
        let told = alert(
            &entry(SubjectKind::Person),
            &of_list,
            &Telling::default(),
            &own(),
            "r",
        );
        let message = draft_message(&told.unwrap().draft);
        let handling = message.handling.unwrap();
        assert_eq!(handling.permitted_action, permitted as i32, "{action}");
        let Some(Event::Passenger(event)) = message.event else {
            panic!("{action}: no passenger");
        };
        assert_eq!(event.requested_action.unwrap().code, code);
        assert_eq!(event.expected_place.unwrap().country, "GE");
    }
}

#[test]
fn warnings_and_whom_to_ask_first_are_fields_of_either_alert() {
    let said = |kind, order: &Order| {
        let told = alert(&entry(kind), order, &Telling::default(), &own(), "r").unwrap();
        let message = draft_message(&told.draft);
        // A narrative may be withheld where the event is not.
        assert_eq!(message.narrative, None);
        match message.event {
            Some(Event::Passenger(event)) => (event.warning_markers, event.contact_first),
            Some(Event::Consignment(event)) => (event.warning_markers, event.contact_first),
            _ => panic!("{kind}: no alert"),
        }
    };
    let calm = Order {
        markers: Vec::new(),
        contact_first: false,
        ..order()
    };
    for kind in [SubjectKind::Person, SubjectKind::Vehicle] {
        let markers = ["armed", "self_harm"].map(str::to_owned).to_vec();
        assert_eq!(said(kind, &order()), (markers, true));
        assert_eq!(said(kind, &calm), (Vec::new(), false));
    }
}

#[test]
fn goods_go_where_their_pattern_says_and_others_where_the_list_says() {
    let place = |entry: &Entry, place: &str| {
        let telling = Telling {
            place: place.to_owned(),
            ..Telling::default()
        };
        let told = alert(entry, &order(), &telling, &own(), "r").unwrap();
        let Some(Event::Consignment(event)) = draft_message(&told.draft).event else {
            panic!("no consignment");
        };
        let place = event.expected_place.unwrap();
        (place.country, place.unlocode)
    };
    let both = |country: &str, unlocode: &str| (country.to_owned(), unlocode.to_owned());
    let goods = entry(SubjectKind::Pattern);
    assert_eq!(place(&goods, "GEBUS"), both("TR", "TRIST"));
    let ship = entry(SubjectKind::Vessel);
    assert_eq!(place(&ship, "GEBUS"), both("GE", "GEBUS"));
    assert_eq!(place(&ship, "AZ"), both("AZ", ""));
    assert_eq!(place(&ship, ""), both("GE", ""));
}

#[test]
fn what_an_alert_has_no_room_for_is_named() {
    let mut many = entry(SubjectKind::Person);
    many.names = vec![Name::whole("Ann Invented", Quality::Strong); 17];
    many.birth_dates = vec!["about 1961".parse().unwrap()];
    let alert = alert_of(&many).unwrap();
    assert_eq!(alert.cut, ["birth_dates", "names"]);
    let mut few = entry(SubjectKind::Person);
    few.names.truncate(1);
    assert_eq!(alert_of(&few).unwrap().cut, [""; 0]);
}

#[test]
fn the_area_of_offence_of_the_list_stands_where_an_order_of_its_own_says_none() {
    let with = |category: &str| Order {
        category: category.to_owned(),
        ..order()
    };
    let told = |of_entry: &str, of_list: &str| {
        let mut person = entry(SubjectKind::Person);
        person.order = Some(with(of_entry));
        let told = alert(&person, &with(of_list), &Telling::default(), &own(), "r");
        told.map(|alert| alert.draft)
    };
    assert!(told("", "narcotic").ok() == told("narcotic", "").ok());
    assert!(told("narcotic", "tobacco").ok() == told("narcotic", "").ok());
    assert!(told("", "narcotic").is_ok());
    assert!(told("", "").is_err());
}

#[test]
fn an_entry_without_an_area_of_offence_or_with_nothing_to_say_is_no_alert() {
    let of_list = Order {
        category: String::new(),
        ..order()
    };
    let person = entry(SubjectKind::Person);
    let faults = alert(&person, &of_list, &Telling::default(), &own(), "r")
        .err()
        .unwrap();
    assert_eq!(faults[0].field, "order.category");
    let mut email = Entry::new("1", SubjectKind::Email);
    email.emails.push("ann@invented.example".to_owned());
    let faults = alert_of(&email).err().unwrap();
    assert_eq!(faults[0].reason, Reason::FieldMissing);
}

#[test]
fn partners_are_told_from_the_first_day_to_the_last() {
    let entry = entry(SubjectKind::Person);
    let at = |millis| due(&entry, &order(), Timestamp::from_millis(millis));
    assert_eq!(at(NOW.as_millis() - 1), Due::Later);
    assert_eq!(at(NOW.as_millis()), Due::Now);
    assert_eq!(at(NOW.as_millis() + 90 * DAY - 1), Due::Now);
    assert_eq!(at(NOW.as_millis() + 90 * DAY), Due::Over);
}
