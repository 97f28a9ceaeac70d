//! Finding records: the index tells which can answer, and each is read to see whether it does.
//!
//! Exact answers come first, then normalised ones, then possible ones, the newest of each first. Words that stand apart
//! in a record look exact to the index and are only possible, and so can be a number that many records hold: after
//! [`MAX_MISSED`] records that were read for nothing, whatever is left is told in one pass, so that no page waits for all
//! records that could be surer.

mod key;

use std::collections::BTreeMap;

use ntc_core::finding::{Answer, Heard, Likeness, Query, Within};
use ntc_core::record::Record;
use ntc_core::section::SectionSet;

use self::key::Source;
pub(crate) use self::key::{BadFindKey, FindKey};
use super::frames;
use super::held::HeldRecord;
use crate::chain::record_of;
use crate::lookup::Lookup;
use crate::store::index::{
    Candidate, Candidates, Filter, IndexEntry, IndexError, JournalId, PageKey, Words,
};

/// Records that are read for surer answers and give none, over all pages of a look-up: some 30 ms.
const MAX_MISSED: u16 = 512;
/// Records that are read for one page at most. Beyond those that are read for surer answers, almost every record that
/// is read answers.
const MAX_READ: usize = 2 * MAX_MISSED as usize;
/// Records that are looked at for one page at most, those that a filter lets pass by counted.
const MAX_LOOKED_AT: usize = 65_536;
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

/// A page of found records.
pub(crate) struct FoundPage {
    /// The records, the surest first, and the newest of each likeness first.
    pub(crate) found: Vec<Found>,
    /// Where the next page goes on; none after the last. A page can be empty and have a next one.
    pub(crate) next: Option<FindKey>,
    /// Records that were looked at for it and may be told: those that pass the filter and are seen.
    pub(crate) looked_at: u64,
    /// How many records were read for surer answers first, where that was not all of them; 0 where it was.
    pub(crate) surest_of: u64,
}

/// Finds the records that answer, pass the filter and are seen, from a key on: `limit` at most, and bytes of an answer by
/// what each takes, which `weigh` tells. One that is not seen is not counted either.
///
/// # Errors
/// When the index is damaged or cannot be read.
pub(crate) fn find(
    lookup: &Lookup,
    query: &Query,
    (filter, sees): (&Filter, &dyn Fn(&IndexEntry) -> bool),
    from: Option<FindKey>,
    limit: usize,
    weigh: &mut dyn FnMut(&Found) -> usize,
) -> Result<FoundPage, IndexError> {
    let mut search = Search {
        lookup,
        query,
        filter,
        sees,
        limit,
        weigh,
        bytes: 0,
        looked_at: 0,
        looked_at_seen: 0,
        known: BTreeMap::new(),
        heard: Heard::default(),
        found: Vec::new(),
    };
    let mut at = Some(from.unwrap_or(FindKey::FIRST));
    let mut is_cut = false;
    while let Some(key) = at {
        at = search.step(key)?;
        is_cut |= at.unwrap_or(key).is_cut();
        if search.is_full() {
            break;
        }
    }
    // Words that stand in different fields are less sure than each of them.
    let surest = |found: &Found| Query::likeness(&found.answers);
    search.found.sort_by_key(surest);
    Ok(FoundPage {
        found: search.found,
        next: at,
        looked_at: search.looked_at_seen,
        surest_of: if is_cut { u64::from(MAX_MISSED) } else { 0 },
    })
}

struct Search<'a> {
    lookup: &'a Lookup,
    query: &'a Query,
    filter: &'a Filter,
    sees: &'a dyn Fn(&IndexEntry) -> bool,
    limit: usize,
    weigh: &'a mut dyn FnMut(&Found) -> usize,
    /// What the page takes.
    bytes: usize,
    looked_at: usize,
    /// Of these, those that pass the filter and are seen.
    looked_at_seen: u64,
    /// What was read for this page, and how and where it answers most surely.
    known: BTreeMap<PageOf, Option<(Likeness, Source)>>,
    /// The words of what was read.
    heard: Heard,
    found: Vec<Found>,
}

/// A place in a journal, for what was read already.
type PageOf = (JournalId, u64);

impl Search<'_> {
    /// Looks at some candidates; answers where to go on.
    fn step(&mut self, mut key: FindKey) -> Result<Option<FindKey>, IndexError> {
        let pass = key.at.likeness;
        let candidates = self.candidates(key)?;
        self.looked_at += candidates.looked_at;
        for Candidate { key: at, entry } in candidates.entries {
            if !(self.sees)(&entry) {
                key = key.behind(at);
                continue;
            }
            self.looked_at_seen += 1;
            key = self.look(entry, key.behind(at));
            if self.is_full() || key.at.likeness != pass {
                return Ok(Some(key));
            }
        }
        Ok(match candidates.next {
            Some(after) => Some(key.behind(after)),
            None => key.next(),
        })
    }

    /// Tells a record if this is where it is told; answers where to go on behind it.
    fn look(&mut self, entry: IndexEntry, here: FindKey) -> FindKey {
        let of = (entry.location.journal, entry.location.ledger_index);
        let mut answers = None;
        let surest = match self.known.get(&of) {
            Some(surest) => *surest,
            None => {
                let surest = surest(answers.insert(self.answers_of(&entry)));
                self.known.insert(of, surest);
                surest
            }
        };
        let is_told = surest.is_some_and(|(likeness, source)| here.tells(likeness, source));
        if !is_told {
            return if answers.is_some() { here.miss() } else { here };
        }
        let answers = answers.unwrap_or_else(|| self.answers_of(&entry));
        let found = Found { entry, answers };
        self.bytes += (self.weigh)(&found);
        self.found.push(found);
        here
    }

    /// The fields of a record that answer; empty where it cannot be read, too.
    fn answers_of(&mut self, entry: &IndexEntry) -> Vec<Answer> {
        let record = read(self.lookup, entry);
        record
            .map(|record| self.query.answers_among(&record, &mut self.heard))
            .unwrap_or_default()
    }

    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
            || self.known.len() >= MAX_READ
            || self.looked_at >= MAX_LOOKED_AT
            || self.bytes >= MAX_PAGE_BYTES
    }

    fn candidates(&self, key: FindKey) -> Result<Candidates, IndexError> {
        let index = self.lookup.index();
        let words = match key.at.source {
            Source::Identifiers => {
                let keys = self.query.identifier_keys();
                return index.by_identifiers(&keys, self.filter, key.at.after, AT_ONCE);
            }
            Source::Countries => self.query.country_keys(),
            Source::Words => self.query.word_keys(),
        };
        let about: &[Within] = match key.at.source {
            Source::Countries => &[Within::Country],
            Source::Identifiers | Source::Words => self.query.about(),
        };
        let sought = Words {
            keys: &words,
            about,
            likeness: key.at.likeness,
            // A country is surely one, and written in one of its ways; words that stand apart are less sure together.
            or_surer: key.at.source == Source::Countries || words.len() > 1 || key.is_cut(),
        };
        if words.is_empty() {
            return Ok(Candidates::default());
        }
        let below = key.at.after.map_or(u32::MAX, PageKey::number);
        index.by_words(&sought, self.filter, below, AT_ONCE)
    }
}

/// How surely a record answers, and where.
fn surest(answers: &[Answer]) -> Option<(Likeness, Source)> {
    let best = Query::likeness(answers)?;
    let surest = answers
        .iter()
        .filter(|answer| answer.why.likeness() == best);
    let source = surest.map(|answer| Source::of(answer.within)).min()?;
    Some((best, source))
}

/// Reads a record as it is held, with what REVEAL items added; none when it cannot be read.
pub(crate) fn read(lookup: &Lookup, entry: &IndexEntry) -> Option<Record> {
    left(lookup, entry).0
}

/// What is left of a record, with what REVEAL items added, and what of it was erased; no record when nothing can be read
/// of it. Of an own one of which nothing else is left there is the header.
pub(crate) fn left(lookup: &Lookup, entry: &IndexEntry) -> (Option<Record>, SectionSet) {
    let (opening, erased) = match entry.location.journal {
        JournalId::Ledger => match frames::own_at(lookup, entry.location.number) {
            Some(left) => (Some(left.opening), left.erased),
            None => (None, SectionSet::EMPTY),
        },
        JournalId::Replica(_) => match HeldRecord::read(lookup, &entry.location) {
            Ok(Some(held)) => (held.opening, held.erased),
            Ok(None) | Err(_) => (None, SectionSet::EMPTY),
        },
        JournalId::Node => (None, SectionSet::EMPTY),
    };
    (opening.and_then(|it| record_of(&it).ok()), erased)
}
