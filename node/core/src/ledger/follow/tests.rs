//! An origin in memory, honest unless a test bends what it sends.

use ntc_proto::v1 as pb;
use proptest::prelude::*;
use prost::Message as _;

use super::*;
use crate::envelope::{PublicKey, RecordKey, SealRandom, SealedRecord, SoftKey};
use crate::identity::keys::{KeyOperation, Role};
use crate::ledger::batch::{Delivery, ShownErasure};
use crate::ledger::checkpoint::Checkpoint;
use crate::ledger::cosign::cosigned_at;
use crate::ledger::entry::commit::{self, Erasure};
use crate::ledger::feed::{FeedItem, FeedsTree, ItemKind, NOT_ACKNOWLEDGED, SlotHead};
use crate::ledger::prove::{Published, batch_inclusion, feed_consistency, feed_head};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::NotIncluded;
use crate::reason::Reason;
use crate::section::{Section, SectionSet};
use crate::wire::exchange;

const ORIGIN: &str = "ntc.example/ge/revenue-service/ledger1";
const AUTHOR: &str = "ntc.example/ge/revenue-service/author";
const SLOT: u64 = 1;

fn soft(seed: u8) -> SoftKey {
    SoftKey::from_seed(&[seed; 32])
}

fn public(seed: u8) -> PublicKey {
    PublicKey::from_bytes(&soft(seed).public_key()).unwrap()
}

fn listed(role: &str, name: &str, seed: u8, from: u64) -> ListedKey {
    ListedKey {
        role: role.to_owned(),
        vkey: NoteKey::note(name, public(seed)).to_string(),
        from,
        to: None,
    }
}

fn own() -> Party {
    "FI/customs".parse().unwrap()
}

fn origin() -> Arc<Origin> {
    Arc::new(Origin {
        party: "GE/revenue-service".parse().unwrap(),
        ledger: NoteKey::note(ORIGIN, public(1)),
        keys: vec![
            listed("author", AUTHOR, 2, 0),
            listed("ledger", ORIGIN, 1, 0),
        ],
    })
}

/// The origin's ledger, the feed of one peer in it, and what was published last.
#[derive(Clone, Default)]
struct Model {
    ledger: Frontier,
    hashes: Vec<Hash>,
    feed: Frontier,
    feed_hashes: Vec<Hash>,
    deliveries: Vec<Delivery>,
    erasures: Vec<ShownErasure>,
    published: Option<(Published, SlotHead)>,
    time: u64,
    slot: u64,
}

impl Model {
    fn new() -> Self {
        Self {
            slot: SLOT,
            ..Self::default()
        }
    }

    fn append(&mut self, entry: &Entry) -> u64 {
        self.ledger.push(entry.leaf_hash(), &mut self.hashes);
        self.ledger.size() - 1
    }

    fn tick(&mut self) -> Timestamp {
        self.time += 1;
        Timestamp::from_millis(self.time)
    }

    fn pad(&mut self, byte: u8) -> Entry {
        Entry::Pad {
            time: self.tick(),
            random: [byte; 32],
        }
    }

    fn deliver(
        &mut self,
        kind: ItemKind,
        entry: &Entry,
        sealed: Option<(&SealedRecord, SectionSet)>,
    ) {
        let item = FeedItem {
            kind,
            ledger_index: self.append(entry),
            disclosed: sealed.map_or(SectionSet::EMPTY, |(_, disclosed)| disclosed),
            leaf_hash: entry.leaf_hash(),
        };
        self.feed.push(item.leaf(), &mut self.feed_hashes);
        self.deliveries.push(Delivery {
            item,
            entry: entry.encode(),
            state: DeliveryState::whole(&item),
            key: None,
            opening: sealed.map(|(record, disclosed)| record.disclose(disclosed)),
        });
    }

    fn record(&mut self, party: &str) {
        let number = self.deliveries.len() as u8;
        let record = record(number, party);
        let disclosed = SectionSet::EMPTY.with(Section::Event);
        let entry = Entry::Record {
            time: self.tick(),
            commit: record.commit(),
            disposition: leaf_hash(b"disposition"),
        };
        self.deliver(ItemKind::Deliver, &entry, Some((&record, disclosed)));
    }

    /// An ERASE entry and item for a record, with what opens it.
    fn erase(&mut self, target: u64, sections: SectionSet) {
        let erasure = Erasure {
            target,
            sections,
            reason: 2,
        };
        let entry = Entry::Erase {
            time: self.tick(),
            commit: erasure.commit(&[5; 32]),
        };
        self.deliver(ItemKind::Erase, &entry, None);
        self.erasures.push(ShownErasure {
            ledger_index: self.ledger.size() - 1,
            entry: entry.encode(),
            salt: [5; 32],
            erasure,
        });
    }

    fn publish(&mut self) {
        let head = SlotHead {
            salt: [7; 32],
            size: self.feed.size(),
            root: self.feed.root(),
            acknowledged: NOT_ACKNOWLEDGED,
            recipient: own(),
        };
        let mut leaves = [0, 1, 2].map(|salt| leaf_hash(&[salt]));
        leaves[self.slot as usize] = head.leaf();
        let feeds = FeedsTree::new(leaves);
        let feeds_entry = Entry::Feeds {
            time: self.tick(),
            root: feeds.root(),
        };
        self.append(&feeds_entry);
        let checkpoint = Checkpoint {
            origin: ORIGIN.to_owned(),
            size: self.ledger.size(),
            root: self.ledger.root(),
        };
        let published = Published {
            checkpoint: SignedCheckpoint::sign(checkpoint, &soft(1)).unwrap(),
            feeds_entry,
            feeds,
        };
        self.published = Some((published, head));
    }

    fn batch(&self, follower: &Follower, most: usize, with_head: bool) -> FeedBatch {
        let (published, head) = self.published.as_ref().unwrap();
        let first = follower.feed_size() as usize;
        let end = (first + most).min(head.size as usize);
        let mut batch = FeedBatch {
            first_seq: first as u64,
            deliveries: self.deliveries[first..end].to_vec(),
            head: with_head.then(|| {
                let held = follower.held_sizes();
                feed_head(published, &self.hashes, held, self.slot, head).unwrap()
            }),
            feed_consistency: feed_consistency(&self.feed_hashes, end as u64, head.size).unwrap(),
            inclusion: Vec::new(),
            erasures: self.erasures.clone(),
        };
        let size = published.checkpoint.size();
        batch.inclusion = batch_inclusion(&self.hashes, &batch, size).unwrap();
        batch
    }
}

fn record(number: u8, party: &str) -> SealedRecord {
    let mut sections = [const { None }; 8];
    sections[0] = Some(vec![number; 5]);
    sections[4] = Some(b"persons".to_vec());
    let random = SealRandom {
        commit_salt: [number; 32],
        slots: [[number; 32]; 8],
    };
    let header = |digests: &[[u8; 32]; 8]| {
        let header = pb::Header {
            id: vec![number; 16],
            origin: party.to_owned(),
            section_digests: digests.iter().map(|digest| digest.to_vec()).collect(),
            ..pb::Header::default()
        };
        header.encode_to_vec()
    };
    let key = RecordKey {
        origin: party.parse().unwrap(),
        id: [number; 16],
    };
    SealedRecord::seal(&key, sections, &random, header, &soft(2)).unwrap()
}

fn published(records: usize) -> Model {
    let mut model = Model::new();
    for _ in 0..records {
        model.record("GE/revenue-service");
    }
    model.publish();
    model
}

fn taken(follower: &Follower, batch: FeedBatch) -> (Follower, Vec<VerifiedDelivery>) {
    let batch = exchange::feed_batch(&exchange::feed_batch_to_pb(batch)).unwrap();
    let (next, deliveries) = follower.apply(batch, Bodies::Here).unwrap();
    let restored = Follower::decode(&next.encode(), origin(), own()).unwrap();
    assert_eq!(restored, next);
    (next, deliveries.into_inner())
}

fn refusal(follower: &Follower, batch: FeedBatch) -> Reason {
    follower
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err()
        .reason()
}

fn fresh() -> Follower {
    Follower::new(origin(), own())
}

#[test]
fn a_follower_witnesses_the_newest_checkpoint_that_it_verified() {
    let mut model = published(3);
    let now = Timestamp::from_millis(1_700_000_000_000);
    let key = NoteKey::cosignature("fi/witness", public(3));
    let witnessed = |follower: &Follower| {
        let note = follower.witnessed(("fi/witness", &soft(3)), now).unwrap();
        let note = note.unwrap();
        assert_eq!(cosigned_at(&note, &key), Ok(Some(now)));
        note.size()
    };
    let (lagging, _) = taken(&fresh(), model.batch(&fresh(), 2, true));
    assert_eq!((lagging.is_level(), witnessed(&lagging)), (false, 4));
    let (level, _) = taken(&lagging, model.batch(&lagging, 2, false));
    assert!(level.is_level());
    model.publish();
    let (newer, _) = taken(&level, model.batch(&level, 0, true));
    assert_eq!(witnessed(&newer), 5);
    assert_eq!(
        newer.journaled().unwrap().0.size(),
        4,
        "receipts are about the last batch"
    );
}

#[test]
fn a_head_without_deliveries_need_not_be_kept_and_still_binds_the_origin() {
    let model = published(1);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 1, true));
    let sides = [9_u8, 10].map(|byte| {
        let mut side = model.clone();
        let pad = side.pad(byte);
        side.append(&pad);
        side.publish();
        side
    });
    let (same, _) = taken(&held, model.batch(&held, 0, true));
    assert_eq!(
        same, held,
        "the head that is held, shown again, changes nothing"
    );
    let alone = sides[0].batch(&held, 0, true);
    assert!(!held.is_kept(&Unverified::new(alone.clone())));
    let (newer, _) = taken(&held, alone);
    let sizes =
        |follower: &Follower| (follower.held_sizes().journaled, follower.held_sizes().alone);
    assert_eq!((sizes(&held), sizes(&newer)), ((2, 0), (2, 4)));

    let fork = newer.apply(
        Unverified::new(sides[1].batch(&held, 0, true)),
        Bodies::Here,
    );
    assert_eq!(fork.unwrap_err().reason(), Reason::Fork);
    let back = model.batch(&held, 0, true);
    let fault = newer
        .apply(Unverified::new(back), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::Rollback);
    assert_eq!(fault.unproven().unwrap().held().size(), 4);

    // What comes next is proven from both, and stands by itself for whoever kept no bare head.
    let mut model = sides[0].clone();
    model.record("GE/revenue-service");
    model.publish();
    let next = model.batch(&newer, 1, true);
    let (level, _) = taken(&newer, next.clone());
    assert_eq!(sizes(&level), (6, 0));
    let (replayed, _) = taken(&held, next.clone());
    assert_eq!(replayed, level);
    let mut unproven = next;
    unproven.head.as_mut().unwrap().head_consistency.clear();
    let fault = newer
        .apply(Unverified::new(unproven), Bodies::Here)
        .unwrap_err();
    assert!(fault.evidence().is_some(), "{fault}");
}

impl Model {
    fn notice(&mut self, operation: KeyOperation, role: KeyRole, key: &ListedKey) -> u64 {
        let entry = Entry::Key {
            time: self.tick(),
            operation,
            role: Role::Known(role),
            key: commit::key(&key.vkey),
        };
        self.deliver(ItemKind::Notice, &entry, None);
        let told = self.deliveries.last_mut().unwrap();
        told.key = Some(key.vkey.clone());
        told.item.ledger_index
    }
}

#[test]
fn what_a_revoked_author_key_signed_before_verifies_and_what_lies_behind_is_refused() {
    let author = listed("author", AUTHOR, 2, 0);
    let mut model = Model::new();
    model.record("GE/revenue-service");
    model.notice(KeyOperation::Revoke, KeyRole::Author, &author);
    model.publish();
    let (revoked, deliveries) = taken(&fresh(), model.batch(&fresh(), 9, true));
    assert_eq!(deliveries.len(), 2);
    // A record of before, told again later on, still verifies.
    let before = record(0, "GE/revenue-service");
    let entry = Entry::decode(&model.deliveries[0].entry).unwrap();
    let persons = SectionSet::EMPTY.with(Section::Persons);
    model.deliver(ItemKind::Reveal, &entry, Some((&before, persons)));
    model.deliveries[2].item.ledger_index = 0;
    model.feed = Frontier::new();
    model.feed_hashes.clear();
    for delivery in &model.deliveries {
        model
            .feed
            .push(delivery.item.leaf(), &mut model.feed_hashes);
    }
    model.publish();
    let (revoked, revealed) = taken(&revoked, model.batch(&revoked, 9, true));
    assert!(revealed[0].opening.is_some());
    // What the thief of the key signs is refused, also after a restart.
    model.record("GE/revenue-service");
    model.publish();
    let batch = model.batch(&revoked, 9, true);
    assert_eq!(refusal(&revoked, batch.clone()), Reason::BadSignature);
    let restored = Follower::decode(&revoked.encode(), origin(), own()).unwrap();
    assert_eq!(refusal(&restored, batch), Reason::BadSignature);
}

#[test]
fn a_checkpoint_of_a_revoked_ledger_key_is_refused() {
    let ledger = listed("ledger", ORIGIN, 1, 0);
    let mut model = published(1);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 9, true));
    model.notice(KeyOperation::Revoke, KeyRole::Ledger, &ledger);
    model.publish();
    let (told, _) = taken(&held, model.batch(&held, 9, true));
    model.record("GE/revenue-service");
    model.publish();
    let batch = model.batch(&told, 9, true);
    let fault = told
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    assert!(matches!(fault, PeerMisbehaved::LedgerKey { .. }), "{fault}");
}

#[test]
fn a_key_text_that_its_entry_does_not_commit_to_is_refused() {
    let mut model = Model::new();
    let author = listed("author", AUTHOR, 2, 0);
    model.notice(KeyOperation::Retire, KeyRole::Author, &author);
    model.deliveries[0].key = Some(listed("author", AUTHOR, 3, 0).vkey);
    model.publish();
    let batch = model.batch(&fresh(), 9, true);
    assert_eq!(refusal(&fresh(), batch), Reason::BadCommitment);
}

#[test]
fn every_kind_of_item_passes_with_the_entry_that_it_points_at() {
    let mut model = Model::new();
    model.record("GE/revenue-service");
    let record = record(0, "GE/revenue-service");
    let entry = Entry::decode(&model.deliveries[0].entry).unwrap();
    let persons = SectionSet::EMPTY.with(Section::Persons);
    model.deliver(ItemKind::Reveal, &entry, Some((&record, persons)));
    model.erase(0, SectionSet::ALL);
    let time = model.tick();
    let successor = commit::key("a key");
    model.deliver(ItemKind::Notice, &Entry::End { time, successor }, None);
    model.deliveries[3].key = Some("a key".to_owned());
    model.publish();
    let (_, deliveries) = taken(&fresh(), model.batch(&fresh(), 9, true));
    assert_eq!(deliveries.len(), 4);
    let revealed = deliveries[1].opening.as_ref().unwrap();
    assert_eq!(
        revealed.sections().collect::<Vec<_>>(),
        [(Section::Persons.into(), b"persons".as_slice())]
    );
    assert_eq!(deliveries[2].erasure.unwrap().target, 0);
    assert_eq!(deliveries[3].key.as_deref(), Some("a key"));
    for key in [None, Some("another key".to_owned())] {
        let mut bent = model.clone();
        bent.deliveries[3].key = key;
        let batch = bent.batch(&fresh(), 9, true);
        assert_eq!(refusal(&fresh(), batch), Reason::BadCommitment);
    }

    let mut wrong = Model::new();
    let time = wrong.tick();
    let erase = Entry::Erase {
        time,
        commit: leaf_hash(b"erase"),
    };
    wrong.deliver(ItemKind::Deliver, &erase, None);
    wrong.publish();
    let batch = wrong.batch(&fresh(), 1, true);
    assert_eq!(refusal(&fresh(), batch), Reason::Malformed);
}

#[test]
fn a_recall_is_refused_by_a_follower_whose_card_does_not_name_it() {
    let mut model = Model::new();
    model.record("GE/revenue-service");
    let entry = Entry::decode(&model.deliveries[0].entry).unwrap();
    model.deliver(ItemKind::Recall, &entry, None);
    model.publish();
    let batch = model.batch(&fresh(), 9, true);
    let fault = fresh()
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::CriticalUnknown);
    assert!(fault.to_string().contains("recall/1"));
}

/// A record of which the event is shown, the persons are held back and the goods erased.
fn mixed() -> Model {
    let mut model = Model::new();
    let record = record(0, "GE/revenue-service");
    let entry = Entry::Record {
        time: model.tick(),
        commit: record.commit(),
        disposition: leaf_hash(b"disposition"),
    };
    let event = SectionSet::EMPTY.with(Section::Event);
    let disclosed = event.with(Section::Persons).with(Section::Goods);
    model.deliver(ItemKind::Deliver, &entry, Some((&record, disclosed)));
    model.erase(0, SectionSet::EMPTY.with(Section::Goods));
    let item = model.deliveries[0].item;
    let (shown, erased) = (Some(event.bits()), 1 << Section::Goods.slot());
    model.deliveries[0].state = DeliveryState::decide(&item, shown, erased, Reason::NoAgreement);
    model.deliveries[0].opening = Some(record.disclose(event));
    model.publish();
    model
}

#[test]
fn a_delivery_shows_what_its_state_says_and_what_is_erased_was_erased_by_an_entry() {
    let model = mixed();
    let honest = model.batch(&fresh(), 9, true);
    let (next, deliveries) = taken(&fresh(), honest.clone());
    let state = deliveries[0].state;
    assert_eq!((state.shown(), state.held(), state.erased()), (1, 16, 2));
    let chain = exchange::feed_chain(&exchange::feed_batch_to_pb(honest.clone()).chain).unwrap();
    let (apart, _) = fresh().apply(chain, Bodies::Apart).unwrap();
    assert_eq!(apart, next, "the chain stands without its bodies");

    let check = |bend: &dyn Fn(&mut FeedBatch), reason| {
        let mut batch = honest.clone();
        bend(&mut batch);
        assert_eq!(refusal(&fresh(), batch), reason);
    };
    check(&|b| b.deliveries[0].opening = None, Reason::BadCommitment);
    check(
        &|b| {
            let all = record(0, "GE/revenue-service").disclose(SectionSet::ALL);
            let shown = b.deliveries[0].item.disclosed;
            b.deliveries[0].opening = Some(all.reduced(shown));
        },
        Reason::BadCommitment,
    );
    check(&|b| b.erasures[0].salt = [6; 32], Reason::BadCommitment);
    check(&|b| b.erasures[0].erasure.target = 1, Reason::BadCommitment);
    check(&|b| b.erasures[0].ledger_index = 0, Reason::BadProof);
    check(&|b| b.erasures[0].ledger_index = 2, Reason::BadCommitment);
    check(
        &|b| b.erasures.push(b.erasures[0].clone()),
        Reason::BadCommitment,
    );
    check(&|b| b.erasures.clear(), Reason::BadCommitment);
    check(
        &|b| b.erasures = vec![b.erasures[0].clone(); MAX_ERASURES + 1],
        Reason::TooLarge,
    );
    let mut other = model;
    other.erasures[0].erasure.sections = SectionSet::EMPTY;
    let Erasure { .. } = other.erasures[0].erasure;
    let batch = other.batch(&fresh(), 9, true);
    assert_eq!(refusal(&fresh(), batch), Reason::BadCommitment);
}

#[test]
fn whoever_comes_after_an_erasure_verifies_everything_else() {
    // Both sections of the record are gone before the follower first comes.
    let mut model = mixed();
    let all = model.deliveries[0].item.disclosed;
    model.erase(0, all);
    let item = model.deliveries[0].item;
    model.deliveries[0].state =
        DeliveryState::decide(&item, Some(0xff), all.bits(), Reason::NoAgreement);
    model.deliveries[0].opening = None;
    model.publish();
    let (level, deliveries) = taken(&fresh(), model.batch(&fresh(), 9, true));
    assert!(level.is_level() && deliveries[0].opening.is_none());
    let mut shown = model.batch(&fresh(), 9, true);
    shown.deliveries[0].opening = Some(record(0, "GE/revenue-service").disclose(all));
    assert_eq!(refusal(&fresh(), shown), Reason::UndisclosedSection);
}

#[test]
fn what_a_newer_origin_adds_is_kept_and_counted_when_ignorable_and_refused_by_name_when_critical() {
    let newer = |kind, time| Entry::Ignorable {
        kind,
        time,
        rest: b"of a later version".to_vec(),
    };
    let mut model = Model::new();
    let time = model.tick();
    model.deliver(ItemKind::Ignorable(0x80), &newer(0x90, time), None);
    model.deliver(ItemKind::Notice, &newer(0x91, time), None);
    model.record("GE/revenue-service");
    model.publish();
    let (level, deliveries) = taken(&fresh(), model.batch(&fresh(), 9, true));
    assert!(level.is_level());
    let kinds: Vec<_> = deliveries.iter().map(|d| d.entry.kind()).collect();
    assert_eq!(kinds, [0x90, 0x91, 1]);

    let mut critical = Model::new();
    let time = critical.tick();
    critical.deliver(ItemKind::Notice, &newer(0x0a, time), None);
    critical.publish();
    let batch = critical.batch(&fresh(), 1, true);
    let fault = fresh()
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::CriticalUnknown);
    assert!(fault.to_string().contains("0A"), "{fault}");
}

#[test]
fn each_bend_of_a_batch_is_refused_for_what_it_is() {
    let mut model = published(2);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 2, true));
    for _ in 0..3 {
        model.record("GE/revenue-service");
    }
    model.publish();
    let honest = model.batch(&held, 2, true);
    let check = |bend: &dyn Fn(&mut FeedBatch, &mut FeedHead), reason| {
        let mut batch = honest.clone();
        let mut head = batch.head.take().unwrap();
        bend(&mut batch, &mut head);
        batch.head = Some(head);
        assert_eq!(refusal(&held, batch), reason);
    };
    let other = leaf_hash(b"other");
    check(&|b, _| b.first_seq = 1, Reason::FeedOutOfOrder);
    check(&|b, _| b.first_seq = 3, Reason::FeedOutOfOrder);
    check(&|b, _| b.deliveries.swap(0, 1), Reason::FeedMismatch);
    check(&|b, _| drop(b.deliveries.remove(0)), Reason::FeedMismatch);
    check(&|b, _| b.feed_consistency.clear(), Reason::FeedMismatch);
    check(&|b, _| b.deliveries[0].entry[9] ^= 1, Reason::BadCommitment);
    check(
        &|b, _| {
            let opening = b.deliveries[0].opening.as_mut().unwrap();
            opening.sections[0].content[0] ^= 1;
        },
        Reason::BadCommitment,
    );
    check(
        &|b, _| {
            b.deliveries[0].opening =
                Some(record(2, "GE/revenue-service").disclose(SectionSet::ALL));
        },
        Reason::UndisclosedSection,
    );
    check(
        &|b, _| b.deliveries = vec![b.deliveries[0].clone(); 513],
        Reason::TooLarge,
    );
    check(&|_, h| h.checkpoint[3] ^= 1, Reason::WrongOrigin);
    check(&|b, _| b.inclusion[0] = other, Reason::BadProof);
    check(&|b, _| b.inclusion.push(other), Reason::BadProof);
    check(&|b, _| b.inclusion.truncate(1), Reason::BadProof);
    check(&|_, h| h.ledger_consistency[0] = other, Reason::BadProof);
    check(&|_, h| h.slot_inclusion[0] = other, Reason::BadProof);
    check(&|_, h| h.slot_salt = [8; 32], Reason::BadProof);
    check(&|_, h| h.slot = 2, Reason::SlotChanged);
    check(&|_, h| h.feed_size = 1, Reason::Rollback);
    check(&|_, h| h.feed_size = 4, Reason::BadProof);
    check(&|_, h| h.feed_root = other, Reason::BadProof);
}

#[test]
fn a_batch_needs_a_head_once_and_never_neither_head_nor_deliveries() {
    let model = published(1);
    let bare = model.batch(&fresh(), 1, false);
    assert_eq!(refusal(&fresh(), bare), Reason::UnexpectedMessage);
    let empty = model.batch(&fresh(), 0, false);
    assert_eq!(refusal(&fresh(), empty), Reason::Malformed);
}

#[test]
fn a_record_that_does_not_lie_in_the_ledger_where_its_item_says_is_refused() {
    // The ledger holds a PAD where the feed, which it commits to, names a record.
    let mut model = Model::new();
    let record = record(0, "GE/revenue-service");
    let entry = Entry::Record {
        time: model.tick(),
        commit: record.commit(),
        disposition: leaf_hash(b"disposition"),
    };
    let disclosed = SectionSet::EMPTY.with(Section::Event);
    model.deliver(ItemKind::Deliver, &entry, Some((&record, disclosed)));
    (model.ledger, model.hashes) = (Frontier::new(), Vec::new());
    let pad = model.pad(9);
    model.append(&pad);
    model.publish();
    let batch = model.batch(&fresh(), 1, true);
    let fault = fresh()
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault, PeerMisbehaved::NotIncluded(NotIncluded::Root));
    assert_eq!(fault.reason(), Reason::BadProof);
}

#[test]
fn one_index_with_two_contents_is_refused_and_a_reveal_of_the_same_entry_is_not() {
    let mut model = Model::new();
    model.record("GE/revenue-service");
    let mut item = model.deliveries[0].item;
    item.kind = ItemKind::Reveal;
    let forged = model.pad(9);
    item.leaf_hash = forged.leaf_hash();
    model.feed.push(item.leaf(), &mut model.feed_hashes);
    model.deliveries.push(Delivery {
        item,
        entry: forged.encode(),
        state: DeliveryState::whole(&item),
        key: None,
        opening: None,
    });
    model.publish();
    let batch = model.batch(&fresh(), 2, true);
    let fault = fresh()
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    let two = NotIncluded::TwoContents(0);
    assert_eq!(fault, PeerMisbehaved::NotIncluded(two));
}

#[test]
fn a_record_of_another_party_is_refused() {
    let mut model = Model::new();
    model.record("FI/customs");
    model.publish();
    let batch = model.batch(&fresh(), 1, true);
    assert_eq!(refusal(&fresh(), batch), Reason::RecordOfAnotherParty);
}

#[test]
fn a_ledger_that_forks_or_goes_back_is_found_and_leaves_evidence() {
    let model = published(3);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 3, true));

    let mut fork = published(2);
    fork.time = 50;
    fork.record("GE/revenue-service");
    fork.publish();
    let mut same_size = Model::new();
    for number in 0..3 {
        let pad = same_size.pad(number);
        same_size.append(&pad);
    }
    same_size.publish();
    let batch = same_size.batch(&fresh(), 0, true);
    let fault = held
        .apply(
            Unverified::new(FeedBatch {
                first_seq: 3,
                ..batch
            }),
            Bodies::Here,
        )
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::Fork);
    assert!(fault.evidence().unwrap().is_conclusive());

    let older = published(1).batch(&fresh(), 0, true);
    let older = FeedBatch {
        first_seq: 3,
        ..older
    };
    assert_eq!(refusal(&held, older), Reason::Rollback);

    let larger = fork.batch(&held, 0, true);
    let fault = held
        .apply(Unverified::new(larger), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::BadProof);
    assert!(!fault.evidence().unwrap().is_conclusive());
}

#[test]
fn a_feed_rewritten_ahead_of_a_lagging_follower_is_found_when_it_gets_there() {
    let mut model = published(4);
    let (lagging, _) = taken(&fresh(), model.batch(&fresh(), 1, true));
    let kept: Vec<_> = model.deliveries.drain(..).collect();
    (model.feed, model.feed_hashes) = (Frontier::new(), Vec::new());
    for delivery in [&kept[0], &kept[1], &kept[3], &kept[2]] {
        model
            .feed
            .push(delivery.item.leaf(), &mut model.feed_hashes);
        model.deliveries.push(delivery.clone());
    }
    model.record("GE/revenue-service");
    model.publish();
    let (lagging, _) = taken(&lagging, model.batch(&lagging, 1, true));
    let rest = model.batch(&lagging, 9, false);
    assert_eq!(refusal(&lagging, rest), Reason::FeedMismatch);
}

#[test]
fn a_last_leaf_that_is_not_feeds_or_goes_back_in_time_is_refused() {
    let mut model = published(1);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 1, true));
    model.time = 0;
    model.publish();
    let batch = model.batch(&held, 0, true);
    assert_eq!(refusal(&held, batch), Reason::LastLeafNotFeeds);

    let mut model = published(1);
    let (published, _) = model.published.as_mut().unwrap();
    let leaf = Entry::Pad {
        time: Timestamp::from_millis(1),
        random: [1; 32],
    };
    published.feeds_entry = leaf.clone();
    model.ledger.push(leaf.leaf_hash(), &mut model.hashes);
    let checkpoint = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: model.ledger.size(),
        root: model.ledger.root(),
    };
    published.checkpoint = SignedCheckpoint::sign(checkpoint, &soft(1)).unwrap();
    let batch = model.batch(&fresh(), 1, true);
    assert_eq!(refusal(&fresh(), batch), Reason::LastLeafNotFeeds);
}

#[test]
fn a_snapshot_of_another_ledger_or_with_bytes_too_many_is_refused() {
    let model = published(2);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 1, true));
    let mut bytes = held.encode();
    let mut other = (*origin()).clone();
    other.ledger = NoteKey::note("ntc.example/ge/revenue-service/ledger2", public(1));
    assert!(Follower::decode(&bytes, Arc::new(other), own()).is_err());
    for len in 0..bytes.len() {
        assert!(Follower::decode(&bytes[..len], origin(), own()).is_err());
    }
    bytes.push(0);
    assert!(Follower::decode(&bytes, origin(), own()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_chunking_of_any_growth_delivers_everything_once(
        steps in prop::collection::vec((0_usize..4, 1_usize..4, 0_usize..4), 1..8),
    ) {
        let mut model = Model::new();
        let mut follower = fresh();
        let mut seen = Vec::new();
        for (records, most, pulls) in steps {
            for _ in 0..records {
                model.record("GE/revenue-service");
            }
            model.publish();
            let (next, deliveries) = taken(&follower, model.batch(&follower, most, true));
            follower = next;
            seen.extend(deliveries);
            for _ in 0..pulls {
                if !follower.is_level() {
                    let (next, deliveries) = taken(&follower, model.batch(&follower, most, false));
                    follower = next;
                    seen.extend(deliveries);
                }
            }
        }
        let positions: Vec<_> = seen.iter().map(|delivery| delivery.seq).collect();
        prop_assert_eq!(positions, (0..follower.feed_size()).collect::<Vec<_>>());
    }
}
