//! The session between two parties about one feed, as pure state: what the origin keeps of a follower, what each
//! side of a stream does next, and what both sign about it.
//!
//! In scope: the states of deliveries and the tree over them, receipts, pace, differences, refusals that travel
//! back, gossip. Out of scope: whether a batch is what the ledger commits to ([`crate::ledger::follow`]), what
//! policy lets go ([`crate::policy`]), sockets, journals and clocks. Callers make an event durable before they
//! apply it, and pass the time in.

pub mod adopt;
pub mod delivery;
pub mod fault;
pub mod fence;
pub mod following;
pub mod gossip;
pub mod receipt;
pub mod refusals;
pub mod renewal;
pub mod replica;
pub mod sent;
pub mod serving;
pub mod start;

#[cfg(test)]
mod adoption;
#[cfg(test)]
mod simulation;
