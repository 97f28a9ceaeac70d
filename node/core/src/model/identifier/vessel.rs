//! Ships and their companies: IMO numbers, MMSI, call signs.

use super::Validity;
use super::check::{digits, last_is, weighted};
use super::text::{is_code, is_number};

/// MIDs of the states whose centres are the first users; ITU table of maritime identification digits.
const MIDS: [(&str, &str); 7] = [
    ("213", "GE"),
    ("214", "MD"),
    ("271", "TR"),
    ("272", "UA"),
    ("423", "AZ"),
    ("436", "KZ"),
    ("437", "UZ"),
];

/// What may stand before the MID, longest first: craft of a parent ship (98), aids to navigation (99), search
/// and rescue aircraft (111), coast stations (00), groups (0), hand-held radios (8), ships (nothing).
const MID_PREFIXES: [&str; 7] = ["111", "98", "99", "00", "0", "8", ""];

/// Prefixes of distress transmitters, which carry no MID.
const DISTRESS: [&str; 3] = ["970", "972", "974"];

/// The number of `len` digits in a text that names it: the first behind `label`, or the only one there is. The text
/// itself where neither is so.
pub(super) fn labelled(text: &str, label: &str, len: usize) -> String {
    let numbers = |text: &str| -> Vec<String> {
        let runs = text.split(|c: char| !c.is_ascii_digit());
        runs.filter(|run| !run.is_empty())
            .map(str::to_owned)
            .collect()
    };
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.to_owned();
    }
    let behind = text.split_once(label).map(|(_, behind)| numbers(behind));
    let first = behind.into_iter().flatten().next();
    if let Some(first) = first.filter(|first| first.len() == len) {
        return first;
    }
    let mut all = numbers(text);
    all.retain(|number| number.len() == len);
    match all.as_slice() {
        [only] if text.contains(label) => only.clone(),
        _ => text.to_owned(),
    }
}

pub(super) fn imo_ship_validity(normal: &str) -> Validity {
    imo(normal, |rest| weighted(rest, &[7, 6, 5, 4, 3, 2]) % 10)
}

pub(super) fn imo_company_validity(normal: &str) -> Validity {
    imo(normal, |rest| {
        (11 - weighted(rest, &[8, 6, 4, 2, 9, 7]) % 11) % 10
    })
}

fn imo(normal: &str, expected: impl FnOnce(&[i64]) -> i64) -> Validity {
    match digits(normal) {
        Some(values) if values.len() == 7 => Validity::of_check(last_is(&values, expected)),
        _ => Validity::BadFormat,
    }
}

pub(super) fn mmsi_validity(normal: &str) -> Validity {
    let distress = DISTRESS.iter().any(|prefix| normal.starts_with(prefix));
    Validity::of_form(is_number(normal, &[9]) && (distress || mid(normal).is_some()))
}

/// The state of the MID, where it is one of the seven.
pub(super) fn mmsi_state(normal: &str) -> Option<&'static str> {
    let mid = mid(normal)?;
    MIDS.iter()
        .find(|(digits, _)| *digits == mid)
        .map(|(_, state)| *state)
}

/// The maritime identification digits, 201 to 775, where the kind of station puts them.
fn mid(normal: &str) -> Option<&str> {
    let after = MID_PREFIXES
        .iter()
        .find_map(|prefix| normal.strip_prefix(prefix))?;
    let mid = after.get(..3)?;
    let number: u16 = mid.parse().ok()?;
    (201..=775).contains(&number).then_some(mid)
}

pub(super) fn call_sign_validity(normal: &str) -> Validity {
    let letter = normal.bytes().any(|b| b.is_ascii_uppercase());
    Validity::of_form(is_code(normal, 3, 7) && letter)
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::{expect, implied};
    use super::*;

    #[test]
    fn imo_ship_numbers_hold() {
        for raw in ["9074729", "7654329", "9319466", "8814275", "9619907"] {
            expect(Scheme::ImoShip, raw, None, raw, Validity::Ok);
        }
    }

    #[test]
    fn what_stands_around_a_number_is_no_part_of_it() {
        for raw in [
            "IMO 9074729",
            "IMO No. 9074729",
            "IMO:9074729",
            "imo number 9074729",
            "Flag 12, IMO 9074729",
            "IMO-9074729 (ex 7654329)",
            "9074729 (IMO)",
        ] {
            expect(Scheme::ImoShip, raw, None, "9074729", Validity::Ok);
        }
        expect(
            Scheme::Mmsi,
            "MMSI 213456789",
            None,
            "213456789",
            Validity::Ok,
        );
    }

    #[test]
    fn imo_ship_numbers_with_a_wrong_digit_are_told() {
        expect(
            Scheme::ImoShip,
            "8814274",
            None,
            "8814274",
            Validity::BadCheck,
        );
        expect(
            Scheme::ImoShip,
            "88142750",
            None,
            "88142750",
            Validity::BadFormat,
        );
        expect(Scheme::ImoShip, "IMO", None, "IMO", Validity::BadFormat);
    }

    #[test]
    fn one_wrong_digit_can_pass_the_imo_rule() {
        for raw in ["7625811", "7605811"] {
            expect(Scheme::ImoShip, raw, None, raw, Validity::Ok);
        }
    }

    #[test]
    fn imo_company_numbers_have_their_own_weights() {
        expect(Scheme::ImoCompany, "2041999", None, "2041999", Validity::Ok);
        expect(
            Scheme::ImoCompany,
            "2041998",
            None,
            "2041998",
            Validity::BadCheck,
        );
    }

    #[test]
    fn an_mmsi_names_its_state() {
        for (raw, state) in [
            ("213123456", Some("GE")),
            ("214123456", Some("MD")),
            ("271123456", Some("TR")),
            ("272123456", Some("UA")),
            ("423123456", Some("AZ")),
            ("436123456", Some("KZ")),
            ("437123456", Some("UZ")),
            ("027112345", Some("TR")),
            ("002721234", Some("UA")),
            ("111423123", Some("AZ")),
            ("992131234", Some("GE")),
            ("201123456", None),
            ("775123456", None),
            ("970123456", None),
        ] {
            expect(Scheme::Mmsi, raw, None, raw, Validity::Ok);
            assert_eq!(implied(Scheme::Mmsi, raw).as_deref(), state, "{raw}");
        }
    }

    #[test]
    fn an_mmsi_outside_the_mid_range_has_not_the_form() {
        for raw in [
            "200123456",
            "776123456",
            "12345678",
            "2131234567",
            "21312345A",
            "000000000",
        ] {
            expect(Scheme::Mmsi, raw, None, raw, Validity::BadFormat);
        }
    }

    #[test]
    fn call_signs_are_short_and_hold_a_letter() {
        expect(Scheme::CallSign, "4LAB2", None, "4LAB2", Validity::Ok);
        expect(
            Scheme::CallSign,
            "12345",
            None,
            "12345",
            Validity::BadFormat,
        );
        expect(
            Scheme::CallSign,
            "ABCDEFGH",
            None,
            "ABCDEFGH",
            Validity::BadFormat,
        );
    }
}
