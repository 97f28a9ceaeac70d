//! From a retraction to the word of every partner that holds the record: until each is told, and until each hides it.
//! Each node is a process of its own.
//!
//! `NTC_BENCH_RECORDS`: records that are withdrawn, one after the other (default 50). `NTC_BENCH_PEERS`: partners (default
//! 20).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::time::{Duration, Instant};

use ntc_proto::node::v1 as pb;
use ntc_tests::node::is_receipted;
use ntc_tests::{TestNode, until};

use support::{Report, Samples, notice, setting, star};

/// What it may take until all are told and hide it, at the 99th percentile, milliseconds.
const GOAL_MS: f64 = 1_000.0;
/// How often it is looked.
const LOOK: Duration = Duration::from_millis(5);

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 50);
    let peers = setting("NTC_BENCH_PEERS", 20);
    let report = Report::new("recall");
    let star = star(peers).await;
    let hub = &star.nodes[0];
    let (mut told, mut applied) = (Samples::default(), Samples::default());
    for number in 0..records {
        let id = hub.publish(notice("AZ", number)).await.id;
        held_by_all(hub, &id, peers).await;
        let started = Instant::now();
        hub.retract(&id).await;
        told.add(since(hub, &id, started, |it| it.told).await);
        applied.add(since(hub, &id, started, |it| it.applied_ms > 0).await);
    }
    for (metric, samples) in [("told", told), ("applied", applied)] {
        for percent in [50, 99] {
            let metric = format!("{metric}_{peers}_p{percent}");
            report.against(&metric, samples.percentile(percent) / 1e3, "ms", GOAL_MS);
        }
    }
    support::stop(star).await;
}

async fn held_by_all(hub: &TestNode, id: &[u8], peers: usize) {
    until("all partners to sign for it", || async {
        let deliveries = hub.officer().deliveries(id).await.unwrap_or_default();
        let signed = deliveries.iter().filter(|it| is_receipted(it.state()));
        signed.count() == peers
    })
    .await;
}

/// The time until every holder did something.
async fn since(
    hub: &TestNode,
    id: &[u8],
    started: Instant,
    did: impl Fn(&pb::RecallHolder) -> bool,
) -> Duration {
    loop {
        let holders = hub.recall(id, "").await.holders;
        if !holders.is_empty() && holders.iter().all(&did) {
            return started.elapsed();
        }
        assert!(started.elapsed() < Duration::from_secs(60), "not obeyed");
        tokio::time::sleep(LOOK).await;
    }
}
