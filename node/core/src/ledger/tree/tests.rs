use proptest::prelude::*;

use super::*;

/// RFC 6962 as it is written down, to compare with.
fn reference_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let k = leaves.len().next_power_of_two() / 2;
            node_hash(&reference_root(&leaves[..k]), &reference_root(&leaves[k..]))
        }
    }
}

fn reference_path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (mut path, side) = if m < k {
        (reference_path(m, &leaves[..k]), &leaves[k..])
    } else {
        (reference_path(m - k, &leaves[k..]), &leaves[..k])
    };
    path.push(reference_root(side));
    path
}

fn reference_subproof(m: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if whole {
            Vec::new()
        } else {
            vec![reference_root(leaves)]
        };
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (mut proof, side) = if m <= k {
        (reference_subproof(m, &leaves[..k], whole), &leaves[k..])
    } else {
        (reference_subproof(m - k, &leaves[k..], false), &leaves[..k])
    };
    proof.push(reference_root(side));
    proof
}

fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

fn grown(leaves: &[Hash]) -> (Frontier, Vec<Hash>) {
    let (mut frontier, mut stored) = (Frontier::new(), Vec::new());
    for leaf in leaves {
        frontier.push(*leaf, &mut stored);
    }
    (frontier, stored)
}

#[test]
fn public_vectors_hold() {
    let hex = |data: &[u8]| leaf_hash(data).to_string();
    assert_eq!(
        empty_root().to_string(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    assert_eq!(
        hex(b"L123456"),
        "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    );
    let data = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut frontier = Frontier::new();
    for (data, root) in data.iter().zip(roots) {
        frontier.push_only(leaf_hash(&hex::decode(data).unwrap()));
        assert_eq!(frontier.root().to_string(), root);
    }
}

#[test]
fn every_proof_is_that_of_the_definition_and_verifies() {
    const N: u64 = 64;
    let leaves = leaves(N);
    let (_, stored) = grown(&leaves);
    for n in 1..=N {
        let tree = &leaves[..n as usize];
        let root = root_at(&stored, n).unwrap();
        assert_eq!(root, reference_root(tree));
        assert_eq!(frontier_at(&stored, n).unwrap(), grown(tree).0);
        assert_eq!(stored_hash_count(n), grown(tree).1.len() as u64);
        for m in 0..n {
            let proof = prove_inclusion(&stored, m, n).unwrap();
            assert_eq!(proof, reference_path(m as usize, tree));
            verify_inclusion(m, n, &leaves[m as usize], &proof, &root).unwrap();
        }
        for m in 1..=n {
            let proof = prove_consistency(&stored, m, n).unwrap();
            assert_eq!(proof.len(), consistency_len(m, n), "{m} of {n}");
            assert_eq!(proof, reference_subproof(m as usize, tree, true));
            verify_consistency(m, &reference_root(&tree[..m as usize]), n, &root, &proof).unwrap();
        }
        verify_consistency(0, &empty_root(), n, &root, &[]).unwrap();
    }
}

#[test]
fn a_proof_for_one_size_does_not_hold_for_its_neighbours() {
    const N: u64 = 24;
    let leaves = leaves(N);
    let (_, stored) = grown(&leaves);
    for n in 1..=N {
        let root = root_at(&stored, n).unwrap();
        for m in 0..n {
            let leaf = &leaves[m as usize];
            let proof = prove_inclusion(&stored, m, n).unwrap();
            for (index, size) in [(m + 1, n), (m ^ 2, n), (m * 2 + 1, n), (m, m), (m, 0)] {
                assert!(verify_inclusion(index, size, leaf, &proof, &root).is_err());
            }
            let mut longer = proof.clone();
            longer.push(root);
            assert!(verify_inclusion(m, n, leaf, &longer, &root).is_err());
            let mut shorter = proof;
            if shorter.pop().is_some() {
                assert!(verify_inclusion(m, n, leaf, &shorter, &root).is_err());
            }
        }
    }
}

#[test]
fn a_consistency_proof_from_nothing_must_be_empty() {
    let root = leaf_hash(b"x");
    assert!(verify_consistency(0, &empty_root(), 1, &root, &[root]).is_err());
    assert!(verify_consistency(0, &root, 1, &root, &[]).is_err());
    assert!(verify_consistency(2, &root, 1, &root, &[]).is_err());
    assert!(verify_consistency(3, &root, 7, &root, &[]).is_err());
}

#[test]
fn one_hash_more_than_the_longest_proof_is_refused() {
    let hash = leaf_hash(b"x");
    let proof = vec![hash; MAX_PROOF_LEN + 1];
    assert!(verify_inclusion(0, MAX_TREE_SIZE, &hash, &proof, &hash).is_err());
    assert!(verify_consistency(1, &hash, MAX_TREE_SIZE, &hash, &proof).is_err());
}

#[test]
fn a_frontier_has_one_root_for_each_bit_of_its_size() {
    let hash = leaf_hash(b"x");
    assert!(Frontier::from_parts(3, vec![hash; 2]).is_some());
    assert!(Frontier::from_parts(3, vec![hash; 3]).is_none());
    assert!(Frontier::from_parts(MAX_TREE_SIZE + 1, vec![hash]).is_none());
}

proptest! {
    #[test]
    fn any_flipped_bit_or_swap_breaks_a_proof(
        n in 2_u64..130, at in any::<prop::sample::Index>(), bit in 0_usize..256,
    ) {
        let m = at.index(n as usize) as u64;
        let leaves = leaves(n);
        let (frontier, stored) = grown(&leaves);
        let flip = |hash: &Hash| {
            let mut bytes = *hash.as_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            Hash::from_bytes(bytes)
        };
        let root = frontier.root();
        let leaf = leaves[m as usize];
        let path = prove_inclusion(&stored, m, n).unwrap();
        prop_assert!(verify_inclusion(m, n, &flip(&leaf), &path, &root).is_err());
        prop_assert!(verify_inclusion(m, n, &leaf, &path, &flip(&root)).is_err());
        for i in 0..path.len() {
            let mut bad = path.clone();
            bad[i] = flip(&bad[i]);
            prop_assert!(verify_inclusion(m, n, &leaf, &bad, &root).is_err());
            if i > 0 {
                let mut bad = path.clone();
                bad.swap(i, i - 1);
                prop_assert!(verify_inclusion(m, n, &leaf, &bad, &root).is_err());
            }
        }
        if m > 0 {
            let old = root_at(&stored, m).unwrap();
            let proof = prove_consistency(&stored, m, n).unwrap();
            prop_assert!(verify_consistency(m, &flip(&old), n, &root, &proof).is_err());
            prop_assert!(verify_consistency(m, &old, n, &flip(&root), &proof).is_err());
            for i in 0..proof.len() {
                let mut bad = proof.clone();
                bad[i] = flip(&bad[i]);
                prop_assert!(verify_consistency(m, &old, n, &root, &bad).is_err());
            }
        }
    }
}
