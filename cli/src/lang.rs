//! What people are told, in the language of this process: it has one, chosen at its start.
//!
//! `say!` takes a text from the catalogue. What the tables of `ntc-core` say, the labels of codes, the meanings of reasons
//! and what to do, is English there; the functions here say it in the language of the process. What programs read is
//! English, so a process that answers in JSON speaks it.

pub(crate) mod ids;
mod phrase;
#[cfg(test)]
mod scan;
#[cfg(test)]
mod tables;

use std::env;
use std::ffi::OsString;
use std::sync::OnceLock;

use ntc_core::checkup::Cause;
use ntc_core::forms;
use ntc_core::model::codes::CodeList;
use ntc_core::reason::{Call, Reason};
use ntc_core::wire::display::Wording;
use ntc_lang::{Argument, Language};

pub(crate) use self::phrase::{
    in_words, line, paragraph, phrase, phrase_json, phrases, phrases_json, said_json, spoken,
    spoken_or, system,
};

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// What the environment names a language with, the first before the others.
const VARIABLES: [&str; 4] = ["NTC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// Chooses the language of the process: the one asked for, else the one of the environment; English for programs.
pub(crate) fn choose(asked: Option<Language>, is_json: bool) {
    let language = match asked {
        _ if is_json => Language::English,
        Some(asked) => asked,
        None => of_environment(|name| env::var(name).ok()),
    };
    LANGUAGE.get_or_init(|| language);
}

/// The language that a command line asks for, and whether it asks for JSON, before the rest of it is read.
pub(crate) fn asked_in(line: &[OsString]) -> (Option<Language>, bool) {
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
pub(crate) fn current() -> Language {
    LANGUAGE.get().copied().unwrap_or(Language::English)
}

/// True where what the node and the tables say in English is told as it is.
pub(crate) fn is_english() -> bool {
    current() == Language::English
}

/// Takes a text of the catalogue: `say!("hit-done", name, count = 3)`. The key is a literal, so that a test finds it.
macro_rules! say {
    ($key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::lang::said($key, &[$((stringify!($name), $crate::lang::say!(@ $name $($value)?))),*])
    };
    (@ $name:ident $value:expr) => { ntc_lang::Argument::from($value) };
    (@ $name:ident) => { ntc_lang::Argument::from($name) };
}

pub(crate) use say;

/// What `say!` calls.
pub(crate) fn said(key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    current().text(key, arguments)
}

/// What a code of a list means; the code itself where this version of the list does not know it.
pub(crate) fn label(list: &CodeList, code: &str) -> String {
    if list.contains(code) {
        row(&list.word(), code, list.label(code))
    } else {
        code.to_owned()
    }
}

/// The class of a code; that of some lists is a code of another, which is shown as it is.
pub(crate) fn class(list: &str, class: &str) -> String {
    if is_english() || !ids::is_said(class) {
        return class.to_owned();
    }
    current().of_table(&ids::class(list, class), class)
}

/// Where the codes of a list come from.
pub(crate) fn source(list: &CodeList) -> String {
    if is_english() {
        return list.source().to_owned();
    }
    current().of_table(&format!("{}-source", list.word()), list.source())
}

/// What a row of a table says, by the list that it is of and its code.
pub(crate) fn row(list: &str, code: &str, english: &str) -> String {
    if is_english() {
        return english.to_owned();
    }
    current().of_table(&ids::row(list, code), english)
}

/// The name of a member of an enumeration, as people are told it.
pub(crate) fn name(list: &str, name: &str) -> String {
    row(list, name, name)
}

/// The words around a record, in the language of the process.
pub(crate) struct OfProcess;

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
pub(crate) fn field(key: &str) -> String {
    row("field", key, &forms::label(key))
}

/// What people call a clause of an agreement.
pub(crate) fn clause(label: &str) -> String {
    row("clause", &ids::words(label), label)
}

/// What a reason means.
pub(crate) fn meaning(reason: Reason) -> String {
    row("reason", reason.code(), reason.row().meaning)
}

/// What the officer who made `call` can do about a refusal.
pub(crate) fn advice(reason: Reason, call: Call, field: &str) -> String {
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
pub(crate) fn means(cause: Cause) -> String {
    row("cause", cause.name(), cause.means())
}

/// What to do about the cause of a trouble.
pub(crate) fn fix(cause: Cause) -> String {
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
