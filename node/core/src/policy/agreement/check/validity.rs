//! The rules of `[validity]`, and of days.

use jiff::civil::Date;

use super::super::file::{RenewalFile, TimesFile, UntilFile, ValidityFile};
use super::super::validity::{AfterEnd, Renewal, Validity, midnight};
use super::super::{InvalidAgreement, MAX_PROVISIONAL_DAYS, MAX_RENEWAL_MONTHS, MAX_RENEWALS};
use super::{Checked, refuse, span};
use crate::time::Timestamp;

/// The word for an agreement without an end.
const OPEN: &str = "open";

/// The word for renewals that nobody counts.
const UNLIMITED: &str = "unlimited";

/// Days of the shortest month.
const SHORTEST_MONTH: u32 = 28;

pub(super) fn validity(file: ValidityFile) -> Checked<Validity> {
    let (first, from) = day("validity.from", &file.from)?;
    let last_day = last_day(&file.until, first)?;
    let renewal = match (last_day, file.renewal) {
        (_, None) => None,
        (None, Some(_)) => {
            return refuse(
                "validity.renewal",
                "an open end needs no renewal; take it out, or name a last day",
            );
        }
        (Some(_), Some(renewal)) => Some(renewed(&renewal)?),
    };
    if file.provisional {
        provisional(first, last_day, renewal)?;
    }
    let validity = Validity {
        from,
        last_day,
        provisional: file.provisional,
        renewal,
        review_by: None,
        notice_days: span("validity.notice_days", file.notice_days, 0)?,
        after_end: after_end(&file.after_end)?,
    };
    let review_by = match &file.review_by {
        None => None,
        Some(written) => {
            let (_, review) = day("validity.review_by", written)?;
            if review < from || validity.last_end().is_some_and(|end| review >= end) {
                return refuse("validity.review_by", "it lies outside the validity");
            }
            Some(review)
        }
    };
    Ok(Validity {
        review_by,
        ..validity
    })
}

fn last_day(written: &UntilFile, first: Date) -> Checked<Option<Date>> {
    let field = "validity.until";
    match written {
        UntilFile::Word(word) if word == OPEN => Ok(None),
        UntilFile::Word(_) => refuse(
            field,
            "write a last day, for example 2030-12-31, or \"open\" for none",
        ),
        UntilFile::Day(written) => {
            let (last, _) = day(field, written)?;
            if last < first {
                return refuse(field, "it lies before validity.from");
            }
            Ok(Some(last))
        }
    }
}

fn renewed(file: &RenewalFile) -> Checked<Renewal> {
    let months = file.months;
    if !(1..=MAX_RENEWAL_MONTHS).contains(&months) {
        return refuse(
            "validity.renewal.months",
            format!("it runs from 1 to {MAX_RENEWAL_MONTHS}"),
        );
    }
    let times = match &file.times {
        TimesFile::Number(times) if (1..=MAX_RENEWALS).contains(times) => Some(*times),
        TimesFile::Word(word) if word == UNLIMITED => None,
        TimesFile::Number(_) | TimesFile::Word(_) => {
            return refuse(
                "validity.renewal.times",
                format!("write a number from 1 to {MAX_RENEWALS}, or \"{UNLIMITED}\""),
            );
        }
    };
    let notice_days = span("validity.renewal.notice_days", file.notice_days, 0)?;
    if notice_days > months.saturating_mul(SHORTEST_MONTH) {
        return refuse(
            "validity.renewal.notice_days",
            "the notice is longer than the period that it would stop",
        );
    }
    Ok(Renewal {
        months,
        times,
        notice_days,
    })
}

/// What is applied before it is in force ends, and soon.
fn provisional(first: Date, last: Option<Date>, renewal: Option<Renewal>) -> Checked<()> {
    let Some(last) = last else {
        return refuse(
            "validity.until",
            "what is applied provisionally has a last day; name it",
        );
    };
    if renewal.is_some() {
        return refuse(
            "validity.renewal",
            "what is applied provisionally is not renewed; take it out",
        );
    }
    let lasts = first.until(last).map_or(i32::MAX, |span| span.get_days());
    if i64::from(lasts) >= i64::from(MAX_PROVISIONAL_DAYS) {
        return refuse(
            "validity.until",
            format!("what is applied provisionally lasts {MAX_PROVISIONAL_DAYS} days at most"),
        );
    }
    Ok(())
}

fn after_end(word: &str) -> Checked<AfterEnd> {
    match word {
        "keep_until_retention" => Ok(AfterEnd::KeepUntilRetention),
        "erase" => Ok(AfterEnd::Erase),
        _ => refuse("validity.after_end", "write keep_until_retention or erase"),
    }
}

/// A written day, and midnight UTC at its start.
pub(super) fn day(field: &str, written: &toml::value::Datetime) -> Checked<(Date, Timestamp)> {
    let bad = || InvalidAgreement::at(field, "write a day without time, for example 2026-01-01");
    let (Some(date), None, None) = (written.date, written.time, written.offset) else {
        return Err(bad());
    };
    let year = i16::try_from(date.year).map_err(|_| bad())?;
    let month = i8::try_from(date.month).map_err(|_| bad())?;
    let day = i8::try_from(date.day).map_err(|_| bad())?;
    let day = Date::new(year, month, day).map_err(|_| bad())?;
    // The day after has to be one, too: what ends with a day ends at its end.
    let next = day.tomorrow().map_err(|_| bad())?;
    midnight(next).ok_or_else(bad)?;
    Ok((day, midnight(day).ok_or_else(bad)?))
}

/// Midnight UTC at the end of a day that [`day`] read.
pub(super) fn end_of(field: &str, day: Date) -> Checked<Timestamp> {
    let next = day.tomorrow().ok();
    next.and_then(midnight)
        .ok_or_else(|| InvalidAgreement::at(field, "no calendar has the day after it"))
}
