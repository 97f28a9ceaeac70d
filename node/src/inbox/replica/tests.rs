use std::path::Path;
use std::sync::atomic::Ordering::SeqCst;

use ntc_core::envelope::{PublicKey, SoftKey};
use ntc_core::ledger::note::NoteKey;

use super::*;
use crate::descriptors;
use crate::ports::SystemEntropy;
use crate::store::medium::faulty::Faulty;

/// A new replica in a folder.
fn open(dir: &Path, medium: Arc<Faulty>) -> Replica {
    let origin = Origin {
        party: "GE/customs".parse().unwrap(),
        ledger: NoteKey::note(
            "ntc.example/ge/customs",
            PublicKey::from_bytes(&SoftKey::from_seed(&[1; 32]).public_key()).unwrap(),
        ),
        keys: Vec::new(),
    };
    let options = JournalOptions {
        segment_bytes: 64 << 10,
        floor_bytes: 0,
        known_end: None,
    };
    let parts = OpenParts {
        dir: &dir.join("replica"),
        snapshot: dir.join("replica.snapshot"),
        origin: Arc::new(origin),
        own: "AZ/customs".parse().unwrap(),
        journal: options,
        medium,
        entropy: Arc::new(SystemEntropy),
    };
    Replica::open(parts).unwrap()
}

#[test]
fn what_is_known_to_be_durable_is_made_so_when_it_is_asked_for_and_costs_nothing_again() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let mut replica = open(dir.path(), medium.clone());
    let body = Body::encode(crate::bodies::SEAL, &[], b"a body");
    lock(&replica.bodies).append(&[body]).unwrap();
    lock(&replica.bodies).commit().unwrap();
    replica.begin().unwrap();
    let syncs = medium.syncs.load(SeqCst);
    replica.settle();
    assert_eq!(
        medium.syncs.load(SeqCst),
        syncs + 2,
        "the marks of both ends"
    );
    replica.settle();
    assert_eq!(medium.syncs.load(SeqCst), syncs + 2);
}

#[test]
fn a_replica_has_as_many_files_open_as_are_counted_for_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut replica = open(dir.path(), Arc::default());
    replica.begin().unwrap();
    let body = Body::encode(crate::bodies::SEAL, &[], b"a body");
    lock(&replica.bodies).append(&[body]).unwrap();
    lock(&replica.bodies).commit().unwrap();
    let reader = replica.reader();
    assert_eq!(descriptors::open_below(dir.path()), descriptors::REPLICA);
    drop((replica, reader));
    assert_eq!(descriptors::open_below(dir.path()), 0);
}
