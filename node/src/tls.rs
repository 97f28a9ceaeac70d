//! Mutual TLS 1.3 for peers and officers: who may connect, how many, for how long, and how to cut them off.

pub mod certificate;
pub mod limits;
