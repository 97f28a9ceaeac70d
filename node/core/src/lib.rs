//! Pure formats and decisions of NTC Node.
//!
//! In scope: records and their rules, envelopes and sections, the ledger's tree, notes and feeds, agreements
//! and policy decisions, and the files that officers write. Out of scope, and absent by design: clocks,
//! randomness, files, sockets, async. Callers pass `now` and random bytes in; every function here gives the
//! same answer for the same input, on any machine.

#![warn(missing_docs)]

// The derived code of `ntc_derive` names this crate, inside it as well.
extern crate self as ntc_core;

pub mod admission;
pub mod names;
mod numbered;
pub mod party;
pub mod reason;
pub mod registry;

pub mod section;
pub mod text;
pub mod time;

pub mod model;

pub mod phrase;

pub mod forms;

pub mod record;

pub mod finding;

pub mod screening;

pub mod wire;

pub mod intake;

pub mod envelope;

pub mod ledger;

pub mod identity;

pub mod approval;

pub mod checkup;

pub mod policy;

pub mod life;

pub mod tally;

pub mod sync;

pub mod watchlist;

pub mod manifest;

pub mod screened;

pub mod hit;

pub mod query;

#[cfg(test)]
mod vectors;
