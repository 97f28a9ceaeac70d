//! A peer that was away takes everything that waits for it: all of it, once, in order.

use std::collections::BTreeMap;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::publish_stream_response::Outcome;
use ntc_tests::{Federation, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const COUNT: usize = 2_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_takes_a_long_backlog_in_order_and_without_repetition() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let request = pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    };
    let requests = tokio_stream::iter(vec![request; COUNT]);
    let mut answers = az
        .records()
        .publish_stream(requests)
        .await
        .expect("a stream")
        .into_inner();
    // Where each stands in the ledger.
    let mut published = BTreeMap::new();
    while let Some(answer) = answers.message().await.expect("an answer") {
        let Some(Outcome::Published(record)) = answer.outcome else {
            panic!("not published: {:?}", answer.outcome);
        };
        published.insert(record.id, record.ledger_index);
    }
    assert_eq!(published.len(), COUNT);

    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("the whole feed to be receipted", || async {
        let peer = az.peer(GE).await;
        peer.receipted == peer.feed_size
    })
    .await;
    ge.until_indexed().await;
    let mut taken: Vec<_> = ge
        .list()
        .await
        .into_iter()
        .map(|record| (published[&record.id], record.received_ms))
        .collect();
    taken.sort_unstable();
    let positions: Vec<_> = taken.iter().map(|(position, _)| *position).collect();
    let mut expected: Vec<_> = published.values().copied().collect();
    expected.sort_unstable();
    assert_eq!(positions, expected, "each once");
    assert!(
        taken.is_sorted_by_key(|(_, received)| *received),
        "in the order of the ledger"
    );
    assert_eq!(ge.status().await.refused, 0);
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.stop().await;
}
