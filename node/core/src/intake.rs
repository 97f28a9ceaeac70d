//! Files that officers write: a table of seizures, and a single draft.
//!
//! In scope: telling their encoding, reading them into drafts, and saying by line and column what is wrong. Out of
//! scope: the rules of records, which are [`crate::record`]'s and are applied here as everywhere.

mod answer;
pub mod csv;
pub mod draft_file;
mod outcome;
mod passenger;
mod reference;
mod request;
pub mod text;

use ntc_proto::node;

pub use answer::answer;
pub use draft_file::sample;
pub use outcome::outcome;
pub use passenger::passenger_sample;
pub use reference::made_reference;
pub use request::{REQUEST_SAMPLE, request};

use crate::model::InvalidRecord;
use crate::reason::Reason;
use crate::record::Draft;
use crate::wire;

/// Reads a draft that was filled in from a file.
///
/// # Errors
/// All that is wrong with it: what is no text of the format, values of the wrong type, and fields that break their
/// rules. What only follows from an earlier error is left out.
fn judged(
    draft: node::v1::Draft,
    faults: Vec<InvalidRecord>,
    of_values: Vec<InvalidRecord>,
) -> Result<Draft, Vec<InvalidRecord>> {
    let is_broken = !faults.is_empty();
    let mut errors = faults;
    errors.extend(of_values);
    let told: Vec<String> = errors.iter().map(|error| error.field.clone()).collect();
    let of_fields = match wire::record::draft_all(draft) {
        Ok(draft) if errors.is_empty() => return Ok(draft),
        Ok(_) => Vec::new(),
        Err(errors) => errors,
    };
    errors.extend(of_fields.into_iter().filter(|error| {
        let follows = told.iter().any(|told| is_at_or_around(&error.field, told));
        let lacks_broken = is_broken && error.reason == Reason::FieldMissing;
        !follows && !lacks_broken
    }));
    Err(errors)
}

/// True when one of two fields is the other or holds it.
fn is_at_or_around(one: &str, other: &str) -> bool {
    let holds = |outer: &str, inner: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    holds(one, other) || holds(other, one)
}

#[cfg(test)]
mod cases;
