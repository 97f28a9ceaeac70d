//! A partner that sends more than its quota is held, and nobody else is.

use futures::StreamExt as _;
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::share_all;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

/// Records that are kept of one partner in this test, which is the least that may be set.
const QUOTA: u64 = 1000;

async fn publish(node: &TestNode, count: u64) {
    let drafts = (0..count).map(|_| pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    });
    let answers = node
        .records()
        .publish_stream(futures::stream::iter(drafts))
        .await;
    let answers = answers.expect("a stream").into_inner();
    assert_eq!(answers.count().await as u64, count);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_passes_its_quota_is_held_alone_and_loses_nothing() {
    let held = NodeFiles::make(GE);
    let quota = |records: u64| format!("\n[quota]\nrecords_per_peer = {records}\n");
    held.edit_config(|text| text + &quota(QUOTA));
    let nodes = vec![
        TestNode::start(AZ).await,
        TestNode::start_on(held).await,
        TestNode::start(MD).await,
    ];
    let mut federation = Federation::of(nodes).await;
    federation.agree(&share_all("all", &[AZ, GE, MD])).await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    publish(az, QUOTA + 100).await;
    until("the partner to be held", || async {
        ge.peer(AZ).await.state == "quota"
    })
    .await;
    let told = ge.peer(AZ).await;
    assert!(told.held <= QUOTA, "{}", told.held);
    assert!(told.detail.contains("1000 records"), "{}", told.detail);
    let warnings = ge.status().await.warnings;
    let warned = |it: &pb::Concern| {
        it.code == "peer_quota_reached" && it.text.contains(AZ) && it.text.contains("1000 records")
    };
    assert!(warnings.iter().any(warned), "{warnings:?}");
    assert_eq!(ge.status().await.state, "ready");

    let own = ge.publish(draft::seizure("GE")).await;
    ge.until_receipted(&own.id, MD).await;
    let other = md.publish(draft::seizure("MD")).await;
    md.until_receipted(&other.id, GE).await;

    let ge = federation.node_mut(GE);
    ge.stop().await;
    let raised = quota(QUOTA * 10);
    ge.files
        .edit_config(|text| text.replace(&quota(QUOTA), &raised));
    ge.restart().await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    until("all that was sent to be held", || async {
        let sent = az.peer(GE).await;
        sent.receipted == sent.feed_size && ge.peer(AZ).await.held == sent.feed_size
    })
    .await;
    assert_eq!(ge.peer(AZ).await.state, "connected");
    federation.stop().await;
}
