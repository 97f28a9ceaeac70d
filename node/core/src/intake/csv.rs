//! Tables of seizures: one row, one notice.
//!
//! The form is RFC 4180 in UTF-8 with a header line, the columns by name in any order: see [`COLUMNS`]. An empty
//! cell means "not told". A row that breaks a rule is reported by line and column and does not stop the others.

mod columns;
mod row;
mod words;

use std::collections::BTreeMap;

use thiserror::Error;

pub use columns::COLUMNS;
use columns::column_of;

use crate::model::handling::{PermittedAction, Tlp};
use crate::model::kind::Urgency;
use crate::party::Party;
use crate::reason::{Reason, Reasoned};
use crate::record::{Defaults, Draft, InvalidRecord, MAX_RETENTION, RecordId, Warning};
use crate::time::Timestamp;
use crate::wire;

/// Largest file, bytes.
pub const MAX_FILE: usize = 64 * 1024 * 1024;
/// Most rows of one file.
pub const MAX_ROWS: usize = 100_000;

/// What a table does not tell and every record needs: the same for all rows of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Terms {
    /// ISO 639-1 code of the language of the free text.
    pub language: String,
    /// A code of [`crate::model::codes::PURPOSES`].
    pub purpose: String,
    /// The audience; TLP:RED needs named recipients and is refused for tables.
    pub tlp: Tlp,
    /// The most that a recipient may do.
    pub permitted_action: PermittedAction,
    /// How soon a recipient is asked to act.
    pub urgency: Urgency,
}

impl Default for Terms {
    /// English, customs risk management, TLP:GREEN, any action, routine.
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            purpose: "customs_risk".to_owned(),
            tlp: Tlp::Green,
            permitted_action: PermittedAction::Any,
            urgency: Urgency::Routine,
        }
    }
}

/// The rows of a file: those that can be published, and what is wrong with the others.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows that hold, in the order of the file.
    pub good: Vec<GoodRow>,
    /// What is wrong, in the order of the file; a row may appear more than once.
    pub bad: Vec<BadRow>,
}

impl Rows {
    /// Number of rows that were refused.
    pub fn refused(&self) -> usize {
        let mut lines: Vec<_> = self.bad.iter().map(|row| row.line).collect();
        lines.dedup();
        lines.len()
    }
}

/// A row that can be published.
#[derive(Debug)]
pub struct GoodRow {
    /// Line of the file on which the row starts, from 1.
    pub line: u64,
    /// The row's id, which is the source reference: publishing it again writes nothing new.
    pub reference: String,
    /// The draft.
    pub draft: Draft,
    /// Rules that spoke without refusing.
    pub warnings: Vec<Warning>,
}

/// What is wrong with a row. Names the column and the rule, never what the cell holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BadRow {
    /// Line of the file on which the row starts, from 1.
    pub line: u64,
    /// The row's id, where it has one.
    pub reference: String,
    /// The column, or the field of the record where no single column is to blame.
    pub column: String,
    /// The stable code.
    pub reason: Reason,
    /// What is wrong and what to do.
    pub message: String,
}

/// Why a file as a whole cannot be read.
#[derive(Debug, Error, Reasoned)]
#[reason(Malformed)]
pub enum UnreadableTable {
    /// Larger than [`MAX_FILE`].
    #[error("the file is larger than {MAX_FILE} bytes; split it")]
    #[reason(TooLarge)]
    TooLarge,
    /// More rows than [`MAX_ROWS`].
    #[error("the file has more than {MAX_ROWS} rows; split it")]
    #[reason(TooLarge)]
    TooManyRows,
    /// The header line lacks a column.
    #[error("the header line lacks the column '{0}'")]
    ColumnMissing(&'static str),
    /// The header line has a column that means nothing here.
    #[error("column {0} of the header line is not known or stands there twice; take it out")]
    ColumnUnknown(usize),
    /// No header line of text.
    #[error("the file has no header line in UTF-8; save it as CSV, comma-separated, UTF-8")]
    NoHeader,
}

/// Reads a table into drafts of `origin`. A row of another reporting country is refused with
/// [`Reason::EventCountryNotOrigin`].
///
/// # Errors
/// When the file as a whole cannot be read.
pub fn read(
    bytes: &[u8],
    origin: &Party,
    terms: &Terms,
    now: Timestamp,
) -> Result<Rows, UnreadableTable> {
    if bytes.len() > MAX_FILE {
        return Err(UnreadableTable::TooLarge);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = table.headers().map_err(|_| UnreadableTable::NoHeader)?;
    let columns = columns(header)?;
    let mut rows = Rows::default();
    let mut lines = Lines {
        bytes,
        counted: 0,
        line: 1,
    };
    let mut seen = BTreeMap::new();
    for (position, record) in table.byte_records().enumerate() {
        if position == MAX_ROWS {
            return Err(UnreadableTable::TooManyRows);
        }
        // The reader reads memory and is told not to count cells, so only its end stops it.
        let Ok(record) = record else { break };
        let line = lines.advance(record.position().map_or(0, csv::Position::byte));
        let cells = Cells::of(&columns, &record);
        let reference = cells.get("id").to_owned();
        match row_draft(&cells, line, origin, terms, now, &mut seen) {
            Ok((draft, warnings)) => rows.good.push(GoodRow {
                line,
                reference,
                draft,
                warnings,
            }),
            Err(errors) => rows.bad.extend(errors.into_iter().map(|error| BadRow {
                line,
                reference: reference.clone(),
                column: column_of(&error.field).to_owned(),
                reason: error.reason,
                message: error.message,
            })),
        }
    }
    Ok(rows)
}

fn columns(header: &csv::StringRecord) -> Result<Vec<&'static str>, UnreadableTable> {
    let mut columns = Vec::new();
    for (position, name) in header.iter().enumerate() {
        let known = COLUMNS.into_iter().find(|column| *column == name.trim());
        match known.filter(|column| !columns.contains(column)) {
            Some(column) => columns.push(column),
            None => return Err(UnreadableTable::ColumnUnknown(position + 1)),
        }
    }
    match COLUMNS.into_iter().find(|column| !columns.contains(column)) {
        Some(missing) => Err(UnreadableTable::ColumnMissing(missing)),
        None => Ok(columns),
    }
}

/// Counts lines up to where a row starts. The parser's own count is one behind where lines end in CR LF.
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line, from 1, of the first text at or after `offset`, which never goes back.
    fn advance(&mut self, offset: u64) -> u64 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let rest = self.bytes.get(self.counted..).unwrap_or_default();
        let skipped = offset.saturating_sub(self.counted);
        let blank = rest
            .iter()
            .skip(skipped)
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        let passed = rest.iter().take(skipped + blank);
        let ends = passed.filter(|b| **b == b'\n').count();
        self.line += u64::try_from(ends).unwrap_or_default();
        self.counted += skipped + blank;
        self.line
    }
}

/// The cells of one row by column; a cell that is not text counts as broken.
struct Cells<'a> {
    by_column: BTreeMap<&'static str, &'a str>,
    is_broken: bool,
}

impl<'a> Cells<'a> {
    fn of(columns: &[&'static str], record: &'a csv::ByteRecord) -> Self {
        let texts = record.iter().map(std::str::from_utf8);
        let is_text = record.iter().all(|cell| std::str::from_utf8(cell).is_ok());
        Self {
            by_column: columns
                .iter()
                .zip(texts)
                .filter_map(|(column, cell)| Some((*column, cell.ok()?.trim())))
                .collect(),
            is_broken: !is_text || record.len() != columns.len(),
        }
    }

    fn get(&self, column: &str) -> &'a str {
        self.by_column.get(column).copied().unwrap_or_default()
    }
}

fn row_draft(
    cells: &Cells<'_>,
    line: u64,
    origin: &Party,
    terms: &Terms,
    now: Timestamp,
    seen: &mut BTreeMap<String, u64>,
) -> Result<(Draft, Vec<Warning>), Vec<InvalidRecord>> {
    if cells.is_broken {
        let message = "the row has another number of cells than the header line, or is not UTF-8";
        return Err(vec![InvalidRecord::new("row", Reason::Malformed, message)]);
    }
    let reference = cells.get("id");
    if reference.is_empty() {
        let message = "is required: it keeps the row from being published twice";
        return Err(vec![InvalidRecord::new(
            "id",
            Reason::FieldMissing,
            message,
        )]);
    }
    if let Some(earlier) = seen.insert(reference.to_owned(), line) {
        let message = format!("stands on line {earlier} as well; an id names one row");
        return Err(vec![InvalidRecord::new(
            "id",
            Reason::FieldInvalid,
            message,
        )]);
    }
    let message = row::message(cells, terms)?;
    let draft = wire::record::draft_all(message)?;
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    let trial = RecordId::new(now, &[0; 10]);
    let (_, warnings) = draft.clone().check_all(origin, trial, now, &defaults)?;
    Ok((draft, warnings))
}

#[cfg(test)]
mod tests;
