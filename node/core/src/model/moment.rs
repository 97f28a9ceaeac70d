//! Times that are known to the minute, or only to the year.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use jiff::ToSpan;
use jiff::civil;
use jiff::tz::Offset;
use thiserror::Error;

use crate::time::Timestamp;

/// The last instant that a record can name, 9999-12-30T23:59:59Z, milliseconds since the epoch.
pub const MAX_TIME_MS: i64 = 253_402_214_399_000;

/// How far the clocks of the easternmost places are ahead of UTC.
const EASTMOST: Duration = Duration::from_secs(14 * 3600);
/// How far the clocks of the westernmost places are behind UTC.
const WESTMOST: Duration = Duration::from_secs(12 * 3600);

/// How far an hour or a minute that is only about known reaches to either side.
const ABOUT: Duration = Duration::from_secs(3600);

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
    /// True when it was about then.
    pub about: bool,
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

    /// The first instant at which it can have begun anywhere on earth. A day, a month and a year are those of a
    /// calendar on a wall: the 26th begins fourteen hours earlier in the east than in UTC.
    pub fn earliest(self) -> Timestamp {
        let at = self.at.minus(self.reach());
        if self.precision < Precision::Day {
            return at;
        }
        at.minus(EASTMOST)
    }

    /// The first instant after it everywhere on earth: twelve hours later in the west than in UTC.
    pub fn latest(self) -> Timestamp {
        let end = self.end().plus(self.reach());
        if self.precision < Precision::Day {
            return end;
        }
        end.plus(WESTMOST)
    }

    /// How far it can have been from the interval: nothing where it is known, else an hour, or as long as a longer
    /// interval.
    fn reach(self) -> Duration {
        if !self.about {
            return Duration::ZERO;
        }
        let length = self.end().as_millis().saturating_sub(self.at.as_millis());
        Duration::from_millis(length).max(ABOUT)
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

    /// Reads `2026`, `2026-01`, `2026-01-28`, `28.01.2026`, `28.1.2026`, `2026-01-28T10:00Z` or `2026-01-28T14:00+04:00`, with or
    /// without seconds, `2026-01-28T14+04:00` for an hour, and any of them that is only about known: `2026-01-28~` as ISO
    /// 8601-2 has it, or `about 2026-01-28`. None when the text is none of these, has a time without its zone, or lies
    /// before 1970.
    pub fn parse(text: &str) -> Option<Self> {
        let (text, about) = about(text);
        let moment = Self::parse_known(text)?;
        Some(Self {
            about: about || moment.about,
            ..moment
        })
    }

    fn parse_known(text: &str) -> Option<Self> {
        let turned = day_first(text);
        let text = turned.as_deref().unwrap_or(text);
        let (date, precision) = match text.len() {
            4 => (format!("{text}-01-01"), Precision::Year),
            7 => (format!("{text}-01"), Precision::Month),
            10 => (text.to_owned(), Precision::Day),
            _ => return parse_hour(text).or_else(|| parse_minute(text)),
        };
        let date: civil::Date = date.parse().ok()?;
        // Parsers forgive much; the one spelling is the one that the date itself has.
        if !date.to_string().starts_with(text) {
            return None;
        }
        let at = instant(date.at(0, 0, 0, 0))?;
        Some(Self {
            at,
            precision,
            about: false,
        })
    }
}

/// A time without the mark that it is only about known, and whether it had one.
fn about(text: &str) -> (&str, bool) {
    let marked = text
        .strip_suffix('~')
        .or_else(|| text.strip_prefix('~'))
        .or_else(|| text.strip_prefix("about "));
    marked.map_or((text, false), |text| (text.trim(), true))
}

/// An hour of a day with its zone: `2026-01-28T14+04:00`. Where the zone is not one of whole hours, the hour is none of
/// UTC, and is only about known.
fn parse_hour(text: &str) -> Option<Moment> {
    let (day, time) = text.split_once('T')?;
    let (hour, zone) = time.split_at_checked(2)?;
    if zone.len() != 1 && zone.len() != 6 || zone.starts_with(':') {
        return None;
    }
    let moment = parse_minute(&format!("{day}T{hour}:00{zone}"))?;
    let hour = Moment {
        precision: Precision::Hour,
        ..moment
    };
    Some(if hour.is_aligned() {
        hour
    } else {
        Moment {
            about: true,
            ..moment
        }
    })
}

/// A text whose day is written day first with points, as in all seven states, with the day turned round; none for any
/// other text. Spreadsheets there write no zero before a day or a month of one digit.
fn day_first(text: &str) -> Option<String> {
    let end = text.find([' ', 'T']).unwrap_or(text.len());
    let (date, time) = text.split_at_checked(end)?;
    let parts: Vec<&str> = date.split('.').collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let has = |part: &str, most| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    let is_day = has(day, 2) && has(month, 2) && has(year, 4) && year.len() == 4;
    is_day.then(|| format!("{year}-{month:0>2}-{day:0>2}{time}"))
}

fn parse_minute(text: &str) -> Option<Moment> {
    let time = Offset::UTC.to_datetime(text.parse::<jiff::Timestamp>().ok()?);
    Some(Moment {
        at: instant(time)?,
        precision: Precision::Minute,
        about: false,
    })
}

/// True for a text that is written as a day is, whose day or month does not exist.
pub fn is_no_day(text: &str) -> bool {
    let (text, _) = about(text);
    let turned = day_first(text);
    let text = turned.as_deref().unwrap_or(text);
    let parts: Vec<_> = text.split('-').collect();
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    let lengths: Vec<_> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && parts.iter().all(digits) && text.parse::<civil::Date>().is_err()
}

/// True for a date with a time and no zone: nobody can tell which instant it is.
pub fn lacks_zone(text: &str) -> bool {
    let (text, _) = about(text);
    let turned = day_first(text);
    let text = turned.as_deref().unwrap_or(text);
    let is_civil = text.parse::<civil::DateTime>().is_ok();
    is_civil && text.contains([':', 'T']) && text.parse::<jiff::Timestamp>().is_err()
}

/// The zone of a place, by how far its clocks are ahead of UTC: `+04:00`, `-03:30` or `Z`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Zone(String);

/// The text is no zone.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("write how far the clocks are ahead of UTC: +04:00; or Z for UTC")]
pub struct InvalidZone;

impl FromStr for Zone {
    type Err = InvalidZone;

    fn from_str(text: &str) -> Result<Self, InvalidZone> {
        let is_ahead = text.len() == 6 && text.starts_with('+') && text <= "+14:00";
        let is_behind = text.len() == 6 && text.starts_with('-') && text <= "-12:00";
        let is_zone = text == "Z" || is_ahead || is_behind;
        let at = is_zone.then(|| Moment::parse(&format!("2026-01-28T12:00{text}")));
        at.flatten().ok_or(InvalidZone)?;
        Ok(Self(text.to_owned()))
    }
}

impl Zone {
    /// A time that is written without its zone with this one; any other text as it is.
    pub fn put_to<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !lacks_zone(text) {
            return Cow::Borrowed(text);
        }
        let (time, mark) = match text.strip_suffix('~') {
            Some(time) => (time.trim_end(), "~"),
            None => (text, ""),
        };
        Cow::Owned(format!("{time}{}{mark}", self.0))
    }
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
        let about = if self.about { "about " } else { "" };
        write!(f, "{about}{}", start.strftime(form))
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
        for day in ["02.01.1970", "2.01.1970", "2.1.1970"] {
            check(day, Precision::Day, 86_400_000, 172_800_000);
        }
        check("01.01.1970 01:00Z", Precision::Minute, 3_600_000, 3_660_000);
        check("1970-01-01T01:00Z", Precision::Minute, 3_600_000, 3_660_000);
        check("1970-01-01T01:00:00+01:00", Precision::Minute, 0, 60_000);
    }

    #[test]
    fn dates_show_no_more_than_is_known() {
        for text in ["2013", "2013-09", "2013-09-08"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        let minute = Moment::parse("2026-01-28T14:05+04:00").unwrap();
        assert_eq!(minute.to_string(), "2026-01-28 10:05 UTC");
    }

    #[test]
    fn an_hour_is_known_with_its_zone_and_any_time_may_be_only_about_known() {
        check("1970-01-01T01Z", Precision::Hour, 3_600_000, 7_200_000);
        check("1970-01-01T05+04:00", Precision::Hour, 3_600_000, 7_200_000);
        for (text, shown) in [
            ("2026-01-28T23:00+04:00~", "about 2026-01-28 19:00 UTC"),
            ("about 2026-01-28T23+04:00", "about 2026-01-28 19 h UTC"),
            ("~2026-01", "about 2026-01"),
            ("28.01.2026~", "about 2026-01-28"),
            // No hour of UTC begins with one of Tehran.
            ("2026-01-28T23+03:30", "about 2026-01-28 19:30 UTC"),
        ] {
            let moment = Moment::parse(text).unwrap();
            assert!(moment.about && moment.is_aligned(), "{text}");
            assert_eq!(moment.to_string(), shown, "{text}");
        }
        for text in [
            "about",
            "~",
            "about soon",
            "2026-01-28T23",
            "2026-01-28T25Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
        assert!(lacks_zone("about 2026-01-28T23:00"));
    }

    #[test]
    fn a_zone_is_put_to_what_lacks_one_and_to_nothing_else() {
        let baku: Zone = "+04:00".parse().unwrap();
        for (text, shown) in [
            ("06.11.2026 14:30", "2026-11-06 10:30 UTC"),
            ("6.11.2026 14:30:00", "2026-11-06 10:30 UTC"),
            ("2026-11-06T14:30~", "about 2026-11-06 10:30 UTC"),
            ("2026-11-06T14:30Z", "2026-11-06 14:30 UTC"),
            ("2026-11-06T14:30+02:00", "2026-11-06 12:30 UTC"),
            ("06.11.2026", "2026-11-06"),
            ("2026-11~", "about 2026-11"),
        ] {
            let moment = Moment::parse(&baku.put_to(text)).unwrap();
            assert_eq!(moment.to_string(), shown, "{text}");
        }
        assert_eq!(baku.put_to("on 06.11.2026 14:30"), "on 06.11.2026 14:30");
        for text in [
            "",
            "4",
            "+4",
            "+0400",
            "+15:00",
            "-13:00",
            "Baku",
            "z",
            "+04:00:00",
        ] {
            assert_eq!(text.parse::<Zone>(), Err(InvalidZone), "{text}");
        }
    }

    #[test]
    fn what_is_about_known_reaches_beyond_its_interval() {
        let at = |text: &str| Moment::parse(text).unwrap();
        let minute = at("2026-11-26T23:00Z~");
        assert_eq!(minute.earliest(), at("2026-11-26T22:00Z").at);
        assert_eq!(minute.latest(), at("2026-11-27T00:01Z").at);
        let month = at("2026-11~");
        assert_eq!(
            month.earliest(),
            at("2026-11")
                .earliest()
                .minus(Duration::from_secs(30 * 86_400))
        );
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
            "1.2.13",
            "1..2013",
            ".2.2013",
            "001.2.2013",
            "31.02.2013",
            "01/02/2013",
            "2013-9-8",
            "2013-09-08T10:00",
            "2013-09-08 10:00",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_without_its_zone_is_known_as_such() {
        for text in [
            "2026-11-26T04:05",
            "2026-11-26T04:05:00",
            "2026-11-26 04:05",
            "26.11.2026 04:05",
            "6.1.2026 04:05:00",
        ] {
            assert!(lacks_zone(text), "{text}");
        }
        for text in [
            "2026-11-26T04:05Z",
            "2026-11-26T04:05+04:00",
            "2026-11-26",
            "2026",
            "soon",
        ] {
            assert!(!lacks_zone(text), "{text}");
        }
    }

    #[test]
    fn a_day_begins_in_the_east_and_ends_in_the_west() {
        let hour = |text: &str| Moment::parse(text).unwrap();
        let day = hour("2026-11-26");
        assert_eq!(day.earliest(), hour("2026-11-25T10:00Z").at);
        assert_eq!(day.latest(), hour("2026-11-27T12:00Z").at);
        let minute = hour("2026-11-26T00:00Z");
        assert_eq!(
            (minute.earliest(), minute.latest()),
            (minute.at, minute.end())
        );
    }

    #[test]
    fn a_day_starts_at_midnight() {
        let noon = Moment {
            at: Timestamp::from_millis(43_200_000),
            precision: Precision::Day,
            about: false,
        };
        assert!(!noon.is_aligned());
    }

    #[test]
    fn a_day_that_no_calendar_has_is_told_apart_from_what_is_no_date() {
        for text in ["31.11.2026", "2026-02-30", "29.2.2027", "2026-13-01"] {
            assert!(is_no_day(text) && Moment::parse(text).is_none(), "{text}");
        }
        for text in [
            "30.11.2026",
            "2026-02-28",
            "2026-11",
            "yesterday",
            "2026-1-1-1",
            "11-12-2026",
        ] {
            assert!(!is_no_day(text), "{text}");
        }
    }
}
