//! What was noted is anchored when a node stops and when it starts, however short it runs.

use ntc_node::app::offline;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::audit_service_client::AuditServiceClient;
use ntc_tests::{TestNode, draft, until};

const AZ: &str = "AZ/customs";

/// How many entries of the audit the ledger holds, and how many of the log of decisions.
async fn anchored(node: &TestNode) -> u64 {
    let mut audit = AuditServiceClient::new(node.channel());
    let checked = audit.verify_audit(pb::VerifyAuditRequest {}).await;
    let mut checked = checked.expect("a check").into_inner();
    while let Some(step) = checked.message().await.expect("a step") {
        if step.finished {
            assert_eq!(step.findings, Vec::<String>::new());
            return step.anchored;
        }
    }
    0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_never_runs_for_long_is_anchored_when_it_stops_and_when_it_starts() {
    let mut node = TestNode::start(AZ).await;
    node.publish(draft::seizure("AZ")).await;
    assert_eq!(anchored(&node).await, 0, "it has not run for long");
    node.stop().await;
    // An orderly stop: audit, partners and bodies, all that they held.
    let checked = offline::verify(&node.files.settings(), &mut |_| {}).expect("a check");
    assert_eq!(checked.findings.sentences(), Vec::<String>::new());
    assert_eq!(checked.read.anchors, 3);
    let held = node.files.audit().len() as u64;
    // A start after it has nothing to add, and says so by the same number.
    node.spawn().await;
    assert_eq!(anchored(&node).await, held);
    // A crash: the next start anchors what was durable.
    node.publish(draft::seizure("AZ")).await;
    node.kill();
    for _ in 0..2 {
        let held = node.files.audit().len() as u64;
        node.spawn().await;
        until("what was noted to be anchored", || async {
            anchored(&node).await >= held
        })
        .await;
        node.kill();
    }
}
