//! The follower's state as bytes: what a node keeps to go on where it stood. Storage of this node, not a treaty format.

use std::collections::BTreeMap;
use std::sync::Arc;

use prost::Message;
use thiserror::Error;

use crate::envelope::Hash;
use crate::identity::keys::{KeyEvent, KeyHistory, KeyOperation, Role};
use crate::ledger::checkpoint::SignedCheckpoint;
use crate::ledger::tree::Frontier;
use crate::party::Party;
use crate::time::Timestamp;

use super::{Follower, Head, MAX_PLEDGES, Origin};

/// The bytes are no state of a follower of this ledger.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the stored state of the feed is damaged or of another ledger")]
pub struct InvalidSnapshot;

#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(message, optional, tag = "1")]
    feed: Option<SavedTree>,
    #[prost(message, optional, tag = "2")]
    shown: Option<SavedTree>,
    #[prost(message, optional, tag = "3")]
    head: Option<SavedHead>,
    #[prost(message, optional, tag = "4")]
    alone: Option<SavedHead>,
    #[prost(message, repeated, tag = "5")]
    pledges: Vec<SavedPledge>,
    /// Size of the ledger under the first head.
    #[prost(uint64, tag = "6")]
    first_head: u64,
    #[prost(message, repeated, tag = "7")]
    keys: Vec<SavedKey>,
}

/// A KEY entry.
#[derive(Clone, PartialEq, Message)]
struct SavedKey {
    #[prost(uint64, tag = "1")]
    index: u64,
    #[prost(uint32, tag = "2")]
    operation: u32,
    #[prost(uint32, tag = "3")]
    role: u32,
    #[prost(bytes = "vec", tag = "4")]
    key: Vec<u8>,
}

/// The frontier of a tree.
#[derive(Clone, PartialEq, Message)]
struct SavedTree {
    #[prost(uint64, tag = "1")]
    size: u64,
    #[prost(bytes = "vec", repeated, tag = "2")]
    roots: Vec<Vec<u8>>,
}

#[derive(Clone, PartialEq, Message)]
struct SavedHead {
    #[prost(bytes = "vec", tag = "1")]
    checkpoint: Vec<u8>,
    #[prost(uint64, tag = "2")]
    time_ms: u64,
    #[prost(uint64, tag = "3")]
    slot: u64,
    #[prost(uint64, tag = "4")]
    feed_size: u64,
    #[prost(bytes = "vec", tag = "5")]
    feed_root: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
struct SavedPledge {
    #[prost(uint64, tag = "1")]
    size: u64,
    #[prost(bytes = "vec", tag = "2")]
    root: Vec<u8>,
}

impl Follower {
    /// The state as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let pledges = self.pledges.iter().map(|(size, root)| SavedPledge {
            size: *size,
            root: root.as_bytes().to_vec(),
        });
        Saved {
            feed: Some(SavedTree::of(&self.feed)),
            shown: Some(SavedTree::of(&self.shown)),
            head: self.head.as_ref().map(SavedHead::of),
            alone: self.alone.as_ref().map(SavedHead::of),
            pledges: pledges.collect(),
            first_head: self.keys.first_head(),
            keys: self.keys.events().iter().map(SavedKey::of).collect(),
        }
        .encode_to_vec()
    }

    /// Reads back what [`Self::encode`] wrote, for the same origin and own party.
    ///
    /// # Errors
    /// When the bytes are damaged or of another ledger.
    pub fn decode(bytes: &[u8], origin: Arc<Origin>, own: Party) -> Result<Self, InvalidSnapshot> {
        let saved = Saved::decode(bytes).map_err(|_| InvalidSnapshot)?;
        let tree = |tree: Option<SavedTree>| tree.and_then(SavedTree::open).ok_or(InvalidSnapshot);
        let head = |head: Option<SavedHead>| head.map(|head| head.open(&origin)).transpose();
        let (feed, shown) = (tree(saved.feed)?, tree(saved.shown)?);
        let (head, alone) = (head(saved.head)?, head(saved.alone)?);
        let torn = feed.size() != shown.size()
            || (head.is_none() && feed.size() > 0)
            || head.is_some() != (saved.first_head > 0);
        if torn || saved.pledges.len() > MAX_PLEDGES {
            return Err(InvalidSnapshot);
        }
        let pledges = saved
            .pledges
            .into_iter()
            .map(|pledge| Some((pledge.size, Hash::from_slice(&pledge.root)?)))
            .collect::<Option<BTreeMap<_, _>>>()
            .ok_or(InvalidSnapshot)?;
        let keys = saved.keys.iter().map(SavedKey::open);
        let keys = keys.collect::<Option<_>>().ok_or(InvalidSnapshot)?;
        let keys = KeyHistory::from_parts(saved.first_head, keys).ok_or(InvalidSnapshot)?;
        let follower = Self {
            origin,
            own,
            feed,
            shown,
            head,
            alone,
            pledges,
            keys,
        };
        (follower.encode() == bytes)
            .then_some(follower)
            .ok_or(InvalidSnapshot)
    }
}

impl SavedKey {
    fn of(event: &KeyEvent) -> Self {
        Self {
            index: event.index,
            operation: u32::from(event.operation.number()),
            role: u32::from(event.role.number()),
            key: event.key.as_bytes().to_vec(),
        }
    }

    fn open(&self) -> Option<KeyEvent> {
        Some(KeyEvent {
            index: self.index,
            operation: KeyOperation::from_number(u8::try_from(self.operation).ok()?)?,
            role: Role::from_number(u8::try_from(self.role).ok()?)?,
            key: Hash::from_slice(&self.key)?,
        })
    }
}

impl SavedTree {
    fn of(tree: &Frontier) -> Self {
        Self {
            size: tree.size(),
            roots: tree
                .roots()
                .iter()
                .map(|root| root.as_bytes().to_vec())
                .collect(),
        }
    }

    fn open(self) -> Option<Frontier> {
        let roots = self.roots.iter().map(|root| Hash::from_slice(root));
        Frontier::from_parts(self.size, roots.collect::<Option<_>>()?)
    }
}

impl SavedHead {
    fn of(head: &Head) -> Self {
        Self {
            checkpoint: head.checkpoint.render(),
            time_ms: head.time.as_millis(),
            slot: head.slot,
            feed_size: head.feed_size,
            feed_root: head.feed_root.as_bytes().to_vec(),
        }
    }

    fn open(self, origin: &Origin) -> Result<Head, InvalidSnapshot> {
        let checkpoint =
            SignedCheckpoint::parse_trusted(&self.checkpoint).map_err(|_| InvalidSnapshot)?;
        if checkpoint.checkpoint().origin != origin.ledger.name() {
            return Err(InvalidSnapshot);
        }
        Ok(Head {
            checkpoint,
            time: Timestamp::from_millis(self.time_ms),
            slot: self.slot,
            feed_size: self.feed_size,
            feed_root: Hash::from_slice(&self.feed_root).ok_or(InvalidSnapshot)?,
        })
    }
}
