//! Drafts, headers and sections between protobuf and [`crate::record`].
//!
//! In scope: every bound and every code of a single field; the rules between fields are the model's. Reading
//! collects every error it meets, and tells the first or all. Out of scope: signatures and digests.

mod event;
mod goods;
mod header;
mod identifier;
mod papers;
mod people;
mod read;
mod transport;

#[cfg(test)]
pub(in crate::wire) mod tests;

use ntc_proto::{node, v1};
use prost::Message;

use crate::envelope::Hash;
use crate::reason::Reason;
use crate::record::{
    AgreementMove, Draft, Header, InvalidRecord, MAX_HEADER, MAX_SECTIONS, Record, Sections,
};
use crate::section::{SECTION_COUNT, Section};
use read::{Reader, Source};

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
    if message.encoded_len() > MAX_HEADER + MAX_SECTIONS {
        return Err(vec![too_large("draft", MAX_HEADER + MAX_SECTIONS)]);
    }
    let mut reader = Reader::new(Source::Draft);
    let draft = header::read_draft(&mut reader, message);
    let draft = reader.finish(draft)?;
    let size: usize = encode(&draft.sections).iter().flatten().map(Vec::len).sum();
    if size > MAX_SECTIONS {
        return Err(vec![too_large("draft", MAX_SECTIONS)]);
    }
    Ok(draft)
}

/// Writes a draft, for clients.
pub fn draft_message(draft: &Draft) -> node::v1::Draft {
    header::write_draft(draft)
}

/// Encodes the sections of an own record, in slot order; none where there is no such section.
pub fn section_bytes(record: &Record) -> [Option<Vec<u8>>; SECTION_COUNT] {
    encode(record.sections())
}

/// Encodes the header of an own record with the digests of its eight sections.
pub fn header_bytes(record: &Record, digests: &[[u8; 32]; SECTION_COUNT]) -> Vec<u8> {
    header::write(record.header(), digests).encode_to_vec()
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
    let header = header::read(&mut reader, message);
    reader
        .finish(header)
        .map_err(first)?
        .ok_or_else(|| first(Vec::new()))
}

/// Reads the digests of the sections out of a received header, by slot.
///
/// # Errors
/// When there are not 8 to 16 digests of 32 bytes.
pub fn header_digests(bytes: &[u8]) -> Result<Vec<Hash>, InvalidRecord> {
    let message = decode::<v1::Header>("header", bytes)?;
    header::digests(&message.section_digests)
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
        reader.within(section.name(), |reader| {
            open_section(reader, &header, *section, bytes, &mut opened)
        })?;
    }
    let opened = reader.finish(opened).map_err(first)?;
    Record::opened(header, opened)
}

/// Encodes a step of an agreement: the event section of its record.
pub fn agreement_bytes(agreement: &AgreementMove) -> Vec<u8> {
    event::write_agreement(agreement).encode_to_vec()
}

/// Reads a step of an agreement from the event section of its record.
///
/// # Errors
/// When the bytes are no such section, or it does not hold what its step requires.
pub fn agreement(bytes: &[u8]) -> Result<AgreementMove, InvalidRecord> {
    let message = decode("event", bytes)?;
    let mut reader = Reader::new(Source::Peer);
    let read = reader.within("event", |reader| event::read_agreement(reader, message));
    let agreement = reader
        .finish(read)
        .map_err(first)?
        .ok_or_else(|| first(Vec::new()))?;
    agreement.check()?;
    Ok(agreement)
}

fn open_section(
    reader: &mut Reader,
    header: &Header,
    section: Section,
    bytes: &[u8],
    opened: &mut Sections,
) -> Result<(), InvalidRecord> {
    let name = section.name();
    match section {
        Section::Event => opened.event = event::read(reader, header.kind, bytes)?,
        Section::Goods => opened.goods = Some(goods::read(reader, decode(name, bytes)?)),
        Section::Transport => {
            opened.transport = Some(transport::read(reader, decode(name, bytes)?));
        }
        Section::Companies => {
            opened.companies = Some(people::read_companies(reader, decode(name, bytes)?));
        }
        Section::Persons => {
            opened.persons = Some(people::read_persons(reader, decode(name, bytes)?));
        }
        Section::Narrative => {
            opened.narrative = Some(papers::read_narrative(reader, decode(name, bytes)?));
        }
        Section::Media => opened.media = Some(papers::read_media(reader, decode(name, bytes)?)),
        Section::National => {
            opened.national = Some(papers::read_national(reader, decode(name, bytes)?));
        }
    }
    Ok(())
}

fn encode(sections: &Sections) -> [Option<Vec<u8>>; SECTION_COUNT] {
    [
        sections.event.as_ref().map(event::encode),
        sections
            .goods
            .as_ref()
            .map(|it| goods::write(it).encode_to_vec()),
        sections
            .transport
            .as_ref()
            .map(|it| transport::write(it).encode_to_vec()),
        sections
            .companies
            .as_ref()
            .map(|it| people::write_companies(it).encode_to_vec()),
        sections
            .persons
            .as_ref()
            .map(|it| people::write_persons(it).encode_to_vec()),
        sections
            .narrative
            .as_ref()
            .map(|it| papers::write_narrative(it).encode_to_vec()),
        sections
            .media
            .as_ref()
            .map(|it| papers::write_media(it).encode_to_vec()),
        sections
            .national
            .as_ref()
            .map(|it| papers::write_national(it).encode_to_vec()),
    ]
}

fn decode<M: Message + Default>(field: &str, bytes: &[u8]) -> Result<M, InvalidRecord> {
    M::decode(bytes).map_err(|_| {
        InvalidRecord::new(
            field,
            Reason::Malformed,
            "is not the message that it should be",
        )
    })
}

fn too_large(field: &str, bytes: usize) -> InvalidRecord {
    let message = format!(
        "takes more than {bytes} bytes; shorten it, and send pictures and documents as media"
    );
    InvalidRecord::new(field, Reason::TooLarge, message)
}

fn first(errors: Vec<InvalidRecord>) -> InvalidRecord {
    errors
        .into_iter()
        .next()
        .unwrap_or_else(|| InvalidRecord::new("record", Reason::FieldInvalid, "is refused"))
}
