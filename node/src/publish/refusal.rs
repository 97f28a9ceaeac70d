//! Why a draft is not published.

use ntc_core::party::Party;
use ntc_core::policy::Refusal;
use ntc_core::reason::Reasoned;
use ntc_core::record::{InvalidRecord, RecordId};
use thiserror::Error;

use crate::chain::AppendError;
use crate::lookup::{IndexBehind, StateError};
use crate::ports::EntropyError;
use crate::store::index::IndexError;

/// Why nothing was published.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub enum PublishError {
    /// The draft breaks a rule.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidRecord),
    /// Policy refuses it altogether.
    #[error(transparent)]
    #[reason(inner)]
    Refused(#[from] Refusal),
    /// The record names a body that this node does not hold.
    #[error(
        "media.items[{0}].sha256: the node does not hold this body; upload it first (ntc media put)"
    )]
    #[reason(MediaMissing, field = "media.items[{_0}].sha256")]
    MediaMissing(usize),
    /// The record gives a body another length than it has.
    #[error(
        "media.items[{0}].size: the body that is held has another length; give the one that the upload told"
    )]
    #[reason(FieldInvalid, field = "media.items[{_0}].size")]
    MediaSize(usize),
    /// The same source reference is being published by another call.
    #[error("national.source_reference: this reference is being published right now; ask again")]
    #[reason(ReferenceInUse, field = "national.source_reference")]
    ReferenceInUse,
    /// The same source reference was published before, with other content.
    #[error(
        "national.source_reference: it was published before as {0}, which says something else; nothing was written. To \
         correct that record: ntc alert correct {0} FILE"
    )]
    #[reason(ReferenceOtherContent, field = "national.source_reference")]
    OtherContent(RecordId),
    /// What was published under the source reference was withdrawn, by the second.
    #[error(
        "national.source_reference: it was published before as {0}, which {1} withdrew; nothing was written. Give another \
         case a reference of its own"
    )]
    #[reason(Retracted, field = "national.source_reference")]
    Withdrawn(RecordId, RecordId),
    /// The second took the place of what was published under the source reference.
    #[error(
        "national.source_reference: it was published before as {0}, whose place {1} took; nothing was written"
    )]
    #[reason(Superseded, field = "national.source_reference")]
    Replaced(RecordId, RecordId),
    /// Once more, and there is nobody left who would get it.
    #[error("every partner whom agreements entitle now has it from before; nothing was written")]
    #[reason(NothingToTell)]
    NothingToTell,
    /// Policy does not let it go to its one reader.
    #[error("it may not go to {0}: {1}; nothing was written")]
    #[reason(NothingToTell)]
    NotAllowed(Party, String),
    /// The ledger does not take it.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The author key cannot sign.
    #[error("the author key cannot sign")]
    Sign,
    /// The index is too far behind to tell whether the reference was published.
    #[error(transparent)]
    #[reason(inner)]
    Behind(#[from] IndexBehind),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// What became of records cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// The index names a record by something that is not an id.
    #[error(
        "the index names a record by something that is not an id; `ntc-node reindex` rebuilds it"
    )]
    Foreign,
}
