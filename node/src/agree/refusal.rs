//! Why a change was not made, or not wholly.

use ntc_core::identity::card::InvalidCard;
use ntc_core::identity::name::FederationDomain;
use ntc_core::party::Party;
use ntc_core::policy::InvalidAgreement;
use ntc_core::policy::review::Finding;
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
    /// The document is not one to sign as it is.
    #[error(transparent)]
    #[reason(inner)]
    Finding(#[from] Finding),
    /// The card is of another federation.
    #[error(
        "the card is of the federation {0}, and this node of {1}; their nodes cannot talk to each other"
    )]
    #[reason(OtherFederation, field = "card")]
    OtherFederation(FederationDomain, FederationDomain),
    /// The enrolment cannot be taken back any more.
    #[error("{0} {1}")]
    #[reason(PeerInContact, field = "party")]
    InContact(Party, &'static str),
    /// No agreement has this id.
    #[error("no agreement has this id; `ntc agreement list` shows which there are")]
    #[reason(AgreementUnknown, field = "id")]
    Unknown,
    /// The agreement ended for good.
    #[error(
        "{0} ended it for good, and nothing of it can be taken up again; propose a new agreement under another id"
    )]
    #[reason(AgreementTerminated, field = "id")]
    Ended(Party),
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
        "it acts here from now on, and the partners are not told yet; the node tells them by itself when it writes \
         again: {0}"
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
