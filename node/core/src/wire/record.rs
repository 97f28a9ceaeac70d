//! Drafts, headers and sections between protobuf and [`crate::record`].
//!
//! In scope: bytes and messages to records and back, by the tables of [`crate::forms`] and then by the rules between
//! fields. Reading collects every error it meets, and tells the first or all. Out of scope: signatures and digests.

mod fingerprint;
mod forward;
#[cfg(test)]
pub(in crate::wire) mod tests;

use ntc_proto::{node, v1};
use prost::Message as _;

pub use fingerprint::{draft_fingerprint, record_fingerprint};
pub use forward::{PassedOn, forward};

use crate::envelope::{self, Hash};
use crate::forms::{
    self, AgreementMove, Form as _, Header, MAX_HEADER, MAX_SECTIONS, Reader, Sections, Source,
    decode,
};
use crate::model::InvalidRecord;
use crate::model::kind::Urgency;
use crate::reason::Reason;
use crate::record::{
    Contact, ContactChange, Draft, Event, Goods, OutcomeEvent, Record, RecordName, RequestEvent,
    Said,
};
use crate::section::{SECTION_COUNT, Section};

/// Reads a draft.
///
/// # Errors
/// The first field that breaks its rule.
pub fn draft(message: node::v1::Draft) -> Result<Draft, InvalidRecord> {
    draft_all(message).map_err(first)
}

/// Reads a draft, for those who report everything at once.
///
/// # Errors
/// Every field that breaks its rule, at least one.
pub fn draft_all(message: node::v1::Draft) -> Result<Draft, Vec<InvalidRecord>> {
    let len = message.encoded_len();
    if len > MAX_HEADER + MAX_SECTIONS {
        return Err(vec![too_large("draft", MAX_HEADER + MAX_SECTIONS)]);
    }
    let (read, errors) = draft_as_far(message);
    let draft = match read {
        Some(draft) if errors.is_empty() => draft,
        None if errors.is_empty() => return Err(vec![first(errors)]),
        Some(_) | None => return Err(errors),
    };
    if may_be_too_large(len, &draft.sections) {
        let encoded = draft.sections.encode();
        let size: usize = encoded.iter().map(|(_, bytes)| bytes.len()).sum();
        if size > MAX_SECTIONS {
            return Err(vec![too_large("draft", MAX_SECTIONS)]);
        }
    }
    Ok(draft)
}

/// False when the sections of a draft of `len` bytes are short enough for certain: what is spelt anew takes three times
/// its bytes at most, and identifiers have their normal forms beside.
fn may_be_too_large(len: usize, sections: &Sections) -> bool {
    let mut normals = 0;
    sections.each_identifier(|_, identifier| normals += identifier.normal().len());
    3 * len + normals > MAX_SECTIONS
}

/// Reads a draft as far as its fields can be read, and tells each that breaks its rule.
pub(crate) fn draft_as_far(message: node::v1::Draft) -> (Option<Draft>, Vec<InvalidRecord>) {
    let mut reader = Reader::new(Source::Draft);
    let read = forms::read_draft(&mut reader, message);
    let draft = read.map(|(head, sections)| Draft {
        head,
        sections: Box::new(sections),
        corrects: None,
    });
    (draft, reader.into_errors())
}

/// Reads what an officer says came of a record; `about` names the record.
///
/// # Errors
/// Every field that breaks its rule.
pub fn outcome(
    about: &RecordName,
    event: v1::OutcomeEvent,
    goods: Option<v1::Goods>,
) -> Result<(OutcomeEvent, Option<Goods>), Vec<InvalidRecord>> {
    let about = Some(name(about));
    forms::read_outcome(v1::OutcomeEvent { about, ..event }, goods)
}

/// Reads what an officer asks about a record of a partner; `about` names the record, and stands before what else the
/// request is about. Urgency 0 is that of the record.
///
/// # Errors
/// Every field that breaks its rule.
pub fn request(
    about: &RecordName,
    event: v1::RequestEvent,
    urgency: i32,
) -> Result<Said, Vec<InvalidRecord>> {
    let named = name(about);
    let mut all = vec![named.clone()];
    all.extend(event.about.into_iter().filter(|other| *other != named));
    let event = v1::RequestEvent {
        about: all,
        ..event
    };
    let urgency = match Urgency::from_number(urgency) {
        None if urgency != 0 => {
            let message = format!("is not one of {}", Urgency::NAMES);
            let unknown = InvalidRecord::new("urgency", Reason::FieldInvalid, message);
            return Err(vec![unknown]);
        }
        urgency => urgency,
    };
    let mut at = Reader::new(Source::Draft);
    let event = at.within("event", |at| RequestEvent::read(at, event));
    match (event, at.into_errors()) {
        (Some(event), errors) if errors.is_empty() => Ok(Said {
            urgency,
            ..Said::of(Event::Request(Box::new(event)))
        }),
        (_, errors) => Err(errors),
    }
}

/// Reads what an officer answers; `about` names the request. Of `draft` the sections are read, the evaluation in its
/// handling and the expiry.
///
/// # Errors
/// Every field that breaks its rule.
pub fn answer(
    about: &RecordName,
    event: v1::AnswerEvent,
    draft: node::v1::Draft,
) -> Result<Said, Vec<InvalidRecord>> {
    let about = Some(name(about));
    let read = forms::read_answer(v1::AnswerEvent { about, ..event }, draft)?;
    Ok(Said {
        sections: read.sections,
        evaluation: read.evaluation,
        expires: read.expires,
        ..Said::of(Event::Answer(Box::new(read.event)))
    })
}

/// Reads whom of the own party an officer names for an agreement.
///
/// # Errors
/// Every field that breaks its rule.
pub fn contacts(change: v1::ContactChange) -> Result<ContactChange, Vec<InvalidRecord>> {
    forms::read_contacts(change)
}

/// Writes whom to call, for clients.
pub fn contact_message(contact: &Contact) -> v1::Contact {
    contact.write()
}

fn name(of: &RecordName) -> v1::RecordName {
    v1::RecordName {
        origin: of.origin.to_string(),
        id: of.id.as_bytes().to_vec(),
    }
}

/// Writes a draft, for clients.
pub fn draft_message(draft: &Draft) -> node::v1::Draft {
    forms::draft_message(&draft.head, &draft.sections)
}

/// Encodes the sections of an own record, in slot order; none where there is no such section.
pub fn section_bytes(record: &Record) -> [Option<Vec<u8>>; SECTION_COUNT] {
    let mut slots = [const { None }; SECTION_COUNT];
    for (section, bytes) in record.sections().encode() {
        if let Some(slot) = slots.get_mut(usize::from(section.slot())) {
            // What is passed on is carried as it was signed, whatever this version would write.
            let exact = record.exact(section).map(<[u8]>::to_vec);
            *slot = Some(exact.unwrap_or(bytes));
        }
    }
    slots
}

/// Encodes the header of an own record with the digests of its eight sections.
pub fn header_bytes(record: &Record, digests: &[[u8; 32]; SECTION_COUNT]) -> Vec<u8> {
    let mut header = record.header().write();
    header.section_digests = digests.iter().map(|digest| digest.to_vec()).collect();
    header.encode_to_vec()
}

/// Reads a received header by every rule that it can be judged by alone: ids, parties, kinds, codes, bounds,
/// and 8 to 16 digests of 32 bytes.
///
/// # Errors
/// The first field that breaks its rule.
pub fn header(bytes: &[u8]) -> Result<Header, InvalidRecord> {
    if bytes.len() > MAX_HEADER {
        return Err(too_large("header", MAX_HEADER));
    }
    let message = decode::<v1::Header>("header", bytes)?;
    let mut reader = Reader::new(Source::peer(&message.code_list));
    if let Err(error) = digests(&message.section_digests) {
        reader.refuse(&error.field, error.reason, &error.message);
    }
    let header = Header::read(&mut reader, message);
    reader
        .finish(header)
        .map_err(first)?
        .ok_or_else(|| first(Vec::new()))
}

fn digests(digests: &[Vec<u8>]) -> Result<Vec<Hash>, InvalidRecord> {
    envelope::digests(digests).ok_or_else(|| {
        let message = "are not 8 to 16 digests of 32 bytes";
        InvalidRecord::new("section_digests", Reason::Malformed, message)
    })
}

/// Puts a received record together from its header and the sections that were disclosed, and applies every
/// rule that can be seen to hold.
///
/// # Errors
/// The first field or rule that is broken; a section given twice, or a kind that this version does not read.
pub fn open(header: Header, sections: &[(Section, &[u8])]) -> Result<Record, InvalidRecord> {
    let size: usize = sections.iter().map(|(_, bytes)| bytes.len()).sum();
    if size > MAX_SECTIONS {
        return Err(too_large("sections", MAX_SECTIONS));
    }
    let mut reader = Reader::new(Source::peer(&header.code_list));
    let mut opened = Sections::default();
    for (section, bytes) in sections {
        if opened.present().contains(*section) {
            let message = "is disclosed twice";
            return Err(InvalidRecord::new(
                section.name(),
                Reason::Malformed,
                message,
            ));
        }
        opened.open(&mut reader, header.kind, *section, bytes)?;
    }
    let opened = reader.finish(opened).map_err(first)?;
    let record = Record::opened(header, opened)?;
    let carried = match &record.sections().event {
        Some(Event::Forward(event)) => Some(forward::carried(event, sections)?),
        _ => None,
    };
    match carried {
        Some(carried) => record.carrying(carried),
        None => Ok(record),
    }
}

/// Encodes a step of an agreement: the event section of its record.
pub fn agreement_bytes(agreement: &AgreementMove) -> Vec<u8> {
    agreement.write().encode_to_vec()
}

/// Reads a step of an agreement from the event section of its record.
///
/// # Errors
/// When the bytes are no such section, or it does not hold what its step requires.
pub fn agreement(bytes: &[u8]) -> Result<AgreementMove, InvalidRecord> {
    let message = decode("event", bytes)?;
    let mut reader = Reader::new(Source::Peer);
    let read = reader.within("event", |reader| AgreementMove::read(reader, message));
    let agreement = reader
        .finish(read)
        .map_err(first)?
        .ok_or_else(|| first(Vec::new()))?;
    agreement.check()?;
    Ok(agreement)
}

fn too_large(field: &str, bytes: usize) -> InvalidRecord {
    let message = format!(
        "takes more than {bytes} bytes; shorten it, and send pictures and documents as media"
    );
    InvalidRecord::new(field, Reason::TooLarge, message)
}

/// The error that stands for all of them: that the record was made for a newer version comes before any other, since
/// such a version may judge the rest differently.
fn first(errors: Vec<InvalidRecord>) -> InvalidRecord {
    let newer = errors
        .iter()
        .position(|error| error.reason.awaits_newer_version());
    errors
        .into_iter()
        .nth(newer.unwrap_or_default())
        .unwrap_or_else(|| InvalidRecord::new("record", Reason::FieldInvalid, "is refused"))
}
