//! Bodies of pictures and documents: which are wanted, which a record named once, and which count against a quota.

use super::family::Family;
use super::{Changes, State, StateError, key, number_of};
use crate::media::Body;
use crate::store::index::JournalId;

/// A body that is wanted.
const WANTED: u8 = Family::Wanted as u8;
/// A body that a record named until the section that did was erased.
const UNNAMED: u8 = Family::Unnamed as u8;
/// A body that is held and that a record of a partner names, which counts against the quota of that partner.
const COUNTS: u8 = Family::Counts as u8;

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

impl State {
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

    /// Whether a body counts against the quota of a journal's party.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn counts(&self, journal: JournalId, sha256: &[u8; 32]) -> Result<bool, StateError> {
        Ok(self.db.contains_key(key(COUNTS, journal, sha256))?)
    }

    /// Bytes of all bodies that count against the quota of a journal's party.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn bodies_of(&self, journal: JournalId) -> Result<u64, StateError> {
        let mut bytes = 0_u64;
        for item in self.db.scan_prefix(key(COUNTS, journal, &[])) {
            let (_, size) = item?;
            bytes = bytes.saturating_add(number_of(&size).unwrap_or(0));
        }
        Ok(bytes)
    }

    /// A body counts no more against the quota of a journal's party: of how many bytes it was. None when it did not.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) fn counts_no_more(
        &self,
        journal: JournalId,
        sha256: &[u8; 32],
    ) -> Result<Option<u64>, StateError> {
        let size = self.db.remove(key(COUNTS, journal, sha256))?;
        Ok(size.and_then(|size| number_of(&size)))
    }
}

impl Changes {
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

    /// A body counts against the quota of a journal's party.
    pub(crate) fn counts(&mut self, journal: JournalId, body: &Body) {
        let key = key(COUNTS, journal, &body.sha256);
        self.batch.insert(key, &body.size.to_be_bytes());
    }
}

impl Unnamed {
    fn key(&self) -> Vec<u8> {
        key(UNNAMED, self.journal, &self.sha256)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const PEER: JournalId = JournalId::Replica(7);

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

    #[test]
    fn a_body_counts_once_for_each_party_that_names_it_until_it_counts_no_more() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let other = JournalId::Replica(8);
        let body = |byte| Body {
            sha256: [byte; 32],
            size: u64::from(byte),
        };
        for _ in 0..2 {
            let mut changes = Changes::default();
            changes.counts(PEER, &body(3));
            changes.counts(PEER, &body(4));
            changes.counts(other, &body(4));
            state.apply(changes).unwrap();
        }
        let sums = || [PEER, other].map(|journal| state.bodies_of(journal).unwrap());
        assert_eq!(sums(), [7, 4]);
        assert_eq!(state.counts_no_more(PEER, &[4; 32]).unwrap(), Some(4));
        assert_eq!(state.counts_no_more(PEER, &[4; 32]).unwrap(), None);
        assert!(state.counts(other, &[4; 32]).unwrap());
        assert_eq!(sums(), [3, 4]);
    }
}
