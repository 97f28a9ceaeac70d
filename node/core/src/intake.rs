//! Files that officers write: a table of seizures, and a single draft.
//!
//! In scope: reading them into drafts, and saying by line and column what is wrong. Out of scope: the rules of
//! records, which are [`crate::record`]'s and are applied here as everywhere.

pub mod csv;
pub mod draft_file;

pub use draft_file::sample;
