//! A token bucket: so much at once, so much in a time.

use std::time::Duration;

/// How much may be taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rate {
    /// Tokens that come back in [`Rate::per`].
    pub tokens: u32,
    /// The time in which they come back.
    pub per: Duration,
    /// Tokens in a full bucket.
    pub burst: u32,
}

impl Rate {
    /// So many tokens in a second.
    pub const fn per_second(tokens: u32, burst: u32) -> Self {
        Self {
            tokens,
            per: Duration::from_secs(1),
            burst,
        }
    }
}

/// A bucket of tokens. It starts full.
#[derive(Clone, Debug)]
pub struct Bucket {
    rate: Rate,
    /// Tokens, each counted as the nanoseconds of [`Rate::per`], so that no look loses a fraction of one. Below zero
    /// after more was charged than was there.
    level: i128,
    at: Duration,
}

impl Bucket {
    /// A full bucket.
    pub const fn full(rate: Rate) -> Self {
        Self {
            rate,
            level: rate.burst as i128 * rate.per.as_nanos() as i128,
            at: Duration::ZERO,
        }
    }

    /// Takes tokens if they are there.
    ///
    /// # Errors
    /// How long it takes until they are there; nothing is taken then.
    pub fn take(&mut self, tokens: u32, now: Duration) -> Result<(), Duration> {
        self.refill(now);
        let left = self.level - self.worth(tokens);
        if left < 0 {
            return Err(self.time_for(-left));
        }
        self.level = left;
        Ok(())
    }

    /// Takes tokens whether they are there or not, and answers how long the taker has to rest until the bucket is out
    /// of debt.
    pub fn charge(&mut self, tokens: u32, now: Duration) -> Duration {
        self.refill(now);
        self.level = self.level.saturating_sub(self.worth(tokens));
        self.time_for(self.level.saturating_neg())
    }

    /// Takes one token that comes within `patience`, and answers how long the taker has to wait for it.
    ///
    /// # Errors
    /// How long it would take, when that is longer; nothing is taken then.
    pub fn queue(&mut self, patience: Duration, now: Duration) -> Result<Duration, Duration> {
        self.refill(now);
        let left = self.level - self.worth(1);
        let wait = self.time_for(-left);
        if wait > patience {
            return Err(wait);
        }
        self.level = left;
        Ok(wait)
    }

    fn refill(&mut self, now: Duration) {
        let elapsed = now.saturating_sub(self.at).as_nanos();
        self.at = self.at.max(now);
        let back = elapsed.saturating_mul(u128::from(self.rate.tokens));
        let full = self.worth(self.rate.burst);
        self.level = self
            .level
            .saturating_add(i128::try_from(back).unwrap_or(i128::MAX))
            .min(full);
    }

    fn worth(&self, tokens: u32) -> i128 {
        let one = i128::try_from(self.rate.per.as_nanos()).unwrap_or(i128::MAX);
        one.saturating_mul(i128::from(tokens))
    }

    /// How long it takes until so much has come back.
    fn time_for(&self, missing: i128) -> Duration {
        let missing = u128::try_from(missing).unwrap_or_default();
        let nanos = missing.div_ceil(u128::from(self.rate.tokens).max(1));
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn one_past_the_burst_waits_for_the_rate() {
        let mut bucket = Bucket::full(Rate::per_second(10, 3));
        for _ in 0..3 {
            assert_eq!(bucket.take(1, Duration::ZERO), Ok(()));
        }
        let wait = SECOND / 10;
        assert_eq!(bucket.take(1, Duration::ZERO), Err(wait));
        assert_eq!(
            bucket.take(1, wait - Duration::from_nanos(1)),
            Err(Duration::from_nanos(1))
        );
        assert_eq!(bucket.take(1, wait), Ok(()));
    }

    #[test]
    fn a_bucket_never_holds_more_than_its_burst() {
        let mut bucket = Bucket::full(Rate::per_second(1_000_000, 2));
        let later = SECOND * 1_000_000;
        assert_eq!(bucket.take(2, later), Ok(()));
        assert!(bucket.take(1, later).is_err());
    }

    #[test]
    fn a_charge_past_what_is_there_is_paid_back_by_rest() {
        let mut bucket = Bucket::full(Rate::per_second(100, 50));
        assert_eq!(bucket.charge(50, SECOND), Duration::ZERO);
        assert_eq!(bucket.charge(200, SECOND), SECOND * 2);
        assert!(bucket.take(1, SECOND * 3).is_err());
        assert_eq!(bucket.charge(0, SECOND * 3), Duration::ZERO);
    }

    #[test]
    fn waiters_stand_in_line_and_one_past_patience_is_turned_away() {
        let mut bucket = Bucket::full(Rate::per_second(1, 1));
        let queue = |bucket: &mut Bucket| bucket.queue(SECOND * 2, Duration::ZERO);
        assert_eq!(queue(&mut bucket), Ok(Duration::ZERO));
        assert_eq!(queue(&mut bucket), Ok(SECOND));
        assert_eq!(queue(&mut bucket), Ok(SECOND * 2));
        assert_eq!(queue(&mut bucket), Err(SECOND * 3));
        // Whoever was turned away took nothing.
        assert_eq!(bucket.queue(SECOND * 2, SECOND), Ok(SECOND * 2));
    }

    #[test]
    fn a_rate_below_one_in_a_second_loses_nothing_between_looks() {
        let rate = Rate {
            tokens: 1,
            per: SECOND * 600,
            burst: 1,
        };
        let mut bucket = Bucket::full(rate);
        assert_eq!(bucket.take(1, Duration::ZERO), Ok(()));
        for second in 1..600 {
            assert!(bucket.take(1, SECOND * second).is_err());
        }
        assert_eq!(bucket.take(1, SECOND * 600), Ok(()));
    }

    #[test]
    fn time_that_goes_back_gives_nothing() {
        let mut bucket = Bucket::full(Rate::per_second(1, 1));
        assert_eq!(bucket.take(1, SECOND * 5), Ok(()));
        assert!(bucket.take(1, SECOND).is_err());
        assert!(bucket.take(1, SECOND * 5).is_err());
        assert_eq!(bucket.take(1, SECOND * 6), Ok(()));
    }
}
