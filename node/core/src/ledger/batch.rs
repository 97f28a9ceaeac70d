//! What an origin sends of a feed, and the marks of what has been checked.

use crate::envelope::{Hash, Opening, VerifiedOpening};

use crate::ledger::state::DeliveryState;
use crate::time::Timestamp;

use super::entry::Entry;
use super::entry::commit::Erasure;
use super::feed::{FeedItem, SlotHead};

/// Most deliveries of one batch.
pub const MAX_DELIVERIES: usize = 512;

/// Most erasures that one batch refers to.
pub const MAX_ERASURES: usize = 512;

/// Received from another party, and not checked beyond its form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unverified<T>(T);

impl<T> Unverified<T> {
    /// Marks what was received.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    pub(crate) const fn get(&self) -> &T {
        &self.0
    }

    pub(crate) fn into_inner(self) -> T {
        self.0
    }
}

/// Checked in full. Only [`super::follow::Follower`] makes it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Verified<T>(T);

impl<T> Verified<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(value)
    }

    /// What was checked.
    pub const fn get(&self) -> &T {
        &self.0
    }

    /// Gives up the mark.
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// A batch as it travels, byte for byte: what is kept of it.
#[derive(Clone, Default)]
pub struct BatchBytes {
    /// Its chain, without what the items disclose.
    pub chain: Vec<u8>,
    /// For each delivery its body; empty for none.
    pub bodies: Vec<Vec<u8>>,
}

impl BatchBytes {
    /// How many bytes they are.
    pub fn size(&self) -> u64 {
        let bodies = self.bodies.iter().map(Vec::len).sum::<usize>();
        (self.chain.len() + bodies) as u64
    }
}

/// A run of feed items with what proves them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FeedBatch {
    /// Position of the first item in the feed.
    pub first_seq: u64,
    /// The items in feed order.
    pub deliveries: Vec<Delivery>,
    /// The head that the batch is proven against; that of the batch before when absent.
    pub head: Option<FeedHead>,
    /// Consistency proof from the feed's size after this batch to its size in the head.
    pub feed_consistency: Vec<Hash>,
    /// Proof that all delivered entries, those of erasures, and with a new head its FEEDS entry, lie in the ledger
    /// under the head.
    pub inclusion: Vec<Hash>,
    /// The erasures that items and states refer to, in the order of their entries.
    pub erasures: Vec<ShownErasure>,
}

/// An ERASE entry with what opens its commitment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ShownErasure {
    /// Index of the entry in the ledger.
    pub ledger_index: u64,
    /// The exact bytes of the entry.
    pub entry: Vec<u8>,
    /// Salt of its commitment.
    pub salt: [u8; 32],
    /// What it says.
    pub erasure: Erasure,
}

/// Binds a feed to a signed checkpoint.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FeedHead {
    /// The checkpoint, a signed note.
    pub checkpoint: Vec<u8>,
    /// Consistency proof from the checkpoint of the last batch with deliveries that the follower holds.
    pub ledger_consistency: Vec<Hash>,
    /// Consistency proof from a newer checkpoint that came without deliveries; empty when there is none.
    pub head_consistency: Vec<Hash>,
    /// The FEEDS entry, the last leaf of the checkpoint.
    pub feeds_entry: Vec<u8>,
    /// The follower's slot.
    pub slot: u64,
    /// Number of slots.
    pub slots: u64,
    /// Salt of the slot.
    pub slot_salt: [u8; 32],
    /// Inclusion proof of the slot in the feeds tree.
    pub slot_inclusion: Vec<Hash>,
    /// Size of the feed.
    pub feed_size: u64,
    /// Root of the feed.
    pub feed_root: Hash,
    /// What the slot says of the peer's receipts.
    pub acknowledged: Hash,
}

impl FeedHead {
    /// The head of the follower's slot.
    pub fn slot_head(&self, recipient: &crate::party::Party) -> SlotHead {
        SlotHead {
            salt: self.slot_salt,
            size: self.feed_size,
            root: self.feed_root,
            acknowledged: self.acknowledged,
            recipient: recipient.clone(),
        }
    }
}

/// A feed item, what became of it, and what it discloses.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Delivery {
    /// The item.
    pub item: FeedItem,
    /// The exact bytes of the entry that it points at.
    pub entry: Vec<u8>,
    /// What of it is shown, held back and erased.
    pub state: DeliveryState,
    /// The verifier key that a KEY or END entry names.
    pub key: Option<String>,
    /// The opening of a RECORD entry, with what the state shows.
    pub opening: Option<Opening>,
}

/// A batch that has been checked in full.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct VerifiedBatch {
    /// The deliveries in feed order.
    pub deliveries: Vec<VerifiedDelivery>,
    /// Every erasure that is proven to lie in the ledger, by its entry, whatever refers to it.
    pub erasures: Vec<VerifiedErasure>,
}

/// An erasure whose entry is proven to lie in the ledger.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct VerifiedErasure {
    /// Index of the ERASE entry.
    pub entry: u64,
    /// Time of the entry.
    pub time: Timestamp,
    /// What it says.
    pub erasure: Erasure,
}

/// A delivery that has been checked in full.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerifiedDelivery {
    /// Position in the feed.
    pub seq: u64,
    /// The item.
    pub item: FeedItem,
    /// The entry that it points at; its encoding is what was received.
    pub entry: Entry,
    /// What of it is shown, held back and erased.
    pub state: DeliveryState,
    /// What is disclosed of a record; none when its header is not shown, or the item's kind discloses nothing.
    pub opening: Option<VerifiedOpening>,
    /// The verifier key that a KEY or END entry names.
    pub key: Option<String>,
}
