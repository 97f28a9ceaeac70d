//! One line of the log: bounded, and without anything that steers a terminal or turns the direction of text.

use std::fmt::Write as _;

use ntc_core::text::is_harmful;

use super::LogFormat;

/// Longest line, in bytes; what is longer is cut.
pub(super) const MAX_LINE: usize = 16 << 10;

/// The line as it is written, with one line break at its end.
pub(super) fn clean(raw: &[u8], format: LogFormat) -> Vec<u8> {
    let text = String::from_utf8_lossy(raw);
    let text = text.trim_end_matches('\n');
    let mut line = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if line.len() >= MAX_LINE {
            line.push('…');
            break;
        }
        match format {
            _ if !is_harmful(c) => line.push(c),
            LogFormat::Text => line.extend(c.escape_unicode()),
            LogFormat::Json => escape_json(c, &mut line),
        }
    }
    line.push('\n');
    line.into_bytes()
}

/// The escape of JSON; beyond the first plane it takes two.
fn escape_json(c: char, line: &mut String) {
    let mut units = [0; 2];
    for unit in c.encode_utf16(&mut units) {
        // Writing to a string does not fail.
        let _written = write!(line, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_others_cannot_break_a_line_steer_a_terminal_or_turn_its_direction() {
        let raw = "INFO said=\"a\nb\u{1b}[2J\u{202e}c\"\n".as_bytes();
        let line = String::from_utf8(clean(raw, LogFormat::Text)).unwrap();
        assert_eq!(line, "INFO said=\"a\\u{a}b\\u{1b}[2J\\u{202e}c\"\n");
    }

    #[test]
    fn a_json_line_stays_json_and_reads_back_as_it_was() {
        let said = "a\u{202e}\u{e0041}b";
        let raw = format!("{{\"said\":\"{said}\"}}\n");
        let line = clean(raw.as_bytes(), LogFormat::Json);
        assert!(line.is_ascii());
        let read: serde_json::Value = serde_json::from_slice(&line).unwrap();
        assert_eq!(read["said"], said);
    }

    #[test]
    fn a_line_one_byte_past_the_limit_is_cut() {
        let whole = clean(&vec![b'a'; MAX_LINE], LogFormat::Text);
        assert_eq!(whole.len(), MAX_LINE + 1);
        let cut = clean(&vec![b'a'; MAX_LINE + 1], LogFormat::Text);
        assert!(String::from_utf8(cut).unwrap().ends_with("a…\n"));
    }
}
