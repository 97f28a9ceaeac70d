//! The envelope of a record: what is signed, what is committed to, and what is disclosed.
//!
//! A record's header carries a salted digest of each of its sections, and of each that it does not have. The author
//! signs the header; the ledger holds one salted commitment to key, signature and header. So any subset of sections
//! can be disclosed and still verifies, and a section that was withheld can be revealed later and proven to be the
//! original one.

mod hash;
mod message;
mod opening;
mod pae;
mod seal;
mod sign;
mod stated;

pub use hash::Hash;
pub use message::{opening, opening_to_pb};
pub use opening::{
    Algorithm, InvalidOpening, MAX_AUTHOR_KEY_LEN, MAX_SIGNATURE_LEN, OpenSection, Opening,
    VerifiedOpening,
};
pub use pae::{RECORD_TYPE, RecordKey, absent_digest, commit, commit_v2, pae, section_digest};
pub use seal::{
    MAX_HEADER_LEN, MAX_SECTIONS_LEN, SealError, SealRandom, SealedRecord, SealedSection,
};
pub use sign::{InvalidKey, PublicKey, Sign, SignError, SoftKey};
pub use stated::digests;

#[cfg(test)]
mod tests;
