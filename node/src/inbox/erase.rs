//! Destroying what ERASE entries name in a replica, while the chain stands.

use std::collections::BTreeMap;
use std::sync::Mutex;

use ntc_core::model::kind::RecordKind;
use ntc_core::section::{SectionSet, Slot};
use ntc_core::wire::exchange::body_opening;
use ntc_core::wire::record::header;

use super::erased::ErasedBy;
use super::places::Place;
use super::{Replica, ReplicaError, pieces};
use crate::bodies::{Bodies, Body, BodyError, SEAL, Tomb, Tombstone};
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

/// What takes sections of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Taking {
    /// The sections; all for the header too, where it was shown alone.
    pub(crate) sections: SectionSet,
    /// By whose word.
    pub(crate) by: By,
}

/// By whose word sections go, as an index of that party's ledger.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum By {
    /// The author's ERASE entry.
    Author(u64),
    /// The own acknowledgement.
    Own(u64),
}

impl From<&ErasedBy> for Taking {
    fn from(by: &ErasedBy) -> Self {
        Self {
            sections: by.sections,
            by: By::Author(by.entry),
        }
    }
}

impl Taking {
    fn tomb(&self) -> Tomb {
        let (entry, own) = match self.by {
            By::Author(entry) => (Some(entry), None),
            By::Own(entry) => (None, Some(entry)),
        };
        Tomb {
            entry,
            own,
            ..Tomb::default()
        }
    }

    /// True when this party gives up all that it has.
    fn takes_all(&self) -> bool {
        matches!(self.by, By::Own(_)) && self.sections == SectionSet::ALL
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
    let mut targets: BTreeMap<u64, Vec<Taking>> = BTreeMap::new();
    for erasure in erasures.values() {
        targets
            .entry(erasure.target)
            .or_default()
            .push(erasure.into());
    }
    take(&targets, places, bodies)?;
    Ok(())
}

/// Destroys what is taken of these records, each segment once, and answers how many frames went.
///
/// # Errors
/// As [`destroy`].
pub(super) fn take(
    targets: &BTreeMap<u64, Vec<Taking>>,
    places: impl Fn(u64) -> Result<Vec<Place>, ColumnError>,
    bodies: &Mutex<Bodies>,
) -> Result<u64, ReplicaError> {
    let reader = lock(bodies).reader();
    let mut frames = BTreeMap::new();
    for (target, taking) in targets {
        for place in places(*target)? {
            let parts = reader.parts(place.ledger_index, place.first, place.count.into())?;
            let goes = (place.first..).zip(goes(&parts, taking));
            frames.extend(goes.filter_map(|(number, tomb)| Some((number, tomb?))));
        }
    }
    let mut taken = 0;
    for lot in reader.buried(frames) {
        let lot = lot?;
        // Whoever takes a batch meanwhile waits for one segment at most.
        lock(bodies).replace(&lot).map_err(BodyError::from)?;
        taken += lot.len() as u64;
    }
    Ok(taken)
}

/// The sections of a body's record that are erased.
///
/// A step of an agreement is none of what can be erased: it is what its author signed towards this party, and whoever
/// breaks an agreement could otherwise have its partner destroy the proof.
pub(super) fn erased_of(parts: &[Body], taking: &[Taking]) -> SectionSet {
    let is_agreement = || record_of(parts).is_some_and(|it| it.kind == RecordKind::Agreement);
    let sections = taking.iter().map(|taking| taking.sections);
    let sections = sections.fold(SectionSet::EMPTY, SectionSet::union);
    if sections.is_empty() || is_agreement() {
        return SectionSet::EMPTY;
    }
    sections
}

/// The sections of a body that this party gave up, each with the entry of the own ledger that says so.
pub(super) fn given_up(parts: &[Body]) -> BTreeMap<Slot, u64> {
    let given_up = parts.iter().filter_map(|part| match part {
        Body::Erased { slot, tomb } => Some((Slot::new(*slot)?, tomb.own?)),
        Body::Held { .. } => None,
    });
    given_up.collect()
}

/// For each part of a body what stands in its place, where it goes. When all sections that the body shows are erased,
/// all of it goes.
pub(super) fn goes(parts: &[Body], taking: &[Taking]) -> Vec<Option<Tomb>> {
    let sections = erased_of(parts, taking);
    let named = |part: &Body| Slot::new(part.slot()).is_some_and(|slot| sections.holds(slot));
    let stays =
        |part: &Body| matches!(part, Body::Held { slot, .. } if *slot != SEAL && !named(part));
    let shows = parts.iter().any(named) || taking.iter().any(Taking::takes_all);
    let all = shows && !sections.is_empty() && !parts.iter().any(stays);
    let by = |part: &Body| match Slot::new(part.slot()) {
        Some(slot) => taking.iter().find(|taking| taking.sections.holds(slot)),
        None => taking.last(),
    };
    let record = all.then(|| record_of(parts)).flatten();
    let tombs = parts.iter().map(|part| {
        let is_seal = part.slot() == SEAL;
        (named(part) || (all && is_seal)).then(|| Tomb {
            record: record.filter(|_| is_seal),
            ..by(part).map(Taking::tomb).unwrap_or_default()
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
