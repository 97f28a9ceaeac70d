//! The frame of a body: index of the entry that commits to it, slot, salt, bytes.
//!
//! ```text
//! frame   ledger index u64, big-endian | length, as protobuf writes it | message | zeros
//! ```

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf as leaves;
use ntc_core::model::RecordId;
use ntc_core::model::kind::RecordKind;
use ntc_core::time::Timestamp;
use prost::Message;

use super::BodyError;
use crate::store::index::Reference;

/// Slot of what opens the commitment: algorithm, key, signature, header and salt.
pub const SEAL: u8 = 0xff;

/// Most frames of one entry: sixteen sections and, of a body that was received, what stands before, between and behind
/// them.
pub const MAX_PARTS: u64 = 33;

/// Shortest frame: whatever was written, what is left of it when it is erased fits in its place.
const MIN_LEN: usize = 80;

/// Bytes of the index.
const INDEX_LEN: usize = 8;

/// What the message says. Storage of this node; field numbers are never reused.
#[derive(Clone, PartialEq, Message)]
struct Part {
    #[prost(uint32, tag = "1")]
    slot: u32,
    #[prost(bytes = "vec", tag = "2")]
    salt: Vec<u8>,
    #[prost(bytes = "vec", tag = "3")]
    bytes: Vec<u8>,
    #[prost(message, optional, tag = "4")]
    erased: Option<Erased>,
}

/// What is left of an erased part.
#[derive(Clone, PartialEq, Message)]
struct Erased {
    /// The leaf of the frame as it was.
    #[prost(bytes = "vec", tag = "1")]
    leaf: Vec<u8>,
    /// Index of the ERASE entry; none when no entry ever committed to the part.
    #[prost(uint64, optional, tag = "2")]
    entry: Option<u64>,
    /// Id of the record; empty but for a seal.
    #[prost(bytes = "vec", tag = "3")]
    id: Vec<u8>,
    /// Number of its kind.
    #[prost(uint32, tag = "4")]
    kind: u32,
    /// Digest of the source reference; empty but for the section that held one.
    #[prost(bytes = "vec", tag = "5")]
    reference: Vec<u8>,
    /// Index of the entry of the own ledger that says that this party erased what it had received.
    #[prost(uint64, optional, tag = "6")]
    own: Option<u64>,
}

/// What stands in the place of a part that was destroyed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tomb {
    /// Index of the ERASE entry that it went by; none when no entry ever committed to it.
    pub entry: Option<u64>,
    /// Index of the entry of the own ledger by which this party erased what it had received; none when its author did.
    pub own: Option<u64>,
    /// Of a seal: whose it was, so that whoever asks for the record is told that it was erased.
    pub record: Option<Tombstone>,
    /// Of the own section that held a source reference: its digest, so that the reference stays taken.
    pub reference: Option<Reference>,
}

/// What is left of a record that was erased whole. Nothing of it is about a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Tombstone {
    /// Its id.
    pub id: [u8; 16],
    /// What it was.
    pub kind: RecordKind,
}

impl Tombstone {
    /// When the record was signed: its id tells.
    pub const fn created(&self) -> Timestamp {
        RecordId::made_by(&self.id)
    }
}

/// One part of a record.
#[derive(Clone, Eq, PartialEq)]
pub enum Body {
    /// It is there.
    Held {
        /// Which section, or [`SEAL`].
        slot: u8,
        /// Its salt; empty for the seal, which has it among its bytes.
        salt: Vec<u8>,
        /// Its exact bytes.
        bytes: Vec<u8>,
    },
    /// It was destroyed.
    Erased {
        /// Which section, or [`SEAL`].
        slot: u8,
        /// What stands in its place.
        tomb: Tomb,
    },
}

impl std::fmt::Debug for Body {
    /// Shows nothing that can be about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (name, slot) = match self {
            Self::Held { slot, .. } => ("Held", slot),
            Self::Erased { slot, .. } => ("Erased", slot),
        };
        f.debug_struct(name)
            .field("slot", slot)
            .finish_non_exhaustive()
    }
}

impl Body {
    /// Which section it is, or [`SEAL`].
    pub const fn slot(&self) -> u8 {
        match self {
            Self::Held { slot, .. } | Self::Erased { slot, .. } => *slot,
        }
    }

    /// Puts a tomb in its place, unless it has one.
    pub(crate) fn bury(&mut self, tomb: Option<Tomb>) {
        if let (Self::Held { slot, .. }, Some(tomb)) = (&*self, tomb) {
            *self = Self::Erased { slot: *slot, tomb };
        }
    }

    /// The frame of a part, of an entry that is not known yet: [`place`](Self::place) says which.
    pub fn encode(slot: u8, salt: &[u8], bytes: &[u8]) -> Vec<u8> {
        encode(
            0,
            &Part {
                slot: u32::from(slot),
                salt: salt.to_vec(),
                bytes: bytes.to_vec(),
                erased: None,
            },
        )
    }

    /// The frame of a part that is destroyed before it was ever written.
    ///
    /// # Errors
    /// When the frame is not that of a body.
    pub fn buried(frame: &[u8], tomb: Tomb) -> Result<Vec<u8>, BodyError> {
        let buried = bury(0, frame, tomb)?;
        Ok(buried.unwrap_or_else(|| frame.to_vec()))
    }

    /// Says whose part a frame is.
    pub fn place(frame: &mut [u8], ledger_index: u64) {
        if let Some(index) = frame.first_chunk_mut::<INDEX_LEN>() {
            *index = ledger_index.to_be_bytes();
        }
    }

    /// The part in a frame, and the index of the entry that commits to it.
    ///
    /// # Errors
    /// When the frame is not that of a body.
    pub fn decode(number: u64, frame: &[u8]) -> Result<(u64, Self), BodyError> {
        let (index, part) = decode(frame).ok_or(BodyError::Unreadable(number))?;
        let slot = u8::try_from(part.slot).map_err(|_| BodyError::Unreadable(number))?;
        let body = match part.erased {
            Some(erased) => Self::Erased {
                slot,
                tomb: Tomb {
                    entry: erased.entry,
                    own: erased.own,
                    record: erased.tombstone(),
                    reference: erased.reference(),
                },
            },
            None => Self::Held {
                slot,
                salt: part.salt,
                bytes: part.bytes,
            },
        };
        Ok((index, body))
    }
}

impl Erased {
    fn tombstone(&self) -> Option<Tombstone> {
        let id = self.id.as_slice().try_into().ok()?;
        let kind = i32::try_from(self.kind).ok();
        let kind = kind.and_then(RecordKind::from_number)?;
        Some(Tombstone { id, kind })
    }

    fn reference(&self) -> Option<Reference> {
        let bytes = self.reference.as_slice().try_into().ok()?;
        Some(Reference::from_bytes(bytes))
    }
}

/// The leaf that ANCHOR entries hold a frame to: that of the frame as it was written.
pub fn leaf(number: u64, frame: &[u8]) -> Result<Hash, BodyError> {
    let (_, part) = decode(frame).ok_or(BodyError::Unreadable(number))?;
    match part.erased {
        Some(erased) => Hash::from_slice(&erased.leaf).ok_or(BodyError::Unreadable(number)),
        None => Ok(leaves::journal(frame)),
    }
}

/// What takes the place of a frame that is erased; none when it was erased before.
pub(super) fn bury(number: u64, frame: &[u8], tomb: Tomb) -> Result<Option<Vec<u8>>, BodyError> {
    let (index, part) = decode(frame).ok_or(BodyError::Unreadable(number))?;
    if part.erased.is_some() {
        return Ok(None);
    }
    let mut erased = Erased {
        leaf: leaves::journal(frame).as_bytes().to_vec(),
        entry: tomb.entry,
        own: tomb.own,
        ..Erased::default()
    };
    if let Some(record) = tomb.record {
        erased.id = record.id.to_vec();
        erased.kind = record.kind as u32;
    }
    if let Some(reference) = tomb.reference {
        erased.reference = reference.as_bytes().to_vec();
    }
    let part = Part {
        slot: part.slot,
        erased: Some(erased),
        ..Part::default()
    };
    Ok(Some(encode(index, &part)))
}

fn encode(ledger_index: u64, part: &Part) -> Vec<u8> {
    let len = INDEX_LEN + part.encoded_len() + 10;
    let mut frame = Vec::with_capacity(len.max(MIN_LEN));
    frame.extend_from_slice(&ledger_index.to_be_bytes());
    frame.extend_from_slice(&part.encode_length_delimited_to_vec());
    frame.resize(frame.len().max(MIN_LEN), 0);
    frame
}

fn decode(frame: &[u8]) -> Option<(u64, Part)> {
    let (index, mut message) = frame.split_first_chunk::<INDEX_LEN>()?;
    let part = Part::decode_length_delimited(&mut message).ok()?;
    let rest_is_zeros = message.iter().all(|byte| *byte == 0);
    rest_is_zeros.then(|| (u64::from_be_bytes(*index), part))
}
