//! A partner that was away takes whatever was published meanwhile, and finds it.

use futures::StreamExt;
use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, draft, until};

/// More records than the index takes at once, of the size at which a batch holds the most of them.
const RECORDS: usize = 4_200;

fn drafts() -> impl Iterator<Item = pb::PublishRequest> {
    let mut draft = draft::seizure("AZ");
    if let Some(goods) = &mut draft.goods {
        let item = goods.items[0].clone();
        goods.items = vec![item; 3];
        for item in &mut goods.items {
            item.description = "tablets in the lining of a suitcase ".repeat(3);
        }
    }
    std::iter::repeat_n(
        pb::PublishRequest {
            draft: Some(draft),
            again: false,
        },
        RECORDS,
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_was_away_takes_a_large_backlog_and_finds_it_again_without_its_index() {
    let mut federation = Federation::sharing_all(&["AZ/customs", "GE/customs"]).await;
    federation.node_mut("GE/customs").stop().await;
    let az = federation.node("AZ/customs");
    let mut answers = az
        .records()
        .publish_stream(futures::stream::iter(drafts()))
        .await
        .expect("a stream")
        .into_inner();
    let mut published = 0;
    while let Some(answer) = answers.next().await {
        let outcome = answer.expect("an answer").outcome;
        let published_one = matches!(
            outcome,
            Some(pb::publish_stream_response::Outcome::Published(_))
        );
        assert!(published_one, "{outcome:?}");
        published += 1;
    }
    assert_eq!(published, RECORDS);

    federation.node_mut("GE/customs").restart().await;
    let ge = federation.node("GE/customs");
    until("the backlog to arrive", || async {
        ge.status().await.received as usize > RECORDS
    })
    .await;

    let ge = federation.node_mut("GE/customs");
    ge.stop().await;
    std::fs::remove_dir_all(ge.files.data().join("index")).expect("the index goes");
    ge.restart().await;
    let ge = federation.node("GE/customs");
    until("all of it to be found", || async {
        ge.list().await.len() == RECORDS
    })
    .await;
    federation.stop().await;
}
