//! Machine readable zones of travel documents, ICAO 9303 parts 4 to 7.
//!
//! Readers confuse letters and digits, so in places where only digits may stand a letter O, I or B is read as
//! 0, 1 or 8, and the other way round where only letters may stand. Everywhere else the check digit decides.

use std::fmt;

use thiserror::Error;

use super::text::machine_readable;
use crate::model::codes::nationality_known;

/// Which of the sizes a zone has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MrzForm {
    /// Three lines of 30: cards.
    Td1,
    /// Two lines of 36: cards and official documents.
    Td2,
    /// Two lines of 44: passports.
    Td3,
    /// Two lines of 44: visas.
    MrvA,
    /// Two lines of 36: small visas.
    MrvB,
}

/// A machine readable zone whose form holds. [`Mrz::checks`] tells whether its check digits do too.
#[derive(Clone, Eq, PartialEq)]
pub struct Mrz {
    form: MrzForm,
    document_code: String,
    issuer: String,
    number: String,
    nationality: String,
    birth_date: String,
    sex: char,
    expiry_date: String,
    surname: String,
    given_names: String,
    checks: bool,
}

/// Why a text is no machine readable zone. The text itself is personal and never repeated.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum InvalidMrz {
    /// The size is not one of the five.
    #[error(
        "a machine readable zone has 3 lines of 30, 2 of 36 or 2 of 44 characters, with < for empty places"
    )]
    Size,
    /// A place holds a character that may not stand there.
    #[error(
        "the machine readable zone has a character in {0} that may not stand there; read it again"
    )]
    Character(&'static str),
    /// The issuing state or the nationality is none.
    #[error("the machine readable zone names no known state in {0}; read it again")]
    State(&'static str),
}

/// Places of a zone, counted from 0, first inclusive, last exclusive, in the lines joined.
struct Layout {
    form: MrzForm,
    number: (usize, usize),
    nationality: usize,
    birth: usize,
    sex: usize,
    expiry: usize,
    optional: (usize, usize),
    names: (usize, usize),
    /// Place of the check digit of the optional data.
    optional_check: Option<usize>,
    /// Place of the composite check digit, and what it covers.
    composite: Option<(usize, &'static [(usize, usize)])>,
}

const TD1: Layout = Layout {
    form: MrzForm::Td1,
    number: (5, 14),
    nationality: 45,
    birth: 30,
    sex: 37,
    expiry: 38,
    optional: (15, 30),
    names: (60, 90),
    optional_check: None,
    composite: Some((59, &[(5, 30), (30, 37), (38, 45), (48, 59)])),
};

const TD2: Layout = Layout {
    form: MrzForm::Td2,
    number: (36, 45),
    nationality: 46,
    birth: 49,
    sex: 56,
    expiry: 57,
    optional: (64, 71),
    names: (5, 36),
    optional_check: None,
    composite: Some((71, &[(36, 46), (49, 56), (57, 71)])),
};

const TD3: Layout = Layout {
    form: MrzForm::Td3,
    number: (44, 53),
    nationality: 54,
    birth: 57,
    sex: 64,
    expiry: 65,
    optional: (72, 86),
    names: (5, 44),
    optional_check: Some(86),
    composite: Some((87, &[(44, 54), (57, 64), (65, 87)])),
};

const MRV_A: Layout = Layout {
    form: MrzForm::MrvA,
    optional: (72, 88),
    optional_check: None,
    composite: None,
    ..TD3
};

const MRV_B: Layout = Layout {
    form: MrzForm::MrvB,
    optional: (64, 72),
    composite: None,
    ..TD2
};

/// Value of a character in check digits; none where it may not stand.
fn value(c: char) -> Option<u32> {
    match c {
        '<' => Some(0),
        _ if c.is_ascii_digit() || c.is_ascii_uppercase() => c.to_digit(36),
        _ => None,
    }
}

/// The check digit over `text`: weights 7, 3, 1, modulo 10.
fn check_digit(text: impl Iterator<Item = char>) -> Option<u32> {
    text.zip([7, 3, 1].into_iter().cycle())
        .try_fold(0, |sum, (c, weight)| Some(sum + value(c)? * weight))
        .map(|sum| sum % 10)
}

/// `c` where only a digit or filler may stand.
const fn as_digit(c: char) -> char {
    match c {
        'O' => '0',
        'I' => '1',
        'B' => '8',
        other => other,
    }
}

/// `c` where only a letter or filler may stand.
const fn as_letter(c: char) -> char {
    match c {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    }
}

/// The characters of a zone with the readings that its places force.
struct Zone(Vec<char>);

impl Zone {
    fn text(&self, from: usize, to: usize) -> String {
        self.0.get(from..to).unwrap_or_default().iter().collect()
    }

    fn at(&self, place: usize) -> char {
        self.0.get(place).copied().unwrap_or('<')
    }

    fn force(&mut self, from: usize, to: usize, reading: impl Fn(char) -> char) {
        for c in self.0.get_mut(from..to).unwrap_or_default() {
            *c = reading(*c);
        }
    }

    /// True when the place `check` holds the check digit over `from..to`.
    fn checks(&self, from: usize, to: usize, check: usize) -> bool {
        let expected = check_digit(self.text(from, to).chars());
        expected.is_some() && expected == self.at(check).to_digit(10)
    }
}

impl Mrz {
    /// Reads a zone; lines may be parted by line breaks, slashes, spaces or nothing.
    ///
    /// # Errors
    /// [`InvalidMrz`] where the form does not hold.
    pub fn read(raw: &str) -> Result<Self, InvalidMrz> {
        let mut zone = Zone(machine_readable(raw).chars().collect());
        let visa = zone.0.first() == Some(&'V');
        let layout = match (zone.0.len(), visa) {
            (90, _) => TD1,
            (72, false) => TD2,
            (72, true) => MRV_B,
            (88, false) => TD3,
            (88, true) => MRV_A,
            _ => return Err(InvalidMrz::Size),
        };
        layout.correct(&mut zone);
        layout.check_characters(&zone)?;

        let (number, number_checks) = layout.number(&zone);
        let checks = number_checks && layout.checks(&zone);
        let (surname, given_names) = layout.names(&zone);
        let state = |from, to| zone.text(from, to).replace('<', "");
        let read = Self {
            form: layout.form,
            document_code: state(0, 2),
            issuer: state(2, 5),
            number,
            nationality: state(layout.nationality, layout.nationality + 3),
            birth_date: zone.text(layout.birth, layout.birth + 6),
            sex: zone.at(layout.sex),
            expiry_date: zone.text(layout.expiry, layout.expiry + 6),
            surname,
            given_names,
            checks,
        };
        if !nationality_known(&read.issuer) {
            return Err(InvalidMrz::State("the issuing state"));
        }
        if !nationality_known(&read.nationality) {
            return Err(InvalidMrz::State("the nationality"));
        }
        Ok(read)
    }

    /// Which of the sizes it has.
    pub fn form(&self) -> MrzForm {
        self.form
    }

    /// What the document is: `P` passport, `V` visa, `I`, `A` or `C` card, with a second letter that states choose.
    pub fn document_code(&self) -> &str {
        &self.document_code
    }

    /// State or organisation that issued it, in the three-letter codes of ICAO 9303 (Germany is `D`).
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// ISO 3166-1 alpha-2 of the issuer, where ISO has one for it.
    pub fn issuer_alpha2(&self) -> Option<&'static str> {
        match self.issuer.as_str() {
            "D" => Some("DE"),
            "GBD" | "GBN" | "GBO" | "GBP" | "GBS" => Some("GB"),
            alpha3 => celes::Country::from_alpha3(alpha3)
                .ok()
                .map(|country| country.alpha2),
        }
    }

    /// Document number, without fillers.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Nationality in the three-letter codes of ICAO 9303.
    pub fn nationality(&self) -> &str {
        &self.nationality
    }

    /// Date of birth as YYMMDD, with `<` for what is not known.
    pub fn birth_date(&self) -> &str {
        &self.birth_date
    }

    /// `F`, `M` or `X`, or `<` where the document does not say.
    pub fn sex(&self) -> char {
        self.sex
    }

    /// Date of expiry as YYMMDD.
    pub fn expiry_date(&self) -> &str {
        &self.expiry_date
    }

    /// Primary identifier, with spaces for fillers.
    pub fn surname(&self) -> &str {
        &self.surname
    }

    /// Secondary identifier, with spaces for fillers; may be empty.
    pub fn given_names(&self) -> &str {
        &self.given_names
    }

    /// True when every check digit holds.
    pub fn checks(&self) -> bool {
        self.checks
    }
}

impl fmt::Debug for Mrz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mrz")
            .field("form", &self.form)
            .field("checks", &self.checks)
            .finish_non_exhaustive()
    }
}

impl Layout {
    /// Reads letters where only letters may stand, digits where only digits may.
    fn correct(&self, zone: &mut Zone) {
        zone.force(2, 5, as_letter);
        zone.force(self.names.0, self.names.1, as_letter);
        zone.force(self.nationality, self.nationality + 3, as_letter);
        zone.force(self.number.1, self.number.1 + 1, as_digit);
        zone.force(self.birth, self.birth + 7, as_digit);
        zone.force(self.expiry, self.expiry + 7, as_digit);
        let checks = [self.optional_check, self.composite.map(|(place, _)| place)];
        for place in checks.into_iter().flatten() {
            zone.force(place, place + 1, as_digit);
        }
    }

    fn check_characters(&self, zone: &Zone) -> Result<(), InvalidMrz> {
        let all = |(from, to), allowed: fn(char) -> bool, what| {
            let holds = zone.text(from, to).chars().all(|c| c == '<' || allowed(c));
            if holds {
                Ok(())
            } else {
                Err(InvalidMrz::Character(what))
            }
        };
        let letter = |c: char| c.is_ascii_uppercase();
        let digit = |c: char| c.is_ascii_digit();
        all(
            (0, zone.0.len()),
            |c| value(c).is_some(),
            "one of its places",
        )?;
        all((0, 1), letter, "the document code")?;
        all((2, 5), letter, "the issuing state")?;
        all(self.names, letter, "the names")?;
        all(
            (self.nationality, self.nationality + 3),
            letter,
            "the nationality",
        )?;
        for (place, what) in [
            (self.birth, "the date of birth"),
            (self.expiry, "the date of expiry"),
        ] {
            all((place, place + 7), digit, what)?;
            if !is_date(&zone.text(place, place + 6)) {
                return Err(InvalidMrz::Character(what));
            }
        }
        if !matches!(zone.at(self.sex), 'F' | 'M' | 'X' | '<') {
            return Err(InvalidMrz::Character("the sex"));
        }
        Ok(())
    }

    /// The document number and whether its check digit holds. A number longer than its field has a filler in
    /// the check digit's place and goes on in the optional data, its check digit last before the next filler.
    fn number(&self, zone: &Zone) -> (String, bool) {
        let (from, to) = self.number;
        let short = zone.text(from, to);
        let optional = zone.text(self.optional.0, self.optional.1);
        let rest = optional.split('<').next().unwrap_or_default();
        let goes_on = matches!(self.form, MrzForm::Td1 | MrzForm::Td2) && zone.at(to) == '<';
        match rest.char_indices().next_back() {
            Some((end, check)) if goes_on => {
                let number = format!("{short}{}", rest.get(..end).unwrap_or_default());
                let holds = check_digit(number.chars()) == as_digit(check).to_digit(10);
                (number.replace('<', ""), holds)
            }
            _ => (short.replace('<', ""), zone.checks(from, to, to)),
        }
    }

    /// Whether the check digits other than the number's hold.
    fn checks(&self, zone: &Zone) -> bool {
        let optional = self.optional_check.is_none_or(|place| {
            let (from, to) = self.optional;
            let empty = zone.text(from, to).chars().all(|c| c == '<');
            zone.checks(from, to, place) || (empty && zone.at(place) == '<')
        });
        let composite = self.composite.is_none_or(|(place, parts)| {
            let covered: String = parts
                .iter()
                .map(|(from, to)| zone.text(*from, *to))
                .collect();
            let expected = check_digit(covered.chars());
            expected.is_some() && expected == zone.at(place).to_digit(10)
        });
        optional
            && composite
            && zone.checks(self.birth, self.birth + 6, self.birth + 6)
            && zone.checks(self.expiry, self.expiry + 6, self.expiry + 6)
    }

    fn names(&self, zone: &Zone) -> (String, String) {
        let field = zone.text(self.names.0, self.names.1);
        let words = |text: &str| {
            text.split('<')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        match field.split_once("<<") {
            Some((primary, secondary)) => (words(primary), words(secondary)),
            None => (words(&field), String::new()),
        }
    }
}

/// True for YYMMDD with a month and a day that exist, or fillers for what is not known.
fn is_date(text: &str) -> bool {
    let part = |from: usize, last: u32| {
        text.get(from..from + 2).is_some_and(|two| {
            two == "<<"
                || two
                    .parse()
                    .is_ok_and(|number: u32| (1..=last).contains(&number))
        })
    };
    part(2, 12) && part(4, 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Identifier, Scheme, Validity, expect};
    use super::*;

    const TD3_ZONE: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    const TD2_ZONE: &str =
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
    const TD1_ZONE: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
    const LONG_ZONE: &str = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<";
    const MRV_A_ZONE: &str = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";
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
            let zone =
                format!("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<{line}{check}{composite}");
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
}
