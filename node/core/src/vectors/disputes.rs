//! What is compared when two sides do not agree: names of ledgers in gossip, and evidence of a fork.

use serde_json::json;

use super::*;
use crate::ledger::evidence::Fork;
use crate::ledger::tree::leaf_hash;
use crate::sync::gossip::known;

fn ledger(seed: &str) -> NoteKey {
    NoteKey::note(ORIGIN, public(seed))
}

#[test]
fn gossip() {
    let nonces: [[u8; 16]; 2] = [[0; 16], counted(0x50)[..16].try_into().unwrap()];
    let seeds = [LEDGER, RECEIPT];
    let named: Vec<_> = nonces
        .iter()
        .flat_map(|nonce| seeds.map(|seed| (nonce, seed)))
        .map(|(nonce, seed)| {
            json!({
                "nonce": hex::encode(nonce),
                "seed": seed,
                "verifier_key": ledger(seed).to_string(),
                "known": known(nonce, &ledger(seed)).to_string(),
            })
        })
        .collect();
    // No two names are the same: neither another key nor another nonce leads to one.
    let names: std::collections::BTreeSet<_> =
        named.iter().map(|it| it["known"].to_string()).collect();
    assert_eq!(names.len(), named.len());
    let context = "ntc/known/v1\n";
    compare(
        "gossip.json",
        &json!({ "context": context, "known": named }),
    );
}

fn signed(size: u64, root: Hash) -> SignedCheckpoint {
    let origin = ORIGIN.to_owned();
    SignedCheckpoint::sign(Checkpoint { origin, size, root }, &soft(LEDGER)).unwrap()
}

/// Roots of a tree of the leaves `0`, `1`, ..., and the hashes that its proofs are made of.
fn tree(size: u8) -> (Hash, Vec<Hash>) {
    let (mut frontier, mut stored) = (Frontier::new(), Vec::new());
    for leaf in 0..size {
        frontier.push(leaf_hash(&[leaf]), &mut stored);
    }
    (frontier.root(), stored)
}

#[test]
fn evidence() {
    let (five, _) = tree(5);
    let (seven, stored) = tree(7);
    let other = leaf_hash(b"another history");
    let holds = prove_consistency(&stored, 5, 7).unwrap();
    let cases = [
        (
            "one size, two roots",
            Fork::new(signed(5, five), signed(5, other), Vec::new()),
        ),
        (
            "the larger one first",
            Fork::new(signed(7, other), signed(5, five), Vec::new()),
        ),
        (
            "two sizes, no proof",
            Fork::new(signed(5, five), signed(7, other), Vec::new()),
        ),
        (
            "a proof that does not hold",
            Fork::new(signed(5, five), signed(7, other), holds.clone()),
        ),
    ];
    let list: Vec<_> = cases
        .iter()
        .map(|(why, fork)| {
            let text = fork.render();
            assert_eq!(
                &Fork::open(&text, &ledger(LEDGER).into()).unwrap(),
                fork,
                "{why}"
            );
            json!({
                "why": why,
                "first": { "size": fork.held().size(), "root": fork.held().root().to_string() },
                "second": { "size": fork.shown().size(), "root": fork.shown().root().to_string() },
                "conclusive": fork.is_conclusive(),
                "proof_given": fork.has_proof(),
                "text": text,
            })
        })
        .collect();
    let sound = cases[0].1.render();
    let len = cases[0].1.held().note().render().len();
    let longer = sound.replacen(
        &format!("fork\n{len}\n"),
        &format!("fork\n{}\n", len + 1),
        1,
    );
    let same = Fork::new(signed(5, five), signed(5, five), Vec::new()).render();
    let refused = [
        ("the same checkpoint twice", LEDGER, same),
        (
            "a proof that holds",
            LEDGER,
            Fork::new(signed(5, five), signed(7, seven), holds).render(),
        ),
        ("another ledger's key", RECEIPT, sound.clone()),
        (
            "another size in the text of a note",
            LEDGER,
            sound.replacen("\n5\n", "\n6\n", 1),
        ),
        ("bytes behind the last line", LEDGER, format!("{sound}\n")),
        (
            "another title",
            LEDGER,
            sound.replacen("v1 fork", "v1 folk", 1),
        ),
        ("a length that is too large", LEDGER, longer),
    ];
    let refused = refused.map(|(why, seed, text)| {
        assert!(Fork::open(&text, &ledger(seed).into()).is_err(), "{why}");
        json!({ "why": why, "verifier_key": ledger(seed).to_string(), "text": text })
    });
    compare(
        "evidence.json",
        &json!({
            "ledger": { "seed": LEDGER, "verifier_key": ledger(LEDGER).to_string() },
            "evidence": list,
            "refused": refused,
        }),
    );
}
