//! What one party may take of this node's time, over all its connections together. Whoever asks for more waits, and
//! whoever would wait for long is told to come again; the other parties notice neither.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::admission::{Bucket, Rate};
use ntc_core::party::Party;
use tokio::time::{Instant, sleep};

use crate::lock::lock;

/// How long a call waits for its turn; one that would wait for longer is refused as busy. So at most this many
/// seconds' worth of calls of one party wait.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// What a party takes.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Use {
    /// A connection, once it is authenticated.
    Connection,
    /// A call of any kind.
    Call,
    /// The start of a stream of the feed.
    Follow,
    /// The start of a body.
    Body,
    /// Bytes of bodies.
    BodyByte,
    /// Bytes of the feed that the party was sent before.
    RepeatedByte,
    /// An item of the party's feed whose hash is counted into a tree again, because the party begins at another place.
    CountedItem,
    /// A query.
    Query,
    /// A signature that is checked or made for the party.
    Signature,
    /// A state that the party tells, which becomes durable here.
    AdoptedState,
    /// A small HTTP/2 frame from the party; one that begins a call counts as several.
    Frame,
    /// Bytes from the party.
    ByteIn,
}

impl Use {
    /// How much of it one party may take. At these rates all of them together cost less than a tenth of one core.
    pub const fn rate(self) -> Rate {
        match self {
            Self::Connection => Rate::per_second(1, 30),
            Self::Call => Rate::per_second(50, 200),
            Self::Follow => Rate {
                tokens: 1,
                per: Duration::from_secs(2),
                burst: 16,
            },
            Self::Body => Rate::per_second(10, 64),
            Self::BodyByte => Rate::per_second(8 << 20, 16 << 20),
            Self::RepeatedByte => Rate::per_second(512 << 10, 16 << 20),
            Self::CountedItem => Rate::per_second(50_000, 2_000_000),
            Self::Query => Rate::per_second(50, 100),
            Self::Signature => Rate::per_second(1000, 2000),
            Self::AdoptedState => Rate::per_second(10, 300_000),
            Self::Frame => Rate::per_second(1000, 8000),
            Self::ByteIn => Rate::per_second(4 << 20, 16 << 20),
        }
    }
}

/// What one party has left.
#[derive(Debug)]
pub struct Allowance {
    born: Instant,
    buckets: Mutex<BTreeMap<Use, Bucket>>,
}

impl Allowance {
    /// Everything.
    pub fn full() -> Self {
        Self {
            born: Instant::now(),
            buckets: Mutex::default(),
        }
    }

    /// Takes one if it is there.
    ///
    /// # Errors
    /// How long it takes until it is.
    pub fn take(&self, used: Use) -> Result<(), Duration> {
        self.of(used, |bucket, now| bucket.take(1, now))
    }

    /// Takes one, and waits until it is there.
    ///
    /// # Errors
    /// How long that would be, when it is longer than [`PATIENCE`].
    pub async fn turn(&self, used: Use) -> Result<(), Duration> {
        let wait = self.of(used, |bucket, now| bucket.queue(PATIENCE, now))?;
        sleep(wait).await;
        Ok(())
    }

    /// Takes so many, and waits until they are there.
    pub async fn spend(&self, used: Use, count: usize) {
        sleep(self.charge(used, count)).await;
    }

    /// Takes so many at once unless an earlier taker is not yet paid for: what is needed whole may be more than the
    /// bucket holds, and then nothing more of it is taken until the rate has made up for it.
    ///
    /// # Errors
    /// How long that takes; nothing is taken then.
    pub fn afford(&self, used: Use, count: usize) -> Result<(), Duration> {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.of(used, |bucket, now| {
            bucket.take(0, now)?;
            bucket.charge(count, now);
            Ok(())
        })
    }

    /// Takes so many, and answers how long whoever took them has to rest.
    pub fn charge(&self, used: Use, count: usize) -> Duration {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.of(used, |bucket, now| bucket.charge(count, now))
    }

    fn of<T>(&self, used: Use, take: impl FnOnce(&mut Bucket, Duration) -> T) -> T {
        let now = self.born.elapsed();
        let mut buckets = lock(&self.buckets);
        let full = || Bucket::full(used.rate());
        take(buckets.entry(used).or_insert_with(full), now)
    }
}

/// The allowances of all parties that are trusted, which are not more than may be enrolled.
#[derive(Debug, Default)]
pub(super) struct Allowances(Mutex<BTreeMap<Party, Arc<Allowance>>>);

impl Allowances {
    /// The allowance of a party; it outlives the party's connections.
    pub(super) fn of(&self, party: &Party) -> Arc<Allowance> {
        let mut parties = lock(&self.0);
        let allowance = parties
            .entry(party.clone())
            .or_insert_with(|| Arc::new(Allowance::full()));
        Arc::clone(allowance)
    }

    /// Forgets every party that `kept` does not name.
    pub(super) fn retain(&self, kept: impl Fn(&Party) -> bool) {
        lock(&self.0).retain(|party, _| kept(party));
    }
}

/// A panic elsewhere leaves buckets whole: each change of one is one assignment.
#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_call_past_the_burst_waits_its_turn_and_one_past_patience_is_refused() {
        let allowance = Allowance::full();
        let rate = Use::Call.rate();
        for _ in 0..rate.burst {
            allowance.take(Use::Call).unwrap();
        }
        let started = Instant::now();
        allowance.turn(Use::Call).await.unwrap();
        // What came back while the burst was taken shortens the wait by less than this.
        assert!(started.elapsed() >= Duration::from_secs(1) / rate.tokens / 2);

        let seconds = usize::try_from(PATIENCE.as_secs()).unwrap() + 1;
        allowance.charge(Use::Call, usize::try_from(rate.tokens).unwrap() * seconds);
        assert!(allowance.turn(Use::Call).await.is_err());
    }

    #[test]
    fn one_use_does_not_take_from_another() {
        let allowance = Allowance::full();
        while allowance.take(Use::Follow).is_ok() {}
        assert_eq!(allowance.take(Use::Call), Ok(()));
    }

    #[test]
    fn bytes_past_the_burst_take_the_time_of_their_rate() {
        let allowance = Allowance::full();
        let rate = Use::RepeatedByte.rate();
        let charge =
            |bytes: u32| allowance.charge(Use::RepeatedByte, usize::try_from(bytes).unwrap());
        assert_eq!(charge(rate.burst), Duration::ZERO);
        let rest = charge(rate.tokens * 3).as_secs_f64();
        assert!((2.9..=3.0).contains(&rest), "{rest}");
    }

    #[test]
    fn what_is_needed_whole_is_given_once_and_not_again_before_it_is_paid_for() {
        let allowance = Allowance::full();
        let rate = Use::CountedItem.rate();
        let burst = usize::try_from(rate.burst).unwrap();
        let second = usize::try_from(rate.tokens).unwrap();
        assert_eq!(allowance.afford(Use::CountedItem, burst), Ok(()));
        assert_eq!(allowance.afford(Use::CountedItem, second * 9), Ok(()));
        for _ in 0..3 {
            let wait = allowance.afford(Use::CountedItem, 1).unwrap_err();
            assert!(wait > Duration::from_secs(8) && wait <= Duration::from_secs(9));
        }
    }

    #[test]
    fn a_party_keeps_its_allowance_for_as_long_as_it_is_trusted() {
        let (ge, am): (Party, Party) = ("GE/customs".parse().unwrap(), "AM/src".parse().unwrap());
        let allowances = Allowances::default();
        while allowances.of(&ge).take(Use::Follow).is_ok() {}
        assert!(allowances.of(&ge).take(Use::Follow).is_err());
        assert_eq!(allowances.of(&am).take(Use::Follow), Ok(()));
        allowances.retain(|party| *party == am);
        assert_eq!(allowances.of(&ge).take(Use::Follow), Ok(()));
    }
}
