//! What of the own records a subject meets, and what may be told of it.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::finding::Likeness;
use ntc_core::life::Subject as Name;
use ntc_core::party::Party;
use ntc_core::policy::{Known, Policies, TOLD_TO_QUERIES, Telling, known_to};
use ntc_core::query::{Finding, Hit, MAX_HITS, Matcher, Shown, Source, Subject};
use ntc_core::record::RecordId;
use ntc_core::time::Timestamp;
use thiserror::Error;

use ntc_core::reason::Reasoned;

use super::kept::{KeptEntry, MAX_ENTRIES};
use super::listed::{Found, Shared, Unread};
use crate::chain::{Ledger, record_of};
use crate::decisions::{Noting, Said};
use crate::lookup::{Lookup, StateError};
use crate::records::case::MAX_OF_CASE;
use crate::records::find;
use crate::store::index::{Filter, IndexEntry, IndexError, JournalId};

/// Records that are looked at for one subject at most, each as often as a look-up gives it.
const MAX_LOOKED_AT: usize = 256;

/// Who asks, and under what it is decided what is told.
pub(super) struct Look<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) lookup: &'a Lookup,
    pub(super) policies: &'a Policies,
    pub(super) asker: &'a Party,
    pub(super) purpose: &'a str,
    pub(super) now: Timestamp,
    pub(super) listed: &'a Shared,
    /// Whether agreement and purpose tell persons.
    pub(super) persons: bool,
    /// What keeps what the rules say.
    pub(super) noting: Option<&'a Noting>,
}

/// What the rules said of own records, by their place in the ledger; of one that several subjects meet, once.
pub(super) type Decided = BTreeMap<u64, Option<Said>>;

/// What was found of one subject.
pub(super) struct Looked {
    /// What is told.
    pub(super) finding: Finding,
    /// The records that it is told of, or that it is kept from naming.
    pub(super) records: Vec<RecordId>,
    /// The entries of own lists that it meets, the surest first.
    pub(super) entries: Vec<KeptEntry>,
    /// True when a record or a list has it.
    pub(super) is_hit: bool,
}

/// Why it is not known what is known.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum LookError {
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// What became of a record cannot be read.
    #[error(transparent)]
    #[reason(Internal)]
    State(#[from] StateError),
    /// A list that is shared cannot be answered from.
    #[error(transparent)]
    #[reason(inner)]
    Unread(#[from] Unread),
}

impl Look<'_> {
    /// Looks for a subject in what the own party may tell the asker, the surest and newest first.
    ///
    /// # Errors
    /// When index or state cannot be read.
    pub(super) fn at(&self, subject: &Subject, decided: &mut Decided) -> Result<Looked, LookError> {
        let mut matcher = Matcher::new(subject);
        let mut hits = Vec::new();
        for entry in self.candidates(&matcher)? {
            hits.extend(self.hit(&entry, &mut matcher, decided)?);
        }
        let mut listed = self.listed.entries(&mut matcher, self.persons, self.now)?;
        listed.sort_by_key(|found| found.likeness);
        let entries = listed.iter().take(MAX_ENTRIES);
        let entries = entries.map(|found| found.entry.clone()).collect();
        let listed = self.listed_alone(listed, &mut hits)?;
        hits.sort_by_key(|(_, hit)| hit.likeness);
        let more = hits.len() > MAX_HITS;
        hits.truncate(MAX_HITS);
        let (records, hits): (Vec<_>, Vec<_>) = hits.into_iter().unzip();
        Ok(Looked {
            is_hit: listed.is_some() || !hits.is_empty(),
            finding: told(hits, listed, more),
            records,
            entries,
        })
    }

    /// The records of the own ledger that can answer.
    fn candidates(&self, matcher: &Matcher) -> Result<Vec<IndexEntry>, IndexError> {
        let filter = Filter {
            kinds: TOLD_TO_QUERIES.to_vec(),
            origin: Some(self.policies.own().to_string()),
            ..Filter::default()
        };
        let mut seen = BTreeSet::new();
        let mut entries = Vec::new();
        let look_ups = matcher.look_ups();
        for (number, query) in look_ups.iter().enumerate() {
            // What a look-up leaves goes to those behind it: a common word takes no room from a rare one.
            let room = MAX_LOOKED_AT.saturating_sub(entries.len());
            let most = entries.len() + room.div_ceil(look_ups.len() - number);
            let mut from = None;
            loop {
                let page = find(
                    self.lookup,
                    query,
                    (&filter, &|_| true),
                    from,
                    MAX_LOOKED_AT,
                    &mut |_| 0,
                )?;
                for found in page.found {
                    let is_own = found.entry.location.journal == JournalId::Ledger;
                    if is_own && seen.insert(found.entry.location.ledger_index) {
                        entries.push(found.entry);
                    }
                }
                from = page.next;
                if from.is_none() || entries.len() >= most {
                    break;
                }
            }
            entries.truncate(most);
        }
        Ok(entries)
    }

    /// How surely an entry is about the subject of which no record among the hits tells. An entry and the record by which
    /// partners were told of it are one thing, told as the record, as surely as either is.
    fn listed_alone(
        &self,
        entries: Vec<Found>,
        hits: &mut [(RecordId, Hit)],
    ) -> Result<Option<Likeness>, IndexError> {
        let mut alone = None::<Likeness>;
        for Found { likeness, told, .. } in entries {
            let records = match told {
                Some(reference) => self.told_by(&reference)?,
                None => BTreeSet::new(),
            };
            let mut of = hits.iter_mut().map(|(id, hit)| (records.contains(id), hit));
            let is_named = |(is_of, hit): &(bool, &mut Hit)| *is_of && hit.shown != Shown::Nothing;
            if let Some((_, hit)) = of.find(is_named) {
                hit.likeness = hit.likeness.min(likeness);
            } else {
                alone = Some(alone.map_or(likeness, |surest| surest.min(likeness)));
            }
        }
        Ok(alone)
    }

    /// The records that were published under a reference.
    fn told_by(&self, reference: &str) -> Result<BTreeSet<RecordId>, IndexError> {
        let reference = self.ledger.records().reference(reference);
        let index = self.lookup.index();
        let entries = index.all_by_source_reference(reference, MAX_OF_CASE)?;
        let subjects = entries.iter().filter_map(IndexEntry::subject);
        Ok(subjects.map(|subject| subject.id).collect())
    }

    /// What may be told of a record, if it is about the subject and stands.
    fn hit(
        &self,
        entry: &IndexEntry,
        matcher: &mut Matcher,
        decided: &mut Decided,
    ) -> Result<Option<(RecordId, Hit)>, LookError> {
        let Some(Name { origin, id }) = entry.subject().filter(|_| entry.counts()) else {
            return Ok(None);
        };
        if self
            .lookup
            .state()
            .standing(&Name { origin, id })?
            .is_some()
        {
            return Ok(None);
        }
        // One that cannot be read says nothing; the check of the ledger tells of it.
        let Ok(record) = self.ledger.record(entry.location.ledger_index) else {
            return Ok(None);
        };
        let asked = (self.asker, self.purpose);
        let known = known_to(&record.labels, asked, self.policies, self.now);
        let said = self.noting.and_then(Noting::said);
        decided.insert(entry.location.ledger_index, said);
        let Some(known) = known else {
            return Ok(None);
        };
        let Known { sections, telling } = known;
        let opening = record.opening.clone().reduced(sections);
        let likeness = record_of(&opening).ok();
        let likeness = likeness.and_then(|record| matcher.likeness(&record));
        Ok(likeness.map(|likeness: Likeness| {
            let shown = match telling {
                Telling::Only => Shown::Nothing,
                Telling::Name => Shown::Named(id),
                Telling::Sections => Shown::Opened(id, Box::new(opening)),
            };
            let source = Source::Record;
            let hit = Hit {
                source,
                likeness,
                shown,
            };
            (id, hit)
        }))
    }
}

/// What is told of hits: of those that only may be told to be there, one, so that nobody learns how many there are. An
/// entry of a list counts among these.
fn told(mut hits: Vec<Hit>, listed: Option<Likeness>, mut more: bool) -> Finding {
    let bare = |hit: &Hit| hit.shown == Shown::Nothing;
    let listed = listed.map(|likeness| Hit {
        source: Source::List,
        likeness,
        shown: Shown::Nothing,
    });
    let first = listed.or_else(|| hits.iter().find(|hit| bare(hit)).cloned());
    hits.retain(|hit| !bare(hit));
    if first.is_some() {
        more = more || hits.len() == MAX_HITS;
        hits.truncate(MAX_HITS - 1);
    }
    hits.extend(first);
    Finding { hits, more }
}
