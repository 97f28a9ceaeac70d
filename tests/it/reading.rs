//! Lists, searches and watches give each record that fits once, and none that does not.

use std::collections::BTreeSet;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::publish_stream_response::Outcome;
use ntc_proto::v1;
use ntc_tests::{Federation, TestNode, draft, refused, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Publishes drafts in one stream; their ids in the order of the ledger.
async fn publish_all(node: &TestNode, drafts: Vec<pb::Draft>) -> Vec<Vec<u8>> {
    let requests = drafts.into_iter().map(|draft| pb::PublishRequest {
        draft: Some(draft),
        again: false,
    });
    let requests: Vec<_> = requests.collect();
    let mut answers = node
        .records()
        .publish_stream(tokio_stream::iter(requests))
        .await
        .expect("a stream")
        .into_inner();
    let mut ids = Vec::new();
    while let Some(answer) = answers.message().await.expect("an answer") {
        let published = match answer.outcome.expect("an outcome") {
            Outcome::Published(published) => Some(published.id),
            Outcome::Refused(_) => None,
        };
        ids.push(published.expect("a record is published"));
    }
    ids
}

/// Every page of a list.
async fn pages(node: &TestNode, request: pb::ListRequest) -> Vec<pb::RecordSummary> {
    let (mut records, mut page) = (Vec::new(), Vec::new());
    loop {
        let request = pb::ListRequest {
            page,
            ..request.clone()
        };
        let size = usize::try_from(request.page_size).expect("a size");
        let answer = node
            .records()
            .list(request)
            .await
            .expect("a page")
            .into_inner();
        assert!(answer.records.len() <= size);
        records.extend(answer.records);
        page = answer.next_page;
        if page.is_empty() {
            return records;
        }
    }
}

fn ids(records: &[pb::RecordSummary]) -> BTreeSet<Vec<u8>> {
    records.iter().map(|record| record.id.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_join_without_gap_or_repetition_also_while_more_is_published() {
    let az = TestNode::start(AZ).await;
    // Many share a millisecond, so that borders of pages fall between equal times.
    let first = publish_all(&az, vec![draft::seizure("AZ"); 120]).await;
    az.until_indexed().await;
    for size in [1, 7, 60, 119, 120, 121] {
        let listed = pages(
            &az,
            pb::ListRequest {
                page_size: size,
                ..pb::ListRequest::default()
            },
        )
        .await;
        assert_eq!(listed.len(), 120);
        assert_eq!(ids(&listed), first.iter().cloned().collect());
        assert!(
            listed.is_sorted_by(|a, b| a.created_ms >= b.created_ms),
            "newest first"
        );
    }
    let request = pb::ListRequest {
        page_size: 9,
        ..pb::ListRequest::default()
    };
    let (listed, more) = tokio::join!(
        pages(&az, request),
        publish_all(&az, vec![draft::seizure("AZ"); 60])
    );
    assert_eq!(ids(&listed).len(), listed.len(), "none twice");
    assert!(
        first.iter().all(|id| ids(&listed).contains(id)),
        "none left out"
    );
    az.until_indexed().await;
    assert_eq!(az.list().await.len(), first.len() + more.len());

    let list = |request| {
        let mut records = az.records();
        async move { records.list(request).await }
    };
    let wrong = pb::ListRequest {
        page: vec![9; 5],
        ..pb::ListRequest::default()
    };
    assert_eq!(refused(list(wrong).await), "BAD_PAGE_KEY");
    let many = pb::ListRequest {
        page_size: 501,
        ..pb::ListRequest::default()
    };
    assert_eq!(refused(list(many).await), "TOO_LARGE");
    az.into_files().await;
}

fn with_plate(plate: &str) -> pb::Draft {
    let mut draft = draft::seizure("AZ");
    draft.transport = Some(v1::Transport {
        legs: vec![v1::Leg {
            mode: "3".to_owned(),
            identifiers: vec![v1::Identifier {
                scheme: "plate".to_owned(),
                raw: plate.to_owned(),
                country: "UA".to_owned(),
                ..v1::Identifier::default()
            }],
            ..v1::Leg::default()
        }],
        route_unknown: true,
        ..v1::Transport::default()
    });
    draft
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_keep_exactly_what_fits_on_both_sides() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let narcotic = az.publish(draft::seizure("AZ")).await.id;
    let tobacco = az
        .publish(draft::of_category(draft::seizure("AZ"), "tobacco"))
        .await
        .id;
    // Cyrillic letters that look like the Latin ones.
    let plate = az.publish(with_plate("АА 1234 ВС")).await.id;
    let other = ge.publish(draft::seizure("GE")).await.id;
    for (node, from) in [(az, GE), (ge, AZ)] {
        until("all records", || async { node.list().await.len() == 4 }).await;
        assert_eq!(node.peer(from).await.refused, 0);
    }
    let created = |records: &[pb::RecordSummary], id: &[u8]| {
        let found = records.iter().find(|record| record.id == id);
        found.expect("a record").created_ms
    };
    for node in [az, ge] {
        let all = node.list().await;
        let (from, until) = (created(&all, &tobacco), created(&all, &plate));
        let base = pb::ListRequest {
            page_size: 2,
            ..pb::ListRequest::default()
        };
        let cases = [
            (
                "origin",
                pb::ListRequest {
                    origin: GE.to_owned(),
                    ..base.clone()
                },
                vec![&other],
            ),
            (
                "category",
                pb::ListRequest {
                    category: "tobacco".to_owned(),
                    ..base.clone()
                },
                vec![&tobacco],
            ),
            (
                "both",
                pb::ListRequest {
                    origin: AZ.to_owned(),
                    category: "narcotic".to_owned(),
                    ..base.clone()
                },
                vec![&narcotic, &plate],
            ),
            (
                "kind",
                pb::ListRequest {
                    kinds: vec![v1::RecordKind::ConsignmentAlert.into()],
                    ..base.clone()
                },
                vec![],
            ),
            (
                "Latin plate",
                pb::ListRequest {
                    sought: Some(draft::sought("aa1234bc")),
                    ..base.clone()
                },
                vec![&plate],
            ),
            (
                "Cyrillic plate",
                pb::ListRequest {
                    sought: Some(draft::sought("АА-1234-ВС")),
                    ..base.clone()
                },
                vec![&plate],
            ),
            (
                "other plate",
                pb::ListRequest {
                    sought: Some(draft::sought("AA1234BX")),
                    ..base.clone()
                },
                vec![],
            ),
            (
                "times",
                pb::ListRequest {
                    origin: AZ.to_owned(),
                    created_from_ms: from,
                    created_until_ms: until,
                    ..base.clone()
                },
                all.iter()
                    .filter(|r| r.origin == AZ && (from..until).contains(&r.created_ms))
                    .map(|r| &r.id)
                    .collect(),
            ),
        ];
        for (what, request, expected) in cases {
            let found = ids(&pages(node, request).await);
            assert_eq!(
                found,
                expected.into_iter().cloned().collect(),
                "{what} at {}",
                node.party()
            );
        }
        // Agreements are records too, and are listed when they are asked for.
        let agreements = pb::ListRequest {
            kinds: vec![v1::RecordKind::Agreement.into()],
            ..base
        };
        assert_eq!(
            pages(node, agreements).await.len(),
            2,
            "proposal and signature"
        );
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_tells_of_each_record_once_own_and_received() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let before = az.publish(draft::seizure("AZ")).await.id;
    until("the one before", || async {
        ge.get(&before).await.is_some()
    })
    .await;
    let watch = |request| {
        let mut records = ge.records();
        async move { records.watch(request).await.expect("a watch").into_inner() }
    };
    let mut all = watch(pb::WatchRequest::default()).await;
    let mut own = watch(pb::WatchRequest {
        origin: GE.to_owned(),
        ..pb::WatchRequest::default()
    })
    .await;
    let mut expected = BTreeSet::new();
    for _ in 0..10 {
        expected.insert(az.publish(draft::seizure("AZ")).await.id);
        expected.insert(ge.publish(draft::seizure("GE")).await.id);
    }
    let mut seen = BTreeSet::new();
    while seen.len() < expected.len() {
        let news = all.message().await.expect("news").expect("a live watch");
        assert_eq!(news.gap, None);
        let Some(record) = news.record else {
            continue;
        };
        assert!(seen.insert(record.id), "told once");
    }
    assert_eq!(seen, expected, "and not of what was there before");
    let mut told = 0;
    while told < 10 {
        let news = own.message().await.expect("news").expect("a live watch");
        let Some(record) = news.record else {
            continue;
        };
        assert_eq!(record.origin, GE);
        told += 1;
    }
    federation.stop().await;
}
