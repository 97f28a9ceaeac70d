//! One frame of a replica's journal. Storage of this node, not a treaty format; field numbers are never reused.

use ntc_core::envelope::Opening;
use ntc_core::ledger::batch::Unverified;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::state::DeliveryState;
use ntc_core::wire::exchange::{InvalidBatch, body_opening, feed_chain};
use ntc_proto::v1 as pb;
use prost::Message;

/// What was taken together.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ReplicaFrame {
    /// When it was taken, milliseconds since the epoch.
    #[prost(uint64, tag = "1")]
    pub(crate) received_ms: u64,
    /// `ntc.v1.FeedChain`, byte for byte as received; empty when a replica is founded.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) chain: Vec<u8>,
    /// For each delivery `ntc.v1.Opening`, byte for byte as received; empty for none.
    #[prost(bytes = "vec", repeated, tag = "4")]
    pub(crate) bodies: Vec<Vec<u8>>,
    /// Size of the own ledger then: the receipt for the batch states it.
    #[prost(uint64, tag = "5")]
    pub(crate) own_size: u64,
    /// Id of the replica from this frame on, 16 bytes; empty when it stays.
    #[prost(bytes = "vec", tag = "6")]
    pub(crate) replica: Vec<u8>,
    /// Zeros in the place of what was erased.
    #[prost(bytes = "vec", repeated, tag = "7")]
    pub(crate) padding: Vec<Vec<u8>>,
}

/// One delivery as it was kept.
pub(crate) struct Received {
    /// Its position in the feed.
    pub(crate) seq: u64,
    /// The item.
    pub(crate) item: FeedItem,
    /// What of it was shown, held back and erased.
    pub(crate) state: DeliveryState,
    /// What it disclosed; none when nothing was, or nothing is left.
    pub(crate) opening: Option<Opening>,
}

impl ReplicaFrame {
    /// The chain as it came, to be verified again.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn unverified(
        &self,
    ) -> Result<Unverified<ntc_core::ledger::batch::FeedBatch>, InvalidBatch> {
        feed_chain(&self.chain)
    }

    /// The batch as it came, bodies included, to be verified again.
    pub(crate) fn batch(&self) -> pb::FeedBatch {
        pb::FeedBatch {
            chain: self.chain.clone(),
            bodies: self.bodies.clone(),
        }
    }

    /// The deliveries. They were verified before they were kept; what cannot be read is left out.
    pub(crate) fn deliveries(&self) -> Vec<Received> {
        let chain = pb::FeedChain::decode(&*self.chain).unwrap_or_default();
        let deliveries = chain.deliveries.iter().zip(&self.bodies);
        (chain.first_seq..)
            .zip(deliveries)
            .filter_map(|(seq, (delivery, body))| {
                let item = FeedItem::decode(&delivery.item).ok()?;
                Some(Received {
                    seq,
                    item,
                    state: DeliveryState::decode(&delivery.state, &item).ok()?,
                    opening: (!body.is_empty())
                        .then(|| body_opening(body).ok())
                        .flatten(),
                })
            })
            .collect()
    }
}
