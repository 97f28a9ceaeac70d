//! Exact decimal numbers with one spelling each.

mod spelling;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;

pub use self::spelling::{Decimals, NumberFault};

/// Most digits after the point.
pub const MAX_SCALE: u32 = 9;

/// A number: `mantissa` times ten to the minus `scale`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Decimal {
    mantissa: i64,
    scale: u32,
}

/// The text is no decimal number that fits.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("write a plain number with at most nine digits after the point, for example 582.35")]
pub struct InvalidDecimal;

impl Decimal {
    /// The number `mantissa` times ten to the minus `scale`, in its one spelling; none when there are
    /// more than [`MAX_SCALE`] digits after the point.
    pub const fn new(mut mantissa: i64, mut scale: u32) -> Option<Self> {
        if scale > MAX_SCALE {
            return None;
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Some(Self { mantissa, scale })
    }

    /// The digits.
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// Digits after the point.
    pub const fn scale(self) -> u32 {
        self.scale
    }

    /// True when it is above zero.
    pub const fn is_positive(self) -> bool {
        self.mantissa > 0
    }

    /// True when it is above `whole`.
    pub fn exceeds(self, whole: u64) -> bool {
        i128::from(self.mantissa) > i128::from(whole) * 10_i128.pow(self.scale)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    /// By value: both numbers as whole ones of the smallest unit that a number can have.
    fn cmp(&self, other: &Self) -> Ordering {
        let whole =
            |number: &Self| i128::from(number.mantissa) * 10_i128.pow(MAX_SCALE - number.scale);
        whole(self).cmp(&whole(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u64.pow(self.scale);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs();
        write!(f, "{sign}{}", digits / unit)?;
        if self.scale == 0 {
            return Ok(());
        }
        let width = usize::try_from(self.scale).unwrap_or_default();
        write!(f, ".{:0width$}", digits % unit)
    }
}

impl FromStr for Decimal {
    type Err = InvalidDecimal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let unsigned = whole.strip_prefix('-').unwrap_or(whole);
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let fraction_kept = fraction.trim_end_matches('0');
        if !is_digits(unsigned) || !is_digits(fraction) {
            return Err(InvalidDecimal);
        }
        let scale = u32::try_from(fraction_kept.len()).map_err(|_| InvalidDecimal)?;
        let mantissa = format!("{whole}{fraction_kept}")
            .parse()
            .map_err(|_| InvalidDecimal)?;
        Self::new(mantissa, scale).ok_or(InvalidDecimal)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_show_as_people_write_them() {
        for (text, shown) in [
            ("582.35", "582.35"),
            ("12.500", "12.5"),
            ("-0.05", "-0.05"),
            ("100", "100"),
            ("0.000000001", "0.000000001"),
        ] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1e3",
            "1,5",
            "+1",
            "--1",
            "0.0000000001",
            "9223372036854775808",
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(InvalidDecimal), "{text}");
        }
        assert_eq!(Decimal::new(1, MAX_SCALE + 1), None);
    }

    proptest! {
        #[test]
        fn every_number_reads_back_from_what_it_shows(mantissa: i64, scale in 0..=MAX_SCALE) {
            let number = Decimal::new(mantissa, scale).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }
}
