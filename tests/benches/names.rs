//! Names: how well pairs are matched, how many strangers raise an alert, and how fast an index answers.
//!
//! `cargo bench -p ntc-tests --bench names -- --pairs FILE.csv [--list FILE.csv --innocent FILE.csv]` measures a labelled
//! set: `name1,name2,is_match`, `slice` and `schema` where they are; the list has a column `name`, the strangers
//! `full_name`. `--wrong FILE` writes the pairs on which the default threshold is wrong, the worst first. The last line is
//! the result.
//!
//! Without files the project's own set is measured, which [`ntc_tests::names::held_out`] makes, with its goals, and
//! two indexes of names that nobody bears: of `NTC_BENCH_NAMES` of them (default 10000000), and of a tenth. An index holds
//! them as passports write them, and is asked in the letters of their language or by another table.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends, and tells on standard output"
)]

use std::path::PathBuf;
use std::time::Duration;

use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::screening::{Asker, Bearer, Builder, Identifiers, Index, Name};
use ntc_tests::names::spelling::{TONGUES, Tongue};
use ntc_tests::names::{alerts, held_out, measured, pairs, persons, wrong};
use rustix::time::{ClockId, clock_gettime};

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use support::{Report, Usage, setting};

/// Names that an index is measured with at most.
const NAMES: usize = 10_000_000;
/// Numbers that a table is measured with at most; `--bench screen` has more.
const IDENTIFIERS: usize = 1_000_000;
/// Questions to an index.
const QUESTIONS: usize = 1_000;
/// Different words of the invented names.
const WORDS: u64 = 200_000;

/// Longest time of a question, milliseconds of a thread.
const GOAL_P99_MS: f64 = 10.0;
/// Most memory that a process with an index has, MiB.
const GOAL_MIB: f64 = 1024.0;
/// Least share of questions of which the name is among the first ten.
const GOAL_IN_TOP_10: f64 = 0.98;
/// Least F1 of pairs across scripts.
const GOAL_F1: f64 = 0.92;
/// Least precision and recall of regional pairs at the default threshold.
const GOAL_PRECISION: f64 = 0.985;
const GOAL_RECALL: f64 = 0.97;
/// Least recall of regional pairs where a thousand strangers raise two alerts.
const GOAL_RECALL_AT_2: f64 = 0.95;

fn main() {
    let told = |name: &str| {
        let mut args = std::env::args().skip_while(|arg| arg != name);
        args.nth(1).map(PathBuf::from)
    };
    let (list, innocent) = (told("--list"), told("--innocent"));
    let given = told("--pairs");
    let is_given = given.is_some();
    let pairs = given.map_or_else(held_out::pairs, |file| pairs(&file));
    if let Some(file) = told("--wrong") {
        std::fs::write(file, wrong(&pairs).join("\n")).expect("a file for what is wrong");
    }
    let raised = match list.zip(innocent) {
        Some((list, innocent)) => Some(alerts(
            &persons(&list, "name"),
            &persons(&innocent, "full_name"),
        )),
        None if is_given => None,
        None => Some(alerts(&held_out::listed(), &held_out::strangers())),
    };
    let measured = measured(&pairs, raised.as_deref());
    if !is_given {
        let report = Report::new("names");
        for (metric, value, goal) in [
            ("own_f1", &measured["f1"], GOAL_F1),
            ("own_precision", &measured["precision"], GOAL_PRECISION),
            ("own_recall", &measured["recall"], GOAL_RECALL),
            (
                "own_recall_at_2_alerts_per_1000",
                &measured["at_2_alerts_per_1000"]["recall"],
                GOAL_RECALL_AT_2,
            ),
        ] {
            report.against(metric, value.as_f64().expect("a share"), "share", goal);
        }
        let count = setting("NTC_BENCH_NAMES", NAMES);
        // The smaller first: what a process has resident it rarely gives back.
        for count in [count / 10, count] {
            index(&report, count);
        }
        identifiers(&report, count.min(IDENTIFIERS));
    }
    println!("{measured}");
}

/// An index of invented names, asked in other letters for names that it holds.
fn index(report: &Report, count: usize) {
    let before = Usage::of(std::process::id()).rss_mib;
    let mut builder = Builder::new(Bearer::Person);
    let mut built = Duration::ZERO;
    for number in 0..count {
        let text = invented(number, PASSPORT);
        let started = cpu();
        let name = Name::read(&text, Bearer::Person);
        builder
            .add(u32::try_from(number).expect("a number"), name)
            .expect("room");
        built += cpu() - started;
    }
    let started = cpu();
    let index = builder.build();
    built += cpu() - started;
    let held = Usage::of(std::process::id()).rss_mib;
    let (times, found) = ask(&index, count);
    let of = |metric: &str| format!("index_of_{count}_{metric}");
    let names = index.len() as f64;
    report.figure(&of("build"), built.as_secs_f64(), "s");
    report.figure(&of("bytes"), index.bytes() as f64 / names, "bytes/name");
    let resident = (held - before).max(0.0) * 1024.0 * 1024.0;
    report.figure(&of("resident_bytes"), resident / names, "bytes/name");
    report.against(&of("resident"), held, "MiB", GOAL_MIB);
    report.figure(&of("p50"), ms(&times, 50), "ms of CPU");
    report.against(&of("p99"), ms(&times, 99), "ms of CPU", GOAL_P99_MS);
    let found = found as f64 / times.len() as f64;
    report.against(&of("in_top_10"), found, "share", GOAL_IN_TOP_10);
}

fn ask(index: &Index, count: usize) -> (Vec<Duration>, usize) {
    let mut asker = Asker::new();
    let mut times = Vec::with_capacity(QUESTIONS);
    let mut found = 0;
    for question in 0..QUESTIONS {
        let number = question.wrapping_mul(0x9e37_79b9) % count;
        // Half of the questions are in the letters of the language, half by another table.
        let text = invented(
            number,
            if question.is_multiple_of(2) {
                OWN
            } else {
                OTHER
            },
        );
        let started = cpu();
        let like = index.like(&Name::read(&text, Bearer::Person), 10, &mut asker);
        times.push(cpu() - started);
        let wanted = invented(number, PASSPORT);
        let is_it = |entry: u32| invented(entry as usize, PASSPORT) == wanted;
        found += usize::from(like.iter().any(|candidate| is_it(candidate.entry)));
    }
    times.sort_unstable();
    (times, found)
}

/// Containers, found by their numbers.
fn identifiers(report: &Report, count: usize) {
    let number = |number: usize| {
        let raw = format!("ABCU{:07}", number % 10_000_000);
        Identifier::read(Scheme::Container, &raw, None).expect("a container")
    };
    let started = cpu();
    let held: Vec<Identifier> = (0..count).map(number).collect();
    let table = Identifiers::of(held.iter().zip(0..));
    let built = cpu() - started;
    let mut times = Vec::with_capacity(QUESTIONS);
    for question in 0..QUESTIONS {
        let wanted = question.wrapping_mul(0x9e37_79b9) % count;
        let asked = number(wanted);
        let started = cpu();
        let found = table.find(&asked);
        times.push(cpu() - started);
        assert!(found.exact.iter().any(|entry| *entry as usize == wanted));
    }
    times.sort_unstable();
    let each = table.bytes() as f64 / table.len() as f64;
    report.figure("identifiers_build", built.as_secs_f64(), "s");
    report.figure("identifiers_bytes", each, "bytes/entry");
    report.figure("identifiers_p50", ms(&times, 50), "ms of CPU");
    report.figure("identifiers_p99", ms(&times, 99), "ms of CPU");
}

/// The writings of a name: of its language, of passports, and another.
const OWN: usize = 0;
const PASSPORT: usize = 1;
const OTHER: usize = 2;

/// The name of a number, in one of the writings of its language: two words, or three of every tenth, some words in many
/// names and most in few.
fn invented(number: usize, writing: usize) -> String {
    let tongue = &TONGUES[number % TONGUES.len()];
    let mut random = number as u64;
    let words = if number.is_multiple_of(10) { 3 } else { 2 };
    let word = |_| {
        random = mixed(random);
        // As frequent as the logarithm has it: half of all words are among the first few hundred.
        let share = (random >> 11) as f64 / (1_u64 << 53) as f64;
        let word = invented_word((WORDS as f64).powf(share) as u64, tongue);
        tongue.written(&word, writing)
    };
    let words: Vec<String> = (0..words).map(word).collect();
    words.join(" ")
}

/// A word that nobody bears, in the letters of a language: two or three syllables, and the end of a family name of it.
fn invented_word(number: u64, tongue: &Tongue) -> String {
    let mut random = mixed(number ^ 0x5bd1_e995);
    let mut word = String::new();
    for _ in 0..2 + random % 2 {
        random = mixed(random);
        word.push_str(tongue.syllables[(random % 12) as usize]);
    }
    let family: Vec<char> = tongue.families[(random >> 32) as usize % 20]
        .chars()
        .collect();
    word.extend(&family[family.len().saturating_sub(3)..]);
    word
}

/// `splitmix64`.
const fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or_default())
}

fn ms(times: &[Duration], percent: usize) -> f64 {
    let place = (times.len() * percent / 100).min(times.len() - 1);
    times[place].as_secs_f64() * 1e3
}
