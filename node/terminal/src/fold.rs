//! Lines for people that fit their terminal.

use console::measure_text_width;

/// How much further in a line goes on below.
const FURTHER_IN: usize = 2;

/// Folds lines between words so that they fit into `width` columns, and lets each go on below a little further in. A
/// word that is wider than the terminal stays whole: it is a number or a name, and somebody may copy it.
pub fn fold(text: &str, width: usize) -> String {
    fold_by(text, width, FURTHER_IN)
}

/// The same, where what goes on below is `further` columns further in.
pub fn fold_by(text: &str, width: usize, further: usize) -> String {
    let mut folded = String::new();
    for line in text.lines() {
        fold_line(line, width, further, &mut folded);
    }
    folded
}

fn fold_line(line: &str, width: usize, further: usize, folded: &mut String) {
    if measure_text_width(line) <= width {
        folded.push_str(line);
        folded.push('\n');
        return;
    }
    let words = line.trim_start_matches(' ');
    let indent = line.len() - words.len();
    let mut rows = Rows {
        width,
        indent,
        further,
        row: String::new(),
        is_first: true,
        folded,
    };
    for unit in units(words) {
        match unit {
            Unit::Word(word) => rows.word(word),
            Unit::Command(command) => rows.command(command),
        }
    }
    rows.end();
}

/// The rows of a line.
struct Rows<'f> {
    width: usize,
    indent: usize,
    /// Columns further in from the second row on.
    further: usize,
    /// What stands in the row behind its indent; empty where nothing does.
    row: String,
    is_first: bool,
    folded: &'f mut String,
}

impl Rows<'_> {
    fn indent(&self) -> usize {
        self.indent + if self.is_first { 0 } else { self.further }
    }

    fn word(&mut self, word: &str) {
        let row = self.indent() + measure_text_width(&self.row);
        let is_begun = !self.row.trim().is_empty();
        if is_begun && row + 1 + measure_text_width(word) > self.width {
            self.end();
        } else if is_begun || !self.row.is_empty() {
            self.row.push(' ');
        }
        self.row.push_str(word);
    }

    /// A command that somebody may copy: on rows of its own, each but the last with a backslash behind it.
    fn command(&mut self, command: &str) {
        self.end();
        let command = command.trim_end_matches(['.', ';', ',']);
        let pieces = pieces(command);
        let last = pieces.len().saturating_sub(1);
        for (position, piece) in pieces.into_iter().enumerate() {
            let row = self.indent() + measure_text_width(&self.row);
            // Behind each row but the last a blank and the backslash have to fit, too.
            let more = if position == last { 0 } else { 2 };
            let is_full = row + 1 + measure_text_width(piece) + more > self.width;
            if !self.row.is_empty() && is_full {
                self.row.push_str(" \\");
                self.end();
            } else if !self.row.is_empty() {
                self.row.push(' ');
            }
            self.row.push_str(piece);
        }
        self.end();
    }

    fn end(&mut self) {
        let row = self.row.trim_end();
        if !row.is_empty() {
            self.folded.push_str(&" ".repeat(self.indent()));
            self.folded.push_str(row);
            self.folded.push('\n');
            self.is_first = false;
        }
        self.row.clear();
    }
}

/// What is not taken apart between two rows.
#[derive(Debug, Eq, PartialEq)]
enum Unit<'l> {
    /// A word, or a command in quotation marks.
    Word(&'l str),
    /// A command that stands by itself.
    Command(&'l str),
}

/// The units of a line. A blank too many is an empty word.
fn units(line: &str) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    let mut rest = line;
    let mut may_begin = true;
    loop {
        let (word, behind) = match rest.split_once(' ') {
            Some((word, behind)) => (word, Some(behind)),
            None => (rest, None),
        };
        let found = quoted(rest).map(Unit::Word);
        let found = found.or_else(|| command(rest).filter(|_| may_begin).map(Unit::Command));
        let (unit, taken) = match found {
            Some(unit @ (Unit::Word(text) | Unit::Command(text))) => (unit, text.len()),
            None => (Unit::Word(word), word.len()),
        };
        let text = rest.get(..taken).unwrap_or(word);
        may_begin = text.ends_with(['.', ':', ';', ',']) || (text.is_empty() && may_begin);
        units.push(unit);
        // A blank stands between this one and the next.
        match rest.get(taken + 1..) {
            Some(next) if behind.is_some() => rest = next,
            _ => return units,
        }
    }
}

/// A command in quotation marks at the beginning of a text, with what stands behind it up to the next blank.
fn quoted(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|c| matches!(c, '\'' | '`'))?;
    let within = text.get(1..)?;
    let is_of_ours = PROGRAMS.iter().any(|(it, _)| within.starts_with(it));
    let end = within.find(mark).filter(|_| is_of_ours)? + 2;
    let tail = text.get(end..)?;
    text.get(..end + tail.find(' ').unwrap_or(tail.len()))
}

/// A command at the beginning of a text: up to a stop, or to the end.
fn command(text: &str) -> Option<&str> {
    let (verbs, behind) = PROGRAMS
        .iter()
        .find_map(|(program, verbs)| Some((verbs, text.strip_prefix(program)?)))?;
    let verb = behind.split(' ').next()?.trim_end_matches(['.', ';', ',']);
    if !verb.starts_with("--") && !verbs.contains(&verb) {
        return None;
    }
    let command = text.get(..end_of(text))?;
    // How a command is used is nothing to copy.
    (!command.contains(['<', '['])).then_some(command)
}

/// Where a command ends: behind a stop with a blank, but for one in quotation marks, or with the text.
fn end_of(text: &str) -> usize {
    let mut within = None;
    for (at, c) in text.char_indices() {
        match (c, within) {
            ('\'' | '"', None) => within = Some(c),
            (c, Some(mark)) if c == mark => within = None,
            ('.' | ';' | ',', None) if text.get(at + 1..).is_some_and(|it| it.starts_with(' ')) => {
                return at + 1;
            }
            _ => {}
        }
    }
    text.len()
}

/// How commands of ours begin.
const PROGRAMS: [(&str, &[&str]); 2] = [("ntc ", &VERBS), ("ntc-node ", &VERBS_OF_NODE)];

/// What `ntc` is told to do, the first word of each command.
pub const VERBS: [&str; 33] = [
    "agreement",
    "alert",
    "answer",
    "approvals",
    "audit",
    "codes",
    "completions",
    "consent",
    "doctor",
    "find",
    "forward",
    "hit",
    "inbox",
    "ledger",
    "man",
    "media",
    "node",
    "notify",
    "outcome",
    "overdue",
    "peer",
    "policy",
    "query",
    "recall",
    "record",
    "request",
    "screen",
    "screening",
    "stats",
    "subject",
    "thread",
    "watch",
    "watchlist",
];

/// What `ntc-node` is told to do.
pub const VERBS_OF_NODE: [&str; 13] = [
    "card",
    "check-config",
    "completions",
    "demo",
    "doctor",
    "init",
    "key",
    "man",
    "officer",
    "reindex",
    "renew",
    "run",
    "verify",
];

/// The words of a command; what stands in quotation marks is one.
fn pieces(command: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut begin, mut within) = (0, None);
    for (at, c) in command.char_indices() {
        match (c, within) {
            ('\'' | '"', None) => within = Some(c),
            (c, Some(mark)) if c == mark => within = None,
            (' ', None) => {
                pieces.extend(command.get(begin..at));
                begin = at + 1;
            }
            _ => {}
        }
    }
    pieces.extend(command.get(begin..));
    pieces
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
    fn a_command_stands_on_rows_of_its_own_and_goes_on_behind_a_backslash() {
        assert_eq!(
            fold(
                "  not told; to tell it: ntc hit tell H17 --owner KZ/customs",
                40
            ),
            "  not told; to tell it:\n    ntc hit tell H17 --owner KZ/customs\n"
        );
        assert_eq!(
            fold(
                "  ntc watchlist add LIST --name \"Anna Invented\" --born 1961-03",
                36
            ),
            "  ntc watchlist add LIST --name \\\n    \"Anna Invented\" --born 1961-03\n"
        );
        assert_eq!(
            fold("  ntc peer suspend P --reason \"stolen, see 2026/114\"", 40),
            "  ntc peer suspend P --reason \\\n    \"stolen, see 2026/114\"\n"
        );
        assert_eq!(
            fold(
                "What is asked: ntc request show RECORD. To answer: ntc answer RECORD --status CODE",
                60
            ),
            "What is asked:\n  ntc request show RECORD\n  To answer:\n  ntc answer RECORD --status CODE\n"
        );
    }

    #[test]
    fn a_command_in_quotation_marks_is_not_taken_apart() {
        assert_eq!(
            fold(
                "lets `ntc policy rollback 3` bring back; use the ntc of it",
                20
            ),
            "lets\n  `ntc policy rollback 3`\n  bring back; use\n  the ntc of it\n"
        );
        assert_eq!(
            units("run 'ntc peer list'; ntc nothing"),
            [
                Unit::Word("run"),
                Unit::Word("'ntc peer list';"),
                Unit::Word("ntc"),
                Unit::Word("nothing")
            ]
        );
    }

    #[test]
    fn wide_letters_count_as_wide() {
        assert_eq!(fold("上海 上海", 8), "上海\n  上海\n");
    }
}
