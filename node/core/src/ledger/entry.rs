//! Ledger entries: the leaf data of the tree. Fixed width, big-endian, kind first; only KEY and END have
//! a text at the end.
//!
//! | kind | layout after the kind byte | bytes |
//! |---|---|---|
//! | 00 PAD | random 40 | 41 |
//! | 01 RECORD | time u64, commit 32 | 41 |
//! | 02 FEEDS | time u64, feeds root 32 | 41 |
//! | 03 ERASE | time u64, target index u64, reason u16 | 19 |
//! | 04 POLICY | time u64, SHA-256 of the policy 32 | 41 |
//! | 05 KEY | time u64, operation u8, role u8, valid from u64, vkey text | 19 + text |
//! | 06 END | time u64, vkey text of the successor | 9 + text |
//! | 07 EPOCH | time u64, epoch u64, writer 32 | 49 |
//! | 08 QUERY | time u64, commit 32 | 41 |

use thiserror::Error;

use crate::envelope::Hash;
use crate::identity::card::KeyRole;
use crate::reason::Reason;
use crate::time::Timestamp;

use super::tree::leaf_hash;

/// Longest key text of a KEY or END entry, in bytes.
pub const MAX_VKEY_LEN: usize = 512;

/// Longest entry, in bytes.
pub const MAX_ENTRY_LEN: usize = 19 + MAX_VKEY_LEN;

/// What a KEY entry does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum KeyOperation {
    /// The key is good from the time stated.
    Add = 1,
    /// The key is no longer good from the time stated.
    Retire = 2,
}

/// Why a record or a section of it was erased, in signed bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u16)]
pub enum EraseReason {
    /// Its retention ended.
    Expired = 1,
    /// Its originator withdrew it.
    Withdrawn = 2,
    /// A person's right, or a court, demanded it.
    Demanded = 3,
}

/// A ledger entry. Times are those of the ledger's writer and never go back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entry {
    /// 00: hides how many records a party writes.
    Pad([u8; 40]),
    /// 01: a record, as a salted commitment.
    Record {
        /// When it was appended.
        time: Timestamp,
        /// [`crate::envelope::commit`].
        commit: Hash,
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
        /// Index of the RECORD entry.
        target: u64,
        /// Why.
        reason: EraseReason,
    },
    /// 04: the policy that decides from here on.
    Policy {
        /// When it was appended.
        time: Timestamp,
        /// SHA-256 of the policy's bytes.
        sha256: Hash,
    },
    /// 05: a key of the party comes or goes.
    Key {
        /// When it was appended.
        time: Timestamp,
        /// Comes or goes.
        operation: KeyOperation,
        /// What the key is for.
        role: KeyRole,
        /// From when.
        valid_from: Timestamp,
        /// The key as a C2SP vkey.
        vkey: String,
    },
    /// 06: the ledger ends and another one continues it.
    End {
        /// When it was appended.
        time: Timestamp,
        /// The successor's key as a C2SP vkey.
        successor: String,
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
        /// The commitment.
        commit: Hash,
    },
}

/// The bytes are no entry.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum InvalidEntry {
    /// Wrong length for its kind.
    #[error("the entry has {0} bytes, which its kind does not allow")]
    Length(usize),
    /// A kind that does not exist.
    #[error("the entry is of the unknown kind {0}")]
    Kind(u8),
    /// A field holds a value that does not exist.
    #[error("the entry's {0} is not one that exists")]
    Field(&'static str),
}

impl InvalidEntry {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        Reason::Malformed
    }
}

const fn role_byte(role: KeyRole) -> u8 {
    match role {
        KeyRole::Author => 1,
        KeyRole::Ledger => 2,
        KeyRole::Witness => 3,
        KeyRole::Receipt => 4,
    }
}

impl Entry {
    /// When it was appended; PAD has no time.
    pub const fn time(&self) -> Option<Timestamp> {
        match self {
            Self::Pad(_) => None,
            Self::Record { time, .. }
            | Self::Feeds { time, .. }
            | Self::Erase { time, .. }
            | Self::Policy { time, .. }
            | Self::Key { time, .. }
            | Self::End { time, .. }
            | Self::Epoch { time, .. }
            | Self::Query { time, .. } => Some(*time),
        }
    }

    /// The kind byte.
    pub const fn kind(&self) -> u8 {
        match self {
            Self::Pad(_) => 0,
            Self::Record { .. } => 1,
            Self::Feeds { .. } => 2,
            Self::Erase { .. } => 3,
            Self::Policy { .. } => 4,
            Self::Key { .. } => 5,
            Self::End { .. } => 6,
            Self::Epoch { .. } => 7,
            Self::Query { .. } => 8,
        }
    }

    /// The exact bytes, the leaf data.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(49);
        out.push(self.kind());
        if let Some(time) = self.time() {
            out.extend_from_slice(&time.as_millis().to_be_bytes());
        }
        match self {
            Self::Pad(random) => out.extend_from_slice(random),
            Self::Record { commit: hash, .. }
            | Self::Query { commit: hash, .. }
            | Self::Feeds { root: hash, .. }
            | Self::Policy { sha256: hash, .. } => out.extend_from_slice(hash.as_bytes()),
            Self::Erase { target, reason, .. } => {
                out.extend_from_slice(&target.to_be_bytes());
                out.extend_from_slice(&(*reason as u16).to_be_bytes());
            }
            Self::Key {
                operation,
                role,
                valid_from,
                vkey,
                ..
            } => {
                out.extend_from_slice(&[*operation as u8, role_byte(*role)]);
                out.extend_from_slice(&valid_from.as_millis().to_be_bytes());
                out.extend_from_slice(vkey.as_bytes());
            }
            Self::End { successor, .. } => out.extend_from_slice(successor.as_bytes()),
            Self::Epoch { epoch, writer, .. } => {
                out.extend_from_slice(&epoch.to_be_bytes());
                out.extend_from_slice(writer);
            }
        }
        out
    }

    /// Reads an entry; exactly what [`Self::encode`] writes is accepted.
    ///
    /// # Errors
    /// When the bytes are no entry.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidEntry> {
        let mut fields = Fields {
            rest: bytes,
            len: bytes.len(),
        };
        let [kind] = fields.take()?;
        if kind == 0 {
            let random = fields.take()?;
            return fields.end().map(|()| Self::Pad(random));
        }
        if kind > 8 {
            return Err(InvalidEntry::Kind(kind));
        }
        let time = fields.time()?;
        let entry = match kind {
            1 => Self::Record {
                time,
                commit: fields.hash()?,
            },
            2 => Self::Feeds {
                time,
                root: fields.hash()?,
            },
            3 => Self::Erase {
                time,
                target: u64::from_be_bytes(fields.take()?),
                reason: match u16::from_be_bytes(fields.take()?) {
                    1 => EraseReason::Expired,
                    2 => EraseReason::Withdrawn,
                    3 => EraseReason::Demanded,
                    _ => return Err(InvalidEntry::Field("reason")),
                },
            },
            4 => Self::Policy {
                time,
                sha256: fields.hash()?,
            },
            5 => fields.key(time)?,
            6 => Self::End {
                time,
                successor: fields.text()?,
            },
            7 => Self::Epoch {
                time,
                epoch: u64::from_be_bytes(fields.take()?),
                writer: fields.take()?,
            },
            _ => Self::Query {
                time,
                commit: fields.hash()?,
            },
        };
        fields.end().map(|()| entry)
    }

    /// The leaf hash.
    pub fn leaf_hash(&self) -> Hash {
        leaf_hash(&self.encode())
    }
}

struct Fields<'a> {
    rest: &'a [u8],
    len: usize,
}

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], InvalidEntry> {
        let (field, rest) = self
            .rest
            .split_first_chunk()
            .ok_or(InvalidEntry::Length(self.len))?;
        self.rest = rest;
        Ok(*field)
    }

    fn time(&mut self) -> Result<Timestamp, InvalidEntry> {
        Ok(Timestamp::from_millis(u64::from_be_bytes(self.take()?)))
    }

    fn hash(&mut self) -> Result<Hash, InvalidEntry> {
        Ok(Hash::from_bytes(self.take()?))
    }

    fn key(&mut self, time: Timestamp) -> Result<Entry, InvalidEntry> {
        let [operation, role] = self.take()?;
        Ok(Entry::Key {
            time,
            operation: match operation {
                1 => KeyOperation::Add,
                2 => KeyOperation::Retire,
                _ => return Err(InvalidEntry::Field("operation")),
            },
            role: KeyRole::ALL
                .into_iter()
                .find(|known| role_byte(*known) == role)
                .ok_or(InvalidEntry::Field("role"))?,
            valid_from: self.time()?,
            vkey: self.text()?,
        })
    }

    fn text(&mut self) -> Result<String, InvalidEntry> {
        let bytes = std::mem::take(&mut self.rest);
        if bytes.is_empty() || bytes.len() > MAX_VKEY_LEN {
            return Err(InvalidEntry::Length(self.len));
        }
        if !bytes.iter().all(u8::is_ascii_graphic) {
            return Err(InvalidEntry::Field("key"));
        }
        String::from_utf8(bytes.to_vec()).map_err(|_| InvalidEntry::Field("key"))
    }

    fn end(&self) -> Result<(), InvalidEntry> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(InvalidEntry::Length(self.len))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_text_one_past_the_limit_is_refused() {
        let time = Timestamp::from_millis(1);
        let end = |len| Entry::End {
            time,
            successor: "k".repeat(len),
        };
        assert!(Entry::decode(&end(MAX_VKEY_LEN).encode()).is_ok());
        assert!(Entry::decode(&end(MAX_VKEY_LEN + 1).encode()).is_err());
        assert!(Entry::decode(&end(0).encode()).is_err());
    }

    #[test]
    fn every_length_but_the_right_one_is_refused() {
        for kind in [0, 1, 2, 3, 4, 7, 8] {
            let right: Vec<_> = (0..100)
                .filter(|len| {
                    let mut bytes = vec![0; *len];
                    if let Some(first) = bytes.first_mut() {
                        *first = kind;
                    }
                    if *len == 19 {
                        bytes[18] = 1;
                    }
                    Entry::decode(&bytes).is_ok()
                })
                .collect();
            let expected = match kind {
                3 => 19,
                7 => 49,
                _ => 41,
            };
            assert_eq!(right, [expected], "kind {kind}");
        }
    }

    proptest! {
        #[test]
        fn what_decodes_encodes_to_the_same_bytes(
            kind in 0_u8..10, body in prop::collection::vec(any::<u8>(), 0..60), small in 0_u8..6,
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
