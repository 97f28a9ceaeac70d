//! The rows: what stands behind the keys.

use ntc_core::model::kind::RecordKind;
use ntc_core::time::Timestamp;
use prost::Message;

use super::keys::kind;
use super::{IndexEntry, IndexError, JournalId, Location, damaged};

/// Separates codes, which hold none.
const SEPARATOR: u8 = b'\n';

/// An entry as it is stored. Read by the version that wrote it only: the format number of a generation changes
/// with it.
#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(string, tag = "2")]
    origin: String,
    #[prost(uint32, tag = "3")]
    kind: u32,
    #[prost(uint64, tag = "4")]
    created: u64,
    #[prost(uint64, tag = "5")]
    received: u64,
    #[prost(string, repeated, tag = "6")]
    categories: Vec<String>,
    #[prost(string, optional, tag = "7")]
    source_reference: Option<String>,
    #[prost(uint32, tag = "8")]
    journal_tag: u32,
    #[prost(uint32, tag = "9")]
    journal_number: u32,
    #[prost(fixed64, tag = "10")]
    frame: u64,
    #[prost(uint64, tag = "11")]
    ledger_index: u64,
    #[prost(bytes = "vec", tag = "12")]
    summary: Vec<u8>,
}

pub(super) fn encode(entry: &IndexEntry) -> Vec<u8> {
    let (tag, number) = entry.location.journal.numbers();
    let row = Row {
        id: entry.id.to_vec(),
        origin: entry.origin.clone(),
        kind: u32::from(entry.kind as u8),
        created: entry.created.as_millis(),
        received: entry.received.as_millis(),
        categories: entry.categories.clone(),
        source_reference: entry.source_reference.clone(),
        journal_tag: u32::from(tag),
        journal_number: number,
        frame: entry.location.number,
        ledger_index: entry.location.ledger_index,
        summary: entry.summary.clone(),
    };
    row.encode_to_vec()
}

pub(super) fn decode(bytes: &[u8]) -> Result<IndexEntry, IndexError> {
    Row::decode(bytes)
        .ok()
        .and_then(read)
        .ok_or_else(|| damaged("an entry"))
}

fn read(row: Row) -> Option<IndexEntry> {
    let tag = u8::try_from(row.journal_tag).ok()?;
    Some(IndexEntry {
        id: row.id.try_into().ok()?,
        origin: row.origin,
        kind: kind(u8::try_from(row.kind).ok()?)?,
        created: Timestamp::from_millis(row.created),
        received: Timestamp::from_millis(row.received),
        categories: row.categories,
        identifiers: Vec::new(),
        source_reference: row.source_reference,
        location: Location {
            journal: JournalId::from_numbers(tag, row.journal_number)?,
            number: row.frame,
            ledger_index: row.ledger_index,
        },
        summary: row.summary,
    })
}

/// What a list filters by without reading the entry: the kind's number and the categories.
pub(super) fn facets(kind: RecordKind, categories: &[String]) -> Vec<u8> {
    let mut facets = vec![kind as u8];
    for category in categories {
        facets.extend_from_slice(category.as_bytes());
        facets.push(SEPARATOR);
    }
    facets
}

/// Whether facets have one of the kinds, when some are given, and the category, when one is.
pub(super) fn pass(facets: &[u8], kinds: &[RecordKind], category: Option<&str>) -> bool {
    let Some((number, categories)) = facets.split_first() else {
        return false;
    };
    (kinds.is_empty() || kinds.iter().any(|kind| *kind as u8 == *number))
        && category.is_none_or(|category| {
            let mut codes = categories.split(|byte| *byte == SEPARATOR);
            codes.any(|code| code == category.as_bytes())
        })
}
