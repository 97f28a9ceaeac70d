//! Stage seven: what a peer delivered, verified, kept exactly once and exactly as received.
//!
//! Each peer has a replica: a journal of the batches as they came. A start verifies the batches behind the snapshot by
//! the same code that took them. What becomes of each record is judged later, by whoever follows the journal.

mod origin;
mod replica;

use prost::Message;

pub(crate) use self::origin::origin;
pub(crate) use self::replica::{OpenParts, Replica, ReplicaError};

/// One frame of a replica's journal. Storage of this node, not a treaty format.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ReplicaFrame {
    /// When it was taken, milliseconds since the epoch.
    #[prost(uint64, tag = "1")]
    pub(crate) received_ms: u64,
    /// `ntc.v1.FeedBatch`, as received.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) batch: Vec<u8>,
}
