//! Lists: pages of records, newest first.

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reasoned;
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::posting::{Posting, Term, order_of};
use super::state::{Rows, State};
use super::{IndexEntry, IndexError};

/// Most records of one page.
pub const MAX_PAGE: usize = 500;

/// Most entries that are looked at for one page.
pub const MAX_SCANNED: usize = 20_000;

/// Which records. The default lets all pass.
#[derive(Clone, Default)]
pub struct Filter {
    /// One of these kinds; empty for all.
    pub kinds: Vec<RecordKind>,
    /// This origin.
    pub origin: Option<String>,
    /// This category.
    pub category: Option<String>,
    /// Signed then or later.
    pub created_from: Option<Timestamp>,
    /// Signed before.
    pub created_until: Option<Timestamp>,
    /// With this identifier, by its normal key.
    pub identifier: Option<String>,
}

/// A page of a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The records, newest first.
    pub entries: Vec<IndexEntry>,
    /// Of each record the page that begins with it.
    pub keys: Vec<PageKey>,
    /// Where the next page goes on; `None` after the last.
    pub next: Option<PageKey>,
}

/// A record that may be what is looked for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where a look-up goes on behind it.
    pub key: PageKey,
    /// What is known of it.
    pub entry: IndexEntry,
}

/// Records that may be what is looked for.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// The records, in the order of the look-up.
    pub entries: Vec<Candidate>,
    /// Behind which the look-up goes on; none when it came to its end.
    pub next: Option<PageKey>,
    /// Records that were looked at, those that do not pass the filter counted.
    pub looked_at: usize,
}

/// Where a list goes on. Opaque to callers, who send it back.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct PageKey {
    order: u64,
    number: u32,
}

/// These bytes are not a page key.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(BadPageKey)]
#[error("the page key is not one that this node gave; begin with the first page")]
pub struct BadPageKey;

impl PageKey {
    /// Bytes of [`Self::to_bytes`].
    pub const LEN: usize = 12;

    /// The bytes to send: the order u64, the number u32, big-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let order = self.order.to_be_bytes();
        order.into_iter().chain(self.number.to_be_bytes()).collect()
    }

    /// Reads the bytes of [`Self::to_bytes`].
    ///
    /// # Errors
    /// When they are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadPageKey> {
        let (order, number) = bytes.split_first_chunk().ok_or(BadPageKey)?;
        Ok(Self {
            order: u64::from_be_bytes(*order),
            number: u32::from_be_bytes(number.try_into().map_err(|_| BadPageKey)?),
        })
    }

    /// The number in it.
    pub const fn number(self) -> u32 {
        self.number
    }

    /// The key of a record among those that hold a word.
    pub const fn of_number(number: u32) -> Self {
        Self { order: 0, number }
    }

    const fn of(posting: Posting) -> Self {
        Self {
            order: posting.order(),
            number: posting.number(),
        }
    }
}

/// Reads a page, looking at `scanned_max` entries at most.
pub(super) fn page(
    state: &State,
    filter: &Filter,
    after: Option<&PageKey>,
    limit: usize,
    scanned_max: usize,
) -> Result<Page, IndexError> {
    let mut page = Page::default();
    let Some(newest) = filter.newest() else {
        return Ok(page);
    };
    let (order, number) = after.map_or((newest, 0), |after| {
        (after.order, after.number).max((newest, 0))
    });
    let oldest = filter.created_from.map_or(u64::MAX, order_of);
    let mut rows = Rows::new(state);
    let mut postings = state.postings(filter.term().key(), order, number)?;
    let mut scanned = 0;
    while let Some(posting) = postings.next()? {
        if posting.order() > oldest {
            break;
        }
        if page.entries.len() == limit || scanned == scanned_max {
            // The one before this was looked at: go on here.
            page.next = Some(PageKey::of(posting));
            break;
        }
        let entry = rows.entry(posting.number())?;
        if filter.passes(&entry) {
            page.entries.push(entry);
            page.keys.push(PageKey::of(posting));
        }
        scanned += 1;
    }
    Ok(page)
}

/// Reads the records that hold one of the identifiers.
pub(super) fn by_identifiers(
    state: &State,
    keys: &[String],
    filter: &Filter,
    after: Option<PageKey>,
    limit: usize,
) -> Result<Candidates, IndexError> {
    let mut found = Vec::new();
    for key in keys {
        let term = Term::Identifier(key).key();
        let (order, number) = after.map_or((0, 0), |after| (after.order, after.number));
        let mut postings = state.postings(term, order, number)?;
        let mut read = 0;
        while let Some(posting) = postings.next()? {
            let key = PageKey::of(posting);
            if Some(key) == after {
                continue;
            }
            if read > limit {
                break;
            }
            read += 1;
            found.push(key);
        }
    }
    found.sort_unstable_by_key(|key| (key.order, key.number));
    found.dedup();
    let more = found.len() > limit;
    found.truncate(limit);
    let mut candidates = Candidates {
        next: found.last().copied().filter(|_| more),
        looked_at: found.len(),
        ..Candidates::default()
    };
    let mut rows = Rows::new(state);
    for key in found {
        let entry = rows.entry(key.number)?;
        if filter.passes_all(&entry) {
            candidates.entries.push(Candidate { key, entry });
        }
    }
    Ok(candidates)
}

/// Reads a page of the refused records.
pub(super) fn refused(
    state: &State,
    after: Option<&PageKey>,
    limit: usize,
) -> Result<Page, IndexError> {
    let (order, number) = after.map_or((0, 0), |after| (after.order, after.number));
    let mut page = Page::default();
    let mut rows = Rows::new(state);
    let mut postings = state.postings(Term::Refused.key(), order, number)?;
    while let Some(posting) = postings.next()? {
        if page.entries.len() == limit {
            page.next = Some(PageKey::of(posting));
            break;
        }
        page.entries.push(rows.entry(posting.number())?);
        page.keys.push(PageKey::of(posting));
    }
    Ok(page)
}

impl Filter {
    /// The term that fewest records have.
    fn term(&self) -> Term<'_> {
        match (&self.identifier, &self.category, &*self.kinds, &self.origin) {
            (Some(identifier), ..) => Term::Identifier(identifier),
            (None, Some(category), ..) => Term::Category(category),
            (None, None, [kind], _) => Term::Kind(*kind),
            (None, None, _, Some(origin)) => Term::Origin(origin),
            (None, None, _, None) => Term::All,
        }
    }

    /// The order of the newest that can pass; none when nothing can.
    fn newest(&self) -> Option<u64> {
        match self.created_until {
            None => Some(0),
            Some(until) => {
                let last = until.as_millis().checked_sub(1)?;
                Some(order_of(Timestamp::from_millis(last)))
            }
        }
    }

    /// Whether all is so that the filter asks for but the identifier.
    pub(super) fn passes_all(&self, entry: &IndexEntry) -> bool {
        self.passes(entry)
            && self.created_from.is_none_or(|from| from <= entry.created)
            && self.created_until.is_none_or(|until| entry.created < until)
    }

    /// Whether what the term does not tell is so.
    fn passes(&self, entry: &IndexEntry) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
            && self.origin.as_ref().is_none_or(|it| *it == entry.origin)
            && self
                .category
                .as_ref()
                .is_none_or(|it| entry.categories.contains(it))
    }
}
