//! A notice with every field, and the bytes of its sections.

use super::*;
use crate::forms::{Row, notice_fields};
use crate::intake::draft_file;
use crate::record::{Defaults, MAX_RETENTION, Record, RecordId};
use crate::wire::display;
use crate::wire::record::{draft, header_bytes, section_bytes};

const SEIZURE: &str = include_str!("../../../../tests/vectors/seizure.toml");
/// 2026-03-01T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_772_323_200_000);

fn noted() -> Record {
    let read = draft_file::read(SEIZURE).unwrap_or_else(|error| panic!("{error}"));
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
fn seizure() {
    let sections: Vec<_> = Section::ALL
        .iter()
        .zip(section_bytes(&noted()))
        .map(|(section, bytes)| {
            json!({ "section": section.name(), "content": bytes.map(hex::encode) })
        })
        .collect();
    compare("seizure.json", &json!({ "sections": sections }));
}

#[test]
fn the_seizure_of_the_vector_has_every_field_of_a_notice() {
    let is_in_header = |path: &str| !path.contains('.') || path.starts_with("handling.");
    let has = |name: &str| {
        let mut words = SEIZURE.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|word| word == name)
    };
    for (path, row) in notice_fields() {
        let row: Row = row;
        assert!(is_in_header(&path) || has(row.name), "{path}");
    }
}

#[test]
fn whoever_is_shown_a_notice_sees_every_field_of_it() {
    let record = noted();
    let bytes = section_bytes(&record);
    let held: Vec<_> = Section::ALL
        .iter()
        .zip(&bytes)
        .filter_map(|(section, bytes)| Some((u32::from(section.slot()), bytes.as_deref()?)))
        .collect();
    let header = header_bytes(&record, &[[0; 32]; 8]);
    let lines = display::lines(&header, &held);
    let json = display::json(&header, &held).to_string();
    for (path, row) in notice_fields() {
        let Some((_, name)) = path.rsplit_once('.') else {
            continue;
        };
        if path.starts_with("handling.") {
            continue;
        }
        let is_line = lines
            .iter()
            .any(|line| line.label.starts_with(&row.label()));
        assert!(is_line, "{path}");
        assert!(json.contains(&format!("\"{name}\":")), "{path}");
    }
}
