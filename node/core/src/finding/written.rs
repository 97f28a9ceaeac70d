//! Numbers within free text: a container, a plate, a telephone, a seal as people write them into a sentence, whatever
//! blanks, hyphens, strokes and brackets stand in them.
//!
//! Which scheme is meant is not told there, so every run of neighbouring groups that can be one number counts as one. What
//! is found by chance is shown with what it was found in, for whoever asked to judge.

use super::form::Form;
use super::likeness::Why;
use crate::model::identifier::{Identifier, Scheme, alphanumeric};
use crate::record::Record;

/// Most numbers within the texts of one record that it is found by; one that says more is found by the first.
pub const MAX_WRITTEN: usize = 1_024;
/// Most groups of letters and digits of one number: `C S Q U 305438 3`.
const MAX_GROUPS: usize = 7;
/// Letters and digits of one number.
const BODY: std::ops::RangeInclusive<usize> = 5..=20;
/// Fewest digits of one number.
const MIN_DIGITS: usize = 3;
/// Most letters of a group without digits: the code of a container's owner.
const MAX_LETTERS: usize = 4;
/// What stands between the groups of one number, and how much of it.
const BETWEEN: &str = " \t\u{a0}\u{202f}-\u{2010}\u{2011}\u{2012}\u{2013}./()+";
const MAX_BETWEEN: usize = 3;

/// A number within a text.
pub(super) struct Written<'a> {
    /// As written.
    pub(super) raw: &'a str,
    form: Form,
}

/// A group of letters and digits: where it begins and ends in the text, and whether it belongs to the one before.
struct Group {
    from: usize,
    to: usize,
    goes_on: bool,
    /// Digits of it.
    digits: usize,
}

/// Tells every number of a text that may be one.
pub(super) fn each<'a>(text: &'a str, mut take: impl FnMut(Written<'a>)) {
    if text.bytes().filter(u8::is_ascii_digit).count() < MIN_DIGITS {
        return;
    }
    let groups = groups(text);
    for (at, first) in groups.iter().enumerate() {
        let mut digits = 0;
        for last in groups.iter().skip(at).take(MAX_GROUPS) {
            if last.from > first.from && !last.goes_on {
                break;
            }
            digits += last.digits;
            let raw = text.get(first.from..last.to).unwrap_or_default();
            // Both ends are of the number: what only stands beside it is a word.
            if digits < MIN_DIGITS || raw.len() > 4 * BODY.end() {
                continue;
            }
            let body = alphanumeric(raw);
            if BODY.contains(&body.chars().count()) {
                let form = Form::new(body, Why::Spelling);
                take(Written { raw, form });
            }
        }
    }
}

/// The keys of the numbers within the texts of a record, in their order.
pub(super) fn keys(record: &Record) -> Vec<String> {
    let mut keys = Vec::new();
    super::fields::plain(record.told().sections(), |_, text| {
        each(text, |number| {
            if keys.len() < MAX_WRITTEN {
                keys.push(number.form.key());
            }
        });
    });
    keys
}

impl Written<'_> {
    /// Why it answers a query; none when it does not.
    pub(super) fn answers(&self, asked: &[Form], query: &str) -> Option<Why> {
        if query.trim() == self.raw {
            return Some(Why::Written);
        }
        let other = Identifier::read(Scheme::Other, self.raw, None).ok()?;
        // No scheme says here which digit may be wrong, or that a serial number stands alone.
        let sure = asked.iter().filter(|asked| asked.why <= Why::NoState);
        sure.filter_map(|asked| asked.meets(&self.form, &other))
            .min()
    }

    #[cfg(test)]
    pub(super) fn key(&self) -> String {
        self.form.key()
    }
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut begun: Option<usize> = None;
    let ends = text.char_indices().map(|(at, c)| (at, Some(c)));
    for (at, c) in ends.chain([(text.len(), None)]) {
        let is_in = c.is_some_and(char::is_alphanumeric);
        match (begun, is_in) {
            (None, true) => begun = Some(at),
            (Some(from), false) => {
                begun = None;
                push(text, &mut groups, from, at);
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    groups
}

/// Takes a group, unless it is a word.
fn push(text: &str, groups: &mut Vec<Group>, from: usize, to: usize) {
    let group = text.get(from..to).unwrap_or_default();
    let digits = group.chars().filter(char::is_ascii_digit).count();
    let before = groups.last().map_or(0, |last| last.to);
    let gap = text.get(before..from).unwrap_or_default();
    let is_close = gap.chars().count() <= MAX_BETWEEN && gap.chars().all(|c| BETWEEN.contains(c));
    let next = text.get(to..).and_then(|rest| rest.chars().next());
    let is_joined = gap.ends_with('-') && is_close || next == Some('-');
    // Small letters alone are a word where no hyphen joins them to what stands beside them.
    let is_word = digits == 0
        && (group.chars().count() > MAX_LETTERS
            || group.chars().any(char::is_lowercase) && !is_joined);
    if !is_word {
        groups.push(Group {
            from,
            to,
            goes_on: is_close && !groups.is_empty(),
            digits,
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bodies(text: &str) -> Vec<String> {
        let mut bodies = Vec::new();
        each(text, |number| bodies.push(number.form.body));
        bodies
    }

    #[test]
    fn a_number_is_what_neighbouring_groups_make_and_words_end_it() {
        for (text, body) in [
            ("of container CSQU 305 438 3, call", "CSQU3054383"),
            ("C S Q U  305438-3", "CSQU3054383"),
            ("call 8 (050) 222-33-44;", "80502223344"),
            ("+994 50 123 45 67", "994501234567"),
            ("car 10-KB-123 and", "10KB123"),
            ("10-\u{41a}\u{412}-123", "10KB123"),
            ("wagon 5702 3459", "57023459"),
            ("seal EC 1234567", "EC1234567"),
            ("seal ec-1234567", "EC1234567"),
        ] {
            let bodies = bodies(text);
            assert!(bodies.iter().any(|it| it == body), "{text}: {bodies:?}");
        }
        for text in ["no number at all", "on 12 of 34 pages", "1234, 5678: 90"] {
            assert_eq!(bodies(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_text_of_digits_has_no_more_numbers_than_its_groups_allow() {
        let text = "1234 ".repeat(1_000);
        assert!(bodies(&text).len() <= 1_000 * MAX_GROUPS);
    }

    proptest! {
        #[test]
        fn whatever_is_written_every_number_stands_in_it(text in ".{0,80}") {
            each(&text, |number| {
                assert!(text.contains(number.raw));
                let length = number.form.body.chars().count();
                assert!(BODY.contains(&length), "{length}");
            });
        }
    }
}
