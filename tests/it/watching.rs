//! A watch of everything tells what is said in a case and what becomes overdue, each once, and goes on where it was.

use std::time::Duration;

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

type Watch = tonic::Streaming<pb::WatchResponse>;

async fn watch(node: &TestNode, request: pb::WatchRequest) -> Watch {
    let watched = node.records().watch(request).await;
    watched.expect("a watch").into_inner()
}

fn everything(position: &[u8]) -> pb::WatchRequest {
    pb::WatchRequest {
        everything: true,
        position: position.to_vec(),
        ..pb::WatchRequest::default()
    }
}

/// The next that is told, and no gap.
async fn next(watch: &mut Watch) -> pb::WatchResponse {
    loop {
        let news = watch.message().await.expect("news").expect("a live watch");
        assert_eq!(news.gap, None);
        if news.record.is_some() || news.overdue.is_some() {
            return news;
        }
    }
}

/// What is told up to the first of a kind.
async fn up_to(watch: &mut Watch, kind: v1::RecordKind) -> Vec<pb::WatchResponse> {
    let mut told = Vec::new();
    loop {
        let news = next(watch).await;
        let record = news.record.as_ref();
        let is_last = record.is_some_and(|record| record.kind() == kind);
        told.push(news);
        if is_last {
            return told;
        }
    }
}

async fn report(node: &TestNode, alert: &[u8]) -> Vec<u8> {
    let request = pb::ReportOutcomeRequest {
        id: alert.to_vec(),
        event: Some(v1::OutcomeEvent {
            result: Some(v1::Coded {
                code: "no_offence".to_owned(),
                text: String::new(),
            }),
            ..v1::OutcomeEvent::default()
        }),
        ..pb::ReportOutcomeRequest::default()
    };
    let told = node.outcomes().report_outcome(request).await;
    told.expect("an outcome").into_inner().id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_of_everything_tells_what_is_said_and_what_becomes_overdue_once_over_restarts() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let mut watched = watch(federation.node(AZ), everything(&[])).await;
    let mut of_ge = watch(
        federation.node(AZ),
        pb::WatchRequest {
            origin: GE.to_owned(),
            overdue: true,
            ..pb::WatchRequest::default()
        },
    )
    .await;
    let alert = federation.node(AZ).publish(draft::alert("AZ")).await.id;
    let first = next(&mut watched).await;
    assert_eq!(first.record.expect("the alert").id, alert);
    until("the alert to be held", || async {
        federation.node(GE).get(&alert).await.is_some()
    })
    .await;

    clock.advance(Duration::from_secs(2 * 3600));
    let overdue = next(&mut watched).await;
    let owed = overdue.overdue.expect("what is overdue");
    assert_eq!((owed.id.as_slice(), owed.by.as_str()), (&*alert, GE));
    assert_eq!((owed.task.as_str(), owed.overdue), ("outcome", true));
    let alone = next(&mut of_ge).await;
    assert_eq!(alone.overdue.expect("that alone").id, alert);
    let position = overdue.position;

    // Whoever is away meanwhile goes on where it was, also when the node and all that is derived were away.
    drop((watched, of_ge));
    let outcome = report(federation.node(GE), &alert).await;
    federation.node(AZ).until_indexed().await;
    federation.node_mut(AZ).stop().await;
    std::fs::remove_dir_all(federation.node(AZ).files.data().join("derived")).expect("derived");
    federation.node_mut(AZ).restart_with(&ports).await;
    let mut watched = watch(federation.node(AZ), everything(&position)).await;
    let told = up_to(&mut watched, v1::RecordKind::Outcome).await;
    let last = told.last().expect("the outcome");
    assert_eq!(last.record.as_ref().expect("a record").id, outcome);
    let said = last.said.as_ref().expect("what it says");
    assert_eq!((said.id.as_slice(), said.origin.as_str()), (&*alert, AZ));
    assert_eq!(said.says, "no_offence");
    let is_again = |news: &pb::WatchResponse| {
        let record = news.record.as_ref();
        record.is_some_and(|record| record.id == alert)
    };
    assert!(!told.iter().any(is_again), "told before");
    federation.stop().await;
}
