//! Which peers the node speaks with. A snapshot, made from the enrolled cards, that is replaced as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;

use arc_swap::ArcSwap;
use ntc_core::admission::Source;
use ntc_core::identity::card::NodeCard;
use ntc_core::identity::name::FederationDomain;
use ntc_core::party::Party;
use ntc_core::reason::{Reason, Reasoned};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::ClientCertVerifier;
use thiserror::Error;

use super::allowance::{Allowance, Allowances};
use super::connections::{CallerKey, Connections};
use super::protocol;
use super::reserve::Reserved;
use crate::identity::facts;

/// Trust in one peer: its own authorities and no others.
#[derive(Clone, Debug)]
pub struct PeerTrust {
    authorities: Vec<Vec<u8>>,
    suspended: bool,
    /// Sources of the addresses that its card writes as numbers.
    sources: BTreeSet<Source>,
    /// The addresses that its card writes with a name.
    names: BTreeSet<String>,
    pub(super) roots: Arc<RootCertStore>,
    pub(super) clients: Arc<dyn ClientCertVerifier>,
}

/// A card's authority that TLS cannot use.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(CardInvalid)]
#[error("the certificate authority in the card of {party} cannot be used: {why}")]
pub struct UnusableAuthority {
    party: Party,
    why: String,
}

/// The peers of a moment.
#[derive(Clone, Debug)]
pub struct Trust {
    domain: FederationDomain,
    peers: BTreeMap<Party, PeerTrust>,
}

impl Trust {
    /// Trust in nobody.
    pub fn new(domain: FederationDomain) -> Self {
        Self {
            domain,
            peers: BTreeMap::new(),
        }
    }

    /// Adds the peer of a card, or puts the card in the place of the one before.
    ///
    /// # Errors
    /// When an authority in the card is not a certificate.
    pub fn insert(&mut self, card: &NodeCard, suspended: bool) -> Result<(), UnusableAuthority> {
        let party = card.party();
        let unusable = |why: &dyn ToString| UnusableAuthority {
            party: party.clone(),
            why: why.to_string(),
        };
        let mut roots = RootCertStore::empty();
        for authority in card.authorities() {
            roots
                .add(CertificateDer::from(authority.as_slice()).into_owned())
                .map_err(|error| unusable(&error))?;
        }
        let roots = Arc::new(roots);
        let clients =
            WebPkiClientVerifier::builder_with_provider(Arc::clone(&roots), protocol::provider())
                .build()
                .map_err(|error| unusable(&error))?;
        let (sources, names) = addresses(card);
        let peer = PeerTrust {
            authorities: card.authorities().to_vec(),
            suspended,
            sources,
            names,
            roots,
            clients,
        };
        self.peers.insert(party.clone(), peer);
        Ok(())
    }

    /// The peer, if it may connect and be called now.
    pub(super) fn peer(&self, party: &Party) -> Result<&PeerTrust, Reason> {
        let peer = self.peers.get(party).ok_or(Reason::PartyUnknown)?;
        if peer.suspended {
            return Err(Reason::PeerSuspended);
        }
        Ok(peer)
    }

    /// Sources of the addresses that the cards of those who may connect write as numbers.
    pub(super) fn sources(&self) -> impl Iterator<Item = Source> {
        self.connecting()
            .flat_map(|peer| peer.sources.iter().copied())
    }

    /// The addresses, `host:port`, that the cards of those who may connect write with a name.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        self.connecting()
            .flat_map(|peer| peer.names.iter().map(String::as_str))
            .collect()
    }

    fn connecting(&self) -> impl Iterator<Item = &PeerTrust> {
        self.peers.values().filter(|peer| !peer.suspended)
    }

    /// The party that a node certificate names. Exactly one URI, so that none can hide behind another.
    pub(super) fn party_of(&self, cert: &CertificateDer<'_>) -> Result<Party, Reason> {
        let facts = facts::facts(cert).map_err(|_| Reason::CertificateRefused)?;
        let [uri] = facts.uris.as_slice() else {
            return Err(Reason::CertificateRefused);
        };
        self.domain
            .party_of_node_id(uri)
            .ok_or(Reason::CertificateRefused)
    }

    /// Peers of this snapshot that the other does not trust as this one does.
    fn changed<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a Party> {
        self.peers.iter().filter_map(|(party, peer)| {
            let same = other
                .peer(party)
                .is_ok_and(|kept| kept.authorities == peer.authorities);
            (!same).then_some(party)
        })
    }
}

/// The addresses of a card: those that are numbers, and those that have a name.
fn addresses(card: &NodeCard) -> (BTreeSet<Source>, BTreeSet<String>) {
    let (mut sources, mut names) = (BTreeSet::new(), BTreeSet::new());
    for address in card.addresses() {
        match address.parse::<SocketAddr>() {
            Ok(number) => drop(sources.insert(Source::of(number.ip()))),
            Err(_) => drop(names.insert(address.clone())),
        }
    }
    (sources, names)
}

/// The trust in force. Replacing it acts at once: connections of peers that lost trust are cut.
#[derive(Debug)]
pub struct TrustStore {
    current: ArcSwap<Trust>,
    connections: Connections,
    allowances: Allowances,
    reserved: Reserved,
}

impl TrustStore {
    /// Begins with this trust; `connections` are those that a replacement cuts.
    pub fn new(trust: Trust, connections: Connections) -> Self {
        Self {
            reserved: Reserved::of(&trust),
            current: ArcSwap::from_pointee(trust),
            connections,
            allowances: Allowances::default(),
        }
    }

    /// The sources for which places are kept.
    pub(super) const fn reserved(&self) -> &Reserved {
        &self.reserved
    }

    /// What a party may take.
    pub fn allowance(&self, party: &Party) -> Arc<Allowance> {
        self.allowances.of(party)
    }

    /// The trust now.
    pub fn load(&self) -> Arc<Trust> {
        self.current.load_full()
    }

    /// Puts another trust in force and cuts every connection with a peer that was removed, suspended or given
    /// other authorities. Returns how many were cut.
    pub fn replace(&self, trust: Trust) -> usize {
        let trust = Arc::new(trust);
        let before = self.current.swap(Arc::clone(&trust));
        self.allowances
            .retain(|party| trust.peers.contains_key(party));
        self.reserved.renew(|| self.load());
        before
            .changed(&trust)
            .map(|party| self.connections.close(&CallerKey::Peer(party.clone())))
            .sum()
    }
}
