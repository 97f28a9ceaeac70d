//! Files as programs save them again: with a mark at the end, in another encoding, cut within a letter.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1254};

use super::*;

fn saved(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16();
    [0xfeff_u16]
        .into_iter()
        .chain(units)
        .flat_map(u16::to_le_bytes)
        .collect()
}

fn text(name: &str) -> String {
    String::from_utf8(sample(name)).unwrap()
}

#[test]
fn a_mark_at_the_end_is_neither_a_row_nor_a_cut() {
    let sdn = sample("ofac_sdn.csv");
    let rows = sdn.strip_suffix(b"\x1a").unwrap();
    let (_, expected, _) = read_all(&[rows], None);
    let row = b"7777,\"INVENTED LAST\",-0- ,\"INV\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";
    for mark in [&b"\x1a"[..], b"\x1a\r\n", b"\x1a\n", b"\x1a\x1a\r\n \r\n"] {
        let whole = [rows, mark].concat();
        let (told, entries, faults) = read_all(&[&whole], None);
        assert_eq!((told.unwrap().refused, faults), (0, Vec::new()));
        assert!(entries == expected);
        // A row that the mark follows at once is whole too, and so is what stands behind a mark within the file.
        let (told, entries, _) = read_all(&[&[rows, row.trim_ascii_end(), mark].concat()], None);
        assert_eq!(
            (told.unwrap().refused, entries.len()),
            (0, expected.len() + 1)
        );
        if mark.ends_with(b"\n") {
            let (told, entries, _) = read_all(&[&[rows, mark, row].concat()], None);
            assert_eq!(
                (told.unwrap().refused, entries.len()),
                (0, expected.len() + 1)
            );
        }
    }
    let own = b"name,birth_date\nAnn,1961\nBob,1962";
    for end in [&b"\x1a"[..], b"\x1a\r\n", b"\r\n\x1a", b"\n\x1a\n"] {
        let (told, entries, faults) = read_all(&[&[own, end].concat()], None);
        assert_eq!((told.unwrap().entries, faults), (2, Vec::new()));
        assert_eq!(entries[1].birth_dates[0].to_string(), "1962");
    }
}

#[test]
fn a_last_row_without_a_line_break_is_whole_when_it_has_every_cell_and_a_doubt_is_told() {
    let reasons = |text: &str| {
        let (told, entries, faults) = read_all(&[text.as_bytes()], None);
        let faults: Vec<_> = faults
            .iter()
            .map(|it| (it.place.line, it.reason, it.kept && it.as_written))
            .collect();
        let told = told.map(|told| told.refused);
        (told.map_err(|error| error.reason()), entries.len(), faults)
    };
    let doubt = |line| vec![(line, Reason::FileCutOff, true)];
    // Its last cell could go on.
    for text in [
        "name,birth_date\nAnn,1961\nBob,1962",
        "name,birth_date,remarks\nAnn,1961,\nBob,1962,",
        "name,birth_date\r\nAnn,1961\r\nBob,1962",
    ] {
        assert_eq!(reasons(text), (Ok(0), 2, doubt(3)), "{text}");
    }
    // A mark closes it.
    let closed = "name;birth_date\nAnn;\"1961\"\nBob;\"1962\"";
    assert_eq!(reasons(closed), (Ok(0), 2, vec![]));
    // It lacks cells, or a mark is open: the file is cut off.
    for text in [
        "name,birth_date,remarks\nAnn,1961,\nBob,1962",
        "name,birth_date,remarks\nAnn,1961,\nBob",
        "name,birth_date,remarks\nAnn,1961,\n,",
        "name,birth_date\nAnn,\"1961\"\nBob,\"1962",
        "name,birth_date",
        "name,birth_da",
    ] {
        let (told, ..) = reasons(text);
        assert_eq!(told, Err(Reason::FileCutOff), "{text}");
    }
}

#[test]
fn columns_that_nobody_knows_are_all_named_with_those_that_may_be_meant() {
    let told = |text: &str| {
        let (told, ..) = read_all(&[text.as_bytes()], None);
        let error = told.unwrap_err();
        (error.reason(), error.to_string())
    };
    for text in [
        "Full name;Date birth;passport_no;colour\nAnn;1961;X1;red\n",
        "nme,birth date,passport_no,colour\nAnn,1961,X1,red\n",
    ] {
        let (reason, told) = told(text);
        assert_eq!(reason, Reason::ColumnUnknown, "{told}");
        assert!(
            told.contains("'passport_no' (is 'passport' meant?)"),
            "{told}"
        );
        assert!(
            told.contains("'colour'") && !told.contains("'colour' ("),
            "{told}"
        );
        assert!(!told.contains("Ann"), "{told}");
    }
    // None of them is known.
    let (reason, all) = told("Vorname;Nachname;Gebdatum\nAnn;Invented;1961\n");
    assert_eq!(reason, Reason::ColumnUnknown, "{all}");
    assert!(
        all.contains("'Vorname'") && all.contains("'Gebdatum'"),
        "{all}"
    );
    let (reason, near) = told("nationalty;brith_date\nGE;1961\n");
    assert_eq!(reason, Reason::ColumnUnknown, "{near}");
    assert!(near.contains("is 'nationality' meant?"), "{near}");
    assert!(near.contains("is 'birth_date' meant?"), "{near}");
    let many = (b'a'..b'a' + 10).map(|c| format!("zz{}", char::from(c)));
    let (_, many) = told(&(many.collect::<Vec<_>>().join(",") + "\n"));
    assert!(many.contains("'zzh' and 2 more"), "{many}");
    // Rows of data are no heading, and their cells are never repeated.
    let (reason, told) = told("Ann Invented;1961-03-04\n");
    assert_eq!(reason, Reason::ListFormatUnknown, "{told}");
    assert!(!told.contains("Ann"), "{told}");
}

#[test]
fn a_file_that_ends_within_a_letter_is_told_as_cut_by_its_line() {
    let own = "name,birth_date\nАнна,1961\nБорис";
    let opensanctions = "id,schema,name,aliases,dataset\n1,Person,Анна,,x\n2,Person,Борис";
    let json = "[{\"key\":\"1\",\"kind\":\"person\",\n\"names\":[\n{\"written\":\"Анна";
    for (text, format) in [
        (own, Format::Csv),
        (opensanctions, Format::OpenSanctions),
        (json, Format::Json),
    ] {
        let cut = &text.as_bytes()[..text.len() - 1];
        for named in [None, Some(format)] {
            let (told, _, _) = read_all(&[cut], named);
            let error = told.unwrap_err();
            assert_eq!(error.reason(), Reason::FileCutOff, "{format}");
            let told = error.to_string();
            assert!(
                told.contains("at line 3") && told.contains("within a letter"),
                "{told}"
            );
        }
    }
    // One that has no other letter of more than a byte, cut within that.
    let (told, _, _) = read_all(&[b"name,birth_date\nAnn,1961\nBob \xe1\x83"], None);
    assert_eq!(told.unwrap_err().reason(), Reason::FileCutOff);
}

#[test]
fn a_long_table_is_told_wherever_its_beginning_is_cut() {
    for blanks in 0..4 {
        let mut text = format!("{}name,birth_date\n", " ".repeat(blanks));
        while text.len() < 70_000 {
            text.push_str("ანა,1961\n");
        }
        let (told, entries, faults) = read_all(&[text.as_bytes()], None);
        assert_eq!(told.unwrap().format, Format::Csv);
        assert!(faults.is_empty() && entries[0].names[0].written == "ანა");
        let published = text
            .replace("name,", "id,schema,name,aliases,dataset,")
            .replace("ანა,", "1,Person,ანა,,x,");
        let (told, _, _) = read_all(&[published.as_bytes()], None);
        assert_eq!(told.unwrap().format, Format::OpenSanctions);
    }
}

/// Its only letter of more than a byte so far, cut, is no letter of a code page.
#[test]
fn a_published_list_is_of_no_code_page_where_its_beginning_ends_within_its_first_letter() {
    const LOOKED_AT: usize = 64 * 1024;
    for cut in 1..3 {
        let mut list = "id,schema,name,aliases,dataset\n".to_owned();
        let mut key = 0;
        while list.len() < LOOKED_AT - 64 {
            key += 1;
            list.push_str(&format!("{key},Person,Ann,,x\n"));
        }
        list.push_str("last,Person,");
        let blanks = LOOKED_AT - cut - list.len();
        list.push_str(&format!("{}ანა,,x\n", " ".repeat(blanks)));
        assert!(!list.is_char_boundary(LOOKED_AT));
        let (told, entries, faults) = read_all(&[list.as_bytes()], None);
        assert_eq!(told.unwrap().format, Format::OpenSanctions);
        assert_eq!(faults, []);
        assert_eq!(entries.last().unwrap().names[0].written, "ანა");
    }
}

#[test]
fn a_byte_that_is_no_letter_is_told_by_its_line() {
    let mut own = "name,birth_date\nАнна,1961\n".as_bytes().to_vec();
    own.extend(b"Bob \xd0,1962\n");
    let (told, _, _) = read_all(&[&own], None);
    let error = told.unwrap_err();
    assert_eq!(error.reason(), Reason::Malformed);
    assert!(error.to_string().contains("line 3 is not UTF-8"), "{error}");
}

#[test]
fn a_list_that_a_program_for_tables_saved_again_is_refused_by_its_encoding() {
    for name in [
        "eu.csv",
        "uk.csv",
        "opensanctions.csv",
        "ftm.json",
        "un.xml",
        "eu.xml",
        "ofac_sdn.csv",
    ] {
        let whole = text(name);
        let format = sniff(whole.as_bytes());
        assert!(format.is_some_and(|format| !format.is_own()), "{name}");
        let (told, _, _) = read_all(&[&utf16(whole.trim_start_matches('\u{feff}'))], None);
        let error = told.unwrap_err();
        assert_eq!(error.reason(), Reason::ListFormatUnknown, "{name}");
        assert!(error.to_string().contains("UTF-16LE"), "{error}");
    }
    for (encoding, letters) in [
        (WINDOWS_1251, "Вымыслова Анна"),
        (WINDOWS_1254, "Şüpheli Çağrı"),
    ] {
        let list = format!(
            "id,schema,name,aliases,dataset\n1,Person,{letters},,x\n2,Person,{letters},,x\n"
        );
        for named in [None, Some(Format::OpenSanctions)] {
            let (told, _, _) = read_all(&[&saved(&list, encoding)], named);
            let error = told.unwrap_err();
            assert_eq!(error.reason(), Reason::ListFormatUnknown);
            assert!(error.to_string().contains(encoding.name()), "{error}");
        }
        assert!(read_all(&[&saved(&list, UTF_8)], None).0.is_ok());
    }
}

#[test]
fn a_table_of_ones_own_is_read_in_the_encoding_that_it_was_saved_in() {
    for (letters, encoding) in [
        ("Вымыслова Анна", WINDOWS_1251),
        ("Şüpheli Çağrı", WINDOWS_1254),
    ] {
        let table = format!("name;birth_date\n{letters};1961\n{letters};1962\n");
        for bytes in [saved(&table, encoding), utf16(&table), saved(&table, UTF_8)] {
            let (told, entries, faults) = read_all(&[&bytes], None);
            assert_eq!((told.unwrap().format, faults), (Format::Csv, Vec::new()));
            assert_eq!(entries[0].names[0].written, letters);
        }
    }
    let entries = "[{\"key\":\"1\",\"kind\":\"person\",\"names\":[{\"written\":\"Анна\"}],\"birth_dates\":[\"1961\"]}]";
    let (told, _, _) = read_all(&[&utf16(entries)], None);
    assert_eq!(told.unwrap().format, Format::Json);
}
