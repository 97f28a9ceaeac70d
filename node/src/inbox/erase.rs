//! Destroying what ERASE items name in a replica, while the chain stands.

use std::collections::BTreeMap;
use std::sync::Mutex;

use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::section::{SectionSet, Slot};

use super::frame::Place;
use super::{Replica, ReplicaError};
use crate::bodies::{Bodies, Body};
use crate::lock::lock;
use crate::store::column::ColumnError;

/// Erasures by the index of their entry.
pub(super) type Erasures = BTreeMap<u64, Erasure>;

/// Destroys what a peer erased and is still held. The replica is locked for one look-up at a time, and not while bytes
/// are destroyed. What cannot be destroyed now is tried again with the next batch and at the next start.
pub(crate) fn carry_out(replica: &Mutex<Replica>) {
    let (waiting, bodies) = lock(replica).unerased();
    if waiting.is_empty() {
        return;
    }
    let places = |target| lock(replica).places_of(target);
    match destroy(&waiting, places, &bodies) {
        Ok(()) => lock(replica).erased(&waiting),
        Err(error) => {
            tracing::error!(%error, "what the peer erased is not destroyed yet");
        }
    }
}

/// Destroys the sections that these erasures name, wherever `places` says that they lie. Done twice, it changes nothing
/// more.
///
/// # Errors
/// When the places cannot be read, or the bodies not be read or written anew.
pub(super) fn destroy(
    erasures: &Erasures,
    places: impl Fn(u64) -> Result<Vec<Place>, ColumnError>,
    bodies: &Mutex<Bodies>,
) -> Result<(), ReplicaError> {
    let reader = lock(bodies).reader();
    let mut targets: BTreeMap<u64, Vec<(u64, SectionSet)>> = BTreeMap::new();
    for (entry, erasure) in erasures {
        let of_target = targets.entry(erasure.target).or_default();
        of_target.push((*entry, erasure.sections));
    }
    let mut frames = BTreeMap::new();
    for (target, erased) in targets {
        for place in places(target)? {
            let parts = reader.parts(place.ledger_index, place.first, place.count.into())?;
            let named = (place.first..).zip(named(&parts, &erased));
            frames.extend(named.filter(|(_, entry)| entry.is_some()));
        }
    }
    lock(bodies).erase(frames)?;
    Ok(())
}

/// For each part of a body the ERASE entry that it goes by. When these were all the sections that the body shows, all of
/// it goes.
fn named(parts: &[Body], erased: &[(u64, SectionSet)]) -> Vec<Option<u64>> {
    let by = |part: &Body| {
        let slot = Slot::new(part.slot())?;
        let mut erased = erased.iter();
        let found = erased.find(|(_, sections)| sections.holds(slot));
        found.map(|(entry, _)| *entry)
    };
    let stays = |part: &Body| {
        let is_section = Slot::new(part.slot()).is_some();
        is_section && matches!(part, Body::Held { .. }) && by(part).is_none()
    };
    let all = parts.iter().any(|part| by(part).is_some()) && !parts.iter().any(stays);
    let last = erased.last().map(|(entry, _)| *entry).filter(|_| all);
    parts.iter().map(|part| by(part).or(last)).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::bodies::SEAL;
    use crate::journal::JournalOptions;
    use crate::store::medium::Disk;

    fn open(dir: &Path) -> Mutex<Bodies> {
        let options = JournalOptions {
            segment_bytes: 16 << 10,
            floor_bytes: 0,
            known_end: None,
        };
        Mutex::new(Bodies::open(dir, options, Arc::new(Disk)).unwrap().0)
    }

    /// Keeps a body that shows these sections.
    fn keep(bodies: &Mutex<Bodies>, ledger_index: u64, slots: &[u8]) -> Place {
        let frame = |slot: &u8| {
            let content = format!("slot {slot} of {ledger_index}");
            let mut frame = Body::encode(*slot, &[], content.as_bytes());
            Body::place(&mut frame, ledger_index);
            frame
        };
        let frames: Vec<_> = [SEAL].iter().chain(slots).map(frame).collect();
        let first = lock(bodies).append(&frames).unwrap();
        lock(bodies).commit().unwrap();
        let count = u8::try_from(frames.len()).unwrap();
        Place {
            ledger_index,
            first,
            count,
        }
    }

    /// The slots of what is left.
    fn left(bodies: &Mutex<Bodies>, place: Place) -> Vec<u8> {
        let reader = lock(bodies).reader();
        let parts = reader.parts(place.ledger_index, place.first, place.count.into());
        let held = |part: &Body| matches!(part, Body::Held { .. }).then_some(part.slot());
        parts.unwrap().iter().filter_map(held).collect()
    }

    fn erasure(target: u64, sections: u16) -> Erasure {
        Erasure {
            target,
            sections: SectionSet::from_bits(sections),
            reason: 2,
        }
    }

    #[test]
    fn the_sections_named_are_gone_wherever_they_lie_and_all_else_stands() {
        let dir = tempfile::tempdir().unwrap();
        let bodies = open(dir.path());
        let places = [
            keep(&bodies, 3, &[0, 1]),
            keep(&bodies, 5, &[1]),
            keep(&bodies, 3, &[1]),
            keep(&bodies, 3, &[]),
        ];
        let of = |target| {
            let of_target = places.iter().filter(|place| place.ledger_index == target);
            Ok(of_target.copied().collect())
        };
        let erasures = Erasures::from([(8, erasure(3, 0b10)), (9, erasure(4, 0b1))]);
        for _ in 0..2 {
            destroy(&erasures, of, &bodies).unwrap();
            let left = places.map(|place| left(&bodies, place));
            assert_eq!(left[0], [SEAL, 0]);
            assert_eq!(left[1], [SEAL, 1]);
            assert_eq!(left[2], [0_u8; 0], "nothing is left to be shown");
            assert_eq!(left[3], [SEAL], "it never showed what was erased");
        }
        let gone = b"slot 1 of 3";
        let file = std::fs::read(dir.path().join("00000000.seg")).unwrap();
        assert!(!file.windows(gone.len()).any(|bytes| bytes == gone));
        // The last section that was left goes by a later erasure, and the header with it.
        let later = Erasures::from([(10, erasure(3, 0b1))]);
        destroy(&later, of, &bodies).unwrap();
        assert_eq!(left(&bodies, places[0]), [0_u8; 0]);
        let reader = lock(&bodies).reader();
        let parts = reader.parts(3, places[0].first, 3).unwrap();
        let by: Vec<_> = parts
            .iter()
            .map(|part| match part {
                Body::Erased { slot, entry } => (*slot, *entry),
                Body::Held { .. } => panic!("held"),
            })
            .collect();
        assert_eq!(by, [(SEAL, Some(10)), (0, Some(10)), (1, Some(8))]);
    }

    #[test]
    fn two_erasures_that_come_together_take_the_header_too_when_nothing_else_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let bodies = open(dir.path());
        let place = keep(&bodies, 3, &[0, 1]);
        let erasures = Erasures::from([(8, erasure(3, 0b10)), (9, erasure(3, 0b1))]);
        destroy(&erasures, |_| Ok(vec![place]), &bodies).unwrap();
        assert_eq!(left(&bodies, place), [0_u8; 0]);
    }
}
