//! The ledger as of one signed checkpoint, with what proves every feed under it.

use std::collections::BTreeMap;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use ntc_core::envelope::{Hash, Sign, SignError};
use ntc_core::ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::feed::{FeedsTree, SlotHead, slot_count};
use ntc_core::ledger::prove::Published;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::columns::{Columns, FeedReader, FrameColumn, HashColumn};
use super::keys::OwnKeys;
use super::queries::QueryCounts;
use super::state::State;
use crate::store::index::ReferenceKey;

/// One peer's feed under a head.
#[derive(Clone, Debug)]
pub(crate) struct Feed {
    /// What the feeds tree holds at its slot.
    pub(crate) head: SlotHead,
    /// What it is read with.
    pub(crate) reader: FeedReader,
}

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
    /// Digest that the newest POLICY entry commits to; none before the first.
    pub policy: Option<Hash>,
    /// What the KEY entries say.
    pub(crate) keys: Arc<OwnKeys>,
    /// What the QUERY entries of a day come to.
    pub(crate) queries: Arc<QueryCounts>,
    /// Frames of the journal under it: nothing behind them is shown.
    pub(crate) end: u64,
    /// The signed checkpoint with its FEEDS entry and feeds tree; none while the ledger is empty.
    pub(crate) published: Option<Published>,
    /// Hashes of the ledger's tree.
    pub(crate) hashes: HashColumn,
    /// The number of each entry's frame.
    pub(crate) frames: FrameColumn,
    /// The feeds by slot.
    pub(crate) feeds: Arc<BTreeMap<u64, Feed>>,
    /// What was erased and may not be destroyed yet: by record, sections with the ERASE entry that they go by.
    pub(crate) erasing: Arc<BTreeMap<u64, Vec<(u64, SectionSet)>>>,
}

impl Head {
    /// The head of a state whose last entry is FEEDS; that of an empty ledger without `published`.
    pub(super) fn new(
        state: &State,
        columns: &Columns,
        end: u64,
        published: Option<Published>,
        slots: BTreeMap<u64, SlotHead>,
    ) -> Self {
        let mut readers = columns.feeds();
        let feeds = slots
            .into_iter()
            .filter_map(|(slot, head)| {
                let reader = readers.remove(&slot)?;
                Some((slot, Feed { head, reader }))
            })
            .collect();
        Self {
            size: state.size(),
            records: state.records,
            root: state.tree.frontier.root(),
            time: state.last_time,
            policy: state.policy,
            keys: Arc::clone(&state.keys),
            queries: Arc::clone(&state.queries),
            end,
            published,
            hashes: columns.hashes(),
            frames: columns.frames(),
            feeds: Arc::new(feeds),
            erasing: Arc::clone(&state.erasing),
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
    /// The feeds tree of the checkpoint of this size, and the heads of all feeds in it by slot.
    pub(crate) fn feeds(&self, state: &State, size: u64) -> (FeedsTree, BTreeMap<u64, SlotHead>) {
        let heads: BTreeMap<_, _> = state
            .feeds
            .iter()
            .map(|(slot, feed)| {
                let head = SlotHead {
                    salt: self.derive(b"ntc/slot/v2\n", size, *slot),
                    size: feed.tree.frontier.size(),
                    root: feed.tree.frontier.root(),
                    acknowledged: feed.acknowledged,
                    recipient: feed.party.clone(),
                };
                (*slot, head)
            })
            .collect();
        let leaves = (0..slot_count(heads.len() as u64)).map(|slot| match heads.get(&slot) {
            Some(head) => head.leaf(),
            None => Hash::from_bytes(self.derive(b"ntc/pad-slot/v1\n", size, slot)),
        });
        (FeedsTree::new(leaves), heads)
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

    /// The key that source references are digested by: HMAC-SHA-256 of the slot secret over `context | origin`.
    pub(super) fn reference_key(&self) -> ReferenceKey {
        ReferenceKey::new(self.derive(b"ntc/reference/v1\n", 0, 0))
    }

    /// HMAC-SHA-256 of the slot secret over `context | origin | checkpoint size u64 | slot u64`.
    fn derive(&self, context: &[u8], size: u64, slot: u64) -> [u8; 32] {
        // HMAC takes a key of any length, so this arm is never taken.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&*self.slot_secret) else {
            return [0; 32];
        };
        mac.update(context);
        mac.update(self.origin.as_bytes());
        mac.update(&size.to_be_bytes());
        mac.update(&slot.to_be_bytes());
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::ledger::feed::NOT_ACKNOWLEDGED;
    use ntc_core::ledger::follow::PeerMisbehaved;

    use super::*;
    use crate::chain::state::{FeedState, Growing};

    fn heads(origin: &str) -> Heads {
        Heads {
            origin: origin.to_owned(),
            slot_secret: Zeroizing::new([7; 32]),
        }
    }

    #[test]
    fn a_successor_ledger_repeats_no_salt_and_no_two_slots_or_sizes_share_one() {
        let (one, two) = (
            heads("ntc.example/ee/tax/ledger1"),
            heads("ntc.example/ee/tax/ledger2"),
        );
        let salts = [
            one.derive(b"ntc/slot/v2\n", 5, 3),
            two.derive(b"ntc/slot/v2\n", 5, 3),
            one.derive(b"ntc/slot/v2\n", 6, 3),
            one.derive(b"ntc/slot/v2\n", 5, 4),
            one.derive(b"ntc/pad-slot/v1\n", 5, 3),
        ];
        let distinct: std::collections::BTreeSet<_> = salts.iter().collect();
        assert_eq!(distinct.len(), salts.len());
    }

    /// A head that its peer finds proven in the feeds tree, and the same with salts that are none of this head.
    fn proven_and_refused(heads: &Heads) -> (serde_json::Value, Vec<serde_json::Value>) {
        let (slot, size) = (17, 300);
        let feed = FeedState {
            party: "FI/customs".parse().unwrap(),
            tree: Growing::default(),
            fresh_items: Vec::new(),
            acknowledged: NOT_ACKNOWLEDGED,
        };
        let mut state = State::default();
        state.feeds.insert(slot, feed);
        let (tree, shown) = heads.feeds(&state, size);
        let head = &shown[&slot];
        let proof = tree.prove(slot).unwrap();
        assert_eq!(head.verify(slot, 64, &proof, &tree.root()), Ok(()));
        let of = |origin: &str, key, context: &[u8], size, slot| {
            let heads = Heads {
                origin: origin.to_owned(),
                slot_secret: Zeroizing::new([key; 32]),
            };
            heads.derive(context, size, slot)
        };
        let (own, next) = (
            heads.origin.as_str(),
            "ntc.example/ee/tax-and-customs/ledger2",
        );
        let (salt, free): (&[u8], &[u8]) = (b"ntc/slot/v2\n", b"ntc/pad-slot/v1\n");
        let cases = [
            ("of the next ledger", of(next, 7, salt, size, slot)),
            ("of another key", of(own, 8, salt, size, slot)),
            ("of the size before", of(own, 7, salt, size - 1, slot)),
            ("of another slot", of(own, 7, salt, size, slot + 1)),
            ("that of a free slot", of(own, 7, free, size, slot)),
        ];
        let reason = PeerMisbehaved::BadProof("slot").reason().code();
        let refused = cases.map(|(why, salt)| {
            let bent = SlotHead {
                salt,
                ..head.clone()
            };
            let answer = bent.verify(slot, 64, &proof, &tree.root());
            assert!(answer.is_err(), "{why}");
            serde_json::json!({ "why": why, "salt": hex::encode(salt), "reason": reason })
        });
        let told = serde_json::json!({
            "checkpoint_size": size,
            "slot": slot,
            "slots": tree.slots(),
            "salt": hex::encode(head.salt),
            "feed_size": head.size,
            "feed_root": head.root.to_string(),
            "acknowledged": head.acknowledged.to_string(),
            "recipient": head.recipient.as_str(),
            "inclusion": proof.iter().map(Hash::to_string).collect::<Vec<_>>(),
            "feeds_root": tree.root().to_string(),
        });
        (told, refused.to_vec())
    }

    /// What the origin alone can compute is frozen like what others verify: a restart must show the same heads again.
    #[test]
    fn slot_salts_and_the_hashes_of_free_slots_are_those_of_the_vectors() {
        let origin = "ntc.example/ee/tax-and-customs/ledger1";
        let of = |context: &[u8], size: u64, slot: u64| {
            let derived = hex::encode(heads(origin).derive(context, size, slot));
            serde_json::json!({ "checkpoint_size": size, "slot": slot, "derived": derived })
        };
        let (salt, free): (&[u8], &[u8]) = (b"ntc/slot/v2\n", b"ntc/pad-slot/v1\n");
        let (head, refused) = proven_and_refused(&heads(origin));
        let found = serde_json::json!({
            "feed_salt_key": hex::encode([7; 32]),
            "origin": origin,
            "salts": [of(salt, 2, 0), of(salt, 2, 63), of(salt, 300, 17)],
            "free_slots": [of(free, 2, 1), of(free, 300, 1)],
            "head": head,
            "refused": refused,
        });
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/slots.json");
        if std::env::var_os("NTC_WRITE_VECTORS").is_some() && !path.exists() {
            std::fs::write(&path, format!("{found:#}\n")).unwrap();
        }
        let frozen: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(found, frozen);
    }

    #[test]
    fn a_feeds_tree_without_peers_has_as_many_slots_as_one_with_many() {
        let (tree, slots) = heads("ntc.example/ee/tax/ledger1").feeds(&State::default(), 1);
        assert_eq!((tree.slots(), slots.len()), (64, 0));
    }
}
