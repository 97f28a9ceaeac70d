//! The stop of a peer or an agreement never fails for the text of its reason: a reason that breaks its rule is refused
//! before anything is touched, and one that keeps it stops, with every part of the node taking it.

use ntc_proto::node::v1 as pb;
use ntc_tests::federation::find;
use ntc_tests::{Federation, TestNode, draft, refused};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

async fn suspend_peer(node: &TestNode, reason: &str) -> Result<(), String> {
    let request = pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: reason.to_owned(),
    };
    let answer = node.peers().suspend_peer(request).await;
    if answer.is_ok() {
        Ok(())
    } else {
        Err(refused(answer))
    }
}

async fn suspend_agreement(node: &TestNode, id: &str, reason: &str) -> Result<(), String> {
    let request = pb::SuspendRequest {
        id: id.to_owned(),
        reason: reason.to_owned(),
    };
    let answer = node.agreements().suspend(request).await;
    if answer.is_ok() {
        Ok(())
    } else {
        Err(refused(answer))
    }
}

async fn decided(node: &TestNode) -> String {
    let published = node.publish(draft::seizure("AZ")).await;
    let told = published
        .recipients
        .into_iter()
        .find(|told| told.party == GE);
    told.expect("a decision").reason
}

/// A reason of two lines and as many characters as a reason may have.
fn longest() -> String {
    format!("key reported stolen\n{}", "ə".repeat(480))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_stopped_with_any_reason_that_a_person_types_and_stays_so() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node_mut(AZ);
    let id = az
        .agreements()
        .list_agreements(pb::ListAgreementsRequest {})
        .await;
    let id = id.expect("a list").into_inner().agreements[0].id.clone();
    for (bad, code) in [
        (format!("{}x", longest()), "FIELD_TOO_LONG"),
        ("x".repeat(200_000), "FIELD_TOO_LONG"),
        ("case \u{1b}[2J 114".to_owned(), "FIELD_INVALID"),
        ("case \u{202e} 114".to_owned(), "FIELD_INVALID"),
    ] {
        let outcome = suspend_agreement(az, &id, &bad).await;
        assert_eq!(outcome, Err(code.to_owned()));
        assert_eq!(decided(az).await, "", "nothing was stopped");
    }
    suspend_agreement(az, &id, &longest())
        .await
        .expect("stopped");
    assert_eq!(decided(az).await, "AGREEMENT_SUSPENDED");
    az.stop().await;
    az.restart().await;
    assert_eq!(decided(az).await, "AGREEMENT_SUSPENDED");
    let ge = federation.node(GE);
    ntc_tests::until("the partner to be told", || async {
        find(ge, &id)
            .await
            .is_some_and(|found| found.state == "suspended")
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_is_stopped_with_any_reason_that_a_person_types_and_stays_so() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node_mut(AZ);
    for (bad, code) in [
        (format!("{}x", longest()), "FIELD_TOO_LONG"),
        ("case \u{1b}[2J 114".to_owned(), "FIELD_INVALID"),
    ] {
        assert_eq!(suspend_peer(az, &bad).await, Err(code.to_owned()));
        assert_eq!(decided(az).await, "", "nothing was stopped");
    }
    suspend_peer(az, &longest()).await.expect("stopped");
    assert_eq!(az.peer(GE).await.detail, longest());
    az.stop().await;
    az.restart().await;
    assert_eq!(az.peer(GE).await.detail, longest());
    assert_eq!(decided(az).await, "PEER_SUSPENDED");
    federation.stop().await;
}
