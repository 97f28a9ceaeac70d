//! How often a replica may go on under another id.
//!
//! A new id begins another tree: the follower makes the id durable, the origin makes durable that it came and counts
//! the tree from the first item again. An honest follower needs one after it was restored or lost its end, which is
//! rare; without an end either side could have the other one work and write for nothing.

use std::time::Duration;

use crate::admission::{Bucket, Rate};

/// How often a follower draws another id because the origin says that the replica signed for more than it holds. The
/// follower cannot check that, so it believes it no more often than this.
pub const RENEWALS: Rate = Rate {
    tokens: 1,
    per: Duration::from_secs(6 * 3600),
    burst: 3,
};

/// How often an origin takes another id from one follower.
pub const NEW_REPLICAS: Rate = Rate {
    tokens: 1,
    per: Duration::from_secs(600),
    burst: 8,
};

/// What is left of one of these rates with one partner. Time is the time since it was made.
#[derive(Clone, Debug)]
pub struct Renewals(Bucket);

impl Renewals {
    /// A full measure of this rate.
    pub const fn at(rate: Rate) -> Self {
        Self(Bucket::full(rate))
    }

    /// Takes one.
    ///
    /// # Errors
    /// How long it takes until there is one; nothing is taken then.
    pub fn take(&mut self, now: Duration) -> Result<(), Duration> {
        self.0.take(1, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_renewal_past_the_burst_waits_for_the_rate() {
        for rate in [RENEWALS, NEW_REPLICAS] {
            let mut renewals = Renewals::at(rate);
            for _ in 0..rate.burst {
                assert_eq!(renewals.take(Duration::ZERO), Ok(()));
            }
            assert_eq!(renewals.take(Duration::ZERO), Err(rate.per));
            assert_eq!(renewals.take(rate.per), Ok(()));
            assert!(renewals.take(rate.per).is_err());
        }
    }
}
