//! Containers: ISO 6346, and the swap bodies of EN 13044 that are numbered alike.

use super::Validity;
use super::text::has_shape;

/// Category letters: U freight container, J equipment, Z trailer or chassis, R reefer unit; A, B, D, E and K
/// of EN 13044.
const CATEGORIES: &[u8] = b"UJZRABDEK";

/// The value of a character: digits for themselves, letters from A = 10 without 11, 22 and 33.
fn value(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        _ => {
            let rank = u32::from(byte.saturating_sub(b'A'));
            // One value is left out before B, before L and before V.
            10 + rank + u32::from(byte > b'A') + u32::from(byte > b'K') + u32::from(byte > b'U')
        }
    }
}

pub(super) fn validity(normal: &str) -> Validity {
    let category = normal.as_bytes().get(3);
    if !has_shape(normal, "AAAA9999999") || !category.is_some_and(|b| CATEGORIES.contains(b)) {
        return Validity::BadFormat;
    }
    Validity::of_check(last_checks(normal))
}

/// True when the last character is the check digit of ISO 6346 over those before it: each value times two to the power
/// of its place, the sum modulo 11, and 10 as 0.
pub(super) fn last_checks(normal: &str) -> bool {
    let Some((check, body)) = normal.as_bytes().split_last() else {
        return false;
    };
    let sum: u32 = body
        .iter()
        .zip(0..)
        .map(|(b, place)| value(*b) << place)
        .sum();
    value(*check) == sum % 11 % 10
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::expect;
    use super::*;

    #[test]
    fn check_digits_hold() {
        for raw in [
            "CSQU3054383",
            "MSKU6011672",
            "TEXU3070079",
            "TOLU4734787",
            "MWCU6059784",
            "CBHU3202732",
            "NYKU0086852",
            "ABCU1234560",
        ] {
            expect(Scheme::Container, raw, None, raw, Validity::Ok);
        }
    }

    #[test]
    fn remainder_ten_is_written_zero() {
        for raw in ["TASU1170000", "CMAU1639120"] {
            expect(Scheme::Container, raw, None, raw, Validity::Ok);
        }
    }

    #[test]
    fn separators_do_not_matter() {
        expect(
            Scheme::Container,
            " csqu 305438-3 ",
            None,
            "CSQU3054383",
            Validity::Ok,
        );
        expect(
            Scheme::Container,
            "СSQU3054383",
            None,
            "CSQU3054383",
            Validity::Ok,
        );
    }

    #[test]
    fn a_wrong_check_digit_is_told_and_does_not_block() {
        expect(
            Scheme::Container,
            "CSQU3054384",
            None,
            "CSQU3054384",
            Validity::BadCheck,
        );
    }

    #[test]
    fn a_number_without_check_digit_or_category_has_not_the_form() {
        for raw in [
            "CSQU305438",
            "CSQX3054383",
            "CS1U3054383",
            "CSQU30543833",
            "3054383",
        ] {
            expect(Scheme::Container, raw, None, raw, Validity::BadFormat);
        }
    }

    #[test]
    fn the_values_of_letters_leave_out_multiples_of_eleven() {
        let values: Vec<_> = (b'A'..=b'Z').map(value).collect();
        let expected: Vec<_> = (10..=38).filter(|v| v % 11 != 0).collect();
        assert_eq!(values, expected);
    }
}
