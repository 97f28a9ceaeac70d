//! The only place where protobuf messages become domain types, and the other way.
//!
//! What is signed or committed to is carried as the bytes that were received; encoding here serves new
//! records and clients only.

pub mod display;
pub mod exchange;
pub mod record;
