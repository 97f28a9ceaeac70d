//! One inclusion proof for many leaves of a tree.
//!
//! The root over leaves `low..high` is the next hash of the proof when none of them is known, the known hash
//! when there is one leaf, and otherwise the node over its two parts, split at the largest power of two below
//! the count. So the number of hashes follows from the size and the indices alone.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Place;

use thiserror::Error;

use crate::envelope::Hash;

use super::proof::{range_root, split};
use super::{HashReader, leaf_hash, node_hash};

/// Most hashes of one inclusion proof: more than a message of the exchange has room for.
pub const MAX_INCLUSION_LEN: usize = 8192;

/// Why leaves are not proven to lie in a tree.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum NotIncluded {
    /// The tree has no leaves.
    #[error("an empty tree includes nothing")]
    EmptyTree,
    /// No leaf is named, so the proof would prove itself.
    #[error("the proof is of no leaf")]
    NothingKnown,
    /// A leaf lies past the end of the tree.
    #[error("the leaf {0} lies past the end of the tree")]
    PastEnd(u64),
    /// One index with two contents.
    #[error("the leaf {0} is shown with two contents")]
    TwoContents(u64),
    /// Too few or too many hashes.
    #[error("the proof has {found} hashes; size and leaves need {needed}")]
    Count {
        /// How many there must be.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// Another root.
    #[error("the proof does not lead to the root")]
    Root,
}

/// Leaves by their index, as hashes of the bytes that were received.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct KnownLeaves(BTreeMap<u64, Hash>);

impl KnownLeaves {
    /// Adds a leaf by its exact data; the same data twice at one index is one leaf.
    ///
    /// # Errors
    /// When other data is known at the index.
    pub fn add(&mut self, index: u64, data: &[u8]) -> Result<(), NotIncluded> {
        let hash = leaf_hash(data);
        match self.0.entry(index) {
            Place::Vacant(place) => {
                place.insert(hash);
                Ok(())
            }
            Place::Occupied(held) if *held.get() == hash => Ok(()),
            Place::Occupied(_) => Err(NotIncluded::TwoContents(index)),
        }
    }

    /// Checks that all these leaves lie in the tree of `size` leaves with this root.
    ///
    /// # Errors
    /// When it is not proven.
    pub fn verify(&self, size: u64, proof: &[Hash], root: &Hash) -> Result<(), NotIncluded> {
        if size == 0 {
            return Err(NotIncluded::EmptyTree);
        }
        match self.0.last_key_value() {
            None => return Err(NotIncluded::NothingKnown),
            Some((last, _)) if *last >= size => return Err(NotIncluded::PastEnd(*last)),
            Some(_) => {}
        }
        let leaves: Vec<_> = self.0.iter().map(|(index, hash)| (*index, *hash)).collect();
        let indices: Vec<_> = self.0.keys().copied().collect();
        let (needed, found) = (inclusion_len(&indices, size), proof.len());
        if needed != found {
            return Err(NotIncluded::Count { needed, found });
        }
        // The count is right, so the proof neither ends early nor has hashes left over.
        let mut rest = proof.iter();
        let whole = (0, size);
        let computed =
            known_root(&leaves, whole, &mut rest, &mut |_, _| {}).ok_or(NotIncluded::Root)?;
        (computed == *root).then_some(()).ok_or(NotIncluded::Root)
    }

    /// The inclusion proof of one of these leaves alone, from the leaf up, by a proof of all of them that
    /// [holds](Self::verify). So whoever keeps the proof of a batch can prove each entry of it by itself. None of a leaf
    /// that is none of these.
    pub fn path(&self, index: u64, size: u64, proof: &[Hash]) -> Option<Vec<Hash>> {
        if !self.0.contains_key(&index) {
            return None;
        }
        let leaves: Vec<_> = self.0.iter().map(|(index, hash)| (*index, *hash)).collect();
        let mut path = Vec::new();
        // A node is told after those below it, so what stands beside the way comes from the leaf up.
        let mut tell = |(low, middle, high): (u64, u64, u64), (left, right): (Hash, Hash)| {
            if (low..middle).contains(&index) {
                path.push(right);
            } else if (middle..high).contains(&index) {
                path.push(left);
            }
        };
        known_root(&leaves, (0, size), &mut proof.iter(), &mut tell)?;
        Some(path)
    }
}

/// The root over `low..high`, from the known leaves in it and the hashes of the proof. Tells each node that has a known
/// leaf below it: where it begins, parts and ends, and the roots of its two parts.
fn known_root<'a>(
    leaves: &[(u64, Hash)],
    (low, high): (u64, u64),
    proof: &mut impl Iterator<Item = &'a Hash>,
    tell: &mut impl FnMut((u64, u64, u64), (Hash, Hash)),
) -> Option<Hash> {
    match leaves {
        [] => proof.next().copied(),
        [(_, leaf)] if high - low == 1 => Some(*leaf),
        _ => {
            let middle = low + split(high - low);
            let (left, right) =
                leaves.split_at(leaves.partition_point(|(index, _)| *index < middle));
            let left = known_root(left, (low, middle), proof, tell)?;
            let right = known_root(right, (middle, high), proof, tell)?;
            tell((low, middle, high), (left, right));
            Some(node_hash(&left, &right))
        }
    }
}

/// How many hashes prove the leaves `indices`, in rising order and below `size`, in the tree of `size` leaves.
pub fn inclusion_len(indices: &[u64], size: u64) -> usize {
    let mut ranges = 0;
    unknown_ranges(indices, 0, size, &mut |_, _| ranges += 1);
    ranges
}

/// Proves that the leaves `indices` lie in the tree of the first `size` leaves. Indices may repeat and come in
/// any order; those not below `size` are left out, and without any other the proof is empty.
///
/// # Errors
/// Those of the reader.
pub fn prove_leaves<R: HashReader + ?Sized>(
    reader: &R,
    indices: impl IntoIterator<Item = u64>,
    size: u64,
) -> Result<Vec<Hash>, R::Error> {
    let indices = rising(indices, size);
    let mut ranges = Vec::new();
    if !indices.is_empty() {
        unknown_ranges(&indices, 0, size, &mut |low, high| ranges.push((low, high)));
    }
    let hashes = ranges.into_iter();
    hashes
        .map(|(low, high)| range_root(reader, low, high))
        .collect()
}

/// The indices below `size` in rising order, each once.
pub fn rising(indices: impl IntoIterator<Item = u64>, size: u64) -> Vec<u64> {
    let mut indices: Vec<_> = indices.into_iter().filter(|index| *index < size).collect();
    indices.sort_unstable();
    indices.dedup();
    indices
}

/// Tells the largest ranges without a known leaf, from left to right: those whose roots make up the proof.
fn unknown_ranges(indices: &[u64], low: u64, high: u64, tell: &mut impl FnMut(u64, u64)) {
    if indices.is_empty() {
        tell(low, high);
    } else if high - low > 1 {
        let middle = low + split(high - low);
        let (left, right) = indices.split_at(indices.partition_point(|index| *index < middle));
        unknown_ranges(left, low, middle, tell);
        unknown_ranges(right, middle, high, tell);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ledger::tree::{Frontier, empty_root, prove_inclusion};

    fn data(index: u64) -> Vec<u8> {
        format!("leaf {index}").into_bytes()
    }

    fn tree(size: u64) -> (Hash, Vec<Hash>) {
        let (mut tree, mut stored) = (Frontier::new(), Vec::new());
        for index in 0..size {
            tree.push(leaf_hash(&data(index)), &mut stored);
        }
        (tree.root(), stored)
    }

    fn known(indices: &[u64]) -> KnownLeaves {
        let mut known = KnownLeaves::default();
        for index in indices {
            known.add(*index, &data(*index)).unwrap();
        }
        known
    }

    /// The definition, word for word, over whole lists of leaves.
    fn defined(known: &[u64], low: u64, high: u64, proof: &mut std::slice::Iter<'_, Hash>) -> Hash {
        if !known.iter().any(|index| (low..high).contains(index)) {
            return *proof.next().unwrap();
        }
        if high - low == 1 {
            return leaf_hash(&data(low));
        }
        let mut middle = 1;
        while middle * 2 < high - low {
            middle *= 2;
        }
        let left = defined(known, low, low + middle, proof);
        node_hash(&left, &defined(known, low + middle, high, proof))
    }

    #[test]
    fn each_wrong_proof_is_refused_for_what_it_is() {
        let (root, stored) = tree(13);
        let proof = prove_leaves(&stored, [4, 7], 13).unwrap();
        let leaves = known(&[4, 7]);
        assert_eq!(leaves.verify(13, &proof, &root), Ok(()));
        let none = KnownLeaves::default();
        assert_eq!(
            none.verify(0, &[], &empty_root()),
            Err(NotIncluded::EmptyTree)
        );
        assert_eq!(leaves.verify(0, &proof, &root), Err(NotIncluded::EmptyTree));
        assert_eq!(
            none.verify(13, &[root], &root),
            Err(NotIncluded::NothingKnown)
        );
        assert_eq!(
            known(&[4, 13]).verify(13, &proof, &root),
            Err(NotIncluded::PastEnd(13))
        );
        let mut twice = leaves.clone();
        assert_eq!(twice.add(4, &data(4)), Ok(()));
        assert_eq!(twice.add(4, b"forged"), Err(NotIncluded::TwoContents(4)));
        let needed = proof.len();
        for wrong in [&proof[1..], &[proof.as_slice(), &[root]].concat()] {
            let found = wrong.len();
            assert_eq!(
                leaves.verify(13, wrong, &root),
                Err(NotIncluded::Count { needed, found })
            );
        }
        let mut forged = KnownLeaves::default();
        forged.add(4, b"forged").unwrap();
        forged.add(7, &data(7)).unwrap();
        assert_eq!(forged.verify(13, &proof, &root), Err(NotIncluded::Root));
        for at in 0..needed {
            let mut bent = proof.clone();
            bent[at] = root;
            assert_eq!(leaves.verify(13, &bent, &root), Err(NotIncluded::Root));
        }
    }

    #[test]
    fn a_run_of_neighbours_costs_few_hashes_and_scattered_leaves_many() {
        let run: Vec<_> = (500_000..500_256).collect();
        assert_eq!(inclusion_len(&run, 1_000_000), 16);
        let scattered: Vec<_> = (0..256).map(|i| i * 3900 + 7).collect();
        assert!((2_500..3_100).contains(&inclusion_len(&scattered, 1_000_000)));
    }

    #[test]
    fn one_leaf_takes_the_hashes_of_its_path_in_the_order_of_the_definition() {
        let (_, stored) = tree(13);
        for index in 0..13 {
            let mut single = prove_leaves(&stored, [index], 13).unwrap();
            let mut path = prove_inclusion(&stored, index, 13).unwrap();
            single.sort_unstable();
            path.sort_unstable();
            assert_eq!(single, path);
        }
    }

    proptest! {
        #[test]
        fn what_is_proven_is_the_definition_and_holds_for_nothing_else(
            size in 1_u64..70, picks in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
            other in 0_u64..140,
        ) {
            let picked: Vec<_> = picks.iter().map(|pick| pick.index(size as usize) as u64).collect();
            let (root, stored) = tree(size);
            let proof = prove_leaves(&stored, picked.iter().copied(), size).unwrap();
            let mut hashes = proof.iter();
            prop_assert_eq!(defined(&picked, 0, size, &mut hashes), root);
            prop_assert_eq!(hashes.len(), 0);
            prop_assert_eq!(known(&picked).verify(size, &proof, &root), Ok(()));
            prop_assert_eq!(proof.len(), inclusion_len(&rising(picked.iter().copied(), size), size));
            for index in 0..size {
                let path = known(&picked).path(index, size, &proof);
                let single = prove_inclusion(&stored, index, size).unwrap();
                let is_known = picked.contains(&index);
                prop_assert_eq!(path, is_known.then_some(single));
            }
            if !picked.contains(&other) {
                prop_assert!(known(&[picked, vec![other]].concat()).verify(size, &proof, &root).is_err());
            }
        }
    }
}
