//! Why nothing is passed on, asked for or decided.

use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::Refusal;
use ntc_core::reason::Reasoned;
use ntc_core::record::{InvalidRecord, RecordId};
use thiserror::Error;

use crate::lookup::{IndexBehind, StateError};
use crate::ports::EntropyError;
use crate::publish::PublishError;
use crate::recall::RecallError;
use crate::request::RequestError;
use crate::store::index::IndexError;

/// Why nothing was written.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum OnwardError {
    /// No such record counts here.
    #[error("id: no such record of a partner is held; `ntc alert list` shows what is")]
    #[reason(NotFound, field = "id")]
    NotFound,
    /// It is one's own.
    #[error("id: it is your own; publish it for the partner, or correct its audience")]
    #[reason(FieldInvalid, field = "id")]
    Own,
    /// Its author withdrew it.
    #[error("id: its author withdrew it")]
    #[reason(Retracted, field = "id")]
    Withdrawn,
    /// Another version took its place.
    #[error("id: {0} took the place of this version")]
    #[reason(Superseded, field = "id")]
    Replaced(RecordId),
    /// It came by way of another party.
    #[error(
        "id: it came by way of {0}; only who has a record from its author passes it on: ask its author to tell it"
    )]
    #[reason(OnwardAgain, field = "id")]
    Again(Party),
    /// Its kind is not passed on.
    #[error("id: {} is not passed on; notices, alerts and hits are", .0.one())]
    #[reason(FieldInvalid, field = "id")]
    NotPassedOn(RecordKind),
    /// The party has it by way of this one.
    #[error("to: it was passed on to {0} before, by {1}")]
    #[reason(PassedOnBefore, field = "to")]
    Before(Party, RecordId),
    /// The party is no partner.
    #[error("to: {0} is not an enrolled partner")]
    #[reason(PartyNotEnrolled, field = "to")]
    NotEnrolled(Party),
    /// The node of the party reads no consents, and nothing that is passed on.
    #[error("{0}'s node cannot read it: its card does not name onward/1; nothing was written")]
    #[reason(CapabilityMissing, field = "to")]
    CannotRead(Party),
    /// Its author or an agreement keeps it.
    #[error("{}; nothing was written", .0.message())]
    #[reason(inner)]
    Refused(Refusal),
    /// The third party may not be told it.
    #[error("it may not go to {0}: {1}; nothing was written")]
    #[reason(NothingToTell)]
    NotTold(Party, String),
    /// What proves it cannot be read.
    #[error("what proves the record cannot be read from what its author sent")]
    #[reason(Corrupt)]
    Unproven,
    /// The request asks for something else.
    #[error(
        "id: the request does not ask for consent to pass a record on; `ntc answer` answers it"
    )]
    #[reason(FieldInvalid, field = "id")]
    NotAsked,
    /// The record that is to be passed on is another party's.
    #[error("id: the request is about a record of another party; only its author consents")]
    #[reason(NotOriginator, field = "id")]
    NotOwn,
    /// No own consent that was granted has the id.
    #[error(
        "id: you granted no consent with this id; `ntc consent list ID` shows those of a record"
    )]
    #[reason(NotFound, field = "id")]
    NoConsent,
    /// A rule refuses it.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidRecord),
    /// It is not asked.
    #[error(transparent)]
    #[reason(inner)]
    Request(#[from] RequestError),
    /// It is not published.
    #[error(transparent)]
    #[reason(inner)]
    Publish(#[from] PublishError),
    /// The index is too far behind.
    #[error(transparent)]
    #[reason(inner)]
    Behind(#[from] IndexBehind),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// What is known of it cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// The audit takes no entry.
    #[error(transparent)]
    #[reason(inner)]
    Recall(#[from] RecallError),
    /// The node stops.
    #[error("the node stops")]
    #[reason(ShuttingDown)]
    Stopping,
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}
