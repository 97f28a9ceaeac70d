//! The keys: every kind of key that stands in the index, and nowhere else.
//!
//! Integers are big-endian, so that keys are ordered as their values are. A place is the complement of the time of
//! signing, the id and the origin: ascending keys are descending times.

use ntc_core::model::kind::RecordKind;
use ntc_core::time::Timestamp;
use sha2::{Digest, Sha256};

use super::{Id, IndexEntry, JournalId, Location};

/// Where a record stands in the order of lists.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Place {
    pub(super) created: Timestamp,
    pub(super) id: Id,
    pub(super) origin: String,
}

/// Bytes of a place before the origin.
pub(super) const PLACE_FIXED: usize = 24;

/// First 16 bytes of a SHA-256: what stands for a text in a key.
pub(super) type TextDigest = [u8; 16];

/// A key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key<'a> {
    /// `01 | journal` → frame number: how far a journal has been followed.
    Followed(JournalId),
    /// `02 | id | origin` → the entry.
    Record(&'a Place),
    /// `03 | place` → kind and categories.
    Time(&'a Place),
    /// `04 | digest of the normal key | place` → kind and categories.
    Identifier(TextDigest, &'a Place),
    /// `05 | digest of the reference` → id of the own record.
    SourceReference(TextDigest),
    /// `06 | kind | origin` → number of records.
    Count(RecordKind, &'a str),
    /// `07 | journal | ledger index | frame number` → nothing: a further frame discloses more of a record.
    Addition(Location),
}

/// What all keys of entries begin with.
pub(super) const RECORDS: &[u8] = &[2];

/// What all keys of entries with an id begin with.
pub(super) fn records(id: Id) -> Vec<u8> {
    [RECORDS, id.as_slice()].concat()
}

/// What all keys in the order of time begin with.
pub(super) const TIMES: &[u8] = &[3];

/// What all keys of an identifier begin with.
pub(super) fn identifiers(digest: TextDigest) -> Vec<u8> {
    [&[4], digest.as_slice()].concat()
}

/// What all counts begin with.
pub(super) const COUNTS: &[u8] = &[6];

/// What all keys of additions to a record begin with.
pub(super) fn additions(location: &Location) -> Vec<u8> {
    let (tag, number) = location.journal.numbers();
    let index = location.ledger_index.to_be_bytes();
    [&[7, tag], number.to_be_bytes().as_slice(), &index].concat()
}

/// The frame number in the key of an addition.
pub(super) fn addition_frame(key: &[u8]) -> Option<u64> {
    key.last_chunk::<8>()
        .map(|bytes| u64::from_be_bytes(*bytes))
}

impl Key<'_> {
    pub(super) fn encode(&self) -> Vec<u8> {
        match self {
            Self::Followed(journal) => {
                let (tag, number) = journal.numbers();
                [&[1, tag], number.to_be_bytes().as_slice()].concat()
            }
            Self::Record(place) => [&records(place.id), place.origin.as_bytes()].concat(),
            Self::Time(place) => [TIMES, &place.encode()].concat(),
            Self::Identifier(digest, place) => [identifiers(*digest), place.encode()].concat(),
            Self::SourceReference(digest) => [&[5], digest.as_slice()].concat(),
            Self::Count(kind, origin) => [COUNTS, &[*kind as u8], origin.as_bytes()].concat(),
            Self::Addition(location) => {
                [additions(location), location.number.to_be_bytes().to_vec()].concat()
            }
        }
    }
}

impl Place {
    pub(super) fn of(entry: &IndexEntry) -> Self {
        Self {
            created: entry.created,
            id: entry.id,
            origin: entry.origin.clone(),
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        [
            &latest(self.created),
            self.id.as_slice(),
            self.origin.as_bytes(),
        ]
        .concat()
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (latest, rest) = bytes.split_first_chunk::<8>()?;
        let (id, origin) = rest.split_first_chunk::<16>()?;
        Some(Self {
            created: Timestamp::from_millis(!u64::from_be_bytes(*latest)),
            id: *id,
            origin: std::str::from_utf8(origin).ok()?.to_owned(),
        })
    }
}

/// The first bytes of the places of a time.
pub(super) fn latest(created: Timestamp) -> [u8; 8] {
    (!created.as_millis()).to_be_bytes()
}

impl JournalId {
    /// Two numbers that stand for it.
    pub(super) const fn numbers(self) -> (u8, u32) {
        match self {
            Self::Ledger => (0, 0),
            Self::Node => (1, 0),
            Self::Replica(number) => (2, number),
        }
    }

    /// The journal of the two numbers.
    pub(super) const fn from_numbers(tag: u8, number: u32) -> Option<Self> {
        match (tag, number) {
            (0, 0) => Some(Self::Ledger),
            (1, 0) => Some(Self::Node),
            (2, number) => Some(Self::Replica(number)),
            _ => None,
        }
    }
}

/// The kind of a number.
pub(super) fn kind(number: u8) -> Option<RecordKind> {
    RecordKind::ALL
        .into_iter()
        .find(|kind| *kind as u8 == number)
}

/// Reads the key of a count.
pub(super) fn decode_count(key: &[u8]) -> Option<(String, RecordKind)> {
    let (number, origin) = key.strip_prefix(COUNTS)?.split_first()?;
    Some((String::from_utf8(origin.to_vec()).ok()?, kind(*number)?))
}

/// What stands for a text in a key.
pub(super) fn digest(text: &str) -> TextDigest {
    let digest: [u8; 32] = Sha256::digest(text).into();
    let mut short = TextDigest::default();
    for (to, from) in short.iter_mut().zip(digest) {
        *to = from;
    }
    short
}
