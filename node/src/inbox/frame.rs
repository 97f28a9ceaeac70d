//! One frame of a replica's chain. Storage of this node, not a treaty format; field numbers are never reused.

use std::collections::BTreeMap;

use ntc_core::envelope::Opening;
use ntc_core::ledger::batch::{BatchBytes, FeedBatch, Unverified};
use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::state::DeliveryState;
use ntc_core::section::{SectionSet, Slot};
use ntc_core::wire::exchange::{InvalidBatch, body_opening, chain_entry, chain_told, feed_chain};
use prost::Message;

use super::erase::Taking;
use super::places::Place;
use super::{ReplicaError, ReplicaReader, erase, pieces};
use crate::bodies::{Body, BodyError, BodyReader, Tombstone};

/// What was taken together.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ReplicaFrame {
    /// When it was taken, milliseconds since the epoch.
    #[prost(uint64, tag = "1")]
    pub(crate) received_ms: u64,
    /// `ntc.v1.FeedChain`, byte for byte as received; empty when a replica is founded.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) chain: Vec<u8>,
    /// Size of the own ledger then: the receipt for the batch states it.
    #[prost(uint64, tag = "5")]
    pub(crate) own_size: u64,
    /// Id of the replica from this frame on, 16 bytes; empty when it stays.
    #[prost(bytes = "vec", tag = "6")]
    pub(crate) replica: Vec<u8>,
    /// Number of the first frame of the batch's bodies.
    #[prost(uint64, tag = "8")]
    pub(crate) first_body: u64,
    /// For each delivery how many frames its body takes, one after the other; 0 for no body.
    #[prost(uint32, repeated, tag = "9")]
    pub(crate) parts: Vec<u32>,
    /// The entry of a record whose content is kept for a legal ground from here on, whatever the peer erases.
    #[prost(uint64, optional, tag = "10")]
    pub(crate) kept: Option<u64>,
}

/// One delivery as the chain has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    /// Its position in the feed.
    pub(crate) seq: u64,
    /// The item.
    pub(crate) item: FeedItem,
    /// What of it was shown, held back and erased.
    pub(crate) state: DeliveryState,
    /// Where its body lies.
    pub(crate) place: Place,
}

/// What a batch tells, decoded once: its deliveries without their bodies, and what it erases.
#[derive(Debug)]
pub(crate) struct Chain {
    /// The deliveries. They were verified before they were kept; what cannot be read is left out.
    pub(crate) told: Vec<Told>,
    /// The indices of the records of which something was erased.
    pub(crate) erases: Vec<u64>,
}

/// One delivery with what is left of its body.
pub(crate) struct Received {
    /// What the chain says of it.
    pub(crate) told: Told,
    /// What it disclosed; none when nothing was, or nothing is left.
    pub(crate) opening: Option<Opening>,
    /// What of it was erased.
    pub(crate) erased: SectionSet,
    /// What of that this party gave up, each section with the entry of the own ledger that says so.
    pub(crate) given_up: BTreeMap<Slot, u64>,
    /// Whose it was, when all that it disclosed is erased.
    pub(crate) was: Option<Tombstone>,
}

impl ReplicaFrame {
    /// The chain as it came, to be verified again.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn unverified(&self) -> Result<Unverified<FeedBatch>, InvalidBatch> {
        feed_chain(&self.chain)
    }

    /// The entry at an index of the ledger that a delivery of the batch points at, exact bytes.
    pub(crate) fn entry(&self, ledger_index: u64) -> Option<Vec<u8>> {
        chain_entry(&self.chain, ledger_index)
    }

    /// Number of the frame behind the bodies of this batch.
    pub(crate) fn bodies_end(&self) -> u64 {
        let parts = self.parts.iter().map(|count| u64::from(*count));
        parts.fold(self.first_body, u64::saturating_add)
    }

    /// What the batch tells.
    pub(crate) fn decoded(&self) -> Chain {
        let chain = chain_told(&self.chain);
        let mut first = self.first_body;
        let deliveries = (chain.first_seq..).zip(chain.deliveries.into_iter().zip(&self.parts));
        let told = deliveries.filter_map(|(seq, (delivery, count))| {
            let count = u8::try_from(*count).unwrap_or(u8::MAX);
            let begin = first;
            first = first.saturating_add(u64::from(count));
            let (item, state) = delivery?;
            Some(Told {
                seq,
                item,
                state,
                place: Place {
                    ledger_index: item.ledger_index,
                    first: begin,
                    count,
                },
            })
        });
        Chain {
            told: told.collect(),
            erases: chain.erases,
        }
    }

    /// What is left of each delivery's body, with its position in the feed.
    ///
    /// # Errors
    /// When the bodies cannot be read.
    pub(crate) fn left(&self, bodies: &BodyReader) -> Result<Vec<(u64, Vec<Body>)>, BodyError> {
        let chain = self.decoded();
        let places: Vec<_> = chain.told.iter().map(|told| told.place).collect();
        let left = read(bodies, &places)?;
        Ok(chain.told.iter().map(|told| told.seq).zip(left).collect())
    }

    /// The batch as it came, with what is [left](Self::left) of its bodies, to be verified again.
    pub(crate) fn batch(&self, left: &[(u64, Vec<Body>)]) -> BatchBytes {
        BatchBytes {
            chain: self.chain.clone(),
            bodies: left.iter().map(|(_, parts)| pieces::join(parts)).collect(),
        }
    }
}

impl Received {
    /// What is left of the bodies of these deliveries. What was erased is left out, destroyed or not.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(crate) fn read(
        replica: &ReplicaReader,
        told: Vec<Told>,
    ) -> Result<Vec<Self>, ReplicaError> {
        let places: Vec<_> = told.iter().map(|told| told.place).collect();
        let bodies = read(&replica.bodies, &places)?;
        let received = told.into_iter().zip(bodies);
        received
            .map(|(told, parts)| Self::of(told, parts, replica))
            .collect()
    }

    fn of(told: Told, mut parts: Vec<Body>, replica: &ReplicaReader) -> Result<Self, ReplicaError> {
        let item = &told.item;
        let by = if item.kind.discloses() {
            replica.erased.of(item.ledger_index)?
        } else {
            Vec::new()
        };
        let by: Vec<_> = by.iter().map(Taking::from).collect();
        let given_up = erase::given_up(&parts);
        let own: SectionSet = given_up.keys().copied().collect();
        let erased = erase::erased_of(&parts, &by).intersection(item.disclosed);
        if !erased.is_empty() {
            let tombs = erase::goes(&parts, &by);
            for (part, tomb) in parts.iter_mut().zip(tombs) {
                part.bury(tomb);
            }
        }
        let was = parts.iter().find_map(|part| match part {
            Body::Erased { tomb, .. } => tomb.record,
            Body::Held { .. } => None,
        });
        let left = pieces::join(&parts);
        let opening = (!left.is_empty()).then(|| body_opening(&left).ok());
        Ok(Self {
            told,
            opening: opening.flatten(),
            erased: erased.union(own),
            given_up,
            was,
        })
    }
}

/// What is left of the bodies at some places, in rising order. Places side by side are read in one go.
fn read(bodies: &BodyReader, places: &[Place]) -> Result<Vec<Vec<Body>>, BodyError> {
    let mut left = Vec::with_capacity(places.len());
    for run in places.chunk_by(|a, b| a.end() == b.first) {
        let first = run.first().map_or(0, |place| place.first);
        let end = run.last().map_or(0, Place::end);
        let mut parts = bodies.scan(first, end.saturating_sub(first));
        for place in run {
            left.push(body(&mut parts, bodies, place)?);
        }
    }
    Ok(left)
}

fn body(
    parts: &mut impl Iterator<Item = Result<(u64, Body), BodyError>>,
    bodies: &BodyReader,
    place: &Place,
) -> Result<Vec<Body>, BodyError> {
    let mut body = Vec::with_capacity(place.count.into());
    for number in place.first..place.end() {
        let missing = || bodies.beyond_end(number);
        let (found, part) = parts.next().unwrap_or_else(|| Err(missing()))?;
        if found != place.ledger_index {
            return Err(BodyError::Foreign {
                number,
                found,
                wanted: place.ledger_index,
            });
        }
        body.push(part);
    }
    Ok(body)
}
