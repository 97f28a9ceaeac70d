//! Tables of seizures and of passenger alerts: one row, one record.
//!
//! The form is RFC 4180, read strictly, with a header line that names the columns in any order: see `columns`. The
//! delimiter, the encoding and what point and comma mean are told by the file and reported. An empty cell means "not
//! told", but for the columns that say who gets a row and what may be done with it: those are filled. A row that breaks a rule is reported by line and column and does not stop the others.

mod columns;
mod date;
mod form;
mod good;
pub(crate) mod lines;
mod names;
mod passenger;
mod row;
mod ruled;
mod template;
mod vocabulary;

use std::collections::BTreeMap;

use thiserror::Error;

pub use columns::named_of_field;
pub use form::{Form, LineCount};
pub use good::GoodRow;
pub use template::template;
pub use vocabulary::{ColumnHelp, RowKind, columns};

use columns::Columns;
use form::Opened;
use lines::{QuoteFault, RawRow};
use ruled::Ruled;

use super::text::Undecodable;
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::kind::Urgency;
use crate::model::{Decimals, InvalidRecord, RecordId, Warning, Zone};
use crate::party::Party;
use crate::reason::{Reason, Reasoned};
use crate::record::{Defaults, MAX_RETENTION};
use crate::time::Timestamp;

/// Largest file, bytes.
pub const MAX_FILE: usize = 64 * 1024 * 1024;
/// Most rows of one file.
pub const MAX_ROWS: usize = 100_000;

/// What a table does not tell and every record needs: the same for all rows of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Terms {
    /// What each row is.
    pub rows: RowKind,
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
    /// Name of the file's encoding where the officer says it; none to tell it by the bytes.
    pub encoding: Option<String>,
    /// What point and comma mean where the officer says it; unsettled to tell it by the numbers.
    pub decimals: Decimals,
    /// The zone of times that are written without theirs; none where each time has to say it.
    pub zone: Option<Zone>,
}

impl Default for Terms {
    /// Seizures; English, customs risk management, TLP:GREEN, any action, routine; encoding and numbers as the file tells.
    fn default() -> Self {
        Self {
            rows: RowKind::Seizure,
            language: "en".to_owned(),
            purpose: "customs_risk".to_owned(),
            tlp: Tlp::Green,
            permitted_action: PermittedAction::Any,
            urgency: Urgency::Routine,
            encoding: None,
            decimals: Decimals::Unsettled,
            zone: None,
        }
    }
}

/// The rows of a file: those that can be published, and what is wrong with the others.
#[derive(Debug)]
pub struct Rows {
    /// Rows that hold, in the order of the file.
    pub good: Vec<GoodRow>,
    /// What is wrong, in the order of the file; a row may appear more than once.
    pub bad: Vec<BadRow>,
    /// How the file was read.
    pub form: Form,
    /// What became of each of its lines.
    pub lines: LineCount,
}

impl Rows {
    /// Number of rows that were refused.
    pub fn refused(&self) -> usize {
        let mut lines: Vec<_> = self.bad.iter().map(|row| row.line).collect();
        lines.dedup();
        lines.len()
    }
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
    /// The bytes are no text.
    #[error(transparent)]
    #[reason(inner)]
    Text(#[from] Undecodable),
    /// The header line lacks a column.
    #[error(
        "the header line lacks the column '{0}'; the first line names the columns, parted by comma, semicolon or tab"
    )]
    ColumnMissing(&'static str),
    /// The header line has columns that mean nothing here, or twice: each with its place and what is wrong with it.
    #[error("of the header line {}; `ntc codes {}` names the columns, and a path like goods.items[0].brand is one too", .0.join("; "), .1.columns_word())]
    ColumnsUnknown(Vec<String>, RowKind),
    /// No header line, or one whose quotation marks do not fit.
    #[error(
        "the file has no header line that names its columns; `ntc alert import --template` writes one"
    )]
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
    let decoded = super::text::decode(bytes, terms.encoding.as_deref())?;
    let opened = Opened::open(&decoded.text, terms.rows)?;
    let decimals = match terms.decimals {
        Decimals::Unsettled => opened.settled(),
        told @ (Decimals::Point | Decimals::Comma) => told,
    };
    let reader = RowReader {
        columns: &opened.columns,
        origin,
        terms,
        decimals,
        now,
    };
    let mut rows = Rows {
        good: Vec::new(),
        bad: Vec::new(),
        form: opened.form(&decoded, decimals),
        lines: LineCount::default(),
    };
    let mut seen = BTreeMap::new();
    let mut raw_rows = opened.rows();
    let mut empty = 0;
    for raw in raw_rows.by_ref() {
        if is_empty(&raw) {
            empty += raw.lines;
            continue;
        }
        if rows.lines.rows == MAX_ROWS as u64 {
            return Err(UnreadableTable::TooManyRows);
        }
        rows.lines.rows += 1;
        rows.lines.within += raw.lines.saturating_sub(1);
        rows.take(reader.read(&raw, &mut seen), &raw, &opened.columns);
    }
    rows.lines.heading = opened.heading;
    rows.lines.blank = opened.blank + raw_rows.blank + empty;
    rows.lines.read = lines::lines_of(&decoded.text);
    Ok(rows)
}

impl Rows {
    fn take(
        &mut self,
        read: Result<GoodRow, Vec<InvalidRecord>>,
        raw: &RawRow<'_>,
        columns: &Columns,
    ) {
        match read {
            Ok(row) => self.good.push(row),
            Err(errors) => {
                let reference = columns.cell(raw, Ruled::Id).to_owned();
                self.bad.extend(errors.into_iter().map(|error| BadRow {
                    line: raw.line,
                    reference: reference.clone(),
                    column: columns.of_field(&error.field),
                    reason: error.reason,
                    message: error.message,
                }));
            }
        }
    }
}

/// What is known while the rows of a file are read.
struct RowReader<'a> {
    columns: &'a Columns,
    origin: &'a Party,
    terms: &'a Terms,
    decimals: Decimals,
    now: Timestamp,
}

impl RowReader<'_> {
    fn read(
        &self,
        raw: &RawRow<'_>,
        seen: &mut BTreeMap<String, u64>,
    ) -> Result<GoodRow, Vec<InvalidRecord>> {
        is_whole(raw, self.columns.len())?;
        let row::Read {
            draft,
            is_made,
            respelt,
        } = row::read(self, raw)?;
        if self.terms.rows == RowKind::Passenger {
            passenger::zones_hold(&draft)?;
        }
        let reference = draft.source_reference().unwrap_or_default().to_owned();
        if let Some(earlier) = seen.insert(reference.clone(), raw.line) {
            let message = if is_made {
                format!(
                    "is missing, and the row on line {earlier} says the same; give both an id if they are two cases"
                )
            } else {
                format!("stands on line {earlier} as well; an id names one row")
            };
            return Err(vec![InvalidRecord::new(
                "id",
                Reason::FieldInvalid,
                message,
            )]);
        }
        let defaults = Defaults {
            expiry: MAX_RETENTION,
        };
        let trial = RecordId::new(self.now, &[0; 10]);
        let judged = draft
            .clone()
            .check_all(self.origin, trial, self.now, &defaults);
        let (_, of_rules) = judged?;
        let warnings = respelt.into_iter().chain(of_rules).map(|warning| Warning {
            field: self.columns.of_field(&warning.field),
            ..warning
        });
        let warnings = warnings.collect();
        Ok(GoodRow::new(
            (raw.line, is_made),
            reference,
            &draft,
            warnings,
        ))
    }
}

/// A row without text in any cell, as spreadsheets write below a table: it tells of no case.
fn is_empty(raw: &RawRow<'_>) -> bool {
    raw.fault.is_none() && raw.cells.iter().all(|cell| cell.trim().is_empty())
}

/// A row whose quotation marks fit and that has a cell for each column.
fn is_whole(raw: &RawRow<'_>, columns: usize) -> Result<(), Vec<InvalidRecord>> {
    let (first, last) = (raw.line, raw.line + raw.lines.saturating_sub(1));
    let message = match raw.fault {
        Some(QuoteFault::AfterClose(cell)) => format!(
            "has text after the quotation mark that closes cell {cell}; double a quotation mark that is part of a \
             cell; lines {first} to {last} are not read"
        ),
        Some(QuoteFault::Within(cell)) => format!(
            "has a quotation mark within cell {cell}; put the cell in quotation marks and double those within it"
        ),
        Some(QuoteFault::Open(cell)) => format!(
            "opens cell {cell} with a quotation mark that is never closed; lines {first} to {last} are not read"
        ),
        Some(QuoteFault::RowLike(cell)) => format!(
            "holds in cell {cell} a line that looks like a row: a quotation mark is missing or too much; lines {first} \
             to {last} are not read"
        ),
        None if raw.cells.len() != columns => format!(
            "has {} cells, the header line {columns}; a cell that holds the delimiter stands in quotation marks",
            raw.cells.len()
        ),
        None => return Ok(()),
    };
    Err(vec![InvalidRecord::new("row", Reason::Malformed, message)])
}

#[cfg(test)]
mod tests;
