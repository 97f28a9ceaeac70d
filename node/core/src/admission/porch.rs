//! The porch: connections whose caller is not known yet. Nobody is turned away at it; whoever has said nothing for
//! longest makes room. So a flood costs strangers their places and costs partners theirs only when it is faster than
//! a handshake.

use std::collections::BTreeMap;
use std::time::Duration;

use super::bucket::{Bucket, Rate};
use super::source::Source;

/// How long a newcomer may be silent while more than half of the places are taken.
pub const SILENCE_UNDER_PRESSURE: Duration = Duration::from_secs(1);

/// Sources whose handshakes are counted apart at most. Known ones alone are counted apart, and there are not more.
const MAX_COUNTED: usize = 1024;

/// Places and paces.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PorchLimits {
    /// Places.
    pub places: usize,
    /// Places that only known sources take.
    pub reserved: usize,
    /// Places of one unknown source.
    pub per_source: usize,
    /// Places of one known source: a partner may share its address with others.
    pub per_known_source: usize,
    /// Handshakes of all unknown sources together.
    pub strangers: Rate,
    /// Handshakes of one known source.
    pub known: Rate,
}

#[derive(Clone, Copy, Debug)]
struct Newcomer {
    source: Source,
    known: bool,
    since: Duration,
    spoke: bool,
}

/// What an arrival does.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Arrival {
    /// Names the newcomer's place.
    pub id: u64,
    /// Places that it ends.
    pub made_room: Vec<u64>,
}

/// The connections whose caller is not known yet.
#[derive(Clone, Debug)]
pub struct Porch {
    limits: PorchLimits,
    next: u64,
    newcomers: BTreeMap<u64, Newcomer>,
    strangers: Bucket,
    known: BTreeMap<Source, Bucket>,
}

impl Porch {
    /// An empty porch.
    pub const fn new(limits: PorchLimits) -> Self {
        Self {
            limits,
            next: 0,
            newcomers: BTreeMap::new(),
            strangers: Bucket::full(limits.strangers),
            known: BTreeMap::new(),
        }
    }

    /// How many stand on it.
    pub fn len(&self) -> usize {
        self.newcomers.len()
    }

    /// Whether nobody stands on it.
    pub fn is_empty(&self) -> bool {
        self.newcomers.is_empty()
    }

    /// Takes a newcomer in and ends the places that it needs. `known` says that the source lately was an authenticated
    /// caller's, or stands in a partner's card.
    pub fn arrive(&mut self, source: Source, known: bool, now: Duration) -> Arrival {
        let mut made_room = self.end_silent(now);
        let (places, of_source) = if known {
            (self.limits.places, self.limits.per_known_source)
        } else {
            let places = self.limits.places.saturating_sub(self.limits.reserved);
            (places, self.limits.per_source)
        };
        if self.count(|one| one.source == source) >= of_source {
            made_room.extend(self.end_one(|one| one.source == source));
        }
        let strangers = self.count(|one| !one.known);
        let full = self.len() >= self.limits.places || (!known && strangers >= places);
        if full {
            let ended = self
                .end_one(|one| !one.known)
                .or_else(|| self.end_one(|_| true));
            made_room.extend(ended);
        }
        let id = self.next;
        self.next += 1;
        let newcomer = Newcomer {
            source,
            known,
            since: now,
            spoke: false,
        };
        self.newcomers.insert(id, newcomer);
        Arrival { id, made_room }
    }

    /// The newcomer sent its whole first message. Answers whether its handshake, which costs signatures, may begin.
    pub fn spoke(&mut self, id: u64, now: Duration) -> bool {
        let Some(newcomer) = self.newcomers.get_mut(&id) else {
            return false;
        };
        newcomer.spoke = true;
        let (source, known) = (newcomer.source, newcomer.known);
        if !known {
            return self.strangers.take(1, now).is_ok();
        }
        if self.known.len() >= MAX_COUNTED && !self.known.contains_key(&source) {
            self.known.pop_first();
        }
        let rate = self.limits.known;
        let bucket = self
            .known
            .entry(source)
            .or_insert_with(|| Bucket::full(rate));
        bucket.take(1, now).is_ok()
    }

    /// The newcomer is known now, or gone.
    pub fn leave(&mut self, id: u64) {
        self.newcomers.remove(&id);
    }

    /// Ends the silent newcomer that came first, so that what it holds becomes free.
    pub fn end_oldest(&mut self) -> Option<u64> {
        self.end_one(|one| !one.known)
            .or_else(|| self.end_one(|_| true))
    }

    /// Ends whoever was silent for too long, when places become few.
    fn end_silent(&mut self, now: Duration) -> Vec<u64> {
        if self.len() * 2 < self.limits.places {
            return Vec::new();
        }
        let late =
            |one: &Newcomer| !one.spoke && now.saturating_sub(one.since) >= SILENCE_UNDER_PRESSURE;
        let ended: Vec<u64> = self
            .newcomers
            .iter()
            .filter_map(|(id, one)| late(one).then_some(*id))
            .collect();
        for id in &ended {
            self.newcomers.remove(id);
        }
        ended
    }

    /// Ends the oldest of these: a silent one, unless those that spoke have more than half of the places. So neither
    /// drives the other out: there is time to begin a handshake, and time to end it.
    fn end_one(&mut self, which: impl Fn(&Newcomer) -> bool) -> Option<u64> {
        let all = self.count(&which);
        let spoke = self.count(|one| which(one) && one.spoke);
        let oldest = |spoke: bool| {
            self.newcomers
                .iter()
                .find_map(|(id, one)| (which(one) && one.spoke == spoke).then_some(*id))
        };
        let spoke_first = spoke * 2 > all;
        let id = oldest(spoke_first).or_else(|| oldest(!spoke_first))?;
        self.newcomers.remove(&id);
        Some(id)
    }

    fn count(&self, which: impl Fn(&Newcomer) -> bool) -> usize {
        self.newcomers.values().filter(|one| which(one)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const LIMITS: PorchLimits = PorchLimits {
        places: 8,
        reserved: 2,
        per_source: 4,
        per_known_source: 6,
        strangers: Rate::per_second(2, 3),
        known: Rate::per_second(2, 3),
    };

    fn source(last: u8) -> Source {
        Source::of([192, 0, 2, last].into())
    }

    fn arrive(porch: &mut Porch, last: u8, known: bool) -> Arrival {
        porch.arrive(source(last), known, Duration::ZERO)
    }

    #[test]
    fn one_of_a_source_past_its_places_ends_the_oldest_silent_one_of_that_source() {
        let mut porch = Porch::new(LIMITS);
        let other = arrive(&mut porch, 9, false);
        let ids: Vec<u64> = (0..4).map(|_| arrive(&mut porch, 1, false).id).collect();
        assert!(porch.spoke(ids[0], Duration::ZERO));
        assert_eq!(arrive(&mut porch, 1, false).made_room, [ids[1]]);
        for id in [ids[2], ids[3]] {
            assert!(porch.spoke(id, Duration::ZERO));
        }
        arrive(&mut porch, 1, false);
        assert_eq!(porch.len(), 5);
        assert!(porch.newcomers.contains_key(&other.id));
    }

    #[test]
    fn one_stranger_past_all_places_of_strangers_ends_the_oldest_and_no_known_one() {
        let mut porch = Porch::new(LIMITS);
        let known = arrive(&mut porch, 200, true);
        let first = arrive(&mut porch, 1, false);
        for last in 2..=6 {
            assert!(arrive(&mut porch, last, false).made_room.is_empty());
        }
        assert_eq!(arrive(&mut porch, 7, false).made_room, [first.id]);
        assert!(porch.newcomers.contains_key(&known.id));
    }

    #[test]
    fn a_known_source_finds_a_place_however_many_strangers_there_are() {
        let mut porch = Porch::new(LIMITS);
        for last in 0..100 {
            arrive(&mut porch, last, false);
        }
        assert_eq!(porch.len(), 6);
        assert!(arrive(&mut porch, 200, true).made_room.is_empty());
        assert!(arrive(&mut porch, 201, true).made_room.is_empty());
        let third = arrive(&mut porch, 202, true);
        let ended = third.made_room.first().copied().unwrap();
        assert!(ended < 100, "a stranger made room");
        assert_eq!(porch.len(), 8);
    }

    #[test]
    fn a_handshake_from_the_address_of_a_flood_is_not_ended_by_silent_ones() {
        let mut porch = Porch::new(LIMITS);
        let partner = arrive(&mut porch, 1, true);
        assert!(porch.spoke(partner.id, Duration::ZERO));
        for _ in 0..1000 {
            let ended = arrive(&mut porch, 1, true).made_room;
            assert!(!ended.contains(&partner.id));
        }
        assert_eq!(porch.len(), 6);
    }

    #[test]
    fn a_newcomer_has_time_to_speak_among_many_that_spoke() {
        let mut porch = Porch::new(PorchLimits {
            known: Rate::per_second(1000, 1000),
            ..LIMITS
        });
        for _ in 0..20 {
            let id = arrive(&mut porch, 1, true).id;
            porch.spoke(id, Duration::ZERO);
        }
        let partner = arrive(&mut porch, 1, true);
        for _ in 0..2 {
            assert!(!arrive(&mut porch, 1, true).made_room.contains(&partner.id));
        }
    }

    #[test]
    fn silence_is_ended_after_a_second_once_half_of_the_places_are_taken() {
        let mut porch = Porch::new(LIMITS);
        let silent: Vec<u64> = (1..=3).map(|n| arrive(&mut porch, n, false).id).collect();
        let late = porch.arrive(source(4), false, SECOND * 60);
        assert!(late.made_room.is_empty(), "there is no pressure");
        let under = SECOND * 60 + SECOND;
        let fresh = porch.arrive(source(5), false, under - Duration::from_nanos(1));
        assert_eq!(fresh.made_room, silent);
        for last in 6..=7 {
            assert!(porch.arrive(source(last), true, under).made_room.is_empty());
        }
        let ended = porch.arrive(source(9), true, under).made_room;
        assert_eq!(ended, [late.id]);
    }

    #[test]
    fn handshakes_of_strangers_do_not_use_up_those_of_known_sources() {
        let mut porch = Porch::new(LIMITS);
        let mut begun = |last, known| {
            let id = arrive(&mut porch, last, known).id;
            let begun = porch.spoke(id, Duration::ZERO);
            porch.leave(id);
            begun
        };
        let strangers: Vec<bool> = (1..=4).map(|n| begun(n, false)).collect();
        assert_eq!(strangers, [true, true, true, false]);
        let partner: Vec<bool> = (0..4).map(|_| begun(200, true)).collect();
        assert_eq!(partner, [true, true, true, false]);
        assert!(begun(201, true));
    }

    #[test]
    fn one_known_source_past_those_that_are_counted_takes_the_place_of_another() {
        let mut porch = Porch::new(PorchLimits {
            places: 2 * MAX_COUNTED,
            ..LIMITS
        });
        for n in 0..=u16::try_from(MAX_COUNTED).unwrap() {
            let [a, b] = n.to_be_bytes();
            let from = Source::of([10, 0, a, b].into());
            let id = porch.arrive(from, true, Duration::ZERO).id;
            assert!(porch.spoke(id, Duration::ZERO));
        }
        assert_eq!(porch.known.len(), MAX_COUNTED);
    }
}
