//! What nodes say to each other: `ntc.v1` feed messages to and from the ledger's own types.

mod batch;
mod session;

pub use batch::{
    ChainTold, InvalidBatch, MAX_KEY_TEXT_LEN, body_opening, body_slot, chain_acknowledged,
    chain_checkpoint, chain_entry, chain_told, feed_batch, feed_batch_to_pb, feed_chain,
    feed_chain_to_pb,
};
pub use session::{
    InvalidMessage, in_force, in_force_to_pb, judgements, judgements_to_pb, start, start_to_pb,
    states, states_to_pb,
};
