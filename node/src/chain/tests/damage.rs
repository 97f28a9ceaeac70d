//! Whatever a frame says beyond its entry is held to what the entry commits to.

use std::collections::BTreeMap;

use prost::Message as _;

use super::*;

/// Changes one byte of what opens an entry; false when the step is of another kind.
type Alter = fn(&mut Step) -> bool;

fn flip(bytes: &mut [u8]) -> bool {
    bytes[0] ^= 1;
    true
}

fn policy(step: &mut Step) -> bool {
    let Step::Policy(frame) = step else {
        return false;
    };
    flip(&mut frame.digest)
}

fn anchor(step: &mut Step) -> bool {
    let Step::Anchor(frame) = step else {
        return false;
    };
    flip(&mut frame.root)
}

fn erasure(step: &mut Step) -> bool {
    let Step::Erase(frame) = step else {
        return false;
    };
    frame.reason += 1;
    true
}

fn decided(step: &mut Step) -> bool {
    let Step::Record(frame) = step else {
        return false;
    };
    flip(&mut frame.policy)
}

fn absent(step: &mut Step) -> bool {
    let Step::Record(frame) = step else {
        return false;
    };
    flip(&mut frame.absent[0].salt)
}

fn signed(step: &mut Step) -> bool {
    let Step::Commit(frame) = step else {
        return false;
    };
    !frame.signed_before.is_empty() && flip(&mut frame.signed_before)
}

/// A ledger with an entry of each kind, as a journal that is not open.
async fn stopped() -> Rig {
    let mut rig = Rig::new();
    let open = rig.open();
    let kept = rig.publish(&open).await.unwrap().ledger_index;
    rig.publish(&open).await.unwrap();
    open.ledger.policy(Hash::from_bytes([3; 32])).await.unwrap();
    let root = Hash::from_bytes([4; 32]);
    let anchor = open.ledger.anchor(AnchoredJournal::Audit, 12, root);
    anchor.await.unwrap();
    let erasure = Erasure {
        target: kept,
        sections: SectionSet::from_bits(0xff),
        reason: 1,
    };
    assert!(open.ledger.erase(erasure).await.unwrap().destroyed);
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
    rig
}

#[tokio::test]
async fn each_frame_that_says_another_thing_than_its_entry_commits_to_is_found() {
    let mut rig = stopped().await;
    let cases: [(Alter, &str); 6] = [
        (
            policy,
            "the policies are not those that the entry commits to",
        ),
        (anchor, "the anchored root is not what the entry commits to"),
        (erasure, "what was erased is not what the entry commits to"),
        (decided, "what was decided is not what the entry commits to"),
        (
            absent,
            "what the record does not have is not what its header states",
        ),
        (
            signed,
            "the signature that is kept of the checkpoint of size",
        ),
    ];
    let journal = |rig: &Rig| {
        let medium = Arc::clone(&rig.medium) as Arc<dyn Medium>;
        let (journal, _) =
            crate::journal::Journal::open(&rig.path("ledger"), JournalOptions::default(), medium)
                .unwrap();
        journal
    };
    for (alter, told) in cases {
        let mut ledger = journal(&rig);
        let frames = ledger.reader().scan(0).map(Result::unwrap);
        let (number, before, after) = frames
            .into_iter()
            .find_map(|frame| {
                let mut step = Frame::decode(&*frame.payload).unwrap().step.unwrap();
                alter(&mut step).then(|| (frame.number, frame.payload, Frame::bytes(step)))
            })
            .unwrap();
        ledger.replace(&BTreeMap::from([(number, after)])).unwrap();
        drop(ledger);
        let open = rig.open();
        let findings = Rig::findings(&open);
        assert_eq!(findings.len(), 1, "{told}: {findings:?}");
        assert!(findings[0].contains(told), "{told}: {findings:?}");
        open.close().await;
        let mut ledger = journal(&rig);
        ledger.replace(&BTreeMap::from([(number, before)])).unwrap();
    }
    let open = rig.open();
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}
