use super::*;
use crate::model::Coded;
use crate::record::Evaluation;
use crate::watchlist::{Action, Name, Quality, SubjectKind};

const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn order() -> Order {
    Order {
        action: Action::Check,
        reason: Coded {
            code: "intelligence".to_owned(),
            text: String::new(),
        },
        category: String::new(),
        markers: Vec::new(),
        legal_basis: "Article 1 of the invented code".to_owned(),
        evaluation: Some(Evaluation {
            scheme: "4x4".to_owned(),
            source: "B".to_owned(),
            information: "2".to_owned(),
        }),
        valid_from: NOW,
        valid_until: NOW.plus(500 * DAY),
        review: NOW.plus(300 * DAY),
        owner: "O. Fficer".to_owned(),
        contact_first: false,
    }
}

fn entry() -> Entry {
    let mut entry = Entry::new("1", SubjectKind::Person);
    entry
        .names
        .push(Name::whole("Ann Invented", Quality::Primary));
    entry.birth_dates.push("1961".parse().unwrap());
    entry
}

fn told(entry: &Entry, order: &Order) -> Vec<(String, Reason)> {
    let faults = check(entry, order, NOW, Numbers::Hold)
        .err()
        .unwrap_or_default();
    faults
        .into_iter()
        .map(|fault| (fault.field, fault.reason))
        .collect()
}

#[test]
fn a_zone_that_was_read_badly_is_refused() {
    let mut entry = entry();
    let zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    let with = |raw: &str| {
        let zone = crate::model::identifier::Identifier::read(Scheme::Mrz, raw, None);
        vec![crate::watchlist::Document::of(zone.unwrap())]
    };
    entry.documents = with(zone);
    assert_eq!(told(&entry, &order()), []);
    entry.documents = with(&zone.replace("7408122F", "7408123F"));
    let fault = ("documents[0]".to_owned(), Reason::IdentifierBadCheck);
    assert_eq!(told(&entry, &order()), [fault]);
}

#[test]
fn a_name_alone_is_refused_of_an_officer_and_kept_of_a_publisher() {
    assert_eq!(told(&entry(), &order()), []);
    let mut alone = entry();
    alone.birth_dates.clear();
    assert_eq!(
        told(&alone, &order()),
        [("names".to_owned(), Reason::SelectorTooWeak)]
    );
    assert_eq!(check_published(&alone), Ok(()));
    alone.names.clear();
    assert_eq!(
        told(&alone, &order()),
        [("names".to_owned(), Reason::FieldMissing)]
    );
    assert!(check_published(&alone).is_err());
}

#[test]
fn a_review_is_within_a_year_and_not_after_the_end() {
    let with = |review, valid_until| Order {
        review,
        valid_until,
        ..order()
    };
    let last = NOW.plus(MAX_REVIEW);
    assert_eq!(told(&entry(), &with(last, last)), []);
    let late = [("order.review".to_owned(), Reason::ReviewTooLate)];
    let past = last.plus(Duration::from_millis(1));
    assert_eq!(told(&entry(), &with(past, past)), late);
    // The day that would be allowed is told.
    for (review, valid_until, day) in [
        (past, past, last),
        (NOW.plus(9 * DAY), NOW.plus(8 * DAY), NOW.plus(8 * DAY)),
    ] {
        let faults = check(&entry(), &with(review, valid_until), NOW, Numbers::Hold).unwrap_err();
        let day = day.to_string();
        let message = &faults[0].message;
        assert!(message.contains(day.get(..10).unwrap()), "{message}");
    }
    assert_eq!(
        told(&entry(), &with(NOW.plus(2 * DAY), NOW.plus(DAY))),
        late
    );
    let passed = [("order.review".to_owned(), Reason::FieldInvalid)];
    assert_eq!(told(&entry(), &with(NOW, last)), passed);
    let ended = with(NOW.plus(DAY), NOW);
    assert_eq!(
        told(&entry(), &ended).first(),
        Some(&("order.valid_until".to_owned(), Reason::FieldInvalid))
    );
}

#[test]
fn an_order_lacks_neither_ground_nor_grade_nor_owner() {
    let bare = Order {
        legal_basis: " ".to_owned(),
        evaluation: None,
        owner: String::new(),
        reason: Coded {
            code: "other".to_owned(),
            text: String::new(),
        },
        category: "invented".to_owned(),
        ..order()
    };
    assert_eq!(
        told(&entry(), &bare),
        [
            ("order.legal_basis".to_owned(), Reason::FieldMissing),
            ("order.reason".to_owned(), Reason::OtherWithoutText),
            ("order.category".to_owned(), Reason::CodeUnknown),
            ("order.evaluation".to_owned(), Reason::FieldMissing),
            ("order.owner".to_owned(), Reason::FieldMissing),
        ]
    );
    let mut own = entry();
    own.order = Some(order());
    assert_eq!(told(&own, &bare), []);
}

#[test]
fn each_list_of_an_entry_has_its_limit_and_one_past_it_is_refused_or_cut_with_word_of_it() {
    let mut full = entry();
    full.names = vec![Name::whole("Ann Invented", Quality::Strong); MAX_PER_ENTRY];
    full.former_keys = vec!["k".to_owned(); MAX_FORMER_KEYS];
    full.key = "k".repeat(MAX_KEY);
    assert_eq!(told(&full, &order()), []);
    assert_eq!(clipped(&mut full), [] as [&str; 0]);
    full.names
        .push(Name::whole("Ann Invented", Quality::Strong));
    full.former_keys.push("k".to_owned());
    full.key.push('k');
    let fields: Vec<_> = told(&full, &order()).into_iter().collect();
    assert_eq!(
        fields,
        [
            ("key".to_owned(), Reason::FieldTooLong),
            ("former_keys".to_owned(), Reason::FieldTooLong),
            ("names".to_owned(), Reason::FieldTooLong),
        ]
    );
    assert_eq!(clipped(&mut full), ["former_keys", "names"]);
    assert_eq!(full.names.len(), MAX_PER_ENTRY);
}

#[test]
fn a_name_an_address_and_words_have_their_length() {
    let mut long = entry();
    long.names[0].written = "a".repeat(MAX_NAME);
    assert_eq!(told(&long, &order()), []);
    long.names[0].written.push('a');
    assert_eq!(told(&long, &order())[0].1, Reason::FieldTooLong);
    let mut pattern = Entry::new("1", SubjectKind::Pattern);
    pattern.patterns.push(Pattern {
        hs: "2402".to_owned(),
        origin: "UA".to_owned(),
        via: vec!["GEPTI".to_owned(); MAX_WORDS],
        destination: "TR".to_owned(),
        words: vec!["filter".to_owned(); MAX_WORDS],
    });
    assert_eq!(told(&pattern, &order()), []);
    pattern.patterns[0].via.push("GEPTI".to_owned());
    assert_eq!(told(&pattern, &order())[0].1, Reason::FieldTooLong);
    pattern.patterns[0].via.clear();
    pattern.patterns[0].words.push("filter".to_owned());
    pattern.patterns[0].hs = "24021".to_owned();
    pattern.patterns[0].via.push("Batumi".to_owned());
    let reasons: Vec<_> = told(&pattern, &order())
        .into_iter()
        .map(|(_, reason)| reason)
        .collect();
    assert_eq!(
        reasons,
        [
            Reason::FieldInvalid,
            Reason::FieldInvalid,
            Reason::FieldTooLong
        ]
    );
}

#[test]
fn a_number_that_an_officer_writes_holds_or_is_said_to_stand_so() {
    let mut written = entry();
    let number = |scheme, raw: &str| {
        let read = crate::model::identifier::Identifier::read(scheme, raw, None);
        crate::watchlist::Document::of(read.unwrap())
    };
    written.documents = vec![
        number(Scheme::Container, "CSQU3054383"),
        number(Scheme::Container, "CSQU3054384"),
        number(Scheme::ImoShip, "123"),
    ];
    assert_eq!(
        told(&written, &order()),
        [
            ("documents[1]".to_owned(), Reason::IdentifierBadCheck),
            ("documents[2]".to_owned(), Reason::IdentifierBadFormat),
        ]
    );
    assert_eq!(check(&written, &order(), NOW, Numbers::AsWritten), Ok(()));
    assert_eq!(check_published(&written), Ok(()));
}

#[test]
fn nobody_is_born_after_the_day_on_which_an_officer_writes() {
    let mut written = entry();
    written.birth_dates = vec!["1961".parse().unwrap(), "2026-09-21".parse().unwrap()];
    assert_eq!(told(&written, &order()), []);
    written.birth_dates.push("2026-09-22".parse().unwrap());
    let later = ("birth_dates[2]".to_owned(), Reason::TimeInFuture);
    assert_eq!(told(&written, &order()), [later]);
    assert_eq!(check_published(&written), Ok(()));
}

#[test]
fn an_end_that_has_passed_is_one_fault_and_a_review_that_waits_for_it_no_second() {
    let with = |review, valid_until| Order {
        review,
        valid_until,
        ..order()
    };
    let (past, before) = (NOW.minus(DAY), NOW.minus(2 * DAY));
    let until = ("order.valid_until".to_owned(), Reason::FieldInvalid);
    for review in [past, NOW.plus(DAY)] {
        assert_eq!(
            told(&entry(), &with(review, past)),
            std::slice::from_ref(&until)
        );
    }
    let review = ("order.review".to_owned(), Reason::FieldInvalid);
    assert_eq!(told(&entry(), &with(before, past)), [until, review]);
}
