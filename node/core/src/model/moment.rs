//! Times that are known to the minute, or only to the year.

use std::fmt;

use jiff::ToSpan;
use jiff::civil;
use jiff::tz::Offset;

use crate::time::Timestamp;

/// The last instant that a record can name, 9999-12-30T23:59:59Z, milliseconds since the epoch.
pub const MAX_TIME_MS: i64 = 253_402_214_399_000;

/// How exactly a time is known. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Precision {
    /// To the minute or better.
    Minute = 1,
    /// To the hour.
    Hour = 2,
    /// To the day.
    Day = 3,
    /// To the month.
    Month = 4,
    /// To the year.
    Year = 5,
}

/// An interval of UTC: its start and its length.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Moment {
    /// Start of the interval.
    pub at: Timestamp,
    /// Length of the interval.
    pub precision: Precision,
}

impl Moment {
    /// The first instant after the interval.
    pub fn end(self) -> Timestamp {
        let span = match self.precision {
            Precision::Minute => 1.minute(),
            Precision::Hour => 1.hour(),
            Precision::Day => 1.day(),
            Precision::Month => 1.month(),
            Precision::Year => 1.year(),
        };
        civil_time(self.at)
            .and_then(|start| start.checked_add(span).ok())
            .and_then(instant)
            .unwrap_or(Timestamp::from_millis(u64::MAX))
    }

    /// True when `at` is the start of an hour, day, month or year, as the precision says.
    pub fn is_aligned(self) -> bool {
        let Some(start) = civil_time(self.at) else {
            return false;
        };
        let (date, time) = (start.date(), start.time());
        match self.precision {
            Precision::Minute => true,
            Precision::Hour => time.minute() == 0 && time.second() == 0 && time.millisecond() == 0,
            Precision::Day => time == civil::Time::midnight(),
            Precision::Month => time == civil::Time::midnight() && date.day() == 1,
            Precision::Year => time == civil::Time::midnight() && date.day_of_year() == 1,
        }
    }

    /// Reads `2026`, `2026-01`, `2026-01-28`, `2026-01-28T10:00` (UTC) or a full RFC 3339 time; none when the
    /// text is none of these or lies before 1970.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, precision) = match text.len() {
            4 => (format!("{text}-01-01"), Precision::Year),
            7 => (format!("{text}-01"), Precision::Month),
            10 => (text.to_owned(), Precision::Day),
            _ => return parse_minute(text),
        };
        let date: civil::Date = date.parse().ok()?;
        // Parsers forgive much; the one spelling is the one that the date itself has.
        if !date.to_string().starts_with(text) {
            return None;
        }
        let at = instant(date.at(0, 0, 0, 0))?;
        Some(Self { at, precision })
    }
}

fn parse_minute(text: &str) -> Option<Moment> {
    let time = match text.parse::<jiff::Timestamp>() {
        Ok(instant) => Offset::UTC.to_datetime(instant),
        Err(_) if text.contains('T') => text.parse::<civil::DateTime>().ok()?,
        Err(_) => return None,
    };
    Some(Moment {
        at: instant(time)?,
        precision: Precision::Minute,
    })
}

/// The instant of a time in UTC; none before 1970.
fn instant(time: civil::DateTime) -> Option<Timestamp> {
    let at = Offset::UTC.to_timestamp(time).ok()?.as_millisecond();
    u64::try_from(at).ok().map(Timestamp::from_millis)
}

/// The calendar's name of an instant, in UTC.
fn civil_time(at: Timestamp) -> Option<civil::DateTime> {
    let at = i64::try_from(at.as_millis())
        .ok()
        .filter(|at| *at <= MAX_TIME_MS)?;
    let at = jiff::Timestamp::from_millisecond(at).ok()?;
    Some(Offset::UTC.to_datetime(at))
}

impl fmt::Display for Moment {
    /// Shows no more than is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(start) = civil_time(self.at) else {
            return write!(f, "{}", self.at);
        };
        let form = match self.precision {
            Precision::Minute => "%Y-%m-%d %H:%M UTC",
            Precision::Hour => "%Y-%m-%d %H h UTC",
            Precision::Day => "%Y-%m-%d",
            Precision::Month => "%Y-%m",
            Precision::Year => "%Y",
        };
        write!(f, "{}", start.strftime(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, precision: Precision, at: u64, end: u64) {
        let moment = Moment::parse(text).unwrap();
        assert_eq!(
            (moment.precision, moment.at.as_millis()),
            (precision, at),
            "{text}"
        );
        assert_eq!(moment.end().as_millis(), end, "{text}");
        assert!(moment.is_aligned());
    }

    #[test]
    fn a_date_is_as_long_as_what_is_known_of_it() {
        check("1971", Precision::Year, 31_536_000_000, 63_072_000_000);
        check("1970-02", Precision::Month, 2_678_400_000, 5_097_600_000);
        check("1970-01-02", Precision::Day, 86_400_000, 172_800_000);
        check("1970-01-01T01:00", Precision::Minute, 3_600_000, 3_660_000);
        check("1970-01-01T01:00:00+01:00", Precision::Minute, 0, 60_000);
    }

    #[test]
    fn dates_show_no_more_than_is_known() {
        for text in ["2013", "2013-09", "2013-09-08"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        let minute = Moment::parse("2026-01-28T10:05").unwrap();
        assert_eq!(minute.to_string(), "2026-01-28 10:05 UTC");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "13",
            "2013-13",
            "2013-02-30",
            "20130908",
            "1969-12-31",
            "01.02.2013",
            "2013-9-8",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_starts_at_midnight() {
        let noon = Moment {
            at: Timestamp::from_millis(43_200_000),
            precision: Precision::Day,
        };
        assert!(!noon.is_aligned());
    }
}
