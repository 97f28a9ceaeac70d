//! A node stops in time whatever is open, and leaves its files so that the next start has nothing to do.

use std::time::{Duration, Instant};

use ntc_node::app::offline;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ledger_service_client::LedgerServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::node::{NodeFiles, connect};
use ntc_tests::{Federation, TestNode, draft};
use tonic::{Code, Streaming};
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};

/// What a stop may take beyond the drain, on a loaded machine. One that is not cut never ends.
const SLACK: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread")]
async fn a_told_process_ends_well_while_peers_follow_and_officers_watch() {
    let parties = ["AZ/customs", "GE/customs"];
    let mut federation = Federation::sharing_all(&parties).await;
    federation.node_mut("AZ/customs").stop().await;
    let az = federation.node_mut("AZ/customs");
    az.spawn().await;
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, "GE/customs").await;

    let mut watch = RecordServiceClient::new(connect(&az.files.profile).await);
    let mut watched = watch
        .watch(pb::WatchRequest::default())
        .await
        .expect("a watch")
        .into_inner();
    let begins = watched.message().await.expect("a message");
    assert!(begins.is_some_and(|it| it.record.is_none() && !it.position.is_empty()));
    // A stream of publications whose officer neither sends nor ends it is only cut with the drain.
    let mut stream = RecordServiceClient::new(connect(&az.files.profile).await);
    let drafts = stream.publish_stream(tokio_stream::pending());
    let mut answers = drafts.await.expect("a stream").into_inner();

    let begun = Instant::now();
    let status = az.terminate().await;
    assert_eq!(status.code(), Some(0), "{status}");
    assert!(begun.elapsed() < az.files.settings().drain_timeout + SLACK);
    let end = watched
        .message()
        .await
        .expect_err("the watch ends with a reason");
    assert_eq!(end.code(), Code::Unavailable);
    assert!(answers.message().await.is_err(), "cut");

    let files = &az.files;
    assert!(
        files
            .data()
            .join("derived/ledger/ledger.snapshot")
            .is_file()
    );
    let checked = offline::verify(&files.settings(), &mut |_| {}).expect("a check");
    assert_eq!(checked.findings.sentences(), Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_in_this_process_stops_although_an_officer_reads_nothing() {
    let mut az = TestNode::start("AZ/customs").await;
    let mut ledger = LedgerServiceClient::new(connect(&az.files.profile).await);
    let mut records = RecordServiceClient::new(connect(&az.files.profile).await);
    let watched = records.watch(pb::WatchRequest::default()).await;
    let _watched = watched.expect("a watch");
    let drafts = records.publish_stream(tokio_stream::pending()).await;
    let _answers = drafts.expect("a stream");
    let begun = Instant::now();
    az.stop().await;
    assert!(begun.elapsed() < az.files.settings().drain_timeout + SLACK);
    let status = ledger.ledger_status(pb::LedgerStatusRequest {}).await;
    assert!(status.is_err(), "the node is gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn health_over_grpc_says_whether_the_node_takes_records() {
    let files = NodeFiles::make("AZ/customs");
    // Far more than a stop takes that nobody holds up, on a loaded machine too.
    files.edit_config(|text| text.replace("drain_seconds = 1", "drain_seconds = 60"));
    let az = TestNode::start_on(files).await;
    let mut health = HealthClient::new(az.channel());
    let request = HealthCheckRequest {
        service: String::new(),
    };
    let mut seen = health
        .watch(request.clone())
        .await
        .expect("health")
        .into_inner();
    while next(&mut seen).await != ServingStatus::Serving {}
    az.app().health().guarded("peers hold another history");
    while next(&mut seen).await != ServingStatus::NotServing {}
    let now = health.check(request).await.expect("health").into_inner();
    assert_eq!(now.status(), ServingStatus::NotServing);
    assert_eq!(az.status().await.state, "guarded");
    let begun = Instant::now();
    let drain = az.files.settings().drain_timeout;
    az.into_files().await;
    assert!(
        begun.elapsed() < drain,
        "the watch of health does not hold it up"
    );
    while let Some(told) = seen.message().await.expect("a stream that ends well") {
        assert_eq!(told.status(), ServingStatus::NotServing);
    }
}

async fn next(seen: &mut Streaming<HealthCheckResponse>) -> ServingStatus {
    let told = seen.message().await.expect("health");
    told.expect("a state").status()
}
