//! Why nothing of a batch was taken.

use ntc_core::admission::QuotaReached;
use ntc_core::envelope::SignError;
use ntc_core::ledger::follow::PeerMisbehaved;
use ntc_core::reason::Reason;
use ntc_core::sync::fence::Superseded;
use ntc_core::wire::exchange::InvalidBatch;
use thiserror::Error;

use crate::journal::{AppendError, CommitError, OpenError, ReadError, ReplaceError};
use crate::ports::EntropyError;

/// Why a batch was not taken. Nothing of it was.
#[derive(Debug, Error)]
pub(crate) enum ReplicaError {
    /// The bytes are not a batch.
    #[error(transparent)]
    Invalid(#[from] InvalidBatch),
    /// The batch breaks a rule of the feed.
    #[error(transparent)]
    Misbehaved(#[from] PeerMisbehaved),
    /// The journal does not take it.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The journal is not durable.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// The journal cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The journal cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// What was erased by the peer is not destroyed here yet.
    #[error(transparent)]
    Erase(#[from] ReplaceError),
    /// A stored batch does not verify.
    #[error("a stored batch of the replica does not verify: frame {0}")]
    Damaged(u64),
    /// As much of the peer is held as may be.
    #[error(transparent)]
    Quota(#[from] QuotaReached),
    /// Another session with the peer has taken the place of the one that it came on.
    #[error(transparent)]
    Superseded(#[from] Superseded),
    /// The machine gives no randomness for the id of a replica.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// A key does not sign.
    #[error(transparent)]
    Sign(#[from] SignError),
}

impl ReplicaError {
    /// The stable code.
    pub(crate) fn reason(&self) -> Reason {
        match self {
            Self::Invalid(error) => error.reason(),
            Self::Misbehaved(error) => error.reason(),
            Self::Append(error) => error.reason(),
            Self::Commit(error) => error.reason(),
            Self::Open(error) => error.reason(),
            Self::Read(error) => error.reason(),
            Self::Damaged(_) => Reason::Corrupt,
            Self::Erase(error) => error.reason(),
            Self::Quota(error) => error.reason(),
            Self::Superseded(_) => Reason::UnexpectedMessage,
            Self::Sign(_) | Self::Entropy(_) => Reason::Internal,
        }
    }

    /// True when the fault is the peer's.
    pub(crate) const fn is_peers(&self) -> bool {
        matches!(self, Self::Invalid(_) | Self::Misbehaved(_))
    }
}
