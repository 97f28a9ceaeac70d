//! Destroying what ERASE entries name in a replica, while the chain stands.

use std::collections::BTreeMap;
use std::sync::Mutex;

use ntc_core::model::kind::RecordKind;
use ntc_core::section::{SectionSet, Slot};
use ntc_core::wire::exchange::body_opening;
use ntc_core::wire::record::header;

use super::erased::{ErasedBy, sections};
use super::places::Place;
use super::{Replica, ReplicaError, pieces};
use crate::bodies::{Bodies, Body, SEAL, Tomb, Tombstone};
use crate::lock::lock;
use crate::store::column::ColumnError;

/// Erasures by the index of their entry.
pub(super) type Erasures = BTreeMap<u64, ErasedBy>;

/// Destroys what a peer erased and is still held. The replica is locked for one look-up at a time, and not while bytes
/// are destroyed. What cannot be destroyed now is tried again with the next batch and at the next start. True when there
/// was something to destroy.
pub(crate) fn carry_out(replica: &Mutex<Replica>) -> bool {
    let (waiting, bodies) = lock(replica).unerased();
    if waiting.is_empty() {
        return false;
    }
    let places = |target| lock(replica).places_of(target);
    match destroy(&waiting, places, &bodies) {
        Ok(()) => lock(replica).erased(&waiting),
        Err(error) => {
            tracing::error!(%error, "what the peer erased is not destroyed yet");
        }
    }
    true
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
    let mut targets: BTreeMap<u64, Vec<ErasedBy>> = BTreeMap::new();
    for erasure in erasures.values() {
        targets.entry(erasure.target).or_default().push(*erasure);
    }
    let mut frames = BTreeMap::new();
    for (target, erased) in targets {
        for place in places(target)? {
            let parts = reader.parts(place.ledger_index, place.first, place.count.into())?;
            let goes = (place.first..).zip(goes(&parts, &erased));
            frames.extend(goes.filter_map(|(number, tomb)| Some((number, tomb?))));
        }
    }
    lock(bodies).erase(frames)?;
    Ok(())
}

/// The sections of a body's record that are erased.
///
/// A step of an agreement is none of what can be erased: it is what its author signed towards this party, and whoever
/// breaks an agreement could otherwise have its partner destroy the proof.
pub(super) fn erased_of(parts: &[Body], erased: &[ErasedBy]) -> SectionSet {
    let is_agreement = || record_of(parts).is_some_and(|it| it.kind == RecordKind::Agreement);
    let sections = sections(erased);
    if sections.is_empty() || is_agreement() {
        return SectionSet::EMPTY;
    }
    sections
}

/// For each part of a body what stands in its place, where it goes. When all sections that the body shows are erased,
/// all of it goes.
pub(super) fn goes(parts: &[Body], erased: &[ErasedBy]) -> Vec<Option<Tomb>> {
    let sections = erased_of(parts, erased);
    let named = |part: &Body| Slot::new(part.slot()).is_some_and(|slot| sections.holds(slot));
    let stays =
        |part: &Body| matches!(part, Body::Held { slot, .. } if *slot != SEAL && !named(part));
    let all = parts.iter().any(named) && !parts.iter().any(stays);
    let by = |part: &Body| match Slot::new(part.slot()) {
        Some(slot) => erased.iter().find(|by| by.names(slot)),
        None => erased.last(),
    };
    let record = all.then(|| record_of(parts)).flatten();
    let tombs = parts.iter().map(|part| {
        let is_seal = part.slot() == SEAL;
        (named(part) || (all && is_seal)).then(|| Tomb {
            entry: by(part).map(|by| by.entry),
            record: record.filter(|_| is_seal),
            reference: None,
        })
    });
    tombs.collect()
}

/// Whose body it is, and what that is; none when its header is gone, or is none that this version reads.
fn record_of(parts: &[Body]) -> Option<Tombstone> {
    let opening = body_opening(&pieces::join(parts)).ok()?;
    let header = header(&opening.header).ok()?;
    Some(Tombstone {
        id: *header.id.as_bytes(),
        kind: header.kind,
    })
}
#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use ntc_core::time::Timestamp;

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

    /// An erasure, by its entry.
    fn erasure(entry: u64, target: u64, sections: u16) -> (u64, ErasedBy) {
        let by = ErasedBy {
            target,
            entry,
            time: Timestamp::default(),
            sections: SectionSet::from_bits(sections),
            reason: 2,
        };
        (entry, by)
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
        let erasures = Erasures::from([erasure(8, 3, 0b10), erasure(9, 4, 0b1)]);
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
        let later = Erasures::from([erasure(10, 3, 0b1)]);
        destroy(&later, of, &bodies).unwrap();
        assert_eq!(left(&bodies, places[0]), [0_u8; 0]);
        let reader = lock(&bodies).reader();
        let parts = reader.parts(3, places[0].first, 3).unwrap();
        let by: Vec<_> = parts
            .iter()
            .map(|part| match part {
                Body::Erased { slot, tomb } => (*slot, tomb.entry),
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
        let erasures = Erasures::from([erasure(8, 3, 0b10), erasure(9, 3, 0b1)]);
        destroy(&erasures, |_| Ok(vec![place]), &bodies).unwrap();
        assert_eq!(left(&bodies, place), [0_u8; 0]);
    }
}
