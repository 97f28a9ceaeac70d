//! A correction, a retraction and an acknowledgement: their bytes, and what they make of the record that they name.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::life::{Holder, Note, Standing};
use crate::model::{Coded, RecordId};
use crate::record::{
    AcknowledgementEvent, AcknowledgementStep, CorrectionEvent, Event, Record, RecordName,
    RetractionEvent,
};
use crate::wire::record::{header_bytes, section_bytes};

const AUTHOR_PARTY: &str = "EE/tax-and-customs";
const HOLDER_PARTY: &str = "FI/customs";

fn id(number: u8) -> RecordId {
    RecordId::new(TIME, &[number; 10])
}

fn record(origin: &str, audience: &str, number: u8, event: Event) -> Record {
    let audience = BTreeSet::from([audience.parse().unwrap()]);
    Record::administrative(&origin.parse().unwrap(), id(number), TIME, audience, event).unwrap()
}

fn shown(record: &Record) -> Value {
    let event = section_bytes(record)[0].clone().unwrap();
    let notes = Note::of(record).into_iter().map(|note| {
        json!({
            "origin": note.subject.origin.to_string(),
            "id": note.subject.id.to_string(),
            "standing": Standing::of(&note).map(Standing::word),
        })
    });
    json!({
        "kind": record.kind().name(),
        "origin": record.origin().to_string(),
        "id": record.id().to_string(),
        "header": hex::encode(header_bytes(record, &[[0; 32]; 8])),
        "event": hex::encode(event),
        "notes": notes.collect::<Vec<_>>(),
    })
}

#[test]
fn recall() {
    let corrected = CorrectionEvent {
        record: id(1),
        by: id(2),
        version: 2,
        fields: vec!["goods.items[0].quantity".to_owned()],
        reason: "weighed again".to_owned(),
    };
    let retracted = RetractionEvent {
        records: vec![id(1), id(2)],
        reason: Coded {
            code: "wrong_subject".to_owned(),
            text: String::new(),
        },
        relays: None,
    };
    let applied = AcknowledgementEvent {
        about: RecordName {
            origin: AUTHOR_PARTY.parse().unwrap(),
            id: id(1),
        },
        step: AcknowledgementStep::Applied,
        at: TIME,
        recall: Some(id(4)),
        ground: String::new(),
        sections: Vec::new(),
        holder: None,
    };
    let erased = AcknowledgementEvent {
        step: AcknowledgementStep::Erased,
        ..applied.clone()
    };
    let records = [
        record(
            AUTHOR_PARTY,
            HOLDER_PARTY,
            3,
            Event::Correction(Box::new(corrected)),
        ),
        record(
            AUTHOR_PARTY,
            HOLDER_PARTY,
            4,
            Event::Retraction(Box::new(retracted)),
        ),
        record(
            HOLDER_PARTY,
            AUTHOR_PARTY,
            5,
            Event::Acknowledgement(Box::new(applied)),
        ),
        record(
            HOLDER_PARTY,
            AUTHOR_PARTY,
            6,
            Event::Acknowledgement(Box::new(erased)),
        ),
    ];
    let notes: Vec<_> = records.iter().flat_map(Note::of).collect();
    let of_first: Vec<_> = notes
        .iter()
        .filter(|note| note.subject.id == id(1))
        .cloned()
        .collect();
    let standing = Standing::fold(&of_first).unwrap();
    let holder = Holder::fold(&HOLDER_PARTY.parse().unwrap(), &of_first);
    let foreign = record(
        HOLDER_PARTY,
        AUTHOR_PARTY,
        7,
        Event::Retraction(Box::new(RetractionEvent {
            records: vec![id(1)],
            reason: Coded {
                code: "unfounded".to_owned(),
                text: String::new(),
            },
            relays: None,
        })),
    );
    let foreign_notes = Note::of(&foreign);
    assert_ne!(foreign_notes[0].subject.origin, of_first[0].subject.origin);
    compare(
        "recall.json",
        &json!({
            "digests": "eight of 32 zero bytes each",
            "records": records.iter().map(shown).collect::<Vec<_>>(),
            "of": { "origin": AUTHOR_PARTY, "id": id(1).to_string() },
            "standing": { "word": standing.word(), "by": standing.by().to_string() },
            "holder": {
                "party": HOLDER_PARTY,
                "applied_ms": holder.applied.map(Timestamp::as_millis),
                "erased_ms": holder.erased.map(Timestamp::as_millis),
            },
            "another_party_withdraws_its_own_record_of_that_id_alone": shown(&foreign),
        }),
    );
}
