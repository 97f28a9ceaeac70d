//! Why a stream of the feed ends.

use std::time::Duration;

use ntc_core::party::Party;
use ntc_core::reason::Reasoned;
use ntc_core::sync::adopt::AdoptError;
use ntc_core::sync::fault::FollowerFault;
use ntc_core::sync::start::StartFault;
use ntc_core::wire::exchange::InvalidMessage;
use thiserror::Error;

use crate::outbox::{OutboxError, ReceiptsError};

/// Why a stream ends.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum ServeError {
    /// The first message is not a start.
    #[error("the first message of a stream is where the follower stands")]
    #[reason(UnexpectedMessage)]
    NoStart,
    /// The first message does not have its form.
    #[error(transparent)]
    #[reason(inner)]
    Message(#[from] InvalidMessage),
    /// The peer has no feed here.
    #[error("this node has no feed for {0}")]
    #[reason(PartyUnknown)]
    NoFeed(Party),
    /// The peer is suspended.
    #[error("{0} is suspended here")]
    #[reason(PeerSuspended)]
    Suspended(Party),
    /// One of the two lost its end.
    #[error(transparent)]
    #[reason(inner)]
    Start(#[from] StartFault),
    /// The feed cannot be read, or the peer is ahead of it.
    #[error(transparent)]
    #[reason(inner)]
    Outbox(#[from] OutboxError),
    /// What the peer does cannot be noted.
    #[error(transparent)]
    #[reason(inner)]
    Receipts(#[from] ReceiptsError),
    /// The peer told something that cannot be.
    #[error(transparent)]
    #[reason(inner)]
    Follower(#[from] FollowerFault),
    /// It had its feed counted again more often than it may.
    #[error("the partner's feed was counted again too often; it may come again in {} s", .0.as_secs() + 1)]
    #[reason(Busy)]
    Counted(Duration),
    /// It said more often than it may what it holds to be in force.
    #[error("the partner said too often what it holds to be in force; it may come again in {} s", .0.as_secs() + 1)]
    #[reason(Busy)]
    Said(Duration),
    /// It began a later stream before this one was its turn.
    #[error("the partner began another stream")]
    #[reason(Busy)]
    Replaced,
    /// What was on its way to the peer may not go any more.
    #[error("what was on its way may not go any more; begin another stream")]
    #[reason(Busy)]
    DecidedAgain,
    /// Work ended badly inside the node.
    #[error("the node failed inside; see its log")]
    #[reason(Internal)]
    Inside,
}

impl From<AdoptError<OutboxError>> for ServeError {
    fn from(error: AdoptError<OutboxError>) -> Self {
        match error {
            AdoptError::Follower(fault) => fault.into(),
            AdoptError::Feed(error) => error.into(),
        }
    }
}
