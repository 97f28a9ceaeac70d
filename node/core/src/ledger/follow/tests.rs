//! An origin in memory, honest unless a test bends what it sends.

mod faults;
mod items;

use ntc_proto::v1 as pb;
use proptest::prelude::*;
use prost::Message as _;

use super::*;
use crate::envelope::{PublicKey, RecordKey, SealRandom, SealedRecord, SoftKey};
use crate::identity::keys::{KeyOperation, Role};
use crate::ledger::batch::{Delivery, ShownErasure, VerifiedDelivery};
use crate::ledger::checkpoint::Checkpoint;
use crate::ledger::cosign::cosigned_at;
use crate::ledger::entry::commit::{self, Erasure};
use crate::ledger::feed::{FeedItem, FeedsTree, ItemKind, NOT_ACKNOWLEDGED, SlotHead};
use crate::ledger::prove::{Published, batch_inclusion, feed_consistency, feed_head};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::{NotIncluded, leaf_hash};
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
    let (next, batch) = verified(follower, batch);
    (next, batch.deliveries)
}

fn verified(follower: &Follower, batch: FeedBatch) -> (Follower, VerifiedBatch) {
    let batch = exchange::feed_batch(&exchange::feed_batch_to_pb(batch).into()).unwrap();
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_batch_of_any_length_is_taken_in_order_and_refused_for_its_first_fault(
        records in 1..80_usize, first in any::<prop::sample::Index>(), second in any::<prop::sample::Index>(),
    ) {
        let model = published(records);
        let batch = model.batch(&fresh(), records, true);
        let (_, deliveries) = taken(&fresh(), batch.clone());
        let seqs: Vec<_> = deliveries.iter().map(|delivery| delivery.seq).collect();
        prop_assert_eq!(seqs, (0..records as u64).collect::<Vec<_>>());

        let mut faulty = batch;
        let places = [first.index(records), second.index(records)];
        for place in places {
            faulty.deliveries[place].opening = None;
        }
        let seq = places[0].min(places[1]) as u64;
        let refused = fresh().apply(Unverified::new(faulty), Bodies::Here);
        prop_assert_eq!(refused.unwrap_err(), PeerMisbehaved::NotShown { seq });
    }
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
    let bent = |bend: &dyn Fn(&mut Vec<Hash>)| {
        let mut bent = next.clone();
        bend(&mut bent.head.as_mut().unwrap().head_consistency);
        newer
            .apply(Unverified::new(bent), Bodies::Here)
            .unwrap_err()
    };
    // What is no proof for these sizes has the ledger asked for one; a false proof of the right form is evidence.
    let missing = bent(&Vec::clear);
    assert!(missing.unproven().is_some() && missing.evidence().is_none());
    let wrong = bent(&|proof| proof[0] = leaf_hash(b"other"));
    assert!(wrong.evidence().is_some(), "{wrong}");
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
