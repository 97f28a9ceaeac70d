//! The two faces of a node that others call: peers and officers. Each has its own authorities and certificate.

use std::sync::Arc;

use ntc_core::admission::Source;
use ntc_core::reason::Reason;
use rustls::ServerConfig;
use rustls::pki_types::CertificateDer;
use rustls::server::NoServerSessionStorage;
use rustls::server::danger::ClientCertVerifier;

use super::allowance::Allowance;
use super::caller::{OfficerIdentity, PeerIdentity};
use super::connections::CallerKey;
use super::credentials::Credentials;
use super::officers::OfficerTrust;
use super::protocol::{self, ALPN, ClockTime, TlsError, VERSIONS};
use super::trust::TrustStore;
use super::verify::{OfficerClients, PeerClients, Verifier};
use crate::ports::Clock;

/// A face that others call.
pub trait Plane: Send + Sync + 'static {
    /// Who calls.
    type Identity: Clone + Send + Sync + 'static;

    /// TLS of this face.
    fn config(&self) -> Arc<ServerConfig>;

    /// The caller of a certificate whose chain was verified, if the caller is trusted now.
    ///
    /// # Errors
    /// The reason why the caller is not trusted.
    fn identify(&self, cert: &CertificateDer<'_>) -> Result<Self::Identity, Reason>;

    /// Whose connections these are.
    fn key(identity: &Self::Identity) -> CallerKey;

    /// Serial number of the caller's certificate, where certificates are revoked one by one.
    fn serial(identity: &Self::Identity) -> Option<String>;

    /// What the caller may take, where that is limited.
    fn allowance(identity: &Self::Identity) -> Option<Arc<Allowance>>;

    /// Whether the source stands in a trusted card, or a name there leads to it.
    fn lists(&self, source: Source) -> bool;
}

/// The face that peers call.
#[derive(Debug)]
pub struct PeerPlane {
    trust: Arc<TrustStore>,
    config: Arc<ServerConfig>,
}

impl PeerPlane {
    /// Shows `credentials` and admits whom `trust` names.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(
        trust: Arc<TrustStore>,
        credentials: Arc<Credentials>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, TlsError> {
        let clients = Verifier::of(PeerClients(Arc::clone(&trust)));
        let config = server_config(clients, credentials, clock)?;
        Ok(Self { trust, config })
    }
}

impl Plane for PeerPlane {
    type Identity = PeerIdentity;

    fn config(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.config)
    }

    fn identify(&self, cert: &CertificateDer<'_>) -> Result<PeerIdentity, Reason> {
        let trust = self.trust.load();
        let party = trust.party_of(cert)?;
        trust.peer(&party)?;
        let allowance = self.trust.allowance(&party);
        Ok(PeerIdentity { party, allowance })
    }

    fn key(identity: &PeerIdentity) -> CallerKey {
        CallerKey::Peer(identity.party.clone())
    }

    fn serial(_identity: &PeerIdentity) -> Option<String> {
        None
    }

    fn allowance(identity: &PeerIdentity) -> Option<Arc<Allowance>> {
        Some(Arc::clone(&identity.allowance))
    }

    fn lists(&self, source: Source) -> bool {
        self.trust.reserved().holds(source)
    }
}

/// The face that officers call.
#[derive(Debug)]
pub struct OfficerPlane {
    officers: Arc<OfficerTrust>,
    config: Arc<ServerConfig>,
}

impl OfficerPlane {
    /// Shows `credentials` and admits whom `officers` names.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(
        officers: Arc<OfficerTrust>,
        credentials: Arc<Credentials>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, TlsError> {
        let clients = Verifier::of(OfficerClients(Arc::clone(&officers)));
        let config = server_config(clients, credentials, clock)?;
        Ok(Self { officers, config })
    }
}

impl Plane for OfficerPlane {
    type Identity = OfficerIdentity;

    fn config(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.config)
    }

    fn identify(&self, cert: &CertificateDer<'_>) -> Result<OfficerIdentity, Reason> {
        self.officers.identify(cert)
    }

    fn key(identity: &OfficerIdentity) -> CallerKey {
        CallerKey::Officer(identity.name.clone())
    }

    fn serial(identity: &OfficerIdentity) -> Option<String> {
        Some(identity.serial.clone())
    }

    /// None: an officer is the node's own, and imports as fast as the disk takes it.
    fn allowance(_identity: &OfficerIdentity) -> Option<Arc<Allowance>> {
        None
    }

    fn lists(&self, _source: Source) -> bool {
        false
    }
}

/// A resumed session would bring back a client chain that nobody checks again, so there are none.
fn server_config(
    clients: Arc<dyn ClientCertVerifier>,
    credentials: Arc<Credentials>,
    clock: Arc<dyn Clock>,
) -> Result<Arc<ServerConfig>, TlsError> {
    let mut config =
        ServerConfig::builder_with_details(protocol::provider(), Arc::new(ClockTime(clock)))
            .with_protocol_versions(VERSIONS)?
            .with_client_cert_verifier(clients)
            .with_cert_resolver(credentials);
    config.alpn_protocols = vec![ALPN.to_vec()];
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    config.max_early_data_size = 0;
    Ok(Arc::new(config))
}
