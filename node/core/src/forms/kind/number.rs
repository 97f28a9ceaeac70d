//! Numbers and flags.

use std::ops::RangeInclusive;

use ntc_proto::v1;

use super::{Kind, Leaf, Walk};
use crate::forms::reader::{Reader, Source};
use crate::forms::row::{CellForm, Facts};
use crate::forms::shown::{Shown, shown_text};
use crate::forms::value::{Held, Value};
use crate::model::{Decimal, Decimals, NumberFault};
use crate::reason::Reason;

/// Digits after the point of a degree that a position keeps: micro-degrees.
const MICRO_DIGITS: u32 = 6;

/// A whole number; 0 means "not told".
#[derive(Clone)]
pub(in crate::forms) struct Count<T> {
    range: RangeInclusive<T>,
    /// What a number outside the range is not; none where the range is that of the type.
    wants: Option<&'static str>,
    reason: Reason,
    is_required: bool,
}

/// A whole number of any size.
pub(in crate::forms) fn count<T: From<u8> + Bounded>() -> Count<T> {
    Count {
        range: T::from(0)..=T::MAX,
        wants: None,
        reason: Reason::FieldInvalid,
        is_required: false,
    }
}

/// A type of whole numbers with a largest one.
pub(in crate::forms) trait Bounded {
    /// The largest.
    const MAX: Self;
}

impl Bounded for u32 {
    const MAX: Self = Self::MAX;
}

impl Bounded for u64 {
    const MAX: Self = Self::MAX;
}

impl<T> Count<T> {
    /// The same, in `range` where it is told.
    pub(in crate::forms) fn within(
        self,
        range: RangeInclusive<T>,
        wants: &'static str,
        reason: Reason,
    ) -> Self {
        Self {
            range,
            wants: Some(wants),
            reason,
            ..self
        }
    }

    /// The same, always told.
    pub(in crate::forms) fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }
}

impl<T> Kind for Count<T>
where
    T: Copy + Default + PartialOrd + Into<u64> + std::str::FromStr,
{
    type Model = T;
    type Wire = T;

    fn read(&self, at: &mut Reader, name: &'static str, number: T) -> Option<T> {
        if number == T::default() {
            at.require(name, self.is_required);
        } else if let Some(wants) = self.wants.filter(|_| !self.range.contains(&number)) {
            at.refuse(name, self.reason, &format!("is not {wants}"));
        }
        Some(number)
    }

    fn write(&self, number: &T) -> T {
        *number
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> T {
        let number = match &value.held {
            Held::Number(number) => number.parse().ok(),
            Held::Text(_) | Held::Date(_) | Held::Flag(_) | Held::List(_) | Held::Table(_) => None,
        };
        number.unwrap_or_else(|| {
            let message = "is not a whole number without quotation marks";
            at.refuse(name, Reason::FieldInvalid, message);
            T::default()
        })
    }

    fn show(&self, number: &T) -> Option<Shown> {
        (*number != T::default()).then(|| Shown::Number((*number).into()))
    }

    fn facts(&self) -> Facts {
        Facts::new(self.wants.unwrap_or("a whole number"))
            .required(self.is_required)
            .cell(CellForm::Whole)
    }

    fn leaves<'a>(&self, _name: &'static str, _model: &'a Self::Model, _walk: &mut Walk<'a, '_>) {}
}

/// Yes or no.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Flag {
    shows_no: bool,
}

pub(in crate::forms) const fn flag() -> Flag {
    Flag { shows_no: false }
}

impl Flag {
    /// The same, where "no" tells a reader something as well.
    pub(in crate::forms) const fn both(self) -> Self {
        Self { shows_no: true }
    }
}

impl Kind for Flag {
    type Model = bool;
    type Wire = bool;

    fn read(&self, _at: &mut Reader, _name: &'static str, flag: bool) -> Option<bool> {
        Some(flag)
    }

    fn write(&self, flag: &bool) -> bool {
        *flag
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> bool {
        if let Held::Flag(flag) = value.held {
            return flag;
        }
        at.refuse(name, Reason::FieldInvalid, "is not true or false");
        false
    }

    fn show(&self, flag: &bool) -> Option<Shown> {
        (*flag || self.shows_no).then_some(Shown::Flag(*flag))
    }

    fn facts(&self) -> Facts {
        Facts::new("true or false").cell(CellForm::Flag)
    }

    fn leaves<'a>(&self, _name: &'static str, _model: &'a Self::Model, _walk: &mut Walk<'a, '_>) {}
}

/// The number that a file holds, as a number or as text, or why it is none.
fn fill_decimal(value: Value) -> Result<Decimal, NumberFault> {
    match value.held {
        Held::Number(text) | Held::Text(text) => Decimals::Unsettled.read(&text),
        Held::Date(_) | Held::Flag(_) | Held::List(_) | Held::Table(_) => Err(NumberFault::None),
    }
}

/// The degrees that a file holds. There are no thousands of them: the mark before three digits is that of a fraction.
fn fill_degrees(value: Value) -> Option<Decimal> {
    match value.held {
        Held::Number(text) | Held::Text(text) => text.replace(',', ".").parse().ok(),
        Held::Date(_) | Held::Flag(_) | Held::List(_) | Held::Table(_) => None,
    }
}

/// A number that is exact.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Exact;

pub(in crate::forms) const fn decimal() -> Exact {
    Exact
}

impl Kind for Exact {
    type Model = Decimal;
    type Wire = v1::Decimal;

    /// An officer may write zeros that say nothing; a node may not.
    fn read(&self, at: &mut Reader, name: &'static str, wire: v1::Decimal) -> Option<Decimal> {
        let read = Decimal::new(wire.mantissa, wire.scale);
        let is_spelt =
            |read: Decimal| read.mantissa() == wire.mantissa && read.scale() == wire.scale;
        if !read.is_some_and(|read| at.source() == Source::Draft || is_spelt(read)) {
            let message = "has more than nine digits after the point, or zeros at its end";
            at.refuse(name, Reason::FieldInvalid, message);
        }
        read
    }

    fn write(&self, number: &Decimal) -> v1::Decimal {
        v1::Decimal {
            mantissa: number.mantissa(),
            scale: number.scale(),
        }
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> v1::Decimal {
        match fill_decimal(value) {
            Ok(number) => self.write(&number),
            Err(fault) => {
                at.refuse(name, fault.reason(), &fault.message());
                v1::Decimal::default()
            }
        }
    }

    fn show(&self, wire: &v1::Decimal) -> Option<Shown> {
        shown_text(&Decimal::new(wire.mantissa, wire.scale)?.to_string())
    }

    fn facts(&self) -> Facts {
        Facts::new("a number, up to nine digits after the point").cell(CellForm::Decimal)
    }

    fn leaves<'a>(&self, name: &'static str, number: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Number(*number));
    }
}

/// An angle in micro-degrees, which files and readers see in degrees.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Degrees;

pub(in crate::forms) const fn degrees() -> Degrees {
    Degrees
}

impl Kind for Degrees {
    type Model = i32;
    type Wire = i32;

    fn read(&self, _at: &mut Reader, _name: &'static str, micro: i32) -> Option<i32> {
        Some(micro)
    }

    fn write(&self, micro: &i32) -> i32 {
        *micro
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> i32 {
        let micro = fill_degrees(value).and_then(|degrees| {
            let missing = MICRO_DIGITS.checked_sub(degrees.scale())?;
            let micro = degrees
                .mantissa()
                .checked_mul(10_i64.checked_pow(missing)?)?;
            i32::try_from(micro).ok()
        });
        micro.unwrap_or_else(|| {
            let message =
                "is not in degrees with at most six digits after the point, such as 42.15";
            at.refuse(name, Reason::FieldInvalid, message);
            0
        })
    }

    /// No degrees are those of the equator, and of Greenwich.
    fn left_out(&self, at: &mut Reader, name: &'static str) {
        at.require(name, true);
    }

    fn show(&self, micro: &i32) -> Option<Shown> {
        shown_text(&Decimal::new(i64::from(*micro), MICRO_DIGITS)?.to_string())
    }

    fn facts(&self) -> Facts {
        Facts::new("degrees, up to six digits after the point")
    }

    fn leaves<'a>(&self, name: &'static str, micro: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        if let Some(degrees) = Decimal::new(i64::from(*micro), MICRO_DIGITS) {
            walk.tell(name, Leaf::Number(degrees));
        }
    }
}
