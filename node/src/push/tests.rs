//! What is to be told of a list, and whom: the plan over real lists, and the decisions beside it.

use std::path::Path;

use ntc_core::time::Timestamp;
use ntc_core::watchlist::{
    Entry, Name, Numbers, Order, Quality, ShareMode, SubjectKind, WatchList,
};

use super::*;
use crate::watchlists::tests::{NOW, list, open};
use crate::watchlists::{PutTerms, WatchlistError};

const DAY: u64 = 24 * 3600 * 1000;

fn at(days: i64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis().saturating_add_signed(days * DAY as i64))
}

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

/// A list that is shared, with entries of these keys.
struct Shelf {
    lists: Watchlists,
    list: WatchList,
}

impl Shelf {
    fn with(dir: &Path, keys: &[&str]) -> Self {
        let lists = open(dir);
        let of_tests = list("couriers");
        let list = WatchList {
            share: ShareMode::Push,
            order: Order {
                category: "narcotic".to_owned(),
                valid_from: at(-1),
                ..of_tests.order
            },
            ..of_tests
        };
        lists.create(list.clone(), "ann").unwrap();
        let shelf = Self { lists, list };
        let entries = keys.iter().map(|key| person(key, &shelf.list.order));
        shelf.put(entries.collect());
        shelf
    }

    fn put(&self, entries: Vec<Entry>) {
        let terms = PutTerms {
            numbers: Numbers::Hold,
            replaces: true,
        };
        self.lists
            .put(&self.list.name, entries, terms, "ann")
            .unwrap();
    }

    /// Partners were told of these keys, each in a turn of its own.
    fn pushed(&self, entries: impl IntoIterator<Item = (String, u64)>) {
        let pushed = Pushed {
            telling: Telling::default(),
            entries: entries.into_iter().collect(),
        };
        self.lists.remember(&self.list.name, pushed).unwrap();
    }

    fn share(&self, share: ShareMode) {
        let list = WatchList {
            share,
            ..self.list.clone()
        };
        self.lists.describe(list, "ann").unwrap();
    }

    fn plan(&self, keys: &[&str]) -> Result<Plan, PushError> {
        let asked = Asked {
            list: self.list.name.clone(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            telling: Telling::default(),
            is_check: false,
        };
        Plan::of(&self.lists, &party("AZ/customs"), &asked, NOW)
    }
}

fn person(key: &str, order: &Order) -> Entry {
    let mut entry = Entry::new(key, SubjectKind::Person);
    let name = format!("Invented {key}");
    entry.names.push(Name::whole(&name, Quality::Primary));
    entry.birth_dates.push("1961".parse().unwrap());
    entry.order = Some(order.clone());
    entry
}

/// The keys that are wanted, each with what becomes of it.
fn wanted(plan: &Plan) -> Vec<(&str, &'static str)> {
    let of = |wanted: &Wanted| match (&wanted.what, wanted.is_new) {
        (Ok(What::Told(_)), true) => "new",
        (Ok(What::Told(_)), false) => "told before",
        (Ok(What::Waits(step)), false) => step.name(),
        (Ok(What::Waits(_)), true) => "waits and is new",
        (Err(_), _) => "refused",
    };
    plan.wanted
        .iter()
        .map(|it| (it.key.as_str(), of(it)))
        .collect()
}

fn turn(key: &str, turn: u64) -> (String, u64) {
    (key.to_owned(), turn)
}

#[test]
fn what_is_new_gets_a_turn_what_was_told_keeps_its_own_and_what_is_off_the_list_is_withdrawn_by_it()
{
    let dir = tempfile::tempdir().unwrap();
    let shelf = Shelf::with(dir.path(), &["1", "2"]);
    shelf.pushed([turn("2", 7), turn("3", 8)]);
    let plan = shelf.plan(&[]).unwrap();
    assert_eq!(wanted(&plan), [("1", "new"), ("2", "told before")]);
    assert!(plan.turns().eq([turn("1", NOW.as_millis())]));
    assert_eq!(
        plan.gone,
        [("3".to_owned(), "watchlist couriers 8 3".to_owned())]
    );
    let mut entries = plan.wanted.iter();
    let reference = |of: &Wanted| match &of.what {
        Ok(What::Told(alert)) => alert.draft.source_reference().map(str::to_owned),
        _ => None,
    };
    let references: Vec<_> = entries.by_ref().filter_map(reference).collect();
    let now = NOW.as_millis();
    assert_eq!(
        references,
        [
            format!("watchlist couriers {now} 1"),
            "watchlist couriers 7 2".to_owned()
        ]
    );
}

#[test]
fn an_entry_whose_time_is_not_now_is_told_to_nobody_and_takes_no_turn() {
    let dir = tempfile::tempdir().unwrap();
    let shelf = Shelf::with(dir.path(), &["now"]);
    let timed = |key, from, until| {
        let order = Order {
            valid_from: at(from),
            valid_until: at(until),
            review: at(until),
            ..shelf.list.order.clone()
        };
        person(key, &order)
    };
    shelf.put(vec![timed("later", 1, 20)]);
    let plan = shelf.plan(&[]).unwrap();
    assert_eq!(wanted(&plan), [("now", "new"), ("later", "later")]);
    assert!(plan.turns().map(|(key, _)| key).eq(["now"]));
}

#[test]
fn of_a_list_that_is_not_shared_nothing_is_told_and_what_was_told_is_withdrawn() {
    let dir = tempfile::tempdir().unwrap();
    let shelf = Shelf::with(dir.path(), &["1", "2"]);
    for share in [ShareMode::None, ShareMode::HitNoHit] {
        shelf.pushed([]);
        shelf.share(share);
        let refused = shelf.plan(&[]).err().unwrap();
        assert!(matches!(refused, PushError::NotShared(_, of) if of == share));
        shelf.pushed([turn("1", 7)]);
        let plan = shelf.plan(&[]).unwrap();
        assert_eq!((wanted(&plan).len(), plan.gone.len()), (0, 1), "{share:?}");
    }
}

#[test]
fn keys_that_are_named_are_told_alone_and_one_that_nobody_knows_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let shelf = Shelf::with(dir.path(), &["1", "2"]);
    shelf.pushed([turn("3", 8), turn("4", 9)]);
    let plan = shelf.plan(&["2", "3"]).unwrap();
    assert_eq!(wanted(&plan), [("2", "new")]);
    assert!(plan.gone.iter().map(|(key, _)| key).eq(["3"]));
    assert!(matches!(
        shelf.plan(&["2", "5"]).err().unwrap(),
        PushError::Watchlist(WatchlistError::NoEntry(key, _)) if key == "5"
    ));
}

#[test]
fn one_entry_past_those_that_partners_are_told_of_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let shelf = Shelf::with(dir.path(), &["a", "b"]);
    let told = |count: usize| (0..count).map(|n| (n.to_string(), 7));
    shelf.pushed(told(MAX_PUSHED - 2));
    assert_eq!(shelf.plan(&[]).unwrap().wanted.len(), 2);
    shelf.pushed(told(MAX_PUSHED - 1));
    assert!(matches!(shelf.plan(&[]).err().unwrap(), PushError::TooMany));
    // What was told counts once, whether it is asked for or not.
    shelf.pushed(told(MAX_PUSHED - 1).chain([turn("a", 7)]));
    assert!(matches!(shelf.plan(&[]).err().unwrap(), PushError::TooMany));
    assert_eq!(shelf.plan(&["a"]).unwrap().wanted.len(), 1);
}

/// What a partner is told: whether it is told at all, and of which sections not.
fn decision(refused: Option<Reason>, withheld: &[Section]) -> Decision {
    let reason = Reason::SectionNotCovered;
    Decision {
        peer: party("GE/customs"),
        disclosed: SectionSet::from_iter([Section::Event]),
        withheld: withheld.iter().map(|section| (*section, reason)).collect(),
        refused,
        keep_until: at(30),
        rules: Vec::new(),
    }
}

#[test]
fn an_alert_about_a_person_goes_to_whoever_is_shown_persons_and_whoever_is_told_nothing_is_not_named()
 {
    let (persons, no) = (Section::Persons, Some(Reason::NoAgreement));
    let decided = BTreeMap::from([
        (party("GE/sees"), decision(None, &[Section::Media])),
        (party("GE/blind"), decision(None, &[persons])),
        (party("GE/refused"), decision(no, &[persons])),
        (party("GE/none"), decision(no, &[])),
    ]);
    let (seeing, blind) = who_sees_persons(&decided);
    assert_eq!(seeing, BTreeSet::from([party("GE/sees")]));
    assert_eq!(blind, BTreeSet::from([party("GE/blind")]));
}

#[test]
fn whoever_is_told_is_named_with_what_it_lacks_but_for_the_own_references() {
    let decided = BTreeMap::from([
        (
            party("GE/told"),
            decision(None, &[Section::National, Section::Persons]),
        ),
        (party("GE/all"), decision(None, &[Section::National])),
        (
            party("GE/refused"),
            decision(Some(Reason::NoAgreement), &[]),
        ),
    ]);
    let told = told(&decided);
    let expected = [
        (party("GE/all"), SectionSet::EMPTY),
        (party("GE/told"), SectionSet::from_iter([Section::Persons])),
    ];
    assert_eq!(told, Told::from(expected));
}
