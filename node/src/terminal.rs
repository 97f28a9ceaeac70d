//! The terminal that people read: how wide it is, and lines that fit it.

use console::{Term, measure_text_width};

/// The columns of a terminal whose width is not known.
pub const USUAL_WIDTH: u16 = 80;

/// Narrower than this nothing is folded any more: the terminal may cut it.
const MIN_WIDTH: u16 = 60;

/// Columns of the terminal that standard output is; none where it is none.
pub fn columns() -> Option<u16> {
    let size = Term::stdout().size_checked();
    size.map(|(_, columns)| columns.max(MIN_WIDTH))
}

/// Folds lines between words so that they fit into `width` columns, and lets each go on below `further` columns further
/// in. A word that is wider than the terminal stays whole: it is a number or a name, and somebody may copy it.
pub fn fold(text: &str, width: u16, further: usize) -> String {
    let rows = text
        .lines()
        .flat_map(|line| rows(line, usize::from(width), further));
    rows.collect::<Vec<_>>().join("\n")
}

fn rows(line: &str, width: usize, further: usize) -> Vec<String> {
    if measure_text_width(line) <= width {
        return vec![line.to_owned()];
    }
    let words = line.trim_start_matches(' ');
    let indent = line.len() - words.len();
    let (mut rows, mut row) = (Vec::new(), " ".repeat(indent));
    let mut is_begun = false;
    for word in words.split(' ') {
        let wider = measure_text_width(&row) + 1 + measure_text_width(word);
        if is_begun && wider > width {
            rows.push(row.trim_end().to_owned());
            row = " ".repeat(indent + further);
            is_begun = false;
        }
        if is_begun {
            row.push(' ');
        }
        row.push_str(word);
        is_begun = is_begun || !word.is_empty();
    }
    rows.push(row.trim_end().to_owned());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_below_further_in_and_blanks_within_a_row_stay() {
        assert_eq!(
            fold("  anna  liaison  valid\n\nend", 16, 4),
            "  anna  liaison\n      valid\n\nend"
        );
    }

    #[test]
    fn a_word_wider_than_the_terminal_stays_whole_and_wide_letters_count_as_wide() {
        assert_eq!(
            fold("serial 0123456789abcdef ends", 10, 2),
            "serial\n  0123456789abcdef\n  ends"
        );
        assert_eq!(fold("上海 上海", 8, 2), "上海\n  上海");
    }
}
