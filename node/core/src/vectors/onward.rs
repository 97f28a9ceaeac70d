//! A request for consent, the consent, what is passed on by it, and what is refused.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::intake::draft_file;
use crate::life::Note;
use crate::model::RecordId;
use crate::record::{ConsentDecision, ConsentEvent, Defaults, Event, MAX_RETENTION, Record};
use crate::section::Section;
use crate::wire::record::{self, PassedOn, draft_all, header_bytes, section_bytes};

const AUTHOR_PARTY: &str = "EE/tax-and-customs";
const HOLDER_PARTY: &str = "FI/customs";
const THIRD_PARTY: &str = "SE/customs";
const DEFAULTS: Defaults = Defaults {
    expiry: MAX_RETENTION,
};

const NOTICE: &str = r#"
kind = "ConsignmentAlert"
purpose = "customs_risk"
urgency = "urgent"

[handling]
tlp = "AMBER+STRICT"
permitted_action = "documentary"
handling_codes = ["H2"]

[event]
risk_reasons = ["route_unusual"]
requested_action = "inform"
expected_place = { country = "FI" }
valid_until = "VALID_UNTIL"

[[goods.items]]
category = "tobacco"
"#;

fn party(name: &str) -> crate::party::Party {
    name.parse().unwrap()
}

fn id(number: u8) -> RecordId {
    RecordId::new(TIME, &[number; 10])
}

fn notice() -> Record {
    let until = TIME.plus(std::time::Duration::from_secs(48 * 3600));
    let text = NOTICE.replace("VALID_UNTIL", &until.to_string());
    let draft = draft_all(draft_file::read(&text).unwrap()).unwrap();
    let checked = draft.check(&party(AUTHOR_PARTY), id(1), TIME, &DEFAULTS);
    checked.unwrap().0
}

fn sealed(record: &Record) -> SealedRecord {
    let key = RecordKey {
        origin: record.origin().clone(),
        id: *record.id().as_bytes(),
    };
    let random = SealRandom {
        commit_salt: counted(0),
        slots: std::array::from_fn(|slot| counted(0x10 * (slot as u8 + 1))),
    };
    let header = |digests: &[[u8; 32]; 8]| header_bytes(record, digests);
    SealedRecord::seal(&key, section_bytes(record), &random, header, &soft(AUTHOR)).unwrap()
}

fn passed(change: impl FnOnce(&mut PassedOn)) -> Result<Record, crate::model::InvalidRecord> {
    let notice = notice();
    let signed = sealed(&notice);
    let entry = Entry::Record {
        time: TIME,
        commit: signed.commit(),
        disposition: commit::disposition(&counted(0x80), &policy_digest(), &decided()),
    };
    let mut passed = PassedOn {
        opening: signed.disclose(SectionSet::ALL),
        ledger_index: 9,
        entry: entry.encode(),
        received: TIME,
        to: party(THIRD_PARTY),
        purpose: "customs_risk".to_owned(),
        handling: notice.handling().passed_on_to(&party(THIRD_PARTY)),
        expires: notice.expires(),
        consent: Some(id(3)),
    };
    change(&mut passed);
    record::forward((&party(HOLDER_PARTY), id(4)), TIME, passed)
}

fn shown(record: &Record) -> Value {
    let sections = section_bytes(record);
    let section = |of: Section| sections[usize::from(of.slot())].clone().map(hex::encode);
    let notes = Note::of(record).into_iter().map(|note| {
        json!({
            "origin": note.subject.origin.to_string(),
            "id": note.subject.id.to_string(),
        })
    });
    json!({
        "kind": record.kind().name(),
        "origin": record.origin().to_string(),
        "id": record.id().to_string(),
        "header": hex::encode(header_bytes(record, &[[0; 32]; 8])),
        "event": section(Section::Event),
        "goods": section(Section::Goods),
        "speaks_of": notes.collect::<Vec<_>>(),
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

fn consent(change: impl FnOnce(&mut ConsentEvent)) -> Result<Record, crate::model::InvalidRecord> {
    let mut event = ConsentEvent {
        record: id(1),
        decision: ConsentDecision::Grant,
        holder: party(HOLDER_PARTY),
        to: party(THIRD_PARTY),
        purpose: "customs_risk".to_owned(),
        until: Some(TIME.plus(std::time::Duration::from_secs(3600))),
        refusal: None,
        conditions: "Not for use in court".to_owned(),
        about: Some(crate::record::RecordName {
            origin: party(HOLDER_PARTY),
            id: id(2),
        }),
    };
    change(&mut event);
    let audience = BTreeSet::from([party(HOLDER_PARTY)]);
    let event = Event::Consent(Box::new(event));
    Record::administrative(&party(AUTHOR_PARTY), id(3), TIME, audience, event)
}

#[test]
fn onward() {
    let notice = notice();
    let question = pb::RequestEvent {
        asks: Some(pb::Coded {
            code: "consent".to_owned(),
            text: String::new(),
        }),
        answer_within: 480,
        consent_to: THIRD_PARTY.to_owned(),
        consent_purpose: "customs_risk".to_owned(),
        ..pb::RequestEvent::default()
    };
    let about = crate::record::RecordName {
        origin: notice.origin().clone(),
        id: notice.id(),
    };
    let said = record::request(&about, question, 0).unwrap();
    let holder = party(HOLDER_PARTY);
    let request = Record::answering(&notice, (&holder, id(2)), TIME, said, &DEFAULTS).unwrap();
    let forward = passed(|_| {}).unwrap();
    assert_eq!(forward.carried().unwrap().header(), notice.header());
    compare(
        "onward.json",
        &json!({
            "digests": "eight of 32 zero bytes each, but in the header that is passed on",
            "request": shown(&request),
            "consent": shown(&consent(|_| {}).unwrap()),
            "notice_header": hex::encode(&sealed(&notice).header),
            "forward": shown(&forward),
            "refused": [
                refused(consent(|it| it.to = party(HOLDER_PARTY)), "to who holds it"),
                refused(consent(|it| it.holder = party(AUTHOR_PARTY)), "the author holds it"),
                refused(consent(|it| it.decision = ConsentDecision::Withdraw), "an end of what is withdrawn"),
                refused(passed(|it| it.opening.header[0] ^= 1), "another header"),
                refused(passed(|it| it.opening.signature[0] ^= 1), "another signature"),
                refused(passed(|it| it.opening.sections[1].content[0] ^= 1), "other goods"),
                refused(passed(|it| it.entry[20] ^= 1), "another entry"),
                refused(passed(|it| it.handling.tlp = crate::model::handling::Tlp::Green), "a wider audience"),
                refused(passed(|it| it.to = party(AUTHOR_PARTY)), "back to its author"),
            ],
        }),
    );
}
