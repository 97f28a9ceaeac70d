//! The fields of a record as a page for people.

use std::collections::{BTreeMap, BTreeSet};

use ntc_proto::shape::{Shape, Shaped as _};

use super::draft::DraftHead;
use super::row::{CellForm, Row};
use super::table::Form as _;
use super::{Header, PassengerEvent, RequestEvent, SeizureEvent, event, sections};
use crate::model::codes::{self, CODE_LIST};
use crate::model::kind::RecordKind;
use crate::section::Section;

/// Who can be told a field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Class {
    /// Every recipient of the record.
    EveryRecipient,
    /// The recipients to whom agreements disclose the section.
    Disclosed(Section),
    /// The author of the record that is answered.
    Answered,
    /// The party that a record is passed on to.
    PassedOn,
    /// The parties that a record is for which only runs the federation.
    Audience,
    /// Nobody but the author.
    Author,
}

/// A form of a record, with who can be told its fields.
pub(super) struct Chapter {
    pub(super) title: String,
    pub(super) about: &'static str,
    pub(super) class: Class,
    pub(super) rows: Vec<Row>,
    /// The message that the rows stand for.
    pub(super) shape: &'static Shape,
}

/// Every form of a record.
pub(super) fn chapters() -> Vec<Chapter> {
    let mut chapters = vec![Chapter {
        title: "header".to_owned(),
        about: "What every recipient sees, whichever sections it is shown.",
        class: Class::EveryRecipient,
        rows: Header::rows(),
        shape: ntc_proto::v1::Header::SHAPE,
    }];
    for (kind, about, rows, shape) in event::rows() {
        chapters.push(Chapter {
            title: format!("event of {}", kind.one()),
            about,
            class: if kind.is_administrative() {
                Class::Audience
            } else if kind == RecordKind::Forward {
                Class::PassedOn
            } else if !kind.answers().is_empty() && !kind.is_drafted() {
                Class::Answered
            } else {
                Class::Disclosed(Section::Event)
            },
            rows,
            shape,
        });
    }
    for (section, about, rows, shape) in sections::rows() {
        let class = if section == Section::National {
            Class::Author
        } else {
            Class::Disclosed(section)
        };
        chapters.push(Chapter {
            title: section.name().to_owned(),
            about,
            class,
            rows,
            shape,
        });
    }
    chapters
}

/// Every field of the draft of a seizure notice that holds no further fields, by its path; a list within it is marked
/// `[]`: `goods.items[].unit`.
pub fn notice_fields() -> BTreeMap<String, Row> {
    fields_of(SeizureEvent::rows())
}

/// The same of the draft of a request.
pub fn request_fields() -> BTreeMap<String, Row> {
    fields_of(RequestEvent::rows())
}

/// The same of the draft of a passenger alert.
pub(crate) fn passenger_fields() -> BTreeMap<String, Row> {
    fields_of(PassengerEvent::rows())
}

/// Keys of what a reader is shown that are rows of no form.
const SHOWN_BESIDE: [&str; 8] = [
    "country",
    "header",
    "not_known_to_this_version",
    "raw",
    "scheme",
    "state",
    "unknown_section",
    "validity",
];

/// The name of every field that a reader can be shown or a draft can hold, and what it means in each form that has it.
pub fn field_names() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut names = BTreeMap::<_, BTreeSet<_>>::new();
    let sections = Section::ALL.iter().map(|it| (it.name(), it.meaning()));
    for (name, meaning) in sections {
        names.entry(name).or_default().insert(meaning);
    }
    for name in SHOWN_BESIDE {
        names.entry(name).or_default();
    }
    for chapter in chapters() {
        name_rows(chapter.rows, &mut names);
    }
    name_rows(DraftHead::rows(), &mut names);
    names
}

fn name_rows(rows: Vec<Row>, names: &mut BTreeMap<&'static str, BTreeSet<&'static str>>) {
    for row in rows {
        names.entry(row.name).or_default().insert(row.help);
        name_rows(row.facts.parts, names);
    }
}

fn fields_of(event: Vec<Row>) -> BTreeMap<String, Row> {
    let mut fields = BTreeMap::new();
    leaves("", DraftHead::rows(), &mut fields);
    leaves("event.", event, &mut fields);
    for (section, _, rows, _) in sections::rows() {
        leaves(&format!("{}.", section.name()), rows, &mut fields);
    }
    fields
}

fn leaves(path: &str, rows: Vec<Row>, fields: &mut BTreeMap<String, Row>) {
    for row in rows {
        let field = format!("{path}{}", row.name);
        if row.facts.cell != CellForm::Fields {
            fields.insert(field, row);
            continue;
        }
        let mark = if row.facts.is_list { "[]" } else { "" };
        leaves(&format!("{field}{mark}."), row.facts.parts, fields);
    }
}

/// The page, in Markdown: every field by section, what it may hold and what it means.
pub fn document() -> String {
    let mut page = String::from(
        "# Fields of a record\n\n\
         Made from the tables of `ntc_core::forms`; a test compares the two. The first column is the number of the\n\
         field in its message of `ntc/v1/record.proto`. A field that a version does not know is kept with the signed\n\
         bytes and shown as such.\n",
    );
    for chapter in chapters() {
        let told = match chapter.class {
            Class::EveryRecipient => "every recipient of the record".to_owned(),
            Class::Disclosed(section) => {
                format!("the recipients to whom agreements disclose the section {section}")
            }
            Class::Answered => {
                "the author of the record that it answers, by the terms that let that one come"
                    .to_owned()
            }
            Class::PassedOn => {
                "the party that it is passed on to, by the terms for the record that it carries"
                    .to_owned()
            }
            Class::Audience => "the parties that the record is for, whatever is agreed".to_owned(),
            Class::Author => "nobody but the author".to_owned(),
        };
        page.push_str(&format!(
            "\n## {}\n\n{} Told to: {told}.\n\n| No. | Field | Holds | Meaning |\n|---|---|---|---|\n",
            chapter.title, chapter.about
        ));
        lines(&mut page, "", &chapter.rows, Some(chapter.shape));
    }
    page.push_str(&format!(
        "\n## Code lists\n\nThe lists of `{CODE_LIST}`; `ntc codes LIST` shows the codes of one.\n\n\
         | List | Codes | Source |\n|---|---|---|\n"
    ));
    for list in codes::ALL {
        let (name, count, source) = (list.name, list.codes.len(), list.source());
        page.push_str(&format!("| {name} | {count} | {source} |\n"));
    }
    page
}

fn lines(page: &mut String, path: &str, rows: &[Row], shape: Option<&Shape>) {
    for row in rows {
        let field = format!("{path}{}", row.name);
        let required = if row.facts.is_required {
            "; required"
        } else {
            ""
        };
        let fields = shape.map_or(&[] as &[_], |shape| shape.fields);
        let wire = fields.iter().find(|wire| wire.name == row.name);
        let number = wire.map_or(String::new(), |wire| wire.number.to_string());
        page.push_str(&format!(
            "| {number} | `{field}` | {}{required} | {} |\n",
            row.facts.holds, row.help
        ));
        let mark = if row.facts.is_list { "[]" } else { "" };
        let part = wire.and_then(|wire| wire.part);
        lines(page, &format!("{field}{mark}."), &row.facts.parts, part);
    }
}
