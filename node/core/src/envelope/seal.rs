//! Sealing: from sections and a header to a signed record that the author holds whole.

use std::fmt;

use thiserror::Error;

use crate::reason::Reasoned;
use crate::section::{SECTION_COUNT, Section, SectionSet, Slot};

use super::{
    Hash, OpenSection, Opening, RECORD_TYPE, RecordKey, Sign, SignError, absent_digest, commit,
    pae, section_digest,
};

/// Longest header, in bytes.
pub const MAX_HEADER_LEN: usize = crate::record::MAX_HEADER;

/// All sections of a record together, in bytes.
pub const MAX_SECTIONS_LEN: usize = crate::record::MAX_SECTIONS;

/// The random bytes of one record. Never derived from a secret that outlives the record: erasing a salt must be final.
pub struct SealRandom {
    /// Salt of the commitment.
    pub commit_salt: [u8; 32],
    /// For each slot the salt of its digest, be the section present or absent.
    pub slots: [[u8; 32]; SECTION_COUNT],
}

/// A section with its salt.
#[derive(Clone, Eq, PartialEq)]
pub struct SealedSection {
    /// The salt that its digest needs.
    pub salt: [u8; 32],
    /// Its exact bytes.
    pub content: Vec<u8>,
}

/// A signed record with all that its author holds of it.
#[derive(Clone, Eq, PartialEq)]
pub struct SealedRecord {
    /// Salt of the commitment.
    pub salt: [u8; 32],
    /// The author key.
    pub author_key: [u8; 32],
    /// Signature over the header.
    pub signature: [u8; 64],
    /// The exact bytes of the header.
    pub header: Vec<u8>,
    /// The sections in slot order; none where absent.
    pub sections: [Option<SealedSection>; SECTION_COUNT],
    /// Salts of the digests of absent sections. The author keeps them to prove absence; they are never disclosed.
    pub absent: Vec<(Slot, [u8; 32])>,
}

/// Why a record could not be sealed.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum SealError {
    /// The header is longer than its limit.
    #[error("the header has {0} bytes; at most {MAX_HEADER_LEN} are allowed")]
    #[reason(TooLarge)]
    HeaderTooLong(usize),
    /// The sections are longer than their limit.
    #[error("the sections have {0} bytes; at most {MAX_SECTIONS_LEN} are allowed")]
    #[reason(TooLarge)]
    SectionsTooLong(usize),
    /// The key did not sign.
    #[error(transparent)]
    #[reason(Internal)]
    Sign(#[from] SignError),
}

impl SealedRecord {
    /// Seals `sections` of a record under the header that `header` makes from the eight digests. The header must name
    /// the origin and id of `record`.
    ///
    /// # Errors
    /// When header or sections are too long, or the key does not sign.
    pub fn seal(
        record: &RecordKey,
        sections: [Option<Vec<u8>>; SECTION_COUNT],
        random: &SealRandom,
        header: impl FnOnce(&[[u8; 32]; SECTION_COUNT]) -> Vec<u8>,
        signer: &dyn Sign,
    ) -> Result<Self, SealError> {
        let len = sections.iter().flatten().map(Vec::len).sum();
        if len > MAX_SECTIONS_LEN {
            return Err(SealError::SectionsTooLong(len));
        }
        let mut digests = random.slots;
        let mut sealed = [const { None }; SECTION_COUNT];
        let mut absent = Vec::new();
        let slots = digests.iter_mut().zip(&mut sealed).zip(Section::ALL);
        for (((digest, place), section), content) in slots.zip(sections) {
            let (slot, salt) = (Slot::from(section), *digest);
            if let Some(content) = content {
                *digest = *section_digest(record, slot, &salt, &content).as_bytes();
                *place = Some(SealedSection { salt, content });
            } else {
                *digest = *absent_digest(record, slot, &salt).as_bytes();
                absent.push((slot, salt));
            }
        }
        let header = header(&digests);
        if header.len() > MAX_HEADER_LEN {
            return Err(SealError::HeaderTooLong(header.len()));
        }
        Ok(Self {
            salt: random.commit_salt,
            author_key: signer.public_key(),
            signature: signer.sign(&pae(RECORD_TYPE, &header))?,
            header,
            sections: sealed,
            absent,
        })
    }

    /// The commitment that the ledger's RECORD entry holds.
    pub fn commit(&self) -> Hash {
        commit(&self.salt, &self.author_key, &self.signature, &self.header)
    }

    /// The sections that are held.
    pub fn present(&self) -> SectionSet {
        Section::ALL
            .into_iter()
            .zip(&self.sections)
            .filter_map(|(section, held)| held.as_ref().map(|_| section))
            .collect()
    }

    /// The opening that discloses `disclosed`, as far as it is held.
    pub fn disclose(&self, disclosed: SectionSet) -> Opening {
        let sections = Section::ALL
            .into_iter()
            .zip(&self.sections)
            .filter(|(section, _)| disclosed.contains(*section))
            .filter_map(|(section, held)| {
                held.as_ref().map(|held| OpenSection {
                    slot: section.into(),
                    salt: held.salt,
                    content: held.content.clone(),
                })
            })
            .collect();
        Opening {
            salt: self.salt,
            algorithm: None,
            author_key: self.author_key.to_vec(),
            signature: self.signature.to_vec(),
            header: self.header.clone(),
            sections,
        }
    }

    /// The opening that discloses all that is held.
    pub fn into_opening(self) -> Opening {
        let sections = Section::ALL
            .into_iter()
            .zip(self.sections)
            .filter_map(|(section, held)| {
                held.map(|held| OpenSection {
                    slot: section.into(),
                    salt: held.salt,
                    content: held.content,
                })
            })
            .collect();
        Opening {
            salt: self.salt,
            algorithm: None,
            author_key: self.author_key.to_vec(),
            signature: self.signature.to_vec(),
            header: self.header,
            sections,
        }
    }
}

impl fmt::Debug for SealedRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedRecord")
            .field("present", &self.present())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SealedSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedSection")
            .field("len", &self.content.len())
            .finish_non_exhaustive()
    }
}
