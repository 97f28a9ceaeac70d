//! The event section of an agreement record.

use ntc_proto::v1;
use sha2::{Digest, Sha256};

use super::kind::{blob, hash, lines, named, octets, told};
use super::reader::Reader;
use super::table::form;
use crate::names::names;
use crate::reason::Reason;

/// Largest agreement document, bytes.
pub const MAX_DOCUMENT: usize = 128 * 1024;

names! {
    /// What an agreement record does. The number is part of signed bytes.
    AgreementStep;
    /// Puts a document forward, with the proposer's signature.
    Propose = 1 "propose";
    /// Adds a party's signature over the same bytes.
    Sign = 2 "sign";
    /// Suspends it for the author's party, at once.
    Suspend = 3 "suspend";
    /// Lifts the author's own suspension.
    Resume = 4 "resume";
    /// Ends it for the author's party.
    Terminate = 5 "terminate";
    /// Takes a proposal back that nobody else has signed.
    Withdraw = 6 "withdraw";
    /// Gives notice for the author's party: the document, and the versions before it, end when the notice is over.
    Notice = 7 "notice";
}

impl AgreementStep {
    /// True when the step carries a signature over the document.
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Propose | Self::Sign)
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
    signature: Option<[u8; 64]> = told(octets().hidden()) => "";
    /// The author key that signed; present when the step is a signed one.
    author_key: Option<[u8; 32]> = told(octets()) => "";
    /// Why, for a suspension, an end, a withdrawal or a notice; empty otherwise.
    reason: String = lines() => "under review";
}

fn document_hash(at: &mut Reader, agreement: &AgreementMove) {
    let computed: [u8; 32] = Sha256::digest(&agreement.document).into();
    if !agreement.document.is_empty() && computed != agreement.document_sha256 {
        let message = "is not the document's hash";
        at.refuse("document_sha256", Reason::AgreementHashMismatch, message);
    }
}
