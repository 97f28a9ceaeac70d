//! How much was asked today. What is about to be asked counts before it is written, so that many at once are not more
//! than one after the other.

use std::collections::BTreeMap;
use std::sync::Mutex;

use ntc_core::party::Party;
use ntc_core::policy::Leave;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;

use crate::chain::{Asker, QueryCounts};
use crate::lock::lock;

/// Officers of one party that are counted in a day; one more is refused, and a day later begins anew.
pub(crate) const MAX_OFFICERS: usize = 256;

/// Counts by agreements and officers.
#[derive(Debug)]
pub(crate) struct Quotas(Mutex<QueryCounts>);

impl Quotas {
    /// Goes on from what was written.
    pub(crate) fn from(counts: &QueryCounts) -> Self {
        Self(Mutex::new(counts.clone()))
    }

    /// Counts so many subjects, if there is room for them.
    ///
    /// # Errors
    /// Which quota has no room for them; nothing is counted then.
    pub(super) fn take(
        &self,
        asker: &Asker,
        subjects: usize,
        leave: &Leave,
        now: Timestamp,
    ) -> Result<(), Reason> {
        let subjects = subjects as u64;
        let mut counts = lock(&self.0);
        counts.turn(now);
        let (party, officer) = counts.of(asker);
        if party.saturating_add(subjects) > u64::from(leave.per_day) {
            return Err(Reason::QueryQuota);
        }
        let is_new = officer == 0;
        let is_many = is_new && counts.officers(asker) >= MAX_OFFICERS;
        if officer.saturating_add(subjects) > u64::from(leave.per_officer) || is_many {
            return Err(Reason::QueryOfficerQuota);
        }
        counts.add(asker.clone(), subjects, now);
        Ok(())
    }

    /// Gives back what was counted and not written.
    pub(super) fn give_back(&self, asker: &Asker, subjects: usize) {
        lock(&self.0).take_back(asker, subjects as u64);
    }

    /// For each party what it was asked about, and what it asked about.
    pub(super) fn today(&self, now: Timestamp) -> Vec<(Party, u64, u64)> {
        let mut counts = lock(&self.0);
        counts.turn(now);
        let mut parties: BTreeMap<Party, (u64, u64)> = BTreeMap::new();
        for (asker, count) in counts.all() {
            let (asked, answered) = parties.entry(asker.party.clone()).or_default();
            if asker.own {
                *asked += count;
            } else {
                *answered += count;
            }
        }
        let parties = parties.into_iter();
        parties
            .map(|(party, (asked, answered))| (party, asked, answered))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leave(per_day: u32, per_officer: u32) -> Leave {
        Leave {
            per_day,
            per_officer,
            fan_out: 10,
        }
    }

    fn asker(own: bool, officer: u16) -> Asker {
        let mut name = [0; 16];
        name[..2].copy_from_slice(&officer.to_be_bytes());
        Asker {
            own,
            party: "GE/revenue-service".parse().unwrap(),
            officer: name,
        }
    }

    #[test]
    fn one_subject_past_a_quota_is_refused_and_counts_nothing() {
        let quotas = Quotas::from(&QueryCounts::default());
        let now = Timestamp::from_millis(1_700_000_000_000);
        let take = |own, officer, subjects| {
            quotas.take(&asker(own, officer), subjects, &leave(10, 6), now)
        };
        assert_eq!(take(true, 1, 6), Ok(()));
        assert_eq!(take(true, 1, 1), Err(Reason::QueryOfficerQuota));
        assert_eq!(take(true, 2, 5), Err(Reason::QueryQuota));
        assert_eq!(take(true, 2, 4), Ok(()));
        assert_eq!(take(true, 3, 1), Err(Reason::QueryQuota));
        assert_eq!(take(false, 3, 6), Ok(()));
        quotas.give_back(&asker(true, 2), 4);
        assert_eq!(take(true, 3, 4), Ok(()));
        assert_eq!(
            quotas.today(now),
            [("GE/revenue-service".parse().unwrap(), 10, 6)]
        );
        let tomorrow = now.plus(std::time::Duration::from_secs(24 * 3600));
        assert_eq!(quotas.today(tomorrow), []);
    }

    #[test]
    fn a_party_that_invents_officers_gets_no_more_of_them_than_are_counted() {
        let quotas = Quotas::from(&QueryCounts::default());
        let now = Timestamp::from_millis(1_700_000_000_000);
        let take = |officer| quotas.take(&asker(false, officer), 1, &leave(100_000, 50), now);
        let many = u16::try_from(MAX_OFFICERS).unwrap();
        assert!((0..many).all(|officer| take(officer).is_ok()));
        assert_eq!(take(many), Err(Reason::QueryOfficerQuota));
        assert_eq!(take(0), Ok(()));
    }
}
