//! The ledger: one RFC 6962 tree for each party, its checkpoints, and the feeds that hang in it.
//!
//! The last leaf of every published checkpoint is a FEEDS entry that commits to the feeds of all peers, so one
//! signature fixes for every peer what it has been sent. The formats do not change: other parties keep what is
//! written in them for years.

pub mod batch;
pub mod checkpoint;
pub mod cosign;
pub mod entry;
pub mod evidence;
pub mod feed;
pub mod follow;
pub mod guard;
pub mod leaf;
pub mod note;
pub mod prove;
pub mod state;
pub mod tree;
