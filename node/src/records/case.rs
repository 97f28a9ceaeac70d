//! The case: the own records that tell of one matter under one source reference.
//!
//! A record that is published once more, for those who lacked it, is a second record of the same case and the same
//! version. What its author says of one of them holds for all.

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
    let version = version(lookup, entry);
    let mut same = lookup
        .index()
        .all_by_source_reference(reference, MAX_OF_CASE)?;
    same.retain(|other| other.id != entry.id && self::version(lookup, other) == version);
    Ok(same)
}

/// The number of the version that an own record is; none where it cannot be read.
fn version(lookup: &Lookup, entry: &IndexEntry) -> Option<u32> {
    let left = frames::own_at(lookup, entry.location.number)?;
    let header = ntc_core::wire::record::header(&left.opening.header).ok()?;
    Some(header.version)
}
