use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::*;
use crate::policy::fixture::{AZ, EVERY_CLAUSE, GE, template, with};
use crate::policy::review::clauses::clauses;
use crate::policy::review::idle::idle;

mod acts;

/// A word that no schema has.
const UNKNOWN: &str = "zz_unknown";

/// Paths of all tables of a value, each as the keys and places that lead to it.
fn tables(value: &Value, path: &[String], found: &mut Vec<Vec<String>>) {
    let step = |name: String| [path, &[name]].concat();
    match value {
        Value::Table(table) => {
            found.push(path.to_vec());
            for (name, value) in table {
                tables(value, &step(name.clone()), found);
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                tables(value, &step(place.to_string()), found);
            }
        }
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_) => {}
    }
}

/// The document with an unknown key in one of its tables.
fn spoilt(document: &Table, path: &[String]) -> String {
    let mut whole = Value::Table(document.clone());
    let mut at = &mut whole;
    for step in path {
        at = match step.parse::<usize>() {
            Ok(place) => at.get_mut(place).unwrap(),
            Err(_) => at.get_mut(step).unwrap(),
        };
    }
    let table = at.as_table_mut().unwrap();
    table.insert(UNKNOWN.to_owned(), Value::Integer(1));
    toml::to_string(&whole).unwrap()
}

/// The keys that the schema knows in a table, as the refusal of an unknown one names them; none for a table of names.
fn known_keys(document: &Table, path: &[String]) -> Vec<String> {
    let error = Agreement::read(spoilt(document, path).as_bytes()).unwrap_err();
    assert!(error.field.ends_with(UNKNOWN), "{error}");
    let Some((_, keys)) = error.message.split_once("the fields are ") else {
        return Vec::new();
    };
    keys.split(", ").map(str::to_owned).collect()
}

/// A path of keys and places as a row of the table has it.
fn as_row(path: &[String], key: &str) -> String {
    let mut row = String::new();
    for step in path.iter().map(String::as_str).chain([key]) {
        if step.parse::<usize>().is_ok() {
            row.push_str("[]");
        } else {
            row.push_str(if row.is_empty() { "" } else { "." });
            row.push_str(step);
        }
    }
    row
}

#[test]
fn every_key_of_the_schema_has_its_row() {
    let document: Table = toml::from_str(EVERY_CLAUSE).unwrap();
    let mut all = Vec::new();
    tables(&Value::Table(document.clone()), &[], &mut all);
    let mut keys = BTreeSet::new();
    for path in &all {
        for key in known_keys(&document, path) {
            keys.insert(as_row(path, &key));
        }
    }
    assert!(keys.len() > 80, "the schema was not read: {keys:?}");
    let within = |key: &str| {
        let mut rows = PROVISIONS.iter().map(|row| row.path);
        rows.any(|row| {
            row.strip_prefix(key)
                .is_some_and(|rest| rest.starts_with(['.', '[']))
        })
    };
    for key in keys {
        let has_row = Provision::of(&key).is_some();
        assert!(has_row || within(&key), "no row for {key}");
    }
}

#[test]
fn every_row_is_a_clause_that_a_document_has() {
    let mut written = clauses(EVERY_CLAUSE.as_bytes());
    written.extend(clauses(template("plain", &[GE, AZ]).as_bytes()));
    for row in PROVISIONS {
        let mut fields = written.keys();
        let found = fields.any(|field| Provision::of(field).is_some_and(|it| it.path == row.path));
        assert!(found, "no document has {}", row.path);
        assert!(!row.label.is_empty(), "{}", row.path);
    }
    for field in written.keys() {
        assert!(Provision::of(field).is_some(), "{field}");
    }
    let paths: BTreeSet<_> = PROVISIONS.iter().map(|row| row.path).collect();
    assert_eq!(paths.len(), PROVISIONS.len(), "a clause is declared once");
}

/// What one change of the document with every clause makes of its summary.
fn summary_with(old: &str, new: &str) -> Vec<Phrase> {
    let document = with(EVERY_CLAUSE, old, new);
    let agreement = Agreement::read(document.as_bytes())
        .unwrap_or_else(|error| panic!("{old} -> {new}: {error}"));
    sentences(&agreement)
}

#[test]
fn a_change_of_a_clause_that_people_agree_on_changes_the_summary() {
    let before = summary_with("", "");
    for (old, new) in [
        ("article 9", "article 8"),
        ("9f86", "9f87"),
        (
            "excluded_territory = [\"CN\"",
            "excluded_territory = [\"IR\"",
        ),
        ("from = 2026-01-01\nuntil", "from = 2026-01-02\nuntil"),
        ("until = 2026-12-31", "until = 2026-12-30"),
        (
            "provisional = false\nrenewal = { months = 12, times = 2, notice_days = 60 }\nreview_by = 2027-06-30",
            "provisional = true",
        ),
        ("months = 12", "months = 24"),
        ("times = 2", "times = \"unlimited\""),
        ("notice_days = 60", "notice_days = 61"),
        (
            "until = 2026-12-31\nprovisional = false\nrenewal = { months = 12, times = 2, notice_days = 60 }",
            "until = \"open\"",
        ),
        ("review_by = 2027-06-30", "review_by = 2027-06-29"),
        ("notice_days = 90", "notice_days = 91"),
        ("keep_until_retention", "erase"),
        ("Office of the Chairman", "Office of the Deputy"),
        ("role = \"Chairman\"", "role = \"Deputy\""),
        ("A. Example", "B. Example"),
        ("languages = [\"en\", \"ru\"]", "languages = [\"en\"]"),
        ("purposes = [\"customs_risk\", ", "purposes = ["),
        ("kinds = [\"ConsignmentAlert\", ", "kinds = ["),
        ("categories = [\"narcotic\", ", "categories = ["),
        ("urgencies = [\"immediate\", ", "urgencies = ["),
        ("mode = \"push\"", "mode = \"request\""),
        ("Protocol on personal data", "Rules on personal data"),
        ("protection = \"treaty\"", "protection = \"adequacy\""),
        ("max_tlp = \"AMBER\"", "max_tlp = \"GREEN\""),
        ("handling_codes = [\"H1\"]", "handling_codes = [\"H2\"]"),
        ("source = \"B\"", "source = \"A\""),
        ("touches_receiver = true", "touches_receiver = false"),
        ("countries = [\"TR\"]", "countries = [\"KZ\"]"),
        ("sites = [\"GEPTI\", ", "sites = [\"GEBUS\", "),
        ("urgent = 4", "urgent = 5"),
        ("transport = \"redact\"", "transport = \"allow\""),
        ("categories = [\"tobacco\"]", "categories = [\"weapon\"]"),
        ("UZ/customs-committee", "TR/customs-guards"),
        ("judicial = \"consent\"", "judicial = \"never\""),
        ("secondary = \"never\"", "secondary = \"consent\""),
        ("verify_first = true", "verify_first = false"),
        ("human_decision = true", "human_decision = false"),
        ("days = 1825", "days = 1826"),
        ("PassengerAlert = 365", "PassengerAlert = 366"),
        ("persons = 180", "persons = 181"),
        ("review_days = 1095", "review_days = 1096"),
        ("confirm_deletion = true", "confirm_deletion = false"),
        ("immediate_hours = 1", "immediate_hours = 2"),
        (
            "acknowledge_hours = { immediate = 1, urgent = 2",
            "acknowledge_hours = { immediate = 1, urgent = 3",
        ),
        ("urgent = 7", "urgent = 8"),
        ("correction_hours = 24", "correction_hours = 25"),
        ("queries_per_day = 500", "queries_per_day = 501"),
        ("officer_per_day = 50", "officer_per_day = 51"),
        ("batch_size = 20", "batch_size = 21"),
        ("fan_out = 10", "fan_out = 11"),
        ("justification = true", "justification = false"),
        ("records_per_day = 1000", "records_per_day = 1001"),
        ("megabytes_per_day = 500", "megabytes_per_day = 501"),
        ("oral = true", "oral = false"),
        ("grounds = [\"essential_security\", ", "grounds = ["),
        ("reasons = true", "reasons = false"),
        ("deferral_days = 10", "deferral_days = 11"),
        ("audit = true", "audit = false"),
        ("statistics = true", "statistics = false"),
        ("incident_notice_hours = 24", "incident_notice_hours = 25"),
    ] {
        assert_ne!(summary_with(old, new), before, "{old} -> {new}");
    }
}

#[test]
fn what_binds_people_is_told_once_by_the_name_that_its_clauses_share() {
    let told: BTreeMap<_, _> = idle(&clauses(EVERY_CLAUSE.as_bytes()))
        .into_iter()
        .map(|idle| (idle.field, idle.message))
        .collect();
    for field in [
        "uses",
        "oversight",
        "requests.oral",
        "deadlines.acknowledge_hours",
        "legal_text_sha256",
        "validity.notice_days",
        "parties[AZ/state-customs-committee].contacts[1]",
    ] {
        assert!(told.contains_key(field), "{field} in {told:#?}");
    }
    for acts in [
        "validity.until",
        "validity.renewal.months",
        "validity.after_end",
        "retention",
        "excluded_territory",
        "terms[1].answer_hours",
        "terms[1].handling_codes",
        "deadlines.feedback_days",
        "deadlines.correction_hours",
        "retention.review_days",
        "retention.confirm_deletion",
        "quotas.records_per_day",
        "requests.refusal_grounds",
        "requests.deferral_days",
        "terms[1].urgencies",
        "terms[1].mode",
        "terms[1].sections.transport",
        "deadlines.urgent_hours",
        "terms[1].geography.sites",
        "onward",
        "onward.rule",
        "quotas.queries_per_day",
        "quotas.queries_per_officer_per_day",
        "quotas.batch_size",
        "quotas.fan_out",
        "quotas.person_query_justification",
    ] {
        assert!(!told.contains_key(acts), "{acts}");
    }
}
