//! That what a batch delivers lies in the ledger.

use crate::envelope::Hash;

use super::PeerMisbehaved;
use crate::ledger::batch::{FeedBatch, Unverified};
use crate::ledger::checkpoint::SignedCheckpoint;
use crate::ledger::tree::{KnownLeaves, leaf_hash};

/// Every delivered entry lies in the ledger at the index that its item names, and the FEEDS entry of a new head
/// is the last leaf. What counts are the received bytes of the entries, never the hashes that items state.
pub(super) fn check(
    checkpoint: &SignedCheckpoint,
    batch: &FeedBatch,
) -> Result<KnownLeaves, PeerMisbehaved> {
    let size = checkpoint.size();
    let mut known = KnownLeaves::default();
    if let Some(shown) = &batch.head {
        known.add(size.saturating_sub(1), &shown.feeds_entry)?;
    }
    for (seq, delivery) in (batch.first_seq..).zip(&batch.deliveries) {
        let index = delivery.item.ledger_index;
        // The FEEDS entry that commits to the item is the last leaf, so the entry lies before it.
        if index.saturating_add(1) >= size {
            return Err(PeerMisbehaved::BeyondCheckpoint { seq });
        }
        if leaf_hash(&delivery.entry) != delivery.item.leaf_hash {
            return Err(PeerMisbehaved::Entry { seq });
        }
        known.add(index, &delivery.entry)?;
    }
    for shown in &batch.erasures {
        if shown.ledger_index.saturating_add(1) >= size {
            return Err(PeerMisbehaved::Erasure(shown.ledger_index));
        }
        known.add(shown.ledger_index, &shown.entry)?;
    }
    known.verify(size, &batch.inclusion, checkpoint.root())?;
    Ok(known)
}

/// The inclusion proof of one entry that a batch delivered, from the leaf up: made of the batch's own proof, which is of
/// all its entries, under the checkpoint that it was proven against.
///
/// # Errors
/// When the batch does not hold under the checkpoint, or delivers no entry of this index.
pub fn path_of(
    batch: &Unverified<FeedBatch>,
    checkpoint: &SignedCheckpoint,
    ledger_index: u64,
) -> Result<Vec<Hash>, PeerMisbehaved> {
    let batch = batch.get();
    let known = check(checkpoint, batch)?;
    let path = known.path(ledger_index, checkpoint.size(), &batch.inclusion);
    path.ok_or(PeerMisbehaved::BadProof("inclusion"))
}
