//! What a message is told to put in its places.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};

/// A value that stands in a place of a message.
#[derive(Clone, Debug)]
pub struct Argument<'a>(FluentValue<'a>);

/// A count that is written in groups of three digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Grouped(pub u64);

impl<'a> Argument<'a> {
    pub(crate) fn into_value(self) -> FluentValue<'a> {
        self.0
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "counts below 2^53 are exact, and the plural forms of greater ones do not differ"
    )]
    fn number(value: i128, use_grouping: bool) -> Self {
        let options = FluentNumberOptions {
            use_grouping,
            ..FluentNumberOptions::default()
        };
        Self(FluentValue::Number(FluentNumber::new(
            value as f64,
            options,
        )))
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self(FluentValue::String(Cow::Owned(text)))
    }
}

impl<'a> From<Cow<'a, str>> for Argument<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(FluentValue::String(text))
    }
}

impl From<Grouped> for Argument<'_> {
    fn from(count: Grouped) -> Self {
        Self::number(count.0.into(), true)
    }
}

macro_rules! numbers {
    ($($type:ty)+) => {
        $(impl From<$type> for Argument<'_> {
            fn from(number: $type) -> Self {
                Self::number(number.into(), false)
            }
        })+
    };
}

numbers! { u8 u16 u32 u64 i8 i16 i32 i64 }

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Self::from(number as u64)
    }
}
