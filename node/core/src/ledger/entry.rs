//! Ledger entries: the leaf data of the tree. Big-endian; every entry begins with its kind and its time.
//!
//! | kind | layout after kind and time (u64, milliseconds) | bytes |
//! |---|---|---|
//! | 00 PAD | random 32 | 41 |
//! | 01 RECORD | commit 32, disposition 32 | 73 |
//! | 02 FEEDS | feeds root 32 | 41 |
//! | 03 ERASE | commit 32 | 41 |
//! | 04 POLICY | commit 32 | 41 |
//! | 05 KEY | operation u8, role u8, key 32 | 43 |
//! | 06 END | key of the successor 32 | 41 |
//! | 07 EPOCH | epoch u64, writer 32 | 49 |
//! | 08 QUERY | commit 32 | 41 |
//! | 09 ANCHOR | journal u8, size u64, commit 32 | 50 |
//! | 80 to FF | ignorable: anything | 9 to 1,024 |
//!
//! Kinds 0A to 7F are critical: a reader that does not know one refuses it. Kinds 80 to FF are ignorable: they are
//! hashed, kept and counted by whoever does not know them. Kind 6E is never assigned: it is the letter that every
//! context begins with.

pub mod commit;
mod fields;

use thiserror::Error;

use crate::envelope::Hash;
pub use crate::identity::keys::{KeyOperation, Role};
use crate::reason::Reasoned;
use crate::registry::is_critical;
use crate::time::Timestamp;

use self::fields::Fields;
use super::tree::leaf_hash;

/// Longest entry, in bytes; entries of known kinds are shorter.
pub const MAX_ENTRY_LEN: usize = 1024;

/// A ledger entry. Times are those of the ledger's writer and never go back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entry {
    /// 00: hides how many records a party writes. Random, so that a sibling hash does not show it.
    Pad {
        /// When it was appended.
        time: Timestamp,
        /// Fresh random bytes.
        random: [u8; 32],
    },
    /// 01: a record, as a salted commitment, with what was decided about it.
    Record {
        /// When it was appended.
        time: Timestamp,
        /// [`crate::envelope::commit`], opened to its recipients.
        commit: Hash,
        /// [`commit::disposition`], opened to auditors.
        disposition: Hash,
    },
    /// 02: the feeds of all peers; the last leaf of every published checkpoint.
    Feeds {
        /// When it was appended.
        time: Timestamp,
        /// Root of the feeds tree.
        root: Hash,
    },
    /// 03: the content behind an earlier entry has been destroyed.
    Erase {
        /// When it was appended.
        time: Timestamp,
        /// [`commit::Erasure::commit`], opened to those who hold what is erased.
        commit: Hash,
    },
    /// 04: the policies that decide from here on.
    Policy {
        /// When it was appended.
        time: Timestamp,
        /// [`commit::policy`], opened to auditors.
        commit: Hash,
    },
    /// 05: a key of the party comes or goes.
    Key {
        /// When it was appended.
        time: Timestamp,
        /// Comes or goes.
        operation: KeyOperation,
        /// What the key is for.
        role: Role,
        /// [`commit::key`] of its vkey text, which every peer gets with a NOTICE.
        key: Hash,
    },
    /// 06: the ledger ends and another one continues it.
    End {
        /// When it was appended.
        time: Timestamp,
        /// [`commit::key`] of the vkey text of the successor's ledger key.
        successor: Hash,
    },
    /// 07: a promoted standby writes from here on, and the writer before it no more.
    Epoch {
        /// When it was appended.
        time: Timestamp,
        /// Counts up with each promotion.
        epoch: u64,
        /// Names the writer: random bytes that it drew when it was installed.
        writer: [u8; 32],
    },
    /// 08: a query or the answer to one, as a salted commitment.
    Query {
        /// When it was appended.
        time: Timestamp,
        /// [`commit::query`], opened to the two ends.
        commit: Hash,
    },
    /// 09: the head of another journal of the node.
    Anchor {
        /// When it was appended.
        time: Timestamp,
        /// Which journal: the number of a [`commit::AnchoredJournal`], or of one that a later version has.
        journal: u8,
        /// Number of its frames.
        size: u64,
        /// [`commit::anchor`] of the root over them, opened to auditors.
        commit: Hash,
    },
    /// 80 to FF: a kind of a later version that may be ignored.
    Ignorable {
        /// The kind.
        kind: u8,
        /// When it was appended.
        time: Timestamp,
        /// All that follows the time.
        rest: Vec<u8>,
    },
}

/// The bytes are no entry that this version reads.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidEntry {
    /// Wrong length for its kind.
    #[error("the entry has {0} bytes, which its kind does not allow")]
    #[reason(Malformed)]
    Length(usize),
    /// A critical kind that this version does not know.
    #[error(
        "the entry is of the critical kind {0:02X}, which this version does not know; update the node"
    )]
    #[reason(CriticalUnknown)]
    Kind(u8),
    /// A critical role that this version does not know.
    #[error(
        "the entry names the critical key role {0:02X}, which this version does not know; update the node"
    )]
    #[reason(CriticalUnknown)]
    Role(u8),
    /// An operation that this version does not know.
    #[error(
        "the entry names the key operation {0:02X}, which this version does not know; update the node"
    )]
    #[reason(CriticalUnknown)]
    Operation(u8),
}

impl Entry {
    /// When it was appended.
    pub const fn time(&self) -> Timestamp {
        match self {
            Self::Pad { time, .. }
            | Self::Record { time, .. }
            | Self::Feeds { time, .. }
            | Self::Erase { time, .. }
            | Self::Policy { time, .. }
            | Self::Key { time, .. }
            | Self::End { time, .. }
            | Self::Epoch { time, .. }
            | Self::Query { time, .. }
            | Self::Anchor { time, .. }
            | Self::Ignorable { time, .. } => *time,
        }
    }

    /// The kind byte.
    pub const fn kind(&self) -> u8 {
        match self {
            Self::Pad { .. } => 0,
            Self::Record { .. } => 1,
            Self::Feeds { .. } => 2,
            Self::Erase { .. } => 3,
            Self::Policy { .. } => 4,
            Self::Key { .. } => 5,
            Self::End { .. } => 6,
            Self::Epoch { .. } => 7,
            Self::Query { .. } => 8,
            Self::Anchor { .. } => 9,
            Self::Ignorable { kind, .. } => *kind,
        }
    }

    /// The exact bytes, the leaf data.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(73);
        out.push(self.kind());
        out.extend_from_slice(&self.time().as_millis().to_be_bytes());
        match self {
            Self::Pad { random, .. } => out.extend_from_slice(random),
            Self::Record {
                commit,
                disposition,
                ..
            } => {
                out.extend_from_slice(commit.as_bytes());
                out.extend_from_slice(disposition.as_bytes());
            }
            Self::Feeds { root: hash, .. }
            | Self::Erase { commit: hash, .. }
            | Self::Policy { commit: hash, .. }
            | Self::End {
                successor: hash, ..
            }
            | Self::Query { commit: hash, .. } => out.extend_from_slice(hash.as_bytes()),
            Self::Key {
                operation,
                role,
                key,
                ..
            } => {
                out.extend_from_slice(&[operation.number(), role.number()]);
                out.extend_from_slice(key.as_bytes());
            }
            Self::Epoch { epoch, writer, .. } => {
                out.extend_from_slice(&epoch.to_be_bytes());
                out.extend_from_slice(writer);
            }
            Self::Anchor {
                journal,
                size,
                commit,
                ..
            } => {
                out.push(*journal);
                out.extend_from_slice(&size.to_be_bytes());
                out.extend_from_slice(commit.as_bytes());
            }
            Self::Ignorable { rest, .. } => out.extend_from_slice(rest),
        }
        out
    }

    /// Reads an entry; exactly what [`Self::encode`] writes is accepted.
    ///
    /// # Errors
    /// When the bytes are no entry, or hold something critical that this version does not know.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidEntry> {
        if bytes.len() > MAX_ENTRY_LEN {
            return Err(InvalidEntry::Length(bytes.len()));
        }
        let mut fields = Fields::new(bytes);
        let [kind] = fields.take()?;
        if kind > 9 && is_critical(kind) {
            return Err(InvalidEntry::Kind(kind));
        }
        let time = fields.time()?;
        let entry = fields.body(kind, time)?;
        fields.end().map(|()| entry)
    }

    /// The leaf hash.
    pub fn leaf_hash(&self) -> Hash {
        leaf_hash(&self.encode())
    }
}

impl Fields<'_> {
    /// What follows kind and time.
    fn body(&mut self, kind: u8, time: Timestamp) -> Result<Entry, InvalidEntry> {
        Ok(match kind {
            0 => Entry::Pad {
                time,
                random: self.take()?,
            },
            1 => Entry::Record {
                time,
                commit: self.hash()?,
                disposition: self.hash()?,
            },
            2 => Entry::Feeds {
                time,
                root: self.hash()?,
            },
            3 => Entry::Erase {
                time,
                commit: self.hash()?,
            },
            4 => Entry::Policy {
                time,
                commit: self.hash()?,
            },
            5 => self.key(time)?,
            6 => Entry::End {
                time,
                successor: self.hash()?,
            },
            7 => Entry::Epoch {
                time,
                epoch: self.number()?,
                writer: self.take()?,
            },
            8 => Entry::Query {
                time,
                commit: self.hash()?,
            },
            9 => {
                let [journal] = self.take()?;
                Entry::Anchor {
                    time,
                    journal,
                    size: self.number()?,
                    commit: self.hash()?,
                }
            }
            _ => Entry::Ignorable {
                kind,
                time,
                rest: self.rest(),
            },
        })
    }

    fn key(&mut self, time: Timestamp) -> Result<Entry, InvalidEntry> {
        let [operation, role] = self.take()?;
        let role = Role::from_number(role).ok_or(InvalidEntry::Role(role))?;
        Ok(Entry::Key {
            time,
            operation: KeyOperation::from_number(operation)
                .ok_or(InvalidEntry::Operation(operation))?,
            role,
            key: self.hash()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reason::Reason;

    #[test]
    fn every_length_but_the_right_one_is_refused() {
        let lengths = [41, 73, 41, 41, 41, 43, 41, 49, 41, 50];
        for (kind, expected) in (0..).zip(lengths) {
            let right: Vec<_> = (0..100)
                .filter(|len| {
                    let mut bytes = vec![1; *len];
                    if let Some(first) = bytes.first_mut() {
                        *first = kind;
                    }
                    Entry::decode(&bytes).is_ok()
                })
                .collect();
            assert_eq!(right, [expected], "kind {kind}");
        }
    }

    #[test]
    fn an_unknown_critical_kind_is_refused_by_name_and_an_ignorable_one_is_kept() {
        for kind in 0x0a..0x80 {
            let refused = Entry::decode(&[vec![kind], vec![0; 40]].concat()).unwrap_err();
            assert_eq!(refused.reason(), Reason::CriticalUnknown);
            assert!(refused.to_string().contains(&format!("{kind:02X}")));
        }
        for kind in 0x80..=0xff {
            let bytes = [vec![kind], vec![0; 40]].concat();
            let kept = Entry::decode(&bytes).unwrap();
            assert_eq!((kept.kind(), kept.encode()), (kind, bytes));
        }
        let longest = vec![0x80; MAX_ENTRY_LEN];
        assert!(Entry::decode(&longest).is_ok());
        assert!(Entry::decode(&[longest, vec![0]].concat()).is_err());
        assert!(Entry::decode(&[0x80; 8]).is_err());
    }

    #[test]
    fn a_key_entry_of_an_unknown_role_is_refused_or_kept_by_its_range() {
        let bytes =
            |operation, role| [vec![5], vec![0; 8], vec![operation, role], vec![7; 32]].concat();
        assert_eq!(Entry::decode(&bytes(1, 5)), Err(InvalidEntry::Role(5)));
        assert_eq!(Entry::decode(&bytes(4, 1)), Err(InvalidEntry::Operation(4)));
        let Ok(Entry::Key { role, .. }) = Entry::decode(&bytes(3, 0x80)) else {
            panic!("not a KEY entry");
        };
        assert_eq!(role, Role::Ignorable(0x80));
    }

    proptest! {
        #[test]
        fn what_decodes_encodes_to_the_same_bytes(
            kind in any::<u8>(), body in prop::collection::vec(any::<u8>(), 0..80), small in 0_u8..6,
        ) {
            let mut bytes = vec![kind];
            bytes.extend(body);
            for place in [9, 10] {
                if kind == 5 && let Some(byte) = bytes.get_mut(place) {
                    *byte = small;
                }
            }
            if let Ok(entry) = Entry::decode(&bytes) {
                prop_assert_eq!(entry.encode(), bytes);
            }
        }
    }
}
