//! Why a record is not corrected or withdrawn.

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reasoned;
use ntc_core::record::{InvalidRecord, RecordId};
use thiserror::Error;

use crate::audit::AuditStuck;
use crate::chain::{LedgerEraseError, RecordReadError};
use crate::inbox::ReplicaError;
use crate::journal::JournalError;
use crate::lookup::{IndexBehind, StateError};
use crate::outbox::OutboxError;
use crate::ports::EntropyError;
use crate::publish::PublishError;
use crate::store::index::IndexError;

/// Why nothing was written.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum RecallError {
    /// No own record has the id.
    #[error(
        "id: this party published no record with this id; only its author corrects or withdraws a record"
    )]
    #[reason(NotOriginator, field = "id")]
    NotOwn,
    /// Records of the kind have no versions.
    #[error("id: a {0} is neither corrected nor withdrawn; notices and alerts are")]
    #[reason(FieldInvalid, field = "id")]
    NotRecalled(RecordKind),
    /// Another version took its place.
    #[error("id: {0} took the place of this version; correct that one")]
    #[reason(Superseded, field = "id")]
    Superseded(RecordId),
    /// Nobody acknowledges what is the own party's.
    #[error("id: the record is your own; its holders say what they did")]
    #[reason(FieldInvalid, field = "id")]
    Own,
    /// Nothing is to be acted on.
    #[error("id: its author neither corrected nor withdrew it")]
    #[reason(FieldInvalid, field = "id")]
    Stands,
    /// The author was told so before.
    #[error("undone: your party told its author so before; nothing was written")]
    #[reason(NothingChanged, field = "undone")]
    ToldBefore,
    /// The author knows that something was undone.
    #[error("undone: your party told its author before that something was undone, which stands")]
    #[reason(NothingChanged, field = "undone")]
    Undone,
    /// It is withdrawn.
    #[error("id: it is withdrawn already, by {0}")]
    #[reason(Retracted, field = "id")]
    Retracted(RecordId),
    /// The next version is of another kind.
    #[error(
        "kind: the record to be corrected is a {0}; withdraw it to publish one of another kind"
    )]
    #[reason(FieldInvalid, field = "kind")]
    OtherKind(RecordKind),
    /// The next version says the same.
    #[error("the correction says the same as the record; nothing was written")]
    #[reason(NothingChanged)]
    NothingChanged,
    /// It is no record of a case.
    #[error("id: {} only runs the federation; it is kept as proof of what was done", .0.one())]
    #[reason(KeptAsProof, field = "id")]
    KeptAsProof(RecordKind),
    /// Nothing of it is there.
    #[error("sections: nothing of these sections is left here, or they were never told")]
    #[reason(NothingToErase, field = "sections")]
    NothingLeft,
    /// One retraction cannot name all versions.
    #[error("the record has more versions than one retraction names")]
    #[reason(TooLarge)]
    TooManyVersions,
    /// A rule refuses what would be written.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidRecord),
    /// It is not published.
    #[error(transparent)]
    #[reason(inner)]
    Publish(#[from] PublishError),
    /// It is not erased yet.
    #[error(transparent)]
    #[reason(inner)]
    Erase(#[from] LedgerEraseError),
    /// The index is too far behind to tell what stands.
    #[error(transparent)]
    #[reason(inner)]
    Behind(#[from] IndexBehind),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// What is said of records cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// An own record cannot be read.
    #[error(transparent)]
    #[reason(Corrupt)]
    Record(#[from] RecordReadError),
    /// The bytes of an own record are no record.
    #[error("an own record cannot be read: {0}")]
    #[reason(Corrupt)]
    Unreadable(#[source] InvalidRecord),
    /// What became of the order cannot be told.
    #[error(transparent)]
    #[reason(inner)]
    Outbox(#[from] OutboxError),
    /// What was given up is not destroyed yet.
    #[error(transparent)]
    #[reason(inner)]
    Destroy(#[from] ReplicaError),
    /// The audit takes no entry.
    #[error(transparent)]
    #[reason(inner)]
    Audit(#[from] AuditStuck),
    /// Who opened a record cannot be told.
    #[error("the audit cannot be read: {0}")]
    #[reason(inner)]
    AuditUnread(#[from] JournalError),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}

impl RecallError {
    /// True when nothing else is taken now either: the ledger or the audit takes nothing, or the index is behind.
    pub(crate) const fn is_for_all(&self) -> bool {
        matches!(
            self,
            Self::Publish(PublishError::Append(_))
                | Self::Erase(LedgerEraseError::Append(_))
                | Self::Audit(_)
                | Self::Behind(_)
        )
    }
}
