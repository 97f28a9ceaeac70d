//! The rows of a table, one after the other: the strict reader of officers' tables over a file of any length.

use std::io::BufRead;

use super::Unreadable;
use super::lines::{Lines, MAX_LINE, too_long};
use crate::intake::csv::lines::{QuoteFault, RawRow, Rows};

/// A row whose quotation marks fit, or why it is none.
pub(super) struct Row<'a> {
    /// The line on which it starts.
    pub(super) line: u64,
    pub(super) cells: Result<Vec<std::borrow::Cow<'a, str>>, &'static str>,
}

/// Reads rows; holds one at a time.
pub(super) struct Table<R> {
    lines: Lines<R>,
    file: usize,
    delimiter: char,
    columns: usize,
    text: Vec<u8>,
}

impl<R: BufRead> Table<R> {
    pub(super) const fn new(reader: R, file: usize, delimiter: char) -> Self {
        Self {
            lines: Lines::new(reader, file),
            file,
            delimiter,
            columns: usize::MAX,
            text: Vec::new(),
        }
    }

    /// Tells how many columns the table has, once its heading is read.
    pub(super) const fn has_columns(&mut self, columns: usize) {
        self.columns = columns;
    }

    pub(super) fn into_reader(self) -> R {
        self.lines.into_reader()
    }

    /// The next row; none at the end. Lines without text are passed over.
    ///
    /// # Errors
    /// When the file is cut off or cannot be read.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, Unreadable> {
        let line = loop {
            self.text.clear();
            let Some(line) = self.lines.next()? else {
                return Ok(None);
            };
            if !line.iter().all(u8::is_ascii_whitespace) {
                self.text.extend_from_slice(line);
                break self.lines.line();
            }
        };
        let delimiter = u8::try_from(self.delimiter).unwrap_or(b',');
        let mut quotes = Quotes::Start;
        let mut seen = 0;
        loop {
            let new = self.text.get(seen..).unwrap_or_default();
            quotes = new
                .iter()
                .fold(quotes, |quotes, b| quotes.after(*b, delimiter));
            if quotes != Quotes::Inside {
                break;
            }
            self.text.push(b'\n');
            quotes = quotes.after(b'\n', delimiter);
            seen = self.text.len();
            let at = self.lines.line();
            let Some(more) = self.lines.next()? else {
                return Err(Unreadable::Cut {
                    file: self.file + 1,
                    line: at,
                    how: "a quotation mark is never closed",
                });
            };
            self.text.extend_from_slice(more);
            if self.text.len() > MAX_LINE {
                return Err(too_long(self.file, line));
            }
        }
        let Ok(text) = str::from_utf8(&self.text) else {
            let cells = Err("is not UTF-8, as its publisher writes it; fetch the file again");
            return Ok(Some(Row { line, cells }));
        };
        let mut rows = Rows::new(text, self.delimiter, self.columns, line);
        let cells = rows.next().map_or(Ok(Vec::new()), whole);
        Ok(Some(Row { line, cells }))
    }
}

fn whole(row: RawRow<'_>) -> Result<Vec<std::borrow::Cow<'_, str>>, &'static str> {
    match row.fault {
        None => Ok(row.cells),
        Some(QuoteFault::AfterClose(_)) => Err("has text after the mark that closes a cell"),
        Some(QuoteFault::Within(_)) => Err("has a quotation mark within a cell"),
        Some(QuoteFault::Open(_)) => Err("opens a cell with a mark that is never closed"),
        Some(QuoteFault::RowLike(_)) => Err("holds in a cell a line that looks like a row"),
    }
}

/// Where the reading of a row stands between quotation marks.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Quotes {
    /// At the beginning of a cell.
    Start,
    /// In a cell that began without a mark.
    Bare,
    /// Between the marks of a cell.
    Inside,
    /// After a mark that closes the cell, or is the first of two.
    Closed,
}

impl Quotes {
    const fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Start | Self::Closed, b'"') => Self::Inside,
            (Self::Inside, b'"') => Self::Closed,
            (Self::Inside, _) => Self::Inside,
            (_, byte) if byte == delimiter => Self::Start,
            (Self::Start | Self::Bare | Self::Closed, _) => Self::Bare,
        }
    }
}
