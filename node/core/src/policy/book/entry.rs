//! A document of the book and who signed it.

use std::collections::BTreeMap;

use crate::party::Party;
use crate::policy::agreement::Agreement;
use crate::time::Timestamp;

/// A signature over the document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Signed {
    /// The author key.
    pub author_key: [u8; 32],
    /// Ed25519 over [`crate::policy::agreement::signing_bytes`].
    pub signature: [u8; 64],
    /// When the move was taken in.
    pub at: Timestamp,
}

/// A document, its exact bytes and its signatures, all verified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    pub(super) agreement: Agreement,
    pub(super) document: Vec<u8>,
    pub(super) proposer: Party,
    pub(super) signatures: BTreeMap<Party, Signed>,
}

impl Entry {
    /// What the document says.
    pub const fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// Its exact bytes.
    pub fn document(&self) -> &[u8] {
        &self.document
    }

    /// SHA-256 of the bytes.
    pub const fn sha256(&self) -> [u8; 32] {
        self.agreement.sha256()
    }

    /// The party that first put it forward here.
    pub const fn proposer(&self) -> &Party {
        &self.proposer
    }

    /// The signatures held.
    pub const fn signatures(&self) -> &BTreeMap<Party, Signed> {
        &self.signatures
    }

    /// True when `party` signed.
    pub fn is_signed_by(&self, party: &Party) -> bool {
        self.signatures.contains_key(party)
    }

    /// The parties whose signature is missing.
    pub fn unsigned(&self) -> impl Iterator<Item = &Party> {
        self.agreement
            .parties()
            .filter(|party| !self.signatures.contains_key(*party))
    }
}
