//! What an author erases is gone at its partners too, and everything else still verifies, for those who come later as
//! well.

use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::section::{Section, SectionSet};
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

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_section_is_gone_at_the_partner_and_for_one_that_begins_anew() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    let ge = federation.node(GE);
    until("the record", || holds(ge, &published.id, Section::Goods)).await;
    let erasure = Erasure {
        target: az.get(&published.id).await.expect("a record").ledger_index,
        sections: SectionSet::EMPTY.with(Section::Goods),
        reason: EraseReason::Withdrawn.number(),
    };
    az.app().ledger().erase(erasure).await.expect("an erasure");
    until("the section to be gone", || async {
        !holds(ge, &published.id, Section::Goods).await
    })
    .await;
    assert!(holds(ge, &published.id, Section::Event).await);
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }

    // Its replica is lost, and it comes again after the erasure.
    let data = ge.files.data();
    federation.node_mut(GE).stop().await;
    for lost in ["replicas", "derived", "index"] {
        drop(std::fs::remove_dir_all(data.join(lost)));
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
