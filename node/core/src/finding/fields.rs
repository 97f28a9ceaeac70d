//! The texts of a record: what each says, and where.

use crate::forms::{Field, Shown};
use crate::model::{Moment, Precision};
use crate::names::names;
use crate::record::Record;

names! {
    /// Where in a record is looked.
    Within;
    /// Identifiers of every scheme.
    Identifier = 1 "identifier";
    /// Every text, whatever it is about.
    Text = 2 "text";
    /// Companies, and carriers.
    Company = 3 "company";
    /// Natural persons.
    Person = 4 "person";
    /// Places: names, UN/LOCODE, offices.
    Place = 5 "place";
    /// Countries, by code or by name.
    Country = 6 "country";
    /// Goods: substances, descriptions, brands, CAS numbers.
    Substance = 7 "substance";
}

/// One text of a record.
pub(super) struct Said {
    /// Its path, as errors give it.
    pub(super) field: String,
    /// The path of the section, company or person that it is said of.
    pub(super) entry: String,
    /// What it is about: `Text` for whatever is about nothing of its own.
    pub(super) about: Within,
    /// As written.
    pub(super) text: String,
}

/// Keys of fields that say nothing that anybody looks for.
const UNSAID: [&str; 3] = ["sha256", "content_type", "not_known_to_this_version"];

/// Every text of a record that is held, in the order of the sections. Identifiers and times are no texts.
pub(super) fn said(record: &Record) -> Vec<Said> {
    let mut said = Vec::new();
    for field in record.sections().shown() {
        collect(&mut said, field.key, field.key, &field.value);
    }
    said
}

fn collect(said: &mut Vec<Said>, path: &str, key: &str, shown: &Shown) {
    if UNSAID.contains(&key) {
        return;
    }
    match shown {
        Shown::Group(fields) if is_identifier(fields) => {}
        Shown::Group(fields) => {
            for field in fields {
                let path = format!("{path}.{}", field.key);
                collect(said, &path, field.key, &field.value);
            }
        }
        Shown::List(items) => {
            for (position, item) in items.iter().enumerate() {
                collect(said, &format!("{path}[{position}]"), key, item);
            }
        }
        Shown::Text(text) => push(said, path, key, text),
        Shown::Code { code, label, text } => {
            push(said, path, key, &code.replace('_', " "));
            if !code.eq_ignore_ascii_case(label) {
                push(said, path, key, label);
            }
            push(said, path, key, text);
        }
        Shown::Number(_) | Shown::Flag(_) => {}
    }
}

fn is_identifier(fields: &[Field]) -> bool {
    let has = |key| fields.iter().any(|field| field.key == key);
    has("scheme") && has("raw")
}

fn push(said: &mut Vec<Said>, path: &str, key: &str, text: &str) {
    let is_time = Moment::parse(text).is_some_and(|at| at.precision >= Precision::Day);
    if text.is_empty() || (is_time && key != "birth_date") {
        return;
    }
    said.push(Said {
        field: path.to_owned(),
        entry: entry_of(path).to_owned(),
        about: about(path, key),
        text: text.to_owned(),
    });
}

/// The section, or the one of its entries that the path leads into first.
fn entry_of(path: &str) -> &str {
    let end = path.find(']').map(|at| at + 1).or_else(|| path.find('.'));
    end.and_then(|end| path.get(..end)).unwrap_or(path)
}

fn about(path: &str, key: &str) -> Within {
    let section = path.split(['.', '[']).next().unwrap_or_default();
    match (section, key) {
        (_, "country" | "nationalities") => Within::Country,
        ("companies", _) | (_, "carrier") => Within::Company,
        ("persons", _) => Within::Person,
        ("goods", _) => Within::Substance,
        (_, "site_name" | "unlocode" | "office_code" | "site_type") => Within::Place,
        _ => Within::Text,
    }
}
