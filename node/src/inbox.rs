//! Stage seven: what a peer delivered, verified and accepted, kept exactly once and exactly as received.
//!
//! Each peer has a replica: a journal of the batches as they came, with a verdict for each delivery. A start
//! verifies the batches behind the snapshot by the same code that took them.

mod accept;
mod origin;
mod replica;

use prost::Message;

pub(crate) use self::origin::origin;
pub(crate) use self::replica::{Counts, OpenParts, Replica, ReplicaError, Taken};

/// One frame of a replica's journal. Storage of this node, not a treaty format.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ReplicaFrame {
    /// When it was taken, milliseconds since the epoch.
    #[prost(uint64, tag = "1")]
    pub(crate) received_ms: u64,
    /// `ntc.v1.FeedBatch`, as received.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) batch: Vec<u8>,
    /// For each delivery the code of why it was refused; empty when it was accepted.
    #[prost(string, repeated, tag = "3")]
    pub(crate) verdicts: Vec<String>,
}
