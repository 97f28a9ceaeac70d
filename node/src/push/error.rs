//! Why a list is not pushed.

use ntc_core::model::InvalidRecord;
use ntc_core::reason::Reasoned;
use ntc_core::watchlist::{ListName, ShareMode};
use thiserror::Error;

use super::MAX_PUSHED;
use crate::watchlists::WatchlistError;

/// Why a list is not pushed as a whole. Says nothing of an entry but its key.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum PushError {
    /// Nothing of it is to be told.
    #[error(
        "the watchlist {0} is shared as {1}, so no entry of it is told to anybody; 'ntc watchlist describe {0} --share \
         push' says otherwise"
    )]
    #[reason(FieldInvalid, field = "share")]
    NotShared(ListName, ShareMode),
    /// It changed meanwhile.
    #[error(
        "the watchlist {0} was changed while partners were told of it; what was told is remembered, push it again"
    )]
    #[reason(Busy)]
    Changed(ListName),
    /// Too many alerts for one list.
    #[error(
        "partners are told of at most {MAX_PUSHED} entries of a list; name the keys of those that matter"
    )]
    #[reason(TooLarge)]
    TooMany,
    /// How it is to be told breaks a rule.
    #[error(transparent)]
    #[reason(inner)]
    Telling(#[from] InvalidRecord),
    /// The list cannot be read, or what was told not be remembered.
    #[error(transparent)]
    #[reason(inner)]
    Watchlist(#[from] WatchlistError),
    /// Work on its files ended with a fault of the program.
    #[error("the call failed inside the node; see its log")]
    #[reason(Internal)]
    Failed,
}
