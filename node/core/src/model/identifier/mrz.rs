//! Machine readable zones of travel documents, ICAO 9303 parts 4 to 7.
//!
//! Readers confuse letters and digits, so in places where only digits may stand a letter O, I, B, S, Z or G is read as
//! 0, 1, 8, 5, 2 or 6, and the other way round where only letters may stand. Everywhere else the check digit decides.

mod layout;
#[cfg(test)]
mod tests;
mod zone;

use std::fmt;

use thiserror::Error;

use self::layout::{MRV_A, MRV_B, TD1, TD2, TD3};
use self::zone::Zone;
use super::text::machine_readable;
use crate::model::codes::nationality_known;
use crate::reason::Reasoned;

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
    fault: Option<&'static str>,
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

/// Why a zone proves nothing. The zone itself is personal and never repeated.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum BrokenMrz {
    /// It has not the form of one.
    #[error("is none: {0}")]
    #[reason(IdentifierBadFormat)]
    Form(InvalidMrz),
    /// A part of it was read badly.
    #[error("has a check digit of {0} that does not hold; read it again")]
    #[reason(IdentifierBadCheck)]
    Check(&'static str),
}

impl Mrz {
    /// Reads a zone all of whose check digits hold.
    ///
    /// # Errors
    /// [`BrokenMrz`] where its form or a check digit does not hold.
    pub fn read_whole(raw: &str) -> Result<Self, BrokenMrz> {
        let read = Self::read(raw).map_err(BrokenMrz::Form)?;
        match read.fault {
            None => Ok(read),
            Some(part) => Err(BrokenMrz::Check(part)),
        }
    }

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
        let fault = if number_checks {
            layout.fault(&zone)
        } else {
            Some("the document number")
        };
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
            fault,
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
        alpha2(&self.issuer)
    }

    /// Document number, without fillers.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Nationality in the three-letter codes of ICAO 9303.
    pub fn nationality(&self) -> &str {
        &self.nationality
    }

    /// ISO 3166-1 alpha-2 of the nationality, where ISO has one for it.
    pub fn nationality_alpha2(&self) -> Option<&'static str> {
        alpha2(&self.nationality)
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
        self.fault.is_none()
    }

    /// The part whose check digit does not hold, the first of them; none where all do.
    pub fn fault(&self) -> Option<&'static str> {
        self.fault
    }
}

/// ISO 3166-1 alpha-2 of a code of ICAO 9303.
fn alpha2(code: &str) -> Option<&'static str> {
    match code {
        "D" => Some("DE"),
        "GBD" | "GBN" | "GBO" | "GBP" | "GBS" => Some("GB"),
        alpha3 => celes::Country::from_alpha3(alpha3)
            .ok()
            .map(|country| country.alpha2),
    }
}

/// The document number that one line alone carries: the second of two, or the first of three. None where it is no such
/// line, or the check digit of the number does not hold.
pub(crate) fn number_of_line(raw: &str) -> Option<String> {
    let line = machine_readable(raw);
    let (layout, before, behind) = match line.len() {
        30 => (TD1, 0, 60),
        36 => (TD2, 36, 0),
        44 => (TD3, 44, 0),
        _ => return None,
    };
    let filler = |count| "<".repeat(count);
    let zone = format!("{}{line}{}", filler(before), filler(behind));
    let (number, holds) = layout.number(&Zone(zone.chars().collect()));
    (holds && !number.is_empty()).then_some(number)
}

/// The names that a zone carries, or one line of it alone.
pub(crate) fn names_of_zone(raw: &str) -> Option<String> {
    match Mrz::read(raw) {
        Ok(zone) => Some(format!("{} {}", zone.surname, zone.given_names)),
        Err(_) => names_of_line(raw),
    }
}

/// The names that one line alone carries: the first of two, or the third of three. None where it is no such line.
pub(crate) fn names_of_line(raw: &str) -> Option<String> {
    let line = machine_readable(raw);
    let (layout, before, behind) = match line.len() {
        30 => (TD1, 60, 0),
        36 => (TD2, 0, 36),
        44 => (TD3, 0, 44),
        _ => return None,
    };
    let is_of_names = line.contains("<<") && !line.contains(|c: char| c.is_ascii_digit());
    let filler = |count| "<".repeat(count);
    let zone = format!("{}{line}{}", filler(before), filler(behind));
    let (surname, given) = layout.names(&Zone(zone.chars().collect()));
    (is_of_names && !surname.is_empty()).then(|| format!("{surname} {given}"))
}

/// A document number without the check digit of its zone, which some write behind it; none where the last character is
/// none.
pub(crate) fn without_mrz_check_digit(number: &str) -> Option<&str> {
    const MIN_NUMBER: usize = 7;
    let end = number
        .len()
        .checked_sub(1)
        .filter(|end| *end >= MIN_NUMBER)?;
    let (rest, check) = number.split_at_checked(end)?;
    let check = check.parse::<u32>().ok()?;
    (zone::check_digit(rest.chars()) == Some(check)).then_some(rest)
}

impl fmt::Debug for Mrz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mrz")
            .field("form", &self.form)
            .field("checks", &self.checks())
            .finish_non_exhaustive()
    }
}
