//! How long to wait before a peer is dialled again: doubling, capped, spread by chance.

use std::time::Duration;

/// Wait after the first failure.
const FIRST: Duration = Duration::from_millis(250);
/// Longest wait.
pub const MAX_BACKOFF: Duration = Duration::from_secs(30);
/// Rest after the first failure that not even life of the peer shortens.
const FIRST_REST: Duration = Duration::from_millis(100);
/// Longest rest.
const MAX_REST: Duration = Duration::from_secs(2);

/// The waits of one peer.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    failures: u32,
}

impl Backoff {
    /// The next wait: between half and the whole of the doubled step, by `chance` from 0 to 255.
    pub(crate) fn next(&mut self, chance: u8) -> Duration {
        let step = FIRST
            .saturating_mul(1 << self.failures.min(16))
            .min(MAX_BACKOFF);
        self.failures = self.failures.saturating_add(1);
        step / 2 + (step / 2).mul_f64(f64::from(chance) / 255.0)
    }

    /// How much of the next wait nothing shortens.
    pub(crate) fn rest(&self) -> Duration {
        FIRST_REST
            .saturating_mul(1 << self.failures.min(16))
            .min(MAX_REST)
    }

    /// The peer was followed: the next failure waits shortly again.
    pub(crate) fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_and_rests_double_up_to_their_caps_and_start_over_once_a_peer_was_followed() {
        let mut backoff = Backoff::default();
        let all: Vec<_> = (0..12)
            .map(|_| (backoff.rest(), backoff.next(255)))
            .collect();
        let (rests, waits): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        assert_eq!(rests[..2], [FIRST_REST, FIRST_REST * 2]);
        assert!(rests.is_sorted() && rests[11] == MAX_REST);
        assert_eq!(waits[0], FIRST);
        assert_eq!(waits[1], FIRST * 2);
        assert!(waits.is_sorted() && waits[11] == MAX_BACKOFF);
        backoff.reset();
        assert_eq!(backoff.next(0), FIRST / 2);
    }
}
