//! The readers against what another reader found in the same invented files, and against files that are cut, broken or
//! too large.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::identifier::Identifier;

fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/manifests");
    std::fs::read(folder.join(name)).unwrap()
}

fn shown(subject: &Subject) -> Value {
    let told = &subject.told;
    let primary = told.primary();
    let documents = told.identifiers().map(|number| {
        json!([
            number.scheme().code(),
            number.raw(),
            number.country().unwrap_or_default()
        ])
    });
    let addresses = told
        .addresses
        .iter()
        .map(|address| json!([address.text, address.country]));
    let stops = subject
        .journey
        .stops
        .iter()
        .map(|stop| json!([stop.place, stop.at]));
    json!({
        "role": subject.role, "reference": subject.reference, "from": subject.from, "to": subject.to,
        "name": primary.map_or("", |name| &name.written), "surname": primary.map_or("", |name| &name.surname),
        "sex": told.sex, "birth_dates": told.birth_dates.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "birth_places": told.birth_places, "nationalities": told.nationalities, "countries": told.countries,
        "documents": documents.collect::<Vec<_>>(), "emails": told.emails,
        "addresses": addresses.collect::<Vec<_>>(),
        "journey": { "numbers": subject.journey.numbers, "carrier": subject.journey.carrier,
            "stops": stops.collect::<Vec<_>>() },
    })
}

/// A message with these segments between its header and its trailer, whose counts fit.
fn message(segments: &[&str]) -> String {
    let mut text = "UNB+UNOA:4+X+Y+261120:0800+1'UNH+1+PAXLST:D:05B:UN'BGM+745'".to_owned();
    segments
        .iter()
        .for_each(|segment| write!(text, "{segment}'").unwrap());
    let count = segments.len() + 3;
    text + &format!("UNT+{count}+1'UNZ+1+1'")
}

fn reasons(text: &str) -> Vec<(u64, String, Reason, bool)> {
    let read = read(text.as_bytes(), Some(Form::Paxlst)).unwrap();
    let faults = read.faults.into_iter();
    faults
        .map(|fault| (fault.place.segment, fault.field, fault.reason, fault.kept))
        .collect()
}

#[test]
fn a_passenger_list_is_read_as_another_reader_reads_it() {
    let expected: Value = serde_json::from_slice(&sample("paxlst.edi.expected.json")).unwrap();
    let manifest = read(&sample("paxlst.edi"), None).unwrap();
    assert_eq!(manifest.faults, []);
    assert_eq!(
        (manifest.form, manifest.encoding),
        (Form::Paxlst, expected["encoding"].as_str().unwrap())
    );
    let subjects = expected["subjects"].as_array().unwrap();
    for (subject, expected) in manifest.subjects.iter().zip(subjects) {
        assert_eq!(shown(subject), *expected);
    }
    assert_eq!(manifest.subjects.len(), subjects.len());
    // Line of the file and number of the segment lead to the person.
    assert!(manifest.subjects[0].place.line > 4 && manifest.subjects[0].place.segment == 15);
}

#[test]
fn a_table_of_cargo_gives_boxes_companies_plates_and_people() {
    let manifest = read(&sample("manifest.csv"), None).unwrap();
    let told: Vec<_> = manifest
        .subjects
        .iter()
        .map(|subject| {
            let name = subject.told.primary().map_or("", |name| &name.written);
            let numbers: Vec<_> = subject.told.identifiers().map(Identifier::normal).collect();
            (
                subject.place.line,
                subject.role.as_str(),
                name,
                numbers.join(" "),
            )
        })
        .collect();
    let row = |line, role, name, numbers: &str| (line, role, name, numbers.to_owned());
    assert_eq!(
        told,
        [
            row(2, "", "Анна Вымыслова", "GE:X0000001"),
            row(3, "", "", "CSQU3054383 MSKU6011672"),
            row(3, "consignor", "Invented Shipping Co.", ""),
            row(3, "consignee", "Вымысел ООО", ""),
            row(3, "consignee", "Second Invented LLC", ""),
            row(4, "", "", "UA:AA000AA"),
            row(4, "driver", "Jan Invented", ""),
        ]
    );
    let journey = &manifest.subjects[1].journey;
    assert_eq!(
        (journey.numbers.as_slice(), journey.carrier.as_str()),
        (&["V1".to_owned()][..], "Invented Lines")
    );
    assert_eq!(journey.stops[0].at, "2026-11-20");
    assert_eq!(manifest.subjects[0].journey.numbers, ["XX000"]);
    assert_eq!(manifest.faults.len(), 1);
    assert_eq!(
        (manifest.faults[0].place.line, manifest.faults[0].reason),
        (5, Reason::FieldMissing)
    );
}

#[test]
fn a_file_that_is_cut_is_refused() {
    let whole = sample("paxlst.edi");
    let end = whole
        .windows(4)
        .position(|window| window == b"UNZ+")
        .unwrap()
        + 8;
    let start = edifact::beginning(&whole).unwrap();
    for cut in start + 20..end {
        let told = read(&whole[..cut], Some(Form::Paxlst));
        assert_eq!(
            told.map(drop).map_err(|error| error.reason()),
            Err(Reason::FileCutOff),
            "{cut}"
        );
    }
    let table = sample("manifest.csv");
    let told = read(&table[..table.len() - 5], None);
    assert_eq!(told.unwrap_err().reason(), Reason::FileCutOff);
}

#[test]
fn what_the_message_counts_is_compared_with_what_it_holds() {
    let person = "NAD+FL+++INVENTED:ANN";
    assert_eq!(reasons(&message(&[person, "CNT+42:1"])), []);
    let differs = |segment, field: &str| (segment, field.to_owned(), Reason::CountDiffers, true);
    assert_eq!(
        reasons(&message(&[person, "CNT+42:2"])),
        [differs(6, "CNT")]
    );
    let text = message(&[person])
        .replace("UNT+4", "UNT+5")
        .replace("UNZ+1", "UNZ+2");
    assert_eq!(reasons(&text), [differs(5, "UNT"), differs(6, "UNZ")]);
}

#[test]
fn a_segment_that_is_broken_is_told_by_its_place_and_the_persons_are_read() {
    let told = reasons(&message(&[
        "NAD+FL+++INVENTED:ANN",
        "DTM+329:719999",
        "NAT+2+ZZZ",
        "DOC+P+\u{1}",
        "NAD+FL",
        "NAD+FL+++LAST:ONE",
    ]));
    let fault = |segment, field: &str, reason, kept| (segment, field.to_owned(), reason, kept);
    assert_eq!(
        told,
        [
            fault(4, "birth_dates", Reason::FieldInvalid, true),
            fault(4, "nationalities", Reason::CodeUnknown, true),
            fault(4, "documents", Reason::FieldMissing, true),
            fault(8, "NAD", Reason::FieldMissing, false),
        ]
    );
    let other = message(&["NAD+FL+++INVENTED:ANN"]).replace("PAXLST", "CUSCAR");
    assert_eq!(reasons(&other), [fault(2, "UNH", Reason::Malformed, false)]);
}

#[test]
fn a_year_of_two_digits_lies_at_most_in_that_of_the_flight() {
    let born = |digits: &str| {
        let date = format!("DTM+329:{digits}");
        let text = message(&[
            "TDT+20+XX1",
            "LOC+125+TBS",
            "DTM+189:2601010900:201",
            "NAD+FL+++A:B",
            &date,
        ]);
        let read = read(text.as_bytes(), None).unwrap();
        read.subjects[0]
            .told
            .birth_dates
            .first()
            .map(ToString::to_string)
    };
    for (digits, date) in [
        ("260101", Some("2026-01-01")),
        ("270101", Some("1927-01-01")),
        ("710400", Some("1971-04")),
        ("710000", Some("1971")),
        ("19200301", Some("1920-03-01")),
        ("710230", None),
        ("71", None),
    ] {
        assert_eq!(born(digits).as_deref(), date, "{digits}");
    }
}

#[test]
fn each_character_set_is_read_by_its_name_and_utf8_under_any() {
    let of = |level: &str, name: &[u8]| {
        let text = message(&["NAD+FL+++NAME:A"]).replace("UNOA", level);
        let (before, after) = text.split_once("NAME").unwrap();
        let bytes = [before.as_bytes(), name, after.as_bytes()].concat();
        read(&bytes, None).map(|read| read.subjects[0].told.names[0].surname.clone())
    };
    assert_eq!(of("UNOC", b"J\xd3ZSEF").unwrap(), "JÓZSEF");
    assert_eq!(of("UNOE", b"\xb0\xbd\xbd\xb0").unwrap(), "АННА");
    assert_eq!(of("UNOK", b"\xde\xddRIN").unwrap(), "ŞİRIN");
    assert_eq!(of("UNOA", "ƏLİ".as_bytes()).unwrap(), "ƏLİ");
    assert_eq!(of("UNOY", "ანა".as_bytes()).unwrap(), "ანა");
    assert_eq!(of("UNOY", b"\xff").unwrap_err().reason(), Reason::Malformed);
}

#[test]
fn other_separators_are_taken_from_una() {
    let text = "UNA;*,! ~UNB*UNOA;4*X*Y*261120;0800*1~UNH*1*PAXLST;D;05B;UN~NAD*FL***O!*INVENTED;ANN+B~UNT*3*1~UNZ*1*1~";
    let read = read(text.as_bytes(), None).unwrap();
    assert_eq!(read.subjects[0].told.names[0].written, "ANN+B O*INVENTED");
    assert_eq!(read.faults, []);
}

#[test]
fn each_limit_holds_and_one_past_it_is_refused_or_told() {
    let papers = |count: usize| {
        let documents: Vec<_> = (0..count).map(|n| format!("DOC+P+X{n}")).collect();
        let mut segments = vec!["NAD+FL+++INVENTED:ANN"];
        segments.extend(documents.iter().map(String::as_str));
        let read = read(message(&segments).as_bytes(), None).unwrap();
        (read.subjects[0].told.documents.len(), read.faulty)
    };
    assert_eq!(papers(MAX_DOCUMENTS), (MAX_DOCUMENTS, 0));
    assert_eq!(papers(MAX_DOCUMENTS + 1), (MAX_DOCUMENTS, 1));
    let long = |length: usize| {
        let segment = format!("FTX+{}", "A".repeat(length - 4));
        let text = message(&["NAD+FL+++INVENTED:ANN", &segment]);
        read(text.as_bytes(), None)
            .map(drop)
            .map_err(|error| error.reason())
    };
    assert_eq!(long(MAX_SEGMENT), Ok(()));
    assert_eq!(long(MAX_SEGMENT + 2), Err(Reason::TooLarge));
    let many = message(&vec!["NAD+FL"; MAX_FAULTS + 1]);
    let manifest = read(many.as_bytes(), None).unwrap();
    assert_eq!(
        (manifest.faults.len(), manifest.faulty),
        (MAX_FAULTS, MAX_FAULTS + 1)
    );
    let stops: Vec<_> = (0..=MAX_STOPS).map(|n| format!("LOC+92+A{n}")).collect();
    let mut segments: Vec<_> = stops.iter().map(String::as_str).collect();
    segments.push("NAD+FL+++INVENTED:ANN");
    let manifest = read(message(&segments).as_bytes(), None).unwrap();
    assert_eq!(manifest.subjects[0].journey.stops.len(), MAX_STOPS);
    let over = vec![b'a'; MAX_FILE + 1];
    assert_eq!(read(&over, None).unwrap_err().reason(), Reason::TooLarge);
}

#[test]
fn a_file_has_its_subjects_and_one_more_is_refused() {
    let table = |count: usize| format!("container\n{}", "X\n".repeat(count));
    let count = |rows| read(table(rows).as_bytes(), None).map(|read| read.subjects.len());
    assert_eq!(count(MAX_SUBJECTS).unwrap(), MAX_SUBJECTS);
    assert_eq!(
        count(MAX_SUBJECTS + 1).unwrap_err().reason(),
        Reason::TooLarge
    );
}

#[test]
fn debug_and_faults_show_nobody() {
    let text = message(&["NAD+FL+++SECRET:SECRET", "DTM+329:SECRET", "NAT+2+SECRET"]);
    let shown = format!("{:?}", read(text.as_bytes(), None).unwrap());
    assert!(!shown.contains("SECRET"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_changed_file_makes_a_reader_panic(
        table: bool, changes in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 1..6), cut in 0.0..1.0_f64,
    ) {
        let mut bytes = sample(if table { "manifest.csv" } else { "paxlst.edi" });
        for (at, byte) in changes {
            let at = (at * bytes.len() as f64) as usize;
            bytes[at] = byte;
        }
        if cut > 0.5 {
            bytes.truncate((cut * bytes.len() as f64) as usize);
        }
        drop(read(&bytes, None));
        drop(read(&bytes, Some(Form::Paxlst)));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "(UNA|UNB|UNH|NAD|FL|DOC|[A-Z0-9?+:' \n]){0,80}") {
        drop(read(text.as_bytes(), Some(Form::Paxlst)));
        drop(read(text.as_bytes(), None));
    }
}
