//! Reading a replica beside its writer.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use ntc_core::ledger::state::{DeliveryState, STATE_LEN};
use prost::Message;

use super::erase::{self, Taking};
use super::opened::{Opened, OpenedFrame};
use super::places::Places;
use super::{Erased, ReplicaError, ReplicaFrame};
use crate::bodies::{Bodies, BodyReader};
use crate::journal::Reader;
use crate::lock::lock;

/// The two halves of a replica, and what was erased of it. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct ReplicaReader {
    /// The batches as they came, without their bodies.
    pub(crate) chain: Reader,
    /// The bodies.
    pub(crate) bodies: BodyReader,
    /// What the peer erased.
    pub(crate) erased: Arc<Erased>,
    /// Where what this party gives up lies.
    pub(super) store: Store,
    /// How many erasures of the peer are not carried out yet.
    pub(super) unerased: Arc<AtomicUsize>,
    /// The frames of the chain that were read last.
    pub(super) opened: Arc<Opened>,
}

/// The bodies of a replica and where they lie, for who destroys what this party gives up.
#[derive(Clone, Debug)]
pub(super) struct Store {
    pub(super) places: Arc<Mutex<Places>>,
    pub(super) bodies: Arc<Mutex<Bodies>>,
}

impl ReplicaReader {
    /// A frame of the chain by its number; none when it cannot be read.
    pub(crate) fn frame(&self, number: u64) -> Option<Arc<OpenedFrame>> {
        self.opened.frame(&self.chain, number)
    }

    /// Whether the bytes of all that the peer erased are destroyed.
    pub(crate) fn holds_nothing_erased(&self) -> bool {
        self.unerased.load(Ordering::Acquire) == 0
    }

    /// Destroys what this party gives up of records, by the indices of their entries, wherever the peer told of them.
    /// Each segment is written anew once for all of them. Done twice, it changes nothing more. Answers how many frames
    /// went.
    ///
    /// # Errors
    /// When the bodies cannot be read or written anew; asked again, it goes on where it stopped.
    pub(crate) fn give_up(
        &self,
        records: &BTreeMap<u64, Vec<Taking>>,
    ) -> Result<u64, ReplicaError> {
        let Store { places, bodies } = &self.store;
        erase::take(records, |target| lock(places).of(target), bodies)
    }

    /// Whether the writer has stopped for good after a failed write or sync.
    pub(crate) fn is_read_only(&self) -> bool {
        self.chain.is_read_only() || self.bodies.journal().is_read_only()
    }

    /// The states of the items at these positions that were not sent whole, for an origin that lost its own. The whole
    /// chain is read, so that whoever asks must not hold up the writer meanwhile.
    ///
    /// # Errors
    /// When the chain cannot be read.
    pub(crate) fn states(
        &self,
        positions: Range<u64>,
    ) -> Result<Vec<(u64, [u8; STATE_LEN])>, ReplicaError> {
        let mut states = Vec::new();
        for frame in self.chain.scan(0) {
            let frame = frame?;
            let stored = ReplicaFrame::decode(&*frame.payload)
                .map_err(|_| ReplicaError::Damaged(frame.number))?;
            let told = stored.decoded().told.into_iter();
            let differs = told.filter(|told| {
                positions.contains(&told.seq) && told.state != DeliveryState::whole(&told.item)
            });
            states.extend(differs.map(|told| (told.seq, told.state.encode())));
        }
        Ok(states)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::path::Path;

    use ntc_core::envelope::Hash;
    use ntc_core::ledger::feed::{FeedItem, ItemKind};
    use ntc_core::reason::Reason;
    use ntc_core::section::{Section, SectionSet};
    use ntc_proto::v1 as pb;

    use super::*;
    use crate::bodies::Bodies;
    use crate::journal::{Journal, JournalOptions};
    use crate::store::medium::Disk;

    /// A replica of items that were held back, one for each frame, and one that was sent whole.
    pub(crate) fn held_back(dir: &Path, items: u64) -> (Journal, ReplicaReader) {
        let options = JournalOptions {
            segment_bytes: 64 << 10,
            floor_bytes: 0,
            known_end: None,
        };
        let (mut chain, _) = Journal::open(&dir.join("chain"), options, Arc::new(Disk)).unwrap();
        for seq in 0..items {
            chain.append(&[batch(seq).encode_to_vec()]).unwrap();
        }
        chain.commit().unwrap();
        let (bodies, _) = Bodies::open(&dir.join("bodies"), options, Arc::new(Disk)).unwrap();
        let places = Places::anew(&dir.join("places"), Arc::new(Disk)).unwrap();
        let reader = ReplicaReader {
            chain: chain.reader(),
            bodies: bodies.reader(),
            erased: Arc::new(Erased::anew(&dir.join("erased"), Arc::new(Disk)).unwrap()),
            store: Store {
                places: Arc::new(Mutex::new(places)),
                bodies: Arc::new(Mutex::new(bodies)),
            },
            unerased: Arc::default(),
            opened: Arc::default(),
        };
        (chain, reader)
    }

    fn batch(seq: u64) -> ReplicaFrame {
        let item = FeedItem {
            kind: ItemKind::Deliver,
            ledger_index: seq,
            disclosed: SectionSet::EMPTY.with(Section::Goods),
            leaf_hash: Hash::of(&[b"an entry"]),
        };
        let permitted = (seq == 1).then_some(u16::MAX);
        let state = DeliveryState::decide(&item, permitted, 0, Reason::NoAgreement);
        let delivery = pb::Delivery {
            item: item.encode().to_vec(),
            state: state.encode().to_vec(),
            ..pb::Delivery::default()
        };
        let chain = pb::FeedChain {
            first_seq: seq,
            deliveries: vec![delivery],
            ..pb::FeedChain::default()
        };
        ReplicaFrame {
            chain: chain.encode_to_vec(),
            parts: vec![0],
            ..ReplicaFrame::default()
        }
    }

    #[test]
    fn what_is_taken_while_states_are_counted_is_not_among_them() {
        let dir = tempfile::tempdir().unwrap();
        let (mut chain, reader) = held_back(dir.path(), 5);
        let told = |range| -> Vec<_> {
            let states = reader.states(range).unwrap().into_iter();
            states.map(|(seq, _)| seq).collect()
        };
        assert_eq!(told(0..5), [0, 2, 3, 4], "one was sent whole");
        assert_eq!(told(2..5), [2, 3, 4]);
        chain.append(&[batch(5).encode_to_vec()]).unwrap();
        chain.commit().unwrap();
        assert_eq!(told(2..5), [2, 3, 4]);
        assert_eq!(told(2..6), [2, 3, 4, 5]);
    }
}
