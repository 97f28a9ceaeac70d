//! The origin: its feed, its policy, and the journal of what it knows of the follower.

use std::collections::BTreeMap;

use super::Feed;
use crate::ledger::feed::{FeedItem, ItemKind};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::leaf_hash;
use crate::reason::Reason;
use crate::section::SectionSet;
use crate::sync::fence::StreamNumber;
use crate::sync::sent::{Sent, SentEvent, Written};
use crate::sync::serving::Serving;

#[derive(Default)]
pub(super) struct Origin {
    pub(super) items: Vec<FeedItem>,
    pub(super) published: u64,
    pub(super) allowed: BTreeMap<u64, Option<u16>>,
    pub(super) erased: BTreeMap<u64, u16>,
    pub(super) journal: Vec<SentEvent>,
    pub(super) sent: Sent,
    pub(super) serving: Option<Serving>,
    /// Writes of streams that have died: work that cannot be called back.
    pub(super) late: Vec<(StreamNumber, Written)>,
}

impl Origin {
    pub(super) fn append(&mut self, kind: ItemKind, index: u64, disclosed: u16) {
        self.items.push(FeedItem {
            kind,
            ledger_index: index,
            disclosed: SectionSet::from_bits(disclosed),
            leaf_hash: leaf_hash(&index.to_be_bytes()),
        });
    }

    pub(super) fn publish(&mut self) {
        self.published = self.items.len() as u64;
    }

    pub(super) fn decide(&self, seq: u64) -> Written {
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
    pub(super) fn note(&mut self, event: SentEvent) {
        self.journal.push(event.clone());
        self.sent.apply(event);
    }

    pub(super) fn write(&mut self, stream: StreamNumber, written: Written) {
        if let Ok(Some(event)) = self.sent.write(stream, written, 0) {
            self.note(event);
        }
    }

    pub(super) fn restart(&mut self) {
        self.late.clear();
        self.serving = None;
        self.sent = Sent::default();
        for event in &self.journal {
            self.sent.apply(event.clone());
        }
        let Ok(()) = self.sent.settle(&Feed(&self.items, &self.erased));
    }

    pub(super) fn holds(&self) -> BTreeMap<u64, u16> {
        let reveals = (0..).zip(&self.items);
        let reveals = reveals.filter(|(_, item)| item.kind == ItemKind::Reveal);
        let holds = self.sent.open_holds(reveals);
        holds
            .into_iter()
            .map(|(at, hold)| (at, hold.held))
            .collect()
    }

    pub(super) fn reveal(&mut self) {
        for (index, held) in self.holds() {
            let held = held & !self.erased.get(&index).copied().unwrap_or(0);
            let allowed = self.allowed[&index].unwrap_or(0);
            if allowed & held != 0 {
                self.append(ItemKind::Reveal, index, held);
            }
        }
    }
}
