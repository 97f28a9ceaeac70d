//! A record as this party holds it: what its first frame disclosed and what later frames added.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::envelope::Opening;
use ntc_core::section::{SectionSet, Slot};
use ntc_core::time::Timestamp;

use super::frames::{self, Delivered};
use crate::bodies::Tombstone;
use crate::lookup::Lookup;
use crate::store::index::{IndexError, JournalId, Location};

/// What is held of a received record.
pub(crate) struct HeldRecord {
    /// What is left of all that was disclosed by now; none when nothing is.
    pub(crate) opening: Option<Opening>,
    /// What of it was erased.
    pub(crate) erased: SectionSet,
    /// What of that this party gave up, each section with the entry of the own ledger that says so.
    pub(crate) given_up: BTreeMap<Slot, u64>,
    /// Which sections were shown later than the record itself.
    pub(crate) revealed: SectionSet,
    /// Whose it was, when all of it was erased where it was first shown.
    pub(crate) was: Option<Tombstone>,
    /// When the first of it was taken.
    pub(crate) received: Timestamp,
    /// Reason code, where its author still holds part of it back; empty where nothing is held back.
    pub(crate) held_back: String,
}

impl HeldRecord {
    /// Reads a received record from the frames that disclose it; none when no frame did.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(crate) fn read(lookup: &Lookup, location: &Location) -> Result<Option<Self>, IndexError> {
        let entry = location.ledger_index;
        let frames = lookup.index().frames(location)?.into_iter();
        let frames = frames.map(|number| (number, [entry].into())).collect();
        Ok(Self::read_all(lookup, location.journal, &frames).remove(&entry))
    }

    /// Reads the records of some entries of a journal, by the frames that disclose them. Each frame is read once,
    /// however many of them it discloses.
    pub(crate) fn read_all(
        lookup: &Lookup,
        journal: JournalId,
        frames: &BTreeMap<u64, BTreeSet<u64>>,
    ) -> BTreeMap<u64, Self> {
        let mut held = BTreeMap::new();
        let Some(replica) = lookup.replica(journal) else {
            return held;
        };
        for (number, entries) in frames {
            let wanted = |index| entries.contains(&index);
            let Some((at, items)) = frames::received_of(&replica, *number, wanted) else {
                continue;
            };
            for item in items {
                Self::add(&mut held, item, at);
            }
        }
        held
    }

    fn add(held: &mut BTreeMap<u64, Self>, item: Delivered, at: Timestamp) {
        if item.opening.is_none() && item.erased.is_empty() && item.was.is_none() {
            return;
        }
        let of_entry = held.entry(item.ledger_index).or_insert(Self {
            opening: None,
            erased: SectionSet::EMPTY,
            given_up: BTreeMap::new(),
            revealed: SectionSet::EMPTY,
            was: None,
            received: at,
            held_back: String::new(),
        });
        let shown = item
            .opening
            .as_ref()
            .map_or(SectionSet::EMPTY, Opening::present);
        let first = of_entry
            .opening
            .as_ref()
            .map_or(SectionSet::EMPTY, Opening::present);
        of_entry.revealed = if item.reveals {
            of_entry.revealed.union(shown.difference(first))
        } else {
            of_entry.revealed.difference(shown)
        };
        of_entry.opening = match (of_entry.opening.take(), item.opening) {
            (Some(first), Some(later)) => Some(joined(first, later)),
            (first, later) => first.or(later),
        };
        of_entry.erased = of_entry.erased.union(item.erased);
        of_entry.given_up.extend(item.given_up);
        of_entry.was = of_entry.was.or(item.was);
        of_entry.held_back = item.held_back;
    }
}

/// An opening with the sections that a later one adds.
fn joined(mut first: Opening, later: Opening) -> Opening {
    let present = first.present();
    let more = later.sections.into_iter();
    first
        .sections
        .extend(more.filter(|open| !present.holds(open.slot)));
    first.sections.sort_by_key(|open| open.slot);
    first
}
