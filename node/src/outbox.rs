//! Stage four: a peer's feed on its way out. Release is decided again for every item at the moment it is sent.

mod receipt;
mod reveal;

use std::sync::Arc;

use ntc_core::envelope::Opening;
use ntc_core::ledger::batch::{Delivery, FeedBatch};
use ntc_core::ledger::feed::{FeedItem, ITEM_LEN};
use ntc_core::ledger::prove::{batch_inclusion, batch_inclusion_len, feed_consistency, feed_head};
use ntc_core::party::Party;
use ntc_core::policy::{Policies, Released, decide_release, releasable};
use ntc_core::reason::Reason;
use ntc_core::section::SectionSet;
use thiserror::Error;

pub(crate) use self::receipt::{ReceiptKeys, Receipts};
use crate::ledger::{Feed, Head, Ledger, RecordReadError, StoredRecord};
use crate::partners::{Held, PartnerError, Partners};
use crate::ports::Clock;
use crate::store::column::ColumnError;
use crate::telemetry::metrics::Metrics;

/// Items in one batch at most.
pub const MAX_BATCH_ITEMS: usize = 256;
/// Bytes of deliveries and of the proof of their entries in one batch at most, unless a single one is larger. What is left of a message of the exchange
/// is for the head with its proofs.
pub const MAX_BATCH_BYTES: usize = 192 * 1024;
/// Most bytes of a delivery beside its entry, header, sections and reason: item, salt, key, signature, and the tags and
/// lengths of all fields.
const DELIVERY_OVERHEAD: usize = 256;
/// Bytes of a hash of the inclusion proof, with its tag and length.
const PROOF_HASH_LEN: usize = 34;
/// Most bytes of a section beside its content: slot, salt, tags and lengths.
const SECTION_OVERHEAD: usize = 48;

/// Why no batch could be made.
#[derive(Debug, Error)]
pub(crate) enum OutboxError {
    /// A derived file cannot be read.
    #[error(transparent)]
    Column(#[from] ColumnError),
    /// A record cannot be read.
    #[error(transparent)]
    Record(#[from] RecordReadError),
    /// What is held back cannot be noted, so nothing is sent.
    #[error(transparent)]
    Partners(#[from] PartnerError),
    /// A feed item or a proof cannot be made from what is stored.
    #[error("the feed of slot {0} cannot be read; `ntc-node reindex` rebuilds it")]
    Feed(u64),
    /// The peer holds more than was published.
    #[error("the peer holds more of this ledger than this node does")]
    PeerAhead,
}

impl OutboxError {
    /// The stable code.
    pub(crate) fn reason(&self) -> Reason {
        match self {
            Self::Column(error) => error.reason(),
            Self::Record(_) | Self::Feed(_) => Reason::Corrupt,
            Self::Partners(error) => error.reason(),
            Self::PeerAhead => Reason::Guarded,
        }
    }
}

/// Where one peer stands in its feed on one stream.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor {
    /// Slot of the feed.
    pub(crate) slot: u64,
    /// The next item.
    pub(crate) seq: u64,
    /// Size of the checkpoint that the peer holds; 0 for none.
    pub(crate) checkpoint_size: u64,
    /// Size of the checkpoint that was sent last on this stream; 0 for none.
    pub(crate) head_sent: u64,
}

/// Makes the batches of every peer.
#[derive(Clone)]
pub(crate) struct Outbox {
    pub(crate) ledger: Ledger,
    pub(crate) partners: Arc<Partners>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) metrics: Arc<Metrics>,
}

impl Outbox {
    /// The next batch under `head`, with the cursor behind it: items when there are some, the head alone when it is
    /// new to this stream, nothing otherwise.
    pub(crate) fn next(
        &self,
        peer: &Party,
        cursor: Cursor,
        head: &Head,
    ) -> Result<Option<(FeedBatch, Cursor)>, OutboxError> {
        let (
            Some(published),
            Some(Feed {
                head: slot_head,
                reader: feed,
            }),
        ) = (&head.published, head.feeds.get(&cursor.slot))
        else {
            return Ok(None);
        };
        if cursor.seq > slot_head.size || cursor.checkpoint_size > head.size {
            return Err(OutboxError::PeerAhead);
        }
        let new_head = cursor.head_sent != head.size;
        if cursor.seq == slot_head.size && !new_head {
            return Ok(None);
        }
        let left = usize::try_from(slot_head.size - cursor.seq).unwrap_or(usize::MAX);
        let items = feed.items(cursor.seq, left.min(MAX_BATCH_ITEMS))?;
        let proven = |items: &[Delivery]| {
            let entries = items.iter().map(|delivery| delivery.item.ledger_index);
            PROOF_HASH_LEN * batch_inclusion_len(entries, new_head, head.size)
        };
        let deliveries = self.deliveries(peer, cursor, &items, &proven)?;
        let seq = cursor.seq + deliveries.len() as u64;
        let corrupt = |_| OutboxError::Feed(cursor.slot);
        let shown = new_head
            .then(|| {
                feed_head(
                    published,
                    &head.hashes,
                    cursor.checkpoint_size,
                    cursor.slot,
                    slot_head,
                )
            })
            .transpose()
            .map_err(corrupt)?;
        let mut batch = FeedBatch {
            first_seq: cursor.seq,
            deliveries,
            head: shown,
            feed_consistency: feed_consistency(&feed.hashes, seq, slot_head.size)?,
            inclusion: Vec::new(),
        };
        batch.inclusion = batch_inclusion(&head.hashes, &batch, head.size)?;
        let next = Cursor {
            seq,
            checkpoint_size: head.size,
            head_sent: head.size,
            ..cursor
        };
        self.metrics.delivered(peer, batch.deliveries.len() as u64);
        Ok(Some((batch, next)))
    }

    fn deliveries(
        &self,
        peer: &Party,
        cursor: Cursor,
        items: &[[u8; ITEM_LEN]],
        proven: &dyn Fn(&[Delivery]) -> usize,
    ) -> Result<Vec<Delivery>, OutboxError> {
        let slot = cursor.slot;
        let policies = self.partners.policies();
        let mut deliveries = Vec::with_capacity(items.len());
        let mut holds = Vec::new();
        let mut weights = Vec::with_capacity(items.len());
        let mut bytes = 0;
        for (seq, item) in (cursor.seq..).zip(items) {
            let item = FeedItem::decode(item).map_err(|_| OutboxError::Feed(slot))?;
            let record = self.ledger.record(item.ledger_index)?;
            let (delivery, held) = self.release(peer, &policies, (seq, item), &record);
            let weight = weight(&delivery);
            if !deliveries.is_empty() && bytes + weight > MAX_BATCH_BYTES {
                break;
            }
            bytes += weight;
            weights.push(weight);
            holds.extend(held.map(|held| (item.ledger_index, held)));
            deliveries.push(delivery);
        }
        while deliveries.len() > 1 && bytes + proven(&deliveries) > MAX_BATCH_BYTES {
            deliveries.pop();
            bytes -= weights.pop().unwrap_or_default();
        }
        let end = cursor.seq + deliveries.len() as u64;
        holds.retain(|(_, held): &(u64, Held)| held.seq < end);
        let any = !holds.is_empty();
        self.hold(peer, slot, holds)?;
        if any && !Arc::ptr_eq(&policies, &self.partners.policies()) {
            // What these policies hold, newer ones may let go: whoever reveals looks again.
            self.partners.look_again();
        }
        Ok(deliveries)
    }

    /// Decides what of an item goes now.
    fn release(
        &self,
        peer: &Party,
        policies: &Policies,
        (seq, item): (u64, FeedItem),
        record: &StoredRecord,
    ) -> (Delivery, Option<Held>) {
        let released = item.kind.discloses().then(|| {
            decide_release(
                record.opening.clone(),
                &record.labels,
                peer,
                item.disclosed,
                policies,
                self.clock.now(),
            )
        });
        let sent = released
            .as_ref()
            .map(Released::disclosed)
            .unwrap_or_default();
        let reason = released.as_ref().and_then(Released::held_back);
        let opening = released.and_then(Released::into_value);
        let delivery = Delivery {
            item,
            entry: record.entry.clone(),
            opening,
            held_back: reason
                .map(|reason| reason.code().to_owned())
                .unwrap_or_default(),
        };
        let held = reason.map(|reason| Held {
            seq,
            committed: item.disclosed,
            sent,
            reason,
        });
        (delivery, held)
    }

    /// What policy lets go to a peer now, of some sections of a record.
    pub(crate) fn lets_go(
        &self,
        peer: &Party,
        record: &StoredRecord,
        sections: SectionSet,
    ) -> SectionSet {
        let (policies, now) = (self.partners.policies(), self.clock.now());
        releasable(&record.labels, peer, sections, &policies, now).disclosed
    }

    /// Notes what is held back before it is not sent, so that it is revealed when policy allows.
    fn hold(&self, peer: &Party, slot: u64, holds: Vec<(u64, Held)>) -> Result<(), OutboxError> {
        let fresh: Vec<_> = holds
            .into_iter()
            .filter(|(index, held)| self.partners.held(slot, *index) != Some(*held))
            .collect();
        if fresh.is_empty() {
            return Ok(());
        }
        for (_, held) in &fresh {
            self.metrics.held_back(peer, held.reason);
        }
        Ok(self.partners.hold(slot, &fresh)?)
    }
}

/// At least the bytes that a delivery takes in a message.
fn weight(delivery: &Delivery) -> usize {
    let opening = |opening: &Opening| {
        let sections = opening.sections.iter();
        let sections: usize = sections
            .map(|open| SECTION_OVERHEAD + open.content.len())
            .sum();
        opening.header.len() + sections
    };
    DELIVERY_OVERHEAD
        + delivery.entry.len()
        + delivery.held_back.len()
        + delivery.opening.as_ref().map_or(0, opening)
}

#[cfg(test)]
mod tests {
    use ntc_core::envelope::{Hash, OpenSection};
    use ntc_core::ledger::batch::MAX_HELD_BACK_LEN;
    use ntc_core::ledger::entry::MAX_ENTRY_LEN;
    use ntc_core::ledger::feed::ItemKind;
    use ntc_core::section::Section;
    use ntc_core::wire::exchange::feed_batch_to_pb;
    use prost::Message;

    use super::*;

    fn delivery(header: usize, content: usize, sections: SectionSet, entry: usize) -> Delivery {
        let open = |section: Section| OpenSection {
            slot: section.into(),
            salt: [1; 32],
            content: vec![1; content],
        };
        Delivery {
            item: FeedItem {
                kind: ItemKind::Deliver,
                ledger_index: u64::MAX >> 1,
                disclosed: sections,
                leaf_hash: Hash::from_bytes([1; 32]),
            },
            entry: vec![1; entry],
            opening: Some(Opening {
                salt: [1; 32],
                algorithm: None,
                author_key: vec![1; 32],
                signature: vec![1; 64],
                header: vec![1; header],
                sections: sections.iter().map(open).collect(),
            }),
            held_back: "R".repeat(MAX_HELD_BACK_LEN),
        }
    }

    #[test]
    fn a_delivery_takes_no_more_of_a_message_than_it_is_counted_for() {
        for (header, content, sections, entry) in [
            (400, 40, SectionSet::ALL, 41),
            (0, 0, SectionSet::EMPTY, 0),
            (64 * 1024, 24 * 1024, SectionSet::ALL, MAX_ENTRY_LEN),
        ] {
            let delivery = delivery(header, content, sections, entry);
            let counted = weight(&delivery);
            let message = feed_batch_to_pb(FeedBatch {
                first_seq: 0,
                deliveries: vec![delivery],
                head: None,
                feed_consistency: Vec::new(),
                inclusion: Vec::new(),
            });
            assert!(message.encoded_len() <= counted, "{counted}");
        }
    }
}
