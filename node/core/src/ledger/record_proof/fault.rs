//! Why a file proves nothing of a record.

use thiserror::Error;

use super::MAX_RECORD_PROOF_LEN;
use crate::envelope::InvalidOpening;
use crate::identity::card::InvalidCard;
use crate::ledger::checkpoint::InvalidCheckpoint;
use crate::ledger::entry::InvalidEntry;
use crate::ledger::note::InvalidNote;
use crate::party::Party;
use crate::reason::Reasoned;

/// Why a proof is refused.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidRecordProof {
    /// Longer than its limit.
    #[error("the file has more than {MAX_RECORD_PROOF_LEN} bytes")]
    #[reason(TooLarge)]
    TooLong,
    /// Part of the text is not what stands there in a proof.
    #[error("the file is no proof of a record, or was damaged: its {0} is not one")]
    #[reason(Malformed)]
    Form(&'static str),
    /// Not the one form in which proofs are written.
    #[error(
        "the proof is not in the one form in which proofs are written: it was edited or damaged, or a later version wrote it"
    )]
    #[reason(Malformed)]
    NotCanonical,
    /// The card in it.
    #[error(transparent)]
    #[reason(inner)]
    Card(#[from] InvalidCard),
    /// The entry in it.
    #[error(transparent)]
    #[reason(inner)]
    Entry(#[from] InvalidEntry),
    /// The entry is of another kind.
    #[error("the entry is of kind {0:02X}, not a RECORD entry")]
    #[reason(Malformed)]
    NotARecord(u8),
    /// The checkpoint in it.
    #[error(transparent)]
    #[reason(inner)]
    Checkpoint(#[from] InvalidCheckpoint),
    /// The key that signed the checkpoint does not count for it.
    #[error("the checkpoint of size {size} is signed by a ledger key that does not count there")]
    #[reason(BadSignature)]
    LedgerKey {
        /// Its size.
        size: u64,
    },
    /// Lines under the checkpoint and keys do not fit together.
    #[error(
        "the lines under the checkpoint are not those of the ledger and of the witnesses that the proof names, in their order"
    )]
    #[reason(BadSignature)]
    Lines,
    /// The line of a witness.
    #[error(transparent)]
    #[reason(inner)]
    Witness(#[from] InvalidNote),
    /// The entry does not lie where it should.
    #[error(
        "the entry is not proven to lie at index {index} of the ledger of {size} entries that the checkpoint signs"
    )]
    #[reason(BadProof)]
    NotIncluded {
        /// The index that is stated.
        index: u64,
        /// The size of the ledger.
        size: u64,
    },
    /// What opens the entry.
    #[error(transparent)]
    #[reason(inner)]
    Opening(#[from] InvalidOpening),
    /// The record is of another party than the ledger.
    #[error("the record is of {author}, and lies in the ledger of {ledger}")]
    #[reason(RecordOfAnotherParty)]
    OtherAuthor {
        /// Who is named as the author.
        author: Party,
        /// Whose ledger it is.
        ledger: Party,
    },
}
