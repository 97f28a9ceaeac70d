//! The steps of agreements that the journals hold and the partners' journal does not, taken after a start: a crash, or a
//! backup of one and not of the other, comes between them.

use ntc_core::model::kind::RecordKind;
use ntc_core::record::Record;

use super::FollowError;
use super::judge::Judge;
use crate::chain::record_of;
use crate::lookup::Lookup;
use crate::partners::Turn as Steps;
use crate::records::HeldRecord;
use crate::records::frames;
use crate::store::index::{Filter, IndexEntry, JournalId, MAX_PAGE};

/// Pages looked at, so many at most: the newest steps decide what is in force.
const MAX_PAGES: usize = 20;

/// Takes all steps that are not known, the oldest first, so that a document comes before its signatures.
pub(super) fn take_missing(lookup: &Lookup, judge: &Judge) -> Result<(), FollowError> {
    let filter = Filter {
        kinds: vec![RecordKind::Agreement],
        ..Filter::default()
    };
    let mut entries = Vec::new();
    let mut after = None;
    for _ in 0..MAX_PAGES {
        let page = lookup.index().list(&filter, after.as_ref(), MAX_PAGE)?;
        entries.extend(page.entries);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    for entry in entries.iter().rev() {
        let Some(record) = record(lookup, entry)? else {
            continue;
        };
        let place = match entry.location.journal {
            JournalId::Ledger => entry.location.ledger_index,
            JournalId::Replica(_) | JournalId::Node => entry.seq,
        };
        if let Steps::Wait(until) = judge.agree(&record, place)? {
            tracing::warn!(record.id = %record.id(), %until, "step of an agreement is taken at the next start");
        }
    }
    Ok(())
}

fn record(lookup: &Lookup, entry: &IndexEntry) -> Result<Option<Record>, FollowError> {
    let location = &entry.location;
    let opening = match location.journal {
        JournalId::Ledger => {
            let frame = lookup.read(location.journal, location.number);
            let own = frame.zip(lookup.own());
            let own = own.and_then(|(frame, records)| frames::own(records, &frame));
            own.map(|own| own.opening)
        }
        JournalId::Replica(_) => HeldRecord::read(lookup, location)?.map(|held| held.opening),
        JournalId::Node => None,
    };
    Ok(opening.and_then(|opening| record_of(&opening).ok()))
}
