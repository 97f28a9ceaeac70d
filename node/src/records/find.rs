//! Finding records: the index tells which can answer, and each is read to see whether it does.

use std::collections::BTreeMap;

use ntc_core::finding::{Answer, Likeness, Query, Within};
use ntc_core::reason::Reasoned;
use ntc_core::record::Record;
use thiserror::Error;

use super::frames;
use super::held::HeldRecord;
use crate::chain::record_of;
use crate::lookup::Lookup;
use crate::store::index::{
    Candidate, Candidates, Filter, IndexEntry, IndexError, JournalId, PageKey, Words,
};

/// Records that are read for one page at most.
const MAX_READ: usize = 1_024;
/// Bytes of an answer from which on a page is full, well below the limit of a message.
const MAX_PAGE_BYTES: usize = 256 * 1024;
/// Candidates that are asked of the index at once.
const AT_ONCE: usize = 64;

/// A record that answers.
pub(crate) struct Found {
    /// What the index knows of it.
    pub(crate) entry: IndexEntry,
    /// The fields that answer, the surest first.
    pub(crate) answers: Vec<Answer>,
}

/// A page of found records: exact ones, then normalised ones, then possible ones, and the newest of each first.
pub(crate) struct FoundPage {
    /// The records.
    pub(crate) found: Vec<Found>,
    /// Where the next page goes on; none after the last. A page can be empty and have a next one.
    pub(crate) next: Option<FindKey>,
}

/// What of a record is looked at.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Source {
    Identifiers,
    Countries,
    Words,
}

/// Where finding goes on. Opaque to callers, who send it back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct FindKey {
    likeness: Likeness,
    source: Source,
    after: Option<PageKey>,
}

/// These bytes are not a page key.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(BadPageKey)]
#[error("the page key is not one that this node gave for this look-up; begin with the first page")]
pub(crate) struct BadFindKey;

impl Source {
    const ALL: [Self; 3] = [Self::Identifiers, Self::Countries, Self::Words];

    const fn of(within: Within) -> Self {
        match within {
            Within::Identifier => Self::Identifiers,
            Within::Country => Self::Countries,
            Within::Text | Within::Company | Within::Person | Within::Place | Within::Substance => {
                Self::Words
            }
        }
    }
}

impl FindKey {
    const FIRST: Self = Self {
        likeness: Likeness::Exact,
        source: Source::Identifiers,
        after: None,
    };

    /// The bytes to send: likeness, source, and the page key of the index where one was given.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = vec![self.likeness as u8, self.source as u8];
        bytes.extend(self.after.iter().flat_map(PageKey::to_bytes));
        bytes
    }

    /// Reads the bytes of [`Self::to_bytes`].
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, BadFindKey> {
        let ([likeness, source], after) = bytes.split_first_chunk::<2>().ok_or(BadFindKey)?;
        let likeness = Likeness::from_number(i32::from(*likeness)).ok_or(BadFindKey)?;
        let source = Source::ALL.into_iter().find(|it| *it as u8 == *source);
        let after = (!after.is_empty()).then(|| PageKey::from_bytes(after));
        Ok(Self {
            likeness,
            source: source.ok_or(BadFindKey)?,
            after: after.transpose().map_err(|_| BadFindKey)?,
        })
    }

    /// What is looked at behind this: the next source, then what is less sure.
    fn next(self) -> Option<Self> {
        let mut sources = Source::ALL.into_iter();
        if let Some(source) = sources.find(|source| *source > self.source) {
            return Some(Self {
                source,
                after: None,
                ..self
            });
        }
        let likeness = Likeness::ALL.into_iter().find(|it| *it > self.likeness)?;
        Some(Self {
            likeness,
            ..Self::FIRST
        })
    }
}

/// Finds the records that answer and pass the filter, from a key on: `limit` at most, and bytes of an answer by what
/// each takes, which `weigh` tells.
///
/// # Errors
/// When the index is damaged or cannot be read.
pub(crate) fn find(
    lookup: &Lookup,
    query: &Query,
    filter: &Filter,
    from: Option<FindKey>,
    limit: usize,
    weigh: &mut dyn FnMut(&Found) -> usize,
) -> Result<FoundPage, IndexError> {
    let mut search = Search {
        lookup,
        query,
        filter,
        limit,
        weigh,
        bytes: 0,
        known: BTreeMap::new(),
        page: FoundPage {
            found: Vec::new(),
            next: None,
        },
    };
    let mut at = Some(from.unwrap_or(FindKey::FIRST));
    while let Some(key) = at {
        at = search.step(key)?;
        if search.is_full() && at.is_some() {
            search.page.next = at;
            break;
        }
    }
    // Words that stand in different fields are less sure than each of them.
    let surest = |found: &Found| Query::likeness(&found.answers);
    search.page.found.sort_by_key(surest);
    Ok(search.page)
}

struct Search<'a> {
    lookup: &'a Lookup,
    query: &'a Query,
    filter: &'a Filter,
    limit: usize,
    weigh: &'a mut dyn FnMut(&Found) -> usize,
    /// What the page takes.
    bytes: usize,
    /// What was read for this page, and how it answered.
    known: BTreeMap<PageOf, Vec<Answer>>,
    page: FoundPage,
}

/// A place in a journal, for what was read already.
type PageOf = (JournalId, u64);

impl Search<'_> {
    /// Looks at some candidates; answers where to go on.
    fn step(&mut self, key: FindKey) -> Result<Option<FindKey>, IndexError> {
        let Candidates { entries, next } = self.candidates(key)?;
        for Candidate { key: at, entry } in entries {
            let answers = self.answers(&entry);
            if emits(&answers, key) {
                let found = Found { entry, answers };
                self.bytes += (self.weigh)(&found);
                self.page.found.push(found);
            }
            if self.is_full() {
                return Ok(Some(FindKey {
                    after: Some(at),
                    ..key
                }));
            }
        }
        Ok(match next {
            Some(after) => Some(FindKey {
                after: Some(after),
                ..key
            }),
            None => key.next(),
        })
    }

    fn is_full(&self) -> bool {
        self.page.found.len() >= self.limit
            || self.known.len() >= MAX_READ
            || self.bytes >= MAX_PAGE_BYTES
    }

    fn candidates(&self, key: FindKey) -> Result<Candidates, IndexError> {
        let index = self.lookup.index();
        let words = match key.source {
            Source::Identifiers => {
                let keys = self.query.identifier_keys();
                return index.by_identifiers(&keys, self.filter, key.after, AT_ONCE);
            }
            Source::Countries => self.query.country_keys(),
            Source::Words => self.query.word_keys(),
        };
        let about: &[Within] = match key.source {
            Source::Countries => &[Within::Country],
            Source::Identifiers | Source::Words => self.query.about(),
        };
        let sought = Words {
            keys: &words,
            about,
            likeness: key.likeness,
            // A country is surely one, and written in one of its ways; words that stand apart are less sure together.
            or_surer: key.source == Source::Countries || words.len() > 1,
        };
        if words.is_empty() {
            return Ok(Candidates::default());
        }
        let below = key.after.map_or(u32::MAX, PageKey::number);
        index.by_words(&sought, self.filter, below, AT_ONCE)
    }

    fn answers(&mut self, entry: &IndexEntry) -> Vec<Answer> {
        let at = (entry.location.journal, entry.location.ledger_index);
        let (lookup, query) = (self.lookup, self.query);
        let read = || {
            let record = read(lookup, entry);
            record
                .map(|record| query.answers(&record))
                .unwrap_or_default()
        };
        self.known.entry(at).or_insert_with(read).clone()
    }
}

/// True when a record is told at this place: by what answers most surely, and once.
fn emits(answers: &[Answer], key: FindKey) -> bool {
    let Some(best) = Query::likeness(answers) else {
        return false;
    };
    let surest = answers
        .iter()
        .filter(|answer| answer.why.likeness() == best);
    let source = surest.map(|answer| Source::of(answer.within)).min();
    best == key.likeness && source == Some(key.source)
}

/// Reads a record as it is held, with what REVEAL items added; none when it cannot be read.
pub(crate) fn read(lookup: &Lookup, entry: &IndexEntry) -> Option<Record> {
    let opening = match entry.location.journal {
        JournalId::Ledger => frames::own_at(lookup, entry.location.number)?.opening,
        JournalId::Replica(_) => HeldRecord::read(lookup, &entry.location).ok()??.opening?,
        JournalId::Node => return None,
    };
    record_of(&opening).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_lead_through_every_source_from_the_surest_on() {
        let mut at = Some(FindKey::FIRST);
        let mut seen = Vec::new();
        while let Some(key) = at {
            assert_eq!(FindKey::from_bytes(&key.to_bytes()), Ok(key));
            seen.push((key.likeness, key.source));
            at = key.next();
        }
        assert_eq!(seen.len(), 9);
        assert!(seen.is_sorted());
    }

    #[test]
    fn bytes_that_are_no_key_are_refused() {
        for bytes in [&[][..], &[1], &[0, 0], &[4, 0], &[1, 3], &[1, 0, 0]] {
            assert_eq!(FindKey::from_bytes(bytes), Err(BadFindKey), "{bytes:?}");
        }
    }
}
