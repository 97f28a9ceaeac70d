use proptest::prelude::*;

use super::*;
use crate::reason::Reason;

/// Reads `raw` and holds it to a normal form and a verdict.
pub(super) fn expect(
    scheme: Scheme,
    raw: &str,
    country: Option<&str>,
    normal: &str,
    validity: Validity,
) {
    let read = Identifier::read(scheme, raw, country).unwrap();
    assert_eq!(
        (read.normal(), read.validity()),
        (normal, validity),
        "{scheme} {raw}"
    );
    assert_eq!(read.raw(), raw.trim());
}

/// The state that `raw` implies.
pub(super) fn implied(scheme: Scheme, raw: &str) -> Option<String> {
    let read = Identifier::read(scheme, raw, None).unwrap();
    read.implied_country().map(str::to_owned)
}

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
fn characters_that_cannot_be_seen_are_refused() {
    for raw in ["a\u{1b}[2J", "a\nb", "AB\u{202E}12", "AB\u{2066}12"] {
        assert_eq!(
            read(Scheme::Plate, raw),
            Err(InvalidIdentifier::ControlCharacter),
            "{raw:?}"
        );
    }
}

#[test]
fn the_space_around_an_identifier_is_not_part_of_it() {
    assert_eq!(read(Scheme::Plate, "\tAB 12 \r\n").unwrap().raw(), "AB 12");
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
        format!("{:?}", read(Scheme::Container, "CSQU3054383").unwrap()).contains("CSQU3054383")
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
        prop_assert_eq!(identifier.raw(), raw.trim());
    }

    #[test]
    fn no_text_breaks_a_rule(scheme in any_scheme(), raw in any::<String>()) {
        if let Ok(identifier) = Identifier::read(scheme, &raw, Some("TR")) {
            identifier.would_hold();
            identifier.implied_country();
            near(scheme, identifier.body(), Some("TR"));
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
