//! Stage seven: what a peer delivered, verified, kept exactly once and exactly as received.
//!
//! Each peer has a replica: a journal of the batches as they came. A start verifies the batches behind the snapshot by
//! the same code that took them. What becomes of each record is judged later, by whoever follows the journal.

mod erase;
mod error;
mod frame;
mod origin;
mod replica;

pub(crate) use self::error::ReplicaError;
pub(crate) use self::frame::ReplicaFrame;
pub(crate) use self::origin::origin;
pub(crate) use self::replica::{OpenParts, Replica, Signers};
