//! The names that a party's keys, ledger and certificates carry. All follow from the federation's domain and
//! the party, so that no card can claim a name of another party.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::party::Party;

/// Longest federation domain, in characters; leaves room for a party before the 253 of a DNS name.
pub const MAX_DOMAIN_LEN: usize = 128;

/// Longest label of a domain, in characters (RFC 1035).
const MAX_LABEL_LEN: usize = 63;

/// The DNS name under which a federation names its ledgers and nodes, for example `ntc.example`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FederationDomain(String);

impl FederationDomain {
    /// The domain.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Origin of the party's ledger of this number, `ntc.example/ge/revenue-service/ledger1`.
    pub fn ledger_origin(&self, party: &Party, number: u32) -> String {
        format!("{}/{}/ledger{number}", self.0, party.path())
    }

    /// Name of the party's author key.
    pub fn author_name(&self, party: &Party) -> String {
        format!("{}/{}/author", self.0, party.path())
    }

    /// Name of the party's witness key.
    pub fn witness_name(&self, party: &Party) -> String {
        format!("{}/{}/witness", self.0, party.path())
    }

    /// Name of the party's receipt key.
    pub fn receipt_name(&self, party: &Party) -> String {
        format!("{}/{}/receipt", self.0, party.path())
    }

    /// The URI that the party's node certificate carries, `spiffe://ntc.example/ge/revenue-service`.
    pub fn node_id(&self, party: &Party) -> String {
        format!("spiffe://{}/{}", self.0, party.path())
    }

    /// The DNS name in the party's node certificate, `node.revenue-service.ge.ntc.example`.
    pub fn node_host(&self, party: &Party) -> String {
        self.host("node", party)
    }

    /// The DNS name in the certificate of the node's officer face.
    pub fn officers_host(&self, party: &Party) -> String {
        self.host("officers", party)
    }

    /// The party that a node certificate's URI names, if it is a URI of this federation.
    pub fn party_of_node_id(&self, uri: &str) -> Option<Party> {
        let path = uri
            .strip_prefix("spiffe://")?
            .strip_prefix(self.as_str())?
            .strip_prefix('/')?;
        party_of_path(path)
    }

    fn host(&self, service: &str, party: &Party) -> String {
        format!(
            "{service}.{}.{}.{}",
            party.authority(),
            party.country().to_ascii_lowercase(),
            self.0
        )
    }
}

/// The party whose [`Party::path`] this is.
pub(crate) fn party_of_path(path: &str) -> Option<Party> {
    let (country, authority) = path.split_once('/')?;
    let party: Party = format!("{}/{authority}", country.to_ascii_uppercase())
        .parse()
        .ok()?;
    (party.path() == path).then_some(party)
}

/// Why a text is no federation domain.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error(
    "'{0}' is not a domain; use lower-case labels of letters, digits and hyphens with dots between, at most {MAX_DOMAIN_LEN} characters"
)]
pub struct InvalidDomain(String);

impl FromStr for FederationDomain {
    type Err = InvalidDomain;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let valid = text.len() <= MAX_DOMAIN_LEN
            && text.contains('.')
            && text.split('.').all(is_label)
            && text.bytes().all(|byte| !byte.is_ascii_uppercase());
        if !valid {
            return Err(InvalidDomain(text.chars().take(MAX_DOMAIN_LEN).collect()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for FederationDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether the text is one label of a DNS name.
pub(crate) fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_LABEL_LEN
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_follows_from_domain_and_party() {
        let domain: FederationDomain = "ntc.example".parse().unwrap();
        let party: Party = "GE/revenue-service".parse().unwrap();
        assert_eq!(
            domain.ledger_origin(&party, 1),
            "ntc.example/ge/revenue-service/ledger1"
        );
        assert_eq!(
            domain.node_id(&party),
            "spiffe://ntc.example/ge/revenue-service"
        );
        assert_eq!(
            domain.node_host(&party),
            "node.revenue-service.ge.ntc.example"
        );
        assert_eq!(
            domain.party_of_node_id(&domain.node_id(&party)),
            Some(party)
        );
    }

    #[test]
    fn a_node_id_of_another_form_or_federation_names_no_party() {
        let domain: FederationDomain = "ntc.example".parse().unwrap();
        for uri in [
            "spiffe://ntc.example.evil/ge/revenue-service",
            "spiffe://evil/ge/revenue-service",
            "spiffe://ntc.example/GE/revenue-service",
            "spiffe://ntc.example/ge/revenue-service/",
            "spiffe://ntc.example/ge",
            "https://ntc.example/ge/revenue-service",
            "",
        ] {
            assert_eq!(domain.party_of_node_id(uri), None, "{uri}");
        }
    }

    #[test]
    fn a_domain_is_lower_case_dns() {
        let label = "a".repeat(31);
        let longest = format!("{label}.{label}.{label}.{label}x");
        assert_eq!(longest.len(), MAX_DOMAIN_LEN);
        assert!(longest.parse::<FederationDomain>().is_ok());
        let long = format!("{longest}x");
        for text in [
            "",
            "example",
            "Ntc.example",
            "ntc..example",
            "-a.b",
            "a-.b",
            "a b.c",
            "a/b.c",
            &long,
        ] {
            assert!(text.parse::<FederationDomain>().is_err(), "{text}");
        }
    }
}
