//! What a follower can do wrong, as its origin finds it.

use thiserror::Error;

use crate::ledger::state::InvalidState;
use crate::reason::Reasoned;

use super::receipt::{InvalidReceipt, Receipt};
use super::sent::MAX_STATES;

/// States that a follower may tell when trees differ. More end the stream.
pub const MAX_ADOPTED: usize = 262_144;

/// What a follower did that ends its stream.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum FollowerFault {
    /// Its receipt is bad.
    #[error(transparent)]
    #[reason(inner)]
    Receipt(#[from] InvalidReceipt),
    /// It signed two different statements about one state of one replica.
    #[error("the partner signed two different receipts for {} items of one replica", .0.1.feed_size)]
    #[reason(Fork)]
    Contradiction(Box<(Receipt, Receipt)>),
    /// It tells states that nobody asked for, or not those that were asked for.
    #[error("the states that the partner tells are not those that were asked for")]
    #[reason(UnexpectedMessage)]
    NotAsked,
    /// It tells more states than a difference may have.
    #[error("the partner tells more than {MAX_ADOPTED} states")]
    #[reason(TooLarge)]
    TooMany,
    /// It was not shown more items whole than this party keeps in mind.
    #[error("the partner was not shown whole more than {MAX_STATES} items")]
    #[reason(TooLarge)]
    TooManyKept,
    /// A state is none of its item.
    #[reason(Malformed)]
    #[error("the state of item {seq}: {fault}")]
    State {
        /// Position of the item.
        seq: u64,
        /// What is wrong with it.
        fault: InvalidState,
    },
    /// It calls sections erased that were never erased, so that they would never be shown to it.
    #[error("the partner calls sections of item {seq} erased, and no ERASE entry names them")]
    #[reason(BadCommitment)]
    NotErased {
        /// Position of the item.
        seq: u64,
    },
    /// What it tells does not lead to the root that it signed.
    #[error("the states that the partner tells do not lead to the root that it stated")]
    #[reason(BadProof)]
    Unsettled,
}
