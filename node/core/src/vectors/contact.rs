//! A change of contacts, and what is refused.

use std::collections::BTreeSet;

use ntc_proto::v1;
use serde_json::json;

use super::*;
use crate::model::RecordId;
use crate::record::{Event, Record};
use crate::section::Section;
use crate::wire::record::{contacts, header_bytes, section_bytes};

fn change(role: &str, phone: &str) -> v1::ContactChange {
    v1::ContactChange {
        agreement: "ee-fi-tobacco".to_owned(),
        contacts: vec![v1::Contact {
            role: role.to_owned(),
            name: "Liaison desk".to_owned(),
            phone: phone.to_owned(),
            languages: vec!["en".to_owned(), "et".to_owned()],
            around_the_clock: true,
            ..v1::Contact::default()
        }],
    }
}

fn refused(change: v1::ContactChange, because: &str) -> Value {
    let invalid = contacts(change).unwrap_err().remove(0);
    json!({ "because": because, "field": invalid.field, "reason": invalid.reason.code() })
}

#[test]
fn contact() {
    let event = contacts(change("liaison", "+372 000 0000")).unwrap();
    let origin = "EE/tax-and-customs".parse().unwrap();
    let audience = BTreeSet::from(["FI/customs".parse().unwrap()]);
    let id = RecordId::new(TIME, &[1; 10]);
    let event = Event::Contact(Box::new(event));
    let record = Record::administrative(&origin, id, TIME, audience, event).unwrap();
    let sections = section_bytes(&record);
    let section = sections[usize::from(Section::Event.slot())].clone();
    compare(
        "contact.json",
        &json!({
            "digests": "eight of 32 zero bytes each",
            "kind": record.kind().name(),
            "origin": record.origin().to_string(),
            "id": record.id().to_string(),
            "needs": record.kind().capability(),
            "header": hex::encode(header_bytes(&record, &[[0; 32]; 8])),
            "event": section.map(hex::encode),
            "refused": [
                refused(change("friend", "+372 000 0000"), "a role that there is not"),
                refused(change("liaison", ""), "no way to reach them"),
                refused(
                    v1::ContactChange {
                        agreement: String::new(),
                        ..change("liaison", "+372 000 0000")
                    },
                    "no agreement",
                ),
            ],
        }),
    );
}
