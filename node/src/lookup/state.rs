//! The state of the loop, in sled: how far each journal was judged, what is refused, which bodies are wanted.
//!
//! It is small, grows rarely and its keys come in the order of journals. It is derived: lost, everything is judged
//! again. sled answers some damage with a panic; so its files are sealed with a checksum when the node stops, and a
//! mark stands beside them while they are opened and read through. A start that finds a broken seal, or the mark of one
//! that died, begins an empty state.

mod bodies;
mod contacts;
mod duties;
mod family;
mod given_up;
mod life;
mod noted;
mod onward;
mod refused;
mod seal;
mod thread;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use ntc_core::time::Timestamp;
use thiserror::Error;

pub(crate) use self::bodies::Unnamed;
pub(crate) use self::contacts::ContactRow;
pub(crate) use self::duties::{Came, Owed};
use self::family::Family;
pub(crate) use self::given_up::GivenUp;
use self::life::STANDING;
pub(crate) use self::life::{Chore, MAX_BEYOND, beyond_key, note_key};
pub(crate) use self::noted::{MAX_NOTED, Met, Noted};
pub(crate) use self::onward::{MAX_PASSED_BY, Passed};
pub(crate) use self::refused::Refusal;
use crate::store::index::JournalId;

/// What sled may cache, bytes.
const CACHE_BYTES: u64 = 4 << 20;
/// How often sled writes behind, milliseconds. What is lost by it is judged again.
const FLUSH_MS: u64 = 500;

/// How far a journal was judged.
const JUDGED: u8 = Family::Judged as u8;
/// Under what all refused records were judged last.
const UNDER: u8 = Family::Under as u8;

/// The state cannot be used. It is derived: a start begins an empty one.
#[derive(Debug, Error)]
pub enum StateError {
    /// sled refuses.
    #[error("the state of the loop cannot be used")]
    Sled(#[from] sled::Error),
    /// Its files cannot be made or removed.
    #[error("the state of the loop in {0} cannot be made")]
    File(PathBuf, #[source] std::io::Error),
}

/// Under what the refused records were judged last.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Under {
    /// Digest of the policies, of those in force, and of the software's version.
    pub(crate) digest: [u8; 32],
    /// When time alone makes one of them acceptable.
    pub(crate) due: Option<Timestamp>,
}

/// What one turn changes, taken whole or not at all.
#[derive(Default)]
pub(crate) struct Changes {
    batch: sled::Batch,
    has_chores: bool,
    has_consents: bool,
    has_standings: bool,
    /// How many rows of what happened it adds.
    noted_rows: isize,
    /// The number of what it noted last.
    noted_last: u64,
}

/// The state.
#[derive(Clone, Debug)]
pub(crate) struct State {
    db: sled::Db,
    /// Where it is kept; none when it ends with this run.
    dir: Option<PathBuf>,
    /// False while every record stands, which is looked up for each that is indexed.
    some_stand_not: Arc<AtomicBool>,
    /// How many rows there are of what happened.
    noted_rows: Arc<AtomicUsize>,
}

impl State {
    /// Opens the state in `dir`, or begins an empty one in place of one that cannot be used. Where none can be made, on
    /// a full disk say, it is one that lasts until the node stops.
    ///
    /// # Errors
    /// When not even that is possible.
    pub(crate) fn open(dir: &Path) -> Result<Self, StateError> {
        Self::open_kept(dir).or_else(|error| {
            tracing::warn!(%error, "state of the loop is not kept beyond this run");
            let db = sled::Config::new().temporary(true).open()?;
            Ok(Self {
                db,
                dir: None,
                some_stand_not: Arc::default(),
                noted_rows: Arc::default(),
            })
        })
    }

    fn open_kept(dir: &Path) -> Result<Self, StateError> {
        let failed = |error| StateError::File(dir.to_owned(), error);
        let mark = dir.with_added_extension("opening");
        let sound = !mark.exists() && seal::holds(dir);
        if !sound && dir.exists() {
            tracing::warn!("state of the loop is damaged and is begun anew");
            fs::remove_dir_all(dir).map_err(failed)?;
        }
        if let Some(parent) = dir.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&mark, "").map_err(failed)?;
        seal::remove(dir).map_err(failed)?;
        let state = match Self::open_whole(dir) {
            Ok(state) => state,
            Err(error) => {
                tracing::warn!(%error, "state of the loop is begun anew");
                fs::remove_dir_all(dir).map_err(failed)?;
                Self::open_whole(dir)?
            }
        };
        fs::remove_file(&mark).map_err(failed)?;
        Ok(state)
    }

    /// Opens it and reads it through.
    fn open_whole(dir: &Path) -> Result<Self, sled::Error> {
        let db = sled::Config::new()
            .path(dir)
            .cache_capacity(CACHE_BYTES)
            .flush_every_ms(Some(FLUSH_MS))
            .open()?;
        let (mut some_stand_not, mut noted_rows) = (false, 0);
        for item in db.iter() {
            let (key, _) = item?;
            some_stand_not |= key.first() == Some(&STANDING);
            noted_rows += usize::from(noted::is_noted(&key));
        }
        let dir = Some(dir.to_owned());
        Ok(Self {
            db,
            dir,
            some_stand_not: Arc::new(some_stand_not.into()),
            noted_rows: Arc::new(noted_rows.into()),
        })
    }

    /// How far a journal was judged: the number of the next frame.
    pub(crate) fn judged(&self, journal: JournalId) -> Result<u64, StateError> {
        let number = self.db.get(key(JUDGED, journal, &[]))?;
        Ok(number.and_then(|bytes| number_of(&bytes)).unwrap_or(0))
    }

    /// Makes durable what was changed, before something else forgets what it was made of.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn keep(&self) -> Result<(), StateError> {
        self.db.flush()?;
        Ok(())
    }

    /// Under what the refused records were judged last.
    pub(crate) fn under(&self) -> Result<Option<Under>, StateError> {
        let found = self.db.get([UNDER])?;
        Ok(found.and_then(|bytes| {
            let (digest, due) = bytes.split_first_chunk::<32>()?;
            let digest = *digest;
            let due = number_of(due).map(Timestamp::from_millis);
            Some(Under { digest, due })
        }))
    }

    /// Makes changes, all of them or none.
    pub(crate) fn apply(&self, changes: Changes) -> Result<(), StateError> {
        if changes.has_standings {
            self.some_stand_not.store(true, Ordering::Release);
        }
        self.db.apply_batch(changes.batch)?;
        let added = changes.noted_rows;
        if added < 0 {
            self.noted_rows
                .fetch_sub(added.unsigned_abs(), Ordering::AcqRel);
        } else {
            self.noted_rows
                .fetch_add(added.unsigned_abs(), Ordering::AcqRel);
        }
        Ok(())
    }

    /// Writes everything out, and seals the files as they are. Called last, once.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(crate) fn close(&self) -> Result<(), StateError> {
        self.db.flush()?;
        match &self.dir {
            Some(dir) => seal::put(dir).map_err(|error| StateError::File(dir.clone(), error)),
            None => Ok(()),
        }
    }
}

impl Changes {
    /// A journal was judged up to this frame.
    pub(crate) fn judged(&mut self, journal: JournalId, next: u64) {
        let key = key(JUDGED, journal, &[]);
        self.batch.insert(key, &next.to_be_bytes());
    }

    /// All refused records were judged.
    pub(crate) fn under(&mut self, under: &Under) {
        let due = under.due.map(|due| due.as_millis().to_be_bytes());
        let due = due.as_ref().map_or(&[] as &[u8], |due| due);
        self.batch
            .insert(&[UNDER], [under.digest.as_slice(), due].concat());
    }
}

fn key(family: u8, journal: JournalId, rest: &[u8]) -> Vec<u8> {
    let (tag, number) = journal.numbers();
    [&[family, tag], number.to_be_bytes().as_slice(), rest].concat()
}

fn number_of(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEER: JournalId = JournalId::Replica(7);

    fn judge(state: &State, next: u64) {
        let mut changes = Changes::default();
        changes.judged(PEER, next);
        state.apply(changes).unwrap();
    }

    #[test]
    fn the_state_outlives_a_start_and_is_begun_anew_after_one_that_died() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("follow");
        let mut changes = Changes::default();
        let under = Under {
            digest: [7; 32],
            due: Some(Timestamp::from_millis(5)),
        };
        changes.under(&under);
        let state = State::open(&path).unwrap();
        state.apply(changes).unwrap();
        judge(&state, 42);
        state.close().unwrap();
        drop(state);
        let state = State::open(&path).unwrap();
        assert_eq!(state.judged(PEER).unwrap(), 42);
        assert_eq!(state.under().unwrap(), Some(under));
        drop(state);
        fs::write(path.with_added_extension("opening"), "").unwrap();
        let state = State::open(&path).unwrap();
        assert_eq!(
            (state.judged(PEER).unwrap(), state.under().unwrap()),
            (0, None)
        );
    }

    #[test]
    fn a_state_that_was_closed_and_changed_since_is_begun_anew() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("follow");
        let state = State::open(&path).unwrap();
        judge(&state, 1);
        state.close().unwrap();
        drop(state);
        let db = path.join("db");
        let mut bytes = fs::read(&db).unwrap();
        for byte in bytes.iter_mut().step_by(101) {
            *byte ^= 4;
        }
        fs::write(&db, bytes).unwrap();
        let state = State::open(&path).unwrap();
        assert_eq!(state.judged(PEER).unwrap(), 0);
        judge(&state, 2);
        state.close().unwrap();
        drop(state);
        let state = State::open(&path).unwrap();
        assert_eq!(state.judged(PEER).unwrap(), 2);
    }
}
