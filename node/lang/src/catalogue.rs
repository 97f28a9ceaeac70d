//! The files of the catalogue, and what stands in them.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

use crate::language::Language;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Messages that say in another language what they say in English, on purpose: a tag or `*`, and a key, on each line.
static EQUAL: &str = include_str!("../catalogue/equal.txt");

/// Whether a message says on purpose in this language what it says in English.
pub fn is_equal(language: Language, key: &str) -> bool {
    let lines = EQUAL.lines().filter_map(|line| line.split_once(' '));
    let mut of_key = lines.filter(|(_, of)| *of == key);
    of_key.any(|(tag, _)| tag == "*" || tag == language.tag())
}

/// The files of a language: each area, and its text.
pub fn files(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = FILES.iter().filter(move |(tag, ..)| *tag == language.tag());
    of.map(|(_, area, text)| (*area, *text))
}

/// The file of a language in which a message of this id stands, if any language has one: its place, and its text.
pub(crate) fn file_of(language: Language, id: &str) -> Option<(usize, &'static str)> {
    let at = AREAS.binary_search_by_key(&id, |(id, _)| id).ok()?;
    let (_, area) = AREAS.get(at)?;
    // Folders and files were taken in by their names.
    let place =
        FILES.binary_search_by_key(&(language.tag(), *area), |(tag, area, _)| (*tag, *area));
    let place = place.ok()?;
    FILES.get(place).map(|(.., text)| (place, *text))
}

/// What is wrong with an area whose English stands in a table of a program: `rows` are what it says, by key. Every other
/// language says each of them and nothing else, and says nothing in English but on purpose.
pub fn wrong_with(area: &str, rows: &BTreeMap<String, String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let others = Language::ALL.into_iter();
    for language in others.filter(|it| *it != Language::English) {
        let mut said = said(language);
        said.retain(|_, said| said.area == area);
        for (key, english) in rows {
            match said.get(key) {
                None => wrong.push(format!("{language}: {area} lacks {key}")),
                Some(said) if said.value == *english && !is_equal(language, key) => {
                    wrong.push(format!("{language}: {key} is English: {english}"));
                }
                Some(_) => {}
            }
        }
        let strange = said.keys().filter(|key| !rows.contains_key(*key));
        wrong.extend(strange.map(|key| format!("{language}: no row has {key}")));
    }
    wrong
}

/// What a message or an attribute of it says, and by what.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Said {
    /// The file that it stands in.
    pub area: String,
    /// The value as Fluent writes it.
    pub value: String,
    /// The values that it shows or goes by.
    pub places: BTreeSet<String>,
    /// Those that choose between its forms, and the forms that there are.
    pub plurals: BTreeMap<String, BTreeSet<String>>,
}

/// Every message of a language, by its key; an attribute has the key of its message, a point and its name. The keys of
/// what is there twice or cannot be read begin with `!`.
pub fn said(language: Language) -> BTreeMap<String, Said> {
    let mut all = BTreeMap::new();
    for (area, text) in files(language) {
        let (file, errors) = match parser::parse(text) {
            Ok(file) => (file, Vec::new()),
            Err(read) => read,
        };
        for error in errors {
            all.insert(format!("!{area}: {error}"), Said::default());
        }
        for entry in file.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    if let Some(value) = &message.value {
                        add(&mut all, id.to_owned(), area, value);
                    }
                    for attribute in &message.attributes {
                        let key = format!("{id}.{}", attribute.id.name);
                        add(&mut all, key, area, &attribute.value);
                    }
                }
                Entry::Term(term) => add(&mut all, format!("-{}", term.id.name), area, &term.value),
                Entry::Junk { content } => {
                    all.insert(format!("!{area}: {content}"), Said::default());
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
    all
}

fn add(all: &mut BTreeMap<String, Said>, key: String, area: &str, pattern: &Pattern<&str>) {
    let mut said = Said {
        area: area.to_owned(),
        value: written(pattern),
        ..Said::default()
    };
    look(pattern, &mut said);
    if all.contains_key(&key) {
        all.insert(format!("!{area}: {key} twice"), Said::default());
    }
    all.insert(key, said);
}

/// A pattern as a file writes it, without the name before it.
fn written(pattern: &Pattern<&str>) -> String {
    let file = fluent_syntax::ast::Resource {
        body: vec![Entry::Message(fluent_syntax::ast::Message {
            id: fluent_syntax::ast::Identifier { name: "a" },
            value: Some(pattern.clone()),
            attributes: Vec::new(),
            comment: None,
        })],
    };
    let text = serializer::serialize(&file);
    text.trim_start_matches("a =").trim().to_owned()
}

fn look(pattern: &Pattern<&str>, said: &mut Said) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            look_into(expression, said);
        }
    }
}

fn look_into(expression: &Expression<&str>, said: &mut Said) {
    match expression {
        Expression::Select { selector, variants } => {
            look_at(selector, said);
            let name = if let InlineExpression::VariableReference { id } = selector {
                id.name.to_owned()
            } else {
                String::from("?")
            };
            for variant in variants {
                let form = match &variant.key {
                    fluent_syntax::ast::VariantKey::Identifier { name } => *name,
                    fluent_syntax::ast::VariantKey::NumberLiteral { value } => *value,
                };
                said.plurals
                    .entry(name.clone())
                    .or_default()
                    .insert(form.to_owned());
                look(&variant.value, said);
            }
        }
        Expression::Inline(inline) => look_at(inline, said),
    }
}

fn look_at(inline: &InlineExpression<&str>, said: &mut Said) {
    match inline {
        InlineExpression::VariableReference { id } => {
            said.places.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => look_into(expression, said),
        InlineExpression::FunctionReference { id, .. } => {
            said.places.insert(format!("{}()", id.name));
        }
        InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::StringLiteral { .. } => {}
    }
}

#[cfg(test)]
mod tests;
