//! The follower of another party's feed: a pure state machine that takes a batch whole or not at all.
//!
//! What it enforces on every head: the ledger's signature and origin, that the ledger only grew, that its last leaf
//! is a FEEDS entry whose time did not go back, and that the follower's slot in it holds the head shown. On every
//! batch: that its items continue the feed and lead to the committed root, that each delivered entry lies in the
//! ledger at its index, and that each delivery is what its item commits to. A gap, a reorder, a rewrite or a withheld
//! tail cannot pass.

mod delivery;
mod fault;
mod inclusion;
mod snapshot;

use std::collections::BTreeMap;
use std::sync::Arc;

use delivery::{Context, Erasures};

pub use fault::PeerMisbehaved;
pub use inclusion::path_of;
pub use snapshot::InvalidSnapshot;

use crate::envelope::{Hash, Sign, SignError};
use crate::identity::card::{KeyRole, ListedKey};
use crate::identity::keys::{KeyEvent, KeyHistory, RoleKeys};
use crate::party::Party;
use crate::time::Timestamp;

use super::batch::{
    FeedBatch, FeedHead, MAX_DELIVERIES, MAX_ERASURES, Unverified, Verified, VerifiedBatch,
};
use super::checkpoint::SignedCheckpoint;
use super::cosign::cosign;
use super::entry::Entry;
use super::evidence::{Answer, Fork, Relation, answer, compare};
use super::feed::ItemKind;
use super::leaf;
use super::note::NoteKey;
use super::prove::HeldSizes;
use super::tree::{Frontier, empty_root, verify_consistency};

/// Most earlier heads that a follower which lags behind still holds the feed to.
pub const MAX_PLEDGES: usize = 16;

/// What a follower knows of the party that it follows, from the party's card.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Origin {
    /// The party.
    pub party: Party,
    /// Key in force of its ledger; the key's name is the ledger's origin.
    pub ledger: NoteKey,
    /// Every key that its card lists.
    pub keys: Vec<ListedKey>,
}

/// The newest head that was verified.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Head {
    checkpoint: SignedCheckpoint,
    time: Timestamp,
    slot: u64,
    feed_size: u64,
    feed_root: Hash,
}

/// Whether the bodies of a batch are checked with it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Bodies {
    /// They came with it.
    Here,
    /// They lie elsewhere, checked before or erased since; the chain is checked without them.
    Apart,
}

/// Where one party stands in the feed that another party keeps for it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Follower {
    origin: Arc<Origin>,
    own: Party,
    feed: Frontier,
    /// The tree over what was shown of the feed.
    shown: Frontier,
    /// That of the last batch with deliveries, or the first one.
    head: Option<Head>,
    /// A newer one that came without deliveries. It is not kept for good: what comes next is proven from `head`.
    alone: Option<Head>,
    /// Feed roots by size that earlier heads committed to and that lie ahead of `feed`.
    pledges: BTreeMap<u64, Hash>,
    /// What the ledger said of the party's keys.
    keys: KeyHistory,
}

impl Follower {
    /// A follower that has seen nothing yet.
    pub const fn new(origin: Arc<Origin>, own: Party) -> Self {
        Self {
            origin,
            own,
            feed: Frontier::new(),
            shown: Frontier::new(),
            head: None,
            alone: None,
            pledges: BTreeMap::new(),
            keys: KeyHistory::new(0),
        }
    }

    /// Goes on with what a renewed card of the same ledger lists.
    pub fn renew(&mut self, origin: Arc<Origin>) {
        self.origin = origin;
    }

    /// What the ledger said of the party's keys.
    pub const fn keys(&self) -> &KeyHistory {
        &self.keys
    }

    /// The party that is followed.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Who follows.
    pub const fn own(&self) -> &Party {
        &self.own
    }

    /// Number of feed items that have been applied.
    pub const fn feed_size(&self) -> u64 {
        self.feed.size()
    }

    /// The tree over what was shown of the feed, as long as the feed.
    pub const fn shown(&self) -> &Frontier {
        &self.shown
    }

    /// Root of the feed's tree as far as it was applied.
    pub fn feed_root(&self) -> Hash {
        self.feed.root()
    }

    fn newest(&self) -> Option<&Head> {
        self.alone.as_ref().or(self.head.as_ref())
    }

    /// True when every item that the newest head commits to has been applied.
    pub fn is_level(&self) -> bool {
        self.newest()
            .is_some_and(|head| head.feed_size == self.feed.size())
    }

    /// The newest checkpoint verified.
    pub fn checkpoint(&self) -> Option<&SignedCheckpoint> {
        self.newest().map(|head| &head.checkpoint)
    }

    /// Size of the newest checkpoint verified; 0 for none.
    pub fn checkpoint_size(&self) -> u64 {
        self.checkpoint().map_or(0, SignedCheckpoint::size)
    }

    /// The checkpoint of the last batch with deliveries, or the first one, with the time of its FEEDS entry: what this
    /// follower's receipts are about.
    pub fn journaled(&self) -> Option<(&SignedCheckpoint, Timestamp)> {
        self.head.as_ref().map(|head| (&head.checkpoint, head.time))
    }

    /// The sizes of the checkpoints held, for the origin to prove the next one from.
    pub fn held_sizes(&self) -> HeldSizes {
        let size = |head: &Option<Head>| head.as_ref().map_or(0, |head| head.checkpoint.size());
        HeldSizes {
            journaled: size(&self.head),
            alone: size(&self.alone),
        }
    }

    /// When the origin's ledger wrote the FEEDS entry of the newest head.
    pub fn head_time(&self) -> Option<Timestamp> {
        self.newest().map(|head| head.time)
    }

    /// The follower's slot in the feeds tree, known with the first head.
    pub fn slot(&self) -> Option<u64> {
        self.newest().map(|head| head.slot)
    }

    /// True when a batch has to be kept for good: it delivers, or it shows the first head. Any other one only shows a
    /// newer head, of which the newest is enough.
    pub fn is_kept(&self, batch: &Unverified<FeedBatch>) -> bool {
        self.head.is_none() || !batch.get().deliveries.is_empty()
    }

    /// Checks a batch, and gives the state after it with what it delivers. This state stays as it is.
    ///
    /// # Errors
    /// The first rule that the origin broke.
    pub fn apply(
        &self,
        batch: Unverified<FeedBatch>,
        bodies: Bodies,
    ) -> Result<(Self, Verified<VerifiedBatch>), PeerMisbehaved> {
        let batch = batch.into_inner();
        if batch.deliveries.len() > MAX_DELIVERIES {
            return Err(PeerMisbehaved::TooManyDeliveries(batch.deliveries.len()));
        }
        if batch.erasures.len() > MAX_ERASURES {
            return Err(PeerMisbehaved::TooManyDeliveries(batch.erasures.len()));
        }
        if batch.deliveries.is_empty() && batch.head.is_none() {
            return Err(PeerMisbehaved::EmptyBatch);
        }
        if batch.first_seq != self.feed.size() {
            return Err(PeerMisbehaved::OutOfOrder {
                expected: self.feed.size(),
                found: batch.first_seq,
            });
        }
        let mut next = self.clone();
        let head = match &batch.head {
            Some(shown) => self.advance(shown)?,
            None => self.head.clone().ok_or(PeerMisbehaved::NoHead)?,
        };
        next.pledge(&head);
        next.grow(&batch, &head)?;
        inclusion::check(&head.checkpoint, &batch)?;
        next.learn_keys(&batch, &head)?;
        let erasures = Erasures::open(&batch.erasures, &head)?;
        let context = Context {
            origin: &self.origin,
            keys: &next.keys,
            authors: RoleKeys::of(&self.origin.keys, KeyRole::Author),
            head: &head,
            erasures: &erasures,
            bodies,
        };
        let is_kept = self.head.is_none() || !batch.deliveries.is_empty();
        let deliveries = delivery::verify_all(&context, batch.first_seq, batch.deliveries)?;
        for delivery in &deliveries {
            let state = delivery.state.encode();
            next.shown
                .push_only(leaf::shown(&delivery.item.encode(), &state));
        }
        // The head that is held, shown again, says nothing new.
        let newer = self.checkpoint_size() < head.checkpoint.size();
        if is_kept {
            let size = head.checkpoint.size();
            next.alone = next.alone.filter(|alone| alone.checkpoint.size() > size);
            next.head = Some(head);
        } else if newer {
            next.alone = Some(head);
        }
        let verified = VerifiedBatch {
            deliveries,
            erasures: erasures.into_all(),
        };
        Ok((next, Verified::new(verified)))
    }

    /// Takes the KEY entries of a batch before its records are checked: an end counts from its place in the ledger,
    /// wherever in the feed it is told.
    fn learn_keys(&mut self, batch: &FeedBatch, head: &Head) -> Result<(), PeerMisbehaved> {
        if self.head.is_none() {
            self.keys = KeyHistory::new(head.checkpoint.size());
        }
        for (seq, delivery) in (batch.first_seq..).zip(&batch.deliveries) {
            if delivery.item.kind != ItemKind::Notice {
                continue;
            }
            let (
                Ok(Entry::Key {
                    operation,
                    role,
                    key,
                    ..
                }),
                Some(text),
            ) = (Entry::decode(&delivery.entry), &delivery.key)
            else {
                continue;
            };
            let event = KeyEvent {
                index: delivery.item.ledger_index,
                operation,
                role,
                key,
            };
            let taken = self.keys.take(event, text);
            taken.map_err(|fault| PeerMisbehaved::Key { seq, fault })?;
        }
        Ok(())
    }

    /// A checkpoint that a ledger key signed which is in force at its last entry.
    fn open_checkpoint(&self, note: &[u8]) -> Result<SignedCheckpoint, PeerMisbehaved> {
        let in_force = SignedCheckpoint::open(note, &self.origin.ledger);
        let mut refusal = in_force.clone().err().map(PeerMisbehaved::Checkpoint);
        let listed = self.origin.keys.iter();
        for listed in listed.filter(|key| key.known_role() == Some(KeyRole::Ledger)) {
            let Some(public) = listed.public() else {
                continue;
            };
            let opened = if public == *self.origin.ledger.key() {
                in_force.clone()
            } else {
                SignedCheckpoint::open(note, &NoteKey::note(self.origin.ledger.name(), public))
            };
            let Ok(checkpoint) = opened else {
                continue;
            };
            let last = checkpoint.size().saturating_sub(1);
            if self.keys.is_in_force(listed, last) {
                return Ok(checkpoint);
            }
            refusal = Some(PeerMisbehaved::LedgerKey {
                size: checkpoint.size(),
            });
        }
        Err(refusal.unwrap_or(PeerMisbehaved::LedgerKey { size: 0 }))
    }

    /// Holds the feed to the heads that were shown before and that it has not reached.
    fn pledge(&mut self, newer: &Head) {
        let before = self.head.iter().chain(&self.alone);
        for head in before {
            let ahead = head.feed_size > self.feed.size() && head.feed_size < newer.feed_size;
            if ahead && self.pledges.len() < MAX_PLEDGES {
                self.pledges.insert(head.feed_size, head.feed_root);
            }
        }
    }

    /// Appends the batch's items to the feed, which must lead to what the head commits to.
    fn grow(&mut self, batch: &FeedBatch, head: &Head) -> Result<(), PeerMisbehaved> {
        for delivery in &batch.deliveries {
            let seq = self.feed.size();
            if seq >= head.feed_size {
                return Err(PeerMisbehaved::FeedMismatch { seq });
            }
            self.feed.push_only(delivery.item.leaf());
            if self
                .pledges
                .remove(&self.feed.size())
                .is_some_and(|root| root != self.feed.root())
            {
                return Err(PeerMisbehaved::FeedMismatch { seq });
            }
        }
        verify_consistency(
            self.feed.size(),
            &self.feed.root(),
            head.feed_size,
            &head.feed_root,
            &batch.feed_consistency,
        )
        .map_err(|_| PeerMisbehaved::FeedMismatch {
            seq: self.feed.size(),
        })
    }

    /// Checks a newer head, or the same one again.
    fn advance(&self, shown: &FeedHead) -> Result<Head, PeerMisbehaved> {
        let checkpoint = self.open_checkpoint(&shown.checkpoint)?;
        match &self.head {
            Some(held) => grew(&held.checkpoint, &checkpoint, &shown.ledger_consistency)?,
            None if shown.ledger_consistency.is_empty() => {}
            None => return Err(PeerMisbehaved::BadProof("consistency")),
        }
        if let Some(held) = &self.alone {
            grew(&held.checkpoint, &checkpoint, &shown.head_consistency)?;
        }
        let (time, feeds_root) = self.check_feeds_entry(shown)?;
        if let Some(held) = self.newest() {
            check_feed(held, shown)?;
        }
        shown
            .slot_head(&self.own)
            .verify(shown.slot, shown.slots, &shown.slot_inclusion, &feeds_root)
            .map_err(|_| PeerMisbehaved::BadProof("slot"))?;
        if shown.feed_size == 0 && shown.feed_root != empty_root() {
            return Err(PeerMisbehaved::FeedMismatch { seq: 0 });
        }
        Ok(Head {
            checkpoint,
            time,
            slot: shown.slot,
            feed_size: shown.feed_size,
            feed_root: shown.feed_root,
        })
    }

    /// The last leaf is a FEEDS entry, and its time did not go back. That it is the last leaf is proven with the
    /// delivered entries.
    fn check_feeds_entry(&self, shown: &FeedHead) -> Result<(Timestamp, Hash), PeerMisbehaved> {
        match Entry::decode(&shown.feeds_entry) {
            Ok(Entry::Feeds { time, root }) if self.head_time() <= Some(time) => Ok((time, root)),
            Ok(_) | Err(_) => Err(PeerMisbehaved::LastLeaf),
        }
    }

    /// The newest checkpoint with this follower's witness line: its history is consistent with all that was seen of it.
    /// None before the first head.
    ///
    /// # Errors
    /// When the key does not sign.
    pub fn witnessed(
        &self,
        (name, witness): (&str, &dyn Sign),
        now: Timestamp,
    ) -> Result<Option<SignedCheckpoint>, SignError> {
        let Some(mut checkpoint) = self.checkpoint().cloned() else {
            return Ok(None);
        };
        cosign(&mut checkpoint, name, witness, now)?;
        Ok(Some(checkpoint))
    }
}

/// The ledger only grew since a checkpoint that is held.
fn grew(
    held: &SignedCheckpoint,
    shown: &SignedCheckpoint,
    proof: &[Hash],
) -> Result<(), PeerMisbehaved> {
    match compare(held, shown) {
        Relation::Fork(fork) => return Err(PeerMisbehaved::Fork(fork)),
        Relation::Older => {
            return Err(PeerMisbehaved::Rollback(Box::new(Fork::new(
                held.clone(),
                shown.clone(),
                Vec::new(),
            ))));
        }
        Relation::Same | Relation::Newer => {}
    }
    let proof: Vec<_> = proof.iter().map(Hash::as_bytes).collect();
    match answer(held, shown, &proof) {
        Answer::Continues => Ok(()),
        Answer::Fork(fork) => Err(PeerMisbehaved::Inconsistent(fork)),
        Answer::Malformed => Err(PeerMisbehaved::Unproven(Box::new(Fork::new(
            held.clone(),
            shown.clone(),
            Vec::new(),
        )))),
    }
}

/// The feed stayed in its slot and only grew since a head that is held.
fn check_feed(held: &Head, shown: &FeedHead) -> Result<(), PeerMisbehaved> {
    if shown.slot != held.slot {
        return Err(PeerMisbehaved::SlotChanged {
            held: held.slot,
            shown: shown.slot,
        });
    }
    if shown.feed_size < held.feed_size {
        return Err(PeerMisbehaved::FeedRollback {
            held: held.feed_size,
            shown: shown.feed_size,
        });
    }
    if shown.feed_size == held.feed_size && shown.feed_root != held.feed_root {
        return Err(PeerMisbehaved::FeedMismatch {
            seq: held.feed_size,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
