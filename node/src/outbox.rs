//! Stage four: a peer's feed on its way out. What of an item may go is decided again when it is sent, and the decision is
//! made durable first.

mod again;
mod asked;
mod daily;
mod delivery;
mod has;
mod logged;
mod onward;
mod receipts;
mod reveal;
mod room;
mod waiting;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::envelope::Opening;
use ntc_core::ledger::batch::{Delivery, FeedBatch, MAX_ERASURES, ShownErasure};
use ntc_core::ledger::feed::{FeedItem, ItemKind};
use ntc_core::ledger::prove::{
    HeldSizes, batch_inclusion, batch_inclusion_len, feed_consistency, feed_head,
};
use ntc_core::ledger::state::DeliveryState;
use ntc_core::party::Party;
use ntc_core::policy::daily::{Daily, daily};
use ntc_core::policy::{Decision, Labels, Policies, decide_release, releasable};
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::section::{SectionSet, Slot};
use ntc_core::sync::fence::StreamNumber;
use ntc_core::sync::sent::{FeedItems, Written};
use ntc_core::time::Timestamp;
use thiserror::Error;

pub(crate) use self::asked::{Asked, AskedError};
pub(crate) use self::daily::Sendings;
pub(crate) use self::delivery::{Deliveries, Standing};
use self::logged::{Deciding, Late};
pub(crate) use self::onward::Gate;
pub(crate) use self::receipts::{
    Kept, NoReceipt, ReceiptKeys, Receipts, ReceiptsError, open_receipt,
};
use self::room::Room;
use crate::chain::{Feed, FeedReader, Head, Ledger, RecordReadError, StoredRecord};
use crate::decisions::{Decisions, DecisionsError, Noting};
use crate::partners::Partners;
use crate::ports::Clock;
use crate::store::FileError;
use crate::store::column::ColumnError;
use crate::telemetry::metrics::Metrics;

/// Items in one batch at most.
pub const MAX_BATCH_ITEMS: usize = 256;
/// Bytes of deliveries and of the proof of their entries in one batch at most, unless a single one is larger. What is
/// left of a message of the exchange is for the head with its proofs.
pub const MAX_BATCH_BYTES: usize = 192 * 1024;
/// ERASE entries that the items of one batch refer to at most.
pub const MAX_BATCH_ERASURES: usize = 128;
// A follower takes them, and one item alone, with an entry for each of its sections, fits.
const _: () = assert!(MAX_BATCH_ERASURES <= MAX_ERASURES && MAX_BATCH_ERASURES >= 16);
/// Most bytes of a delivery beside its entry, header and sections: item, state, salt, key, signature, and the tags and
/// lengths of all fields.
const DELIVERY_OVERHEAD: usize = 256;
/// Most bytes of an erasure in a message, with the hashes of the inclusion proof that it needs.
const ERASURE_LEN: usize = 1024;
/// Bytes of a hash of the inclusion proof, with its tag and length.
const PROOF_HASH_LEN: usize = 34;
/// Most bytes of a section beside its content: slot, salt, tags and lengths.
const SECTION_OVERHEAD: usize = 48;

/// Why no batch could be made.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum OutboxError {
    /// A derived file cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Column(#[from] ColumnError),
    /// A record cannot be read.
    #[error(transparent)]
    #[reason(Corrupt)]
    Record(#[from] RecordReadError),
    /// What becomes of items cannot be noted, so nothing is sent.
    #[error(transparent)]
    #[reason(inner)]
    Receipts(#[from] ReceiptsError),
    /// What went today cannot be noted, so nothing is sent.
    #[error(transparent)]
    #[reason(Internal)]
    Daily(#[from] FileError),
    /// What is decided cannot be logged, so nothing is sent.
    #[error(transparent)]
    #[reason(inner)]
    Decisions(#[from] DecisionsError),
    /// A feed item or a proof cannot be made from what is stored.
    #[error("the feed of slot {0} cannot be read; `ntc-node reindex` rebuilds it")]
    #[reason(Corrupt)]
    Feed(u64),
    /// The peer holds more than was published.
    #[error("the peer holds more of this ledger than this node does")]
    #[reason(Guarded)]
    PeerAhead,
    /// Something was erased by an entry that the head does not hold yet; under the newest head it can be said.
    #[error("something was erased since the head was signed")]
    #[reason(Internal)]
    HeadTooOld,
}

/// The items of one feed, for sessions.
pub(crate) struct OwnFeed<'a> {
    slot: u64,
    feed: &'a FeedReader,
    ledger: &'a Ledger,
}

impl FeedItems for OwnFeed<'_> {
    type Error = OutboxError;

    fn items(&self, from: u64, to: u64) -> Result<Vec<FeedItem>, OutboxError> {
        let count = usize::try_from(to.saturating_sub(from)).unwrap_or(usize::MAX);
        let items = self.feed.items(from, count)?;
        items
            .iter()
            .map(|item| FeedItem::decode(item).map_err(|_| OutboxError::Feed(self.slot)))
            .collect()
    }

    fn erased(&self, ledger_index: u64) -> Result<u16, OutboxError> {
        let record = self.ledger.record(ledger_index)?;
        Ok(record.erased.keys().fold(0, |mask, slot| mask | bit(*slot)))
    }
}

/// The bit of a section in a mask.
fn bit(slot: Slot) -> u16 {
    1_u16.unbounded_shl(slot.number().into())
}

/// Where one peer stands in its feed on one stream.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor {
    /// Slot of the feed.
    pub(crate) slot: u64,
    /// The next item.
    pub(crate) seq: u64,
    /// The checkpoints that the peer holds.
    pub(crate) held: HeldSizes,
    /// Size of the checkpoint that was sent last with deliveries on this stream; 0 for none.
    pub(crate) based: u64,
    /// Size of the checkpoint that was sent last on this stream; 0 for none.
    pub(crate) shown: u64,
}

impl Cursor {
    /// Behind a batch that was sent under the head of this size.
    fn after(self, seq: u64, new_head: bool, size: u64) -> Self {
        let delivers = seq > self.seq;
        let mut next = Self { seq, ..self };
        if !new_head {
            return next;
        }
        next.shown = size;
        // The first head that a follower sees it keeps, with deliveries or without.
        if delivers || self.held.journaled == 0 {
            next.based = size;
            next.held.journaled = size;
        } else {
            next.held.alone = size;
        }
        if next.held.alone <= next.held.journaled {
            next.held.alone = 0;
        }
        next
    }
}

/// A batch that may be sent: what became of its items is durable.
pub(crate) struct Made {
    /// The batch.
    pub(crate) batch: FeedBatch,
    /// The cursor behind it.
    pub(crate) cursor: Cursor,
}

/// What goes of one item.
struct Going {
    delivery: Delivery,
    /// The ERASE entries that it refers to.
    by: BTreeSet<u64>,
    /// What the agreements by which it goes let go in a day.
    daily: Vec<Daily>,
    /// What the rules said, where it goes by a decision of its own.
    late: Option<Late>,
}

/// Makes the batches of every peer.
#[derive(Clone)]
pub(crate) struct Outbox {
    pub(crate) ledger: Ledger,
    pub(crate) partners: Arc<Partners>,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) onward: Gate,
    pub(crate) sendings: Arc<Sendings>,
    pub(crate) decisions: Arc<Decisions>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) metrics: Arc<Metrics>,
}

/// How many of these items go as one batch: a NOTICE is the last of its batch, or notices alone follow it. A peer that
/// does not take what a new key signed must still learn of the key, or it could never enrol the card that lists it.
fn up_to_notice(items: &[FeedItem]) -> usize {
    let is_notice = |item: &FeedItem| item.kind == ItemKind::Notice;
    let mut pairs = items.iter().zip(items.iter().skip(1));
    let cut = pairs.position(|(item, next)| is_notice(item) && !is_notice(next));
    cut.map_or(items.len(), |last| last + 1)
}

impl Outbox {
    /// The next batch of a stream under `head`: items when there are some and they are wanted, the head alone when it
    /// is new to the stream, nothing otherwise.
    pub(crate) fn next(
        &self,
        peer: &Party,
        (stream, cursor): (StreamNumber, Cursor),
        (head, with_items): (&Head, bool),
    ) -> Result<Option<Made>, OutboxError> {
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
        let newest = cursor.held.journaled.max(cursor.held.alone);
        if cursor.seq > slot_head.size || newest > head.size {
            return Err(OutboxError::PeerAhead);
        }
        let left = if with_items {
            usize::try_from(slot_head.size - cursor.seq).unwrap_or(usize::MAX)
        } else {
            0
        };
        let new_head = if left > 0 {
            cursor.based != head.size
        } else {
            cursor.shown != head.size
        };
        if left == 0 && !new_head {
            return Ok(None);
        }
        let corrupt = || OutboxError::Feed(cursor.slot);
        let end = cursor.seq + left.min(MAX_BATCH_ITEMS) as u64;
        let mut items = self.feed(cursor.slot, feed).items(cursor.seq, end)?;
        if (items.len() as u64) < end - cursor.seq {
            return Err(corrupt());
        }
        items.truncate(up_to_notice(&items));
        let proven = |items: &[Delivery]| {
            let entries = items.iter().map(|delivery| delivery.item.ledger_index);
            PROOF_HASH_LEN * batch_inclusion_len(entries, new_head, head.size)
        };
        let (deliveries, erasures) =
            self.deliveries(peer, (stream, cursor), (&items, head.size), &proven)?;
        let seq = cursor.seq + deliveries.len() as u64;
        let shown = new_head
            .then(|| feed_head(published, &head.hashes, cursor.held, cursor.slot, slot_head));
        let mut batch = FeedBatch {
            first_seq: cursor.seq,
            deliveries,
            head: shown.transpose().map_err(|_| corrupt())?,
            feed_consistency: feed_consistency(&feed.hashes, seq, slot_head.size)?,
            inclusion: Vec::new(),
            erasures,
        };
        batch.inclusion = batch_inclusion(&head.hashes, &batch, head.size)?;
        self.metrics.delivered(peer, batch.deliveries.len() as u64);
        Ok(Some(Made {
            batch,
            cursor: cursor.after(seq, new_head, head.size),
        }))
    }

    /// The items of one of the own feeds.
    pub(crate) const fn feed<'a>(&'a self, slot: u64, feed: &'a FeedReader) -> OwnFeed<'a> {
        OwnFeed {
            slot,
            feed,
            ledger: &self.ledger,
        }
    }

    fn deliveries(
        &self,
        peer: &Party,
        (stream, cursor): (StreamNumber, Cursor),
        (items, head_size): (&[FeedItem], u64),
        proven: &dyn Fn(&[Delivery]) -> usize,
    ) -> Result<(Vec<Delivery>, Vec<ShownErasure>), OutboxError> {
        let deciding = Deciding::by(self.partners.policies());
        let mut deliveries = Vec::with_capacity(items.len());
        let mut weights = Vec::with_capacity(items.len());
        let mut erased = Vec::new();
        let mut counted = Vec::with_capacity(items.len());
        let mut late = Vec::new();
        let mut room = Room::default();
        for item in items {
            let Going {
                delivery,
                by,
                daily,
                late: logged,
            } = self.delivery(peer, &deciding, item)?;
            let weight = weight(&delivery) + ERASURE_LEN * by.len();
            if !room.take(weight, &by) {
                break;
            }
            weights.push(weight);
            erased.push(by);
            counted.push(daily);
            late.push(logged);
            deliveries.push(delivery);
        }
        let mut bytes = room.bytes();
        while deliveries.len() > 1 && bytes + proven(&deliveries) > MAX_BATCH_BYTES {
            deliveries.pop();
            erased.pop();
            bytes -= weights.pop().unwrap_or_default();
        }
        // A batch whose head is too old is made again: what is counted is counted of the one that goes.
        let erasures = self.erasures(erased.into_iter().flatten().collect(), head_size)?;
        self.keep_within_day(peer, cursor, &mut deliveries, &counted)?;
        self.write_states(peer, (stream, cursor), &deliveries)?;
        let policies = deciding.policies;
        late.truncate(deliveries.len());
        let late = late.into_iter().flatten().collect();
        self.log((peer, &policies), late, self.clock.now())?;
        let held = deliveries
            .iter()
            .any(|delivery| delivery.state.holds_back());
        if held && !Arc::ptr_eq(&policies, &self.partners.policies()) {
            // What these policies hold, newer ones may let go: whoever reveals looks again.
            self.partners.look_again_at(peer);
        }
        Ok((deliveries, erasures))
    }

    /// What goes of an item now, and the ERASE entries that it refers to.
    fn delivery(
        &self,
        peer: &Party,
        deciding: &Deciding,
        item: &FeedItem,
    ) -> Result<Going, OutboxError> {
        if item.kind.discloses() {
            let record = self.ledger.record(item.ledger_index)?;
            let told = record
                .erased
                .iter()
                .filter(|(slot, _)| item.disclosed.bits() & bit(**slot) != 0);
            let by = told.clone().map(|(_, entry)| *entry).collect();
            let erased = told.fold(0, |mask, (slot, _)| mask | bit(*slot));
            let going = self.release(peer, deciding, (item, erased), &record);
            return Ok(Going { by, ..going });
        }
        let (entry, key) = self.ledger.records().entry(item.ledger_index)?;
        let by = (item.kind == ItemKind::Erase).then_some(item.ledger_index);
        let delivery = Delivery {
            item: *item,
            entry,
            state: DeliveryState::whole(item),
            key,
            opening: None,
        };
        Ok(Going {
            delivery,
            by: by.into_iter().collect(),
            daily: Vec::new(),
            late: None,
        })
    }

    /// The ERASE entries of these indices with what opens them, all of them under a head of this size.
    fn erasures(
        &self,
        entries: BTreeSet<u64>,
        head_size: u64,
    ) -> Result<Vec<ShownErasure>, OutboxError> {
        let records = self.ledger.records();
        let shown = entries.into_iter().map(|ledger_index| {
            if ledger_index + 1 >= head_size {
                return Err(OutboxError::HeadTooOld);
            }
            let (entry, _) = records.entry(ledger_index)?;
            let opened = records.erasure(ledger_index)?;
            let (erasure, salt) = opened.ok_or(RecordReadError::NotARecord(ledger_index))?;
            Ok(ShownErasure {
                ledger_index,
                entry,
                salt,
                erasure,
            })
        });
        shown.collect()
    }

    /// Makes durable what becomes of the items, before they are sent.
    fn write_states(
        &self,
        peer: &Party,
        (stream, cursor): (StreamNumber, Cursor),
        deliveries: &[Delivery],
    ) -> Result<(), OutboxError> {
        let states = (cursor.seq..).zip(deliveries);
        let states = states.map(|(seq, delivery)| Written {
            seq,
            item: delivery.item,
            state: delivery.state,
        });
        let now = self.clock.now();
        self.receipts
            .write((cursor.slot, stream), states.collect(), now)?;
        let reasons = deliveries.iter().filter_map(|d| d.state.reason()?.known());
        for reason in reasons {
            self.metrics.held_back(peer, reason);
        }
        Ok(())
    }

    /// Decides what of an item goes now.
    fn release(
        &self,
        peer: &Party,
        deciding: &Deciding,
        (item, erased): (&FeedItem, u16),
        record: &StoredRecord,
    ) -> Going {
        let labels = if item.kind == ItemKind::Reveal {
            self.labels(peer, record, item.disclosed)
        } else {
            Cow::Borrowed(&record.labels)
        };
        let now = self.clock.now();
        let (policies, noting) = deciding.about(item, record, now);
        let released = decide_release(
            record.opening.clone(),
            &labels,
            peer,
            item.disclosed,
            policies,
            now,
        );
        let late = noting.map(|noting| (noting.and_then(Noting::said), item.ledger_index));
        let released = match self.onward.keeps(record, peer, (policies, now)) {
            Some(reason) => released.kept(reason),
            None => released,
        };
        let permitted = (!released.is_refused()).then(|| released.disclosed().bits());
        let reason = released.held_back().unwrap_or(Reason::Internal);
        let state = DeliveryState::decide(item, permitted, erased, reason);
        let daily = daily(released.decision(), policies);
        let delivery = Delivery {
            item: *item,
            entry: record.entry.clone(),
            state,
            key: None,
            opening: released.into_value().filter(|_| state.opened()),
        };
        Going {
            delivery,
            by: BTreeSet::new(),
            daily,
            late,
        }
    }

    /// What policy says now of some sections of a record for a peer.
    fn decide(&self, peer: &Party, record: &StoredRecord, sections: SectionSet) -> Decision {
        let (policies, now) = (self.partners.policies(), self.clock.now());
        self.decided((peer, record), sections, (&policies, now))
    }

    /// The same by these policies, at this time.
    fn decided(
        &self,
        (peer, record): (&Party, &StoredRecord),
        sections: SectionSet,
        (policies, now): (&Policies, Timestamp),
    ) -> Decision {
        let labels = self.labels(peer, record, sections);
        let decision = releasable(&labels, peer, sections, policies, now);
        match self.onward.keeps(record, peer, (policies, now)) {
            Some(reason) => decision.kept(reason),
            None => decision,
        }
    }

    /// What policy may know of a record of which some sections go to a peer later: those that publishing did not mean for it
    /// go because it asked for them.
    fn labels<'a>(
        &self,
        peer: &Party,
        record: &'a StoredRecord,
        sections: SectionSet,
    ) -> Cow<'a, Labels> {
        let roster = self.partners.roster();
        let slot = roster.peers().get(peer).map(|peer| peer.slot);
        let meant = slot.and_then(|slot| record.disposition(slot));
        let asked = meant.map_or(SectionSet::EMPTY, |meant| {
            sections.difference(meant.sections())
        });
        if asked.is_empty() {
            return Cow::Borrowed(&record.labels);
        }
        Cow::Owned(record.labels.clone().asked_for(asked))
    }
}

/// At least the bytes that a delivery takes in a message.
fn weight(delivery: &Delivery) -> usize {
    let opening = delivery.opening.as_ref();
    DELIVERY_OVERHEAD
        + delivery.entry.len()
        + delivery.key.as_ref().map_or(0, String::len)
        + opening.map_or(0, |opening| opened(opening, u16::MAX))
}

/// At least the bytes that the header and these sections take in a message.
fn opened(opening: &Opening, goes: u16) -> usize {
    let sections = opening.sections.iter();
    let sections = sections.filter(|open| goes & bit(open.slot) != 0);
    let sections = sections.map(|open| SECTION_OVERHEAD + open.content.len());
    opening.header.len() + sections.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use ntc_core::envelope::{Hash, OpenSection};
    use ntc_core::ledger::entry::MAX_ENTRY_LEN;
    use ntc_core::section::Section;
    use ntc_core::wire::exchange::{MAX_KEY_TEXT_LEN, feed_batch_to_pb};
    use prost::Message;

    use super::*;

    fn delivery(
        (header, content): (usize, usize),
        sections: SectionSet,
        entry: usize,
        key: usize,
    ) -> Delivery {
        let open = |section: Section| OpenSection {
            slot: section.into(),
            salt: [1; 32],
            content: vec![1; content],
        };
        let item = FeedItem {
            kind: ItemKind::Deliver,
            ledger_index: u64::MAX >> 1,
            disclosed: sections,
            leaf_hash: Hash::from_bytes([1; 32]),
        };
        Delivery {
            item,
            state: DeliveryState::whole(&item),
            key: Some("k".repeat(key)),
            entry: vec![1; entry],
            opening: Some(Opening {
                salt: [1; 32],
                algorithm: None,
                author_key: vec![1; 32],
                signature: vec![1; 64],
                header: vec![1; header],
                sections: sections.iter().map(open).collect(),
            }),
        }
    }

    #[test]
    fn a_delivery_takes_no_more_of_a_message_than_it_is_counted_for() {
        for (opening, sections, entry, key) in [
            ((400, 40), SectionSet::ALL, 41, 0),
            ((0, 0), SectionSet::EMPTY, 0, 0),
            (
                (64 * 1024, 24 * 1024),
                SectionSet::ALL,
                MAX_ENTRY_LEN,
                MAX_KEY_TEXT_LEN,
            ),
        ] {
            let delivery = delivery(opening, sections, entry, key);
            let counted = weight(&delivery);
            let message = feed_batch_to_pb(FeedBatch {
                first_seq: 0,
                deliveries: vec![delivery],
                head: None,
                feed_consistency: Vec::new(),
                inclusion: Vec::new(),
                erasures: Vec::new(),
            });
            assert!(message.encoded_len() <= counted, "{counted}");
        }
    }
}
