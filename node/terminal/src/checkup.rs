//! A check as people read it, whoever looked.

use console::{Alignment, measure_text_width, pad_str};
use ntc_core::checkup::{Told, Verdict};

use crate::{clean_lines, fix, is_english, means, say, spoken_or};

/// What stands for what was not looked at.
const NOTHING: &str = "-";

/// Columns before what is said below a check in English.
const IN_ENGLISH: usize = 7;

/// A check for people. What was seen is as the node says it where this version does not know its code.
pub fn line(told: &Told) -> String {
    if is_english() {
        let seen = lines_in(&told.seen, IN_ENGLISH);
        return Told {
            seen,
            ..told.clone()
        }
        .text();
    }
    let [well, warns, ails] = [
        say!("doctor-mark-well"),
        say!("doctor-mark-warns"),
        say!("doctor-mark-ails"),
    ];
    let marks = [&well, &warns, &ails].map(|mark| measure_text_width(mark));
    let column = marks.into_iter().max().unwrap_or_default();
    let mark = match told.verdict.parse() {
        Ok(Verdict::Well) => well,
        Ok(Verdict::Warns) => warns,
        Ok(Verdict::Ails) => ails,
        Ok(Verdict::Skipped) | Err(_) => NOTHING.to_owned(),
    };
    let seen = if told.seen.is_empty() {
        say!("doctor-skipped")
    } else if told.phrase.is_none() && told.seen.contains('\n') {
        lines_in(&told.seen, column + 2)
    } else {
        spoken_or(told.phrase.as_ref(), &told.seen)
    };
    let mut text = format!(
        " {} {} {seen}\n",
        padded(&mark, column),
        padded(&name(told), 20)
    );
    if told.cause.is_empty() {
        return text;
    }
    let cause = told.known_cause();
    let means = cause.map_or_else(|| told.means.clone(), means);
    let fix = cause.map_or_else(|| told.fix.clone(), fix);
    text.push_str(&ailment(&means, &told.cause, &fix, column + 2));
    text
}

/// What a library says in several lines, as of a place in a file: they stay lines, behind `indent` blanks from the second
/// on.
pub fn lines_in(text: &str, indent: usize) -> String {
    let text = clean_lines(text.trim_end());
    text.replace('\n', &format!("\n{}", " ".repeat(indent)))
}

/// Why something does not work, and what to do, each on a line behind `indent` blanks.
pub fn ailment(means: &str, code: &str, fix: &str, indent: usize) -> String {
    let (why, advice) = (say!("doctor-why"), say!("doctor-advice"));
    let column = measure_text_width(&why).max(measure_text_width(&advice));
    let (why, advice) = (padded(&why, column), padded(&advice, column));
    let indent = " ".repeat(indent);
    format!("{indent}{why} {means} [{code}]\n{indent}{advice} {fix}\n")
}

fn padded(text: &str, width: usize) -> String {
    pad_str(text, width, Alignment::Left, None).into_owned()
}

/// What was looked at.
fn name(told: &Told) -> String {
    match told.name.as_str() {
        "own node" => say!("doctor-name-own-node"),
        "enrolment" => say!("doctor-name-enrolment"),
        "suspension" => say!("doctor-name-suspension"),
        "name" => say!("doctor-name-name"),
        "identity" => say!("doctor-name-identity"),
        "partners" => say!("doctor-name-partners"),
        "answer" => say!("doctor-name-answer"),
        "clock" => say!("doctor-name-clock"),
        "agreements" => say!("doctor-name-agreements"),
        "feed" => say!("doctor-name-feed"),
        "judgement" => say!("doctor-name-judgement"),
        "state" => say!("doctor-name-state"),
        "warning" => say!("doctor-name-warning"),
        "own rules" => say!("doctor-name-own-rules"),
        "configuration" => say!("doctor-name-configuration"),
        "addresses" => say!("doctor-name-addresses"),
        "keys" => say!("doctor-name-keys"),
        "card" => say!("doctor-name-card"),
        "certificates" => say!("doctor-name-certificates"),
        "officers" => say!("doctor-name-officers"),
        "rights" => say!("doctor-name-rights"),
        "disk" => say!("doctor-name-disk"),
        "open files" => say!("doctor-name-open-files"),
        "lock" => say!("doctor-name-lock"),
        "ports" => say!("doctor-name-ports"),
        "journals" => say!("doctor-name-journals"),
        "newest data" => say!("doctor-name-newest-data"),
        "settings" => say!("doctor-name-settings"),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::checkup::{Cause, Check};

    use super::*;

    #[test]
    fn a_place_in_a_file_is_shown_in_its_lines_below_the_check() {
        let seen = "line 1, column 2\n  |\n1 | =\n  |  ^\n";
        let check = Check::ails("configuration", Cause::ConfigInvalid, seen);
        let text = line(&Told::from(&check));
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].ends_with("line 1, column 2"), "{text}");
        assert_eq!(lines[1..4], ["         |", "       1 | =", "         |  ^"]);
        assert!(lines[4].starts_with("       why: "), "{text}");
    }
}
