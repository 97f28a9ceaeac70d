//! Reading records: one record, what became of it with each peer; below, lists of them.

mod lists;
mod proving;
mod shown;
mod subject;
mod ways;

use std::sync::Arc;
use std::time::Duration;

use ntc_core::checkup::Seen as Says;
use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::record::RecordId;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;

pub(super) use self::lists::summary;
use self::shown::{Shown, erasures_of};
use super::finding;
use super::present::{concern, delivered};
use super::records::record_id;
use super::seeing::{Seen, Sight};
use super::taking::Taking;
use crate::chain::{Ledger, RecordReadError, StoredRecord};
use crate::inbox::ReplicaReader;
use crate::lookup::{Lookup, media_key};
use crate::outbox::{Deliveries, Outbox, Receipts};
use crate::partners::Partners;
use crate::peer::Statuses;
use crate::ports::Clock;
use crate::records::case::twins;
use crate::records::{Asked, Erasure, HeldRecord, Unpicked, near, pick, read};
use crate::retention::Retention;
use crate::status::Refused;
use crate::store::index::{Filter, IndexEntry, IndexError, JournalId, Location};
use crate::thread;

/// How long an answer waits until the index knows the own ledger.
const OWN_WAIT: Duration = Duration::from_secs(2);
/// How long an answer waits until the index knows what partners told before the call. It is shorter than a person
/// notices much, for it is up to partners how much there is to follow.
const RECEIVED_WAIT: Duration = Duration::from_millis(500);

/// Records that name a body that are looked at at once.
const MAX_NAMING: usize = 64;
/// Ids that a beginning is completed to at most.
const MAX_COMPLETED: usize = 16;

/// Reads what this party holds.
pub(crate) struct Reading {
    pub(crate) taking: Arc<Taking>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) outbox: Outbox,
    pub(crate) statuses: Statuses,
    pub(crate) retention: Arc<Retention>,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Reading {
    /// The party of this node.
    pub(super) fn own_party(&self) -> Party {
        self.partners.roster().policies().own().clone()
    }

    /// The look-ups.
    pub(super) fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    /// The record of an origin with an id, as lists show it; none when it is refused, or nothing is left of it.
    pub(super) fn counting(&self, origin: &str, id: &[u8]) -> Result<Option<IndexEntry>, Refused> {
        let Ok(id) = id.try_into() else {
            return Ok(None);
        };
        let found = self.lookup.index().by_origin(origin, id);
        let found = found.map_err(|error| index(&error))?;
        Ok(found.filter(IndexEntry::counts))
    }

    /// What an alert asks: the action, until when, and whether its author is asked before anybody acts; none where it counts
    /// no more, or is not shown.
    pub(super) fn asks(
        &self,
        alert: &Subject,
        sight: &Sight,
    ) -> Option<Seen<(String, Timestamp, bool)>> {
        let entry = self.lookup.entry(alert).ok()?;
        let entry = entry.filter(IndexEntry::counts)?;
        let record = read(&self.lookup, &entry)?;
        let expected = record.told().sections().event.as_ref()?.expected()?;
        let action = expected.requested_action.code.clone();
        let asked = (action, expected.valid_until, expected.contact_first);
        sight.entry(&entry, asked)
    }

    /// Whose journal it is, as a party is written; empty for one that is no longer known.
    pub(super) fn party(&self, journal: JournalId) -> String {
        match journal {
            JournalId::Ledger | JournalId::Node => {
                self.partners.roster().policies().own().to_string()
            }
            JournalId::Replica(number) => {
                let roster = self.partners.roster();
                let mut peers = roster.peers().iter();
                let peer = peers.find(|(_, peer)| peer.slot == u64::from(number));
                peer.map(|(party, _)| party.to_string()).unwrap_or_default()
            }
        }
    }

    /// What other records hold near the identifiers of a draft.
    pub(super) fn near_draft(
        &self,
        asked: &Asked,
        sight: &Sight,
    ) -> Result<Vec<pb::NearMiss>, Refused> {
        self.near(asked, None, sight)
    }

    /// What other records hold near the identifiers of the record of an id, an own one before another party's; nothing of
    /// one that the officer may not see.
    pub(super) fn near_record(
        &self,
        id: RecordId,
        sight: &Sight,
    ) -> Result<Vec<pb::NearMiss>, Refused> {
        let entry = self.entry(id, 0)?;
        let seen = sight.entry(&entry, &entry);
        seen.map_or(Ok(Vec::new()), |entry| self.near_entry(&entry, sight))
    }

    /// What other records hold near the identifiers of a record.
    pub(super) fn near_entry(
        &self,
        entry: &Seen<&IndexEntry>,
        sight: &Sight,
    ) -> Result<Vec<pb::NearMiss>, Refused> {
        let entry = *entry.it();
        let Some(record) = read(&self.lookup, entry) else {
            return Ok(Vec::new());
        };
        let own = Some((entry.id, entry.origin.as_str()));
        let asked = Asked::of(record.told().sections().named_identifiers());
        self.near(&asked, own, sight)
    }

    /// Those of the near misses that the officer may see: of others nothing is said, for a number that is near one of theirs
    /// would tell it.
    fn near(
        &self,
        asked: &Asked,
        own: Option<([u8; 16], &str)>,
        sight: &Sight,
    ) -> Result<Vec<pb::NearMiss>, Refused> {
        let near = near(&self.lookup, asked, own, &|entry| sight.sees(entry));
        let near = near.map_err(|error| index(&error))?.into_iter();
        let seen = near.filter_map(|it| sight.entry(&it.entry.clone(), it));
        Ok(seen.map(finding::near_miss).collect())
    }

    /// Waits until the index knows what this node has acknowledged to its officers.
    ///
    /// # Errors
    /// When it does not in the time that an answer may take.
    pub(super) async fn caught_up(&self) -> Result<(), Refused> {
        let behind = self.lookup.caught_up_with_own(OWN_WAIT).await;
        behind.map_err(|behind| Refused::new(behind.reason(), behind.to_string()))
    }

    /// Waits until the index knows what this node has acknowledged, to officers and to partners, so that an officer
    /// finds what was just published and what a partner has a receipt for. Answers how many frames of it the index
    /// lacks, when it does not follow in time.
    pub(super) async fn fresh(&self) -> u64 {
        self.lookup.caught_up_within(OWN_WAIT, RECEIVED_WAIT).await
    }

    /// Whether all is known that the own ledger holds, after a moment of waiting.
    pub(super) async fn knows_own(&self) -> bool {
        self.lookup.caught_up_with_own(OWN_WAIT).await.is_ok()
    }

    /// The entry of a record, of an index that lacks so many frames. Where several parties gave the id, the origin says
    /// whose is meant.
    pub(super) fn named(
        &self,
        id: RecordId,
        origin: &str,
        behind: u64,
    ) -> Result<IndexEntry, Refused> {
        let origin = (!origin.is_empty()).then_some(origin);
        let found = self.lookup.index().by_id(*id.as_bytes());
        let found = found.map_err(|error| index(&error))?;
        pick(found, origin).map_err(|unpicked| match unpicked {
            Unpicked::None => self.unlisted(origin, behind),
            Unpicked::Several(_) => unpicked.into(),
        })
    }

    /// The ids that begin so of records that the officer may see, of an index that lacks so many frames.
    pub(super) fn beginning(
        &self,
        start: &[u8],
        behind: u64,
        sight: &Sight,
    ) -> Result<pb::CompleteIdResponse, Refused> {
        let index = self.lookup.index();
        let mut ids = Vec::new();
        for id in index.beginning(start, MAX_COMPLETED)? {
            let of_id = index.by_id(id)?;
            if of_id.iter().any(|entry| sight.sees(entry)) {
                ids.push(id.to_vec());
            }
        }
        Ok(pb::CompleteIdResponse {
            ids,
            index_behind: behind,
        })
    }

    /// The record that an id and an origin name, of an index that lacks so many frames.
    pub(super) fn subject(
        &self,
        (id, origin): (&[u8], &str),
        behind: u64,
    ) -> Result<Subject, Refused> {
        let id = record_id(id)?;
        let named = match self.named(id, origin, behind) {
            Err(unknown) => match self.by_way(id, origin)? {
                Some(passed) => return Ok(passed.subject),
                None => return Err(unknown),
            },
            named => named?,
        };
        let origin = named.origin.parse();
        let wrong = |_| Refused::field(Reason::Corrupt, "origin", "the index names no party");
        let origin = origin.map_err(wrong)?;
        Ok(Subject { origin, id })
    }

    /// The record that an id and an origin name, of an index that lacks so many frames, where the officer may see it.
    ///
    /// # Errors
    /// When there is none, or the rule that does not show it.
    pub(super) fn seen(
        &self,
        name: (&[u8], &str),
        behind: u64,
        sight: &Sight,
    ) -> Result<Seen<Subject>, Refused> {
        let subject = self.subject(name, behind)?;
        sight.named(&subject.clone(), subject)
    }

    /// One record as this party holds it, of an index that lacks so many frames.
    pub(super) fn get(
        &self,
        id: RecordId,
        origin: &str,
        behind: u64,
        sight: &Sight,
    ) -> Result<pb::GetResponse, Refused> {
        let entry = self.held(id, origin, behind)?;
        let seen = sight.require(&entry, &entry)?;
        let shown = match entry.location.journal {
            JournalId::Ledger => self.own(&seen),
            JournalId::Replica(_) => self.received(&seen),
            JournalId::Node => Err(not_found()),
        };
        self.with_ways(&seen, shown?, sight)
    }

    /// The entry of the record that an id and an origin name: of one that was passed on to this party that of the record
    /// that passes it on.
    fn held(&self, id: RecordId, origin: &str, behind: u64) -> Result<IndexEntry, Refused> {
        match self.named(id, origin, behind) {
            Err(unknown) => match self.by_way(id, origin)? {
                Some(passed) => {
                    let entry = self.lookup.entry(&passed.by);
                    entry.map_err(|error| index(&error))?.ok_or(unknown)
                }
                None => Err(unknown),
            },
            named => named,
        }
    }

    /// No record of an origin, or of any, has the id in an index that lacks so many frames. It may be among what is out
    /// of reach.
    fn unlisted(&self, origin: Option<&str>, behind: u64) -> Refused {
        let unknown = self.out_of_reach().into_iter().find(|aside| {
            aside.records.is_none() && origin.is_none_or(|origin| origin == aside.party)
        });
        match unknown {
            Some(aside) if behind == 0 => {
                let why = format!(
                    "no record with this id is listed; it may be among what this node holds of {}, which it cannot \
                     open now: {}",
                    aside.party,
                    self.why_aside(&aside.party)
                );
                Refused::field(Reason::OutOfReach, "id", why)
            }
            _ => unlisted(behind),
        }
    }

    /// A body, where the officer may see a record that names it. One that no record names yet was handed in for one that is
    /// to be published, and is shown.
    ///
    /// # Errors
    /// When it is none, or the rule that shows none of those records.
    pub(super) fn body(&self, sha256: &[u8], sight: &Sight) -> Result<Seen<[u8; 32]>, Refused> {
        let malformed = |_| Refused::field(Reason::FieldInvalid, "sha256", "a hash has 32 bytes");
        let sha256 = sha256.try_into().map_err(malformed)?;
        let keys = [media_key(&sha256)];
        let (mut why, mut after) = (None, None);
        loop {
            let index = self.lookup.index();
            let found = index.by_identifiers(&keys, &Filter::default(), after, MAX_NAMING)?;
            for candidate in found.entries {
                match sight.require(&candidate.entry, sha256) {
                    Ok(seen) => return Ok(seen),
                    Err(refused) => why = Some(refused),
                }
            }
            after = found.next;
            if after.is_none() {
                break;
            }
        }
        match why {
            Some(refused) => Err(refused),
            None => sight.unnamed(sha256),
        }
    }

    /// Why what a party sent is out of reach.
    fn why_aside(&self, party: &str) -> String {
        let party = party.parse().ok();
        let why = party.and_then(|party| self.statuses.aside(&party));
        why.map_or_else(
            || "this node has no session with it".to_owned(),
            |why| why.text,
        )
    }

    /// What became of an own record with each peer, of an index that lacks so many frames.
    pub(super) fn deliveries(
        &self,
        id: RecordId,
        behind: u64,
        sight: &Sight,
    ) -> Result<pb::DeliveriesResponse, Refused> {
        let entry = self.entry(id, behind)?;
        let seen = sight.require(&entry, ())?;
        if entry.location.journal != JournalId::Ledger {
            let why = "this record is another party's; only its author knows its deliveries";
            return Err(Refused::field(Reason::NotFound, "id", why));
        }
        let record = self.record(&entry.location)?;
        let erasures = self.erasures_of(&record)?;
        let places = self.places_of_case(&entry)?;
        Ok(pb::DeliveriesResponse {
            deliveries: self.case(&seen.map(|()| places))?,
            erasures: erasures_of(&entry, &erasures, self.partners.roster().policies().own()),
            erased: record.is_gone(),
        })
    }

    /// Where the own ledger tells of the case of a record: there itself, and where it was published once more for those
    /// who lacked it.
    fn places_of_case(&self, entry: &IndexEntry) -> Result<Vec<u64>, Refused> {
        let twins = twins(&self.lookup, entry).map_err(|error| index(&error))?;
        let places = twins.iter().map(|twin| twin.location.ledger_index);
        Ok([entry.location.ledger_index]
            .into_iter()
            .chain(places)
            .collect())
    }

    /// What became of a case with each peer, of which these places of the own ledger tell, the newest first.
    pub(super) fn case(&self, places: &Seen<Vec<u64>>) -> Result<Vec<pb::DeliveryStatus>, Refused> {
        let records = places.it().iter().map(|place| {
            let record = self.ledger.record(*place);
            let failed = |error: RecordReadError| Refused::new(Reason::Corrupt, error.to_string());
            Ok((*place, record.map_err(failed)?))
        });
        let records = records.collect::<Result<Vec<_>, Refused>>()?;
        let roster = self.partners.roster();
        let deliveries = Deliveries {
            roster: &roster,
            outbox: &self.outbox,
            receipts: &self.receipts,
        };
        let case = deliveries.of_case(records)?;
        let told = case.iter().map(|(party, standing)| {
            let told = delivered(party, standing);
            let peer = roster.peer(party).filter(|_| waits(&told));
            let why = peer.map(|peer| self.taking.no_receipt(party, peer));
            pb::DeliveryStatus {
                no_receipt: why.map(concern),
                ..told
            }
        });
        Ok(told.collect())
    }

    /// What a record speaks of, and what it says of that in a code or two; none for one that speaks of no other, or of
    /// which nothing is held.
    pub(super) fn said(&self, subject: &Seen<Subject>) -> Result<Option<(Subject, Says)>, Refused> {
        let entry = self
            .lookup
            .entry(subject.it())
            .map_err(|error| index(&error))?;
        match entry {
            None => Ok(None),
            Some(entry) => Ok(thread::said(&self.lookup, &entry)?),
        }
    }

    /// What became of an own record with one party; none where it never went there, or nothing of it is known, or the
    /// officer may not see it.
    pub(super) fn delivery(
        &self,
        id: RecordId,
        to: &Party,
        sight: &Sight,
    ) -> Result<Option<pb::DeliveryStatus>, Refused> {
        let subject = Subject {
            origin: self.partners.roster().policies().own().clone(),
            id,
        };
        let entry = self.lookup.entry(&subject).map_err(|error| index(&error))?;
        let Some(entry) = entry else {
            return Ok(None);
        };
        let Some(places) = sight.entry(&entry, vec![entry.location.ledger_index]) else {
            return Ok(None);
        };
        let case = self.case(&places)?;
        let of = |status: &pb::DeliveryStatus| {
            let recipient = status.recipient.as_ref();
            recipient.is_some_and(|recipient| recipient.party == to.as_str())
        };
        Ok(case.into_iter().find(of))
    }

    fn own(&self, entry: &Seen<&IndexEntry>) -> Result<pb::GetResponse, Refused> {
        let entry = *entry.it();
        let record = self.record(&entry.location)?;
        let shown = Shown {
            opening: Some(&record.opening),
            received: entry.created,
            held_back: String::new(),
            erasures: self.erasures_of(&record)?,
            is_gone: record.is_gone(),
            kept: self
                .retention
                .kept(entry, self.clock.now())
                .map(|(kept, _)| kept),
            revealed: SectionSet::EMPTY,
        };
        Ok(shown.of(entry, self.partners.roster().policies().own()))
    }

    /// A received record, with what REVEAL items added to it since, and without what was erased.
    fn received(&self, entry: &Seen<&IndexEntry>) -> Result<pb::GetResponse, Refused> {
        let entry = *entry.it();
        let replica = self.replica_of(entry)?;
        let held = HeldRecord::read(&self.lookup, &entry.location);
        let held = held.map_err(|error| index(&error))?.ok_or_else(not_found)?;
        let by = replica.erased.of(entry.location.ledger_index);
        let by = by.map_err(|error| Refused::new(error.reason(), error.to_string()))?;
        let shown = Shown {
            opening: held.opening.as_ref(),
            received: held.received,
            held_back: held.held_back,
            erasures: {
                let mut erasures = Erasure::of_received(&by, held.erased, &held.given_up);
                let records = self.ledger.records();
                erasures.extend(Erasure::given_up(records, &held.given_up));
                erasures
            },
            is_gone: held.opening.is_none(),
            kept: self
                .retention
                .kept(entry, self.clock.now())
                .map(|(kept, _)| kept),
            revealed: held.revealed,
        };
        Ok(shown.of(entry, self.partners.roster().policies().own()))
    }

    /// The replica that holds a received record.
    fn replica_of(&self, entry: &IndexEntry) -> Result<ReplicaReader, Refused> {
        let replica = self.lookup.replica(entry.location.journal);
        replica.ok_or_else(|| {
            let why = format!(
                "this record is among what this node holds of {}, which it cannot open now: {}",
                entry.origin,
                self.why_aside(&entry.origin)
            );
            Refused::field(Reason::OutOfReach, "id", why)
        })
    }

    fn erasures_of(&self, record: &StoredRecord) -> Result<Vec<Erasure>, Refused> {
        let erasures = Erasure::of_own(self.ledger.records(), record);
        erasures.map_err(|error| Refused::new(Reason::Corrupt, error.to_string()))
    }

    /// The entry of an own record; another party's of the same id is told apart by the caller.
    fn entry(&self, id: RecordId, behind: u64) -> Result<IndexEntry, Refused> {
        let found = self
            .lookup
            .index()
            .by_id(*id.as_bytes())
            .map_err(|error| index(&error))?;
        // Own ones come first.
        found.into_iter().next().ok_or_else(|| unlisted(behind))
    }

    fn record(&self, location: &Location) -> Result<Arc<StoredRecord>, Refused> {
        self.ledger
            .record(location.ledger_index)
            .map_err(|error| Refused::new(Reason::Corrupt, error.to_string()))
    }
}

fn index(error: &IndexError) -> Refused {
    Refused::new(error.reason(), error.to_string())
}

/// No record has the id in an index that lacks so many frames: unless it lacks none, the record may be in one of them.
fn unlisted(behind: u64) -> Refused {
    if behind == 0 {
        return not_found();
    }
    let why = format!(
        "no record with this id is listed yet; the index is {behind} frames behind what this node holds"
    );
    Refused::field(Reason::IndexBehind, "id", why)
}

fn not_found() -> Refused {
    Refused::field(
        Reason::NotFound,
        "id",
        "no record with this id is held; `ntc alert list` shows what is",
    )
}

/// Whether it may go now and no receipt covers it.
fn waits(told: &pb::DeliveryStatus) -> bool {
    use pb::DeliveryState::{Queued, Sent};
    matches!(told.state(), Queued | Sent)
}
