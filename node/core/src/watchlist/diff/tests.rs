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

/// Two versions that were read; an entry stands where it is in its slice.
fn both(before: &[Entry], now: &[Entry]) -> Comparison {
    let mut held = Before::new([7; LENGTH], before.len());
    for (entry, place) in before.iter().zip(0..) {
        held.add(entry, place);
    }
    let mut comparison = held.whole();
    for (entry, place) in now.iter().zip(0..) {
        comparison.add(entry, place);
    }
    comparison
}

/// Compares two versions.
fn compared(before: &[Entry], now: &[Entry]) -> Diff {
    let comparison = both(before, now);
    let mut former = |place| Ok::<_, ()>(now[place as usize].former_keys.clone());
    comparison.diff(&mut former).unwrap()
}

/// The same, one entry after the other and by what they say, as nobody would compare a million.
fn plainly_compared(before: &[Entry], now: &[Entry]) -> (Vec<(u64, Fate)>, Vec<u64>) {
    let mut left: Vec<u64> = (0..before.len() as u64).collect();
    let mut others: Vec<u64> = (0..now.len() as u64).collect();
    let mut fates = Vec::new();
    let at = |place: u64| &before[place as usize];
    let mut pair = |is_it: &dyn Fn(&Entry, &Entry) -> bool, fate: Option<fn(u64) -> Fate>| {
        others.retain(|place| {
            let entry = &now[*place as usize];
            let Some(found) = left.iter().position(|held| is_it(at(*held), entry)) else {
                return true;
            };
            let held = left.remove(found);
            fates.extend(fate.map(|fate| (*place, fate(held))));
            false
        });
    };
    let same_key = |held: &Entry, entry: &Entry| held.key == entry.key;
    let same_words = |held: &Entry, entry: &Entry| changes(held, entry).is_empty();
    pair(
        &|held, entry| same_key(held, entry) && same_words(held, entry),
        None,
    );
    pair(&same_words, Some(Fate::Renumbered));
    pair(&same_key, Some(Fate::Changed));
    others.retain(|place| {
        let mut former = now[*place as usize].former_keys.iter();
        let found = former.find_map(|key| left.iter().position(|held| at(*held).key == *key));
        fates.extend(found.map(|found| (*place, Fate::Changed(left.remove(found)))));
        found.is_none()
    });
    fates.extend(others.iter().map(|place| (*place, Fate::Added)));
    fates.sort_unstable_by_key(|(place, _)| *place);
    (fates, left)
}

#[test]
fn added_removed_and_changed_entries_are_told_apart() {
    let before = [entry("1", "Ann"), entry("2", "Bob"), entry("3", "Cem")];
    let now = [entry("1", "Ann"), entry("2", "Bobby"), entry("4", "Dan")];
    let diff = compared(&before, &now);
    assert_eq!(diff.fates, [(1, Fate::Changed(1)), (2, Fate::Added)]);
    assert_eq!(diff.removed, [2]);
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
    assert_eq!(
        diff.fates,
        [(0, Fate::Renumbered(0)), (1, Fate::Changed(1))]
    );
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
    assert_eq!(diff.fates[1], (1, Fate::Renumbered(1)));
    let mut merged = entry("10", "Bobby");
    merged.former_keys.extend(["4".to_owned(), "2".to_owned()]);
    let diff = compared(&before, &[merged]);
    assert_eq!(diff.fates, [(0, Fate::Changed(1))]);
}

#[test]
fn the_order_of_names_and_numbers_says_nothing() {
    let mut one = entry("1", "Ann");
    one.names.push(Name::whole("Anka", Quality::Weak));
    let mut other = one.clone();
    other.names.reverse();
    assert_eq!(compared(&[one], &[other]).fates, []);
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
    let card = Identifier::read(Scheme::IdentityCard, "A12345", Some("TR")).unwrap();
    let mut other = now.clone();
    other.documents.push(Document::of(card));
    let added = changes(&now, &other);
    assert!(added[0].into[0].starts_with("identity card "));
    assert_eq!(changes(&now, &now), []);
    assert!(!format!("{told:?}").contains("Ann"));
}

#[test]
fn earlier_keys_are_read_of_those_alone_that_nothing_else_tells() {
    let before = [entry("1", "Ann"), entry("2", "Bob"), entry("3", "Cem")];
    let asked = |now: &[Entry], before: &[Entry]| {
        let mut asked = Vec::new();
        let mut former = |place| {
            asked.push(place);
            Ok::<_, ()>(Vec::new())
        };
        both(before, now).diff(&mut former).unwrap();
        asked
    };
    let same_changed_new = [entry("1", "Ann"), entry("2", "Bobby"), entry("4", "Dan")];
    assert_eq!(asked(&same_changed_new, &before), [2]);
    // Where nothing is left of the version before, no earlier key can be one of it.
    assert_eq!(asked(&same_changed_new, &before[..2]), [0_u64; 0]);
    assert_eq!(asked(&same_changed_new, &[]), [0_u64; 0]);
    let comparison = both(&before[..1], &[entry("4", "Dan")]);
    let failed = comparison.diff(&mut |_| Err("unread"));
    assert_eq!(failed, Err("unread"));
}

/// Entries of few keys and few names, so that some are the same, some numbered anew, some twins of each other.
fn versions() -> impl Strategy<Value = Vec<Entry>> {
    let one = (0..3_u8, proptest::collection::vec(0..14_u8, 0..3));
    let list = proptest::collection::btree_map(0..14_u8, one, 0..12);
    let entries = list.prop_map(|list| {
        let entries = list.into_iter().map(|(key, (name, former))| {
            let mut entry = entry(&key.to_string(), &format!("Ann {name}"));
            entry.former_keys = former.iter().map(ToString::to_string).collect();
            entry
        });
        entries.collect::<Vec<_>>()
    });
    entries.prop_shuffle()
}

proptest! {
    #[test]
    fn a_comparison_by_hashes_is_the_plain_one(before in versions(), now in versions()) {
        let diff = compared(&before, &now);
        let (fates, removed) = plainly_compared(&before, &now);
        prop_assert_eq!(&diff.fates, &fates);
        prop_assert_eq!(&diff.removed, &removed);
        let of = |is: fn(&Fate) -> bool| fates.iter().filter(|(_, fate)| is(fate)).count() as u64;
        let counts = Counts {
            before: before.len() as u64,
            now: now.len() as u64,
            added: of(|fate| *fate == Fate::Added),
            changed: of(|fate| matches!(fate, Fate::Changed(_))),
            renumbered: of(|fate| matches!(fate, Fate::Renumbered(_))),
            removed: removed.len() as u64,
        };
        prop_assert_eq!(diff.counts, counts);
        let same = counts.now - counts.added - counts.changed - counts.renumbered;
        prop_assert_eq!(counts.before, same + counts.changed + counts.renumbered + counts.removed);
    }
}
