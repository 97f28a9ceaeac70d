//! The newest receipt of each peer until the next FEEDS entry acknowledges it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use ntc_core::envelope::Hash;

use crate::lock::lock;

/// Hashes of receipt texts by slot. A receipt alone makes no checkpoint: it waits for the next one.
#[derive(Debug, Default)]
pub(super) struct NewestReceipts(Mutex<BTreeMap<u64, Hash>>);

impl NewestReceipts {
    /// Notes a receipt; it takes the place of the one before it.
    pub(super) fn note(&self, slot: u64, receipt: Hash) {
        let mut newest = lock(&self.0);
        newest.insert(slot, receipt);
    }

    /// What waits.
    pub(super) fn waiting(&self) -> BTreeMap<u64, Hash> {
        lock(&self.0).clone()
    }

    /// These are acknowledged. A newer one that came meanwhile goes on waiting, as all do while nothing can be written.
    pub(super) fn acknowledged(&self, receipts: &BTreeMap<u64, Hash>) {
        let mut newest = lock(&self.0);
        newest.retain(|slot, receipt| receipts.get(slot) != Some(receipt));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_receipt_of_a_peer_waits_and_only_until_it_is_acknowledged() {
        let receipts = NewestReceipts::default();
        let hash = |byte| Hash::from_bytes([byte; 32]);
        receipts.note(3, hash(1));
        receipts.note(3, hash(2));
        receipts.note(5, hash(3));
        let waiting = receipts.waiting();
        assert_eq!(waiting, BTreeMap::from([(3, hash(2)), (5, hash(3))]));
        assert_eq!(receipts.waiting(), waiting);
        receipts.note(5, hash(4));
        receipts.acknowledged(&waiting);
        assert_eq!(receipts.waiting(), BTreeMap::from([(5, hash(4))]));
    }
}
