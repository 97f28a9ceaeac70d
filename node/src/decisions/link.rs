//! The link: each line names the one before it by its hash, so that lines altered or taken out show.

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use ntc_core::phrase::Phrase;
use prost::Message;

use super::{Line, MAX_GENERATIONS};

/// A line by its number and its hash.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Newest {
    /// Its number, from 1; 0 where there is none, or none of a version that links.
    pub(crate) number: u64,
    /// Its hash; none where there is none.
    pub(crate) hash: Option<Hash>,
}

/// Follows lines in their order and says where one does not name the one before it.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    before: Option<Newest>,
    /// The generation, and how many lines of it were taken.
    place: (u64, u64),
    lines: u64,
    unlinked: u64,
}

impl Chain {
    /// What generations lack: the oldest goes when there is one too many, and no other.
    pub(crate) fn lacking(generations: &[u64]) -> Vec<u64> {
        let Some(newest) = generations.last() else {
            return Vec::new();
        };
        let first = newest.saturating_sub(MAX_GENERATIONS as u64 - 1).max(1);
        let held = |generation: &u64| !generations.contains(generation);
        (first..*newest).filter(held).collect()
    }

    /// Takes the next line of a generation as it is stored, and answers which it is.
    ///
    /// # Errors
    /// What is wrong and where, when it cannot be read or does not name the one before it.
    pub(crate) fn take(&mut self, generation: u64, stored: &[u8]) -> Result<Newest, Box<Phrase>> {
        if self.place.0 != generation {
            self.place = (generation, 0);
        }
        let place = self.at();
        self.place.1 += 1;
        self.lines += 1;
        let hash = Some(leaf::journal(stored));
        let line = Line::decode(stored);
        let number = line.as_ref().map_or(0, |line| line.number);
        let newest = Newest { number, hash };
        let before = self.before.replace(newest);
        let Ok(line) = line else {
            return Err(Box::new(Phrase::FoundLineUnread { place }));
        };
        if number == 0 && before.is_none_or(|before| before.number == 0) {
            // A version wrote it that did not link.
            self.unlinked += 1;
            return Ok(newest);
        }
        let follows = match before {
            Some(before) => {
                number == before.number + 1 && Hash::from_slice(&line.previous) == before.hash
            }
            // What was before it went with its generation.
            None if generation > 1 || self.place.1 > 1 => true,
            None => number == 1 && line.previous.is_empty(),
        };
        if !follows {
            return Err(Box::new(Phrase::FoundLineUnlinked { place }));
        }
        if line.generation != generation {
            let generation = line.generation;
            return Err(Box::new(Phrase::FoundLineMoved { place, generation }));
        }
        Ok(newest)
    }

    /// Goes on behind what cannot be read.
    pub(crate) const fn skip(&mut self) {
        self.before = None;
    }

    /// Where the next line stands.
    pub(crate) fn at(&self) -> String {
        let (generation, frame) = self.place;
        format!("data/decisions/{generation:08} frame {frame}")
    }

    /// Lines that were taken.
    pub(crate) const fn lines(&self) -> u64 {
        self.lines
    }

    /// Those that name none before them, as an older version wrote them.
    pub(crate) const fn unlinked(&self) -> u64 {
        self.unlinked
    }

    /// The newest that was taken.
    pub(crate) fn newest(&self) -> Newest {
        self.before.unwrap_or_default()
    }
}
