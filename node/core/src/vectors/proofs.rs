//! Inclusion of many leaves, consistency, and proofs that are refused.

use serde_json::{Value, json};

use super::*;
use crate::ledger::tree::{
    KnownLeaves, NotIncluded, inclusion_len, prove_leaves, verify_consistency,
};

fn leaf_data(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

fn tree(size: u64) -> (Hash, Vec<Hash>) {
    let (mut tree, mut stored) = (Frontier::new(), Vec::new());
    for index in 0..size {
        tree.push(leaf_hash(&leaf_data(index)), &mut stored);
    }
    (tree.root(), stored)
}

fn texts(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(Hash::to_string).collect()
}

/// Leaves as pairs of an index and data, with what a reader answers.
fn case(why: &str, leaves: &[(u64, Vec<u8>)], size: u64, proof: &[Hash], root: &Hash) -> Value {
    let mut known = KnownLeaves::default();
    let added = leaves
        .iter()
        .try_for_each(|(index, data)| known.add(*index, data));
    let answer = added.and_then(|()| known.verify(size, proof, root));
    let refused = answer.err().map(|fault| match fault {
        NotIncluded::EmptyTree => "empty tree",
        NotIncluded::NothingKnown => "nothing known",
        NotIncluded::PastEnd(_) => "index past the end",
        NotIncluded::TwoContents(_) => "one index with two contents",
        NotIncluded::Count { .. } => "number of hashes",
        NotIncluded::Root => "root",
    });
    let listed = leaves
        .iter()
        .map(|(index, data)| json!({ "index": index, "data": hex::encode(data) }));
    json!({
        "why": why,
        "leaves": listed.collect::<Vec<_>>(),
        "size": size,
        "proof": texts(proof),
        "root": root.to_string(),
        "refused": refused,
    })
}

#[test]
fn inclusion() {
    let leaves = |indices: &[u64]| -> Vec<_> {
        indices
            .iter()
            .map(|index| (*index, leaf_data(*index)))
            .collect()
    };
    let mut cases = Vec::new();
    for (size, indices) in [
        (1, vec![0]),
        (13, vec![4]),
        (13, vec![4, 7]),
        (13, vec![0, 12]),
        (64, vec![20, 21, 22, 23, 63]),
        (100, vec![1, 50, 98, 99]),
    ] {
        let (root, stored) = tree(size);
        let proof = prove_leaves(&stored, indices.iter().copied(), size).unwrap();
        assert_eq!(proof.len(), inclusion_len(&indices, size));
        cases.push(case("holds", &leaves(&indices), size, &proof, &root));
    }
    let (root, stored) = tree(13);
    let proof = prove_leaves(&stored, [4, 7], 13).unwrap();
    let twice = leaves(&[4, 7, 4]);
    cases.push(case("one leaf told twice alike", &twice, 13, &proof, &root));
    let refused = [
        case(
            "an empty tree",
            &leaves(&[0]),
            0,
            &[],
            &crate::ledger::tree::empty_root(),
        ),
        case("no leaf", &[], 13, &[root], &root),
        case("a leaf past the end", &leaves(&[4, 13]), 13, &proof, &root),
        case(
            "one index with two contents",
            &[
                (4, b"forged".to_vec()),
                (4, leaf_data(4)),
                (7, leaf_data(7)),
            ],
            13,
            &proof,
            &root,
        ),
        case("a hash too few", &leaves(&[4, 7]), 13, &proof[1..], &root),
        case(
            "a hash too many",
            &leaves(&[4, 7]),
            13,
            &[&proof[..], &[root]].concat(),
            &root,
        ),
        case(
            "another content",
            &[(4, b"forged".to_vec()), (7, leaf_data(7))],
            13,
            &proof,
            &root,
        ),
        case("another root", &leaves(&[4, 7]), 13, &proof, &tree(12).0),
    ];
    assert!(refused.iter().all(|case| !case["refused"].is_null()));
    cases.extend(refused);
    compare("inclusion.json", &json!(cases));
}

#[test]
fn consistency() {
    let mut cases = Vec::new();
    let mut check = |why: &str, old: u64, old_root: Hash, size: u64, proof: &[Hash]| {
        let root = tree(size).0;
        let holds = verify_consistency(old, &old_root, size, &root, proof).is_ok();
        cases.push(json!({
            "why": why, "old": old, "old_root": old_root.to_string(), "size": size,
            "root": root.to_string(), "proof": texts(proof), "holds": holds,
        }));
        holds
    };
    for (old, size) in [(0, 7), (1, 7), (4, 7), (5, 13), (7, 7), (8, 13), (12, 13)] {
        let proof = prove_consistency(&tree(size).1, old, size).unwrap();
        assert!(check("holds", old, tree(old).0, size, &proof));
    }
    let proof = prove_consistency(&tree(13).1, 5, 13).unwrap();
    assert!(!check("another old root", 5, tree(6).0, 13, &proof));
    assert!(!check("a hash too few", 5, tree(5).0, 13, &proof[1..]));
    assert!(!check(
        "a ledger that got shorter",
        13,
        tree(13).0,
        5,
        &proof
    ));
    compare("consistency.json", &json!(cases));
}
