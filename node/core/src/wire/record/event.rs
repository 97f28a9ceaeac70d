//! The event section, by kind of record.

use ntc_proto::{node, v1};
use prost::Message;
use sha2::{Digest, Sha256};

use super::decode as decode_message;
use super::read::{Reader, write_coded, write_codes, write_moment, write_time};
use crate::model::codes::{
    CONCEALMENTS, DIRECTIONS, EVENT_KINDS, EVENT_STATUSES, MEANS, REQUESTED_ACTIONS, RISK_REASONS,
    SITE_TYPES, TRIGGERS, unlocode_form,
};
use crate::model::kind::RecordKind;
use crate::reason::Reason;
use crate::record::{
    AgreementMove, AgreementStep, ConsignmentEvent, Event, InvalidRecord, Place, Position,
    SeizureEvent,
};

pub(super) fn read(
    reader: &mut Reader,
    kind: RecordKind,
    bytes: &[u8],
) -> Result<Option<Event>, InvalidRecord> {
    match kind {
        RecordKind::SeizureNotice => {
            Ok(Some(read_seizure(reader, decode_message("event", bytes)?)))
        }
        RecordKind::ConsignmentAlert => {
            Ok(read_consignment(reader, decode_message("event", bytes)?))
        }
        RecordKind::Agreement => {
            let agreement = read_agreement(reader, decode_message("event", bytes)?);
            Ok(agreement.map(|agreement| Event::Agreement(Box::new(agreement))))
        }
        RecordKind::PassengerAlert
        | RecordKind::HitNotice
        | RecordKind::Request
        | RecordKind::Answer
        | RecordKind::Outcome
        | RecordKind::Correction
        | RecordKind::Retraction
        | RecordKind::Consent
        | RecordKind::ContactChange => {
            let message = format!("a {kind} is not read by this version; a newer one may");
            Err(InvalidRecord::new("kind", Reason::FieldInvalid, message))
        }
    }
}

pub(super) fn encode(event: &Event) -> Vec<u8> {
    match event {
        Event::Seizure(event) => write_seizure(event).encode_to_vec(),
        Event::Consignment(event) => write_consignment(event).encode_to_vec(),
        Event::Agreement(event) => write_agreement(event).encode_to_vec(),
    }
}

pub(super) fn write_draft(event: &Event) -> Option<node::v1::draft::Event> {
    match event {
        Event::Seizure(event) => Some(node::v1::draft::Event::Seizure(write_seizure(event))),
        Event::Consignment(event) => Some(node::v1::draft::Event::Consignment(write_consignment(
            event,
        ))),
        Event::Agreement(_) => None,
    }
}

pub(super) fn read_seizure(reader: &mut Reader, message: v1::SeizureEvent) -> Event {
    Event::Seizure(Box::new(SeizureEvent {
        event_kind: reader.required_code("event_kind", &EVENT_KINDS, message.event_kind),
        status: reader.required_code("status", &EVENT_STATUSES, message.status),
        occurred: reader.moment("occurred", message.occurred),
        reported: reader.moment("reported", message.reported),
        place: place(reader, "place", message.place),
        authority: reader.short("authority", message.authority),
        operation: reader.short("operation", message.operation),
        concealments: reader.coded_list("concealments", &CONCEALMENTS, message.concealments),
        concealment_location: reader.short("concealment_location", message.concealment_location),
        triggers: reader.coded_list("triggers", &TRIGGERS, message.triggers),
        means: reader.coded_list("means", &MEANS, message.means),
    }))
}

fn write_seizure(event: &SeizureEvent) -> v1::SeizureEvent {
    v1::SeizureEvent {
        event_kind: event.event_kind.clone(),
        status: event.status.clone(),
        occurred: event.occurred.map(write_moment),
        reported: event.reported.map(write_moment),
        place: Some(write_place(&event.place)),
        authority: event.authority.clone(),
        operation: event.operation.clone(),
        concealments: write_codes(&event.concealments),
        concealment_location: event.concealment_location.clone(),
        triggers: write_codes(&event.triggers),
        means: write_codes(&event.means),
    }
}

/// None only when an error has been told.
pub(super) fn read_consignment(
    reader: &mut Reader,
    message: v1::ConsignmentEvent,
) -> Option<Event> {
    reader.require("risk_reasons", message.risk_reasons.is_empty());
    reader.require("valid_until", message.valid_until_ms == 0);
    let requested = message.requested_action.unwrap_or_default();
    let valid_until = reader.time("valid_until", message.valid_until_ms);
    Some(Event::Consignment(Box::new(ConsignmentEvent {
        risk_reasons: reader.coded_list("risk_reasons", &RISK_REASONS, message.risk_reasons),
        score: message.score,
        score_scale: message.score_scale,
        requested_action: reader.coded("requested_action", &REQUESTED_ACTIONS, requested),
        expected_place: place(reader, "expected_place", message.expected_place),
        expected_at: reader.moment("expected_at", message.expected_at),
        reply_by: reader.time("reply_by", message.reply_by_ms),
        operation: reader.short("operation", message.operation),
        valid_until: valid_until?,
    })))
}

fn write_consignment(event: &ConsignmentEvent) -> v1::ConsignmentEvent {
    v1::ConsignmentEvent {
        risk_reasons: write_codes(&event.risk_reasons),
        score: event.score,
        score_scale: event.score_scale,
        requested_action: Some(write_coded(&event.requested_action)),
        expected_place: Some(write_place(&event.expected_place)),
        expected_at: event.expected_at.map(write_moment),
        reply_by_ms: write_time(event.reply_by),
        valid_until_ms: write_time(Some(event.valid_until)),
        operation: event.operation.clone(),
    }
}

/// None only when an error has been told.
pub(super) fn read_agreement(
    reader: &mut Reader,
    message: v1::AgreementEvent,
) -> Option<AgreementMove> {
    let step = match v1::AgreementStep::try_from(message.step) {
        Ok(v1::AgreementStep::Propose) => AgreementStep::Propose,
        Ok(v1::AgreementStep::Sign) => AgreementStep::Sign,
        Ok(v1::AgreementStep::Suspend) => AgreementStep::Suspend,
        Ok(v1::AgreementStep::Resume) => AgreementStep::Resume,
        Ok(v1::AgreementStep::Terminate) => AgreementStep::Terminate,
        Ok(v1::AgreementStep::Unspecified) | Err(_) => {
            reader.refuse(
                "step",
                Reason::CodeUnknown,
                "is not a step that this version knows",
            );
            return None;
        }
    };
    let document_sha256 = reader.bytes::<32>("document_sha256", &message.document_sha256)?;
    let computed: [u8; 32] = Sha256::digest(&message.document).into();
    if !message.document.is_empty() && computed != document_sha256 {
        reader.refuse(
            "document_sha256",
            Reason::AgreementHashMismatch,
            "is not the document's hash",
        );
    }
    let signature = (!message.signature.is_empty())
        .then(|| reader.bytes("signature", &message.signature))
        .flatten();
    let author_key = (!message.author_key.is_empty())
        .then(|| reader.bytes("author_key", &message.author_key))
        .flatten();
    Some(AgreementMove {
        step,
        document: message.document,
        document_sha256,
        signature,
        author_key,
        reason: message.reason,
    })
}

pub(super) fn write_agreement(event: &AgreementMove) -> v1::AgreementEvent {
    v1::AgreementEvent {
        step: event.step as i32,
        document: event.document.clone(),
        document_sha256: event.document_sha256.to_vec(),
        signature: event
            .signature
            .map(|bytes| bytes.to_vec())
            .unwrap_or_default(),
        author_key: event
            .author_key
            .map(|bytes| bytes.to_vec())
            .unwrap_or_default(),
        reason: event.reason.clone(),
    }
}

fn place(reader: &mut Reader, name: &str, message: Option<v1::Place>) -> Place {
    let message = message.unwrap_or_default();
    reader.within(name, |reader| {
        reader.require("country", message.country.is_empty());
        let country = reader.country("country", message.country);
        Place {
            unlocode: unlocode(reader, &country, message.unlocode),
            office_code: reader.short("office_code", message.office_code),
            site_name: reader.short("site_name", message.site_name),
            site_type: reader.code("site_type", &SITE_TYPES, message.site_type),
            direction: reader.code("direction", &DIRECTIONS, message.direction),
            position: message.position.map(|it| position(reader, it)),
            country,
        }
    })
}

/// Reads a UN/LOCODE and compares it with the country that stands beside it.
pub(super) fn unlocode(reader: &mut Reader, country: &str, code: String) -> String {
    let wants = "a UN/LOCODE, the country and three characters: GEPTI";
    let code = reader.form("unlocode", code, unlocode_form, wants);
    if !code.is_empty() && !country.is_empty() && !code.starts_with(country) {
        reader.refuse(
            "unlocode",
            Reason::FieldInvalid,
            "lies in another country than the one given",
        );
    }
    code
}

fn position(reader: &mut Reader, message: v1::Position) -> Position {
    let position = Position {
        latitude_microdegrees: message.latitude_microdegrees,
        longitude_microdegrees: message.longitude_microdegrees,
        precision_metres: message.precision_metres,
    };
    if !position.is_on_globe() {
        reader.refuse(
            "position",
            Reason::FieldInvalid,
            "does not lie on the globe",
        );
    }
    position
}

fn write_place(place: &Place) -> v1::Place {
    v1::Place {
        country: place.country.clone(),
        unlocode: place.unlocode.clone(),
        office_code: place.office_code.clone(),
        site_name: place.site_name.clone(),
        site_type: place.site_type.clone(),
        direction: place.direction.clone(),
        position: place.position.map(|position| v1::Position {
            latitude_microdegrees: position.latitude_microdegrees,
            longitude_microdegrees: position.longitude_microdegrees,
            precision_metres: position.precision_metres,
        }),
    }
}
