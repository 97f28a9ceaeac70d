//! What drafts, headers and sections keep and what they refuse.

mod bounds;
mod rules;
mod samples;
mod travel;
