//! What nodes say to each other: `ntc.v1` feed messages to and from the ledger's own types.

mod opening;

pub(crate) use opening::stated;
pub use opening::{opening, opening_to_pb};
