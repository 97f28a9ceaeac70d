use proptest::prelude::*;

use super::*;
use crate::model::identifier::{Identifier, Scheme};
use crate::reason::Reason;
use crate::watchlist::{Document, Name, Quality, SubjectKind};

fn entry(key: &str, name: &str) -> Entry {
    let mut entry = Entry::new(key, SubjectKind::Person);
    entry.names.push(Name::whole(name, Quality::Primary));
    entry
}

fn compared(before: &[Entry], now: &[Entry]) -> Diff {
    let mut held = Before::default();
    before.iter().for_each(|entry| held.add(entry));
    held.compare(now.iter().map(|entry| {
        (
            entry.key.as_str(),
            entry.former_keys.as_slice(),
            print(entry),
        )
    }))
}

#[test]
fn added_removed_and_changed_entries_are_told_apart() {
    let before = [entry("1", "Ann"), entry("2", "Bob"), entry("3", "Cem")];
    let now = [entry("1", "Ann"), entry("2", "Bobby"), entry("4", "Dan")];
    let diff = compared(&before, &now);
    assert_eq!(diff.fate("1"), Fate::Same);
    assert_eq!(diff.fate("2"), Fate::Changed("2".to_owned()));
    assert_eq!(diff.fate("4"), Fate::Added);
    assert_eq!(diff.removed, ["3"]);
    let Counts {
        before,
        now,
        added,
        changed,
        renumbered,
        removed,
    } = diff.counts;
    assert_eq!(
        (before, now, added, changed, renumbered, removed),
        (3, 3, 1, 1, 0, 1)
    );
}

#[test]
fn an_entry_that_is_only_numbered_anew_is_neither_added_nor_removed() {
    let before = [entry("1", "Ann"), entry("2", "Bob"), entry("3", "Cem")];
    // Old keys are given to others.
    let mut by_former = entry("9", "Bobby");
    by_former.former_keys.push("2".to_owned());
    let now = [entry("2", "Ann"), by_former, entry("3", "Cem")];
    let diff = compared(&before, &now);
    assert_eq!(diff.fate("2"), Fate::Renumbered("1".to_owned()));
    assert_eq!(diff.fate("9"), Fate::Changed("2".to_owned()));
    assert_eq!((diff.counts.added, diff.counts.removed), (0, 0));
    let moved = [entry("7", "Ann"), entry("8", "Bob"), entry("9", "Cem")];
    let diff = compared(&before, &moved);
    assert_eq!(
        (
            diff.counts.renumbered,
            diff.counts.added,
            diff.counts.removed
        ),
        (3, 0, 0)
    );
    assert_eq!(diff.fate("8"), Fate::Renumbered("2".to_owned()));
    let mut merged = entry("10", "Bobby");
    merged.former_keys.extend(["4".to_owned(), "2".to_owned()]);
    let diff = compared(&before, &[merged]);
    assert_eq!(diff.fate("10"), Fate::Changed("2".to_owned()));
}

#[test]
fn the_order_of_names_and_numbers_says_nothing() {
    let mut one = entry("1", "Ann");
    one.names.push(Name::whole("Anka", Quality::Weak));
    let mut other = one.clone();
    other.names.reverse();
    assert_eq!(compared(&[one], &[other]).fates, BTreeMap::new());
}

#[test]
fn a_list_that_loses_more_than_a_fifth_is_refused_unless_that_is_accepted() {
    let all: Vec<_> = (0..20)
        .map(|n| entry(&n.to_string(), &format!("Ann {n}")))
        .collect();
    let without = |lost: usize| compared(&all, &all[lost..]);
    assert_eq!(without(4).check_shrink(false), Ok(()));
    let shrank = without(5).check_shrink(false).unwrap_err();
    assert_eq!((shrank.before, shrank.lost), (20, 5));
    assert_eq!(shrank.reason(), Reason::ListShrank);
    assert_eq!(without(5).check_shrink(true), Ok(()));
    // Others in their place make no list whole again.
    let others: Vec<_> = (0..20)
        .map(|n| entry(&format!("x{n}"), &format!("Bob {n}")))
        .collect();
    assert!(compared(&all, &others).check_shrink(false).is_err());
}

#[test]
fn a_small_list_may_lose_one_entry_and_no_more_than_a_fifth() {
    let all: Vec<_> = (0..12)
        .map(|number| entry(&number.to_string(), &format!("Ann {number}")))
        .collect();
    for (before, lost, is_taken) in [
        (1, 1, true),
        (3, 1, true),
        (3, 2, false),
        (5, 1, true),
        (5, 2, false),
        (5, 3, false),
        (10, 2, true),
        (10, 3, false),
        (12, 12, false),
    ] {
        let diff = compared(&all[..before], &all[lost..before]);
        assert_eq!(
            diff.check_shrink(false).is_ok(),
            is_taken,
            "{lost} of {before}"
        );
        assert_eq!(diff.check_shrink(true), Ok(()));
    }
}

#[test]
fn a_change_is_told_field_by_field() {
    let before = entry("1", "Ann");
    let mut now = entry("2", "Anna");
    now.names.push(Name::whole("Ann", Quality::Strong));
    now.birth_dates.push("1961".parse().unwrap());
    let passport = Identifier::read(Scheme::Passport, "x0000001", Some("GE")).unwrap();
    now.documents.push(Document::of(passport));
    now.remarks = "told".to_owned();
    let told = changes(&before, &now);
    let fields: Vec<_> = told
        .iter()
        .map(|change| (change.field, change.is_decisive()))
        .collect();
    assert_eq!(
        fields,
        [
            ("names", true),
            ("birth_dates", true),
            ("documents", true),
            ("remarks", false)
        ]
    );
    assert_eq!(told[0].out, ["Ann (primary)"]);
    assert_eq!(told[0].into, ["Anna (primary)", "Ann (strong)"]);
    assert_eq!(told[2].into, ["passport GE:X0000001"]);
    assert_eq!(changes(&now, &now), []);
    assert!(!format!("{told:?}").contains("Ann"));
}

proptest! {
    #[test]
    fn counts_add_up(before in proptest::collection::btree_map(0..20_u8, 0..6_u8, 0..12),
        now in proptest::collection::btree_map(0..20_u8, 0..6_u8, 0..12)) {
        let entries = |list: &BTreeMap<u8, u8>| -> Vec<Entry> {
            list.iter().map(|(key, name)| entry(&key.to_string(), &format!("Ann {name}"))).collect()
        };
        let (before, now) = (entries(&before), entries(&now));
        let diff = compared(&before, &now);
        let counts = diff.counts;
        let same = counts.now - counts.added - counts.changed - counts.renumbered;
        prop_assert_eq!(counts.before, same + counts.changed + counts.renumbered + counts.removed);
        for removed in &diff.removed {
            prop_assert!(before.iter().any(|entry| entry.key == *removed));
            let told = diff.fates.values().any(|fate| *fate == Fate::Renumbered(removed.clone()));
            prop_assert!(!told);
        }
    }
}
