//! The state: runs from the oldest to the newest, the fresh records behind them, and which records no longer count.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fresh::Fresh;
use super::posting::{Posting, Term, TermKey};
use super::purge::Doomed;
use super::run::{Run, RunPostings};
use super::{Counts, Id, IndexEntry, IndexError, JournalId, Location, damaged, row};

/// Blocks of rows that one look-up keeps at most.
const BLOCKS_KEPT: usize = 32;

/// The rows that were made of one record, by their numbers; with what is known of it where the row counts.
pub(super) type RowsAt = Vec<(u32, Option<IndexEntry>)>;

/// What the index holds at one moment.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) runs: Vec<Arc<Run>>,
    /// Runs of words, without rows, of the same records.
    pub(super) words: Vec<Arc<Run>>,
    pub(super) fresh: Fresh,
    pub(super) voids: Voids,
    /// Records of runs that are to leave the files.
    pub(super) doomed: Doomed,
    pub(super) standing: Standing,
}

/// How far journals were followed, and what that came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    pub(super) followed: BTreeMap<JournalId, u64>,
    pub(super) counts: Counts,
}

/// Which records no longer count: one bit for each.
#[derive(Clone, Debug, Default)]
pub(super) struct Voids(Vec<u64>);

impl Voids {
    pub(super) fn insert(&mut self, number: u32) {
        let at = (number / 64) as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at) {
            *word |= 1 << (number % 64);
        }
    }

    pub(super) fn holds(&self, number: u32) -> bool {
        let word = self.0.get((number / 64) as usize);
        word.is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

impl State {
    /// Takes a record in.
    pub(super) fn insert(&mut self, entry: &IndexEntry) {
        self.fresh.insert(entry);
        if entry.counts() {
            let of = (entry.origin.clone(), entry.kind);
            *self.standing.counts.entry(of).or_default() += 1;
        }
    }

    /// The record with this number no longer counts: another row is in its place, if any is.
    pub(super) fn void(&mut self, number: u32, entry: &IndexEntry) {
        if self.voids.holds(number) {
            return;
        }
        self.voids.insert(number);
        self.fresh.void(number);
        let of = (entry.origin.clone(), entry.kind);
        if entry.counts()
            && let Some(count) = self.standing.counts.get_mut(&of)
        {
            *count = count.saturating_sub(1);
        }
    }

    /// The rows that were made of the record of an entry, as far as the files still tell of them.
    pub(super) fn rows_at(
        &self,
        place: &Location,
        rows: &mut Rows<'_>,
    ) -> Result<RowsAt, IndexError> {
        let term = Term::Entries(place.journal).key();
        let mut postings = self.postings(term, place.ledger_index, 0)?;
        let order = Posting::new(term, place.ledger_index, 0).order();
        let mut found = Vec::new();
        while let Some(posting) = postings.any()?
            && posting.order() == order
        {
            let number = posting.number();
            if self.voids.holds(number) {
                found.push((number, None));
                continue;
            }
            let entry = rows.entry(number)?;
            // The largest indices share an order.
            if entry.location.is_same_entry(place) {
                found.push((number, Some(entry)));
            }
        }
        Ok(found)
    }

    /// What is known of the record of an entry; none when no row of it counts.
    pub(super) fn at(&self, place: &Location) -> Result<Option<IndexEntry>, IndexError> {
        let found = self.rows_at(place, &mut Rows::new(self))?;
        Ok(found.into_iter().find_map(|(_, entry)| entry))
    }

    /// All postings of a term that count, in their order.
    pub(super) fn postings(
        &self,
        term: TermKey,
        order: u64,
        number: u32,
    ) -> Result<Postings<'_>, IndexError> {
        Postings::new(self, term, Posting::new(term, order, number))
    }

    /// The records with an id, with their numbers.
    pub(super) fn by_id(&self, id: Id) -> Result<Vec<(u32, IndexEntry)>, IndexError> {
        let mut found = Vec::new();
        let mut rows = Rows::new(self);
        let mut postings = self.postings(Term::Id(id).key(), 0, 0)?;
        while let Some(posting) = postings.next()? {
            let entry = rows.entry(posting.number())?;
            if entry.id == id {
                found.push((posting.number(), entry));
            }
        }
        Ok(found)
    }

    /// True when a record may be found by this term; false is certain.
    pub(super) fn may_hold(&self, term: TermKey) -> bool {
        self.fresh.holds(term) || self.runs.iter().any(|run| run.may_hold(term))
    }
}

/// The postings of one term in all runs and among the fresh, merged.
pub(super) struct Postings<'a> {
    state: &'a State,
    term: TermKey,
    sources: Vec<(Posting, Source<'a>)>,
}

enum Source<'a> {
    Run(Box<RunPostings>),
    Fresh(Box<dyn Iterator<Item = Posting> + 'a>),
}

impl Source<'_> {
    fn next(&mut self) -> Result<Option<Posting>, IndexError> {
        match self {
            Self::Run(run) => run.next(),
            Self::Fresh(fresh) => Ok(fresh.next()),
        }
    }
}

impl<'a> Postings<'a> {
    fn new(state: &'a State, term: TermKey, from: Posting) -> Result<Self, IndexError> {
        let mut postings = Self {
            state,
            term,
            sources: Vec::new(),
        };
        for run in state.runs.iter().filter(|run| run.may_hold(term)) {
            postings.push(Source::Run(Box::new(RunPostings::from(run, from)?)))?;
        }
        let fresh = state.fresh.postings(from);
        postings.push(Source::Fresh(Box::new(fresh)))?;
        Ok(postings)
    }

    /// Keeps a source as long as it has postings of the term.
    fn push(&mut self, mut source: Source<'a>) -> Result<(), IndexError> {
        let next = source.next()?.filter(|next| next.term() == self.term);
        self.sources.extend(next.map(|next| (next, source)));
        Ok(())
    }

    /// The next posting of a record that counts; none behind the last.
    pub(super) fn next(&mut self) -> Result<Option<Posting>, IndexError> {
        loop {
            let next = self.any()?;
            if next.is_none_or(|posting| !self.state.voids.holds(posting.number())) {
                return Ok(next);
            }
        }
    }

    /// The next posting, whether its record counts or not; none behind the last.
    fn any(&mut self) -> Result<Option<Posting>, IndexError> {
        let heads = self.sources.iter().enumerate();
        let Some((at, _)) = heads.min_by_key(|(_, (head, _))| *head) else {
            return Ok(None);
        };
        let (posting, source) = self.sources.swap_remove(at);
        self.push(source)?;
        Ok(Some(posting))
    }
}

/// Reads rows; keeps the blocks it read last, for records that are near each other.
pub(super) struct Rows<'a> {
    state: &'a State,
    kept: Vec<(u32, Vec<u8>)>,
}

impl<'a> Rows<'a> {
    pub(super) const fn new(state: &'a State) -> Self {
        Self {
            state,
            kept: Vec::new(),
        }
    }

    /// What is known of a record.
    pub(super) fn entry(&mut self, number: u32) -> Result<IndexEntry, IndexError> {
        if let Some(row) = self.state.fresh.row(number) {
            return row::decode(row);
        }
        let runs = &self.state.runs;
        let behind = runs.partition_point(|run| run.first() <= number);
        let run = behind.checked_sub(1).and_then(|at| runs.get(at));
        let block = run.and_then(|run| Some((run, run.row_block_of(number)?)));
        let (run, at) = block.ok_or_else(|| damaged("the number of a record"))?;
        let (first, block) = self.block(run, at)?;
        row::nth(block, number.saturating_sub(first) as usize)
            .ok_or_else(|| damaged("a block of rows"))
            .and_then(row::decode)
    }

    fn block(&mut self, run: &Run, at: usize) -> Result<(u32, &[u8]), IndexError> {
        let first = run.row_block_first(at).unwrap_or(u32::MAX);
        let kept = match self.kept.iter().position(|(kept, _)| *kept == first) {
            Some(kept) => kept,
            None => {
                let block = run.row_block(at)?;
                let block = block.ok_or_else(|| damaged("the place of a row"))?;
                if self.kept.len() == BLOCKS_KEPT {
                    self.kept.remove(0);
                }
                self.kept.push(block);
                self.kept.len() - 1
            }
        };
        let block = self.kept.get(kept);
        block
            .map(|(first, block)| (*first, block.as_slice()))
            .ok_or_else(|| damaged("a block of rows"))
    }
}
