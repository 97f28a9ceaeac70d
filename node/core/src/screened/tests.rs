//! What is found, by what, and how surely.

use super::*;
use crate::model::identifier::{Identifier, Scheme};
use crate::screening::{Asker, Fact, Outcome, Preset, Verdict};
use crate::watchlist::{Address, Document, Entry, Name, Pattern, Quality, SubjectKind};

fn number(scheme: Scheme, raw: &str, state: Option<&str>) -> Document {
    Document::of(Identifier::read(scheme, raw, state).unwrap())
}

fn with(kind: SubjectKind, documents: Vec<Document>) -> Entry {
    Entry {
        documents,
        ..Entry::new("k", kind)
    }
}

fn person(name: &str, born: &str) -> Entry {
    Entry {
        names: vec![Name::whole(name, Quality::Primary)],
        birth_dates: born.parse().ok().into_iter().collect(),
        ..Entry::new("p", SubjectKind::Person)
    }
}

fn found(asked: &Entry, held: &Entry) -> Option<(By, Verdict, Preset)> {
    let mut table = TableBuilder::default();
    table.add(&person("Somebody Else", "1980")).unwrap();
    let at = table.add(held).unwrap();
    let table = table.build();
    let asked = Asked::new(asked);
    let candidates = table.candidates(&asked, &mut Asker::new());
    if !candidates.contains(&at) {
        return None;
    }
    let finding = Judge::new().compare(&asked, held, Preset::Balanced)?;
    Some((finding.by, finding.verdict, finding.strictest))
}

#[test]
fn the_same_number_of_a_thing_is_exact_and_one_slip_away_is_a_question() {
    let container = |raw| {
        with(
            SubjectKind::Container,
            vec![number(Scheme::Container, raw, None)],
        )
    };
    let looked_for = container("CMAU1639120");
    for (raw, expected) in [
        ("CMAU 163912-0", Some((By::Number, Verdict::Exact))),
        // Both have a good check digit: two neighbours are swapped.
        ("CMAU1693120", Some((By::Swapped, Verdict::Near))),
        ("CMAU1639121", Some((By::Mistyped, Verdict::Near))),
        ("CMAU1639I20", Some((By::Confusable, Verdict::Near))),
        ("CSQU3054383", None),
    ] {
        let found = found(&container(raw), &looked_for);
        let found = found.map(|(by, verdict, _)| (by, verdict));
        assert_eq!(found, expected, "{raw}");
    }
}

#[test]
fn a_plate_meets_in_another_alphabet() {
    let plate = |raw| {
        with(
            SubjectKind::Vehicle,
            vec![number(Scheme::Plate, raw, Some("UA"))],
        )
    };
    let found = found(&plate("АА1234ВС"), &plate("AA 1234 BC"));
    assert_eq!(found, Some((By::Number, Verdict::Exact, Preset::Precision)));
}

#[test]
fn a_name_in_another_script_is_a_question_and_exact_with_its_birth_date() {
    let looked_for = person("Rəşad Əliyev", "1961-03-04");
    let (by, verdict, _) = found(&person("Рашад Алиев", ""), &looked_for).unwrap();
    assert_eq!((by, verdict), (By::Name, Verdict::Near));
    let (by, verdict, _) = found(&person("Рашад Алиев", "1961-03-04"), &looked_for).unwrap();
    assert_eq!((by, verdict), (By::Name, Verdict::Exact));
    // Far apart by years: shown to those alone who want to see most.
    let far = found(&person("Рашад Алиев", "1999-01-01"), &looked_for).unwrap();
    assert_eq!(far, (By::Name, Verdict::Near, Preset::Recall));
}

#[test]
fn a_paper_in_other_hands_is_a_question_and_a_lost_paper_is_exact() {
    let passport = || number(Scheme::Passport, "C12345678", Some("AZ"));
    let mut traveller = person("Anna Invented", "1990-05-05");
    traveller.documents.push(passport());
    let mut looked_for = person("Rəşad Əliyev", "1961-03-04");
    looked_for.documents.push(passport());
    let (by, verdict, _) = found(&traveller, &looked_for).unwrap();
    assert_eq!((by, verdict), (By::Number, Verdict::Near));
    let lost = with(SubjectKind::Document, vec![passport()]);
    let (by, verdict, _) = found(&traveller, &lost).unwrap();
    assert_eq!((by, verdict), (By::Number, Verdict::Exact));
}

#[test]
fn a_number_of_another_state_is_a_question_only_where_names_allow_it() {
    let with_paper = |name, state| {
        let mut entry = person(name, "");
        let paper = number(Scheme::Passport, "C12345678", Some(state));
        entry.documents.push(paper);
        entry
    };
    let looked_for = with_paper("Vaqif Rzayev", "AZ");
    let found_of = |name| found(&with_paper(name, "GE"), &looked_for).map(|(by, ..)| by);
    assert_eq!(found_of("Anna Invented"), None);
    assert!(found_of("Vaqif Rzayev").is_some());
}

#[test]
fn the_same_number_is_a_question_where_one_side_alone_names_its_state() {
    let with_paper = |name, state| {
        let mut entry = person(name, "");
        entry
            .documents
            .push(number(Scheme::Passport, "PP7654321", state));
        entry
    };
    let looked_for = with_paper("Vaqif Rzayev", Some("KZ"));
    let by = |state| found(&with_paper("Other Human", state), &looked_for).map(|(by, ..)| by);
    assert_eq!(by(None), Some(By::Confusable));
    assert_eq!(by(Some("KZ")), Some(By::Number));
    assert_eq!(by(Some("GE")), None);
}

#[test]
fn short_numbers_and_those_of_another_sort_are_not_taken_for_each_other() {
    let with_number = |kind, scheme, raw| with(kind, vec![number(scheme, raw, None)]);
    let aircraft = |scheme, raw| with_number(SubjectKind::Aircraft, scheme, raw);
    let card = with_number(SubjectKind::Document, Scheme::IdentityCard, "00000000001");
    assert_eq!(found(&card, &aircraft(Scheme::SerialNumber, "00001")), None);
    assert_eq!(found(&card, &aircraft(Scheme::Other, "00001")), None);
    let card = with_number(SubjectKind::Document, Scheme::IdentityCard, "00001234567");
    assert_eq!(
        found(&card, &aircraft(Scheme::SerialNumber, "1234567")),
        None
    );
    let by = found(&card, &aircraft(Scheme::Other, "1234567")).map(|(by, ..)| by);
    assert_eq!(by, Some(By::Confusable));
}

#[test]
fn a_company_is_not_asked_when_it_was_born() {
    let company = |states: &[&str]| Entry {
        names: vec![Name::whole("Invented Shipping Co.", Quality::Primary)],
        countries: states.iter().map(|state| (*state).to_owned()).collect(),
        ..Entry::new("c", SubjectKind::Company)
    };
    let (asked, held) = (company(&["GE"]), company(&["TR"]));
    let finding = Judge::new()
        .compare(&Asked::new(&asked), &held, Preset::Balanced)
        .unwrap();
    let screening = finding.screening.unwrap();
    let facts: Vec<_> = screening.factors.iter().map(|it| it.fact).collect();
    assert_eq!(facts, [Fact::Document, Fact::Country]);
    assert!(screening.changes.iter().all(|it| it.fact != Fact::Birth));
}

#[test]
fn e_mail_places_and_goods_on_their_way_are_found() {
    let mut email = Entry::new("e", SubjectKind::Email);
    email.emails.push("box@invented.example".to_owned());
    let mut traveller = person("Anna Invented", "");
    traveller.emails.push("box@invented.example".to_owned());
    let by = |asked: &Entry, held: &Entry| found(asked, held).map(|(by, verdict, _)| (by, verdict));
    assert_eq!(by(&traveller, &email), Some((By::Email, Verdict::Exact)));
    traveller.emails = vec!["Box@Invented.example".to_owned()];
    assert_eq!(by(&traveller, &email), Some((By::Email, Verdict::Exact)));

    // It is no document: of that is told what the documents say.
    let mut looked_for = person("Rəşad Əliyev", "");
    looked_for.emails.clone_from(&email.emails);
    let paper = number(Scheme::Passport, "X0000001", Some("GE"));
    traveller.documents.push(paper);
    let finding = Judge::new()
        .compare(&Asked::new(&traveller), &looked_for, Preset::Balanced)
        .unwrap();
    assert_eq!((finding.by, finding.verdict), (By::Email, Verdict::Near));
    assert_eq!(finding.same().next(), None);
    let screening = finding.screening.unwrap();
    let outcome = |fact| {
        let mut factors = screening.factors.iter();
        factors.find(|it| it.fact == fact).map(|it| it.outcome)
    };
    assert_eq!(outcome(Fact::Document), Some(Outcome::Unknown));
    assert_eq!(outcome(Fact::Email), Some(Outcome::Same));
    traveller.documents.clear();

    let at = |text: &str| Address {
        text: text.to_owned(),
        country: String::new(),
    };
    let mut place = Entry::new("a", SubjectKind::Address);
    place.addresses.push(at("1 Invented Street, Batumi"));
    let mut company = Entry::new("c", SubjectKind::Company);
    company.addresses.push(at("1, INVENTED STREET (Batumi)"));
    assert_eq!(by(&company, &place), Some((By::Address, Verdict::Near)));
    place.kind = SubjectKind::Company;
    assert_eq!(by(&company, &place), None);

    let pattern = |hs: &str, origin: &str| {
        let mut entry = Entry::new("g", SubjectKind::Pattern);
        entry.patterns.push(Pattern {
            hs: hs.to_owned(),
            origin: origin.to_owned(),
            ..Pattern::default()
        });
        entry
    };
    let travels = pattern("240220", "AEJEA");
    assert_eq!(
        by(&travels, &pattern("2402", "AE")),
        Some((By::Goods, Verdict::Near))
    );
    assert_eq!(by(&travels, &pattern("2402", "TR")), None);
}

#[test]
fn goods_of_a_table_meet_a_pattern_and_every_part_says_how() {
    let text = "goods,hs,origin,destination,from\n\"Cigarettes, king size\",24022090,United Arab Emirates,UA,TRIST\n";
    let manifest = crate::manifest::read(
        text.as_bytes(),
        None,
        crate::watchlist::Day::new(2026, 11, 28).unwrap(),
    )
    .unwrap();
    let travels = &manifest.subjects[0].told;
    let wanted = |words: &[&str], hs: &str, via: &str| {
        let mut entry = Entry::new("g", SubjectKind::Pattern);
        entry.patterns.push(Pattern {
            hs: hs.to_owned(),
            origin: "AE".to_owned(),
            via: vec![via.to_owned()],
            destination: String::new(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        });
        entry
    };
    let by_word = wanted(&["сигарет", "cigarette"], "", "TR");
    let told = found(travels, &by_word).map(|(by, verdict, _)| (by, verdict));
    assert_eq!(told, Some((By::Goods, Verdict::Near)));
    let fits = goods_fit(travels, &by_word).unwrap();
    let parts: Vec<_> = fits
        .iter()
        .map(|fit| (fit.part.name(), fit.held.as_str(), fit.asked.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            ("origin", "AE", "AE"),
            ("via", "TR", "TRIST"),
            ("word", "cigarette", "Cigarettes, king size"),
        ]
    );
    assert!(found(travels, &wanted(&[], "2402", "TR")).is_some());
    assert!(found(travels, &wanted(&["tea"], "", "TR")).is_none());
    assert!(found(travels, &wanted(&[], "2402", "IR")).is_none());
    assert_eq!(goods_fit(travels, &wanted(&["tea"], "", "TR")), None);
}

#[test]
fn a_stricter_preset_shows_less() {
    let looked_for = person("Rəşad Əliyev", "1961");
    let asked = person("Rəşad Əliyev", "");
    let asked = Asked::new(&asked);
    let finding = Judge::new()
        .compare(&asked, &looked_for, Preset::Balanced)
        .unwrap();
    for preset in Preset::ALL {
        assert_eq!(
            finding.is_shown(preset),
            finding.score >= preset.threshold(),
            "{preset}"
        );
    }
}

#[test]
fn a_weak_name_is_not_looked_up_beside_a_better_one() {
    let mut looked_for = person("Rəşad Əliyev", "");
    looked_for
        .names
        .push(Name::whole("Victoria Invented", Quality::Weak));
    let asked = person("Victoria Invented", "");
    assert_eq!(found(&asked, &looked_for), None);
    looked_for.names.remove(0);
    assert!(found(&asked, &looked_for).is_some());
}

#[test]
fn no_more_than_the_most_candidates_are_compared() {
    let plate = with(
        SubjectKind::Vehicle,
        vec![number(Scheme::Plate, "AA1234BC", Some("UA"))],
    );
    let mut table = TableBuilder::default();
    for _ in 0..=MAX_CANDIDATES {
        table.add(&plate).unwrap();
    }
    let found = table
        .build()
        .candidates(&Asked::new(&plate), &mut Asker::new());
    assert_eq!(found.len(), MAX_CANDIDATES);
    assert_eq!(found[0], 0);
}

#[test]
fn a_table_has_its_patterns_and_one_more_finds_no_room() {
    let mut entry = Entry::new("g", SubjectKind::Pattern);
    entry.patterns.push(Pattern {
        hs: "2402".to_owned(),
        origin: "AE".to_owned(),
        ..Pattern::default()
    });
    let mut table = TableBuilder::default();
    for _ in 0..MAX_PATTERNS {
        table.add(&entry).unwrap();
    }
    assert_eq!(table.left(), 0);
    table.add(&entry).unwrap();
    assert_eq!(table.left(), 1);
}

#[test]
fn what_is_found_shows_nothing_of_a_person() {
    let looked_for = person("Rəşad Əliyev", "1961-03-04");
    let asked = person("Rəşad Əliyev", "1961-03-04");
    let finding = Judge::new()
        .compare(&Asked::new(&asked), &looked_for, Preset::Recall)
        .unwrap();
    let matched = Match {
        target: Target::Entry {
            list: "own".parse().unwrap(),
            key: "p".to_owned(),
        },
        finding,
        held: looked_for,
        ends: None,
    };
    let shown = format!("{matched:?} {:?}", matched.finding);
    assert!(
        !shown.contains("liyev") && !shown.contains("1961"),
        "{shown}"
    );
}

/// What a pair says now, and what it would say by each turn that is told.
fn turns(asked: &Entry, held: &Entry) -> (Verdict, Vec<(Hinge, Outcome, Verdict)>) {
    let asked = Asked::new(asked);
    let finding = Judge::new()
        .compare(&asked, held, Preset::Balanced)
        .unwrap();
    let turns = finding.turns.iter();
    let turns = turns.map(|turn| (turn.hinge, turn.outcome, turn.verdict));
    (finding.verdict, turns.collect())
}

#[test]
fn what_would_change_a_verdict_by_a_number_is_what_changes_it() {
    let container = |raw| {
        let number = number(Scheme::Container, raw, None);
        with(SubjectKind::Container, vec![number])
    };
    let wanted = container("CMAU1639120");
    let (verdict, told) = turns(&container("CMAU1693120"), &wanted);
    assert_eq!(verdict, Verdict::Near);
    let expected = [
        (Hinge::Number, Outcome::Same, Verdict::Exact),
        (Hinge::Number, Outcome::Differs, Verdict::None),
    ];
    assert_eq!(told, expected);
    // They are what they say: the number read again, as it is looked for or as another.
    assert_eq!(turns(&wanted, &wanted), (Verdict::Exact, Vec::new()));
    assert_eq!(found(&container("CSQU3054383"), &wanted), None);

    // A passport and nothing else, and somebody who bears it.
    let passport = || number(Scheme::Passport, "C12345678", Some("AZ"));
    let bearer = with(SubjectKind::Person, vec![passport()]);
    let mut named = person("Rəşad Əliyev", "1961-03-04");
    named.documents.push(passport());
    let (verdict, told) = turns(&named, &bearer);
    let other = (Hinge::Name, Outcome::Differs, Verdict::Near);
    assert_eq!((verdict, told), (Verdict::Exact, vec![other]));
    let mut stranger = person("Anna Invented", "1961-03-04");
    stranger.documents.push(passport());
    let (by, verdict, _) = found(&named, &stranger).unwrap();
    assert_eq!((by, verdict), (By::Number, Verdict::Near));
}

#[test]
fn names_change_nothing_where_the_number_of_a_thing_decides() {
    let vessel = |name: &str, raw| {
        let mut entry = with(
            SubjectKind::Vessel,
            vec![number(Scheme::ImoShip, raw, None)],
        );
        entry.names.push(Name::whole(name, Quality::Primary));
        entry
    };
    let asked = vessel("Invented Star", "9074729");
    let asked = Asked::new(&asked);
    let held = vessel("Other Name", "9074729");
    let finding = Judge::new()
        .compare(&asked, &held, Preset::Balanced)
        .unwrap();
    assert_eq!((finding.by, finding.verdict), (By::Number, Verdict::Exact));
    let changes = finding.screening.map(|it| it.changes.len());
    assert_eq!((finding.turns, changes), (Vec::new(), Some(0)));
}

#[test]
fn what_a_seizure_names_is_met_by_a_number_or_by_a_name_with_a_second_fact() {
    let meets = |asked: &Entry, held: &Entry| {
        let asked = Asked::new(asked);
        let finding = Judge::new().compare(&asked, held, Preset::Balanced);
        meets_seized(&finding.unwrap(), held)
    };
    let container = |raw| {
        let number = number(Scheme::Container, raw, None);
        with(SubjectKind::Container, vec![number])
    };
    let seized = container("CMAU1639120");
    for (raw, expected) in [
        ("CMAU1639120", true),
        ("CMAU1693120", true),
        ("CMAU1639I20", true),
        ("CMAU1639121", false),
    ] {
        assert_eq!(meets(&container(raw), &seized), expected, "{raw}");
    }
    let courier = person("Rəşad Əliyev", "1961-03-04");
    assert!(meets(&person("Рашад Алиев", "1961-03-04"), &courier));
    assert!(!meets(&person("Рашад Алиев", ""), &courier));
    let company = |name: &str| {
        let mut entry = Entry::new("c", SubjectKind::Company);
        entry.names.push(Name::whole(name, Quality::Primary));
        entry.countries.push("KZ".to_owned());
        entry
    };
    assert!(!meets(
        &company("Invented Transit"),
        &company("Invented Transit")
    ));
}
