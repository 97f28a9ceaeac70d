//! The texts of a record: what each says, and where.

use crate::forms::{Leaf, Path, Sections};
use crate::model::identifier::{Scheme, names_of_zone};
use crate::model::{Moment, Precision};
use crate::names::names;

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
    /// True for the names that a machine readable zone spells in its own way.
    pub(super) is_of_zone: bool,
}

/// Names of fields that say nothing that anybody looks for.
const UNSAID: [&str; 2] = ["sha256", "content_type"];

/// Every text of the sections that are held, in the order of the sections. Identifiers and times are no texts, but for
/// the names in the machine readable zone of a document.
pub(super) fn said(sections: &Sections) -> Vec<Said> {
    let mut said = Vec::new();
    sections.leaves(&mut |path, leaf| {
        let is_of_zone = matches!(leaf, Leaf::Identifier(_));
        texts_of(path, leaf, &mut |path, about, text| {
            said.push(Said {
                field: path.field(""),
                entry: path.entry(),
                about,
                text: text.to_owned(),
                is_of_zone,
            });
        });
    });
    said
}

/// Tells each of these texts with its path and what it is about.
pub(super) fn texts(sections: &Sections, mut take: impl FnMut(&Path, Within, &str)) {
    sections.leaves(&mut |path, leaf| texts_of(path, leaf, &mut take));
}

/// Tells the texts of one leaf.
fn texts_of(path: &Path, leaf: Leaf<'_>, take: &mut dyn FnMut(&Path, Within, &str)) {
    let name = path.name();
    if UNSAID.contains(&name) {
        return;
    }
    let about = if matches!(leaf, Leaf::Identifier(_)) {
        Within::Person
    } else {
        about(path.section(), name)
    };
    let mut tell = |text: &str| {
        if !(text.is_empty() || (name != "birth_date" && is_time(text))) {
            take(path, about, text);
        }
    };
    match leaf {
        Leaf::Bytes(bytes) => tell(&hex::encode(bytes)),
        Leaf::Code(list, code) => {
            tell(&code.replace('_', " "));
            let label = list.label(code);
            if !code.eq_ignore_ascii_case(label) {
                tell(label);
            }
        }
        // What is written of an identifier is looked for as one; a zone of a document names its holder, too.
        Leaf::Identifier(identifier) => {
            let zone = (identifier.scheme() == Scheme::Mrz).then(|| identifier.raw());
            if let Some(names) = zone.and_then(names_of_zone) {
                tell(&names);
            }
        }
        Leaf::Number(number) => tell(&number.to_string()),
        Leaf::Spelt(spelt) => tell(&spelt.to_string()),
        Leaf::Text(text) => tell(text),
    }
}

/// Tells each text that is written freely, with its path: times, codes and names of persons are none, and identifiers are
/// looked for as such.
pub(super) fn plain<'a>(sections: &'a Sections, mut take: impl FnMut(&Path, &'a str)) {
    sections.leaves(&mut |path, leaf| {
        if let Leaf::Text(text) = leaf
            && !UNSAID.contains(&path.name())
            && path.name() != "birth_date"
            && !is_time(text)
        {
            take(path, text);
        }
    });
}

/// Every day, month and year begins with a digit and has one of three lengths.
fn is_time(text: &str) -> bool {
    let text = text.strip_prefix("about ").unwrap_or(text);
    text.starts_with(|c: char| c.is_ascii_digit())
        && matches!(text.len(), 4 | 7 | 10)
        && Moment::parse(text).is_some_and(|at| at.precision >= Precision::Day)
}

fn about(section: &str, name: &str) -> Within {
    match (section, name) {
        (_, "country" | "nationalities") => Within::Country,
        ("companies", _) | (_, "carrier") => Within::Company,
        ("persons", _) => Within::Person,
        ("goods", _) => Within::Substance,
        (_, "site_name" | "unlocode" | "office_code" | "site_type") => Within::Place,
        _ => Within::Text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::forms::{Event, Field, Shown, show};
    use crate::intake::draft_file::tests::{alert, whole};
    use crate::model::kind::RecordKind;

    /// The texts of what a reader is shown of sections, each by its path.
    fn shown(kind: RecordKind, sections: &Sections) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (section, bytes) in sections.encode() {
            let shown = show(section, kind as i32, &bytes);
            texts_of(section.name(), section.name(), &shown, &mut found);
        }
        found
    }

    fn texts_of(path: &str, name: &str, shown: &Shown, found: &mut Vec<(String, String)>) {
        let is = |fields: &[Field], key| fields.iter().any(|field| field.key == key);
        let texts: &[&str] = match shown {
            Shown::Group(fields) if is(fields, "scheme") && is(fields, "raw") => &[],
            Shown::Group(fields) => {
                for field in fields.iter().filter(|field| !UNSAID.contains(&field.key)) {
                    let path = format!("{path}.{}", field.key);
                    texts_of(&path, field.key, &field.value, found);
                }
                &[]
            }
            Shown::List(items) => {
                for (position, item) in items.iter().enumerate() {
                    texts_of(&format!("{path}[{position}]"), name, item, found);
                }
                &[]
            }
            Shown::Text(text) => &[text],
            Shown::Name { name, .. } => &[name],
            Shown::Code {
                code, label, text, ..
            } if code.eq_ignore_ascii_case(label) => &[code, text],
            Shown::Code {
                code, label, text, ..
            } => &[&code.replace('_', " "), label, text],
            Shown::Number(_) | Shown::Flag(_) => &[],
        };
        let is_said = |text: &&&str| !text.is_empty() && (name == "birth_date" || !is_time(text));
        let texts = texts.iter().filter(is_said);
        found.extend(texts.map(|text| (path.to_owned(), (*text).to_owned())));
    }

    fn assert_said(kind: RecordKind, sections: &Sections) {
        let said = said(sections).into_iter();
        let said: Vec<_> = said.map(|said| (said.field, said.text)).collect();
        assert_eq!(said, shown(kind, sections));
    }

    #[test]
    fn every_text_that_a_reader_is_shown_is_said() {
        for (record, _) in [whole(), alert()] {
            assert_said(record.kind(), record.sections());
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_and_whatever_is_left_out_what_is_shown_is_said(
            texts in prop::collection::vec("([0-9]{2,4}[-.]?){0,3}|[ -~а-яა-ჰ]{0,12}", 12), left_out in any::<u16>(),
        ) {
            let (record, _) = whole();
            let mut sections = record.sections().clone();
            let mut texts = texts.into_iter();
            let mut text = || texts.next().unwrap_or_default();
            for item in sections.goods.iter_mut().flat_map(|goods| &mut goods.items) {
                (item.category.code, item.category.text) = (text(), text());
                (item.substance, item.description, item.unit) = (text(), text(), text());
                item.quantity = item.quantity.filter(|_| left_out & 1 == 0);
            }
            for person in sections.persons.iter_mut().flat_map(|persons| &mut persons.items) {
                (person.birth_date, person.address, person.sex) = (text(), text(), text());
                person.nationalities = vec![text()];
            }
            if let Some(Event::Seizure(event)) = &mut sections.event {
                (event.authority, event.place.site_name) = (text(), text());
                event.occurred = event.occurred.filter(|_| left_out & 2 == 0);
            }
            sections.media = sections.media.take().filter(|_| left_out & 4 == 0);
            assert_said(record.kind(), &sections);
        }
    }
}
