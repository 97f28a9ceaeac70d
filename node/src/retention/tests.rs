//! The decisions of retention, without index, ledger and clock.

use ntc_core::model::kind::RecordKind;
use ntc_core::section::{Section, SectionSet};
use proptest::prelude::*;

use super::again::is_agreed_of;
use super::give_up::{Fate, Found};
use super::order::{comes_to, of_passed_on};
use super::*;
use crate::store::index::JournalId;

/// Any set of sections.
fn sections() -> impl Strategy<Value = SectionSet> {
    any::<u8>().prop_map(|bits| SectionSet::from_bits(bits.into()))
}

#[test]
fn the_rest_grows_while_nothing_can_be_erased_and_is_short_again_after_that() {
    let mut rest = REST;
    let mut rests = Vec::new();
    for _ in 0..8 {
        rest = rest_after(None, rest);
        rests.push(rest.as_secs());
    }
    assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60]);
    assert_eq!(rest_after(Some(true), rest), REST);
    assert_eq!(rest_after(Some(false), rest), SWEEP_EVERY);
}

#[test]
fn every_journal_is_looked_at_once_under_each_rule_from_where_it_was_left() {
    let journals = [
        JournalId::Ledger,
        JournalId::Replica(1),
        JournalId::Replica(2),
    ];
    let (one, other) = ([1; 32], [2; 32]);
    let mut again = Again::default();
    assert_eq!(
        again.left(one, Some(one), journals),
        None,
        "all is known by it"
    );
    let all = again.left(one, Some(other), journals).unwrap();
    assert_eq!(all, journals.map(|journal| (journal, 0)));
    // Some of a journal was looked at: it goes on there, whatever is known by then.
    again.go_on(one, vec![(JournalId::Ledger, 500)]);
    let left = again.left(one, Some(other), journals);
    assert_eq!(left, Some(vec![(JournalId::Ledger, 500)]));
    // Another rule begins anew, and so does the first after an error, which puts nothing back.
    again.go_on(one, vec![(JournalId::Ledger, 500)]);
    assert_eq!(again.left(other, Some(one), journals).unwrap().len(), 3);
    assert_eq!(again.left(other, Some(one), journals).unwrap().len(), 3);
    // One that counts again before anything was noted of the other is not looked at again.
    again.go_on(other, vec![(JournalId::Ledger, 500)]);
    assert_eq!(again.left(one, Some(one), journals), None);
    // The last journal is through: what is left is nothing, and that is told apart from no cause.
    again.go_on(one, Vec::new());
    assert_eq!(again.left(one, Some(other), journals), Some(Vec::new()));
}

#[test]
fn agreements_say_how_long_partners_records_are_kept_and_of_own_ones_those_passed_on() {
    for kind in RecordKind::ALL {
        let of_partners = is_agreed_of(JournalId::Replica(3), kind);
        assert_eq!(of_partners, !kind.is_administrative(), "{kind:?}");
        let own = is_agreed_of(JournalId::Ledger, kind);
        assert_eq!(own, kind == RecordKind::Forward, "{kind:?}");
    }
}

#[test]
fn an_order_to_destroy_ends_only_when_nothing_can_be_there() {
    let some = SectionSet::from_iter([Section::Persons, Section::Goods]);
    let found = |erased, is_kept, is_level| Found {
        erased,
        is_kept,
        is_level,
    };
    let part = SectionSet::from_iter([Section::Persons]);
    for (of, fate) in [
        // The index does not know of it: it may be behind.
        (found(None, false, false), Fate::Wait),
        (found(None, true, false), Fate::Wait),
        (found(None, false, true), Fate::Done),
        // It knows that it is there, or part of it.
        (
            found(Some((false, SectionSet::EMPTY)), false, true),
            Fate::Destroy,
        ),
        (found(Some((false, part)), false, true), Fate::Destroy),
        (found(Some((false, part)), true, false), Fate::Destroy),
        // It knows that it is gone.
        (found(Some((false, some)), false, false), Fate::Done),
        (
            found(Some((true, SectionSet::EMPTY)), false, false),
            Fate::Done,
        ),
        // What was kept for a legal ground is shown to nobody, and its bytes may be there.
        (found(Some((false, some)), true, true), Fate::DestroyOnce),
        (
            found(Some((true, SectionSet::ALL)), true, true),
            Fate::DestroyOnce,
        ),
    ] {
        let Found {
            erased,
            is_kept,
            is_level,
        } = of;
        assert_eq!(of.fate(some), fate, "{erased:?} {is_kept} {is_level}");
    }
}

proptest! {
    #[test]
    fn what_goes_is_there_and_was_asked_for_and_nothing_else_stays_named(
        present in sections(), asked in sections(),
    ) {
        let (goes, is_whole) = comes_to(present, asked);
        for section in SectionSet::ALL.iter() {
            let is_both = present.contains(section) && asked.contains(section);
            prop_assert_eq!(goes.contains(section), is_both);
        }
        // A record is erased whole by name too, never with a section left that nobody asked for.
        if is_whole && asked != SectionSet::ALL {
            prop_assert!(present.is_subset(asked));
        }
        prop_assert!(comes_to(present, SectionSet::ALL).1);
    }

    #[test]
    fn of_what_was_passed_on_nothing_stays_that_proves_nothing(asked in sections()) {
        let erased = of_passed_on(asked);
        prop_assert!(asked.is_subset(erased));
        let expected = if asked.contains(Section::Event) { SectionSet::ALL } else { asked };
        prop_assert_eq!(erased, expected);
    }
}
