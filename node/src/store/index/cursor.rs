//! The cursor: records that hold words, the one that was taken last first, read no further than they are asked for.
//! A word that most records hold costs no more than what is looked at of it.

use std::sync::Arc;

use ntc_core::finding::Likeness;

use super::IndexError;
use super::fresh::Fresh;
use super::posting::{NO_RECORD, Posting, TermKey};
use super::run::{Run, RunPostings};

/// Spellings of a range that are read side by side; where a run holds more of them, the range is read whole.
pub(super) const MAX_SIDE_BY_SIDE: usize = 64;

/// A record that holds a word, and how surely.
pub(super) type Held = (u32, Likeness);

/// Spellings that stand together in a segment: the first, the last, and which of them is the very one that was asked
/// for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub(super) first: TermKey,
    pub(super) last: TermKey,
    /// Told of this term.
    pub(super) exact: Option<TermKey>,
    /// Told of every other.
    pub(super) others: Likeness,
}

impl Range {
    fn likeness(&self, term: TermKey) -> Likeness {
        if self.exact == Some(term) {
            Likeness::Exact
        } else {
            self.others
        }
    }
}

/// The records of one spelling.
struct Spelling<'a> {
    likeness: Likeness,
    rest: Rest<'a>,
}

enum Rest<'a> {
    /// Numbers that grow; the last is the next.
    Fresh(&'a [u32]),
    /// Postings of one term behind the next one.
    Run(Posting, Box<RunPostings>),
}

/// The records of one word in a segment.
#[derive(Default)]
pub(super) struct WordCursor<'a> {
    spellings: Vec<Spelling<'a>>,
    /// Ranges of too many spellings: their records, which grow.
    whole: Vec<Vec<Held>>,
}

impl<'a> WordCursor<'a> {
    /// Adds what fresh records hold of a range.
    pub(super) fn add_fresh(&mut self, fresh: &'a Fresh, range: &Range) {
        let spellings = fresh.spellings(range.first, range.last);
        self.spellings
            .extend(spellings.map(|(term, numbers)| Spelling {
                likeness: range.likeness(term),
                rest: Rest::Fresh(numbers),
            }));
    }

    /// Adds what a run holds of a range.
    pub(super) fn add_run(&mut self, run: &Arc<Run>, range: &Range) -> Result<(), IndexError> {
        let before = self.spellings.len();
        let mut at = range.first;
        loop {
            let mut postings = RunPostings::from(run, Posting::of_word(at, NO_RECORD))?;
            let head = postings.next()?.filter(|head| head.term() <= range.last);
            let Some(head) = head else { return Ok(()) };
            if self.spellings.len() - before == MAX_SIDE_BY_SIDE {
                self.spellings.truncate(before);
                self.whole.push(whole(run, range)?);
                return Ok(());
            }
            self.spellings.push(Spelling {
                likeness: range.likeness(head.term()),
                rest: Rest::Run(head, Box::new(postings)),
            });
            let Some(next) = head.term().next() else {
                return Ok(());
            };
            at = next;
        }
    }

    /// The record with the largest number up to `most`, and how surely it holds the word. What lies above is passed by
    /// for good.
    pub(super) fn up_to(&mut self, most: u32) -> Result<Option<Held>, IndexError> {
        let mut found = None;
        for spelling in &mut self.spellings {
            let number = spelling.rest.up_to(most)?;
            found = surer(found, number.map(|number| (number, spelling.likeness)));
        }
        for whole in &mut self.whole {
            whole.truncate(whole.partition_point(|(number, _)| *number <= most));
            found = surer(found, whole.last().copied());
        }
        Ok(found)
    }
}

impl Rest<'_> {
    fn up_to(&mut self, most: u32) -> Result<Option<u32>, IndexError> {
        match self {
            Self::Fresh(numbers) => {
                let behind = numbers.partition_point(|number| *number <= most);
                *numbers = numbers.get(..behind).unwrap_or_default();
                Ok(numbers.last().copied())
            }
            Self::Run(head, postings) => {
                let term = head.term();
                if head.number() > most {
                    let next = postings.skip_to(Posting::of_word(term, most))?;
                    match next.filter(|next| next.term() == term) {
                        Some(next) => *head = next,
                        None => {
                            *self = Self::Fresh(&[]);
                            return Ok(None);
                        }
                    }
                }
                Ok(Some(head.number()))
            }
        }
    }
}

/// The larger number; of one number the surer.
fn surer(one: Option<Held>, other: Option<Held>) -> Option<Held> {
    let key = |(number, likeness): &Held| (*number, std::cmp::Reverse(*likeness));
    one.into_iter().chain(other).max_by_key(key)
}

/// Every record of a range, by its number, each once and as surely as it holds it.
fn whole(run: &Arc<Run>, range: &Range) -> Result<Vec<Held>, IndexError> {
    let mut held = Vec::new();
    let mut postings = RunPostings::from(run, Posting::of_word(range.first, NO_RECORD))?;
    while let Some(posting) = postings.next()?.filter(|it| it.term() <= range.last) {
        held.push((posting.number(), range.likeness(posting.term())));
    }
    held.sort_unstable();
    held.dedup_by_key(|(number, _)| *number);
    Ok(held)
}

/// The record with the largest number up to `most` that holds all words, as surely as the least sure of them.
pub(super) fn holding_all(
    words: &mut [WordCursor<'_>],
    mut most: u32,
) -> Result<Option<Held>, IndexError> {
    loop {
        let mut held: Option<Held> = None;
        for word in &mut *words {
            let Some((number, likeness)) = word.up_to(most)? else {
                return Ok(None);
            };
            most = number;
            held = match held {
                Some((first, _)) if first != number => {
                    held = None;
                    break;
                }
                Some((_, least)) => Some((number, least.max(likeness))),
                None => Some((number, likeness)),
            };
        }
        if held.is_some() || words.is_empty() {
            return Ok(held);
        }
    }
}
