//! Tables for people: no frames, one line a row. A narrow terminal folds cells between words; where that is not
//! enough, the columns of a row stand below each other.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, Width,
    presets,
};

use console::measure_text_width;

use super::words::clean;

/// Blanks between two columns, and those at both ends of a line.
const GAP: usize = 3;
const ENDS: usize = 2;

/// What stands for a blank at which no cell is folded.
const TOGETHER: char = '\u{e000}';
/// Longest command in quotation marks that is kept in one line; even a narrow terminal has room for it beside a label.
const MAX_COMMAND: usize = 32;

/// A cell whose commands in quotation marks stay whole: somebody may copy them.
fn together(cell: &str) -> String {
    let pieces = cell.split('`').enumerate().map(|(position, piece)| {
        if position % 2 == 1 && piece.starts_with("ntc") && piece.len() <= MAX_COMMAND {
            piece.replace(' ', &TOGETHER.to_string())
        } else {
            piece.to_owned()
        }
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// A table under construction.
#[derive(Debug)]
pub(crate) struct Table {
    grid: Grid,
    columns: usize,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings.
    pub(crate) fn new(headings: &[&str]) -> Self {
        let mut grid = Grid::new();
        grid.load_style(
            presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')),
        );
        grid.set_header(headings.iter().map(Cell::new));
        Self {
            grid,
            columns: headings.len(),
            headings: headings.iter().map(ToString::to_string).collect(),
            rows: Vec::new(),
        }
    }

    /// A list of labels and values, without headings.
    pub(crate) fn of_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let mut grid = Grid::new();
        grid.load_style(presets::NOTHING);
        let mut table = Self {
            grid,
            columns: 2,
            headings: Vec::new(),
            rows: Vec::new(),
        };
        for (label, value) in pairs {
            table.row([label.to_owned(), value]);
        }
        table
    }

    /// Adds a row. Cells come from partners: what could steer a terminal is taken out.
    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        let cells = cells.map(|cell| clean(&cell));
        let is_list = self.headings.is_empty();
        let shown = |cell: &String| {
            if is_list {
                together(cell)
            } else {
                cell.clone()
            }
        };
        self.grid.add_row(cells.iter().map(shown).map(Cell::new));
        self.rows.push(cells.into());
    }

    /// Draws it into `width` columns; the columns in `whole` are never folded, those in `right` hold numbers.
    pub(crate) fn draw(mut self, width: Option<u16>, whole: &[usize], right: &[usize]) -> String {
        if let Some(width) = width {
            if !self.headings.is_empty() && self.least_width(whole) > usize::from(width) {
                return self.stacked(width);
            }
            self.grid.set_width(width);
            self.grid
                .set_content_arrangement(ContentArrangement::Dynamic);
        }
        // Two blanks belong to a column's width.
        let least: Vec<u16> = (0..self.headings.len())
            .map(|index| u16::try_from(self.longest(index, true) + 2).unwrap_or(0))
            .collect();
        for index in 0..self.columns {
            if let Some(column) = self.grid.column_mut(index) {
                if whole.contains(&index) {
                    column.set_constraint(ColumnConstraint::ContentWidth);
                } else if let Some(least) = least.get(index).copied().filter(|least| *least > 0) {
                    column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
                }
                if right.contains(&index) {
                    column.set_cell_alignment(CellAlignment::Right);
                }
            }
        }
        let mut text = String::new();
        for line in self.grid.lines() {
            text.push_str(&line.trim_end().replace(TOGETHER, " "));
            text.push('\n');
        }
        text
    }

    /// Columns below which a word would be broken.
    fn least_width(&self, whole: &[usize]) -> usize {
        let columns = (0..self.headings.len()).map(|index| {
            let folds = !whole.contains(&index);
            self.longest(index, folds)
        });
        columns.sum::<usize>() + GAP * self.columns.saturating_sub(1) + ENDS
    }

    /// The widest cell of a column, or its widest word where cells may be folded.
    fn longest(&self, index: usize, folds: bool) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(index));
        let texts = cells.chain(self.headings.get(index));
        texts
            .map(|text| {
                if folds {
                    text.split(' ').map(measure_text_width).max().unwrap_or(0)
                } else {
                    measure_text_width(text)
                }
            })
            .max()
            .unwrap_or(0)
    }

    /// Each row as its first cell, and the others below it with their headings.
    fn stacked(&self, width: u16) -> String {
        let mut text = String::new();
        for row in &self.rows {
            let mut cells = self.headings.iter().zip(row);
            if let Some((_, first)) = cells.next() {
                text.push_str(&format!(" {first}\n"));
            }
            let pairs = cells.map(|(heading, cell)| (heading.as_str(), cell.clone()));
            let below = Self::of_pairs(pairs).draw(Some(width.saturating_sub(2)), &[0], &[]);
            for line in below.lines() {
                text.push_str(&format!("  {line}\n"));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_plain_and_a_cell_cannot_steer_the_terminal() {
        let mut table = Table::new(&["PARTNER", "ITEMS"]);
        table.row(["GE/revenue-service".into(), "7".into()]);
        table.row(["UA/\u{1b}[2Jcustoms\u{202e}".into(), "12".into()]);
        assert_eq!(
            table.draw(None, &[0], &[1]),
            " PARTNER              ITEMS\n\
             ────────────────────────────\n \
             GE/revenue-service       7\n \
             UA/ [2Jcustoms          12\n"
        );
    }

    #[test]
    fn a_command_in_quotation_marks_is_not_folded() {
        let why = "stop the node and start it with `ntc-node run --alone` once";
        let table = Table::of_pairs([("Why", why.to_owned())]);
        let text = table.draw(Some(50), &[0], &[]);
        assert!(text.contains("`ntc-node run --alone`"), "{text}");
        assert!(text.lines().count() > 1, "{text}");
    }

    #[test]
    fn a_terminal_too_narrow_for_the_words_shows_the_columns_of_a_row_below_each_other() {
        let mut table = Table::new(&["PARTNER", "STATE", "RECEIPTED"]);
        table.row(["AZ/committee".into(), "connected".into(), "2 of 2".into()]);
        table.row(["GE/service".into(), "waiting".into(), "0 of 2".into()]);
        assert_eq!(
            table.draw(Some(30), &[0, 1], &[2]),
            " AZ/committee\n   \
             STATE      connected\n   \
             RECEIPTED  2 of 2\n \
             GE/service\n   \
             STATE      waiting\n   \
             RECEIPTED  0 of 2\n"
        );
    }

    #[test]
    fn a_narrow_terminal_folds_only_what_may_be_folded() {
        let mut table = Table::new(&["ID", "WHY"]);
        table.row([
            "0123456789012345".into(),
            "a long sentence about a rule".into(),
        ]);
        let text = table.draw(Some(34), &[0], &[]);
        assert!(text.contains("0123456789012345"), "{text}");
        assert!(
            text.lines().all(|line| line.chars().count() <= 34),
            "{text}"
        );
    }
}
