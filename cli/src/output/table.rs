//! Tables for people: no frames, one line a row unless the terminal is narrow.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, presets,
};

use super::words::clean;

/// A table under construction.
#[derive(Debug)]
pub(crate) struct Table {
    grid: Grid,
    columns: usize,
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
        }
    }

    /// A list of labels and values, without headings.
    pub(crate) fn of_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let mut grid = Grid::new();
        grid.load_style(presets::NOTHING);
        let mut table = Self { grid, columns: 2 };
        for (label, value) in pairs {
            table.row([label.to_owned(), value]);
        }
        table
    }

    /// Adds a row. Cells come from partners: what could steer a terminal is taken out.
    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.grid.add_row(cells.map(|cell| Cell::new(clean(&cell))));
    }

    /// Draws it into `width` columns; the columns in `whole` are never folded, those in `right` hold numbers.
    pub(crate) fn draw(mut self, width: Option<u16>, whole: &[usize], right: &[usize]) -> String {
        if let Some(width) = width {
            self.grid.set_width(width);
            self.grid
                .set_content_arrangement(ContentArrangement::Dynamic);
        }
        for index in 0..self.columns {
            if let Some(column) = self.grid.column_mut(index) {
                if whole.contains(&index) {
                    column.set_constraint(ColumnConstraint::ContentWidth);
                }
                if right.contains(&index) {
                    column.set_cell_alignment(CellAlignment::Right);
                }
            }
        }
        let mut text = String::new();
        for line in self.grid.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
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
