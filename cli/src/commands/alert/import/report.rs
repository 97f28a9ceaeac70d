//! What became of the rows of a table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use console::{Alignment, measure_text_width, pad_str};
use ntc_core::intake::csv::{self, RowKind, Rows};
use ntc_core::reason::{Call, Reason};
use ntc_core::record::Warning;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{PreviewResponse, PublishRefused, PublishResponse, Recipient};
use serde_json::{Value, json};

use super::near::NearMisses;
use super::totals::Totals;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

/// Broken rules that are named without --all-rows.
const SHOWN_RULES: usize = 20;

/// Runs of lines that are named for each of them without --all-rows.
const SHOWN_RANGES: usize = 12;

/// What is wrong with a row that was not published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct BadRow {
    /// Line of the file, from 1; the heading is line 1.
    pub(super) line: u64,
    /// The column or the field; empty when it is about the whole row.
    pub(super) field: String,
    /// Stable code.
    pub(super) reason: String,
    /// What is wrong and what to do.
    pub(super) message: String,
}

impl From<csv::BadRow> for BadRow {
    fn from(row: csv::BadRow) -> Self {
        Self {
            line: row.line,
            field: row.column,
            reason: row.reason.code().to_owned(),
            message: row.message,
        }
    }
}

impl BadRow {
    /// A row that the node refused, or would, of a table of such rows.
    fn refused(rows: RowKind, line: u64, refused: PublishRefused) -> Self {
        Self {
            line,
            message: words::without_field(&refused.field, &refused.message).to_owned(),
            field: csv::named_of_field(rows, &refused.field),
            reason: refused.reason,
        }
    }

    /// How a call with this row alone would end.
    fn exit(&self) -> Option<Exit> {
        Reason::from_code(&self.reason).map(|reason| reason.row().exit)
    }

    fn warned(line: u64, warning: Warning) -> Self {
        Self {
            line,
            field: warning.field,
            reason: warning.reason.code().to_owned(),
            message: warning.message,
        }
    }

    fn document(&self) -> Value {
        json!({
            "line": self.line,
            "field": words::text_json(&self.field),
            "reason": self.reason,
            "message": self.message,
        })
    }
}

/// The count of an import.
#[derive(Debug)]
pub(super) struct Report {
    /// What each row is.
    rows: RowKind,
    /// True when nothing is published and the node is only asked.
    is_check: bool,
    good: u64,
    /// Rows that were published, or could be.
    published: u64,
    before: u64,
    /// How the file was read, and the sum of its lines.
    read: String,
    /// Rows whose reference was made of their content.
    made: u64,
    refused_by_node: u64,
    totals: Totals,
    bad: Vec<BadRow>,
    warned: Vec<BadRow>,
    /// Numbers of other records that may be meant instead.
    pub(super) near: NearMisses,
}

impl Report {
    /// A report of `good` rows that can be published and `bad` ones that cannot.
    fn new(good: usize, bad: impl IntoIterator<Item = BadRow>) -> Self {
        Self {
            rows: RowKind::Seizure,
            is_check: false,
            good: good as u64,
            published: 0,
            before: 0,
            read: String::new(),
            made: 0,
            refused_by_node: 0,
            totals: Totals::default(),
            bad: bad.into_iter().collect(),
            warned: Vec::new(),
            near: NearMisses::default(),
        }
    }

    /// A report of the rows of a file, before any of them is published. It takes what is wrong with them over.
    pub(super) fn of(rows: &mut Rows, (kind, is_check): (RowKind, bool)) -> Self {
        let mut warned = Vec::new();
        for row in &mut rows.good {
            let warnings = std::mem::take(&mut row.warnings).into_iter();
            warned.extend(warnings.map(|warning| BadRow::warned(row.line, warning)));
        }
        let bad = std::mem::take(&mut rows.bad).into_iter().map(BadRow::from);
        Self {
            rows: kind,
            is_check,
            read: format!(
                "{}\n",
                say!(
                    "alert-read",
                    form = rows.form.to_string(),
                    lines = rows.lines.to_string()
                )
            ),
            made: rows.good.iter().filter(|row| row.is_made).count() as u64,
            warned,
            ..Self::new(rows.good.len(), bad)
        }
    }

    /// Counts a row that the node took.
    pub(super) fn published(&mut self, row: &PublishResponse) {
        self.count(row.duplicate, &row.recipients);
    }

    /// Counts a row that the node would take.
    pub(super) fn previewed(&mut self, line: u64, row: PreviewResponse) {
        self.count(row.duplicate, &row.recipients);
        self.near.take(line, row.near);
    }

    fn count(&mut self, is_duplicate: bool, recipients: &[Recipient]) {
        if is_duplicate {
            self.before += 1;
        } else {
            self.published += 1;
        }
        self.totals.count(recipients);
    }

    /// Counts a row that the node refused, or would.
    pub(super) fn refuse(&mut self, line: u64, refused: PublishRefused) {
        self.refused(BadRow::refused(self.rows, line, refused));
    }

    /// Counts a row that the node refused, or would. One that is published once more and has nobody left to go to is
    /// one that was published before.
    fn refused(&mut self, row: BadRow) {
        if row.reason == Reason::NothingToTell.code() {
            self.before += 1;
            return;
        }
        self.refused_by_node += 1;
        self.bad.push(row);
    }

    /// Rows that the node has not answered.
    pub(super) fn open(&self) -> u64 {
        let answered = self.published + self.before + self.refused_by_node;
        self.good.saturating_sub(answered)
    }

    /// True when the node has answered every row.
    pub(super) fn is_complete(&self) -> bool {
        self.open() == 0
    }

    /// Rows that were refused; a row can break several rules.
    fn refused_rows(&self) -> u64 {
        let lines: BTreeSet<u64> = self.bad.iter().map(|row| row.line).collect();
        lines.len() as u64
    }

    /// How the import ends; a check ends as the import would.
    pub(super) fn exit(&self) -> Exit {
        if self.bad.is_empty() && !self.totals.is_for_nobody() {
            return Exit::Done;
        }
        let ended = |row: &BadRow, exit| row.exit() == Some(exit);
        if self.bad.iter().any(|row| ended(row, Exit::Unavailable)) {
            // Of such a row nothing is known but that the node could not take it: the same table again is the remedy.
            Exit::Unavailable
        } else if self.bad.iter().all(|row| ended(row, Exit::RefusedByPolicy)) {
            Exit::RefusedByPolicy
        } else {
            Exit::InvalidInput
        }
    }

    /// Rows that break no rule and that the node could not take.
    fn not_taken(&self) -> u64 {
        let unavailable = |row: &&BadRow| row.exit() == Some(Exit::Unavailable);
        let lines: BTreeSet<_> = self
            .bad
            .iter()
            .filter(unavailable)
            .map(|row| row.line)
            .collect();
        lines.len() as u64
    }

    /// Tells it.
    pub(super) fn show(&mut self, all_rows: bool, output: &Output) -> Result<(), Failure> {
        self.bad.sort_by_key(|row| row.line);
        let (published, publishable) = if self.is_check {
            (0, Some(self.published))
        } else {
            (self.published, None)
        };
        output.answer(
            |_| self.text(all_rows),
            || {
                json!({
                    "rows": self.good + self.refused_rows() - self.refused_by_node,
                    "checked_only": self.is_check,
                    "published": published,
                    "publishable": publishable,
                    "published_before": self.before,
                    "warnings": self.warned.len(),
                    "warned": self.warned.iter().map(BadRow::document).collect::<Vec<_>>(),
                    "read": self.read.trim_end(),
                    "partners": self.totals.document(),
                    "unanswered": self.open(),
                    "near": self.near.document(),
                    "near_not_compared": self.near.left(),
                    "refused": self.bad.iter().map(BadRow::document).collect::<Vec<_>>(),
                })
            },
        )
    }

    fn text(&self, all_rows: bool) -> String {
        let not_taken = self.not_taken();
        let refused = self.refused_rows().saturating_sub(not_taken);
        let refused = said_rows(refused);
        let published = said_rows(self.published);
        let before = Grouped(self.before);
        let mut text = if self.is_check {
            say!("alert-check-result", published, before, refused)
        } else {
            say!("alert-import-result", published, before, refused)
        };
        text.push('\n');
        if not_taken > 0 {
            let not_taken = say!("alert-not-taken", count = Grouped(not_taken));
            text.push_str(&format!("{not_taken}\n"));
        }
        text.push_str(&self.read);
        text.push_str(&self.totals.text(self.is_check));
        if self.made > 0 {
            let made = say!("alert-made", count = Grouped(self.made));
            text.push_str(&format!("{made}\n"));
        }
        text.push_str(&findings(&self.bad, true, all_rows));
        if !self.warned.is_empty() {
            text.push_str(&format!("\n{}\n", say!("alert-warnings")));
            text.push_str(&findings(&self.warned, false, all_rows));
        }
        text + &self.near.text(all_rows)
    }
}

/// A count of rows.
fn said_rows(count: u64) -> String {
    say!("alert-rows", count = Grouped(count))
}

/// What is wrong, each rule of a field once with the lines that break it, the most frequent first; with what to do where
/// `advises` says so.
fn findings(rows: &[BadRow], advises: bool, all_rows: bool) -> String {
    let mut groups: BTreeMap<(&str, &str, &str), BTreeSet<u64>> = BTreeMap::new();
    for row in rows {
        let rule = (
            row.field.as_str(),
            row.reason.as_str(),
            row.message.as_str(),
        );
        groups.entry(rule).or_default().insert(row.line);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, lines)| (Reverse(lines.len()), lines.first().copied()));
    let shown = if all_rows { groups.len() } else { SHOWN_RULES };
    let labels = [say!("alert-finding-line"), say!("alert-finding-do")];
    let column = labels.iter().map(|it| measure_text_width(it)).max();
    let column = column.unwrap_or_default() + 2;
    let [line, advice] =
        labels.map(|label| pad_str(&label, column, Alignment::Left, None).into_owned());
    let mut text = String::new();
    for ((field, reason, message), lines) in groups.iter().take(shown) {
        let rows = said_rows(lines.len() as u64);
        let message = words::refusal(reason, message);
        // What is wrong with a whole row is no field of it.
        let told = words::of_field(if *field == "row" { "" } else { field }, &message);
        let head = format!("{rows}: {told} [{reason}]");
        let ranges = ranges(lines, if all_rows { usize::MAX } else { SHOWN_RANGES });
        text.push_str(&format!("\n {}\n   {line}{ranges}\n", words::clean(&head)));
        if let Some(reason) = Reason::from_code(reason).filter(|_| advises) {
            text.push_str(&format!(
                "   {advice}{}\n",
                lang::advice(reason, Call::Draft, field)
            ));
        }
    }
    if let Some(more) = groups.len().checked_sub(shown).filter(|more| *more > 0) {
        let more = say!("alert-more-rules", count = Grouped(more as u64));
        text.push_str(&format!("\n {more}\n"));
    }
    text
}

/// Lines as people write them, `2-10, 12, 17-18`, at most `limit` of these and the number of the others.
fn ranges(lines: &BTreeSet<u64>, limit: usize) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => runs.push((*line, *line)),
        }
    }
    let shown = runs.iter().take(limit).map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        }
    });
    let text = shown.collect::<Vec<_>>().join(", ");
    let more: u64 = runs
        .iter()
        .skip(limit)
        .map(|(first, last)| last - first + 1)
        .sum();
    if more > 0 {
        return say!("alert-ranges-more", lines = text, count = more);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bad(line: u64, reason: &str) -> BadRow {
        BadRow {
            line,
            field: "unit".into(),
            reason: reason.into(),
            message: "no".into(),
        }
    }

    #[test]
    fn an_import_ends_by_what_was_refused() {
        assert_eq!(Report::new(3, Vec::new()).exit(), Exit::Done);
        let policy = bad(2, "NO_AGREEMENT");
        assert_eq!(
            Report::new(0, vec![policy.clone()]).exit(),
            Exit::RefusedByPolicy
        );
        let mixed = vec![policy, bad(3, "CODE_UNKNOWN")];
        assert_eq!(Report::new(0, mixed).exit(), Exit::InvalidInput);
    }

    #[test]
    fn a_row_that_the_node_could_not_take_breaks_no_rule() {
        for code in ["GUARDED", "DISK_NEARLY_FULL"] {
            let report = Report::new(0, vec![bad(2, code)]);
            assert_eq!(report.exit(), Exit::Unavailable, "{code}");
            let told = report.text(false);
            assert!(told.contains("0 rows refused"), "{told}");
            assert!(
                told.contains("1 row could not be taken by the node now"),
                "{told}"
            );
        }
        let mixed = vec![bad(2, "GUARDED"), bad(3, "CODE_UNKNOWN")];
        let report = Report::new(0, mixed);
        assert_eq!(report.exit(), Exit::Unavailable, "it is imported again");
        assert!(report.text(false).contains("1 row refused"));
    }

    #[test]
    fn a_check_ends_as_the_import_would_where_nobody_gets_a_row() {
        let nobody = [Recipient {
            party: "KZ/customs".into(),
            reason: "NO_AGREEMENT".into(),
            ..Recipient::default()
        }];
        for is_check in [true, false] {
            let mut report = Report {
                is_check,
                ..Report::new(1, Vec::new())
            };
            report.count(false, &nobody);
            assert_eq!(report.exit(), Exit::RefusedByPolicy);
        }
    }

    #[test]
    fn a_row_without_an_answer_is_open() {
        let mut report = Report::new(3, vec![bad(9, "CODE_UNKNOWN")]);
        let before = |duplicate| PublishResponse {
            duplicate,
            ..PublishResponse::default()
        };
        report.published(&before(false));
        report.published(&before(true));
        assert_eq!(report.open(), 1);
        report.refused(bad(4, "FIELD_MISSING"));
        assert!(report.is_complete());
        let mut once_more = Report::new(1, Vec::new());
        once_more.refused(bad(2, "NOTHING_TO_TELL"));
        assert!(once_more.is_complete() && once_more.before == 1);
        assert_eq!(once_more.exit(), Exit::Done);
    }

    #[test]
    fn rules_past_the_limit_are_counted_and_not_named() {
        let rows = |count: usize| {
            (0..count).map(|number| BadRow {
                field: format!("field{number}"),
                ..bad(2, "CODE_UNKNOWN")
            })
        };
        let at = Report::new(0, rows(SHOWN_RULES)).text(false);
        assert!(!at.contains("--all-rows"), "{at}");
        let past = Report::new(0, rows(SHOWN_RULES + 1)).text(false);
        assert!(past.contains("1 more rule is broken: --all-rows"), "{past}");
    }

    #[test]
    fn lines_are_told_in_runs() {
        let lines = BTreeSet::from([2, 3, 4, 7, 9, 10]);
        assert_eq!(ranges(&lines, 3), "2-4, 7, 9-10");
        assert_eq!(
            ranges(&lines, 2),
            "2-4, 7 and 2 more: --all-rows names them"
        );
    }
}
