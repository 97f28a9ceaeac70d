//! Road vehicles: plates of the seven states and vehicle identification numbers.

use super::Validity;
use super::text::{has_shape, is_code};

/// Most letters and digits on a plate, special series included.
const MAX_PLATE_LEN: usize = 12;

/// The letters of Ukrainian plates: those that Latin and Cyrillic share.
const UA_LETTERS: &str = "ABCEHIKMOPTX";

/// Shapes of the ordinary series, current and older.
const AZ: &[&str] = &["99AA999"];
const GE: &[&str] = &["AA999AA", "AAA999"];
const KZ_WITH_AREA: &[&str] = &["999AA99", "999AAA99"];
const KZ_OLDER: &[&str] = &["A999AA", "A999AAA"];
const MD: &[&str] = &["AAA9", "AAA99", "AAA999", "AAAA9", "AAAA99", "AAAA999"];
const TR: &[&str] = &[
    "99A9999", "99A99999", "99AA999", "99AA9999", "99AAA99", "99AAA999",
];
const UA: &[&str] = &["AA9999AA", "99999AA"];
const UZ: &[&str] = &[
    "99A999AA",
    "99999AA",
    "99999AAA",
    "999999AA",
    "99H999999",
    "99A9999",
];

/// Special series exist everywhere, so a plate that fits no shape is unchecked and never bad.
pub(super) fn plate_validity(body: &str, country: Option<&str>) -> Validity {
    let fits = |shapes: &[&str]| shapes.iter().any(|shape| has_shape(body, shape));
    let number = |text: Option<&str>| text.and_then(|digits| digits.parse::<u8>().ok());
    let known = match country {
        Some("AZ") => fits(AZ),
        Some("GE") => fits(GE),
        Some("KZ") => {
            let area = number(
                body.len()
                    .checked_sub(2)
                    .and_then(|start| body.get(start..)),
            );
            fits(KZ_OLDER)
                || (fits(KZ_WITH_AREA) && area.is_some_and(|area| (1..=20).contains(&area)))
        }
        Some("MD") => fits(MD),
        Some("TR") => {
            fits(TR) && number(body.get(..2)).is_some_and(|province| (1..=81).contains(&province))
        }
        Some("UA") => {
            fits(UA)
                && body
                    .chars()
                    .all(|c| c.is_ascii_digit() || UA_LETTERS.contains(c))
        }
        Some("UZ") => fits(UZ),
        _ => false,
    };
    if known {
        Validity::Ok
    } else if body.chars().count() <= MAX_PLATE_LEN {
        Validity::Unchecked
    } else {
        Validity::BadFormat
    }
}

/// Weight of each place of a VIN; the ninth holds the check digit itself.
const VIN_WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

fn vin_value(byte: u8) -> u32 {
    u32::from(match byte {
        b'0'..=b'9' => byte - b'0',
        b'A'..=b'H' => byte - b'A' + 1,
        b'J'..=b'N' => byte - b'J' + 1,
        b'P' => 7,
        b'R' => 9,
        b'S'..=b'Z' => byte - b'S' + 2,
        _ => 0,
    })
}

/// The check digit binds in North America (first character 1 to 5) and China (L) only; elsewhere the ninth
/// place is free, so a VIN that misses it is unchecked.
pub(super) fn vin_validity(normal: &str) -> Validity {
    if !is_code(normal, 17, 17) || normal.contains(['I', 'O', 'Q']) {
        return Validity::BadFormat;
    }
    let sum: u32 = normal
        .bytes()
        .map(vin_value)
        .zip(VIN_WEIGHTS)
        .map(|(v, w)| v * w)
        .sum();
    let holds = match (sum % 11, normal.as_bytes().get(8)) {
        (10, Some(check)) => *check == b'X',
        (rest, Some(check)) => check.is_ascii_digit() && vin_value(*check) == rest,
        (_, None) => false,
    };
    if holds {
        Validity::Ok
    } else if normal.starts_with(['1', '2', '3', '4', '5', 'L']) {
        Validity::BadCheck
    } else {
        Validity::Unchecked
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::expect;
    use super::super::{Identifier, Scheme};
    use super::*;

    fn check_plates(country: &str, plates: &[&str], expected: Validity) {
        for raw in plates {
            let plate = Identifier::read(Scheme::Plate, raw, Some(country)).unwrap();
            assert_eq!(plate.validity(), expected, "{country} {raw}");
        }
    }

    #[test]
    fn ordinary_series_of_the_seven_states_fit() {
        check_plates("AZ", &["10-AA-123", "99 zz 001"], Validity::Ok);
        check_plates("GE", &["AB-123-AB", "ABC-123"], Validity::Ok);
        check_plates(
            "KZ",
            &["111 AAA 01", "111AA20", "A 123 AA", "A123AAA"],
            Validity::Ok,
        );
        check_plates(
            "MD",
            &["AAA 123", "C AB 12", "CAAB123", "KAB1"],
            Validity::Ok,
        );
        check_plates(
            "TR",
            &[
                "34ABC123",
                "01 A 1234",
                "81A12345",
                "06 AB 123",
                "06AB1234",
                "34 ABC 12",
            ],
            Validity::Ok,
        );
        check_plates("UA", &["AA 1234 BB", "12345 AA"], Validity::Ok);
        check_plates(
            "UZ",
            &[
                "01 A 123 BC",
                "01 123 ABC",
                "011234AB",
                "01H123456",
                "01 A 1234",
                "01123AB",
            ],
            Validity::Ok,
        );
    }

    #[test]
    fn other_series_are_unchecked_and_never_bad() {
        check_plates("TR", &["82ABC123", "00A1234", "34Q"], Validity::Unchecked);
        check_plates("KZ", &["111AAA21", "111AAA00"], Validity::Unchecked);
        check_plates("UA", &["DA1234BB", "AA123BB"], Validity::Unchecked);
        check_plates("AZ", &["10A123", "T 123 045"], Validity::Unchecked);
        check_plates("DE", &["B AB 1234"], Validity::Unchecked);
    }

    #[test]
    fn a_text_longer_than_any_plate_has_not_the_form() {
        check_plates("GE", &["ABCDEFGHIJKL"], Validity::Unchecked);
        check_plates("GE", &["ABCDEFGHIJKLM"], Validity::BadFormat);
    }

    #[test]
    fn cyrillic_in_kyiv_meets_latin_in_batumi() {
        let kyiv = Identifier::read(Scheme::Plate, "АА1234ВС", Some("UA")).unwrap();
        let batumi = Identifier::read(Scheme::TrailerPlate, "AA 1234 BC", Some("UA")).unwrap();
        assert_eq!(kyiv.normal(), "UA:AA1234BC");
        assert_eq!(kyiv.key(), batumi.key());
        assert_eq!(kyiv.validity(), Validity::Ok);
    }

    #[test]
    fn one_number_of_two_states_is_two_plates() {
        let moldova = Identifier::read(Scheme::Plate, "ABC 123", Some("MD")).unwrap();
        let georgia = Identifier::read(Scheme::Plate, "ABC 123", Some("GE")).unwrap();
        assert_ne!(moldova.key(), georgia.key());
    }

    #[test]
    fn vins_hold() {
        for raw in [
            "1M8GDM9AXKP042788",
            "11111111111111111",
            "5GZCZ43D13S812715",
            "1HGCM82633A004352",
        ] {
            expect(Scheme::Vin, raw, None, raw, Validity::Ok);
        }
    }

    #[test]
    fn the_check_digit_of_a_vin_binds_where_it_is_law() {
        expect(
            Scheme::Vin,
            "1M8GDM9A1KP042788",
            None,
            "1M8GDM9A1KP042788",
            Validity::BadCheck,
        );
        expect(
            Scheme::Vin,
            "WVWZZZ1JZ3W386752",
            None,
            "WVWZZZ1JZ3W386752",
            Validity::Unchecked,
        );
    }

    #[test]
    fn a_vin_has_seventeen_places_without_i_o_q() {
        for raw in [
            "1M8GDM9AXKP04278",
            "1M8GDM9AXKP0427888",
            "IM8GDM9AXKP042788",
            "1M8GDM9AXKPO42788",
            "1M8GDM9AXKPQ42788",
        ] {
            expect(Scheme::Vin, raw, None, raw, Validity::BadFormat);
        }
    }
}
