//! The event section of an agreement record.

use std::fmt;
use std::str::FromStr;

use ntc_proto::v1;
use sha2::{Digest, Sha256};

use super::kind::{Named, blob, hash, hidden, lines, named, octets, told};
use super::reader::Reader;
use super::table::form;
use crate::model::kind::UnknownName;
use crate::reason::Reason;

/// Largest agreement document, bytes.
pub const MAX_DOCUMENT: usize = 128 * 1024;

/// What an agreement record does. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum AgreementStep {
    /// Puts a document forward, with the proposer's signature.
    Propose = 1,
    /// Adds a party's signature over the same bytes.
    Sign = 2,
    /// Suspends it for the author's party, at once.
    Suspend = 3,
    /// Lifts the author's own suspension.
    Resume = 4,
    /// Ends it for the author's party.
    Terminate = 5,
}

impl AgreementStep {
    /// Every step, in the order of their numbers.
    pub const ALL: [Self; 5] = [
        Self::Propose,
        Self::Sign,
        Self::Suspend,
        Self::Resume,
        Self::Terminate,
    ];

    /// True when the step carries a signature over the document.
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Propose | Self::Sign)
    }

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::Sign => "sign",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Terminate => "terminate",
        }
    }
}

impl fmt::Display for AgreementStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for AgreementStep {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|step| step.name() == text);
        found.ok_or_else(|| UnknownName(text.to_owned(), Self::NAMES))
    }
}

impl Named for AgreementStep {
    const MEMBERS: &'static [Self] = &Self::ALL;
    const NAMES: &'static str = "propose, sign, suspend, resume, terminate";

    fn number(self) -> i32 {
        self as i32
    }
}

form! {
    /// A step in the life of an agreement.
    AgreementMove: v1::AgreementEvent also document_hash;
    /// What the record does.
    step: AgreementStep = named() => "propose";
    /// The exact bytes of the document to propose, at most 128 KiB; empty otherwise.
    document: Vec<u8> = blob() => "";
    /// SHA-256 of the document.
    document_sha256: [u8; 32] = hash() => "";
    /// The author-key signature over the document; present when the step is a signed one.
    signature: Option<[u8; 64]> = hidden(told(octets())) => "";
    /// The author key that signed; present when the step is a signed one.
    author_key: Option<[u8; 32]> = told(octets()) => "";
    /// Why, for a suspension or an end; empty otherwise.
    reason: String = lines() => "under review";
}

fn document_hash(at: &mut Reader, agreement: &AgreementMove) {
    let computed: [u8; 32] = Sha256::digest(&agreement.document).into();
    if !agreement.document.is_empty() && computed != agreement.document_sha256 {
        let message = "is not the document's hash";
        at.refuse("document_sha256", Reason::AgreementHashMismatch, message);
    }
}
