//! A strict reader of rows: RFC 4180, and nothing that it leaves open.
//!
//! A quotation mark opens a cell only at its beginning and closes it only at its end. Where it does not, nobody can
//! tell which text belongs to which row, so the row is refused with all its lines.

use std::borrow::Cow;

/// A row as it stands in the file.
#[derive(Debug)]
pub(crate) struct RawRow<'a> {
    /// Line of the file on which it starts, from 1.
    pub(crate) line: u64,
    /// Lines that it takes: more than one where a cell has line breaks.
    pub(crate) lines: u64,
    /// Its cells.
    pub(crate) cells: Vec<Cow<'a, str>>,
    /// What is wrong with its quotation marks.
    pub(crate) fault: Option<QuoteFault>,
}

/// What is wrong with the quotation marks of a row. Cells are counted from 1.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum QuoteFault {
    /// Text after the mark that closes a cell.
    AfterClose(usize),
    /// A mark within a cell that begins without one.
    Within(usize),
    /// A cell that is not closed at the end of the file.
    Open(usize),
    /// A line within a cell looks like a row.
    RowLike(usize),
}

/// Reads rows one after the other.
pub(crate) struct Rows<'a> {
    rest: &'a str,
    delimiter: char,
    /// Marks between cells that make a line within a cell look like a row.
    row_like: usize,
    line: u64,
    /// Lines without any text that were passed over.
    pub(super) blank: u64,
}

impl<'a> Rows<'a> {
    /// Reads `text` from `line` on, cells parted by `delimiter`, of a table of so many columns.
    pub(crate) fn new(text: &'a str, delimiter: char, columns: usize, line: u64) -> Self {
        Self {
            rest: text,
            delimiter,
            row_like: (columns.saturating_sub(1) / 2).max(2),
            line,
            blank: 0,
        }
    }

    /// What follows the rows that were read.
    pub(crate) const fn rest(&self) -> &'a str {
        self.rest
    }

    /// The line that comes next, from 1.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    fn skip_blank(&mut self) {
        while let Some(after) = after_break(self.rest) {
            self.rest = after;
            self.line += 1;
            self.blank += 1;
        }
    }

    fn take_cell(&mut self, row: &mut RawRow<'a>) -> bool {
        let number = row.cells.len() + 1;
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let end = self
                .rest
                .find([self.delimiter, '\n', '\r'])
                .unwrap_or(self.rest.len());
            let (cell, after) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
            if cell.contains('"') {
                row.fault.get_or_insert(QuoteFault::Within(number));
            }
            row.cells.push(Cow::Borrowed(cell));
            self.rest = after;
            return self.at_end_of_cell(row);
        };
        let Some(close) = closing(quoted) else {
            row.fault.get_or_insert(QuoteFault::Open(number));
            row.lines += breaks(quoted) + u64::from(!quoted.ends_with(['\n', '\r']));
            self.rest = "";
            return false;
        };
        let (cell, after) = quoted.split_at_checked(close).unwrap_or((quoted, ""));
        row.lines += breaks(cell);
        if self.is_row_like(cell) {
            row.fault.get_or_insert(QuoteFault::RowLike(number));
        }
        row.cells.push(if cell.contains('"') {
            Cow::Owned(cell.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(cell)
        });
        self.rest = after.strip_prefix('"').unwrap_or(after);
        if !self.rest.starts_with([self.delimiter, '\n', '\r']) && !self.rest.is_empty() {
            row.fault.get_or_insert(QuoteFault::AfterClose(number));
            let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
            self.rest = self.rest.get(end..).unwrap_or_default();
        }
        self.at_end_of_cell(row)
    }

    /// Passes over what parts cells or rows; true when another cell of the row follows.
    fn at_end_of_cell(&mut self, row: &mut RawRow<'a>) -> bool {
        if let Some(after) = self.rest.strip_prefix(self.delimiter) {
            self.rest = after;
            return true;
        }
        self.rest = after_break(self.rest).unwrap_or_default();
        row.lines += 1;
        false
    }

    fn is_row_like(&self, cell: &str) -> bool {
        let mut lines = cell.split(['\n', '\r']).filter(|line| !line.is_empty());
        let first = lines.next();
        let parts = |line: &str| line.matches(self.delimiter).count() >= self.row_like;
        first.is_some() && lines.any(parts)
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = RawRow<'a>;

    fn next(&mut self) -> Option<RawRow<'a>> {
        self.skip_blank();
        if self.rest.is_empty() {
            return None;
        }
        let mut row = RawRow {
            line: self.line,
            lines: 0,
            cells: Vec::new(),
            fault: None,
        };
        while self.take_cell(&mut row) {}
        self.line += row.lines;
        Some(row)
    }
}

/// Where the mark that closes a cell stands: the first that is not doubled.
fn closing(quoted: &str) -> Option<usize> {
    let bytes = quoted.as_bytes();
    let mut place = 0;
    while let Some(mark) = bytes.get(place..)?.iter().position(|b| *b == b'"') {
        let at = place + mark;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        place = at + 2;
    }
    None
}

/// The text after a line break that it starts with.
fn after_break(text: &str) -> Option<&str> {
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix(['\n', '\r']))
}

/// The number of line breaks of a text.
fn breaks(text: &str) -> u64 {
    let pairs = text.matches("\r\n").count();
    let single = text.matches(['\n', '\r']).count();
    u64::try_from(single - pairs).unwrap_or(u64::MAX)
}

/// The lines of a text; the last may end without a line break.
pub(super) fn lines_of(text: &str) -> u64 {
    breaks(text) + u64::from(!text.is_empty() && !text.ends_with(['\n', '\r']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<(u64, u64, Vec<String>, Option<QuoteFault>)> {
        let rows = Rows::new(text, ',', 5, 1);
        let cells = |row: &RawRow<'_>| row.cells.iter().map(ToString::to_string).collect();
        rows.map(|row| (row.line, row.lines, cells(&row), row.fault))
            .collect()
    }

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn cells_are_read_as_the_form_says() {
        assert_eq!(
            read("a,\"b,\"\"c\"\"\",\r\n\r\n\"d\ne\",,f\ng"),
            [
                (1, 1, cells(&["a", "b,\"c\"", ""]), None),
                (3, 2, cells(&["d\ne", "", "f"]), None),
                (5, 1, cells(&["g"]), None),
            ]
        );
    }

    #[test]
    fn a_mark_that_neither_opens_nor_closes_is_a_fault_and_the_next_line_is_a_row_again() {
        for (text, fault, line) in [
            ("a,\"b\"c,d\nx,y\n", QuoteFault::AfterClose(2), 2),
            ("a,b\"c\nx,y\n", QuoteFault::Within(2), 2),
            ("a,\"b\nc,\"\"\"d\ne\nx,y\n", QuoteFault::AfterClose(2), 3),
        ] {
            let rows = read(text);
            assert_eq!(rows[0].3, Some(fault), "{text}");
            assert_eq!(rows.iter().map(|row| row.0).nth(1), Some(line), "{text}");
        }
    }

    #[test]
    fn a_mark_that_is_never_closed_takes_all_lines_to_the_end_and_says_so() {
        let rows = read("a,b\nc,\"d\ne,f\ng,h\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(
            (rows[1].0, rows[1].1, rows[1].3),
            (2, 3, Some(QuoteFault::Open(2)))
        );
    }

    #[test]
    fn a_line_in_a_cell_that_looks_like_a_row_is_a_fault_and_prose_is_none() {
        let swallowed = read("a,b,c,d,\"told\na,b,c,d,\"\n");
        assert_eq!(swallowed[0].3, Some(QuoteFault::RowLike(5)));
        let prose = read("a,b,c,d,\"told, in a line,\nand so on, and on\"\n");
        assert_eq!(prose[0].3, None);
    }

    proptest! {
        #[test]
        fn every_line_is_in_one_row_or_blank(text in "([a,\"\r\n]|\r\n){0,60}") {
            let mut rows = Rows::new(&text, ',', 5, 1);
            let mut lines = 0;
            let mut next = 1;
            for row in rows.by_ref() {
                lines += row.lines;
                prop_assert!(row.line >= next);
                next = row.line + row.lines;
            }
            prop_assert_eq!(lines + rows.blank, lines_of(&text), "{:?}", text);
        }

        #[test]
        fn what_a_writer_writes_is_read_back(table in proptest::collection::vec(
            proptest::collection::vec("[a-c,;\"\n]{0,6}", 2..4), 1..5,
        )) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let rows = Rows::new(&text, ',', 1_000, 1);
            let read: Vec<Vec<String>> =
                rows.map(|row| row.cells.iter().map(ToString::to_string).collect()).collect();
            prop_assert_eq!(read, table);
        }
    }
}
