//! One origin and one follower in thousands of random runs: crashes between any two steps, reconnects, policy that
//! flips, reveals, erasure, lost and rolled back replicas, writes of dead streams that come late. Both sides must end
//! with the same tree, without a dispute, and no receipt may contradict another.

use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::time::Duration;

use proptest::prelude::*;

use super::fence::{Fence, StreamNumber};
use super::following::{Following, states_parts};
use super::receipt::{Expected, Receipt};
use super::replica::ReplicaId;
use super::sent::{FeedItems, Sent, SentEvent, Written};
use super::serving::{Answer, FollowerFault, Next, Serving, Start, StartFault, StatesPart};
use crate::envelope::Hash;
use crate::ledger::feed::{FeedItem, ItemKind};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::{Frontier, leaf_hash};
use crate::party::Party;
use crate::reason::Reason;
use crate::section::SectionSet;
use crate::time::Timestamp;

const ORIGIN: &str = "ntc.example/ee/customs/ledger1";
const FOLLOWER_LEDGER: &str = "ntc.example/fi/customs/ledger1";
const MASKS: [Option<u16>; 6] = [Some(7), Some(7), Some(3), Some(1), Some(0), None];

struct Feed<'a>(&'a [FeedItem]);

impl FeedItems for Feed<'_> {
    type Error = Infallible;

    fn items(&self, from: u64, to: u64) -> Result<Vec<FeedItem>, Infallible> {
        let size = self.0.len();
        let at = |n: u64| usize::try_from(n).unwrap().min(size);
        Ok(self.0[at(from)..at(to)].to_vec())
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

#[derive(Default)]
struct Origin {
    items: Vec<FeedItem>,
    published: u64,
    allowed: BTreeMap<u64, Option<u16>>,
    erased: BTreeMap<u64, u16>,
    journal: Vec<SentEvent>,
    sent: Sent,
    serving: Option<Serving>,
    /// Writes of streams that have died: work that cannot be called back.
    late: Vec<(StreamNumber, Written)>,
}

struct Follower {
    replica: ReplicaId,
    kept: Vec<(FeedItem, DeliveryState)>,
    shown: Frontier,
    fence: Fence,
    session: Option<(StreamNumber, Following)>,
    late: Vec<(StreamNumber, Batch)>,
}

struct World {
    origin: Origin,
    follower: Follower,
    down: VecDeque<ToFollower>,
    up: VecDeque<ToOrigin>,
    signed: BTreeMap<(ReplicaId, u64), Hash>,
    replicas: u8,
    /// Differences between trees that no loss explains.
    disputes: u32,
    /// A replica came back under a new id with items, or the origin lost states: until it is settled the
    /// two may differ.
    excused: bool,
}

impl Origin {
    fn append(&mut self, kind: ItemKind, index: u64, disclosed: u16) {
        self.items.push(FeedItem {
            kind,
            ledger_index: index,
            disclosed: SectionSet::from_bits(disclosed),
            leaf_hash: leaf_hash(&index.to_be_bytes()),
        });
    }

    fn publish(&mut self) {
        self.published = self.items.len() as u64;
    }

    fn decide(&self, seq: u64) -> Written {
        let item = self.items[usize::try_from(seq).unwrap()];
        let erased = self.erased.get(&item.ledger_index).copied().unwrap_or(0);
        let permitted = self
            .allowed
            .get(&item.ledger_index)
            .copied()
            .unwrap_or(Some(7));
        Written {
            seq,
            item,
            state: DeliveryState::decide(&item, permitted, erased, Reason::NoAgreement),
        }
    }

    /// Durable first, applied then.
    fn note(&mut self, event: SentEvent) {
        self.journal.push(event.clone());
        self.sent.apply(event);
    }

    fn write(&mut self, stream: StreamNumber, written: Written) {
        if let Ok(Some(event)) = self.sent.write(stream, written) {
            self.note(event);
        }
    }

    fn restart(&mut self) {
        self.late.clear();
        self.serving = None;
        self.sent = Sent::default();
        for event in &self.journal {
            self.sent.apply(event.clone());
        }
        let Ok(()) = self.sent.settle(&Feed(&self.items));
    }

    fn holds(&self) -> BTreeMap<u64, u16> {
        let reveals = (0..).zip(&self.items);
        let reveals = reveals.filter(|(_, item)| item.kind == ItemKind::Reveal);
        let holds = self.sent.open_holds(reveals);
        holds
            .into_iter()
            .map(|(at, hold)| (at, hold.held))
            .collect()
    }

    fn reveal(&mut self) {
        for (index, held) in self.holds() {
            let held = held & !self.erased.get(&index).copied().unwrap_or(0);
            let allowed = self.allowed[&index].unwrap_or(0);
            if held != 0 && allowed & held == held {
                self.append(ItemKind::Reveal, index, held);
            }
        }
    }
}

impl World {
    fn new() -> Self {
        Self {
            origin: Origin::default(),
            follower: Follower {
                replica: ReplicaId::from_bytes([0; 16]),
                kept: Vec::new(),
                shown: Frontier::new(),
                fence: Fence::default(),
                session: None,
                late: Vec::new(),
            },
            down: VecDeque::new(),
            up: VecDeque::new(),
            signed: BTreeMap::new(),
            replicas: 0,
            disputes: 0,
            excused: false,
        }
    }

    fn disconnect(&mut self, with_late_work: bool) {
        if with_late_work {
            if let Some(serving) = &self.origin.serving
                && serving.cursor() < self.origin.published
            {
                let written = self.origin.decide(serving.cursor());
                self.origin.late.push((serving.stream(), written));
            }
            if let (Some((session, _)), Some(ToFollower::Batch(batch))) =
                (&self.follower.session, self.down.pop_front())
            {
                self.follower.late.push((*session, batch));
            }
        }
        self.origin.serving = None;
        self.follower.session = None;
        self.down.clear();
        self.up.clear();
    }

    fn new_replica(&mut self) {
        self.replicas += 1;
        self.follower.replica = ReplicaId::from_bytes([self.replicas; 16]);
    }

    fn connect(&mut self) {
        self.disconnect(false);
        let start = Start {
            feed_size: self.follower.kept.len() as u64,
            replica: self.follower.replica,
            shown_root: self.follower.shown.root(),
        };
        let origin = &mut self.origin;
        match Serving::before(&origin.sent, &start, origin.published) {
            Ok(None) => {}
            Ok(Some(event)) => origin.note(event),
            Err(StartFault::RolledBack { .. }) => {
                assert!(self.excused, "no replica was rolled back");
                return self.new_replica();
            }
            Err(fault @ StartFault::Ahead { .. }) => panic!("{fault}"),
        }
        let Ok((serving, differ)) = Serving::begin(&mut origin.sent, &start, &Feed(&origin.items));
        origin.serving = Some(serving);
        let session = self.follower.fence.begin();
        self.follower.session = Some((session, Following::new()));
        // The newest receipt goes again: nobody knows whether the one before arrived.
        self.sign();
        if let Some(from) = differ {
            self.differ(from);
        }
    }

    fn differ(&mut self, from: u64) {
        self.disputes += u32::from(!self.excused);
        self.down.push_back(ToFollower::Differ(from));
    }

    fn send(&mut self, size: u64, crash: bool) {
        let Some(serving) = &mut self.origin.serving else {
            return;
        };
        let published = self.origin.published;
        let step = loop {
            let step = serving.next(Duration::from_secs(9), published, false);
            if step != Next::Views {
                break step;
            }
        };
        if step != Next::Items {
            return;
        }
        let (stream, first) = (serving.stream(), serving.cursor());
        let batch: Vec<_> = (first..published.min(first + size))
            .map(|seq| self.origin.decide(seq))
            .collect();
        for written in &batch {
            self.origin.write(stream, *written);
        }
        if crash {
            self.disconnect(false);
            return self.origin.restart();
        }
        let batch: Vec<_> = batch.iter().map(|s| (s.item, s.state)).collect();
        if let Some(serving) = &mut self.origin.serving {
            serving.sent(batch.iter().map(|(i, s)| (i, s)), published, Duration::ZERO);
        }
        self.down.push_back(ToFollower::Batch((first, batch)));
    }

    fn take(&mut self, session: StreamNumber, (first, batch): Batch) {
        let follower = &mut self.follower;
        if follower.fence.check(session).is_err() || first != follower.kept.len() as u64 {
            return;
        }
        for (item, state) in batch {
            let leaf = super::sent::leaf(&item, &state);
            follower.shown.push_only(leaf);
            follower.kept.push((item, state));
        }
    }

    fn receive(&mut self, crash: u8) {
        let Some(message) = self.down.pop_front() else {
            return;
        };
        let Some((session, _)) = self.follower.session else {
            return;
        };
        match message {
            ToFollower::Differ(from) => self.tell_states(from),
            ToFollower::Batch(_) if crash == 1 => self.disconnect(false),
            ToFollower::Batch(batch) => {
                self.take(session, batch);
                if crash == 2 {
                    return self.disconnect(false);
                }
                self.sign();
            }
        }
    }

    fn tell_states(&mut self, from: u64) {
        let follower = &mut self.follower;
        let kept = (0..)
            .zip(&follower.kept)
            .skip(usize::try_from(from).unwrap());
        let states: Vec<_> = kept
            .filter(|(_, (item, state))| *state != DeliveryState::whole(item))
            .map(|(seq, (_, state))| (seq, state.encode()))
            .collect();
        let range = (from, follower.kept.len() as u64);
        for part in states_parts(range, follower.shown.root(), &states) {
            self.up.push_back(ToOrigin::States(part));
        }
        if let Some((_, following)) = &mut follower.session {
            following.settled();
        }
        self.sign();
    }

    fn sign(&mut self) {
        let follower = &mut self.follower;
        let size = follower.kept.len() as u64;
        let level = size == self.origin.published;
        let Some((_, following)) = &mut follower.session else {
            return;
        };
        if !following.is_due(size, level, Duration::ZERO) {
            return;
        }
        let receipt = Receipt {
            origin: ORIGIN.to_owned(),
            follower: "FI/customs".parse().unwrap(),
            follower_ledger: FOLLOWER_LEDGER.to_owned(),
            follower_size: 0,
            replica: follower.replica,
            feed_size: size,
            feed_root: feed_root(&self.origin.items, size),
            shown_root: follower.shown.root(),
            checkpoint_size: 1,
            checkpoint_root: leaf_hash(b"head"),
            seconds: 0,
        };
        let before = self
            .signed
            .insert((receipt.replica, size), receipt.shown_root);
        assert!(
            before.is_none_or(|before| before == receipt.shown_root),
            "two receipts contradict one another"
        );
        self.up.push_back(ToOrigin::Receipt(receipt));
    }

    fn hear(&mut self, crash: u8) {
        let Some(message) = self.up.pop_front() else {
            return;
        };
        if crash == 1 {
            return self.disconnect(true);
        }
        match message {
            ToOrigin::Receipt(receipt) => self.receipt(receipt),
            ToOrigin::States(part) => self.adopt(part),
        }
        if crash == 2 {
            self.disconnect(false);
            self.origin.restart();
        }
    }

    fn receipt(&mut self, receipt: Receipt) {
        let origin = &mut self.origin;
        let Some(serving) = &mut origin.serving else {
            return;
        };
        let follower: Party = "FI/customs".parse().unwrap();
        let expected = Expected {
            origin: ORIGIN,
            follower: &follower,
            follower_ledger: FOLLOWER_LEDGER,
            stated_size: origin.sent.stated_size(),
            feed_root: Some(feed_root(&origin.items, receipt.feed_size)),
            checkpoint_root: Some(leaf_hash(b"head")),
            feeds_time: Timestamp::default(),
        };
        assert_eq!(receipt.check(&expected, Timestamp::default()), Ok(false));
        match serving.receipt(&origin.sent, receipt) {
            Ok(Answer::Nothing) => {}
            Ok(Answer::Agreed(event, tree)) => {
                origin.note(event);
                origin.sent.agree(tree);
            }
            Ok(Answer::Differ(from)) => self.differ(from),
            Err(fault) => panic!("{fault}"),
        }
    }

    fn adopt(&mut self, part: StatesPart) {
        let origin = &mut self.origin;
        let Some(serving) = &mut origin.serving else {
            return;
        };
        match serving.states(&origin.sent, part, &Feed(&origin.items)) {
            Ok(None) => {}
            Ok(Some((event, tree))) => {
                origin.journal.push(event.clone());
                origin.sent.apply(event);
                serving.settled(&mut origin.sent, tree);
                self.excused = false;
            }
            Err(fault) => panic!("{fault}"),
        }
    }

    fn late_work(&mut self) {
        if let Some((stream, written)) = self.origin.late.pop() {
            self.origin.write(stream, written);
        }
        if let Some((session, batch)) = self.follower.late.pop() {
            self.take(session, batch);
        }
    }

    fn step(&mut self, (choice, a, b): (u8, u8, u8)) {
        let records = self.origin.allowed.len() as u64;
        let some = |n: u8| u64::from(n) % records.max(1);
        match choice {
            0..=11 => {
                let permitted = MASKS[usize::from(b) % MASKS.len()];
                self.origin.allowed.insert(records, permitted);
                let disclosed = [1, 3, 7][usize::from(a) % 3];
                self.origin.append(ItemKind::Deliver, records, disclosed);
            }
            12..=19 => self.origin.publish(),
            20..=27 if records > 0 => {
                let permitted = MASKS[usize::from(b) % MASKS.len()];
                self.origin.allowed.insert(some(a), permitted);
            }
            28..=30 => {
                let permitted = if a < 128 { None } else { Some(7) };
                self.origin
                    .allowed
                    .values_mut()
                    .for_each(|m| *m = permitted);
            }
            31..=33 if records > 0 => {
                *self.origin.erased.entry(some(a)).or_default() |= [1, 4, 7][usize::from(b) % 3];
                self.origin.append(ItemKind::Erase, some(a), 0);
                self.origin.publish();
            }
            34..=40 => self.origin.reveal(),
            41..=44 if self.follower.session.is_some() => self.disconnect(a < 128),
            45 => {
                self.disconnect(false);
                self.origin.restart();
            }
            46..=49 => self.late_work(),
            50..=69 => self.send(1 + u64::from(a % 3), b < 12),
            70..=89 => self.receive(if b < 40 { a % 3 } else { 0 }),
            90..=109 => self.hear(if b < 12 { a % 3 } else { 0 }),
            _ => {}
        }
        if self.follower.session.is_none() && b < 90 {
            self.connect();
        }
    }

    /// The replica is gone, or came back from an old copy. The follower knows that by itself, by where its journal was
    /// durable; when it does not, the origin knows it by what was signed.
    fn lose_replica(&mut self, keep: usize) {
        self.disconnect(false);
        self.follower.late.clear();
        self.follower.kept.truncate(keep);
        self.follower.shown = Frontier::new();
        for (item, state) in &self.follower.kept {
            self.follower
                .shown
                .push_only(super::sent::leaf(item, state));
        }
        self.excused |= keep > 0;
        if keep == 0 || keep as u64 >= self.origin.sent.covered() {
            self.new_replica();
        }
    }

    /// All is allowed, nothing crashes: both sides come to rest.
    fn rest(&mut self) {
        self.origin.allowed.values_mut().for_each(|m| *m = Some(7));
        for _ in 0..4 {
            while !self.origin.late.is_empty() || !self.follower.late.is_empty() {
                self.late_work();
            }
            self.origin.publish();
            for _ in 0..4 * self.origin.items.len() + 40 {
                if self.origin.serving.is_none() {
                    self.connect();
                }
                self.send(3, false);
                self.receive(0);
                self.hear(0);
            }
            self.origin.reveal();
        }
    }

    fn assert_converged(&self) {
        let origin = &self.origin;
        let size = origin.items.len() as u64;
        assert_eq!(self.follower.kept.len() as u64, size, "all arrived");
        let Ok(ours) = origin.sent.shown(size, &Feed(&origin.items));
        assert_eq!(ours.root(), self.follower.shown.root(), "one tree");
        let mut journal = Sent::default();
        origin
            .journal
            .iter()
            .for_each(|event| journal.apply(event.clone()));
        let Ok(durable) = journal.shown(size, &Feed(&origin.items));
        assert_eq!(durable.root(), ours.root(), "the journal tells the same");
        assert_eq!(origin.sent.covered(), size, "all is signed for");
        assert_eq!(self.disputes, 0, "nobody disputes anything");
        self.assert_holds();
    }

    /// What is held by the follower's own account is what the origin computes, and is nothing but what is erased.
    fn assert_holds(&self) {
        let mut held: BTreeMap<u64, u16> = BTreeMap::new();
        for (item, state) in &self.follower.kept {
            let index = item.ledger_index;
            match item.kind {
                ItemKind::Deliver => {
                    held.insert(index, state.held());
                }
                ItemKind::Reveal => {
                    let rest = held.get(&index).copied().unwrap_or(0);
                    held.insert(index, rest & !item.disclosed.bits() | state.held());
                }
                ItemKind::Recall | ItemKind::Erase | ItemKind::Notice | ItemKind::Ignorable(_) => {}
            }
        }
        held.retain(|_, bits| *bits != 0);
        assert_eq!(self.origin.holds(), held);
        for (index, bits) in held {
            let erased = self.origin.erased.get(&index).copied().unwrap_or(0);
            assert_eq!(bits & !erased, 0, "record {index} is still held back");
        }
    }
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
