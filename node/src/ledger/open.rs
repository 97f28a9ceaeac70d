//! Opening the ledger: from the snapshot when it holds, from the first frame otherwise, by the code of every day.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::envelope::Sign;
use ntc_core::identity::card::KeyRole;
use ntc_core::ledger::entry::{Entry, Role};
use ntc_core::reason::Reason;
use prost::Message;
use thiserror::Error;

use super::FoundingKey;
use super::columns::Columns;
use super::frame::{Frame, Step};
use super::head::{Head, Heads};
use super::snapshot::{Saved, Snapshots};
use super::state::{Damaged, State};
use crate::store::column::ColumnError;
use crate::store::journal::{FileError, Journal, JournalOptions, OpenError, ReadError, Reader};
use crate::store::medium::Medium;

/// Frames between two reports of progress.
const PROGRESS_EVERY: u64 = 4096;

/// Where the ledger lies.
#[derive(Clone, Debug)]
pub struct Places {
    /// Folder of the journal: the truth.
    pub journal: PathBuf,
    /// Folder of what is derived from it.
    pub derived: PathBuf,
}

/// Why the ledger cannot be opened. It is never repaired by leaving something out.
#[derive(Debug, Error)]
pub enum LedgerOpenError {
    /// The journal cannot be opened.
    #[error(transparent)]
    Journal(#[from] OpenError),
    /// It is empty, and was not to be begun.
    #[error(
        "the ledger is empty, and the token that would let this node found it is used up or not there: mount the volume of the data, or restore the newest data; never begin again under the same keys"
    )]
    Missing,
    /// A key is not the one that the ledger began with.
    #[error(
        "the {} key is not the one that this ledger began with; put the key of the ledger back, or make a new node", .0.code()
    )]
    OtherKey(KeyRole),
    /// A frame cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A frame does not follow from those before it.
    #[error("{damaged} (frame {number}); restore the segment from a backup, do not delete it")]
    Damaged {
        /// What does not hold.
        damaged: &'static str,
        /// In which frame.
        number: u64,
    },
    /// A derived file cannot be read.
    #[error(transparent)]
    Column(#[from] ColumnError),
    /// A derived file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The folder of derived files cannot be renewed.
    #[error("the folder of derived files cannot be renewed")]
    Derived(#[source] io::Error),
    /// The ledger key cannot sign.
    #[error("the ledger key cannot sign")]
    Sign,
    /// The first entries of a new ledger cannot be written.
    #[error("the first entries of the ledger cannot be written: {0}")]
    Genesis(String),
    /// The writer's thread cannot be started.
    #[error("the ledger's writer cannot be started")]
    Thread(#[source] io::Error),
}

impl LedgerOpenError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Journal(error) => error.reason(),
            Self::Read(error) => error.reason(),
            Self::Damaged { .. } | Self::Missing | Self::OtherKey(_) => Reason::Corrupt,
            Self::Column(error) => error.reason(),
            Self::File(error) => error.reason(),
            Self::Derived(_) | Self::Sign | Self::Genesis(_) | Self::Thread(_) => Reason::Internal,
        }
    }
}

/// An open ledger before its writer runs.
pub(super) struct Opened {
    pub(super) journal: Journal,
    pub(super) columns: Columns,
    pub(super) snapshots: Snapshots,
    pub(super) state: State,
    pub(super) feeds_entry: Vec<u8>,
}

/// Where the journal is known to have been durable up to; none when nothing tells.
pub(crate) fn known_end(places: &Places, medium: &Arc<dyn Medium>) -> Option<u64> {
    let saved = Snapshots::new(&places.derived, Arc::clone(medium)).read()?;
    Some(saved.frames)
}

/// Opens the journal and brings state and columns up to its end.
pub(super) fn open(
    places: &Places,
    options: JournalOptions,
    medium: &Arc<dyn Medium>,
    progress: &mut dyn FnMut(u64),
) -> Result<Opened, LedgerOpenError> {
    fs::create_dir_all(&places.derived).map_err(LedgerOpenError::Derived)?;
    let snapshots = Snapshots::new(&places.derived, Arc::clone(medium));
    let saved = snapshots.read();
    let known_end = saved.as_ref().map(|saved| saved.frames);
    let options = JournalOptions {
        known_end,
        ..options
    };
    let (journal, _) = Journal::open(&places.journal, options, Arc::clone(medium))?;

    let restored = match saved {
        Some(saved) => restore(&places.derived, medium, saved)?,
        None => None,
    };
    let (columns, state, feeds_entry, from) = match restored {
        Some(restored) => restored,
        None => (
            renew(&places.derived, medium)?,
            State::default(),
            Vec::new(),
            0,
        ),
    };
    let mut replay = Replay {
        columns,
        state,
        feeds_entry,
        frames: Vec::new(),
    };
    replay.run(&journal.reader(), from, progress)?;
    let Replay {
        columns,
        state,
        feeds_entry,
        ..
    } = replay;
    Ok(Opened {
        journal,
        columns,
        snapshots,
        state,
        feeds_entry,
    })
}

type Restored = (Columns, State, Vec<u8>, u64);

fn restore(
    derived: &Path,
    medium: &Arc<dyn Medium>,
    saved: Saved,
) -> Result<Option<Restored>, LedgerOpenError> {
    let mut columns = Columns::open(derived, Arc::clone(medium))?;
    let feeds = saved.feeds.iter().map(|feed| (feed.slot, feed.size));
    let feeds = feeds.collect();
    if !columns.cut(saved.entries, &feeds)? {
        return Ok(None);
    }
    let Some(state) = saved.restore(&columns)? else {
        return Ok(None);
    };
    Ok(Some((columns, state, saved.feeds_entry, saved.frames)))
}

/// Starts the derived files over.
fn renew(derived: &Path, medium: &Arc<dyn Medium>) -> Result<Columns, LedgerOpenError> {
    for entry in fs::read_dir(derived).map_err(LedgerOpenError::Derived)? {
        let path = entry.map_err(LedgerOpenError::Derived)?.path();
        if path.is_file() {
            fs::remove_file(&path).map_err(LedgerOpenError::Derived)?;
        }
    }
    Ok(Columns::open(derived, Arc::clone(medium))?)
}

struct Replay {
    columns: Columns,
    state: State,
    feeds_entry: Vec<u8>,
    /// Numbers of the frames that hold the entries since the last commit.
    frames: Vec<u64>,
}

impl Replay {
    fn run(
        &mut self,
        reader: &Reader,
        from: u64,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerOpenError> {
        let mut last = from;
        for (count, frame) in reader.scan(from).enumerate() {
            let frame = frame?;
            last = frame.number;
            self.take(&frame.payload, frame.number)?;
            if (count as u64).is_multiple_of(PROGRESS_EVERY) {
                progress(self.state.size());
            }
        }
        progress(self.state.size());
        if self.frames.is_empty() {
            Ok(())
        } else {
            let damaged = "the last batch has no commit";
            Err(LedgerOpenError::Damaged {
                damaged,
                number: last,
            })
        }
    }

    fn take(&mut self, payload: &[u8], number: u64) -> Result<(), LedgerOpenError> {
        let damaged = |Damaged(damaged)| LedgerOpenError::Damaged { damaged, number };
        let step = Frame::decode(payload).ok().and_then(|frame| frame.step);
        let step = step
            .ok_or(Damaged("a frame cannot be read"))
            .map_err(damaged)?;
        self.state.apply(&step).map_err(damaged)?;
        match step {
            Step::Record(_) | Step::Entry(_) | Step::Policy(_) | Step::Key(_) => {
                self.frames.push(number);
            }
            Step::Feed(_) | Step::Reveal(_) => {}
            Step::Commit(commit) => {
                self.frames.push(number);
                self.columns.append(&mut self.state, &self.frames)?;
                self.frames.clear();
                self.feeds_entry = commit.entry;
            }
        }
        Ok(())
    }
}

impl Opened {
    /// Checks that the ledger began with these keys. Partners hold what was signed to the keys that the ledger names,
    /// so another key would only make heads that nobody takes.
    pub(super) fn check_keys(&self, keys: &[FoundingKey]) -> Result<(), LedgerOpenError> {
        for (frame, expected) in self.journal.reader().scan(0).zip(keys) {
            let frame = frame?;
            let Ok(Some(Step::Key(held))) = Frame::decode(&*frame.payload).map(|frame| frame.step)
            else {
                let damaged = "the ledger does not begin with the party's keys";
                return Err(LedgerOpenError::Damaged {
                    damaged,
                    number: frame.number,
                });
            };
            if let Entry::Key {
                role: Role::Known(role),
                ..
            } = expected.entry
                && held.vkey != expected.vkey
            {
                return Err(LedgerOpenError::OtherKey(role));
            }
        }
        Ok(())
    }

    /// The head of what the journal holds; that of an empty ledger while it holds nothing.
    pub(super) fn head(&self, heads: &Heads, signer: &dyn Sign) -> Result<Head, LedgerOpenError> {
        let Ok(entry) = Entry::decode(&self.feeds_entry) else {
            return Ok(Head::new(&self.state, &self.columns, None, BTreeMap::new()));
        };
        let (tree, slots) = heads.feeds(&self.state, self.state.size());
        let published = heads
            .publish(&self.state, entry, tree, signer)
            .map_err(|_| LedgerOpenError::Sign)?;
        Ok(Head::new(
            &self.state,
            &self.columns,
            Some(published),
            slots,
        ))
    }
}
