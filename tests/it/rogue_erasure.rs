//! What a peer erased stays gone, whatever the peer sends afterwards; an erasure reaches nothing but its own record.

mod listed;

use std::fs;

use ntc_core::envelope::SealedRecord;
use ntc_core::record::Record;
use ntc_core::section::{Section, SectionSet};
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::find;
use ntc_tests::rogue::Origin;
use ntc_tests::{TestNode, draft, folder, until};

const OWN: &str = "AZ/customs";
const ROGUE: &str = "TR/customs";

const GOODS: SectionSet = SectionSet::EMPTY.with(Section::Goods);
const EVENT: SectionSet = SectionSet::EMPTY.with(Section::Event);

/// A rogue with whom a node shares everything.
async fn rogue(node: &TestNode) -> Origin {
    Origin::sharing_all(node, ROGUE).await
}

/// Publishes a notice whole, and waits until the node shows it. Answers its index, and the bytes of its goods.
async fn delivered(origin: &Origin, node: &TestNode) -> (Record, SealedRecord, u64, Vec<u8>) {
    let (record, sealed) = origin.notice();
    let index = origin.tell(|history| history.deliver(&sealed, None));
    let id = *record.id().as_bytes();
    until("the record", || holds(node, &id, Section::Goods)).await;
    let goods = sections(node, &id).await.remove(1).1;
    assert!(folder::holds(&replica(node), &goods));
    (record, sealed, index, goods)
}

async fn in_force(node: &TestNode) -> bool {
    let found = find(node, "all").await;
    found.is_some_and(|agreement| agreement.state == "in_force")
}

/// The sections that a node shows of a record, by slot.
async fn sections(node: &TestNode, id: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let held = node.get(id).await;
    let sections = held.map(|held| held.sections).unwrap_or_default();
    sections
        .into_iter()
        .map(|open| (open.slot, open.content))
        .collect()
}

async fn holds(node: &TestNode, id: &[u8], section: Section) -> bool {
    let slot = u32::from(section.slot());
    sections(node, id).await.iter().any(|(of, _)| *of == slot)
}

fn replica(node: &TestNode) -> std::path::PathBuf {
    node.files.data().join("replicas/tr_customs")
}

async fn clean(node: &TestNode) {
    assert_eq!(node.verify().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_is_never_shown_or_held_again_whatever_its_origin_reveals() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    let (record, sealed, index, goods) = delivered(&origin, &az).await;
    let id = record.id();
    let id = id.as_bytes();

    origin.tell(|history| history.erase(index, GOODS));
    until("the goods to be gone", || async {
        !holds(&az, id, Section::Goods).await
    })
    .await;
    assert!(holds(&az, id, Section::Event).await);

    // Alone, with what was not erased, as a delivery that begins anew, and once more with the erasure in one batch.
    origin.tell(|history| history.reveal(&sealed, index, GOODS));
    origin.tell(|history| history.reveal(&sealed, index, GOODS.union(EVENT)));
    origin.tell(|history| {
        history.reveal(&sealed, index, GOODS);
        history.erase(index, GOODS);
        history.reveal(&sealed, index, GOODS);
    });
    origin.taken(&az).await;
    let still_gone = |az: &TestNode| {
        assert!(!folder::holds(&az.files.data(), &goods));
    };
    still_gone(&az);
    assert!(!holds(&az, id, Section::Goods).await);
    clean(&az).await;

    for (what, derived) in [
        ("restart", [].as_slice()),
        ("reindex", &["derived", "index"]),
    ] {
        az.stop().await;
        for folder in derived {
            fs::remove_dir_all(az.files.data().join(folder)).expect("a folder");
        }
        az.restart().await;
        origin.tell(|history| history.reveal(&sealed, index, GOODS));
        origin.taken(&az).await;
        assert!(!holds(&az, id, Section::Goods).await, "{what}");
        assert!(holds(&az, id, Section::Event).await, "{what}");
        still_gone(&az);
        clean(&az).await;
    }
    // The feed goes on.
    let (after, _, _, _) = delivered(&origin, &az).await;
    assert!(holds(&az, after.id().as_bytes(), Section::Event).await);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_that_comes_before_its_record_keeps_the_record_out() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;

    // The record was held back when it was erased, and its origin lets it go afterwards.
    let (held_back, sealed) = origin.notice();
    let index = origin.tell(|history| {
        let index = history.deliver(&sealed, None);
        history.withhold_newest(SectionSet::EMPTY);
        history.erase(index, GOODS);
        index
    });
    origin.tell(|history| history.reveal(&sealed, index, GOODS.union(EVENT)));
    origin.taken(&az).await;
    let id = held_back.id();
    let id = id.as_bytes();
    until("the rest of the record", || holds(&az, id, Section::Event)).await;
    assert!(!holds(&az, id, Section::Goods).await);

    // A state calls it erased, no ERASE item names it, and the origin shows it after all.
    let (named, other) = origin.notice();
    let index = origin.tell(|history| {
        let index = history.deliver(&other, None);
        history.erase_untold(index, GOODS);
        history.withhold_newest(GOODS);
        index
    });
    origin.tell(|history| history.reveal(&other, index, GOODS));
    origin.taken(&az).await;
    let id = named.id();
    let id = id.as_bytes();
    until("the rest of it", || holds(&az, id, Section::Event)).await;
    assert!(!holds(&az, id, Section::Goods).await);
    clean(&az).await;
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_reaches_nothing_but_the_record_of_its_own_ledger() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    let (record, _, index, goods) = delivered(&origin, &az).await;
    let own = az.publish(draft::seizure("AZ")).await;

    origin.tell(|history| {
        // Entries that are no record, or that this node was never told of; each twice.
        for target in (0..history.size()).filter(|target| *target != index) {
            history.erase(target, SectionSet::ALL);
            history.erase(target, SectionSet::ALL);
        }
    });
    origin.taken(&az).await;
    assert!(holds(&az, record.id().as_bytes(), Section::Goods).await);
    assert!(holds(&az, &own.id, Section::Goods).await);
    assert!(in_force(&az).await);
    assert!(folder::holds(&replica(&az), &goods));
    clean(&az).await;

    // Twice, and with sections that the record never had.
    origin.tell(|history| history.erase(index, GOODS));
    origin.tell(|history| {
        history.erase(index, GOODS);
        history.erase(index, SectionSet::from_bits(0xff02));
    });
    origin.taken(&az).await;
    assert!(!holds(&az, record.id().as_bytes(), Section::Goods).await);
    assert!(holds(&az, record.id().as_bytes(), Section::Event).await);
    assert!(!folder::holds(&replica(&az), &goods));
    clean(&az).await;
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_of_an_agreement_that_its_author_erases_stays_as_proof_and_in_force() {
    let mut az = TestNode::start(OWN).await;
    let origin = rogue(&az).await;
    let signature = origin.history().first_record();
    let step = steps(&az).await;
    assert_eq!(step.len(), 1, "the rogue's signature");
    origin.tell(|history| history.erase(signature, SectionSet::from_bits(u16::MAX)));
    origin.taken(&az).await;
    for derived in [[].as_slice(), &["derived", "index"]] {
        az.stop().await;
        for folder in derived {
            fs::remove_dir_all(az.files.data().join(folder)).expect("a folder");
        }
        az.restart().await;
        assert!(in_force(&az).await);
        az.until_indexed().await;
        assert_eq!(steps(&az).await, step);
        clean(&az).await;
    }
    az.stop().await;
}

/// What a node holds of the steps of agreements of the rogue: header and sections.
async fn steps(node: &TestNode) -> Vec<pb::GetResponse> {
    let request = pb::ListRequest {
        kinds: vec![ntc_proto::v1::RecordKind::Agreement.into()],
        origin: ROGUE.to_owned(),
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await.expect("a list");
    let mut held = Vec::new();
    for record in listed.into_inner().records {
        held.push(node.get(&record.id).await.expect("a step"));
    }
    held
}
