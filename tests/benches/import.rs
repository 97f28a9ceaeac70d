//! A table on its way in: rows read and judged as `ntc alert import` does before it asks the node, rows compared with
//! what is held as `--check` does, and rows published on one stream to a running node.
//!
//! `NTC_BENCH_ROWS`: rows of the table (default 100000, the most that one may have). `NTC_BENCH_PUBLISHED`: how many of
//! them are compared and then published (default 20000; 0 for none, and no node is started).

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use ntc_core::intake::csv::{self, Rows, Terms};
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_tests::TestNode;

use support::{Report, Usage, container, publish_all, setting};

/// Rows that a second takes in on the reference machine, at least.
const GOAL: f64 = 5_000.0;
/// Times that the table is read; the fastest counts.
const READS: usize = 3;
/// 2026-11-01T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_793_491_200_000);
const PARTY: &str = "AZ/customs";

/// Columns of two goods, a leg, a container, persons and a route.
const HEADING: &str = "id,date,occurred_until,place_name,place_kind,category,substance,commodity,hs6,quantity,unit,\
    packages,physical_form,category_2,commodity_2,quantity_2,unit_2,transport_mode,conveyance,container,plate,\
    plate_country,concealment,detection_method,persons,person_role,origin,destination,note";

fn main() {
    let rows = setting("NTC_BENCH_ROWS", csv::MAX_ROWS);
    let published = setting("NTC_BENCH_PUBLISHED", 20_000);
    let report = Report::new("import");
    let table = table(rows);
    report.figure("table", table.len() as f64 / f64::from(1 << 20), "MiB");
    let read = take_in(&report, &table, rows);
    if published > 0 {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(tell(&report, read, published));
    }
}

fn table(rows: usize) -> String {
    let mut table = format!("{HEADING}\r\n");
    for number in 0..rows {
        let day = number % 28 + 1;
        write!(
            table,
            "2026/{number:06},2026-09-{day:02},2026-10-01,Astara,land_border,narcotic,heroin,heroin in bags,293911,\
             {}.5,kg,{},powder,tobacco,cigarettes,{},packs,3 road,truck,{},{:02}-AA-{:03},AZ,\
             in legitimate cargo; false_bottom,X-ray (mobile); dog,2,driver,IR,AZ,\"under melons, row {number}\"\r\n",
            number % 400 + 1,
            number % 90 + 10,
            number % 5_000 + 1,
            container(number),
            number % 90 + 10,
            number % 1_000,
        )
        .expect("a text");
    }
    table
}

/// Reads the table and judges each row by all rules, in this process alone.
fn take_in(report: &Report, table: &str, rows: usize) -> Rows {
    let origin = PARTY.parse().expect("a party");
    let mut fastest = Duration::MAX;
    let before = Usage::of(std::process::id());
    let mut last = None;
    for _ in 0..READS {
        drop(last.take());
        let started = Instant::now();
        let read = csv::read(table.as_bytes(), &origin, &Terms::default(), NOW);
        fastest = fastest.min(started.elapsed());
        last = Some(read.expect("a table"));
    }
    let after = Usage::of(std::process::id());
    let read = last.expect("it was read");
    assert!(
        read.bad.is_empty() && read.good.len() == rows,
        "{:?}",
        read.bad.first()
    );
    let rate = rows as f64 / fastest.as_secs_f64();
    report.against("intake_rate_to_goal", rate, "rows/s", GOAL);
    report.figure(
        "intake_cpu",
        after.micros_each_since(&before, rows * READS),
        "us/row",
    );
    report.against("rss", after.rss_mib, "MiB", before.rss_mib);
    read
}

/// Compares rows with what is held, then publishes them.
async fn tell(report: &Report, read: Rows, count: usize) {
    let node = support::start(PARTY).await;
    let drafts: Vec<pb::Draft> = read
        .good
        .iter()
        .take(count)
        .map(|row| row.draft().expect("a draft"))
        .collect();
    drop(read);
    let count = drafts.len();
    let checked = check(&node, drafts.clone()).await;
    let rate = count as f64 / checked.as_secs_f64();
    report.against("check_rate_to_goal", rate, "rows/s", GOAL);
    let before = Usage::of(node.process_id());
    let elapsed = publish_all(&node, drafts.into_iter(), count).await;
    let after = Usage::of(node.process_id());
    let rate = count as f64 / elapsed.as_secs_f64();
    report.against("publish_rate_to_goal", rate, "rows/s", GOAL);
    report.figure(
        "publish_cpu",
        after.micros_each_since(&before, count),
        "us/row",
    );
}

async fn check(node: &TestNode, drafts: Vec<pb::Draft>) -> Duration {
    let count = drafts.len();
    let requests = futures::stream::iter(drafts.into_iter().map(|draft| pb::PreviewRequest {
        draft: Some(draft),
        again: false,
    }));
    let started = Instant::now();
    let mut answers = node
        .records()
        .preview_stream(requests)
        .await
        .expect("a stream")
        .into_inner();
    let mut checked = 0;
    while let Some(answer) = answers.message().await.expect("an answer") {
        match answer.outcome {
            Some(pb::preview_stream_response::Outcome::Previewed(_)) => checked += 1,
            other => panic!("not compared: {other:?}"),
        }
    }
    assert_eq!(checked, count);
    started.elapsed()
}
