//! Giving up what a partner told is done once, however the node dies meanwhile.

use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, folder, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// What is seen of it before the node is killed.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// The order was answered: it is in the own ledger.
    Said,
    /// The bytes are destroyed.
    Destroyed,
    /// The index knows it.
    Gone,
    /// The author has the word of it.
    Told,
}

impl Step {
    const ALL: [Self; 4] = [Self::Said, Self::Destroyed, Self::Gone, Self::Told];

    async fn is_taken(self, federation: &Federation, id: &[u8], mark: &str) -> bool {
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        match self {
            Self::Said => true,
            Self::Destroyed => {
                let bodies = ge.files.data().join("replicas/az_customs/bodies");
                !folder::holds(&bodies, mark.as_bytes())
            }
            Self::Gone => is_gone(ge, id).await,
            Self::Told => told(az, id).await > 0,
        }
    }
}

async fn is_gone(node: &TestNode, id: &[u8]) -> bool {
    node.get(id).await.is_some_and(|held| held.erased)
}

/// When the author heard that the holder erased it; 0 while it did not.
async fn told(az: &TestNode, id: &[u8]) -> i64 {
    let check = pb::EraseRecordRequest {
        id: id.to_vec(),
        reason: "demanded".to_owned(),
        check: true,
        ..pb::EraseRecordRequest::default()
    };
    let known = az
        .retention()
        .erase_record(check)
        .await
        .expect("who has it");
    known.into_inner().holders[0].erased_ms
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_of_giving_up_is_taken_once_whenever_the_node_is_killed() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.spawn().await;
    let mut given_up = Vec::new();
    for step in Step::ALL {
        let mark = format!("heroin in {step:?} teapots");
        let mut notice = draft::seizure("AZ");
        notice.goods.as_mut().expect("goods").items[0]
            .description
            .clone_from(&mark);
        let id = federation.node(AZ).publish(notice).await.id;
        let ge = federation.node(GE);
        until("the record", || async {
            ge.list().await.iter().any(|record| record.id == id)
        })
        .await;
        let erase = pb::EraseRecordRequest {
            id: id.clone(),
            origin: AZ.to_owned(),
            reason: "demanded".to_owned(),
            ..pb::EraseRecordRequest::default()
        };
        ge.retention()
            .erase_record(erase)
            .await
            .expect("an erasure");
        until("the step", || step.is_taken(&federation, &id, &mark)).await;
        federation.kill(GE).await;
        given_up.push((step, id, mark));
    }
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    for (step, id, mark) in &given_up {
        until("the record to be erased", || is_gone(ge, id)).await;
        let data = ge.files.data();
        until("the bytes to be destroyed", || async {
            !folder::holds(&data, mark.as_bytes())
        })
        .await;
        until("the author to know", || async { told(az, id).await > 0 }).await;
        assert!(!is_gone(az, id).await, "{step:?}: its author keeps it");
    }
    let said = pb::ListRequest {
        kinds: vec![13],
        origin: GE.to_owned(),
        ..pb::ListRequest::default()
    };
    let said = ge
        .records()
        .list(said)
        .await
        .expect("a list")
        .into_inner()
        .records;
    assert_eq!(said.len(), given_up.len(), "each is said once");
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.end_and_verify(&[]).await;
    federation.stop().await;
}
