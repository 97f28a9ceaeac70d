//! How records look.

use proptest::prelude::*;

use super::*;
use crate::wire::record::tests::samples;
use crate::wire::record::{header_bytes, section_bytes};

fn held() -> (Vec<u8>, Vec<(u32, Vec<u8>)>) {
    let (record, _) = samples::publish(samples::full()).unwrap();
    let sections = (0..).zip(section_bytes(&record));
    (
        header_bytes(&record, &[[0; 32]; 8]),
        sections
            .filter_map(|(slot, bytes)| Some((slot, bytes?)))
            .collect(),
    )
}

fn borrowed(sections: &[(u32, Vec<u8>)]) -> Vec<Held<'_>> {
    sections
        .iter()
        .map(|(slot, bytes)| (*slot, bytes.as_slice()))
        .collect()
}

#[test]
fn a_record_reads_as_indented_lines() {
    let (header, sections) = held();
    let lines = lines(&header, &borrowed(&sections));
    let goods = lines
        .iter()
        .skip_while(|line| line.label != "goods")
        .take(9);
    let text: Vec<_> = goods
        .map(|line| format!("{}{}: {}", "  ".repeat(line.depth), line.label, line.value))
        .collect();
    assert_eq!(
        text,
        [
            "goods: ",
            "  items: ",
            "    category: Narcotic drugs",
            "    description: cocaine",
            "    quantity: 42.5",
            "    unit: KGM (Kilograms)",
            "    quantity basis: Measured",
            "    hs6: 293972",
            "  cover load: bananas",
        ]
    );
    let codes = lines
        .iter()
        .find(|line| line.label == "handling codes")
        .unwrap();
    assert_eq!(
        codes.value,
        "H1 (Not in judicial proceedings without permission); \
         H2 (No dissemination without permission)"
    );
}

#[test]
fn at_a_glance_a_number_is_one_line_and_its_raw_form_is_told_where_it_is_another() {
    let number = |scheme: &str, raw: &str, country: &str| v1::Identifier {
        scheme: scheme.to_owned(),
        raw: raw.to_owned(),
        country: country.to_owned(),
        ..v1::Identifier::default()
    };
    let transport = v1::Transport {
        legs: vec![v1::Leg {
            identifiers: vec![
                number("plate", "10 AA 123", "AZ"),
                number("vin", "1M8GDM9AXKP042788", ""),
            ],
            ..v1::Leg::default()
        }],
        equipment: vec![v1::Equipment {
            container: Some(v1::Identifier {
                validity: v1::IdentifierValidity::BadCheck.into(),
                ..number("container", "CSQU3054384", "")
            }),
            ..v1::Equipment::default()
        }],
        ..v1::Transport::default()
    };
    let bytes = transport.encode_to_vec();
    let lines = brief_in(&[], &[(2, &bytes)], &English);
    let told: Vec<_> = lines
        .iter()
        .filter(|line| ["identifiers", "container"].contains(&line.label.as_str()))
        .map(|line| format!("{}: {}", line.label, line.value))
        .collect();
    let told: Vec<_> = told.iter().map(String::as_str).collect();
    assert_eq!(
        told,
        [
            "identifiers: vehicle plate 10AA123 (AZ), raw: 10 AA 123; \
             vehicle identification number 1M8GDM9AXKP042788",
            "container: CSQU3054384, validity: check digit does not hold",
        ]
    );
}

#[test]
fn programs_get_codes_and_field_names() {
    let (header, sections) = held();
    let json = json(&header, &borrowed(&sections));
    let item = &json["goods"]["items"][0];
    assert_eq!(
        (&item["category"], &item["quantity"], &item["unit"]),
        (&"narcotic".into(), &"42.5".into(), &"KGM".into())
    );
    assert_eq!(json["event"]["place"]["position"]["latitude"], "42.15");
    assert_eq!(
        json["persons"]["items"][0]["names"][0]["written"],
        "Anna Maria Eriksson"
    );
    assert_eq!(
        json["transport"]["equipment"][0]["container"]["raw"],
        "CSQU3054383"
    );
    assert_eq!(json["header"]["origin"], "GE/revenue-service");
}

#[test]
fn a_text_cannot_command_the_terminal() {
    let national = v1::National {
        note: "a\u{1b}[2Jb\u{202e}c\nd".to_owned(),
        ..v1::National::default()
    };
    let bytes = national.encode_to_vec();
    let lines = lines(&[], &[(7, &bytes)]);
    let national = lines
        .iter()
        .skip_while(|line| line.label != "national")
        .skip(1);
    let values: Vec<_> = national.map(|line| line.value.as_str()).collect();
    assert_eq!(values, ["a\u{fffd}[2Jb\u{fffd}c", "d"]);
}

#[test]
fn what_is_not_readable_is_said_in_its_place() {
    let (header, _) = held();
    let tree = tree(&header, &[(1, &[0xff]), (8, &[])]);
    let broken: Vec<_> = tree
        .iter()
        .filter(|field| field.value == Shown::unreadable())
        .map(|field| field.key)
        .collect();
    assert_eq!(broken, ["goods", "unknown_section"]);
}

proptest! {
    #[test]
    fn any_bytes_can_be_looked_at(header: Vec<u8>, slot in 0_u32..9, bytes: Vec<u8>) {
        let held = [(slot, bytes.as_slice())];
        prop_assert_eq!(tree(&header, &held).len(), 2);
        prop_assert!(json(&header, &held).is_object());
        prop_assert!(lines(&header, &held).len() >= 2);
    }
}
