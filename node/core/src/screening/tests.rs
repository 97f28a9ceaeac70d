//! The table of name pairs, and what screening promises of subjects.

use proptest::prelude::*;

use super::*;

/// Pairs of invented names, two hundred of one bearer and two hundred of two, as the benchmark reads them: the two names,
/// whether they are one, a slice, what is known beside them, the verdict.
const PAIRS: &str = include_str!("../../../../tests/data/names.csv");

/// A row of the table.
struct Pair {
    names: [String; 2],
    facts: [Facts; 2],
    is_match: bool,
    slice: String,
    verdict: String,
}

impl Pair {
    fn bearer(&self) -> Bearer {
        let is = |words: &[&str]| {
            let mut numbers = self.facts.iter().flat_map(|facts| &facts.documents);
            numbers.any(|number| words.iter().any(|word| number.starts_with(word)))
        };
        match self.slice.as_str() {
            "company" => Bearer::Organisation,
            "vessel" => Bearer::Vessel,
            "facts" if is(&["imo_ship"]) => Bearer::Vessel,
            "facts" if is(&["tin"]) || self.names[0].contains("MMC") => Bearer::Organisation,
            _ => Bearer::Person,
        }
    }

    fn has_facts(&self) -> bool {
        self.slice == "facts"
    }

    fn subject(&self, side: usize) -> Subject {
        let mut subject = Subject::named(self.bearer(), [self.names[side].as_str()]);
        subject.facts = self.facts[side].clone();
        subject
    }
}

fn pairs() -> Vec<Pair> {
    let mut rows = csv::Reader::from_reader(PAIRS.as_bytes());
    let rows = rows.records().map(Result::unwrap);
    let pairs = rows.map(|row| {
        let cell = |column| row.get(column).unwrap().to_owned();
        Pair {
            names: [cell(0), cell(1)],
            is_match: cell(2) == "true",
            slice: cell(3),
            facts: [facts(&cell(4)), facts(&cell(5))],
            verdict: cell(6),
        }
    });
    pairs.collect()
}

/// What a cell says: `born=1961-03-04;country=AZ`.
fn facts(cell: &str) -> Facts {
    let mut facts = Facts::default();
    for (key, value) in cell.split(';').filter_map(|fact| fact.split_once('=')) {
        match key {
            "born" => facts.births.push(born(value)),
            "country" => facts.countries.push(value.to_owned()),
            "sex" => facts.sex = value.to_owned(),
            scheme => facts.documents.push(format!("{scheme}:{value}")),
        }
    }
    facts
}

fn born(text: &str) -> Birth {
    let about = text.starts_with("about ");
    let mut numbers = text.trim_start_matches("about ").split('-');
    let mut number = || numbers.next().map_or(0, |part| part.parse().unwrap());
    let (year, month, day): (u16, u16, u16) = (number(), number(), number());
    Birth {
        about,
        ..Birth::on(year, month.try_into().unwrap(), day.try_into().unwrap())
    }
}

fn screen(bearer: Bearer, asked: &str, held: &str) -> Screening {
    let asked = Subject::named(bearer, [asked]);
    let held = Subject::named(bearer, [held]);
    Screener::new().screen(&asked, &held, Preset::Balanced)
}

#[test]
fn every_pair_of_the_table_has_the_right_verdict_both_ways() {
    let mut wrong = Vec::new();
    let (mut of_one, mut of_two, mut exact) = (0, 0, 0);
    let mut screener = Screener::new();
    for pair in pairs() {
        for (asked, held) in [(0, 1), (1, 0)] {
            let (asked, held) = (pair.subject(asked), pair.subject(held));
            let told = screener.screen(&asked, &held, Preset::Balanced);
            if told.verdict.name() != pair.verdict {
                let [one, other] = &pair.names;
                wrong.push(format!("{one} | {other}: {} {}", told.verdict, told.score));
            }
        }
        exact += usize::from(pair.verdict == "exact");
        if !pair.has_facts() {
            // Without facts a name is near or it is none.
            assert_eq!(pair.verdict, if pair.is_match { "near" } else { "none" });
            of_one += usize::from(pair.is_match);
            of_two += usize::from(!pair.is_match);
        }
    }
    assert!(of_one >= 200 && of_two >= 200 && exact >= 10);
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
    let mut pairs = pairs();
    pairs.retain(|pair| pair.bearer() == Bearer::Person && !pair.has_facts());
    let read = |name: &str| Name::read(name, Bearer::Person);
    let mut builder = Builder::new(Bearer::Person);
    for (entry, pair) in (0..).zip(&pairs) {
        builder.add(entry, read(&pair.names[1])).unwrap();
    }
    let index = builder.build();
    assert_eq!(index.len(), pairs.len());
    let mut asker = Asker::new();
    let mut screener = Screener::new();
    for (entry, pair) in (0_u32..).zip(&pairs).filter(|(_, pair)| pair.is_match) {
        let asked = read(&pair.names[0]);
        let found = index.like(&asked, 20, &mut asker);
        let ours = found.iter().find(|candidate| candidate.entry == entry);
        let score = screener.likeness(&asked, &read(&pair.names[1]));
        let ours = ours.map(|candidate| candidate.score);
        assert_eq!(ours, Some(score), "{:?}", pair.names);
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
