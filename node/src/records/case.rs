//! The case: the own records that tell of one matter under one source reference.
//!
//! A record that is published once more, for those who lacked it, is a second record of the same case and the same
//! version. What its author says of one of them holds for all.

use crate::chain::Left;
use crate::lookup::Lookup;
use crate::records::frames;
use crate::store::index::{IndexEntry, IndexError, JournalId};

/// Most own records of one reference that are looked at, the newest first. Each reached somebody whom those before did
/// not reach.
pub(crate) const MAX_OF_CASE: usize = 256;

/// The other own records of the case of a record that are of its version, the newest first.
///
/// # Errors
/// When the index cannot be read.
pub(crate) fn twins(lookup: &Lookup, entry: &IndexEntry) -> Result<Vec<IndexEntry>, IndexError> {
    if entry.location.journal != JournalId::Ledger {
        return Ok(Vec::new());
    }
    let (Some(records), Some(left)) = (lookup.own(), frames::own_at(lookup, entry.location.number))
    else {
        return Ok(Vec::new());
    };
    let Some(reference) = records.reference_of(&left) else {
        return Ok(Vec::new());
    };
    let mut same = lookup
        .index()
        .all_by_source_reference(reference, MAX_OF_CASE)?;
    same.retain(|other| other.id != entry.id);
    Ok(of_version(lookup, version(&left), same))
}

/// Those own records of one reference that are of the version of the first; all of them but for earlier ones, where that
/// is the newest.
pub(crate) fn of_first(lookup: &Lookup, records: Vec<IndexEntry>) -> Vec<IndexEntry> {
    let first = records.first().filter(|_| records.len() > 1);
    let Some(left) = first.and_then(|entry| frames::own_at(lookup, entry.location.number)) else {
        return records;
    };
    of_version(lookup, version(&left), records)
}

fn of_version(
    lookup: &Lookup,
    number: Option<u32>,
    mut records: Vec<IndexEntry>,
) -> Vec<IndexEntry> {
    records.retain(|entry| {
        let left = frames::own_at(lookup, entry.location.number);
        left.as_ref().and_then(version) == number
    });
    records
}

/// The number of the version that an own record is; none where it cannot be read.
fn version(left: &Left) -> Option<u32> {
    let header = ntc_core::wire::record::header(&left.opening.header).ok()?;
    Some(header.version)
}
