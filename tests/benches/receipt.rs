//! From publishing to the peers' receipts: one record at a time to 1, 6 and 20 peers, and a steady thousand a second
//! to 6 peers. Each node is a process of its own.
//!
//! `NTC_BENCH_RECORDS`: records one at a time (default 200). `NTC_BENCH_SECONDS`: of the steady load (default 10).
//! `NTC_BENCH_RATE`: records a second of it (default 1000). `NTC_BENCH_PEERS`: only this number of peers. Of a steady
//! load of 25 seconds or more, the last ten are also held against seconds 5 to 15.

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
use ntc_proto::node::v1::publish_stream_response::Outcome;
use ntc_tests::node::is_receipted;
use ntc_tests::{Federation, TestNode};

use support::{Floor, Report, Samples, Usage, notice, publish_stream, setting, star, wall_ms};

/// Records of each second that receipts are looked up for.
const LOOKED_AT: usize = 20;
/// Seconds of a steady load that are held against each other: the last ones, and those behind the warm-up.
const WINDOW: usize = 10;
/// Seconds of a steady load that warm it up.
const WARM_UP: usize = 5;
/// How often records of the steady load are handed over.
const TICK: Duration = Duration::from_millis(10);

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 200);
    let only = setting("NTC_BENCH_PEERS", 0);
    let report = Report::new("receipt");
    for peers in [1, 6, 20] {
        if only != 0 && only != peers {
            continue;
        }
        let star = star(peers).await;
        let mut floor = Floor::new(&star.nodes[0].files.dir);
        one_at_a_time(&report, &star, &mut floor, peers, records).await;
        if peers == 6 {
            steady(&report, &star).await;
        }
        support::stop(star).await;
    }
}

/// One record after the other; the next goes when all peers have had time to answer the one before.
async fn one_at_a_time(
    report: &Report,
    star: &Federation,
    floor: &mut Floor,
    peers: usize,
    records: usize,
) {
    let hub = &star.nodes[0];
    let (mut published, mut synced) = (Samples::default(), Samples::default());
    let mut sent = Vec::new();
    let before: Vec<_> = star
        .nodes
        .iter()
        .map(|node| Usage::of(node.process_id()))
        .collect();
    for number in 0..records {
        let draft = notice("AZ", number);
        let (at, started) = (wall_ms(), Instant::now());
        let answer = hub.publish(draft).await;
        published.add(started.elapsed());
        sent.push((answer.id, at));
        synced.add(floor.append(1));
        tokio::time::sleep(Duration::from_millis(5 + 3 * peers as u64)).await;
    }
    let after: Vec<_> = star
        .nodes
        .iter()
        .map(|node| Usage::of(node.process_id()))
        .collect();
    let receipts = receipts(hub, &sent).await;
    // The least: durable and signed here, durable there.
    let least = published.percentile(50) + synced.percentile(50);
    let name = |what: &str| format!("peers_{peers}_{what}");
    report.figure(&name("published_p50"), published.percentile(50), "us");
    report.against(
        &name("receipt_p50"),
        receipts.each.percentile(50),
        "us",
        least,
    );
    report.against(
        &name("receipt_p99"),
        receipts.each.percentile(99),
        "us",
        least,
    );
    report.against(
        &name("all_receipts_p50"),
        receipts.last.percentile(50),
        "us",
        least,
    );
    report.figure(
        &name("hub_cpu"),
        after[0].micros_each_since(&before[0], records),
        "us/record",
    );
    report.figure(
        &name("peer_cpu"),
        after[1].micros_each_since(&before[1], records),
        "us/record",
    );
}

/// A thousand records a second on one stream: whether latency and memory stay as they are.
async fn steady(report: &Report, star: &Federation) {
    let (seconds, rate) = (
        setting("NTC_BENCH_SECONDS", 10),
        setting("NTC_BENCH_RATE", 1000),
    );
    let hub = &star.nodes[0];
    let before = Usage::of(hub.process_id());
    let mut seen = Vec::new();
    for second in 0..seconds {
        let sent = paced(hub, second * rate, rate).await;
        let sample: Vec<_> = sent.into_iter().step_by(rate / LOOKED_AT).collect();
        let receipts = receipts(hub, &sample).await;
        seen.push((receipts.each, Usage::of(hub.process_id()).rss_mib));
    }
    let after = Usage::of(hub.process_id());
    if seconds >= WARM_UP + 2 * WINDOW {
        let early = window(&seen[WARM_UP..WARM_UP + WINDOW]);
        let late = window(&seen[seconds - WINDOW..]);
        report.against("steady_last_ten_p50", late, "us", early);
    }
    let ([(first, _), .., (last, _)], [_, (_, early), ..]) = (seen.as_slice(), seen.as_slice())
    else {
        panic!("at least two seconds");
    };
    let (first, last) = (
        [first.percentile(50), first.percentile(99)],
        [last.percentile(50), last.percentile(99)],
    );
    report.against("steady_last_second_p50", last[0], "us", first[0]);
    report.against("steady_last_second_p99", last[1], "us", first[1]);
    report.against("steady_rss", after.rss_mib, "MiB", *early);
    report.figure("steady_rss_before", before.rss_mib, "MiB");
    report.figure(
        "steady_hub_cpu",
        after.micros_each_since(&before, seconds * rate),
        "us/record",
    );
    // What the same node takes when nobody paces it, and until the last receipt is there.
    let count = 4 * rate;
    let started = Instant::now();
    let elapsed = publish_stream(hub, 1_000_000, count).await;
    let taken = count as f64 / elapsed.as_secs_f64();
    report.figure("unpaced_rate_published", taken, "records/s");
    for peer in &star.nodes[1..] {
        ntc_tests::until("the last receipt", || async {
            let peer = hub.peer(peer.party()).await;
            peer.receipted == peer.feed_size
        })
        .await;
    }
    let receipted = count as f64 / started.elapsed().as_secs_f64();
    report.against("unpaced_rate_receipted", receipted, "records/s", taken);
}

/// The median of several seconds, microseconds.
fn window(seconds: &[(Samples, f64)]) -> f64 {
    let mut all = Samples::default();
    for (samples, _) in seconds {
        all.merge(samples.clone());
    }
    all.percentile(50)
}

/// Publishes one second's records evenly on one stream, and answers the ids with when each was handed over.
async fn paced(hub: &TestNode, first: usize, rate: usize) -> Vec<(Vec<u8>, f64)> {
    let (drafts, queue) = tokio::sync::mpsc::channel(rate);
    let pace = tokio::spawn(async move {
        let mut tick = tokio::time::interval(TICK);
        let mut handed = Vec::with_capacity(rate);
        for number in 0..rate {
            if number % (rate / 100).max(1) == 0 {
                tick.tick().await;
            }
            let draft = Some(notice("AZ", first + number));
            handed.push(wall_ms());
            let request = pb::PublishRequest {
                draft,
                again: false,
            };
            drafts.send(request).await.expect("the stream is open");
        }
        handed
    });
    let queue = tokio_stream::wrappers::ReceiverStream::new(queue);
    let answers = hub.records().publish_stream(queue).await;
    let mut answers = answers.expect("a stream").into_inner();
    let mut ids = Vec::with_capacity(rate);
    while let Some(answer) = answers.message().await.expect("an answer") {
        let Some(Outcome::Published(published)) = answer.outcome else {
            panic!("not published");
        };
        ids.push(published.id);
    }
    ids.into_iter()
        .zip(pace.await.expect("the pace is kept"))
        .collect()
}

struct Receipts {
    /// Of each peer.
    each: Samples,
    /// Of the last peer of each record.
    last: Samples,
}

/// How long receipts took to arrive, by the hub's own clock, to the millisecond.
async fn receipts(hub: &TestNode, sent: &[(Vec<u8>, f64)]) -> Receipts {
    let mut found = Receipts {
        each: Samples::default(),
        last: Samples::default(),
    };
    for (id, at) in sent {
        let deliveries = covered(hub, id).await;
        // An arrival is cut to its millisecond, so half of one is added.
        let took = |delivery: &pb::DeliveryStatus| {
            let millis = (delivery.receipted_ms as f64 + 0.5 - at).max(0.0);
            Duration::from_secs_f64(millis / 1e3)
        };
        let known = deliveries
            .iter()
            .filter(|delivery| delivery.receipted_ms > 0);
        let took: Vec<_> = known.map(took).collect();
        if let Some(last) = took.iter().max() {
            found.last.add(*last);
        }
        took.into_iter().for_each(|took| found.each.add(took));
    }
    found
}

/// The deliveries of a record once every peer has given its receipt.
async fn covered(hub: &TestNode, id: &[u8]) -> Vec<pb::DeliveryStatus> {
    let deadline = Instant::now() + ntc_tests::wait::PATIENCE;
    loop {
        let request = pb::DeliveriesRequest { id: id.to_vec() };
        if let Ok(answer) = hub.records().deliveries(request).await {
            let deliveries = answer.into_inner().deliveries;
            if deliveries
                .iter()
                .all(|delivery| is_receipted(delivery.state()))
            {
                return deliveries;
            }
        }
        assert!(Instant::now() < deadline, "receipts did not come");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
