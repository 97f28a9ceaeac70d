//! A purge beside live traffic: the time of many records ends at one moment, while officers publish others. Publishing
//! is measured before, in the same run, and while the purge runs.
//!
//! `NTC_BENCH_RECORDS`: records whose time ends (default 20000).

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::{Duration, Instant};

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::clock::ShiftedClock;
use ntc_tests::node::{NodeFiles, connect};
use ntc_tests::{TestNode, draft};

use support::{Report, Samples, notice, publish_all, setting};

/// Officers who each wait for their answers.
const WRITERS: usize = 8;
/// How long publishing is measured before the purge.
const BEFORE: Duration = Duration::from_secs(10);
/// How often it is looked whether something is left.
const LOOK: Duration = Duration::from_millis(200);
const DAY: Duration = Duration::from_secs(24 * 3600);

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 20_000);
    let report = Report::new("purge");
    let (clock, ports) = ShiftedClock::ports();
    let files = NodeFiles::make("AZ/customs");
    // As they are shipped.
    files.edit_config(|text| text.replace("ledger_segment_mib = 1", "ledger_segment_mib = 64"));
    let mut node = TestNode::stopped(files);
    node.try_start(ports).await.expect("the node starts");
    let expires = draft::in_days(20);
    let drafts = (0..records).map(move |number| pb::Draft {
        expires,
        ..notice("AZ", number)
    });
    publish_all(&node, drafts, records).await;
    support::indexed(&node).await;
    let segments = segments(&node.files.data().join("bodies"));
    report.figure("segments", segments as f64, "files");

    let before = Traffic::begin(&node, 1_000_000).await;
    tokio::time::sleep(BEFORE).await;
    let before = before.end().await;

    let beside = Traffic::begin(&node, 5_000_000).await;
    let started = Instant::now();
    clock.advance(DAY * 21);
    while left(&node).await > 0 {
        tokio::time::sleep(LOOK).await;
    }
    let elapsed = started.elapsed();
    let beside = beside.end().await;
    report.figure("elapsed", elapsed.as_secs_f64(), "s");
    report.figure("rate", records as f64 / elapsed.as_secs_f64(), "records/s");
    for percent in [50, 99, 100] {
        let metric = format!("publish_p{percent}");
        report.against(
            &metric,
            beside.percentile(percent),
            "us",
            before.percentile(percent),
        );
    }
    node.stop().await;
}

/// Records whose time is over and that are still there.
async fn left(node: &TestNode) -> u64 {
    let over = pb::ListEndingRequest {
        page_size: 1,
        ..pb::ListEndingRequest::default()
    };
    let listed = node.retention().list_ending(over).await;
    listed.expect("a list").into_inner().count
}

fn segments(dir: &Path) -> usize {
    let files = std::fs::read_dir(dir).expect("a folder");
    let names = files.map(|file| file.expect("a file").file_name());
    names
        .filter(|name| name.to_string_lossy().ends_with(".seg"))
        .count()
}

/// Officers who publish until they are told to end.
struct Traffic {
    ends: Arc<AtomicBool>,
    writers: Vec<tokio::task::JoinHandle<Samples>>,
}

impl Traffic {
    async fn begin(node: &TestNode, first: usize) -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let channel = connect(&node.files.profile).await;
        let writers = (0..WRITERS).map(|writer| {
            let (channel, ends) = (channel.clone(), Arc::clone(&ends));
            tokio::spawn(async move {
                let mut client = RecordServiceClient::new(channel);
                let mut samples = Samples::default();
                let mut number = first + writer * 100_000;
                while !ends.load(SeqCst) {
                    let draft = Some(pb::Draft {
                        expires: draft::in_days(300),
                        ..notice("AZ", number % 6_000_000)
                    });
                    number += 1;
                    let again = false;
                    let started = Instant::now();
                    let answer = client.publish(pb::PublishRequest { draft, again }).await;
                    answer.expect("a record is published");
                    samples.add(started.elapsed());
                }
                samples
            })
        });
        let writers = writers.collect();
        Self { ends, writers }
    }

    async fn end(self) -> Samples {
        self.ends.store(true, SeqCst);
        let mut samples = Samples::default();
        for writer in self.writers {
            samples.merge(writer.await.expect("a writer"));
        }
        samples
    }
}
