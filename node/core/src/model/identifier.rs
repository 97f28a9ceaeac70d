//! Identifiers: kept as written, in the normal form that is matched on, and with what their scheme's rules say.
//!
//! A wrong check digit never blocks: ships, trucks and boxes travel with wrong numbers, and the wrong number is
//! the one that a partner will see.

mod aircraft;
mod check;
mod container;
mod mrz;
mod phone;
mod rail;
mod road;
mod scheme;
mod tax;
mod text;
mod vessel;
mod waybill;

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

pub use self::mrz::{InvalidMrz, Mrz, MrzForm};
pub use self::scheme::{Scheme, UnknownScheme};
use super::codes::country_known;
use crate::reason::Reason;

/// Longest identifier as written, in characters; a machine readable zone of three lines fits.
pub const MAX_IDENTIFIER_LEN: usize = 128;

/// What the rules of a scheme make of an identifier. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Validity {
    /// The form holds, and so does the check digit where the scheme has one.
    Ok = 1,
    /// The form holds, the check digit does not.
    BadCheck = 2,
    /// The form does not hold.
    BadFormat = 3,
    /// The scheme has no rule for it.
    Unchecked = 4,
}

impl Validity {
    /// Every verdict, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Ok, Self::BadCheck, Self::BadFormat, Self::Unchecked];

    /// Its name in drafts and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::BadCheck => "bad_check",
            Self::BadFormat => "bad_format",
            Self::Unchecked => "unchecked",
        }
    }

    /// The number in signed bytes, 1 to 4.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The verdict of a number; none outside 1 to 4.
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|validity| i32::from(validity.number()) == number)
    }

    /// The reason code of the warning that the verdict deserves; none for good and unchecked ones.
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Self::BadCheck => Some(Reason::IdentifierBadCheck),
            Self::BadFormat => Some(Reason::IdentifierBadFormat),
            Self::Ok | Self::Unchecked => None,
        }
    }

    fn of_check(holds: bool) -> Self {
        if holds { Self::Ok } else { Self::BadCheck }
    }

    fn of_form(holds: bool) -> Self {
        if holds { Self::Ok } else { Self::BadFormat }
    }
}

impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An identifier of a container, conveyance, document, company or person.
///
/// The normal form is never empty. Where a number is unique only within a state, the normal form starts with
/// that state and a colon (`UA:AA1234BC`).
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Identifier {
    scheme: Scheme,
    raw: String,
    normal: String,
    validity: Validity,
    country: Option<String>,
}

/// Why a text cannot be kept as an identifier. The text may be personal and is never repeated.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum InvalidIdentifier {
    /// No letter and no digit.
    #[error("the identifier has no letter or digit; write it or leave it out")]
    Empty,
    /// More characters than an identifier has.
    #[error(
        "the identifier is longer than {MAX_IDENTIFIER_LEN} characters; write the identifier alone"
    )]
    TooLong,
    /// A control character, which can harm the screen that shows it.
    #[error("the identifier has a control character; write it again by hand")]
    ControlCharacter,
    /// The issuing state is not in ISO 3166-1.
    #[error("the issuing state of the identifier is not an ISO 3166-1 alpha-2 code in upper case")]
    Country,
}

impl InvalidIdentifier {
    /// The stable code of this error.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Empty => Reason::FieldMissing,
            Self::TooLong => Reason::FieldTooLong,
            Self::ControlCharacter | Self::Country => Reason::FieldInvalid,
        }
    }
}

impl Identifier {
    /// Reads `raw` by the rules of `scheme`; `country` is the issuing state, ISO 3166-1 alpha-2, where told.
    ///
    /// What the rules find wrong with the number is its [`Validity`], not an error.
    ///
    /// # Errors
    /// [`InvalidIdentifier`] where the text is empty, too long or holds control characters, or `country` is none.
    pub fn read(
        scheme: Scheme,
        raw: &str,
        country: Option<&str>,
    ) -> Result<Self, InvalidIdentifier> {
        if raw.chars().take(MAX_IDENTIFIER_LEN + 1).count() > MAX_IDENTIFIER_LEN {
            return Err(InvalidIdentifier::TooLong);
        }
        let line_break = |c: char| scheme == Scheme::Mrz && matches!(c, '\r' | '\n');
        if raw.chars().any(|c| c.is_control() && !line_break(c)) {
            return Err(InvalidIdentifier::ControlCharacter);
        }
        if !country.is_none_or(country_known) {
            return Err(InvalidIdentifier::Country);
        }
        let text = text::alphanumeric(raw);
        if text.is_empty() {
            return Err(InvalidIdentifier::Empty);
        }
        // Compatibility forms can unfold into many characters.
        if text.chars().count() > MAX_IDENTIFIER_LEN {
            return Err(InvalidIdentifier::TooLong);
        }
        let identifier = if scheme == Scheme::Mrz {
            Self::read_mrz(raw, &text, country)
        } else {
            let body = normal(scheme, raw, text, country);
            let validity = validity(scheme, &body, country);
            let normal = with_state(scheme, country, &body);
            Self {
                scheme,
                raw: raw.to_owned(),
                normal,
                validity,
                country: country.map(str::to_owned),
            }
        };
        Ok(identifier)
    }

    /// The zone names its issuer itself; what the officer told stands only where the zone cannot be read.
    fn read_mrz(raw: &str, text: &str, country: Option<&str>) -> Self {
        let (issuer, body, validity, country) = match Mrz::read(raw) {
            Ok(mrz) if !mrz.number().is_empty() => {
                let alpha2 = mrz.issuer_alpha2();
                (
                    Some(alpha2.unwrap_or(mrz.issuer()).to_owned()),
                    mrz.number().to_owned(),
                    Validity::of_check(mrz.checks()),
                    alpha2.or(country),
                )
            }
            _ => (
                country.map(str::to_owned),
                text.to_owned(),
                Validity::BadFormat,
                country,
            ),
        };
        Self {
            scheme: Scheme::Mrz,
            raw: raw.to_owned(),
            normal: with_state(Scheme::Mrz, issuer.as_deref(), &body),
            validity,
            country: country.map(str::to_owned),
        }
    }

    /// The scheme that numbers it.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// As written.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The form that is matched on.
    pub fn normal(&self) -> &str {
        &self.normal
    }

    /// What the rules of the scheme say.
    pub fn validity(&self) -> Validity {
        self.validity
    }

    /// The issuing state, ISO 3166-1 alpha-2, where told or read from the identifier.
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// The key under which equal identifiers meet: the scheme's family and the normal form.
    pub fn key(&self) -> String {
        format!("{}:{}", self.scheme.family(), self.normal)
    }

    /// The key under which identifiers meet that eyes and cameras confuse: without the state, and with O and 0,
    /// I and 1, B and 8 as one. A match on it is a question, never an answer.
    pub fn fuzzy_key(&self) -> String {
        format!("{}:{}", self.scheme.family(), text::folded(self.body()))
    }

    /// The state that the identifier itself implies, by its block, mark, code or suffix.
    pub fn implied_country(&self) -> Option<&str> {
        let normal = self.normal.as_str();
        match self.scheme {
            Scheme::Icao24 => aircraft::icao24_state(normal),
            Scheme::AircraftRegistration => aircraft::registration_state(normal),
            Scheme::Mmsi => vessel::mmsi_state(normal),
            Scheme::Wagon => rail::wagon_state(normal),
            Scheme::S10 => waybill::s10_state(normal),
            Scheme::Mrn => waybill::mrn_state(normal),
            Scheme::Ucr => waybill::ucr_state(normal),
            Scheme::Eori => waybill::eori_state(normal),
            Scheme::Phone => phone::phone_state(normal),
            Scheme::Plate
            | Scheme::TrailerPlate
            | Scheme::Passport
            | Scheme::IdentityCard
            | Scheme::Visa
            | Scheme::ResidencePermit
            | Scheme::DrivingLicence
            | Scheme::Mrz
            | Scheme::Tin
            | Scheme::RegistryNumber => self.country(),
            Scheme::Container
            | Scheme::ImoShip
            | Scheme::CallSign
            | Scheme::Flight
            | Scheme::Vin
            | Scheme::Train
            | Scheme::Awb
            | Scheme::BillOfLading
            | Scheme::Cmr
            | Scheme::Smgs
            | Scheme::Tir
            | Scheme::CarrierReference
            | Scheme::ImoCompany
            | Scheme::Other => None,
        }
    }

    /// Good identifiers of the scheme that differ by one swap of neighbours, in order: what a bad check digit may
    /// have meant, and what a good one may be taken for, because some swaps escape the check digit.
    ///
    /// Empty for schemes whose rules have no check digit.
    pub fn transpositions(&self) -> BTreeSet<String> {
        if !has_check_digit(self.scheme) {
            return BTreeSet::new();
        }
        let country = self.country();
        let body: Vec<char> = self.body().chars().collect();
        (1..body.len())
            .filter_map(|place| {
                let mut swapped = body.clone();
                swapped.swap(place - 1, place);
                let differs = swapped != body;
                let text: String = swapped.into_iter().collect();
                let good = differs && validity(self.scheme, &text, country) == Validity::Ok;
                good.then(|| with_state(self.scheme, country, &text))
            })
            .collect()
    }

    /// The normal form without the state.
    fn body(&self) -> &str {
        match self.normal.split_once(':') {
            Some((_, body)) => body,
            None => &self.normal,
        }
    }
}

/// Shows the scheme and the verdict; the number itself only where it leads to no person.
impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = if self.scheme.is_personal() {
            "<redacted>"
        } else {
            &self.normal
        };
        f.debug_struct("Identifier")
            .field("scheme", &self.scheme)
            .field("normal", &shown)
            .field("validity", &self.validity)
            .field("country", &self.country)
            .finish_non_exhaustive()
    }
}

/// `body` with the state before it, where the scheme numbers within states.
fn with_state(scheme: Scheme, state: Option<&str>, body: &str) -> String {
    match state {
        Some(state) if scheme.is_national() => format!("{state}:{body}"),
        _ => body.to_owned(),
    }
}

/// The normal form without the state; `text` holds the letters and digits of `raw`.
fn normal(scheme: Scheme, raw: &str, text: String, country: Option<&str>) -> String {
    if matches!(scheme, Scheme::ImoShip | Scheme::ImoCompany) {
        vessel::imo_normal(&text)
    } else if scheme == Scheme::Flight {
        aircraft::flight_normal(&text)
    } else if scheme == Scheme::Phone {
        phone::phone_normal(raw, &text, country)
    } else {
        text
    }
}

/// What the rules of `scheme` say of a normal form without the state.
fn validity(scheme: Scheme, body: &str, country: Option<&str>) -> Validity {
    match scheme {
        Scheme::Container => container::validity(body),
        Scheme::ImoShip => vessel::imo_ship_validity(body),
        Scheme::ImoCompany => vessel::imo_company_validity(body),
        Scheme::Mmsi => vessel::mmsi_validity(body),
        Scheme::CallSign => vessel::call_sign_validity(body),
        Scheme::Icao24 => aircraft::icao24_validity(body),
        Scheme::AircraftRegistration => aircraft::registration_validity(body),
        Scheme::Flight => aircraft::flight_validity(body),
        Scheme::Plate | Scheme::TrailerPlate => road::plate_validity(body, country),
        Scheme::Vin => road::vin_validity(body),
        Scheme::Wagon => rail::wagon_validity(body),
        Scheme::Awb => waybill::awb_validity(body),
        Scheme::Mrn => waybill::mrn_validity(body),
        Scheme::Ucr => waybill::ucr_validity(body),
        Scheme::S10 => waybill::s10_validity(body),
        Scheme::Eori => waybill::eori_validity(body),
        Scheme::Tin => tax::tin_validity(body, country),
        Scheme::Phone => phone::phone_validity(body),
        Scheme::Passport
        | Scheme::IdentityCard
        | Scheme::Visa
        | Scheme::ResidencePermit
        | Scheme::DrivingLicence => document_validity(body),
        Scheme::Train
        | Scheme::BillOfLading
        | Scheme::Cmr
        | Scheme::Smgs
        | Scheme::Tir
        | Scheme::CarrierReference
        | Scheme::RegistryNumber => waybill::reference_validity(body),
        Scheme::Mrz | Scheme::Other => Validity::Unchecked,
    }
}

/// The number of a document has no check digit outside its machine readable zone.
fn document_validity(body: &str) -> Validity {
    if text::is_code(body, 3, 20) {
        Validity::Unchecked
    } else {
        Validity::BadFormat
    }
}

const fn has_check_digit(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::Container
            | Scheme::ImoShip
            | Scheme::ImoCompany
            | Scheme::Vin
            | Scheme::Wagon
            | Scheme::Awb
            | Scheme::S10
            | Scheme::Tin
    )
}

#[cfg(test)]
fn expect(scheme: Scheme, raw: &str, country: Option<&str>, normal: &str, validity: Validity) {
    let read = Identifier::read(scheme, raw, country).unwrap();
    assert_eq!(
        (read.normal(), read.validity()),
        (normal, validity),
        "{scheme} {raw}"
    );
    assert_eq!(read.raw(), raw);
}

#[cfg(test)]
fn implied(scheme: Scheme, raw: &str) -> Option<String> {
    let read = Identifier::read(scheme, raw, None).unwrap();
    read.implied_country().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(scheme: Scheme, raw: &str) -> Result<Identifier, InvalidIdentifier> {
        Identifier::read(scheme, raw, None)
    }

    #[test]
    fn an_identifier_one_past_the_limit_is_refused() {
        let longest = "9".repeat(MAX_IDENTIFIER_LEN);
        assert!(read(Scheme::Other, &longest).is_ok());
        let error = read(Scheme::Other, &format!("{longest}9")).unwrap_err();
        assert_eq!(
            (error.clone(), error.reason()),
            (InvalidIdentifier::TooLong, Reason::FieldTooLong)
        );
        assert_eq!(
            read(Scheme::Other, &"\u{FDFA}".repeat(20)),
            Err(InvalidIdentifier::TooLong)
        );
    }

    #[test]
    fn a_text_without_letter_or_digit_is_refused() {
        for raw in ["", "  ", "-/-", "<<<<"] {
            for scheme in Scheme::ALL {
                assert_eq!(
                    read(*scheme, raw),
                    Err(InvalidIdentifier::Empty),
                    "{scheme}"
                );
            }
        }
    }

    #[test]
    fn control_characters_are_refused() {
        assert_eq!(
            read(Scheme::Other, "a\u{1b}[2J"),
            Err(InvalidIdentifier::ControlCharacter)
        );
        assert_eq!(
            read(Scheme::Plate, "a\nb"),
            Err(InvalidIdentifier::ControlCharacter)
        );
    }

    #[test]
    fn the_issuing_state_is_one_of_iso() {
        for country in ["ZZ", "ua", "UKR", ""] {
            let error = Identifier::read(Scheme::Plate, "AA1234BC", Some(country));
            assert_eq!(error, Err(InvalidIdentifier::Country), "{country}");
        }
    }

    #[test]
    fn debug_shows_nothing_that_leads_to_a_person() {
        for scheme in Scheme::ALL.iter().filter(|scheme| scheme.is_personal()) {
            let shown = format!(
                "{:?}",
                Identifier::read(*scheme, "XY4711Z", Some("GE")).unwrap()
            );
            assert!(!shown.contains("4711"), "{shown}");
        }
        assert!(
            format!("{:?}", read(Scheme::Container, "CSQU3054383").unwrap())
                .contains("CSQU3054383")
        );
    }

    #[test]
    fn schemes_of_persons_vehicles_and_phones_are_personal() {
        for scheme in [
            Scheme::Plate,
            Scheme::TrailerPlate,
            Scheme::Vin,
            Scheme::Passport,
            Scheme::IdentityCard,
            Scheme::Visa,
            Scheme::ResidencePermit,
            Scheme::DrivingLicence,
            Scheme::Mrz,
            Scheme::Tin,
            Scheme::Phone,
            Scheme::Other,
        ] {
            assert!(scheme.is_personal(), "{scheme}");
        }
    }

    #[test]
    fn a_swap_that_the_check_digit_misses_is_a_candidate() {
        let seized = read(Scheme::Container, "CMAU1639120").unwrap();
        assert!(seized.transpositions().contains("CMAU1693120"));
        let manifest = read(Scheme::Container, "CMAU1693120").unwrap();
        assert_eq!(manifest.validity(), Validity::Ok);
        assert!(manifest.transpositions().contains("CMAU1639120"));
        assert_ne!(seized.key(), manifest.key());
    }

    #[test]
    fn a_swapped_number_finds_the_one_that_was_meant() {
        for (scheme, raw, meant) in [
            (Scheme::Container, "CSQU3504383", "CSQU3054383"),
            (Scheme::ImoShip, "9047729", "9074729"),
            (Scheme::Wagon, "54488855", "45488855"),
            (Scheme::S10, "RR471324829GB", "RR473124829GB"),
        ] {
            let wrong = read(scheme, raw).unwrap();
            assert_eq!(wrong.validity(), Validity::BadCheck, "{raw}");
            assert!(wrong.transpositions().contains(meant), "{raw}");
        }
    }

    #[test]
    fn schemes_without_a_check_digit_have_no_candidates() {
        assert!(
            read(Scheme::BillOfLading, "AB12345")
                .unwrap()
                .transpositions()
                .is_empty()
        );
    }

    #[test]
    fn verdicts_keep_their_numbers() {
        for (number, validity) in (1..).zip(Validity::ALL) {
            assert_eq!(Validity::from_number(number), Some(validity));
        }
        assert_eq!(
            (Validity::from_number(0), Validity::from_number(5)),
            (None, None)
        );
        assert_eq!(
            Validity::BadCheck.reason(),
            Some(Reason::IdentifierBadCheck)
        );
    }

    #[test]
    fn document_numbers_have_no_rule_of_their_own() {
        let passport = Identifier::read(Scheme::Passport, "AB 1234567", Some("GE")).unwrap();
        assert_eq!(
            (passport.normal(), passport.validity()),
            ("GE:AB1234567", Validity::Unchecked)
        );
        assert_eq!(
            read(Scheme::Passport, "AB").unwrap().validity(),
            Validity::BadFormat
        );
    }

    fn any_scheme() -> impl Strategy<Value = Scheme> {
        proptest::sample::select(Scheme::ALL)
    }

    proptest! {
        #[test]
        fn reading_never_fails_on_letters_and_digits(scheme in any_scheme(), raw in "[ -~А-я]{0,40}[A-Z0-9]") {
            let identifier = read(scheme, &raw).unwrap();
            prop_assert!(!identifier.normal().is_empty());
            prop_assert_eq!(identifier.raw(), raw);
        }

        #[test]
        fn no_text_breaks_a_rule(scheme in any_scheme(), raw in any::<String>()) {
            if let Ok(identifier) = Identifier::read(scheme, &raw, Some("TR")) {
                identifier.transpositions();
                identifier.implied_country();
                identifier.fuzzy_key();
            }
        }

        #[test]
        fn the_body_of_a_normal_form_is_a_fixed_point(scheme in any_scheme(), raw in "[ -~]{0,30}[A-Z0-9]") {
            prop_assume!(scheme != Scheme::Mrz);
            let once = Identifier::read(scheme, &raw, Some("UA")).unwrap();
            let twice = Identifier::read(scheme, once.body(), Some("UA")).unwrap();
            prop_assert_eq!(once.normal(), twice.normal());
        }

        #[test]
        fn one_wrong_digit_of_a_wagon_is_always_told(body in 0..10_000_000_u32, place in 0..8_usize, add in 1..10_u8) {
            let body = format!("{body:07}");
            let good = (0..10).map(|check| format!("{body}{check}"))
                .find(|number| read(Scheme::Wagon, number).unwrap().validity() == Validity::Ok)
                .unwrap();
            let mut wrong = good.into_bytes();
            wrong[place] = b'0' + (wrong[place] - b'0' + add) % 10;
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert_eq!(read(Scheme::Wagon, &wrong).unwrap().validity(), Validity::BadCheck);
        }
    }
}
