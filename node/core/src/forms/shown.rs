//! The tree, and the two forms that it is shown in.

use serde_json::Value;

use super::row;
use crate::model::codes::CodeList;
use crate::model::identifier::{Identifier, Scheme};
use crate::model::text::MAX_LONG_TEXT;
use crate::text::is_harmful;

/// A value of the tree.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Shown {
    /// Text as written.
    Text(String),
    /// A count.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// A code, what it means in English, and the text beside it.
    Code {
        /// The code.
        code: String,
        /// The name of its list.
        list: &'static str,
        /// What it means; empty where this version does not know it.
        label: &'static str,
        /// The text beside it; may be empty.
        text: String,
    },
    /// A member of an enumeration.
    Name {
        /// Which enumeration, lower snake case.
        list: &'static str,
        /// Its name.
        name: &'static str,
    },
    /// Fields of a part.
    Group(Vec<Field>),
    /// Several of a kind.
    List(Vec<Shown>),
}

/// A field: its name as errors and draft files give it, and its value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Field {
    /// The name, lower snake case.
    pub key: &'static str,
    /// The value.
    pub value: Shown,
}

/// A line of a terminal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// How far it is indented, from 0.
    pub depth: usize,
    /// The label; may be empty.
    pub label: String,
    /// The value; may be empty.
    pub value: String,
}

/// The words around what was written: labels of fields and of codes, in the language of whoever reads.
pub trait Wording {
    /// The label of a field, by its key.
    fn field(&self, key: &str) -> String;
    /// What a code of a list means, by the list's name and what it means in English.
    fn code(&self, list: &str, code: &str, label: &str) -> String;
    /// A member of an enumeration.
    fn name(&self, list: &str, name: &str) -> String;
    /// Yes or no.
    fn flag(&self, flag: bool) -> String;
}

/// English.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Wording for English {
    fn field(&self, key: &str) -> String {
        row::label(key)
    }

    fn code(&self, _: &str, _: &str, label: &str) -> String {
        label.to_owned()
    }

    fn name(&self, _: &str, name: &str) -> String {
        name.to_owned()
    }

    fn flag(&self, flag: bool) -> String {
        if flag { "yes" } else { "no" }.to_owned()
    }
}

impl Field {
    pub(crate) const fn new(key: &'static str, value: Shown) -> Self {
        Self { key, value }
    }
}

impl Shown {
    pub(crate) fn unreadable() -> Self {
        Self::Text("(not readable by this version)".to_owned())
    }
}

/// Collects the fields that say something.
#[derive(Default)]
pub(crate) struct Fields(Vec<Field>);

impl Fields {
    pub(crate) fn put(mut self, key: &'static str, value: Option<Shown>) -> Self {
        self.0.extend(value.map(|value| Field::new(key, value)));
        self
    }

    pub(crate) fn group(self) -> Shown {
        Shown::Group(self.0)
    }
}

/// A text that says something.
pub(super) fn shown_text(text: &str) -> Option<Shown> {
    (!text.is_empty()).then(|| Shown::Text(text.to_owned()))
}

pub(super) fn shown_code(list: &CodeList, code: &str, text: &str) -> Shown {
    Shown::Code {
        code: code.to_owned(),
        list: list.name,
        label: list.find(code).map_or("", |entry| entry.label),
        text: text.to_owned(),
    }
}

pub(crate) fn json(fields: &[Field]) -> Value {
    Value::Object(
        fields
            .iter()
            .map(|field| (field.key.to_owned(), json_value(&field.value)))
            .collect(),
    )
}

fn json_value(shown: &Shown) -> Value {
    match shown {
        Shown::Text(text) => Value::from(text.as_str()),
        Shown::Number(number) => Value::from(*number),
        Shown::Flag(flag) => Value::from(*flag),
        Shown::Name { name, .. } => Value::from(*name),
        Shown::Code { code, text, .. } if text.is_empty() => Value::from(code.as_str()),
        Shown::Code { code, text, .. } => serde_json::json!({ "code": code, "text": text }),
        Shown::Group(fields) => json(fields),
        Shown::List(items) => Value::Array(items.iter().map(json_value).collect()),
    }
}

/// The lines of a record at a glance: a number is one line, with its raw form where that is not the one that is matched on.
pub(crate) fn brief(fields: &[Field], wording: &dyn Wording) -> Vec<Line> {
    lines(&shortened(fields, wording), wording)
}

fn shortened(fields: &[Field], wording: &dyn Wording) -> Vec<Field> {
    let short = |it: &Field| Field::new(it.key, short(it.key, &it.value, wording));
    fields.iter().map(short).collect()
}

fn short(key: &str, shown: &Shown, wording: &dyn Wording) -> Shown {
    match shown {
        Shown::Group(fields) => match fields.as_slice() {
            [only] if only.key == "written" => only.value.clone(),
            _ => number(key, fields, wording)
                .map_or_else(|| Shown::Group(shortened(fields, wording)), Shown::Text),
        },
        Shown::List(items) => {
            let items = items.iter().map(|item| short(key, item, wording));
            Shown::List(items.collect())
        }
        Shown::Text(_)
        | Shown::Number(_)
        | Shown::Flag(_)
        | Shown::Name { .. }
        | Shown::Code { .. } => shown.clone(),
    }
}

/// A number in its normal form, with its scheme where `key` does not say it; none of other parts.
fn number(key: &str, fields: &[Field], wording: &dyn Wording) -> Option<String> {
    let text = |key: &str| {
        let field = fields.iter().find(|field| field.key == key)?;
        leaf(&field.value, wording)
    };
    let (code, raw) = (text("scheme")?, text("raw")?);
    let country = text("country");
    let scheme = code.parse::<Scheme>();
    let label = scheme.as_ref().map_or_else(
        |_| printable(&code),
        |it| wording.code("scheme", it.code(), &it.label().to_lowercase()),
    );
    let read = scheme.ok().and_then(|scheme| {
        let read = Identifier::read(scheme, &raw, country.as_deref()).ok()?;
        Some(printable(read.body()))
    });
    let normal = read.unwrap_or_else(|| raw.clone());
    let mut told = if code == key {
        normal.clone()
    } else {
        format!("{label} {normal}")
    };
    if let Some(country) = country {
        told.push_str(&format!(" ({country})"));
    }
    if raw != normal {
        told.push_str(&format!(", {}: {raw}", wording.field("raw")));
    }
    for key in ["state", "validity"] {
        if let Some(says) = text(key) {
            told.push_str(&format!(", {}: {says}", wording.field(key)));
        }
    }
    Some(told)
}

pub(crate) fn lines(fields: &[Field], wording: &dyn Wording) -> Vec<Line> {
    let mut lines = Vec::new();
    for field in fields {
        add_lines(
            &mut lines,
            (0, &wording.field(field.key)),
            &field.value,
            wording,
        );
    }
    lines
}

fn add_lines(
    lines: &mut Vec<Line>,
    (depth, label): (usize, &str),
    shown: &Shown,
    wording: &dyn Wording,
) {
    match shown {
        Shown::Group(fields) => {
            push(lines, depth, label, "");
            for field in fields {
                let label = wording.field(field.key);
                add_lines(lines, (depth + 1, &label), &field.value, wording);
            }
        }
        Shown::List(items) => {
            let leaves: Option<Vec<_>> = items.iter().map(|item| leaf(item, wording)).collect();
            if let Some(leaves) = leaves {
                push(lines, depth, label, &leaves.join("; "));
                return;
            }
            for (position, item) in items.iter().enumerate() {
                let label = match items.len() {
                    1 => label.to_owned(),
                    _ => format!("{label} {}", position + 1),
                };
                add_lines(lines, (depth, &label), item, wording);
            }
        }
        Shown::Text(_)
        | Shown::Number(_)
        | Shown::Flag(_)
        | Shown::Name { .. }
        | Shown::Code { .. } => {
            push(
                lines,
                depth,
                label,
                &leaf(shown, wording).unwrap_or_default(),
            );
        }
    }
}

/// What stands on one line; none for a value that has parts.
fn leaf(shown: &Shown, wording: &dyn Wording) -> Option<String> {
    match shown {
        Shown::Text(text) => Some(printable(text)),
        Shown::Number(number) => Some(number.to_string()),
        Shown::Flag(flag) => Some(wording.flag(*flag)),
        Shown::Name { list, name } => Some(wording.name(list, name)),
        Shown::Code {
            code,
            list,
            label,
            text,
        } => {
            // Codes of published standards are known by themselves: KGM, H1, mode 3.
            let is_standard = code.len() == 1 || code.bytes().any(|b| b.is_ascii_uppercase());
            let meaning = match (label.is_empty(), is_standard) {
                (true, _) => printable(code),
                (false, true) => format!("{code} ({})", wording.code(list, code, label)),
                (false, false) => wording.code(list, code, label),
            };
            Some(if text.is_empty() {
                meaning
            } else {
                format!("{meaning}: {}", printable(text))
            })
        }
        Shown::Group(_) | Shown::List(_) => None,
    }
}

/// A text of several lines stands on several lines.
fn push(lines: &mut Vec<Line>, depth: usize, label: &str, value: &str) {
    let mut rest = value.split('\n');
    lines.push(Line {
        depth,
        label: label.to_owned(),
        value: rest.next().unwrap_or_default().trim_end().to_owned(),
    });
    lines.extend(rest.map(|value| Line {
        depth,
        label: String::new(),
        value: value.trim_end().to_owned(),
    }));
}

/// What a terminal could take for a command, or show in another order, stands as a replacement character.
fn printable(text: &str) -> String {
    let plain = |c: char| match c {
        '\n' => c,
        '\t' | '\r' => ' ',
        c if is_harmful(c) => '\u{fffd}',
        c => c,
    };
    text.chars().take(MAX_LONG_TEXT).map(plain).collect()
}
