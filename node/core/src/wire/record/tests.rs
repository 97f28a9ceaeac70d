//! What drafts, headers and sections keep and what they refuse.

mod bounds;
mod newer;
mod rules;
pub(in crate::wire) mod samples;
mod travel;
mod versions;
