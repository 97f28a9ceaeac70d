//! One origin and one follower in thousands of random runs: crashes between any two steps, reconnects, policy that
//! flips, reveals, erasure, lost and rolled back replicas, writes of dead streams that come late. Both sides must end
//! with the same tree, without a dispute, and no receipt may contradict another.

mod exchange;
mod origin;
mod world;

use std::collections::BTreeMap;
use std::convert::Infallible;

use proptest::prelude::*;

use self::world::World;
use super::adopt::StatesPart;
use super::fault::FollowerFault;
use super::receipt::{InvalidReceipt, Receipt};
use super::sent::{FeedItems, SentEvent};
use super::serving::Answer;
use crate::envelope::Hash;
use crate::ledger::feed::{FeedItem, ItemKind};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::{Frontier, leaf_hash};

const ORIGIN: &str = "ntc.example/ee/customs/ledger1";
const FOLLOWER_LEDGER: &str = "ntc.example/fi/customs/ledger1";
/// Size of the one checkpoint of the origin.
const HEAD: u64 = 1;
const MASKS: [Option<u16>; 6] = [Some(7), Some(7), Some(3), Some(1), Some(0), None];

struct Feed<'a>(&'a [FeedItem], &'a BTreeMap<u64, u16>);

impl FeedItems for Feed<'_> {
    type Error = Infallible;

    fn items(&self, from: u64, to: u64) -> Result<Vec<FeedItem>, Infallible> {
        let size = self.0.len();
        let at = |n: u64| usize::try_from(n).unwrap().min(size);
        Ok(self.0[at(from)..at(to)].to_vec())
    }

    fn erased(&self, ledger_index: u64) -> Result<u16, Infallible> {
        Ok(self.1.get(&ledger_index).copied().unwrap_or(0))
    }
}

type Batch = (u64, Vec<(FeedItem, DeliveryState)>);

enum ToFollower {
    Batch(Batch),
    Differ(u64),
}

enum ToOrigin {
    Receipt(Receipt),
    States(StatesPart),
}

fn feed_root(items: &[FeedItem], size: u64) -> Hash {
    let mut tree = Frontier::new();
    for item in &items[..usize::try_from(size).unwrap()] {
        tree.push_only(item.leaf());
    }
    tree.root()
}

fn steps() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((0_u8..110, any::<u8>(), any::<u8>()), 50..300)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn both_sides_converge_whatever_crashes(steps in steps()) {
        let mut world = World::new();
        for step in steps {
            world.step(step);
        }
        world.rest();
        world.assert_converged();
    }

    #[test]
    fn both_sides_converge_when_replicas_are_lost_or_rolled_back(
        steps in steps(), losses in prop::collection::vec((0_usize..300, any::<u8>()), 1..4),
    ) {
        let mut world = World::new();
        for (at, step) in steps.into_iter().enumerate() {
            for (_, keep) in losses.iter().filter(|(lost_at, _)| *lost_at == at) {
                let held = world.follower.kept.len();
                world.lose_replica(held * usize::from(*keep % 3) / 3);
            }
            world.step(step);
        }
        world.rest();
        world.assert_converged();
    }

    #[test]
    fn an_origin_that_lost_what_it_wrote_adopts_what_the_follower_holds(
        steps in steps(), lost_at in 50_usize..200,
    ) {
        let mut world = World::new();
        for (at, step) in steps.into_iter().enumerate() {
            if at == lost_at {
                world.disconnect(false);
                world.origin.journal.retain(|event| !matches!(event, SentEvent::Written(_)));
                world.origin.restart();
                world.excused = true;
            }
            world.step(step);
        }
        world.rest();
        world.assert_converged();
    }
}

#[test]
fn a_second_receipt_for_one_state_with_another_root_is_evidence() {
    let mut world = World::new();
    world.origin.allowed.insert(0, Some(7));
    world.origin.append(ItemKind::Deliver, 0, 7);
    world.rest();
    let first = world.origin.sent.receipt().unwrap().clone();
    let mut second = first.clone();
    second.shown_root = leaf_hash(b"another");
    let origin = &mut world.origin;
    let serving = origin.serving.as_mut().unwrap();
    let again = serving.receipt(&origin.sent, first.clone());
    assert_eq!(again, Ok(Answer::Nothing));
    let found = serving.receipt(&origin.sent, second.clone());
    let both = Box::new((first, second));
    assert_eq!(found, Err(FollowerFault::Contradiction(both)));
}

#[test]
fn a_receipt_names_the_checkpoint_under_which_its_items_went_and_no_other() {
    let mut world = World::new();
    world.origin.allowed.insert(0, Some(7));
    world.origin.append(ItemKind::Deliver, 0, 7);
    world.origin.publish();
    world.connect();
    world.send(1, false);
    world.receive(0);
    let Some(ToOrigin::Receipt(honest)) = world.up.pop_front() else {
        panic!("no receipt");
    };
    let origin = &mut world.origin;
    let serving = origin.serving.as_mut().unwrap();
    for checkpoint_size in [HEAD - 1, HEAD + 1, u64::MAX] {
        let lie = Receipt {
            checkpoint_size,
            ..honest.clone()
        };
        let refused = FollowerFault::Receipt(InvalidReceipt::NotSent("checkpoint"));
        assert_eq!(serving.receipt(&origin.sent, lie), Err(refused));
    }
    let taken = serving.receipt(&origin.sent, honest);
    assert!(matches!(taken, Ok(Answer::Agreed(..))));
}
