//! Looking up: records by their id, reference, identifiers, words and journal, and pages of them.

use ntc_core::time::Timestamp;

use super::list::{self, Candidates, Filter, MAX_PAGE, MAX_SCANNED, Page, PageKey};
use super::posting::{MADE, Term};
use super::state::Rows;
use super::words::{self, Words};
use super::{Counts, Id, Index, IndexEntry, IndexError, JournalId, Location, Reference, at_most};
use crate::lock;

/// Where the records go on of which something is kept no longer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DueKey(u64, u32);

impl Index {
    /// The records with an id: one for each origin that gave it, own ones first; behind them those that are refused.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn by_id(&self, id: Id) -> Result<Vec<IndexEntry>, IndexError> {
        let found = self.noticed(self.state().by_id(id))?.into_iter();
        let mut found: Vec<_> = found.map(|(_, entry)| entry).collect();
        found.sort_by_key(|entry| (!entry.counts(), entry.location.journal));
        Ok(found)
    }

    /// The ids of records that begin with these bytes, so many at most, whatever became of the records. Of fewer bytes than
    /// tell when a record was made there are none.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn beginning(&self, start: &[u8], most: usize) -> Result<Vec<Id>, IndexError> {
        let Some(made) = start.first_chunk::<MADE>() else {
            return Ok(Vec::new());
        };
        let state = self.state();
        let found = || {
            let (mut rows, mut ids) = (Rows::new(&state), Vec::new());
            let mut postings = state.postings(Term::Made(*made).key(), 0, 0)?;
            let mut read = 0;
            while read < MAX_SCANNED
                && let Some(posting) = postings.next()?
            {
                read += 1;
                let id = rows.entry(posting.number())?.id;
                if ids.len() < most && id.starts_with(start) && !ids.contains(&id) {
                    ids.push(id);
                }
            }
            Ok(ids)
        };
        self.noticed(found())
    }

    /// The record of an origin with an id.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn by_origin(&self, origin: &str, id: Id) -> Result<Option<IndexEntry>, IndexError> {
        let mut found = self.by_id(id)?.into_iter();
        Ok(found.find(|entry| entry.origin == origin))
    }

    /// The record of an entry of a journal's ledger.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn at(&self, place: &Location) -> Result<Option<IndexEntry>, IndexError> {
        self.noticed(self.state().at(place))
    }

    /// Every own record of a source reference, so many at most, the newest first.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn all_by_source_reference(
        &self,
        reference: Reference,
        most: usize,
    ) -> Result<Vec<IndexEntry>, IndexError> {
        let state = self.state();
        let found = || {
            let mut entries = Vec::new();
            let mut postings = state.postings(Term::Reference(reference).key(), 0, 0)?;
            while entries.len() < most
                && let Some(posting) = postings.next()?
            {
                entries.push(Rows::new(&state).entry(posting.number())?);
            }
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.location.ledger_index));
            Ok(entries)
        };
        self.noticed(found())
    }

    /// The frames that disclose a record: the one it came with, then those that added to it.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn frames(&self, location: &Location) -> Result<Vec<u64>, IndexError> {
        let state = self.state();
        let found = || {
            let mut frames = vec![location.number];
            let mut postings = state.postings(Term::Addition(location).key(), 0, 0)?;
            while let Some(posting) = postings.next()? {
                frames.push(posting.order());
            }
            Ok(frames)
        };
        self.noticed(found())
    }

    /// A page of the records that pass the filter, newest first. Looks at [`MAX_SCANNED`] entries at most, so a
    /// page can be short, even empty, and still have a next one.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn list(
        &self,
        filter: &Filter,
        after: Option<&PageKey>,
        limit: usize,
    ) -> Result<Page, IndexError> {
        at_most("a page", limit, MAX_PAGE)?;
        self.noticed(list::page(&self.state(), filter, after, limit, MAX_SCANNED))
    }

    /// False when no record holds one of these identifiers; true where that cannot be told without reading a file, or
    /// without waiting for a batch.
    pub fn may_hold<'a>(&self, keys: impl IntoIterator<Item = &'a String>) -> bool {
        let mut keys = keys.into_iter().peekable();
        if keys.peek().is_none() {
            return false;
        }
        let state = lock::try_read(&self.inner.state);
        state.is_none_or(|state| keys.any(|key| state.may_hold(Term::Identifier(key).key())))
    }

    /// Records that hold one of these identifiers and pass the filter, newest first, from `after` on.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn by_identifiers(
        &self,
        keys: &[String],
        filter: &Filter,
        after: Option<PageKey>,
        limit: usize,
    ) -> Result<Candidates, IndexError> {
        at_most("a page", limit, MAX_PAGE)?;
        self.noticed(list::by_identifiers(
            &self.state(),
            keys,
            filter,
            after,
            limit,
        ))
    }

    /// Records that hold words and pass the filter, the one that was taken last first, from below a number on.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn by_words(
        &self,
        sought: &Words<'_>,
        filter: &Filter,
        below: u32,
        limit: usize,
    ) -> Result<Candidates, IndexError> {
        at_most("a page", limit, MAX_PAGE)?;
        self.noticed(words::candidates(
            &self.state(),
            sought,
            filter,
            below,
            limit,
        ))
    }

    /// The records of a journal that count, in the order of the frames they came with, from one frame on.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn arrived(
        &self,
        journal: JournalId,
        from: u64,
        limit: usize,
    ) -> Result<Vec<IndexEntry>, IndexError> {
        self.listed(&Term::Journal(journal), from, limit)
    }

    /// The records under a term, in its order from a place on.
    fn listed(
        &self,
        term: &Term<'_>,
        from: u64,
        limit: usize,
    ) -> Result<Vec<IndexEntry>, IndexError> {
        at_most("a page", limit, MAX_PAGE)?;
        let state = self.state();
        let found = || {
            let mut rows = Rows::new(&state);
            let mut postings = state.postings(term.key(), from, 0)?;
            let mut entries = Vec::new();
            while entries.len() < limit
                && let Some(posting) = postings.next()?
            {
                entries.push(rows.entry(posting.number())?);
            }
            Ok(entries)
        };
        self.noticed(found())
    }

    /// Records of which something is kept no longer at a time, refused ones too, behind a place: those whose time was over
    /// first come first. With the place to go on from; none behind the last.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn ending(
        &self,
        behind: Option<DueKey>,
        at: Timestamp,
        limit: usize,
    ) -> Result<(Vec<IndexEntry>, Option<DueKey>), IndexError> {
        at_most("a page", limit, MAX_PAGE)?;
        let state = self.state();
        let found = || {
            let (order, number) = behind.map_or((0, 0), |DueKey(order, number)| {
                (order, number.saturating_add(1))
            });
            let mut rows = Rows::new(&state);
            let mut postings = state.postings(Term::Due.key(), order, number)?;
            let (mut entries, mut last) = (Vec::new(), None);
            while let Some(posting) = postings.next()?
                && posting.order() <= at.as_millis()
            {
                if entries.len() == limit {
                    return Ok((entries, last));
                }
                last = Some(DueKey(posting.order(), posting.number()));
                entries.push(rows.entry(posting.number())?);
            }
            Ok((entries, None))
        };
        self.noticed(found())
    }

    /// Of how many records something is kept no longer at a time; so many are counted at most.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn count_ending(&self, at: Timestamp, most: u64) -> Result<u64, IndexError> {
        let state = self.state();
        let counted = || {
            let mut postings = state.postings(Term::Due.key(), 0, 0)?;
            let mut count = 0;
            while count < most
                && let Some(posting) = postings.next()?
                && posting.order() <= at.as_millis()
            {
                count += 1;
            }
            Ok(count)
        };
        self.noticed(counted())
    }

    /// The records of a journal in the order of their entries, from one on, refused ones and those that do not stand too.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn entries(
        &self,
        journal: JournalId,
        from: u64,
        limit: usize,
    ) -> Result<Vec<IndexEntry>, IndexError> {
        self.listed(&Term::Entries(journal), from, limit)
    }

    /// A page of the refused records, newest first.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn refused(&self, after: Option<&PageKey>, limit: usize) -> Result<Page, IndexError> {
        at_most("a page", limit, MAX_PAGE)?;
        self.noticed(list::refused(&self.state(), after, limit))
    }

    /// How many records there are, by origin and kind; refused ones are not counted.
    pub fn counts(&self) -> Counts {
        self.state().standing.counts.clone()
    }
}
