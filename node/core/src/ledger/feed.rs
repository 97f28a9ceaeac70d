//! Feeds: for each peer a tree of items, and one tree over the heads of all feeds.
//!
//! A peer has a slot of its own for as long as the ledger lives, so one FEEDS entry cannot hold two heads for one
//! peer, and a peer that leaves and comes back finds its feed. The slot is drawn at random among those that are free,
//! and free slots hold hashes that look like any other, so neither slot nor count tells how many peers there are.
//! Each slot is salted, so that peers cannot guess one another's heads.

use thiserror::Error;

use crate::envelope::Hash;
use crate::party::Party;
use crate::reason::Reasoned;
use crate::registry::is_critical;
use crate::section::SectionSet;

use super::leaf;
pub use super::leaf::ITEM_LEN;
use super::tree::{BadProof, Frontier, prove_inclusion, verify_inclusion};

const SLOT_CONTEXT: &[u8] = b"ntc/feed/v2\n";

/// Fewest slots of a feeds tree.
pub const MIN_SLOTS: u64 = 64;

/// How many slots the feeds tree of this many peers has: the next power of two, at least [`MIN_SLOTS`].
pub const fn slot_count(peers: u64) -> u64 {
    let Some(slots) = peers.checked_next_power_of_two() else {
        return u64::MAX;
    };
    if slots < MIN_SLOTS { MIN_SLOTS } else { slots }
}

/// What an item says. The number is part of committed bytes; those up to 7F are critical, those from 80 up may be
/// ignored by whoever does not know them.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum ItemKind {
    /// 01: a record is delivered; points at its RECORD entry.
    Deliver,
    /// 02: a record delivered earlier is no longer to be used; points at its RECORD entry.
    Recall,
    /// 03: a record delivered earlier is to be erased; points at the ERASE entry.
    Erase,
    /// 04: the party's keys, or the ledger itself, changed; points at the KEY, END or EPOCH entry.
    Notice,
    /// 05: more sections of a record delivered earlier; points at its RECORD entry, and discloses the new ones.
    Reveal,
    /// 80 to FF: a kind of a later version, kept and counted.
    Ignorable(u8),
}

impl ItemKind {
    const KNOWN: [Self; 5] = [
        Self::Deliver,
        Self::Recall,
        Self::Erase,
        Self::Notice,
        Self::Reveal,
    ];

    /// Its number.
    pub const fn number(self) -> u8 {
        match self {
            Self::Deliver => 1,
            Self::Recall => 2,
            Self::Erase => 3,
            Self::Notice => 4,
            Self::Reveal => 5,
            Self::Ignorable(number) => number,
        }
    }

    /// The kind of a number; none when it is critical and not known to this version.
    pub fn from_number(number: u8) -> Option<Self> {
        let known = Self::KNOWN.into_iter();
        known
            .chain((!is_critical(number)).then_some(Self::Ignorable(number)))
            .find(|kind| kind.number() == number)
    }

    /// True for the kinds whose delivery discloses sections of a record.
    pub const fn discloses(self) -> bool {
        matches!(self, Self::Deliver | Self::Reveal)
    }
}

/// One item of a peer's feed: `kind u8 | ledger index u64 | disclosed u16 | leaf hash 32`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FeedItem {
    /// What it says.
    pub kind: ItemKind,
    /// Index of the ledger entry that it points at.
    pub ledger_index: u64,
    /// The sections that the peer is shown: those that the record has and policy discloses. Empty for the kinds
    /// without opening.
    pub disclosed: SectionSet,
    /// Leaf hash of that ledger entry.
    pub leaf_hash: Hash,
}

/// The bytes are no feed item that this version reads.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidItem {
    /// Not of the form of an item.
    #[error("the feed item is not of the form of one")]
    #[reason(Malformed)]
    Form,
    /// A critical kind that this version does not know.
    #[error(
        "the feed item is of the critical kind {0:02X}, which this version does not know; update the node"
    )]
    #[reason(CriticalUnknown)]
    Kind(u8),
}

impl FeedItem {
    /// The exact bytes.
    pub fn encode(&self) -> [u8; ITEM_LEN] {
        let mut out = [0; ITEM_LEN];
        let fields = [self.kind.number()]
            .into_iter()
            .chain(self.ledger_index.to_be_bytes())
            .chain(self.disclosed.bits().to_be_bytes())
            .chain(*self.leaf_hash.as_bytes());
        for (place, byte) in out.iter_mut().zip(fields) {
            *place = byte;
        }
        out
    }

    /// Reads an item; exactly what [`Self::encode`] writes is accepted.
    ///
    /// # Errors
    /// When the bytes are no item, or an item without opening discloses sections.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidItem> {
        let bytes: &[u8; ITEM_LEN] = bytes.try_into().map_err(|_| InvalidItem::Form)?;
        let [kind, rest @ ..] = bytes;
        let (index, rest) = rest.split_first_chunk().ok_or(InvalidItem::Form)?;
        let (disclosed, leaf) = rest.split_first_chunk().ok_or(InvalidItem::Form)?;
        let item = Self {
            kind: ItemKind::from_number(*kind).ok_or(InvalidItem::Kind(*kind))?,
            ledger_index: u64::from_be_bytes(*index),
            disclosed: SectionSet::from_bits(u16::from_be_bytes(*disclosed)),
            leaf_hash: Hash::from_slice(leaf).ok_or(InvalidItem::Form)?,
        };
        let may_disclose = item.kind.discloses() || matches!(item.kind, ItemKind::Ignorable(_));
        if !may_disclose && !item.disclosed.is_empty() {
            return Err(InvalidItem::Form);
        }
        Ok(item)
    }

    /// Leaf hash of the item in its feed's tree.
    pub fn leaf(&self) -> Hash {
        leaf::item(&self.encode())
    }
}

/// What a slot says of the peer's receipts before the first.
pub const NOT_ACKNOWLEDGED: Hash = Hash::from_bytes([0; 32]);

/// A feed's head as the feeds tree holds it at the peer's slot.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SlotHead {
    /// Salt of the slot; only the party and the peer know it.
    pub salt: [u8; 32],
    /// Number of items in the feed.
    pub size: u64,
    /// Root of the feed's tree.
    pub root: Hash,
    /// SHA-256 of the newest receipt text that the origin took from the peer; [`NOT_ACKNOWLEDGED`] before the first.
    pub acknowledged: Hash,
    /// Whose feed it is.
    pub recipient: Party,
}

impl SlotHead {
    /// Leaf hash of the slot in the feeds tree: over
    /// `"ntc/feed/v2\n" | salt | size u64 | root | acknowledged 32 | recipient`.
    pub fn leaf(&self) -> Hash {
        let size = self.size.to_be_bytes();
        Hash::of(&[
            &[0],
            SLOT_CONTEXT,
            &self.salt,
            &size,
            self.root.as_bytes(),
            self.acknowledged.as_bytes(),
            self.recipient.as_str().as_bytes(),
        ])
    }

    /// Checks that the head lies at `slot` of the feeds tree of `slots` leaves with this root.
    ///
    /// # Errors
    /// When it is not proven.
    pub fn verify(
        &self,
        slot: u64,
        slots: u64,
        proof: &[Hash],
        feeds_root: &Hash,
    ) -> Result<(), BadProof> {
        verify_inclusion(slot, slots, &self.leaf(), proof, feeds_root)
    }
}

/// The feeds tree of one FEEDS entry, small enough to be held whole.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FeedsTree {
    frontier: Frontier,
    stored: Vec<Hash>,
}

impl FeedsTree {
    /// The tree over the slots' leaf hashes, in slot order.
    pub fn new(leaves: impl IntoIterator<Item = Hash>) -> Self {
        let mut tree = Self::default();
        for leaf in leaves {
            tree.frontier.push(leaf, &mut tree.stored);
        }
        tree
    }

    /// Number of slots.
    pub const fn slots(&self) -> u64 {
        self.frontier.size()
    }

    /// The root that the FEEDS entry holds.
    pub fn root(&self) -> Hash {
        self.frontier.root()
    }

    /// The proof of a slot; none when it does not exist.
    pub fn prove(&self, slot: u64) -> Option<Vec<Hash>> {
        if slot >= self.slots() {
            return None;
        }
        prove_inclusion(&self.stored, slot, self.slots()).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ledger::tree::leaf_hash;
    use crate::reason::Reason;

    fn heads(count: u64) -> Vec<SlotHead> {
        let recipient: Party = "FI/customs".parse().unwrap();
        (0..count)
            .map(|size| SlotHead {
                salt: [3; 32],
                size,
                root: leaf_hash(&size.to_be_bytes()),
                acknowledged: NOT_ACKNOWLEDGED,
                recipient: recipient.clone(),
            })
            .collect()
    }

    #[test]
    fn a_head_verifies_at_its_own_slot_alone() {
        let heads = heads(9);
        let tree = FeedsTree::new(heads.iter().map(SlotHead::leaf));
        for (slot, head) in (0..).zip(&heads) {
            let proof = tree.prove(slot).unwrap();
            for other in 0..9 {
                let holds = head.verify(other, 9, &proof, &tree.root()).is_ok();
                assert_eq!(holds, other == slot);
            }
            let mut guessed = head.clone();
            guessed.salt = [4; 32];
            assert!(guessed.verify(slot, 9, &proof, &tree.root()).is_err());
            let mut acknowledged = head.clone();
            acknowledged.acknowledged = leaf_hash(b"receipt");
            assert!(acknowledged.verify(slot, 9, &proof, &tree.root()).is_err());
        }
        assert_eq!(tree.prove(9), None);
    }

    #[test]
    fn the_number_of_slots_hides_the_number_of_peers() {
        for (peers, slots) in [
            (0, 64),
            (1, 64),
            (64, 64),
            (65, 128),
            (256, 256),
            (257, 512),
        ] {
            assert_eq!(slot_count(peers), slots);
        }
    }

    #[test]
    fn an_unknown_critical_kind_is_refused_by_name_and_an_ignorable_one_is_kept() {
        for kind in (0..0x80).filter(|kind| !(1..=5).contains(kind)) {
            let refused = FeedItem::decode(&[vec![kind], vec![0; 42]].concat()).unwrap_err();
            assert_eq!(refused.reason(), Reason::CriticalUnknown);
            assert!(refused.to_string().contains(&format!("{kind:02X}")));
        }
        for kind in 0x80..=0xff {
            let bytes = [vec![kind], vec![1; 42]].concat();
            let kept = FeedItem::decode(&bytes).unwrap();
            assert_eq!(kept.kind, ItemKind::Ignorable(kind));
            assert_eq!(kept.encode().to_vec(), bytes);
        }
    }

    proptest! {
        #[test]
        fn what_decodes_encodes_to_the_same_bytes(
            kind in any::<u8>(), high in 0_u8..2, rest in prop::array::uniform32(any::<u8>()),
            tail in prop::collection::vec(any::<u8>(), 8..11),
        ) {
            let mut bytes = vec![kind];
            bytes.extend(tail);
            bytes.extend(rest);
            if let Some(byte) = bytes.get_mut(9) {
                *byte = high;
            }
            if let Ok(item) = FeedItem::decode(&bytes) {
                prop_assert_eq!(item.encode().to_vec(), bytes);
            }
        }
    }
}
