//! The inbox of a large node: what a partner owes and is owed, among many records that ask for nothing. Each node is a
//! process of its own.
//!
//! `NTC_BENCH_RECORDS`: records that ask for nothing (default 20000). `NTC_BENCH_OWED`: alerts that ask for an outcome
//! (default 1000). `NTC_BENCH_LOOKUPS`: pages of each sort (default 200).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::time::Instant;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::inbox_service_client::InboxServiceClient;
use ntc_tests::node::connect;
use ntc_tests::{TestNode, draft};

use support::{Report, Samples, Usage, indexed, notice, publish_all, received, setting, star};

/// What a page of the inbox may take at the 99th percentile, milliseconds.
const GOAL_MS: f64 = 50.0;

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 20_000);
    let owed = setting("NTC_BENCH_OWED", 1_000);
    let lookups = setting("NTC_BENCH_LOOKUPS", 200);
    let report = Report::new("inbox");
    let star = star(1).await;
    let (hub, peer) = (&star.nodes[0], &star.nodes[1]);
    let alerts = (0..owed).map(|_| draft::alert("AZ"));
    publish_all(hub, alerts, owed).await;
    let notices = (0..records).map(|number| notice("AZ", number));
    publish_all(hub, notices, records).await;
    indexed(hub).await;
    received(peer, (records + owed) as u64).await;
    indexed(peer).await;
    for (metric, node) in [("owed_by_partner", hub), ("inbox", peer)] {
        let samples = pages(node, lookups, owed).await;
        for percent in [50, 99] {
            let metric = format!("{metric}_p{percent}");
            report.against(&metric, samples.percentile(percent) / 1e3, "ms", GOAL_MS);
        }
        let usage = Usage::of(node.process_id());
        report.figure(&format!("{metric}_rss"), usage.rss_mib, "MiB");
    }
    support::stop(star).await;
}

/// Pages of what is owed, from the first to the last and on from the first.
async fn pages(node: &TestNode, lookups: usize, owed: usize) -> Samples {
    let mut client = InboxServiceClient::new(connect(&node.files.profile).await);
    let mut samples = Samples::default();
    let (mut page, mut listed) = (Vec::new(), 0);
    for _ in 0..lookups {
        let request = pb::ListOwedRequest {
            page: std::mem::take(&mut page),
            ..pb::ListOwedRequest::default()
        };
        let started = Instant::now();
        let answer = client.list_owed(request).await.expect("a page");
        samples.add(started.elapsed());
        let answer = answer.into_inner();
        listed += answer.owed.len();
        page = answer.next_page;
    }
    assert!(listed >= owed.min(100), "{listed} listed");
    samples
}
