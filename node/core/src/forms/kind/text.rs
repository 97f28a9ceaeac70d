//! Texts.

use super::{Kind, Leaf, Walk};
use crate::forms::reader::{Reader, Source};
use crate::forms::row::Facts;
use crate::forms::shown::{Shown, shown_text};
use crate::forms::value::{Held, Value};
use crate::model::codes::{country_known, language_known};
use crate::model::text::{MAX_LONG_TEXT, MAX_SHORT_TEXT, line_fault, lines_fault};
use crate::reason::Reason;

/// A text; empty means "not told".
#[derive(Clone, Copy)]
pub(in crate::forms) struct Text {
    bound: Bound,
    is_required: bool,
    bare: Bare,
    /// How a draft's text is spelt before its form is judged.
    spelt: Option<fn(&str) -> String>,
}

#[derive(Clone, Copy)]
enum Bound {
    Line,
    Lines,
    Form {
        holds: fn(&str) -> bool,
        wants: &'static str,
    },
}

/// What a file may write without quotation marks.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Bare {
    Nothing,
    Number,
    Date,
}

/// One line of at most [`MAX_SHORT_TEXT`] characters.
pub(in crate::forms) const fn line() -> Text {
    Text::new(Bound::Line)
}

/// Lines of at most [`MAX_LONG_TEXT`] characters together.
pub(in crate::forms) const fn lines() -> Text {
    Text::new(Bound::Lines)
}

/// A text of the form that `holds` accepts; `wants` says which, after "is not".
pub(in crate::forms) const fn form_of(holds: fn(&str) -> bool, wants: &'static str) -> Text {
    Text::new(Bound::Form { holds, wants })
}

/// The code of a state.
pub(in crate::forms) const fn country() -> Text {
    form_of(country_known, "an ISO 3166-1 alpha-2 code in upper case")
}

/// The language of the free text.
pub(in crate::forms) const fn language() -> Text {
    form_of(language_known, "an ISO 639-1 code in lower case").required()
}

impl Text {
    const fn new(bound: Bound) -> Self {
        Self {
            bound,
            is_required: false,
            bare: Bare::Nothing,
            spelt: None,
        }
    }

    /// The same, never empty.
    pub(in crate::forms) const fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }

    /// The same, of which an officer's text is spelt by a function before its form is judged.
    pub(in crate::forms) const fn spelt(self, spelt: fn(&str) -> String) -> Self {
        Self {
            spelt: Some(spelt),
            ..self
        }
    }

    /// The same, which a file may write as a number.
    pub(in crate::forms) const fn or_number(self) -> Self {
        Self {
            bare: Bare::Number,
            ..self
        }
    }

    /// The same, which a file may write as a date.
    pub(in crate::forms) const fn or_date(self) -> Self {
        Self {
            bare: Bare::Date,
            ..self
        }
    }
}

/// Takes a text from a file; none when the value is of another type.
pub(super) fn fill_text(at: &mut Reader, name: &str, value: Value, wants: &str) -> Option<String> {
    if let Held::Text(text) = value.held {
        return Some(text);
    }
    at.refuse(name, Reason::FieldInvalid, &format!("is not {wants}"));
    None
}

impl Kind for Text {
    type Model = String;
    type Wire = String;

    fn read(&self, at: &mut Reader, name: &'static str, text: String) -> Option<String> {
        if text.is_empty() {
            at.require(name, self.is_required);
            return Some(text);
        }
        let text = match self.spelt {
            Some(spelt) if at.source() == Source::Draft => spelt(&text),
            Some(_) | None => text,
        };
        match self.bound {
            Bound::Line => at.text_fault(name, line_fault(&text, MAX_SHORT_TEXT)),
            Bound::Lines => at.text_fault(name, lines_fault(&text, MAX_LONG_TEXT)),
            Bound::Form { holds, wants } => {
                if !holds(&text) {
                    at.refuse(name, Reason::FieldInvalid, &format!("is not {wants}"));
                }
            }
        }
        Some(text)
    }

    fn write(&self, text: &String) -> String {
        text.clone()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> String {
        match (value.held, self.bare) {
            (Held::Number(number), Bare::Number | Bare::Date) => number,
            (Held::Date(date), Bare::Date) => date,
            (held, _) => {
                let value = Value { held, ..value };
                fill_text(at, name, value, "text; put it in quotation marks").unwrap_or_default()
            }
        }
    }

    fn show(&self, text: &String) -> Option<Shown> {
        shown_text(text)
    }

    fn facts(&self) -> Facts {
        let holds = match self.bound {
            Bound::Line => format!("one line of at most {MAX_SHORT_TEXT} characters"),
            Bound::Lines => format!("lines of at most {MAX_LONG_TEXT} characters"),
            Bound::Form { wants, .. } => wants.to_owned(),
        };
        let facts = Facts::new(holds).required(self.is_required);
        if self.bare == Bare::Nothing {
            facts.quoted()
        } else {
            facts
        }
    }

    fn leaves<'a>(&self, name: &'static str, text: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Text(text));
    }
}
