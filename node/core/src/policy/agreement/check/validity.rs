//! The rules of `[validity]`, and of days.

use jiff::civil::Date;

use super::super::part::{Item, Part};
use super::super::validity::{AfterEnd, Renewal, Validity, midnight};
use super::super::{MAX_PROVISIONAL_DAYS, MAX_RENEWAL_MONTHS, MAX_RENEWALS};
use crate::time::Timestamp;

/// The word for an agreement without an end.
const OPEN: &str = "open";

/// The word for renewals that nobody counts.
const UNLIMITED: &str = "unlimited";

/// Days of the shortest month.
const SHORTEST_MONTH: u32 = 28;

pub(super) fn validity(at: &mut Part<'_, '_>) -> Option<Validity> {
    let from = at.need("from", |item| day(item));
    let is_provisional = at.or_empty("provisional", |item| item.flag());
    let last_day = at.need("until", |item| {
        let first = from.map(|(first, _)| first);
        last_day(item, first, is_provisional == Some(true))
    });
    let renewal = at.may("renewal", |item| {
        if is_provisional == Some(true) {
            return item.refuse("what is applied provisionally is not renewed; take it out");
        }
        if last_day == Some(None) {
            return item.refuse("an open end needs no renewal; take it out, or name a last day");
        }
        item.table(renewed)
    });
    let notice_days = at.need("notice_days", |item| item.span(0));
    let words = [
        ("keep_until_retention", AfterEnd::KeepUntilRetention),
        ("erase", AfterEnd::Erase),
    ];
    let after_end = at.need("after_end", |item| item.one_of(&words));
    let parts = (
        from,
        last_day,
        is_provisional,
        renewal,
        notice_days,
        after_end,
    );
    let validity = match parts {
        (
            Some((_, from)),
            Some(last),
            Some(provisional),
            Some(renewal),
            Some(days),
            Some(after),
        ) => Some(Validity {
            from,
            last_day: last,
            provisional,
            renewal,
            review_by: None,
            notice_days: days,
            after_end: after,
        }),
        _ => None,
    };
    let review_by = at.may("review_by", |item| {
        let (_, review) = day(item)?;
        let is_outside = |validity: &Validity| {
            review < validity.from || validity.last_end().is_some_and(|end| review >= end)
        };
        if validity.as_ref().is_some_and(is_outside) {
            return item.refuse("it lies outside the validity");
        }
        Some(review)
    });
    Some(Validity {
        review_by: review_by?,
        ..validity?
    })
}

/// The last day, or none for an open end. What is applied before it is in force ends, and soon.
fn last_day(item: &Item<'_>, first: Option<Date>, is_provisional: bool) -> Option<Option<Date>> {
    if item.as_date().is_none() {
        return match item.as_text() {
            Some(OPEN) if is_provisional => {
                item.refuse("what is applied provisionally has a last day; name it")
            }
            Some(OPEN) => Some(None),
            Some(_) | None => {
                item.refuse("write a last day, for example 2030-12-31, or \"open\" for none")
            }
        };
    }
    let (last, _) = day(item)?;
    let Some(first) = first else {
        return Some(Some(last));
    };
    if last < first {
        return item.refuse("it lies before validity.from");
    }
    let lasts = first.until(last).map_or(i32::MAX, |span| span.get_days());
    if is_provisional && i64::from(lasts) >= i64::from(MAX_PROVISIONAL_DAYS) {
        return item.refuse(format!(
            "what is applied provisionally lasts {MAX_PROVISIONAL_DAYS} days at most"
        ));
    }
    Some(Some(last))
}

fn renewed(at: &mut Part<'_, '_>) -> Option<Renewal> {
    let months = at.need("months", |item| item.number(1, MAX_RENEWAL_MONTHS));
    let times = at.need("times", |item| match (item.as_number(), item.as_text()) {
        (Some(times), _) if (1..=MAX_RENEWALS).contains(&times) => Some(Some(times)),
        (None, Some(UNLIMITED)) => Some(None),
        _ => item.refuse(format!(
            "write a number from 1 to {MAX_RENEWALS}, or \"{UNLIMITED}\""
        )),
    });
    let notice_days = at.need("notice_days", |item| {
        let notice = item.span(0)?;
        if months.is_some_and(|months| notice > months.saturating_mul(SHORTEST_MONTH)) {
            return item.refuse("the notice is longer than the period that it would stop");
        }
        Some(notice)
    });
    Some(Renewal {
        months: months?,
        times: times?,
        notice_days: notice_days?,
    })
}

/// A written day, and midnight UTC at its start.
pub(super) fn day(item: &Item<'_>) -> Option<(Date, Timestamp)> {
    let read = || {
        let written = item.as_date()?;
        let plain = written.len() == "2026-01-01".len() && !written.contains('.');
        let day: Date = written.parse().ok().filter(|_| plain)?;
        // The day after has to be one, too: what ends with a day ends at its end.
        midnight(day.tomorrow().ok()?)?;
        Some((day, midnight(day)?))
    };
    let why = "write a day without time, for example 2026-01-01";
    item.take(read().ok_or_else(|| why.to_owned()))
}

/// Midnight UTC at the end of a day that [`day`] read.
pub(super) fn end_of(item: &Item<'_>, day: Date) -> Option<Timestamp> {
    let next = day.tomorrow().ok().and_then(midnight);
    item.take(next.ok_or_else(|| "no calendar has the day after it".to_owned()))
}
