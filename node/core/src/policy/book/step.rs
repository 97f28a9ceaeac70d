//! A step that a party takes with a document.

use std::fmt;

use crate::time::Timestamp;

/// What a move does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// Puts a document forward, with the author's signature.
    Propose,
    /// Adds the author's signature.
    Sign,
    /// Suspends every version for the author's party, at once.
    Suspend,
    /// Lifts the author's own suspension.
    Resume,
    /// Ends every version for the author's party, for good.
    Terminate,
    /// Takes back a document that the author proposed and nobody else has signed.
    Withdraw,
    /// Gives notice for the author's party.
    Notice,
}

/// A step of a party, as its Agreement record carries it.
#[derive(Clone, Eq, PartialEq)]
pub struct Move {
    /// What it does.
    pub step: Step,
    /// The exact bytes for [`Step::Propose`]; empty otherwise.
    pub document: Vec<u8>,
    /// SHA-256 of the document.
    pub document_sha256: [u8; 32],
    /// The signature, for [`Step::Propose`] and [`Step::Sign`].
    pub signature: Option<[u8; 64]>,
    /// The author key that signed.
    pub author_key: Option<[u8; 32]>,
    /// Why, for [`Step::Suspend`], [`Step::Terminate`], [`Step::Withdraw`] and [`Step::Notice`].
    pub reason: String,
    /// When the author made it, as the id of its record says: a notice runs from then.
    pub made: Timestamp,
}

impl fmt::Debug for Move {
    /// Leaves out the document, which names contacts, and the free text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Move")
            .field("step", &self.step)
            .field("document_sha256", &hex::encode(self.document_sha256))
            .finish_non_exhaustive()
    }
}

/// A move whose document is not there yet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Waiting {
    pub(super) step: Move,
    pub(super) at: Timestamp,
}
