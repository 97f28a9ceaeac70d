//! Screening: how fast a number is found among those of a list, and how many numbers a node screens in a second.
//!
//! `NTC_BENCH_ENTRIES`: entries of the list in memory (default 10000000). `NTC_BENCH_HELD`: entries of the list that the
//! node holds (default 200000). `NTC_BENCH_SCREENED`: numbers that the node screens (default 200000).

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::time::Instant;

use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::screened::{Asked, Judge, TableBuilder};
use ntc_core::screening::{Asker, Preset};
use ntc_core::watchlist::{Document, Entry, SubjectKind};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::import_watchlist_request::Part as Importing;
use ntc_proto::node::v1::screen_request::Part;
use ntc_tests::{TestNode, until};

use support::{Report, Samples, Usage, container, setting};

/// Longest time of a question about a number, milliseconds.
const GOAL_P99_MS: f64 = 0.1;
/// Fewest numbers that one core screens in a second.
const GOAL_PER_CORE: f64 = 20_000.0;
/// Questions to the list in memory.
const QUESTIONS: usize = 100_000;
/// Bytes of a file in one message.
const CHUNK: usize = 128 * 1024;
/// Subjects of one message.
const AT_ONCE: usize = 256;
/// Of so many that are screened one is held.
const ONE_IN: usize = 1_000;

#[tokio::main]
async fn main() {
    let report = Report::new("screen");
    in_memory(&report, setting("NTC_BENCH_ENTRIES", 10_000_000));
    let (held, screened) = (
        setting("NTC_BENCH_HELD", 200_000),
        setting("NTC_BENCH_SCREENED", 200_000),
    );
    on_a_node(&report, held, screened).await;
}

/// A wagon of a number. Eight digits, of which the last is the check digit.
fn wagon(number: usize) -> Entry {
    let raw = format!("{:08}", number % 100_000_000);
    let identifier = Identifier::read(Scheme::Wagon, &raw, None).expect("a wagon");
    let mut entry = Entry::new(raw, SubjectKind::Wagon);
    entry.documents.push(Document::of(identifier));
    entry
}

fn in_memory(report: &Report, entries: usize) {
    let began = Instant::now();
    let mut builder = TableBuilder::default();
    for number in 0..entries {
        builder.add(&wagon(number)).expect("room");
    }
    let table = builder.build();
    report.figure("table_load", began.elapsed().as_secs_f64(), "s");
    let each = table.bytes() as f64 / entries as f64;
    report.figure("table_bytes", each, "bytes/entry");
    let (mut samples, mut asker) = (Samples::default(), Asker::new());
    let mut judge = Judge::new();
    for question in 0..QUESTIONS {
        // Every other one is held.
        let number = question.wrapping_mul(0x9e37_79b9) % (2 * entries);
        let asked = wagon(number);
        let started = Instant::now();
        let asked = Asked::new(&asked);
        let candidates = table.candidates(&asked, &mut asker);
        let found = candidates
            .first()
            .and_then(|found| judge.compare(&asked, &wagon(*found as usize), Preset::Balanced));
        samples.add(started.elapsed());
        assert_eq!(found.is_some_and(|it| it.score == 1000), number < entries);
    }
    report.figure("exact_p50", samples.percentile(50) / 1e3, "ms");
    let p99 = samples.percentile(99) / 1e3;
    report.against("exact_p99_to_goal", p99, "ms", GOAL_P99_MS);
}

async fn on_a_node(report: &Report, held: usize, screened: usize) {
    let mut node = support::start("AZ/customs").await;
    let began = Instant::now();
    import(&node, held).await;
    until("the list to be screened against", || async {
        let shown = node
            .screening()
            .show_screening(pb::ShowScreeningRequest {})
            .await;
        let against = shown.expect("lists").into_inner().against;
        !against.expect("lists").editions.is_empty()
    })
    .await;
    let took = began.elapsed().as_secs_f64();
    report.figure("import_until_screened_against", took, "s");
    let terms = Part::Terms(pb::ScreenTerms::default());
    let numbers: Vec<usize> = (0..screened).collect();
    let subjects = numbers.chunks(AT_ONCE).map(|numbers| {
        let items = numbers.iter().map(|number| subject(*number, held));
        Part::Subjects(pb::ScreenSubjects {
            items: items.collect(),
        })
    });
    let parts = std::iter::once(terms).chain(subjects);
    let messages: Vec<_> = parts
        .map(|part| pb::ScreenRequest { part: Some(part) })
        .collect();
    let before = Usage::of(node.process_id());
    let began = Instant::now();
    let answers = node.screening().screen(tokio_stream::iter(messages)).await;
    let mut answers = answers.expect("a stream").into_inner();
    let (mut results, mut matches) = (0, 0);
    while let Some(answer) = answers.message().await.expect("an answer") {
        results += answer.results.len();
        let found = answer.results.iter().map(|result| result.matches.len());
        matches += found.sum::<usize>();
    }
    let took = began.elapsed();
    let after = Usage::of(node.process_id());
    assert_eq!(results, screened);
    assert!(matches >= screened / ONE_IN, "{matches} are held");
    let rate = screened as f64 / took.as_secs_f64();
    report.figure("screened", rate, "identifiers/s");
    let each = after.micros_each_since(&before, screened);
    report.against(
        "screened_per_core_to_goal",
        1e6 / each,
        "identifiers/s/core",
        GOAL_PER_CORE,
    );
    node.terminate().await;
}

/// Containers that do not exist, as a table.
async fn import(node: &TestNode, entries: usize) {
    let rows = (0..entries).map(|number| format!("c{number},{}\n", container(number)));
    let table: String = std::iter::once("id,container\n".to_owned())
        .chain(rows)
        .collect();
    let terms = pb::ImportTerms {
        list: "boxes".to_owned(),
        ..pb::ImportTerms::default()
    };
    let chunks = table.as_bytes().chunks(CHUNK).map(|bytes| {
        Importing::Chunk(pb::ImportChunk {
            file: 0,
            content: bytes.to_vec(),
        })
    });
    let parts = std::iter::once(Importing::Terms(terms)).chain(chunks);
    let messages: Vec<_> = parts
        .map(|part| pb::ImportWatchlistRequest { part: Some(part) })
        .collect();
    let answers = node
        .watchlists()
        .import_watchlist(tokio_stream::iter(messages))
        .await;
    let mut answers = answers.expect("an import").into_inner();
    while answers.message().await.expect("an answer").is_some() {}
}

/// A container that travels: one in a thousand is held.
fn subject(number: usize, held: usize) -> pb::ScreenSubject {
    let number = if number.is_multiple_of(ONE_IN) {
        number % held
    } else {
        held + number
    };
    let told = pb::WatchEntry {
        kind: pb::WatchSubjectKind::Container.into(),
        documents: vec![pb::WatchDocument {
            scheme: "container".to_owned(),
            raw: container(number),
            ..pb::WatchDocument::default()
        }],
        ..pb::WatchEntry::default()
    };
    pb::ScreenSubject {
        reference: number.to_string(),
        told: Some(told),
        journey: None,
    }
}
