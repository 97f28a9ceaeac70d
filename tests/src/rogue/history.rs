//! The ledger of a rogue and one peer's feed in it, made with the product's own words and real keys. It is honest;
//! a test bends what comes out of it, or shows two of them.

use std::collections::BTreeSet;
use std::time::Duration;

use ntc_core::envelope::{Hash, RecordKey, SealRandom, SealedRecord, Sign, opening_to_pb};
use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::ledger::batch::{Delivery, FeedBatch, ShownErasure};
use ntc_core::ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::ledger::entry::{Entry, KeyOperation, Role, commit};
use ntc_core::ledger::feed::{FeedItem, FeedsTree, ItemKind, NOT_ACKNOWLEDGED, SlotHead};
use ntc_core::ledger::prove::{HeldSizes, Published, batch_inclusion, feed_consistency, feed_head};
use ntc_core::ledger::state::DeliveryState;
use ntc_core::ledger::tree::{Frontier, leaf_hash};
use ntc_core::party::Party;
use ntc_core::policy::agreement::{document_sha256, signing_bytes};
use ntc_core::reason::Reason;
use ntc_core::record::{
    AcknowledgementEvent, AcknowledgementStep, AgreementMove, AgreementStep, Coded, Defaults,
    Event, Record, RecordId, RecordName, RetractionEvent,
};
use ntc_core::section::{SECTION_COUNT, SectionSet};
use ntc_core::time::Timestamp;
use ntc_core::wire;
use ntc_node::identity::keys::SigningKeys;
use ntc_node::ports::{Clock as _, Entropy as _, SystemClock, SystemEntropy};
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;

use crate::node::NodeFiles;

/// Slots of the feeds tree; the peer has the middle one.
const SLOTS: u64 = 3;
/// Slot of the peer.
const SLOT: u64 = 1;

/// A batch before it is sealed into bytes, so that a test can bend it.
#[derive(Clone)]
pub struct Batch {
    /// Its chain.
    pub chain: v1::FeedChain,
    /// For each delivery what it opens, if anything.
    pub openings: Vec<Option<v1::Opening>>,
}

impl From<Batch> for v1::FeedBatch {
    fn from(batch: Batch) -> Self {
        let body = |open: &Option<v1::Opening>| {
            let body = open.as_ref().map(prost::Message::encode_to_vec);
            body.unwrap_or_default()
        };
        Self {
            chain: prost::Message::encode_to_vec(&batch.chain),
            bodies: batch.openings.iter().map(body).collect(),
        }
    }
}

/// A ledger with one peer's feed in it.
pub struct History {
    card: NodeCard,
    keys: SigningKeys,
    recipient: Party,
    ledger: Frontier,
    hashes: Vec<Hash>,
    feed: Frontier,
    feed_hashes: Vec<Hash>,
    deliveries: Vec<Delivery>,
    erasures: Vec<ShownErasure>,
    published: Option<(Published, SlotHead)>,
    time: u64,
}

impl History {
    /// An empty ledger under the keys of a node, with a feed for `recipient`.
    pub fn new(files: &NodeFiles, recipient: &str) -> Self {
        let mut history = Self {
            card: files.card.clone(),
            keys: SigningKeys::load(&files.settings().layout).expect("keys"),
            recipient: recipient.parse().expect("a party"),
            ledger: Frontier::new(),
            hashes: Vec::new(),
            feed: Frontier::new(),
            feed_hashes: Vec::new(),
            deliveries: Vec::new(),
            erasures: Vec::new(),
            published: None,
            time: 0,
        };
        for role in KeyRole::ALL {
            let time = history.tick();
            let key = commit::key(&history.card.vkey(role));
            history.append(&Entry::Key {
                time,
                operation: KeyOperation::Add,
                role: Role::Known(role),
                key,
            });
        }
        history
    }

    fn append(&mut self, entry: &Entry) -> u64 {
        self.ledger.push(entry.leaf_hash(), &mut self.hashes);
        self.ledger.size() - 1
    }

    fn tick(&mut self) -> Timestamp {
        self.time += 1;
        Timestamp::from_millis(self.time)
    }

    /// Appends a record and a feed item that discloses `disclosed`, or all that it has. Answers the record's index.
    pub fn deliver(&mut self, sealed: &SealedRecord, disclosed: Option<SectionSet>) -> u64 {
        let disclosed = disclosed.unwrap_or_else(|| sealed.present());
        let time = self.tick();
        let commit = sealed.commit();
        let disposition = leaf_hash(b"disposition");
        let entry = Entry::Record {
            time,
            commit,
            disposition,
        };
        let index = self.append(&entry);
        self.disclose(ItemKind::Deliver, (index, &entry), sealed, disclosed);
        index
    }

    /// Shows sections of a record that was delivered before, whatever was erased of it.
    pub fn reveal(&mut self, sealed: &SealedRecord, index: u64, disclosed: SectionSet) {
        let mut before = self.deliveries.iter();
        let entry = before.find(|delivery| delivery.item.ledger_index == index);
        let entry = Entry::decode(&entry.expect("a delivery").entry).expect("an entry");
        self.disclose(ItemKind::Reveal, (index, &entry), sealed, disclosed);
    }

    fn disclose(
        &mut self,
        kind: ItemKind,
        (ledger_index, entry): (u64, &Entry),
        sealed: &SealedRecord,
        disclosed: SectionSet,
    ) {
        let item = FeedItem {
            kind,
            ledger_index,
            disclosed,
            leaf_hash: entry.leaf_hash(),
        };
        self.feed.push(item.leaf(), &mut self.feed_hashes);
        self.deliveries.push(Delivery {
            item,
            entry: entry.encode(),
            state: DeliveryState::whole(&item),
            key: None,
            opening: Some(sealed.disclose(disclosed)),
        });
    }

    /// The newest item as it goes when policy lets nothing of it go, or these sections are erased.
    pub fn withhold_newest(&mut self, erased: SectionSet) {
        let newest = self.deliveries.last_mut().expect("a delivery");
        let (item, permitted) = (newest.item, (!erased.is_empty()).then_some(u16::MAX));
        newest.state = DeliveryState::decide(&item, permitted, erased.bits(), Reason::NoAgreement);
        let shown = SectionSet::from_bits(newest.state.shown());
        let opening = newest.opening.take().filter(|_| newest.state.opened());
        newest.opening = opening.map(|opening| opening.reduced(shown));
    }

    /// Erases sections of the record at an index, and tells the peer.
    pub fn erase(&mut self, target: u64, sections: SectionSet) {
        let entry = self.erase_untold(target, sections);
        let item = FeedItem {
            kind: ItemKind::Erase,
            ledger_index: self.ledger.size() - 1,
            disclosed: SectionSet::EMPTY,
            leaf_hash: entry.leaf_hash(),
        };
        self.feed.push(item.leaf(), &mut self.feed_hashes);
        self.deliveries.push(Delivery {
            item,
            entry: entry.encode(),
            state: DeliveryState::whole(&item),
            key: None,
            opening: None,
        });
    }

    /// Erases sections of the record at an index; no item says so.
    pub fn erase_untold(&mut self, target: u64, sections: SectionSet) -> Entry {
        let erasure = Erasure {
            target,
            sections,
            reason: 2,
        };
        let salt = random();
        let entry = Entry::Erase {
            time: self.tick(),
            commit: erasure.commit(&salt),
        };
        let ledger_index = self.append(&entry);
        self.erasures.push(ShownErasure {
            ledger_index,
            entry: entry.encode(),
            salt,
            erasure,
        });
        entry
    }

    /// Index of the first record.
    pub fn first_record(&self) -> u64 {
        let first = self.deliveries.first().expect("a delivery");
        first.item.ledger_index
    }

    /// How many items the feed has.
    pub const fn items(&self) -> u64 {
        self.feed.size()
    }

    /// Ends the key of a role, and tells the peer.
    pub fn end_key(&mut self, role: KeyRole, operation: KeyOperation) {
        self.key(role, operation, self.card.vkey(role));
    }

    /// Adds or ends a key, and tells the peer.
    pub fn key(&mut self, role: KeyRole, operation: KeyOperation, vkey: String) {
        let time = self.tick();
        let entry = Entry::Key {
            time,
            operation,
            role: Role::Known(role),
            key: commit::key(&vkey),
        };
        let item = FeedItem {
            kind: ItemKind::Notice,
            ledger_index: self.append(&entry),
            disclosed: SectionSet::EMPTY,
            leaf_hash: entry.leaf_hash(),
        };
        self.feed.push(item.leaf(), &mut self.feed_hashes);
        self.deliveries.push(Delivery {
            item,
            entry: entry.encode(),
            state: DeliveryState::whole(&item),
            key: Some(vkey),
            opening: None,
        });
    }

    /// Tells the peer of a record at an index where the ledger holds another entry.
    pub fn claim(&mut self) {
        let sealed = self.seal(&self.record(crate::draft::seizure(self.country())));
        let (ledger, hashes) = (self.ledger.clone(), self.hashes.clone());
        self.deliver(&sealed, None);
        (self.ledger, self.hashes) = (ledger, hashes);
        let time = self.tick();
        let random = [9; 32];
        self.append(&Entry::Pad { time, random });
    }

    /// Seals and delivers seizure notices of this party.
    pub fn notices(&mut self, count: usize) {
        for _ in 0..count {
            let sealed = self.seal(&self.record(crate::draft::seizure(self.country())));
            self.deliver(&sealed, None);
        }
    }

    /// The country of the party.
    pub fn country(&self) -> &str {
        let (country, _) = self.card.party().as_str().split_once('/').expect("a party");
        country
    }

    /// A record of this party.
    pub fn record(&self, draft: pb::Draft) -> Record {
        self.record_of(self.card.party(), draft, Duration::from_secs(86_400))
    }

    /// A record that names any party as its origin, to be kept for as long as `expiry`.
    pub fn record_of(&self, origin: &Party, draft: pb::Draft, expiry: Duration) -> Record {
        let id = RecordId::new(SystemClock.now(), &random());
        Self::record_as(origin, id, draft, expiry)
    }

    /// A record with any id, were it another record's.
    pub fn record_as(origin: &Party, id: RecordId, draft: pb::Draft, expiry: Duration) -> Record {
        let draft = wire::record::draft(draft).expect("a draft");
        let now = SystemClock.now();
        let checked = draft.check(origin, id, now, &Defaults { expiry });
        checked.expect("a record").0
    }

    /// Seals a record with this party's author key.
    pub fn seal(&self, record: &Record) -> SealedRecord {
        self.seal_with(record, self.keys.author())
    }

    /// Seals a record with other sections than it has, as this party's author key signs them.
    pub fn seal_sections(
        &self,
        record: &Record,
        sections: [Option<Vec<u8>>; SECTION_COUNT],
    ) -> SealedRecord {
        seal_edited((record, sections), self.keys.author(), |header| header)
    }

    /// Seals a record of a newer version: `edit` changes the header's bytes before they are signed.
    pub fn seal_newer(&self, record: &Record, edit: impl Fn(Vec<u8>) -> Vec<u8>) -> SealedRecord {
        let sections = wire::record::section_bytes(record);
        seal_edited((record, sections), self.keys.author(), edit)
    }

    /// Seals a record with any key.
    pub fn seal_with(&self, record: &Record, author: &dyn Sign) -> SealedRecord {
        let sections = wire::record::section_bytes(record);
        seal_edited((record, sections), author, |header| header)
    }

    /// The record by which this party signs an agreement that the peer put forward.
    pub fn signature(&self, document: &[u8]) -> SealedRecord {
        let author = self.keys.author();
        let step = AgreementMove {
            step: AgreementStep::Sign,
            document: Vec::new(),
            document_sha256: document_sha256(document),
            signature: Some(author.sign(&signing_bytes(document)).expect("a signature")),
            author_key: Some(author.public_key()),
            reason: String::new(),
        };
        self.administrative(Event::Agreement(Box::new(step)))
    }

    /// The record by which this party says that it did something about a record of the peer.
    pub fn acknowledgement(&self, id: RecordId, step: AcknowledgementStep) -> SealedRecord {
        self.acknowledgement_of(id, step, None)
    }

    /// The record by which this party says what another one did with a record of the peer, or what it did itself.
    pub fn acknowledgement_of(
        &self,
        id: RecordId,
        step: AcknowledgementStep,
        holder: Option<Party>,
    ) -> SealedRecord {
        let ground = if step == AcknowledgementStep::Kept {
            "a court ordered it"
        } else {
            ""
        };
        let event = AcknowledgementEvent {
            about: RecordName {
                origin: self.recipient.clone(),
                id,
            },
            step,
            at: SystemClock.now(),
            recall: None,
            ground: ground.to_owned(),
            sections: Vec::new(),
            holder,
        };
        self.administrative(Event::Acknowledgement(Box::new(event)))
    }

    /// The record by which this party withdraws records of its own.
    pub fn retraction(&self, records: Vec<RecordId>) -> SealedRecord {
        let reason = Coded {
            code: "wrong_subject".to_owned(),
            text: String::new(),
        };
        let event = RetractionEvent {
            records,
            reason,
            relays: None,
        };
        self.administrative(Event::Retraction(Box::new(event)))
    }

    fn administrative(&self, event: Event) -> SealedRecord {
        let now = SystemClock.now();
        let id = RecordId::new(now, &random());
        let audience = BTreeSet::from([self.recipient.clone()]);
        let record = Record::administrative(self.card.party(), id, now, audience, event);
        self.seal(&record.expect("a record for the peer"))
    }

    /// Commits to the feed as it stands and signs a checkpoint.
    pub fn publish(&mut self) {
        let head = SlotHead {
            salt: [7; 32],
            size: self.feed.size(),
            root: self.feed.root(),
            acknowledged: NOT_ACKNOWLEDGED,
            recipient: self.recipient.clone(),
        };
        let leaves = (0..SLOTS).map(|slot| match slot {
            SLOT => head.leaf(),
            other => leaf_hash(&other.to_be_bytes()),
        });
        let feeds = FeedsTree::new(leaves);
        let feeds_entry = Entry::Feeds {
            time: self.tick(),
            root: feeds.root(),
        };
        self.append(&feeds_entry);
        let published = Published {
            checkpoint: self.sign(),
            feeds_entry,
            feeds,
        };
        self.published = Some((published, head));
    }

    /// Lets the next entry be earlier than those before it.
    pub const fn rewind(&mut self) {
        self.time = 0;
    }

    fn sign(&self) -> SignedCheckpoint {
        let checkpoint = Checkpoint {
            origin: self.card.origin(),
            size: self.ledger.size(),
            root: self.ledger.root(),
        };
        SignedCheckpoint::sign(checkpoint, self.keys.ledger()).expect("a checkpoint")
    }

    /// Size of the ledger.
    pub fn size(&self) -> u64 {
        self.ledger.size()
    }

    /// The newest checkpoint.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        let (published, _) = self.published.as_ref().expect("a published head");
        &published.checkpoint
    }

    /// The erasures that these deliveries refer to.
    fn erasures_of(&self, deliveries: &[Delivery]) -> Vec<ShownErasure> {
        let refers = |shown: &&ShownErasure| {
            deliveries.iter().any(|delivery| {
                delivery.item.ledger_index == shown.ledger_index
                    || (delivery.item.ledger_index == shown.erasure.target
                        && delivery.state.erased() != 0)
            })
        };
        self.erasures.iter().filter(refers).cloned().collect()
    }

    /// Up to `most` items from `first` on, with the head for a follower that holds a checkpoint of size `held`.
    pub fn batch(&self, first: u64, held: u64, most: usize) -> Batch {
        let (published, head) = self.published.as_ref().expect("a published head");
        let from = usize::try_from(first).expect("a position");
        let end = (from + most).min(self.deliveries.len());
        let deliveries = self.deliveries.get(from..end).expect("items");
        let held = HeldSizes {
            journaled: held,
            alone: 0,
        };
        let head_shown = feed_head(published, &self.hashes, held, SLOT, head);
        let proof = feed_consistency(&self.feed_hashes, end as u64, head.size);
        let mut batch = FeedBatch {
            first_seq: first,
            deliveries: deliveries.to_vec(),
            head: Some(head_shown.expect("a head")),
            feed_consistency: proof.expect("a proof"),
            inclusion: Vec::new(),
            erasures: self.erasures_of(deliveries),
        };
        let size = published.checkpoint.size();
        batch.inclusion = batch_inclusion(&self.hashes, &batch, size).expect("a proof");
        let openings = batch
            .deliveries
            .iter()
            .map(|delivery| delivery.opening.clone());
        Batch {
            openings: openings.map(|open| open.map(opening_to_pb)).collect(),
            chain: wire::exchange::feed_chain_to_pb(batch),
        }
    }
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemEntropy.fill(&mut bytes).expect("randomness");
    bytes
}

fn seal_edited(
    (record, sections): (&Record, [Option<Vec<u8>>; SECTION_COUNT]),
    author: &dyn Sign,
    edit: impl Fn(Vec<u8>) -> Vec<u8>,
) -> SealedRecord {
    let random = SealRandom {
        commit_salt: random(),
        slots: [(); 8].map(|()| random()),
    };
    let header = |digests: &[[u8; 32]; 8]| edit(wire::record::header_bytes(record, digests));
    let key = RecordKey {
        origin: record.origin().clone(),
        id: *record.id().as_bytes(),
    };
    SealedRecord::seal(&key, sections, &random, header, author).expect("a sealed record")
}
