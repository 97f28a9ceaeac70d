//! The index of names: which entries of a list can bear a name that is asked for.
//!
//! It lies in memory and is built anew from the list. Every word stands once, as sounds; its keys lead from what sounds
//! alike to it, and its postings to the names that hold it. A question takes the words that are near enough, the names
//! that hold several of them, and scores the best of those in full. The rarest word comes first: where it leaves few names,
//! these are looked at one by one, and the long postings of common words are not followed at all.

mod build;
mod dictionary;
mod meeting;
mod seen;
mod worth;

use self::dictionary::Dictionary;
use self::meeting::Meeting;
use self::seen::Seen;
use self::worth::Worth;
use super::cost::Costs;
use super::distance::Rows;
use super::name::{Bearer, Name, Part, Word};
use super::score::{Scorer, joined, likeness_from};
use super::sound::Sounds;

pub use self::build::{Builder, TooLarge};

/// Most names that an index holds.
pub const MAX_INDEXED: usize = 64_000_000;
/// The least likeness of a word that an asked word is taken for: with less of it two words are no name that is near.
const LEAST_ALIKE: u32 = 620;
/// The likeness from which on a word is near the asked one: names that hold two of these are weighed first.
const NEAR: u32 = 850;
/// Most words that one asked word is taken for.
const MAX_ALIKE: usize = 400;
/// Most postings that one asked word is followed to; the likest words come first.
const MAX_POSTINGS: usize = 250_000;
/// Most names that are scored in full.
const MAX_SCORED: usize = 100;

/// A name of the list that answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Candidate {
    /// The entry, as the builder was told.
    pub entry: u32,
    /// How alike the names are, 0 to one thousand.
    pub score: u32,
}

/// The names of a list, to be asked for what is like them.
pub struct Index {
    words: Dictionary,
    /// Where the words of each name begin in `words_of`; one more than names.
    starts: Vec<u32>,
    words_of: Vec<u32>,
    /// Where the names of each word begin in `names_of`; one more than words.
    posting_starts: Vec<u32>,
    names_of: Vec<u32>,
    entries: Vec<u32>,
    bearer: Bearer,
}

/// Tables that questions need; one of it serves a thread.
pub struct Asker {
    rows: Rows,
    costs: Costs,
    scorer: Scorer,
    seen: Seen,
    worth: Worth,
    tokens: Vec<u32>,
}

/// A word of the dictionary that an asked word is taken for.
#[derive(Clone, Copy)]
struct Alike {
    word: u32,
    likeness: u32,
}

/// An asked word with what it is taken for, the likest first.
struct Asked {
    alike: Vec<Alike>,
    weight: u32,
    postings: usize,
}

impl Default for Asker {
    fn default() -> Self {
        Self::new()
    }
}

impl Asker {
    /// An asker.
    pub fn new() -> Self {
        Self {
            rows: Rows::default(),
            costs: Costs::get(),
            scorer: Scorer::new(),
            seen: Seen::default(),
            worth: Worth::default(),
            tokens: Vec::new(),
        }
    }
}

impl Index {
    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The bytes that it takes in memory.
    pub fn bytes(&self) -> usize {
        let numbers = [
            self.starts.capacity(),
            self.words_of.capacity(),
            self.posting_starts.capacity(),
            self.names_of.capacity(),
            self.entries.capacity(),
        ];
        numbers.iter().sum::<usize>() * size_of::<u32>() + self.words.bytes()
    }

    /// The names most like `name`, the likest first, `most` at most; of equals the one that came first.
    pub fn like(&self, name: &Name, most: usize, asker: &mut Asker) -> Vec<Candidate> {
        let mut asked = self.asked(name, asker);
        asked.retain(|word| word.postings > 0);
        asked.sort_by_key(|word| word.postings);
        let mut weighed = self.meeting(&asked, asker);
        let keep = MAX_SCORED.min(weighed.len());
        if keep > 0 && keep < weighed.len() {
            let likest = |(weight, name): &(u32, u32)| (std::cmp::Reverse(*weight), *name);
            weighed.select_nth_unstable_by_key(keep, likest);
            weighed.truncate(keep);
        }
        let mut scored: Vec<(u32, u32)> = Vec::with_capacity(weighed.len());
        for (_, held) in weighed {
            let score = asker.scorer.compare(name, &self.name(held)).score;
            scored.push((score, held));
        }
        scored.sort_unstable_by_key(|(score, held)| (std::cmp::Reverse(*score), *held));
        scored.truncate(most);
        let entry = |held: u32| self.entries.get(held as usize).copied().unwrap_or_default();
        scored
            .into_iter()
            .map(|(score, held)| Candidate {
                entry: entry(held),
                score,
            })
            .collect()
    }

    /// What each word of a name is taken for; words that tell little only where there is no other.
    fn asked(&self, name: &Name, asker: &mut Asker) -> Vec<Asked> {
        let mut asked: Vec<Asked> = Vec::new();
        for word in name.words.iter().filter(|word| word.is_telling()) {
            asked.push(self.alike(&word.sounds, word.weight, asker));
        }
        let two = name.words.windows(2);
        let two = two.filter(|words| words.iter().all(Word::is_joinable));
        let three = name.words.windows(3);
        let three = three.filter(|words| words.get(1).is_some_and(|it| it.part == Part::Particle));
        for words in two.chain(three) {
            let Some(joined) = joined(words) else {
                continue;
            };
            let weight = words.iter().map(|word| word.weight).sum();
            let word = self.alike(&joined, weight, asker);
            if word.alike.first().is_some_and(|alike| alike.likeness > 850) {
                asked.push(word);
            }
        }
        asked
    }

    fn alike(&self, sounds: &Sounds, weight: u32, asker: &mut Asker) -> Asked {
        self.words.near(sounds, &mut asker.tokens);
        let mut alike = Vec::new();
        for word in &asker.tokens {
            let held = self.words.sounds(*word);
            let like = likeness_from(LEAST_ALIKE, &mut asker.rows, (sounds, held), asker.costs);
            if let Some((likeness, _)) = like {
                alike.push(Alike {
                    word: *word,
                    likeness,
                });
            }
        }
        alike.sort_unstable_by_key(|alike| (std::cmp::Reverse(alike.likeness), alike.word));
        alike.truncate(MAX_ALIKE);
        let mut postings = 0;
        let mut kept = 0;
        for alike in &alike {
            let more = self.postings(alike.word).len();
            if kept > 0 && postings + more > MAX_POSTINGS {
                break;
            }
            postings += more;
            kept += 1;
        }
        alike.truncate(kept);
        Asked {
            alike,
            weight,
            postings,
        }
    }

    fn postings(&self, word: u32) -> &[u32] {
        slice(&self.names_of, &self.posting_starts, word)
    }

    /// Names that hold two of the asked words, and some that hold one, each with how much it holds. Words with fewer
    /// postings come first.
    fn meeting(&self, asked: &[Asked], asker: &mut Asker) -> Vec<(u32, u32)> {
        let Asker { seen, worth, .. } = asker;
        let mut meeting = Meeting::of(self.len(), seen);
        for (place, word) in asked.iter().enumerate() {
            if meeting.is_short_beside(word.postings) {
                // All that follow have more postings still.
                meeting.look_at_each();
                break;
            }
            let is_last = place + 1 == asked.len();
            meeting.next_word(place, is_last);
            for alike in &word.alike {
                let is_near = alike.likeness >= NEAR;
                for name in self.postings(alike.word) {
                    meeting.meet(*name, is_near);
                }
            }
        }
        let found = meeting.found();
        worth.begin(self.words.len(), asked);
        let weighed = found
            .into_iter()
            .map(|name| (worth.of(slice(&self.words_of, &self.starts, name)), name));
        weighed.collect()
    }

    /// A name as it is compared.
    fn name(&self, name: u32) -> Name {
        let words = slice(&self.words_of, &self.starts, name);
        Name::of_words(
            self.bearer,
            words.iter().map(|word| self.words.word(*word)).collect(),
        )
    }
}

/// The numbers of one row.
fn slice<'n>(numbers: &'n [u32], starts: &[u32], row: u32) -> &'n [u32] {
    let row = row as usize;
    let start = starts.get(row).copied().unwrap_or_default() as usize;
    let end = starts.get(row + 1).copied().unwrap_or_default() as usize;
    numbers.get(start..end).unwrap_or_default()
}
