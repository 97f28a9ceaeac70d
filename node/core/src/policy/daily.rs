//! How much one party sends another in a day. What is beyond waits for the next day.
//!
//! Days are those of UTC. A day never comes back: a clock that is set back counts on in the day that it came from.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agreement::Agreement;
use super::decision::{Clause, Decision};
use super::policies::Policies;
use crate::party::Party;
use crate::time::Timestamp;

const DAY_MS: u64 = 24 * 3600 * 1000;

/// What an agreement lets one party send another in a day.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Daily {
    /// The agreement.
    pub agreement: Arc<str>,
    /// Records; none for any number.
    pub records: Option<u64>,
    /// Bytes, those of pictures and documents included; none for any number.
    pub bytes: Option<u64>,
}

/// What the agreements by which something goes let go in a day; empty where they count nothing. What only runs the
/// federation goes by no agreement.
pub fn daily(decision: &Decision, policies: &Policies) -> Vec<Daily> {
    let mut daily: Vec<Daily> = Vec::new();
    for rule in &decision.rules {
        let (Clause::Allows(..), Some(reference)) = (&rule.clause, &rule.agreement) else {
            continue;
        };
        let Some(entry) = policies.book().by_sha256(&reference.sha256) else {
            continue;
        };
        let is_known = daily.iter().any(|known| known.agreement == reference.id);
        daily.extend(Daily::of(entry.agreement()).filter(|_| !is_known));
    }
    daily
}

/// The same of every agreement that is in force with a party.
pub fn daily_with(peer: &Party, policies: &Policies, now: Timestamp) -> Vec<Daily> {
    let book = policies.book();
    let in_force = book.in_force(policies.own(), peer, now);
    in_force
        .filter_map(|entry| Daily::of(entry.agreement()))
        .collect()
}

impl Daily {
    /// What an agreement lets go in a day; none where it counts nothing.
    fn of(agreement: &Agreement) -> Option<Self> {
        let quotas = agreement.quotas();
        let counts = quotas.records_per_day.is_some() || quotas.megabytes_per_day.is_some();
        counts.then(|| Self {
            agreement: Arc::clone(&agreement.reference().id),
            records: quotas.records_per_day.map(u64::from),
            bytes: quotas
                .megabytes_per_day
                .map(|megabytes| u64::from(megabytes) * 1_000_000),
        })
    }
}

/// What went to one party by one agreement.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Went {
    /// Records.
    pub records: u64,
    /// Bytes.
    pub bytes: u64,
}

impl Went {
    /// A record of so many bytes.
    pub const fn record(bytes: usize) -> Self {
        Self {
            records: 1,
            bytes: bytes as u64,
        }
    }

    /// So many bytes of a picture or document.
    pub const fn body(bytes: u64) -> Self {
        Self { records: 0, bytes }
    }

    /// The two together.
    #[must_use]
    pub const fn plus(self, more: Self) -> Self {
        Self {
            records: self.records.saturating_add(more.records),
            bytes: self.bytes.saturating_add(more.bytes),
        }
    }
}

/// What went in a day.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Day {
    number: u64,
    went: BTreeMap<(Party, Arc<str>), Went>,
}

impl Day {
    /// Nothing went yet.
    pub fn begin(now: Timestamp) -> Self {
        Self {
            number: now.as_millis() / DAY_MS,
            went: BTreeMap::new(),
        }
    }

    /// Goes on from what was kept of a day.
    pub fn restored(
        number: u64,
        went: impl IntoIterator<Item = ((Party, Arc<str>), Went)>,
    ) -> Self {
        Self {
            number,
            went: went.into_iter().collect(),
        }
    }

    /// The number of the day, from 1970-01-01 on.
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// What went, by party and agreement.
    pub fn all(&self) -> impl Iterator<Item = (&(Party, Arc<str>), &Went)> {
        self.went.iter()
    }

    /// Begins a new day when it is later than this one; never an earlier one.
    pub fn turn(&mut self, now: Timestamp) {
        if now.as_millis() / DAY_MS > self.number {
            *self = Self::begin(now);
        }
    }

    /// Whether so much more may go to a party today. The first record of a day goes whatever its size, and a picture or
    /// document larger than a day's bytes goes on any day with bytes left; otherwise they would never go.
    pub fn has_room(&self, party: &Party, more: Went, daily: &[Daily]) -> bool {
        daily.iter().all(|daily| {
            let key = (party.clone(), Arc::clone(&daily.agreement));
            let went = self.went.get(&key).copied().unwrap_or_default();
            let after = went.plus(more);
            let is_first = went == Went::default() && more.records <= 1;
            let is_beyond_a_day =
                |most: u64| more.records == 0 && more.bytes > most && went.bytes < most;
            daily.records.is_none_or(|most| after.records <= most)
                && daily
                    .bytes
                    .is_none_or(|most| after.bytes <= most || is_first || is_beyond_a_day(most))
        })
    }

    /// Counts what goes.
    pub fn count(&mut self, party: &Party, more: Went, daily: &[Daily]) {
        for daily in daily {
            let key = (party.clone(), Arc::clone(&daily.agreement));
            let went = self.went.entry(key).or_default();
            *went = went.plus(more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{AZ, KZ, NOW, party};
    use super::*;

    fn of(records: Option<u64>, bytes: Option<u64>) -> Vec<Daily> {
        vec![Daily {
            agreement: Arc::from("test"),
            records,
            bytes,
        }]
    }

    fn one(bytes: u64) -> Went {
        Went { records: 1, bytes }
    }

    #[test]
    fn one_record_past_the_quota_waits_and_other_parties_do_not() {
        let (mut day, most) = (Day::begin(NOW), of(Some(2), None));
        for _ in 0..2 {
            assert!(day.has_room(&party(AZ), one(10), &most));
            day.count(&party(AZ), one(10), &most);
        }
        assert!(!day.has_room(&party(AZ), one(10), &most));
        assert!(day.has_room(&party(KZ), one(10), &most));
        assert!(day.has_room(&party(AZ), one(10), &of(None, None)));
    }

    #[test]
    fn bytes_count_and_the_first_record_of_a_day_goes_whatever_it_has() {
        let (mut day, most) = (Day::begin(NOW), of(None, Some(100)));
        assert!(day.has_room(&party(AZ), one(500), &most));
        day.count(&party(AZ), one(99), &most);
        assert!(day.has_room(&party(AZ), one(1), &most));
        assert!(!day.has_room(&party(AZ), one(2), &most));
    }

    #[test]
    fn a_new_day_begins_anew_and_a_clock_that_is_set_back_gives_nothing_back() {
        let (mut day, most) = (Day::begin(NOW), of(Some(1), None));
        day.count(&party(AZ), one(1), &most);
        for back in [1, DAY_MS, 40 * DAY_MS] {
            day.turn(Timestamp::from_millis(NOW.as_millis() - back));
            assert!(!day.has_room(&party(AZ), one(1), &most), "{back} ms back");
        }
        day.turn(Timestamp::from_millis(NOW.as_millis() + DAY_MS - 1));
        assert!(!day.has_room(&party(AZ), one(1), &most));
        day.turn(Timestamp::from_millis(NOW.as_millis() + DAY_MS));
        assert!(day.has_room(&party(AZ), one(1), &most));
    }
}
