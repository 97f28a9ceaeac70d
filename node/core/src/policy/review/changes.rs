//! What one version of a document changes of another, clause by clause.

use super::clauses::Clauses;
use super::provisions::Provision;

/// Clauses that every version changes.
const ALWAYS: [&str; 2] = ["version", "supersedes"];

/// One clause that the two versions write differently.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// The clause, for example `terms[2].max_tlp`; parties by name, terms in their order from 1.
    pub field: String,
    /// What people call it.
    pub label: &'static str,
    /// What the version before says; none when it does not have the clause.
    pub before: Option<String>,
    /// What the document says; none when it does not have the clause any more.
    pub after: Option<String>,
}

/// What the clauses `after` change of those `before`.
pub(super) fn between(before: &Clauses, after: &Clauses) -> Vec<Change> {
    let text = |words: &Vec<String>| words.join(", ");
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
            label: Provision::of(field).map_or("", |row| row.label),
            before: before.get(field).map(text),
            after: after.get(field).map(text),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::fixture::{AZ, GE, KZ, template, with};
    use crate::policy::review::clauses::clauses;

    fn changed(before: &str, after: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let [before, after] = [before, after].map(|text| clauses(text.as_bytes()));
        let changes = between(&before, &after);
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
