//! RFC 6962 Merkle tree: hashes, the frontier that appends, and the order in which hashes are stored.
//!
//! Hashes are stored as one append-only sequence: after each leaf the roots of all subtrees that it
//! completes. So every proof is index arithmetic over one file.

mod inclusion;
mod proof;

pub use inclusion::{
    KnownLeaves, MAX_INCLUSION_LEN, NotIncluded, inclusion_len, prove_leaves, rising,
};
pub use proof::{
    BadProof, MAX_PROOF_LEN, consistency_len, prove_consistency, prove_inclusion,
    verify_consistency, verify_inclusion,
};

use thiserror::Error;

use crate::envelope::Hash;

/// Largest tree: sizes fit a signed 64-bit integer everywhere.
pub const MAX_TREE_SIZE: u64 = i64::MAX as u64;

/// The root of the tree without leaves, SHA-256 of nothing.
pub fn empty_root() -> Hash {
    Hash::of(&[])
}

/// The hash of a leaf.
pub fn leaf_hash(data: &[u8]) -> Hash {
    Hash::of(&[&[0], data])
}

/// The hash of an inner node.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash::of(&[&[1], left.as_bytes(), right.as_bytes()])
}

/// Where the root of the `n`-th perfect subtree of `2^level` leaves lies in the stored sequence.
pub const fn stored_hash_index(level: u32, n: u64) -> u64 {
    // The subtree is complete with its last leaf, and its root lies `level` hashes behind that leaf.
    let last_leaf = ((n + 1) << level) - 1;
    // Before leaf k lie k leaves and k - popcount(k) inner nodes.
    2 * last_leaf - last_leaf.count_ones() as u64 + level as u64
}

/// How many hashes are stored for a tree of `size` leaves.
pub const fn stored_hash_count(size: u64) -> u64 {
    2 * size - size.count_ones() as u64
}

/// Reads the stored sequence of hashes.
pub trait HashReader {
    /// Why a hash could not be read.
    type Error;

    /// The hash at `index` of the sequence.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read_hash(&self, index: u64) -> Result<Hash, Self::Error>;
}

/// No hash is stored at an index.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("no hash is stored at index {0}")]
pub struct MissingHash(pub u64);

impl HashReader for [Hash] {
    type Error = MissingHash;

    fn read_hash(&self, index: u64) -> Result<Hash, MissingHash> {
        usize::try_from(index)
            .ok()
            .and_then(|index| self.get(index))
            .copied()
            .ok_or(MissingHash(index))
    }
}

impl HashReader for Vec<Hash> {
    type Error = MissingHash;

    fn read_hash(&self, index: u64) -> Result<Hash, MissingHash> {
        self.as_slice().read_hash(index)
    }
}

impl<R: HashReader + ?Sized> HashReader for &R {
    type Error = R::Error;

    fn read_hash(&self, index: u64) -> Result<Hash, R::Error> {
        (**self).read_hash(index)
    }
}

/// The roots of the perfect subtrees that make up a tree, largest first: all that appending needs.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Frontier {
    size: u64,
    roots: Vec<Hash>,
}

impl Frontier {
    /// The frontier of the empty tree.
    pub const fn new() -> Self {
        Self {
            size: 0,
            roots: Vec::new(),
        }
    }

    /// A frontier from its parts; none unless there is one root for each set bit of `size`.
    pub fn from_parts(size: u64, roots: Vec<Hash>) -> Option<Self> {
        let fits = size <= MAX_TREE_SIZE && u32::try_from(roots.len()) == Ok(size.count_ones());
        fits.then_some(Self { size, roots })
    }

    /// The number of leaves.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The subtree roots, largest subtree first.
    pub fn roots(&self) -> &[Hash] {
        &self.roots
    }

    /// Appends a leaf, and to `stored` the hashes that the stored sequence gains.
    pub fn push(&mut self, leaf: Hash, stored: &mut Vec<Hash>) {
        self.push_with(leaf, |hash| stored.push(hash));
    }

    /// Appends a leaf where nobody stores the hashes.
    pub fn push_only(&mut self, leaf: Hash) {
        self.push_with(leaf, |_| {});
    }

    fn push_with(&mut self, leaf: Hash, mut store: impl FnMut(Hash)) {
        let mut hash = leaf;
        store(hash);
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.roots.pop() {
                hash = node_hash(&left, &hash);
                store(hash);
            }
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        self.roots
            .iter()
            .rev()
            .copied()
            .reduce(|right, left| node_hash(&left, &right))
            .unwrap_or_else(empty_root)
    }
}

/// The frontier of the tree of the first `size` leaves.
///
/// # Errors
/// Those of the reader.
pub fn frontier_at<R: HashReader + ?Sized>(reader: &R, size: u64) -> Result<Frontier, R::Error> {
    let mut roots = Vec::new();
    let mut start = 0;
    for level in (0..u64::BITS).rev().filter(|bit| size >> bit & 1 == 1) {
        roots.push(reader.read_hash(stored_hash_index(level, start >> level))?);
        start += 1 << level;
    }
    Ok(Frontier { size, roots })
}

/// The root of the tree of the first `size` leaves.
///
/// # Errors
/// Those of the reader.
pub fn root_at<R: HashReader + ?Sized>(reader: &R, size: u64) -> Result<Hash, R::Error> {
    Ok(frontier_at(reader, size)?.root())
}

#[cfg(test)]
mod tests;
