//! The fresh records: those that no run holds yet, in memory and bounded.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::reason::Reason;

use super::posting::{MADE, NO_RECORD, Posting, Term, TermKey, order_of};
use super::run::{Run, RunWriter};
use super::{Id, IndexEntry, IndexError, JournalId, Location, row};
use crate::store::medium::Medium;

/// Fresh records at most.
pub(super) const MAX_FRESH: usize = 8_192;
/// Their postings at most, about 40 bytes each in memory.
const MAX_FRESH_POSTINGS: usize = 10 * MAX_FRESH;
/// Bytes that their words take in memory at most, about.
const MAX_FRESH_WORD_BYTES: usize = 4 << 20;
/// Bytes that a word takes beside the numbers of its records, about.
const WORD_BYTES: usize = 80;
/// Bytes of their rows at most.
const MAX_FRESH_BYTES: usize = 3 << 20;

/// The fresh records.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    first: u32,
    rows: Vec<Box<[u8]>>,
    row_bytes: usize,
    postings: BTreeSet<Posting>,
    /// The records of each word, in the order they were taken.
    words: BTreeMap<TermKey, Vec<u32>>,
    word_bytes: usize,
    /// Records of runs that no longer count.
    voids: Vec<u32>,
}

impl Fresh {
    /// None yet; the first one gets this number.
    pub(super) fn from(first: u32) -> Self {
        Self {
            first,
            ..Self::default()
        }
    }

    /// How many.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Number of the next one.
    pub(super) fn end(&self) -> u32 {
        let rows = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.first.saturating_add(rows)
    }

    /// True when nothing has to be written.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.postings.is_empty() && self.voids.is_empty()
    }

    /// True when a run has to be made of them before more come.
    pub(super) fn is_full(&self) -> bool {
        self.len() >= MAX_FRESH
            || self.postings.len() >= MAX_FRESH_POSTINGS
            || self.word_bytes >= MAX_FRESH_WORD_BYTES
            || self.row_bytes >= MAX_FRESH_BYTES
            || self.voids.len() >= MAX_FRESH
    }

    /// Takes a record in, as the next one, and answers its number.
    pub(super) fn insert(&mut self, entry: &IndexEntry) -> u32 {
        let number = self.end();
        let order = order_of(entry.created);
        let terms = terms(entry);
        self.postings.extend(
            terms
                .into_iter()
                .map(|term| Posting::new(term.key(), order, number)),
        );
        let Location {
            journal,
            ledger_index,
            ..
        } = entry.location;
        let entries = Term::Entries(journal).key();
        self.postings
            .insert(Posting::new(entries, ledger_index, number));
        if let Some(due) = entry.due.filter(|_| !entry.is_gone) {
            let term = Term::Due.key();
            self.postings
                .insert(Posting::new(term, due.as_millis(), number));
        }
        if entry.counts() {
            let journal = Term::Journal(entry.location.journal).key();
            self.postings
                .insert(Posting::new(journal, entry.location.number, number));
            for word in &entry.words {
                let numbers = self.words.entry(word.key()).or_insert_with(|| {
                    self.word_bytes += WORD_BYTES;
                    Vec::new()
                });
                self.word_bytes += size_of::<u32>();
                numbers.push(number);
            }
        }
        let row = row::encode(entry).into_boxed_slice();
        self.row_bytes += row.len();
        self.rows.push(row);
        number
    }

    /// A further frame discloses more of the record at this place.
    pub(super) fn add(&mut self, location: &Location) {
        let term = Term::Addition(location).key();
        self.postings
            .insert(Posting::new(term, location.number, NO_RECORD));
    }

    /// The record with this number no longer counts.
    pub(super) fn void(&mut self, number: u32) {
        let Some(at) = number.checked_sub(self.first) else {
            self.voids.push(number);
            return;
        };
        if let Some(row) = self.rows.get_mut(at as usize) {
            self.row_bytes = self.row_bytes.saturating_sub(row.len());
            *row = Box::default();
        }
    }

    /// True for a fresh record that no longer counts: nothing of it is written.
    fn is_blank(&self, number: u32) -> bool {
        self.row(number).is_some_and(<[u8]>::is_empty)
    }

    /// True when the runs do not know yet of a record of theirs that it no longer counts.
    pub(super) const fn has_voids(&self) -> bool {
        !self.voids.is_empty()
    }

    /// The row of a record.
    pub(super) fn row(&self, number: u32) -> Option<&[u8]> {
        let at = number.checked_sub(self.first)?;
        self.rows.get(at as usize).map(|row| &**row)
    }

    /// The postings from one on.
    pub(super) fn postings(&self, from: Posting) -> impl Iterator<Item = Posting> + '_ {
        self.postings.range(from..).copied()
    }

    /// The records of each word from one to another, which grow.
    pub(super) fn spellings(
        &self,
        first: TermKey,
        last: TermKey,
    ) -> impl Iterator<Item = (TermKey, &[u32])> + '_ {
        let range = self.words.range(first..=last);
        range.map(|(term, numbers)| (*term, numbers.as_slice()))
    }

    /// Number of the first one.
    pub(super) const fn first(&self) -> u32 {
        self.first
    }

    /// Writes a run of their words, without rows.
    pub(super) fn write_words(
        &self,
        path: &std::path::Path,
        medium: Arc<dyn Medium>,
    ) -> Result<Run, IndexError> {
        let mut writer = RunWriter::create(path, medium, self.first, 0)?;
        writer.end_rows()?;
        for posting in self.words.iter().flat_map(postings_of) {
            if !self.is_blank(posting.number()) {
                writer.posting(posting)?;
            }
        }
        writer.describe(self.end(), Vec::new());
        writer.finish()
    }

    /// True when something is found by this term.
    pub(super) fn holds(&self, term: TermKey) -> bool {
        self.postings(Posting::new(term, 0, 0))
            .next()
            .is_some_and(|posting| posting.term() == term)
    }

    /// Writes a run of all of them.
    pub(super) fn write(
        &self,
        path: &std::path::Path,
        medium: Arc<dyn Medium>,
    ) -> Result<Run, IndexError> {
        let naming = self.postings.iter().filter(|it| it.term().is_filtered());
        let mut writer = RunWriter::create(path, medium, self.first, naming.count() as u64)?;
        for row in &self.rows {
            writer.row(row)?;
        }
        writer.end_rows()?;
        for posting in &self.postings {
            if !self.is_blank(posting.number()) {
                writer.posting(*posting)?;
            }
        }
        writer.describe(self.end(), self.voids.clone());
        writer.finish()
    }
}

/// The postings of a word, which run from the record that was taken last to the first.
fn postings_of((term, numbers): (&TermKey, &Vec<u32>)) -> impl Iterator<Item = Posting> {
    let numbers = numbers.iter().rev();
    numbers.map(move |number| Posting::of_word(*term, *number))
}

/// What an id begins with.
pub(super) fn made(id: Id) -> [u8; MADE] {
    let [a, b, c, d, e, f, ..] = id;
    [a, b, c, d, e, f]
}

/// What an entry is found by. One that is refused is found as such and by the reference that it took, so that no list
/// shows it; one that was accepted, and one of which nothing is left, is not listed as refused.
fn terms(entry: &IndexEntry) -> Vec<Term<'_>> {
    let reference = entry.source_reference;
    let reference = reference.filter(|_| entry.location.journal == JournalId::Ledger);
    let taken = reference.map(Term::Reference);
    if let Some(refused) = entry.refused {
        let mut terms = Vec::new();
        let is_listed = !entry.is_gone && !refused.was_accepted();
        terms.extend(is_listed.then_some(Term::Refused));
        // However often a partner repeats an id, it leads to the first record alone.
        if !entry.is_replay() {
            terms.extend([Term::Id(entry.id), Term::Made(made(entry.id))]);
        }
        // What was corrected or withdrawn keeps the reference that it took.
        terms.extend(taken);
        // What was corrected, or came by two ways, still names its pictures; its entry comes with no other keys.
        let names = matches!(refused.reason, Reason::Superseded | Reason::SameRecord);
        let is_kept = names && !entry.is_gone;
        let kept = entry.identifiers.iter().filter(|_| is_kept);
        terms.extend(kept.map(|key| Term::Identifier(key)));
        return terms;
    }
    let mut terms = vec![
        Term::All,
        Term::Id(entry.id),
        Term::Made(made(entry.id)),
        Term::Kind(entry.kind),
        Term::Origin(&entry.origin),
    ];
    terms.extend(taken);
    if entry.is_gone {
        return terms;
    }
    terms.extend(entry.categories.iter().map(|code| Term::Category(code)));
    terms.extend(entry.identifiers.iter().map(|key| Term::Identifier(key)));
    terms
}
