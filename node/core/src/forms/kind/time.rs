//! Times.

use ntc_proto::v1;

use super::{Kind, Leaf, Walk};
use crate::forms::reader::Reader;
use crate::forms::row::{CellForm, Facts};
use crate::forms::shown::{Shown, shown_text};
use crate::forms::value::{Held, Value};
use crate::model::{MAX_TIME_MS, Moment, Precision, is_no_day, lacks_zone};
use crate::reason::Reason;
use crate::time::Timestamp;

/// A time and how exactly it is known.
#[derive(Clone, Copy)]
pub(in crate::forms) struct MomentTold;

/// A time by which something ends; 0 means "not told".
#[derive(Clone, Copy)]
pub(in crate::forms) struct TimeTold;

/// A time at which something begins or ends, always told.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Instant;

pub(in crate::forms) const fn moment() -> MomentTold {
    MomentTold
}

pub(in crate::forms) const fn time() -> TimeTold {
    TimeTold
}

pub(in crate::forms) const fn instant() -> Instant {
    Instant
}

impl Reader {
    fn instant(&mut self, name: &str, millis: i64) -> Option<Timestamp> {
        let known = u64::try_from(millis).ok().filter(|_| millis <= MAX_TIME_MS);
        if known.is_none() {
            self.refuse(name, Reason::FieldInvalid, "lies before 1970 or after 9999");
        }
        known.map(Timestamp::from_millis)
    }

    /// Takes a time from a file; none when it is no date.
    fn fill_moment(&mut self, name: &str, value: Value) -> Option<Moment> {
        let text = match value.held {
            Held::Text(text) | Held::Date(text) | Held::Number(text) => text,
            Held::Flag(_) | Held::List(_) | Held::Table(_) => String::new(),
        };
        let moment = Moment::parse(&text);
        if moment.is_none() && lacks_zone(&text) {
            let message = "is a time without its zone; write 2026-11-26T04:05+04:00 with the zone of the place, or Z for UTC";
            self.refuse(name, Reason::Ambiguous, message);
        } else if moment.is_none() && is_no_day(&text) {
            let message = "is a day that no calendar has";
            self.refuse(name, Reason::FieldInvalid, message);
        } else if moment.is_none() {
            let message = "is not a date YYYY-MM-DD or DD.MM.YYYY, a month, a year, or a time YYYY-MM-DDThh:mm and its zone, since 1970";
            self.refuse(name, Reason::FieldInvalid, message);
        }
        moment
    }

    /// Takes an end from a file, milliseconds: a date means its end, 24:00 in UTC; 0 when it is no date.
    fn fill_end(&mut self, name: &str, value: Value) -> i64 {
        let end = self
            .fill_moment(name, value)
            .map(|moment| match moment.precision {
                Precision::Minute | Precision::Hour => moment.at,
                Precision::Day | Precision::Month | Precision::Year => moment.end(),
            });
        end.map_or(0, millis)
    }
}

fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

fn precision(number: i32) -> Option<Precision> {
    match v1::DatePrecision::try_from(number) {
        Ok(v1::DatePrecision::Minute) => Some(Precision::Minute),
        Ok(v1::DatePrecision::Hour) => Some(Precision::Hour),
        Ok(v1::DatePrecision::Day) => Some(Precision::Day),
        Ok(v1::DatePrecision::Month) => Some(Precision::Month),
        Ok(v1::DatePrecision::Year) => Some(Precision::Year),
        Ok(v1::DatePrecision::Unspecified) | Err(_) => None,
    }
}

fn wire(moment: Moment) -> v1::Moment {
    v1::Moment {
        at_ms: millis(moment.at),
        precision: moment.precision as i32,
        about: moment.about,
    }
}

impl Kind for MomentTold {
    type Model = Option<Moment>;
    type Wire = Option<v1::Moment>;

    fn read(&self, at: &mut Reader, name: &'static str, wire: Self::Wire) -> Option<Self::Model> {
        let Some(wire) = wire.filter(|wire| *wire != v1::Moment::default()) else {
            return Some(None);
        };
        let Some(precision) = precision(wire.precision) else {
            let message = "has no precision; say how exactly it is known";
            at.refuse(name, Reason::FieldInvalid, message);
            return None;
        };
        let moment = Moment {
            at: at.instant(name, wire.at_ms)?,
            precision,
            about: wire.about,
        };
        if !moment.is_aligned() {
            let message = "is not the start, in UTC, of the interval that its precision names";
            at.refuse(name, Reason::FieldInvalid, message);
        }
        Some(Some(moment))
    }

    fn write(&self, moment: &Self::Model) -> Self::Wire {
        moment.map(wire)
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Self::Wire {
        at.fill_moment(name, value).map(wire)
    }

    fn show(&self, told: &Self::Wire) -> Option<Shown> {
        let told = told.as_ref()?;
        let precision = precision(told.precision)?;
        let at = Timestamp::from_millis(u64::try_from(told.at_ms).ok()?);
        let moment = Moment {
            at,
            precision,
            about: told.about,
        };
        shown_text(&moment.to_string())
    }

    fn facts(&self) -> Facts {
        Facts::new(
            "a date, a month, a year or a time with its zone; with ~ behind it where it is only about known",
        )
        .cell(CellForm::Time)
    }

    fn leaves<'a>(&self, name: &'static str, moment: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        if let Some(moment) = moment {
            walk.tell(name, Leaf::Spelt(moment));
        }
    }
}

impl Kind for TimeTold {
    type Model = Option<Timestamp>;
    type Wire = i64;

    fn read(&self, at: &mut Reader, name: &'static str, wire: i64) -> Option<Self::Model> {
        if wire == 0 {
            return Some(None);
        }
        at.instant(name, wire).map(Some)
    }

    fn write(&self, time: &Self::Model) -> i64 {
        time.map_or(0, millis)
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> i64 {
        at.fill_end(name, value)
    }

    fn show(&self, wire: &i64) -> Option<Shown> {
        let millis = u64::try_from(*wire).ok().filter(|millis| *millis > 0)?;
        shown_text(&Timestamp::from_millis(millis).to_string())
    }

    fn facts(&self) -> Facts {
        Facts::new("a date, which means to 24:00 in UTC, or a time with its zone")
            .cell(CellForm::Time)
    }

    fn leaves<'a>(&self, name: &'static str, time: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        if let Some(time) = time {
            walk.tell(name, Leaf::Spelt(time));
        }
    }
}

impl Kind for Instant {
    type Model = Timestamp;
    type Wire = i64;

    fn read(&self, at: &mut Reader, name: &'static str, wire: i64) -> Option<Timestamp> {
        at.require(name, wire == 0);
        TimeTold.read(at, name, wire)?
    }

    fn write(&self, time: &Timestamp) -> i64 {
        millis(*time)
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> i64 {
        TimeTold.fill(at, name, value)
    }

    fn show(&self, wire: &i64) -> Option<Shown> {
        TimeTold.show(wire)
    }

    fn facts(&self) -> Facts {
        TimeTold.facts().required(true)
    }

    fn leaves<'a>(&self, name: &'static str, time: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Spelt(time));
    }
}
