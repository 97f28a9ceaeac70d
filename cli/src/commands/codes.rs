//! `ntc codes`: every code list with what its codes mean.

use std::ffi::OsStr;

use clap::builder::{NonEmptyStringValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command};
use ntc_core::intake::csv::{self, RowKind};
use ntc_core::manifest;
use ntc_core::model::codes::{ALL, CODE_LIST, CodeList};
use ntc_core::model::identifier::Scheme;
use ntc_core::watchlist::read;
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// The schemes of identifiers, which are a list of their own.
const SCHEMES: &str = "scheme";
/// The columns of a table that is screened.
const MANIFEST: &str = "manifest_column";
/// The columns of a table of entries of a watchlist.
const WATCHLIST: &str = "watchlist_column";

const EXAMPLES: &str = "\
Without a list, the lists are named. Drafts and tables may write a code in its other spellings as well.

Examples:
  ntc codes
  ntc codes substance
  ntc codes tramadol                     the word in every list
  ntc codes site --json | jq -r '.codes[] | [.code, .label] | @tsv'
  ntc codes column                       the columns of a table, for 'ntc alert import'
  ntc codes passenger_column             those of a table of passenger alerts
  ntc codes manifest_column              those of a table for 'ntc screen'
  ntc codes watchlist_column             those of a table for 'ntc watchlist import' and 'add'";

/// What `ntc codes` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The list, or a word that is sought in the codes of all lists, their meanings and their other spellings
    #[arg(value_name = "LIST|WORD", value_parser = ListOrWord, hide_possible_values = true)]
    list: Option<String>,
}

/// The table whose columns a list has, which is a list of its own for each; none of another list.
fn table(name: &str) -> Option<RowKind> {
    let mut kinds = RowKind::ALL.into_iter();
    kinds.find(|kind| kind.columns_word() == name)
}

/// Takes any word, and completes the names of lists.
#[derive(Clone)]
struct ListOrWord;

impl TypedValueParser for ListOrWord {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        NonEmptyStringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(list_names().into_iter().map(PossibleValue::new)))
    }
}

/// A code as it is shown.
struct Entry {
    code: String,
    /// Its other spellings, or the field of a column.
    also: String,
    meaning: String,
    /// Its class, in a list that has classes.
    class: Option<String>,
}

impl Entry {
    fn new(code: &str, also: String, meaning: &str) -> Self {
        Self {
            code: code.to_owned(),
            also,
            meaning: meaning.to_owned(),
            class: None,
        }
    }
}

fn entries(name: &str) -> Vec<Entry> {
    if let Some(kind) = table(name) {
        let columns = csv::columns(kind).iter();
        let entry = |column: &csv::ColumnHelp| {
            let help = lang::row(name, &column.name, column.help);
            Entry::new(&column.name, column.field.clone(), &help)
        };
        return columns.map(entry).collect();
    }
    match name {
        MANIFEST => of_columns(name, &manifest::columns()),
        WATCHLIST => of_columns(name, &read::columns()),
        SCHEMES => {
            let schemes = Scheme::ALL.iter();
            let entry = |scheme: &Scheme| {
                let label = lang::row(name, scheme.code(), scheme.label());
                Entry::new(scheme.code(), String::new(), &label)
            };
            schemes.map(entry).collect()
        }
        name => {
            let list = ALL.iter().find(|list| list.word() == name);
            let codes = list
                .into_iter()
                .flat_map(|list| list.codes.iter().map(move |code| (list, code)));
            let entry = |(list, code): (&CodeList, &ntc_core::model::codes::Code)| {
                let words: Vec<_> = list.words_of(code.code).collect();
                Entry {
                    class: code.class.map(|class| lang::class(name, class)),
                    ..Entry::new(
                        code.code,
                        words.join(", "),
                        &lang::row(name, code.code, code.label),
                    )
                }
            };
            codes.map(entry).collect()
        }
    }
}

fn of_columns(list: &str, columns: &[read::Column]) -> Vec<Entry> {
    let entry = |column: &read::Column| {
        let help = lang::row(list, column.name, column.help);
        Entry::new(column.name, column.also.join(", "), &help)
    };
    columns.iter().map(entry).collect()
}

/// Shows the lists, or the codes of one.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Failure> {
    match &arguments.list {
        Some(name) if list_names().contains(name) => {
            output.answer(|output| codes(name, output), || document(name))?;
        }
        Some(word) => {
            let found = found(word);
            if found.is_empty() {
                return Err(nowhere(word));
            }
            output.answer(|output| drawn(&found, output), || found_document(&found))?;
        }
        None => output.answer(
            names,
            || json!({ "code_list": CODE_LIST, "lists": list_names() }),
        )?,
    }
    Ok(Exit::Done)
}

fn list_names() -> Vec<String> {
    let tables = RowKind::ALL.map(|kind| kind.columns_word().to_owned());
    let own = [SCHEMES, MANIFEST, WATCHLIST].map(str::to_owned);
    let own = own.into_iter().chain(tables);
    ALL.iter().map(CodeList::word).chain(own).collect()
}

/// The codes of all lists that a word finds, each with its list. Columns are no codes.
fn found(word: &str) -> Vec<(String, Entry)> {
    let word = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    let fits = |entry: &Entry| has(&entry.code) || has(&entry.meaning) || has(&entry.also);
    let lists = list_names()
        .into_iter()
        .filter(|name| table(name).is_none() && ![MANIFEST, WATCHLIST].contains(&name.as_str()));
    let found = lists.flat_map(|name| {
        let entries = entries(&name).into_iter().filter(fits);
        entries
            .map(move |entry| (name.clone(), entry))
            .collect::<Vec<_>>()
    });
    found.collect()
}

fn nowhere(word: &str) -> Failure {
    Failure::new(
        Exit::NotFound,
        say!("codes-nowhere"),
        say!("codes-nowhere-why", word),
        say!("codes-nowhere-advice"),
    )
}

fn drawn(found: &[(String, Entry)], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("codes-column-list"),
        &say!("codes-column-code"),
        &say!("codes-column-meaning"),
        &say!("codes-column-also"),
    ]);
    for (list, entry) in found {
        let Entry {
            code,
            also,
            meaning,
            ..
        } = entry;
        table.row([list, code, meaning, also].map(String::clone));
    }
    table.draw(output.width(), &[0, 1], &[])
}

fn found_document(found: &[(String, Entry)]) -> Value {
    let codes = found.iter().map(|(list, entry)| {
        json!({
            "list": list,
            "code": entry.code,
            "label": entry.meaning,
            "also": words::text_json(&entry.also),
        })
    });
    json!({ "code_list": CODE_LIST, "found": codes.collect::<Vec<_>>() })
}

fn names(output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("codes-column-list"),
        &say!("codes-column-codes"),
        &say!("codes-column-begins"),
    ]);
    for name in list_names() {
        let entries = entries(&name);
        let first: Vec<_> = entries
            .iter()
            .take(3)
            .map(|entry| entry.code.as_str())
            .collect();
        table.row([name, entries.len().to_string(), first.join(", ")]);
    }
    format!(
        "{}\n{}",
        say!("codes-lists", list = CODE_LIST),
        table.draw(output.width(), &[0], &[])
    )
}

fn codes(name: &str, output: &Output) -> String {
    let second = if table(name).is_some() {
        say!("codes-column-field")
    } else {
        say!("codes-column-also")
    };
    let source = source(name);
    let source = source.map_or_else(String::new, |source| {
        format!("{}\n", say!("codes-source", source))
    });
    let entries = entries(name);
    let has_classes = entries.iter().any(|entry| entry.class.is_some());
    let (code, meaning) = (say!("codes-column-code"), say!("codes-column-meaning"));
    let mut table = if has_classes {
        Table::new(&[&code, &meaning, &second, &say!("codes-column-class")])
    } else {
        Table::new(&[&code, &meaning, &second])
    };
    for entry in entries {
        let Entry {
            code,
            also,
            meaning,
            class,
        } = entry;
        if has_classes {
            table.row([code, meaning, also, class.unwrap_or_default()]);
        } else {
            table.row([code, meaning, also]);
        }
    }
    source + &table.draw(output.width(), &[0], &[])
}

/// Where the codes of a list come from; none for the schemes, each of which has its own, and for columns.
fn source(name: &str) -> Option<String> {
    let list = ALL.iter().find(|list| list.word() == name);
    list.map(lang::source)
}

fn document(name: &str) -> Value {
    let entries = entries(name);
    let codes = entries.iter().map(|entry| {
        json!({
            "code": entry.code,
            "label": entry.meaning,
            "also": words::text_json(&entry.also),
            "class": entry.class,
        })
    });
    json!({
        "code_list": CODE_LIST,
        "list": name,
        "source": source(name),
        "codes": codes.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_word_of_its_own_and_codes_with_meanings() {
        let mut seen = std::collections::BTreeSet::new();
        for name in list_names() {
            let entries = entries(&name);
            assert!(!entries.is_empty() && seen.insert(name.clone()), "{name}");
            assert!(
                entries.iter().all(|entry| !entry.meaning.is_empty()),
                "{name}"
            );
        }
        assert_eq!(seen.len(), ALL.len() + 3 + RowKind::ALL.len());
    }

    #[test]
    fn a_list_of_codes_names_its_source() {
        for list in ALL {
            assert_eq!(document(&list.word())["source"], list.source());
        }
        for name in [SCHEMES, MANIFEST, WATCHLIST, "column", "passenger_column"] {
            assert!(document(name)["source"].is_null(), "{name}");
        }
    }
}
