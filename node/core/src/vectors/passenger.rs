//! A passenger alert, what its document's zone tells, when its outcome is due, and what is refused.

use serde_json::json;

use super::*;
use crate::intake::draft_file;
use crate::life::Duty;
use crate::model::{InvalidRecord, RecordId};
use crate::record::{Defaults, MAX_RETENTION, Record};
use crate::section::Section;
use crate::wire::record::{draft_all, header_bytes, section_bytes};

const DRAFT: &str = include_str!("../../../../tests/vectors/passenger.toml");
const AUTHOR_PARTY: &str = "EE/tax-and-customs";

fn alert_of(old: &str, new: &str) -> Result<Record, InvalidRecord> {
    assert!(DRAFT.contains(old), "{old}");
    let text = DRAFT.replacen(old, new, 1);
    let draft = draft_all(draft_file::read(&text).unwrap()).unwrap();
    let id = RecordId::new(TIME, &[1; 10]);
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    Ok(draft
        .check(&AUTHOR_PARTY.parse().unwrap(), id, TIME, &defaults)?
        .0)
}

fn refused(old: &str, new: &str, because: &str) -> Value {
    let invalid = alert_of(old, new).unwrap_err();
    json!({ "because": because, "field": invalid.field, "reason": invalid.reason.code() })
}

#[test]
fn passenger() {
    let alert = alert_of("", "").unwrap();
    let duty = Duty::of(&alert).unwrap();
    let person = &alert.sections().persons.as_ref().unwrap().items[0];
    let sections = section_bytes(&alert);
    let section = |of: Section| sections[usize::from(of.slot())].clone().map(hex::encode);
    compare(
        "passenger.json",
        &json!({
            "digests": "eight of 32 zero bytes each",
            "kind": alert.kind().name(),
            "origin": alert.origin().to_string(),
            "id": alert.id().to_string(),
            "needs": alert.kind().capability(),
            "header": hex::encode(header_bytes(&alert, &[[0; 32]; 8])),
            "event": section(Section::Event),
            "goods": section(Section::Goods),
            "persons": section(Section::Persons),
            "of_the_zone": {
                "name": person.names[0].written,
                "mrz_form": person.names[0].mrz_form,
                "birth_date": person.birth_date,
                "sex": person.sex,
                "nationality": person.nationalities[0],
            },
            "due_ms": duty.due.as_millis(),
            "ends_ms": duty.ends.as_millis(),
            "refused": [
                refused("evaluation = ", "# evaluation = ", "persons without an evaluation"),
                refused("expires = ", "# expires = ", "persons without a stated expiry"),
                refused("legal_basis = ", "# legal_basis = ", "persons without a legal basis"),
                refused("[[goods.items]]\ncategory = \"narcotic\"\n", "", "nothing is suspected"),
                refused("permitted_action = \"examine\"", "permitted_action = \"documentary\"", "asks for more than is permitted"),
            ],
        }),
    );
}
