//! `ntc codes`: every code list with what its codes mean.

use clap::Args;
use clap::builder::PossibleValuesParser;
use ntc_core::intake::csv::{self, RowKind};
use ntc_core::model::codes::{ALL, CODE_LIST, CodeList};
use ntc_core::model::identifier::Scheme;
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::table::Table;
use crate::output::{Output, words};

/// The schemes of identifiers, which are a list of their own.
const SCHEMES: &str = "scheme";

const EXAMPLES: &str = "\
Without a list, the lists are named. Drafts and tables may write a code in its other spellings as well.

Examples:
  ntc codes
  ntc codes substance
  ntc codes site --json | jq -r '.codes[] | [.code, .label] | @tsv'
  ntc codes column                       the columns of a table, for 'ntc alert import'
  ntc codes passenger_column             those of a table of passenger alerts";

/// What `ntc codes` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The list
    #[arg(value_name = "LIST", value_parser = lists())]
    list: Option<String>,
}

/// A list's name as a word of the command line.
fn word(list: &CodeList) -> String {
    list.name.to_lowercase().replace(' ', "_")
}

fn lists() -> PossibleValuesParser {
    PossibleValuesParser::new(list_names())
}

/// The table whose columns a list has, which is a list of its own for each; none of another list.
fn table(name: &str) -> Option<RowKind> {
    let mut kinds = RowKind::ALL.into_iter();
    kinds.find(|kind| kind.columns_word() == name)
}

/// A code as it is shown.
struct Entry {
    code: String,
    /// Its other spellings, or the field of a column.
    also: String,
    meaning: String,
    /// Its class, in a list that has classes.
    class: Option<&'static str>,
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
        let entry =
            |column: &csv::ColumnHelp| Entry::new(&column.name, column.field.clone(), column.help);
        return columns.map(entry).collect();
    }
    match name {
        SCHEMES => {
            let schemes = Scheme::ALL.iter();
            let entry = |scheme: &Scheme| Entry::new(scheme.code(), String::new(), scheme.label());
            schemes.map(entry).collect()
        }
        name => {
            let list = ALL.iter().find(|list| word(list) == name);
            let codes = list
                .into_iter()
                .flat_map(|list| list.codes.iter().map(move |code| (list, code)));
            let entry = |(list, code): (&CodeList, &ntc_core::model::codes::Code)| {
                let words: Vec<_> = list.words_of(code.code).collect();
                Entry {
                    class: code.class,
                    ..Entry::new(code.code, words.join(", "), code.label)
                }
            };
            codes.map(entry).collect()
        }
    }
}

/// Shows the lists, or the codes of one.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Failure> {
    match &arguments.list {
        Some(name) => output.answer(|output| codes(name, output), || document(name))?,
        None => output.answer(
            names,
            || json!({ "code_list": CODE_LIST, "lists": list_names() }),
        )?,
    }
    Ok(Exit::Done)
}

fn list_names() -> Vec<String> {
    let tables = RowKind::ALL.map(|kind| kind.columns_word().to_owned());
    let own = [SCHEMES.to_owned()].into_iter().chain(tables);
    ALL.iter().map(word).chain(own).collect()
}

fn names(output: &Output) -> String {
    let mut table = Table::new(&["LIST", "CODES", "BEGINS WITH"]);
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
        "Lists of {CODE_LIST}:\n{}",
        table.draw(output.width(), &[0], &[])
    )
}

fn codes(name: &str, output: &Output) -> String {
    let second = if table(name).is_some() {
        "FIELD"
    } else {
        "ALSO WRITTEN"
    };
    let source = source(name);
    let source = source.map_or_else(String::new, |source| format!("Source: {source}.\n"));
    let entries = entries(name);
    let has_classes = entries.iter().any(|entry| entry.class.is_some());
    let mut table = if has_classes {
        Table::new(&["CODE", "MEANING", second, "CLASS"])
    } else {
        Table::new(&["CODE", "MEANING", second])
    };
    for entry in entries {
        let Entry {
            code,
            also,
            meaning,
            class,
        } = entry;
        if has_classes {
            table.row([code, meaning, also, class.unwrap_or_default().to_owned()]);
        } else {
            table.row([code, meaning, also]);
        }
    }
    source + &table.draw(output.width(), &[0], &[])
}

/// Where the codes of a list come from; none for the schemes, each of which has its own, and for columns.
fn source(name: &str) -> Option<&'static str> {
    let list = ALL.iter().find(|list| word(list) == name);
    list.map(CodeList::source)
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
        assert_eq!(seen.len(), ALL.len() + 2);
    }

    #[test]
    fn a_list_of_codes_names_its_source() {
        for list in ALL {
            assert_eq!(document(&word(list))["source"], list.source());
        }
        for name in [SCHEMES, "column", "passenger_column"] {
            assert!(document(name)["source"].is_null(), "{name}");
        }
    }
}
