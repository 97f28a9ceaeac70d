//! Officers: persons who act for a party, and what each may do. The node's officer authority certifies both in
//! one URI of the officer's certificate, `ntc-officer:ge/revenue-service/anna?roles=liaison,publisher`.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::name::party_of_path;
use crate::party::Party;

/// Longest officer name, in characters.
pub const MAX_OFFICER_NAME_LEN: usize = 40;

const SCHEME: &str = "ntc-officer:";

/// What an officer may do.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Role {
    /// Enrols peers, signs agreements, configures.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
    /// Triages hits, asks and answers.
    Liaison,
    /// Publishes records.
    Publisher,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [
        Self::Administrator,
        Self::Auditor,
        Self::Liaison,
        Self::Publisher,
    ];

    /// The word for it, lower case.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::Liaison => "liaison",
            Self::Publisher => "publisher",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A word that names no role.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("'{0}' is not a role; use administrator, auditor, liaison or publisher")]
pub struct InvalidRole(String);

impl FromStr for Role {
    type Err = InvalidRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.code() == text)
            .ok_or_else(|| InvalidRole(text.chars().take(MAX_OFFICER_NAME_LEN).collect()))
    }
}

/// The name by which a node knows an officer: 1 to 40 lower-case letters, digits and hyphens. It is also
/// the name of the officer's profile directory.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OfficerName(String);

impl OfficerName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OfficerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no officer name.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error(
    "an officer's name is 1 to {MAX_OFFICER_NAME_LEN} lower-case letters, digits and hyphens, and starts and ends with a letter or digit"
)]
pub struct InvalidOfficerName;

impl FromStr for OfficerName {
    type Err = InvalidOfficerName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let word = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let bytes = text.as_bytes();
        let valid = bytes.len() <= MAX_OFFICER_NAME_LEN
            && bytes.first().is_some_and(word)
            && bytes.last().is_some_and(word)
            && bytes.iter().all(|byte| word(byte) || *byte == b'-');
        if !valid {
            return Err(InvalidOfficerName);
        }
        Ok(Self(text.to_owned()))
    }
}

/// What an officer's certificate says: for which party, who, with which roles.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Officer {
    /// The party that the officer acts for.
    pub party: Party,
    /// The officer's name.
    pub name: OfficerName,
    /// The officer's roles; never empty in a certificate.
    pub roles: BTreeSet<Role>,
}

impl Officer {
    /// The URI that the officer's certificate carries.
    pub fn to_uri(&self) -> String {
        let roles: Vec<&str> = self.roles.iter().map(|role| role.code()).collect();
        format!(
            "{SCHEME}{}/{}?roles={}",
            self.party.path(),
            self.name,
            roles.join(",")
        )
    }

    /// Reads the URI of a certificate; nothing unless it is exactly of the form that [`Self::to_uri`] gives.
    pub fn from_uri(uri: &str) -> Option<Self> {
        let (path, roles) = uri.strip_prefix(SCHEME)?.split_once("?roles=")?;
        let (party, name) = path.rsplit_once('/')?;
        let officer = Self {
            party: party_of_path(party)?,
            name: name.parse().ok()?,
            roles: roles
                .split(',')
                .map(str::parse)
                .collect::<Result<_, _>>()
                .ok()?,
        };
        (officer.to_uri() == uri).then_some(officer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URI: &str = "ntc-officer:ge/revenue-service/anna-k?roles=liaison,publisher";

    #[test]
    fn a_certificates_uri_reads_back() {
        let officer = Officer::from_uri(URI).unwrap();
        assert_eq!(officer.party.as_str(), "GE/revenue-service");
        assert_eq!(officer.roles, [Role::Liaison, Role::Publisher].into());
        assert_eq!(officer.to_uri(), URI);
    }

    #[test]
    fn a_uri_of_any_other_form_names_nobody() {
        for uri in [
            "ntc-officer:ge/revenue-service/anna?roles=",
            "ntc-officer:ge/revenue-service/anna?roles=publisher,liaison",
            "ntc-officer:ge/revenue-service/anna?roles=liaison,liaison",
            "ntc-officer:ge/revenue-service/anna?roles=root",
            "ntc-officer:ge/revenue-service/Anna?roles=liaison",
            "ntc-officer:GE/revenue-service/anna?roles=liaison",
            "ntc-officer:ge/anna?roles=liaison",
            "spiffe://ntc.example/ge/revenue-service",
        ] {
            assert_eq!(Officer::from_uri(uri), None, "{uri}");
        }
    }

    #[test]
    fn an_officer_name_is_a_plain_directory_name() {
        let long = "a".repeat(MAX_OFFICER_NAME_LEN + 1);
        for name in ["", ".", "..", "a.b", "-a", "a/b", "A", "a b", "ა", &long] {
            assert!(name.parse::<OfficerName>().is_err(), "{name}");
        }
        assert!(
            "a".repeat(MAX_OFFICER_NAME_LEN)
                .parse::<OfficerName>()
                .is_ok()
        );
    }
}
