use proptest::prelude::*;

use super::super::tests::expect;
use super::super::{Identifier, Scheme, Validity};
use super::zone::check_digit;
use super::*;

const TD3_ZONE: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const TD2_ZONE: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const TD1_ZONE: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const LONG_ZONE: &str = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<";
const MRV_A_ZONE: &str =
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";
const MRV_B_ZONE: &str =
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";

fn validity(zone: &str) -> Validity {
    Identifier::read(Scheme::Mrz, zone, None)
        .unwrap()
        .validity()
}

#[test]
fn check_digits_of_the_standard_hold() {
    for (text, expected) in [
        ("123456BB", 5),
        ("520727", 3),
        ("AB2134<<<", 5),
        ("L898902C3", 6),
        ("740812", 2),
        ("120415", 9),
    ] {
        assert_eq!(check_digit(text.chars()), Some(expected), "{text}");
    }
}

#[test]
fn every_form_is_read_and_checks() {
    for (zone, form, number) in [
        (TD3_ZONE, MrzForm::Td3, "L898902C3"),
        (TD2_ZONE, MrzForm::Td2, "D23145890"),
        (TD1_ZONE, MrzForm::Td1, "D23145890"),
        (LONG_ZONE, MrzForm::Td1, "D23145890734"),
        (MRV_A_ZONE, MrzForm::MrvA, "L8988901C"),
        (MRV_B_ZONE, MrzForm::MrvB, "L8988901C"),
    ] {
        let read = Mrz::read(zone).unwrap();
        assert_eq!(
            (read.form(), read.number(), read.checks()),
            (form, number, true)
        );
        expect(
            Scheme::Mrz,
            zone,
            None,
            &format!("UTO:{number}"),
            Validity::Ok,
        );
    }
}

#[test]
fn the_fields_of_a_passport_are_read() {
    let read = Mrz::read(TD3_ZONE).unwrap();
    assert_eq!(
        (read.document_code(), read.issuer(), read.nationality()),
        ("P", "UTO", "UTO")
    );
    assert_eq!(
        (read.birth_date(), read.sex(), read.expiry_date()),
        ("740812", 'F', "120415")
    );
    assert_eq!(
        (read.surname(), read.given_names()),
        ("ERIKSSON", "ANNA MARIA")
    );
}

#[test]
fn any_changed_digit_of_the_second_line_is_told() {
    let places: Vec<usize> = (45..89)
        .filter(|i| TD3_ZONE.as_bytes()[*i].is_ascii_digit())
        .collect();
    assert!(places.len() > 20);
    for place in places {
        let mut zone = TD3_ZONE.as_bytes().to_vec();
        zone[place] = if zone[place] == b'9' {
            b'0'
        } else {
            zone[place] + 1
        };
        let zone = String::from_utf8(zone).unwrap();
        assert_ne!(validity(&zone), Validity::Ok, "place {place}");
    }
}

#[test]
fn changed_digits_of_cards_and_visas_are_told() {
    for (zone, from, to) in [
        (TD1_ZONE, "D231458907", "D231458917"),
        (TD1_ZONE, "7408122F", "7408132F"),
        (TD2_ZONE, "<6", "<7"),
        (LONG_ZONE, "7349", "7348"),
        (MRV_A_ZONE, "4009078", "4009088"),
        (MRV_B_ZONE, "9612109", "9612108"),
    ] {
        assert_eq!(
            validity(&zone.replace(from, to)),
            Validity::BadCheck,
            "{from}"
        );
    }
}

#[test]
fn lines_may_be_joined_in_any_way() {
    for parted in [
        TD1_ZONE.replace('\n', " / "),
        TD1_ZONE.replace('\n', ""),
        TD1_ZONE.replace('\n', "\r\n"),
    ] {
        assert_eq!(validity(&parted), Validity::Ok);
    }
    assert_eq!(
        validity(&TD3_ZONE.replace("<<", "«").to_lowercase()),
        Validity::Ok
    );
}

#[test]
fn letters_where_digits_stand_are_read_as_digits() {
    assert_eq!(
        validity(&TD3_ZONE.replace("7408122F1204159", "74O8I22FI2O4I59")),
        Validity::Ok
    );
    assert_eq!(validity(&TD3_ZONE.replace("UTO", "UT0")), Validity::Ok);
    // The specimen was born on 12 August 1974: S, Z and G read for 5, 2 and 6 in digits, and 5, 2, 6 for them in names.
    assert_eq!(
        validity(
            &TD3_ZONE
                .replace("7408122F1204159", "7408lZZFlZ04lS9")
                .replace('l', "1")
        ),
        Validity::Ok
    );
    assert_eq!(
        validity(&TD3_ZONE.replace("ERIKSSON", "ERIK55ON")),
        Validity::Ok
    );
}

#[test]
fn a_letter_for_a_digit_in_the_number_is_told() {
    assert_eq!(
        validity(&TD3_ZONE.replace("L898902C3", "L8989O2C3")),
        Validity::BadCheck
    );
}

#[test]
fn an_empty_optional_field_may_be_checked_by_zero_or_filler() {
    let line = "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<";
    let covered = "L898902C36".to_owned() + "7408122" + "1204159" + "<<<<<<<<<<<<<<";
    for check in ['0', '<'] {
        let composite = check_digit(format!("{covered}{check}").chars()).unwrap();
        let zone = format!("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<{line}{check}{composite}");
        assert_eq!(validity(&zone), Validity::Ok, "{check}");
    }
}

#[test]
fn a_filler_lost_or_a_wrong_character_breaks_the_form() {
    for zone in [
        TD3_ZONE.replacen('<', "", 1),
        TD3_ZONE.replace("7408122", "7413122"),
        TD3_ZONE.replace("2F1", "2G1"),
        TD3_ZONE.replace("P<UTO", "P<ZZZ"),
        TD3_ZONE.replace("ANNA", "ÄNNA"),
        "P<UTO".to_owned(),
    ] {
        assert_eq!(validity(&zone), Validity::BadFormat, "{zone}");
    }
}

#[test]
fn a_partly_known_date_of_birth_is_allowed() {
    let zone = TD2_ZONE.replace("7408122", "74<<<<0");
    assert_eq!(Mrz::read(&zone).unwrap().birth_date(), "74<<<<");
}

#[test]
fn a_passport_meets_its_machine_readable_zone() {
    let zone = TD3_ZONE.replace("UTO", "GEO");
    let zone = Identifier::read(Scheme::Mrz, &zone, None).unwrap();
    let written = Identifier::read(Scheme::Passport, "l898902c3", Some("GE")).unwrap();
    assert_eq!(zone.key(), written.key());
    assert_eq!(zone.country(), Some("GE"));
}

#[test]
fn errors_and_debug_repeat_nothing_of_the_zone() {
    let read = Mrz::read(TD3_ZONE).unwrap();
    assert_eq!(format!("{read:?}"), "Mrz { form: Td3, checks: true, .. }");
    let error = Mrz::read(&TD3_ZONE.replace("2F1", "2G1")).unwrap_err();
    assert!(!error.to_string().contains("ERIKSSON"));
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(raw in ".{0,100}", zone in "[A-Z0-9<]{72}|[A-Z0-9<]{88}|[A-Z0-9<]{90}") {
        for text in [raw, zone] {
            if let Ok(read) = Mrz::read(&text) {
                prop_assert!(read.number().len() <= 24);
            }
        }
    }
}
