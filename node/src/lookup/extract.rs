//! What the index and the lists know of a record, taken from a journal frame.

use std::collections::BTreeSet;

use ntc_core::envelope;
use ntc_core::ledger::feed::{FeedItem, ItemKind};
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::record::Record;
use ntc_core::time::Timestamp;
use ntc_proto::v1 as pb;
use prost::Message;

use crate::chain::{Records, record_of};
use crate::inbox::ReplicaFrame;
use crate::journal::Frame;
use crate::media::named_by;
use crate::records::Summary;
use crate::store::index::{IndexBatch, IndexEntry, JournalId, Location, MAX_IDENTIFIERS};

/// Adds what a frame holds to a batch, and to the news that watchers are told.
///
/// A frame that cannot be read is left out here and found by verification: the index is a convenience.
pub(super) fn frame(
    journal: JournalId,
    frame: &Frame,
    records: Option<&Records>,
    batch: &mut IndexBatch,
    news: &mut Vec<IndexEntry>,
) {
    match journal {
        JournalId::Ledger => {
            if let Some(records) = records {
                own(frame, records, batch, news);
            }
        }
        JournalId::Replica(_) => received(journal, frame, batch, news),
        JournalId::Node => {}
    }
}

fn own(frame: &Frame, records: &Records, batch: &mut IndexBatch, news: &mut Vec<IndexEntry>) {
    let Ok(Some((ledger_index, stored))) = records.in_frame(&frame.payload) else {
        return;
    };
    let Ok(record) = record_of(&stored.opening) else {
        return;
    };
    let location = Location {
        journal: JournalId::Ledger,
        number: frame.number,
        ledger_index,
    };
    let entry = entry(&record, record.created(), location);
    news.push(entry.clone());
    batch.entries.push(entry);
}

fn received(journal: JournalId, frame: &Frame, batch: &mut IndexBatch, news: &mut Vec<IndexEntry>) {
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
            .and_then(|open| envelope::opening(open).ok())
        else {
            continue;
        };
        let Ok(record) = record_of(&opening) else {
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
        let entry = entry(&record, received, location);
        news.push(entry.clone());
        batch.entries.push(entry);
    }
}

fn entry(record: &Record, received: Timestamp, location: Location) -> IndexEntry {
    IndexEntry {
        id: *record.id().as_bytes(),
        origin: record.origin().to_string(),
        kind: record.kind(),
        created: record.created(),
        received,
        categories: record.categories().iter().cloned().collect(),
        identifiers: identifiers(record),
        source_reference: record.source_reference().map(str::to_owned),
        location,
        summary: Summary::of(record).encode_to_vec(),
    }
}

/// What a record can be found by: the hashes of its media, and its identifiers. A record that names more than the
/// index takes of one is found by the first of them.
fn identifiers(record: &Record) -> Vec<String> {
    let media = named_by(record).map(|body| media_key(&body.sha256));
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
