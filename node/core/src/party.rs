//! The party: a state and an authority, never a country alone.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Longest authority slug, in characters.
pub const MAX_AUTHORITY_LEN: usize = 40;

/// A state and one of its authorities, written `GE/revenue-service`: ISO 3166-1 alpha-2 and a slug of
/// lower-case ASCII letters, digits and single hyphens.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Party(String);

impl Party {
    /// The whole name, `GE/revenue-service`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// ISO 3166-1 alpha-2 of the state, upper case.
    pub fn country(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The authority's slug.
    pub fn authority(&self) -> &str {
        self.0.split('/').nth(1).unwrap_or_default()
    }

    /// The form used inside origins, key names and SPIFFE ids: `ge/revenue-service`.
    pub fn path(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The form used in names of files and folders: `ge_revenue-service`.
    pub fn file_name(&self) -> String {
        self.path().replace('/', "_")
    }
}

/// Why a text is not a party.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum InvalidParty {
    /// Not of the form `CC/authority`.
    #[error(
        "'{0}' is not a party; write the state and the authority, for example GE/revenue-service"
    )]
    Form(String),
    /// The state is not in ISO 3166-1.
    #[error("'{0}' is not an ISO 3166-1 alpha-2 code in upper case")]
    Country(String),
    /// The authority is not a slug.
    #[error(
        "'{0}' is not an authority; use 1 to {MAX_AUTHORITY_LEN} lower-case letters, digits and single hyphens"
    )]
    Authority(String),
}

impl FromStr for Party {
    type Err = InvalidParty;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((country, authority)) = text.split_once('/') else {
            return Err(InvalidParty::Form(text.to_owned()));
        };
        if country.len() != 2
            || !country.bytes().all(|b| b.is_ascii_uppercase())
            || celes::Country::from_alpha2(country).is_err()
        {
            return Err(InvalidParty::Country(country.to_owned()));
        }
        let slug = !authority.is_empty()
            && authority.len() <= MAX_AUTHORITY_LEN
            && authority.split('-').all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if !slug {
            return Err(InvalidParty::Authority(authority.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_a_state_and_an_authority() {
        let party: Party = "GE/revenue-service".parse().unwrap();
        assert_eq!(
            (party.country(), party.authority()),
            ("GE", "revenue-service")
        );
        assert_eq!(party.path(), "ge/revenue-service");
    }

    #[test]
    fn anything_else_is_refused() {
        let long = format!("GE/{}", "a".repeat(MAX_AUTHORITY_LEN + 1));
        for text in [
            "GE",
            "ge/x",
            "ZZ/customs",
            "GE/",
            "GE/Revenue",
            "GE/a--b",
            "GE/-a",
            "GE/a/b",
            "GE/a b",
            &long,
        ] {
            assert!(text.parse::<Party>().is_err(), "{text}");
        }
    }
}
