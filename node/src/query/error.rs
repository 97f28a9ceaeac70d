//! Why a query is not asked.

use ntc_core::envelope::SignError;
use ntc_core::party::Party;
use ntc_core::query::InvalidQuestion;
use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::KeptError;
use crate::audit::AuditStuck;
use crate::chain::AppendError;
use crate::ports::EntropyError;

/// Why a query goes to nobody.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum QueryError {
    /// A subject may not be asked about.
    #[error("subjects[{0}]: {1}")]
    #[reason(self.1, field = "subjects[{_0}]")]
    Subject(usize, InvalidQuestion),
    /// A rule refuses the rest.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidQuestion),
    /// Nobody enrolled is meant.
    #[error("to: {0} is no partner here, and no country of one")]
    #[reason(PartyNotEnrolled, field = "to")]
    Stranger(String),
    /// There is no partner.
    #[error("no partner is enrolled")]
    #[reason(PartyNotEnrolled, field = "partners")]
    Nobody,
    /// It goes to more parties than an agreement allows.
    #[error(
        "to: the query would go to {0} partners, and the agreement with {1} lets one go to {2}"
    )]
    #[reason(QueryFanOut, field = "to")]
    FanOut(usize, Party, u32),
    /// The audit does not take it.
    #[error(transparent)]
    #[reason(inner)]
    Audit(#[from] AuditStuck),
    /// The ledger does not take it.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
    /// It cannot be kept.
    #[error(transparent)]
    #[reason(inner)]
    Kept(#[from] KeptError),
    /// It cannot be signed.
    #[error(transparent)]
    #[reason(Internal)]
    Sign(#[from] SignError),
    /// The machine has no randomness.
    #[error(transparent)]
    #[reason(Internal)]
    Entropy(#[from] EntropyError),
}
