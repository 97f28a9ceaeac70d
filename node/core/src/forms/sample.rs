//! A sample that an officer can copy, made of the samples of the rows.

use super::document::chapters;
use super::draft::DraftHead;
use super::kind::samples;
use super::row::Row;
use super::table::Form as _;
use crate::section::Section;

/// The fields that make a draft, which stand in the sample as they are; all others are comments.
const SHORT: [&str; 14] = [
    "kind",
    "language",
    "purpose",
    "urgency",
    "handling.tlp",
    "handling.permitted_action",
    "event.event_kind",
    "event.status",
    "event.occurred",
    "event.place",
    "goods.items.category",
    "goods.items.description",
    "goods.items.quantity",
    "goods.items.unit",
];

/// The column in which the meaning of a field stands.
const COLUMN: usize = 40;

const INTRODUCTION: &str = "\
# A record to be published: `ntc alert publish FILE`.
# The lines that are no comments are a draft that is complete in itself; uncomment what else you know.
# Dates are as exact as what is known: 2026, 2026-01, 2026-01-28. A time names its zone: 2026-01-28T14:00+04:00, or
# Z for UTC. Where something ends, a date means to 24:00 in UTC.
# `ntc codes` lists every code and other spellings of it, such as kg for KGM.
# A code may carry text after a colon; \"other\" must: \"other: bee venom\".

";

const ALERT: &str = "
# ---- instead of the event above, for kind = \"ConsignmentAlert\" ----
";

const PASSENGER: &str = "
# ---- or, for kind = \"PassengerAlert\", which names its passenger under persons ----
";

const REQUEST: &str = "
# ---- or, for kind = \"Request\", which `ntc request new FILE` puts to the one party of its audience ----
";

/// A commented draft in TOML: what makes a draft, and every other field there is as a comment.
pub fn sample() -> String {
    let mut text = INTRODUCTION.to_owned();
    table(&mut text, "", &DraftHead::rows(), false, &SHORT);
    for chapter in chapters() {
        let path = match chapter.class {
            super::document::Class::EveryRecipient
            | super::document::Class::Answered
            | super::document::Class::PassedOn
            | super::document::Class::Audience => continue,
            super::document::Class::Disclosed(section) => section.name(),
            super::document::Class::Author => Section::National.name(),
        };
        if path == Section::Event.name() && !chapter.title.ends_with("SeizureNotice") {
            continue;
        }
        text.push_str(&format!("\n# ---- {path}: {} ----\n", chapter.about));
        table(&mut text, path, &chapter.rows, false, &SHORT);
    }
    text.push_str(ALERT);
    let alert = super::ConsignmentEvent::rows();
    table(&mut text, Section::Event.name(), &alert, false, &[]);
    text.push_str(PASSENGER);
    let passenger = super::PassengerEvent::rows();
    table(&mut text, Section::Event.name(), &passenger, false, &[]);
    text.push_str(REQUEST);
    let request = super::RequestEvent::rows();
    table(&mut text, Section::Event.name(), &request, false, &[]);
    text
}

/// Writes a table: the fields with a sample, then the tables within.
fn table(text: &mut String, path: &str, rows: &[Row], is_list: bool, short: &[&str]) {
    let inner = |row: &Row| match path {
        "" => row.name.to_owned(),
        path => format!("{path}.{}", row.name),
    };
    let mut lines = String::new();
    let mut is_short = false;
    for row in rows {
        let Some(sample) = row.sample else { continue };
        let stands = short.contains(&inner(row).as_str());
        is_short |= stands;
        lines.push_str(&line(row, sample, stands));
    }
    if !path.is_empty() && !lines.is_empty() {
        let mark = if is_short { "" } else { "# " };
        let (open, close) = if is_list { ("[[", "]]") } else { ("[", "]") };
        text.push_str(&format!("{mark}{open}{path}{close}\n"));
    }
    text.push_str(&lines);
    for row in rows.iter().filter(|row| row.sample.is_none()) {
        if !lines.is_empty() {
            text.push('\n');
        }
        table(
            text,
            &inner(row),
            &row.facts.parts,
            row.facts.is_list,
            short,
        );
    }
}

fn line(row: &Row, sample: &str, stands: bool) -> String {
    let is_quoted = row.facts.is_quoted && !row.facts.is_list;
    let value = if is_quoted {
        format!("\"{sample}\"")
    } else {
        sample.to_owned()
    };
    let mark = if stands { "" } else { "# " };
    let field = format!("{mark}{} = {value}", row.name);
    let meaning = row.help.trim_end_matches('.');
    let choice = match (row.facts.codes, row.facts.holds.strip_prefix("one of ")) {
        (Some(codes), _) => format!(": {}", samples(codes)),
        (None, Some(names)) if !meaning.contains(sample) => format!(": {names}"),
        (None, _) => String::new(),
    };
    let parts = row.facts.parts.iter().map(|part| part.name);
    let others: Vec<_> = parts.filter(|part| !sample.contains(part)).collect();
    let also = if others.is_empty() {
        String::new()
    } else {
        format!("; also {}", others.join(", "))
    };
    format!("{field:COLUMN$} # {meaning}{choice}{also}\n")
}
