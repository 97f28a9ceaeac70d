//! Reading records: lists, one record, what became of it with each peer.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope;
use ntc_core::envelope::Opening;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_core::record::RecordId;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1 as treaty;
use prost::Message;
use tokio::sync::broadcast;

use super::present::{disposed, millis, names};
use crate::inbox::ReplicaFrame;
use crate::ledger::{Ledger, StoredRecord};
use crate::lookup::{Lookup, search_key};
use crate::outbox::Receipts;
use crate::partners::{Partners, Roster};
use crate::records::Summary;
use crate::status::Refused;
use crate::store::index::{Filter, IndexEntry, IndexError, JournalId, Location, MAX_PAGE, PageKey};

/// Bytes of summaries on one page at most, below the limit of an answer: how long a summary is, its author decides.
const MAX_PAGE_BYTES: usize = 384 * 1024;
/// Most bytes of a summary in an answer beside its own: tag and length.
const SUMMARY_OVERHEAD: usize = 8;
/// How long an answer waits for the index.
const MAX_WAIT: Duration = Duration::from_secs(2);
/// Entries of a page when none is asked for.
const DEFAULT_PAGE: usize = 50;

/// Reads what this party holds.
pub(crate) struct Reading {
    pub(crate) partners: Arc<Partners>,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) receipts: Arc<Receipts>,
}

impl Reading {
    /// New records as they come.
    pub(super) fn news(&self) -> broadcast::Receiver<Arc<IndexEntry>> {
        self.lookup.news()
    }

    /// Waits until the index knows what this node has acknowledged, so that an officer finds what was just published.
    /// An index that is being filled again answers with what it has by then.
    pub(super) async fn fresh(&self) {
        let known = self.lookup.caught_up_with_own();
        if tokio::time::timeout(MAX_WAIT, known).await.is_err() {
            tracing::debug!("the index is behind; an answer may lack the newest records");
        }
    }

    /// One page of a list.
    pub(super) fn list(&self, request: pb::ListRequest) -> Result<pb::ListResponse, Refused> {
        let size = match usize::try_from(request.page_size).unwrap_or(usize::MAX) {
            0 => DEFAULT_PAGE,
            size if size <= MAX_PAGE => size,
            _ => {
                let why = format!("ask for 1 to {MAX_PAGE} records");
                return Err(Refused::field(Reason::TooLarge, "page_size", why));
            }
        };
        let after = (!request.page.is_empty())
            .then(|| PageKey::from_bytes(&request.page))
            .transpose()
            .map_err(|error| Refused::field(error.reason(), "page", error.to_string()))?;
        let filter = filter(request)?;
        let page = self
            .lookup
            .index()
            .list(&filter, after.as_ref(), size)
            .map_err(|error| index(&error))?;
        let mut bytes = 0;
        let fit = |summary: &pb::RecordSummary| {
            bytes += summary.encoded_len() + SUMMARY_OVERHEAD;
            bytes <= MAX_PAGE_BYTES
        };
        let fitting: Vec<_> = page.entries.iter().map(summary).take_while(fit).collect();
        // What does not fit is on the next page; one summary always fits.
        let over = page.keys.get(fitting.len()).copied();
        let next = over.or(page.next);
        Ok(pb::ListResponse {
            records: fitting,
            next_page: next.map(|next| next.to_bytes()).unwrap_or_default(),
        })
    }

    /// One record as this party holds it.
    pub(super) fn get(&self, id: RecordId) -> Result<pb::GetResponse, Refused> {
        let entry = self.entry(id)?;
        match entry.location.journal {
            JournalId::Ledger => self.own(&entry),
            JournalId::Replica(slot) => self.received(&entry, slot),
            JournalId::Node => Err(not_found()),
        }
    }

    /// What became of an own record with each peer.
    pub(super) fn deliveries(&self, id: RecordId) -> Result<pb::DeliveriesResponse, Refused> {
        let entry = self.entry(id)?;
        if entry.location.journal != JournalId::Ledger {
            let why = "this record is another party's; only its author knows its deliveries";
            return Err(Refused::field(Reason::NotFound, "id", why));
        }
        let record = self.record(&entry.location)?;
        let roster = self.partners.roster();
        let status = |disposition| self.status(&roster, entry.location.ledger_index, disposition);
        Ok(pb::DeliveriesResponse {
            deliveries: record.dispositions.iter().filter_map(status).collect(),
        })
    }

    fn status(
        &self,
        roster: &Roster,
        ledger_index: u64,
        disposition: &crate::ledger::Disposition,
    ) -> Option<pb::DeliveryStatus> {
        let mut peers = roster.peers().iter();
        let (party, peer) = peers.find(|(_, peer)| peer.slot == disposition.slot)?;
        let recipient = Some(disposed(party.as_str(), disposition));
        let Some(seq) = disposition.seq_plus_one.checked_sub(1) else {
            let state = pb::DeliveryState::Withheld.into();
            return Some(pb::DeliveryStatus {
                recipient,
                state,
                ..Default::default()
            });
        };
        let standing = self.receipts.standing(peer.slot);
        let held = self.partners.held(peer.slot, ledger_index);
        // The receipt of a held item covers its place in the feed, not the record.
        let receipted = standing.feed_size > seq && held.is_none();
        let state = if held.is_some() {
            pb::DeliveryState::HeldBack
        } else if receipted {
            pb::DeliveryState::Receipted
        } else if standing.sent > seq {
            pb::DeliveryState::Delivered
        } else {
            pb::DeliveryState::Queued
        };
        let signed = i64::try_from(standing.signed_s).unwrap_or(i64::MAX);
        Some(pb::DeliveryStatus {
            recipient,
            state: state.into(),
            receipted_ms: standing
                .arrived(seq)
                .filter(|_| receipted)
                .map_or(0, millis),
            receipt_signed_s: if receipted { signed } else { 0 },
            held_back: held
                .map(|held| held.reason.code().to_owned())
                .unwrap_or_default(),
        })
    }

    fn own(&self, entry: &IndexEntry) -> Result<pb::GetResponse, Refused> {
        let record = self.record(&entry.location)?;
        Ok(shown(entry, &record.opening, entry.created, String::new()))
    }

    /// A received record, with what REVEAL items added to it since.
    fn received(&self, entry: &IndexEntry, slot: u32) -> Result<pb::GetResponse, Refused> {
        let mut held: Option<(Opening, Timestamp, String)> = None;
        for position in self
            .lookup
            .index()
            .frames(&entry.location)
            .map_err(|error| index(&error))?
        {
            let Some(payload) = self.lookup.read(JournalId::Replica(slot), position) else {
                continue;
            };
            let Ok(frame) = ReplicaFrame::decode(&*payload) else {
                continue;
            };
            for (opening, held_back) in openings(&frame, entry.location.ledger_index) {
                match &mut held {
                    None => {
                        let received = Timestamp::from_millis(frame.received_ms);
                        held = Some((opening, received, held_back));
                    }
                    Some((first, _, still)) => {
                        let present = first.present();
                        let more = opening.sections.into_iter();
                        first
                            .sections
                            .extend(more.filter(|s| !present.holds(s.slot)));
                        first.sections.sort_by_key(|open| open.slot);
                        *still = held_back;
                    }
                }
            }
        }
        let (opening, received, held_back) = held.ok_or_else(not_found)?;
        Ok(shown(entry, &opening, received, held_back))
    }

    fn entry(&self, id: RecordId) -> Result<IndexEntry, Refused> {
        let found = self
            .lookup
            .index()
            .by_id(*id.as_bytes())
            .map_err(|error| index(&error))?;
        found.into_iter().next().ok_or_else(not_found)
    }

    fn record(&self, location: &Location) -> Result<Arc<StoredRecord>, Refused> {
        self.ledger
            .record(location.ledger_index)
            .map_err(|error| Refused::new(Reason::Corrupt, error.to_string()))
    }
}

/// One line of a list.
pub(super) fn summary(entry: &IndexEntry) -> pb::RecordSummary {
    let summary = Summary::read(entry);
    let event_ms = summary.event_ms.map(Timestamp::from_millis);
    let media = summary.media().map(|body| pb::MediaSummary {
        sha256: body.sha256.to_vec(),
        size: body.size,
    });
    pb::RecordSummary {
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
    }
}

/// The openings in a frame that belong to one record.
fn openings(frame: &ReplicaFrame, ledger_index: u64) -> Vec<(Opening, String)> {
    let Ok(batch) = treaty::FeedBatch::decode(&*frame.batch) else {
        return Vec::new();
    };
    let belongs = |delivery: treaty::Delivery| {
        let item = FeedItem::decode(&delivery.item).ok()?;
        let opening = envelope::opening(delivery.opening?).ok()?;
        (item.ledger_index == ledger_index).then_some((opening, delivery.held_back))
    };
    batch.deliveries.into_iter().filter_map(belongs).collect()
}

fn shown(
    entry: &IndexEntry,
    opening: &Opening,
    received: Timestamp,
    held_back: String,
) -> pb::GetResponse {
    let present = opening.present();
    let sections = opening.sections.iter().map(|open| pb::HeldSection {
        slot: u32::from(open.slot.number()),
        content: open.content.clone(),
    });
    pb::GetResponse {
        header: opening.header.clone(),
        sections: sections.collect(),
        not_disclosed: names(
            SectionSet::ALL
                .difference(present)
                .without(Section::National),
        ),
        ledger_index: entry.location.ledger_index,
        received_ms: millis(received),
        author_key: opening.author_key.clone(),
        refused: String::new(),
        held_back,
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
            .filter(|kind| *kind != RecordKind::Agreement)
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
        identifier: given(request.identifier).and_then(|text| search_key(&text)),
    })
}

fn index(error: &IndexError) -> Refused {
    Refused::new(error.reason(), error.to_string())
}

fn not_found() -> Refused {
    Refused::field(
        Reason::NotFound,
        "id",
        "no record with this id is held; `ntc alert list` shows what is",
    )
}
