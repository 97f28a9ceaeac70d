//! What a party should know of a document before it signs it: what speaks against it, what it says in plain words, what
//! it changes, and which of its clauses do not act, or only in part.

mod changes;
mod check;
mod clauses;
mod idle;
mod placeholder;
mod provisions;
mod summary;

use std::collections::BTreeMap;

use thiserror::Error;

pub use self::changes::Change;
pub use self::idle::Idle;
pub use self::placeholder::PLACEHOLDER_BASIS;
use super::agreement::{Agreement, InvalidAgreement};
use super::policies::Policies;
use crate::party::Party;
use crate::phrase::{Phrase, Said};
use crate::reason::{Reason, Reasoned};
use crate::time::Timestamp;

/// What a node knows when it looks at a document.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The own party, who is enrolled, and what was agreed before.
    pub policies: &'a Policies,
    /// The own author key.
    pub author_key: [u8; 32],
    /// Fingerprints of the cards of enrolled parties and of the own one, as people write them.
    pub fingerprints: &'a BTreeMap<Party, String>,
    /// The time now.
    pub now: Timestamp,
}

/// Something about a document that an administrator has to know.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(self.reason, field = "{field}")]
#[error("{message}")]
pub struct Finding {
    /// Its stable code.
    pub reason: Reason,
    /// The field, for example `parties[GE/revenue-service]`; empty for the whole document.
    pub field: String,
    /// What is the matter, and what to do.
    pub message: String,
    /// The same by its code; none where its words alone are known.
    pub phrase: Option<Said>,
    /// True when the document is not proposed as it is.
    pub stops: bool,
}

impl From<InvalidAgreement> for Finding {
    /// What is wrong with a document that is no agreement stops it.
    fn from(fault: InvalidAgreement) -> Self {
        let line = fault.line.map(|line| format!(" (line {line})"));
        Self {
            reason: fault.reason(),
            phrase: (fault.message == check::UNFILLED.to_string()).then(|| check::UNFILLED.said()),
            message: fault.message + &line.unwrap_or_default(),
            field: fault.field,
            stops: true,
        }
    }
}

/// A document as it was looked at.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Review {
    /// What it says.
    pub agreement: Agreement,
    /// What was found, what stops it first.
    pub findings: Vec<Finding>,
    /// What it says, in plain sentences.
    pub summary: Vec<Phrase>,
    /// The version that it replaces, where that is held.
    pub before: Option<u32>,
    /// What it changes of that version, clause by clause.
    pub changes: Vec<Change>,
    /// Clauses that are signed and do not act in this version, or only in part.
    pub idle: Vec<Idle>,
}

impl Review {
    /// Looks at a document.
    ///
    /// # Errors
    /// When it is not an agreement: all that is wrong with it.
    pub fn of(document: &[u8], known: &Known<'_>) -> Result<Self, Vec<InvalidAgreement>> {
        let written = clauses::clauses(document);
        let agreement = Agreement::read_all(document).map_err(|mut faults| {
            // What nobody filled in is told with what else is wrong.
            faults.extend(check::unfilled(&written).map(|field| InvalidAgreement {
                line: None,
                field: field.to_owned(),
                message: check::UNFILLED.to_string(),
            }));
            faults
        })?;
        let mut findings = check::findings(&agreement, &written, known);
        findings.sort_by_key(|finding| !finding.stops);
        let book = known.policies.book();
        let before = agreement
            .supersedes()
            .and_then(|sha256| book.by_sha256(&sha256));
        let changes = before.map_or_else(Vec::new, |before| {
            changes::between(&clauses::clauses(before.document()), &written)
        });
        Ok(Self {
            summary: provisions::sentences(&agreement),
            before: before.map(|before| before.agreement().version()),
            changes,
            idle: idle::idle(&written),
            findings,
            agreement,
        })
    }

    /// The first thing for which the document is not proposed; none when it can be.
    pub fn stop(&self) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.stops)
    }
}

/// What people call the clauses of a document, one text for each.
pub fn clause_labels() -> impl Iterator<Item = &'static str> {
    provisions::labels()
}

/// What a document says in plain sentences, and which of its clauses do not act.
pub fn in_plain_words(agreement: &Agreement, document: &[u8]) -> (Vec<Phrase>, Vec<Idle>) {
    let idle = idle::idle(&clauses::clauses(document));
    (provisions::sentences(agreement), idle)
}

#[cfg(test)]
mod tests;
