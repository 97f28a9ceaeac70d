use std::time::Duration;

use proptest::prelude::*;

use super::sealed::{
    ANSWER_TYPE, MAX_QUESTION, QUESTION_STEP, QUESTION_TYPE, Sealed, answer_len, answer_room,
};
use super::*;
use crate::envelope::{Hash, PublicKey, Sign as _, SoftKey};
use crate::finding::{Likeness, Query, Within};
use crate::model::RecordId;
use crate::model::identifier::{Identifier, Scheme};
use crate::reason::Reason;
use crate::record::Record;
use crate::time::Timestamp;
use crate::watchlist::{Address, Entry, SubjectKind};

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn number(scheme: Scheme, raw: &str) -> Subject {
    Subject::Number(Number {
        scheme,
        raw: raw.to_owned(),
        country: String::new(),
    })
}

fn person(name: &str, birth_date: &str, nationality: &str) -> Subject {
    Subject::Person(Person {
        name: name.to_owned(),
        birth_date: birth_date.to_owned(),
        document: None,
        nationality: nationality.to_owned(),
    })
}

fn named(sort: Sort, name: &str, country: &str) -> Subject {
    Subject::Named(Named {
        sort,
        name: name.to_owned(),
        number: None,
        country: country.to_owned(),
    })
}

fn place(text: &str, country: &str) -> Address {
    Address {
        text: text.to_owned(),
        country: country.to_owned(),
    }
}

fn question(subjects: Vec<Subject>) -> Question {
    Question {
        id: RecordId::new(NOW, &[7; 10]),
        asker: "GE/revenue-service".parse().unwrap(),
        asked: "AZ/state-customs-committee".parse().unwrap(),
        time: NOW,
        purpose: "counter_narcotics".to_owned(),
        justification: String::new(),
        officer: [9; 16],
        subjects,
    }
}

fn answer(question: &Question, findings: Vec<Finding>) -> Answer {
    Answer {
        question: sealed::digest(&question.encode()),
        asked: question.asked.clone(),
        asker: question.asker.clone(),
        time: NOW,
        refused: None,
        findings,
    }
}

fn bare(source: Source) -> Hit {
    Hit {
        source,
        likeness: Likeness::Normalised,
        shown: Shown::Nothing,
    }
}

fn keys() -> (SoftKey, [PublicKey; 1]) {
    let key = SoftKey::from_seed(&[3; 32]);
    let public = PublicKey::from_bytes(&key.public_key()).unwrap();
    (key, [public])
}

#[test]
fn what_may_not_be_asked_is_refused_by_name() {
    const ZONE: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    let broken = ZONE.replace("L898902C3", "L898902C4");
    let long = "A ".repeat(MAX_NAME);
    let table: [(Subject, Option<Reason>); 20] = [
        (number(Scheme::Container, "CSQU3054383"), None),
        // A wrong check digit is what a partner will have seen as well.
        (number(Scheme::Container, "CSQU3054384"), None),
        (number(Scheme::Plate, "АА 1234 ВС"), None),
        (number(Scheme::Mrz, ZONE), None),
        (number(Scheme::Mrz, &broken), Some(Reason::QueryZoneBroken)),
        (
            number(Scheme::Mrz, "L898902C3"),
            Some(Reason::QueryZoneBroken),
        ),
        (number(Scheme::Plate, "12"), Some(Reason::QueryTooBroad)),
        (number(Scheme::Plate, "--"), Some(Reason::FieldInvalid)),
        (
            number(Scheme::Phone, "+995\u{202e}322000000"),
            Some(Reason::FieldInvalid),
        ),
        (person("Anna Eriksson", "1974-08-12", ""), None),
        (person("Anna Maria Eriksson", "", "GE"), None),
        (person("Anna Eriksson", "", ""), Some(Reason::QueryTooBroad)),
        (person("Eriksson", "", "GE"), Some(Reason::QueryTooBroad)),
        (person("Mr Eriksson", "", "GE"), Some(Reason::QueryTooBroad)),
        (person("A. Eriksson", "", "GE"), Some(Reason::QueryTooBroad)),
        (person("Anna-Maria", "", "GE"), Some(Reason::QueryTooBroad)),
        (
            person("Anna Eriksson", "12.08.1974", ""),
            Some(Reason::FieldInvalid),
        ),
        (person("Anna Eriksson", "", "XX"), Some(Reason::CodeUnknown)),
        (person("...", "1974", ""), Some(Reason::FieldInvalid)),
        (person(&long, "1974", ""), Some(Reason::FieldInvalid)),
    ];
    for (number, (subject, expected)) in table.into_iter().enumerate() {
        let refused = question(vec![subject]).check().err();
        assert_eq!(refused.map(|it| it.reason()), expected, "case {number}");
    }
}

#[test]
fn a_single_name_is_asked_about_by_the_day_of_birth_or_a_document_alone() {
    let broad = Some(Reason::QueryTooBroad);
    let with_document = |name: &str, birth_date: &str| {
        let Subject::Person(mut person) = person(name, birth_date, "") else {
            panic!("a person");
        };
        person.document = Some(Number {
            scheme: Scheme::Passport,
            raw: "L898902C3".to_owned(),
            country: String::new(),
        });
        Subject::Person(person)
    };
    for (subject, expected) in [
        (person("Eriksson", "1974", ""), broad),
        (person("Eriksson", "1974-08", ""), broad),
        (person("Eriksson", "1974", "FI"), broad),
        (person("Eriksson", "1974-08", "FI"), broad),
        (person("Mr Eriksson", "1974", ""), broad),
        (person("A. Eriksson", "1974", ""), broad),
        (person("Anna-Maria", "1974", "FI"), broad),
        (person("Eriksson", "1974-08-12", ""), None),
        (person("Anna Eriksson", "1974", ""), None),
        (person("Anna Eriksson", "1974-08", ""), None),
        // Two words and a state fit many; titles and initials are no further word.
        (person("Anna Eriksson", "", "FI"), broad),
        (person("Mrs Anna Eriksson", "", "FI"), broad),
        (person("Anna M. Eriksson", "", "FI"), broad),
        (person("Anna Maria Eriksson", "", "FI"), None),
        (person("Anna Maria Eriksson", "", ""), broad),
        (with_document("Anna Eriksson", ""), None),
        (with_document("Eriksson", ""), None),
        (with_document("Eriksson", "1974"), None),
    ] {
        let refused = question(vec![subject.clone()]).check().err();
        let Subject::Person(person) = subject else {
            panic!("a person");
        };
        let asked = (&person.name, &person.birth_date, &person.nationality);
        assert_eq!(refused.map(|it| it.reason()), expected, "{asked:?}");
    }
}

#[test]
fn an_e_mail_address_has_its_form_and_an_address_is_whole() {
    let address = |text: &str, country| Subject::Address(place(text, country));
    let email = |text: &str| Subject::Email(text.to_owned());
    let long: String = "12 Rustaveli "
        .chars()
        .cycle()
        .take(MAX_PLACE + 1)
        .collect();
    let broad = Some(Reason::QueryTooBroad);
    for (subject, expected) in [
        (email("anna@invented.example"), None),
        (email(" Anna@Invented.example "), None),
        (email("anna"), Some(Reason::FieldInvalid)),
        (email("anna@"), Some(Reason::FieldInvalid)),
        (
            email("anna at@invented.example"),
            Some(Reason::FieldInvalid),
        ),
        (
            email("an\u{202e}na@invented.example"),
            Some(Reason::FieldInvalid),
        ),
        (address("12 Rustaveli Ave., Batumi", ""), None),
        (address("ул. Руставели 12, Батуми", "GE"), None),
        // A town, a street, a house somewhere.
        (address("Batumi, Georgia", ""), broad),
        (address("Rustaveli Avenue", "GE"), broad),
        (address("12", "GE"), broad),
        (address("12 34 56 78", "GE"), broad),
        (
            address("12 Rustaveli Ave., Batumi", "XX"),
            Some(Reason::CodeUnknown),
        ),
        (address(&long, ""), Some(Reason::FieldInvalid)),
        (address(long.get(1..).unwrap(), ""), None),
        (
            address("12 Rusta\u{202e}veli, Batumi", ""),
            Some(Reason::FieldInvalid),
        ),
    ] {
        let refused = question(vec![subject.clone()]).check().err();
        assert_eq!(refused.map(|it| it.reason()), expected, "{subject:?}");
        // They lead to whoever has them.
        assert!(subject.is_of_person());
        assert!(question(vec![subject]).is_of_persons());
    }
}

#[test]
fn entries_and_records_answer_an_e_mail_address_and_an_address_in_any_writing() {
    let mut entry = Entry::new("1", SubjectKind::Company);
    entry.emails = vec!["anna@invented.example".to_owned()];
    entry.addresses = vec![place("12 Rustaveli Ave., Batumi", "GE")];
    let (record, _) = crate::intake::draft_file::tests::whole();
    let mut sections = record.sections().clone();
    let person = &mut sections.persons.as_mut().unwrap().items[0];
    person.emails = entry.emails.clone();
    let company = &mut sections.companies.as_mut().unwrap().items[0];
    company.address = entry.addresses[0].text.clone();
    let record = Record::opened(record.header().clone(), sections).unwrap();
    let keys: Vec<_> = contact_keys(&entry).collect();
    let email = |text: &str| Subject::Email(text.to_owned());
    let address = |text, country| Subject::Address(place(text, country));
    for (subject, expected) in [
        (email("ANNA@Invented.EXAMPLE"), Some(Likeness::Exact)),
        (email("ann@invented.example"), None),
        (
            address("12, RUSTAVELI AVE - BATUMI", ""),
            Some(Likeness::Normalised),
        ),
        (
            address("12 Rustaveli Ave Batumi", "GE"),
            Some(Likeness::Normalised),
        ),
        (address("14 Rustaveli Ave Batumi", ""), None),
    ] {
        let mut matcher = Matcher::new(&subject);
        assert_eq!(matcher.likeness_of_entry(&entry), expected, "{subject:?}");
        assert_eq!(matcher.likeness(&record), expected, "{subject:?}");
        let is_found = matcher.keys().iter().any(|key| keys.contains(key));
        assert_eq!(is_found, expected.is_some(), "{subject:?}");
        assert!(!matcher.look_ups().is_empty());
    }
    // The same words in another state are another place, where both say which.
    let mut elsewhere = Matcher::new(&address("12 Rustaveli Ave Batumi", "TR"));
    assert_eq!(elsewhere.likeness_of_entry(&entry), None);
    assert_eq!(elsewhere.likeness(&record), Some(Likeness::Normalised));
}

#[test]
fn nobody_is_asked_about_who_is_born_after_the_day_of_the_question() {
    let day = crate::watchlist::Day::at(NOW).to_string();
    let asked = |born: &str| {
        let refused = question(vec![person("Anna Eriksson", born, "")]).check();
        refused.map_err(|it| it.reason())
    };
    assert_eq!(asked(&day), Ok(()));
    assert_eq!(asked("2090"), Err(Reason::TimeInFuture));
    assert_eq!(asked("2090-01-01"), Err(Reason::TimeInFuture));
}

#[test]
fn a_name_of_a_company_or_a_vessel_that_fits_many_is_refused_by_name() {
    const BROAD: Option<Reason> = Some(Reason::QueryTooBroad);
    let company = |name, country| named(Sort::Company, name, country);
    let vessel = |name, country| named(Sort::Vessel, name, country);
    let numbered = |sort, name: &str, scheme, raw: &str| {
        Subject::Named(Named {
            sort,
            name: name.to_owned(),
            number: Some(Number {
                scheme,
                raw: raw.to_owned(),
                country: String::new(),
            }),
            country: String::new(),
        })
    };
    let long = "Ж".repeat(MAX_NAME + 1);
    let table: [(Subject, Option<Reason>); 22] = [
        (company("Amber Road LLC", ""), None),
        (company("ООО «Янтарный Путь»", ""), None),
        (company("Amber LLC", "GE"), None),
        (company("Amber LLC", ""), BROAD),
        // A legal form, and everyday words, whatever stands beside them.
        (company("LLC", ""), BROAD),
        (company("MMC", "AZ"), BROAD),
        (company("შპს", "GE"), BROAD),
        (company("ТОВ Group", "UA"), BROAD),
        (company("Global Trading Holding Ltd. Şti.", "TR"), BROAD),
        (company("A.Ş.", "TR"), BROAD),
        (
            numbered(Sort::Company, "LLC", Scheme::Tin, "123456789"),
            BROAD,
        ),
        (
            numbered(Sort::Company, "Amber", Scheme::Tin, "123456789"),
            None,
        ),
        (numbered(Sort::Company, "Amber", Scheme::Tin, "1"), BROAD),
        (
            numbered(Sort::Company, "Amber", Scheme::Passport, "L898902C3"),
            Some(Reason::QuerySubjectUnknown),
        ),
        (company("Amber Road", "XX"), Some(Reason::CodeUnknown)),
        (company("...", ""), Some(Reason::FieldInvalid)),
        (company(&long, ""), Some(Reason::FieldInvalid)),
        (vessel("Silver Heron", ""), None),
        (vessel("M/V Heron", "PA"), None),
        (vessel("M/V Heron", ""), BROAD),
        (vessel("M/V", "PA"), BROAD),
        (
            numbered(Sort::Vessel, "Heron", Scheme::ImoShip, "9074729"),
            None,
        ),
    ];
    for (number, (subject, expected)) in table.into_iter().enumerate() {
        let refused = question(vec![subject]).check().err();
        assert_eq!(refused.map(|it| it.reason()), expected, "case {number}");
    }
}

#[test]
fn a_sole_trader_is_asked_about_as_a_person_is() {
    for (name, is_person) in [
        ("ФОП Ткаченко Юрій", true),
        ("ИП Ержан Оспанов", true),
        ("Amber Road LLC", false),
    ] {
        let asked = question(vec![named(Sort::Company, name, "")]);
        assert_eq!(asked.is_of_persons(), is_person, "{name}");
    }
}

#[test]
fn companies_and_vessels_of_a_record_are_met_by_name_and_by_what_stands_beside_it() {
    let (record, _) = crate::intake::draft_file::tests::whole();
    let mut sections = record.sections().clone();
    let company = &mut sections.companies.as_mut().unwrap().items[0];
    company.name = "ООО «Янтарный Путь»".to_owned();
    company.country = "GE".to_owned();
    company.identifiers.clear();
    let legs = &mut sections.transport.as_mut().unwrap().legs;
    legs.truncate(1);
    legs[0].mode = "1".to_owned();
    legs[0].name = "Серебряная Цапля".to_owned();
    legs[0].former_names = vec!["Golden Ibis".to_owned()];
    legs[0].country = "PA".to_owned();
    legs[0].identifiers = vec![Identifier::read(Scheme::ImoShip, "9074729", None).unwrap()];
    let record = Record::opened(record.header().clone(), sections).unwrap();
    let likeness = |subject: Subject| Matcher::new(&subject).likeness(&record);
    let company = |name, country| likeness(named(Sort::Company, name, country));
    assert_eq!(company("Yantarnyy Put LLC", ""), Some(Likeness::Possible));
    assert_eq!(company("YANTARNYI PUT", "GE"), Some(Likeness::Possible));
    assert_eq!(company("Yantarnyy Bereg LLC", ""), None);
    let vessel = |name, country| likeness(named(Sort::Vessel, name, country));
    assert_eq!(vessel("M/V GOLDEN IBIS", ""), Some(Likeness::Possible));
    assert_eq!(vessel("Golden Heron", ""), None);
    // A company is no vessel, and the other way round.
    assert_eq!(vessel("Yantarnyy Put", ""), None);
    let numbered = Subject::Named(Named {
        sort: Sort::Vessel,
        name: "Golden Ibis".to_owned(),
        number: Some(Number {
            scheme: Scheme::ImoShip,
            raw: "IMO 9074729".to_owned(),
            country: String::new(),
        }),
        country: String::new(),
    });
    assert_eq!(likeness(numbered), Some(Likeness::Exact));
}

#[test]
fn a_question_says_what_it_is_for_and_asks_within_its_limits() {
    let fine = || question(vec![number(Scheme::Container, "CSQU3054383")]);
    let refused = |change: &dyn Fn(&mut Question)| {
        let mut question = fine();
        change(&mut question);
        question.check().err().map(|it| it.reason())
    };
    assert_eq!(refused(&|_| {}), None);
    assert_eq!(
        refused(&|it| it.purpose.clear()),
        Some(Reason::QueryPurposeMissing)
    );
    assert_eq!(
        refused(&|it| it.purpose = "curiosity".to_owned()),
        Some(Reason::CodeUnknown)
    );
    let words = |count| "я".repeat(count);
    assert_eq!(
        refused(&|it| it.justification = words(MAX_JUSTIFICATION)),
        None
    );
    assert_eq!(
        refused(&|it| it.justification = words(MAX_JUSTIFICATION + 1)),
        Some(Reason::FieldInvalid)
    );
    let subjects = |it: &mut Question, count| {
        it.subjects = vec![number(Scheme::Container, "CSQU3054383"); count];
    };
    assert_eq!(refused(&|it| subjects(it, MAX_SUBJECTS)), None);
    let one_more = refused(&|it| subjects(it, MAX_SUBJECTS + 1));
    assert_eq!(one_more, Some(Reason::QueryTooMany));
    let none = refused(&|it| it.subjects.clear());
    assert_eq!(none, Some(Reason::QueryTooMany));
}

#[test]
fn every_answer_to_as_many_subjects_has_the_same_length_whatever_it_says() {
    let (key, _) = keys();
    for subjects in [1, 2, MAX_SUBJECTS] {
        let question = question(vec![number(Scheme::Container, "CSQU3054383"); subjects]);
        let none = vec![Finding::default(); subjects];
        let full = Finding {
            hits: vec![bare(Source::Record); MAX_HITS],
            more: true,
        };
        let refused = Answer {
            refused: Some(Reason::QueryQuota.number()),
            ..answer(&question, Vec::new())
        };
        let all = [
            answer(&question, none),
            answer(&question, vec![full; subjects]),
            refused,
        ];
        for answer in all {
            let sealed = Sealed::sign(ANSWER_TYPE, answer.encode(), &key).unwrap();
            let bytes = sealed.answer(subjects).unwrap();
            assert_eq!(bytes.len(), answer_len(subjects));
            let read = Sealed::of_answer(&bytes, subjects).unwrap();
            assert_eq!(Answer::decode(&read.content), Ok(answer));
            assert!(Sealed::of_answer(&bytes, subjects + 1).is_err());
        }
    }
}

#[test]
fn the_longest_question_fits_and_one_byte_past_the_room_does_not() {
    let name = "Ж".repeat(MAX_NAME / 2) + " " + &"Щ".repeat(MAX_NAME / 2 - 1);
    let mut longest = question(vec![person(&name, "1974-08-12", "GE"); MAX_SUBJECTS]);
    longest.justification = "я".repeat(MAX_JUSTIFICATION);
    longest.check().unwrap();
    let (key, _) = keys();
    let sealed = Sealed::sign(QUESTION_TYPE, longest.encode(), &key).unwrap();
    assert!(sealed.question().unwrap().len() <= MAX_QUESTION);

    let of = |len| Sealed {
        content: vec![1; len],
        signature: [2; 64],
    };
    let room = MAX_QUESTION - 68;
    assert_eq!(of(room).question().unwrap().len(), MAX_QUESTION);
    assert!(of(room + 1).question().is_err());
    assert!(of(answer_room(1)).answer(1).is_ok());
    assert!(of(answer_room(1) + 1).answer(1).is_err());
}

#[test]
fn an_answer_counts_for_its_question_alone() {
    let (_, keys) = keys();
    let one = question(vec![number(Scheme::Container, "CSQU3054383")]);
    let digest = sealed::digest(&one.encode());
    let fine = answer(&one, vec![Finding::default()]);
    let check = |answer: &Answer| answer.check((&one, &digest), &keys);
    assert_eq!(check(&fine), Ok(()));
    let mut other = fine.clone();
    other.question = Hash::of(&[b"another"]);
    assert_eq!(check(&other), Err(InvalidAnswer::Other));
    let mut other = fine.clone();
    other.asked = one.asker.clone();
    assert_eq!(check(&other), Err(InvalidAnswer::Other));
    for findings in [0, 2] {
        let mut other = fine.clone();
        other.findings = vec![Finding::default(); findings];
        assert_eq!(check(&other), Err(InvalidAnswer::Findings));
    }
    let mut refused = fine;
    refused.refused = Some(999);
    assert_eq!(check(&refused), Err(InvalidAnswer::Findings));
    refused.findings.clear();
    assert_eq!(check(&refused), Ok(()));
}

#[test]
fn an_officer_has_another_name_at_each_party() {
    let (az, kz) = ("AZ/customs".parse().unwrap(), "KZ/customs".parse().unwrap());
    assert_eq!(officer(&az, b"secret"), officer(&az, b"secret"));
    assert_ne!(officer(&az, b"secret"), officer(&kz, b"secret"));
    assert_ne!(officer(&az, b"secret"), officer(&az, b"another"));
}

#[test]
fn nothing_of_a_subject_shows_where_it_is_logged() {
    let asked = question(vec![
        person("Anna Eriksson", "1974-08-12", "GE"),
        number(Scheme::Passport, "L898902C3"),
        named(Sort::Company, "Amber Road", "GE"),
    ]);
    let shown = format!("{asked:?} {:?}", asked.subjects);
    for told in ["Anna", "1974", "L898902C3", "Amber"] {
        assert!(!shown.contains(told), "{shown}");
    }
}

fn any_subject() -> impl Strategy<Value = Subject> {
    let text = "[A-Z0-9а-яə ]{0,24}";
    let number = (0..Scheme::ALL.len(), text, "[A-Z]{0,2}").prop_map(|(at, raw, country)| Number {
        scheme: Scheme::ALL[at],
        raw,
        country,
    });
    let person = (
        text,
        "[0-9-]{0,10}",
        prop::option::of(number.clone()),
        "[A-Z]{0,2}",
    );
    let person = person.prop_map(|(name, birth_date, document, nationality)| Person {
        name,
        birth_date,
        document,
        nationality,
    });
    let of_sort = (
        0..Sort::ALL.len(),
        text,
        prop::option::of(number.clone()),
        "[A-Z]{0,2}",
    );
    let of_sort = of_sort.prop_map(|(at, name, number, country)| Named {
        sort: Sort::ALL[at],
        name,
        number,
        country,
    });
    let place = (text, "[A-Z]{0,2}").prop_map(|(text, country)| Address { text, country });
    prop_oneof![
        text.prop_map(Subject::Email),
        place.prop_map(Subject::Address),
        number.prop_map(Subject::Number),
        person.prop_map(Subject::Person),
        of_sort.prop_map(Subject::Named)
    ]
}

proptest! {
    #[test]
    fn a_question_is_read_as_it_was_written(
        subjects in prop::collection::vec(any_subject(), 0..=MAX_SUBJECTS), words in "\\PC{0,40}",
        officer in any::<[u8; 16]>(), time in 0_u64..1 << 50,
    ) {
        let mut asked = question(subjects);
        asked.justification = words;
        asked.officer = officer;
        asked.time = Timestamp::from_millis(time);
        prop_assert_eq!(Question::decode(&asked.encode()), Ok(asked));
    }

    #[test]
    fn a_signed_question_that_was_changed_anywhere_is_refused(
        place in 0..QUESTION_STEP, bit in 0..8_u8,
    ) {
        let (key, keys) = keys();
        let content = question(vec![number(Scheme::Container, "CSQU3054383")]).encode();
        let sealed = Sealed::sign(QUESTION_TYPE, content, &key).unwrap();
        let mut bytes = sealed.question().unwrap();
        prop_assert_eq!(bytes.len(), QUESTION_STEP);
        bytes[place] ^= 1 << bit;
        let read = Sealed::of_question(&bytes);
        prop_assert!(read.is_err() || !read.unwrap().is_signed(QUESTION_TYPE, &keys));
    }

    #[test]
    fn no_bytes_break_the_readers(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
        let _question = Question::decode(&bytes);
        let _answer = Answer::decode(&bytes);
        let mut padded = bytes;
        padded.resize(QUESTION_STEP, 0);
        let _sealed = Sealed::of_question(&padded);
    }

    #[test]
    fn an_answer_leaves_at_a_whole_step_and_never_before_it_is_ready(micros in 0_u64..10_000_000) {
        let ready = Duration::from_micros(micros);
        let leaves = pace::leaves(ready);
        prop_assert!(leaves >= ready && leaves >= pace::FIRST);
        prop_assert!(leaves < ready + pace::STEP || leaves == pace::FIRST);
        prop_assert_eq!(leaves.as_nanos() % pace::STEP.as_nanos(), 0);
    }
}

#[test]
fn a_signature_over_a_question_is_none_over_an_answer() {
    let (key, keys) = keys();
    let sealed = Sealed::sign(QUESTION_TYPE, b"content".to_vec(), &key).unwrap();
    assert!(sealed.is_signed(QUESTION_TYPE, &keys));
    assert!(!sealed.is_signed(ANSWER_TYPE, &keys));
}

#[test]
fn a_record_that_shares_one_of_the_longest_words_of_a_name_is_compared_too() {
    let told = |name: &str| format!("{:?}", Query::read(name, Some(Within::Person)).unwrap());
    let matcher = Matcher::new(&person("Alexander Ivan Kovalenko", "1979-10-11", "UA"));
    let asked: Vec<_> = matcher
        .look_ups()
        .iter()
        .map(|it| format!("{it:?}"))
        .collect();
    for word in ["Kovalenko", "Alexander"] {
        assert!(asked.contains(&told(word)), "{asked:?}");
    }
    assert!(!asked.contains(&told("Ivan")), "{asked:?}");
}
