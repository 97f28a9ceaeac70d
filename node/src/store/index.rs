//! The index: look-ups over the records of all journals, following behind them, small and bounded in memory.
//!
//! New records stand in memory until some thousand are together; then they become a run: one file with a row for each
//! record and, sorted, the postings that it is found by. Neighbouring runs are merged in small steps, so that a look-up
//! has few to look into. Of a run stays in memory where its blocks lie, and a filter that tells which ids it lacks.
//!
//! Words stand in runs of their own, in a folder of their own, written together with those of their records.
//!
//! What was erased leaves the files: a run that holds it is written anew without it.
//!
//! Nothing is acknowledged because the index took it. The manifest names the runs and tells how far each journal was
//! followed with them; what came behind is followed again after a start. The index can be deleted at any time and is
//! then filled from the start of the journals, and so it is when a checksum does not hold.

mod cursor;
mod entry;
mod filter;
mod fresh;
mod list;
mod look;
mod manifest;
mod merge;
mod posting;
mod purge;
mod rewrite;
mod row;
mod run;
mod state;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::{Reason, Reasoned};
use thiserror::Error;

use super::medium::{self, Medium};
use crate::lock;
use crate::store::FileError;
use fresh::Fresh;
use manifest::{Folder, Sort};
use posting::{NO_RECORD, Term};
use purge::Pace;
use rewrite::Job;
use run::Run;
use state::{Rows, RowsAt, Standing, State, Voids};

pub use entry::{
    Id, IndexBatch, IndexEntry, JournalId, Location, Reference, ReferenceKey, Refused,
};
pub use list::{BadPageKey, Candidate, Candidates, Filter, MAX_PAGE, MAX_SCANNED, Page, PageKey};
pub use look::DueKey;
pub use posting::WordTerm;
pub use words::Words;

/// Most entries of one batch.
pub const MAX_BATCH_ENTRIES: usize = 4096;

/// Most identifiers of one entry; more than the bounds of a record let it carry.
pub const MAX_IDENTIFIERS: usize = 4096;

/// Longest summary of one entry, in bytes.
pub const MAX_SUMMARY: usize = 64 << 10;

/// Most records.
const MAX_RECORDS: usize = NO_RECORD as usize - MAX_BATCH_ENTRIES;

/// Batches after which it is saved how far the journals were followed, although few records came.
const SAVE_EVERY: u32 = 4096;

/// What opening the index found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opened {
    /// The index, to go on with.
    Kept,
    /// None; an empty one was begun.
    Created,
    /// An unusable one; an empty one was begun instead.
    Recreated,
}

/// Why the index does not answer.
#[derive(Debug, Error, Reasoned)]
pub enum IndexError {
    /// It is damaged. It is derived: recreate it.
    #[error("the index is damaged and has to be filled again from the journals: {0}")]
    #[reason(Corrupt)]
    Damaged(String),
    /// A batch, a page or an entry is too large.
    #[error("{what} is too large for the index: {len}, and {max} at most")]
    #[reason(TooLarge)]
    TooLarge {
        /// What.
        what: &'static str,
        /// How large.
        len: usize,
        /// The limit.
        max: usize,
    },
    /// The system refused.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
}

/// Records by origin and kind.
pub type Counts = BTreeMap<(String, RecordKind), u64>;

/// The index. Cheap to clone; one task applies batches, any number look up.
#[derive(Clone, Debug)]
pub struct Index {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: Folder,
    medium: Arc<dyn Medium>,
    state: RwLock<State>,
    /// Held by whoever changes the state.
    writing: Mutex<Writing>,
    /// A checksum did not hold: to be filled again.
    damaged: AtomicBool,
}

/// What only the one that changes the state knows.
#[derive(Debug, Default)]
struct Writing {
    /// Number of the next file.
    next_file: u64,
    merge: Option<Job>,
    pace: Pace,
    /// How the journals stood when the newest run was written.
    in_runs: Standing,
    /// Which records did not count then.
    voids: Voids,
    /// Batches since then.
    unsaved: u32,
}

impl Index {
    /// Opens the index in `dir` with its words in `words`; begins an empty one when there is none or it is unusable.
    /// Nothing is written.
    ///
    /// # Errors
    /// When a file that is there cannot be read or removed.
    pub fn open(
        dir: &Path,
        words: &Path,
        medium: Arc<dyn Medium>,
    ) -> Result<(Self, Opened), IndexError> {
        let folder = Folder::new(dir, words, Arc::clone(&medium));
        let (found, opened) = match folder.read() {
            Ok(Some(found)) => (found, Opened::Kept),
            Ok(None) => (Default::default(), Opened::Created),
            Err(IndexError::File(error)) => return Err(error.into()),
            Err(_) => (Default::default(), Opened::Recreated),
        };
        let (state, next_file) = found;
        if opened == Opened::Kept {
            folder.tidy(&state.runs, &state.words)?;
        } else {
            folder.clear()?;
        }
        let inner = Inner {
            folder,
            medium,
            writing: Mutex::new(Writing {
                next_file,
                in_runs: state.standing.clone(),
                voids: state.voids.clone(),
                ..Writing::default()
            }),
            state: RwLock::new(state),
            damaged: AtomicBool::new(false),
        };
        let inner = Arc::new(inner);
        Ok((Self { inner }, opened))
    }

    /// Begins an empty index in place of this one, for all its clones. What follows the journals has to ask
    /// [`followed`](Self::followed) again.
    ///
    /// # Errors
    /// When what is there cannot be removed.
    pub fn recreate(&self) -> Result<(), IndexError> {
        let mut writing = self.writing();
        writing.merge = None;
        writing.in_runs = Standing::default();
        writing.voids = Voids::default();
        *self.state_mut() = State::default();
        self.inner.damaged.store(false, Ordering::Release);
        self.inner.folder.clear()
    }

    /// True when a look-up found damage: the index has to be recreated.
    pub fn is_damaged(&self) -> bool {
        self.inner.damaged.load(Ordering::Acquire)
    }

    /// How far a journal has been followed: where to go on from.
    pub fn followed(&self, journal: JournalId) -> u64 {
        let state = self.state();
        state.standing.followed.get(&journal).copied().unwrap_or(0)
    }

    /// Takes a batch in. An entry whose origin and id are known from another place is taken in as refused: the first
    /// stays, the others are replays. Returns which those are, counted through the new entries and on through those
    /// that replace. Applying a batch again changes nothing.
    ///
    /// # Errors
    /// When a limit is passed, or the index is damaged or cannot be written; nothing is taken in then.
    pub fn apply(&self, batch: &IndexBatch) -> Result<Vec<usize>, IndexError> {
        check_limits(batch)?;
        let mut writing = self.writing();
        writing.unsaved += 1;
        if self.state().fresh.is_full() || writing.unsaved > SAVE_EVERY {
            self.flush(&mut writing)?;
        }
        let held = self.held(&batch.entries)?;
        let known = self.held(&batch.replaced)?;
        let places = batch.replaced.iter().map(|entry| &entry.location);
        let replaced = self.at_each(places)?;
        let erased = self.at_each(batch.erased.iter())?;
        let mut state = self.state_mut();
        for (number, entry) in erased.into_iter().flatten() {
            if let Some(entry) = entry {
                state.void(number, &entry);
            }
            if number < state.fresh.first() {
                state.doomed.insert(number);
            }
        }
        let mut new = BTreeSet::new();
        let mut replays = Vec::new();
        for (at, (entry, held)) in batch.entries.iter().zip(held).enumerate() {
            let again = held
                .iter()
                .any(|(_, it)| it.location.is_same_entry(&entry.location));
            if again {
                continue;
            }
            if held.is_empty() && new.insert((entry.id, &entry.origin)) {
                state.insert(entry);
            } else {
                replays.push(at);
                state.insert(&replay_of(entry));
            }
        }
        let replacing = batch.replaced.iter().zip(known).zip(replaced);
        for (at, ((entry, known), rows)) in (batch.entries.len()..).zip(replacing) {
            for (number, row) in rows {
                if let Some(row) = row {
                    state.void(number, &row);
                }
            }
            let is_same = |it: &IndexEntry| it.location.is_same_entry(&entry.location);
            if known.iter().all(|(_, it)| is_same(it)) {
                state.insert(entry);
            } else {
                replays.push(at);
                state.insert(&replay_of(entry));
            }
        }
        batch.additions.iter().for_each(|it| state.fresh.add(it));
        state.standing.followed.extend(&batch.followed);
        Ok(replays)
    }

    /// What is held with the origin and id of each entry already, with its number.
    fn held(&self, entries: &[IndexEntry]) -> Result<Vec<Vec<(u32, IndexEntry)>>, IndexError> {
        let state = self.state();
        let held = entries.iter().map(|entry| {
            if !state.may_hold(Term::Id(entry.id).key()) {
                return Ok(Vec::new());
            }
            let mut found = state.by_id(entry.id)?;
            found.retain(|(_, held)| held.origin == entry.origin);
            Ok(found)
        });
        self.noticed(held.collect())
    }

    /// The rows of the records at each of these places.
    fn at_each<'a>(
        &self,
        places: impl Iterator<Item = &'a Location>,
    ) -> Result<Vec<RowsAt>, IndexError> {
        let state = self.state();
        let mut rows = Rows::new(&state);
        let at_each = places.map(|place| state.rows_at(place, &mut rows));
        self.noticed(at_each.collect())
    }

    fn all_runs(&self) -> (Vec<Arc<Run>>, Vec<Arc<Run>>) {
        let state = self.state();
        (state.runs.clone(), state.words.clone())
    }

    /// Makes the fresh records a run, and saves how far the journals were followed with it.
    fn flush(&self, writing: &mut Writing) -> Result<(), IndexError> {
        let standing = self.state().standing.clone();
        let (mut runs, mut words) = self.all_runs();
        if !self.state().fresh.is_empty() {
            let state = self.state();
            at_most(
                "the number of records",
                state.fresh.end() as usize,
                MAX_RECORDS,
            )?;
            let medium = || Arc::clone(&self.inner.medium);
            let path = self.next_file(Sort::Records, writing)?;
            runs.push(Arc::new(state.fresh.write(&path, medium())?));
            let path = self.next_file(Sort::Words, writing)?;
            words.push(Arc::new(state.fresh.write_words(&path, medium())?));
        }
        let doomed = self.state().doomed.clone();
        self.inner
            .folder
            .write(&runs, &words, (&standing, &doomed))?;
        let mut state = self.state_mut();
        let end = state.fresh.end();
        state.fresh = Fresh::from(end);
        state.runs = runs;
        state.words = words;
        writing.voids = state.voids.clone();
        writing.in_runs = standing;
        writing.unsaved = 0;
        Ok(())
    }

    fn next_file(&self, sort: Sort, writing: &mut Writing) -> Result<PathBuf, IndexError> {
        let dir = self.inner.folder.dir(sort);
        medium::make_dir(&*self.inner.medium, dir).map_err(unusable(dir, "create"))?;
        let path = self.inner.folder.file(sort, writing.next_file);
        writing.next_file += 1;
        Ok(path)
    }

    /// Makes runs of everything, for whoever gives up what it would need to bring a batch once more: what no journal
    /// that is followed again tells, a death would take away.
    ///
    /// # Errors
    /// When it cannot be written; what was taken in is still found.
    pub fn keep(&self) -> Result<(), IndexError> {
        self.flush(&mut self.writing())
    }

    /// Makes runs of everything, so that the next start follows nothing again. Call it last, once.
    ///
    /// # Errors
    /// When it cannot be written; the next start follows again what is missing.
    pub fn close(&self) -> Result<(), IndexError> {
        let mut writing = self.writing();
        writing.merge = None;
        self.flush(&mut writing)
    }

    /// Remembers damage, for whoever follows the journals to begin the index anew.
    fn noticed<T>(&self, outcome: Result<T, IndexError>) -> Result<T, IndexError> {
        if matches!(outcome, Err(IndexError::Damaged(_))) {
            self.inner.damaged.store(true, Ordering::Release);
        }
        outcome
    }

    fn state(&self) -> RwLockReadGuard<'_, State> {
        lock::read(&self.inner.state)
    }

    fn state_mut(&self) -> RwLockWriteGuard<'_, State> {
        lock::write(&self.inner.state)
    }

    fn writing(&self) -> MutexGuard<'_, Writing> {
        lock::lock(&self.inner.writing)
    }
}

fn check_limits(batch: &IndexBatch) -> Result<(), IndexError> {
    at_most("a batch", batch.entries.len(), MAX_BATCH_ENTRIES)?;
    at_most(
        "the additions of a batch",
        batch.additions.len(),
        MAX_BATCH_ENTRIES,
    )?;
    for entry in &batch.entries {
        at_most(
            "the identifiers of an entry",
            entry.identifiers.len(),
            MAX_IDENTIFIERS,
        )?;
        at_most("the summary of an entry", entry.summary.len(), MAX_SUMMARY)?;
    }
    Ok(())
}

/// An entry whose origin and id another record has.
fn replay_of(entry: &IndexEntry) -> IndexEntry {
    IndexEntry {
        refused: Some(Refused {
            reason: Reason::Replayed,
            until: None,
        }),
        ..entry.clone()
    }
}

fn at_most(what: &'static str, len: usize, max: usize) -> Result<(), IndexError> {
    if len > max {
        return Err(IndexError::TooLarge { what, len, max });
    }
    Ok(())
}

fn damaged(what: &str) -> IndexError {
    IndexError::Damaged(format!("{what} is not as written"))
}

fn unusable(path: &Path, verb: &'static str) -> impl FnOnce(io::Error) -> IndexError + use<> {
    let error = FileError::new(verb, path.to_path_buf());
    move |source| IndexError::File(error(source))
}

#[cfg(test)]
mod tests;
