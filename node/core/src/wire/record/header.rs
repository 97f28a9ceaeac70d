//! The header, and the draft as a whole.

use std::collections::BTreeSet;

use ntc_proto::{node, v1};

use super::read::{Reader, Source, write_codes, write_time};
use super::{event, goods, papers, people, transport};
use crate::envelope::{self, Hash};
use crate::model::codes::{
    CATEGORIES, CODE_LIST, EVALUATION_SCHEMES, HANDLING_CODES, PURPOSES, RELATIONS, language_known,
};
use crate::model::handling::{Evaluation, PermittedAction, Tlp};
use crate::model::kind::{RecordKind, Urgency};
use crate::model::text::MAX_LIST;
use crate::party::Party;
use crate::reason::Reason;
use crate::record::{
    Draft, Handling, Header, InvalidRecord, MAX_RECIPIENTS, MAX_REFERENCES, RecordReference,
    Sections,
};
use crate::section::SECTION_COUNT;
use crate::time::Timestamp;

/// The handling code that means nothing without text.
const HANDLING_OTHER: &str = "H3";

pub(super) fn read_draft(reader: &mut Reader, message: node::v1::Draft) -> Draft {
    let kind = kind(reader, message.kind);
    if !matches!(
        kind,
        RecordKind::SeizureNotice | RecordKind::ConsignmentAlert
    ) {
        let message = "is not published as a draft; SeizureNotice and ConsignmentAlert are";
        reader.refuse("kind", Reason::FieldInvalid, message);
    }
    let event = reader.within("event", |reader| match message.event {
        Some(node::v1::draft::Event::Seizure(it)) => Some(event::read_seizure(reader, it)),
        Some(node::v1::draft::Event::Consignment(it)) => event::read_consignment(reader, it),
        None => None,
    });
    let sections = Sections {
        event,
        goods: section(reader, "goods", message.goods, goods::read),
        transport: section(reader, "transport", message.transport, transport::read),
        companies: section(
            reader,
            "companies",
            message.companies,
            people::read_companies,
        ),
        persons: section(reader, "persons", message.persons, people::read_persons),
        narrative: section(
            reader,
            "narrative",
            message.narrative,
            papers::read_narrative,
        ),
        media: section(reader, "media", message.media, papers::read_media),
        national: section(reader, "national", message.national, papers::read_national),
    };
    Draft {
        kind,
        language: language(reader, message.language),
        purpose: reader.required_code("purpose", &PURPOSES, message.purpose),
        handling: handling(reader, message.handling),
        urgency: urgency(reader, message.urgency),
        expires: reader.time("expires", message.expires_ms),
        references: references(reader, message.references),
        audience: parties(reader, "audience", message.audience),
        sections,
    }
}

/// Reads a section of a draft. One that says nothing at all is not there.
fn section<M: prost::Message + Default + PartialEq, T>(
    reader: &mut Reader,
    name: &str,
    message: Option<M>,
    read: impl FnOnce(&mut Reader, M) -> T,
) -> Option<T> {
    let message = message.filter(|message| *message != M::default())?;
    Some(reader.within(name, |reader| read(reader, message)))
}

pub(super) fn write_draft(draft: &Draft) -> node::v1::Draft {
    let sections = &draft.sections;
    node::v1::Draft {
        kind: draft.kind as i32,
        language: draft.language.clone(),
        purpose: draft.purpose.clone(),
        handling: Some(write_handling(&draft.handling)),
        urgency: draft.urgency as i32,
        expires_ms: write_time(draft.expires),
        references: draft.references.iter().map(write_reference).collect(),
        audience: draft.audience.iter().map(Party::to_string).collect(),
        event: sections.event.as_ref().and_then(event::write_draft),
        goods: sections.goods.as_ref().map(goods::write),
        transport: sections.transport.as_ref().map(transport::write),
        companies: sections.companies.as_ref().map(people::write_companies),
        persons: sections.persons.as_ref().map(people::write_persons),
        narrative: sections.narrative.as_ref().map(papers::write_narrative),
        media: sections.media.as_ref().map(papers::write_media),
        national: sections.national.as_ref().map(papers::write_national),
    }
}

/// Reads a header; none only when an error has been told.
pub(super) fn read(reader: &mut Reader, message: v1::Header) -> Option<Header> {
    if let Err(error) = digests(&message.section_digests) {
        reader.refuse(&error.field, error.reason, &error.message);
    }
    if message.version == 0 {
        reader.refuse("version", Reason::FieldInvalid, "counts from 1");
    }
    let id = reader.id("id", &message.id);
    let origin = reader.party("origin", &message.origin);
    let supersedes = match message.supersedes.as_slice() {
        [] => None,
        bytes => reader.id("supersedes", bytes),
    };
    let created = required_time(reader, "created", message.created_ms);
    let expires = required_time(reader, "expires", message.expires_ms);
    Some(Header {
        kind: kind(reader, message.kind),
        version: message.version,
        supersedes,
        language: language(reader, message.language),
        purpose: reader.code("purpose", &PURPOSES, message.purpose),
        categories: categories(reader, message.categories),
        handling: handling(reader, message.handling),
        urgency: urgency(reader, message.urgency),
        code_list: code_list(reader, message.code_list),
        references: references(reader, message.references),
        id: id?,
        origin: origin?,
        created: created?,
        expires: expires?,
    })
}

pub(super) fn write(header: &Header, digests: &[[u8; 32]; SECTION_COUNT]) -> v1::Header {
    v1::Header {
        id: header.id.as_bytes().to_vec(),
        origin: header.origin.to_string(),
        kind: header.kind as i32,
        version: header.version,
        supersedes: header
            .supersedes
            .map(|id| id.as_bytes().to_vec())
            .unwrap_or_default(),
        created_ms: write_time(Some(header.created)),
        language: header.language.clone(),
        purpose: header.purpose.clone(),
        categories: header.categories.iter().cloned().collect(),
        handling: Some(write_handling(&header.handling)),
        urgency: header.urgency as i32,
        expires_ms: write_time(Some(header.expires)),
        code_list: header.code_list.clone(),
        section_digests: digests.iter().map(|digest| digest.to_vec()).collect(),
        references: header.references.iter().map(write_reference).collect(),
    }
}

pub(super) fn digests(digests: &[Vec<u8>]) -> Result<Vec<Hash>, InvalidRecord> {
    envelope::digests(digests).ok_or_else(|| {
        let message = "are not 8 to 16 digests of 32 bytes";
        InvalidRecord::new("section_digests", Reason::Malformed, message)
    })
}

fn required_time(reader: &mut Reader, name: &str, millis: i64) -> Option<Timestamp> {
    reader.require(name, millis == 0);
    reader.time(name, millis)
}

/// Takes what the number of an enumeration stands for. Otherwise says so, and goes on with `fallback`.
fn enumerated<T>(
    reader: &mut Reader,
    name: &str,
    number: i32,
    found: Option<T>,
    fallback: T,
    wants: &str,
) -> T {
    found.unwrap_or_else(|| {
        if number == 0 {
            reader.refuse(name, Reason::FieldMissing, &format!("is required: {wants}"));
        } else {
            let message = format!("is not one that this version knows: {wants}");
            reader.refuse(name, Reason::CodeUnknown, &message);
        }
        fallback
    })
}

fn kind(reader: &mut Reader, number: i32) -> RecordKind {
    let found = RecordKind::ALL
        .into_iter()
        .find(|kind| *kind as i32 == number);
    let wants = "SeizureNotice, ConsignmentAlert and so on";
    enumerated(
        reader,
        "kind",
        number,
        found,
        RecordKind::SeizureNotice,
        wants,
    )
}

fn urgency(reader: &mut Reader, number: i32) -> Urgency {
    let found = Urgency::ALL
        .into_iter()
        .find(|urgency| *urgency as i32 == number);
    let wants = "routine, priority, urgent, immediate";
    enumerated(reader, "urgency", number, found, Urgency::Routine, wants)
}

fn language(reader: &mut Reader, code: String) -> String {
    reader.require("language", code.is_empty());
    reader.form(
        "language",
        code,
        language_known,
        "an ISO 639-1 code in lower case",
    )
}

/// The list is known by name; of its versions, this one and later ones.
fn code_list(reader: &mut Reader, text: String) -> String {
    let version = |list: &str| {
        let (name, version) = list.split_once('/')?;
        (name == "ntc-codes").then(|| version.parse::<u16>().ok().filter(|version| *version > 0))?
    };
    if version(&text).is_none() {
        let message = format!("is not a version of {CODE_LIST}");
        reader.refuse("code_list", Reason::CodeUnknown, &message);
    }
    text
}

fn categories(reader: &mut Reader, codes: Vec<String>) -> BTreeSet<String> {
    let sorted = codes.windows(2).all(|pair| match pair {
        [before, after] => before < after,
        _ => true,
    });
    if !sorted {
        let message = "are not sorted and without repetition";
        reader.refuse("categories", Reason::Malformed, message);
    }
    reader
        .list("categories", MAX_LIST, codes, |reader, code| {
            reader.required_code("", &CATEGORIES, code)
        })
        .into_iter()
        .collect()
}

fn references(reader: &mut Reader, items: Vec<v1::RecordReference>) -> Vec<RecordReference> {
    let read = |reader: &mut Reader, item: v1::RecordReference| {
        let origin = reader.party("origin", &item.origin);
        let id = reader.id("id", &item.id);
        let relation = reader.required_code("relation", &RELATIONS, item.relation);
        Some(RecordReference {
            origin: origin?,
            id: id?,
            relation,
        })
    };
    let read = reader.list("references", MAX_REFERENCES, items, read);
    read.into_iter().flatten().collect()
}

fn parties(reader: &mut Reader, name: &str, items: Vec<String>) -> BTreeSet<Party> {
    reader
        .list(name, MAX_RECIPIENTS, items, |reader, item| {
            reader.party("", &item)
        })
        .into_iter()
        .flatten()
        .collect()
}

fn handling(reader: &mut Reader, message: Option<v1::Handling>) -> Handling {
    reader.require("handling", message.is_none());
    let message = message.unwrap_or(v1::Handling {
        tlp: v1::Tlp::Red as i32,
        permitted_action: v1::PermittedAction::NoneVisible as i32,
        ..v1::Handling::default()
    });
    reader.within("handling", |reader| Handling {
        tlp: tlp(reader, message.tlp),
        named_recipients: parties(reader, "named_recipients", message.named_recipients),
        permitted_action: permitted_action(reader, message.permitted_action),
        handling_codes: {
            let codes =
                reader.coded_list("handling_codes", &HANDLING_CODES, message.handling_codes);
            if codes
                .iter()
                .any(|coded| coded.code == HANDLING_OTHER && coded.text.is_empty())
            {
                let message = "H3 says \"other\"; say in the text what it is";
                reader.refuse("handling_codes", Reason::OtherWithoutText, message);
            }
            codes
        },
        evaluation: message
            .evaluation
            .map(|it| reader.within("evaluation", |reader| evaluation(reader, it))),
    })
}

fn tlp(reader: &mut Reader, number: i32) -> Tlp {
    let found = Tlp::ALL.into_iter().find(|tlp| *tlp as i32 == number);
    let wants = "CLEAR, GREEN, AMBER, AMBER+STRICT, RED";
    enumerated(reader, "tlp", number, found, Tlp::Red, wants)
}

fn permitted_action(reader: &mut Reader, number: i32) -> PermittedAction {
    let found = PermittedAction::ALL
        .into_iter()
        .find(|action| *action as i32 == number);
    let wants = "none_visible, documentary, examine, any";
    enumerated(
        reader,
        "permitted_action",
        number,
        found,
        PermittedAction::NoneVisible,
        wants,
    )
}

/// Grades as the scheme prints them; a scheme of a newer list keeps its grades unchecked.
fn evaluation(reader: &mut Reader, message: v1::Evaluation) -> Evaluation {
    let scheme = reader.required_code("scheme", &EVALUATION_SCHEMES, message.scheme);
    let (sources, informations) = match scheme.as_str() {
        "4x4" => ("ABCX", "1234"),
        "3x5x2" => ("123", "ABCDE"),
        "admiralty" => ("ABCDEF", "123456"),
        _ => ("", ""),
    };
    let mut grade = |name: &str, grade: String, grades: &str| {
        let holds = grade.chars().count() == 1 && grades.contains(grade.as_str());
        if !holds && (!grades.is_empty() || reader.source() != Source::NewerPeer) {
            let message = format!("is not one of the scheme's grades {grades}");
            reader.refuse(name, Reason::FieldInvalid, &message);
        }
        reader.short(name, grade)
    };
    Evaluation {
        source: grade("source", message.source, sources),
        information: grade("information", message.information, informations),
        scheme,
    }
}

fn write_handling(handling: &Handling) -> v1::Handling {
    v1::Handling {
        tlp: handling.tlp as i32,
        named_recipients: handling
            .named_recipients
            .iter()
            .map(Party::to_string)
            .collect(),
        permitted_action: handling.permitted_action as i32,
        handling_codes: write_codes(&handling.handling_codes),
        evaluation: handling
            .evaluation
            .as_ref()
            .map(|evaluation| v1::Evaluation {
                scheme: evaluation.scheme.clone(),
                source: evaluation.source.clone(),
                information: evaluation.information.clone(),
            }),
    }
}

fn write_reference(reference: &RecordReference) -> v1::RecordReference {
    v1::RecordReference {
        origin: reference.origin.to_string(),
        id: reference.id.as_bytes().to_vec(),
        relation: reference.relation.clone(),
    }
}
