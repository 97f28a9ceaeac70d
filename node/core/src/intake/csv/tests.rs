//! The table of real seizures, and tables that are broken.

use std::collections::BTreeSet;

use super::*;
use crate::record::{Event, Precision};

const SEIZURES: &[u8] = include_bytes!("../../../../../tests/data/seizures.csv");
/// 2026-11-01T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_793_491_200_000);

fn read_as(party: &str, bytes: &[u8]) -> Rows {
    read(bytes, &party.parse().unwrap(), &Terms::default(), NOW).unwrap()
}

/// A table of one row of Georgia that passes, with some cells replaced.
fn table(cells: &[(&str, &str)]) -> Vec<u8> {
    let mut row = vec![
        ("id", "X1"),
        ("reporting_country", "GE"),
        ("date", "2025-01-02"),
        ("category", "narcotic"),
        ("commodity", "heroin"),
        ("quantity", "1.5"),
        ("unit", "kg"),
    ];
    row.retain(|(column, _)| !cells.iter().any(|(replaced, _)| replaced == column));
    row.extend(cells);
    written(&row, ',')
}

/// A table of the cells of one row, and the columns that they stand in.
fn written(row: &[(&str, &str)], delimiter: char) -> Vec<u8> {
    let delimiter = u8::try_from(delimiter).unwrap();
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer
        .write_record(row.iter().map(|(name, _)| name))
        .unwrap();
    writer
        .write_record(row.iter().map(|(_, cell)| cell))
        .unwrap();
    writer.into_inner().unwrap()
}

fn only_draft(cells: &[(&str, &str)]) -> Draft {
    let mut rows = read_as("GE/revenue-service", &table(cells));
    assert_eq!(rows.bad, []);
    rows.good.remove(0).draft
}

#[track_caller]
fn refused(cells: &[(&str, &str)], column: &str, reason: Reason) {
    let rows = read_as("GE/revenue-service", &table(cells));
    let told: Vec<_> = rows
        .bad
        .iter()
        .map(|bad| (bad.line, bad.column.as_str(), bad.reason))
        .collect();
    assert_eq!(told, [(2, column, reason)]);
}

#[test]
fn every_row_of_the_seven_states_imports_and_every_other_is_refused() {
    for (party, imported) in [
        ("AZ/customs", 30),
        ("GE/revenue-service", 20),
        ("KZ/customs", 14),
        ("MD/customs", 15),
        ("TR/customs", 34),
        ("UA/customs", 27),
        ("UZ/customs", 23),
    ] {
        let rows = read_as(party, SEIZURES);
        assert_eq!(rows.good.len(), imported, "{party}");
        assert_eq!(rows.refused(), 202 - imported, "{party}");
        for bad in &rows.bad {
            assert_eq!(
                (bad.column.as_str(), bad.reason),
                ("reporting_country", Reason::EventCountryNotOrigin),
                "{bad:?}"
            );
        }
    }
}

#[test]
fn every_row_has_a_reference_of_its_own() {
    let rows = read_as("TR/customs", SEIZURES);
    let references: BTreeSet<_> = rows
        .good
        .iter()
        .filter_map(|row| row.draft.source_reference())
        .collect();
    assert_eq!(references.len(), rows.good.len());
    assert_eq!(
        (rows.good[0].line, rows.good[0].reference.as_str()),
        (2, "S0001")
    );
}

#[test]
fn a_row_becomes_the_record_that_it_tells_of() {
    let rows = read_as("UA/customs", SEIZURES);
    let row = rows
        .good
        .iter()
        .find(|row| row.reference == "S0008")
        .unwrap();
    let sections = row.draft.sections();
    let Some(Event::Seizure(event)) = &sections.event else {
        panic!("a seizure");
    };
    assert_eq!(event.occurred.unwrap().to_string(), "2010-07-05");
    assert_eq!(event.place.unlocode, "UAODS");
    assert_eq!(event.place.direction, "import");
    assert_eq!(event.concealments[0].code, "in_legitimate_cargo");
    assert_eq!(event.triggers[0].code, "risk_profile");
    assert_eq!(event.means[0].code, "physical_search");
    let goods = sections.goods.as_ref().unwrap();
    assert_eq!(goods.short(), "582.35 kg cocaine");
    assert_eq!(
        (goods.items[0].hs6.as_str(), goods.items[0].hs_edition),
        ("293972", 2022)
    );
    assert_eq!(goods.cover_load, "scrap metal");
    let transport = sections.transport.as_ref().unwrap();
    assert_eq!(
        (transport.legs[0].mode.as_str(), transport.route.len()),
        ("1", 2)
    );
    assert!(
        sections
            .narrative
            .as_ref()
            .unwrap()
            .modus_operandi
            .starts_with("double-walled")
    );
}

#[test]
fn an_announcement_dates_the_report_and_not_the_event() {
    let announced = only_draft(&[("note", "[rep] found by a dog"), ("date", "2025-01")]);
    let Some(Event::Seizure(event)) = &announced.sections().event else {
        panic!("a seizure");
    };
    assert_eq!(event.occurred, None);
    assert_eq!(event.reported.unwrap().precision, Precision::Month);
    let narrative = announced.sections().narrative.as_ref().unwrap();
    assert_eq!(narrative.modus_operandi, "found by a dog");
}

#[test]
fn units_are_measures_packs_or_money() {
    let goods = |category: &str, quantity: &str, unit: &str| {
        let draft = only_draft(&[
            ("category", category),
            ("quantity", quantity),
            ("unit", unit),
        ]);
        draft.sections().goods.as_ref().unwrap().items[0].clone()
    };
    for (unit, code) in [("kg", "KGM"), ("g", "GRM"), ("l", "LTR"), ("pcs", "H87")] {
        assert_eq!(goods("other goods (revenue)", "5", unit).unit, code);
    }
    let packs = goods("tobacco", "1500", "packs");
    assert_eq!(packs.unit, "PA");
    let money = goods("currency/bearer instrument", "12000", "USD");
    assert_eq!(
        (money.quantity, money.unit.as_str(), money.currency.as_str()),
        (None, "", "USD")
    );
    assert_eq!(money.short(), "12000 USD heroin");
}

#[test]
fn a_quoted_figure_is_an_estimate() {
    let estimate = only_draft(&[("note", "\"about 2 kg\"")]);
    assert_eq!(
        estimate.sections().goods.as_ref().unwrap().items[0].quantity_basis,
        "estimated"
    );
    let figure = only_draft(&[]);
    assert_eq!(
        figure.sections().goods.as_ref().unwrap().items[0].quantity_basis,
        ""
    );
}

#[test]
fn what_is_wrong_is_told_by_line_and_column() {
    refused(&[("date", "2.1.2025")], "date", Reason::FieldInvalid);
    refused(&[("date", "02/01/2025")], "date", Reason::Ambiguous);
    refused(&[("date", "46346")], "date", Reason::Ambiguous);
    refused(&[("date", "2025-01-02T10:00")], "date", Reason::Ambiguous);
    refused(&[("date", "2027-01-01")], "date", Reason::TimeInFuture);
    refused(
        &[("reporting_country", "AZ")],
        "reporting_country",
        Reason::EventCountryNotOrigin,
    );
    refused(
        &[("place_kind", "harbour")],
        "place_kind",
        Reason::CodeUnknown,
    );
    refused(&[("unlocode", "AZBAK")], "unlocode", Reason::FieldInvalid);
    refused(&[("category", "")], "category", Reason::FieldMissing);
    refused(&[("category", "drugs")], "category", Reason::CodeUnknown);
    refused(&[("hs6", "2939")], "hs6", Reason::FieldInvalid);
    refused(&[("quantity", "1.500")], "quantity", Reason::Ambiguous);
    refused(&[("quantity", "4.5E+3")], "quantity", Reason::FieldInvalid);
    refused(
        &[("quantity", "2.5"), ("unit", "pcs")],
        "quantity",
        Reason::QuantityNotWhole,
    );
    refused(
        &[("quantity", "0")],
        "quantity",
        Reason::QuantityNotPositive,
    );
    refused(&[("unit", "stone")], "unit", Reason::CodeUnknown);
    refused(
        &[("unit", "sticks"), ("quantity", "15")],
        "unit",
        Reason::UnitNotAllowed,
    );
    refused(&[("packages", "few")], "packages", Reason::FieldInvalid);
    refused(
        &[("transport_mode", "on foot")],
        "transport_mode",
        Reason::CodeUnknown,
    );
    refused(
        &[("concealment", "nowhere")],
        "concealment",
        Reason::CodeUnknown,
    );
    refused(
        &[("detection_method", "dog; luck")],
        "detection_method",
        Reason::CodeUnknown,
    );
    refused(
        &[("origin", "XX")],
        "origin, transit, destination",
        Reason::FieldInvalid,
    );
    refused(
        &[("note", &"x".repeat(4_001))],
        "note",
        Reason::FieldTooLong,
    );
}

/// A table of narrow rows of Georgia, under the heading of the first five columns.
fn narrow(rows: &str) -> Rows {
    let heading = "id,date,category,quantity,unit,note\n";
    read_as("GE/revenue-service", format!("{heading}{rows}").as_bytes())
}

fn good(rows: &Rows) -> Vec<(u64, &str)> {
    let good = rows.good.iter();
    good.map(|row| (row.line, row.reference.as_str())).collect()
}

fn bad(rows: &Rows) -> Vec<(u64, &str, Reason)> {
    let bad = rows.bad.iter();
    bad.map(|bad| (bad.line, bad.column.as_str(), bad.reason))
        .collect()
}

#[test]
fn a_bad_row_does_not_stop_the_others_and_every_line_is_accounted_for() {
    let rows = narrow(
        "X1,2025-01-02,narcotic,1.5,kg,\nX2,2025-01-02\n\nX1,2025-01-02,narcotic,1.5,kg,\n\
         X3,2025-01-02,narcotic,1.5,kg,\"found\nby a dog\"\n",
    );
    assert_eq!(good(&rows), [(2, "X1"), (6, "X3")]);
    assert_eq!(
        bad(&rows),
        [
            (3, "row", Reason::Malformed),
            (5, "id", Reason::FieldInvalid)
        ]
    );
    assert_eq!(
        rows.lines.to_string(),
        "7 lines read = 1 heading + 4 rows + 1 within cells + 1 blank"
    );
}

#[test]
fn an_open_quotation_mark_swallows_no_row_in_silence() {
    let row = |id: &str, note: &str| format!("{id},2025-01-02,narcotic,1.5,kg,{note}\n");
    let quoted = "\"\"\"about 2 kg\"\" behind a panel\"";
    let middle =
        row("Q1", "") + &row("Q2", "\"told") + &row("Q3", "") + &row("Q4", quoted) + &row("Q5", "");
    let rows = narrow(&middle);
    assert_eq!(good(&rows), [(2, "Q1"), (6, "Q5")]);
    assert_eq!(bad(&rows), [(3, "row", Reason::Malformed)]);
    assert!(
        rows.bad[0].message.contains("lines 3 to 5 are not read"),
        "{}",
        rows.bad[0].message
    );
    let to_end = row("Q1", "") + &row("Q2", "\"told") + &row("Q3", "");
    let rows = narrow(&to_end);
    assert_eq!(
        (good(&rows), bad(&rows)),
        (vec![(2, "Q1")], vec![(3, "row", Reason::Malformed)])
    );
    let closed = row("Q1", "\"told") + &row("Q2", "\"") + &row("Q3", "");
    let rows = narrow(&closed);
    assert_eq!(
        (good(&rows), bad(&rows)),
        (vec![(4, "Q3")], vec![(2, "row", Reason::Malformed)])
    );
    for rows in [narrow(&middle), narrow(&to_end), narrow(&closed)] {
        let LineCount {
            read,
            heading,
            rows,
            within,
            blank,
        } = rows.lines;
        assert_eq!(read, heading + rows + within + blank);
    }
}

#[test]
fn what_a_spreadsheet_of_the_region_saves_is_read_and_told() {
    let row = [
        ("id", "1"),
        ("date", "28.01.2025"),
        ("category", "tobacco"),
        ("commodity", "сигареты"),
        ("quantity", "1.500"),
        ("unit", "пачек"),
        ("value", "12,5"),
        ("currency", "EUR"),
    ];
    let text = |delimiter| {
        String::from_utf8(written(&row, delimiter))
            .unwrap()
            .replace('\n', "\r\n")
    };
    let utf16: Vec<u8> = text('\t')
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let files = [
        (
            text(';').into_bytes(),
            "UTF-8, cells parted by semicolon, decimal comma",
        ),
        (
            format!("sep=;\r\n{}", text(';')).into_bytes(),
            "UTF-8, cells parted by semicolon, decimal comma",
        ),
        (utf16, "UTF-16LE, cells parted by tab, decimal comma"),
        (
            encoding_rs::WINDOWS_1251.encode(&text(';')).0.into_owned(),
            "windows-1251 (the likelier code page; --encoding names another), cells parted by semicolon, decimal comma",
        ),
    ];
    for (bytes, form) in files {
        let rows = read_as("KZ/customs", &bytes);
        assert_eq!((bad(&rows), rows.form.to_string().as_str()), (vec![], form));
        let goods = &rows.good[0].draft.sections().goods.as_ref().unwrap().items[0];
        assert_eq!(
            (goods.description.as_str(), goods.unit.as_str()),
            ("сигареты", "PA")
        );
        assert_eq!(goods.quantity.unwrap().to_string(), "1500");
        assert_eq!(goods.value.unwrap().to_string(), "12.5");
    }
}

#[test]
fn numbers_with_three_digits_after_a_mark_are_asked_about_until_the_file_settles_them() {
    let quantities = |rows: &[(&str, &str)]| {
        let rows = rows.iter().enumerate();
        let rows: String = rows
            .map(|(id, (quantity, unit))| {
                format!("{id},2025-01-02,counterfeit,\"{quantity}\",{unit},\n")
            })
            .collect();
        narrow(&rows)
    };
    let alone = quantities(&[("1.500", "kg")]);
    assert_eq!(bad(&alone), [(2, "quantity", Reason::Ambiguous)]);
    let settled = quantities(&[("1.500", "kg"), ("2.5", "kg")]);
    assert_eq!(bad(&settled), []);
    // No packet has thousandths: that the file has decimal points does not make 1.500 one and a half.
    let counted = quantities(&[("1.500", "packs"), ("2.5", "kg")]);
    assert_eq!(bad(&counted), [(2, "quantity", Reason::Ambiguous)]);
    let comma = quantities(&[("1.500", "packs"), ("2,5", "kg")]);
    assert_eq!(bad(&comma), []);
    let told = Terms {
        decimals: Decimals::Comma,
        ..Terms::default()
    };
    let origin = "GE/revenue-service".parse().unwrap();
    let table = b"date,category,quantity,unit\n2025-01-02,tobacco,1.500,packs\n";
    assert_eq!(read(table, &origin, &told, NOW).unwrap().good.len(), 1);
}

#[test]
fn a_row_without_an_id_has_a_reference_of_its_content() {
    let read = |rows: &str| {
        read_as(
            "GE/revenue-service",
            format!("date,category,commodity\n{rows}").as_bytes(),
        )
    };
    let (first, again) = (
        read("2025-01-02,narcotic,heroin\n"),
        read("2025-01-02,narcotic,heroin\n"),
    );
    assert!(first.good[0].is_made && first.good[0].reference == again.good[0].reference);
    let other = read("2025-01-02,narcotic,opium\n");
    assert_ne!(first.good[0].reference, other.good[0].reference);
    let twice = read("2025-01-02,narcotic,heroin\n2025-01-02,narcotic,heroin\n");
    assert_eq!(bad(&twice), [(3, "id", Reason::FieldInvalid)]);
}

#[test]
fn references_that_look_alike_are_alike_and_invisible_characters_are_refused() {
    let composed = only_draft(&[("id", "caf\u{e9}")]);
    let apart = only_draft(&[("id", " cafe\u{301} ")]);
    assert_eq!(composed.source_reference(), apart.source_reference());
    refused(&[("id", "X\u{200b}1")], "id", Reason::FieldInvalid);
}

#[test]
fn columns_of_identifiers_value_persons_and_several_goods_fill_their_fields() {
    let draft = only_draft(&[
        ("container", "CSQU3054383; MSKU6011672"),
        ("plate", "AA 1234 BB"),
        ("plate_country", "UA"),
        ("trailer_plate", "AA 5678 XX"),
        ("document", "24GE1234567890ABC4; cmr: 12/55"),
        ("tin", "1401555071"),
        ("tin_country", "AZ"),
        ("value", "2 000 000"),
        ("currency", "USD"),
        ("category_2", "weapon"),
        ("commodity_2", "pistols"),
        ("quantity_2", "2"),
        ("unit_2", "pcs"),
        ("goods.items[1].calibre", "9x19"),
        ("goods_identifiers_2", "weapon_serial: EX 1"),
        ("in", "container:2"),
        ("persons", "2"),
        ("nationality", "TR"),
        ("handling.tlp", "AMBER"),
    ]);
    let sections = draft.sections();
    let goods = &sections.goods.as_ref().unwrap().items;
    assert_eq!(goods.len(), 2);
    assert_eq!(goods[0].value.unwrap().to_string(), "2000000");
    assert_eq!(
        (goods[1].calibre.as_str(), goods[1].identifiers.len()),
        ("9x19", 1)
    );
    let transport = sections.transport.as_ref().unwrap();
    assert_eq!(transport.equipment.len(), 2);
    let keys: Vec<_> = sections
        .identifiers()
        .iter()
        .map(|identifier| identifier.key())
        .collect();
    for key in [
        "plate:UA:AA1234BB",
        "plate:AA5678XX",
        "mrn:24GE1234567890ABC4",
        "cmr:1255",
        "tin:AZ:1401555071",
    ] {
        assert!(keys.contains(&key.to_owned()), "{keys:?}");
    }
    let Some(Event::Seizure(event)) = &sections.event else {
        panic!("a seizure");
    };
    assert_eq!(event.persons_involved[0].nationality, "TUR");
}

#[test]
fn a_zero_that_a_spreadsheet_took_is_restored_with_a_warning() {
    let rows = read_as("GE/revenue-service", &table(&[("hs6", "10290")]));
    let goods = &rows.good[0].draft.sections().goods.as_ref().unwrap().items[0];
    assert_eq!(goods.hs6, "010290");
    assert_eq!(rows.good[0].warnings[0].field, "hs6");
}

#[test]
fn the_template_can_be_imported_as_it_stands() {
    for party in ["GE/revenue-service", "KZ/customs"] {
        let template = template();
        let template = if party.starts_with("GE") {
            template
        } else {
            template.replace("GEPTI", "")
        };
        let rows = read_as(party, template.as_bytes());
        assert_eq!((rows.good.len(), bad(&rows)), (1, vec![]), "{party}");
    }
}

#[test]
fn a_file_that_is_no_table_of_seizures_is_refused_as_a_whole() {
    let read = |bytes: &[u8]| {
        read(
            bytes,
            &"GE/revenue-service".parse().unwrap(),
            &Terms::default(),
            NOW,
        )
        .unwrap_err()
    };
    assert!(matches!(read(b""), UnreadableTable::NoHeader));
    assert!(matches!(read(b"\"id"), UnreadableTable::NoHeader));
    assert!(matches!(
        read(b"id,date"),
        UnreadableTable::ColumnMissing("category")
    ));
    assert!(matches!(
        read(b"id,colour"),
        UnreadableTable::ColumnUnknown(2, _)
    ));
    assert!(matches!(
        read(b"id,id"),
        UnreadableTable::ColumnUnknown(2, _)
    ));
    assert!(matches!(
        read(&vec![b'x'; MAX_FILE + 1]),
        UnreadableTable::TooLarge
    ));
    let mut long = b"date,category".to_vec();
    long.extend(b"\nX".repeat(MAX_ROWS));
    assert_eq!(read_as("GE/revenue-service", &long).refused(), MAX_ROWS);
    long.extend(b"\nX");
    assert!(matches!(read(&long), UnreadableTable::TooManyRows));
}

#[test]
fn a_mark_of_byte_order_is_no_part_of_the_first_column() {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(table(&[]));
    assert_eq!(read_as("GE/revenue-service", &bytes).good.len(), 1);
}
