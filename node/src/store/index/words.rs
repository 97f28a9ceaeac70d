//! Looking up words: which records hold all of them, and how surely.

use std::sync::Arc;

use ntc_core::finding::{Likeness, Within, Word, WordKeys};

use super::IndexError;
use super::list::{Candidate, Candidates, Filter, PageKey};
use super::posting::{NO_RECORD, Posting, TermKey, WordTerm};
use super::run::{Run, RunPostings};
use super::state::{Rows, State};

/// Records that are looked at for one page.
const MAX_LOOKED_AT: usize = 4_096;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The keys of each word; a record has to hold all words.
    pub keys: &'a [WordKeys],
    /// What the words are said about.
    pub about: &'a [Within],
    /// How surely.
    pub likeness: Likeness,
    /// True when records that hold the words more surely are wanted too.
    pub or_surer: bool,
}

/// A record that holds a word, and how surely.
type Held = (u32, Likeness);

/// Where postings of words stand: a run, or the fresh records.
enum Segment<'a> {
    Fresh(&'a State),
    Run(&'a Arc<Run>),
}

/// Reads candidates, segment by segment: numbers of records only grow from one to the next.
pub(super) fn candidates(
    state: &State,
    sought: &Words<'_>,
    filter: &Filter,
    below: u32,
    limit: usize,
) -> Result<Candidates, IndexError> {
    let mut found = Candidates::default();
    let mut rows = Rows::new(state);
    let mut looked_at = 0;
    let runs = state.words.iter().rev().map(Segment::Run);
    for segment in std::iter::once(Segment::Fresh(state)).chain(runs) {
        if segment.first() >= below {
            continue;
        }
        for (number, likeness) in segment.holding(sought)? {
            let wanted =
                likeness == sought.likeness || (sought.or_surer && likeness < sought.likeness);
            if number >= below || !wanted || state.voids.holds(number) {
                continue;
            }
            if found.entries.len() == limit || looked_at == MAX_LOOKED_AT {
                return Ok(found);
            }
            looked_at += 1;
            let entry = rows.entry(number)?;
            let key = PageKey::of_number(number);
            found.next = Some(key);
            if filter.passes_all(&entry) {
                found.entries.push(Candidate { key, entry });
            }
        }
    }
    found.next = None;
    Ok(found)
}

impl Segment<'_> {
    /// Number of its first record.
    fn first(&self) -> u32 {
        match self {
            Self::Fresh(state) => state.fresh.first(),
            Self::Run(run) => run.first(),
        }
    }

    /// The records that hold all words, the last first, each as surely as the least sure of its words.
    fn holding(&self, sought: &Words<'_>) -> Result<Vec<Held>, IndexError> {
        let mut all: Option<Vec<Held>> = None;
        for keys in sought.keys {
            let held = self.one_word(keys, sought)?;
            let both = match all {
                None => held,
                Some(all) => both(&all, &held),
            };
            if both.is_empty() {
                return Ok(both);
            }
            all = Some(both);
        }
        Ok(all.unwrap_or_default())
    }

    fn one_word(&self, keys: &WordKeys, sought: &Words<'_>) -> Result<Vec<Held>, IndexError> {
        let mut held = Vec::new();
        for about in sought.about {
            let term = |skeleton: &str, fold: &str, written: &str| {
                let word = Word {
                    about: *about,
                    skeleton: skeleton.to_owned(),
                    fold: fold.to_owned(),
                    written: written.to_owned(),
                };
                WordTerm::from(&word).key()
            };
            for (skeleton, fold) in &keys.same {
                let exact = term(skeleton, fold, &keys.written);
                if sought.likeness == Likeness::Exact {
                    self.read((exact, exact), |_| Likeness::Exact, &mut held)?;
                    continue;
                }
                let likeness = |found| {
                    if found == exact {
                        Likeness::Exact
                    } else {
                        Likeness::Normalised
                    }
                };
                self.read(exact.same_words(), likeness, &mut held)?;
            }
            if sought.likeness == Likeness::Possible {
                for skeleton in &keys.possible {
                    let range = term(skeleton, "", "").possible_words();
                    self.read(range, |_| Likeness::Possible, &mut held)?;
                }
            }
        }
        // The last first, and of each the surest.
        held.sort_unstable_by_key(|(number, likeness)| (!*number, *likeness));
        held.dedup_by_key(|(number, _)| *number);
        Ok(held)
    }

    fn read(
        &self,
        (first, last): (TermKey, TermKey),
        likeness: impl Fn(TermKey) -> Likeness,
        held: &mut Vec<Held>,
    ) -> Result<(), IndexError> {
        let mut take = |posting: Posting| {
            let term = posting.term();
            let holds = term <= last;
            if holds {
                held.push((posting.number(), likeness(term)));
            }
            holds
        };
        match self {
            Self::Fresh(state) => {
                let mut words = state.fresh.words(first);
                while words.next().is_some_and(&mut take) {}
            }
            Self::Run(run) => {
                let from = Posting::of_word(first, NO_RECORD);
                let mut postings = RunPostings::from(run, from)?;
                while postings.next()?.is_some_and(&mut take) {}
            }
        }
        Ok(())
    }
}

/// What stands in both lists.
fn both(one: &[Held], other: &[Held]) -> Vec<Held> {
    let mut both = Vec::with_capacity(one.len().min(other.len()));
    let mut others = other.iter().peekable();
    for (number, likeness) in one {
        while others.next_if(|(other, _)| other > number).is_some() {}
        if let Some((_, other)) = others.peek().filter(|(other, _)| other == number) {
            both.push((*number, (*likeness).max(*other)));
        }
    }
    both
}
