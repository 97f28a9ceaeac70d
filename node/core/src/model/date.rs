//! Dates as lists tell them: without day or month, only about known, or somewhere within a span of years.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use jiff::tz::Offset;
use thiserror::Error;

use crate::reason::Reasoned;
use crate::time::Timestamp;

/// The first year that a list can mean: a larger age is a slip.
const FIRST_YEAR: u16 = 1800;
/// The last year that a list can mean.
const LAST_YEAR: u16 = 2199;

/// A day of the calendar of which the day, or day and month, may not be known.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Day {
    /// The year, 1800 to 2199.
    pub year: u16,
    /// The month from 1; 0 where it is not known.
    pub month: u8,
    /// The day of the month from 1; 0 where it is not known.
    pub day: u8,
}

/// A date that may lack its day or month, may be only about known, and may be a span.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PartialDate {
    from: Day,
    to: Day,
    about: bool,
}

/// In which order a text has day and month where both can be either.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DateOrder {
    /// Its publisher says the day first.
    DayFirst,
    /// Its publisher says the month first.
    MonthFirst,
    /// Nobody says it.
    Unknown,
}

/// Why a text tells no date. It may be of a person and is never repeated.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(FieldInvalid)]
pub enum InvalidDate {
    /// Day and month can be either, and nobody says in which order they stand.
    #[error(
        "can be read as two days, because nothing says whether the day or the month comes first; write 1961-03-04, or with points 04.03.1961"
    )]
    Doubtful,
    /// It is none.
    #[error("is no date; write 1961-03-04, 1961-03, 1961, about 1961, or 1961/1963")]
    None,
}

/// A date of birth lies in the future. The date is of a person and is never repeated.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(TimeInFuture)]
#[error("lies after today, {0} in UTC; nobody is born later")]
pub struct BornLater(Day);

impl Day {
    /// A day whose parts are zero from the first unknown one on.
    ///
    /// # Errors
    /// When the calendar has no such day, or the year is none that a list can mean.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        let known = (month.max(1), if month == 0 { 1 } else { day.max(1) });
        let signed = |part: u8| i8::try_from(part).map_err(|_| InvalidDate::None);
        let of_year = i16::try_from(year).map_err(|_| InvalidDate::None)?;
        civil::Date::new(of_year, signed(known.0)?, signed(known.1)?)
            .map_err(|_| InvalidDate::None)?;
        let is_whole = month != 0 || day == 0;
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) || !is_whole {
            return Err(InvalidDate::None);
        }
        Ok(Self { year, month, day })
    }

    /// The day of a time, in UTC.
    pub fn at(time: Timestamp) -> Self {
        let millis = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let stamp = jiff::Timestamp::from_millisecond(millis).unwrap_or(jiff::Timestamp::MAX);
        let date = Offset::UTC.to_datetime(stamp).date();
        Self {
            year: date.year().unsigned_abs(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }
    }

    /// The last day of a year that is over, and this day of one that is not.
    pub(crate) fn within(self, year: u16) -> Self {
        let last = Self {
            year,
            month: 12,
            day: 31,
        };
        last.min(self)
    }

    /// True when every day that `other` can be is one that this can be.
    fn covers(self, other: Self) -> bool {
        self.year == other.year
            && (self.month == 0 || self.month == other.month)
            && (self.day == 0 || self.day == other.day)
    }
}

impl PartialDate {
    /// One day, as far as it is known.
    pub const fn of(day: Day) -> Self {
        Self {
            from: day,
            to: day,
            about: false,
        }
    }

    /// Somewhere from one day to another.
    ///
    /// # Errors
    /// When the second comes before the first.
    pub fn span(from: Day, to: Day) -> Result<Self, InvalidDate> {
        if to < from {
            return Err(InvalidDate::None);
        }
        Ok(Self {
            from,
            to,
            about: false,
        })
    }

    /// The same, only about known.
    #[must_use]
    pub const fn about_then(self) -> Self {
        Self {
            about: true,
            ..self
        }
    }

    /// The first day that it can be; the only one where it is no span.
    pub const fn from(self) -> Day {
        self.from
    }

    /// The last day that it can be.
    pub const fn to(self) -> Day {
        self.to
    }

    /// True when it is only about known.
    pub const fn about(self) -> bool {
        self.about
    }

    /// True when day and month are known and it is neither a span nor only about known.
    pub fn is_exact(self) -> bool {
        self.from == self.to && self.from.day != 0 && !self.about
    }

    /// Refuses a date of birth that lies, or ends, after `today`.
    ///
    /// # Errors
    /// [`BornLater`].
    pub fn check_born(self, today: Day) -> Result<(), BornLater> {
        // An unknown day or month is zero, and before every known one.
        if self.from > today || self.to > today {
            return Err(BornLater(today));
        }
        Ok(())
    }

    /// True when `other` tells nothing that this does not say already, and more exactly.
    pub fn refines(self, other: Self) -> bool {
        self != other
            && self.from == self.to
            && other.from == other.to
            && !self.about
            && other.from.covers(self.from)
    }

    /// Reads a date of the lists that exist: `1961-03-04`, `04.03.1961`, `dd/mm/1961`, `00/00/1961`, `04 Mar 1961`,
    /// `Mar 1961`, `1961`, with `circa`, `about`, `approximately` or `~`, and spans with `to`, `and` or `/`. Numbers with
    /// points are day, month, year. Of `04/03/1961` nobody knows it, unless one of the two is no month.
    ///
    /// # Errors
    /// When it tells no date, or can be two.
    pub fn parse(text: &str) -> Result<Self, InvalidDate> {
        Self::parse_in_order(text, DateOrder::Unknown)
    }

    /// The same, of a publisher that says in which order `04/03/1961` stands.
    ///
    /// # Errors
    /// When it tells no date, or can be two.
    pub fn parse_in_order(text: &str, order: DateOrder) -> Result<Self, InvalidDate> {
        let lower = text.trim().trim_end_matches('.').to_lowercase();
        let (about, rest) = without_about(&lower);
        let day = |text| day(text, order);
        let date = match span_of(rest) {
            Some((from, to)) => Self::span(day(from)?, day(to)?)?,
            None => Self::of(day(rest)?),
        };
        Ok(if about { date.about_then() } else { date })
    }

    /// What of a date holds that can be two days: its year.
    ///
    /// # Errors
    /// When it tells no date.
    pub fn year_of_doubtful(text: &str) -> Result<Self, InvalidDate> {
        let year = |day: Day| Day::new(day.year, 0, 0);
        let date = Self::parse_in_order(text, DateOrder::DayFirst)?;
        let years = Self::span(year(date.from)?, year(date.to)?)?;
        Ok(Self {
            about: date.about,
            ..years
        })
    }
}

/// A text without the words that say that it is only about known.
fn without_about(text: &str) -> (bool, &str) {
    let marks = ["approximately", "approx.", "circa", "about", "c.", "~"];
    let before = marks.iter().find_map(|mark| text.strip_prefix(mark));
    let rest = before.unwrap_or(text).trim();
    match rest.strip_suffix('~') {
        Some(rest) => (true, rest.trim()),
        None => (before.is_some(), rest),
    }
}

/// The two ends of a span.
fn span_of(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("between ").unwrap_or(text);
    let worded = text.split_once(" to ").or_else(|| text.split_once(" and "));
    let ends = worded.or_else(|| text.split_once('/').filter(|(_, to)| !to.contains('/')));
    // `03/1961` is a month.
    let ends = ends.filter(|(from, _)| from.trim().len() >= 4);
    let dashed = || {
        text.split_once('-')
            .filter(|(from, to)| is_year(from) && is_year(to))
    };
    ends.or_else(dashed)
        .map(|(from, to)| (from.trim(), to.trim()))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn day(text: &str, order: DateOrder) -> Result<Day, InvalidDate> {
    // A time of day behind a date says nothing of it.
    let text = text.split_once('t').map_or(
        text,
        |(date, time)| {
            if time.contains(':') { date } else { text }
        },
    );
    let (date, time) = text.split_once(' ').unwrap_or((text, ""));
    let text = if time.contains(':') { date } else { text };
    if text.starts_with(['-', '/', '.']) {
        return Err(InvalidDate::None);
    }
    let parts: Vec<&str> = text
        .split(['-', '/', '.', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [year] => Day::new(number(year)?, 0, 0),
        [year, month] if is_year(year) => Day::new(number(year)?, month_of(month)?, 0),
        [month, year] => Day::new(number(year)?, month_of(month)?, 0),
        [year, month, day] if is_year(year) => with_day(year, month, day),
        [month, day, year] if named_month(month).is_some() => with_day(year, month, day),
        [one, other, year] if is_year(year) => {
            // With points it is the day everywhere.
            let order = if text.contains('.') {
                DateOrder::DayFirst
            } else {
                order
            };
            let (day, month) = day_and_month(one, other, order)?;
            with_day(year, month, day)
        }
        _ => Err(InvalidDate::None),
    }
}

/// Which of two parts is the day, and which the month.
fn day_and_month<'a>(
    one: &'a str,
    other: &'a str,
    order: DateOrder,
) -> Result<(&'a str, &'a str), InvalidDate> {
    let can_be_month = |text: &str| text.parse().is_ok_and(|number| (1..=12).contains(&number));
    match (can_be_month(one), can_be_month(other)) {
        (true, false) if other.parse::<u8>().is_ok_and(|number| number > 12) => Ok((other, one)),
        (true, true) if one != other => match order {
            DateOrder::DayFirst => Ok((one, other)),
            DateOrder::MonthFirst => Ok((other, one)),
            DateOrder::Unknown => Err(InvalidDate::Doubtful),
        },
        _ => Ok((one, other)),
    }
}

fn with_day(year: &str, month: &str, day: &str) -> Result<Day, InvalidDate> {
    let month = month_of(month)?;
    let day = if month == 0 { 0 } else { part(day)? };
    Day::new(number(year)?, month, day)
}

fn number(text: &str) -> Result<u16, InvalidDate> {
    if is_year(text) {
        text.parse().map_err(|_| InvalidDate::None)
    } else {
        Err(InvalidDate::None)
    }
}

/// A day or a month in digits; 0 where letters or zeros stand for an unknown one.
fn part(text: &str) -> Result<u8, InvalidDate> {
    if matches!(text, "dd" | "mm" | "d" | "m" | "xx" | "??") {
        return Ok(0);
    }
    if text.len() > 2 {
        return Err(InvalidDate::None);
    }
    text.parse().map_err(|_| InvalidDate::None)
}

fn month_of(text: &str) -> Result<u8, InvalidDate> {
    named_month(text).map_or_else(|| part(text), Ok)
}

/// A month by its English name or the first three letters of it.
fn named_month(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_it = |month: &&str| text.len() >= 3 && month.starts_with(text);
    let found = MONTHS.iter().position(is_it)?;
    u8::try_from(found + 1).ok()
}

impl FromStr for PartialDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month != 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day != 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl fmt::Display for PartialDate {
    /// `1961`, `about 1961-03`, `1961/1963`; reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.about { "about " } else { "" };
        write!(f, "{about}{}", self.from)?;
        if self.from != self.to {
            write!(f, "/{}", self.to)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reason::Reason;

    #[test]
    fn each_list_writes_dates_in_its_own_way() {
        for (text, shown) in [
            ("1961-03-04", "1961-03-04"),
            ("1961-03", "1961-03"),
            ("1961", "1961"),
            ("1961-03-04T00:00:00", "1961-03-04"),
            ("31/03/1961", "1961-03-31"),
            ("03/31/1961", "1961-03-31"),
            ("04/04/1961", "1961-04-04"),
            ("31/03/1961 00:00:00", "1961-03-31"),
            ("dd/mm/1961", "1961"),
            ("dd/03/1961", "1961-03"),
            ("00/00/1961", "1961"),
            ("04.03.1961", "1961-03-04"),
            ("04 Mar 1961", "1961-03-04"),
            ("Mar 1961", "1961-03"),
            ("March 4, 1961", "1961-03-04"),
            ("03/1961", "1961-03"),
            ("circa 1961", "about 1961"),
            ("1961~", "about 1961"),
            ("Approximately 1961", "about 1961"),
            ("1961 to 1963", "1961/1963"),
            ("between 1961 and 1963", "1961/1963"),
            ("1961-1963", "1961/1963"),
            ("Dec 1961 to Feb 1963", "1961-12/1963-02"),
            ("circa 1961 to 1963", "about 1961/1963"),
        ] {
            let date = PartialDate::parse(text);
            assert_eq!(
                date.map(|date| date.to_string()).as_deref(),
                Ok(shown),
                "{text}"
            );
        }
    }

    #[test]
    fn a_date_that_can_be_two_days_is_none_unless_its_publisher_says_the_order() {
        for (text, day_first, month_first) in [
            ("03/04/1980", "1980-04-03", "1980-03-04"),
            ("03-04-1980", "1980-04-03", "1980-03-04"),
            ("3 4 1980", "1980-04-03", "1980-03-04"),
            ("about 03/04/1980", "about 1980-04-03", "about 1980-03-04"),
        ] {
            assert_eq!(
                PartialDate::parse(text),
                Err(InvalidDate::Doubtful),
                "{text}"
            );
            let read = |order| PartialDate::parse_in_order(text, order).map(|it| it.to_string());
            assert_eq!(read(DateOrder::DayFirst).as_deref(), Ok(day_first));
            assert_eq!(read(DateOrder::MonthFirst).as_deref(), Ok(month_first));
            let year = PartialDate::year_of_doubtful(text).unwrap();
            assert_eq!(year.from(), Day::new(1980, 0, 0).unwrap(), "{text}");
        }
        let spans = PartialDate::parse("03/04/1980 to 05/06/1981");
        assert_eq!(spans, Err(InvalidDate::Doubtful));
        let points = PartialDate::parse("03.04.1980").unwrap();
        assert_eq!(points.to_string(), "1980-04-03");
    }

    #[test]
    fn nobody_is_born_after_today() {
        let today = Day::at(Timestamp::from_millis(1_790_000_000_000));
        assert_eq!(today.to_string(), "2026-09-21");
        for (text, holds) in [
            ("2026-09-21", true),
            ("2026-09-22", false),
            ("2026-09", true),
            ("2026-10", false),
            ("2026", true),
            ("2027", false),
            ("about 2030", false),
            ("1961/2026", true),
            ("1961/2027", false),
            ("1961-03-04", true),
        ] {
            let born: PartialDate = text.parse().unwrap();
            assert_eq!(born.check_born(today).is_ok(), holds, "{text}");
        }
        let told = PartialDate::parse("2090").unwrap().check_born(today);
        let told = told.unwrap_err();
        assert_eq!(told.reason(), Reason::TimeInFuture);
        assert!(told.to_string().contains("2026-09-21"), "{told}");
        assert_eq!(today.within(2025), Day::new(2025, 12, 31).unwrap());
        assert_eq!((today.within(2026), today.within(2027)), (today, today));
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in [
            "",
            "61",
            "1961-13",
            "1961-02-30",
            "29/02/1961",
            "unknown",
            "1963 to 1961",
            "1799",
            "2200",
            "1961-03-04-05",
            "1961/",
            "/1961",
            "about",
            "0000",
        ] {
            assert_eq!(PartialDate::parse(text), Err(InvalidDate::None), "{text}");
        }
        assert!(Day::new(1961, 0, 4).is_err());
    }

    #[test]
    fn a_known_day_refines_its_month_and_no_other() {
        let date = |text: &str| PartialDate::parse(text).unwrap();
        assert!(date("1961-03-04").refines(date("1961-03")));
        assert!(date("1961-03-04").refines(date("about 1961")));
        assert!(!date("1961-03").refines(date("1961-03-04")));
        assert!(!date("1961-04-04").refines(date("1961-03")));
        assert!(!date("1961").refines(date("1961")));
        assert!(date("1961-03-04").is_exact() && !date("1961-03").is_exact());
    }

    proptest! {
        #[test]
        fn a_date_reads_back_from_what_it_shows(
            year in FIRST_YEAR..LAST_YEAR, month in 0_u8..=12, day in 0_u8..=28, more in 0_u16..9, about: bool,
        ) {
            let day = if month == 0 { 0 } else { day };
            let from = Day::new(year, month, day).unwrap();
            let to = Day::new((year + more).min(LAST_YEAR), month, day).unwrap();
            let date = PartialDate::span(from, to).unwrap();
            let date = if about { date.about_then() } else { date };
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,30}") {
            let shown = PartialDate::parse(&text).map(|date| date.to_string());
            prop_assert!(shown.is_ok_and(|shown| shown.parse::<PartialDate>().is_ok()) || PartialDate::parse(&text).is_err());
        }
    }
}
