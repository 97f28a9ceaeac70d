//! Clauses that the parties sign and that this version does not carry out by itself, or only in part.

use super::clauses::Clauses;
use super::provisions::Provision;
use crate::phrase::Phrase;

/// A clause, or several that one thing is said of, that does not act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Idle {
    /// The clause, or what the paths of several have in common.
    pub field: String,
    /// What does not happen by itself.
    pub message: Phrase,
}

/// What of a document does not act, in the order of the table of clauses.
pub(super) fn idle(clauses: &Clauses) -> Vec<Idle> {
    let rows = clauses.keys().filter_map(|field| {
        let (place, row) = Provision::placed(field)?;
        Some((place, field, row.does_not()?))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(place, ..)| *place);
    let mut idle: Vec<Idle> = Vec::new();
    for (_, field, message) in rows {
        let same = |told: &&mut Idle| told.message == message && top(&told.field) == top(field);
        match idle.iter_mut().find(same) {
            Some(told) => told.field = common(&told.field, field),
            None => idle.push(Idle {
                field: field.clone(),
                message,
            }),
        }
    }
    idle
}

/// The table, or the entry of a list, that a clause stands in.
fn top(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}

/// What two paths have in common.
fn common(one: &str, other: &str) -> String {
    let both = one.split('.').zip(other.split('.'));
    let same = both.take_while(|(one, other)| one == other);
    same.map(|(part, _)| part).collect::<Vec<_>>().join(".")
}
