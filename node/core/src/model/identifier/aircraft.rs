//! Aircraft and flights: ICAO 24-bit addresses, registrations, flight numbers.

use super::Validity;
use super::text::{has_shape, is_code};

/// Blocks of 24-bit addresses of the states whose centres are the first users, first and last address.
const BLOCKS: [(u32, u32, &str); 7] = [
    (0x4B_8000, 0x4B_FFFF, "TR"),
    (0x50_4800, 0x50_4FFF, "MD"),
    (0x50_7800, 0x50_7FFF, "UZ"),
    (0x50_8000, 0x50_FFFF, "UA"),
    (0x51_4000, 0x51_47FF, "GE"),
    (0x60_0800, 0x60_0FFF, "AZ"),
    (0x68_3000, 0x68_37FF, "KZ"),
];

/// Nationality marks of the same states.
const MARKS: [(&str, &str); 7] = [
    ("4K", "AZ"),
    ("4L", "GE"),
    ("ER", "MD"),
    ("TC", "TR"),
    ("UK", "UZ"),
    ("UP", "KZ"),
    ("UR", "UA"),
];

fn address(normal: &str) -> Option<u32> {
    let value = is_code(normal, 6, 6).then(|| u32::from_str_radix(normal, 16).ok())??;
    (value != 0 && value != 0xFF_FFFF).then_some(value)
}

pub(super) fn icao24_validity(normal: &str) -> Validity {
    Validity::of_form(address(normal).is_some())
}

/// The state whose block holds the address, where it is one of the seven.
pub(super) fn icao24_state(normal: &str) -> Option<&'static str> {
    let address = address(normal)?;
    BLOCKS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&address))
        .map(|(_, _, state)| *state)
}

/// Marks of other states are many and change, so only the seven are judged by form.
pub(super) fn registration_validity(normal: &str) -> Validity {
    if !is_code(normal, 3, 8) {
        Validity::BadFormat
    } else if registration_state(normal).is_some() {
        Validity::Ok
    } else {
        Validity::Unchecked
    }
}

/// The state of the nationality mark, where it is one of the seven.
pub(super) fn registration_state(normal: &str) -> Option<&'static str> {
    MARKS
        .iter()
        .find(|(mark, _)| {
            normal
                .strip_prefix(mark)
                .is_some_and(|rest| is_code(rest, 2, 6))
        })
        .map(|(_, state)| *state)
}

/// Airline designator (two characters of IATA or three letters of ICAO), number, and a letter that may follow.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let designator = match text.get(..3) {
        Some(three) if has_shape(three, "AAA") => three,
        _ => text
            .get(..2)
            .filter(|two| is_code(two, 2, 2) && !has_shape(two, "99"))?,
    };
    let rest = text.strip_prefix(designator)?;
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let suffix = rest.strip_prefix(digits)?;
    let number =
        !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    (number && suffix.len() <= 1).then_some((designator, digits, suffix))
}

/// The flight without the zeros that pad its number.
pub(super) fn flight_normal(text: &str) -> String {
    match parts(text) {
        Some((designator, digits, suffix)) => {
            let number = digits.trim_start_matches('0');
            let number = if number.is_empty() { "0" } else { number };
            format!("{designator}{number}{suffix}")
        }
        None => text.to_owned(),
    }
}

pub(super) fn flight_validity(normal: &str) -> Validity {
    Validity::of_form(parts(normal).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::{expect, implied};
    use super::*;

    #[test]
    fn an_address_implies_the_state_of_its_block() {
        for (raw, state) in [
            ("4B8000", "TR"),
            ("4bffff", "TR"),
            ("504800", "MD"),
            ("504FFF", "MD"),
            ("507800", "UZ"),
            ("507FFF", "UZ"),
            ("508000", "UA"),
            ("50FFFF", "UA"),
            ("514000", "GE"),
            ("5147FF", "GE"),
            ("600800", "AZ"),
            ("600FFF", "AZ"),
            ("683000", "KZ"),
            ("6837FF", "KZ"),
        ] {
            expect(
                Scheme::Icao24,
                raw,
                None,
                &raw.to_ascii_uppercase(),
                Validity::Ok,
            );
            assert_eq!(
                implied(Scheme::Icao24, raw).as_deref(),
                Some(state),
                "{raw}"
            );
        }
        for raw in [
            "4B7FFF", "4C0000", "504700", "505000", "513FFF", "514800", "683800",
        ] {
            assert_eq!(implied(Scheme::Icao24, raw), None, "{raw}");
        }
    }

    #[test]
    fn reserved_and_misspelt_addresses_have_not_the_form() {
        for raw in ["000000", "FFFFFF", "4B80", "4B80000", "4B80G0"] {
            expect(Scheme::Icao24, raw, None, raw, Validity::BadFormat);
        }
    }

    #[test]
    fn a_registration_loses_its_hyphen_and_names_its_state() {
        for (raw, normal, state) in [
            ("4K-AZ100", "4KAZ100", "AZ"),
            ("4L-TGA", "4LTGA", "GE"),
            ("UP-B6701", "UPB6701", "KZ"),
            ("ER-00005", "ER00005", "MD"),
            ("tc-jfa", "TCJFA", "TR"),
            ("UR-PSA", "URPSA", "UA"),
            ("UK-67001", "UK67001", "UZ"),
        ] {
            expect(
                Scheme::AircraftRegistration,
                raw,
                None,
                normal,
                Validity::Ok,
            );
            assert_eq!(
                implied(Scheme::AircraftRegistration, raw).as_deref(),
                Some(state)
            );
        }
    }

    #[test]
    fn registrations_of_other_states_are_kept_unchecked() {
        expect(
            Scheme::AircraftRegistration,
            "D-AIMA",
            None,
            "DAIMA",
            Validity::Unchecked,
        );
        expect(
            Scheme::AircraftRegistration,
            "N",
            None,
            "N",
            Validity::BadFormat,
        );
    }

    #[test]
    fn flights_meet_whatever_pads_them() {
        expect(Scheme::Flight, "J2 008", None, "J28", Validity::Ok);
        expect(Scheme::Flight, "J28", None, "J28", Validity::Ok);
        expect(Scheme::Flight, "TK 0332", None, "TK332", Validity::Ok);
        expect(Scheme::Flight, "THY332A", None, "THY332A", Validity::Ok);
    }

    #[test]
    fn a_flight_needs_an_airline_and_a_number() {
        for raw in ["TK", "332", "TK12345", "TK332AB", "12345"] {
            expect(Scheme::Flight, raw, None, raw, Validity::BadFormat);
        }
    }
}
