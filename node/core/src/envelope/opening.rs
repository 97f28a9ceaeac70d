//! Openings: what a recipient is shown of a record, and how it is checked.

use std::fmt;

use thiserror::Error;

use crate::party::Party;
use crate::reason::Reasoned;
use crate::section::{SectionSet, Slot};

use super::pae::{absent_digest, commit, commit_v2, pae, section_digest};
use super::stated::stated;
use super::{Hash, MAX_HEADER_LEN, MAX_SECTIONS_LEN, PublicKey, RECORD_TYPE, RecordKey};

/// Longest author key of an opening, in bytes: room for post-quantum keys.
pub const MAX_AUTHOR_KEY_LEN: usize = 4096;

/// Longest signature of an opening, in bytes: room for post-quantum signatures.
pub const MAX_SIGNATURE_LEN: usize = 8192;

/// A section with what its digest needs.
#[derive(Clone, Eq, PartialEq)]
pub struct OpenSection {
    /// Where it lies; a slot that this version does not know is kept and checked like any other.
    pub slot: Slot,
    /// Its salt.
    pub salt: [u8; 32],
    /// Its exact bytes.
    pub content: Vec<u8>,
}

/// How a header is signed, as the second form of the commitment numbers it. The number is part of committed bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Algorithm(u8);

impl Algorithm {
    /// Ed25519.
    pub const ED25519: Self = Self(1);
    /// ML-DSA-44, pure, with an empty context. Kept; not verified by this version.
    pub const ML_DSA_44: Self = Self(6);

    /// The algorithm of a number; none for 0, which is never assigned.
    pub const fn from_number(number: u8) -> Option<Self> {
        if number == 0 {
            None
        } else {
            Some(Self(number))
        }
    }

    /// Its number.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Opens a RECORD entry's commitment and discloses some sections. Nothing in it is checked yet.
#[derive(Clone, Eq, PartialEq)]
pub struct Opening {
    /// Salt of the commitment.
    pub salt: [u8; 32],
    /// How the header is signed. None means the first form of the commitment, which is for Ed25519 alone.
    pub algorithm: Option<Algorithm>,
    /// The author key.
    pub author_key: Vec<u8>,
    /// Signature over the header.
    pub signature: Vec<u8>,
    /// The exact bytes of the header.
    pub header: Vec<u8>,
    /// The disclosed sections, in slot order without repetition.
    pub sections: Vec<OpenSection>,
}

/// Why an opening is refused.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(TooLarge)]
pub enum InvalidOpening {
    /// Not of the form of an opening.
    #[error("the opening is malformed: {0}")]
    #[reason(Malformed)]
    Malformed(&'static str),
    /// The header is longer than its limit.
    #[error("the header has {0} bytes; at most {MAX_HEADER_LEN} are allowed")]
    HeaderTooLong(usize),
    /// The sections are longer than their limit.
    #[error("the sections have {0} bytes; at most {MAX_SECTIONS_LEN} are allowed")]
    SectionsTooLong(usize),
    /// The opening does not lead to the commitment.
    #[error("the opening does not match the commitment in the ledger")]
    #[reason(BadCommitment)]
    Commitment,
    /// Key or signature is longer than its limit.
    #[error("the author key or signature is longer than its limit")]
    KeyTooLong,
    /// The header is signed by an algorithm that this version does not verify.
    #[error(
        "the header is signed by algorithm {0}, which this version does not verify; update the node"
    )]
    #[reason(CriticalUnknown)]
    Algorithm(u8),
    /// The author key is none of the party's.
    #[error("the author key is none that the party's card names")]
    #[reason(BadSignature)]
    AuthorKey,
    /// The author's signature does not verify.
    #[error("the author's signature over the header does not verify")]
    #[reason(BadSignature)]
    Signature,
    /// A section does not match the header's digest.
    #[error("the section {0} does not match its digest in the header")]
    #[reason(BadCommitment)]
    Section(Slot),
    /// A section came that is not disclosed.
    #[error("the section {0} is not among the disclosed ones")]
    #[reason(UndisclosedSection)]
    Undisclosed(Slot),
}

impl Opening {
    /// The sections that it discloses.
    pub fn present(&self) -> SectionSet {
        self.sections.iter().map(|open| open.slot).collect()
    }

    /// The same opening with no more than `disclosed`.
    #[must_use]
    pub fn reduced(mut self, disclosed: SectionSet) -> Self {
        self.sections.retain(|open| disclosed.holds(open.slot));
        self
    }

    /// Checks the opening against the commitment of its entry, the author keys of the ledger's party, and
    /// the sections that may be disclosed. The cheap checks come first.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn verify(
        self,
        commitment: &Hash,
        author_keys: &[PublicKey],
        disclosed: SectionSet,
    ) -> Result<VerifiedOpening, InvalidOpening> {
        self.check_bounds()?;
        let undisclosed = |open: &&OpenSection| !disclosed.holds(open.slot);
        if let Some(open) = self.sections.iter().find(undisclosed) {
            return Err(InvalidOpening::Undisclosed(open.slot));
        }
        if self.commitment() != *commitment {
            return Err(InvalidOpening::Commitment);
        }
        let stated = stated(&self.header).map_err(InvalidOpening::Malformed)?;
        for open in &self.sections {
            let digest = section_digest(&stated.record, open.slot, &open.salt, &open.content);
            if stated.digest(open.slot) != Some(&digest) {
                return Err(InvalidOpening::Section(open.slot));
            }
        }
        self.check_signature(author_keys)?;
        Ok(VerifiedOpening {
            record: stated.record,
            opening: self,
        })
    }

    /// The commitment that it opens.
    pub fn commitment(&self) -> Hash {
        let (key, signature, header) = (&self.author_key, &self.signature, &self.header);
        match self.algorithm {
            None => commit(&self.salt, key, signature, header),
            Some(Algorithm(number)) => commit_v2(&self.salt, number, key, signature, header),
        }
    }

    fn check_signature(&self, author_keys: &[PublicKey]) -> Result<(), InvalidOpening> {
        if let Some(other) = self.algorithm.filter(|it| *it != Algorithm::ED25519) {
            return Err(InvalidOpening::Algorithm(other.number()));
        }
        let key = author_keys
            .iter()
            .find(|key| key.as_bytes().as_slice() == self.author_key)
            .ok_or(InvalidOpening::AuthorKey)?;
        let signature = self.signature.as_slice().try_into();
        let signature = signature.map_err(|_| InvalidOpening::Signature)?;
        key.verifies(&pae(RECORD_TYPE, &self.header), signature)
            .then_some(())
            .ok_or(InvalidOpening::Signature)
    }

    /// True when the header states that the record has no section at `slot`, as this salt proves.
    pub fn proves_absent(&self, slot: Slot, salt: &[u8; 32]) -> bool {
        stated(&self.header).is_ok_and(|stated| {
            stated.digest(slot) == Some(&absent_digest(&stated.record, slot, salt))
        })
    }

    /// Lengths, and sections in slot order without repetition.
    pub(crate) fn check_bounds(&self) -> Result<(), InvalidOpening> {
        if self.header.len() > MAX_HEADER_LEN {
            return Err(InvalidOpening::HeaderTooLong(self.header.len()));
        }
        let (key, signature) = (self.author_key.len(), self.signature.len());
        if key > MAX_AUTHOR_KEY_LEN || signature > MAX_SIGNATURE_LEN {
            return Err(InvalidOpening::KeyTooLong);
        }
        if self.algorithm.is_none() && (key, signature) != (32, 64) {
            return Err(InvalidOpening::Malformed(
                "an Ed25519 key has 32 bytes and its signature 64",
            ));
        }
        let len = self.sections.iter().map(|open| open.content.len()).sum();
        if len > MAX_SECTIONS_LEN {
            return Err(InvalidOpening::SectionsTooLong(len));
        }
        if !self.sections.is_sorted_by(|a, b| a.slot < b.slot) {
            return Err(InvalidOpening::Malformed(
                "its sections are not in slot order without repetition",
            ));
        }
        Ok(())
    }
}

/// An opening whose commitment, signature and sections have been checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerifiedOpening {
    record: RecordKey,
    opening: Opening,
}

impl VerifiedOpening {
    /// The party that the signed header names as its origin.
    pub const fn origin(&self) -> &Party {
        &self.record.origin
    }

    /// Which record it is.
    pub const fn record(&self) -> &RecordKey {
        &self.record
    }

    /// The exact bytes of the header.
    pub fn header(&self) -> &[u8] {
        &self.opening.header
    }

    /// The disclosed sections in slot order, those included that this version does not know.
    pub fn sections(&self) -> impl Iterator<Item = (Slot, &[u8])> {
        self.opening
            .sections
            .iter()
            .map(|open| (open.slot, open.content.as_slice()))
    }

    /// Which sections are disclosed.
    pub fn present(&self) -> SectionSet {
        self.opening.present()
    }

    /// Slots for which the header has a digest, whether the record has a section there or not.
    pub fn stated(&self) -> SectionSet {
        stated(&self.opening.header).map_or(SectionSet::EMPTY, |stated| stated.slots())
    }

    /// The opening, to be stored as it came.
    pub const fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Gives the opening back.
    pub fn into_opening(self) -> Opening {
        self.opening
    }
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening")
            .field("present", &self.present())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for OpenSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenSection")
            .field("slot", &self.slot)
            .field("len", &self.content.len())
            .finish_non_exhaustive()
    }
}
