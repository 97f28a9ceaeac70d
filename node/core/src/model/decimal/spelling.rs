//! Numbers as people write them: with a decimal point or a decimal comma, and with thousands parted.

use super::Decimal;
use crate::reason::Reasoned;

/// What the point and the comma mean in a file, as far as its other numbers settle it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Decimals {
    /// Nothing settles it.
    #[default]
    Unsettled,
    /// The point parts the fraction, the comma thousands.
    Point,
    /// The comma parts the fraction, the point thousands.
    Comma,
}

/// Why a text is no number.
#[derive(Clone, Debug, Eq, PartialEq, Reasoned)]
pub enum NumberFault {
    /// It can be read in two ways.
    #[reason(Ambiguous)]
    Ambiguous {
        /// With the mark as the start of a fraction.
        fraction: String,
        /// With the mark between thousands.
        thousands: String,
    },
    /// It is none.
    #[reason(FieldInvalid)]
    None,
}

impl NumberFault {
    /// What is wrong and what to do.
    pub fn message(&self) -> String {
        match self {
            Self::Ambiguous {
                fraction,
                thousands,
            } => {
                format!(
                    "can be read as {fraction} or as {thousands}; write {fraction}0 or {thousands}"
                )
            }
            Self::None => super::InvalidDecimal.to_string(),
        }
    }
}

/// How a text with one mark is read.
enum Mark {
    Fraction,
    Thousands,
    Either,
}

impl Decimals {
    /// What the numbers of a file settle together: one that can be read in one way only settles it for the others; two
    /// that contradict each other settle nothing.
    pub fn settled_by<'a>(numbers: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut point, mut comma) = (false, false);
        for number in numbers {
            match Self::told_by(number) {
                Self::Point => point = true,
                Self::Comma => comma = true,
                Self::Unsettled => {}
            }
        }
        match (point, comma) {
            (true, false) => Self::Point,
            (false, true) => Self::Comma,
            (true, true) | (false, false) => Self::Unsettled,
        }
    }

    fn told_by(number: &str) -> Self {
        let plain = without_spaces(number);
        let (points, commas) = (plain.matches('.').count(), plain.matches(',').count());
        let fraction_of = |mark| match mark {
            '.' => Self::Point,
            _ => Self::Comma,
        };
        match (points, commas) {
            (0, 0) => Self::Unsettled,
            (1, 0) | (0, 1) => {
                let mark = if points == 1 { '.' } else { ',' };
                match mark_in(&plain, mark, Self::Unsettled) {
                    Some(Mark::Fraction) => fraction_of(mark),
                    Some(_) | None => Self::Unsettled,
                }
            }
            // Several of a mark, or the first of two kinds, part thousands.
            _ if plain.rfind('.') > plain.rfind(',') => {
                if points > 1 {
                    Self::Comma
                } else {
                    Self::Point
                }
            }
            _ if commas > 1 => Self::Point,
            _ => Self::Comma,
        }
    }

    /// Reads a number. A mark with exactly three digits after it, and not after a lone zero, is a fraction or parts
    /// thousands: where the file does not settle which, it is asked about.
    ///
    /// # Errors
    /// When it can be read in two ways, or is no number.
    pub fn read(self, text: &str) -> Result<Decimal, NumberFault> {
        let plain = without_spaces(text);
        let (points, commas) = (plain.matches('.').count(), plain.matches(',').count());
        let number = |text: &str| text.parse::<Decimal>().map_err(|_| NumberFault::None);
        match (points, commas) {
            (0, 0) => number(&plain),
            (1, 0) => self.read_marked(&plain, '.'),
            (0, 1) => self.read_marked(&plain, ','),
            (_, 0) => number(&grouped(&plain, '.')?),
            (0, _) => number(&grouped(&plain, ',')?),
            (1, _) if plain.rfind('.') > plain.rfind(',') => two_marks(&plain, ',', '.'),
            (_, 1) => two_marks(&plain, '.', ','),
            _ => Err(NumberFault::None),
        }
    }

    fn read_marked(self, plain: &str, mark: char) -> Result<Decimal, NumberFault> {
        let fraction = plain.replace(mark, ".");
        let thousands = plain.replace(mark, "");
        let text = match mark_in(plain, mark, self).ok_or(NumberFault::None)? {
            Mark::Fraction => fraction,
            Mark::Thousands => thousands,
            Mark::Either => {
                return Err(NumberFault::Ambiguous {
                    fraction,
                    thousands,
                });
            }
        };
        text.parse().map_err(|_| NumberFault::None)
    }
}

/// What the only mark of a number is; none when digits are missing on either side.
fn mark_in(plain: &str, mark: char, decimals: Decimals) -> Option<Mark> {
    let (whole, fraction) = plain.split_once(mark)?;
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let may_part_thousands = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    if !may_part_thousands {
        return Some(Mark::Fraction);
    }
    Some(match (decimals, mark) {
        (Decimals::Unsettled, _) => Mark::Either,
        (Decimals::Point, '.') | (Decimals::Comma, ',') => Mark::Fraction,
        (Decimals::Point | Decimals::Comma, _) => Mark::Thousands,
    })
}

/// The digits of a number whose thousands a mark parts, every group but the first of three digits.
fn grouped(plain: &str, mark: char) -> Result<String, NumberFault> {
    let mut groups = plain.trim_start_matches('-').split(mark);
    let first = groups.next().map_or(0, str::len);
    if (1..=3).contains(&first) && groups.all(|group| group.len() == 3) {
        Ok(plain.replace(mark, ""))
    } else {
        Err(NumberFault::None)
    }
}

/// A number in which one mark parts thousands and the other, after it, the fraction.
fn two_marks(plain: &str, thousands: char, fraction: char) -> Result<Decimal, NumberFault> {
    let (whole, rest) = plain.rsplit_once(fraction).ok_or(NumberFault::None)?;
    let whole = grouped(whole, thousands)?;
    format!("{whole}.{rest}")
        .parse()
        .map_err(|_| NumberFault::None)
}

/// The number without the spaces that part its thousands, where every group after a space has three digits.
fn without_spaces(text: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let text = text.trim();
    let mut groups = text.split(is_space);
    let first = groups.next().unwrap_or_default();
    let three = |group: &str| {
        let digits = group.split(['.', ',']).next().unwrap_or_default();
        digits.len() == 3
    };
    let is_grouped = first.trim_start_matches('-').len() <= 3 && groups.all(three);
    if is_grouped {
        text.chars().filter(|c| !is_space(*c)).collect()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(decimals: Decimals, text: &str, shown: &str) {
        let read = decimals.read(text).map(|number| number.to_string());
        assert_eq!(read.as_deref(), Ok(shown), "{text}");
    }

    #[test]
    fn a_number_that_can_be_read_in_one_way_is_read_so() {
        for (text, shown) in [
            ("12", "12"),
            ("12.5", "12.5"),
            ("12,5", "12.5"),
            ("582.35", "582.35"),
            ("0.500", "0.5"),
            ("0,125", "0.125"),
            ("1 234", "1234"),
            ("1 234,5", "1234.5"),
            ("12\u{a0}345\u{a0}678", "12345678"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1.234,56", "1234.56"),
            ("1,234.567", "1234.567"),
            ("1.2345", "1.2345"),
            ("1234.567", "1234.567"),
            ("-1,5", "-1.5"),
        ] {
            reads(Decimals::Unsettled, text, shown);
        }
    }

    #[test]
    fn three_digits_after_a_mark_are_asked_about() {
        for (text, fraction, thousands) in [
            ("1.500", "1.500", "1500"),
            ("12,000", "12.000", "12000"),
            ("250.000", "250.000", "250000"),
        ] {
            let fault = Decimals::Unsettled.read(text).unwrap_err();
            let asked = NumberFault::Ambiguous {
                fraction: fraction.to_owned(),
                thousands: thousands.to_owned(),
            };
            assert_eq!(fault, asked);
            // What it advises is read.
            assert!(Decimals::Unsettled.read(&format!("{fraction}0")).is_ok());
            assert!(Decimals::Unsettled.read(thousands).is_ok());
        }
        reads(Decimals::Point, "1.500", "1.5");
        reads(Decimals::Comma, "1.500", "1500");
        reads(Decimals::Point, "1,500", "1500");
        reads(Decimals::Comma, "1,500", "1.5");
    }

    #[test]
    fn one_plain_number_settles_a_file_and_two_that_disagree_do_not() {
        for (numbers, settled) in [
            (vec!["1.500", "2.5"], Decimals::Point),
            (vec!["1.500", "12,5"], Decimals::Comma),
            (vec!["1.500", "1.234.567"], Decimals::Comma),
            (vec!["1.500", "1,234.5"], Decimals::Point),
            (vec!["1.500", "2.5", "12,5"], Decimals::Unsettled),
            (vec!["1.500", "12"], Decimals::Unsettled),
        ] {
            assert_eq!(
                Decimals::settled_by(numbers.iter().copied()),
                settled,
                "{numbers:?}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "x",
            "1.2.3",
            "1.23.456",
            "12 34",
            "1e3",
            "4.5E+3",
            "1.",
            ",5",
            "1..5",
            "1.234,5,6",
        ] {
            assert_eq!(
                Decimals::Unsettled.read(text),
                Err(NumberFault::None),
                "{text}"
            );
        }
    }
}
