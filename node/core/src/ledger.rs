//! The ledger: one RFC 6962 tree for each party, its checkpoints, and the feeds that hang in it.
//!
//! The last leaf of every published checkpoint is a FEEDS entry that commits to the feeds of all peers, so one
//! signature fixes what each peer was sent. The formats do not change, because other parties keep for years what is
//! written in them.

pub mod batch;
pub mod checkpoint;
pub mod cosign;
pub mod entry;
pub mod evidence;
pub mod feed;
pub mod follow;
pub mod guard;
pub mod keys;
pub mod leaf;
pub mod note;
pub mod prove;
pub mod record_proof;
pub mod state;
pub mod tree;
