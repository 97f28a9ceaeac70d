//! What drafts, headers and sections keep and what they refuse.

mod samples;
mod travel;
