//! The fingerprint of what a record tells, by which a reference keeps its content.

use ntc_proto::v1;
use prost::Message as _;
use sha2::{Digest as _, Sha256};

use crate::forms::{Form as _, decode};
use crate::record::Draft;
use crate::section::Section;

/// What the fingerprint begins with, so that it is no other hash.
const CONTEXT: &[u8] = b"ntc/content/v1\n";

/// SHA-256 of what a draft tells: kind, language, purpose, urgency, handling and the sections. Not of whom it is told
/// to and until when: the same case may be told to more partners, and kept longer.
pub fn draft_fingerprint(draft: &Draft) -> [u8; 32] {
    let head = v1::Header {
        kind: draft.head.kind as i32,
        language: draft.head.language.clone(),
        purpose: draft.head.purpose.clone(),
        urgency: draft.head.urgency as i32,
        handling: Some(draft.head.handling.write()),
        ..v1::Header::default()
    };
    let sections = draft.sections.encode();
    let sections = sections
        .iter()
        .map(|(section, bytes): &(Section, Vec<u8>)| (section.slot(), bytes.as_slice()));
    fingerprint(&head, sections)
}

/// The same of a record, from the bytes of its header and of its sections in slot order; none when the header is none.
pub fn record_fingerprint<'a>(
    header: &[u8],
    sections: impl IntoIterator<Item = (u8, &'a [u8])>,
) -> Option<[u8; 32]> {
    let header: v1::Header = decode("header", header).ok()?;
    let head = v1::Header {
        kind: header.kind,
        language: header.language,
        purpose: header.purpose,
        urgency: header.urgency,
        handling: header.handling,
        ..v1::Header::default()
    };
    Some(fingerprint(&head, sections))
}

fn fingerprint<'a>(
    head: &v1::Header,
    sections: impl IntoIterator<Item = (u8, &'a [u8])>,
) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(CONTEXT);
    let mut add = |slot: u8, bytes: &[u8]| {
        hash.update([slot]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add(u8::MAX, &head.encode_to_vec());
    for (slot, bytes) in sections {
        add(slot, bytes);
    }
    hash.finalize().into()
}
