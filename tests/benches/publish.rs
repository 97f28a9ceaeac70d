//! Durable publishing over the officers' API: one writer and sixty-four, one call each and streamed, next to bare
//! appends that are synced and bare signatures on the same machine.
//!
//! `NTC_BENCH_RECORDS`: records of each part (default 4000).

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
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::TestNode;
use ntc_tests::node::connect;

use support::{Behind, Floor, Report, Samples, Usage, notice, publish_stream, setting};

/// Calls of one connection at a time; the node sheds more than its limit of 32.
const WRITERS_PER_CONNECTION: usize = 16;

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 4000);
    let report = Report::new("publish");
    let node = support::start("AZ/customs").await;
    let mut floor = Floor::new(&node.files.dir);
    publish_stream(&node, 0, 500).await;

    one_writer(&report, &node, &mut floor, records / 2).await;
    many_writers(&report, &node, &mut floor, records * 2).await;
    streamed(&report, &node, &mut floor, records * 4).await;
}

/// One officer who waits for each answer.
async fn one_writer(report: &Report, node: &TestNode, floor: &mut Floor, records: usize) {
    let (mut published, mut synced, mut signed) = Default::default();
    let before = Usage::of(node.process_id());
    for number in 0..records {
        let draft = notice("AZ", number);
        let started = Instant::now();
        node.publish(draft).await;
        Samples::add(&mut published, started.elapsed());
        Samples::add(&mut synced, floor.append(1));
        Samples::add(&mut signed, floor.sign());
    }
    let after = Usage::of(node.process_id());
    let fsync = synced.percentile(50);
    report.against("unary_1_p50", published.percentile(50), "us", fsync);
    report.against(
        "unary_1_p99",
        published.percentile(99),
        "us",
        synced.percentile(99),
    );
    let goal = 1000.0 + 2.0 * fsync;
    report.against("unary_1_p50_to_goal", published.percentile(50), "us", goal);
    report.against(
        "unary_1_cpu",
        after.micros_each_since(&before, records),
        "us/record",
        2.0 * signed.percentile(50),
    );
}

/// Sixty-four officers who each wait for their answers.
async fn many_writers(report: &Report, node: &TestNode, floor: &mut Floor, records: usize) {
    const WRITERS: usize = 64;
    let mut channels = Vec::new();
    for _ in 0..WRITERS / WRITERS_PER_CONNECTION {
        channels.push(connect(&node.files.profile).await);
    }
    let mut bare = Duration::ZERO;
    for _ in 0..records / WRITERS {
        bare += floor.append(WRITERS);
    }
    let before = Usage::of(node.process_id());
    let started = Instant::now();
    let writers = (0..WRITERS).map(|writer| {
        let channel = channels[writer / WRITERS_PER_CONNECTION].clone();
        tokio::spawn(async move {
            let mut client = RecordServiceClient::new(channel);
            let mut samples = Samples::default();
            for number in 0..records / WRITERS {
                let draft = Some(notice("AZ", writer * 100_000 + number));
                let started = Instant::now();
                let answer = client
                    .publish(pb::PublishRequest {
                        draft,
                        again: false,
                    })
                    .await;
                answer.expect("a record is published");
                samples.add(started.elapsed());
            }
            samples
        })
    });
    let writers: Vec<_> = writers.collect();
    let mut samples = Samples::default();
    for writer in writers {
        samples.merge(writer.await.expect("a writer"));
    }
    let elapsed = started.elapsed();
    let after = Usage::of(node.process_id());
    let rate = records as f64 / elapsed.as_secs_f64();
    report.against(
        "unary_64_rate",
        rate,
        "records/s",
        records as f64 / bare.as_secs_f64(),
    );
    report.against("unary_64_rate_to_goal", rate, "records/s", 10_000.0);
    report.figure("unary_64_p50", samples.percentile(50), "us");
    report.figure("unary_64_p99", samples.percentile(99), "us");
    report.figure(
        "unary_64_cpu",
        after.micros_each_since(&before, records),
        "us/record",
    );
}

/// An import on one stream.
async fn streamed(report: &Report, node: &TestNode, floor: &mut Floor, records: usize) {
    const GROUP: usize = 256;
    let mut bare = Duration::ZERO;
    for _ in 0..records / GROUP {
        bare += floor.append(GROUP);
    }
    let before = Usage::of(node.process_id());
    let behind = Behind::watch(node).await;
    let elapsed = publish_stream(node, 0, records).await;
    report.against("stream_index_behind", behind.most(), "s", 1.0);
    let after = Usage::of(node.process_id());
    let rate = records as f64 / elapsed.as_secs_f64();
    report.against(
        "stream_rate",
        rate,
        "records/s",
        records as f64 / bare.as_secs_f64(),
    );
    report.against("stream_rate_to_goal", rate, "records/s", 15_000.0);
    report.figure(
        "stream_cpu",
        after.micros_each_since(&before, records),
        "us/record",
    );
    report.figure("rss_after", after.rss_mib, "MiB");
}
