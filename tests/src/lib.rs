//! Support of the federation tests: real nodes with real keys, TLS, journals and ports on loopback.
//!
//! [`TestNode`] is one node in this process; [`Federation`] is several that have enrolled each other;
//! [`NodeProcess`] is one in a process of its own, to be killed.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "this crate is tests: what cannot go on fails the test"
)]

pub mod checkup;
pub mod clock;
pub mod crash;
pub mod draft;
pub mod federation;
pub mod folder;
pub mod fuzz;
pub mod hook;
pub mod link;
pub mod media;
pub mod medium;
pub mod metrics;
pub mod names;
pub mod network;
pub mod node;
pub mod officer;
pub mod paper;
pub mod peer;
pub mod process;
pub mod refusal;
pub mod region;
pub mod rogue;
pub mod runbook;
pub mod wait;

pub use clock::ShiftedClock;
pub use federation::Federation;
pub use node::TestNode;
pub use process::NodeProcess;
pub use refusal::{reason, refused};
pub use rogue::Rogue;
pub use wait::until;
