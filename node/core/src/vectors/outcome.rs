//! An alert, when its outcome is due, and the outcome that goes back.

use serde_json::json;

use super::*;
use crate::intake::draft_file;
use crate::life::{Duty, Note};
use crate::model::codes::CATEGORIES;
use crate::model::{Coded, Moment, RecordId};
use crate::record::{
    Defaults, Event, Goods, MAX_RETENTION, OutcomeEvent, Record, RecordName, Said, Sections,
};
use crate::section::Section;
use crate::wire::record::{draft_all, header_bytes, section_bytes};

const AUTHOR_PARTY: &str = "EE/tax-and-customs";
const HOLDER_PARTY: &str = "FI/customs";

const ALERT: &str = r#"
kind = "ConsignmentAlert"
purpose = "customs_risk"
urgency = "urgent"
expires = "2027-01-01T00:00Z"

[handling]
tlp = "AMBER"
permitted_action = "examine"

[event]
risk_reasons = ["route_unusual"]
requested_action = "examine"
expected_place = { country = "FI" }
expected_at = "VALID_DAY"
valid_until = "VALID_UNTIL"

[[goods.items]]
category = "tobacco"
"#;

fn id(number: u8) -> RecordId {
    RecordId::new(TIME, &[number; 10])
}

fn alert() -> Record {
    let day = |days: u64| {
        let at = Timestamp::from_millis(TIME.as_millis() + days * 86_400_000);
        at.to_string().chars().take(10).collect::<String>()
    };
    let text = ALERT
        .replace("2027-01-01", &day(300))
        .replace("VALID_DAY", &day(3))
        .replace("VALID_UNTIL", &format!("{}T00:00Z", day(10)));
    let draft = draft_all(draft_file::read(&text).unwrap()).unwrap();
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    let origin = AUTHOR_PARTY.parse().unwrap();
    draft.check(&origin, id(1), TIME, &defaults).unwrap().0
}

fn shown(record: &Record) -> Value {
    let sections = section_bytes(record);
    let section = |of: Section| sections[usize::from(of.slot())].clone().map(hex::encode);
    json!({
        "kind": record.kind().name(),
        "origin": record.origin().to_string(),
        "id": record.id().to_string(),
        "header": hex::encode(header_bytes(record, &[[0; 32]; 8])),
        "event": section(Section::Event),
        "goods": section(Section::Goods),
    })
}

#[test]
fn outcome() {
    let alert = alert();
    let duty = Duty::of(&alert).unwrap();
    let mut found: Goods = alert.sections().goods.clone().unwrap();
    found.items[0].category = Coded {
        code: CATEGORIES.read("narcotic").unwrap().to_owned(),
        text: String::new(),
    };
    let event = OutcomeEvent {
        about: RecordName {
            origin: alert.origin().clone(),
            id: alert.id(),
        },
        result: Coded {
            code: "seizure".to_owned(),
            text: String::new(),
        },
        happened: Moment::parse("2023-11-14"),
        reference: "FI-114".to_owned(),
        notice: None,
        text: "Beneath the tobacco".to_owned(),
    };
    let holder = HOLDER_PARTY.parse().unwrap();
    let said = Said {
        sections: Sections {
            goods: Some(found),
            ..Sections::default()
        },
        ..Said::of(Event::Outcome(Box::new(event)))
    };
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    let outcome = Record::answering(&alert, (&holder, id(2)), TIME, said, &defaults).unwrap();
    assert_eq!(outcome.categories(), alert.categories());
    let notes = Note::of(&outcome);
    assert_eq!(notes[0].subject.id, alert.id());
    compare(
        "outcome.json",
        &json!({
            "digests": "eight of 32 zero bytes each",
            "alert": shown(&alert),
            "due_ms": duty.due.as_millis(),
            "outcome": shown(&outcome),
        }),
    );
}
