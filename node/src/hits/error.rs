//! Why hits are not taken, moved or shown.

use ntc_core::hit::wire::Unreadable;
use ntc_core::hit::{HitId, Unfit, Untaken};
use ntc_core::reason::Reasoned;
use thiserror::Error;

use crate::journal::JournalError;
use crate::ports::EntropyError;

/// Why hits are not taken, moved or shown.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub enum HitError {
    /// There is no such hit.
    #[error("hit: there is no hit {0}")]
    #[reason(NotFound, field = "hit")]
    Unknown(HitId),
    /// A page key is not one that this node gave.
    #[error("page_key: is none that this node gave")]
    #[reason(BadPageKey, field = "page_key")]
    PageKey,
    /// A sighting is not taken.
    #[error(transparent)]
    #[reason(inner)]
    Untaken(#[from] Untaken),
    /// The journal fails.
    #[error(transparent)]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// A frame is none of this journal.
    #[error("frame {0} of the journal of hits cannot be read; restore data/hits from a backup")]
    #[reason(Corrupt)]
    Unreadable(u64),
    /// An event cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Event(#[from] Unreadable),
    /// An event does not follow from those before it.
    #[error("{0}; restore data/hits from a backup")]
    #[reason(Corrupt)]
    Unfit(#[from] Unfit),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}
