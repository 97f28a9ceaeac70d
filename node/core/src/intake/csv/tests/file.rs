//! A whole file: its lines, its form, and what a spreadsheet makes of it.

use super::*;

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
        let draft = rows.good[0].fields();
        let goods = &draft.sections().goods.as_ref().unwrap().items[0];
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
fn a_time_without_its_zone_has_that_of_the_table_and_is_asked_about_where_nobody_said_it() {
    let table = b"date,category,commodity\n06.10.2026 14:30,narcotic,heroin\n";
    let origin = "AZ/customs".parse().unwrap();
    let asked = read(table, &origin, &Terms::default(), NOW).unwrap();
    assert_eq!(asked.bad[0].reason, Reason::Ambiguous);
    let told = Terms {
        zone: Some("+04:00".parse().unwrap()),
        ..Terms::default()
    };
    let rows = read(table, &origin, &told, NOW).unwrap();
    let event = format!("{:?}", rows.good[0].draft().unwrap().event);
    assert!(event.contains("at_ms: 1791282600000"), "{event}");
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
    let draft = rows.good[0].fields();
    let goods = &draft.sections().goods.as_ref().unwrap().items[0];
    assert_eq!(goods.hs6, "010290");
    assert_eq!(rows.good[0].warnings[0].field, "hs6");
}

#[test]
fn the_template_can_be_imported_as_it_stands() {
    for party in ["GE/revenue-service", "KZ/customs"] {
        let template = template(RowKind::Seizure, NOW);
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
    let told = |heading: &[u8]| {
        let UnreadableTable::ColumnsUnknown(told, _) = read(heading) else {
            panic!("another fault");
        };
        told
    };
    assert_eq!(
        told(b"colour,id,shape of it,id"),
        [
            "column 1 'colour' is no column here",
            "column 3 'shape_of_it' is no column here",
            "column 4 'id' stands there twice; take one out",
        ]
    );
    let many: Vec<_> = (0..40).map(|n| format!("colour_of_{n}x")).collect();
    let many = told(many.join(",").as_bytes());
    assert_eq!(
        (many.len(), many[16].as_str()),
        (17, "24 more are none either")
    );
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

#[test]
fn a_row_of_empty_cells_is_no_row_and_its_line_is_counted() {
    let table = "id,date,category,commodity\n,,,\nX1,2025-01-02,narcotic,heroin\n , ,\"\",\n,,,\n";
    let rows = read_as("GE/revenue-service", table.as_bytes());
    assert_eq!((bad(&rows), rows.good.len()), (vec![], 1));
    assert_eq!(
        rows.lines.to_string(),
        "5 lines read = 1 heading + 1 rows + 0 within cells + 3 blank"
    );
}

#[test]
fn what_is_kept_of_a_row_grows_with_what_the_row_holds() {
    for (text, room) in [("heroin", 256), (&*"h".repeat(100), 256 + 100)] {
        let rows = read_as("GE/revenue-service", &table(&[("commodity", text)]));
        let kept = rows.good[0].draft_len();
        assert!(kept < room, "{kept} bytes");
    }
}
