use std::fs;
use std::sync::atomic::Ordering::SeqCst;

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use proptest::prelude::*;

use super::*;
use crate::store::index::Reference;
use crate::store::medium::Disk;
use crate::store::medium::faulty::Faulty;

const OPTIONS: JournalOptions = JournalOptions {
    segment_bytes: 16 << 10,
    floor_bytes: 0,
    known_end: None,
};

fn open(dir: &Path) -> Bodies {
    Bodies::open(dir, OPTIONS, Arc::new(Disk)).unwrap().0
}

fn frame(ledger_index: u64, slot: u8, bytes: &[u8]) -> Vec<u8> {
    let mut frame = Body::encode(slot, &[slot; 32], bytes);
    Body::place(&mut frame, ledger_index);
    frame
}

fn by(entry: u64) -> Tomb {
    Tomb {
        entry: Some(entry),
        ..Tomb::default()
    }
}

fn held(slot: u8, bytes: &[u8]) -> Body {
    Body::Held {
        slot,
        salt: vec![slot; 32],
        bytes: bytes.to_vec(),
    }
}

/// Two records of three parts each.
fn two_records(bodies: &mut Bodies) {
    for index in [5, 9] {
        let parts =
            [SEAL, 0, 4].map(|slot| frame(index, slot, format!("{index}/{slot}").as_bytes()));
        bodies.append(&parts).unwrap();
    }
    bodies.commit().unwrap();
}

fn on_disk(dir: &Path, bytes: &[u8]) -> bool {
    let files = fs::read_dir(dir).unwrap().map(|it| it.unwrap().path());
    files.into_iter().any(|path| {
        let found = fs::read(path).unwrap();
        found.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn parts_are_read_as_they_were_written_and_of_their_entry_only() {
    let dir = tempfile::tempdir().unwrap();
    let mut bodies = open(dir.path());
    two_records(&mut bodies);
    let reader = bodies.reader();
    let parts = reader.parts(9, 3, 3).unwrap();
    assert_eq!(
        parts,
        [held(SEAL, b"9/255"), held(0, b"9/0"), held(4, b"9/4")]
    );
    let foreign = reader.parts(9, 2, 3).unwrap_err();
    assert!(matches!(foreign, BodyError::Foreign { found: 5, .. }));
    assert_eq!(
        reader.parts(9, 4, 3).unwrap_err().reason(),
        Reason::NotFound
    );
}

#[test]
fn an_erased_part_is_gone_its_neighbours_and_every_leaf_stay_and_it_says_by_what_it_went() {
    let dir = tempfile::tempdir().unwrap();
    let mut bodies = open(dir.path());
    two_records(&mut bodies);
    let reader = bodies.reader();
    let leaves: Vec<_> = (0..6).map(|number| reader.leaf(number).unwrap()).collect();
    assert!(on_disk(dir.path(), b"5/4") && on_disk(dir.path(), &[4; 32]));
    assert_eq!(bodies.erase([(2, by(77)), (5, by(77))]).unwrap(), 2);
    assert!(
        !on_disk(dir.path(), b"5/4") && !on_disk(dir.path(), &[4; 32]),
        "bytes and salts"
    );
    let gone = |tomb| Body::Erased { slot: 4, tomb };
    let parts = reader.parts(5, 0, 3).unwrap();
    assert_eq!(parts, [held(SEAL, b"5/255"), held(0, b"5/0"), gone(by(77))]);
    assert_eq!(bodies.erase([(2, by(78))]).unwrap(), 0, "erased once");
    assert_eq!(bodies.erase([(1, Tomb::default())]).unwrap(), 1);
    let now: Vec<_> = (0..6).map(|number| reader.leaf(number).unwrap()).collect();
    assert_eq!(now, leaves);
    drop(bodies);
    let bodies = open(dir.path());
    assert_eq!(bodies.reader().parts(5, 2, 1).unwrap(), [gone(by(77))]);
    assert_eq!(
        bodies
            .reader()
            .journal()
            .verify(&mut |_| ())
            .unwrap()
            .frames,
        6
    );
}

#[test]
fn an_erasure_that_failed_is_finished_when_it_is_asked_for_again() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let (mut bodies, _) = Bodies::open(dir.path(), OPTIONS, medium.clone()).unwrap();
    two_records(&mut bodies);
    let writes = medium.writes.load(SeqCst);
    medium.fail_write.store(writes, SeqCst);
    bodies.erase([(2, by(7)), (4, by(7))]).unwrap_err();
    drop(bodies);
    let mut bodies = open(dir.path());
    assert_eq!(bodies.erase([(2, by(7)), (4, by(7))]).unwrap(), 2);
    assert!(!on_disk(dir.path(), b"5/4") && !on_disk(dir.path(), b"9/0"));
    assert!(on_disk(dir.path(), b"5/0"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_left_of_a_part_fits_in_its_place_however_short_it_was(
        index in any::<u64>(), entry in any::<Option<u64>>(), slot in any::<u8>(), id in any::<Option<[u8; 16]>>(),
        reference in any::<Option<[u8; 16]>>(), own in any::<Option<u64>>(),
        salt in prop::collection::vec(any::<u8>(), 0..33), bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut frame = Body::encode(slot, &salt, &bytes);
        Body::place(&mut frame, index);
        prop_assert_eq!(Body::decode(0, &frame).unwrap(), (index, Body::Held { slot, salt, bytes }));
        let kind = RecordKind::ContactChange;
        // A seal has an id, a section a reference.
        let reference = reference.filter(|_| id.is_none()).map(Reference::from_bytes);
        // It goes by an entry of its author, or by an own one.
        let own = own.filter(|_| entry.is_none());
        let tomb = Tomb { entry, own, record: id.map(|id| Tombstone { id, kind }), reference };
        let buried = Body::buried(&frame, tomb).unwrap();
        prop_assert!(buried.len() <= frame.len());
        prop_assert_eq!(Body::decode(0, &buried).unwrap(), (index, Body::Erased { slot, tomb }));
        prop_assert_eq!(leaf(0, &buried).unwrap(), leaf(0, &frame).unwrap());
        prop_assert_eq!(Body::buried(&buried, Tomb::default()).unwrap(), buried, "buried once");
    }

    #[test]
    fn bytes_that_are_no_body_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Ok((index, body)) = Body::decode(3, &bytes) {
            let index = index.to_be_bytes();
            prop_assert_eq!(&index[..], &bytes[..8]);
            let shown = format!("{body:?}");
            prop_assert!(!shown.contains("bytes"));
        }
    }
}
