//! The bytes that are signed, and the digests and commitments built over them.

use crate::party::Party;
use crate::section::Slot;

use super::Hash;

/// Payload type of a record's header.
pub const RECORD_TYPE: &str = "application/vnd.ntc.record.v1+protobuf";

/// Which record a digest belongs to. Without it, who is told a digest could put it into a record of its own and, once
/// the section is revealed, show it as something that it knew before.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecordKey {
    /// The party that the header names as its origin.
    pub origin: Party,
    /// The record's id.
    pub id: [u8; 16],
}

fn prefix(payload_type: &str, len: usize) -> String {
    format!("DSSEv1 {} {payload_type} {len} ", payload_type.len())
}

/// The DSSE v1 pre-authentication encoding of a payload: what a signature is made over.
pub fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut bytes = prefix(payload_type, payload.len()).into_bytes();
    bytes.extend_from_slice(payload);
    bytes
}

/// The digest of a section that is present:
/// `"ntc/section/v2\n" | length of origin u8 | origin | id 16 | slot u8 | salt 32 | content`.
pub fn section_digest(record: &RecordKey, slot: Slot, salt: &[u8; 32], content: &[u8]) -> Hash {
    slot_digest(b"ntc/section/v2\n", record, slot, salt, content)
}

/// The digest of a section that the record does not have. It looks like any other, and the author can prove what it
/// is: `"ntc/absent/v1\n" | length of origin u8 | origin | id 16 | slot u8 | salt 32`.
pub fn absent_digest(record: &RecordKey, slot: Slot, salt: &[u8; 32]) -> Hash {
    slot_digest(b"ntc/absent/v1\n", record, slot, salt, &[])
}

fn slot_digest(
    context: &[u8],
    record: &RecordKey,
    slot: Slot,
    salt: &[u8; 32],
    content: &[u8],
) -> Hash {
    let origin = record.origin.as_str().as_bytes();
    // A party has at most 43 characters.
    let len = u8::try_from(origin.len()).unwrap_or(u8::MAX);
    Hash::of(&[
        context,
        &[len],
        origin,
        &record.id,
        &[slot.number()],
        salt,
        content,
    ])
}

/// The first form of a RECORD entry's commitment, for an Ed25519 key alone:
/// `"ntc/commit/v1\n" | salt 32 | author key 32 | signature 64 | PAE of the header`.
///
/// The signature lies inside it: alone, it would let anybody test guesses.
pub fn commit(salt: &[u8; 32], author_key: &[u8], signature: &[u8], header: &[u8]) -> Hash {
    Hash::of(&[
        b"ntc/commit/v1\n",
        salt,
        author_key,
        signature,
        prefix(RECORD_TYPE, header.len()).as_bytes(),
        header,
    ])
}

/// The second form, for keys of any algorithm: `"ntc/commit/v2\n" | salt 32 | algorithm u8 | length u16 | author key |
/// length u16 | signature | PAE of the header`.
pub fn commit_v2(
    salt: &[u8; 32],
    algorithm: u8,
    author_key: &[u8],
    signature: &[u8],
    header: &[u8],
) -> Hash {
    // Openings bound both lengths far below.
    let len = |bytes: &[u8]| u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
    Hash::of(&[
        b"ntc/commit/v2\n",
        salt,
        &[algorithm],
        &len(author_key),
        author_key,
        &len(signature),
        signature,
        prefix(RECORD_TYPE, header.len()).as_bytes(),
        header,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::section::Section;

    fn record(origin: &str, id: u8) -> RecordKey {
        RecordKey {
            origin: origin.parse().unwrap(),
            id: [id; 16],
        }
    }

    #[test]
    fn pae_is_that_of_dsse() {
        assert_eq!(
            pae("http://example.com/HelloWorld", b"hello world"),
            b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
        );
    }

    #[test]
    fn a_digest_belongs_to_its_record_slot_salt_and_content() {
        let own = record("GE/revenue-service", 7);
        let (event, goods) = (Section::Event.into(), Section::Goods.into());
        let digest = section_digest(&own, event, &[1; 32], b"a");
        for other in [
            section_digest(&own, goods, &[1; 32], b"a"),
            section_digest(&own, event, &[2; 32], b"a"),
            section_digest(&own, event, &[1; 32], b"b"),
            // The same id, minted again in another party's ledger.
            section_digest(&record("FI/customs", 7), event, &[1; 32], b"a"),
            section_digest(&record("GE/revenue-service", 8), event, &[1; 32], b"a"),
            absent_digest(&own, event, &[1; 32]),
        ] {
            assert_ne!(digest, other);
        }
    }
}
