//! Feed batches: their form and bounds, before anything is verified.

use ntc_proto::v1 as pb;
use prost::Message as _;
use thiserror::Error;

use crate::envelope::{Hash, InvalidOpening, Opening, opening, opening_to_pb};
use crate::ledger::batch::{
    BatchBytes, Delivery, FeedBatch, FeedHead, MAX_DELIVERIES, MAX_ERASURES, ShownErasure,
    Unverified,
};
use crate::ledger::entry::MAX_ENTRY_LEN;
use crate::ledger::entry::commit::Erasure;
use crate::ledger::feed::{FeedItem, InvalidItem};
use crate::ledger::note::MAX_NOTE_LEN;
use crate::ledger::state::{DeliveryState, InvalidState};
use crate::ledger::tree::{MAX_INCLUSION_LEN, MAX_PROOF_LEN, MAX_TREE_SIZE};
use crate::reason::Reasoned;
use crate::section::SectionSet;

/// Longest verifier key of a KEY or END entry, in bytes.
pub const MAX_KEY_TEXT_LEN: usize = 4096;

/// Why a message is no feed batch.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidBatch {
    /// More of something than its limit.
    #[error("the batch's {0} is larger than its limit")]
    #[reason(TooLarge)]
    TooLarge(&'static str),
    /// A field does not have the form that it should have.
    #[error("the batch's {0} does not have its form")]
    #[reason(Malformed)]
    Form(&'static str),
    /// A feed item is none.
    #[error(transparent)]
    #[reason(inner)]
    Item(#[from] InvalidItem),
    /// A state is none of its item.
    #[error(transparent)]
    #[reason(Malformed)]
    State(#[from] InvalidState),
    /// An opening is none.
    #[error(transparent)]
    #[reason(inner)]
    Opening(#[from] InvalidOpening),
}

/// Reads a batch within its bounds: 512 deliveries and erasures, paths of 64 hashes, an inclusion proof of 8,192, sizes
/// within 63 bits.
///
/// # Errors
/// When a field has the wrong form or exceeds its bound.
pub fn feed_batch(bytes: &BatchBytes) -> Result<Unverified<FeedBatch>, InvalidBatch> {
    let mut batch = read_chain(&bytes.chain)?;
    if bytes.bodies.len() != batch.deliveries.len() {
        return Err(InvalidBatch::Form("list of bodies"));
    }
    for (delivery, body) in batch.deliveries.iter_mut().zip(&bytes.bodies) {
        if !body.is_empty() {
            delivery.opening = Some(body_opening(body)?);
        }
    }
    Ok(Unverified::new(batch))
}

impl From<pb::FeedBatch> for BatchBytes {
    fn from(message: pb::FeedBatch) -> Self {
        Self {
            chain: message.chain,
            bodies: message.bodies,
        }
    }
}

/// What a chain tells that was verified before it was kept.
#[derive(Clone, Debug, Default)]
pub struct ChainTold {
    /// Position of the first item in the feed.
    pub first_seq: u64,
    /// Each item with what of it was shown; none where it cannot be read.
    pub deliveries: Vec<Option<(FeedItem, DeliveryState)>>,
    /// The indices of the records of which something was erased.
    pub erases: Vec<u64>,
}

/// Reads what a chain tells, without what proves it. What cannot be read is left out.
pub fn chain_told(bytes: &[u8]) -> ChainTold {
    let message = pb::FeedChain::decode(bytes).unwrap_or_default();
    let delivery = |delivery: &pb::Delivery| {
        let item = FeedItem::decode(&delivery.item).ok()?;
        Some((item, DeliveryState::decode(&delivery.state, &item).ok()?))
    };
    ChainTold {
        first_seq: message.first_seq,
        deliveries: message.deliveries.iter().map(delivery).collect(),
        erases: message.erasures.iter().map(|it| it.target).collect(),
    }
}

/// The entry at an index of its author's ledger that a chain discloses, exact bytes; none where it discloses none there.
pub fn chain_entry(bytes: &[u8], ledger_index: u64) -> Option<Vec<u8>> {
    let message = pb::FeedChain::decode(bytes).ok()?;
    let mut deliveries = message.deliveries.into_iter();
    let delivery = deliveries.find(|delivery| {
        FeedItem::decode(&delivery.item)
            .is_ok_and(|item| item.ledger_index == ledger_index && item.kind.discloses())
    });
    delivery.map(|delivery| delivery.entry)
}

/// The checkpoint of a chain's head, a signed note; none where the chain has no head.
pub fn chain_checkpoint(bytes: &[u8]) -> Option<Vec<u8>> {
    let message = pb::FeedChain::decode(bytes).ok()?;
    message.head.map(|head| head.checkpoint)
}

/// What a chain's head says of the follower's receipts, the hash of the newest one that the origin took; none where the
/// chain has no head.
pub fn chain_acknowledged(bytes: &[u8]) -> Option<Hash> {
    let message = pb::FeedChain::decode(bytes).ok()?;
    Hash::from_slice(&message.head?.acknowledged)
}

/// The slot of a section of a body, which begins these bytes with its length; none when they begin otherwise.
pub fn body_slot(bytes: &[u8]) -> Option<u32> {
    let section = pb::OpenSection::decode_length_delimited(bytes).ok()?;
    Some(section.slot)
}

/// Reads the chain of a batch alone, whose bodies lie elsewhere.
///
/// # Errors
/// As [`feed_batch`].
pub fn feed_chain(bytes: &[u8]) -> Result<Unverified<FeedBatch>, InvalidBatch> {
    read_chain(bytes).map(Unverified::new)
}

/// Reads a body, as a batch carries it.
///
/// # Errors
/// When it is no opening.
pub fn body_opening(body: &[u8]) -> Result<Opening, InvalidBatch> {
    let message = pb::Opening::decode(body).map_err(|_| InvalidBatch::Form("body"))?;
    Ok(opening(message)?)
}

fn read_chain(bytes: &[u8]) -> Result<FeedBatch, InvalidBatch> {
    let message = pb::FeedChain::decode(bytes).map_err(|_| InvalidBatch::Form("chain"))?;
    if message.deliveries.len() > MAX_DELIVERIES {
        return Err(InvalidBatch::TooLarge("list of deliveries"));
    }
    if message.erasures.len() > MAX_ERASURES {
        return Err(InvalidBatch::TooLarge("list of erasures"));
    }
    Ok(FeedBatch {
        first_seq: size(message.first_seq)?,
        deliveries: message
            .deliveries
            .into_iter()
            .map(delivery)
            .collect::<Result<_, _>>()?,
        head: message.head.map(feed_head).transpose()?,
        feed_consistency: proof(&message.feed_consistency)?,
        inclusion: hashes(&message.inclusion, MAX_INCLUSION_LEN)?,
        erasures: message
            .erasures
            .into_iter()
            .map(erasure)
            .collect::<Result<_, _>>()?,
    })
}

fn erasure(message: pb::Erasure) -> Result<ShownErasure, InvalidBatch> {
    const FORM: InvalidBatch = InvalidBatch::Form("erasure");
    if message.entry.len() > MAX_ENTRY_LEN {
        return Err(InvalidBatch::TooLarge("entry"));
    }
    let sections = u16::try_from(message.sections).map_err(|_| FORM)?;
    Ok(ShownErasure {
        ledger_index: size(message.ledger_index)?,
        entry: message.entry,
        salt: message.salt.try_into().map_err(|_| FORM)?,
        erasure: Erasure {
            target: size(message.target)?,
            sections: SectionSet::from_bits(sections),
            reason: u8::try_from(message.reason).map_err(|_| FORM)?,
        },
    })
}

fn feed_head(message: pb::FeedHead) -> Result<FeedHead, InvalidBatch> {
    if message.checkpoint.len() > MAX_NOTE_LEN {
        return Err(InvalidBatch::TooLarge("checkpoint"));
    }
    if message.feeds_entry.len() > MAX_ENTRY_LEN {
        return Err(InvalidBatch::TooLarge("FEEDS entry"));
    }
    Ok(FeedHead {
        checkpoint: message.checkpoint,
        ledger_consistency: proof(&message.ledger_consistency)?,
        head_consistency: proof(&message.head_consistency)?,
        feeds_entry: message.feeds_entry,
        slot: size(message.slot)?,
        slots: size(message.slots)?,
        slot_salt: message
            .slot_salt
            .try_into()
            .map_err(|_| InvalidBatch::Form("slot salt"))?,
        slot_inclusion: proof(&message.slot_inclusion)?,
        feed_size: size(message.feed_size)?,
        feed_root: Hash::from_slice(&message.feed_root).ok_or(InvalidBatch::Form("feed root"))?,
        acknowledged: Hash::from_slice(&message.acknowledged)
            .ok_or(InvalidBatch::Form("acknowledged receipt"))?,
    })
}

fn delivery(message: pb::Delivery) -> Result<Delivery, InvalidBatch> {
    if message.entry.len() > MAX_ENTRY_LEN {
        return Err(InvalidBatch::TooLarge("entry"));
    }
    if message.key.len() > MAX_KEY_TEXT_LEN {
        return Err(InvalidBatch::TooLarge("verifier key"));
    }
    let item = FeedItem::decode(&message.item)?;
    Ok(Delivery {
        state: DeliveryState::decode(&message.state, &item)?,
        item,
        entry: message.entry,
        key: (!message.key.is_empty()).then_some(message.key),
        opening: None,
    })
}

const fn size(value: u64) -> Result<u64, InvalidBatch> {
    if value > MAX_TREE_SIZE {
        return Err(InvalidBatch::TooLarge("position or size"));
    }
    Ok(value)
}

fn proof(path: &[Vec<u8>]) -> Result<Vec<Hash>, InvalidBatch> {
    hashes(path, MAX_PROOF_LEN)
}

fn hashes(list: &[Vec<u8>], most: usize) -> Result<Vec<Hash>, InvalidBatch> {
    if list.len() > most {
        return Err(InvalidBatch::TooLarge("proof"));
    }
    list.iter()
        .map(|hash| Hash::from_slice(hash).ok_or(InvalidBatch::Form("proof")))
        .collect()
}

/// The message of a batch.
pub fn feed_batch_to_pb(mut batch: FeedBatch) -> pb::FeedBatch {
    let openings = batch
        .deliveries
        .iter_mut()
        .map(|delivery| delivery.opening.take());
    let bodies = openings
        .map(|opening| opening.map_or_else(Vec::new, |open| opening_to_pb(open).encode_to_vec()))
        .collect();
    pb::FeedBatch {
        chain: feed_chain_to_pb(batch).encode_to_vec(),
        bodies,
    }
}

/// The chain of a batch, without its openings.
pub fn feed_chain_to_pb(batch: FeedBatch) -> pb::FeedChain {
    pb::FeedChain {
        first_seq: batch.first_seq,
        deliveries: batch
            .deliveries
            .into_iter()
            .map(|delivery| pb::Delivery {
                item: delivery.item.encode().to_vec(),
                entry: delivery.entry,
                state: delivery.state.encode().to_vec(),
                key: delivery.key.unwrap_or_default(),
            })
            .collect(),
        head: batch.head.map(|head| pb::FeedHead {
            checkpoint: head.checkpoint,
            ledger_consistency: bytes(&head.ledger_consistency),
            head_consistency: bytes(&head.head_consistency),
            feeds_entry: head.feeds_entry,
            slot: head.slot,
            slots: head.slots,
            slot_salt: head.slot_salt.to_vec(),
            slot_inclusion: bytes(&head.slot_inclusion),
            feed_size: head.feed_size,
            feed_root: head.feed_root.as_bytes().to_vec(),
            acknowledged: head.acknowledged.as_bytes().to_vec(),
        }),
        feed_consistency: bytes(&batch.feed_consistency),
        inclusion: bytes(&batch.inclusion),
        erasures: batch
            .erasures
            .into_iter()
            .map(|shown| pb::Erasure {
                ledger_index: shown.ledger_index,
                entry: shown.entry,
                salt: shown.salt.to_vec(),
                target: shown.erasure.target,
                sections: u32::from(shown.erasure.sections.bits()),
                reason: u32::from(shown.erasure.reason),
            })
            .collect(),
    }
}

fn bytes(proof: &[Hash]) -> Vec<Vec<u8>> {
    proof.iter().map(|hash| hash.as_bytes().to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    fn refusal(chain: &pb::FeedChain) -> Option<Reason> {
        let read = feed_chain(&chain.encode_to_vec());
        read.err().map(|fault| fault.reason())
    }

    fn delivery() -> pb::Delivery {
        let mut item = vec![0; 43];
        item[0] = 1;
        pb::Delivery {
            item,
            state: vec![1, 0, 0, 0, 0, 0, 0, 0, 0],
            ..pb::Delivery::default()
        }
    }

    fn head() -> pb::FeedHead {
        pb::FeedHead {
            slot_salt: vec![0; 32],
            feed_root: vec![0; 32],
            acknowledged: vec![0; 32],
            ..pb::FeedHead::default()
        }
    }

    fn erasure() -> pb::Erasure {
        pb::Erasure {
            salt: vec![0; 32],
            ..pb::Erasure::default()
        }
    }

    fn chain(deliveries: usize, proof: usize, size: u64) -> pb::FeedChain {
        pb::FeedChain {
            first_seq: size,
            deliveries: vec![delivery(); deliveries],
            head: Some(head()),
            feed_consistency: vec![vec![0; 32]; proof],
            ..pb::FeedChain::default()
        }
    }

    #[test]
    fn one_past_each_limit_is_refused() {
        assert_eq!(refusal(&chain(512, 64, MAX_TREE_SIZE)), None);
        let with = |bend: &dyn Fn(&mut pb::FeedChain)| {
            let mut bent = chain(1, 0, 0);
            bend(&mut bent);
            refusal(&bent)
        };
        assert_eq!(
            with(&|c| c.inclusion = vec![vec![0; 32]; MAX_INCLUSION_LEN]),
            None
        );
        assert_eq!(with(&|c| c.erasures = vec![erasure(); MAX_ERASURES]), None);
        let key = |len| "k".repeat(len);
        assert_eq!(with(&|c| c.deliveries[0].key = key(MAX_KEY_TEXT_LEN)), None);
        for past in [
            refusal(&chain(513, 0, 0)),
            refusal(&chain(0, 65, 0)),
            refusal(&chain(0, 0, MAX_TREE_SIZE + 1)),
            with(&|c| c.inclusion = vec![vec![0; 32]; MAX_INCLUSION_LEN + 1]),
            with(&|c| c.erasures = vec![erasure(); MAX_ERASURES + 1]),
            with(&|c| c.deliveries[0].key = key(MAX_KEY_TEXT_LEN + 1)),
            with(&|c| c.deliveries[0].entry = vec![0; MAX_ENTRY_LEN + 1]),
            with(&|c| {
                c.head = Some(pb::FeedHead {
                    checkpoint: vec![b'x'; MAX_NOTE_LEN + 1],
                    ..head()
                });
            }),
        ] {
            assert_eq!(past, Some(Reason::TooLarge));
        }
    }

    #[test]
    fn a_field_of_the_wrong_length_is_refused() {
        let bend: [&dyn Fn(&mut pb::FeedChain); 8] = [
            &|c| c.head.as_mut().unwrap().acknowledged.clear(),
            &|c| c.head.as_mut().unwrap().slot_salt.truncate(31),
            &|c| c.head.as_mut().unwrap().feed_root.push(0),
            &|c| c.head.as_mut().unwrap().slot_inclusion = vec![vec![0; 31]],
            &|c| c.deliveries[0].state.truncate(8),
            &|c| c.deliveries[0].state[0] = 2,
            &|c| c.erasures = vec![pb::Erasure::default()],
            &|c| {
                c.erasures = vec![pb::Erasure {
                    sections: 0x1_0000,
                    ..erasure()
                }];
            },
        ];
        for bend in bend {
            let mut bent = chain(1, 0, 0);
            bend(&mut bent);
            assert_eq!(refusal(&bent), Some(Reason::Malformed));
        }
        let damaged = feed_chain(&[0xff]).unwrap_err();
        assert_eq!(damaged.reason(), Reason::Malformed);
    }

    #[test]
    fn each_delivery_has_one_body_be_it_empty() {
        let read = |bodies: Vec<Vec<u8>>| {
            let chain = chain(2, 0, 0).encode_to_vec();
            let read = feed_batch(&BatchBytes { chain, bodies });
            read.err().map(|fault| fault.reason())
        };
        assert_eq!(read(vec![Vec::new(); 2]), None);
        assert_eq!(read(vec![Vec::new()]), Some(Reason::Malformed));
        assert_eq!(read(vec![Vec::new(); 3]), Some(Reason::Malformed));
        assert_eq!(read(vec![Vec::new(), vec![0xff]]), Some(Reason::Malformed));
    }
}
