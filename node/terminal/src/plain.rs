//! What others wrote, without what could steer a terminal.

use ntc_core::text::is_harmful;

/// Takes out what could steer a terminal or turn the direction of a line.
pub fn clean(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

/// The same for text of several lines.
pub fn clean_lines(text: &str) -> String {
    text.chars()
        .filter_map(|c| if c == '\n' { Some(c) } else { plain(c) })
        .collect()
}

/// A control is a blank, so that words stay apart; what nobody sees is left out.
fn plain(c: char) -> Option<char> {
    if c.is_control() {
        return Some(' ');
    }
    (!is_harmful(c)).then_some(c)
}

/// Words for a code, and the code behind them where it is another text: a page about it is found by it.
pub fn with_code(words: &str, code: &str) -> String {
    let code = clean(code);
    if code.is_empty() || words == code {
        return words.to_owned();
    }
    format!("{words} [{code}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_behind_its_words_and_is_not_said_twice() {
        assert_eq!(with_code("disk full", "full"), "disk full [full]");
        assert_eq!(with_code("ready", "ready"), "ready");
        assert_eq!(with_code("of old", ""), "of old");
    }
}
