//! What is counted where, without index and ledger.

use std::time::Duration;

use ntc_core::reason::Reason;
use ntc_core::section::SectionSet;
use proptest::prelude::*;

use super::*;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + millis)
}

#[test]
fn a_period_ends_after_it_begins_and_one_millisecond_past_the_longest_is_refused() {
    let most = u64::try_from(MAX_PERIOD.as_millis()).unwrap();
    for (until, holds) in [(1, true), (most, true), (most + 1, false), (0, false)] {
        assert_eq!(check_period((at(0), at(until))).is_ok(), holds, "{until}");
    }
    let refused = check_period((at(1), at(0))).unwrap_err();
    assert_eq!(
        (refused.reason(), refused.field().as_deref()),
        (Reason::FieldInvalid, Some("until"))
    );
    // A leap year is counted as a whole.
    assert_eq!(MAX_PERIOD, Duration::from_secs(366 * 86_400));
}

#[test]
fn one_record_past_those_that_are_counted_at_once_is_refused() {
    let mut left = MAX_COUNTED;
    for _ in 0..MAX_COUNTED {
        one_more(&mut left).unwrap();
    }
    for _ in 0..2 {
        assert_eq!(
            one_more(&mut left).unwrap_err().reason(),
            Reason::PeriodTooLarge
        );
    }
}

#[test]
fn what_is_owed_counts_under_the_partner_whichever_of_the_two_owes_it() {
    let [own, partner, third]: [Party; 3] =
        ["GE/customs", "AZ/customs", "KZ/customs"].map(|name| name.parse().unwrap());
    // The partner's alert is owed an outcome by the own party; the own request is owed an answer by the partner.
    assert_eq!(side(&own, &own, &partner), (true, &partner));
    assert_eq!(side(&own, &partner, &own), (false, &partner));
    // What a third party owes the partner is no matter of the partner's pair.
    assert_eq!(side(&own, &third, &partner), (false, &third));
}

#[test]
fn an_amount_is_told_to_whom_every_section_went_that_it_stands_in() {
    let sections = [Section::Event, Section::Goods];
    for (disclosed, is_told) in [
        (SectionSet::ALL, true),
        (SectionSet::from_iter(sections), true),
        (SectionSet::from_iter([Section::Event]), false),
        (
            SectionSet::from_iter([Section::Goods, Section::Persons]),
            false,
        ),
        (SectionSet::EMPTY, false),
    ] {
        let decided = Disposition {
            disclosed: disclosed.bits().into(),
            ..Disposition::default()
        };
        assert_eq!(shows(&decided, &sections), is_told, "{disclosed:?}");
    }
}

proptest! {
    #[test]
    fn a_record_counts_once_under_its_kind_and_once_under_each_of_its_categories(
        records in prop::collection::vec(
            (0..RecordKind::ALL.len(), prop::collection::btree_set("[a-c]", 0..3)), 0..40,
        ),
    ) {
        let mut pair = Pair::default();
        let mut categories = BTreeMap::<String, u64>::new();
        for (kind, of) in &records {
            let of: Vec<String> = of.iter().cloned().collect();
            count(&mut pair, (RecordKind::ALL[*kind], &of), |count| count.sent += 1);
            of.into_iter().for_each(|category| *categories.entry(category).or_default() += 1);
        }
        let sent: u64 = pair.kinds.values().map(|count| count.sent).sum();
        prop_assert_eq!(sent, records.len() as u64);
        for (kind, it) in &pair.kinds {
            let of_kind = records.iter().filter(|(at, _)| RecordKind::ALL[*at].name() == kind);
            prop_assert_eq!(it.sent, of_kind.count() as u64);
        }
        let told = pair.categories.iter().map(|(category, it)| (category.clone(), it.sent));
        prop_assert_eq!(told.collect::<BTreeMap<_, _>>(), categories);
    }
}
