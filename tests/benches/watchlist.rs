//! A watchlist on its way in: a file of many entries sent to a running node, read, compared with what the list held, and
//! made durable; then the same file once more with some entries changed, where the comparison takes the most memory.
//!
//! `NTC_BENCH_ENTRIES`: entries of the list (default 1000000).

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::fmt::Write as _;
use std::time::Instant;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::import_watchlist_request::Part as Asked;
use ntc_proto::node::v1::import_watchlist_response::Part;
use ntc_tests::TestNode;
use tokio_stream::StreamExt as _;

use support::{Report, Usage, setting};

/// Longest time that an import takes on the reference machine, seconds.
const GOAL_SECONDS: f64 = 30.0;
/// Most memory that the node then has, MiB.
const GOAL_MIB: f64 = 300.0;
/// Entries in one piece of the file.
const PIECE: usize = 500;
/// One entry of so many says something else in the second version.
const CHANGED: usize = 50;
const PARTY: &str = "AZ/customs";

/// Columns of OpenSanctions' simple table.
const HEADING: &str = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,\
    first_seen,last_seen,last_change\n";

fn main() {
    let entries = setting("NTC_BENCH_ENTRIES", 1_000_000);
    let report = Report::new("watchlist");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let node = support::start(PARTY).await;
        for (name, version) in [("import", 1), ("update", 2)] {
            let started = Instant::now();
            let result = import(&node, entries, version).await;
            let seconds = started.elapsed().as_secs_f64();
            assert_eq!(result.entries, entries as u64);
            let changed = entries.div_ceil(CHANGED) as u64;
            if version == 2 {
                assert_eq!((result.changed, result.removed), (changed, 0));
            }
            report.against(
                &format!("{name}_seconds_to_goal"),
                seconds,
                "s",
                GOAL_SECONDS,
            );
            let peak = Usage::peak_mib(node.process_id());
            report.against(&format!("{name}_peak_to_goal"), peak, "MiB", GOAL_MIB);
        }
    });
}

/// A run of the file.
fn piece(from: usize, to: usize, version: usize) -> Vec<u8> {
    let mut text = String::new();
    if from == 0 {
        text.push_str(HEADING);
    }
    for number in from..to {
        let moved = if version > 1 && number.is_multiple_of(CHANGED) {
            40
        } else {
            0
        };
        writeln!(
            text,
            "inv-{number},Person,Invented Person {number},\"Invented P. {number};Other Name {number}\",{}-{:02}-{:02},ge;az,\
             \"{} Example Street; Batumi\",X{number:07},Invented list,,,Invented,2020-01-01T00:00:00,2026-11-20T00:00:00,",
            1930 + number % 70,
            number % 12 + 1,
            number % 28 + 1,
            number % 100 + moved,
        )
        .expect("a text");
    }
    text.into_bytes()
}

async fn import(node: &TestNode, entries: usize, version: usize) -> pb::ImportResult {
    let terms = pb::ImportTerms {
        list: "big".to_owned(),
        ..pb::ImportTerms::default()
    };
    let chunks = (0..entries).step_by(PIECE).map(move |from| {
        let content = piece(from, entries.min(from + PIECE), version);
        Asked::Chunk(pb::ImportChunk { file: 0, content })
    });
    let parts = std::iter::once(Asked::Terms(terms)).chain(chunks);
    let messages = parts.map(|part| pb::ImportWatchlistRequest { part: Some(part) });
    let answers = node
        .watchlists()
        .import_watchlist(tokio_stream::iter(messages))
        .await;
    let mut answers = answers.expect("an import").into_inner();
    let mut result = None;
    while let Some(answer) = answers.next().await {
        if let Some(Part::Result(told)) = answer.expect("an answer").part {
            result = Some(*told);
        }
    }
    result.expect("how the import ended")
}
