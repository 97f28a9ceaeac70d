//! Feed items whose opening was held back at send time, until policy lets it go and a REVEAL item carries it.

use std::collections::BTreeMap;

use ntc_core::reason::Reason;
use ntc_core::section::SectionSet;

use super::event::{HeldBack, Revealed};

/// One held item.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Held {
    /// Position of the item in the feed: a REVEAL item can be held back in turn, before it is noted that the first
    /// one was revealed.
    pub seq: u64,
    /// The sections that the feed item commits to.
    pub committed: SectionSet,
    /// The sections that went all the same.
    pub sent: SectionSet,
    /// Why the others did not.
    pub reason: Reason,
}

/// Every held item, by slot and ledger index.
#[derive(Debug, Default)]
pub(super) struct HeldItems(BTreeMap<u64, BTreeMap<u64, Held>>);

impl HeldItems {
    pub(super) fn hold(&mut self, event: &HeldBack) {
        let set = |bits: u32| u16::try_from(bits).ok().map(SectionSet::from_bits);
        let (Some(committed), Some(sent)) = (set(event.committed), set(event.sent)) else {
            return;
        };
        let reason = Reason::ALL
            .iter()
            .copied()
            .find(|reason| reason.code() == event.reason);
        let held = Held {
            seq: event.seq,
            committed,
            sent,
            reason: reason.unwrap_or(Reason::Internal),
        };
        self.0
            .entry(event.slot)
            .or_default()
            .insert(event.ledger_index, held);
    }

    pub(super) fn reveal(&mut self, event: &Revealed) {
        let Some(items) = self.0.get_mut(&event.slot) else {
            return;
        };
        let held = items.get(&event.ledger_index);
        if held.is_some_and(|held| held.seq == event.seq) {
            items.remove(&event.ledger_index);
        }
    }

    pub(super) fn get(&self, slot: u64, ledger_index: u64) -> Option<Held> {
        self.0.get(&slot)?.get(&ledger_index).copied()
    }

    pub(super) fn count(&self, slot: u64) -> usize {
        self.0.get(&slot).map_or(0, BTreeMap::len)
    }

    /// Up to `count` items of a slot from a ledger index on.
    pub(super) fn from(&self, slot: u64, ledger_index: u64, count: usize) -> Vec<(u64, Held)> {
        let items = self
            .0
            .get(&slot)
            .into_iter()
            .flat_map(|items| items.range(ledger_index..));
        items
            .take(count)
            .map(|(index, held)| (*index, *held))
            .collect()
    }
}
