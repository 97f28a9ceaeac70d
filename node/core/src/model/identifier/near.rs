//! What a number may have been meant to be: one swap of neighbours away, or one wrong character, where a check digit
//! tells.

use super::rules::{has_check_digit, validity};
use super::{Scheme, Validity, account};

/// How a number differs from another.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Slip {
    /// Two neighbours are swapped.
    Swap,
    /// One character is another.
    Character,
}

/// The good numbers that `body` may have been meant to be: by a swap whatever its own check digit says, because some
/// swaps escape it, and by one other character where its own does not hold. None where the scheme has no check digit.
pub(crate) fn near(scheme: Scheme, body: &str, country: Option<&str>) -> Vec<(String, Slip)> {
    let own = validity(scheme, body, country);
    if !has_check_digit(scheme) || !matches!(own, Validity::Ok | Validity::BadCheck) {
        return Vec::new();
    }
    let written: Vec<char> = body.chars().collect();
    let good = |chars: &[char]| {
        let text: String = chars.iter().collect();
        let holds = chars != written && validity(scheme, &text, country) == Validity::Ok;
        holds.then_some(text)
    };
    let swaps = (1..written.len()).filter_map(|place| {
        let (one, other) = (written.get(place - 1)?, written.get(place)?);
        if one == other {
            return None;
        }
        let mut chars = written.clone();
        chars.swap(place - 1, place);
        good(&chars).map(|text| (text, Slip::Swap))
    });
    let others = (0..written.len())
        .filter(|_| own == Validity::BadCheck)
        .flat_map(|place| {
            let is_digit = written.get(place).is_some_and(char::is_ascii_digit);
            let alphabet = if is_digit { '0'..='9' } else { 'A'..='Z' };
            // The check digit of a vehicle can be an X.
            let x = (is_digit && scheme == Scheme::Vin).then_some('X');
            alphabet.chain(x).map(move |c| (place, c))
        })
        .filter_map(|(place, c)| {
            let mut chars = written.clone();
            *chars.get_mut(place)? = c;
            good(&chars).map(|text| (text, Slip::Character))
        });
    swaps.chain(others).collect()
}

/// `body` with the check digit that holds in place of its own, of an account with both; none where none makes it hold.
pub(crate) fn with_check_digit(
    scheme: Scheme,
    body: &str,
    country: Option<&str>,
) -> Option<String> {
    if scheme == Scheme::Iban {
        return account::with_iban_check(body);
    }
    let len = body.chars().count();
    let place = match (scheme, country) {
        (Scheme::Vin, _) => 8,
        (Scheme::S10, _) => 10,
        (Scheme::Tin, Some("AZ")) => 8,
        _ => len.checked_sub(1)?,
    };
    let mut chars: Vec<char> = body.chars().collect();
    ('0'..='9').chain(['X']).find_map(|check| {
        *chars.get_mut(place)? = check;
        let text: String = chars.iter().collect();
        (validity(scheme, &text, country) == Validity::Ok).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Identifier;
    use super::*;

    #[test]
    fn a_swap_that_escapes_the_check_digit_is_near() {
        for (one, other) in [
            ("CMAU1639120", "CMAU1693120"),
            ("CMAU1693120", "CMAU1639120"),
        ] {
            let near = near(Scheme::Container, one, None);
            assert!(near.contains(&(other.to_owned(), Slip::Swap)), "{one}");
            assert!(near.iter().all(|(_, slip)| *slip == Slip::Swap));
        }
    }

    #[test]
    fn one_wrong_character_is_near_where_the_check_digit_tells() {
        for (scheme, wrong, meant) in [
            (Scheme::Container, "CSQU3054384", "CSQU3054383"),
            (Scheme::Container, "CSQU3054393", "CSQU3054383"),
            (Scheme::ImoShip, "8814274", "8814275"),
            (Scheme::Awb, "17612345674", "17612345675"),
            (Scheme::Wagon, "45488856", "45488855"),
            (Scheme::S10, "RR473124828GB", "RR473124829GB"),
            (Scheme::Vin, "1M8GDM9A1KP042788", "1M8GDM9AXKP042788"),
        ] {
            let near = near(scheme, wrong, None);
            assert!(
                near.contains(&(meant.to_owned(), Slip::Character)),
                "{wrong}"
            );
        }
    }

    #[test]
    fn the_check_digit_that_would_hold_is_told() {
        for (scheme, wrong, country, holds) in [
            (Scheme::Container, "CSQU3054384", None, "CSQU3054383"),
            (Scheme::ImoShip, "8814274", None, "8814275"),
            (Scheme::Vin, "1M8GDM9A1KP042788", None, "1M8GDM9AXKP042788"),
            (Scheme::S10, "RR473124828GB", None, "RR473124829GB"),
            (Scheme::Tin, "1401555081", Some("AZ"), "AZ:1401555071"),
            (Scheme::Tin, "32855968", Some("UA"), "UA:32855961"),
        ] {
            let read = Identifier::read(scheme, wrong, country).unwrap();
            assert_eq!(read.would_hold().as_deref(), Some(holds), "{wrong}");
        }
        let good = Identifier::read(Scheme::Container, "CSQU3054383", None).unwrap();
        assert_eq!(good.would_hold(), None);
    }

    #[test]
    fn a_number_without_check_digit_has_nothing_near() {
        assert_eq!(near(Scheme::Plate, "AA1234BC", Some("UA")), []);
        assert_eq!(near(Scheme::Container, "CSQU305438", None), []);
    }
}
