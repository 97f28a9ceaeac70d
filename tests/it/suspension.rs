//! A suspended peer is cut off at once, receives nothing, and goes on without a gap when it is resumed.

use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

async fn suspend(node: &TestNode, party: &str) {
    let request = pb::SuspendPeerRequest {
        party: party.to_owned(),
        reason: "key may be lost".to_owned(),
    };
    node.peers().suspend_peer(request).await.expect("suspended");
}

async fn resume(node: &TestNode, party: &str) {
    let request = pb::ResumePeerRequest {
        party: party.to_owned(),
    };
    node.peers().resume_peer(request).await.expect("resumed");
}

#[tokio::test(flavor = "multi_thread")]
async fn revoked_peer_receives_nothing() {
    let federation = Federation::sharing_all(&[AZ, GE, "MD/customs"]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let before = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&before.id, GE).await;

    suspend(az, GE).await;
    // Both directions are cut: neither follows the other any more.
    until("the suspended peer to lose its session", || async {
        ge.peer(AZ).await.state != "connected"
    })
    .await;
    until("the own session to be stopped", || async {
        az.peer(GE).await.state == "suspended"
    })
    .await;
    let held = ge.peer(AZ).await.held;
    let meanwhile = az.publish(draft::seizure("AZ")).await;
    let told = meanwhile.recipients.iter().find(|told| told.party == GE);
    assert_eq!(told.expect("a decision").reason, "PEER_SUSPENDED");
    let back = ge.publish(draft::seizure("GE")).await;
    // The third party shows that time has passed: it has everything.
    az.until_receipted(&meanwhile.id, "MD/customs").await;
    ge.until_receipted(&back.id, "MD/customs").await;
    assert!(ge.get(&meanwhile.id).await.is_none());
    assert!(az.get(&back.id).await.is_none());
    assert_eq!(ge.peer(AZ).await.held, held, "not an item more");
    assert_ne!(ge.peer(AZ).await.state, "connected");

    resume(az, GE).await;
    let after = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&after.id, GE).await;
    ge.until_receipted(&back.id, AZ).await;
    assert_eq!(
        ge.peer(AZ).await.held,
        held + 1,
        "the feed goes on where it was"
    );
    assert!(
        ge.get(&meanwhile.id).await.is_none(),
        "what was published meanwhile was never for it"
    );
    for node in &federation.nodes {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_queued_before_a_suspension_waits_until_the_peer_is_resumed() {
    let mut federation = Federation::sharing_all(&[AZ, GE, "MD/customs"]).await;
    federation.node_mut(GE).stop().await;
    let queued = federation.node(AZ).publish(draft::seizure("AZ")).await;
    suspend(federation.node(AZ), GE).await;
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    // The other peers are back: had this one been let in, it would be too.
    until("the other sessions", || async {
        ge.peer("MD/customs").await.state == "connected" && !ge.peer(AZ).await.detail.is_empty()
    })
    .await;
    assert!(ge.get(&queued.id).await.is_none());
    assert_eq!(
        az.delivery(&queued.id, GE).await.state(),
        pb::DeliveryState::Queued
    );
    resume(az, GE).await;
    az.until_receipted(&queued.id, GE).await;
    until("the record", || async {
        ge.get(&queued.id).await.is_some()
    })
    .await;
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.stop().await;
}
