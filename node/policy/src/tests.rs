//! Rules on requests.

mod fixture;
mod laws;
mod rules;
mod why;
