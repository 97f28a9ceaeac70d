//! What a node takes when nothing happens, and what it takes to start: memory without peers, with six, and under one
//! that is stopped; how long the index is behind while records come; start with derived files in place and without; bytes on the disk for each record.
//!
//! `NTC_BENCH_RECORDS`: records in the ledger (default 20000). `NTC_BENCH_STAR`: 0 leaves out the parts with
//! peers (default 1).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use ntc_tests::TestNode;
use rustix::process::{Pid, Signal, kill_process};

use support::{
    Behind, RECORD_LEN, Report, Usage, disk_bytes, indexed, publish_stream, setting, star,
};

/// How long a node is left alone before it counts as at rest.
const REST: Duration = Duration::from_secs(2);

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 20_000);
    let report = Report::new("rest");
    alone(&report, records).await;
    if setting("NTC_BENCH_STAR", 1) > 0 {
        with_peers(&report, records).await;
    }
}

async fn alone(report: &Report, records: usize) {
    let mut node = support::start("AZ/customs").await;
    tokio::time::sleep(REST).await;
    let rest = Usage::of(node.process_id());
    report.figure("rss_no_peers", rest.rss_mib, "MiB");
    let behind = Behind::watch(&node).await;
    publish_stream(&node, 0, records).await;
    indexed(&node).await;
    report.against("index_behind", behind.most(), "s", 1.0);
    tokio::time::sleep(REST).await;
    report.against(
        "rss_after_load",
        Usage::of(node.process_id()).rss_mib,
        "MiB",
        rest.rss_mib,
    );
    on_disk(report, &node, records);

    report.figure("start", restart(&mut node, &[]).await, "ms");
    report.against(
        "rss_started",
        Usage::of(node.process_id()).rss_mib,
        "MiB",
        rest.rss_mib,
    );
    let without = restart(&mut node, &["derived"]).await;
    report.figure("start_without_derived", without, "ms");
    let without = restart(&mut node, &["derived", "index"]).await;
    report.figure("start_without_derived_and_index", without, "ms");
    let started = Instant::now();
    indexed(&node).await;
    report.figure("index_filled", started.elapsed().as_secs_f64() * 1e3, "ms");
    node.terminate().await;
}

async fn with_peers(report: &Report, records: usize) {
    let star = star(6).await;
    tokio::time::sleep(REST).await;
    let rest = Usage::of(star.nodes[0].process_id());
    report.figure("rss_6_peers", rest.rss_mib, "MiB");
    tokio::time::sleep(REST * 4).await;
    let later = Usage::of(star.nodes[0].process_id());
    let idle = (later.cpu - rest.cpu).as_secs_f64() / (REST * 4).as_secs_f64();
    report.figure("cpu_6_peers_at_rest", idle * 100.0, "percent");

    // A peer that is stopped keeps its connection and reads nothing.
    let stopped =
        Pid::from_raw(i32::try_from(star.nodes[1].process_id()).expect("an id")).expect("an id");
    kill_process(stopped, Signal::STOP).expect("the peer stops");
    publish_stream(&star.nodes[0], 0, records).await;
    tokio::time::sleep(REST).await;
    let slow = Usage::of(star.nodes[0].process_id());
    report.against("rss_slow_peer", slow.rss_mib, "MiB", rest.rss_mib);
    kill_process(stopped, Signal::CONT).expect("the peer goes on");
    support::stop(star).await;
}

/// Stops the node, removes some of its data, and answers how long it takes to answer again, milliseconds.
async fn restart(node: &mut TestNode, without: &[&str]) -> f64 {
    node.terminate().await;
    for folder in without {
        std::fs::remove_dir_all(node.files.data().join(folder)).expect("a folder");
    }
    let started = Instant::now();
    node.spawn().await;
    started.elapsed().as_secs_f64() * 1e3
}

fn on_disk(report: &Report, node: &TestNode, records: usize) {
    let data = node.files.data();
    let each = |path: &Path| disk_bytes(path) as f64 / records as f64;
    for part in ["ledger", "derived", "index"] {
        let name = format!("disk_{part}");
        report.against(
            &name,
            each(&data.join(part)),
            "bytes/record",
            RECORD_LEN as f64,
        );
    }
    report.against("disk_all", each(&data), "bytes/record", RECORD_LEN as f64);
}
