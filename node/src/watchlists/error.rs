//! Why a watchlist is not changed or shown.

use ntc_core::reason::Reasoned;
use ntc_core::record::InvalidRecord;
use ntc_core::watchlist::diff::Shrank;
use ntc_core::watchlist::read::{Format, MAX_FILE, MAX_FILES, Unreadable};
use ntc_core::watchlist::{InvalidListName, ListName, Replaced};
use thiserror::Error;

use super::MAX_LISTS;
use super::change::MAX_OWN_ENTRIES;
use crate::store::FileError;
use crate::store::disk::DiskError;

/// Most entries that are told one by one.
const MAX_TOLD: usize = 8;

/// Why a watchlist is not changed or shown. Says nothing of an entry but its key.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum WatchlistError {
    /// There is none.
    #[error("no watchlist is called {0}")]
    #[reason(NotFound)]
    NoList(ListName),
    /// There is one.
    #[error(
        "a watchlist called {0} exists already; 'ntc watchlist describe {0}' says anew what it is, and 'ntc watchlist add \
         {0}' writes entries into it"
    )]
    #[reason(FieldInvalid, field = "list")]
    Exists(ListName),
    /// A table of one's own is a list of no publisher.
    #[error("entries of one's own go into a list that is named; say which")]
    #[reason(FieldMissing, field = "list")]
    Unnamed,
    /// There is room for no more.
    #[error("a node has at most {MAX_LISTS} watchlists; remove one first")]
    #[reason(TooLarge)]
    TooManyLists,
    /// Partners know entries of it.
    #[error(
        "partners were told of {1} entries of {0}, and nobody could take that back without the list; 'ntc watchlist \
         describe {0} --share none' and 'ntc watchlist push {0}' take it back first"
    )]
    #[reason(FieldInvalid, field = "list")]
    Pushed(ListName, usize),
    /// Its files cannot be read.
    #[error(
        "the watchlist {0} is damaged, and nothing is screened against it: {1}; remove it and import it again, or \
         restore data/watchlists/{0} from a backup and restart the node"
    )]
    #[reason(Corrupt)]
    Damaged(ListName, String),
    /// It has no such entry.
    #[error("no entry of {1} has the key {0}")]
    #[reason(NotFound)]
    NoEntry(String, ListName),
    /// Its entries come from files.
    #[error(
        "the entries of {0} are taken from files, and the next import would undo the change; write to a list of your own"
    )]
    #[reason(FieldInvalid, field = "list")]
    Imported(ListName),
    /// Its entries are officers' own.
    #[error(
        "{0} holds entries that officers wrote, and an import would take their place; 'ntc watchlist add {0} FILE \
         --as-written --replace' writes those of a file into it, or import into another list"
    )]
    #[reason(FieldInvalid, field = "list")]
    Own(ListName),
    /// Too many for a list that is written again as a whole.
    #[error(
        "a list that officers write has at most {MAX_OWN_ENTRIES} entries; import a file instead"
    )]
    #[reason(TooLarge)]
    TooManyEntries,
    /// Two entries have one key.
    #[error("two entries have the key {0}; nothing was changed")]
    #[reason(FieldInvalid)]
    KeyTwice(String),
    /// Entries of their keys are there, and say something else; at least one.
    #[error(
        "{}; nothing was written",
        would_change(.0, .1)
    )]
    #[reason(EntryExists, field = "key")]
    There(ListName, Vec<Replaced>),
    /// The list was made of files of another form.
    #[error(
        "the file is of the form {2}, and {0} was taken from files of the form {1}: every entry of it would go; nothing was \
         changed"
    )]
    #[reason(ListOfOtherForm)]
    OtherForm(ListName, Format, Format),
    /// One import at a time.
    #[error("another import is under way; try again when it has ended")]
    #[reason(Busy)]
    Importing,
    /// Another change came between.
    #[error("{0} was changed while it was read, and is as that change left it; import again")]
    #[reason(Busy)]
    Changed(ListName),
    /// The node stops.
    #[error("the node stops, and nothing was changed; import again when it is back")]
    #[reason(ShuttingDown)]
    Stopped,
    /// The bytes of a file do not follow those of the one before it.
    #[error("the files come one after the other, each from its beginning to its end")]
    #[reason(UnexpectedMessage)]
    OutOfTurn,
    /// A file is too large.
    #[error("a file of a list has at most {MAX_FILE} bytes")]
    #[reason(TooLarge)]
    FileTooLarge,
    /// There are too many files.
    #[error("a list has at most {MAX_FILES} files")]
    #[reason(TooLarge)]
    TooManyFiles,
    /// The form of the files names no list.
    #[error(transparent)]
    #[reason(inner)]
    Name(#[from] InvalidListName),
    /// The new edition lost much of the one before.
    #[error("{0}; nothing was changed")]
    #[reason(inner)]
    Shrank(#[from] Shrank),
    /// Entries or what is said of the list break rules; at least one.
    #[error("{}", lines(.0, .1))]
    #[reason(inner)]
    Rules(InvalidRecord, Vec<InvalidRecord>),
    /// The list as a whole cannot be read.
    #[error("{0}; nothing was changed")]
    #[reason(inner)]
    Unreadable(#[from] Unreadable),
    /// There is no room.
    #[error(transparent)]
    #[reason(inner)]
    Disk(#[from] DiskError),
    /// A file of the list cannot be read or written.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
}

impl WatchlistError {
    /// Refuses what breaks rules.
    pub(super) fn of_rules(faults: Vec<InvalidRecord>) -> Result<(), Self> {
        let mut faults = faults.into_iter();
        match faults.next() {
            None => Ok(()),
            Some(first) => Err(Self::Rules(first, faults.collect())),
        }
    }
}

/// Which entries are there, and what would change of them.
fn would_change(list: &ListName, replaced: &[Replaced]) -> String {
    let told = replaced.iter().take(MAX_TOLD).map(ToString::to_string);
    let mut told = told.collect::<Vec<_>>().join("; ");
    let more = replaced.len().saturating_sub(MAX_TOLD);
    if more > 0 {
        told.push_str(&format!("; and {more} more"));
    }
    format!("it is on {list} already: {told}")
}

/// All faults, one a line.
fn lines(first: &InvalidRecord, others: &[InvalidRecord]) -> String {
    let all = [first].into_iter().chain(others);
    let lines: Vec<_> = all.map(ToString::to_string).collect();
    lines.join("\n")
}
