//! Federation tests on real nodes. One file for each promise.

mod federation;
mod held_back;
mod policy_exact;
mod suspension;
