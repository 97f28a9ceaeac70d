//! Where a follower says that it stands when a stream begins, and whether a stream can begin there.

use std::time::Duration;

use thiserror::Error;

use crate::envelope::Hash;
use crate::reason::Reasoned;

use super::replica::ReplicaId;

/// Where a follower says that it stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Start {
    /// Number of feed items that it durably holds.
    pub feed_size: u64,
    /// Its replica.
    pub replica: ReplicaId,
    /// Root of its shown tree.
    pub shown_root: Hash,
}

/// Why a stream cannot begin.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum StartFault {
    /// The follower holds more than this party ever published for it: the own ledger lost its end.
    #[error("the partner holds {held} items of its feed, and only {published} were published here")]
    #[reason(Guarded)]
    Ahead {
        /// Items that it holds.
        held: u64,
        /// Items published.
        published: u64,
    },
    /// The follower holds less than it signed for: its replica lost its end and must go on under another id.
    #[error("the partner holds {held} items of its feed under a replica that signed for {signed}")]
    #[reason(Rollback)]
    RolledBack {
        /// Items that it holds.
        held: u64,
        /// Items that it signed for.
        signed: u64,
    },
    /// It comes with another replica, and came with others often before.
    #[error("the partner comes with another replica id too often; it may come again in {} s", .0.as_secs() + 1)]
    #[reason(Busy)]
    TooManyReplicas(Duration),
}
