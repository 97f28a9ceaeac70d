//! Lists: pages of records, of what answers, and of what was refused.

use std::time::Duration;

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use prost::Message;

use super::shown::agreement;
use super::{Reading, index};
use crate::api::finding;
use crate::api::present::{millis, names};
use crate::api::seeing::{Seen, Sight};
use crate::records::{BadFindKey, FindKey, Found, Summary, find};
use crate::status::Refused;
use crate::store::index::{Filter, IndexEntry, IndexError, JournalId, MAX_PAGE, PageKey};

/// Bytes of summaries on one page at most, below the limit of an answer: how long a summary is, its author decides.
const MAX_PAGE_BYTES: usize = 384 * 1024;
/// Fields of one record that are told to answer at most.
const MAX_ANSWERS: usize = 8;
/// Most bytes of a summary in an answer beside its own: tag and length.
const SUMMARY_OVERHEAD: usize = 8;
/// Records that are listed at most of which something is kept no longer soon.
const MAX_ENDING: usize = 100;
/// Such records that are counted at most.
const MAX_COUNTED: u64 = 10_000;
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Pages that are passed over at most because no record of them is shown.
const MAX_UNSEEN_PAGES: usize = 64;
/// Entries of a page when none is asked for.
const DEFAULT_PAGE: usize = 50;

impl Reading {
    /// Records of which something is kept no longer within so many days.
    pub(in crate::api) fn ending(
        &self,
        days: u32,
        limit: usize,
        sight: &Sight,
    ) -> Result<pb::ListEndingResponse, Refused> {
        let until = self.clock.now().plus(DAY * days);
        let (lookup, failed) = (self.lookup().index(), |error: IndexError| index(&error));
        let (entries, _) = lookup
            .ending(None, until, limit.min(MAX_ENDING))
            .map_err(failed)?;
        let all = entries.len();
        let seen = entries.iter().filter_map(|entry| sight.entry(entry, entry));
        let records: Vec<_> = seen.map(|entry| self.ending_record(entry)).collect();
        Ok(pb::ListEndingResponse {
            unseen: all.saturating_sub(records.len()) as u64,
            records,
            count: lookup.count_ending(until, MAX_COUNTED).map_err(failed)?,
            days,
        })
    }

    /// What of a record ends first, when, and by whose word.
    fn ending_record(&self, seen: Seen<&IndexEntry>) -> pb::EndingRecord {
        let entry = *seen.it();
        let kept = self.retention.kept(entry, self.clock.now());
        let kept = kept.map(|(kept, _)| kept);
        let first = kept.as_ref().map(|kept| {
            let sections = kept.sections.iter();
            let first = sections.min_by_key(|(_, (until, _))| *until);
            let first = first.filter(|(_, (until, _))| *until < kept.until);
            first.map_or(("", &kept.by), |(section, (_, by))| (section.name(), by))
        });
        pb::EndingRecord {
            ends_ms: entry.due.map_or(0, millis),
            record: Some(summary(seen)),
            by: first.map_or_else(String::new, |(_, by)| by.code().to_owned()),
            agreement: first.map(|(_, by)| agreement(by)).unwrap_or_default(),
            section: first.map_or_else(String::new, |(section, _)| section.to_owned()),
            own: entry.location.journal == JournalId::Ledger,
        }
    }

    /// One page of a list, of an index that lacks so many frames. What the officer may not see is left out, so that a page
    /// can be empty and have a next one.
    pub(in crate::api) fn list(
        &self,
        request: pb::ListRequest,
        behind: u64,
        sight: &Sight,
    ) -> Result<pb::ListResponse, Refused> {
        sight.any()?;
        let page = match request.sought.clone() {
            Some(sought) => self.found(&sought, request, sight),
            None => self.listed(request, sight),
        };
        page.map(|page| pb::ListResponse {
            out_of_reach: self.out_of_reach(),
            index_behind: behind,
            ..page
        })
    }

    /// One page of what a filter lets through.
    fn listed(&self, request: pb::ListRequest, sight: &Sight) -> Result<pb::ListResponse, Refused> {
        let size = page_size(request.page_size)?;
        let mut after = page_key(&request.page)?;
        let filter = filter(request)?;
        let mut records = Vec::new();
        // A page without records that has a next one would tell that there is what is not shown.
        for _ in 0..MAX_UNSEEN_PAGES {
            let page = self.lookup.index().list(&filter, after.as_ref(), size);
            let page = page.map_err(|error| index(&error))?;
            let seen = |entry| Some(summary(sight.entry(entry, entry)?));
            let (fit, fitting) = fitting(page.entries.iter().map(seen));
            records.extend(fit.into_iter().flatten());
            after = page.keys.get(fitting).copied().or(page.next);
            if !records.is_empty() || after.is_none() {
                break;
            }
        }
        Ok(pb::ListResponse {
            // What is not seen is not counted either: a filter would tell what it is.
            looked_at: records.len() as u64,
            records,
            next_page: next_page(after),
            ..pb::ListResponse::default()
        })
    }

    /// One page of what answers.
    fn found(
        &self,
        sought: &pb::Sought,
        request: pb::ListRequest,
        sight: &Sight,
    ) -> Result<pb::ListResponse, Refused> {
        let query = finding::query(sought)?;
        let size = page_size(request.page_size)?;
        let from = (!request.page.is_empty()).then(|| FindKey::from_bytes(&request.page));
        let bad = |error: BadFindKey| Refused::field(error.reason(), "page", error.to_string());
        let from = from.transpose().map_err(bad)?;
        let filter = filter(request)?;
        let seen = |entry: &IndexEntry| sight.sees(entry);
        let page = find(
            &self.lookup,
            &query,
            (&filter, &seen),
            from,
            size,
            &mut |found| {
                let found = sight.entry(&found.entry, found);
                found.map_or(0, |found| {
                    summary_of(found).encoded_len() + SUMMARY_OVERHEAD
                })
            },
        );
        let page = page.map_err(|error| index(&error))?;
        let found = page.found.iter();
        let seen = found.filter_map(|found| sight.entry(&found.entry, found));
        Ok(pb::ListResponse {
            records: seen.map(summary_of).collect(),
            next_page: page.next.map(FindKey::to_bytes).unwrap_or_default(),
            looked_at: page.looked_at,
            surest_of: page.surest_of,
            reading: finding::reading(&query),
            ..pb::ListResponse::default()
        })
    }

    /// The partners put aside of whom records are held, and how many; none where the index was made without them.
    pub(super) fn out_of_reach(&self) -> Vec<pb::OutOfReach> {
        let roster = self.partners.roster();
        let aside = roster.peers().iter();
        let aside = aside.filter(|(party, _)| self.statuses.aside(party).is_some());
        let told = aside.filter_map(|(party, peer)| {
            let journal = JournalId::replica(peer.slot);
            let is_followed = self.lookup.index().followed(journal) > 0;
            let held = self.lookup.standing(party, peer.slot);
            let records = is_followed.then_some(held.accepted + held.refused);
            (records != Some(0)).then(|| pb::OutOfReach {
                party: party.to_string(),
                records,
            })
        });
        told.collect()
    }

    /// One page of what was received and does not count, of an index that lacks so many frames.
    pub(in crate::api) fn refused(
        &self,
        request: &pb::ListRefusedRequest,
        behind: u64,
        sight: &Sight,
    ) -> Result<pb::ListRefusedResponse, Refused> {
        let size = page_size(request.page_size)?;
        let after = page_key(&request.page)?;
        let page = self.lookup.index().refused(after.as_ref(), size);
        let page = page.map_err(|error| index(&error))?;
        let records = page.entries.iter().map(|entry| {
            let seen = sight.entry(entry, entry);
            seen.map(refused_record)
        });
        let (records, fitting) = fitting(records);
        let over = page.keys.get(fitting).copied();
        let unseen = records.iter().filter(|seen| seen.is_none()).count();
        Ok(pb::ListRefusedResponse {
            unseen: unseen as u64,
            records: records.into_iter().flatten().collect(),
            next_page: next_page(over.or(page.next)),
            index_behind: behind,
        })
    }
}

fn page_size(asked: u32) -> Result<usize, Refused> {
    match usize::try_from(asked).unwrap_or(usize::MAX) {
        0 => Ok(DEFAULT_PAGE),
        size if size <= MAX_PAGE => Ok(size),
        _ => {
            let why = format!("ask for 1 to {MAX_PAGE} records");
            Err(Refused::field(Reason::TooLarge, "page_size", why))
        }
    }
}

fn page_key(bytes: &[u8]) -> Result<Option<PageKey>, Refused> {
    (!bytes.is_empty())
        .then(|| PageKey::from_bytes(bytes))
        .transpose()
        .map_err(|error| Refused::field(error.reason(), "page", error.to_string()))
}

fn next_page(next: Option<PageKey>) -> Vec<u8> {
    next.map(|next| next.to_bytes()).unwrap_or_default()
}

/// The first lines that fit on a page, and how many they are: the others are on the next. One always fits. A line that is
/// not shown takes no room.
fn fitting<T: Message>(lines: impl Iterator<Item = Option<T>>) -> (Vec<Option<T>>, usize) {
    let mut bytes = 0;
    let fit = |line: &Option<T>| {
        bytes += line
            .as_ref()
            .map_or(0, |it| it.encoded_len() + SUMMARY_OVERHEAD);
        bytes <= MAX_PAGE_BYTES
    };
    let lines: Vec<_> = lines.take_while(fit).collect();
    let count = lines.len();
    (lines, count)
}

/// One line of the list of refused records.
fn refused_record(entry: Seen<&IndexEntry>) -> pb::RefusedRecord {
    let refused = entry.it().refused;
    let ledger_index = entry.it().location.ledger_index;
    pb::RefusedRecord {
        record: Some(summary(entry)),
        refused: refused.map_or_else(String::new, |it| it.reason.code().to_owned()),
        refused_until_ms: refused.and_then(|it| it.until).map_or(0, millis),
        ledger_index,
    }
}

/// One line of found records, with the fields that answer, as many as a line shows.
fn summary_of(found: Seen<&Found>) -> pb::RecordSummary {
    let answers = found.it().answers.iter().take(MAX_ANSWERS).cloned();
    pb::RecordSummary {
        answers: answers.map(finding::answer).collect(),
        ..summary(found.map(|found| &found.entry))
    }
}

/// One line of a list.
pub(in crate::api) fn summary(entry: Seen<&IndexEntry>) -> pb::RecordSummary {
    let entry = entry.shown();
    let summary = Summary::read(entry);
    let event_ms = summary.event_ms.map(Timestamp::from_millis);
    let media = summary.media().map(|body| pb::MediaSummary {
        sha256: body.sha256.to_vec(),
        size: body.size,
    });
    let carried = summary.carried.clone().unwrap_or_default();
    pb::RecordSummary {
        event_day: summary.event_day(),
        id: entry.id.to_vec(),
        origin: entry.origin.clone(),
        kind: i32::from(entry.kind as u8),
        created_ms: millis(entry.created),
        event_ms: event_ms.map_or(0, millis),
        media: media.collect(),
        place: summary.place,
        categories: entry.categories.clone(),
        goods: summary.goods,
        tlp: i32::try_from(summary.tlp).unwrap_or_default(),
        urgency: i32::try_from(summary.urgency).unwrap_or_default(),
        received_ms: millis(entry.received),
        answers: Vec::new(),
        erased_sections: names(entry.erased),
        erased: entry.is_gone,
        carried_origin: carried.origin,
        carried_id: carried.id,
        carried_kind: i32::try_from(carried.kind).unwrap_or_default(),
    }
}

fn filter(request: pb::ListRequest) -> Result<Filter, Refused> {
    let mut kinds = Vec::new();
    for number in &request.kinds {
        let kind = RecordKind::ALL
            .into_iter()
            .find(|kind| i32::from(*kind as u8) == *number);
        let unknown = || Refused::field(Reason::CodeUnknown, "kinds", "no kind has this number");
        kinds.push(kind.ok_or_else(unknown)?);
    }
    if kinds.is_empty() {
        kinds = RecordKind::ALL
            .into_iter()
            .filter(|kind| !kind.is_administrative())
            .collect();
    }
    let bound = |ms: i64| {
        u64::try_from(ms)
            .ok()
            .filter(|ms| *ms > 0)
            .map(Timestamp::from_millis)
    };
    let given = |text: String| (!text.is_empty()).then_some(text);
    Ok(Filter {
        kinds,
        origin: given(request.origin),
        category: given(request.category),
        created_from: bound(request.created_from_ms),
        created_until: bound(request.created_until_ms),
        identifier: None,
    })
}
