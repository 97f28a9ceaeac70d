//! Why nothing of a batch was taken.

use ntc_core::admission::QuotaReached;
use ntc_core::envelope::SignError;
use ntc_core::ledger::follow::PeerMisbehaved;
use ntc_core::reason::Reasoned;
use ntc_core::sync::fence::Superseded;
use ntc_core::wire::exchange::InvalidBatch;
use thiserror::Error;

use crate::bodies::BodyError;
use crate::journal::JournalError;
use crate::ports::EntropyError;
use crate::store::column::ColumnError;

/// Why a batch was not taken. Nothing of it was.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum ReplicaError {
    /// The bytes are not a batch.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidBatch),
    /// The batch breaks a rule of the feed.
    #[error(transparent)]
    #[reason(inner)]
    Misbehaved(#[from] PeerMisbehaved),
    /// The journal cannot be opened, read or written.
    #[error(transparent)]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// A body cannot be read or destroyed.
    #[error(transparent)]
    #[reason(inner)]
    Body(#[from] BodyError),
    /// So much of what the peer erased is not destroyed here yet that nothing more is taken.
    #[error(
        "{0} erasures of the peer are not carried out yet, and nothing more is taken before they are; the log says \
         why, look at the device"
    )]
    #[reason(ReadOnly)]
    Unerased(usize),
    /// So many records of the peer are kept for a legal ground that no further one is.
    #[error("{0} records of the party are kept for a legal ground already, and no more can be")]
    #[reason(TooLarge)]
    KeptEnough(usize),
    /// The bodies end before those that the chain speaks of.
    #[error(
        "{held} frames of bodies are held, and the chain of the replica speaks of {told}; restore the folder `bodies` \
         from a backup"
    )]
    #[reason(Corrupt)]
    BodiesMissing {
        /// Frames that there are.
        held: u64,
        /// Frames that there should be.
        told: u64,
    },
    /// A derived file, with the places of bodies or with what was erased, cannot be used.
    #[error(transparent)]
    #[reason(inner)]
    Derived(#[from] ColumnError),
    /// A stored batch does not verify.
    #[error("a stored batch of the replica does not verify: frame {0}")]
    #[reason(Corrupt)]
    Damaged(u64),
    /// As much of the peer is held as may be.
    #[error(transparent)]
    #[reason(inner)]
    Quota(#[from] QuotaReached),
    /// Another session with the peer has taken the place of the one that it came on.
    #[error(transparent)]
    #[reason(UnexpectedMessage)]
    Superseded(#[from] Superseded),
    /// The machine gives no randomness for the id of a replica.
    #[error(transparent)]
    #[reason(Internal)]
    Entropy(#[from] EntropyError),
    /// A key does not sign.
    #[error(transparent)]
    #[reason(Internal)]
    Sign(#[from] SignError),
}

impl ReplicaError {
    /// True when the fault is the peer's.
    pub(crate) const fn is_peers(&self) -> bool {
        matches!(self, Self::Invalid(_) | Self::Misbehaved(_))
    }
}
