//! Telephone numbers, ITU-T E.164.

use super::Validity;
use super::text::is_number;

/// How a state dials.
struct Plan {
    country: &'static str,
    /// Country code.
    code: &'static str,
    /// Dialled before a national number, and no part of it.
    trunk: &'static str,
    /// Digits of a national number.
    national: usize,
}

const PLANS: [Plan; 7] = [
    Plan {
        country: "AZ",
        code: "994",
        trunk: "0",
        national: 9,
    },
    Plan {
        country: "GE",
        code: "995",
        trunk: "0",
        national: 9,
    },
    Plan {
        country: "KZ",
        code: "7",
        trunk: "8",
        national: 10,
    },
    Plan {
        country: "MD",
        code: "373",
        trunk: "0",
        national: 8,
    },
    Plan {
        country: "TR",
        code: "90",
        trunk: "0",
        national: 10,
    },
    Plan {
        country: "UA",
        code: "380",
        trunk: "0",
        national: 9,
    },
    Plan {
        country: "UZ",
        code: "998",
        trunk: "",
        national: 9,
    },
];

impl Plan {
    /// The digits after `+` of a number that was written the way the state writes it.
    fn international(&self, digits: &str) -> Option<String> {
        let national = [self.code, self.trunk, ""]
            .into_iter()
            .filter_map(|prefix| digits.strip_prefix(prefix))
            .find(|rest| rest.len() == self.national)?;
        Some(format!("{}{national}", self.code))
    }
}

/// The international numbers, without `+`, that the digits of a number written without it can stand for: with the
/// country code, with the trunk prefix, an 8 before it or not, or the national number alone, in each of the seven states.
pub(crate) fn international_readings(digits: &str) -> Vec<String> {
    let older = digits.strip_prefix('8').filter(|it| it.starts_with('0'));
    let plans = PLANS.iter();
    let readings = plans.filter_map(|plan| {
        let read = plan.international(digits);
        read.or_else(|| plan.international(older?))
    });
    readings.collect()
}

/// How the state of an international number, without `+`, writes it at home: with the trunk prefix and without, and with the
/// 8 that came before it when the states had one network.
pub(crate) fn national_writings(digits: &str) -> Vec<String> {
    let national = PLANS.iter().filter_map(|plan| {
        let national = digits.strip_prefix(plan.code)?;
        (national.len() == plan.national).then_some((plan.trunk, national))
    });
    let writings = national.flat_map(|(trunk, national)| {
        let older = if trunk == "0" { "80" } else { "8" };
        let with = [older, trunk, ""].map(|prefix| format!("{prefix}{national}"));
        with.into_iter()
    });
    let mut distinct: Vec<String> = Vec::new();
    for writing in writings {
        if !distinct.contains(&writing) {
            distinct.push(writing);
        }
    }
    distinct
}

/// `+` and digits where the state is told or written; digits alone otherwise.
pub(super) fn phone_normal(raw: &str, text: &str, country: Option<&str>) -> String {
    let written = raw.trim_start().starts_with(['+', '＋']);
    if written {
        return format!("+{text}");
    }
    if let Some(rest) = text.strip_prefix("00").filter(|rest| !rest.is_empty()) {
        return format!("+{rest}");
    }
    PLANS
        .iter()
        .find(|plan| Some(plan.country) == country)
        .and_then(|plan| plan.international(text))
        .map_or_else(|| text.to_owned(), |digits| format!("+{digits}"))
}

pub(super) fn phone_validity(normal: &str) -> Validity {
    const ANY_LENGTH: &[usize] = &[7, 8, 9, 10, 11, 12, 13, 14, 15];
    match normal.strip_prefix('+') {
        Some(digits) => {
            Validity::of_form(is_number(digits, ANY_LENGTH) && !digits.starts_with('0'))
        }
        None if is_number(normal, &[3, 4, 5, 6]) || is_number(normal, ANY_LENGTH) => {
            Validity::Unchecked
        }
        None => Validity::BadFormat,
    }
}

/// The state of the country code, where it is one of the seven; +7 is Kazakhstan's with 6 or 7 after it.
pub(super) fn phone_state(normal: &str) -> Option<&'static str> {
    let digits = normal.strip_prefix('+')?;
    PLANS
        .iter()
        .find(|plan| {
            digits.strip_prefix(plan.code).is_some_and(|national| {
                national.len() == plan.national
                    && (plan.code != "7" || national.starts_with(['6', '7']))
            })
        })
        .map(|plan| plan.country)
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::{expect, implied};
    use super::*;

    #[test]
    fn national_and_international_writing_meet() {
        for (country, normal, writings) in [
            (
                "AZ",
                "+994501234567",
                &[
                    "+994 50 123-45-67",
                    "050 123 45 67",
                    "00994501234567",
                    "994501234567",
                ][..],
            ),
            ("GE", "+995555123456", &["0555 12 34 56", "555 123 456"]),
            (
                "KZ",
                "+77011234567",
                &[
                    "8 (701) 123-45-67",
                    "+7 701 1234567",
                    "77011234567",
                    "701 123 45 67",
                ],
            ),
            ("MD", "+37369123456", &["069 123 456"]),
            (
                "TR",
                "+905321234567",
                &["0 (532) 123 45 67", "532 123 45 67"],
            ),
            ("UA", "+380671234567", &["067 123 45 67", "380671234567"]),
            ("UZ", "+998901234567", &["90 123 45 67", "998 90 123-45-67"]),
        ] {
            for raw in writings {
                expect(Scheme::Phone, raw, Some(country), normal, Validity::Ok);
            }
            assert_eq!(implied(Scheme::Phone, normal).as_deref(), Some(country));
        }
    }

    #[test]
    fn a_national_number_without_a_state_is_unchecked() {
        expect(
            Scheme::Phone,
            "050 123 45 67",
            None,
            "0501234567",
            Validity::Unchecked,
        );
    }

    #[test]
    fn e164_has_at_most_fifteen_digits_and_no_leading_zero() {
        expect(
            Scheme::Phone,
            "+123456789012345",
            None,
            "+123456789012345",
            Validity::Ok,
        );
        expect(
            Scheme::Phone,
            "+1234567890123456",
            None,
            "+1234567890123456",
            Validity::BadFormat,
        );
        expect(
            Scheme::Phone,
            "+0123456789",
            None,
            "+0123456789",
            Validity::BadFormat,
        );
        expect(
            Scheme::Phone,
            "+12CALLME",
            None,
            "+12CALLME",
            Validity::BadFormat,
        );
    }

    #[test]
    fn seven_is_kazakhstan_only_with_six_or_seven_after_it() {
        assert_eq!(implied(Scheme::Phone, "+79261234567"), None);
        assert_eq!(
            implied(Scheme::Phone, "+77011234567").as_deref(),
            Some("KZ")
        );
    }
}
