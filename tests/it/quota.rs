//! A partner that sends more than its quota is held, and nobody else is; and what counts against a quota.

use std::fs;

use futures::StreamExt as _;
use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::section::{Section, SectionSet};
use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::federation::share_all;
use ntc_tests::media::{is_held, upload};
use ntc_tests::metrics::gauge;
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
    finds(ge, AZ, "feed", "quota_reached").await;
    let warnings = ge.status().await.warnings;
    let warned = |it: &pb::Concern| {
        it.code == "peer_quota_reached" && it.text.contains(AZ) && it.text.contains("1000 records")
    };
    assert!(warnings.iter().any(warned), "{warnings:?}");
    assert_eq!(ge.status().await.state, "ready");
    let of_az = |name: &str| gauge(&ge.files, &format!("ntc_{name}{{peer=\"{AZ}\"}}"));
    until("monitoring to be told", || async {
        of_az("quota_reached") == Some(1) && of_az("quota_used_percent") >= Some(80)
    })
    .await;

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

/// Bytes of a partner that count against its quota.
fn bytes_held(node: &TestNode, of: &str) -> u64 {
    let party = of.parse().expect("a party");
    node.app().quotas().standing(&party).held().bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_count_against_the_quota_of_whose_they_are_after_each_start_until_they_are_destroyed()
 {
    /// More than the journals of a few records differ by.
    const LEN: u64 = 20 << 20;
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&share_all("all", &[AZ, GE])).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let picture = upload(az, &vec![7; usize::try_from(LEN).expect("a length")]).await;
    let without = bytes_held(ge, AZ);
    let mut notices = Vec::new();
    for _ in 0..2 {
        let draft = draft::with_media(draft::seizure("AZ"), &picture.sha256, picture.size);
        let published = az.publish(draft).await;
        az.until_receipted(&published.id, GE).await;
        notices.push(published);
    }
    until("the picture", || async { is_held(ge, &picture) }).await;
    let once = without + LEN..without + 2 * LEN;
    until("it to count", || async {
        once.contains(&bytes_held(ge, AZ))
    })
    .await;

    let ge = federation.node_mut(GE);
    ge.stop().await;
    ge.restart().await;
    let ge = federation.node(GE);
    // What the loop had not noted when the node stopped, it counts again.
    until("it to count", || async {
        (LEN..3 * LEN).contains(&bytes_held(ge, AZ))
    })
    .await;
    let with = bytes_held(ge, AZ);
    let ge = federation.node_mut(GE);
    // What the state of the loop says is derived.
    ge.stop().await;
    fs::remove_dir_all(ge.files.data().join("derived")).expect("derived files");
    ge.restart().await;
    let ge = federation.node(GE);
    until("it to count", || async { bytes_held(ge, AZ) >= LEN }).await;
    assert!(bytes_held(ge, AZ) < with + LEN);

    let az = federation.node(AZ);
    for notice in &notices {
        assert!(bytes_held(ge, AZ) >= LEN, "a record names it still");
        let erasure = Erasure {
            target: notice.ledger_index,
            sections: SectionSet::EMPTY.with(Section::Media),
            reason: EraseReason::Withdrawn as u8,
        };
        az.app().ledger().erase(erasure).await.expect("an erasure");
    }
    until("the picture to be gone", || async {
        !is_held(ge, &picture)
    })
    .await;
    until("its room back", || async {
        bytes_held(ge, AZ) < with - LEN / 2
    })
    .await;
    federation.stop().await;
}
