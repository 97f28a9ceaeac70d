//! Measuring how well names are matched: pairs with a right answer, and strangers asked against a list.

#![expect(
    clippy::indexing_slicing,
    reason = "every row is as long as the header, and a JSON object takes any key"
)]

pub mod held_out;
pub mod spelling;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ntc_core::screening::{Bearer, Name, Preset, Screener};
use serde_json::{Value, json};

/// Alerts that a thousand strangers may raise where recall is measured.
const ALERTS_PER_1000: [usize; 2] = [2, 5];

/// Two names, and whether one bearer has both.
pub struct Pair {
    written: [String; 2],
    one: Name,
    other: Name,
    is_match: bool,
    slice: String,
}

impl Pair {
    /// Two names of bearers of one sort.
    pub fn new(written: [String; 2], is_match: bool, slice: &str, bearer: Bearer) -> Self {
        let [one, other] = written.each_ref().map(|name| Name::read(name, bearer));
        Self {
            written,
            one,
            other,
            is_match,
            slice: slice.to_owned(),
        }
    }
}

/// A pair's score, of one thousand, and the right answer.
type Scored = (u32, bool);

/// Reads pairs: columns `name1`, `name2`, `is_match`, and where they are `slice` and `schema`.
pub fn pairs(file: &Path) -> Vec<Pair> {
    let rows = Table::read(file);
    let (one, other) = (rows.column("name1"), rows.column("name2"));
    let is_match = rows.column("is_match");
    let (slice, schema) = (rows.find("slice"), rows.find("schema"));
    let cell = |row: &[String], column: Option<usize>| {
        column.map_or_else(String::new, |column| row[column].clone())
    };
    let pair = |row: &Vec<String>| {
        let slice = cell(row, slice);
        let bearer = bearer(&cell(row, schema), &slice);
        let written = [row[one].clone(), row[other].clone()];
        let is_match = matches!(row[is_match].to_lowercase().as_str(), "true" | "1" | "yes");
        Pair::new(written, is_match, &slice, bearer)
    };
    rows.rows.iter().map(pair).collect()
}

/// Reads persons' names from a column.
pub fn persons(file: &Path, column: &str) -> Vec<Name> {
    let rows = Table::read(file);
    let column = rows.column(column);
    let name = |row: &Vec<String>| Name::read(&row[column], Bearer::Person);
    rows.rows.iter().map(name).collect()
}

/// The best score of each stranger against the list, the highest first.
pub fn alerts(list: &[Name], innocent: &[Name]) -> Vec<u32> {
    let mut screener = Screener::new();
    let mut best = |name: &Name| {
        let scores = list.iter().map(|held| screener.likeness(name, held));
        scores.max().unwrap_or_default()
    };
    let mut top: Vec<u32> = innocent.iter().map(&mut best).collect();
    top.sort_unstable_by_key(|score| std::cmp::Reverse(*score));
    top
}

/// The pairs on which the default threshold is wrong, each as a line: what it was told, its score, its slice, the names.
/// The worst come first.
pub fn wrong(pairs: &[Pair]) -> Vec<String> {
    let mut screener = Screener::new();
    let threshold = Preset::Balanced.threshold();
    let scored = pairs
        .iter()
        .map(|pair| (screener.likeness(&pair.one, &pair.other), pair));
    let mut wrong: Vec<_> = scored
        .filter(|(score, pair)| (*score >= threshold) != pair.is_match)
        .collect();
    wrong.sort_by_key(|(score, _)| std::cmp::Reverse(score.abs_diff(threshold)));
    let line = |(score, pair): (u32, &Pair)| {
        let told = if pair.is_match { "one" } else { "two" };
        let [one, other] = &pair.written;
        format!("{told}\t{score}\t{}\t{one}\t{other}", pair.slice)
    };
    wrong.into_iter().map(line).collect()
}

/// Precision, recall and F1 of the pairs at the default threshold, and recall where strangers raise few alerts.
pub fn measured(pairs: &[Pair], alerts: Option<&[u32]>) -> Value {
    let mut screener = Screener::new();
    let mut slices: BTreeMap<&str, Vec<Scored>> = BTreeMap::new();
    let mut all = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let scored = (screener.likeness(&pair.one, &pair.other), pair.is_match);
        all.push(scored);
        slices.entry(&pair.slice).or_default().push(scored);
    }
    let threshold = Preset::Balanced.threshold();
    let mut told = figures(&all, threshold);
    told["threshold"] = json!(threshold);
    told["pairs"] = json!(pairs.len());
    let by_slice = |at: u32| -> BTreeMap<&str, Value> {
        let slices = slices.iter().filter(|(slice, _)| !slice.is_empty());
        slices
            .map(|(slice, scored)| (*slice, figures(scored, at)))
            .collect()
    };
    told["slices"] = json!(by_slice(threshold));
    for preset in Preset::ALL {
        let raised = alerts.map(|alerts| raised(alerts, preset.threshold()));
        told["presets"][preset.name()] = json!({
            "threshold": preset.threshold(),
            "figures": figures(&all, preset.threshold()),
            "alerts_per_1000": raised,
        });
    }
    for most in alerts.map_or(&[][..], |_| &ALERTS_PER_1000) {
        let at = threshold_of(alerts.unwrap_or_default(), *most);
        told[format!("at_{most}_alerts_per_1000")] = json!({
            "threshold": at,
            "recall": figures(&all, at)["recall"],
            "slices": by_slice(at),
        });
    }
    told
}

/// The least threshold at which a thousand strangers raise `most` alerts at most.
fn threshold_of(alerts: &[u32], most: usize) -> u32 {
    let allowed = most * alerts.len() / 1000;
    alerts.get(allowed).map_or(0, |score| score + 1)
}

/// Alerts that a thousand strangers raise at a threshold.
fn raised(alerts: &[u32], threshold: u32) -> f64 {
    let count = alerts.iter().filter(|score| **score >= threshold).count();
    rounded(count as f64 * 1000.0 / alerts.len().max(1) as f64)
}

fn figures(scored: &[Scored], threshold: u32) -> Value {
    let count = |hit: bool, is_match: bool| {
        let is_it = |(score, told): &&Scored| (*score >= threshold) == hit && *told == is_match;
        scored.iter().filter(is_it).count() as f64
    };
    let (found, wrong, missed) = (count(true, true), count(true, false), count(false, true));
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    json!({
        "precision": rounded(share(found, found + wrong)),
        "recall": rounded(share(found, found + missed)),
        "f1": rounded(share(2.0 * found, 2.0 * found + wrong + missed)),
    })
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn bearer(schema: &str, slice: &str) -> Bearer {
    let told = if schema.is_empty() { slice } else { schema };
    match told.to_lowercase().as_str() {
        "company" | "organization" | "organisation" | "legalentity" => Bearer::Organisation,
        "vessel" => Bearer::Vessel,
        _ => Bearer::Person,
    }
}

/// A file of comma separated values with a header.
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut rows = rows(text.trim_start_matches('\u{feff}'));
        assert!(!rows.is_empty(), "{} is empty", file.display());
        let header = rows.remove(0);
        rows.retain(|row| row.len() == header.len());
        Self { header, rows }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    fn column(&self, name: &str) -> usize {
        let found = self.find(name);
        found.unwrap_or_else(|| panic!("no column {name} among {:?}", self.header))
    }
}

/// Rows of RFC 4180.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !is_quoted => {}
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_lets_no_more_alerts_through_than_allowed() {
        let alerts: Vec<u32> = (0..1500).rev().collect();
        let at = threshold_of(&alerts, 2);
        assert_eq!(raised(&alerts, at), 2.0);
        assert!(raised(&alerts, at - 1) > 2.0);
    }

    #[test]
    fn columns_are_found_by_name_and_quotes_hold_commas() {
        let rows = rows("a,b\r\n\"x, \"\"y\"\"\",z\n");
        assert_eq!(rows, [["a", "b"], ["x, \"y\"", "z"]]);
    }

    #[test]
    fn figures_count_hits_and_misses() {
        let figures = figures(&[(900, true), (900, false), (100, true), (100, false)], 720);
        assert_eq!(figures["precision"], 0.5);
        assert_eq!(figures["recall"], 0.5);
        assert_eq!(figures["f1"], 0.5);
    }
}
