//! What drafts, headers and sections keep and what they refuse.

mod bounds;
mod rules;
pub(crate) mod samples;
mod travel;
