//! What the programs of NTC Node share at a terminal. A process has one language, chosen at its start.
//!
//! [`say!`] takes a text from the catalogue. What the tables of `ntc-core` say, the labels of codes, the meanings of reasons
//! and what to do, is English there; the functions here say it in the language of the process. What programs read is
//! English, so a process that answers in JSON speaks it.
//!
//! In scope: the language of the process, helps and what is wrong with a command line, sentences and checks as people read
//! them, lines that fit the terminal. Out of scope: the words themselves, which `ntc-lang` has, and what a command says.

mod about;
mod checkup;
mod fold;
pub mod hint;
pub mod ids;
mod phrase;
mod plain;
mod width;
pub mod wrong;

use std::env;
use std::ffi::OsString;
use std::sync::OnceLock;

use ntc_core::checkup::Cause;
use ntc_core::forms;
use ntc_core::model::codes::CodeList;
use ntc_core::reason::{Call, Reason};
use ntc_core::wire::display::Wording;
pub use ntc_lang::Argument;
use ntc_lang::Language;

pub use self::about::{Program, parsed};
pub use self::checkup::{ailment, line as check_line, lines_in};
pub use self::fold::{VERBS, VERBS_OF_NODE, fold, fold_by};
pub use self::phrase::{
    in_words, line, paragraph, phrase, phrase_json, phrases, phrases_json, said_json, shipped,
    spoken, spoken_or, state_in_words, state_of_node, system,
};
pub use self::plain::{clean, clean_lines, with_code};
pub use self::width::{USUAL_WIDTH, columns, columns_beside};

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// What the environment names a language with, the first before the others.
const VARIABLES: [&str; 4] = ["NTC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// Chooses the language of the process: the one asked for, else the one of the environment; English for programs.
pub fn choose(asked: Option<Language>, is_json: bool) {
    let language = match asked {
        _ if is_json => Language::English,
        Some(asked) => asked,
        None => of_environment(|name| env::var(name).ok()),
    };
    LANGUAGE.get_or_init(|| language);
}

/// The language that a command line asks for, and whether it asks for JSON, before the rest of it is read.
pub fn asked_in(line: &[OsString]) -> (Option<Language>, bool) {
    let words = line.iter().map(|word| word.to_string_lossy());
    let words: Vec<_> = words.take_while(|word| word != "--").collect();
    let named = words.iter().enumerate().find_map(|(at, word)| {
        let behind = word.strip_prefix("--lang=").map(ToString::to_string);
        let next = || words.get(at + 1).map(ToString::to_string);
        behind.or_else(|| next().filter(|_| word == "--lang"))
    });
    let language = named.and_then(|tag| tag.parse().ok());
    (language, words.iter().any(|word| word == "--json"))
}

/// The language of the first variable that says something. One that is not spoken here is English's.
fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let mut said = VARIABLES.into_iter().filter_map(variable);
    let first = said.find(|locale| !locale.is_empty());
    let language = first.and_then(|locale| Language::from_locale(&locale));
    language.unwrap_or(Language::English)
}

/// The language of the process.
pub fn current() -> Language {
    LANGUAGE.get().copied().unwrap_or(Language::English)
}

/// True where what the node and the tables say in English is told as it is.
pub fn is_english() -> bool {
    current() == Language::English
}

/// Takes a text of the catalogue: `say!("hit-done", name, count = 3)`. The key is a literal, so that a test finds it.
#[macro_export]
macro_rules! say {
    ($key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::said($key, &[$((stringify!($name), $crate::say!(@ $name $($value)?))),*])
    };
    (@ $name:ident $value:expr) => { $crate::Argument::from($value) };
    (@ $name:ident) => { $crate::Argument::from($name) };
}

/// What `say!` calls.
pub fn said(key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    current().text(key, arguments)
}

/// What a code of a list means; the code itself where this version of the list does not know it.
pub fn label(list: &CodeList, code: &str) -> String {
    if list.contains(code) {
        row(&list.word(), code, list.label(code))
    } else {
        code.to_owned()
    }
}

/// The class of a code; that of some lists is a code of another, which is shown as it is.
pub fn class(list: &str, class: &str) -> String {
    if is_english() || !ids::is_said(class) {
        return class.to_owned();
    }
    current().of_table(&ids::class(list, class), class)
}

/// Where the codes of a list come from.
pub fn source(list: &CodeList) -> String {
    if is_english() {
        return list.source().to_owned();
    }
    current().of_table(&format!("{}-source", list.word()), list.source())
}

/// What a row of a table says, by the list that it is of and its code.
pub fn row(list: &str, code: &str, english: &str) -> String {
    if is_english() {
        return english.to_owned();
    }
    current().of_table(&ids::row(list, code), english)
}

/// The name of a member of an enumeration, as people are told it.
pub fn name(list: &str, name: &str) -> String {
    row(list, name, name)
}

/// The words around a record, in the language of the process.
#[derive(Clone, Copy, Debug)]
pub struct OfProcess;

impl Wording for OfProcess {
    fn field(&self, key: &str) -> String {
        field(key)
    }

    fn code(&self, list: &str, code: &str, label: &str) -> String {
        row(&list.to_lowercase().replace(' ', "_"), code, label)
    }

    fn name(&self, list: &str, member: &str) -> String {
        name(list, member)
    }

    fn flag(&self, flag: bool) -> String {
        if flag {
            say!("words-yes")
        } else {
            say!("words-no")
        }
    }
}

/// The label of a field of a record, by its key.
pub fn field(key: &str) -> String {
    row("field", key, &forms::label(key))
}

/// What people call a clause of an agreement.
pub fn clause(label: &str) -> String {
    row("clause", &ids::words(label), label)
}

/// What a reason means.
pub fn meaning(reason: Reason) -> String {
    row("reason", reason.code(), reason.row().meaning)
}

/// What the officer who made `call` can do about a refusal.
pub fn advice(reason: Reason, call: Call, field: &str) -> String {
    let english = reason.advice(call, field);
    let row = reason.row();
    let of_field = row.by_field().iter().find(|(_, advice)| *advice == english);
    let of_call = row.by_call().iter().find(|(_, advice)| *advice == english);
    let attribute = match (of_field, of_call.and_then(|(calls, _)| calls.first())) {
        (Some((field, _)), _) => ids::advice_of_field(field),
        (None, Some(call)) => ids::advice_of_call(*call),
        (None, None) => "advice".to_owned(),
    };
    let id = ids::row("reason", reason.code());
    current().of_table(&format!("{id}.{attribute}"), english)
}

/// What the cause of a trouble means.
pub fn means(cause: Cause) -> String {
    row("cause", cause.name(), cause.means())
}

/// What to do about the cause of a trouble.
pub fn fix(cause: Cause) -> String {
    let id = ids::row("cause", cause.name());
    current().of_table(&format!("{id}.fix"), cause.fix())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_chooses() {
        for (set, language) in [
            (&[("LANG", "ru_RU.UTF-8")][..], Language::Russian),
            (
                &[("LC_ALL", "uk_UA"), ("LANG", "ru_RU")],
                Language::Ukrainian,
            ),
            (&[("NTC_LANG", "kk"), ("LC_ALL", "uk_UA")], Language::Kazakh),
            (
                &[("LC_ALL", ""), ("LC_MESSAGES", "tr_TR")],
                Language::Turkish,
            ),
            (&[("LC_ALL", "C"), ("LANG", "ru_RU")], Language::English),
            (&[("LANG", "de_DE")], Language::English),
            (&[], Language::English),
        ] {
            let variable = |name: &str| {
                let held = set.iter().find(|(held, _)| *held == name);
                held.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(of_environment(variable), language, "{set:?}");
        }
    }
}
