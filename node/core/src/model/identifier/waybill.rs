//! The papers of a carriage: air waybills, postal items, references of consignments and declarations.

use super::Validity;
use super::check::{digits, weighted};
use super::container::last_checks;
use super::text::{has_shape, is_code};
use crate::model::codes::country_known;

/// Most letters and digits of a reference; that of a UCR, ISO 15459.
const MAX_REFERENCE_LEN: usize = 35;

/// Prefix of three digits, serial of seven, and the serial modulo 7. The prefix is not covered.
pub(super) fn awb_validity(normal: &str) -> Validity {
    let Some((serial, check)) = normal
        .get(3..10)
        .zip(normal.get(10..))
        .filter(|_| has_shape(normal, "99999999999"))
        .and_then(|(serial, check)| serial.parse::<u32>().ok().zip(check.parse::<u32>().ok()))
    else {
        return Validity::BadFormat;
    };
    Validity::of_check(serial % 7 == check)
}

/// Two letters, eight digits, check digit, state; UPU S10.
pub(super) fn s10_validity(normal: &str) -> Validity {
    let numbers = normal.get(2..11).and_then(digits);
    let (true, Some(numbers)) = (s10_state(normal).is_some(), numbers) else {
        return Validity::BadFormat;
    };
    let expected = match 11 - weighted(&numbers, &[8, 6, 4, 2, 3, 5, 9, 7]) % 11 {
        10 => 0,
        11 => 5,
        other => other,
    };
    Validity::of_check(numbers.last() == Some(&expected))
}

/// The state of posting.
pub(super) fn s10_state(normal: &str) -> Option<&str> {
    normal
        .get(11..)
        .filter(|state| has_shape(normal, "AA999999999AA") && country_known(state))
}

/// Year, state, fourteen characters, the last of which checks the seventeen before it as in ISO 6346; national
/// declaration numbers of other forms are unchecked.
pub(super) fn mrn_validity(normal: &str) -> Validity {
    if mrn_state(normal).is_some() {
        Validity::of_check(last_checks(normal))
    } else {
        reference_validity(normal)
    }
}

/// The state of the declaration, where the number has the common form.
pub(super) fn mrn_state(normal: &str) -> Option<&str> {
    normal
        .get(2..4)
        .filter(|state| has_shape(normal, "99AA*************9") && country_known(state))
}

/// Digit of the year, state, and what the trader chose.
pub(super) fn ucr_validity(normal: &str) -> Validity {
    if ucr_state(normal).is_some() {
        Validity::Ok
    } else {
        reference_validity(normal)
    }
}

/// The state of the trader, where the reference has the recommended form.
pub(super) fn ucr_state(normal: &str) -> Option<&str> {
    let form =
        is_code(normal, 4, MAX_REFERENCE_LEN) && normal.starts_with(|c: char| c.is_ascii_digit());
    normal
        .get(1..3)
        .filter(|state| form && country_known(state))
}

/// A reference that its issuer forms as it likes.
pub(super) fn reference_validity(normal: &str) -> Validity {
    if normal.chars().count() <= MAX_REFERENCE_LEN {
        Validity::Unchecked
    } else {
        Validity::BadFormat
    }
}

/// State and one to fifteen letters or digits; issued to operators of any state.
pub(super) fn eori_validity(normal: &str) -> Validity {
    Validity::of_form(eori_state(normal).is_some())
}

/// The state that issued the number; `XI` is Northern Ireland.
pub(super) fn eori_state(normal: &str) -> Option<&str> {
    normal
        .get(..2)
        .filter(|state| is_code(normal, 3, 17) && (country_known(state) || *state == "XI"))
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::super::tests::{expect, implied};
    use super::*;

    #[test]
    fn air_waybills_hold() {
        expect(
            Scheme::Awb,
            "176-12345675",
            None,
            "17612345675",
            Validity::Ok,
        );
        expect(
            Scheme::Awb,
            "020-81140743",
            None,
            "02081140743",
            Validity::Ok,
        );
    }

    #[test]
    fn the_prefix_of_an_air_waybill_is_not_covered() {
        expect(
            Scheme::Awb,
            "999-12345675",
            None,
            "99912345675",
            Validity::Ok,
        );
    }

    #[test]
    fn seven_eight_and_nine_close_no_air_waybill() {
        for raw in ["17612345677", "17612345678", "17612345679", "17612345674"] {
            expect(Scheme::Awb, raw, None, raw, Validity::BadCheck);
        }
        expect(
            Scheme::Awb,
            "1761234567",
            None,
            "1761234567",
            Validity::BadFormat,
        );
        expect(
            Scheme::Awb,
            "17612345675A",
            None,
            "17612345675A",
            Validity::BadFormat,
        );
    }

    #[test]
    fn postal_items_hold_and_name_their_state() {
        expect(
            Scheme::S10,
            "RR 473 124 829 GB",
            None,
            "RR473124829GB",
            Validity::Ok,
        );
        expect(
            Scheme::S10,
            "RR473124828GB",
            None,
            "RR473124828GB",
            Validity::BadCheck,
        );
        expect(
            Scheme::S10,
            "RR473124829ZZ",
            None,
            "RR473124829ZZ",
            Validity::BadFormat,
        );
        expect(
            Scheme::S10,
            "R473124829GB",
            None,
            "R473124829GB",
            Validity::BadFormat,
        );
        assert_eq!(implied(Scheme::S10, "RR473124829GB").as_deref(), Some("GB"));
    }

    #[test]
    fn postal_remainders_ten_and_eleven_become_zero_and_five() {
        expect(
            Scheme::S10,
            "RR000000005AZ",
            None,
            "RR000000005AZ",
            Validity::Ok,
        );
        expect(
            Scheme::S10,
            "RR000000000AZ",
            None,
            "RR000000000AZ",
            Validity::BadCheck,
        );
        expect(
            Scheme::S10,
            "RR020000000AZ",
            None,
            "RR020000000AZ",
            Validity::Ok,
        );
    }

    #[test]
    fn declarations_of_the_common_form_name_their_state() {
        expect(
            Scheme::Mrn,
            "24GE1234567890ABC4",
            None,
            "24GE1234567890ABC4",
            Validity::Ok,
        );
        expect(
            Scheme::Mrn,
            "24GE1234567890ABC7",
            None,
            "24GE1234567890ABC7",
            Validity::BadCheck,
        );
        assert_eq!(
            implied(Scheme::Mrn, "24GE1234567890ABC4").as_deref(),
            Some("GE")
        );
        expect(
            Scheme::Mrn,
            "24341200IM00012345",
            None,
            "24341200IM00012345",
            Validity::Unchecked,
        );
    }

    #[test]
    fn references_are_kept_up_to_their_length() {
        let (longest, long) = ("9".repeat(35), "9".repeat(36));
        for scheme in [
            Scheme::BillOfLading,
            Scheme::Cmr,
            Scheme::Smgs,
            Scheme::Cim,
            Scheme::Invoice,
            Scheme::Permit,
            Scheme::Tir,
            Scheme::Mrn,
            Scheme::Ucr,
            Scheme::CarrierReference,
        ] {
            expect(scheme, "AB 123/45", None, "AB12345", Validity::Unchecked);
            expect(scheme, &longest, None, &longest, Validity::Unchecked);
            expect(scheme, &long, None, &long, Validity::BadFormat);
        }
    }

    #[test]
    fn a_ucr_starts_with_year_and_state() {
        expect(
            Scheme::Ucr,
            "4AZ1401555071-77",
            None,
            "4AZ140155507177",
            Validity::Ok,
        );
        expect(
            Scheme::Ucr,
            "4ZZ1401555071",
            None,
            "4ZZ1401555071",
            Validity::Unchecked,
        );
    }

    #[test]
    fn an_eori_is_a_state_and_up_to_fifteen_characters() {
        expect(
            Scheme::Eori,
            "PL 123456789000000",
            None,
            "PL123456789000000",
            Validity::Ok,
        );
        expect(
            Scheme::Eori,
            "XI123456789000",
            None,
            "XI123456789000",
            Validity::Ok,
        );
        expect(
            Scheme::Eori,
            "PL1234567890000000",
            None,
            "PL1234567890000000",
            Validity::BadFormat,
        );
        expect(Scheme::Eori, "ZZ123", None, "ZZ123", Validity::BadFormat);
        expect(Scheme::Eori, "PL", None, "PL", Validity::BadFormat);
    }
}
