//! Identifiers of a list, looked up by hash.
//!
//! Each identifier has two hashes: one of its normal form, and one of a form in which characters that people mix up are
//! the same. A match by the second hash alone is only possible. Two identifiers can share a hash, so the caller compares
//! the identifier of the entry.

use sha2::{Digest, Sha256};

use crate::finding::loose;
use crate::model::identifier::Identifier;

/// Most identifiers that a table holds.
pub const MAX_IDENTIFIERS: usize = 128_000_000;

/// Entries by their identifiers.
#[derive(Default)]
pub struct Identifiers {
    exact: Table,
    loose: Table,
}

/// A number as tables hold it, made once and looked up in many.
#[derive(Clone, Copy, Debug)]
pub struct NumberKey {
    exact: u64,
    /// None for what nobody reads by eye.
    loose: Option<u64>,
}

/// Takes the identifiers of a list, then makes the table of them.
#[derive(Default)]
pub struct Numbers {
    exact: Vec<(u64, u32)>,
    loose: Vec<(u64, u32)>,
}

/// Sorted hashes, each with the entry at the same place.
#[derive(Default)]
struct Table {
    hashes: Vec<u64>,
    entries: Vec<u32>,
}

/// Entries that hold an identifier.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Held<'t> {
    /// By the same normal form.
    pub exact: &'t [u32],
    /// By a form that eyes and cameras take for it; those of `exact` are among them.
    pub loose: &'t [u32],
}

impl NumberKey {
    /// Of an identifier.
    pub fn of(identifier: &Identifier) -> Self {
        Self {
            exact: hash(&identifier.key()),
            loose: Some(hash(&loose_key(identifier))),
        }
    }

    /// Of another text that tells one bearer from others, an e-mail address for example, by itself alone.
    pub fn of_text(text: &str) -> Self {
        Self {
            exact: hash(text),
            loose: None,
        }
    }
}

impl Numbers {
    /// Adds a number of `entry`; false when the table holds [`MAX_IDENTIFIERS`] already, and this one is left out.
    pub fn add(&mut self, key: NumberKey, entry: u32) -> bool {
        if self.exact.len() >= MAX_IDENTIFIERS {
            return false;
        }
        self.exact.push((key.exact, entry));
        self.loose.extend(key.loose.map(|loose| (loose, entry)));
        true
    }

    /// The table of all that was added.
    pub fn build(self) -> Identifiers {
        Identifiers {
            exact: Table::of(self.exact),
            loose: Table::of(self.loose),
        }
    }
}

impl Identifiers {
    /// A table of identifiers, each with its entry; those past [`MAX_IDENTIFIERS`] are left out.
    pub fn of<'i>(held: impl IntoIterator<Item = (&'i Identifier, u32)>) -> Self {
        let mut numbers = Numbers::default();
        for (identifier, entry) in held {
            if !numbers.add(NumberKey::of(identifier), entry) {
                break;
            }
        }
        numbers.build()
    }

    /// How many identifiers it holds.
    pub fn len(&self) -> usize {
        self.exact.hashes.len()
    }

    /// True where it holds none.
    pub fn is_empty(&self) -> bool {
        self.exact.hashes.is_empty()
    }

    /// The bytes that it takes in memory.
    pub fn bytes(&self) -> usize {
        self.exact.bytes() + self.loose.bytes()
    }

    /// The entries that hold `identifier`.
    pub fn find(&self, identifier: &Identifier) -> Held<'_> {
        self.find_key(NumberKey::of(identifier))
    }

    /// The entries that hold the number of a key.
    pub fn find_key(&self, key: NumberKey) -> Held<'_> {
        let loose = key.loose.map(|loose| self.loose.find(loose));
        Held {
            exact: self.exact.find(key.exact),
            loose: loose.unwrap_or_default(),
        }
    }
}

impl Table {
    fn of(mut held: Vec<(u64, u32)>) -> Self {
        held.sort_unstable();
        held.dedup();
        let (hashes, entries) = held.into_iter().unzip();
        Self { hashes, entries }
    }

    fn find(&self, hash: u64) -> &[u32] {
        let start = self.hashes.partition_point(|held| *held < hash);
        let same = self
            .hashes
            .iter()
            .skip(start)
            .take_while(|held| **held == hash);
        self.entries
            .get(start..start + same.count())
            .unwrap_or_default()
    }

    const fn bytes(&self) -> usize {
        self.hashes.capacity() * size_of::<u64>() + self.entries.capacity() * size_of::<u32>()
    }
}

/// The form of an identifier without what eyes and cameras take for each other, of any family and state.
fn loose_key(identifier: &Identifier) -> String {
    loose(identifier.body())
}

fn hash(key: &str) -> u64 {
    let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
    let (first, _) = digest.split_first_chunk().unwrap_or((&[0; 8], &[]));
    u64::from_be_bytes(*first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identifier::Scheme;

    fn read(scheme: Scheme, raw: &str) -> Identifier {
        Identifier::read(scheme, raw, None).unwrap()
    }

    #[test]
    fn an_identifier_is_found_in_any_spelling_and_a_confusable_one_as_a_question() {
        let held = [
            read(Scheme::Container, "CSQU3054383"),
            read(Scheme::Plate, "AA1234BC"),
        ];
        let table = Identifiers::of(held.iter().zip(7..));
        let found = |scheme, raw| {
            let found = table.find(&read(scheme, raw));
            (found.exact.to_vec(), found.loose.to_vec())
        };
        assert_eq!(
            found(Scheme::Container, "csqu 305438-3"),
            (vec![7], vec![7])
        );
        assert_eq!(found(Scheme::Plate, "АА 1234 ВС"), (vec![8], vec![8]));
        assert_eq!(found(Scheme::Plate, "AA I234 BC"), (vec![], vec![8]));
        assert_eq!(found(Scheme::Plate, "AA1234BX"), (vec![], vec![]));
        assert_eq!(table.len(), 2);
    }

    #[test]
    fn two_entries_of_one_identifier_are_both_found() {
        let container = read(Scheme::Container, "CSQU3054383");
        let table = Identifiers::of([(&container, 3), (&container, 1)]);
        assert_eq!(table.find(&container).exact, [1, 3]);
    }
}
