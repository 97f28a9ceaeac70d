//! What goes between the two sides, and what each does with it.

use std::time::Duration;

use super::world::World;
use super::{Batch, FOLLOWER_LEDGER, Feed, HEAD, ORIGIN, ToFollower, ToOrigin, feed_root};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::leaf_hash;
use crate::party::Party;
use crate::sync::adopt::StatesPart;
use crate::sync::fence::StreamNumber;
use crate::sync::following::states_parts;
use crate::sync::receipt::{Expected, Receipt};
use crate::sync::sent::leaf;
use crate::sync::serving::{Answer, Next};
use crate::time::Timestamp;

impl World {
    pub(super) fn differ(&mut self, from: u64) {
        self.disputes += u32::from(!self.excused);
        self.down.push_back(ToFollower::Differ(from));
    }

    pub(super) fn send(&mut self, size: u64, crash: bool) {
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
            let states = batch.iter().map(|(i, s)| (i, s));
            serving.sent(states, (published, HEAD), Duration::ZERO);
        }
        self.down.push_back(ToFollower::Batch((first, batch)));
    }

    pub(super) fn take(&mut self, session: StreamNumber, (first, batch): Batch) {
        let follower = &mut self.follower;
        if follower.fence.check(session).is_err() || first != follower.kept.len() as u64 {
            return;
        }
        for (item, state) in batch {
            let leaf = leaf(&item, &state);
            follower.shown.push_only(leaf);
            follower.kept.push((item, state));
        }
    }

    pub(super) fn receive(&mut self, crash: u8) {
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

    pub(super) fn tell_states(&mut self, from: u64) {
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

    pub(super) fn sign(&mut self) {
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
            checkpoint_size: HEAD,
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

    pub(super) fn hear(&mut self, crash: u8) {
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

    pub(super) fn receipt(&mut self, receipt: Receipt) {
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
            verified_size: 0,
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

    pub(super) fn adopt(&mut self, part: StatesPart) {
        let origin = &mut self.origin;
        let Some(serving) = &mut origin.serving else {
            return;
        };
        match serving.states(&origin.sent, part, &Feed(&origin.items, &origin.erased)) {
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

    pub(super) fn late_work(&mut self) {
        if let Some((stream, written)) = self.origin.late.pop() {
            self.origin.write(stream, written);
        }
        if let Some((session, batch)) = self.follower.late.pop() {
            self.take(session, batch);
        }
    }
}
