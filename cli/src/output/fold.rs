//! Lines for people that fit their terminal.

use console::measure_text_width;

/// How much further in a line goes on below.
const FURTHER_IN: usize = 2;

/// Folds lines between words so that they fit into `width` columns, and lets each go on below a little further in. A
/// word that is wider than the terminal stays whole: it is a number or a name, and somebody may copy it.
pub(super) fn fold(text: &str, width: usize) -> String {
    let mut folded = String::new();
    for line in text.lines() {
        fold_line(line, width, &mut folded);
    }
    folded
}

fn fold_line(line: &str, width: usize, folded: &mut String) {
    if measure_text_width(line) <= width {
        folded.push_str(line);
        folded.push('\n');
        return;
    }
    let words = line.trim_start_matches(' ');
    let indent = line.len() - words.len();
    let mut row = " ".repeat(indent);
    let mut is_empty = true;
    for word in words.split(' ') {
        let wider = measure_text_width(&row) + 1 + measure_text_width(word);
        if !is_empty && wider > width {
            folded.push_str(row.trim_end());
            folded.push('\n');
            row = " ".repeat(indent + FURTHER_IN);
            is_empty = true;
        }
        if !is_empty {
            row.push(' ');
        }
        row.push_str(word);
        is_empty = is_empty && word.is_empty();
    }
    folded.push_str(row.trim_end());
    folded.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_below_further_in_and_blanks_within_a_row_stay() {
        assert_eq!(
            fold(
                "2025-11-24  GE/customs  SeizureNotice\n  - possible: a number\n\nend",
                22
            ),
            "2025-11-24  GE/customs\n  SeizureNotice\n  - possible: a number\n\nend\n"
        );
        assert_eq!(fold("    a bb ccc", 8), "    a bb\n      ccc\n");
    }

    #[test]
    fn a_word_wider_than_the_terminal_stays_whole() {
        assert_eq!(fold("is CSQU3054383CSQU3054383 held", 12), {
            "is\n  CSQU3054383CSQU3054383\n  held\n"
        });
    }

    #[test]
    fn wide_letters_count_as_wide() {
        assert_eq!(fold("上海 上海", 8), "上海\n  上海\n");
    }
}
