//! What the index and the lists know of a record, taken from a journal frame.

use ntc_core::envelope::Opening;
use ntc_core::model::record::Record;
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use ntc_core::wire;
use ntc_proto::node::v1::RecordSummary;
use ntc_proto::v1 as pb;
use prost::Message;

use crate::inbox::ReplicaFrame;
use crate::ledger::{self, Step, record_of};
use crate::store::index::{IndexBatch, IndexEntry, JournalId, Location};
use crate::store::journal::Frame;

/// Adds what a frame holds to a batch, and to the news that watchers are told.
///
/// A frame that cannot be read is left out here and found by verification: the index is a convenience.
pub(super) fn frame(
    journal: JournalId,
    frame: &Frame,
    batch: &mut IndexBatch,
    news: &mut Vec<RecordSummary>,
) {
    let mut add = |entry: IndexEntry, summary: RecordSummary| {
        batch.entries.push(entry);
        news.push(summary);
    };
    match journal {
        JournalId::Ledger => own(frame, &mut add),
        JournalId::Replica(_) => received(journal, frame, &mut add),
        JournalId::Node => {}
    }
}

fn own(frame: &Frame, add: &mut dyn FnMut(IndexEntry, RecordSummary)) {
    let Ok(decoded) = ledger::Frame::decode(&*frame.payload) else {
        return;
    };
    let Some(Step::Record(step)) = decoded.step else {
        return;
    };
    let Ok(opening) = Opening::decode(&step.opening) else {
        return;
    };
    let Some(record) = record_of(&opening) else {
        return;
    };
    let location = Location {
        journal: JournalId::Ledger,
        position: frame.position,
        ledger_index: step.ledger_index,
    };
    let (entry, summary) = entry(&record, record.created(), location);
    add(entry, summary);
}

fn received(journal: JournalId, frame: &Frame, add: &mut dyn FnMut(IndexEntry, RecordSummary)) {
    let Ok(replica) = ReplicaFrame::decode(&*frame.payload) else {
        return;
    };
    let Ok(batch) = pb::FeedBatch::decode(&*replica.batch) else {
        return;
    };
    let received = Timestamp::from_millis(replica.received_ms);
    for (delivery, verdict) in batch.deliveries.into_iter().zip(replica.verdicts) {
        if !verdict.is_empty() {
            continue;
        }
        let Ok(item) = ntc_core::ledger::feed::FeedItem::decode(&delivery.item) else {
            continue;
        };
        let Some(opening) = delivery
            .opening
            .and_then(|open| wire::exchange::opening(open).ok())
        else {
            continue;
        };
        let Some(record) = record_of(&opening) else {
            continue;
        };
        let location = Location {
            journal,
            position: frame.position,
            ledger_index: item.ledger_index,
        };
        let (entry, summary) = entry(&record, received, location);
        add(entry, summary);
    }
}

fn entry(record: &Record, received: Timestamp, location: Location) -> (IndexEntry, RecordSummary) {
    let summary = summary(record, received);
    let entry = IndexEntry {
        id: *record.id().as_bytes(),
        origin: record.origin().to_string(),
        kind: record.kind(),
        created: record.created(),
        received,
        categories: record.categories().iter().cloned().collect(),
        identifiers: record
            .identifiers()
            .iter()
            .map(|identifier| identifier.key())
            .collect(),
        source_reference: record.source_reference().map(str::to_owned),
        location,
        summary: summary.encode_to_vec(),
    };
    (entry, summary)
}

/// One line of a list.
pub(crate) fn summary(record: &Record, received: Timestamp) -> RecordSummary {
    let event = record.present().contains(Section::Event);
    RecordSummary {
        id: record.id().as_bytes().to_vec(),
        origin: record.origin().to_string(),
        kind: i32::from(record.kind() as u8),
        created_ms: millis(record.created()),
        event_ms: record.event_time().map_or(0, |moment| millis(moment.at)),
        place: if event {
            record.place_text()
        } else {
            String::new()
        },
        categories: record.categories().iter().cloned().collect(),
        goods: record.goods_text(),
        tlp: i32::from(record.handling().tlp as u8),
        urgency: i32::from(record.urgency() as u8),
        received_ms: millis(received),
    }
}

fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
