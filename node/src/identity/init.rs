//! Makes a new node: keys, authorities, certificates, the first administrator, configuration, card, and the token
//! that lets the node found its ledger once.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use ntc_core::identity::card::{
    KeyRole, MAX_ADDRESSES, MAX_CONTACT_LEN, NodeCard, is_address, is_contact,
};
use ntc_core::identity::name::FederationDomain;
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::party::Party;
use thiserror::Error;

use super::card::{CardError, CardFacts, issue_card};
use super::certificate::{Authority, IssueError};
use super::faces;
use super::keys::{IdentityError, SigningKeys};
use super::layout::Layout;
use super::officer::{IssuedOfficer, Office, OfficerError, issue_officer};
use super::renew::{node_subject, officer_server_subject};
use super::sample;
use super::secret_file::{FileError, create_private_dir, create_public, create_secret};
use super::stage::Stage;
use crate::ports::{Clock, Entropy};

/// What the contact of a node begins with that was told none.
pub const PLACEHOLDER_CONTACT: &str = "duty officer of ";

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
    /// Where officers reach the node from their own machines, `host:port`; none for where it listens for them.
    pub officers_address: Option<String>,
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
            contact: format!("{PLACEHOLDER_CONTACT}{party}"),
            officers_address: None,
            listen_peers: (Ipv4Addr::UNSPECIFIED, 7444).into(),
            listen_officers: (Ipv4Addr::LOCALHOST, 7443).into(),
            listen_metrics: (Ipv4Addr::LOCALHOST, 9464).into(),
            party,
            domain,
            administrator,
        }
    }

    /// Whether a node could run with these.
    fn check(&self) -> Result<(), InitError> {
        let refuse = |why: String| Err(InitError::Option(why));
        let faces = [self.listen_peers, self.listen_officers, self.listen_metrics];
        if let Some(twice) = faces::meeting(faces) {
            return refuse(format!(
                "two faces listen at {twice}; give each its own port"
            ));
        }
        if !(1..=MAX_ADDRESSES).contains(&self.addresses.len()) {
            return refuse(format!("name 1 to {MAX_ADDRESSES} addresses"));
        }
        let officers = self.officers_address();
        let mut addresses = self.addresses.iter().chain([&officers]);
        if let Some(wrong) = addresses.find(|address| !is_address(address)) {
            return refuse(format!("'{wrong}' is not an address; write host:port"));
        }
        if is_contact(&self.contact) {
            return Ok(());
        }
        refuse(format!(
            "the contact is one line of 1 to {MAX_CONTACT_LEN} visible characters"
        ))
    }

    /// Where officers reach the node.
    pub fn officers_address(&self) -> String {
        self.officers_address.clone().unwrap_or_else(|| {
            faces::officers_address(&self.domain, &self.party, self.listen_officers)
        })
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
    /// An option breaks a rule of the configuration.
    #[error("{0}")]
    Option(String),
    /// The directory holds something.
    #[error("{} is not empty; name a new directory, so that no key is ever overwritten", .0.display())]
    NotEmpty(PathBuf),
    /// The administrator cannot be certified.
    #[error(transparent)]
    Officer(#[from] OfficerError),
}

/// Makes a new node in an empty directory, which is made if it is not there: wholly or not at all. Every option is checked
/// before the first file is written; the files are made apart and moved to their place when all of them are durable.
///
/// # Errors
/// When the directory holds anything, an option breaks a rule, or a file cannot be written. The directory is then as it
/// was before.
pub fn init(
    dir: &Path,
    options: &InitOptions,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Initialised, InitError> {
    options.check()?;
    let stage = Stage::begin(dir)?;
    let made = make(stage.path(), options, clock, entropy)?;
    stage.finish()?;
    let layout = Layout::below(dir);
    Ok(Initialised {
        config: dir.join(CONFIG_FILE),
        administrator: IssuedOfficer {
            profile: layout.profile(&options.administrator),
            ..made.administrator
        },
        layout,
        ..made
    })
}

fn make(
    dir: &Path,
    options: &InitOptions,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Initialised, InitError> {
    let layout = Layout::below(dir);
    for dir in [&layout.keys, &layout.tls, &layout.officers] {
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
        &options.officers_address(),
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
