//! What a rule says about a record: a refusal or a warning.

use thiserror::Error;

use crate::reason::{Reason, Reasoned};

/// Why a draft or a record is refused. Names the field and the rule, never what the field holds.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(self.reason, field = "{field}")]
#[error("{field}: {message}")]
pub struct InvalidRecord {
    /// The field, as a path: `goods.items[1].unit`.
    pub field: String,
    /// The stable code.
    pub reason: Reason,
    /// What is wrong and what to do.
    pub message: String,
}

impl InvalidRecord {
    pub(crate) fn new(
        field: impl Into<String>,
        reason: Reason,
        message: impl Into<String>,
    ) -> Self {
        Self {
            field: field.into(),
            reason,
            message: message.into(),
        }
    }
}

/// A rule that speaks without refusing. Names the field and the rule, never what the field holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Warning {
    /// The field, as a path.
    pub field: String,
    /// The stable code.
    pub reason: Reason,
    /// What to look at.
    pub message: String,
}
