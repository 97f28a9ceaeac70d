//! A record as this party holds it: what its first frame disclosed and what later frames added.

use ntc_core::envelope::Opening;
use ntc_core::time::Timestamp;

use super::frames::{self, Received};
use crate::bodies::BodyReader;
use crate::lookup::Lookup;
use crate::store::index::{IndexError, Location};

/// What is held of a received record.
pub(crate) struct HeldRecord {
    /// All sections that were disclosed by now.
    pub(crate) opening: Opening,
    /// When the first of it was taken.
    pub(crate) received: Timestamp,
    /// Reason code, where its author still holds part of it back; empty where nothing is held back.
    pub(crate) held_back: String,
}

impl HeldRecord {
    /// Reads a received record from the frames that disclose it; none when no frame does.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(crate) fn read(lookup: &Lookup, location: &Location) -> Result<Option<Self>, IndexError> {
        let mut held: Option<Self> = None;
        let Some(bodies) = lookup.bodies(location.journal) else {
            return Ok(None);
        };
        for number in lookup.index().frames(location)? {
            if let Some(frame) = lookup.read(location.journal, number)
                && let Some(batch) = in_frame(&bodies, &frame, location)
            {
                Self::add(&mut held, batch);
            }
        }
        Ok(held)
    }

    /// What one frame discloses of the record at a place.
    pub(crate) fn in_frame(bodies: &BodyReader, frame: &[u8], location: &Location) -> Option<Self> {
        let mut held = None;
        Self::add(&mut held, in_frame(bodies, frame, location)?);
        held
    }

    fn add(held: &mut Option<Self>, batch: Received) {
        for item in batch.items {
            let Some(opening) = item.opening else {
                continue;
            };
            let (opening, received) = match held.take() {
                None => (opening, batch.at),
                Some(held) => (joined(held.opening, opening), held.received),
            };
            *held = Some(Self {
                opening,
                received,
                held_back: item.held_back,
            });
        }
    }
}

fn in_frame(bodies: &BodyReader, frame: &[u8], location: &Location) -> Option<Received> {
    frames::received(bodies, frame, |index| index == location.ledger_index)
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
