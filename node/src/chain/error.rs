//! Why the ledger took nothing, or a record of it cannot be read.

use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::MAX_QUEUE;
use crate::audit::AuditStuck;
use crate::bodies::BodyError;
use crate::journal::JournalError;
use crate::ports::EntropyError;
use crate::store::column::ColumnError;

/// Why nothing was erased.
#[derive(Debug, Error, Reasoned)]
#[reason(FieldInvalid)]
pub enum LedgerEraseError {
    /// It is what its parties signed, and both keep it as proof.
    #[error(
        "ledger entry {0} is a step of an agreement, which is kept as proof; terminate the agreement instead"
    )]
    Agreement(u64),
    /// None of the sections is there.
    #[error("ledger entry {0} has none of these sections, or they were erased before")]
    NothingLeft(u64),
    /// There is no such record, or it cannot be read.
    #[error(transparent)]
    #[reason(Corrupt)]
    Read(#[from] RecordReadError),
    /// The ledger does not take it.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
}

/// Why the ledger took nothing.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum AppendError {
    /// The queue is full.
    #[error("the ledger's queue is full ({MAX_QUEUE} waiting); try again in a moment")]
    #[reason(Busy)]
    Busy,
    /// The record with what was decided for each peer does not fit a frame of the journal.
    #[error(
        "the record with what was decided for each peer is larger than the ledger takes; shorten it, or name fewer \
         recipients"
    )]
    #[reason(TooLarge)]
    TooLarge,
    /// The disk failed, or its bytes are damaged.
    #[error(
        "the node is read-only after a failed write; look at its status, mend the disk, restart it"
    )]
    #[reason(ReadOnly)]
    ReadOnly,
    /// The disk failed while it was written.
    #[error(
        "the disk failed while the record was written: whether it was published shows when the node is started again; \
         look for it then, and publish it again only if it is not there"
    )]
    #[reason(OutcomeUnknown)]
    OutcomeUnknown,
    /// The disk is nearly full.
    #[error("the disk is nearly full; free space or move the node, reading goes on meanwhile")]
    #[reason(DiskNearlyFull)]
    DiskNearlyFull,
    /// What is to be done finds no room in the audit.
    #[error(transparent)]
    #[reason(inner)]
    Audit(#[from] AuditStuck),
    /// The system gives no descriptors or no memory now.
    #[error(
        "the system gives the node no open files or no memory now; try again in a few seconds, and tell the \
         administrator if it lasts"
    )]
    #[reason(Busy)]
    Starved,
    /// The peers have not been asked yet what they hold of this ledger.
    #[error(
        "the node is starting and asks its partners what they hold of its ledger; try again in a few seconds"
    )]
    #[reason(Starting)]
    Starting,
    /// Peers hold another history of this ledger.
    #[error(
        "the node does not sign: its ledger is not what peers have cosigned; see `ntc node status`"
    )]
    #[reason(Guarded)]
    Guarded,
    /// The node is stopping.
    #[error("the node is stopping; try again when it is back")]
    #[reason(ShuttingDown)]
    ShuttingDown,
    /// The machine gives no randomness for the salt of a commitment.
    #[error(
        "the operating system gives no randomness, so nothing can be committed to; restart the node"
    )]
    #[reason(Internal)]
    NoRandomness,
}

impl From<EntropyError> for AppendError {
    fn from(_: EntropyError) -> Self {
        Self::NoRandomness
    }
}

/// Why a record of the own ledger cannot be read.
#[derive(Debug, Error)]
pub enum RecordReadError {
    /// The derived file cannot be read.
    #[error(transparent)]
    Column(#[from] ColumnError),
    /// The journal cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// What opens the entry cannot be read.
    #[error(transparent)]
    Bodies(#[from] BodyError),
    /// The entry there is not a record.
    #[error("ledger entry {0} is not a record")]
    NotARecord(u64),
}
