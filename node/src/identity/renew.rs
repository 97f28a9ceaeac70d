//! Renews the certificates of the node itself, under the authorities that partners and officers know already.

use ntc_core::identity::name::FederationDomain;
use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::certificate::{IssueError, LEAF_VALIDITY, Subject};
use super::officer::{Office, OfficerError, open_authority};
use super::secret_file::{UnusableFile, read_public, replace_public, replace_secret};

/// Last moments of the renewed certificates.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Renewed {
    /// Of the certificate that peers see.
    pub node_not_after: Timestamp,
    /// Of the certificate that officers see.
    pub officers_not_after: Timestamp,
}

/// Why certificates were not renewed.
#[derive(Debug, Error)]
pub enum RenewError {
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] UnusableFile),
    /// A certificate cannot be made.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// An authority cannot be opened.
    #[error(transparent)]
    Officer(#[from] OfficerError),
}

/// Issues new certificates with new keys for the face that peers call and the face that officers call. A
/// running node takes them up at its next reload; no card changes.
///
/// # Errors
/// When an authority's key is not there (it may be kept off the machine) or writing fails.
pub fn renew(office: &Office<'_>) -> Result<Renewed, RenewError> {
    let layout = office.layout;
    let authority_pem = read_public(&layout.authority_cert())?;
    let node = open_authority(&authority_pem, &layout.authority_key())?.issue(
        &node_subject(office.party, office.domain),
        office.now,
        office.entropy,
    )?;
    let authority_pem = read_public(&layout.officer_authority_cert())?;
    let server = open_authority(&authority_pem, &layout.officer_authority_key())?.issue(
        &officer_server_subject(office.party, office.domain),
        office.now,
        office.entropy,
    )?;
    // The key goes last: a reload between the two writes finds a pair that does not fit, and keeps the old one.
    replace_public(&layout.node_cert(), node.cert_pem.as_bytes())?;
    replace_secret(&layout.node_key(), node.key_pem.as_bytes())?;
    replace_public(&layout.officer_server_cert(), server.cert_pem.as_bytes())?;
    replace_secret(&layout.officer_server_key(), server.key_pem.as_bytes())?;
    Ok(Renewed {
        node_not_after: node.not_after,
        officers_not_after: server.not_after,
    })
}

/// The certificate that the node shows to peers, whether it is called or calls.
pub(super) fn node_subject(party: &Party, domain: &FederationDomain) -> Subject {
    Subject {
        name: format!("{party} node"),
        uris: vec![domain.node_id(party)],
        hosts: vec![domain.node_host(party)],
        server: true,
        client: true,
        validity: LEAF_VALIDITY,
    }
}

/// The certificate that the node shows to officers. It also answers to the names of the own machine, for
/// browsers that run on it.
pub(super) fn officer_server_subject(party: &Party, domain: &FederationDomain) -> Subject {
    Subject {
        name: format!("{party} officer face"),
        uris: Vec::new(),
        hosts: vec![
            domain.officers_host(party),
            "localhost".to_owned(),
            "127.0.0.1".to_owned(),
            "::1".to_owned(),
        ],
        server: true,
        client: false,
        validity: LEAF_VALIDITY,
    }
}
