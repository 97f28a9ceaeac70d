//! How each session stands, for those who look.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use ntc_core::checkup::Seen;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::time::{MAX_CLOCK_SKEW, Timestamp};

use crate::lock::lock;

/// Whether a peer's feed is followed now.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum PeerState {
    /// A session follows its feed.
    Connected,
    /// It is dialled again after a wait.
    #[default]
    Waiting,
    /// It broke a rule of the feed; it is tried again, rarely.
    Quarantined,
    /// An administrator suspended it, or it showed two histories: nothing is taken from it.
    Stopped,
    /// What this node holds of it cannot be opened: nothing is taken from it until that is mended.
    Aside,
}

impl PeerState {
    /// The word for it in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Waiting => "waiting",
            Self::Quarantined => "quarantined",
            Self::Stopped => "stopped",
            Self::Aside => "aside",
        }
    }
}

/// Streams of one peer that take each other's place within [`TWICE_WITHIN`]. A connection that breaks now and then does
/// that to a few; two nodes with the same keys do it to each other without end.
pub const TWICE: usize = 8;
/// How long a stream that took another's place is remembered.
pub const TWICE_WITHIN: Duration = Duration::from_secs(600);

/// How one session stands.
#[derive(Clone, Debug, Default)]
pub struct SessionStatus {
    /// Whether its feed is followed.
    pub state: PeerState,
    /// Why not, as a sentence; empty when it is.
    pub detail: Seen,
    /// When it was last heard from.
    pub last_seen: Option<Timestamp>,
    /// Batches that were refused.
    pub refused: u64,
    /// Code of the last refusal.
    pub last_refusal: Option<Reason>,
    /// How far its clock runs ahead of this node's, milliseconds; below zero when it runs behind.
    pub clock_ahead_ms: Option<i64>,
    /// What it does not take of this node, if it takes nothing.
    pub untaken: Option<Untaken>,
    /// Why its newest receipt does not count, if it does not.
    pub receipt_refused: Option<Reason>,
    /// When streams of it took the place of one that had not ended, the newest [`TWICE`] of them.
    displaced: VecDeque<Timestamp>,
}

/// That a peer ended a stream instead of signing for what it was sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Untaken {
    /// Since when.
    pub since: Timestamp,
    /// The first item of its feed that it did not sign for.
    pub from: u64,
    /// How often it did so.
    pub times: u64,
}

impl SessionStatus {
    /// True when the two clocks differ by more than records may.
    pub fn clocks_differ(&self) -> bool {
        let allowed = u64::try_from(MAX_CLOCK_SKEW.as_millis()).unwrap_or(u64::MAX);
        self.clock_ahead_ms
            .is_some_and(|ahead| ahead.unsigned_abs() > allowed)
    }

    /// True when its streams took each other's place so often lately that two nodes seem to run with its keys.
    pub fn seems_to_run_twice(&self, now: Timestamp) -> bool {
        let oldest = self.displaced.front();
        let lately = oldest.is_some_and(|oldest| oldest.plus(TWICE_WITHIN) > now);
        self.displaced.len() == TWICE && lately
    }
}

/// The statuses of all sessions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statuses(Arc<Mutex<BTreeMap<Party, SessionStatus>>>);

impl Statuses {
    pub(super) fn get(&self, party: &Party) -> SessionStatus {
        self.lock().get(party).cloned().unwrap_or_default()
    }

    /// Why a peer is put aside; none when it is not.
    pub(crate) fn aside(&self, party: &Party) -> Option<Seen> {
        let status = self.get(party);
        (status.state == PeerState::Aside).then_some(status.detail)
    }

    /// A peer that was put aside has its session after all.
    pub(super) fn put_back(&self, party: &Party) {
        let mut statuses = self.lock();
        if let Some(status) = statuses.get_mut(party)
            && status.state == PeerState::Aside
        {
            status.state = PeerState::Waiting;
            status.detail = Seen::default();
        }
    }

    pub(super) fn set(&self, party: &Party, state: PeerState, detail: impl Into<Seen>) {
        let mut statuses = self.lock();
        let status = statuses.entry(party.clone()).or_default();
        status.state = state;
        status.detail = detail.into();
    }

    pub(super) fn forget(&self, party: &Party) {
        self.lock().remove(party);
    }

    pub(super) fn seen(&self, party: &Party, now: Timestamp) {
        self.lock().entry(party.clone()).or_default().last_seen = Some(now);
    }

    /// Notes what the peer's clock said when this node's said `now`.
    pub(super) fn clock(&self, party: &Party, theirs: Timestamp, now: Timestamp) {
        let millis = |time: Timestamp| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let ahead = millis(theirs).saturating_sub(millis(now));
        let mut statuses = self.lock();
        let status = statuses.entry(party.clone()).or_default();
        let before = status.clocks_differ();
        status.clock_ahead_ms = Some(ahead);
        if status.clocks_differ() && !before {
            tracing::warn!(
                peer.id = %party, ahead_ms = ahead,
                "the peer's clock and this node's differ by more than five minutes; one of them is wrong, and records \
                 will be refused for their times"
            );
        }
    }

    /// Notes that a stream of the peer took the place of one that had not ended.
    pub(super) fn displaced(&self, party: &Party, now: Timestamp) {
        let mut statuses = self.lock();
        let status = statuses.entry(party.clone()).or_default();
        status.displaced.push_back(now);
        if status.displaced.len() > TWICE {
            status.displaced.pop_front();
        }
    }

    /// Notes that the peer ended a stream on which it was sent the item at `from`, and did not sign for that.
    pub(super) fn untaken(&self, party: &Party, from: u64, now: Timestamp) {
        let mut statuses = self.lock();
        let status = statuses.entry(party.clone()).or_default();
        let known = status.untaken.filter(|untaken| untaken.from == from);
        let (since, times) = known.map_or((now, 0), |known| (known.since, known.times));
        status.untaken = Some(Untaken {
            since,
            from,
            times: times + 1,
        });
    }

    /// Notes how much of its feed the peer holds, or signed for.
    pub(super) fn taken(&self, party: &Party, size: u64) {
        if let Some(status) = self.lock().get_mut(party)
            && status.untaken.is_some_and(|untaken| untaken.from < size)
        {
            status.untaken = None;
        }
    }

    /// Notes whether the newest receipt of the peer counts.
    pub(super) fn receipt(&self, party: &Party, refused: Option<Reason>) {
        self.lock()
            .entry(party.clone())
            .or_default()
            .receipt_refused = refused;
    }

    pub(super) fn refused(&self, party: &Party, reason: Reason) {
        let mut statuses = self.lock();
        let status = statuses.entry(party.clone()).or_default();
        status.refused += 1;
        status.last_refusal = Some(reason);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Party, SessionStatus>> {
        lock(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_peer_does_not_take_is_known_since_the_first_time_and_until_it_takes_it() {
        let (statuses, party) = (Statuses::default(), "FI/customs".parse().unwrap());
        let at = |secs: u64| Timestamp::from_millis(secs * 1000);
        let known = || statuses.get(&party).untaken;
        statuses.untaken(&party, 7, at(1));
        statuses.untaken(&party, 7, at(60));
        let since = Untaken {
            since: at(1),
            from: 7,
            times: 2,
        };
        assert_eq!(known(), Some(since));
        statuses.taken(&party, 7);
        assert_eq!(known(), Some(since), "it comes again where it was");
        statuses.taken(&party, 8);
        assert_eq!(known(), None);
    }

    #[test]
    fn a_peer_seems_to_run_twice_when_its_streams_displace_each_other_often_and_lately() {
        let (statuses, party) = (Statuses::default(), "FI/customs".parse().unwrap());
        let at = |secs: u64| Timestamp::from_millis(secs * 1000);
        let seems = |now| statuses.get(&party).seems_to_run_twice(now);
        for second in 1..TWICE as u64 {
            statuses.displaced(&party, at(second));
            assert!(!seems(at(second)), "{second}");
        }
        statuses.displaced(&party, at(100));
        assert!(seems(at(100)));
        assert!(seems(at(600)) && !seems(at(601)), "the oldest is forgotten");
        statuses.displaced(&party, at(602));
        assert!(seems(at(601)));
    }
}
