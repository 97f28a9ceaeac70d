//! A record as this party holds it: what its first frame disclosed and what later frames added.

use ntc_core::envelope::Opening;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use super::frames::{self, Received};
use crate::inbox::ReplicaReader;
use crate::lookup::Lookup;
use crate::store::index::{IndexError, Location};

/// What is held of a received record.
pub(crate) struct HeldRecord {
    /// What is left of all that was disclosed by now; none when nothing is.
    pub(crate) opening: Option<Opening>,
    /// What of it was erased.
    pub(crate) erased: SectionSet,
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
        let mut held: Option<Self> = None;
        let Some(replica) = lookup.replica(location.journal) else {
            return Ok(None);
        };
        for number in lookup.index().frames(location)? {
            if let Some(frame) = lookup.read(location.journal, number)
                && let Some(batch) = in_frame(&replica, &frame, location)
            {
                Self::add(&mut held, batch);
            }
        }
        Ok(held)
    }

    /// What one frame discloses of the record at a place.
    pub(crate) fn in_frame(
        replica: &ReplicaReader,
        frame: &[u8],
        location: &Location,
    ) -> Option<Self> {
        let mut held = None;
        Self::add(&mut held, in_frame(replica, frame, location)?);
        held
    }

    fn add(held: &mut Option<Self>, batch: Received) {
        for item in batch.items {
            if item.opening.is_none() && item.erased.is_empty() {
                continue;
            }
            let before = held.take();
            let received = before.as_ref().map_or(batch.at, |held| held.received);
            let erased = before
                .as_ref()
                .map_or(SectionSet::EMPTY, |held| held.erased);
            let opening = match (before.and_then(|held| held.opening), item.opening) {
                (Some(first), Some(later)) => Some(joined(first, later)),
                (first, later) => first.or(later),
            };
            *held = Some(Self {
                opening,
                erased: erased.union(item.erased),
                received,
                held_back: item.held_back,
            });
        }
    }
}

fn in_frame(replica: &ReplicaReader, frame: &[u8], location: &Location) -> Option<Received> {
    frames::received(replica, frame, |index| index == location.ledger_index)
}

/// An opening with the sections that a later one adds.
pub(crate) fn joined(mut first: Opening, later: Opening) -> Opening {
    let present = first.present();
    let more = later.sections.into_iter();
    first
        .sections
        .extend(more.filter(|open| !present.holds(open.slot)));
    first.sections.sort_by_key(|open| open.slot);
    first
}
