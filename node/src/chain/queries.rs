//! What the QUERY entries of a day come to: how many subjects were asked about, by whom. Quotas count by it, so a start
//! knows what was asked before it.

use std::collections::BTreeMap;

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::commit::{self, QueryDirection};
use ntc_core::party::Party;
use ntc_core::query::Officer;
use ntc_core::time::Timestamp;
use prost::Message;

use super::state::Damaged;

const DAY_MS: u64 = 24 * 3600 * 1000;

/// A QUERY entry.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct QueryFrame {
    /// The entry, 41 bytes.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) entry: Vec<u8>,
    /// Salt of its commitment, 32 bytes.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) salt: Vec<u8>,
    /// Digest of the question or the answer, 32 bytes.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) digest: Vec<u8>,
    /// Number of the direction.
    #[prost(uint32, tag = "4")]
    pub(crate) direction: u32,
    /// The other party.
    #[prost(string, tag = "5")]
    pub(crate) party: String,
    /// Which officer asked, 16 bytes.
    #[prost(bytes = "vec", tag = "6")]
    pub(crate) officer: Vec<u8>,
    /// Subjects asked about.
    #[prost(uint32, tag = "7")]
    pub(crate) subjects: u32,
}

impl QueryFrame {
    /// The commitment that the frame opens; none when it is not as written.
    pub(crate) fn commitment(&self) -> Option<Hash> {
        let salt = self.salt.as_slice().try_into().ok()?;
        let digest = Hash::from_slice(&self.digest)?;
        Some(commit::query(salt, direction(self.direction)?, &digest))
    }
}

/// What a QUERY entry is made of.
#[derive(Clone, Debug)]
pub(crate) struct QueryTold {
    /// Which way the query goes.
    pub(crate) direction: QueryDirection,
    /// The other party.
    pub(crate) party: Party,
    /// Which officer asks.
    pub(crate) officer: Officer,
    /// Subjects asked about.
    pub(crate) subjects: u32,
    /// Digest of the question or the answer.
    pub(crate) digest: Hash,
}

/// Whose subjects are counted together.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Asker {
    /// True when this party asked.
    pub(crate) own: bool,
    /// The other party.
    pub(crate) party: Party,
    /// The officer.
    pub(crate) officer: Officer,
}

/// Subjects asked about on one day (UTC).
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct QueryCounts {
    day: u64,
    counts: BTreeMap<Asker, u64>,
}

impl QueryCounts {
    /// The counts of a day, from their parts.
    pub(crate) fn from_parts(day: u64, counts: impl IntoIterator<Item = (Asker, u64)>) -> Self {
        let counts = counts.into_iter().collect();
        Self { day, counts }
    }

    /// All that was counted.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Asker, u64)> {
        self.counts.iter().map(|(asker, count)| (asker, *count))
    }

    /// Counts subjects at a time; another day begins with nothing.
    pub(crate) fn add(&mut self, asker: Asker, subjects: u64, at: Timestamp) {
        self.turn(at);
        let count = self.counts.entry(asker).or_default();
        *count = count.saturating_add(subjects);
    }

    /// Takes back what was counted and not asked.
    pub(crate) fn take_back(&mut self, asker: &Asker, subjects: u64) {
        if let Some(count) = self.counts.get_mut(asker) {
            *count = count.saturating_sub(subjects);
        }
    }

    /// Begins the day of a time, if it is a later one.
    pub(crate) fn turn(&mut self, at: Timestamp) {
        let day = at.as_millis() / DAY_MS;
        if day > self.day {
            self.day = day;
            self.counts.clear();
        }
    }

    /// What was asked about, and what by one officer, in one direction.
    pub(crate) fn of(&self, asker: &Asker) -> (u64, u64) {
        let (own, party) = (asker.own, &asker.party);
        let of_party = self.counts.iter();
        let of_party = of_party.filter(|(it, _)| it.own == own && it.party == *party);
        let sum = of_party.map(|(_, count)| *count).sum();
        (sum, self.counts.get(asker).copied().unwrap_or_default())
    }

    /// How many officers were counted for a party in one direction.
    pub(crate) fn officers(&self, asker: &Asker) -> usize {
        let of_party = self.counts.keys();
        let of_party = of_party.filter(|it| it.own == asker.own && it.party == asker.party);
        of_party.count()
    }

    /// Takes a QUERY entry of this time.
    ///
    /// # Errors
    /// When it is not as written.
    pub(super) fn take(&mut self, frame: &QueryFrame, at: Timestamp) -> Result<(), Damaged> {
        const DAMAGED: Damaged = Damaged("a QUERY entry cannot be read");
        let asker = Asker {
            own: direction(frame.direction).ok_or(DAMAGED)? == QueryDirection::Asked,
            party: frame.party.parse().map_err(|_| DAMAGED)?,
            officer: frame.officer.as_slice().try_into().map_err(|_| DAMAGED)?,
        };
        self.add(asker, u64::from(frame.subjects), at);
        Ok(())
    }
}

/// The counts as they are saved.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct SavedQueries {
    /// The day.
    #[prost(uint64, tag = "1")]
    day: u64,
    /// What was counted.
    #[prost(message, repeated, tag = "2")]
    counts: Vec<SavedCount>,
}

#[derive(Clone, PartialEq, Message)]
struct SavedCount {
    #[prost(bool, tag = "1")]
    own: bool,
    #[prost(string, tag = "2")]
    party: String,
    #[prost(bytes = "vec", tag = "3")]
    officer: Vec<u8>,
    #[prost(uint64, tag = "4")]
    count: u64,
}

impl SavedQueries {
    /// What is saved of the counts.
    pub(super) fn of(counts: &QueryCounts) -> Self {
        let saved = counts.all().map(|(asker, count)| SavedCount {
            own: asker.own,
            party: asker.party.to_string(),
            officer: asker.officer.to_vec(),
            count,
        });
        Self {
            day: counts.day,
            counts: saved.collect(),
        }
    }

    /// The counts; none when they are not as written.
    pub(super) fn restored(&self) -> Option<QueryCounts> {
        let counts = self.counts.iter().map(|saved| {
            let asker = Asker {
                own: saved.own,
                party: saved.party.parse().ok()?,
                officer: saved.officer.as_slice().try_into().ok()?,
            };
            Some((asker, saved.count))
        });
        let counts = counts.collect::<Option<Vec<_>>>()?;
        Some(QueryCounts::from_parts(self.day, counts))
    }
}

const fn direction(number: u32) -> Option<QueryDirection> {
    match number {
        1 => Some(QueryDirection::Asked),
        2 => Some(QueryDirection::Answered),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asker(own: bool, officer: u8) -> Asker {
        Asker {
            own,
            party: "GE/revenue-service".parse().unwrap(),
            officer: [officer; 16],
        }
    }

    fn at(day: u64) -> Timestamp {
        Timestamp::from_millis(day * DAY_MS + 5)
    }

    #[test]
    fn subjects_count_for_their_party_officer_direction_and_day() {
        let mut counts = QueryCounts::default();
        counts.add(asker(true, 1), 3, at(7));
        counts.add(asker(true, 2), 4, at(7));
        counts.add(asker(false, 1), 5, at(7));
        assert_eq!(counts.of(&asker(true, 1)), (7, 3));
        assert_eq!(counts.of(&asker(false, 1)), (5, 5));
        assert_eq!(counts.officers(&asker(true, 1)), 2);
        counts.take_back(&asker(true, 1), 2);
        assert_eq!(counts.of(&asker(true, 1)), (5, 1));
        let saved = SavedQueries::of(&counts);
        assert_eq!(saved.restored(), Some(counts.clone()));
        // A clock that goes back brings no day back.
        counts.turn(at(6));
        assert_eq!(counts.of(&asker(true, 1)), (5, 1));
        counts.turn(at(8));
        assert_eq!(counts.of(&asker(true, 1)), (0, 0));
    }
}
