//! What one version of a document changes of another, clause by clause.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// Clauses that every version changes.
const ALWAYS: [&str; 2] = ["version", "supersedes"];

/// One clause that the two versions write differently.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// The clause, for example `terms[2].max_tlp`; parties by name, terms in their order from 1.
    pub field: String,
    /// What the version before says; none when it does not have the clause.
    pub before: Option<String>,
    /// What the document says; none when it does not have the clause any more.
    pub after: Option<String>,
}

/// What `after` changes of `before`, by clause; empty when either is not TOML.
pub(super) fn between(before: &[u8], after: &[u8]) -> Vec<Change> {
    let (Some(before), Some(after)) = (clauses(before), clauses(after)) else {
        return Vec::new();
    };
    let fields = before.keys().chain(after.keys());
    let mut fields: Vec<_> = fields.collect();
    fields.sort();
    fields.dedup();
    fields
        .into_iter()
        .filter(|field| !ALWAYS.contains(&field.as_str()))
        .filter(|field| before.get(*field) != after.get(*field))
        .map(|field| Change {
            field: field.clone(),
            before: before.get(field).cloned(),
            after: after.get(field).cloned(),
        })
        .collect()
}

fn clauses(document: &[u8]) -> Option<BTreeMap<String, String>> {
    let text = std::str::from_utf8(document).ok()?;
    let table: Table = toml::from_str(text).ok()?;
    let mut clauses = BTreeMap::new();
    for (name, value) in &table {
        flatten(name.clone(), value, &mut clauses);
    }
    Some(clauses)
}

/// Every value under the path that leads to it. Lists of plain values are one clause: their order says nothing.
fn flatten(path: String, value: &Value, clauses: &mut BTreeMap<String, String>) {
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
            clauses.insert(path, words.join(", "));
        }
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_) => {
            clauses.insert(path, plain(value));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::fixture::{AZ, GE, KZ, template, with};

    fn changed(before: &str, after: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let changes = between(before.as_bytes(), after.as_bytes());
        let parts = changes
            .into_iter()
            .map(|change| (change.field, change.before, change.after));
        parts.collect()
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_clause_that_differs_is_told_with_both_texts_and_no_other() {
        let before = template("test", &[GE, AZ]);
        let after = with(&before, "version = 1 ", "version = 2 ");
        assert_eq!(changed(&before, &after), []);
        let after = with(&after, "max_tlp = \"AMBER\"", "max_tlp = \"GREEN\"");
        let after = with(&after, "companies = \"allow\"", "companies = \"redact\"");
        let expected = [
            ("terms[1].max_tlp".to_owned(), some("AMBER"), some("GREEN")),
            (
                "terms[1].sections.companies".to_owned(),
                some("allow"),
                some("redact"),
            ),
        ];
        assert_eq!(changed(&before, &after), expected);
    }

    #[test]
    fn a_party_keeps_its_clauses_whatever_its_place_and_a_new_one_is_told() {
        let before = template("test", &[GE, AZ]);
        let swapped = template("test", &[AZ, GE]);
        assert_eq!(changed(&before, &swapped), []);
        let more = template("test", &[KZ, GE, AZ]);
        let told = changed(&before, &more);
        let field = format!("parties[{KZ}].party");
        assert!(told.contains(&(field, None, some(KZ))), "{told:?}");
        assert!(
            told.iter().all(|(field, ..)| !field.contains(AZ)),
            "{told:?}"
        );
    }

    #[test]
    fn the_order_of_a_list_of_words_changes_nothing() {
        let before = template("test", &[GE, AZ]);
        let after = with(&before, "[\"H1\", \"H2\"]", "[\"H2\", \"H1\"]");
        assert_eq!(changed(&before, &after), []);
    }
}
