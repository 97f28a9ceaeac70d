//! Openings: what a recipient is shown of a record, and how it is checked.

use std::fmt;

use prost::Message as _;
use thiserror::Error;

use crate::party::Party;
use crate::reason::Reason;
use crate::section::{Section, SectionSet};
use crate::wire::exchange;

use super::{
    Hash, MAX_HEADER_LEN, MAX_SECTIONS_LEN, PublicKey, RECORD_TYPE, commit, pae, section_digest,
};

/// A section with what its digest needs.
#[derive(Clone, Eq, PartialEq)]
pub struct OpenSection {
    /// Which section.
    pub section: Section,
    /// Its salt.
    pub salt: [u8; 32],
    /// Its exact bytes.
    pub content: Vec<u8>,
}

/// Opens a RECORD entry's commitment and discloses some sections. Nothing in it is checked yet.
#[derive(Clone, Eq, PartialEq)]
pub struct Opening {
    /// Salt of the commitment.
    pub salt: [u8; 32],
    /// The author key.
    pub author_key: [u8; 32],
    /// Signature over the header.
    pub signature: [u8; 64],
    /// The exact bytes of the header.
    pub header: Vec<u8>,
    /// The disclosed sections, in slot order without repetition.
    pub sections: Vec<OpenSection>,
}

/// Why an opening is refused.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum InvalidOpening {
    /// Not of the form of an opening.
    #[error("the opening is malformed: {0}")]
    Malformed(&'static str),
    /// The header is longer than its limit.
    #[error("the header has {0} bytes; at most {MAX_HEADER_LEN} are allowed")]
    HeaderTooLong(usize),
    /// The sections are longer than their limit.
    #[error("the sections have {0} bytes; at most {MAX_SECTIONS_LEN} are allowed")]
    SectionsTooLong(usize),
    /// The opening does not lead to the commitment.
    #[error("the opening does not match the commitment in the ledger")]
    Commitment,
    /// The author key is none of the party's.
    #[error("the author key is none that the party's card names")]
    AuthorKey,
    /// The author's signature does not verify.
    #[error("the author's signature over the header does not verify")]
    Signature,
    /// A section does not match the header's digest.
    #[error("the section {0} does not match its digest in the header")]
    Section(Section),
    /// A section came that is not disclosed.
    #[error("the section {0} is not among the disclosed ones")]
    Undisclosed(Section),
}

impl InvalidOpening {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        match self {
            Self::Malformed(_) => Reason::Malformed,
            Self::HeaderTooLong(_) | Self::SectionsTooLong(_) => Reason::TooLarge,
            Self::Commitment | Self::Section(_) => Reason::BadCommitment,
            Self::AuthorKey | Self::Signature => Reason::BadSignature,
            Self::Undisclosed(_) => Reason::UndisclosedSection,
        }
    }
}

impl Opening {
    /// The sections that it discloses.
    pub fn present(&self) -> SectionSet {
        self.sections.iter().map(|open| open.section).collect()
    }

    /// The same opening with no more than `disclosed`.
    #[must_use]
    pub fn reduced(mut self, disclosed: SectionSet) -> Self {
        self.sections
            .retain(|open| disclosed.contains(open.section));
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
        if let Some(open) = self
            .sections
            .iter()
            .find(|open| !disclosed.contains(open.section))
        {
            return Err(InvalidOpening::Undisclosed(open.section));
        }
        if commit(&self.salt, &self.author_key, &self.signature, &self.header) != *commitment {
            return Err(InvalidOpening::Commitment);
        }
        let stated = exchange::stated(&self.header)?;
        for open in &self.sections {
            let digest = section_digest(open.section, &open.salt, &open.content);
            if stated.digests.get(usize::from(open.section.slot())) != Some(&digest) {
                return Err(InvalidOpening::Section(open.section));
            }
        }
        author_keys
            .iter()
            .find(|key| *key.as_bytes() == self.author_key)
            .ok_or(InvalidOpening::AuthorKey)?
            .verifies(&pae(RECORD_TYPE, &self.header), &self.signature)
            .then_some(())
            .ok_or(InvalidOpening::Signature)?;
        Ok(VerifiedOpening {
            origin: stated.origin,
            opening: self,
        })
    }

    /// Lengths, and sections in slot order without repetition.
    pub(crate) fn check_bounds(&self) -> Result<(), InvalidOpening> {
        if self.header.len() > MAX_HEADER_LEN {
            return Err(InvalidOpening::HeaderTooLong(self.header.len()));
        }
        let len = self.sections.iter().map(|open| open.content.len()).sum();
        if len > MAX_SECTIONS_LEN {
            return Err(InvalidOpening::SectionsTooLong(len));
        }
        if !self
            .sections
            .is_sorted_by(|a, b| a.section.slot() < b.section.slot())
        {
            return Err(InvalidOpening::Malformed(
                "its sections are not in slot order without repetition",
            ));
        }
        Ok(())
    }

    /// Its bytes, an `ntc.v1.Opening`.
    pub fn encode(&self) -> Vec<u8> {
        exchange::opening_to_pb(self.clone()).encode_to_vec()
    }

    /// Reads what [`Self::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes are no opening, or exceed its bounds.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidOpening> {
        let message = ntc_proto::v1::Opening::decode(bytes)
            .map_err(|_| InvalidOpening::Malformed("it is not an ntc.v1.Opening"))?;
        exchange::opening(message)
    }
}

/// An opening whose commitment, signature and sections have been checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerifiedOpening {
    origin: Party,
    opening: Opening,
}

impl VerifiedOpening {
    /// The party that the signed header names as its origin.
    pub const fn origin(&self) -> &Party {
        &self.origin
    }

    /// The exact bytes of the header.
    pub fn header(&self) -> &[u8] {
        &self.opening.header
    }

    /// The disclosed sections in slot order.
    pub fn sections(&self) -> impl Iterator<Item = (Section, &[u8])> {
        self.opening
            .sections
            .iter()
            .map(|open| (open.section, open.content.as_slice()))
    }

    /// Which sections are disclosed.
    pub fn present(&self) -> SectionSet {
        self.opening.present()
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
            .field("section", &self.section)
            .field("len", &self.content.len())
            .finish_non_exhaustive()
    }
}
