//! Telephones by their equipment number, bank accounts, and what is numbered as its maker or owner likes.

use super::Validity;
use super::check::{digits, luhn};
use super::text::{has_shape, is_code, is_number};
use crate::model::codes::country_known;

/// Most letters and digits of a serial number or of the address of a wallet.
const MAX_WRITTEN: usize = 100;

/// Fourteen digits and one that checks them by Luhn; sixteen with the version of the software, unchecked.
pub(super) fn imei_validity(normal: &str) -> Validity {
    match digits(normal) {
        Some(number) if number.len() == 15 => Validity::of_check(luhn(&number)),
        Some(_) if is_number(normal, &[16]) => Validity::Unchecked,
        _ => Validity::BadFormat,
    }
}

/// State, two check digits, 11 to 30 letters or digits; with the first four moved to the end and letters as 10 to 35,
/// the number is 1 modulo 97.
pub(super) fn iban_validity(normal: &str) -> Validity {
    if iban_state(normal).is_none() {
        return Validity::BadFormat;
    }
    let (first, rest) = (normal.chars().take(4), normal.chars().skip(4));
    let remainder = rest.chain(first).try_fold(0_u32, |sum, c| {
        let value = c.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((sum * shift + value) % 97)
    });
    Validity::of_check(remainder == Some(1))
}

/// The state in which the account is held.
pub(super) fn iban_state(normal: &str) -> Option<&str> {
    let is_form =
        is_code(normal, 15, 34) && normal.get(..4).is_some_and(|head| has_shape(head, "AA99"));
    normal
        .get(..2)
        .filter(|state| is_form && (country_known(state) || *state == "XK"))
}

/// A number that its maker or owner forms as it likes.
pub(super) fn written_validity(normal: &str) -> Validity {
    if normal.chars().count() <= MAX_WRITTEN {
        Validity::Unchecked
    } else {
        Validity::BadFormat
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::{expect, implied};
    use super::*;

    #[test]
    fn the_last_digit_of_an_imei_checks_the_others() {
        let imei = |raw: String, validity| {
            let normal = raw.replace([' ', '-'], "");
            expect(Scheme::Imei, &raw, None, &normal, validity);
        };
        imei("49-015420-323751-8".to_owned(), Validity::Ok);
        imei("490154203237517".to_owned(), Validity::BadCheck);
        imei("4901542032375181".to_owned(), Validity::Unchecked);
        imei("49015420323751".to_owned(), Validity::BadFormat);
    }

    #[test]
    fn an_iban_holds_modulo_97_and_names_its_state() {
        for raw in [
            "GE29NB0000000101904917",
            "TR330006100519786457841326",
            "AZ21NABZ00000000137010001944",
            "KZ86125KZT5004100100",
            "MD24AG000225100013104168",
            "UA213223130000026007233566001",
        ] {
            expect(Scheme::Iban, raw, None, raw, Validity::Ok);
            assert_eq!(implied(Scheme::Iban, raw).as_deref(), raw.get(..2));
        }
        expect(
            Scheme::Iban,
            "GE29NB0000000101904918",
            None,
            "GE29NB0000000101904918",
            Validity::BadCheck,
        );
        expect(Scheme::Iban, "GE29", None, "GE29", Validity::BadFormat);
        expect(
            Scheme::Iban,
            "ZZ29NB0000000101904917",
            None,
            "ZZ29NB0000000101904917",
            Validity::BadFormat,
        );
    }

    #[test]
    fn serial_numbers_and_wallets_are_kept_unchecked_up_to_their_length() {
        let (longest, long) = ("9".repeat(MAX_WRITTEN), "9".repeat(MAX_WRITTEN + 1));
        for scheme in [Scheme::WeaponSerial, Scheme::Wallet] {
            expect(scheme, &longest, None, &longest, Validity::Unchecked);
            expect(scheme, &long, None, &long, Validity::BadFormat);
        }
    }
}
