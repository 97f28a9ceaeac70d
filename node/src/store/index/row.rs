//! The rows: what is known of each record, and how rows stand one behind the other in a block.

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use prost::Message;

use super::state::Voids;
use super::{IndexEntry, IndexError, JournalId, Location, Refused, damaged};

/// An entry as it is stored. Read by the version that wrote it only: the version of the manifest changes with it.
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
    #[prost(uint64, tag = "13")]
    seq: u64,
    #[prost(string, tag = "14")]
    refused: String,
    #[prost(uint64, optional, tag = "15")]
    refused_until: Option<u64>,
    #[prost(uint32, tag = "16")]
    erased: u32,
    #[prost(bool, tag = "17")]
    is_gone: bool,
    #[prost(uint64, optional, tag = "18")]
    due: Option<u64>,
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
        journal_tag: u32::from(tag),
        journal_number: number,
        frame: entry.location.number,
        ledger_index: entry.location.ledger_index,
        summary: entry.summary.clone(),
        seq: entry.seq,
        refused: entry
            .refused
            .map(|refused| refused.reason.code().to_owned())
            .unwrap_or_default(),
        refused_until: entry
            .refused
            .and_then(|refused| refused.until)
            .map(Timestamp::as_millis),
        erased: entry.erased.bits().into(),
        is_gone: entry.is_gone,
        due: entry.due.map(Timestamp::as_millis),
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
        kind: kind(row.kind)?,
        created: Timestamp::from_millis(row.created),
        received: Timestamp::from_millis(row.received),
        categories: row.categories,
        identifiers: Vec::new(),
        words: Vec::new(),
        source_reference: None,
        location: Location {
            journal: JournalId::from_numbers(tag, row.journal_number)?,
            number: row.frame,
            ledger_index: row.ledger_index,
        },
        summary: row.summary,
        seq: row.seq,
        refused: refused(&row.refused, row.refused_until)?,
        erased: SectionSet::from_bits(u16::try_from(row.erased).ok()?),
        is_gone: row.is_gone,
        due: row.due.map(Timestamp::from_millis),
    })
}

/// Why an entry does not count; the outer none when the code is unknown.
#[expect(clippy::option_option, reason = "an unknown code is not an absent one")]
fn refused(code: &str, until: Option<u64>) -> Option<Option<Refused>> {
    if code.is_empty() {
        return Some(None);
    }
    Some(Some(Refused {
        reason: Reason::from_code(code)?,
        until: until.map(Timestamp::from_millis),
    }))
}

/// The kind of a number.
pub(super) fn kind(number: u32) -> Option<RecordKind> {
    RecordKind::ALL
        .into_iter()
        .find(|kind| u32::from(*kind as u8) == number)
}

/// Adds a row to a block: its length and its bytes.
pub(super) fn push(block: &mut Vec<u8>, row: &[u8]) {
    block.extend_from_slice(&(row.len() as u32).to_le_bytes());
    block.extend_from_slice(row);
}

/// Takes the first row off a block; none when the block is something else.
fn first<'a>(block: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (len, rest) = block.split_first_chunk::<4>()?;
    let (row, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
    *block = rest;
    Some(row)
}

/// The row at a place in a block; none when there are not as many, or the block is something else.
pub(super) fn nth(mut block: &[u8], place: usize) -> Option<&[u8]> {
    for _ in 0..place {
        first(&mut block)?;
    }
    first(&mut block)
}

/// The block whose first row has a number, with nothing in the place of the rows that do not count any more; none when
/// it is no block.
pub(super) fn without(mut block: &[u8], mut number: u32, voids: &Voids) -> Option<Vec<u8>> {
    let mut left = Vec::with_capacity(block.len());
    while !block.is_empty() {
        let row = first(&mut block)?;
        push(&mut left, if voids.holds(number) { &[] } else { row });
        number = number.saturating_add(1);
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_again_by_their_place_in_a_block() {
        let mut block = Vec::new();
        for row in [b"one".as_slice(), b"", b"three"] {
            push(&mut block, row);
        }
        assert_eq!(nth(&block, 0), Some(b"one".as_slice()));
        assert_eq!(nth(&block, 1), Some(b"".as_slice()));
        assert_eq!(nth(&block, 2), Some(b"three".as_slice()));
        assert_eq!(nth(&block, 3), None);
        assert_eq!(nth(&block[..block.len() - 1], 2), None);
    }

    #[test]
    fn a_row_that_does_not_count_leaves_its_place_empty() {
        let mut block = Vec::new();
        for row in [b"one".as_slice(), b"two", b"three"] {
            push(&mut block, row);
        }
        let mut voids = Voids::default();
        voids.insert(8);
        voids.insert(11);
        let left = without(&block, 7, &voids).unwrap();
        assert_eq!(nth(&left, 0), Some(b"one".as_slice()));
        assert_eq!(nth(&left, 1), Some(b"".as_slice()));
        assert_eq!(nth(&left, 2), Some(b"three".as_slice()));
        assert_eq!(nth(&left, 3), None);
        assert_eq!(without(&block, 7, &Voids::default()).unwrap(), block);
        assert_eq!(without(&block[1..], 7, &voids), None);
    }
}
