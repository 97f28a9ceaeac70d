//! What a withdrawal makes nodes do is done once, however often they die or judge anew what they hold.

use std::fs;

use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, folder, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// What is seen of a withdrawal before a node is killed: a step of the author or of the holder has just been taken.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// The author has the order in its ledger.
    Ordered,
    /// The author erased its own record.
    ErasedAtHome,
    /// A receipt of the holder covers the order.
    Told,
    /// The holder hides the record.
    Hidden,
    /// The holder's bytes are destroyed.
    Destroyed,
    /// The author has the holder's word that it hides it.
    Applied,
    /// The author has the holder's word that it erased it.
    Erased,
}

impl Step {
    const ALL: [Self; 7] = [
        Self::Ordered,
        Self::ErasedAtHome,
        Self::Told,
        Self::Hidden,
        Self::Destroyed,
        Self::Applied,
        Self::Erased,
    ];

    async fn is_taken(self, federation: &Federation, id: &[u8], mark: &str) -> bool {
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        let status = az.recall(id, AZ).await;
        let holder = status.holders.first().expect("a holder");
        match self {
            Self::Ordered => status.standing == "retracted",
            Self::ErasedAtHome => az.get(id).await.is_some_and(|held| held.erased),
            Self::Told => holder.told,
            Self::Hidden => !is_listed(ge, id).await,
            Self::Destroyed => {
                let bodies = ge.files.data().join("replicas/az_customs/bodies");
                !folder::holds(&bodies, mark.as_bytes())
            }
            Self::Applied => holder.applied_ms > 0,
            Self::Erased => holder.erased_ms > 0,
        }
    }
}

fn notice(mark: &str) -> pb::Draft {
    let mut draft = draft::seizure("AZ");
    let goods = draft.goods.as_mut().expect("goods");
    goods.items[0].description = mark.to_owned();
    draft
}

async fn is_listed(node: &TestNode, id: &[u8]) -> bool {
    node.list().await.iter().any(|record| record.id == id)
}

/// Publishes a notice and waits until the holder lists it.
async fn shared(federation: &Federation, mark: &str) -> Vec<u8> {
    let published = federation.node(AZ).publish(notice(mark)).await;
    let ge = federation.node(GE);
    until("the notice to be listed", || is_listed(ge, &published.id)).await;
    published.id
}

async fn until_nothing_is_owed(federation: &Federation, id: &[u8]) {
    let az = federation.node(AZ);
    until("the holder to obey", || async {
        let status = az.recall(id, AZ).await;
        status.holders.iter().all(|it| it.outstanding_since_ms == 0)
    })
    .await;
}

/// The sizes of both feeds: what the author told the holder, and the other way round.
async fn told(federation: &Federation) -> (u64, u64) {
    (federation.told(AZ, GE).await, federation.told(GE, AZ).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_of_a_withdrawal_is_taken_once_whenever_a_node_is_killed() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.spawn().await;
    let mut withdrawn = Vec::new();
    for step in Step::ALL {
        for victim in [AZ, GE] {
            let mark = format!("heroin in {step:?} teapots of {victim}");
            let id = shared(&federation, &mark).await;
            let before = told(&federation).await;
            federation.node(AZ).retract(&id).await;
            until("the step", || step.is_taken(&federation, &id, &mark)).await;
            federation.kill(victim).await;
            until_nothing_is_owed(&federation, &id).await;
            until("the author to erase", || async {
                let held = federation.node(AZ).get(&id).await;
                held.is_some_and(|held| held.erased)
            })
            .await;
            // The retraction and the erasure; what was hidden and what was erased.
            let after = told(&federation).await;
            assert_eq!((after.0 - before.0, after.1 - before.1), (2, 2), "{mark}");
            withdrawn.push((id, mark));
        }
    }
    // Nothing is left that a later start would do.
    let before = told(&federation).await;
    let marks: Vec<_> = withdrawn.iter().map(|(_, mark)| mark.clone()).collect();
    federation.end_and_verify(&marks).await;
    for (id, mark) in &withdrawn {
        for party in [AZ, GE] {
            let node = federation.node(party);
            assert!(!is_listed(node, id).await, "{mark}");
            assert_eq!(node.recall(id, AZ).await.standing, "retracted", "{mark}");
        }
    }
    assert_eq!(told(&federation).await, before);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_about_a_withdrawal_is_not_done_again_when_all_is_judged_anew() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let first = shared(&federation, "heroin in teapots").await;
    federation.node(AZ).retract(&first).await;
    until_nothing_is_owed(&federation, &first).await;
    for lost in [
        ["derived/follow"].as_slice(),
        &["derived", "index", "words"],
    ] {
        let before = told(&federation).await;
        for party in [AZ, GE] {
            let node = federation.node_mut(party);
            node.stop().await;
            for folder in lost {
                fs::remove_dir_all(node.files.data().join(folder)).expect("a folder");
            }
            node.restart().await;
        }
        // Chores are done in turns, so that whatever came again was looked at before these are done.
        let next = shared(&federation, "heroin in kettles").await;
        federation.node(AZ).retract(&next).await;
        until_nothing_is_owed(&federation, &next).await;
        for id in [&first, &next] {
            for party in [AZ, GE] {
                let node = federation.node(party);
                assert!(!is_listed(node, id).await);
                assert_eq!(node.recall(id, AZ).await.standing, "retracted");
            }
            until_nothing_is_owed(&federation, id).await;
        }
        let after = told(&federation).await;
        assert_eq!((after.0 - before.0, after.1 - before.1), (3, 2), "{lost:?}");
    }
    federation.stop().await;
}
