//! Feed items that are none, and batches whose items the ledger does not bear out.

use std::sync::Arc;

use crate::identity::card::ListedKey;
use crate::ledger::batch::{Delivery, FeedBatch, FeedHead};
use crate::ledger::follow::{Bodies, Follower, Origin};
use crate::ledger::prove::{HeldSizes, Published, batch_inclusion, feed_head};
use crate::ledger::state::DeliveryState;
use crate::wire::exchange;

use super::*;

const SLOT: u64 = 1;

fn follower() -> Follower {
    let listed = |role: &str, name: &str, seed| ListedKey {
        role: role.to_owned(),
        vkey: NoteKey::note(name, public(seed)).to_string(),
        from: 0,
        to: None,
    };
    let origin = Origin {
        party: "EE/tax-and-customs".parse().unwrap(),
        ledger: NoteKey::note(ORIGIN, public(LEDGER)),
        keys: vec![
            listed("author", "ntc.example/ee/tax-and-customs/author", AUTHOR),
            listed("ledger", ORIGIN, LEDGER),
        ],
    };
    Follower::new(Arc::new(origin), "FI/customs".parse().unwrap())
}

fn delivery(item: FeedItem, entry: &Entry) -> Delivery {
    let disclosed = SectionSet::EMPTY.with(Section::Event);
    Delivery {
        item,
        entry: entry.encode(),
        state: DeliveryState::whole(&item),
        key: None,
        opening: item.kind.discloses().then(|| record().disclose(disclosed)),
    }
}

/// One item under a checkpoint of a record, a PAD and a FEEDS entry that commits to a feed of this item alone.
fn batch(item: FeedItem, entry: &Entry) -> FeedBatch {
    let mut feed = Frontier::new();
    feed.push_only(item.leaf());
    let mut heads = slot_heads();
    heads[SLOT as usize].root = feed.root();
    let feeds = FeedsTree::new(heads.iter().map(SlotHead::leaf));
    let feeds_entry = Entry::Feeds {
        time: Timestamp::from_millis(1_700_000_000_500),
        root: feeds.root(),
    };
    let pad = Entry::Pad {
        time: TIME,
        random: counted(0x40),
    };
    let (mut ledger, mut hashes) = (Frontier::new(), Vec::new());
    for entry in [&record_entry(), &pad, &feeds_entry] {
        ledger.push(entry.leaf_hash(), &mut hashes);
    }
    let checkpoint = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: ledger.size(),
        root: ledger.root(),
    };
    let published = Published {
        checkpoint: SignedCheckpoint::sign(checkpoint, &soft(LEDGER)).unwrap(),
        feeds_entry,
        feeds,
    };
    let held = HeldSizes {
        journaled: 0,
        alone: 0,
    };
    let head = feed_head(&published, &hashes, held, SLOT, &heads[SLOT as usize]).unwrap();
    let mut batch = FeedBatch {
        first_seq: 0,
        deliveries: vec![delivery(item, entry)],
        head: Some(head),
        feed_consistency: Vec::new(),
        inclusion: Vec::new(),
        erasures: Vec::new(),
    };
    batch.inclusion = batch_inclusion(&hashes, &batch, ledger.size()).unwrap();
    batch
}

fn told(batch: &FeedBatch) -> Value {
    let texts = |hashes: &[Hash]| hashes.iter().map(Hash::to_string).collect::<Vec<_>>();
    let deliveries = batch.deliveries.iter().map(|delivery| {
        json!({
            "item": hex::encode(delivery.item.encode()),
            "kind": delivery.item.kind.number(),
            "ledger_index": delivery.item.ledger_index,
            "disclosed": delivery.item.disclosed.bits(),
            "leaf_hash": delivery.item.leaf_hash.to_string(),
            "entry": hex::encode(&delivery.entry),
            "state": hex::encode(delivery.state.encode()),
            "opening": delivery.opening.as_ref().map(|opening| hex::encode(opening.encode())),
        })
    });
    let head = batch.head.as_ref().unwrap();
    json!({
        "deliveries": deliveries.collect::<Vec<_>>(),
        "checkpoint": String::from_utf8(head.checkpoint.clone()).unwrap(),
        "feeds_entry": hex::encode(&head.feeds_entry),
        "slot": head.slot,
        "slots": head.slots,
        "slot_salt": hex::encode(head.slot_salt),
        "slot_inclusion": texts(&head.slot_inclusion),
        "feed_size": head.feed_size,
        "feed_root": head.feed_root.to_string(),
        "acknowledged": head.acknowledged.to_string(),
        "inclusion": texts(&batch.inclusion),
    })
}

fn case(why: &str, reason: Reason, batch: FeedBatch) -> Value {
    let told = told(&batch);
    let came = exchange::feed_batch(&exchange::feed_batch_to_pb(batch).into()).unwrap();
    refused(why, reason, follower().apply(came, Bodies::Here), told)
}

fn honest() -> FeedBatch {
    batch(item(ItemKind::Deliver), &record_entry())
}

fn bent(bend: impl FnOnce(&mut FeedBatch)) -> FeedBatch {
    let mut batch = honest();
    bend(&mut batch);
    batch
}

fn of_head(bend: impl FnOnce(&mut FeedHead)) -> FeedBatch {
    bent(|batch| bend(batch.head.as_mut().unwrap()))
}

/// A batch that FI/customs takes as its first one, with the keys that it knows.
pub(in crate::vectors) fn batch_that_holds() -> Value {
    let mut told = told(&honest());
    let came = exchange::feed_batch(&exchange::feed_batch_to_pb(honest()).into()).unwrap();
    let (next, _) = follower().apply(came, Bodies::Here).unwrap();
    assert!(next.is_level());
    told["follower"] = json!(follower().own().as_str());
    told["author"] = json!(hex::encode(public(AUTHOR).as_bytes()));
    told["ledger"] = json!(NoteKey::note(ORIGIN, public(LEDGER)).to_string());
    told
}

/// Batches that the same follower refuses. In those whose item is wrong the signed roots follow from that item.
pub(in crate::vectors) fn batches() -> Vec<Value> {
    let good = item(ItemKind::Deliver);
    let at = |ledger_index| FeedItem {
        ledger_index,
        ..good
    };
    let other = Entry::Record {
        time: TIME,
        commit: Hash::of(&[b"another record"]),
        disposition: Hash::of(&[b"another disposition"]),
    };
    let of_other = FeedItem {
        leaf_hash: other.leaf_hash(),
        ..good
    };
    vec![
        case(
            "the item names the index of another entry",
            Reason::BadProof,
            batch(at(1), &record_entry()),
        ),
        case(
            "the item names the index of the last leaf",
            Reason::FeedMismatch,
            batch(at(2), &record_entry()),
        ),
        case(
            "the item names the leaf hash of another entry",
            Reason::BadCommitment,
            batch(of_other, &record_entry()),
        ),
        case(
            "item and entry agree, and the ledger holds another entry there",
            Reason::BadProof,
            batch(of_other, &other),
        ),
        case(
            "the item is not the one of the feed's root",
            Reason::FeedMismatch,
            bent(|batch| batch.deliveries[0].item.ledger_index = 1),
        ),
        case(
            "another entry than the item's",
            Reason::BadCommitment,
            bent(|batch| batch.deliveries[0].entry = other.encode()),
        ),
        case(
            "an item that recalls, to a follower without recall/1",
            Reason::CriticalUnknown,
            batch(item(ItemKind::Recall), &record_entry()),
        ),
        case(
            "an item that erases, and points at a record",
            Reason::Malformed,
            batch(item(ItemKind::Erase), &record_entry()),
        ),
        case(
            "another feed root",
            Reason::BadProof,
            of_head(|head| head.feed_root = Hash::of(&[b"another feed"])),
        ),
        case(
            "a longer feed",
            Reason::BadProof,
            of_head(|head| head.feed_size = 2),
        ),
        case(
            "another salt of the slot",
            Reason::BadProof,
            of_head(|head| flip(&mut head.slot_salt)),
        ),
        case(
            "another slot",
            Reason::BadProof,
            of_head(|head| head.slot = 0),
        ),
        case(
            "a receipt that the slot does not acknowledge",
            Reason::BadProof,
            of_head(|head| head.acknowledged = Hash::of(&[b"a receipt"])),
        ),
        case(
            "a FEEDS entry that is not the last leaf",
            Reason::BadProof,
            of_head(|head| {
                let root = Entry::decode(&head.feeds_entry);
                let Ok(Entry::Feeds { root, .. }) = root else {
                    unreachable!("the head holds a FEEDS entry")
                };
                head.feeds_entry = Entry::Feeds { time: TIME, root }.encode();
            }),
        ),
        case(
            "the checkpoint of another ledger",
            Reason::WrongOrigin,
            of_head(|head| {
                let note = String::from_utf8(head.checkpoint.clone()).unwrap();
                head.checkpoint = note.replacen("ledger1", "ledger2", 1).into_bytes();
            }),
        ),
        case(
            "sections that the item does not disclose",
            Reason::UndisclosedSection,
            bent(|batch| {
                batch.deliveries[0].opening = Some(record().disclose(SectionSet::ALL));
            }),
        ),
        case(
            "no opening of what the state says is shown",
            Reason::BadCommitment,
            bent(|batch| batch.deliveries[0].opening = None),
        ),
    ]
}

/// Bytes that are no item.
pub(in crate::vectors) fn items() -> Vec<Value> {
    let good = item(ItemKind::Deliver).encode();
    let of_kind = |kind| {
        let mut item = good;
        item[0] = kind;
        item.to_vec()
    };
    let cases = [
        ("a byte too few", Reason::Malformed, good[..42].to_vec()),
        (
            "a byte too many",
            Reason::Malformed,
            [&good[..], &[0]].concat(),
        ),
        ("a recall that discloses", Reason::Malformed, of_kind(2)),
        ("an erasure that discloses", Reason::Malformed, of_kind(3)),
        ("a notice that discloses", Reason::Malformed, of_kind(4)),
        ("kind 00", Reason::CriticalUnknown, of_kind(0)),
        (
            "the first kind that is not known",
            Reason::CriticalUnknown,
            of_kind(6),
        ),
        (
            "the last critical kind",
            Reason::CriticalUnknown,
            of_kind(0x7f),
        ),
    ];
    cases
        .map(|(why, reason, bytes)| {
            let told = json!({ "item": hex::encode(&bytes) });
            refused(why, reason, FeedItem::decode(&bytes), told)
        })
        .to_vec()
}
