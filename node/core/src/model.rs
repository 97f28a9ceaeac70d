//! Records and what they are made of: nouns with their rules, checked when made.

pub mod codes;
pub mod handling;
pub mod identifier;
pub mod kind;
pub mod record;
