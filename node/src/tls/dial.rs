//! Calls peers: only enrolled ones, and only the one that was meant.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::TokioIo;
use ntc_core::admission::Source;
use ntc_core::identity::name::FederationDomain;
use ntc_core::party::Party;
use ntc_core::phrase::{Name, Phrase, Said};
use ntc_core::reason::Reason;
use rustls::ClientConfig;
use rustls::client::Resumption;
use rustls::pki_types::ServerName;
use thiserror::Error;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tonic::codegen::http::Uri;
use tower::util::BoxCloneSyncService;

use super::connections::{Arriving, CallerKey, Connections, Side};
use super::credentials::Credentials;
use super::guard::Guarded;
use super::protocol::{self, ALPN, ClockTime, TlsError, VERSIONS, reason_of_io};
use super::trust::TrustStore;
use super::verify::{PeerServer, Verifier};
use crate::ports::{Clock, Connect, Wire};

/// How long it may take to look up and reach an address.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the TLS handshake may take.
pub const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(5);

/// A connection that this node opened.
pub type Dialled = Guarded<TlsStream<Box<dyn Wire>>>;

/// Why a peer was not reached.
#[derive(Debug, Error)]
pub enum DialError {
    /// The address cannot be reached.
    #[error("{address} cannot be reached: {source}")]
    Connect {
        /// The address.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// It took too long.
    #[error("{address} did not answer in time")]
    Timeout {
        /// The address.
        address: String,
    },
    /// TLS cannot be set up on this side.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The peer may not be called, or the one who answered is not the peer.
    #[error("{party} at {address}: {reason}")]
    Untrusted {
        /// The party that was meant.
        party: Party,
        /// The address.
        address: String,
        /// Why.
        reason: Reason,
    },
}

// By hand: a line that fails has none.
impl DialError {
    /// The sentence by its code.
    pub(crate) fn said(&self) -> Said {
        let phrase = match self {
            Self::Connect { address, source } => Phrase::LineFailed {
                address: address.clone(),
                why: Said::of_line(source),
            },
            Self::Timeout { address } => Phrase::LineTimeout {
                address: address.clone(),
            },
            Self::Tls(error) => return Said::in_words(error),
            Self::Untrusted {
                party,
                address,
                reason,
            } => Phrase::LineUntrusted {
                party: party.to_string(),
                address: address.clone(),
                reason: Name::new("reason", reason.code()),
            },
        };
        phrase.said()
    }

    /// The stable code; nothing when the line is at fault and not the peer.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Connect { .. } | Self::Timeout { .. } => None,
            Self::Tls(_) => Some(Reason::Internal),
            Self::Untrusted { reason, .. } => Some(*reason),
        }
    }
}

/// Calls peers with the node's own certificate. Clones share everything.
#[derive(Clone)]
pub struct Dialler {
    trust: Arc<TrustStore>,
    credentials: Arc<Credentials>,
    domain: FederationDomain,
    connections: Connections,
    clock: Arc<dyn Clock>,
    connect: Arc<dyn Connect>,
}

impl Dialler {
    /// `connections` must be the ones that `trust` cuts.
    pub fn new(
        trust: Arc<TrustStore>,
        credentials: Arc<Credentials>,
        domain: FederationDomain,
        connections: Connections,
        clock: Arc<dyn Clock>,
        connect: Arc<dyn Connect>,
    ) -> Self {
        Self {
            trust,
            credentials,
            domain,
            connections,
            clock,
            connect,
        }
    }

    /// Opens a connection with a peer. The certificate that answers must be of that party and of its authorities,
    /// whatever the address.
    ///
    /// # Errors
    /// When the peer is unknown or suspended, the address is not reached in time, or another answers.
    pub async fn dial(&self, party: &Party, address: &str) -> Result<Dialled, DialError> {
        let untrusted = |reason| DialError::Untrusted {
            party: party.clone(),
            address: address.to_owned(),
            reason,
        };
        let late = |_| DialError::Timeout {
            address: address.to_owned(),
        };
        self.trust.load().peer(party).map_err(untrusted)?;
        let line = timeout(CONNECT_TIMEOUT, self.connect.connect(address))
            .await
            .map_err(late)?
            .map_err(|source| DialError::Connect {
                address: address.to_owned(),
                source,
            })?;
        let name = ServerName::try_from(self.domain.node_host(party))
            .map_err(|_| untrusted(Reason::Internal))?;
        let connector = TlsConnector::from(Arc::new(self.config(party)?));
        let stream = timeout(HANDSHAKE_TIMEOUT, connector.connect(name, line.wire))
            .await
            .map_err(late)?
            .map_err(|error| untrusted(reason_of_io(&error)))?;
        if stream.get_ref().1.alpn_protocol() != Some(ALPN) {
            return Err(untrusted(Reason::Malformed));
        }
        let entered = self.connections.enter_dialled(Arriving {
            caller: CallerKey::Peer(party.clone()),
            side: Side::Dialled,
            serial: None,
            source: Source::of(line.remote.ip()),
        });
        // Asked again now that the switch can reach the connection: trust may have ended in between.
        self.trust.load().peer(party).map_err(untrusted)?;
        let allowance = self.trust.allowance(party);
        Ok(Guarded::dialled(stream, entered, allowance))
    }

    /// The connector of one peer for `Endpoint::connect_with_connector`; the URI that tonic hands it is not used.
    pub fn connector(
        &self,
        party: &Party,
        address: &str,
    ) -> BoxCloneSyncService<Uri, TokioIo<Dialled>, DialError> {
        let dialler = self.clone();
        let party = party.clone();
        let address = address.to_owned();
        BoxCloneSyncService::new(tower::service_fn(move |_: Uri| {
            let dialler = dialler.clone();
            let party = party.clone();
            let address = address.clone();
            async move { dialler.dial(&party, &address).await.map(TokioIo::new) }
        }))
    }

    fn config(&self, party: &Party) -> Result<ClientConfig, TlsError> {
        let server = Verifier::of(PeerServer {
            trust: Arc::clone(&self.trust),
            party: party.clone(),
        });
        let time = Arc::new(ClockTime(Arc::clone(&self.clock)));
        let mut config = ClientConfig::builder_with_details(protocol::provider(), time)
            .with_protocol_versions(VERSIONS)?
            .dangerous()
            .with_custom_certificate_verifier(server)
            .with_client_cert_resolver(Arc::clone(&self.credentials) as _);
        config.alpn_protocols = vec![ALPN.to_vec()];
        config.resumption = Resumption::disabled();
        Ok(config)
    }
}
