//! What was made for a peer and may not have left this node: the few batches that a slow peer has not taken.

use std::collections::VecDeque;

use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::state::DeliveryState;

/// Batches remembered: those in the channel of a stream, the one that waits for it, and the one that is being taken.
const MAX_BATCHES: usize = super::MAX_IN_FLIGHT + 2;

/// What the newest batches show.
#[derive(Debug, Default)]
pub(super) struct OnItsWay(VecDeque<Vec<(FeedItem, DeliveryState)>>);

impl OnItsWay {
    /// Notes a batch.
    pub(super) fn made(&mut self, batch: &[(FeedItem, DeliveryState)]) {
        let shown = batch.iter().filter(|(_, state)| state.opened());
        self.0.push_back(shown.copied().collect());
        if self.0.len() > MAX_BATCHES {
            self.0.pop_front();
        }
    }

    /// What so many of the newest batches show.
    pub(super) fn newest(&self, batches: usize) -> Vec<(FeedItem, DeliveryState)> {
        let newest = self.0.iter().rev().take(batches);
        newest.flatten().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::envelope::Hash;
    use ntc_core::ledger::feed::ItemKind;
    use ntc_core::reason::Reason;
    use ntc_core::section::SectionSet;

    use super::*;

    fn item(ledger_index: u64, is_shown: bool) -> (FeedItem, DeliveryState) {
        let item = FeedItem {
            kind: ItemKind::Deliver,
            ledger_index,
            disclosed: SectionSet::ALL,
            leaf_hash: Hash::from_bytes([1; 32]),
        };
        let permitted = is_shown.then_some(u16::MAX);
        let state = DeliveryState::decide(&item, permitted, 0, Reason::AgreementSuspended);
        (item, state)
    }

    fn places(shown: &[(FeedItem, DeliveryState)]) -> Vec<u64> {
        shown.iter().map(|(item, _)| item.ledger_index).collect()
    }

    #[test]
    fn the_newest_batches_are_remembered_with_what_they_show() {
        let mut on_its_way = OnItsWay::default();
        assert_eq!(on_its_way.newest(3), []);
        for batch in 0..20 {
            on_its_way.made(&[item(2 * batch, true), item(2 * batch + 1, false)]);
        }
        assert_eq!(places(&on_its_way.newest(0)), [0; 0]);
        assert_eq!(places(&on_its_way.newest(2)), [38, 36]);
        assert_eq!(on_its_way.newest(100).len(), MAX_BATCHES);
    }
}
