//! Why a change was not made, or not wholly.

use ntc_core::identity::card::InvalidCard;
use ntc_core::party::Party;
use ntc_core::policy::InvalidAgreement;
use ntc_core::reason::Reasoned;
use ntc_core::record::InvalidRecord;
use thiserror::Error;

use crate::chain::AppendError;
use crate::partners::PartnerError;
use crate::ports::EntropyError;
use crate::publish::PublishError;

/// Why a change was not made.
#[derive(Debug, Error, Reasoned)]
pub enum AdministerError {
    /// The card does not verify.
    #[error(transparent)]
    #[reason(inner)]
    Card(#[from] InvalidCard),
    /// The fingerprint is not the card's.
    #[error(
        "the fingerprint is not the card's; compare it with your partner by voice, and enrol nobody until it agrees"
    )]
    #[reason(FingerprintMismatch)]
    Fingerprint,
    /// The change does not fit what is known of partners.
    #[error(transparent)]
    #[reason(inner)]
    Partner(#[from] PartnerError),
    /// The document is not an agreement.
    #[error(transparent)]
    #[reason(inner)]
    Agreement(#[from] InvalidAgreement),
    /// The document does not name this party.
    #[error("the agreement does not name {0}; only its parties can propose it")]
    #[reason(AgreementNotOurs)]
    NotOurs(Party),
    /// No agreement has this id.
    #[error("no agreement has this id; `ntc agreement list` shows which there are")]
    #[reason(AgreementUnknown, field = "id")]
    Unknown,
    /// What is held is not what the officer read.
    #[error(
        "the document that is held is not the one that was read; show it again, read it, then sign"
    )]
    #[reason(AgreementHashMismatch)]
    HashMismatch,
    /// A text, or the record that carries the step, breaks a rule.
    #[error(transparent)]
    #[reason(inner)]
    Record(#[from] InvalidRecord),
    /// It acts here, and the partners have not been told.
    #[error(
        "it acts here from now on, but the partners are not told yet; repeat it when the node writes again: {0}"
    )]
    #[reason(inner)]
    NotTold(#[source] PublishError),
    /// It is noted, and the ledger does not say so yet.
    #[error("it is noted, and begins to act when the node writes its ledger again: {0}")]
    #[reason(inner)]
    NotActing(#[source] AppendError),
    /// It was not published.
    #[error(transparent)]
    #[reason(inner)]
    Publish(#[from] PublishError),
    /// The ledger does not take it.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
    /// The machine has no randomness.
    #[error(transparent)]
    #[reason(Internal)]
    Entropy(#[from] EntropyError),
    /// The author key cannot sign.
    #[error("the author key cannot sign")]
    #[reason(Internal)]
    Sign,
}
