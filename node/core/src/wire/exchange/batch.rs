//! Feed batches: their form and bounds, before anything is verified.

use ntc_proto::v1 as pb;
use thiserror::Error;

use crate::envelope::{Hash, InvalidOpening, opening, opening_to_pb};
use crate::ledger::batch::{
    Delivery, FeedBatch, FeedHead, MAX_DELIVERIES, MAX_HELD_BACK_LEN, Unverified,
};
use crate::ledger::entry::MAX_ENTRY_LEN;
use crate::ledger::feed::{FeedItem, InvalidItem};
use crate::ledger::note::MAX_NOTE_LEN;
use crate::ledger::tree::{MAX_INCLUSION_LEN, MAX_PROOF_LEN, MAX_TREE_SIZE};
use crate::reason::Reason;

/// Why a message is no feed batch.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum InvalidBatch {
    /// More of something than its limit.
    #[error("the batch's {0} is larger than its limit")]
    TooLarge(&'static str),
    /// A field does not have the form that it should have.
    #[error("the batch's {0} does not have its form")]
    Form(&'static str),
    /// A feed item is none.
    #[error(transparent)]
    Item(#[from] InvalidItem),
    /// An opening is none.
    #[error(transparent)]
    Opening(#[from] InvalidOpening),
}

impl InvalidBatch {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        match self {
            Self::TooLarge(_) => Reason::TooLarge,
            Self::Form(_) => Reason::Malformed,
            Self::Item(fault) => fault.reason(),
            Self::Opening(fault) => fault.reason(),
        }
    }
}

/// Reads a batch within its bounds: 512 deliveries, paths of 64 hashes, an inclusion proof of 8,192, sizes within
/// 63 bits.
///
/// # Errors
/// When a field has the wrong form or exceeds its bound.
pub fn feed_batch(message: pb::FeedBatch) -> Result<Unverified<FeedBatch>, InvalidBatch> {
    if message.deliveries.len() > MAX_DELIVERIES {
        return Err(InvalidBatch::TooLarge("list of deliveries"));
    }
    Ok(Unverified::new(FeedBatch {
        first_seq: size(message.first_seq)?,
        deliveries: message
            .deliveries
            .into_iter()
            .map(delivery)
            .collect::<Result<_, _>>()?,
        head: message.head.map(feed_head).transpose()?,
        feed_consistency: proof(&message.feed_consistency)?,
        inclusion: hashes(&message.inclusion, MAX_INCLUSION_LEN)?,
    }))
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
    if message.held_back.len() > MAX_HELD_BACK_LEN {
        return Err(InvalidBatch::TooLarge("reason for holding back"));
    }
    Ok(Delivery {
        item: FeedItem::decode(&message.item)?,
        entry: message.entry,
        opening: message.opening.map(opening).transpose()?,
        held_back: message.held_back,
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
pub fn feed_batch_to_pb(batch: FeedBatch) -> pb::FeedBatch {
    pb::FeedBatch {
        first_seq: batch.first_seq,
        deliveries: batch
            .deliveries
            .into_iter()
            .map(|delivery| pb::Delivery {
                item: delivery.item.encode().to_vec(),
                entry: delivery.entry,
                opening: delivery.opening.map(opening_to_pb),
                held_back: delivery.held_back,
            })
            .collect(),
        head: batch.head.map(|head| pb::FeedHead {
            checkpoint: head.checkpoint,
            ledger_consistency: bytes(&head.ledger_consistency),
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
    }
}

fn bytes(proof: &[Hash]) -> Vec<Vec<u8>> {
    proof.iter().map(|hash| hash.as_bytes().to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(message: pb::FeedBatch) -> Option<Reason> {
        feed_batch(message).err().map(|fault| fault.reason())
    }

    fn delivery() -> pb::Delivery {
        let mut item = vec![0; 43];
        item[0] = 1;
        pb::Delivery {
            item,
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

    #[test]
    fn one_past_each_limit_is_refused() {
        let batch = |deliveries, proof, size| pb::FeedBatch {
            first_seq: size,
            deliveries: vec![delivery(); deliveries],
            head: Some(head()),
            feed_consistency: vec![vec![0; 32]; proof],
            inclusion: Vec::new(),
        };
        assert_eq!(refusal(batch(512, 64, MAX_TREE_SIZE)), None);
        for bad in [
            batch(513, 0, 0),
            batch(0, 65, 0),
            batch(0, 0, MAX_TREE_SIZE + 1),
        ] {
            assert_eq!(refusal(bad), Some(Reason::TooLarge));
        }
        for (hashes, refused) in [
            (MAX_INCLUSION_LEN, None),
            (MAX_INCLUSION_LEN + 1, Some(Reason::TooLarge)),
        ] {
            let mut proven = batch(0, 0, 0);
            proven.inclusion = vec![vec![0; 32]; hashes];
            assert_eq!(refusal(proven), refused);
        }
        let mut late = batch(0, 0, 0);
        late.head = Some(pb::FeedHead {
            checkpoint: vec![b'x'; MAX_NOTE_LEN + 1],
            ..head()
        });
        assert_eq!(refusal(late), Some(Reason::TooLarge));
        for bad in [
            pb::Delivery {
                entry: vec![0; MAX_ENTRY_LEN + 1],
                ..delivery()
            },
            pb::Delivery {
                held_back: "A".repeat(MAX_HELD_BACK_LEN + 1),
                ..delivery()
            },
        ] {
            let batch = pb::FeedBatch {
                deliveries: vec![bad],
                ..pb::FeedBatch::default()
            };
            assert_eq!(refusal(batch), Some(Reason::TooLarge));
        }
    }

    #[test]
    fn a_field_of_the_wrong_length_is_refused() {
        let heads = [
            pb::FeedHead {
                slot_salt: vec![0; 31],
                ..head()
            },
            pb::FeedHead {
                feed_root: vec![0; 33],
                ..head()
            },
            pb::FeedHead {
                acknowledged: Vec::new(),
                ..head()
            },
            pb::FeedHead {
                slot_inclusion: vec![vec![0; 31]],
                ..head()
            },
        ];
        for head in heads {
            let batch = pb::FeedBatch {
                head: Some(head),
                ..pb::FeedBatch::default()
            };
            assert_eq!(refusal(batch), Some(Reason::Malformed));
        }
    }
}
