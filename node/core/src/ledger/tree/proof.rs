//! Inclusion and consistency proofs (RFC 6962 section 2.1, verified by RFC 9162 section 2.1).

use thiserror::Error;

use crate::envelope::Hash;

use super::{HashReader, node_hash, stored_hash_index};

/// No proof of a tree that fits 63 bits is longer.
pub const MAX_PROOF_LEN: usize = 64;

/// A proof does not hold.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the proof does not lead to the root")]
pub struct BadProof;

/// The largest power of two below `size`; `size` is at least 2.
pub(super) const fn split(size: u64) -> u64 {
    1 << (u64::BITS - 1 - (size - 1).leading_zeros())
}

/// The root over the leaves from `low` to before `high`, a range that a proof can name.
pub(super) fn range_root<R: HashReader + ?Sized>(
    reader: &R,
    low: u64,
    high: u64,
) -> Result<Hash, R::Error> {
    let size = high - low;
    if size.is_power_of_two() {
        let level = size.trailing_zeros();
        return reader.read_hash(stored_hash_index(level, low >> level));
    }
    let middle = low + split(size);
    let left = range_root(reader, low, middle)?;
    Ok(node_hash(&left, &range_root(reader, middle, high)?))
}

/// Proves that the leaf `index` lies in the tree of the first `size` leaves; empty unless `index < size`.
///
/// # Errors
/// Those of the reader.
pub fn prove_inclusion<R: HashReader + ?Sized>(
    reader: &R,
    index: u64,
    size: u64,
) -> Result<Vec<Hash>, R::Error> {
    let mut proof = Vec::new();
    let (mut low, mut high) = (0, size);
    while index < size && high - low > 1 {
        let middle = low + split(high - low);
        if index < middle {
            proof.push(range_root(reader, middle, high)?);
            high = middle;
        } else {
            proof.push(range_root(reader, low, middle)?);
            low = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// Proves that the tree of the first `old` leaves is the start of that of the first `size` leaves; empty
/// when `old` is 0 or not below `size`.
///
/// # Errors
/// Those of the reader.
pub fn prove_consistency<R: HashReader + ?Sized>(
    reader: &R,
    old: u64,
    size: u64,
) -> Result<Vec<Hash>, R::Error> {
    let mut proof = Vec::new();
    if old == 0 || old >= size {
        return Ok(proof);
    }
    let (mut low, mut high) = (0, size);
    while high != old {
        let middle = low + split(high - low);
        if old <= middle {
            proof.push(range_root(reader, middle, high)?);
            high = middle;
        } else {
            proof.push(range_root(reader, low, middle)?);
            low = middle;
        }
    }
    if low > 0 {
        proof.push(range_root(reader, low, high)?);
    }
    proof.reverse();
    Ok(proof)
}

/// Checks that `leaf` is the hash of the leaf `index` of the tree of `size` leaves with this root.
///
/// # Errors
/// When it is not proven.
pub fn verify_inclusion(
    index: u64,
    size: u64,
    leaf: &Hash,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), BadProof> {
    if index >= size || proof.len() > MAX_PROOF_LEN {
        return Err(BadProof);
    }
    let (mut node, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for sibling in proof {
        if last == 0 {
            return Err(BadProof);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(sibling, &hash);
            climb(&mut node, &mut last);
        } else {
            hash = node_hash(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    (last == 0 && hash == *root).then_some(()).ok_or(BadProof)
}

/// From a right edge, up to the level at which it is a right child.
const fn climb(node: &mut u64, last: &mut u64) {
    if *node != 0 {
        let up = node.trailing_zeros();
        *node >>= up;
        *last >>= up;
    }
}

/// Hashes of a proof that the tree of `old` leaves is the start of that of `size` leaves: whatever has another number
/// of them is no such proof, and says nothing of either tree.
pub const fn consistency_len(old: u64, size: u64) -> usize {
    if old == 0 || old >= size {
        return 0;
    }
    let (mut node, mut last) = (old - 1, size - 1);
    let up = node.trailing_ones();
    node >>= up;
    last >>= up;
    let mut len = if old.is_power_of_two() { 0 } else { 1 };
    while last != 0 {
        if node & 1 == 1 || node == last {
            climb(&mut node, &mut last);
        }
        node >>= 1;
        last >>= 1;
        len += 1;
    }
    len
}

/// Checks that the tree of `old` leaves with `old_root` is the start of that of `size` leaves with `root`.
/// From 0 leaves everything is consistent, and the proof must be empty.
///
/// # Errors
/// When it is not proven.
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    size: u64,
    root: &Hash,
    proof: &[Hash],
) -> Result<(), BadProof> {
    if old > size || proof.len() > MAX_PROOF_LEN {
        return Err(BadProof);
    }
    if old == 0 || old == size {
        let same = if old == 0 {
            *old_root == super::empty_root() && (size > 0 || root == old_root)
        } else {
            old_root == root
        };
        return (same && proof.is_empty()).then_some(()).ok_or(BadProof);
    }
    let (mut node, mut last) = (old - 1, size - 1);
    let up = node.trailing_ones();
    node >>= up;
    last >>= up;
    let (first, rest) = if old.is_power_of_two() {
        (old_root, proof)
    } else {
        proof.split_first().ok_or(BadProof)?
    };
    let (mut old_hash, mut hash) = (*first, *first);
    for sibling in rest {
        if last == 0 {
            return Err(BadProof);
        }
        if node & 1 == 1 || node == last {
            old_hash = node_hash(sibling, &old_hash);
            hash = node_hash(sibling, &hash);
            climb(&mut node, &mut last);
        } else {
            hash = node_hash(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    (last == 0 && old_hash == *old_root && hash == *root)
        .then_some(())
        .ok_or(BadProof)
}
