//! What a new node is told about itself, and whether a node could run with it.

use std::net::{Ipv4Addr, SocketAddr};

use ntc_core::identity::card::{MAX_ADDRESSES, MAX_CONTACT_LEN, is_address, is_contact};
use ntc_core::identity::name::FederationDomain;
use ntc_core::identity::officer::OfficerName;
use ntc_core::party::Party;

use super::faces;
use super::unmade::InitError;

/// What the contact of a node begins with that was told none.
pub const PLACEHOLDER_CONTACT: &str = "duty officer of ";

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
    pub(super) fn check(&self) -> Result<(), InitError> {
        let refuse = |why: String| Err(InitError::Option(why));
        let faces = [self.listen_peers, self.listen_officers, self.listen_metrics];
        if let Some(twice) = faces::meeting(faces) {
            return refuse(format!(
                "two listeners share {twice}: partners, officers and metrics each need a port of their own"
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
