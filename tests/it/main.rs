//! Federation tests on real nodes. One file for each promise.

mod federation;
mod policy_exact;
