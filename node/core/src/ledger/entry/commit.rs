//! What the entries commit to: salted hashes of what would be guessed otherwise, and hashes of key texts.
//!
//! Each begins with a context of its own, so no commitment can be opened as another one. A salt is 32 fresh
//! random bytes, never derived from a secret that outlives what it guards.

use crate::envelope::Hash;
use crate::names::names;
use crate::section::SectionSet;

names! {
    /// Why something was erased. The number is part of committed bytes.
    EraseReason;
    /// Its retention ended.
    Expired = 1 "expired";
    /// Its originator withdrew it.
    Withdrawn = 2 "withdrawn";
    /// A person's right, or a court, demanded it.
    Demanded = 3 "demanded";
}

/// What an ERASE entry says to those whom it concerns.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Erasure {
    /// Index of the RECORD entry whose content is destroyed.
    pub target: u64,
    /// The sections destroyed.
    pub sections: SectionSet,
    /// Why: the number of an [`EraseReason`]; one that this version does not know is kept and shown as a number.
    pub reason: u8,
}

impl Erasure {
    /// The commitment of the ERASE entry: `"ntc/erase/v1\n" | salt | target u64 | sections u16 | reason u8`.
    pub fn commit(&self, salt: &[u8; 32]) -> Hash {
        Hash::of(&[
            b"ntc/erase/v1\n",
            salt,
            &self.target.to_be_bytes(),
            &self.sections.bits().to_be_bytes(),
            &[self.reason],
        ])
    }
}

/// The commitment of a POLICY entry to the digest of the policies: `"ntc/policy/v2\n" | salt | digest 32`.
pub fn policy(salt: &[u8; 32], digest: &Hash) -> Hash {
    Hash::of(&[b"ntc/policy/v2\n", salt, digest.as_bytes()])
}

pub use crate::identity::vkey::hash as key;

/// Which way a query went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum QueryDirection {
    /// This party asked.
    Asked = 1,
    /// This party answered.
    Answered = 2,
}

/// The commitment of a QUERY entry: `"ntc/query/v1\n" | salt | direction u8 | digest 32` of question or answer.
pub fn query(salt: &[u8; 32], direction: QueryDirection, digest: &Hash) -> Hash {
    Hash::of(&[
        b"ntc/query/v1\n",
        salt,
        &[direction as u8],
        digest.as_bytes(),
    ])
}

/// A journal of the node whose head an ANCHOR entry holds. 5 was set aside for receipts given, which have no journal: each
/// is [made](crate::sync::receipt::Receipt::given) of the frames of a replica, and the partner's ledger acknowledges it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum AnchoredJournal {
    /// What officers did.
    Audit = 1,
    /// Partners, their cards and agreements.
    Partners = 2,
    /// Openings, salts and media descriptors.
    Bodies = 3,
    /// Receipts that peers gave.
    ReceiptsTaken = 4,
    /// What the own rules were asked and said: a chain, whose root is the hash of its newest frame.
    Decisions = 6,
}

impl AnchoredJournal {
    /// Every journal, by number.
    pub const ALL: [Self; 5] = [
        Self::Audit,
        Self::Partners,
        Self::Bodies,
        Self::ReceiptsTaken,
        Self::Decisions,
    ];

    /// Its number in an ANCHOR entry.
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// The commitment of an ANCHOR entry to the root of a journal's tree: `"ntc/anchor/v1\n" | salt | root 32`.
pub fn anchor(salt: &[u8; 32], root: &Hash) -> Hash {
    Hash::of(&[b"ntc/anchor/v1\n", salt, root.as_bytes()])
}

/// What was decided about a record for one peer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Decided {
    /// The peer's slot.
    pub slot: u64,
    /// The sections that go to it; empty when the record does not go.
    pub disclosed: SectionSet,
    /// Number of the reason why the record, or its first section that does not go, is kept back; 0 when all goes.
    pub reason: u16,
}

/// The disposition of a RECORD entry: who was to get what, why, and under which policies.
///
/// `"ntc/disposition/v1\n" | salt | policy digest 32`, then for each peer in slot order
/// `slot u64 | disclosed u16 | reason u16`. The salt is never part of an opening.
pub fn disposition(salt: &[u8; 32], policy: &Hash, decided: &[Decided]) -> Hash {
    let mut bytes = Vec::with_capacity(12 * decided.len());
    for peer in decided {
        bytes.extend_from_slice(&peer.slot.to_be_bytes());
        bytes.extend_from_slice(&peer.disclosed.bits().to_be_bytes());
        bytes.extend_from_slice(&peer.reason.to_be_bytes());
    }
    Hash::of(&[b"ntc/disposition/v1\n", salt, policy.as_bytes(), &bytes])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commitments_are_the_same_for_the_same_bytes() {
        let (salt, digest) = ([1; 32], Hash::from_bytes([2; 32]));
        let erasure = Erasure {
            target: 3,
            sections: SectionSet::EMPTY,
            reason: 1,
        };
        let mut all = vec![
            erasure.commit(&salt),
            policy(&salt, &digest),
            query(&salt, QueryDirection::Asked, &digest),
            query(&salt, QueryDirection::Answered, &digest),
            anchor(&salt, &digest),
            disposition(&salt, &digest, &[]),
        ];
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 6);
    }

    #[test]
    fn a_policy_cannot_be_guessed_from_its_entry_without_the_salt() {
        let digest = Hash::from_bytes([2; 32]);
        assert_ne!(policy(&[1; 32], &digest), policy(&[3; 32], &digest));
    }
}
