//! Looking up words: which records hold all of them, and how surely.

use std::sync::Arc;

use ntc_core::finding::{Likeness, Within, Word, WordKeys};

use super::IndexError;
use super::cursor::{Range, WordCursor, holding_all};
use super::list::{Candidate, Candidates, Filter, PageKey};
use super::posting::WordTerm;
use super::run::Run;
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
    let ranges: Vec<_> = sought.keys.iter().map(|it| ranges(it, sought)).collect();
    let runs = state.words.iter().rev().map(Segment::Run);
    for segment in std::iter::once(Segment::Fresh(state)).chain(runs) {
        if segment.first() >= below {
            continue;
        }
        let mut words = segment.cursors(&ranges)?;
        let mut below = below;
        while let Some(most) = below.checked_sub(1)
            && let Some((number, likeness)) = holding_all(&mut words, most)?
        {
            below = number;
            let wanted =
                likeness == sought.likeness || (sought.or_surer && likeness < sought.likeness);
            if !wanted || state.voids.holds(number) {
                continue;
            }
            if found.entries.len() == limit || found.looked_at == MAX_LOOKED_AT {
                return Ok(found);
            }
            found.looked_at += 1;
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

impl<'a> Segment<'a> {
    /// Number of its first record.
    fn first(&self) -> u32 {
        match self {
            Self::Fresh(state) => state.fresh.first(),
            Self::Run(run) => run.first(),
        }
    }

    /// What it holds of each word, by the ranges of its spellings.
    fn cursors(&self, words: &[Vec<Range>]) -> Result<Vec<WordCursor<'a>>, IndexError> {
        let cursor = |ranges: &Vec<Range>| {
            let mut cursor = WordCursor::default();
            for range in ranges {
                match self {
                    Self::Fresh(state) => cursor.add_fresh(&state.fresh, range),
                    Self::Run(run) => cursor.add_run(run, range)?,
                }
            }
            Ok(cursor)
        };
        words.iter().map(cursor).collect()
    }
}

/// The spellings that a word is looked up by.
fn ranges(keys: &WordKeys, sought: &Words<'_>) -> Vec<Range> {
    let mut ranges = Vec::new();
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
            let (first, last) = if sought.likeness == Likeness::Exact {
                (exact, exact)
            } else {
                exact.same_words()
            };
            ranges.push(Range {
                first,
                last,
                exact: Some(exact),
                others: Likeness::Normalised,
            });
        }
        if sought.likeness == Likeness::Possible {
            ranges.extend(keys.possible.iter().map(|skeleton| {
                let (first, last) = term(skeleton, "", "").possible_words();
                Range {
                    first,
                    last,
                    exact: None,
                    others: Likeness::Possible,
                }
            }));
        }
    }
    ranges
}
