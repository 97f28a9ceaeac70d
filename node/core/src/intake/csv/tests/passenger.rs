//! Tables of passenger alerts.

use super::*;
use crate::intake::{draft_file, passenger_sample};
use crate::wire::record::draft_all;

const PASSPORT: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

fn read_alerts(bytes: &[u8]) -> Rows {
    let terms = Terms {
        rows: RowKind::Passenger,
        ..Terms::default()
    };
    let origin = "GE/revenue-service".parse().unwrap();
    read(bytes, &origin, &terms, NOW).unwrap()
}

/// A table of one alert that passes, with some cells replaced.
fn alert(cells: &[(&str, &str)]) -> Vec<u8> {
    let mut row = vec![
        ("id", "X1"),
        ("mrz", PASSPORT),
        ("flight", "TK 386"),
        ("expected_place_country", "GE"),
        ("risk_reasons", "route_unusual"),
        ("requested_action", "monitor"),
        ("valid_until", "2026-11-05"),
        ("category", "narcotic"),
        ("legal_basis", "Article 5 of the agreement"),
        ("expires", "2027-01-01"),
        ("evaluation_scheme", "4x4"),
        ("evaluation_source", "B"),
        ("evaluation_information", "2"),
    ];
    row.retain(|(column, _)| !cells.iter().any(|(replaced, _)| replaced == column));
    row.extend(cells);
    written(&row, ';')
}

fn faults(cells: &[(&str, &str)]) -> Vec<(String, Reason)> {
    let bad = read_alerts(&alert(cells)).bad.into_iter();
    bad.map(|bad| (bad.column, bad.reason)).collect()
}

#[test]
fn the_template_says_what_the_sample_of_a_draft_says() {
    let rows = read_alerts(template(RowKind::Passenger, NOW).as_bytes());
    assert_eq!((rows.good.len(), rows.bad.as_slice()), (1, &[][..]));
    let sample = draft_file::read(&passenger_sample(NOW)).unwrap();
    assert_eq!(rows.good[0].fields(), draft_all(sample).unwrap());
}

#[test]
fn a_zone_tells_the_person_and_lines_of_it_may_be_apart() {
    let (first, second) = PASSPORT.split_at(44);
    for zone in [PASSPORT.to_owned(), format!("{first}\r\n{second}")] {
        let rows = read_alerts(&alert(&[("mrz", &zone)]));
        assert_eq!(rows.bad, []);
        let draft = rows.good[0].fields();
        let person = &draft.sections().persons.as_ref().unwrap().items[0];
        assert_eq!(person.names[0].written, "ANNA MARIA ERIKSSON");
        assert_eq!(
            (person.birth_date.as_str(), person.role.code.as_str()),
            ("1974-08-12", "passenger")
        );
    }
}

#[test]
fn several_passengers_stand_in_one_row_with_and_without_a_document() {
    let rows = read_alerts(&alert(&[
        ("documents", "visa: UT123456 (GE)"),
        ("name_2", "Erik Eriksson"),
        ("birth_date_2", "1970-01-02"),
        ("role_2", "organiser"),
        ("name_3", "Nino Eriksson"),
        (
            "mrz_3",
            "I<UTOD231458907<<<<<<<<<<<<<<</7408122F1204159UTO<<<<<<<<<<<6/ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ),
    ]));
    assert_eq!(rows.bad, []);
    let draft = rows.good[0].fields();
    let persons = &draft.sections().persons.as_ref().unwrap().items;
    let told: Vec<_> = persons
        .iter()
        .map(|it| {
            let schemes: Vec<_> = it.documents.iter().map(|it| it.scheme().code()).collect();
            (it.names[0].written.as_str(), it.role.code.as_str(), schemes)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("ANNA MARIA ERIKSSON", "passenger", vec!["mrz", "visa"]),
            ("Erik Eriksson", "organiser", vec![]),
            ("Nino Eriksson", "passenger", vec!["mrz"]),
        ]
    );
}

#[test]
fn a_zone_that_was_read_badly_is_refused_with_its_line_its_column_and_its_part() {
    let of = |old: &str, new: &str| {
        assert!(PASSPORT.contains(old));
        PASSPORT.replacen(old, new, 1)
    };
    for (column, zone, reason, part) in [
        (
            "mrz",
            PASSPORT.chars().take(80).collect(),
            Reason::IdentifierBadFormat,
            "3 lines of 30",
        ),
        (
            "mrz",
            of("L898902C3", "L898902C4"),
            Reason::IdentifierBadCheck,
            "the document number",
        ),
        (
            "mrz",
            of("740812", "740821"),
            Reason::IdentifierBadCheck,
            "the date of birth",
        ),
        (
            "mrz",
            of("120415", "120416"),
            Reason::IdentifierBadCheck,
            "the date of expiry",
        ),
        (
            "mrz",
            of("ZE184226B", "ZE184226C"),
            Reason::IdentifierBadCheck,
            "the optional data",
        ),
        (
            "mrz",
            of("<<<<<10", "<<<<<11"),
            Reason::IdentifierBadCheck,
            "the whole zone",
        ),
        (
            "mrz",
            of("740812", "741812"),
            Reason::IdentifierBadFormat,
            "the date of birth",
        ),
        (
            "mrz_2",
            of("UTO7", "QQQ7"),
            Reason::IdentifierBadFormat,
            "the nationality",
        ),
    ] {
        let rows = read_alerts(&alert(&[(column, &zone)]));
        let [bad] = rows.bad.as_slice() else {
            panic!("{part}: {:?}", rows.bad);
        };
        assert_eq!(
            (bad.line, bad.column.as_str(), bad.reason),
            (2, column, reason),
            "{part}"
        );
        assert!(bad.message.contains(part), "{}", bad.message);
        assert!(!bad.message.contains("ERIKSSON") && !bad.message.contains("L898902C"));
    }
}

#[test]
fn what_an_alert_about_a_person_needs_is_asked_for_by_its_column() {
    for (cells, column, reason) in [
        (
            &[("legal_basis", "")][..],
            "legal_basis",
            Reason::PersonsWithoutBasis,
        ),
        (&[("expires", "")], "expires", Reason::PersonsWithoutBasis),
        (
            &[("evaluation_source", "Z")],
            "evaluation_source",
            Reason::FieldInvalid,
        ),
        (
            &[("birth_date", "2090-01-01")],
            "birth_date",
            Reason::TimeInFuture,
        ),
        (
            &[("expected_place_country", "")],
            "expected_place_country",
            Reason::FieldMissing,
        ),
        (
            &[("valid_until", "2026-10-01")],
            "valid_until",
            Reason::AlertExpired,
        ),
        (
            &[("risk_reasons", "")],
            "risk_reasons",
            Reason::FieldMissing,
        ),
        (
            &[("requested_action", "shout")],
            "requested_action",
            Reason::CodeUnknown,
        ),
        (&[("tlp", "")], "tlp", Reason::FieldMissing),
    ] {
        let told = faults(cells);
        assert_eq!(told, [(column.to_owned(), reason)]);
    }
}

#[test]
fn a_column_of_the_other_table_is_told_to_be_one() {
    let table = alert(&[]);
    let origin = "GE/revenue-service".parse().unwrap();
    let told = read(&table, &origin, &Terms::default(), NOW).unwrap_err();
    let told = told.to_string();
    assert!(
        told.contains("'mrz' is no column here but of passenger alerts"),
        "{told}"
    );
    assert!(told.contains("`ntc codes column`"), "{told}");
    let terms = Terms {
        rows: RowKind::Passenger,
        ..Terms::default()
    };
    let told = read(b"date,category,valid_until", &origin, &terms, NOW);
    let told = told.unwrap_err().to_string();
    assert!(
        told.contains("'date' is no column here but of seizures"),
        "{told}"
    );
    assert!(matches!(
        read(b"mrz,category", &origin, &terms, NOW),
        Err(UnreadableTable::ColumnMissing("valid_until"))
    ));
}
