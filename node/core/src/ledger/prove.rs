//! The origin's side: the head that proves a peer's feed against a checkpoint.

use thiserror::Error;

use crate::envelope::Hash;

use super::batch::{FeedBatch, FeedHead};
use super::checkpoint::SignedCheckpoint;
use super::entry::Entry;
use super::feed::{FeedsTree, SlotHead};
use super::tree::{HashReader, inclusion_len, prove_consistency, prove_leaves, rising};

/// A checkpoint with what its last leaf commits to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Published {
    /// The checkpoint.
    pub checkpoint: SignedCheckpoint,
    /// The FEEDS entry, its last leaf.
    pub feeds_entry: Entry,
    /// The feeds tree whose root that entry holds.
    pub feeds: FeedsTree,
}

/// Why a head could not be built.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum ProveError<E> {
    /// The ledger's hashes could not be read.
    #[error("the ledger's hashes cannot be read")]
    Read(#[source] E),
    /// The feeds tree has no such slot.
    #[error("the feeds tree has no slot {0}")]
    NoSlot(u64),
    /// The peer holds more of the ledger than was published.
    #[error(
        "the peer holds a checkpoint of size {held}, but {published} is the newest one published"
    )]
    PeerAhead {
        /// Size of the peer's checkpoint.
        held: u64,
        /// Size of the newest one.
        published: u64,
    },
}

/// The checkpoints that a peer holds, by size; 0 for none.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct HeldSizes {
    /// That of the last batch with deliveries.
    pub journaled: u64,
    /// A newer one that came without deliveries.
    pub alone: u64,
}

/// Builds the head for a peer that holds checkpoints of these sizes. `head` is what the feeds tree of `published` holds
/// at `slot`.
///
/// # Errors
/// When hashes cannot be read, the slot does not exist, or the peer is ahead.
pub fn feed_head<R: HashReader + ?Sized>(
    published: &Published,
    ledger: &R,
    held: HeldSizes,
    slot: u64,
    head: &SlotHead,
) -> Result<FeedHead, ProveError<R::Error>> {
    let size = published.checkpoint.size();
    let newest = held.journaled.max(held.alone);
    if newest > size {
        return Err(ProveError::PeerAhead {
            held: newest,
            published: size,
        });
    }
    let consistency = |from| prove_consistency(ledger, from, size).map_err(ProveError::Read);
    Ok(FeedHead {
        checkpoint: published.checkpoint.render(),
        ledger_consistency: consistency(held.journaled)?,
        head_consistency: if held.alone > held.journaled {
            consistency(held.alone)?
        } else {
            Vec::new()
        },
        feeds_entry: published.feeds_entry.encode(),
        slot,
        slots: published.feeds.slots(),
        slot_salt: head.salt,
        slot_inclusion: published
            .feeds
            .prove(slot)
            .ok_or(ProveError::NoSlot(slot))?,
        feed_size: head.size,
        feed_root: head.root,
        acknowledged: head.acknowledged,
    })
}

/// Proves that a batch which ends at feed size `end` is the start of the feed of `committed` items.
///
/// # Errors
/// Those of the reader.
pub fn feed_consistency<R: HashReader + ?Sized>(
    feed: &R,
    end: u64,
    committed: u64,
) -> Result<Vec<Hash>, R::Error> {
    prove_consistency(feed, end, committed)
}

/// Indices of the entries that a batch proves: those of its items and erasures, and with a new head its last leaf.
fn proven(items: impl IntoIterator<Item = u64>, new_head: bool, size: u64) -> Vec<u64> {
    let last = new_head.then(|| size.saturating_sub(1));
    rising(items.into_iter().chain(last), size)
}

/// How many hashes the inclusion proof of a batch has that delivers or refers to entries of these indices.
pub fn batch_inclusion_len(
    items: impl IntoIterator<Item = u64>,
    new_head: bool,
    size: u64,
) -> usize {
    let indices = proven(items, new_head, size);
    if indices.is_empty() {
        return 0;
    }
    inclusion_len(&indices, size)
}

/// Proves that all entries that a batch delivers or refers to, and with a head its FEEDS entry, lie in the ledger of
/// `size` entries.
///
/// # Errors
/// Those of the reader.
pub fn batch_inclusion<R: HashReader + ?Sized>(
    ledger: &R,
    batch: &FeedBatch,
    size: u64,
) -> Result<Vec<Hash>, R::Error> {
    let items = batch.deliveries.iter();
    let items = items.map(|delivery| delivery.item.ledger_index);
    let erasures = batch.erasures.iter().map(|shown| shown.ledger_index);
    let items = items.chain(erasures);
    prove_leaves(ledger, proven(items, batch.head.is_some(), size), size)
}
