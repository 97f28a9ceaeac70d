//! Free text: how long it may be and which characters it may hold.

use super::InvalidRecord;
use crate::reason::Reasoned;
use crate::text::first_harmful;

/// Longest short text, such as a name or a place, in characters.
pub const MAX_SHORT_TEXT: usize = 200;
/// Longest long text, such as a narrative, an address or a link, in characters.
pub const MAX_LONG_TEXT: usize = 4_000;
/// Longest reason that somebody gives for a suspension or an end, in characters; it may have several lines.
pub const MAX_REASON: usize = 500;
/// Longest code, in bytes.
pub const MAX_CODE: usize = 64;
/// Most entries of a list of codes, identifiers, names or references.
pub const MAX_LIST: usize = 64;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Reasoned)]
pub enum TextFault {
    /// More characters than the limit.
    #[reason(FieldTooLong)]
    TooLong(usize),
    /// A character that nobody sees, or that makes the text read other than it stands.
    #[reason(FieldInvalid)]
    Control,
}

/// What is wrong with `text` as a text of one line and at most `max` characters.
pub fn line_fault(text: &str, max: usize) -> Option<TextFault> {
    fault(text, max, |_| false)
}

/// What is wrong with `text` as a text of several lines and at most `max` characters.
pub fn lines_fault(text: &str, max: usize) -> Option<TextFault> {
    fault(text, max, |c| matches!(c, '\n' | '\r' | '\t'))
}

fn fault(text: &str, max: usize, allowed: impl Fn(char) -> bool) -> Option<TextFault> {
    // No character takes more than four bytes: a text of unreasonable length is not even counted.
    if text.len() > max.saturating_mul(4) || text.chars().count() > max {
        return Some(TextFault::TooLong(max));
    }
    first_harmful(text, allowed).map(|_| TextFault::Control)
}

/// Checks the reason of a suspension or an end: the one rule of the command line, the officers' calls, the records and
/// the book. `field` names it.
///
/// # Errors
/// When it is longer than [`MAX_REASON`] or holds a harmful character.
pub fn check_reason(field: &str, text: &str) -> Result<(), InvalidRecord> {
    let Some(fault) = lines_fault(text, MAX_REASON) else {
        return Ok(());
    };
    let message = match fault {
        TextFault::TooLong(max) => format!("is longer than {max} characters"),
        TextFault::Control => {
            "holds a control character or one that nobody sees; write plain text".to_owned()
        }
    };
    Err(InvalidRecord::new(field, fault.reason(), message))
}

/// True when `code` has the form of a code: 1 to [`MAX_CODE`] ASCII letters, digits and underscores.
pub fn is_code_form(code: &str) -> bool {
    (1..=MAX_CODE).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    #[test]
    fn the_limit_counts_characters_not_bytes() {
        let full = "ə".repeat(MAX_SHORT_TEXT);
        assert_eq!(line_fault(&full, MAX_SHORT_TEXT), None);
        let over = format!("{full}ə");
        assert_eq!(
            line_fault(&over, MAX_SHORT_TEXT),
            Some(TextFault::TooLong(MAX_SHORT_TEXT))
        );
    }

    #[test]
    fn what_could_deceive_the_eye_is_refused() {
        for text in ["a\nb", "a\u{7}b", "a\u{202e}b", "a\u{200b}b", "a\u{e000}b"] {
            assert_eq!(line_fault(text, 9), Some(TextFault::Control));
        }
        assert_eq!(lines_fault("a\nb", 9), None);
        assert_eq!(lines_fault("a\u{0}b", 9), Some(TextFault::Control));
    }

    #[test]
    fn a_reason_may_have_lines_up_to_its_limit_and_nothing_that_steers_a_terminal() {
        let full = "ş".repeat(MAX_REASON);
        assert_eq!(check_reason("reason", &full), Ok(()));
        assert_eq!(check_reason("reason", "key stolen\nsee case 114"), Ok(()));
        let over = check_reason("reason", &format!("{full}s")).unwrap_err();
        assert_eq!(
            (over.reason, over.field.as_str()),
            (Reason::FieldTooLong, "reason")
        );
        let escape = check_reason("reason", "\u{1b}[2J").unwrap_err();
        assert_eq!(escape.reason, Reason::FieldInvalid);
    }

    #[test]
    fn a_code_has_at_most_its_length() {
        assert!(is_code_form(&"a".repeat(MAX_CODE)));
        assert!(!is_code_form(&"a".repeat(MAX_CODE + 1)));
        assert!(!is_code_form("two words"));
        assert!(!is_code_form(""));
    }
}
