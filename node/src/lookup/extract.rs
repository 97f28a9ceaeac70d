//! What the index and the lists know of a record, taken from a journal frame.

use std::collections::BTreeSet;

use ntc_core::envelope::Opening;
use ntc_core::ledger::feed::{FeedItem, ItemKind};
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::record::Record;
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use ntc_core::wire;
use ntc_proto::node::v1::{MediaSummary, RecordSummary};
use ntc_proto::v1 as pb;
use prost::Message;

use crate::inbox::ReplicaFrame;
use crate::ledger::{self, Step, record_of};
use crate::media::Body;
use crate::store::index::{IndexBatch, IndexEntry, JournalId, Location, MAX_IDENTIFIERS};
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
    match journal {
        JournalId::Ledger => own(frame, batch, news),
        JournalId::Replica(_) => received(journal, frame, batch, news),
        JournalId::Node => {}
    }
}

fn own(frame: &Frame, batch: &mut IndexBatch, news: &mut Vec<RecordSummary>) {
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
        number: frame.number,
        ledger_index: step.ledger_index,
    };
    let (entry, summary) = entry(&record, record.created(), location);
    batch.entries.push(entry);
    news.push(summary);
}

fn received(
    journal: JournalId,
    frame: &Frame,
    batch: &mut IndexBatch,
    news: &mut Vec<RecordSummary>,
) {
    let Ok(replica) = ReplicaFrame::decode(&*frame.payload) else {
        return;
    };
    let Ok(feed) = pb::FeedBatch::decode(&*replica.batch) else {
        return;
    };
    let received = Timestamp::from_millis(replica.received_ms);
    for (delivery, verdict) in feed.deliveries.into_iter().zip(replica.verdicts) {
        if !verdict.is_empty() {
            continue;
        }
        let Ok(item) = FeedItem::decode(&delivery.item) else {
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
            number: frame.number,
            ledger_index: item.ledger_index,
        };
        if item.kind == ItemKind::Reveal {
            batch.additions.push(location);
        }
        let (entry, summary) = entry(&record, received, location);
        batch.entries.push(entry);
        news.push(summary);
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
        identifiers: identifiers(record),
        source_reference: record.source_reference().map(str::to_owned),
        location,
        summary: summary.encode_to_vec(),
    };
    (entry, summary)
}

/// What a record can be found by: the hashes of its media, and its identifiers. A record that names more than the
/// index takes of one is found by the first of them.
fn identifiers(record: &Record) -> Vec<String> {
    let media = media(record).map(|body| media_key(&body.sha256));
    let found = record.identifiers().into_iter();
    let keys = found
        .flat_map(|found| [Some(found.key()), search_key(found.raw())])
        .flatten();
    let mut known = BTreeSet::new();
    media
        .chain(keys)
        .filter(|key| known.insert(key.clone()))
        .take(MAX_IDENTIFIERS)
        .collect()
}

/// The key under which a number is found in any scheme and spelling: letters and digits alone, Cyrillic
/// look-alikes and easily confused digits folded; none when nothing is left.
pub(crate) fn search_key(text: &str) -> Option<String> {
    let read = Identifier::read(Scheme::Plate, text, None).ok()?;
    let folded = read.fuzzy_key();
    let (_, folded) = folded.rsplit_once(':')?;
    (!folded.is_empty()).then(|| format!("any:{folded}"))
}

/// The key under which the records that name a body are found.
pub(crate) fn media_key(sha256: &[u8; 32]) -> String {
    format!("media:{}", hex::encode(sha256))
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
        media: media(record)
            .map(|body| MediaSummary {
                sha256: body.sha256.to_vec(),
                size: body.size,
            })
            .collect(),
    }
}

/// The bodies that a record names.
pub(crate) fn media(record: &Record) -> impl Iterator<Item = Body> {
    let items = record
        .sections()
        .media
        .iter()
        .flat_map(|media| &media.items);
    items.map(|item| Body {
        sha256: item.sha256,
        size: item.size,
    })
}

/// The bodies that an indexed record names.
pub(crate) fn media_of(entry: &IndexEntry) -> Vec<Body> {
    let summary = RecordSummary::decode(&*entry.summary).unwrap_or_default();
    let body = |media: MediaSummary| {
        let sha256 = media.sha256.try_into().ok()?;
        Some(Body {
            sha256,
            size: media.size,
        })
    };
    summary.media.into_iter().filter_map(body).collect()
}

fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
