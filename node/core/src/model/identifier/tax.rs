//! Tax numbers by the state that issued them.

use super::Validity;
use super::check::{digits, last_is, weighted};
use super::text::is_number;

/// Numbers of states without a rule here are unchecked.
pub(super) fn tin_validity(body: &str, country: Option<&str>) -> Validity {
    match (country, digits(body)) {
        (Some("GE"), _) => Validity::of_form(is_number(body, &[9, 11])),
        (Some("UZ"), Some(number)) if number.len() == 14 => {
            Validity::of_check(uzbek_person(&number))
        }
        (Some("UZ"), _) => Validity::of_form(is_number(body, &[9])),
        (Some("AZ"), Some(number)) if number.len() == 10 => azerbaijan(&number),
        (Some("KZ"), Some(number)) if number.len() == 12 => kazakhstan(&number),
        (Some("MD"), Some(number)) if number.len() == 13 => Validity::of_check(moldova(&number)),
        (Some("TR"), Some(number)) if number.len() == 10 => {
            Validity::of_check(turkiye_company(&number))
        }
        (Some("TR"), Some(number)) if number.len() == 11 => turkiye_person(&number),
        (Some("UA"), Some(number)) if number.len() == 8 => {
            Validity::of_check(ukraine_company(&number))
        }
        (Some("UA"), Some(number)) if number.len() == 10 => {
            Validity::of_check(ukraine_person(&number))
        }
        (Some("AZ" | "KZ" | "MD" | "TR" | "UA"), _) => Validity::BadFormat,
        _ => Validity::Unchecked,
    }
}

/// VÖEN: the ninth digit checks eight, the tenth tells legal (1) from natural (2) persons.
fn azerbaijan(number: &[i64]) -> Validity {
    match number.split_last() {
        Some((1 | 2, checked)) => Validity::of_check(last_is(checked, |rest| {
            weighted(rest, &[4, 1, 8, 6, 2, 7, 5, 3]) % 11
        })),
        _ => Validity::BadFormat,
    }
}

/// The number with the zero that a spreadsheet took from its front, where that makes it good.
pub(super) fn azerbaijan_restored(body: &str) -> Option<String> {
    let restored = format!("0{body}");
    let is_good = body.len() == 9 && tin_validity(&restored, Some("AZ")) == Validity::Ok;
    is_good.then_some(restored)
}

/// PINFL: the last of fourteen digits checks the others.
fn uzbek_person(number: &[i64]) -> bool {
    last_is(number, |rest| {
        weighted(rest, &[7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7]) % 10
    })
}

/// IDNO.
fn moldova(number: &[i64]) -> bool {
    last_is(number, |rest| {
        weighted(rest, &[7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10
    })
}

/// TCKN: never starts with 0; the tenth digit checks nine, the eleventh ten.
fn turkiye_person(number: &[i64]) -> Validity {
    if number.first() == Some(&0) {
        return Validity::BadFormat;
    }
    let tenth = weighted(number, &[7, -1, 7, -1, 7, -1, 7, -1, 7]).rem_euclid(10);
    let last = number.iter().take(10).sum::<i64>() % 10;
    Validity::of_check(number.get(9) == Some(&tenth) && number.last() == Some(&last))
}

/// VKN: each digit is shifted by its place from the right, then multiplied by a power of two modulo 9.
fn turkiye_company(number: &[i64]) -> bool {
    last_is(number, |rest| {
        let sum: i64 = (1..)
            .zip(rest.iter().rev())
            .map(|(place, digit): (i64, &i64)| match (digit + place) % 10 {
                0 => 0,
                shifted => match (shifted << place) % 9 {
                    0 => 9,
                    other => other,
                },
            })
            .sum();
        (10 - sum % 10) % 10
    })
}

/// EDRPOU: other weights where the first digit is 3, 4 or 5, and a second pass where the first gives 10.
fn ukraine_company(number: &[i64]) -> bool {
    let weights = match number.first() {
        Some(3..=5) => [7, 1, 2, 3, 4, 5, 6],
        _ => [1, 2, 3, 4, 5, 6, 7],
    };
    last_is(number, |rest| match weighted(rest, &weights) % 11 {
        10 => weighted(rest, &weights.map(|weight| weight + 2)) % 11 % 10,
        other => other,
    })
}

/// RNTRC.
fn ukraine_person(number: &[i64]) -> bool {
    last_is(number, |rest| {
        weighted(rest, &[-1, 5, 7, 9, 4, 6, 10, 5, 7]).rem_euclid(11) % 10
    })
}

/// IIN and BIN: a second pass where the first gives 10; a number where the second does so too is never issued.
fn kazakhstan(number: &[i64]) -> Validity {
    Validity::of_check(last_is(number, |rest| {
        match weighted(rest, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11 {
            10 => weighted(rest, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11,
            other => other,
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::expect;
    use super::*;

    fn check(country: &str, number: &str, expected: Validity) {
        expect(
            Scheme::Tin,
            number,
            Some(country),
            &format!("{country}:{number}"),
            expected,
        );
    }

    #[test]
    fn numbers_hold() {
        for (country, number) in [
            ("AZ", "1401555071"),
            ("MD", "1008600038413"),
            ("TR", "17291716060"),
            ("TR", "4540536920"),
            ("UA", "32855961"),
            ("UA", "1759013776"),
            ("KZ", "941240000193"),
            ("KZ", "940140000385"),
            ("KZ", "971240001315"),
            ("GE", "123456789"),
            ("GE", "12345678901"),
            ("UZ", "123456789"),
            ("UZ", "12345678901233"),
        ] {
            check(country, number, Validity::Ok);
        }
    }

    #[test]
    fn a_wrong_digit_is_told() {
        for (country, number) in [
            ("AZ", "1401555081"),
            ("MD", "1008600038412"),
            ("TR", "17291716050"),
            ("TR", "4540536921"),
            ("UA", "32855968"),
            ("UA", "1759013770"),
            ("KZ", "941240000194"),
            ("UZ", "12345678901234"),
        ] {
            check(country, number, Validity::BadCheck);
        }
    }

    #[test]
    fn other_lengths_and_kinds_have_not_the_form() {
        for (country, number) in [
            ("AZ", "1401555073"),
            ("AZ", "140155507"),
            ("MD", "100860003841"),
            ("TR", "07291716060"),
            ("TR", "454053692"),
            ("UA", "3285596"),
            ("UA", "3285596A"),
            ("KZ", "94124000019"),
            ("GE", "1234567890"),
            ("UZ", "1234567890"),
        ] {
            check(country, number, Validity::BadFormat);
        }
    }

    #[test]
    fn the_zero_that_a_spreadsheet_took_is_restored_where_that_makes_the_number_good() {
        let read = |raw, normal, validity| expect(Scheme::Tin, raw, Some("AZ"), normal, validity);
        read("100000011", "AZ:0100000011", Validity::Ok);
        read("0100000011", "AZ:0100000011", Validity::Ok);
        read("100000021", "AZ:100000021", Validity::BadFormat);
        expect(
            Scheme::Tin,
            "100000011",
            Some("GE"),
            "GE:100000011",
            Validity::Ok,
        );
    }

    #[test]
    fn other_states_are_unchecked() {
        check("DE", "123456789", Validity::Unchecked);
        expect(
            Scheme::Tin,
            "123456789",
            None,
            "123456789",
            Validity::Unchecked,
        );
    }

    #[test]
    fn a_kazakh_number_whose_second_pass_gives_ten_is_never_good() {
        let unissued = (0..200_000_u32)
            .map(|n| format!("9412{n:07}"))
            .find(|body| {
                let rest = digits(body).unwrap();
                weighted(&rest, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11 == 10
                    && weighted(&rest, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 == 10
            });
        let unissued = unissued.unwrap();
        for check_digit in 0..10 {
            check(
                "KZ",
                &format!("{unissued}{check_digit}"),
                Validity::BadCheck,
            );
        }
    }
}
