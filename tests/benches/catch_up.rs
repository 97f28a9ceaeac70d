//! A peer that was away catches up: how fast it verifies and stores what it missed, and what that costs each side.
//!
//! `NTC_BENCH_BACKLOG`: records that were missed (default 20000).

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

use support::{Floor, PARTIES, Report, Samples, Usage, disk_bytes, publish_stream, setting, star};

/// Records in one group of the floor: verified one by one, appended and synced together.
const FLOOR_GROUP: usize = 256;
/// Groups that the floor is measured over.
const FLOOR_GROUPS: usize = 20;
/// How often the peer is asked how far it is.
const LOOK: Duration = Duration::from_millis(20);

#[tokio::main]
async fn main() {
    let backlog = setting("NTC_BENCH_BACKLOG", 20_000);
    let report = Report::new("catch_up");
    let mut star = star(1).await;
    let mut floor = Floor::new(&star.nodes[0].files.dir);
    star.nodes[1].terminate().await;

    let publishing = publish_stream(&star.nodes[0], 0, backlog).await;
    report.figure(
        "published",
        backlog as f64 / publishing.as_secs_f64(),
        "records/s",
    );

    let mut verified = Samples::default();
    for _ in 0..500 {
        verified.add(floor.verify());
    }
    // The floor of the same run: one core verifies, appends and syncs in groups as a batch has them.
    let mut least = Duration::ZERO;
    for _ in 0..FLOOR_GROUPS {
        least += floor.follow(FLOOR_GROUP);
    }
    let least = (FLOOR_GROUPS * FLOOR_GROUP) as f64 / least.as_secs_f64();
    let hub = Usage::of(star.nodes[0].process_id());
    let held = star.nodes[1].files.data();
    let before = disk_bytes(&held);
    star.nodes[1].spawn().await;
    let (follower, started) = (&star.nodes[1], Instant::now());
    let fresh = Usage::of(follower.process_id());
    let base = follower.peer(PARTIES[0]).await.held;
    let mut marks = vec![(0, started.elapsed())];
    let all = backlog as u64;
    let mut most = fresh.rss_mib;
    loop {
        let now = follower.peer(PARTIES[0]).await.held.saturating_sub(base);
        marks.push((now, started.elapsed()));
        most = most.max(Usage::of(follower.process_id()).rss_mib);
        // Some may have come before the first look.
        if star.nodes[0].peer(PARTIES[1]).await.receipted
            == star.nodes[0].peer(PARTIES[1]).await.feed_size
        {
            break;
        }
        assert!(
            started.elapsed() < Duration::from_secs(600),
            "{now} of {all} after ten minutes"
        );
        tokio::time::sleep(LOOK).await;
    }
    let (caught, elapsed) = (marks.last().expect("a mark").0, started.elapsed());
    let rate = caught as f64 / elapsed.as_secs_f64();
    let one_core = 1e6 / verified.percentile(50);
    report.against("rate", rate, "records/s", one_core);
    report.against("rate_to_floor", rate, "records/s", least);
    let count = usize::try_from(caught).expect("a count");
    let (origin, peer) = (
        Usage::of(star.nodes[0].process_id()),
        Usage::of(follower.process_id()),
    );
    report.against(
        "origin_cpu",
        origin.micros_each_since(&hub, count),
        "us/record",
        verified.percentile(50),
    );
    report.against(
        "peer_cpu",
        peer.micros_each_since(&fresh, count),
        "us/record",
        verified.percentile(50),
    );
    let half = |from: u64, to: u64| {
        let at = |share: u64| {
            marks
                .iter()
                .find(|(held, _)| *held >= share)
                .map_or(elapsed, |mark| mark.1)
        };
        (to - from) as f64 / (at(to) - at(from)).as_secs_f64()
    };
    report.against(
        "rate_last_quarter",
        half(caught * 3 / 4, caught),
        "records/s",
        half(0, caught / 4),
    );
    report.against("peer_rss_most", most, "MiB", fresh.rss_mib);
    star.nodes[1].until_indexed().await;
    let indexed = Usage::of(star.nodes[1].process_id());
    report.figure(
        "indexed",
        count as f64 / started.elapsed().as_secs_f64(),
        "records/s",
    );
    report.figure(
        "peer_cpu_indexed",
        indexed.micros_each_since(&fresh, count),
        "us/record",
    );
    let after = disk_bytes(&held);
    report.figure(
        "peer_disk",
        (after.saturating_sub(before)) as f64 / caught as f64,
        "bytes/record",
    );
    support::stop(star).await;
}
