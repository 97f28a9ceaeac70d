//! Calling a node as an officer does: with the certificate of a profile directory.

use std::path::Path;
use std::sync::Arc;

use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use serde::Deserialize;
use thiserror::Error;
use tokio_rustls::TlsConnector;
use tonic::transport::{Channel, Endpoint, Uri};

use super::protocol::{self, ALPN, VERSIONS};
use crate::identity::profile::{AUTHORITY_FILE, CERT_FILE, KEY_FILE, PROFILE_FILE};
use crate::ports::{Connect, Tcp};

/// Why an officer's profile cannot be used.
#[derive(Debug, Error)]
pub enum OfficeError {
    /// A file of the profile cannot be read.
    #[error("{0} cannot be read")]
    File(String, #[source] std::io::Error),
    /// A file of the profile cannot be read as what it is for.
    #[error("{0} cannot be read: {1}")]
    Form(String, String),
    /// The node is not reached.
    #[error("the node is not reached: {0}")]
    Connect(#[from] tonic::transport::Error),
}

#[derive(Deserialize)]
struct ProfileFile {
    address: String,
    server_name: String,
}

/// Opens a channel to the node that a profile names, with the officer's certificate.
///
/// # Errors
/// When the profile cannot be used or the node is not reached.
pub async fn connect(profile: &Path) -> Result<Channel, OfficeError> {
    connect_over(profile, Arc::new(Tcp)).await
}

/// Opens a channel over connections of another kind than the machine's.
///
/// # Errors
/// As [`connect`].
pub async fn connect_over(profile: &Path, over: Arc<dyn Connect>) -> Result<Channel, OfficeError> {
    connect_with(Endpoint::from_static("http://node"), profile, over).await
}

/// Opens a channel with settings of HTTP/2 that the caller chose.
///
/// # Errors
/// As [`connect`].
pub async fn connect_with(
    endpoint: Endpoint,
    profile: &Path,
    over: Arc<dyn Connect>,
) -> Result<Channel, OfficeError> {
    let text = read(profile, PROFILE_FILE)?;
    let form = |file: &str, error: String| OfficeError::Form(file.to_owned(), error);
    let told: ProfileFile = toml::from_str(&String::from_utf8_lossy(&text))
        .map_err(|error| form(PROFILE_FILE, error.to_string()))?;
    let name = ServerName::try_from(told.server_name)
        .map_err(|error| form(PROFILE_FILE, error.to_string()))?;
    let connector = TlsConnector::from(Arc::new(config(profile)?));
    let connect = tower::service_fn(move |_: Uri| {
        let (connector, name, address) = (connector.clone(), name.clone(), told.address.clone());
        let over = Arc::clone(&over);
        async move {
            let line = over.connect(&address).await?;
            Ok::<_, std::io::Error>(TokioIo::new(connector.connect(name, line.wire).await?))
        }
    });
    Ok(endpoint.connect_with_connector(connect).await?)
}

fn config(profile: &Path) -> Result<ClientConfig, OfficeError> {
    let form = |file: &str, error: &dyn std::fmt::Display| {
        OfficeError::Form(file.to_owned(), error.to_string())
    };
    let mut roots = RootCertStore::empty();
    for authority in CertificateDer::pem_slice_iter(&read(profile, AUTHORITY_FILE)?) {
        let authority = authority.map_err(|error| form(AUTHORITY_FILE, &error))?;
        roots
            .add(authority)
            .map_err(|error| form(AUTHORITY_FILE, &error))?;
    }
    let chain = CertificateDer::pem_slice_iter(&read(profile, CERT_FILE)?)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| form(CERT_FILE, &error))?;
    let key = PrivateKeyDer::from_pem_slice(&read(profile, KEY_FILE)?)
        .map_err(|error| form(KEY_FILE, &error))?;
    let mut config = ClientConfig::builder_with_provider(protocol::provider())
        .with_protocol_versions(VERSIONS)
        .map_err(|error| form(CERT_FILE, &error))?
        .with_root_certificates(roots)
        .with_client_auth_cert(chain, key)
        .map_err(|error| form(CERT_FILE, &error))?;
    config.alpn_protocols = vec![ALPN.to_vec()];
    Ok(config)
}

fn read(profile: &Path, file: &str) -> Result<Vec<u8>, OfficeError> {
    let path = profile.join(file);
    std::fs::read(&path).map_err(|error| OfficeError::File(path.display().to_string(), error))
}
