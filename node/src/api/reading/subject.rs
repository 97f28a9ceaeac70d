//! What is held of a person or company that asks: every record is read, whatever became of it.

use ntc_core::finding::{Answer, Query};
use ntc_core::reason::Reason;
use ntc_core::section::SectionSet;
use ntc_proto::node::v1 as pb;
use prost::Message;

use super::lists::summary;
use super::{Reading, index};
use crate::api::finding;
use crate::api::retention::holder;
use crate::api::seeing::{Seen, Sight};
use crate::records::read;
use crate::status::Refused;
use crate::store::index::{IndexEntry, JournalId, MAX_PAGE};

/// Texts that are sought together at most.
const MAX_SOUGHT: usize = 16;
/// Records that are read for one page at most.
const MAX_READ: u64 = 5_000;
/// Bytes of an answer from which on a page is full, below the limit of a message.
const MAX_PAGE_BYTES: usize = 256 * 1024;
/// Fields of one record that are told to answer at most.
const MAX_ANSWERS: usize = 32;

/// Where a search goes on: a journal, and an entry of its ledger.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct At {
    journal: JournalId,
    entry: u64,
}

impl At {
    fn to_bytes(self) -> Vec<u8> {
        let (tag, number) = self.journal.numbers();
        [
            &[tag],
            number.to_be_bytes().as_slice(),
            &self.entry.to_be_bytes(),
        ]
        .concat()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (tag, rest) = bytes.split_first()?;
        let (number, rest) = rest.split_first_chunk()?;
        let entry = rest.try_into().ok()?;
        Some(Self {
            journal: JournalId::from_numbers(*tag, u32::from_be_bytes(*number))?,
            entry: u64::from_be_bytes(entry),
        })
    }
}

impl Reading {
    /// One page of the records that mention what is sought.
    pub(in crate::api) fn find_subject(
        &self,
        request: &pb::FindSubjectRequest,
        sight: &Sight,
    ) -> Result<pb::FindSubjectResponse, Refused> {
        let queries = queries(&request.sought)?;
        let mut at = if request.page.is_empty() {
            None
        } else {
            let bad = || Refused::field(Reason::BadPageKey, "page", "it is no key of this search");
            Some(At::from_bytes(&request.page).ok_or_else(bad)?)
        };
        let mut page = pb::FindSubjectResponse::default();
        let journals = self.lookup.journals().into_keys();
        let begins = at.map(|at: At| at.journal);
        for journal in journals.filter(|it| begins.is_none_or(|begins| *it >= begins)) {
            let mut from = at
                .take()
                .filter(|at| at.journal == journal)
                .map_or(0, |at| at.entry);
            loop {
                let entries = self.lookup.index().entries(journal, from, MAX_PAGE);
                let entries = entries.map_err(|error| index(&error))?;
                let is_last = entries.len() < MAX_PAGE;
                for entry in entries {
                    let here = entry.location.ledger_index;
                    if page.read >= MAX_READ || page.encoded_len() >= MAX_PAGE_BYTES {
                        page.next_page = At {
                            journal,
                            entry: here,
                        }
                        .to_bytes();
                        return Ok(page);
                    }
                    self.look_at(&entry, &queries, (&mut page, sight))?;
                    from = here.saturating_add(1);
                }
                if is_last {
                    break;
                }
            }
        }
        Ok(page)
    }

    fn look_at(
        &self,
        entry: &IndexEntry,
        queries: &[Query],
        (page, sight): (&mut pb::FindSubjectResponse, &Sight),
    ) -> Result<(), Refused> {
        page.read += 1;
        page.erased += u64::from(entry.is_gone || !entry.erased.is_empty());
        if entry.is_gone {
            return Ok(());
        }
        let Some(record) = read(&self.lookup, entry) else {
            page.unread += 1;
            return Ok(());
        };
        let answers = queries.iter().flat_map(|query| query.answers(&record));
        let answers: Vec<Answer> = answers.take(MAX_ANSWERS).collect();
        if answers.is_empty() {
            return Ok(());
        }
        let Some(seen) = sight.entry(entry, entry) else {
            // Whoever asks has a right to an answer: that there is a record is told to whoever has to see to that.
            page.records.push(unseen(entry));
            return Ok(());
        };
        let kept = self.retention.kept(entry, self.clock.now());
        let holders = self.retention.holders(entry, SectionSet::ALL)?;
        let erasures = self.erasures(&seen)?;
        page.records.push(pb::SubjectRecord {
            record: Some(pb::RecordSummary {
                answers: answers.into_iter().map(finding::answer).collect(),
                ..summary(seen)
            }),
            unseen: false,
            refused: entry
                .refused
                .map(|refused| refused.reason.code().to_owned())
                .unwrap_or_default(),
            holders: holders.into_iter().map(holder).collect(),
            erasures,
            kept_until_ms: kept
                .as_ref()
                .map_or(0, |(kept, _)| crate::api::present::millis(kept.until)),
            kept_by: kept
                .map(|(kept, _)| kept.by.code().to_owned())
                .unwrap_or_default(),
        });
        Ok(())
    }

    /// What of a record was erased.
    fn erasures(&self, entry: &Seen<&IndexEntry>) -> Result<Vec<pb::Erasure>, Refused> {
        if entry.it().erased.is_empty() {
            return Ok(Vec::new());
        }
        let shown = match entry.it().location.journal {
            JournalId::Ledger => self.own(entry)?,
            JournalId::Replica(_) | JournalId::Node => self.received(entry)?,
        };
        Ok(shown.erasures)
    }
}

/// A record that answers and is not shown: its name.
fn unseen(entry: &IndexEntry) -> pb::SubjectRecord {
    pb::SubjectRecord {
        record: Some(pb::RecordSummary {
            id: entry.id.to_vec(),
            origin: entry.origin.clone(),
            ..pb::RecordSummary::default()
        }),
        unseen: true,
        ..pb::SubjectRecord::default()
    }
}

fn queries(sought: &[pb::Sought]) -> Result<Vec<Query>, Refused> {
    if sought.is_empty() || sought.len() > MAX_SOUGHT {
        let why = format!("name 1 to {MAX_SOUGHT} texts");
        return Err(Refused::field(Reason::TooLarge, "sought", why));
    }
    sought.iter().map(finding::query).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_to_where_it_was_given_and_other_bytes_nowhere() {
        for journal in [JournalId::Ledger, JournalId::Replica(7)] {
            let at = At {
                journal,
                entry: 4711,
            };
            assert_eq!(At::from_bytes(&at.to_bytes()), Some(at));
            let mut longer = at.to_bytes();
            longer.push(0);
            assert_eq!(At::from_bytes(&longer), None);
            assert_eq!(At::from_bytes(&longer[..12]), None);
        }
        assert_eq!(At::from_bytes(&[9; 13]), None);
    }
}
