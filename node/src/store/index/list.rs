//! Lists: pages of records, newest first.

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::generation::Generation;
use super::keys::{self, Key, PLACE_FIXED, Place, digest, latest};
use super::{IndexEntry, IndexError, damaged, row};

/// Most records of one page.
pub const MAX_PAGE: usize = 500;

/// Most entries that are looked at for one page.
pub const MAX_SCANNED: usize = 50_000;

/// Longest page key, in bytes: a place with the longest origin.
pub(super) const MAX_PAGE_KEY: usize = PLACE_FIXED + 64;

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
    /// Where the next page goes on; `None` after the last.
    pub next: Option<PageKey>,
}

/// Where a list goes on. Opaque to callers, who send it back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PageKey(Place);

/// These bytes are not a page key.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the page key is not one that this node gave; begin with the first page")]
pub struct BadPageKey;

impl BadPageKey {
    /// The stable code.
    pub const fn reason(self) -> Reason {
        Reason::BadPageKey
    }
}

impl PageKey {
    /// The page that begins with this entry.
    pub fn at(entry: &IndexEntry) -> Self {
        Self(Place::of(entry))
    }

    /// The bytes to send.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.encode()
    }

    /// Reads the bytes of [`Self::to_bytes`].
    ///
    /// # Errors
    /// When they are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadPageKey> {
        if bytes.len() > MAX_PAGE_KEY {
            return Err(BadPageKey);
        }
        Place::decode(bytes).map(Self).ok_or(BadPageKey)
    }
}

/// Reads a page, looking at `scanned_max` entries at most.
pub(super) fn page(
    generation: &Generation,
    filter: &Filter,
    after: Option<&PageKey>,
    limit: usize,
    scanned_max: usize,
) -> Result<Page, IndexError> {
    let prefix = match &filter.identifier {
        Some(identifier) => keys::identifiers(digest(identifier)),
        None => keys::TIMES.to_vec(),
    };
    let mut page = Page::default();
    let Some(from) = first(filter, after) else {
        return Ok(page);
    };
    let range = generation.range([prefix.as_slice(), &from].concat());
    for (scanned, item) in range.enumerate() {
        let (key, facets) = item?;
        let Some(place) = key.strip_prefix(prefix.as_slice()) else {
            return Ok(page);
        };
        let place = Place::decode(place).ok_or_else(|| damaged("a key"))?;
        if filter.created_from.is_some_and(|from| place.created < from) {
            return Ok(page);
        }
        let full = page.entries.len() == limit || scanned == scanned_max;
        if full {
            // The place before this one was looked at: go on here.
            page.next = Some(PageKey(place));
            return Ok(page);
        }
        let passes = row::pass(&facets, &filter.kinds, filter.category.as_deref())
            && filter.origin.as_ref().is_none_or(|it| *it == place.origin);
        if passes {
            let entry = generation.record(&Key::Record(&place).encode())?;
            page.entries.extend(entry);
        }
    }
    Ok(page)
}

/// The place to begin at, without the prefix; `None` when nothing can pass.
fn first(filter: &Filter, after: Option<&PageKey>) -> Option<Vec<u8>> {
    let newest = match filter.created_until {
        None => Vec::new(),
        Some(until) => {
            let last = until.as_millis().checked_sub(1)?;
            latest(Timestamp::from_millis(last)).to_vec()
        }
    };
    let after = after.map(PageKey::to_bytes).unwrap_or_default();
    Some(newest.max(after))
}
