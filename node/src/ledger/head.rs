//! The ledger as of one signed checkpoint, with what proves every feed under it.

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use ntc_core::envelope::{Hash, Sign, SignError};
use ntc_core::ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::feed::{FeedsTree, SlotHead};
use ntc_core::ledger::prove::Published;
use ntc_core::time::Timestamp;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::columns::{Columns, FeedReader, FrameColumn, HashColumn};
use super::state::State;

/// What peers can be told: one signed checkpoint, and readers of everything below it.
#[derive(Clone, Debug)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Number of RECORD entries.
    pub records: u64,
    /// Root of the ledger.
    pub root: Hash,
    /// Time of the newest entry.
    pub time: Timestamp,
    /// The signed checkpoint with its FEEDS entry and feeds tree; none while the ledger is empty.
    pub(crate) published: Option<Published>,
    /// Every feed's head, by slot.
    pub(crate) slots: Arc<[SlotHead]>,
    /// Hashes of the ledger's tree.
    pub(crate) hashes: HashColumn,
    /// The number of each entry's frame.
    pub(crate) frames: FrameColumn,
    /// Readers of the feeds, by slot.
    pub(crate) feeds: Arc<[FeedReader]>,
}

impl Head {
    /// The head of a state whose last entry is FEEDS; that of an empty ledger without `published`.
    pub(super) fn new(
        state: &State,
        columns: &Columns,
        published: Option<Published>,
        slots: Vec<SlotHead>,
    ) -> Self {
        Self {
            size: state.size(),
            records: state.records,
            root: state.tree.frontier.root(),
            time: state.last_time,
            published,
            slots: slots.into(),
            hashes: columns.hashes(),
            frames: columns.frames(),
            feeds: columns.feeds().into(),
        }
    }

    /// The checkpoint, a C2SP signed note; empty while the ledger is empty.
    pub fn checkpoint(&self) -> Vec<u8> {
        self.published
            .as_ref()
            .map(|published| published.checkpoint.render())
            .unwrap_or_default()
    }
}

/// Makes heads: it knows the origin and the secret that slot salts are derived from.
pub(crate) struct Heads {
    /// Origin line of the checkpoints.
    pub(crate) origin: String,
    /// Salts of slots are derived, so that a restart proves the same heads again; they guard no personal data.
    pub(crate) slot_secret: Zeroizing<[u8; 32]>,
}

impl Heads {
    /// The heads of all feeds as the FEEDS entry at `feeds_index` commits to them.
    pub(crate) fn slots(&self, state: &State, feeds_index: u64) -> Vec<SlotHead> {
        let feeds = state.feeds.iter().enumerate();
        feeds
            .map(|(slot, feed)| SlotHead {
                salt: self.slot_salt(feeds_index, slot as u64),
                size: feed.tree.frontier.size(),
                root: feed.tree.frontier.root(),
                recipient: feed.party.clone(),
            })
            .collect()
    }

    /// Signs the checkpoint over a state whose last entry is FEEDS and durable.
    ///
    /// Ed25519 is deterministic: a restart that signs the same state again makes the same bytes.
    pub(super) fn publish(
        &self,
        state: &State,
        feeds_entry: Entry,
        feeds: FeedsTree,
        signer: &dyn Sign,
    ) -> Result<Published, SignError> {
        let checkpoint = Checkpoint {
            origin: self.origin.clone(),
            size: state.size(),
            root: state.tree.frontier.root(),
        };
        let checkpoint = SignedCheckpoint::sign(checkpoint, signer)?;
        Ok(Published {
            checkpoint,
            feeds_entry,
            feeds,
        })
    }

    fn slot_salt(&self, feeds_index: u64, slot: u64) -> [u8; 32] {
        // HMAC takes a key of any length, so this arm is never taken.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&*self.slot_secret) else {
            return [0; 32];
        };
        mac.update(b"ntc/slot-salt/v1\n");
        mac.update(&feeds_index.to_be_bytes());
        mac.update(&slot.to_be_bytes());
        mac.finalize().into_bytes().into()
    }
}
