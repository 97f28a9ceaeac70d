//! One TLS 1.3 connection, mutual, to a node whose certificate comes from the profile's authority.

use std::sync::Arc;
use std::time::Duration;

use rustls::client::WebPkiServerVerifier;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::ServerName;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::fault::Fault;
use super::heard::Heard;
use super::profile::Credentials;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;

/// How long TCP and TLS may take, each.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Opens connections to one node.
#[derive(Clone)]
pub(super) struct Connector {
    address: String,
    server_name: ServerName<'static>,
    tls: TlsConnector,
}

impl Connector {
    /// A connector that shows the officer's certificate.
    pub(super) fn new(credentials: Credentials) -> Result<Self, Failure> {
        let refused = |error: &dyn std::fmt::Display| {
            Failure::new(
                Exit::InvalidInput,
                say!("client-not-connected"),
                error.to_string(),
                say!("client-issue-again"),
            )
        };
        let mut roots = RootCertStore::empty();
        for authority in credentials.authorities {
            roots.add(authority).map_err(|error| refused(&error))?;
        }
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let verifier =
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
                .build()
                .map_err(|error| refused(&error))?;
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])
            .map_err(|error| refused(&error))?
            .with_webpki_verifier(verifier)
            .with_client_auth_cert(credentials.chain, credentials.key)
            .map_err(|error| refused(&error))?;
        config.alpn_protocols = vec![b"h2".to_vec()];
        Ok(Self {
            address: credentials.address,
            server_name: credentials.server_name,
            tls: TlsConnector::from(Arc::new(config)),
        })
    }

    /// One connection.
    pub(super) async fn connect(&self) -> Result<Heard, Fault> {
        let socket = timeout(CONNECT_TIMEOUT, TcpStream::connect(&self.address))
            .await
            .map_err(|_| Fault::Silent)?
            .map_err(|error| Fault::unreachable(&error))?;
        // Answers are small and wanted at once; without it they would only be slower.
        drop(socket.set_nodelay(true));
        timeout(
            CONNECT_TIMEOUT,
            self.tls.connect(self.server_name.clone(), socket),
        )
        .await
        .map_err(|_| Fault::Silent)?
        .map(Heard::new)
        .map_err(|error| Fault::tls(&error))
    }
}
