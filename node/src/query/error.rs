//! Why a query is not asked.

use ntc_core::envelope::SignError;
use ntc_core::party::Party;
use ntc_core::query::InvalidQuestion;
use ntc_core::reason::{Reason, Reasoned};
use thiserror::Error;

use super::KeptError;
use crate::audit::AuditStuck;
use crate::chain::AppendError;
use crate::ports::EntropyError;

/// Why a query goes to nobody.
#[derive(Debug, Error)]
pub(crate) enum QueryError {
    /// A subject may not be asked about.
    #[error("subjects[{0}]: {1}")]
    Subject(usize, InvalidQuestion),
    /// A rule refuses the rest.
    #[error(transparent)]
    Invalid(#[from] InvalidQuestion),
    /// Nobody enrolled is meant.
    #[error("to: {0} is no partner here, and no country of one")]
    Stranger(String),
    /// There is no partner.
    #[error("no partner is enrolled")]
    Nobody,
    /// It goes to more parties than an agreement allows.
    #[error(
        "to: the query would go to {0} partners, and the agreement with {1} lets one go to {2}"
    )]
    FanOut(usize, Party, u32),
    /// The audit does not take it.
    #[error(transparent)]
    Audit(#[from] AuditStuck),
    /// The ledger does not take it.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// It cannot be kept.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// It cannot be signed.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}

impl Reasoned for QueryError {
    fn reason(&self) -> Reason {
        match self {
            Self::Subject(_, invalid) | Self::Invalid(invalid) => invalid.reason(),
            Self::Stranger(_) | Self::Nobody => Reason::PartyNotEnrolled,
            Self::FanOut(..) => Reason::QueryFanOut,
            Self::Audit(stuck) => stuck.reason(),
            Self::Append(error) => error.reason(),
            Self::Kept(error) => error.reason(),
            Self::Sign(_) | Self::Entropy(_) => Reason::Internal,
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Subject(number, _) => Some(format!("subjects[{number}]")),
            Self::Invalid(invalid) => invalid.field(),
            Self::Stranger(_) | Self::FanOut(..) => Some("to".to_owned()),
            Self::Nobody => Some("partners".to_owned()),
            Self::Audit(_) | Self::Append(_) | Self::Kept(_) | Self::Sign(_) | Self::Entropy(_) => {
                None
            }
        }
    }
}
