//! Corrections and retractions: an own record is replaced or withdrawn, whoever holds it learns so, and says what it
//! did. What is acknowledged of other records, such as the receipt of a request, is acknowledged here too.
//!
//! What an officer orders is a record in the ledger; what follows from it is done by the node itself, as chores that
//! the follower of journals writes down: erasing what was withdrawn, and acknowledging what others ordered. A chore
//! stays until it is done, so that a crash between two steps delays it and loses nothing.

mod chores;
mod error;
mod openers;
mod relay;
mod status;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use ntc_core::life::{Holder, Says, Standing, Subject, changed};
use ntc_core::model::text::check_reason;
use ntc_core::party::Party;
use ntc_core::record::{
    AcknowledgementEvent, AcknowledgementStep, Coded, CorrectionEvent, Draft, Event, MAX_CORRECTED,
    MAX_RETRACTED, Record, RecordId, RetractionEvent,
};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use tokio::sync::Mutex;

pub(crate) use self::error::RecallError;
pub(crate) use self::status::{Holding, Recalled};
use crate::audit::{Act, Audit};
use crate::chain::{StoredRecord, record_of};
use crate::inbox::ReplicaError;
use crate::outbox::{Outbox, Receipts};
use crate::ports::Clock;
use crate::publish::{Published, Publisher, Telling};
use crate::records::case::twins;
use crate::store::index::IndexEntry;

/// How long an order waits until the index knows the own ledger.
const OWN_WAIT: Duration = Duration::from_secs(5);

/// Corrects and withdraws own records, and obeys what others order of theirs.
pub(crate) struct Recall {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) outbox: Outbox,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) audit: Arc<Audit>,
    /// The clock of audit entries.
    pub(crate) clock: Arc<dyn Clock>,
    /// Keeps the content of a partner's record, by its entry, whatever the partner erases.
    pub(crate) keeps: Keeps,
    /// One order or chore at a time: each looks at what stands before it writes.
    pub(crate) ordering: Mutex<()>,
}

/// Keeps the content of a party's record; false when there is no replica that could.
pub(crate) type Keeps = Arc<dyn Fn(&Party, u64) -> Result<bool, ReplicaError> + Send + Sync>;

/// Whom a record went to, and which sections.
type Went = BTreeMap<Party, SectionSet>;

/// A record of the own party, and where it stands.
#[derive(Clone)]
struct Own {
    id: RecordId,
    entry: IndexEntry,
    record: Arc<StoredRecord>,
}

/// What a retraction was told to.
#[derive(Debug)]
pub(crate) struct Retracted {
    /// The retraction.
    pub(crate) id: RecordId,
    /// The records that it withdraws: every version of one.
    pub(crate) records: Vec<RecordId>,
    /// Who holds one of them, and so is told.
    pub(crate) holders: BTreeSet<Party>,
    /// Holders whose nodes cannot obey it, so that somebody has to call them.
    pub(crate) unable: BTreeSet<Party>,
}

impl Recall {
    /// Withdraws an own record, every version of it and whatever tells of the same case: the node hides and erases them,
    /// and so does whoever holds one.
    ///
    /// # Errors
    /// When there is no such own record, it is withdrawn already, or the ledger takes nothing.
    pub(crate) async fn retract(
        &self,
        id: RecordId,
        reason: Coded,
        act: &mut Act,
    ) -> Result<Retracted, RecallError> {
        act.about(&id.to_string());
        let _ordering = self.ordering.lock().await;
        self.publisher.lookup.caught_up_with_own(OWN_WAIT).await?;
        let case = self.case(self.versions(id)?)?;
        let holders = self.went_to(&case);
        let records: Vec<_> = case.iter().map(|own| own.id).collect();
        let event = RetractionEvent {
            records: records.clone(),
            reason,
            relays: None,
        };
        let event = Event::Retraction(Box::new(event));
        let (id, unable) = self.order(event, holders.clone(), act).await?;
        Ok(Retracted {
            id,
            records,
            holders,
            unable,
        })
    }

    /// Who would be told that an own record is withdrawn.
    ///
    /// # Errors
    /// When there is no such own record, or it is withdrawn already.
    pub(crate) async fn holders(&self, id: RecordId) -> Result<BTreeSet<Party>, RecallError> {
        self.publisher.lookup.caught_up_with_own(OWN_WAIT).await?;
        let case = self.case(self.versions(id)?)?;
        Ok(self.went_to(&case))
    }

    /// Those to whom the records of a case went.
    fn went_to(&self, case: &[Own]) -> BTreeSet<Party> {
        let went = case
            .iter()
            .flat_map(|own| self.went(&own.record).into_keys());
        went.collect()
    }

    /// Publishes the next version of an own record together with the correction, which tells whoever holds the one
    /// before what it changes. Answers with the number of the version.
    ///
    /// # Errors
    /// When there is no such own record, it does not stand, the draft changes nothing or another kind, or publishing
    /// refuses it.
    pub(crate) async fn correct(
        &self,
        id: RecordId,
        draft: Draft,
        reason: String,
        act: &mut Act,
    ) -> Result<(Published, u32), RecallError> {
        check_reason("reason", &reason)?;
        act.about(&id.to_string());
        let _ordering = self.ordering.lock().await;
        self.publisher.lookup.caught_up_with_own(OWN_WAIT).await?;
        let versions = self.versions(id)?;
        let own = versions.last().ok_or(RecallError::NotOwn)?;
        if own.id != id {
            return Err(RecallError::Superseded(own.id));
        }
        let before = record_of(&own.record.opening).map_err(RecallError::Unreadable)?;
        if !before.kind().has_versions() {
            return Err(RecallError::NotRecalled(before.kind()));
        }
        if draft.kind() != before.kind() {
            return Err(RecallError::OtherKind(before.kind()));
        }
        let version = before.header().version;
        let draft = draft.correcting(id, version);
        self.differs(&before, &draft)?;
        let version = version.saturating_add(1);
        let case = self.case(versions)?;
        let ids: Vec<_> = case.iter().map(|own| own.id).collect();
        let mut told = Vec::new();
        // Those that stand are of the newest version: earlier ones were replaced.
        for own in &case {
            if self.standing(own.id)?.is_none() {
                told.push((own.id, self.went(&own.record)));
            }
        }
        let corrections = |after: &Record| {
            let tell = told.iter().map(|(id, went)| {
                let event = correction((*id, &before), after, (version, went), reason.clone());
                let audience = went.keys().cloned().collect();
                self.publisher
                    .administrative(audience, Event::Correction(Box::new(event)))
            });
            tell.collect()
        };
        let mut telling = act.like().next()?;
        telling.about(&id.to_string());
        let tells = Telling {
            records: &corrections,
            act: &mut telling,
        };
        let published = self
            .publisher
            .publish_version(draft, &ids, tells, act)
            .await;
        match &published {
            Ok(_) => telling.done(),
            Err(error) => telling.refused(error.reason()),
        }
        let published = published?;
        self.until_it_acts(published.id).await;
        Ok((published, version))
    }

    /// Refuses a next version that says nothing else than the one before, to readers or in its handling.
    fn differs(&self, before: &Record, draft: &Draft) -> Result<(), RecallError> {
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        let id = publisher.new_id(now)?;
        let (after, _) = draft
            .clone()
            .check(&publisher.party, id, now, &publisher.defaults)?;
        let same = before.sections() == after.sections()
            && before.handling() == after.handling()
            && before.urgency() == after.urgency()
            && before.purpose() == after.purpose();
        if same {
            return Err(RecallError::NothingChanged);
        }
        Ok(())
    }

    /// Tells the author of a record that was replaced or withdrawn whether an officer had to undo or change anything.
    ///
    /// # Errors
    /// When the record is an own one, it stands, the author was told so before, or the ledger takes nothing.
    pub(crate) async fn act_on(
        &self,
        subject: &Subject,
        changed: bool,
        act: &mut Act,
    ) -> Result<RecordId, RecallError> {
        act.about(&subject.id.to_string());
        if subject.origin == self.publisher.party {
            return Err(RecallError::Own);
        }
        let standing = self.publisher.lookup.state().standing(subject)?;
        let standing = standing.ok_or(RecallError::Stands)?;
        let notes = self.publisher.lookup.state().notes(subject)?;
        let of_order = notes.iter().filter(|note| {
            matches!(note.says, Says::Acknowledged { recall: Some(order), .. } if order == standing.by())
        });
        match Holder::fold(&self.publisher.party, of_order).acted {
            Some(before) if before == changed => return Err(RecallError::ToldBefore),
            Some(true) => return Err(RecallError::Undone),
            Some(false) | None => (),
        }
        let step = if changed {
            AcknowledgementStep::Acted
        } else {
            AcknowledgementStep::NotActed
        };
        let now = self.publisher.clock.now();
        let obeyed = Some(standing.by());
        self.acknowledge(subject, (step, now), obeyed, act).await
    }

    /// Keeps the content of a partner's record for a legal ground, shown to nobody once its author withdraws it, and tells
    /// the author so.
    ///
    /// # Errors
    /// When the record is an own one or its content is gone, no ground is given, or the ledger takes nothing.
    pub(crate) async fn keep(
        &self,
        subject: &Subject,
        ground: String,
        act: &mut Act,
    ) -> Result<RecordId, RecallError> {
        act.about(&subject.id.to_string());
        if subject.origin == self.publisher.party {
            return Err(RecallError::Own);
        }
        let entry = self.publisher.lookup.entry(subject)?;
        let entry = entry.filter(|entry| !entry.is_gone);
        let place = entry.ok_or(RecallError::NothingLeft)?.location.ledger_index;
        let event = AcknowledgementEvent {
            about: subject.name(),
            step: AcknowledgementStep::Kept,
            at: self.publisher.clock.now(),
            recall: None,
            ground,
            sections: Vec::new(),
            holder: None,
        };
        let event = Event::Acknowledgement(Box::new(event));
        let author: BTreeSet<_> = [subject.origin.clone()].into();
        // What breaks a rule is refused before anything is kept.
        self.publisher
            .administrative(author.clone(), event.clone())?;
        act.begun().await?;
        let (keeps, origin) = (Arc::clone(&self.keeps), subject.origin.clone());
        let kept = tokio::task::spawn_blocking(move || keeps(&origin, place)).await;
        if !kept.unwrap_or(Ok(false))? {
            return Err(RecallError::NothingLeft);
        }
        let (id, _) = self.order(event, author, act).await?;
        Ok(id)
    }

    /// Tells the author of a record what was done about it, and when.
    ///
    /// # Errors
    /// When the ledger takes nothing.
    pub(crate) async fn acknowledge(
        &self,
        subject: &Subject,
        (step, at): (AcknowledgementStep, Timestamp),
        recall: Option<RecordId>,
        act: &mut Act,
    ) -> Result<RecordId, RecallError> {
        let event = AcknowledgementEvent {
            about: subject.name(),
            step,
            at,
            recall,
            ground: String::new(),
            sections: Vec::new(),
            holder: None,
        };
        let event = Event::Acknowledgement(Box::new(event));
        let author = [subject.origin.clone()].into();
        let (id, _) = self.order(event, author, act).await?;
        Ok(id)
    }

    /// Publishes a record that only runs the federation, and waits a while until it acts here. Answers its id, and
    /// whose nodes cannot read it.
    async fn order(
        &self,
        event: Event,
        audience: BTreeSet<Party>,
        act: &mut Act,
    ) -> Result<(RecordId, BTreeSet<Party>), RecallError> {
        let told = self.tell(event, audience, act).await?;
        self.until_it_acts(told.0).await;
        Ok(told)
    }

    /// The same without waiting: it acts when the index comes to it.
    ///
    /// # Errors
    /// When the ledger takes nothing.
    pub(crate) async fn tell(
        &self,
        event: Event,
        audience: BTreeSet<Party>,
        act: &mut Act,
    ) -> Result<(RecordId, BTreeSet<Party>), RecallError> {
        let publisher = &self.publisher;
        let record = publisher.administrative(audience.clone(), event)?;
        let id = record.id();
        let deciding = publisher.partners.deciding().await;
        let (_, decisions) = publisher.append(record, act.begin()).await?;
        drop(deciding);
        let refused = |party: &Party| decisions.get(party).is_none_or(|it| it.refused.is_some());
        let unable = audience.into_iter().filter(refused).collect();
        Ok((id, unable))
    }

    /// Waits a while for the index: what is in the ledger acts when the index comes to it.
    async fn until_it_acts(&self, id: RecordId) {
        let lookup = &self.publisher.lookup;
        if let Err(behind) = lookup.caught_up_with_own(OWN_WAIT).await {
            tracing::debug!(%behind, record.id = %id, "it acts later");
        }
    }

    /// The own record of an id that can be taken back.
    fn own(&self, id: RecordId) -> Result<Own, RecallError> {
        let party = &self.publisher.party;
        let index = self.publisher.lookup.index();
        let entry = index.by_origin(party.as_str(), *id.as_bytes())?;
        let entry = entry.ok_or(RecallError::NotOwn)?;
        if !entry.kind.is_withdrawable() {
            return Err(RecallError::NotRecalled(entry.kind));
        }
        let record = self.publisher.ledger.record(entry.location.ledger_index)?;
        Ok(Own { id, entry, record })
    }

    /// The other records of the version of an own one.
    fn twins(&self, own: &Own) -> Result<Vec<Own>, RecallError> {
        let twins = twins(&self.publisher.lookup, &own.entry)?.into_iter();
        let twins = twins.map(|entry| {
            let id = RecordId::from_slice(&entry.id).map_err(|_| RecallError::NotOwn)?;
            let record = self.publisher.ledger.record(entry.location.ledger_index)?;
            Ok(Own { id, entry, record })
        });
        twins.collect()
    }

    /// All records that tell of the case of these versions.
    fn case(&self, versions: Vec<Own>) -> Result<Vec<Own>, RecallError> {
        let mut case = Vec::new();
        for own in versions {
            let twins = self.twins(&own)?;
            case.push(own);
            case.extend(twins);
        }
        if case.len() > MAX_RETRACTED {
            return Err(RecallError::TooManyVersions);
        }
        Ok(case)
    }

    fn standing(&self, id: RecordId) -> Result<Option<Standing>, RecallError> {
        let subject = Subject {
            origin: self.publisher.party.clone(),
            id,
        };
        Ok(self.publisher.lookup.state().standing(&subject)?)
    }

    /// Every version of an own record, the first one first. Each has a header whose content may be erased.
    fn versions(&self, id: RecordId) -> Result<Vec<Own>, RecallError> {
        let mut versions = vec![self.own(id)?];
        while let Some(first) = versions.first()
            && let Some(before) = first.before()?
            && versions.len() < MAX_RETRACTED
        {
            versions.insert(0, self.own(before)?);
        }
        let mut newest = id;
        while versions.len() < MAX_RETRACTED {
            match self.standing(newest)? {
                Some(Standing::Superseded { by, .. }) => {
                    versions.push(self.own(by)?);
                    newest = by;
                }
                Some(Standing::Retracted { by }) => return Err(RecallError::Retracted(by)),
                None => return Ok(versions),
            }
        }
        Err(RecallError::TooManyVersions)
    }

    /// Who has an own record, or will have it, and which sections of it.
    ///
    /// # Errors
    /// When what was sent cannot be read.
    pub(crate) fn has(
        &self,
        ledger_index: u64,
        record: &StoredRecord,
    ) -> Result<Went, RecallError> {
        let roster = self.publisher.partners.roster();
        let mut has = BTreeMap::new();
        for (party, peer) in roster.peers() {
            if let Some(sections) = self.outbox.has(peer, ledger_index, record)? {
                has.insert(party.clone(), sections);
            }
        }
        Ok(has)
    }

    /// Whom an own record went to when it was published, and which sections.
    pub(crate) fn went(&self, record: &StoredRecord) -> Went {
        let roster = self.publisher.partners.roster();
        let peers = roster.peers().iter().filter_map(|(party, peer)| {
            let decided = record.disposition(peer.slot)?;
            decided.goes().then(|| (party.clone(), decided.sections()))
        });
        peers.collect()
    }
}

/// What tells those whom a record went to which other took its place, and which fields say something else. Only what
/// all of them were shown is named.
fn correction(
    (record, before): (RecordId, &Record),
    after: &Record,
    (version, went): (u32, &Went),
    reason: String,
) -> CorrectionEvent {
    let told_to_all = went.values().copied().fold(
        SectionSet::ALL.without(Section::National),
        SectionSet::intersection,
    );
    let changes = changed(before, after, told_to_all).into_iter();
    CorrectionEvent {
        record,
        by: after.id(),
        version,
        fields: changes.map(|it| it.field).take(MAX_CORRECTED).collect(),
        reason,
    }
}

impl Own {
    /// The version before.
    fn before(&self) -> Result<Option<RecordId>, RecallError> {
        let header = ntc_core::wire::record::header(&self.record.opening.header);
        Ok(header.map_err(RecallError::Unreadable)?.supersedes)
    }
}
