//! What the index takes: time to fill it, memory while it is filled and after, bytes on the disk for each record, time
//! to open it, and look-ups. In this process alone, without a node.
//!
//! `NTC_BENCH_RECORDS`: records (default 200000). `NTC_BENCH_LOOKUPS`: look-ups of each sort (default 1000).

#![expect(
    clippy::expect_used,
    clippy::string_slice,
    clippy::panic,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_core::model::kind::RecordKind;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use ntc_node::store::index::{
    Filter, Id, Index, IndexBatch, IndexEntry, JournalId, Location, Reference, ReferenceKey,
};
use ntc_node::store::medium::Disk;

use support::{Report, Samples, Usage, disk_bytes, setting};

/// Entries of a batch, as the follower of journals takes them.
const BATCH: usize = 512;
/// Time of the first record: 2026-01-01.
const BEGIN_MS: u64 = 1_767_225_600_000;

fn main() {
    let records = setting("NTC_BENCH_RECORDS", 200_000);
    let lookups = setting("NTC_BENCH_LOOKUPS", 1_000);
    let report = Report::new("index");
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("index");
    let before = usage();
    let (index, _) = Index::open(&path, &words_of(&path), Arc::new(Disk)).expect("an index");
    fill(&report, &index, records);
    let after = usage();
    let each = (after.cpu - before.cpu).as_secs_f64() * 1e6 / records as f64;
    report.figure("cpu_per_record", each, "us");
    report.against("rss_filled", after.rss_mib, "MiB", before.rss_mib);
    index.close().expect("a close");
    report.figure(
        "disk_per_record",
        disk_bytes(&path) as f64 / records as f64,
        "B",
    );
    look_up(&report, &index, records, lookups);
    report.against("rss_looked_up", usage().rss_mib, "MiB", before.rss_mib);
    drop(index);
    reopen(&report, &path, records);
}

fn fill(report: &Report, index: &Index, records: usize) {
    let started = Instant::now();
    let (mut longest, mut rss) = (Duration::ZERO, 0.0_f64);
    for first in (0..records).step_by(BATCH) {
        let numbers = first..records.min(first + BATCH);
        let batch = IndexBatch {
            entries: numbers.map(|number| entry(number as u64)).collect(),
            ..IndexBatch::default()
        };
        let turn = Instant::now();
        index.apply(&batch).expect("a batch");
        index.merge().expect("a step of a merge");
        longest = longest.max(turn.elapsed());
        if first % (BATCH * 256) == 0 {
            rss = rss.max(usage().rss_mib);
        }
    }
    let filled = started.elapsed();
    let merging = Instant::now();
    while index.merge().expect("a step of a merge") {}
    report.figure("filled", filled.as_secs_f64(), "s");
    report.figure("merged_behind", merging.elapsed().as_secs_f64(), "s");
    report.figure("longest_turn", longest.as_secs_f64() * 1e3, "ms");
    report.figure("rss_filling_max", rss, "MiB");
}

fn look_up(report: &Report, index: &Index, records: usize, lookups: usize) {
    let picked = |lookup: usize| (lookup as u64).wrapping_mul(0x9e37_79b9) % records as u64;
    let time = |metric: &str, look: &dyn Fn(u64)| {
        let mut samples = Samples::default();
        for number in (0..lookups).map(picked) {
            let started = Instant::now();
            look(number);
            samples.add(started.elapsed());
        }
        report.figure(&format!("{metric}_p50"), samples.percentile(50), "us");
        report.figure(&format!("{metric}_p99"), samples.percentile(99), "us");
    };
    time("by_origin", &|number| {
        let found = index.by_origin("GE/revenue-service", id(number));
        assert!(found.expect("a look-up").is_some());
    });
    time("by_reference", &|number| {
        let found = index.all_by_source_reference(reference(number), 1);
        let found = found.expect("a look-up");
        assert_eq!(found.first().map(|entry| entry.id), Some(id(number)));
    });
    time("by_identifier", &|number| {
        let filter = Filter {
            identifier: Some(format!("plate:AA{number}")),
            ..Filter::default()
        };
        let page = index.list(&filter, None, 50).expect("a page");
        assert_eq!(page.entries.len(), 1);
    });
    time("page_of_50", &|number| {
        let filter = Filter {
            created_until: Some(Timestamp::from_millis(BEGIN_MS + number * 100 + 1)),
            ..Filter::default()
        };
        index.list(&filter, None, 50).expect("a page");
    });
    time("page_of_rare_category", &|number| {
        let filter = Filter {
            category: Some(format!("category-{}", number % 97)),
            ..Filter::default()
        };
        index.list(&filter, None, 50).expect("a page");
    });
}

fn reopen(report: &Report, path: &Path, records: usize) {
    let started = Instant::now();
    let (index, _) = Index::open(path, &words_of(path), Arc::new(Disk)).expect("an index");
    report.figure("open", started.elapsed().as_secs_f64() * 1e3, "ms");
    assert_eq!(index.counts().values().sum::<u64>(), records as u64);
}

fn words_of(index: &Path) -> std::path::PathBuf {
    index.with_file_name("words")
}

fn usage() -> Usage {
    Usage::of(std::process::id())
}

fn id(number: u64) -> Id {
    let mut id = [0x70; 16];
    id[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    id
}

/// A record as the benchmarks publish them: four keys, a line of about a hundred bytes.
fn entry(number: u64) -> IndexEntry {
    IndexEntry {
        id: id(number),
        origin: "GE/revenue-service".to_owned(),
        kind: RecordKind::SeizureNotice,
        created: Timestamp::from_millis(BEGIN_MS + number * 100),
        received: Timestamp::from_millis(BEGIN_MS + number * 100 + 40),
        categories: vec![format!("category-{}", number % 97)],
        identifiers: vec![
            format!("plate:AA{number}"),
            format!("any:AA{number}"),
            format!("container:CSQU{number:07}"),
            format!("any:CSQU{number:07}"),
        ],
        words: Vec::new(),
        source_reference: Some(reference(number)),
        location: Location {
            journal: JournalId::Ledger,
            number,
            ledger_index: number,
        },
        seq: 0,
        refused: None,
        summary: format!("{number:0>100}").into_bytes(),
        erased: SectionSet::EMPTY,
        is_gone: false,
        due: None,
    }
}

fn reference(number: u64) -> Reference {
    ReferenceKey::new([7; 32]).digest(&format!("ref-{number}"))
}
