//! Identifiers: kept as written, in the normal form that is matched on, and with what their scheme's rules say.
//!
//! A wrong check digit never blocks: ships, trucks and boxes travel with wrong numbers, and the wrong number is
//! the one that a partner will see.

mod account;
mod aircraft;
mod check;
mod container;
mod fault;
mod mrz;
mod near;
mod phone;
mod rail;
mod road;
mod rules;
mod scheme;
mod tax;
#[cfg(test)]
mod tests;
mod text;
mod validity;
mod vessel;
mod waybill;

use std::fmt;

use thiserror::Error;

pub use self::fault::NumberFault;
pub use self::mrz::{BrokenMrz, InvalidMrz, Mrz, MrzForm};
pub(crate) use self::mrz::{names_of_line, names_of_zone, number_of_line, without_mrz_check_digit};
pub(crate) use self::near::{Slip, near, with_check_digit};
pub(crate) use self::phone::{international_readings, national_writings};
pub(crate) use self::rules::validity as judged;
use self::rules::{normal, validity, with_state};
pub use self::scheme::{Scheme, UnknownScheme};
pub(crate) use self::text::{alphanumeric, folded};
pub use self::validity::Validity;
use super::codes::country_known;
use crate::reason::Reasoned;
use crate::text::first_harmful;

/// Longest identifier as written, in characters; a machine readable zone of three lines fits.
pub const MAX_IDENTIFIER_LEN: usize = 128;

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
    state: String,
}

/// Why a text cannot be kept as an identifier. The text may be personal and is never repeated.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidIdentifier {
    /// No letter and no digit.
    #[error("the identifier has no letter or digit; write it or leave it out")]
    #[reason(FieldMissing)]
    Empty,
    /// More characters than an identifier has.
    #[error(
        "the identifier is longer than {MAX_IDENTIFIER_LEN} characters; write the identifier alone"
    )]
    #[reason(FieldTooLong)]
    TooLong,
    /// A character that controls a screen or turns the direction of writing.
    #[error("the identifier has a character that cannot be seen; write it again by hand")]
    #[reason(FieldInvalid)]
    ControlCharacter,
    /// The issuing state is not in ISO 3166-1.
    #[error("the issuing state of the identifier is not an ISO 3166-1 alpha-2 code in upper case")]
    #[reason(FieldInvalid)]
    Country,
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
        let raw = raw.trim();
        let line_break = |c: char| scheme == Scheme::Mrz && matches!(c, '\r' | '\n');
        if first_harmful(raw, line_break).is_some() {
            return Err(InvalidIdentifier::ControlCharacter);
        }
        if !country.is_none_or(country_known) {
            return Err(InvalidIdentifier::Country);
        }
        let text = alphanumeric(raw);
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
                state: String::new(),
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
            state: String::new(),
        }
    }

    /// The same with how it stands to what bears it, a code of [`IDENTIFIER_STATES`](super::codes::IDENTIFIER_STATES).
    #[must_use]
    pub(crate) fn in_state(self, state: String) -> Self {
        Self { state, ..self }
    }

    /// How it stands to what bears it, a code of [`IDENTIFIER_STATES`](super::codes::IDENTIFIER_STATES); empty when not
    /// told. It changes nothing of what the number is found by.
    pub fn state(&self) -> &str {
        &self.state
    }

    /// The scheme that numbers it.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// As written, without the spaces around it.
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

    /// The state that the identifier itself implies, by its block, mark, code or suffix.
    pub fn implied_country(&self) -> Option<&str> {
        rules::implied_state(self.scheme, &self.normal, self.country())
    }

    /// The identifier with the check digit that would hold, where the rules of the scheme have one and what is written
    /// does not hold.
    pub fn would_hold(&self) -> Option<String> {
        if self.validity != Validity::BadCheck {
            return None;
        }
        let (scheme, country) = (self.scheme, self.country());
        let body = with_check_digit(scheme, self.body(), country)?;
        Some(with_state(scheme, country, &body))
    }

    /// The normal form without the state.
    pub(crate) fn body(&self) -> &str {
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
