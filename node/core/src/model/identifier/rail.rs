//! Rail: wagons of 1520 mm gauge and of the UIC.

use super::Validity;
use super::check::{digits, luhn};

/// UIC codes of the states whose centres are the first users; third and fourth digit of a UIC number.
const UIC_STATES: [(&str, &str); 7] = [
    ("22", "UA"),
    ("23", "MD"),
    ("27", "KZ"),
    ("28", "GE"),
    ("29", "UZ"),
    ("57", "AZ"),
    ("75", "TR"),
];

/// Eight digits (1520 mm) and twelve (UIC) both close a Luhn sum.
pub(super) fn wagon_validity(normal: &str) -> Validity {
    match digits(normal) {
        Some(values) if matches!(values.len(), 8 | 12) => Validity::of_check(luhn(&values)),
        _ => Validity::BadFormat,
    }
}

/// The state of a UIC number, where it is one of the seven.
pub(super) fn wagon_state(normal: &str) -> Option<&'static str> {
    let code = normal.get(2..4).filter(|_| normal.len() == 12)?;
    UIC_STATES
        .iter()
        .find(|(uic, _)| *uic == code)
        .map(|(_, state)| *state)
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::{expect, implied};
    use super::*;

    #[test]
    fn wagons_of_both_gauges_hold() {
        expect(Scheme::Wagon, "45488855", None, "45488855", Validity::Ok);
        expect(
            Scheme::Wagon,
            "21 81 2471 217-3",
            None,
            "218124712173",
            Validity::Ok,
        );
    }

    #[test]
    fn a_wrong_digit_is_told() {
        expect(
            Scheme::Wagon,
            "45488856",
            None,
            "45488856",
            Validity::BadCheck,
        );
        expect(
            Scheme::Wagon,
            "21 81 2471 217-4",
            None,
            "218124712174",
            Validity::BadCheck,
        );
    }

    #[test]
    fn other_lengths_have_not_the_form() {
        for raw in ["4548885", "454888551", "4548885A", "2181247121733"] {
            expect(Scheme::Wagon, raw, None, raw, Validity::BadFormat);
        }
    }

    #[test]
    fn a_uic_number_names_its_state_and_a_1520_number_does_not() {
        assert_eq!(
            implied(Scheme::Wagon, "315724712170").as_deref(),
            Some("AZ")
        );
        assert_eq!(implied(Scheme::Wagon, "45578855"), None);
    }

    #[test]
    fn trains_are_kept_unchecked() {
        expect(
            Scheme::Train,
            "1234-567-8901",
            None,
            "12345678901",
            Validity::Unchecked,
        );
    }
}
