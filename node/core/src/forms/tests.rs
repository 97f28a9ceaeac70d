//! What the tables promise as a whole.

use std::collections::BTreeSet;

use ntc_proto::shape::Shape;

use super::document::{Chapter, Class, chapters};
use super::*;
use crate::section::Section;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../proto/RECORD.md");

/// Parts that one kind reads as a whole, so that their fields are no rows.
const WHOLE: [&str; 4] = ["Coded", "Decimal", "Identifier", "Moment"];

/// The names of the fields of a message that no row stands for, with their paths.
fn without_row(path: &str, rows: &[Row], shape: &Shape, missing: &mut Vec<String>) {
    for field in shape.fields {
        let at = format!("{path}.{}", field.name);
        match (rows.iter().find(|row| row.name == field.name), field.part) {
            (None, _) => missing.push(at),
            (Some(_), Some(part)) if WHOLE.contains(&part.name) => {}
            (Some(row), Some(part)) => without_row(&at, &row.facts.parts, part, missing),
            (Some(_), None) => {}
        }
    }
}

#[test]
fn every_field_on_the_wire_has_a_row_and_so_a_class_and_no_row_lacks_a_field() {
    let mut missing = Vec::new();
    for chapter in chapters() {
        without_row(&chapter.title, &chapter.rows, chapter.shape, &mut missing);
        for row in &chapter.rows {
            let is_on_wire = chapter
                .shape
                .fields
                .iter()
                .any(|field| field.name == row.name);
            assert!(is_on_wire, "{}.{}", chapter.title, row.name);
        }
    }
    // The digests are what the header commits with, and say nothing by themselves.
    assert_eq!(missing, ["header.section_digests"]);
}

#[test]
fn every_section_has_its_class_and_the_header_alone_is_for_everyone() {
    let told = |class: Class| {
        let chapters = chapters();
        let found = chapters.iter().filter(|chapter| chapter.class == class);
        found
            .map(|chapter| chapter.title.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(Class::EveryRecipient), ["header"]);
    assert_eq!(told(Class::Author), ["national"]);
    for section in Section::ALL {
        let class = if section == Section::National {
            Class::Author
        } else {
            Class::Disclosed(section)
        };
        assert!(!told(class).is_empty(), "{section}");
    }
}

#[test]
fn the_header_tells_every_recipient_these_fields_and_no_other() {
    let Chapter { rows, .. } = chapters().remove(0);
    let names: Vec<_> = rows.iter().map(|row| row.name).collect();
    assert_eq!(
        names,
        [
            "id",
            "origin",
            "kind",
            "version",
            "supersedes",
            "created",
            "expires",
            "urgency",
            "language",
            "purpose",
            "categories",
            "handling",
            "code_list",
            "critical",
        ]
    );
}

fn each_row(rows: &[Row], visit: &mut impl FnMut(&Row)) {
    for row in rows {
        visit(row);
        each_row(&row.facts.parts, visit);
    }
}

#[test]
fn every_row_says_what_it_means_and_what_it_holds() {
    let mut seen = BTreeSet::new();
    for chapter in chapters() {
        each_row(&chapter.rows, &mut |row| {
            assert!(
                row.help.ends_with('.') && row.help.len() > 5,
                "{}",
                row.name
            );
            assert!(
                !row.help.contains('|') && !row.facts.holds.contains('|'),
                "{}",
                row.name
            );
            assert!(!row.facts.holds.is_empty(), "{}", row.name);
            assert!(
                row.sample.is_some() || !row.facts.parts.is_empty(),
                "{}",
                row.name
            );
            seen.insert(row.name);
        });
    }
    assert!(seen.len() > 90, "{}", seen.len());
}

#[test]
fn the_page_of_fields_is_written_from_the_tables() {
    if std::env::var_os("NTC_WRITE_RECORD").is_some() {
        std::fs::write(PAGE, document()).unwrap();
    }
    let held = std::fs::read_to_string(PAGE).unwrap();
    assert_eq!(held, document(), "NTC_WRITE_RECORD=1 writes it again");
}

#[test]
fn the_sample_has_every_field_that_an_officer_can_fill_in() {
    let sample = sample();
    let officers =
        |chapter: &&Chapter| matches!(chapter.class, Class::Disclosed(_) | Class::Author);
    for chapter in chapters().iter().filter(officers) {
        for row in &chapter.rows {
            assert!(sample.contains(row.name), "{}.{}", chapter.title, row.name);
        }
    }
    // The fields of a place stand beside it, whether the example has them or not.
    for row in Place::rows() {
        let place = sample.lines().find(|line| line.starts_with("place = "));
        assert!(place.unwrap().contains(row.name), "{}", row.name);
    }
}
