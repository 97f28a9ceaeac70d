//! Names: how well pairs are matched, how many strangers raise an alert, and how fast an index answers.
//!
//! `cargo bench -p ntc-tests --bench names -- --pairs FILE.csv [--list FILE.csv --innocent FILE.csv]` measures a labelled
//! set: `name1,name2,is_match`, `slice` and `schema` where they are; the list has a column `name`, the strangers
//! `full_name`. `--wrong FILE` writes the pairs on which the default threshold is wrong, the worst first. Without files the project's own pairs are measured, and an index of `NTC_BENCH_NAMES` invented names
//! (default 1000000). The last line is the result.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark that cannot go on ends, and tells on standard output"
)]

use std::path::PathBuf;
use std::time::Duration;

use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::screening::{Asker, Bearer, Builder, Identifiers, Index, Name};
use ntc_tests::names::{alerts, measured, pairs, persons, wrong};
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

/// The pairs of the project itself.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/names.csv");
/// Invented names that an index is measured with.
const NAMES: usize = 1_000_000;
/// Questions to an index.
const QUESTIONS: usize = 1_000;
/// Different words of the invented names.
const WORDS: u64 = 200_000;

/// A syllable in Latin and as Cyrillic writes it.
const SYLLABLES: [(&str, &str); 24] = [
    ("ba", "ба"),
    ("zu", "зу"),
    ("ri", "ри"),
    ("sha", "ша"),
    ("ku", "ку"),
    ("le", "ле"),
    ("na", "на"),
    ("so", "со"),
    ("da", "да"),
    ("vu", "ву"),
    ("gho", "го"),
    ("che", "че"),
    ("ti", "ти"),
    ("mo", "мо"),
    ("kha", "ха"),
    ("pe", "пе"),
    ("ya", "я"),
    ("zhi", "жи"),
    ("tsa", "ца"),
    ("fo", "фо"),
    ("gu", "гу"),
    ("ro", "ро"),
    ("mi", "ми"),
    ("lya", "ля"),
];
const ENDINGS: [(&str, &str); 8] = [
    ("ov", "ов"),
    ("yan", "ян"),
    ("dze", "дзе"),
    ("li", "ли"),
    ("enko", "енко"),
    ("", ""),
    ("n", "н"),
    ("r", "р"),
];

fn main() {
    let told = |name: &str| {
        let mut args = std::env::args().skip_while(|arg| arg != name);
        args.nth(1).map(PathBuf::from)
    };
    let (list, innocent) = (told("--list"), told("--innocent"));
    let given = told("--pairs");
    let is_given = given.is_some();
    let pairs = pairs(&given.unwrap_or_else(|| PathBuf::from(OWN)));
    if let Some(file) = told("--wrong") {
        std::fs::write(file, wrong(&pairs).join("\n")).expect("a file for what is wrong");
    }
    let raised = list
        .zip(innocent)
        .map(|(list, innocent)| alerts(&persons(&list, "name"), &persons(&innocent, "full_name")));
    if !is_given {
        let count = std::env::var("NTC_BENCH_NAMES").ok();
        let count = count.map_or(NAMES, |count| {
            count.parse().expect("NTC_BENCH_NAMES is a number")
        });
        println!("{}", index(count));
        println!("{}", identifiers(count));
    }
    println!("{}", measured(&pairs, raised.as_deref()));
}

/// An index of invented names, asked in the other script for names that it holds.
fn index(count: usize) -> Value {
    let started = cpu();
    let mut builder = Builder::new(Bearer::Person);
    for number in 0..count {
        let name = Name::read(&invented(number, false), Bearer::Person);
        builder
            .add(u32::try_from(number).expect("a number"), name)
            .expect("room");
    }
    let index = builder.build();
    let built = cpu() - started;
    let (times, found) = ask(&index, count);
    json!({
        "bench": "names", "metric": "index", "names": index.len(),
        "bytes_per_name": index.bytes() as f64 / index.len() as f64, "built_s": built.as_secs_f64(),
        "p50_ms": ms(&times, 50), "p95_ms": ms(&times, 95), "p99_ms": ms(&times, 99),
        "in_top_10": found as f64 / times.len() as f64, "clock": "CPU of the thread",
    })
}

fn ask(index: &Index, count: usize) -> (Vec<Duration>, usize) {
    let mut asker = Asker::new();
    let mut times = Vec::with_capacity(QUESTIONS);
    let mut found = 0;
    for question in 0..QUESTIONS {
        let number = question.wrapping_mul(0x9e37_79b9) % count;
        let text = invented(number, true);
        let started = cpu();
        let like = index.like(&Name::read(&text, Bearer::Person), 10, &mut asker);
        times.push(cpu() - started);
        let wanted = invented(number, false);
        let is_it = |entry: u32| invented(entry as usize, false) == wanted;
        found += usize::from(like.iter().any(|candidate| is_it(candidate.entry)));
    }
    times.sort_unstable();
    (times, found)
}

/// Containers, found by their numbers.
fn identifiers(count: usize) -> Value {
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
    json!({
        "bench": "names", "metric": "identifiers", "held": table.len(),
        "bytes_per_entry": table.bytes() as f64 / table.len() as f64, "built_s": built.as_secs_f64(),
        "p50_ms": ms(&times, 50), "p99_ms": ms(&times, 99), "clock": "CPU of the thread",
    })
}

/// The name of a number: two words, or three of every tenth, some words in many names and most in few.
fn invented(number: usize, is_cyrillic: bool) -> String {
    let mut random = number as u64;
    let words = if number.is_multiple_of(10) { 3 } else { 2 };
    let word = |_| {
        random = mixed(random);
        // As frequent as the logarithm has it: half of all words are among the first few hundred.
        let share = (random >> 11) as f64 / (1_u64 << 53) as f64;
        invented_word((WORDS as f64).powf(share) as u64, is_cyrillic)
    };
    let words: Vec<String> = (0..words).map(word).collect();
    words.join(" ")
}

fn invented_word(number: u64, is_cyrillic: bool) -> String {
    let pick = |(latin, cyrillic): (&'static str, &'static str)| {
        if is_cyrillic { cyrillic } else { latin }
    };
    let mut random = mixed(number ^ 0x5bd1_e995);
    let mut word = String::new();
    for _ in 0..2 + random % 2 {
        random = mixed(random);
        word.push_str(pick(SYLLABLES[(random % 24) as usize]));
    }
    word + pick(ENDINGS[(random >> 32) as usize % 8])
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
