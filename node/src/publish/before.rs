//! What was published before under a source reference, beside the draft that names it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use ntc_core::life::{Standing, Subject};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::Decision;
use ntc_core::reason::Reason;
use ntc_core::record::{Draft, Record, RecordId};
use ntc_core::section::SECTION_COUNT;
use ntc_core::wire;

use super::{PublishError, Published, Publisher};
use crate::chain::{Appended, Disposition, StoredRecord};
use crate::records::case::{MAX_OF_CASE, of_first};
use crate::store::index::IndexEntry;

/// How long publishing with a reference waits for the index. Beyond it the reference is free again.
const REFERENCE_WAIT: Duration = Duration::from_secs(5);
/// A draft beside what was published before under its source reference.
pub(super) struct Known {
    /// The draft; told to those who lack it where the reference is published once more.
    pub(super) draft: Draft,
    /// Records of the reference, the newest first; empty when it is new.
    pub(super) before: Vec<IndexEntry>,
    /// Those who are not told once more, because one of these records went to them.
    pub(super) had: BTreeSet<Party>,
    /// True when nothing is to be written.
    pub(super) is_duplicate: bool,
}

impl Publisher {
    /// Compares a draft with what was published under its source reference.
    pub(super) async fn known(
        &self,
        draft: Draft,
        reference: &str,
        again: bool,
    ) -> Result<Known, PublishError> {
        // The index is behind the ledger by moments; what it does not hold yet could be this very reference.
        self.lookup.caught_up_with_own(REFERENCE_WAIT).await?;
        let before = self.before(reference)?;
        if let Some(newest) = before.first() {
            self.stands(newest)?;
            self.keeps_content(&draft, newest)?;
        }
        let (draft, had) = match before.first().filter(|_| again) {
            Some(_) => self.to_the_others(draft, &of_first(&self.lookup, before.clone()))?,
            None => (draft, BTreeSet::new()),
        };
        Ok(Known {
            draft,
            had,
            is_duplicate: !again && !before.is_empty(),
            before,
        })
    }

    /// The same draft for those partners alone to whom none of the records of the newest version went, and the others.
    fn to_the_others(
        &self,
        draft: Draft,
        newest: &[IndexEntry],
    ) -> Result<(Draft, BTreeSet<Party>), PublishError> {
        let (roster, policies) = (self.partners.roster(), self.partners.policies());
        let mut others: BTreeSet<Party> = if draft.audience().is_empty() {
            policies.peers().keys().cloned().collect()
        } else {
            draft.audience().clone()
        };
        let mut had = BTreeSet::new();
        // An earlier version was hidden by the correction: who has that alone lacks the case.
        for entry in newest {
            let record = self.ledger.record(entry.location.ledger_index);
            let record = record.map_err(|_| PublishError::Foreign)?;
            let goes = |party: &Party| {
                let peer = roster.peer(party);
                let told = peer.and_then(|peer| record.disposition(peer.slot));
                told.is_some_and(Disposition::goes)
            };
            had.extend(policies.peers().keys().filter(|party| goes(party)).cloned());
        }
        others.retain(|party| !had.contains(party));
        if others.is_empty() {
            return Err(PublishError::NothingToTell);
        }
        let newest = newest.first().ok_or(PublishError::Foreign)?;
        Ok((self.as_version(draft, newest)?.told_to(others), had))
    }

    /// A draft as the same version as a record: whoever has the one before sees that it takes its place.
    fn as_version(&self, draft: Draft, of: &IndexEntry) -> Result<Draft, PublishError> {
        let record = self.ledger.record(of.location.ledger_index);
        let record = record.map_err(|_| PublishError::Foreign)?;
        let header = wire::record::header(&record.opening.header);
        let header = header.map_err(|_| PublishError::Foreign)?;
        Ok(match header.supersedes {
            Some(before) => draft.correcting(before, header.version.saturating_sub(1)),
            None => draft,
        })
    }

    /// Refuses a reference under which another record than these versions was published.
    pub(super) async fn is_of_versions(
        &self,
        reference: &str,
        versions: &[RecordId],
    ) -> Result<(), PublishError> {
        self.lookup.caught_up_with_own(REFERENCE_WAIT).await?;
        for entry in self.before(reference)? {
            let id = id_of(&entry)?;
            if !versions.contains(&id) {
                return Err(PublishError::OtherContent(id));
            }
        }
        Ok(())
    }

    /// The records that were published under a reference, the newest first.
    fn before(&self, reference: &str) -> Result<Vec<IndexEntry>, PublishError> {
        let index = self.lookup.index();
        let reference = self.ledger.records().reference(reference);
        Ok(index.all_by_source_reference(reference, MAX_OF_CASE)?)
    }

    /// The newest record that was published under a reference, if there is one.
    ///
    /// # Errors
    /// When the index is behind, or cannot be read.
    pub(crate) async fn published_as(
        &self,
        reference: &str,
    ) -> Result<Option<RecordId>, PublishError> {
        self.lookup.caught_up_with_own(REFERENCE_WAIT).await?;
        self.before(reference)?.first().map(id_of).transpose()
    }

    /// The own request of one party under a reference, if there is one: the newest that stands. What else was published
    /// under the reference refuses it.
    ///
    /// # Errors
    /// When another record has the reference, the request was withdrawn, or the index is behind.
    pub(crate) async fn asked_before(
        &self,
        reference: &str,
        of: &Party,
    ) -> Result<Option<(RecordId, Arc<StoredRecord>)>, PublishError> {
        self.lookup.caught_up_with_own(REFERENCE_WAIT).await?;
        for entry in self.before(reference)? {
            let id = id_of(&entry)?;
            let record = self.ledger.record(entry.location.ledger_index);
            let record = record.map_err(|_| PublishError::Foreign)?;
            if entry.kind != RecordKind::Request {
                return Err(PublishError::OtherContent(id));
            }
            // Several may be asked the same: each has a request of its own.
            let audience = record.labels.audience.as_ref();
            if audience.is_some_and(|audience| audience.contains(of)) {
                self.stands(&entry)?;
                return Ok(Some((id, record)));
            }
        }
        Ok(None)
    }

    /// Refuses a record that says something else than one of the same reference. What was erased of that one is compared
    /// with nothing.
    pub(crate) fn says_the_same(
        record: &Record,
        (id, before): (RecordId, &StoredRecord),
    ) -> Result<(), PublishError> {
        if !before.erased.is_empty() {
            return Ok(());
        }
        let header = wire::record::header_bytes(record, &[[0; 32]; SECTION_COUNT]);
        let sections = wire::record::section_bytes(record);
        let sections = sections.iter().zip(0_u8..);
        let sections = sections.filter_map(|(bytes, slot)| Some((slot, bytes.as_deref()?)));
        let said = wire::record::record_fingerprint(&header, sections);
        let told = before.opening.sections.iter();
        let told = told.map(|open| (open.slot.number(), open.content.as_slice()));
        if said == wire::record::record_fingerprint(&before.opening.header, told) {
            return Ok(());
        }
        Err(PublishError::OtherContent(id))
    }

    /// Refuses a draft that says something else than the newest record of its reference. What was erased of that record
    /// is compared with nothing.
    fn keeps_content(&self, draft: &Draft, newest: &IndexEntry) -> Result<(), PublishError> {
        let record = self.ledger.record(newest.location.ledger_index);
        let record = record.map_err(|_| PublishError::Foreign)?;
        if !record.erased.is_empty() {
            return Ok(());
        }
        let sections = record.opening.sections.iter();
        let sections = sections.map(|open| (open.slot.number(), open.content.as_slice()));
        let told = wire::record::record_fingerprint(&record.opening.header, sections);
        if told == Some(wire::record::draft_fingerprint(draft)) {
            return Ok(());
        }
        Err(PublishError::OtherContent(id_of(newest)?))
    }

    /// Refuses a reference whose newest record was withdrawn or replaced: its case is not as the draft says, and
    /// whoever had it was told so.
    fn stands(&self, newest: &IndexEntry) -> Result<(), PublishError> {
        let id = id_of(newest)?;
        let subject = Subject {
            origin: self.party.clone(),
            id,
        };
        match self.lookup.state().standing(&subject)? {
            None => Ok(()),
            Some(Standing::Retracted { by }) => Err(PublishError::Withdrawn(id, by)),
            Some(Standing::Superseded { by, .. }) => Err(PublishError::Replaced(id, by)),
        }
    }

    /// The answer to a reference that was published before.
    pub(super) fn earlier(&self, before: Vec<IndexEntry>) -> Result<Published, PublishError> {
        let case = of_first(&self.lookup, before);
        let newest = case.first().ok_or(PublishError::Foreign)?;
        Ok(Published {
            id: id_of(newest)?,
            appended: Appended {
                ledger_index: newest.location.ledger_index,
                checkpoint_size: self.ledger.head().size,
            },
            warnings: Vec::new(),
            decisions: BTreeMap::new(),
            before: case
                .iter()
                .map(|entry| entry.location.ledger_index)
                .collect(),
            duplicate: true,
        })
    }
}

/// Says of those who had the case before that they had it, where a decision says that the record does not name them.
pub(super) fn told_before(decisions: &mut BTreeMap<Party, Decision>, had: &BTreeSet<Party>) {
    for (_, decision) in decisions
        .iter_mut()
        .filter(|(party, _)| had.contains(party))
    {
        decision.refused = Some(Reason::ToldBefore);
        decision.rules.clear();
    }
}

fn id_of(entry: &IndexEntry) -> Result<RecordId, PublishError> {
    RecordId::from_slice(&entry.id).map_err(|_| PublishError::Foreign)
}
