//! Codes of the versioned lists.

use ntc_proto::v1;

use super::text::fill_text;
use super::{Kind, Leaf, Walk};
use crate::forms::reader::{Reader, Source};
use crate::forms::row::Facts;
use crate::forms::shown::{Shown, shown_code};
use crate::forms::value::{Held, Value};
use crate::model::Coded;
use crate::model::codes::{CodeList, OTHER, UNITS, currency_known};
use crate::model::text::{MAX_SHORT_TEXT, is_code_form, line_fault};
use crate::reason::Reason;

/// A code; empty means "not told".
#[derive(Clone, Copy)]
pub(in crate::forms) struct CodeText {
    list: &'static CodeList,
    is_required: bool,
}

/// A code with the text beside it, which "other" requires.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Coding(&'static CodeList);

/// A code of `list`.
pub(in crate::forms) const fn code(list: &'static CodeList) -> CodeText {
    CodeText {
        list,
        is_required: false,
    }
}

/// A code of `list`, with text.
pub(in crate::forms) const fn coded(list: &'static CodeList) -> Coding {
    Coding(list)
}

impl CodeText {
    /// The same, never empty.
    pub(in crate::forms) const fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }
}

/// Most codes that a message names.
const SHOWN: usize = 6;

/// The first codes of a list, for messages; a code of one digit says what it means.
pub(in crate::forms) fn samples(list: &CodeList) -> String {
    let shown: Vec<_> = list
        .codes
        .iter()
        .take(SHOWN)
        .map(|entry| {
            if entry.code.bytes().all(|b| b.is_ascii_digit()) {
                format!("{} {}", entry.code, entry.label.to_lowercase())
            } else {
                entry.code.to_owned()
            }
        })
        .collect();
    let rest = if list.codes.len() > SHOWN {
        " and others"
    } else {
        ""
    };
    format!("{}{rest}", shown.join(", "))
}

/// What to write where a unit cannot say it.
fn instead_of_unit(code: &str) -> Option<&'static str> {
    match code {
        "%" => Some("is per cent, which is no unit; purity_percent says how pure it is"),
        code if currency_known(code) => {
            Some("is a currency; money has a value and its currency, and no quantity and unit")
        }
        _ => None,
    }
}

/// The code that a file means by a word of the list; any other word as it stands.
fn meant(list: &CodeList, word: &str) -> String {
    list.read(word.trim()).unwrap_or(word).to_owned()
}

impl Reader {
    fn code(&mut self, name: &str, list: &CodeList, code: &str, is_required: bool) {
        if code.is_empty() {
            if is_required {
                let message = format!("is required; use {}", samples(list));
                self.refuse(name, Reason::FieldMissing, &message);
            }
            return;
        }
        let is_kept = self.source() == Source::NewerPeer && is_code_form(code);
        if list.contains(code) || is_kept {
            return;
        }
        let named = if is_code_form(code) {
            format!("'{code}'")
        } else {
            "this".to_owned()
        };
        if let Some(instead) = instead_of_unit(code).filter(|_| list.name == UNITS.name) {
            self.refuse(name, Reason::CodeUnknown, instead);
            return;
        }
        let like = list.like(code);
        let use_one = match like.as_slice() {
            [] => samples(list),
            like => like.get(..SHOWN).unwrap_or(like).join(", "),
        };
        let other = if list.contains(OTHER) {
            ", or \"other: what it is\""
        } else {
            ""
        };
        let (what, word) = (list.name, list.word());
        let message = format!("{named} is no {what} (list {word}); use {use_one}{other}");
        self.refuse(name, Reason::CodeUnknown, &message);
    }
}

impl Kind for CodeText {
    type Model = String;
    type Wire = String;

    fn read(&self, at: &mut Reader, name: &'static str, code: String) -> Option<String> {
        at.code(name, self.list, &code, self.is_required);
        Some(code)
    }

    fn write(&self, code: &String) -> String {
        code.clone()
    }

    /// Some published codes are digits, which a file may write as a number.
    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> String {
        if let Held::Number(number) = value.held {
            return number;
        }
        let word = fill_text(at, name, value, "a code in quotation marks").unwrap_or_default();
        meant(self.list, &word)
    }

    fn show(&self, code: &String) -> Option<Shown> {
        (!code.is_empty()).then(|| shown_code(self.list, code, ""))
    }

    fn facts(&self) -> Facts {
        let facts = Facts {
            codes: Some(self.list),
            ..Facts::new(format!("a code of the list \"{}\"", self.list.name))
        };
        facts.required(self.is_required).quoted()
    }

    fn leaves<'a>(&self, name: &'static str, code: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Code(self.list, code));
    }
}

impl Kind for Coding {
    type Model = Coded;
    type Wire = v1::Coded;

    fn read(&self, at: &mut Reader, name: &'static str, wire: v1::Coded) -> Option<Coded> {
        at.code(name, self.0, &wire.code, true);
        if wire.code == OTHER && wire.text.is_empty() {
            let message = "says \"other\"; say in the text what it is";
            at.refuse(name, Reason::OtherWithoutText, message);
        }
        at.text_fault(name, line_fault(&wire.text, MAX_SHORT_TEXT));
        Some(Coded {
            code: wire.code,
            text: wire.text,
        })
    }

    fn write(&self, coded: &Coded) -> v1::Coded {
        v1::Coded {
            code: coded.code.clone(),
            text: coded.text.clone(),
        }
    }

    /// A code, and after a colon the text beside it.
    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> v1::Coded {
        let word = fill_text(at, name, value, "a code in quotation marks").unwrap_or_default();
        let (code, text) = word.split_once(':').unwrap_or((&word, ""));
        v1::Coded {
            code: meant(self.0, code.trim()),
            text: text.trim().to_owned(),
        }
    }

    fn show(&self, coded: &v1::Coded) -> Option<Shown> {
        Some(shown_code(self.0, &coded.code, &coded.text))
    }

    fn facts(&self) -> Facts {
        let holds = format!(
            "a code of the list \"{}\", and text after a colon",
            self.0.name
        );
        let facts = Facts {
            codes: Some(self.0),
            ..Facts::new(holds)
        };
        facts.required(true).quoted()
    }

    fn leaves<'a>(&self, name: &'static str, coded: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Code(self.0, &coded.code));
        walk.tell(name, Leaf::Text(&coded.text));
    }
}
