//! Replicas: every batch of a partner holds as if it came now, and what is gone of them was erased.

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::ledger::batch::VerifiedBatch;
use ntc_core::ledger::follow::{Bodies, Follower, Origin};
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use ntc_core::wire::exchange::feed_batch;
use prost::Message;

use super::given::Given;
use super::given_up::GivenUp;
use super::journal::bytes;
use super::{Findings, PROGRESS_EVERY, Progress, Tell};
use crate::bodies::{Body, BodyReader};
use crate::chain::Records;
use crate::inbox::{ReplicaFrame, ReplicaReader};

/// Checks a replica: every byte of its journal, and every batch as if it came now.
pub(super) fn check(
    replica: &ReplicaReader,
    origin: Origin,
    (own, own_ledger, ledger): (&Party, &str, &Records),
    findings: &mut Findings,
    tell: Tell<'_>,
) -> Replicated {
    let party = origin.party.to_string();
    let place = Phrase::HeldReplica {
        party: party.clone(),
    };
    bytes(place.clone(), &replica.chain, findings, tell);
    let bodies = Phrase::HeldReplicaBodies { party };
    bytes(bodies, replica.bodies.journal(), findings, tell);
    let place = place.said();
    let given_up = GivenUp::of(&origin.party, ledger);
    let mut follower = Follower::new(Arc::new(origin), own.clone());
    let mut included = 0;
    let mut gone = Gone::default();
    let mut belongs = Belongs::default();
    let mut given = Given::by(own_ledger);
    for (count, frame) in replica.chain.scan(0).enumerate() {
        let read = frame.map_err(|error| Said::of_error(&error));
        let applied = read.and_then(|frame| {
            let sought = (&mut belongs, &mut gone, &mut given, &given_up);
            let applied = apply(&follower, &replica.bodies, &frame.payload, sought);
            let frame = frame.number;
            applied.map_err(|what| Phrase::FoundInFrame { frame, what }.said())
        });
        match applied {
            Ok((next, delivered)) => {
                follower = next;
                included += delivered.deliveries.len() as u64;
                gone.look_at(&delivered);
            }
            Err(why) => {
                findings.add_at(place.clone(), why);
                break;
            }
        }
        if (count as u64).is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: place.clone(),
                done: follower.feed_size(),
            });
        }
    }
    for number in belongs.strays(&replica.bodies) {
        let stray = Phrase::FoundStrayBody { frame: number };
        findings.add_at(place.clone(), stray);
    }
    for seq in gone.unexplained() {
        findings.add_at(place.clone(), Phrase::FoundGone { item: seq });
    }
    tell(Progress {
        stage: place,
        done: follower.feed_size(),
    });
    Replicated {
        items: follower.feed_size(),
        included,
    }
}

/// What is no longer there of what a replica was shown, and what its origin erased.
#[derive(Default)]
struct Gone {
    /// Position, record and sections.
    missing: Vec<(u64, u64, u16)>,
    erased: BTreeMap<u64, u16>,
    /// What this party gave up, by the place of the body.
    given_up: BTreeMap<u64, u16>,
}

impl Gone {
    fn look_at(&mut self, batch: &VerifiedBatch) {
        for erasure in batch.erasures.iter().map(|verified| &verified.erasure) {
            *self.erased.entry(erasure.target).or_default() |= erasure.sections.bits();
        }
        for delivery in &batch.deliveries {
            let index = delivery.item.ledger_index;
            let opened = delivery.item.kind.discloses() && delivery.state.opened();
            let shown = delivery.state.shown();
            let missing = match &delivery.opening {
                Some(opening) => shown & !opening.present().bits(),
                // Without sections it showed its header, which nothing erases alone.
                None if opened && shown == 0 => u16::MAX,
                None if opened => shown,
                None => 0,
            };
            let given_up = self.given_up.get(&delivery.seq);
            let missing = missing & !given_up.copied().unwrap_or_default();
            if missing != 0 {
                self.missing.push((delivery.seq, index, missing));
            }
        }
    }

    /// Takes what bodies say that this party gave up, as far as its ledger says so too.
    fn given_up(&mut self, given_up: &GivenUp<'_>, left: &[(u64, Vec<Body>)]) {
        for (seq, parts) in left {
            let sections = given_up.sections(parts);
            if sections != 0 {
                self.given_up.insert(*seq, sections);
            }
        }
    }

    /// Positions of which more is gone than was erased.
    fn unexplained(&self) -> impl Iterator<Item = u64> {
        let erased = |index: &u64| self.erased.get(index).copied().unwrap_or_default();
        let missing = self.missing.iter();
        let more = missing.filter(move |(_, index, missing)| missing & !erased(index) != 0);
        more.map(|(seq, _, _)| *seq)
    }
}

/// What is sought in the frames of a replica beside what proves them.
type Sought<'a, 'b> = (
    &'a mut Belongs,
    &'a mut Gone,
    &'a mut Given<'b>,
    &'a GivenUp<'b>,
);

/// Takes a stored batch as if it came now; answers what it proves.
fn apply(
    follower: &Follower,
    bodies: &BodyReader,
    frame: &[u8],
    (belongs, gone, given, given_up): Sought<'_, '_>,
) -> Result<(Follower, VerifiedBatch), Said> {
    let stored = ReplicaFrame::decode(frame).map_err(|_| Phrase::FoundUnread {}.said())?;
    if !given.holds(&stored) {
        return Err(Phrase::FoundOtherReceipt {}.said());
    }
    if stored.chain.is_empty() {
        // It names the replica and holds no batch.
        given.took(&stored, follower);
        return Ok((follower.clone(), VerifiedBatch::default()));
    }
    belongs.note(&stored);
    let left = stored
        .left(bodies)
        .map_err(|error| Said::of_error(&error))?;
    gone.given_up(given_up, &left);
    let batch = stored.batch(&left);
    let batch = feed_batch(&batch).map_err(|error| Said::of_error(&error))?;
    let applied = follower.apply(batch, Bodies::Apart);
    let (next, delivered) = applied.map_err(|error| Said::of_error(&error))?;
    given.took(&stored, &next);
    Ok((next, delivered.into_inner()))
}

/// Which frames of bodies belong to batches.
#[derive(Default)]
struct Belongs {
    end: u64,
    /// Stretches that belong to none.
    between: Vec<(u64, u64)>,
}

impl Belongs {
    fn note(&mut self, frame: &ReplicaFrame) {
        if frame.first_body > self.end {
            self.between.push((self.end, frame.first_body));
        }
        self.end = frame.bodies_end();
    }

    /// Frames that belong to no batch and still hold something. Those of a batch that was never taken are destroyed.
    fn strays(&self, bodies: &BodyReader) -> Vec<u64> {
        let behind = (self.end, bodies.journal().end());
        let mut strays = Vec::new();
        for (first, end) in self.between.iter().copied().chain([behind]) {
            let parts = (first..).zip(bodies.scan(first, end.saturating_sub(first)));
            // What cannot be read is found where every byte is.
            let held = parts.filter(|(_, part)| matches!(part, Ok((_, Body::Held { .. }))));
            strays.extend(held.map(|(number, _)| number));
        }
        strays
    }
}

/// What a replica was found to hold.
pub(super) struct Replicated {
    /// Items of the feed.
    pub(super) items: u64,
    /// Deliveries whose place in the partner's ledger is proven.
    pub(super) included: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sections_that_an_entry_names_may_be_gone() {
        let gone = Gone {
            missing: vec![(1, 10, 0b001), (2, 10, 0b011), (3, 11, 0b001)],
            erased: [(10, 0b001)].into(),
            given_up: BTreeMap::new(),
        };
        assert_eq!(gone.unexplained().collect::<Vec<_>>(), [2, 3]);
    }
}
