//! What is wrong with a number, in words: which check digit would hold, or which form its scheme has.

use thiserror::Error;

use super::{Identifier, Scheme, Validity};
use crate::reason::{Reason, Reasoned};

/// What the rules of its scheme find wrong with a number. Of a number that leads to a person it tells no more than the check
/// digit.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(self.reason)]
#[error("{message}")]
pub struct NumberFault {
    /// The stable code.
    pub reason: Reason,
    /// What is wrong, as the end of a sentence that begins with the field.
    pub message: String,
}

impl Identifier {
    /// What the rules of its scheme find wrong with it; none where they find nothing, or have nothing to say.
    pub fn fault(&self) -> Option<NumberFault> {
        let reason = self.validity.reason()?;
        let message = match self.validity {
            Validity::BadCheck => self.wrong_check(),
            Validity::BadFormat | Validity::Ok | Validity::Unchecked => {
                format!("is no {}, which is {}", self.scheme, self.scheme.form())
            }
        };
        Some(NumberFault { reason, message })
    }

    fn wrong_check(&self) -> String {
        let Some(good) = self.would_hold() else {
            return format!("has a wrong check digit ({})", self.scheme);
        };
        let body = good.split_once(':').map_or(good.as_str(), |(_, body)| body);
        let differs = |(is, would): &(char, char)| is != would;
        let (is, would): (String, String) = self
            .body()
            .chars()
            .zip(body.chars())
            .filter(differs)
            .unzip();
        let told = format!(
            "has a wrong check digit ({}): {is} stands where {would} belongs",
            self.scheme
        );
        if self.scheme.is_personal() {
            return told;
        }
        format!("{told}; {good} would hold")
    }
}

impl Scheme {
    /// What is said of a text that has not the form of its numbers.
    pub(crate) fn broken_form(self) -> NumberFault {
        NumberFault {
            reason: Reason::IdentifierBadFormat,
            message: format!("is no {self}, which is {}", self.form()),
        }
    }

    /// The form of its numbers, as a sentence goes on behind "which is".
    const fn form(self) -> &'static str {
        match self {
            Self::Container => {
                "four letters, the last of them U, J, Z, R or another category, six digits and a check digit"
            }
            Self::ImoShip | Self::ImoCompany => "six digits and a check digit",
            Self::Mmsi => "nine digits that begin with those of a state or of a kind of station",
            Self::CallSign => "three to seven letters and digits, a letter among them",
            Self::Icao24 => "six hexadecimal digits",
            Self::AircraftRegistration => "three to eight letters and digits",
            Self::Flight => "the airline's two or three characters and one to four digits",
            Self::Plate | Self::TrailerPlate => "at most twelve letters and digits",
            Self::Vin => "seventeen letters and digits without I, O and Q",
            Self::Wagon => "eight or twelve digits, the last a check digit",
            Self::Awb => "three digits of the airline, seven of the waybill and a check digit",
            Self::S10 => "two letters, eight digits, a check digit and the two letters of a state",
            Self::Eori => "the two letters of a state and one to fifteen letters and digits",
            Self::Tin => {
                "a number of the length that its state gives, with last digits that it allows"
            }
            Self::Phone => "+ and seven to fifteen digits",
            Self::Imei => "fourteen digits and a check digit, or sixteen digits",
            Self::Iccid => "18 to 20 digits that begin with 89",
            Self::Imsi => "14 or 15 digits",
            Self::Iban => "a state, two check digits and 11 to 30 letters and digits",
            Self::Passport
            | Self::IdentityCard
            | Self::Visa
            | Self::ResidencePermit
            | Self::DrivingLicence => "three to twenty letters and digits",
            Self::Mrz => "3 lines of 30, 2 of 36 or 2 of 44 characters",
            Self::WeaponSerial | Self::SerialNumber | Self::Wallet => {
                "at most 100 letters and digits"
            }
            Self::Train
            | Self::BillOfLading
            | Self::Cmr
            | Self::Smgs
            | Self::Cim
            | Self::Invoice
            | Self::Permit
            | Self::Tir
            | Self::Mrn
            | Self::Ucr
            | Self::CarrierReference
            | Self::RegistryNumber
            | Self::Other => "at most 35 letters and digits",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(scheme: Scheme, raw: &str, country: Option<&str>) -> Option<(Reason, String)> {
        let read = Identifier::read(scheme, raw, country).unwrap();
        read.fault().map(|fault| (fault.reason, fault.message))
    }

    #[test]
    fn the_check_digit_that_would_hold_is_named_beside_the_one_that_is_written() {
        for (scheme, raw, country, message) in [
            (
                Scheme::Container,
                "CSQU 305438-4",
                None,
                "has a wrong check digit (container): 4 stands where 3 belongs; CSQU3054383 would hold",
            ),
            (
                Scheme::ImoShip,
                "8814274",
                None,
                "has a wrong check digit (imo_ship): 4 stands where 5 belongs; 8814275 would hold",
            ),
            // The numbers of persons are not said again.
            (
                Scheme::S10,
                "RR473124828GB",
                None,
                "has a wrong check digit (s10): 8 stands where 9 belongs",
            ),
            (
                Scheme::Iban,
                "GB83WEST12345698765432",
                None,
                "has a wrong check digit (iban): 3 stands where 2 belongs",
            ),
            (
                Scheme::Tin,
                "1401555081",
                Some("AZ"),
                "has a wrong check digit (tin): 8 stands where 7 belongs",
            ),
        ] {
            let expected = (Reason::IdentifierBadCheck, message.to_owned());
            assert_eq!(told(scheme, raw, country), Some(expected), "{raw}");
        }
    }

    #[test]
    fn a_number_of_another_form_says_which_form_it_has_to_have() {
        for (scheme, raw, form) in [
            (Scheme::Container, "BAD", "four letters"),
            (Scheme::ImoShip, "123", "six digits and a check digit"),
            (Scheme::Passport, "X1", "three to twenty"),
            (Scheme::Plate, "AA0000000000B", "at most twelve"),
            (Scheme::Vin, "OOOOOOOOOOOOOOOOO", "without I, O and Q"),
        ] {
            let (reason, message) = told(scheme, raw, None).unwrap();
            assert_eq!(reason, Reason::IdentifierBadFormat, "{raw}");
            let begins = format!("is no {scheme}, which is ");
            assert!(
                message.starts_with(&begins) && message.contains(form),
                "{message}"
            );
            assert!(!message.contains(raw), "{message}");
        }
    }

    #[test]
    fn a_tax_number_of_the_right_length_is_told_that_its_last_digits_count_too() {
        let (reason, message) = told(Scheme::Tin, "1234567890", Some("AZ")).unwrap();
        assert_eq!(reason, Reason::IdentifierBadFormat);
        assert!(message.contains("last digits"), "{message}");
    }

    #[test]
    fn a_number_that_holds_or_has_no_rule_has_no_fault() {
        for (scheme, raw) in [
            (Scheme::Container, "CSQU3054383"),
            (Scheme::Plate, "AA 000 BB"),
            (Scheme::Passport, "X0000001"),
            (Scheme::Other, "anything"),
        ] {
            assert_eq!(told(scheme, raw, None), None, "{raw}");
        }
    }
}
