//! How a table is written: its encoding, its delimiter, its heading, and what point and comma mean.

use std::fmt;

use super::UnreadableTable;
use super::columns::Columns;
use super::lines::Rows;
use super::vocabulary::{RowKind, Vocabulary};
use crate::intake::text::Decoded;
use crate::model::Decimals;

/// What may part cells, the likelier first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// How a table was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Form {
    /// The encoding.
    pub encoding: &'static str,
    /// False where the encoding is the likelier of two.
    pub is_certain: bool,
    /// What parts cells.
    pub delimiter: char,
    /// What point and comma mean.
    pub decimals: Decimals,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let doubt = if self.is_certain {
            ""
        } else {
            " (the likelier code page; --encoding names another)"
        };
        let delimiter = match self.delimiter {
            ',' => "comma",
            ';' => "semicolon",
            '\t' => "tab",
            _ => "vertical bar",
        };
        let decimals = match self.decimals {
            Decimals::Point => "decimal point",
            Decimals::Comma => "decimal comma",
            Decimals::Unsettled => "decimal point or comma, whichever leaves no doubt",
        };
        write!(
            f,
            "{}{doubt}, cells parted by {delimiter}, {decimals}",
            self.encoding
        )
    }
}

/// What became of the lines of a file. The sum of all others is what was read.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct LineCount {
    /// Lines of the file.
    pub read: u64,
    /// Lines of the heading, and one before it that names the delimiter.
    pub heading: u64,
    /// Rows, good and bad, by their first lines.
    pub rows: u64,
    /// Further lines of rows: line breaks within cells.
    pub within: u64,
    /// Lines without text, those of rows of empty cells among them.
    pub blank: u64,
}

impl fmt::Display for LineCount {
    /// `9 lines read = 1 heading + 8 rows + 0 within cells + 0 blank`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} lines read = {} heading + {} rows + {} within cells + {} blank",
            self.read, self.heading, self.rows, self.within, self.blank
        )
    }
}

/// A table whose heading is read.
pub(super) struct Opened<'a> {
    pub(super) columns: Columns,
    /// Lines of the heading.
    pub(super) heading: u64,
    /// Blank lines before the heading.
    pub(super) blank: u64,
    delimiter: char,
    body: &'a str,
    first_line: u64,
}

impl<'a> Opened<'a> {
    pub(super) fn open(text: &'a str, kind: RowKind) -> Result<Self, UnreadableTable> {
        let vocabulary = Vocabulary::of(kind);
        let (named, rest) = named_delimiter(text);
        let before = u64::from(named.is_some());
        let delimiter = named.unwrap_or_else(|| likeliest(rest, vocabulary));
        let mut rows = Rows::new(rest, delimiter, usize::MAX, 1 + before);
        let heading = rows.next().filter(|heading| heading.fault.is_none());
        let heading = heading.ok_or(UnreadableTable::NoHeader)?;
        Ok(Self {
            columns: Columns::of(vocabulary, &heading.cells)?,
            heading: heading.lines + before,
            blank: rows.blank,
            delimiter,
            body: rows.rest(),
            first_line: rows.line(),
        })
    }

    /// The rows after the heading.
    pub(super) fn rows(&self) -> Rows<'a> {
        Rows::new(
            self.body,
            self.delimiter,
            self.columns.len(),
            self.first_line,
        )
    }

    /// What the numbers of all rows settle about point and comma.
    pub(super) fn settled(&self) -> Decimals {
        let mut numbers = Vec::new();
        for row in self.rows().filter(|row| row.fault.is_none()) {
            let cells = self
                .columns
                .numbers()
                .filter_map(|place| row.cells.get(place));
            numbers.extend(cells.filter(|cell| !cell.is_empty()).cloned());
        }
        Decimals::settled_by(numbers.iter().map(AsRef::as_ref))
    }

    pub(super) fn form(&self, decoded: &Decoded, decimals: Decimals) -> Form {
        Form {
            encoding: decoded.encoding,
            is_certain: decoded.is_certain,
            delimiter: self.delimiter,
            decimals,
        }
    }
}

/// The delimiter that a spreadsheet names in a line before the heading, `sep=;`, and the text after that line.
fn named_delimiter(text: &str) -> (Option<char>, &str) {
    let named = text.strip_prefix("sep=").and_then(|rest| {
        let delimiter = rest.chars().next().filter(|c| DELIMITERS.contains(c))?;
        let rest = rest.strip_prefix(delimiter)?;
        let rest = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix('\n'))?;
        Some((delimiter, rest))
    });
    named.map_or((None, text), |(delimiter, rest)| (Some(delimiter), rest))
}

/// The delimiter that parts the first line into the most columns that are known, the earlier of two alike.
fn likeliest(text: &str, vocabulary: &Vocabulary) -> char {
    let known = |delimiter: char| {
        let heading = Rows::new(text, delimiter, usize::MAX, 1).next();
        heading.map_or(0, |heading| Columns::known(vocabulary, &heading.cells))
    };
    let mut best = (',', known(','));
    for delimiter in DELIMITERS {
        let count = known(delimiter);
        if count > best.1 {
            best = (delimiter, count);
        }
    }
    best.0
}
