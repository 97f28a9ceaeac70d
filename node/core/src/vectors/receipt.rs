//! States of deliveries, the shown tree, and receipts.

use serde_json::json;

use super::*;
use crate::ledger::feed::ItemKind;
use crate::ledger::leaf;
use crate::ledger::state::DeliveryState;
use crate::reason::{Reason, Stated};
use crate::sync::receipt::{Expected, MAX_RECEIPT_SECS, Receipt};
use crate::sync::replica::ReplicaId;

fn delivered(disclosed: u16) -> FeedItem {
    FeedItem {
        disclosed: SectionSet::from_bits(disclosed),
        ..item(ItemKind::Deliver)
    }
}

#[test]
fn states() {
    let whole = delivered(0x11);
    let mixed = delivered(0x8013);
    let recall = item(ItemKind::Recall);
    let cases = [
        ("all is shown", whole, DeliveryState::whole(&whole)),
        (
            "event shown, persons held, goods erased, a section of a later version held",
            mixed,
            DeliveryState::decide(&mixed, Some(0x01), 0x02, Reason::SectionNotCovered),
        ),
        (
            "nothing is shown",
            whole,
            DeliveryState::decide(&whole, None, 0, Reason::PeerSuspended),
        ),
        (
            "a kind that shows nothing",
            recall,
            DeliveryState::whole(&recall),
        ),
    ];
    let mut tree = Frontier::new();
    let list: Vec<_> = cases
        .iter()
        .map(|(why, item, state)| {
            assert_eq!(
                DeliveryState::decode(&state.encode(), item).as_ref(),
                Ok(state)
            );
            let shown = leaf::shown(&item.encode(), &state.encode());
            tree.push_only(shown);
            json!({
                "why": why,
                "item": hex::encode(item.encode()),
                "opened": state.opened(),
                "shown": state.shown(),
                "held": state.held(),
                "erased": state.erased(),
                "reason": state.reason().map_or(0, Stated::number),
                "state": hex::encode(state.encode()),
                "leaf_hash": shown.to_string(),
            })
        })
        .collect();
    let refused = [
        ("masks overlap", whole, "010011001000000000"),
        ("less than was disclosed", whole, "010001000000000000"),
        ("sections without a header", whole, "000001001000000040"),
        ("held without a reason", whole, "010001001000000000"),
        ("a reason and nothing held", whole, "010011000000000040"),
        ("a kind that shows nothing", recall, "010001000000000000"),
    ]
    .map(|(why, item, state)| {
        let bytes = hex::decode(state).unwrap();
        assert!(DeliveryState::decode(&bytes, &item).is_err(), "{why}");
        json!({ "why": why, "item": hex::encode(item.encode()), "state": state })
    });
    compare(
        "states.json",
        &json!({ "states": list, "shown_root": tree.root().to_string(), "refused": refused }),
    );
}

#[test]
fn receipt() {
    let key = NoteKey::note("ntc.example/fi/customs/receipt", public(RECEIPT));
    let receipt = Receipt {
        origin: ORIGIN.to_owned(),
        follower: "FI/customs".parse().unwrap(),
        follower_ledger: "ntc.example/fi/customs/ledger1".to_owned(),
        follower_size: 40,
        replica: ReplicaId::from_bytes(counted(0xa0)[..16].try_into().unwrap()),
        feed_size: 3,
        feed_root: leaf_hash(b"feed"),
        shown_root: leaf_hash(b"shown"),
        checkpoint_size: 12,
        checkpoint_root: leaf_hash(b"ledger"),
        seconds: 1_700_000_000,
    };
    let note = receipt.sign(key.name(), &soft(RECEIPT)).unwrap();
    assert_eq!(Receipt::open(&note, [&key]).as_ref(), Ok(&receipt));
    let expected = Expected {
        origin: ORIGIN,
        follower: &receipt.follower,
        follower_ledger: &receipt.follower_ledger,
        stated_size: 40,
        verified_size: 0,
        feed_root: Some(receipt.feed_root),
        checkpoint_root: Some(receipt.checkpoint_root),
        feeds_time: TIME,
    };
    let at = |seconds: u64| {
        let receipt = Receipt {
            seconds,
            ..receipt.clone()
        };
        let taken = receipt.check(&expected, TIME);
        let note = receipt.sign(key.name(), &soft(RECEIPT)).unwrap();
        json!({
            "seconds": seconds,
            "note": String::from_utf8(note).unwrap(),
            "taken": taken.is_ok(),
            "ahead": taken == Ok(true),
        })
    };
    let second = TIME.as_secs();
    let times = [
        at(second - 1),
        at(second),
        at(second + 300),
        at(second + 301),
        at(MAX_RECEIPT_SECS),
        at(MAX_RECEIPT_SECS + 1),
    ];
    compare(
        "receipt.json",
        &json!({
            "receipt": { "seed": RECEIPT, "vkey": key.to_string() },
            "text": receipt.text(),
            "acknowledged": receipt.hash().to_string(),
            "note": String::from_utf8(note).unwrap(),
            "feeds_second": second,
            "now_second": second,
            "times": times,
        }),
    );
}
