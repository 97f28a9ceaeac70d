//! What nodes say to each other: `ntc.v1` feed messages to and from the ledger's own types.

mod batch;
mod opening;

pub use batch::{InvalidBatch, feed_batch, feed_batch_to_pb};
pub(crate) use opening::stated;
pub use opening::{opening, opening_to_pb};
