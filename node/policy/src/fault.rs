//! What is wrong with a text of rules, and where.

use std::fmt;

/// A place in a text, from 1.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Place {
    /// The place of a byte of a text.
    pub(crate) fn of(text: &str, offset: usize) -> Self {
        let mut place = Self { line: 1, column: 1 };
        for (at, letter) in text.char_indices() {
            if at >= offset {
                break;
            }
            if letter == '\n' {
                place = Self {
                    line: place.line + 1,
                    column: 1,
                };
            } else {
                place.column += 1;
            }
        }
        place
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Something that is wrong with a text of rules.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// Where; none for the whole text.
    pub place: Option<Place>,
    /// The id of the rule; none where it has none yet, or for the whole text.
    pub rule: Option<String>,
    /// What, and what to do.
    pub message: String,
    /// True for what is odd and does not keep the text from acting.
    pub is_warning: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{place}: ")?;
        }
        if let Some(rule) = &self.rule {
            write!(f, "rule {rule}: ")?;
        }
        if self.is_warning {
            f.write_str("warning: ")?;
        }
        f.write_str(&self.message)
    }
}
