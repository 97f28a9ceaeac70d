//! Which characters no text may hold that people read or sign: one list for records, agreements, cards, reasons and
//! logs.

use std::error::Error;

/// True for a character that makes a text read other than it stands, or that steers a terminal: controls (line breaks
/// and tabs too), marks that turn the direction of text, characters without a shape, and those whose shape nobody
/// agrees on (private use, noncharacters).
///
/// The list follows the Unicode properties Bidi_Control and Default_Ignorable_Code_Point. A caller that takes text of
/// several lines allows the line break itself.
pub const fn is_harmful(c: char) -> bool {
    // Most characters of most texts.
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    is_control(c) || turns_direction(c) || has_no_shape(c) || is_private(c)
}

/// The first character of a text that [`is_harmful`], apart from those that `allowed` lets through.
pub fn first_harmful(text: &str, allowed: impl Fn(char) -> bool) -> Option<char> {
    text.chars().find(|c| is_harmful(*c) && !allowed(*c))
}

/// A path with what tells entries of its lists apart taken out: `goods.items[].unit`, `terms[].max_tlp`.
pub(crate) fn without_places(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        inside &= c != ']';
        if !inside {
            pattern.push(c);
        }
        inside |= c == '[';
    }
    pattern
}

/// An error with what caused it, in one sentence.
pub fn whole(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // Some errors tell their cause themselves.
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}

/// General category Cc, and the two separators that break a line.
const fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

const fn has_no_shape(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Private use and noncharacters.
const fn is_private(c: char) -> bool {
    let in_plane = c as u32 & 0xffff;
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fdd0}'..='\u{fdef}')
        || in_plane >= 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_turns_or_steers_is_harmful_and_the_scripts_of_the_region_are_not() {
        let harmful = [
            '\0',
            '\t',
            '\n',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{ad}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{200f}',
            '\u{2028}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{206f}',
            '\u{3164}',
            '\u{e000}',
            '\u{f8ff}',
            '\u{fdd0}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{fff9}',
            '\u{ffff}',
            '\u{1fffe}',
            '\u{e0041}',
            '\u{f0000}',
            '\u{10fffd}',
        ];
        for c in harmful {
            assert!(is_harmful(c), "{c:?}");
        }
        let text = "Əlincə, ӘҒҚҢӨҰҮҺІ, ქართული, Їжак, Chișinău, Oʻzbekiston, İstanbul ığüşöç €5 № 7 — «да» “x” ·\u{a0}z";
        assert_eq!(first_harmful(text, |_| false), None);
    }

    #[test]
    fn each_edge_of_a_range_is_in_and_its_neighbour_is_out() {
        for (inside, outside) in [
            ('\u{1f}', ' '),
            ('\u{9f}', '\u{a0}'),
            ('\u{2029}', '\u{202f}'),
            ('\u{200b}', '\u{200a}'),
            ('\u{200f}', '\u{2010}'),
            ('\u{206f}', '\u{2070}'),
            ('\u{f8ff}', '\u{f900}'),
            ('\u{fdef}', '\u{fdf0}'),
            ('\u{fffb}', '\u{fffc}'),
        ] {
            assert!(is_harmful(inside), "{inside:?}");
            assert!(!is_harmful(outside), "{outside:?}");
        }
    }

    #[test]
    fn a_line_break_passes_where_it_is_allowed() {
        assert_eq!(first_harmful("a\nb", |c| c == '\n'), None);
        assert_eq!(first_harmful("a\nb\u{1b}", |c| c == '\n'), Some('\u{1b}'));
    }
}
