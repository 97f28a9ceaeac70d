//! Why nothing was screened.

use ntc_core::reason::Reasoned;
use ntc_core::screening::MAX_INDEXED;
use ntc_core::watchlist::ListName;
use thiserror::Error;

use super::MAX_STREAMS;
use crate::lookup::StateError;
use crate::news::NewsError;
use crate::ports::EntropyError;
use crate::status::Refused;
use crate::store::FileError;
use crate::store::disk::DiskError;
use crate::store::index::IndexError;
use crate::watchlists::WatchlistError;

/// Why nothing was screened. Says nothing of a subject or an entry.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum ScreeningError {
    /// There is no such list.
    #[error("no watchlist is called {0}; 'ntc watchlist list' shows them all")]
    #[reason(NotFound)]
    NoList(ListName),
    /// A list cannot be read.
    #[error(
        "the watchlist {0} is damaged, and nothing is screened against it; 'ntc watchlist list' says why"
    )]
    #[reason(Corrupt)]
    Damaged(ListName),
    /// Nobody of a name is kept.
    #[error(
        "nobody of that name is kept: who was screened is kept for a time, and what a record tells is erased with the record"
    )]
    #[reason(NotFound)]
    NotKept,
    /// Lists are not in memory yet.
    #[error("the lists are still being made ready")]
    #[reason(ScreeningLoading)]
    Loading,
    /// Enough others screen.
    #[error("{MAX_STREAMS} calls screen already, and the node lets no more at a time")]
    #[reason(Busy)]
    TooMany,
    /// A list has more than a table holds.
    #[error(
        "the watchlist {0} has more than {MAX_INDEXED} names, which is the most that one list is screened against; split it"
    )]
    #[reason(TooLarge)]
    TooLarge(ListName),
    /// A list cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    List(#[from] WatchlistError),
    /// There is no room to keep who was screened.
    #[error(transparent)]
    #[reason(inner)]
    Disk(#[from] DiskError),
    /// A file cannot be read or written.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// The state cannot be read.
    #[error(transparent)]
    #[reason(Internal)]
    State(#[from] StateError),
    /// What came cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    News(#[from] NewsError),
    /// There are no random numbers.
    #[error(transparent)]
    #[reason(Internal)]
    Entropy(#[from] EntropyError),
    /// What was found cannot be kept.
    #[error("what was found is not kept as a hit: {}", .0.message)]
    #[reason(Internal)]
    Hits(Refused),
}
