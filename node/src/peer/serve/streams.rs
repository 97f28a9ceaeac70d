//! The streams of every peer: which one counts, how soon another may begin, and how often with another replica.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::party::Party;
use ntc_core::sync::renewal::{NEW_REPLICAS, Renewals};
use tokio::time::Instant;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::lock::lock;

/// Least time between the starts of two streams of one peer: a start reads from the disk and counts a tree.
pub(crate) const LEAST_BETWEEN_STARTS: Duration = Duration::from_millis(250);

/// The newest stream of each peer. A peer has one: a further one takes its place, so that a peer cannot have its feed
/// read many times over, and one that comes back does not wait for its dead stream to be noticed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Streams(Arc<Mutex<BTreeMap<Party, Place>>>);

#[derive(Debug)]
struct Place {
    newest: CancellationToken,
    /// When the newest stream may begin.
    start: Instant,
    renewals: Renewals,
    known_since: Instant,
}

/// The place of a peer's stream, held until that ends.
pub(super) struct Taken {
    /// Ends the stream.
    pub(super) ended: CancellationToken,
    /// Dropped when the stream has ended.
    pub(super) until: DropGuard,
    /// When it may begin.
    pub(super) start: Instant,
    /// Whether another stream of the peer had not ended.
    pub(super) displaces: bool,
}

impl Place {
    fn new(now: Instant) -> Self {
        Self {
            newest: CancellationToken::new(),
            start: now,
            renewals: Renewals::at(NEW_REPLICAS),
            known_since: now,
        }
    }
}

impl Streams {
    /// Takes the place of the peer's stream.
    pub(super) fn take_place(&self, party: &Party, stop: &CancellationToken) -> Taken {
        let (newest, now) = (stop.child_token(), Instant::now());
        let mut places = lock(&self.0);
        let (start, displaces) = match places.get_mut(party) {
            Some(place) => {
                let displaces = !place.newest.is_cancelled();
                place.newest.cancel();
                place.newest = newest.clone();
                place.start = now.max(place.start + LEAST_BETWEEN_STARTS);
                (place.start, displaces)
            }
            None => {
                let mut place = Place::new(now);
                place.newest = newest.clone();
                places.insert(party.clone(), place);
                (now, false)
            }
        };
        Taken {
            ended: newest.clone(),
            until: newest.drop_guard(),
            start,
            displaces,
        }
    }

    /// Takes note that the peer comes with another replica.
    ///
    /// # Errors
    /// How long it has to wait, when it came with others too often.
    pub(super) fn renew(&self, party: &Party) -> Result<(), Duration> {
        let mut places = lock(&self.0);
        let place = places
            .entry(party.clone())
            .or_insert_with(|| Place::new(Instant::now()));
        place.renewals.take(place.known_since.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_stream_ends_the_one_before_and_begins_no_sooner_than_the_least_time_after_it() {
        let (streams, stop) = (Streams::default(), CancellationToken::new());
        let party: Party = "FI/customs".parse().unwrap();
        let mut before = streams.take_place(&party, &stop);
        assert!(before.start <= Instant::now());
        assert!(!before.ended.is_cancelled() && !before.displaces);
        for _ in 0..3 {
            let later = streams.take_place(&party, &stop);
            assert!(later.displaces && before.ended.is_cancelled());
            assert!(later.start >= before.start + LEAST_BETWEEN_STARTS);
            before = later;
        }
        drop(before);
        assert!(!streams.take_place(&party, &stop).displaces, "it has ended");
        let other: Party = "EE/customs".parse().unwrap();
        let start = streams.take_place(&other, &stop).start;
        assert!(start <= Instant::now(), "another peer waits for nobody");
    }
}
