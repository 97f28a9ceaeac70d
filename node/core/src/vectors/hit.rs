//! An alert, the notice that its subject was met, what each side owes then, and what is refused.

use serde_json::json;

use super::*;
use crate::intake::draft_file;
use crate::life::{Duty, Note, Says, Subject, Task};
use crate::model::{Moment, RecordId};
use crate::record::{
    Defaults, Event, HitEvent, InvalidRecord, MAX_RETENTION, Narrative, Place, Record, RecordName,
    Said, Sections,
};
use crate::section::Section;
use crate::wire::record::{draft_all, header_bytes, section_bytes};

const ALERT: &str = r#"
kind = "ConsignmentAlert"
purpose = "customs_risk"
urgency = "urgent"
expires = "2024-09-01T00:00Z"

[handling]
tlp = "AMBER"
permitted_action = "examine"

[event]
risk_reasons = ["route_unusual"]
requested_action = "inform"
expected_place = { country = "FI" }
valid_until = "2023-12-01T00:00Z"

[[goods.items]]
category = "tobacco"
"#;

fn id(number: u8) -> RecordId {
    RecordId::new(TIME, &[number; 10])
}

const DEFAULTS: Defaults = Defaults {
    expiry: MAX_RETENTION,
};

fn alert() -> Record {
    let draft = draft_all(draft_file::read(ALERT).unwrap()).unwrap();
    let origin = "EE/tax-and-customs".parse().unwrap();
    draft.check(&origin, id(1), TIME, &DEFAULTS).unwrap().0
}

fn met() -> HitEvent {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    HitEvent {
        about: RecordName {
            origin: alert().origin().clone(),
            id: id(1),
        },
        strength: "exact".to_owned(),
        factors: texts(&["name", "plate"]),
        met_in: "journey".to_owned(),
        met_at: Moment::parse("2023-11-14T20:10Z"),
        place: Some(place()),
        journeys: texts(&["AY114"]),
        stops: texts(&["TLL 2023-11-14 19:00", "HEL"]),
        acted: true,
        contact_first: true,
    }
}

fn place() -> Place {
    let place = pb::Place {
        country: "FI".to_owned(),
        unlocode: "FIHEL".to_owned(),
        ..pb::Place::default()
    };
    let mut at = crate::forms::Reader::new(crate::forms::Source::Draft);
    crate::forms::Form::read(&mut at, place).unwrap()
}

fn notice(event: HitEvent, sections: Sections) -> Result<Record, InvalidRecord> {
    let holder = "FI/customs".parse().unwrap();
    let said = Said {
        sections,
        ..Said::of(Event::Hit(Box::new(event)))
    };
    Record::answering(&alert(), (&holder, id(2)), TIME, said, &DEFAULTS)
}

/// Changes that make it no notice, each with the field that is refused.
fn refused() -> Vec<Value> {
    let later = Moment::parse("2023-11-20").unwrap();
    let own = RecordName {
        origin: "FI/customs".parse().unwrap(),
        id: id(1),
    };
    let narrative = Narrative {
        modus_operandi: "Who it is".to_owned(),
        indicators: String::new(),
        requested_action: None,
        translation: None,
    };
    let cases = [
        (
            "about is an own record",
            HitEvent {
                about: own,
                ..met()
            },
            None,
        ),
        (
            "no factor",
            HitEvent {
                factors: Vec::new(),
                ..met()
            },
            None,
        ),
        (
            "a factor twice",
            HitEvent {
                factors: vec!["name".to_owned(); 2],
                ..met()
            },
            None,
        ),
        (
            "an unknown factor",
            HitEvent {
                factors: vec!["face".to_owned()],
                ..met()
            },
            None,
        ),
        (
            "met later",
            HitEvent {
                met_at: Some(later),
                ..met()
            },
            None,
        ),
        ("another section", met(), Some(narrative)),
    ];
    let cases = cases.into_iter().map(|(what, event, narrative)| {
        let sections = Sections {
            narrative,
            ..Sections::default()
        };
        let error = notice(event, sections).unwrap_err();
        json!({ "what": what, "field": error.field, "reason": error.reason.code() })
    });
    cases.collect()
}

#[test]
fn hit() {
    let (alert, notice) = (alert(), notice(met(), Sections::default()).unwrap());
    assert_eq!(notice.categories(), alert.categories());
    assert_eq!(Duty::of(&alert), None, "it asks for nothing");
    let notes = Note::of(&notice);
    assert_eq!(notes[0].says, Says::Met);
    assert_eq!(notes[0].subject, Subject::of(&alert));
    let (look, outcome) = (Duty::of(&notice).unwrap(), Duty::after_hit(&notice));
    assert_eq!((look.task, outcome.task), (Task::Hit, Task::HitOutcome));
    let sections = section_bytes(&notice);
    let event = sections[usize::from(Section::Event.slot())].clone();
    compare(
        "hit.json",
        &json!({
            "digests": "eight of 32 zero bytes each",
            "alert": { "origin": alert.origin().to_string(), "id": alert.id().to_string() },
            "notice": {
                "origin": notice.origin().to_string(),
                "id": notice.id().to_string(),
                "header": hex::encode(header_bytes(&notice, &[[0; 32]; 8])),
                "event": event.map(hex::encode),
            },
            "looked_at_by_ms": look.due.as_millis(),
            "outcome_due_ms": outcome.due.as_millis(),
            "refused": refused(),
        }),
    );
}
