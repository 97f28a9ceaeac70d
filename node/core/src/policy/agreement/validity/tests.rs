use proptest::prelude::*;

use super::*;
use crate::policy::Agreement;
use crate::policy::fixture::{AZ, DAY_MS, GE, template, with};

/// The validity of a document from 2026-01-01 with this last day and these further lines.
fn validity(until: &str, more: &str) -> Validity {
    let line = format!("until = {until}\n{more}\n#");
    let document = with(&template("pair", &[GE, AZ]), "until = 2030-12-31", &line);
    Agreement::read(document.as_bytes())
        .unwrap()
        .validity()
        .clone()
}

fn renewed(until: &str, months: u32, times: &str, notice: u32) -> Validity {
    let renewal = format!("{{ months = {months}, times = {times}, notice_days = {notice} }}");
    validity(until, &format!("renewal = {renewal}"))
}

fn on(day: &str) -> Timestamp {
    midnight(day.parse().unwrap()).unwrap()
}

/// The last day that the end of a period leaves.
fn last(end: Option<Timestamp>) -> String {
    end.map_or_else(
        || "open".to_owned(),
        |end| {
            let last = Timestamp::from_millis(end.as_millis() - 1);
            last.to_string().chars().take(10).collect()
        },
    )
}

#[test]
fn a_period_is_followed_by_the_next_as_often_as_the_document_says() {
    let once = |day| (day, "2026-12-31", false);
    let fixed = validity("2026-12-31", "");
    for (day, end, renews) in [once("2026-01-01"), once("2026-12-31"), once("2028-01-01")] {
        assert_eq!(last(fixed.end(on(day))), end, "{day}");
        assert_eq!(fixed.renews(on(day)).is_some(), renews, "{day}");
    }
    let twice = renewed("2026-12-31", 12, "2", 60);
    for (day, end, renews) in [
        ("2026-01-01", "2026-12-31", true),
        ("2026-12-31", "2026-12-31", true),
        ("2027-01-01", "2027-12-31", true),
        ("2027-12-31", "2027-12-31", true),
        ("2028-01-01", "2028-12-31", false),
        ("2028-12-31", "2028-12-31", false),
        ("2029-01-01", "2028-12-31", false),
        ("2090-01-01", "2028-12-31", false),
    ] {
        assert_eq!(last(twice.end(on(day))), end, "{day}");
        assert_eq!(twice.renews(on(day)).is_some(), renews, "{day}");
    }
    assert_eq!(last(twice.last_end()), "2028-12-31");
    let unlimited = renewed("2026-12-31", 6, "\"unlimited\"", 30);
    assert_eq!(last(unlimited.end(on("2126-07-01"))), "2126-12-31");
    assert_eq!(unlimited.last_end(), None);
}

#[test]
fn a_renewal_counts_months_from_the_last_day_that_the_document_names() {
    let leap = renewed("2028-02-29", 12, "\"unlimited\"", 0);
    for (day, end) in [("2028-03-01", "2029-02-28"), ("2031-03-01", "2032-02-29")] {
        assert_eq!(last(leap.end(on(day))), end, "{day}");
    }
    let monthly = renewed("2026-01-31", 1, "\"unlimited\"", 0);
    for (day, end) in [
        ("2026-02-01", "2026-02-28"),
        ("2026-03-01", "2026-03-31"),
        ("2026-04-30", "2026-04-30"),
    ] {
        assert_eq!(last(monthly.end(on(day))), end, "{day}");
    }
}

#[test]
fn an_open_end_never_comes() {
    let open = validity("\"open\"", "");
    for now in [0, on("2400-01-01").as_millis(), u64::MAX] {
        assert_eq!(open.end(Timestamp::from_millis(now)), None);
        assert_eq!(open.renews(Timestamp::from_millis(now)), None);
    }
    assert_eq!(open.last_end(), None);
}

#[test]
fn no_time_is_too_far_for_the_calendar() {
    let unlimited = renewed("2026-12-31", 1200, "\"unlimited\"", 0);
    assert_eq!(unlimited.end(Timestamp::from_millis(u64::MAX)), None);
    let counted = renewed("9998-12-31", 1200, "100", 0);
    assert_eq!(counted.last_end(), None);
    assert_eq!(last(counted.end(on("2026-01-01"))), "9998-12-31");
}

#[test]
fn a_notice_ends_a_renewed_agreement_with_its_period_and_another_after_its_days() {
    let with_days = |until: &str, days: u32| Validity {
        notice_days: days,
        ..validity(until, "")
    };
    for (validity, given, end) in [
        (with_days("\"open\"", 90), "2026-06-01", "2026-08-29"),
        (with_days("\"open\"", 0), "2026-06-01", "2026-05-31"),
        (with_days("2026-12-31", 90), "2026-06-01", "2026-08-29"),
        (with_days("2026-12-31", 90), "2026-11-01", "2026-12-31"),
        (
            renewed("2026-12-31", 12, "2", 60),
            "2026-02-01",
            "2026-12-31",
        ),
        (
            renewed("2026-12-31", 12, "2", 60),
            "2026-11-02",
            "2026-12-31",
        ),
        (
            renewed("2026-12-31", 12, "2", 60),
            "2026-11-03",
            "2027-12-31",
        ),
        (
            renewed("2026-12-31", 12, "2", 60),
            "2027-11-03",
            "2028-12-31",
        ),
        // No further one follows, however late it comes.
        (
            renewed("2026-12-31", 12, "2", 60),
            "2028-12-01",
            "2028-12-31",
        ),
        (
            renewed("2026-12-31", 12, "\"unlimited\"", 60),
            "2040-12-01",
            "2041-12-31",
        ),
    ] {
        assert_eq!(last(validity.end_after_notice(on(given))), end, "{given}");
    }
}

proptest! {
    #[test]
    fn a_notice_never_lets_an_agreement_last_longer(
        months in prop::option::of(1_u32..40),
        open in any::<bool>(),
        given in 0_u64..9_000,
        later in 0_u64..9_000,
    ) {
        let validity = match months {
            Some(months) => renewed("2026-12-31", months, "\"unlimited\"", 27),
            None if open => validity("\"open\"", ""),
            None => validity("2026-12-31", ""),
        };
        let day = |number: u64| Timestamp::from_millis(on("2026-01-01").as_millis() + number * DAY_MS);
        let end = validity.end_after_notice(day(given)).unwrap();
        prop_assert!(validity.last_end().is_none_or(|last| end <= last));
        // Who gives notice later does not leave sooner.
        prop_assert!(validity.end_after_notice(day(given + later)).unwrap() >= end);
    }

    #[test]
    fn every_moment_lies_in_one_period_and_periods_follow_each_other(
        months in 1_u32..40,
        times in prop::option::of(1_u32..=100),
        days in 0_u64..60_000,
    ) {
        let word = times.map_or_else(|| "\"unlimited\"".to_owned(), |times| times.to_string());
        let validity = renewed("2026-12-31", months, &word, 0);
        let now = Timestamp::from_millis(on("2026-01-01").as_millis() + days * DAY_MS);
        let end = validity.end(now).unwrap();
        // Counted one by one.
        let mut number = 0;
        let step = |number: u32| {
            let span = Span::new().months(i64::from(months) * i64::from(number));
            let last: Date = "2026-12-31".parse().unwrap();
            midnight(last.checked_add(span).unwrap().tomorrow().unwrap()).unwrap()
        };
        while step(number) <= now && times.is_none_or(|times| number < times) {
            number += 1;
        }
        prop_assert_eq!(end, step(number));
        prop_assert_eq!(validity.renews(now).is_some(), now < end && times.is_none_or(|times| number < times));
        if let Some(renews) = validity.renews(now) {
            prop_assert!(validity.end(renews).unwrap() > renews);
        }
    }
}
