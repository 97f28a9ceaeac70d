//! A request, when its answer is due, the answers that go back, and what is refused.

use std::time::Duration;

use serde_json::json;

use super::*;
use crate::intake::{answer, draft_file};
use crate::life::{Duty, Note, Says};
use crate::model::RecordId;
use crate::record::{Defaults, MAX_RETENTION, Record, RecordName};
use crate::section::Section;
use crate::wire::record::{self, draft_all, header_bytes, section_bytes};

const ASKER: &str = "EE/tax-and-customs";
const ASKED: &str = "FI/customs";
const DEFAULTS: Defaults = Defaults {
    expiry: MAX_RETENTION,
};

const REQUEST: &str = r#"
kind = "Request"
purpose = "customs_risk"
urgency = "urgent"
audience = ["FI/customs"]
expires = "EXPIRES"

[handling]
tlp = "AMBER"
permitted_action = "documentary"

[event]
asks = "verification"
text = "Is the consignee registered with you?"
answer_within = 240
reply_by = "REPLY_BY"

[[goods.items]]
category = "tobacco"
"#;

const FOUND: &str = r#"
[[goods.items]]
category = "narcotic"

[narrative]
indicators = "Seals of another carrier"
"#;

fn id(number: u8) -> RecordId {
    RecordId::new(TIME, &[number; 10])
}

fn after(hours: u64) -> Timestamp {
    TIME.plus(Duration::from_secs(hours * 3600))
}

fn request_of(old: &str, new: &str) -> Result<Record, crate::model::InvalidRecord> {
    let text = REQUEST
        .replace("EXPIRES", &after(240).to_string())
        .replace("REPLY_BY", &after(48).to_string())
        .replacen(old, new, 1);
    let draft = draft_all(draft_file::read(&text).unwrap()).unwrap();
    let asker = ASKER.parse().unwrap();
    Ok(draft.check(&asker, id(1), TIME, &DEFAULTS)?.0)
}

fn answer_of(
    request: &Record,
    number: u8,
    fields: &[(&str, &str)],
    sections: &str,
) -> Result<Record, crate::model::InvalidRecord> {
    let fields = fields
        .iter()
        .map(|(path, text)| (*path, (*text).to_owned()));
    let (event, given) = answer(fields, sections).unwrap();
    let about = RecordName {
        origin: request.origin().clone(),
        id: request.id(),
    };
    let said = record::answer(&about, event, given).unwrap();
    let asked = ASKED.parse().unwrap();
    Record::answering(request, (&asked, id(number)), TIME, said, &DEFAULTS)
}

fn shown(record: &Record) -> Value {
    let sections = section_bytes(record);
    let section = |of: Section| sections[usize::from(of.slot())].clone().map(hex::encode);
    json!({
        "kind": record.kind().name(),
        "origin": record.origin().to_string(),
        "id": record.id().to_string(),
        "categories": record.categories(),
        "header": hex::encode(header_bytes(record, &[[0; 32]; 8])),
        "event": section(Section::Event),
        "goods": section(Section::Goods),
        "narrative": section(Section::Narrative),
    })
}

fn refused(made: Result<Record, crate::model::InvalidRecord>, because: &str) -> Value {
    let invalid = made.unwrap_err();
    json!({
        "because": because,
        "field": invalid.field,
        "reason": invalid.reason.code(),
    })
}

#[test]
fn request() {
    let request = request_of("", "").unwrap();
    let duty = Duty::of(&request).unwrap();
    let provided = answer_of(&request, 2, &[("event.status", "provided")], FOUND).unwrap();
    let until = after(72).to_string();
    let deferred = [
        ("event.status", "deferred"),
        ("event.refusal", "running_investigation"),
        ("event.deferred_until", until.as_str()),
    ];
    let deferred = answer_of(&request, 3, &deferred, "").unwrap();
    let notes = Note::of(&deferred);
    assert_eq!(notes[0].subject.id, request.id());
    let says = Says::Answered {
        status: "deferred".to_owned(),
        until: Some(after(72)),
    };
    assert_eq!(notes[0].says, says);
    let due: Vec<Value> = [-1_i64, 0, 2, 47, 100]
        .iter()
        .map(|hours| {
            let millis = TIME.as_millis().saturating_add_signed(hours * 3_600_000);
            let received = Timestamp::from_millis(millis);
            json!({
                "received_ms": millis,
                "due_ms": duty.started(received).as_millis(),
            })
        })
        .collect();
    let bare = |fields: &[(&str, &str)]| answer_of(&request, 4, fields, "");
    compare(
        "request.json",
        &json!({
            "digests": "eight of 32 zero bytes each",
            "request": shown(&request),
            "due_unreceived_ms": duty.due.as_millis(),
            "due": due,
            "ends_ms": duty.ends.as_millis(),
            "provided": shown(&provided),
            "deferred": shown(&deferred),
            "refused": [
                refused(request_of("answer_within = 240\n", ""), "no time for the answer"),
                refused(
                    request_of("[\"FI/customs\"]", "[\"FI/customs\", \"SE/customs\"]"),
                    "two parties are asked",
                ),
                refused(
                    request_of("text = \"Is the consignee registered with you?\"\n", ""),
                    "nothing is asked",
                ),
                refused(bare(&[("event.status", "refused")]), "refused without a reason"),
                refused(bare(&[("event.status", "deferred")]), "deferred without an end"),
                refused(bare(&[("event.status", "need_more")]), "does not say what is needed"),
                refused(
                    answer_of(&request, 4, &[("event.status", "no_data")], FOUND),
                    "no data, and goods",
                ),
            ],
        }),
    );
}
