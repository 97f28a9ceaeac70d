//! A document clause by clause, as it is written.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// The clauses of a document by the path that leads to each, with the words that each says: one, or those of a list.
pub(super) type Clauses = BTreeMap<String, Vec<String>>;

/// Every clause under the path that leads to it, for example `terms[2].max_tlp`; parties by name, terms in their order
/// from 1. Lists of plain values are one clause: their order says nothing. Empty when the document is not TOML.
pub(super) fn clauses(document: &[u8]) -> Clauses {
    let text = std::str::from_utf8(document).unwrap_or_default();
    let table: Table = toml::from_str(text).unwrap_or_default();
    let mut clauses = Clauses::new();
    for (name, value) in &table {
        flatten(name.clone(), value, &mut clauses);
    }
    clauses
}

fn flatten(path: String, value: &Value, clauses: &mut Clauses) {
    match value {
        Value::Table(table) => {
            for (name, value) in table {
                flatten(format!("{path}.{name}"), value, clauses);
            }
        }
        Value::Array(list) if list.iter().any(Value::is_table) => {
            for (number, value) in (1..).zip(list) {
                let label = label(value).unwrap_or_else(|| format!("{number}"));
                flatten(format!("{path}[{label}]"), value, clauses);
            }
        }
        Value::Array(list) => {
            let mut words: Vec<_> = list.iter().map(plain).collect();
            words.sort();
            clauses.insert(path, words);
        }
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_) => {
            clauses.insert(path, vec![plain(value)]);
        }
    }
}

/// What tells an entry of a list apart whatever its place; none when only its place does.
fn label(value: &Value) -> Option<String> {
    let table = value.as_table()?;
    if let Some(party) = table.get("party") {
        return Some(plain(party));
    }
    let pair = table.get("between")?.as_array()?;
    let mut names: Vec<_> = pair.iter().map(plain).collect();
    names.sort();
    Some(names.join(", "))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_)
        | Value::Array(_)
        | Value::Table(_) => value.to_string(),
    }
}
