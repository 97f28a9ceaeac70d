//! The readers against what another reader found in the same invented files, and against files that are cut, broken,
//! hostile or too large.

mod limits;
mod saved;

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::identifier::Identifier;
use crate::watchlist::Strength;

/// The samples, each with what an independent reader found in it.
const SAMPLES: [&str; 9] = [
    "un.xml",
    "ofac_sdn.csv",
    "eu.csv",
    "eu.xml",
    "uk.csv",
    "uk.xml",
    "opensanctions.csv",
    "ftm.json",
    "own.csv",
];

fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/watchlists");
    std::fs::read(folder.join(name)).unwrap()
}

fn today() -> Day {
    Day::new(2026, 11, 28).unwrap()
}

fn read_all(
    files: &[&[u8]],
    format: Option<Format>,
) -> (Result<Told, Unreadable>, Vec<Entry>, Vec<Fault>) {
    let mut sources: Vec<Bytes<'_>> = files.iter().map(|bytes| Bytes(bytes)).collect();
    let mut sources: Vec<&mut dyn Source> = sources.iter_mut().map(|source| source as _).collect();
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    let told = read(&mut sources, format, today(), &mut |item| {
        match item {
            Item::Entry(_, entry) => entries.push(*entry),
            Item::Fault(fault) => faults.push(fault),
        }
        ControlFlow::Continue(())
    });
    (told, entries, faults)
}

fn shown(entry: &Entry) -> Value {
    let names = entry.names.iter().map(|name| {
        json!({ "written": name.written, "quality": name.quality.name(), "surname": name.surname })
    });
    let documents = entry.identifiers().map(|number| {
        json!({ "scheme": number.scheme().code(), "raw": number.raw(),
            "country": number.country().unwrap_or_default(), "state": number.state() })
    });
    let addresses = entry
        .addresses
        .iter()
        .map(|address| json!([address.text, address.country]));
    let dates = entry.birth_dates.iter().map(ToString::to_string);
    json!({
        "key": entry.key, "kind": entry.kind.name(), "former_keys": entry.former_keys,
        "names": names.collect::<Vec<_>>(), "birth_dates": dates.collect::<Vec<_>>(),
        "birth_places": entry.birth_places, "sex": entry.sex, "nationalities": entry.nationalities,
        "countries": entry.countries, "documents": documents.collect::<Vec<_>>(), "emails": entry.emails,
        "addresses": addresses.collect::<Vec<_>>(), "programmes": entry.programmes,
    })
}

#[test]
fn each_list_is_read_as_another_reader_reads_it_and_its_form_is_told() {
    for name in SAMPLES {
        let expected: Value =
            serde_json::from_slice(&sample(&format!("{name}.expected.json"))).unwrap();
        let texts = |field: &str| -> Vec<String> {
            serde_json::from_value(expected[field].clone()).unwrap()
        };
        let files: Vec<_> = texts("files").iter().map(|file| sample(file)).collect();
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let (told, entries, faults) = read_all(&files, None);
        let told = told.unwrap();
        assert_eq!(faults, [], "{name}");
        for (entry, expected) in entries.iter().zip(expected["entries"].as_array().unwrap()) {
            assert_eq!(shown(entry), *expected, "{name}");
        }
        assert_eq!(
            Some(entries.len()),
            expected["entries"].as_array().map(Vec::len),
            "{name}"
        );
        assert!(
            told.is_detected && told.format.name() == expected["format"],
            "{name}"
        );
        assert_eq!(
            told.version,
            expected["version"].as_str().unwrap(),
            "{name}"
        );
        assert_eq!(json!(told.left), expected["left"], "{name}");
        let digests: Vec<_> = told
            .files
            .iter()
            .map(|file| hex::encode(file.digest))
            .collect();
        assert_eq!(digests, texts("sha256"), "{name}");
        assert_eq!(told.entries as usize, entries.len(), "{name}");
    }
}

#[test]
fn a_form_that_is_named_is_not_guessed_and_bytes_of_no_form_are_refused() {
    let un = sample("un.xml");
    let (told, _, _) = read_all(&[&un], Some(Format::Un));
    assert!(!told.unwrap().is_detected);
    let (told, _, _) = read_all(&[&un], Some(Format::Eu));
    assert_eq!(told.unwrap_err().reason(), Reason::Malformed);
    for bytes in [
        &b""[..],
        b"\n",
        b"hello\n",
        b"\x89PNG\r\n",
        b"<html></html>\n",
    ] {
        let (told, _, _) = read_all(&[bytes], None);
        assert_eq!(told.unwrap_err().reason(), Reason::ListFormatUnknown);
    }
}

#[test]
fn a_file_that_is_cut_anywhere_but_between_two_lines_is_refused() {
    for name in SAMPLES {
        let whole = sample(name);
        let has_lines = !name.ends_with(".xml");
        for end in (0..whole.len()).step_by(3) {
            let cut = &whole[..end];
            let rest = &whole[end..];
            // What follows the last record of a file tells nothing.
            if rest.iter().all(|b| b.is_ascii_whitespace() || *b == 0x1a)
                || (has_lines
                    && (cut.ends_with(b"\n") || (name == "own.csv" && cut.ends_with(b"\r"))))
            {
                continue;
            }
            let (told, _, faults) = read_all(&[cut], Some(sniff(&whole).unwrap()));
            // A row of one's own that has every cell is taken, and the doubt is told.
            let is_told = faults
                .last()
                .is_some_and(|fault| fault.reason == Reason::FileCutOff && fault.kept);
            let is_closed = cut.ends_with(b"\"");
            let holds = told.is_err() || (name == "own.csv" && (is_told || is_closed));
            assert!(holds, "{name} cut at {end} of {}", whole.len());
        }
        for format in [None, sniff(&whole)] {
            let (told, _, _) = read_all(&[&whole[..whole.len() * 2 / 3]], format);
            assert_eq!(told.unwrap_err().reason(), Reason::FileCutOff, "{name}");
        }
    }
}

#[test]
fn a_table_that_is_called_xml_is_of_another_form_and_not_cut_off() {
    let (told, _, _) = read_all(&[b"key,kind,name\n1,person,Ann\n"], Some(Format::Un));
    let error = told.unwrap_err();
    assert_eq!(error.reason(), Reason::Malformed);
    assert!(error.to_string().contains("of another form"), "{error}");
}

#[test]
fn a_row_that_is_broken_is_told_by_its_line_and_the_others_are_read() {
    let text = "id,schema,name,aliases,birth_date\n1,Person,Ann Invented,,soon\n2,Person\n3,Person,\"Bob\"x,,\n4,Person,,,\n1,Person,Ann,,\n";
    let (told, entries, faults) = read_all(&[text.as_bytes()], Some(Format::OpenSanctions));
    assert_eq!(entries.len(), 1);
    assert_eq!(told.unwrap().refused, 4);
    let faults: Vec<_> = faults
        .iter()
        .map(|fault| {
            (
                fault.place.line,
                fault.field.as_str(),
                fault.reason,
                fault.kept,
            )
        })
        .collect();
    assert_eq!(
        faults,
        [
            (2, "birth_dates", Reason::FieldInvalid, true),
            (3, "row", Reason::Malformed, false),
            (4, "row", Reason::Malformed, false),
            (5, "names", Reason::FieldMissing, false),
            (6, "key", Reason::FieldInvalid, false),
        ]
    );
    assert_eq!(entries[0].remarks, "Born: soon");
}

#[test]
fn no_fault_repeats_what_stands_in_the_file() {
    let text = "id,schema,name,birth_date,countries,emails\n1,Person,Ann Invented,SECRET,SECRETLAND,SECRET MAIL\n";
    let (_, _, faults) = read_all(&[text.as_bytes()], Some(Format::OpenSanctions));
    assert_eq!(faults.len(), 3);
    assert!(faults.iter().all(|fault| !fault.message.contains("SECRET")));
}

#[test]
fn entities_and_document_types_are_refused_and_what_is_no_xml_too() {
    let with = |head: &str, name: &str| {
        format!(
            "<?xml version=\"1.0\"?>{head}<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>{name}\
             </FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"
        )
    };
    let reason = |text: String| {
        read_all(&[text.as_bytes()], Some(Format::Un))
            .0
            .map_err(|error| error.reason())
    };
    assert!(reason(with("", "A &amp; B &#65;&#x42;")).is_ok());
    let bomb = "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    for text in [
        with(bomb, "&b;"),
        with("", "&b;"),
        with("<!DOCTYPE l SYSTEM \"file:///etc/passwd\">", "A"),
    ] {
        assert_eq!(reason(text), Err(Reason::EntityDeclared));
    }
    for text in [
        with("", "A").replace("</INDIVIDUAL>", "</ENTITY>"),
        with("", "A").replace("CONSOLIDATED_LIST", "OTHER"),
        with("", "A").replace(
            "version=\"1.0\"",
            "version=\"1.0\" encoding=\"windows-1251\"",
        ),
        with("", "A").replace(
            "</CONSOLIDATED_LIST>",
            "</CONSOLIDATED_LIST><CONSOLIDATED_LIST>",
        ),
    ] {
        assert_eq!(reason(text), Err(Reason::Malformed));
    }
}

#[test]
fn attributes_are_read_as_strictly_as_texts() {
    let eu = String::from_utf8(sample("eu.xml")).unwrap();
    let with = |value: &str| eu.replace("wholeName=\"Anka\"", value);
    let reason = |text: &str| {
        read_all(&[text.as_bytes()], None)
            .0
            .map_err(|error| error.reason())
    };
    assert!(reason(&with("wholeName=\"A &amp; &#x42;\"")).is_ok());
    for (text, expected) in [
        (with("wholeName=\"&b;\""), Reason::EntityDeclared),
        (with("wholeName=\"&#x110000;\""), Reason::Malformed),
        (with("wholeName=Anka"), Reason::Malformed),
        (
            with("wholeName=\"Anka\" wholeName=\"Anka\""),
            Reason::Malformed,
        ),
        (
            eu.replace("<export ", "<!DOCTYPE export><export "),
            Reason::EntityDeclared,
        ),
        (eu.replace("</export>", "</exports>"), Reason::Malformed),
    ] {
        assert_eq!(reason(&text), Err(expected));
    }
    let long = format!("wholeName=\"{}\"", "a".repeat(MAX_TEXT + 1));
    assert_eq!(reason(&with(&long)), Err(Reason::TooLarge));
    let half = format!("<remark key=\"{}\"/>", "a".repeat(MAX_TEXT / 2));
    let sum = eu.replace(
        "<subjectType code=\"person\"",
        &format!("{half}{half}<subjectType code=\"person\""),
    );
    assert_eq!(reason(&sum), Err(Reason::TooLarge));
}

#[test]
fn both_forms_of_a_list_give_their_entries_the_same_names() {
    for (table, elements) in [("eu.csv", "eu.xml"), ("uk.csv", "uk.xml")] {
        let keys = |name: &str| -> Vec<String> {
            let (told, entries, _) = read_all(&[&sample(name)], None);
            assert!(told.is_ok(), "{name}");
            entries.into_iter().map(|entry| entry.key).collect()
        };
        let (table, elements) = (keys(table), keys(elements));
        assert_eq!(table, elements[..table.len()]);
    }
}

#[test]
fn parts_of_a_list_without_its_entries_are_refused_and_rows_of_no_entry_told() {
    let (sdn, add, alt) = (
        sample("ofac_sdn.csv"),
        sample("ofac_add.csv"),
        sample("ofac_alt.csv"),
    );
    let (told, _, _) = read_all(&[&add, &alt], Some(Format::Ofac));
    assert_eq!(told.unwrap_err().reason(), Reason::ListPartMissing);
    // In any order, and alone.
    let (told, entries, _) = read_all(&[&alt, &sdn], Some(Format::Ofac));
    assert_eq!(told.unwrap().files.len(), 2);
    assert_eq!(entries[0].names.len(), 4);
    let of_nobody = b"77,1,\"aka\",\"NOBODY\",-0- \r\n";
    let (_, _, faults) = read_all(&[&sdn, of_nobody], Some(Format::Ofac));
    assert_eq!(faults.len(), 1);
    assert_eq!(
        (faults[0].place.file, faults[0].reason),
        (1, Reason::NotFound)
    );
}

/// A file that is another one when it is opened again.
struct Changing(Vec<Vec<u8>>, usize);

impl Source for Changing {
    fn open(&mut self) -> io::Result<Box<dyn io::BufRead + '_>> {
        let at = self.1.min(self.0.len() - 1);
        self.1 += 1;
        Ok(Box::new(self.0[at].as_slice()))
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    let first = sample("ftm.json");
    let mut second = first.clone();
    second.extend_from_within(..);
    // Opened once to learn what it is.
    let mut changing = Changing(vec![first.clone(), first, second], 0);
    let told = read(
        &mut [&mut changing],
        Some(Format::Ftm),
        today(),
        &mut |_| ControlFlow::Continue(()),
    );
    assert_eq!(told.unwrap_err().reason(), Reason::FileChanged);
}

#[test]
fn whoever_takes_breaks_off() {
    let bytes = sample("eu.csv");
    let told = read(&mut [&mut Bytes(&bytes)], None, today(), &mut |_| {
        ControlFlow::Break(())
    });
    assert!(matches!(told, Err(Unreadable::Stopped)));
}

#[test]
fn entries_read_back_from_the_json_that_is_written_of_them() {
    for name in SAMPLES {
        let (_, entries, _) = read_all(&[&sample(name)], None);
        let written: Vec<_> = entries.iter().map(json).collect();
        let text = serde_json::to_vec(&written).unwrap();
        let (told, again, faults) = read_all(&[&text], None);
        // Of which the publisher tells a name alone is taken as it stands, and told.
        let is_weak = |entry: &&Entry| entry.sound_strength() == Strength::NameAlone;
        let weak = entries.iter().filter(is_weak).map(|it| it.key.as_str());
        let kept = faults
            .iter()
            .filter(|it| it.kept && it.reason == Reason::SelectorTooWeak && it.field == "names");
        assert!(
            kept.map(|it| it.key.as_str()).eq(weak),
            "{name}: {faults:?}"
        );
        let told = told.unwrap();
        assert_eq!((told.format, told.refused), (Format::Json, 0), "{name}");
        assert!(again == entries, "{name}");
        // Without the mark a name alone is one's own, and refused.
        let plain = String::from_utf8(text)
            .unwrap()
            .replace(",\"as_it_stands\":true", "");
        let (_, again, _) = read_all(&[plain.as_bytes()], None);
        let is_strong = |entry: &Entry| entry.sound_strength() != Strength::NameAlone;
        assert!(again.iter().all(is_strong), "{name}");
    }
}

#[test]
fn what_is_asked_for_one_entry_reads_back_and_one_that_is_not_read_is_named() {
    let now = crate::time::Timestamp::from_millis(1_790_000_000_000);
    let list = crate::watchlist::WatchList::published("a".parse().unwrap(), Format::Un, "ann", now);
    let mut entry = Entry::new("1", crate::watchlist::SubjectKind::Person);
    entry.names.push(crate::watchlist::Name::whole(
        "Ann Invented",
        crate::watchlist::Quality::Primary,
    ));
    entry.birth_dates.push("1961".parse().unwrap());
    let mut order = list.order;
    order.valid_until = now.plus(std::time::Duration::from_secs(3600));
    order.markers = vec![crate::watchlist::Marker::Armed];
    order.contact_first = true;
    entry.order = Some(order);
    let text = serde_json::to_string(&[json(&entry)]).unwrap();
    let (_, again, faults) = read_all(&[text.as_bytes()], None);
    assert_eq!(faults, []);
    assert!(again == [entry]);
    for (right, wrong, field) in [
        ("specific_check", "arrest", "order.action"),
        ("armed", "angry", "order.markers"),
        ("4x4:X4", "good", "order.grade"),
        ("\"review\":\"20", "\"review\":\"x20", "order.review"),
    ] {
        assert!(text.contains(right), "{text}");
        let (_, _, faults) = read_all(&[text.replace(right, wrong).as_bytes()], None);
        assert_eq!(faults[0].field, field);
    }
}

#[test]
fn json_of_ones_own_is_refused_entry_by_entry() {
    let text = r#"[{"key":"1","kind":"person","names":[{"written":"Ann Invented"}],"birth_dates":["1961"]},
        {"key":"2","kind":"person","names":[{"written":"Ann"}],"nickname":"x"},
        {"key":"3","kind":"ghost"}, {"key":"4","kind":"phone","documents":[{"scheme":"telephone","raw":"1"}]}, 5]"#;
    let (_, entries, faults) = read_all(&[text.as_bytes()], None);
    assert_eq!(entries.len(), 1);
    let places: Vec<_> = faults
        .iter()
        .map(|fault| (fault.place.line, fault.reason))
        .collect();
    assert_eq!(
        places,
        [
            (2, Reason::Malformed),
            (3, Reason::CodeUnknown),
            (4, Reason::CodeUnknown),
            (5, Reason::Malformed),
        ]
    );
}

#[test]
fn what_is_no_list_is_refused_whatever_form_is_named() {
    for bytes in [
        &b""[..],
        b"PK\x03\x04....[Content_Types].xml",
        b"%PDF-1.7\n",
        b"\x1f\x8b\x08",
    ] {
        for format in [None, Some(Format::Csv), Some(Format::Un)] {
            let (told, _, _) = read_all(&[bytes], format);
            assert_eq!(told.unwrap_err().reason(), Reason::ListFormatUnknown);
        }
    }
    let (told, _, _) = read_all(&[b"<sdnList>\n</sdnList>\n"], None);
    assert!(told.unwrap_err().to_string().contains("'sdnList'"));
}

#[test]
fn a_column_that_is_none_or_stands_twice_is_named() {
    for (heading, named) in [
        ("name,weight", "'weight'"),
        ("name,birth_date,Date of birth", "'birth_date'"),
    ] {
        let text = format!("{heading}\nAnn,1961,1961\n");
        let (told, _, _) = read_all(&[text.as_bytes()], Some(Format::Csv));
        let error = told.unwrap_err();
        assert_eq!(error.reason(), Reason::ColumnUnknown);
        assert!(error.to_string().contains(named), "{error}");
    }
}

#[test]
fn a_date_that_can_be_two_days_is_held_by_its_year_and_told_by_its_column() {
    let text = "id,name,Birth date\n1,Ann,03/04/1980\n2,Bob,25/03/1980\n3,Cid,1980-04-03\n";
    let (told, entries, faults) = read_all(&[text.as_bytes()], None);
    assert_eq!(told.unwrap().entries, 3);
    let dates: Vec<_> = entries
        .iter()
        .map(|entry| entry.birth_dates[0].to_string())
        .collect();
    assert_eq!(dates, ["1980", "1980-03-25", "1980-04-03"]);
    let [fault] = faults.as_slice() else {
        panic!("{faults:?}");
    };
    let told = (fault.place.line, fault.field.as_str(), fault.kept);
    assert_eq!(told, (2, "birth_date", true));
    assert!(fault.year_alone && !fault.as_written, "{fault:?}");
    // A year to come is kept as little as a day to come.
    let later = "id,name,birth date,country\n1,Ann,03/04/2091,GE\n";
    let (_, late, faults) = read_all(&[later.as_bytes()], None);
    assert_eq!(late[0].birth_dates, []);
    assert!(!faults.iter().any(|fault| fault.year_alone), "{faults:?}");
    assert_eq!(entries[0].remarks, "Born: 03/04/1980");
    // The United Kingdom writes the day first, and says so.
    let uk = String::from_utf8(sample("uk.csv")).unwrap();
    let uk = uk.replace("04/04/1971", "03/04/1971");
    let (_, entries, faults) = read_all(&[uk.as_bytes()], None);
    assert_eq!(faults, []);
    let dates = entries[0].birth_dates.iter().map(ToString::to_string);
    assert!(dates.into_iter().any(|date| date == "1971-04-03"));
}

#[test]
fn a_zone_in_an_entry_tells_its_bearer_and_a_broken_one_is_left_out() {
    const ZONE: &str =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    let broken = ZONE.replace("7408122F", "7408123F");
    let text = format!(
        "id,name,mrz,nationality\n1,,{ZONE},\n2,Ann,{broken},GE\n3,,{broken},\n4,Ann,{broken},\n5,Ann,,\n"
    );
    let (told, entries, faults) = read_all(&[text.as_bytes()], Some(Format::Csv));
    assert_eq!(told.unwrap().refused, 3);
    let name = entries[0].primary().unwrap();
    assert_eq!(name.written, "ANNA MARIA ERIKSSON");
    assert_eq!(entries[0].birth_dates[0].to_string(), "1974-08-12");
    assert_eq!(entries[0].documents.len(), 1);
    assert_eq!(entries[1].documents, []);
    let told: Vec<_> = faults
        .iter()
        .map(|fault| {
            (
                fault.place.line,
                fault.field.as_str(),
                fault.reason,
                fault.kept,
            )
        })
        .collect();
    let check = Reason::IdentifierBadCheck;
    let weak = Reason::SelectorTooWeak;
    assert_eq!(
        told,
        [
            (3, "mrz", check, true),
            (4, "mrz", check, false),
            (5, "mrz", check, false),
            (6, "names", weak, false),
        ]
    );
}

#[test]
fn a_name_alone_is_refused_of_ones_own_in_json_as_in_a_table_and_taken_of_a_publisher() {
    let json = br#"[{"key":"1","kind":"person","names":[{"written":"Ann Invented"}]},
        {"key":"2","kind":"person","names":[{"written":"Ann Invented"}],"nationalities":["GE"]}]"#;
    let table = b"id,name,nationality\n1,Ann Invented,\n2,Ann Invented,GE\n";
    for (bytes, form) in [(&json[..], Format::Json), (&table[..], Format::Csv)] {
        let (read, entries, faults) = read_all(&[bytes], Some(form));
        assert_eq!(read.unwrap().refused, 1, "{form}");
        let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["2"], "{form}");
        let told: Vec<_> = faults
            .iter()
            .map(|it| (it.field.as_str(), it.reason, it.kept))
            .collect();
        assert_eq!(told, [("names", Reason::SelectorTooWeak, false)], "{form}");
    }
    let published =
        b"90001,\"INVENTED, Ann\",\"individual\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";
    let (read, entries, _) = read_all(&[published], Some(Format::Ofac));
    assert_eq!((read.unwrap().refused, entries.len()), (0, 1));
}

type Told4<'a> = (u64, &'a str, Reason, bool, bool);

fn told(faults: &[Fault]) -> Vec<Told4<'_>> {
    let faults = faults.iter();
    faults
        .map(|it| {
            let field = it.field.as_str();
            (it.place.line, field, it.reason, it.kept, it.as_written)
        })
        .collect()
}

#[test]
fn a_number_of_a_table_of_ones_own_that_breaks_its_rule_is_told_and_kept_where_it_can_be_met() {
    let text = "id,name,birth_date,container,imo_ship,passport,plate\n\
        1,,,CSQU3054384,,,\n\
        2,,,BAD,,,\n\
        3,Ann Invented,1961,,123,,\n\
        4,Ann Invented,,,123,,AA0000000000B\n\
        5,Ann Invented,1961,,,X1 (XX),\n\
        6,,,CSQU3054383,9074729,X0000001 (GE),AA 000 BB\n";
    let (read, entries, faults) = read_all(&[text.as_bytes()], Some(Format::Csv));
    let (check, form) = (Reason::IdentifierBadCheck, Reason::IdentifierBadFormat);
    assert_eq!(
        told(&faults),
        [
            (2, "container", check, true, true),
            // Nothing that travels bears it.
            (3, "container", form, false, false),
            (4, "imo_ship", form, true, true),
            (5, "imo_ship", form, false, false),
            (5, "plate", form, false, false),
            (6, "passport", Reason::CodeUnknown, true, false),
            (6, "passport", form, true, true),
        ]
    );
    assert!(
        faults[0]
            .message
            .contains("4 stands where 3 belongs; CSQU3054383")
    );
    assert!(faults[1].message.contains("four letters"));
    assert_eq!(read.unwrap().refused, 2);
    let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["1", "3", "5", "6"]);
    let numbers: Vec<_> = entries[0].identifiers().map(Identifier::normal).collect();
    assert_eq!(numbers, ["CSQU3054384"]);
}

#[test]
fn who_would_be_born_in_the_future_is_told_in_a_table_and_in_json_of_ones_own() {
    let text = "id,name,birth_date,nationality\n1,Ann Invented,2090,\n2,Bob Invented,2026-11-29,GE\n\
        3,Cid Invented,2026-11-28,\n4,Dan Invented,1961-02-30,\n";
    let (_, entries, faults) = read_all(&[text.as_bytes()], Some(Format::Csv));
    assert_eq!(
        told(&faults),
        [
            (2, "birth_date", Reason::TimeInFuture, false, false),
            (3, "birth_date", Reason::TimeInFuture, true, false),
            (5, "birth_date", Reason::FieldInvalid, false, false),
        ]
    );
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].birth_dates, []);
    assert_eq!(entries[0].remarks, "Born: 2026-11-29");

    let with = |key: &str, more: &str| format!("{{\"key\":\"{key}\",\"kind\":\"person\",{more}}}");
    let named = r#""names":[{"written":"Ann Invented"}]"#;
    let state = r#""nationalities":["GE"]"#;
    let number =
        |scheme: &str, raw: &str| format!(r#""documents":[{{"scheme":"{scheme}","raw":"{raw}"}}]"#);
    let text = format!(
        "[{},{},{},{}]\n",
        with("1", &format!(r#"{named},{state},"birth_dates":["2090"]"#)),
        with("2", &number("container", "CSQU3054384")),
        with("3", &number("container", "BAD")),
        with(
            "4",
            &format!("{named},{state},{}", number("imo_ship", "123"))
        ),
    );
    let (_, entries, faults) = read_all(&[text.as_bytes()], None);
    assert_eq!(
        told(&faults),
        [
            (1, "birth_dates", Reason::TimeInFuture, true, false),
            (2, "documents", Reason::IdentifierBadCheck, true, true),
            (3, "documents", Reason::IdentifierBadFormat, false, false),
            (4, "documents", Reason::IdentifierBadFormat, true, true),
        ]
    );
    assert_eq!(entries.len(), 3);
}

#[test]
fn numbers_and_dates_of_lists_that_others_publish_stay_as_they_are() {
    let text = "id,schema,name,birth_date,identifiers,phones\n1,Person,Ann Invented,2090,X1,12\n";
    let (_, entries, faults) = read_all(&[text.as_bytes()], Some(Format::OpenSanctions));
    assert_eq!(told(&faults), []);
    assert_eq!(entries[0].birth_dates[0].to_string(), "2090");
    assert_eq!(entries[0].documents.len(), 2);
    let ship = "id,schema,name,aliases,identifiers\n1,Vessel,Silver Heron,,IMO 9074728\n";
    let (_, entries, faults) = read_all(&[ship.as_bytes()], Some(Format::OpenSanctions));
    assert_eq!(told(&faults), []);
    assert_eq!(entries[0].documents.len(), 1);
}

#[test]
fn a_table_none_of_whose_rows_holds_says_what_is_wrong_with_the_first() {
    let text = b"container\nBAD\nWORSE\n";
    let (read, _, faults) = read_all(&[text], None);
    let error = read.unwrap_err();
    assert_eq!(faults.len(), 2);
    assert_eq!(error.reason(), Reason::IdentifierBadFormat);
    assert_eq!(error.field().as_deref(), Some("container"));
    let message = error.to_string();
    assert!(
        message.contains("file 1, line 2, container: one is no container"),
        "{message}"
    );
}

#[test]
fn rows_without_an_id_of_several_files_do_not_take_each_others_place() {
    let one = b"name,birth_date\nAnn,1961\n";
    let other = b"name,birth_date\nBob,1962\n";
    let (told, entries, faults) = read_all(&[one, other], None);
    assert_eq!((told.unwrap().entries, faults.len()), (2, 0));
    let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["line-2", "file-2-line-2"]);
}

#[test]
fn an_empty_list_is_no_list() {
    let text = b"id,schema,name,aliases\n";
    let (told, _, _) = read_all(&[text], Some(Format::OpenSanctions));
    assert!(matches!(told, Err(Unreadable::Empty)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_changed_file_makes_a_reader_panic(
        which in 0..SAMPLES.len(), changes in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 1..6), cut in 0.0..1.0_f64,
    ) {
        let mut bytes = sample(SAMPLES[which]);
        let format = sniff(&bytes);
        for (at, byte) in changes {
            let at = (at * bytes.len() as f64) as usize;
            bytes[at] = byte;
        }
        if cut > 0.5 {
            bytes.truncate((cut * bytes.len() as f64) as usize);
        }
        drop(read_all(&[&bytes], format));
        drop(read_all(&[&bytes], None));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "[a-z0-9<>&;,\"'\n\\[\\]{}: /-]{0,200}") {
        for format in Format::ALL {
            drop(read_all(&[text.as_bytes()], Some(format)));
        }
    }
}
