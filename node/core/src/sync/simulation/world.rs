//! Both sides and the line between them, and all that can happen to them.

use std::collections::{BTreeMap, VecDeque};

use super::origin::Origin;
use super::{Batch, Feed, HEAD, MASKS, ToFollower, ToOrigin};
use crate::envelope::Hash;
use crate::ledger::feed::{FeedItem, ItemKind};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::Frontier;
use crate::sync::fence::{Fence, StreamNumber};
use crate::sync::following::Following;
use crate::sync::replica::ReplicaId;
use crate::sync::sent::{Sent, leaf};
use crate::sync::serving::Serving;
use crate::sync::start::{Start, StartFault};

pub(super) struct Follower {
    pub(super) replica: ReplicaId,
    pub(super) kept: Vec<(FeedItem, DeliveryState)>,
    pub(super) shown: Frontier,
    pub(super) fence: Fence,
    pub(super) session: Option<(StreamNumber, Following)>,
    pub(super) late: Vec<(StreamNumber, Batch)>,
}

pub(super) struct World {
    pub(super) origin: Origin,
    pub(super) follower: Follower,
    pub(super) down: VecDeque<ToFollower>,
    pub(super) up: VecDeque<ToOrigin>,
    pub(super) signed: BTreeMap<(ReplicaId, u64), Hash>,
    pub(super) replicas: u8,
    /// Differences between trees that no loss explains.
    pub(super) disputes: u32,
    /// A replica came back under a new id with items, or the origin lost states: until it is settled the
    /// two may differ.
    pub(super) excused: bool,
}

impl World {
    pub(super) fn new() -> Self {
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

    pub(super) fn disconnect(&mut self, with_late_work: bool) {
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

    pub(super) fn new_replica(&mut self) {
        self.replicas += 1;
        self.follower.replica = ReplicaId::from_bytes([self.replicas; 16]);
    }

    pub(super) fn connect(&mut self) {
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
            Err(fault @ (StartFault::Ahead { .. } | StartFault::TooManyReplicas(_))) => {
                panic!("{fault}")
            }
        }
        let Ok((serving, differ)) = Serving::begin(
            &mut origin.sent,
            (&start, HEAD),
            &Feed(&origin.items, &origin.erased),
        );
        origin.serving = Some(serving);
        let session = self.follower.fence.begin();
        self.follower.session = Some((session, Following::new()));
        // The newest receipt goes again: nobody knows whether the one before arrived.
        self.sign();
        if let Some(from) = differ {
            self.differ(from);
        }
    }

    pub(super) fn step(&mut self, (choice, a, b): (u8, u8, u8)) {
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
    pub(super) fn lose_replica(&mut self, keep: usize) {
        self.disconnect(false);
        self.follower.late.clear();
        self.follower.kept.truncate(keep);
        self.follower.shown = Frontier::new();
        for (item, state) in &self.follower.kept {
            self.follower.shown.push_only(leaf(item, state));
        }
        self.excused |= keep > 0;
        if keep == 0 || keep as u64 >= self.origin.sent.covered() {
            self.new_replica();
        }
    }

    /// All is allowed, nothing crashes: both sides come to rest.
    pub(super) fn rest(&mut self) {
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

    pub(super) fn assert_converged(&self) {
        let origin = &self.origin;
        let size = origin.items.len() as u64;
        assert_eq!(self.follower.kept.len() as u64, size, "all arrived");
        let Ok(ours) = origin
            .sent
            .shown(size, &Feed(&origin.items, &origin.erased));
        assert_eq!(ours.root(), self.follower.shown.root(), "one tree");
        let mut journal = Sent::default();
        origin
            .journal
            .iter()
            .for_each(|event| journal.apply(event.clone()));
        let Ok(durable) = journal.shown(size, &Feed(&origin.items, &origin.erased));
        assert_eq!(durable.root(), ours.root(), "the journal tells the same");
        assert_eq!(origin.sent.covered(), size, "all is signed for");
        assert_eq!(self.disputes, 0, "nobody disputes anything");
        self.assert_holds();
    }

    /// What is held by the follower's own account is what the origin computes, and is nothing but what is erased.
    pub(super) fn assert_holds(&self) {
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
