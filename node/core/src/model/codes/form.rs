//! Whether a code has the form of a published list that is too long or too often renewed to be carried here.

/// True when `text` is made of ASCII digits only.
fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// True for the form of a UN/LOCODE: ISO 3166-1 alpha-2 and three of A-Z and 2-9.
///
/// Whether the location exists is a matter of the edition; land crossings have none at all.
pub fn unlocode_form(code: &str) -> bool {
    let place = |b: u8| b.is_ascii_uppercase() || matches!(b, b'2'..=b'9');
    code.len() == 5
        && code.get(..2).is_some_and(super::country_known)
        && code.bytes().skip(2).all(place)
}

/// True for the form of an ISO 3166-2 code of a region: ISO 3166-1 alpha-2, a hyphen, and one to three of A-Z and 0-9.
///
/// Which regions a state has is a matter of the edition.
pub fn subdivision_form(code: &str) -> bool {
    let parts = code.split_once('-');
    parts.is_some_and(|(state, region)| {
        let is_part = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
        super::country_known(state)
            && (1..=3).contains(&region.len())
            && region.bytes().all(is_part)
    })
}

/// True for the form of a Harmonized System code: chapter, heading or subheading (2, 4 or 6 digits) of a
/// chapter in international use: 01 to 97 without 77, which is reserved.
pub fn hs_form(code: &str) -> bool {
    let chapter = code.get(..2).and_then(|chapter| chapter.parse::<u8>().ok());
    digits(code)
        && matches!(code.len(), 2 | 4 | 6)
        && chapter.is_some_and(|chapter| (1..=97).contains(&chapter) && chapter != 77)
}

/// The code that was meant where a spreadsheet took the leading zero: five digits of chapters 1 to 9.
pub fn hs_zero_restored(code: &str) -> Option<String> {
    let restored = format!("0{code}");
    (code.len() == 5 && hs_form(&restored)).then_some(restored)
}

/// True for the form of a national tariff code: 8 to 12 digits that start with an international code.
pub fn national_tariff_form(code: &str) -> bool {
    digits(code) && (8..=12).contains(&code.len()) && code.get(..6).is_some_and(hs_form)
}

/// The six digits on which tariff codes of different states are compared.
pub fn hs6(code: &str) -> Option<&str> {
    code.get(..6).filter(|six| digits(code) && hs_form(six))
}

/// True for the form of a number in the dual-use list that the European Union, the United States and others share: a category
/// 0 to 9, a group A to E, three digits, and items behind a point: `9A012`, `5A002.a.1`.
pub fn control_form(code: &str) -> bool {
    let (number, items) = code.split_once('.').unwrap_or((code, "a"));
    let is_number = match number.as_bytes() {
        [category, group, rest @ ..] => {
            category.is_ascii_digit()
                && (b'A'..=b'E').contains(group)
                && rest.len() == 3
                && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    let is_item = |item: &str| {
        (1..=2).contains(&item.len())
            && item
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    is_number && code.len() <= 20 && items.split('.').all(is_item)
}

/// True for the form of a UN/ECE Recommendation 28 type of means of transport: one to four digits.
pub fn means_type_form(code: &str) -> bool {
    digits(code) && code.len() <= 4
}

/// True for the form of a UN/ECE Recommendation 21 package type: two of A-Z and 0-9.
pub fn package_type_form(code: &str) -> bool {
    code.len() == 2
        && code
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// True for the form of an ISO 6346 size and type code: four of A-Z and 0-9.
pub fn container_type_form(code: &str) -> bool {
    code.len() == 4
        && code
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// True for the form of a UN number of dangerous goods: four digits.
pub fn un_number_form(code: &str) -> bool {
    code.len() == 4 && digits(code)
}

/// True for the form of a CAS registry number: groups of 2 to 7, 2 and 1 digits.
pub fn cas_form(code: &str) -> bool {
    cas_groups(code).is_some()
}

/// True when the check digit of a CAS registry number holds.
pub fn cas_check(code: &str) -> bool {
    let Some([first, second, check]) = cas_groups(code) else {
        return false;
    };
    let sum: u32 = (1..)
        .zip(second.bytes().rev().chain(first.bytes().rev()))
        .map(|(weight, b): (u32, u8)| weight * u32::from(b.wrapping_sub(b'0')))
        .sum();
    check.parse() == Ok(sum % 10)
}

fn cas_groups(code: &str) -> Option<[&str; 3]> {
    let groups: Vec<&str> = code.split('-').collect();
    let [first, second, check] = groups.as_slice() else {
        return None;
    };
    let form = (2..=7).contains(&first.len())
        && second.len() == 2
        && check.len() == 1
        && groups.iter().all(|group| digits(group));
    form.then_some([*first, *second, *check])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: fn(&str) -> bool, good: &[&str], bad: &[&str]) {
        for code in good {
            assert!(form(code), "{code}");
        }
        for code in bad {
            assert!(!form(code), "{code}");
        }
    }

    #[test]
    fn locations_are_a_state_and_three_characters() {
        check(
            unlocode_form,
            &["GEPTI", "GEBUS", "AZBAK", "UAODS", "DEBE2"],
            &[
                "", "GE", "GEPT", "GEPTII", "ZZPTI", "gepti", "GEPT1", "GEPT0", "GE-TI", "GEПTI",
            ],
        );
    }

    #[test]
    fn regions_are_a_state_and_up_to_three_characters() {
        check(
            subdivision_form,
            &["UA-51", "GE-AJ", "KZ-10", "MD-CU", "TR-04", "AZ-ABS"],
            &[
                "", "UA", "UA-", "UA51", "ua-51", "UA-odesa", "UA-5100", "ZZ-51", "UA-5 ",
            ],
        );
    }

    #[test]
    fn tariff_codes_have_two_four_or_six_digits_of_a_chapter_in_use() {
        check(
            hs_form,
            &["01", "29", "2939", "293911", "010631", "970600"],
            &[
                "", "1", "293", "29391", "2939110", "00", "770100", "98", "99", "29A911", "+9",
            ],
        );
    }

    #[test]
    fn a_zero_that_a_spreadsheet_took_is_restored() {
        assert_eq!(hs_zero_restored("10631").as_deref(), Some("010631"));
        for code in ["010631", "293911", "1063", "1063A"] {
            assert_eq!(hs_zero_restored(code), None, "{code}");
        }
    }

    #[test]
    fn national_codes_are_compared_on_six_digits() {
        check(
            national_tariff_form,
            &["29391100", "293911000", "2939110000", "293911000000"],
            &["293911", "2939110", "2939110000000", "77010000", "2939110A"],
        );
        assert_eq!(hs6("2939110000"), Some("293911"));
        assert_eq!(
            (hs6("2939"), hs6("293911AB"), hs6("990000")),
            (None, None, None)
        );
    }

    #[test]
    fn types_and_dangerous_goods_have_their_lengths() {
        check(
            means_type_form,
            &["1", "150", "1501"],
            &["", "15011", "15A"],
        );
        check(package_type_form, &["CT", "4G"], &["", "C", "CTN", "ct"]);
        check(
            container_type_form,
            &["22G1", "45R1"],
            &["", "22G", "22G11", "22g1"],
        );
        check(
            un_number_form,
            &["1203", "0004"],
            &["", "120", "12033", "UN12"],
        );
    }

    #[test]
    fn a_cas_number_has_three_groups_and_its_check_digit_is_told_apart() {
        check(
            cas_check,
            &["7732-18-5", "50-00-0", "561-27-3", "108-24-7"],
            &["", "7732-18-4", "7732185"],
        );
        check(
            cas_form,
            &["7732-18-5", "7732-18-4"],
            &[
                "",
                "7-18-5",
                "7732-1-5",
                "7732185",
                "77321234-18-5",
                "AA-00-0",
                "50-00-00",
            ],
        );
    }
}
