//! Stage seven: what a peer delivered, verified, kept exactly once and exactly as received.
//!
//! Each peer has a replica: the chain of the batches as they came, and apart from it their bodies, where a single
//! section can be destroyed. A start verifies the batches behind the snapshot by the same code that took them. What
//! becomes of each record is judged later, by whoever follows the chain.

mod erase;
mod erased;
mod error;
mod frame;
mod opened;
mod origin;
mod pieces;
mod places;
mod proven;
mod reader;
mod replica;
mod table;

pub(crate) use self::erase::{By, Taking, carry_out};
pub(crate) use self::erased::{Erased, ErasedBy, sections as erased_sections};
pub(crate) use self::error::ReplicaError;
pub(crate) use self::frame::{Received, ReplicaFrame, Told};
pub(crate) use self::opened::OpenedFrame;
pub(crate) use self::origin::origin;
pub(crate) use self::pieces::join as joined;
pub(crate) use self::reader::ReplicaReader;
#[cfg(test)]
pub(crate) use self::reader::tests::held_back;
pub(crate) use self::replica::{BODIES, OpenParts, Replica, Signers};
