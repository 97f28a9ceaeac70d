//! The state of the loop, in sled: how far each journal was judged, what is refused, which bodies are wanted.
//!
//! It is small, grows rarely and its keys come in the order of journals. It is derived: lost, everything is judged
//! again. sled answers some damage with a panic; so its files are sealed with a checksum when the node stops, and a
//! mark stands beside them while they are opened and read through. A start that finds a broken seal, or the mark of one
//! that died, begins an empty state.

mod duties;
mod life;
mod seal;
mod thread;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;

pub(crate) use self::duties::{Came, Owed};
use self::life::STANDING;
pub(crate) use self::life::{Chore, note_key};
use crate::media::Body;
use crate::store::index::{JournalId, Refused};

/// What sled may cache, bytes.
const CACHE_BYTES: u64 = 4 << 20;
/// How often sled writes behind, milliseconds. What is lost by it is judged again.
const FLUSH_MS: u64 = 500;

/// How far a journal was judged.
const JUDGED: u8 = 1;
/// A record that is refused.
const REFUSED: u8 = 2;
/// A body that is wanted.
const WANTED: u8 = 3;
/// A body that a record named until the section that did was erased.
const UNNAMED: u8 = 9;
/// Under what all refused records were judged last.
const UNDER: u8 = 4;

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

/// A record that is refused, as the state keeps it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Refusal {
    /// Its place in the feed.
    pub(crate) seq: u64,
    /// Its entry in its origin's ledger.
    pub(crate) ledger_index: u64,
    /// The frame that disclosed it.
    pub(crate) number: u64,
    /// Why.
    pub(crate) refused: Refused,
}

/// Under what the refused records were judged last.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Under {
    /// Digest of the policies, of those in force, and of the software's version.
    pub(crate) digest: [u8; 32],
    /// When time alone makes one of them acceptable.
    pub(crate) due: Option<Timestamp>,
}

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(uint64, tag = "1")]
    ledger_index: u64,
    #[prost(uint64, tag = "2")]
    number: u64,
    #[prost(uint32, tag = "3")]
    reason: u32,
    #[prost(uint64, optional, tag = "4")]
    until: Option<u64>,
}

/// A body that a record named until the section that did was erased.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Unnamed {
    /// The record's journal.
    pub(crate) journal: JournalId,
    /// Number of the frame behind the one that tells of the erasure.
    pub(crate) behind: u64,
    /// SHA-256 of the body.
    pub(crate) sha256: [u8; 32],
}

/// What one turn changes, taken whole or not at all.
#[derive(Default)]
pub(crate) struct Changes {
    batch: sled::Batch,
    has_chores: bool,
    has_standings: bool,
}

/// The state.
#[derive(Clone, Debug)]
pub(crate) struct State {
    db: sled::Db,
    /// Where it is kept; none when it ends with this run.
    dir: Option<PathBuf>,
    /// False while every record stands, which is looked up for each that is indexed.
    some_stand_not: Arc<AtomicBool>,
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
            let (dir, some_stand_not) = (None, Arc::default());
            Ok(Self {
                db,
                dir,
                some_stand_not,
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
        let mut some_stand_not = false;
        for item in db.iter() {
            let (key, _) = item?;
            some_stand_not |= key.first() == Some(&STANDING);
        }
        let dir = Some(dir.to_owned());
        Ok(Self {
            db,
            dir,
            some_stand_not: Arc::new(some_stand_not.into()),
        })
    }

    /// How far a journal was judged: the number of the next frame.
    pub(crate) fn judged(&self, journal: JournalId) -> Result<u64, StateError> {
        let number = self.db.get(key(JUDGED, journal, &[]))?;
        Ok(number.and_then(|bytes| number_of(&bytes)).unwrap_or(0))
    }

    /// Why the record at a place of a feed is refused; none when it is not.
    pub(crate) fn refused(
        &self,
        journal: JournalId,
        seq: u64,
    ) -> Result<Option<Refused>, StateError> {
        let row = self.db.get(key(REFUSED, journal, &seq.to_be_bytes()))?;
        Ok(row.and_then(|row| refusal(seq, &row)).map(|it| it.refused))
    }

    /// Refused records of a journal from a place on, in the order of its feed.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn refusals(
        &self,
        journal: JournalId,
        from: u64,
        limit: usize,
    ) -> Result<Vec<Refusal>, StateError> {
        let prefix = key(REFUSED, journal, &[]);
        let from = key(REFUSED, journal, &from.to_be_bytes());
        let mut refusals = Vec::new();
        for item in self.db.range(from..).take(limit) {
            let (key, row) = item?;
            let Some(seq) = key.strip_prefix(prefix.as_slice()) else {
                break;
            };
            refusals.extend(number_of(seq).and_then(|seq| refusal(seq, &row)));
        }
        Ok(refusals)
    }

    /// How many records of a journal are refused.
    pub(crate) fn refused_in(&self, journal: JournalId) -> u64 {
        let rows = self.db.scan_prefix(key(REFUSED, journal, &[]));
        // What cannot be read is judged again at the next start.
        rows.filter(Result::is_ok).count() as u64
    }

    /// How many records of a journal are refused for each reason.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn refused_by_reason(
        &self,
        journal: JournalId,
    ) -> Result<BTreeMap<Reason, u64>, StateError> {
        let mut counts = BTreeMap::new();
        for item in self.db.scan_prefix(key(REFUSED, journal, &[])) {
            let (_, row) = item?;
            if let Some(refusal) = refusal(0, &row) {
                *counts.entry(refusal.refused.reason).or_insert(0) += 1;
            }
        }
        Ok(counts)
    }

    /// Bodies wanted from a journal's party behind a place, with their places.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn wanted(
        &self,
        journal: JournalId,
        behind: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<(Vec<u8>, Body)>, StateError> {
        let prefix = key(WANTED, journal, &[]);
        let from = behind.map_or_else(|| prefix.clone(), |behind| [behind, &[0]].concat());
        let mut wanted = Vec::new();
        for item in self.db.range(from..).take(limit) {
            let (key, row) = item?;
            if !key.starts_with(&prefix) {
                break;
            }
            let (sha256, size) = row.split_first_chunk::<32>().unzip();
            let size = size.and_then(number_of);
            wanted.extend(sha256.zip(size).map(|(sha256, size)| {
                let sha256 = *sha256;
                (key.to_vec(), Body { sha256, size })
            }));
        }
        Ok(wanted)
    }

    /// The body at a place is held, or never will be. False when it was wanted no more.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) fn no_longer_wanted(&self, place: &[u8]) -> Result<bool, StateError> {
        Ok(self.db.remove(place)?.is_some())
    }

    /// Bodies that records named once, behind one of them, so many at most.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn unnamed(
        &self,
        after: Option<&Unnamed>,
        limit: usize,
    ) -> Result<Vec<Unnamed>, StateError> {
        let from = after.map_or_else(|| vec![UNNAMED], |after| [&*after.key(), &[0]].concat());
        let mut unnamed = Vec::new();
        for item in self.db.range(from..vec![UNNAMED + 1]).take(limit) {
            let (key, behind) = item?;
            unnamed.extend(unnamed_of(&key, &behind));
        }
        Ok(unnamed)
    }

    /// A body is destroyed, or a record names it.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) fn settled(&self, unnamed: &Unnamed) -> Result<(), StateError> {
        self.db.remove(unnamed.key())?;
        Ok(())
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
        Ok(self.db.apply_batch(changes.batch)?)
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

    /// A record is refused.
    pub(crate) fn refuse(&mut self, journal: JournalId, refusal: &Refusal) {
        let row = Row {
            ledger_index: refusal.ledger_index,
            number: refusal.number,
            reason: u32::from(refusal.refused.reason.number()),
            until: refusal.refused.until.map(Timestamp::as_millis),
        };
        let key = key(REFUSED, journal, &refusal.seq.to_be_bytes());
        self.batch.insert(key, row.encode_to_vec());
    }

    /// A record is no longer refused.
    pub(crate) fn accept(&mut self, journal: JournalId, seq: u64) {
        self.batch.remove(key(REFUSED, journal, &seq.to_be_bytes()));
    }

    /// A record names this body, the `place`th of it, and it is not held.
    pub(crate) fn want(&mut self, journal: JournalId, seq: u64, place: u32, body: &Body) {
        let rest = [seq.to_be_bytes().as_slice(), &place.to_be_bytes()].concat();
        let value = [body.sha256.as_slice(), &body.size.to_be_bytes()].concat();
        self.batch.insert(key(WANTED, journal, &rest), value);
    }

    /// A body, the `place`th that a record named, is named by it no more.
    pub(crate) fn unname(&mut self, (seq, place): (u64, u32), unnamed: &Unnamed) {
        let rest = [seq.to_be_bytes().as_slice(), &place.to_be_bytes()].concat();
        self.batch.remove(key(WANTED, unnamed.journal, &rest));
        self.unwanted(unnamed);
    }

    /// A body was fetched that is wanted no more.
    pub(crate) fn unwanted(&mut self, unnamed: &Unnamed) {
        self.batch
            .insert(unnamed.key(), &unnamed.behind.to_be_bytes());
    }

    /// All refused records were judged.
    pub(crate) fn under(&mut self, under: &Under) {
        let due = under.due.map(|due| due.as_millis().to_be_bytes());
        let due = due.as_ref().map_or(&[] as &[u8], |due| due);
        self.batch
            .insert(&[UNDER], [under.digest.as_slice(), due].concat());
    }
}

impl Unnamed {
    fn key(&self) -> Vec<u8> {
        key(UNNAMED, self.journal, &self.sha256)
    }
}

fn key(family: u8, journal: JournalId, rest: &[u8]) -> Vec<u8> {
    let (tag, number) = journal.numbers();
    [&[family, tag], number.to_be_bytes().as_slice(), rest].concat()
}

fn number_of(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.try_into().ok()?))
}

fn unnamed_of(key: &[u8], behind: &[u8]) -> Option<Unnamed> {
    let ([_, tag], rest) = key.split_first_chunk()?;
    let (number, sha256) = rest.split_first_chunk()?;
    Some(Unnamed {
        journal: JournalId::from_numbers(*tag, u32::from_be_bytes(*number))?,
        behind: number_of(behind)?,
        sha256: sha256.try_into().ok()?,
    })
}

fn refusal(seq: u64, row: &[u8]) -> Option<Refusal> {
    let row = Row::decode(row).ok()?;
    let reason = u16::try_from(row.reason)
        .ok()
        .and_then(Reason::from_number)?;
    Some(Refusal {
        seq,
        ledger_index: row.ledger_index,
        number: row.number,
        refused: Refused {
            reason,
            until: row.until.map(Timestamp::from_millis),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEER: JournalId = JournalId::Replica(7);

    fn refuse(state: &State, journal: JournalId, seq: u64) -> Refusal {
        let refusal = Refusal {
            seq,
            ledger_index: seq * 3,
            number: seq + 100,
            refused: Refused {
                reason: Reason::TimeInFuture,
                until: Some(Timestamp::from_millis(9)),
            },
        };
        let mut changes = Changes::default();
        changes.refuse(journal, &refusal);
        state.apply(changes).unwrap();
        refusal
    }

    #[test]
    fn what_is_refused_is_told_in_the_order_of_its_feed_and_of_its_journal_alone() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let all: Vec<_> = [1, 5, 300].map(|seq| refuse(&state, PEER, seq)).into();
        refuse(&state, JournalId::Replica(8), 2);
        assert_eq!(state.refusals(PEER, 0, 10).unwrap(), all);
        assert_eq!(state.refusals(PEER, 2, 1).unwrap(), all[1..2]);
        assert_eq!(state.refused(PEER, 5).unwrap(), Some(all[1].refused));
        assert_eq!(state.refused(PEER, 6).unwrap(), None);
        let mut changes = Changes::default();
        changes.accept(PEER, 5);
        state.apply(changes).unwrap();
        assert_eq!(state.refused(PEER, 5).unwrap(), None);
    }

    #[test]
    fn the_state_outlives_a_start_and_is_begun_anew_after_one_that_died() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("follow");
        let mut changes = Changes::default();
        changes.judged(PEER, 42);
        let under = Under {
            digest: [7; 32],
            due: Some(Timestamp::from_millis(5)),
        };
        changes.under(&under);
        let state = State::open(&path).unwrap();
        state.apply(changes).unwrap();
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
        refuse(&state, PEER, 1);
        state.close().unwrap();
        drop(state);
        let db = path.join("db");
        let mut bytes = fs::read(&db).unwrap();
        for byte in bytes.iter_mut().step_by(101) {
            *byte ^= 4;
        }
        fs::write(&db, bytes).unwrap();
        let state = State::open(&path).unwrap();
        assert!(state.refusals(PEER, 0, 10).unwrap().is_empty());
        refuse(&state, PEER, 2);
        state.close().unwrap();
        drop(state);
        let state = State::open(&path).unwrap();
        assert_eq!(state.refusals(PEER, 0, 10).unwrap().len(), 1);
    }

    #[test]
    fn a_wanted_body_is_told_until_it_is_held() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let body = |byte| Body {
            sha256: [byte; 32],
            size: u64::from(byte),
        };
        let mut changes = Changes::default();
        changes.want(PEER, 3, 0, &body(1));
        changes.want(PEER, 3, 1, &body(2));
        changes.want(JournalId::Replica(8), 1, 0, &body(3));
        state.apply(changes).unwrap();
        let wanted = state.wanted(PEER, None, 10).unwrap();
        let bodies: Vec<_> = wanted.iter().map(|(_, body)| *body).collect();
        assert_eq!(bodies, [body(1), body(2)]);
        let behind = state.wanted(PEER, Some(&wanted[0].0), 10).unwrap();
        assert_eq!(behind, wanted[1..]);
        state.no_longer_wanted(&wanted[0].0).unwrap();
        assert_eq!(state.wanted(PEER, None, 10).unwrap(), wanted[1..]);
    }
}
