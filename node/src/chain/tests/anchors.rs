//! Anchoring journals.

use ntc_core::ledger::leaf;
use ntc_core::ledger::tree::Frontier;

use super::*;
use crate::chain::anchors::Anchors;
use crate::journal::memory::Memory;

/// What ANCHOR entries say of the audit and of the bodies, oldest first: sizes, and whether they open to these roots.
fn anchored(open: &Open) -> Vec<(u8, u64, Hash)> {
    let frames = open.ledger.records().journal().scan(0);
    let steps = frames.filter_map(|frame| {
        use prost::Message as _;
        Frame::decode(&*frame.unwrap().payload).unwrap().step
    });
    steps
        .filter_map(|step| {
            let Step::Anchor(anchor) = step else {
                return None;
            };
            let Entry::Anchor { journal, size, .. } = Entry::decode(&anchor.entry).unwrap() else {
                return None;
            };
            Some((journal, size, Hash::from_slice(&anchor.root).unwrap()))
        })
        .collect()
}

fn root(frames: &[&[u8]]) -> Hash {
    let mut tree = Frontier::new();
    for frame in frames {
        tree.push_only(leaf::journal(frame));
    }
    tree.root()
}

#[tokio::test]
async fn a_journal_that_grew_is_anchored_once_with_the_root_of_all_its_frames() {
    let mut rig = Rig::new();
    let open = rig.open();
    let memory = Memory::default();
    let mut audit = memory.open();
    let derived = rig.path("derived");
    let anchors = |reader| {
        let medium = Arc::clone(&rig.medium) as Arc<dyn Medium>;
        Anchors::new([(AnchoredJournal::Audit, reader)], &derived, medium)
    };
    let mut first = anchors(audit.reader());
    first = first.pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [], "nothing to anchor");
    audit.append(&[b"one", b"two"]).unwrap();
    audit.commit().unwrap();
    first = first.pass(&open.ledger).await.unwrap();
    first.pass(&open.ledger).await.unwrap();
    let two = (1, 2, root(&[b"one", b"two"]));
    assert_eq!(anchored(&open), [two]);
    audit.append(&[b"three"]).unwrap();
    audit.commit().unwrap();
    // The next start goes on, with what is derived and without.
    let three = (1, 3, root(&[b"one", b"two", b"three"]));
    anchors(audit.reader()).pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [two, three]);
    std::fs::remove_file(derived.join("anchors.snapshot")).unwrap();
    anchors(audit.reader()).pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [two, three, three]);
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

#[tokio::test]
async fn the_root_over_bodies_is_the_same_after_one_of_them_was_erased() {
    let mut rig = Rig::new();
    let open = rig.open();
    let index = rig.publish(&open).await.unwrap().ledger_index;
    let pass = || {
        let bodies = open.ledger.records().bodies().journal().clone();
        let medium = Arc::clone(&rig.medium) as Arc<dyn Medium>;
        let nowhere = rig.path(&format!("anchors-{}", anchored(&open).len()));
        Anchors::new([(AnchoredJournal::Bodies, bodies)], &nowhere, medium).pass(&open.ledger)
    };
    pass().await.unwrap();
    let erasure = Erasure {
        target: index,
        sections: SectionSet::from_bits(0xff),
        reason: 1,
    };
    assert!(open.ledger.erase(erasure).await.unwrap().destroyed);
    pass().await.unwrap();
    let heads = anchored(&open);
    assert_eq!(heads.len(), 2);
    assert_eq!(heads[0], heads[1]);
    open.close().await;
}

#[tokio::test]
async fn a_chain_is_anchored_by_its_newest_frame_whenever_that_is_another_one() {
    let mut rig = Rig::new();
    let open = rig.open();
    let newest = Arc::new(std::sync::Mutex::new(None));
    let derived = rig.path("derived");
    let anchors = || {
        let medium = Arc::clone(&rig.medium) as Arc<dyn Medium>;
        let newest = Arc::clone(&newest);
        let link = Box::new(move || *newest.lock().unwrap());
        Anchors::new([], &derived, medium).with_chain(AnchoredJournal::Decisions, link)
    };
    let at = |number: u64| (number, leaf::journal(&number.to_be_bytes()));
    let told = |number: u64| (6, number, at(number).1);
    let mut first = anchors().pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [], "nothing to anchor");
    *newest.lock().unwrap() = Some(at(7));
    first = first.pass(&open.ledger).await.unwrap();
    first.pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [told(7)]);
    // The next start knows what an entry holds, also where the first frames are long gone.
    let second = anchors().pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [told(7)]);
    *newest.lock().unwrap() = Some(at(90));
    second.pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [told(7), told(90)]);
    // A log that began anew is told as it is.
    *newest.lock().unwrap() = Some(at(1));
    anchors().pass(&open.ledger).await.unwrap();
    assert_eq!(anchored(&open), [told(7), told(90), told(1)]);
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}
