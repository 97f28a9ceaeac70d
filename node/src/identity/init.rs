//! Makes a new node: keys, authorities, certificates, the first administrator, configuration, card, and the token
//! that lets the node found its ledger once.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::identity::name::FederationDomain;
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::party::Party;
use thiserror::Error;

use super::card::{CardError, CardFacts, issue_card};
use super::certificate::{Authority, IssueError};
use super::keys::{IdentityError, SigningKeys};
use super::layout::Layout;
use super::officer::{IssuedOfficer, Office, OfficerError, issue_officer};
use super::renew::{node_subject, officer_server_subject};
use super::sample;
use super::secret_file::{FileError, create_private_dir, create_public, create_secret};
use crate::ports::{Clock, Entropy};

/// Name of the configuration file.
pub const CONFIG_FILE: &str = "node.toml";

/// What a new node is told about itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InitOptions {
    /// The party.
    pub party: Party,
    /// The federation's domain.
    pub domain: FederationDomain,
    /// Where partners reach the node, `host:port`.
    pub addresses: Vec<String>,
    /// Whom partners call at any hour.
    pub contact: String,
    /// Where the node listens for peers.
    pub listen_peers: SocketAddr,
    /// Where the node listens for officers.
    pub listen_officers: SocketAddr,
    /// Where the node answers for metrics and health.
    pub listen_metrics: SocketAddr,
    /// The first officer, who gets every role.
    pub administrator: OfficerName,
}

impl InitOptions {
    /// The usual ports; the node's address is the name in its certificate.
    pub fn new(party: Party, domain: FederationDomain, administrator: OfficerName) -> Self {
        Self {
            addresses: vec![format!("{}:7444", domain.node_host(&party))],
            contact: format!("duty officer of {party}"),
            listen_peers: (Ipv4Addr::UNSPECIFIED, 7444).into(),
            listen_officers: (Ipv4Addr::LOCALHOST, 7443).into(),
            listen_metrics: (Ipv4Addr::LOCALHOST, 9464).into(),
            party,
            domain,
            administrator,
        }
    }
}

/// A new node.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Initialised {
    /// The configuration file.
    pub config: PathBuf,
    /// Where the node's files lie.
    pub layout: Layout,
    /// The card to give to partners.
    pub card: NodeCard,
    /// The first administrator.
    pub administrator: IssuedOfficer,
}

/// Why no node was made.
#[derive(Debug, Error)]
pub enum InitError {
    /// The card cannot be made.
    #[error(transparent)]
    Card(#[from] CardError),
    /// A file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The keys cannot be made.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// A certificate cannot be made.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// The directory holds something.
    #[error("{} is not empty; name a new directory, so that no key is ever overwritten", .0.display())]
    NotEmpty(PathBuf),
    /// The administrator cannot be certified.
    #[error(transparent)]
    Officer(#[from] OfficerError),
}

/// Makes a new node in an empty directory, which is made if it is not there.
///
/// # Errors
/// When the directory holds anything, an option breaks a rule of the card, or a file cannot be written. What
/// was written until then stays; remove the directory before another try.
pub fn init(
    dir: &Path,
    options: &InitOptions,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Initialised, InitError> {
    refuse_used(dir)?;
    let layout = Layout::below(dir);
    for dir in [dir, &layout.keys, &layout.tls, &layout.officers] {
        create_private_dir(dir)?;
    }
    let office = Office {
        layout: &layout,
        party: &options.party,
        domain: &options.domain,
        now: clock.now(),
        entropy,
    };
    SigningKeys::create(&layout, entropy)?;
    create_node_authority(&office)?;
    create_officer_authority(&office)?;
    let administrator = issue_officer(
        &office,
        &options.administrator,
        &BTreeSet::from(Role::ALL),
        &options.listen_officers.to_string(),
    )?;
    let config = dir.join(CONFIG_FILE);
    create_public(&config, sample::render(options).as_bytes())?;
    let facts = CardFacts {
        party: options.party.clone(),
        domain: options.domain.clone(),
        addresses: options.addresses.clone(),
        contact: options.contact.clone(),
    };
    let card = issue_card(&layout, &facts, office.now)?;
    let token = format!("{}\n", card.vkey(KeyRole::Ledger));
    create_secret(&layout.founding_token(), token.as_bytes())?;
    Ok(Initialised {
        config,
        layout,
        card,
        administrator,
    })
}

fn refuse_used(dir: &Path) -> Result<(), InitError> {
    let used = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if used {
        return Err(InitError::NotEmpty(dir.to_owned()));
    }
    Ok(())
}

fn create_node_authority(office: &Office<'_>) -> Result<(), InitError> {
    let name = format!("{} node authority", office.party);
    let (authority, issued) = Authority::create(&name, office.now, office.entropy)?;
    create_public(&office.layout.authority_cert(), issued.cert_pem.as_bytes())?;
    create_secret(&office.layout.authority_key(), issued.key_pem.as_bytes())?;
    let node = authority.issue(
        &node_subject(office.party, office.domain),
        office.now,
        office.entropy,
    )?;
    create_public(&office.layout.node_cert(), node.cert_pem.as_bytes())?;
    create_secret(&office.layout.node_key(), node.key_pem.as_bytes())?;
    Ok(())
}

fn create_officer_authority(office: &Office<'_>) -> Result<(), InitError> {
    let layout = office.layout;
    let name = format!("{} officer authority", office.party);
    let (authority, issued) = Authority::create(&name, office.now, office.entropy)?;
    create_public(&layout.officer_authority_cert(), issued.cert_pem.as_bytes())?;
    create_secret(&layout.officer_authority_key(), issued.key_pem.as_bytes())?;
    let server = authority.issue(
        &officer_server_subject(office.party, office.domain),
        office.now,
        office.entropy,
    )?;
    create_public(&layout.officer_server_cert(), server.cert_pem.as_bytes())?;
    create_secret(&layout.officer_server_key(), server.key_pem.as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests;
