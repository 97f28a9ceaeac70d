//! When an agreement holds: fixed, open, renewed or provisional.

use std::time::Duration;

use jiff::Span;
use jiff::civil::{Date, Time};

use crate::time::Timestamp;

/// When the agreement holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Validity {
    /// The first moment, 00:00 UTC of the first day.
    pub from: Timestamp,
    /// The last day, without renewals; none for an open end.
    pub last_day: Option<Date>,
    /// True when it is applied before it has entered into force.
    pub provisional: bool,
    /// How it goes on after the last day; none when it ends then.
    pub renewal: Option<Renewal>,
    /// When the parties look at it again.
    pub review_by: Option<Timestamp>,
    /// Days after which a notice ends an agreement that is not renewed. A termination acts at once.
    pub notice_days: u32,
    /// What becomes of data that was sent.
    pub after_end: AfterEnd,
}

/// How an agreement goes on by itself after its last day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Renewal {
    /// Months of one renewal, counted from the last day that the document names.
    pub months: u32,
    /// How often at most; none for any number.
    pub times: Option<u32>,
    /// Days before the end of a period at which a party says at the latest that it does not want another one.
    pub notice_days: u32,
}

/// What becomes of data that was sent when the agreement ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AfterEnd {
    /// It is kept to the end of its retention.
    KeepUntilRetention,
    /// It is erased.
    Erase,
}

impl Renewal {
    /// The last moment at which a notice stops the period that begins at `end` of the one before.
    pub fn last_notice(&self, end: Timestamp) -> Timestamp {
        end.minus(days(self.notice_days))
    }
}

impl Validity {
    /// The first moment after the period that runs at `now`, or after the last one there is; none when it has no end.
    pub fn end(&self, now: Timestamp) -> Option<Timestamp> {
        let last = self.last_day?;
        let number = self.renewals(now);
        self.end_of(last, number)
    }

    /// The first moment after the last period; none when there is no end, or renewals are not counted.
    pub fn last_end(&self) -> Option<Timestamp> {
        let last = self.last_day?;
        let renewals = self.renewal.map_or(Some(0), |renewal| renewal.times)?;
        self.end_of(last, renewals)
    }

    /// When the period that runs at `now` ends and another one follows; none when none follows.
    pub fn renews(&self, now: Timestamp) -> Option<Timestamp> {
        let last = self.last_day?;
        let number = self.renewals(now);
        self.may_renew(number)
            .then(|| self.end_of(last, number))
            .flatten()
            .filter(|end| now < *end)
    }

    /// The first moment after the period that a notice given at `at` lets run to its end: the one that runs then, or
    /// the next one when the notice comes too late to stop it.
    pub(crate) fn end_after_notice(&self, at: Timestamp) -> Option<Timestamp> {
        let Some(renewal) = self.renewal else {
            let notice = days(self.notice_days);
            let end = self.end(at);
            return Some(end.map_or(at.plus(notice), |end| end.min(at.plus(notice))));
        };
        let end = self.end(at)?;
        let in_time = at <= renewal.last_notice(end);
        if in_time || !self.may_renew(self.renewals(at)) {
            return Some(end);
        }
        self.end(end)
    }

    /// How many renewals there were when the period that runs at `now` began.
    fn renewals(&self, now: Timestamp) -> u32 {
        let (Some(last), Some(renewal)) = (self.last_day, self.renewal) else {
            return 0;
        };
        // Counting begins where it cannot be too far: no month is longer than 31 days.
        let mut number = full_months(last, now)
            .checked_div(renewal.months)
            .unwrap_or(0);
        if let Some(times) = renewal.times {
            number = number.min(times);
        }
        while self.may_renew(number) && self.end_of(last, number).is_some_and(|end| end <= now) {
            number = number.saturating_add(1);
        }
        number
    }

    fn may_renew(&self, number: u32) -> bool {
        self.renewal
            .is_some_and(|renewal| renewal.times.is_none_or(|times| number < times))
    }

    /// The first moment after so many renewals; none when no calendar reaches there.
    fn end_of(&self, last: Date, renewals: u32) -> Option<Timestamp> {
        let months = self.renewal.map_or(0, |renewal| renewal.months);
        let span = i64::from(months).checked_mul(i64::from(renewals))?;
        let span = Span::new().try_months(span).ok()?;
        midnight(last.checked_add(span).ok()?.tomorrow().ok()?)
    }
}

/// So many days of 24 hours.
pub(super) fn days(number: u32) -> Duration {
    Duration::from_secs(u64::from(number) * 24 * 3600)
}

/// Months that have passed since a day at the least.
fn full_months(day: Date, now: Timestamp) -> u32 {
    const LONGEST_MONTH_MS: u64 = 31 * 24 * 3600 * 1000;
    let Some(start) = midnight(day) else {
        return 0;
    };
    let passed = now.as_millis().saturating_sub(start.as_millis());
    u32::try_from(passed / LONGEST_MONTH_MS).unwrap_or(u32::MAX)
}

/// 00:00 UTC of a day; none before 1970.
pub(super) fn midnight(day: Date) -> Option<Timestamp> {
    let midnight = day.to_datetime(Time::midnight());
    let stamp = jiff::tz::TimeZone::UTC.to_timestamp(midnight).ok()?;
    let millis = u64::try_from(stamp.as_millisecond()).ok()?;
    Some(Timestamp::from_millis(millis))
}

#[cfg(test)]
mod tests;
