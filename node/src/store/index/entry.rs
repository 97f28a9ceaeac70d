//! The entry: what the index is told of a record.

use std::collections::BTreeMap;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_core::record::RecordId;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::posting::WordTerm;

/// A record's id: a UUID of 16 bytes.
pub type Id = [u8; 16];

/// The key that source references are digested by. It never lies where digests do: references are short, and whoever
/// holds digests without a key finds them by trying.
#[derive(Clone)]
pub struct ReferenceKey(Arc<Zeroizing<[u8; 32]>>);

impl ReferenceKey {
    /// A key of these bytes.
    pub fn new(key: [u8; 32]) -> Self {
        Self(Arc::new(Zeroizing::new(key)))
    }

    /// The digest of a reference: the first 16 bytes of its HMAC-SHA-256.
    pub fn digest(&self, reference: &str) -> Reference {
        // HMAC takes a key of any length, so this arm is never taken.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&**self.0) else {
            return Reference([0; 16]);
        };
        mac.update(reference.as_bytes());
        let digest: [u8; 32] = mac.finalize().into_bytes().into();
        let [first, _] = *digest.as_chunks().0 else {
            return Reference([0; 16]);
        };
        Reference(first)
    }
}

impl std::fmt::Debug for ReferenceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReferenceKey")
    }
}

/// The digest of a source reference by a [`ReferenceKey`].
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Reference([u8; 16]);

impl Reference {
    /// The digest of these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl std::fmt::Debug for Reference {
    /// Which records are of one case is nobody's to read in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reference")
    }
}

/// Which journal.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum JournalId {
    /// The own ledger's.
    Ledger,
    /// The node's own one: watchlists, hits, audit.
    Node,
    /// The replica of a peer, by the number that the node gave the peer once.
    Replica(u32),
}

impl JournalId {
    /// The replica of the peer in a slot.
    pub fn replica(slot: u64) -> Self {
        Self::Replica(u32::try_from(slot).unwrap_or(u32::MAX))
    }

    /// Whether it is that of a peer.
    pub const fn is_replica(self) -> bool {
        matches!(self, Self::Replica(_))
    }
}

/// Where a record lies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Location {
    /// In which journal.
    pub journal: JournalId,
    /// In which frame of it.
    pub number: u64,
    /// At which entry of its origin's ledger.
    pub ledger_index: u64,
}

/// Why a record does not count, as it was judged last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refused {
    /// Why.
    pub reason: Reason,
    /// When time alone makes it acceptable; none when it does not.
    pub until: Option<Timestamp>,
}

/// What the index knows of a record.
#[derive(Clone, Eq, PartialEq)]
pub struct IndexEntry {
    /// Its id, unique for its origin.
    pub id: Id,
    /// Its origin, as a party is written.
    pub origin: String,
    /// What it is.
    pub kind: RecordKind,
    /// When it was signed.
    pub created: Timestamp,
    /// When this node took it.
    pub received: Timestamp,
    /// Codes of its categories.
    pub categories: Vec<String>,
    /// Normal keys of its identifiers. Only their digests are kept: entries that are read carry none.
    pub identifiers: Vec<String>,
    /// Its words, by their digests. Entries that are read carry none.
    pub words: Vec<WordTerm>,
    /// The reference of the national system it came from. Found again for records of the own ledger only: a peer
    /// cannot take a reference. It stays taken when the record is erased. Entries that are read carry none.
    pub source_reference: Option<Reference>,
    /// Where it lies.
    pub location: Location,
    /// Its place in the feed that it came with; 0 for own records.
    pub seq: u64,
    /// Why it does not count, if it does not: then only the lists of refused records and its id lead to it.
    pub refused: Option<Refused>,
    /// What lists show of it, in the form its reader chose.
    pub summary: Vec<u8>,
    /// What of it was erased when it was read for the index.
    pub erased: SectionSet,
    /// When something of it is kept no longer; none when it is kept, or nothing is left of it.
    pub due: Option<Timestamp>,
    /// True when nothing is left of it: then it is found by its id, its kind, its origin and its reference alone.
    pub is_gone: bool,
}

impl IndexEntry {
    /// True when it is among what this party holds of its origin: neither refused nor erased whole.
    pub const fn counts(&self) -> bool {
        self.refused.is_none() && !self.is_gone
    }

    /// The record's name; none when the entry names no party or holds no id, which no record has.
    pub(crate) fn subject(&self) -> Option<Subject> {
        Some(Subject {
            origin: self.origin.parse().ok()?,
            id: RecordId::from_slice(&self.id).ok()?,
        })
    }

    /// True for a record whose id another record of its origin had before.
    pub(crate) fn is_replay(&self) -> bool {
        self.refused
            .is_some_and(|refused| refused.reason == Reason::Replayed)
    }
}

impl Refused {
    /// True for a record that was accepted and is listed no more: its author replaced or withdrew it, or the same record
    /// is held by another way.
    pub(crate) const fn was_accepted(&self) -> bool {
        matches!(
            self.reason,
            Reason::Superseded | Reason::Retracted | Reason::SameRecord
        )
    }
}

impl Location {
    /// True for the same entry of the same ledger, whichever frame disclosed it.
    pub fn is_same_entry(&self, other: &Self) -> bool {
        (self.journal, self.ledger_index) == (other.journal, other.ledger_index)
    }
}

impl std::fmt::Debug for IndexEntry {
    /// Shows nothing that can be about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexEntry")
            .field("id", &hex::encode(self.id))
            .field("origin", &self.origin)
            .field("kind", &self.kind)
            .field("created", &self.created)
            .field("location", &self.location)
            .finish_non_exhaustive()
    }
}

/// What is taken in at once: all of it or, after a crash, nothing.
#[derive(Clone, Debug, Default)]
pub struct IndexBatch {
    /// New entries.
    pub entries: Vec<IndexEntry>,
    /// Entries in place of those that lie where they do: more is known of them, or they were judged again.
    pub replaced: Vec<IndexEntry>,
    /// Records of which something was erased: whatever was taken in of them goes, from the files too. What is left of
    /// them is among those that replace.
    pub erased: Vec<Location>,
    /// Further frames that disclose more of a record: its journal and ledger index, and the frame.
    pub additions: Vec<Location>,
    /// How far each journal has been followed with them.
    pub followed: BTreeMap<JournalId, u64>,
}
impl JournalId {
    /// Two numbers that stand for it.
    pub(crate) const fn numbers(self) -> (u8, u32) {
        match self {
            Self::Ledger => (0, 0),
            Self::Node => (1, 0),
            Self::Replica(number) => (2, number),
        }
    }

    /// The journal of the two numbers.
    pub(crate) const fn from_numbers(tag: u8, number: u32) -> Option<Self> {
        match (tag, number) {
            (0, 0) => Some(Self::Ledger),
            (1, 0) => Some(Self::Node),
            (2, number) => Some(Self::Replica(number)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use sha2::Digest as _;

    use super::*;

    #[test]
    fn a_reference_is_not_found_by_trying_without_the_key() {
        let (key, other) = (ReferenceKey::new([1; 32]), ReferenceKey::new([2; 32]));
        let digest = key.digest("case 4711");
        assert!(digest == key.digest("case 4711") && digest != key.digest("case 4712"));
        assert!(digest != other.digest("case 4711"));
        let guess: [u8; 32] = Sha256::digest("case 4711").into();
        assert!(!guess.starts_with(digest.as_bytes()));
    }
}
