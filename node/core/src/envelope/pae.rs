//! The bytes that are signed, and the digests and commitments built over them.

use crate::section::Section;

use super::Hash;

/// Payload type of a record's header.
pub const RECORD_TYPE: &str = "application/vnd.ntc.record.v1+protobuf";

const SECTION_CONTEXT: &[u8] = b"ntc/section/v1\n";
const COMMIT_CONTEXT: &[u8] = b"ntc/commit/v1\n";

fn prefix(payload_type: &str, len: usize) -> String {
    format!("DSSEv1 {} {payload_type} {len} ", payload_type.len())
}

/// The DSSE v1 pre-authentication encoding of a payload: what a signature is made over.
pub fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut bytes = prefix(payload_type, payload.len()).into_bytes();
    bytes.extend_from_slice(payload);
    bytes
}

/// The digest of a section that its header carries: salted, and bound to its slot.
pub fn section_digest(section: Section, salt: &[u8; 32], content: &[u8]) -> Hash {
    Hash::of(&[SECTION_CONTEXT, &[section.slot()], salt, content])
}

/// The commitment of a RECORD entry. The signature lies inside it: alone, it would let anybody test guesses.
pub fn commit(salt: &[u8; 32], author_key: &[u8; 32], signature: &[u8; 64], header: &[u8]) -> Hash {
    Hash::of(&[
        COMMIT_CONTEXT,
        salt,
        author_key,
        signature,
        prefix(RECORD_TYPE, header.len()).as_bytes(),
        header,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pae_is_that_of_dsse() {
        assert_eq!(
            pae("http://example.com/HelloWorld", b"hello world"),
            b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
        );
    }

    #[test]
    fn a_digest_belongs_to_its_slot_salt_and_content() {
        let digest = section_digest(Section::Event, &[1; 32], b"a");
        assert_ne!(digest, section_digest(Section::Goods, &[1; 32], b"a"));
        assert_ne!(digest, section_digest(Section::Event, &[2; 32], b"a"));
        assert_ne!(digest, section_digest(Section::Event, &[1; 32], b"b"));
    }
}
