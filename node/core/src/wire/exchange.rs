//! What nodes say to each other: `ntc.v1` feed messages to and from the ledger's own types.

mod batch;

pub use batch::{InvalidBatch, feed_batch, feed_batch_to_pb};
