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
    texts(record, |path, about, text| {
        said.push(Said {
            field: written(path),
            entry: written(entry_of(path)),
            about,
            text: text.to_owned(),
        });
    });
    said
}

/// Tells each of these texts with its path and what it is about.
pub(super) fn texts(record: &Record, mut take: impl FnMut(&[Step], Within, &str)) {
    let mut path = Vec::new();
    for field in record.sections().shown() {
        path.push(Step::Field(field.key));
        collect(&mut take, &mut path, field.key, &field.value);
        path.pop();
    }
}

/// A step into a record.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Into a field.
    Field(&'static str),
    /// Into an entry of a list.
    Entry(usize),
}

/// A path as errors give it.
fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Field(key) if text.is_empty() => text.push_str(key),
            Step::Field(key) => {
                text.push('.');
                text.push_str(key);
            }
            Step::Entry(position) => text.push_str(&format!("[{position}]")),
        }
    }
    text
}

fn collect(
    take: &mut impl FnMut(&[Step], Within, &str),
    path: &mut Vec<Step>,
    key: &'static str,
    shown: &Shown,
) {
    if UNSAID.contains(&key) {
        return;
    }
    let mut tell = |path: &[Step], text: &str| {
        if !(text.is_empty() || (key != "birth_date" && is_time(text))) {
            take(path, about(path, key), text);
        }
    };
    match shown {
        Shown::Group(fields) if is_identifier(fields) => {}
        Shown::Group(fields) => {
            for field in fields {
                path.push(Step::Field(field.key));
                collect(take, path, field.key, &field.value);
                path.pop();
            }
        }
        Shown::List(items) => {
            for (position, item) in items.iter().enumerate() {
                path.push(Step::Entry(position));
                collect(take, path, key, item);
                path.pop();
            }
        }
        Shown::Text(text) => tell(path, text),
        Shown::Code { code, label, text } => {
            tell(path, &code.replace('_', " "));
            if !code.eq_ignore_ascii_case(label) {
                tell(path, label);
            }
            tell(path, text);
        }
        Shown::Number(_) | Shown::Flag(_) => {}
    }
}

fn is_identifier(fields: &[Field]) -> bool {
    let has = |key| fields.iter().any(|field| field.key == key);
    has("scheme") && has("raw")
}

/// Every form of a time begins with a digit.
fn is_time(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && Moment::parse(text).is_some_and(|at| at.precision >= Precision::Day)
}

/// The section, or the one of its entries that the path leads into first.
fn entry_of(path: &[Step]) -> &[Step] {
    let first = path.iter().position(|step| matches!(step, Step::Entry(_)));
    path.get(..first.map_or(1, |at| at + 1)).unwrap_or(path)
}

fn about(path: &[Step], key: &str) -> Within {
    let section = match path.first() {
        Some(Step::Field(section)) => section,
        _ => "",
    };
    match (section, key) {
        (_, "country" | "nationalities") => Within::Country,
        ("companies", _) | (_, "carrier") => Within::Company,
        ("persons", _) => Within::Person,
        ("goods", _) => Within::Substance,
        (_, "site_name" | "unlocode" | "office_code" | "site_type") => Within::Place,
        _ => Within::Text,
    }
}
