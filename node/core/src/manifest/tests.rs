//! The readers against what another reader found in the same invented files, and against files that are cut, broken or
//! too large.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::identifier::Identifier;
use crate::watchlist::{Pattern, SubjectKind};

/// A file as it is read on a day of 2026.
fn read(bytes: &[u8], form: Option<Form>) -> Result<Manifest, Unreadable> {
    super::read(bytes, form, Day::new(2026, 11, 28).unwrap())
}

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

const TD1: &str =
    "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const TD2: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6";
const TD3: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

fn faults_of(manifest: &Manifest) -> Vec<(u64, &str, Reason, bool)> {
    let faults = manifest.faults.iter();
    faults
        .map(|fault| {
            (
                fault.place.line,
                fault.field.as_str(),
                fault.reason,
                fault.kept,
            )
        })
        .collect()
}

#[test]
fn a_zone_in_a_table_tells_who_its_bearer_is() {
    // Lines of a zone may be parted within a cell.
    let (first, second) = TD3.split_at(44);
    let parted = format!("\"{first}\n{second}\"");
    let (first, second) = TD2.split_at(36);
    let barred = format!("{first}|{second}");
    for (zone, number) in [
        (TD1, "D23145890"),
        (TD2, "D23145890"),
        (TD3, "L898902C3"),
        (parted.as_str(), "L898902C3"),
        (barred.as_str(), "D23145890"),
    ] {
        let text = format!("mrz\n{zone}\n");
        let manifest = read(text.as_bytes(), None).unwrap();
        assert_eq!(manifest.faults, [], "{zone}");
        let [subject] = manifest.subjects.as_slice() else {
            panic!("{zone}");
        };
        let told = &subject.told;
        let name = told.primary().unwrap();
        assert_eq!(
            (name.written.as_str(), name.surname.as_str()),
            ("ANNA MARIA ERIKSSON", "ERIKSSON")
        );
        let born: Vec<_> = told.birth_dates.iter().map(ToString::to_string).collect();
        assert_eq!(
            (born, told.sex.as_str()),
            (vec!["1974-08-12".to_owned()], "F")
        );
        assert_eq!(told.identifiers().next().unwrap().body(), number);
    }
}

#[test]
fn a_zone_that_was_read_badly_is_told_by_line_and_column_and_nothing_of_it_is_screened() {
    let broken = TD3.replace("7408122F", "7408123F");
    let text = format!("reference,name,mrz\nA,Jan Invented,{broken}\nB,,{broken}\nC,,P<UTO\n");
    let manifest = read(text.as_bytes(), None).unwrap();
    assert_eq!(
        faults_of(&manifest),
        [
            (2, "mrz", Reason::IdentifierBadCheck, true),
            (3, "mrz", Reason::IdentifierBadCheck, false),
            (4, "mrz", Reason::IdentifierBadFormat, false),
        ]
    );
    let [subject] = manifest.subjects.as_slice() else {
        panic!("one is screened");
    };
    assert_eq!(subject.told.names.len(), 1);
    assert_eq!(subject.told.documents, []);
}

#[test]
fn a_number_that_breaks_its_rule_is_told_by_its_column_and_screened_as_it_is_written() {
    let text = "reference,name,container,imo_ship,passport,plate,flight\n\
        A,,CSQU3054384,,,,\n\
        B,,BAD,,,,\n\
        C,Ann Invented,,123,X1 (XX),AA0000000000B,nowhere\n\
        D,,CSQU3054383;MSKU6011673,8814274,,,\n\
        E,,,8814275,X0000001,AA 000 BB (UA),TK386\n";
    let manifest = read(text.as_bytes(), None).unwrap();
    let (check, form) = (Reason::IdentifierBadCheck, Reason::IdentifierBadFormat);
    assert_eq!(
        faults_of(&manifest),
        [
            (2, "container", check, true),
            (3, "container", form, true),
            (4, "imo_ship", form, true),
            (4, "plate", form, true),
            (4, "passport", Reason::CodeUnknown, true),
            (4, "passport", form, true),
            (5, "container", check, true),
            (5, "imo_ship", check, true),
        ]
    );
    let as_written = |fault: &&Fault| !fault.as_written;
    let without: Vec<_> = manifest.faults.iter().filter(as_written).collect();
    let [unknown_state] = without.as_slice() else {
        panic!("{without:?}");
    };
    assert_eq!(unknown_state.reason, Reason::CodeUnknown);
    assert!(manifest.faults[0].message.contains("CSQU3054383"));
    assert!(manifest.faults[1].message.contains("four letters"));
    // Each is screened by what it says.
    let numbers = |subject: &Subject| -> Vec<_> {
        let numbers = subject.told.identifiers();
        numbers.map(|it| it.normal().to_owned()).collect()
    };
    let told: Vec<_> = manifest.subjects.iter().map(numbers).collect();
    assert_eq!(told[0], ["CSQU3054384"]);
    assert_eq!(told[1], ["BAD"]);
    assert_eq!(told[2], ["123", "AA0000000000B", "X1"]);
    assert_eq!(told[3], ["CSQU3054383", "MSKU6011673", "8814274"]);
}

#[test]
fn who_would_be_born_in_the_future_is_screened_without_the_date_and_that_is_told() {
    let text = "name,birth_date,passport\nAnn Invented,2090,X0000001\nBob Invented,2026-11-29,\n\
        Cid Invented,2026-11-28,\nDan Invented,1961-02-30,\n";
    let manifest = read(text.as_bytes(), None).unwrap();
    assert_eq!(
        faults_of(&manifest),
        [
            (2, "birth_date", Reason::TimeInFuture, true),
            (3, "birth_date", Reason::TimeInFuture, true),
            (5, "birth_date", Reason::FieldInvalid, true),
        ]
    );
    let births = |subject: &Subject| subject.told.birth_dates.len();
    let told: Vec<_> = manifest.subjects.iter().map(births).collect();
    assert_eq!(told, [0, 0, 1, 0]);
    // Of two digits the year is the last one in which somebody can be born.
    let person = "NAD+FL+++INVENTED:ANNA";
    let born = |date: &str| {
        let text = message(&[person, &format!("DTM+329:{date}")]);
        let mut read = read(text.as_bytes(), None).unwrap();
        let told = read.subjects.remove(0).told.birth_dates;
        let faults: Vec<_> = read.faults.iter().map(|fault| fault.reason).collect();
        (told.first().map(ToString::to_string), faults)
    };
    let of = |date: &str| (Some(date.to_owned()), Vec::new());
    assert_eq!(born("261128"), of("2026-11-28"));
    assert_eq!(born("261129"), of("1926-11-29"));
    assert_eq!(born("20261129"), (None, vec![Reason::TimeInFuture]));
    assert_eq!(born("20900101"), (None, vec![Reason::TimeInFuture]));
    assert_eq!(born("610230"), (None, vec![Reason::FieldInvalid]));
}

#[test]
fn the_documents_of_a_passenger_list_are_judged_too() {
    let list = message(&["NAD+FL+++INVENTED:ANNA", "DOC+P+X1", "COM+12:TE"]);
    let form = Reason::IdentifierBadFormat;
    assert_eq!(
        reasons(&list),
        [
            (4, "documents".to_owned(), form, true),
            (4, "documents".to_owned(), form, true),
        ]
    );
}

#[test]
fn goods_and_their_way_are_read_under_the_words_that_tables_have_for_them() {
    let text = "reference,Container No,Description of goods,HS code,Country of origin,Final destination,Route,POL,POD\n";
    let row = "BL1,CSQU3054383,\"Cigarettes, king size\",2402.20.90 00,United Arab Emirates,uaods,TRIST;GE,AE JEA,UAODS\n";
    let bare = "BL2,,Tobacco,,,,,AEJEA,UAODS\n";
    let odd = "BL3,MSKU6011672,Tea,tea,Nowhere,,,X,Y\n";
    let manifest = read(format!("{text}{row}{bare}{odd}").as_bytes(), None).unwrap();
    let patterns: Vec<_> = manifest
        .subjects
        .iter()
        .map(|subject| (subject.told.kind, subject.told.patterns[0].clone()))
        .collect();
    let [(box_, first), (goods, second), _] = patterns.as_slice() else {
        panic!("{patterns:?}");
    };
    assert_eq!(
        (*box_, *goods),
        (SubjectKind::Container, SubjectKind::Pattern)
    );
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        *first,
        Pattern {
            hs: "240220".to_owned(),
            origin: "AE".to_owned(),
            via: texts(&["TRIST", "GE", "AEJEA", "UAODS"]),
            destination: "UAODS".to_owned(),
            words: texts(&["Cigarettes, king size"]),
        }
    );
    // Where nobody says where goods come from and go, the ends of the journey stand for it.
    assert_eq!(
        (second.origin.as_str(), second.destination.as_str()),
        ("AEJEA", "UAODS")
    );
    assert_eq!(
        faults_of(&manifest),
        [
            (4, "hs", Reason::FieldInvalid, true),
            (4, "origin", Reason::CodeUnknown, true),
        ]
    );
}

#[test]
fn a_date_that_can_be_two_days_is_screened_by_its_year() {
    let manifest = read(b"name,birth_date\nAnn Invented,03/04/1980\n", None).unwrap();
    let born = manifest.subjects[0].told.birth_dates[0].to_string();
    assert_eq!(born, "1980");
    assert_eq!(
        faults_of(&manifest),
        [(2, "birth_date", Reason::FieldInvalid, true)]
    );
}

#[test]
fn what_is_no_table_is_told_by_what_it_looks_like_and_a_column_that_is_none_by_its_name() {
    let refused = |bytes: &[u8]| {
        let error = read(bytes, None).unwrap_err();
        (error.reason(), error.to_string())
    };
    for (bytes, says) in [
        (&b"PK\x03\x04....[Content_Types].xml\n"[..], "CSV"),
        (b"", "empty"),
        (b"<Awmds>\n</Awmds>\n", "'Awmds'"),
        (b"%PDF-1.7\n", "PDF"),
    ] {
        let (reason, text) = refused(bytes);
        assert_eq!(reason, Reason::ListFormatUnknown, "{text}");
        assert!(text.contains(says), "{text}");
    }
    let (reason, text) = refused(b"name,weight\nAnn,1\n");
    assert_eq!(reason, Reason::ColumnUnknown);
    assert!(text.contains("'weight'"), "{text}");
    let (reason, _) = refused(b"goods,description\nTea,Tea\n");
    assert_eq!(reason, Reason::ColumnUnknown);
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
    let last = table.trim_ascii_end();
    let open = read(last, None).unwrap().faults;
    let told = open
        .last()
        .map(|fault| (fault.reason, fault.kept && fault.as_written));
    assert_eq!(told, Some((Reason::FileCutOff, true)));
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
        let documents: Vec<_> = (0..count).map(|n| format!("DOC+P+X{n:03}")).collect();
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

#[test]
fn what_only_a_person_has_is_told_of_the_one_person_that_a_row_of_goods_names() {
    let table = "container,driver,birth_date,nationality\n\
        CSQU3054383,Jan Invented,1985-02-03,GE\n\
        CSQU3054383,Jan Invented;Ann Invented,1985-02-03,GE\n\
        CSQU3054383,,1985-02-03,GE\n";
    let manifest = read(table.as_bytes(), None).unwrap();
    let told = |line: u64, role: &str| {
        let mut subjects = manifest.subjects.iter();
        let found = subjects.find(|it| it.place.line == line && it.role == role);
        let told = &found.unwrap().told;
        (told.birth_dates.len(), told.nationalities.clone())
    };
    assert_eq!(told(2, "driver"), (1, vec!["GE".to_owned()]));
    assert_eq!(told(2, "").0, 0);
    assert_eq!(
        (told(3, "driver").0, told(3, "").0, told(4, "").0),
        (0, 0, 0)
    );
    let faults: Vec<_> = manifest
        .faults
        .iter()
        .map(|it| (it.place.line, it.field.as_str(), it.reason, it.kept))
        .collect();
    let doubtful = |line| (line, "birth_date", Reason::FieldInvalid, true);
    assert_eq!(faults, [doubtful(3), doubtful(4)]);
}
