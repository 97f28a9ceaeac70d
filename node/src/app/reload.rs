//! Reading again what can change under a running node: certificates, revocations, whom it trusts.

use std::sync::Arc;

use ntc_core::identity::name::FederationDomain;

use crate::partners::{Partners, Roster};
use crate::ports::Clock;
use crate::tls::{Credentials, OfficerTrust, Trust, TrustStore};

/// The trust that the roster says.
pub(super) fn trust_of(domain: &FederationDomain, roster: &Roster) -> Trust {
    let mut trust = Trust::new(domain.clone());
    for (party, peer) in roster.peers() {
        if let Err(error) = trust.insert(&peer.card, peer.suspended.is_some()) {
            tracing::error!(%error, peer.id = %party, "peer cannot be trusted");
        }
    }
    trust
}

/// Reads again what can change under a running node.
#[derive(Clone)]
pub(crate) struct Reload {
    pub(super) domain: FederationDomain,
    pub(super) partners: Arc<Partners>,
    pub(super) trust: Arc<TrustStore>,
    pub(super) officers: Arc<OfficerTrust>,
    pub(super) credentials: Vec<(&'static str, Arc<Credentials>)>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Reload {
    /// Reads certificates and revocations again.
    pub(crate) fn run(&self) {
        for (_, credentials) in &self.credentials {
            if let Err(error) = credentials.reload(self.clock.now()) {
                tracing::error!(%error, "certificate not read again; the one before stays");
            }
        }
        match self.officers.reload() {
            Ok(cut) => tracing::info!(cut, "certificates and revocations read again"),
            Err(error) => tracing::error!(%error, "officers' authority not read again"),
        }
    }

    /// Reads revocations again, so that taking a certificate back needs no second step.
    pub(super) fn revocations(&self) {
        match self.officers.reload() {
            Ok(0) => {}
            Ok(cut) => tracing::info!(cut, "connections of revoked officers cut"),
            Err(error) => tracing::error!(%error, "officers' revocations not read again"),
        }
    }

    /// Puts the roster's trust in force; connections of peers that lost it are cut.
    pub(super) fn trust(&self) {
        let cut = self
            .trust
            .replace(trust_of(&self.domain, &self.partners.roster()));
        if cut > 0 {
            tracing::info!(cut, "connections cut");
        }
    }
}
