//! Building an index, name by name.

use std::collections::HashMap;
use std::hash::BuildHasher as _;

use thiserror::Error;

use super::super::name::{Bearer, Name, Word};
use super::dictionary::{Dictionary, Held};
use super::{Index, MAX_INDEXED};

/// More names than an index holds.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("an index holds {MAX_INDEXED} names at most; leave weak aliases out, or split the list")]
pub struct TooLarge;

/// Takes the names of a list, then makes the index of them.
pub struct Builder {
    /// Words by a hash of what tells them apart. Where two have one hash, the later stands at the next that is free.
    numbers: HashMap<u64, u32>,
    words: Vec<Held>,
    starts: Vec<u32>,
    words_of: Vec<u32>,
    entries: Vec<u32>,
    bearer: Bearer,
}

impl Builder {
    /// An index of names of `bearer`.
    pub fn new(bearer: Bearer) -> Self {
        Self {
            numbers: HashMap::new(),
            words: Vec::new(),
            starts: vec![0],
            words_of: Vec::new(),
            entries: Vec::new(),
            bearer,
        }
    }

    /// Adds a name of `entry`.
    ///
    /// # Errors
    /// When the index holds [`MAX_INDEXED`] names already.
    pub fn add(&mut self, entry: u32, name: Name) -> Result<(), TooLarge> {
        if self.entries.len() >= MAX_INDEXED {
            return Err(TooLarge);
        }
        for word in name.words {
            let number = self.number(word)?;
            self.words_of.push(number);
        }
        self.entries.push(entry);
        self.starts
            .push(u32::try_from(self.words_of.len()).map_err(|_| TooLarge)?);
        Ok(())
    }

    fn number(&mut self, word: Word) -> Result<u32, TooLarge> {
        let number = u32::try_from(self.words.len()).map_err(|_| TooLarge)?;
        let word = Held::of(word, number);
        let mut hash = self.numbers.hasher().hash_one(word.key());
        while let Some(known) = self.numbers.get(&hash) {
            let held = self.words.get(*known as usize);
            if held.is_some_and(|held| held.key() == word.key()) {
                return Ok(*known);
            }
            hash = hash.wrapping_add(1);
        }
        self.numbers.insert(hash, number);
        self.words.push(word);
        Ok(number)
    }

    /// The index of all names that were added.
    pub fn build(mut self) -> Index {
        self.numbers = HashMap::new();
        self.sort_words();
        let (posting_starts, names_of) = postings(&self.starts, &self.words_of, self.words.len());
        self.starts.shrink_to_fit();
        self.words_of.shrink_to_fit();
        self.entries.shrink_to_fit();
        Index {
            words: Dictionary::of(self.words),
            starts: self.starts,
            words_of: self.words_of,
            posting_starts,
            names_of,
            entries: self.entries,
            bearer: self.bearer,
        }
    }
}

impl Builder {
    /// Numbers the words in the order of their sounds: those that begin alike stand together, and are compared so.
    fn sort_words(&mut self) {
        self.words.shrink_to_fit();
        // The sort takes no memory beside the words: of a large list they are the most of it.
        self.words.sort_unstable_by(|this, other| {
            (this.key().0, this.number).cmp(&(other.key().0, other.number))
        });
        let mut numbers = vec![0; self.words.len()];
        for (number, word) in (0_u32..).zip(&self.words) {
            if let Some(place) = numbers.get_mut(word.number as usize) {
                *place = number;
            }
        }
        for word in &mut self.words_of {
            if let Some(number) = numbers.get(*word as usize) {
                *word = *number;
            }
        }
    }
}

/// Where the names of each word begin, and the names.
fn postings(starts: &[u32], words_of: &[u32], words: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; words + 1];
    for word in words_of {
        if let Some(count) = ends.get_mut(*word as usize) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        let count = *end;
        *end = sum;
        sum += count;
    }
    let begins = ends.clone();
    let mut names_of = vec![0_u32; words_of.len()];
    for (name, row) in (0_u32..).zip(starts.windows(2)) {
        let [start, end] = row else { continue };
        for word in words_of
            .get(*start as usize..*end as usize)
            .unwrap_or_default()
        {
            if let Some(next) = ends.get_mut(*word as usize) {
                if let Some(place) = names_of.get_mut(*next as usize) {
                    *place = name;
                }
                *next += 1;
            }
        }
    }
    (begins, names_of)
}

#[cfg(test)]
mod tests {
    use super::super::Asker;
    use super::*;

    #[test]
    fn words_of_one_hash_are_two_words_and_each_is_found() {
        let name = |text| Name::read(text, Bearer::Person);
        let mut builder = Builder::new(Bearer::Person);
        builder.add(0, name("Anna")).unwrap();
        // As if both words had one hash.
        let boris = Held::of(name("Boris").words.remove(0), 1);
        let hash = builder.numbers.hasher().hash_one(boris.key());
        builder.numbers.insert(hash, 0);
        for entry in [1, 2] {
            builder.add(entry, name("Boris")).unwrap();
        }
        assert_eq!(builder.words.len(), 2);
        let index = builder.build();
        let mut asker = Asker::new();
        let mut found = |text| -> Vec<u32> {
            let like = index.like(&name(text), 9, &mut asker).into_iter();
            like.map(|candidate| candidate.entry).collect()
        };
        assert_eq!(found("Boris"), [1, 2]);
        assert_eq!(found("Anna"), [0]);
    }
}
