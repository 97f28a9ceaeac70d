//! A notice with every field, and the bytes of its sections.

use std::collections::BTreeSet;

use super::*;
use crate::forms::{Row, notice_fields};
use crate::intake::draft_file;
use crate::record::{Defaults, MAX_RETENTION, Record, RecordId};
use crate::wire::display;
use crate::wire::record::{draft, header_bytes, section_bytes};

/// The vectors and their drafts. Each is frozen, so a field that is added stands in a further one.
const SEIZURES: [(&str, &str); 2] = [
    (
        "seizure.json",
        include_str!("../../../../tests/vectors/seizure.toml"),
    ),
    (
        "seizure-2.json",
        include_str!("../../../../tests/vectors/seizure-2.toml"),
    ),
];
/// 2026-03-01T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_772_323_200_000);

fn noted(seizure: &str) -> Record {
    let read = draft_file::read(seizure).unwrap_or_else(|error| panic!("{error}"));
    let defaults = Defaults {
        expiry: MAX_RETENTION,
    };
    let (author, id) = (
        "GE/revenue-service".parse().unwrap(),
        RecordId::new(NOW, &[7; 10]),
    );
    let checked = draft(read).unwrap().check(&author, id, NOW, &defaults);
    checked.unwrap().0
}

#[test]
fn seizures() {
    for (name, seizure) in SEIZURES {
        let sections: Vec<_> = Section::ALL
            .iter()
            .zip(section_bytes(&noted(seizure)))
            .map(|(section, bytes)| {
                json!({ "section": section.name(), "content": bytes.map(hex::encode) })
            })
            .collect();
        compare(name, &json!({ "sections": sections }));
    }
}

/// The fields of the sections of a notice, by path.
fn fields() -> impl Iterator<Item = (String, Row)> {
    let is_in_header = |path: &str| !path.contains('.') || path.starts_with("handling.");
    notice_fields()
        .into_iter()
        .filter(move |(path, _)| !is_in_header(path))
}

#[test]
fn the_seizures_of_the_vectors_have_every_field_of_a_notice() {
    let words: BTreeSet<_> = SEIZURES
        .iter()
        .flat_map(|(_, text)| text.split(|c: char| !(c.is_alphanumeric() || c == '_')))
        .collect();
    for (path, row) in fields() {
        assert!(words.contains(row.name), "{path}");
    }
}

#[test]
fn whoever_is_shown_a_notice_sees_every_field_of_it() {
    let (mut labels, mut keys) = (BTreeSet::new(), String::new());
    for (_, seizure) in SEIZURES {
        let record = noted(seizure);
        let bytes = section_bytes(&record);
        let held: Vec<_> = Section::ALL
            .iter()
            .zip(&bytes)
            .filter_map(|(section, bytes)| Some((u32::from(section.slot()), bytes.as_deref()?)))
            .collect();
        let header = header_bytes(&record, &[[0; 32]; 8]);
        let lines = display::lines(&header, &held);
        labels.extend(lines.into_iter().map(|line| line.label));
        keys.push_str(&display::json(&header, &held).to_string());
    }
    for (path, row) in fields() {
        let label = row.label();
        assert!(labels.iter().any(|told| told.starts_with(&label)), "{path}");
        assert!(keys.contains(&format!("\"{}\":", row.name)), "{path}");
    }
}
