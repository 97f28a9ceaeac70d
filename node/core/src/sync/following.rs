//! The follower's side of one stream: when a receipt goes, how fast heads are taken, and what is told of a difference.
//!
//! Time is the time since the stream began.

use std::time::Duration;

use crate::envelope::Hash;

use super::adopt::StatesPart;
use crate::ledger::state::STATE_LEN;

/// Batches after which a follower that lags behind signs for what it has.
pub const RECEIPT_EVERY_BATCHES: u32 = 32;
/// Time after which it does so at the latest, when something came.
pub const RECEIPT_EVERY: Duration = Duration::from_secs(1);
/// How often a head without items is taken; an honest origin sends one a minute.
pub const HEAD_EVERY: Duration = Duration::from_secs(1);
/// How often the other side's view of other ledgers is looked at: comparing costs a verification for each note.
pub const VIEWS_HEARD_EVERY: Duration = Duration::from_secs(15);
/// States told in one message.
pub const MAX_STATES_PART: usize = 4096;

/// How far one stream has come.
#[derive(Clone, Debug)]
pub struct Following {
    receipted: Option<u64>,
    batches: u32,
    receipted_at: Duration,
    head_at: Duration,
}

impl Following {
    /// A stream on which nothing was said yet. The newest receipt goes again with the first chance: nobody knows
    /// whether the one before reached the origin.
    pub const fn new() -> Self {
        Self {
            receipted: None,
            batches: 0,
            receipted_at: Duration::ZERO,
            head_at: Duration::ZERO,
        }
    }

    /// Tells whether to sign, when `feed_size` items are durable and `level` tells that the origin has none beyond.
    pub fn is_due(&mut self, feed_size: u64, level: bool, now: Duration) -> bool {
        if feed_size == 0 || self.receipted == Some(feed_size) {
            return false;
        }
        self.batches += 1;
        let due = level
            || self.receipted.is_none()
            || self.batches >= RECEIPT_EVERY_BATCHES
            || now >= self.receipted_at + RECEIPT_EVERY;
        if due {
            self.receipted = Some(feed_size);
            self.batches = 0;
            self.receipted_at = now;
        }
        due
    }

    /// The trees were settled: the newest receipt goes again.
    pub const fn settled(&mut self) {
        self.receipted = None;
    }

    /// When a head without items may be taken that came at `now`.
    pub fn head_at(&mut self, now: Duration) -> Duration {
        let at = self.head_at.max(now);
        self.head_at = at + HEAD_EVERY;
        at
    }
}

impl Default for Following {
    fn default() -> Self {
        Self::new()
    }
}

/// How often what the other side has seen is looked at.
#[derive(Clone, Debug, Default)]
pub struct ViewsPace(Option<Duration>);

impl ViewsPace {
    /// True when the message that came at `now` is to be looked at.
    pub fn is_due(&mut self, now: Duration) -> bool {
        let due = self.0.is_none_or(|last| now >= last + VIEWS_HEARD_EVERY);
        if due {
            self.0 = Some(now);
        }
        due
    }
}

/// A follower's states of positions `from..to` as messages; `states` are those that are not the default, in feed
/// order. There is always one message.
pub fn states_parts(
    (from, to): (u64, u64),
    root: Hash,
    states: &[(u64, [u8; STATE_LEN])],
) -> Vec<StatesPart> {
    let part = |states: &[(u64, [u8; STATE_LEN])]| StatesPart {
        from,
        to,
        root,
        states: states.to_vec(),
        last: false,
    };
    let mut parts: Vec<_> = states.chunks(MAX_STATES_PART).map(part).collect();
    if parts.is_empty() {
        parts.push(part(&[]));
    }
    if let Some(last) = parts.last_mut() {
        last.last = true;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_follower_signs_when_it_is_level_and_now_and_then_while_it_is_not() {
        let mut following = Following::new();
        assert!(!following.is_due(0, true, Duration::ZERO));
        assert!(
            following.is_due(4, false, Duration::ZERO),
            "once at the start"
        );
        assert!(
            !following.is_due(4, true, SECOND),
            "not twice for one state"
        );
        for size in 5..4 + u64::from(RECEIPT_EVERY_BATCHES) {
            assert!(!following.is_due(size, false, Duration::ZERO));
        }
        assert!(following.is_due(99, false, Duration::ZERO));
        assert!(!following.is_due(100, false, RECEIPT_EVERY / 2));
        assert!(following.is_due(101, false, RECEIPT_EVERY));
        assert!(following.is_due(102, true, RECEIPT_EVERY));
    }

    #[test]
    fn a_stream_of_bare_heads_is_taken_one_a_second() {
        let mut following = Following::new();
        let at: Vec<_> = (0..3).map(|_| following.head_at(Duration::ZERO)).collect();
        assert_eq!(at, [Duration::ZERO, SECOND, SECOND * 2]);
        assert_eq!(following.head_at(SECOND * 60), SECOND * 60);
    }

    #[test]
    fn views_are_looked_at_once_in_a_while() {
        let mut pace = ViewsPace::default();
        assert!(pace.is_due(Duration::ZERO));
        assert!(!pace.is_due(VIEWS_HEARD_EVERY - SECOND));
        assert!(pace.is_due(VIEWS_HEARD_EVERY));
    }

    #[test]
    fn states_go_in_parts_and_the_last_one_says_so() {
        let root = Hash::from_bytes([1; 32]);
        let parts = states_parts((0, 9), root, &[]);
        assert!(parts.len() == 1 && parts[0].last);
        let many: Vec<_> = (0..=MAX_STATES_PART as u64).map(|n| (n, [0; 9])).collect();
        let parts = states_parts((0, 9), root, &many);
        let seen: Vec<_> = parts.iter().map(|p| (p.states.len(), p.last)).collect();
        assert_eq!(seen, [(MAX_STATES_PART, false), (1, true)]);
    }
}
