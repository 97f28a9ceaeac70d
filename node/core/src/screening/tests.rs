//! The table of name pairs, and what screening promises of subjects.

use proptest::prelude::*;

use super::*;

/// Two hundred pairs of invented names, as the benchmark reads them: the two names, whether they are one, a slice.
const PAIRS: &str = include_str!("../../../../tests/data/names.csv");

fn bearer(slice: &str) -> Bearer {
    match slice {
        "company" => Bearer::Organisation,
        "vessel" => Bearer::Vessel,
        _ => Bearer::Person,
    }
}

fn screen(bearer: Bearer, asked: &str, held: &str) -> Screening {
    let asked = Subject::named(bearer, [asked]);
    let held = Subject::named(bearer, [held]);
    Screener::new().screen(&asked, &held, Preset::Balanced)
}

#[test]
fn two_hundred_pairs_of_names_have_the_right_verdict() {
    let mut rows = csv::Reader::from_reader(PAIRS.as_bytes());
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let [one, other, is_match, slice] = [0, 1, 2, 3].map(|column| row.get(column).unwrap());
        let expected = if is_match == "true" {
            Verdict::Near
        } else {
            Verdict::None
        };
        for (asked, held) in [(one, other), (other, one)] {
            let told = screen(bearer(slice), asked, held);
            if told.verdict != expected {
                wrong.push(format!("{asked} | {held}: {} {}", told.verdict, told.score));
            }
        }
        count += 1;
    }
    assert_eq!(count, 200);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_step_of_a_score_is_told() {
    let mut asked = Subject::named(Bearer::Person, ["Əliyev Cavid"]);
    asked.facts.births = vec![Birth::on(1961, 3, 0)];
    let mut held = Subject::named(Bearer::Person, ["Джавид Рауф оглы Алиев"]);
    held.facts.births = vec![Birth::on(1961, 3, 4)];
    held.facts.sex = "M".to_owned();
    let told = Screener::new().screen(&asked, &held, Preset::Balanced);
    let name = told.name.as_ref().unwrap();
    let shown = |word: &Shown| format!("{} ({}, {:?})", word.written, word.romanised, word.part);
    let words = name.words.iter().map(|it| {
        let (asked, held) = (shown(&it.asked), shown(&it.held));
        format!(
            "{asked} = {held}: {} {} {:?}",
            it.likeness, it.cost, it.reason
        )
    });
    let only = name
        .only_held
        .iter()
        .map(|word| format!("only held: {}", shown(word)));
    let factors = told
        .factors
        .iter()
        .map(|it| format!("{:?} {:?} {}", it.fact, it.outcome, it.points));
    let changes = told.changes.iter().map(|it| {
        format!(
            "if {:?} {:?}: {} {}",
            it.fact, it.outcome, it.score, it.verdict
        )
    });
    let lines: Vec<_> = words.chain(only).chain(factors).chain(changes).collect();
    insta::assert_snapshot!(format!("{} {}\n{}", told.verdict, told.score, lines.join("\n")), @r"
    near 939
    Cavid (cavid, Name) = Джавид (javid, Name): 995 2 Sound
    Əliyev (aliev, Name) = Алиев (aliev, Name): 993 2 Sound
    only held: Рауф (rauf, Patronymic)
    Document Unknown 0
    Birth Compatible 30
    Country Unknown 0
    Sex Unknown 0
    if Document Same: 1000 exact
    ");
    let json = serde_json::to_value(&told).unwrap();
    assert_eq!(json["verdict"], "near");
    assert_eq!(json["name"]["words"][0]["reason"], "sound");
}

#[test]
fn legal_forms_of_the_seven_states_are_no_part_of_a_name() {
    for form in [
        "MMC",
        "QSC",
        "ASC",
        "შპს",
        "სს",
        "ТОО",
        "АО",
        "ЖШС",
        "SRL",
        "S.A.",
        "A.Ş.",
        "Ltd. Şti.",
        "ТОВ",
        "ПрАТ",
        "MChJ",
        "AJ",
        "МЧЖ",
        "ООО",
        "ЗАО",
        "ФОП",
        "ИП",
        "LLC",
        "L.L.C.",
        "OJSC",
    ] {
        let told = screen(
            Bearer::Organisation,
            &format!("Amber Road {form}"),
            "Amber Road",
        );
        assert_eq!(told.score, 1000, "{form}");
    }
}

#[test]
fn short_words_have_to_be_nearly_equal() {
    for (one, other) in [("Li Na", "Lu Ma"), ("An Bo", "Ar Bu"), ("Kim Ha", "Kem Ro")] {
        assert_eq!(
            screen(Bearer::Person, one, other).verdict,
            Verdict::None,
            "{one} {other}"
        );
    }
}

#[test]
fn an_index_finds_what_screening_calls_near() {
    let mut rows = csv::Reader::from_reader(PAIRS.as_bytes());
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    let mut builder = Builder::new(Bearer::Person);
    let is_person = |slice: &str| bearer(slice) == Bearer::Person;
    let rows: Vec<_> = rows
        .iter()
        .filter(|row| is_person(row.get(3).unwrap()))
        .collect();
    for (entry, row) in (0..).zip(&rows) {
        builder
            .add(entry, Name::read(row.get(1).unwrap(), Bearer::Person))
            .unwrap();
    }
    let index = builder.build();
    assert_eq!(index.len(), rows.len());
    let mut asker = Asker::new();
    let mut screener = Screener::new();
    for (entry, row) in (0_u32..)
        .zip(&rows)
        .filter(|(_, row)| row.get(2) == Some("true"))
    {
        let asked = Name::read(row.get(0).unwrap(), Bearer::Person);
        let held = Name::read(row.get(1).unwrap(), Bearer::Person);
        let found = index.like(&asked, 10, &mut asker);
        let ours = found.iter().find(|candidate| candidate.entry == entry);
        let score = screener.likeness(&asked, &held);
        assert_eq!(
            ours.map(|candidate| candidate.score),
            Some(score),
            "{row:?}"
        );
    }
}

#[test]
fn a_number_in_a_name_tells_ships_apart_in_the_index_as_it_does_beside_it() {
    let names = ["Star 7", "Star 8", "North Star 77"];
    let read = |name: &str| Name::read(name, Bearer::Vessel);
    let mut builder = Builder::new(Bearer::Vessel);
    for (entry, name) in (0..).zip(names) {
        builder.add(entry, read(name)).unwrap();
    }
    let (index, mut asker, mut screener) = (builder.build(), Asker::new(), Screener::new());
    let asked = read("STAR 7");
    let found = index.like(&asked, 10, &mut asker);
    assert_eq!(found.first().map(|it| it.entry), Some(0));
    for candidate in &found {
        let held = read(names[candidate.entry as usize]);
        assert_eq!(candidate.score, screener.likeness(&asked, &held));
    }
}

#[test]
fn nothing_personal_is_in_what_debug_shows() {
    let mut subject = Subject::named(Bearer::Person, ["Elçin Məmmədov"]);
    subject.facts.births = vec![Birth::on(1961, 3, 4)];
    subject.facts.documents = vec!["document:AZ:C1234567".to_owned()];
    let told = Screener::new().screen(&subject, &subject, Preset::Recall);
    assert_eq!(told.verdict, Verdict::Exact);
    let shown = format!("{subject:?} {told:?}");
    for personal in ["El", "mam", "1961", "C123"] {
        assert!(!shown.contains(personal), "{shown}");
    }
}

proptest! {
    #[test]
    fn a_score_is_the_same_both_ways_and_whole_for_a_name_itself(one in "\\PC{0,40}", other in "[a-zА-яəğışçöü' -]{0,40}") {
        for bearer in [Bearer::Person, Bearer::Organisation, Bearer::Vessel] {
            let (one, other) = (Name::read(&one, bearer), Name::read(&other, bearer));
            let mut screener = Screener::new();
            let score = screener.likeness(&one, &other);
            prop_assert!(score <= 1000);
            prop_assert_eq!(score, screener.likeness(&other, &one));
        }
    }
}
