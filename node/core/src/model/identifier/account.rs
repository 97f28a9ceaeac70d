//! Telephones by their equipment number, SIM cards and subscribers, bank accounts, and what is numbered as its maker or owner likes.

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

/// 18 to 20 digits of which the first two are 89, telecommunications. The last of 19 checks the others by Luhn; cards of
/// 18 leave it out, and of 20 not all makers let the last one check.
pub(super) fn iccid_validity(normal: &str) -> Validity {
    match digits(normal) {
        Some(number) if !normal.starts_with("89") || !(18..=20).contains(&number.len()) => {
            Validity::BadFormat
        }
        Some(number) if number.len() == 19 || luhn(&number) => Validity::of_check(luhn(&number)),
        Some(_) => Validity::Unchecked,
        None => Validity::BadFormat,
    }
}

/// The country and the network, five or six digits, and the subscriber's number: fifteen digits at most, and no check
/// digit.
pub(super) fn imsi_validity(normal: &str) -> Validity {
    if is_number(normal, &[14, 15]) {
        Validity::Unchecked
    } else {
        Validity::BadFormat
    }
}

/// State, two check digits, 11 to 30 letters or digits; with the first four moved to the end and letters as 10 to 35,
/// the number is 1 modulo 97.
pub(super) fn iban_validity(normal: &str) -> Validity {
    if iban_state(normal).is_none() {
        return Validity::BadFormat;
    }
    Validity::of_check(iban_remainder(normal) == Some(1))
}

/// The remainder of a number whose first four characters were moved to the end.
fn iban_remainder(normal: &str) -> Option<u32> {
    let (first, rest) = (normal.chars().take(4), normal.chars().skip(4));
    rest.chain(first).try_fold(0_u32, |sum, c| {
        let value = c.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((sum * shift + value) % 97)
    })
}

/// The account with the two check digits that hold.
pub(super) fn with_iban_check(normal: &str) -> Option<String> {
    let (state, rest) = (normal.get(..2)?, normal.get(4..)?);
    let check = 98_u32.checked_sub(iban_remainder(&format!("{state}00{rest}"))?)?;
    let text = format!("{state}{check:02}{rest}");
    (iban_validity(&text) == Validity::Ok).then_some(text)
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
    fn the_last_of_nineteen_digits_checks_a_sim_card() {
        let sim = |raw: &str, validity| {
            expect(
                Scheme::Iccid,
                raw,
                None,
                &raw.replace([' ', '-'], ""),
                validity,
            );
        };
        sim("8999 4010 1234 5678 903", Validity::Ok);
        sim("8999 4010 1234 5678 904", Validity::BadCheck);
        sim("899940101234567890", Validity::Unchecked);
        sim("89994010123456789012", Validity::Unchecked);
        sim("89994010123456789", Validity::BadFormat);
        sim("7999401012345678903", Validity::BadFormat);
        sim("899940101234567890123", Validity::BadFormat);
    }

    #[test]
    fn a_subscriber_has_fourteen_or_fifteen_digits() {
        let imsi = |raw: &str, validity| expect(Scheme::Imsi, raw, None, raw, validity);
        imsi("400990123456789", Validity::Unchecked);
        imsi("40099012345678", Validity::Unchecked);
        imsi("4009901234567890", Validity::BadFormat);
        imsi("4009901234567", Validity::BadFormat);
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
