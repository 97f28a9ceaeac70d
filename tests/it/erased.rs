//! What an author erases is gone at its partners too, and everything else still verifies, for those who come later as
//! well.

use std::fs;

use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::section::{Section, SectionSet};
use ntc_tests::folder::{self, copy};
use ntc_tests::medium::{Fault, FaultyDisk};
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

async fn holds(node: &TestNode, id: &[u8], section: Section) -> bool {
    let held = node.get(id).await;
    held.is_some_and(|held| {
        let mut slots = held.sections.iter().map(|open| open.slot);
        slots.any(|slot| slot == u32::from(section.slot()))
    })
}

/// Erases the goods of an own record.
async fn erase_goods(node: &TestNode, id: &[u8]) {
    let erasure = Erasure {
        target: node.get(id).await.expect("a record").ledger_index,
        sections: SectionSet::EMPTY.with(Section::Goods),
        reason: EraseReason::Withdrawn as u8,
    };
    let erased = node.app().ledger().erase(erasure).await;
    erased.expect("an erasure");
}

/// The bytes of the goods as a node holds them.
async fn goods(node: &TestNode, id: &[u8]) -> Vec<u8> {
    let held = node.get(id).await.expect("a record");
    let mut sections = held.sections.into_iter();
    let goods = sections.find(|open| open.slot == u32::from(Section::Goods.slot()));
    goods.expect("goods").content
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_death_left_between_a_durable_erasure_and_the_destruction_is_destroyed_by_the_next_start()
 {
    for killed in [true, false] {
        let (disk, ports) = FaultyDisk::ports();
        let mut ge = TestNode::stopped(NodeFiles::make(GE));
        ge.try_start(ports).await.expect("the node starts");
        let mut federation = Federation::of(vec![TestNode::start(AZ).await, ge]).await;
        let all = ntc_tests::federation::share_all("all", &[AZ, GE]);
        federation.agree(&all).await;
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        let published = az.publish(draft::seizure("AZ")).await;
        az.until_receipted(&published.id, GE).await;
        until("the record", || holds(ge, &published.id, Section::Goods)).await;
        let secret = goods(ge, &published.id).await;
        let replica = ge.files.data().join("replicas/az_customs");

        // The segment cannot be written anew: the item is durable and receipted, its section is still there.
        disk.fail(Fault::Sync, &replica.join("bodies/next.tmp"));
        erase_goods(az, &published.id).await;
        until("the receipt", || async {
            let sent = az.peer(GE).await;
            sent.receipted == sent.feed_size
        })
        .await;
        assert!(folder::holds(&replica, &secret));
        let places = ["replicas", "derived"].map(|folder| ge.files.data().join(folder));
        let at_death = tempfile::tempdir().expect("a folder");
        for place in &places {
            let name = place.file_name().expect("a name");
            copy(place, &at_death.path().join(name));
        }
        federation.node_mut(GE).stop().await;
        // No session of the author helps the start.
        federation.node_mut(AZ).stop().await;
        disk.mend();
        if killed {
            for place in &places {
                let name = place.file_name().expect("a name");
                fs::remove_dir_all(place).expect("a folder");
                copy(&at_death.path().join(name), place);
            }
        }
        assert!(folder::holds(&replica, &secret));
        federation.node_mut(GE).restart().await;
        assert!(!folder::holds(&replica, &secret), "killed: {killed}");
        let ge = federation.node(GE);
        until("the rest of the record", || {
            holds(ge, &published.id, Section::Event)
        })
        .await;
        assert!(!holds(ge, &published.id, Section::Goods).await);
        assert_eq!(ge.verify().await, Vec::<String>::new());
        federation.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_of_a_batch_that_never_came_into_the_chain_are_destroyed_by_the_next_start() {
    let (disk, ports) = FaultyDisk::ports();
    let mut ge = TestNode::stopped(NodeFiles::make(GE));
    ge.try_start(ports).await.expect("the node starts");
    let mut federation = Federation::of(vec![TestNode::start(AZ).await, ge]).await;
    let all = ntc_tests::federation::share_all("all", &[AZ, GE]);
    federation.agree(&all).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let replica = ge.files.data().join("replicas/az_customs");
    // Bodies are durable before their chain is written.
    disk.fail(Fault::Full, &replica.join("00000000.seg"));
    let published = az.publish(draft::seizure("AZ")).await;
    let secret = goods(az, &published.id).await;
    until("the session to end for it", || async {
        !ge.peer(AZ).await.detail.is_empty()
    })
    .await;
    federation.node_mut(GE).stop().await;
    // No session of the author helps the start.
    federation.node_mut(AZ).stop().await;
    disk.mend();
    assert!(folder::holds(&replica, &secret));
    federation.node_mut(GE).restart().await;
    assert!(!folder::holds(&replica, &secret));

    federation.node_mut(AZ).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    az.until_receipted(&published.id, GE).await;
    assert_eq!(goods(ge, &published.id).await, secret);
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_received_before_a_start_is_found_and_destroyed_by_an_erasure_behind_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let published = federation.node(AZ).publish(draft::seizure("AZ")).await;
    federation.node(AZ).until_receipted(&published.id, GE).await;
    let secret = goods(federation.node(GE), &published.id).await;
    let replica = federation.node(GE).files.data().join("replicas/az_customs");
    assert!(folder::holds(&replica, &secret));
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).restart().await;
    erase_goods(federation.node(AZ), &published.id).await;
    let ge = federation.node(GE);
    until("the section to be gone", || async {
        !holds(ge, &published.id, Section::Goods).await
    })
    .await;
    until("its bytes to be destroyed", || async {
        !folder::holds(&replica, &secret)
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_section_is_gone_at_the_partner_and_for_one_that_begins_anew() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    let ge = federation.node(GE);
    until("the record", || holds(ge, &published.id, Section::Goods)).await;
    let secret = goods(ge, &published.id).await;
    erase_goods(az, &published.id).await;
    until("the section to be gone", || async {
        !holds(ge, &published.id, Section::Goods).await
    })
    .await;
    assert!(holds(ge, &published.id, Section::Event).await);
    for journals in ["replicas", "ledger", "bodies"] {
        assert!(!folder::holds(&ge.files.data().join(journals), &secret));
    }
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }

    // Its replica is lost, and it comes again after the erasure.
    let data = ge.files.data();
    federation.node_mut(GE).stop().await;
    for lost in ["replicas", "derived", "index"] {
        drop(fs::remove_dir_all(data.join(lost)));
    }
    federation.node_mut(GE).restart().await;
    let ge = federation.node(GE);
    until("what is left of the record", || {
        holds(ge, &published.id, Section::Event)
    })
    .await;
    assert!(!holds(ge, &published.id, Section::Goods).await);
    assert_eq!(ge.verify().await, Vec::<String>::new());
    let after = federation.node(AZ).publish(draft::seizure("AZ")).await;
    federation.node(AZ).until_receipted(&after.id, GE).await;
    federation.stop().await;
}
