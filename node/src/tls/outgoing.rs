//! Calls of services that are no partners: their certificates are judged by authorities as the Web has them.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use thiserror::Error;

use super::protocol::{ClockTime, VERSIONS, provider};
use crate::ports::Clock;

/// Why no such call is possible.
#[derive(Debug, Error)]
pub(crate) enum OutgoingError {
    /// The authorities cannot be read.
    #[error("{0}")]
    Authorities(String),
    /// TLS cannot be set up.
    #[error("TLS cannot be set up: {0}")]
    Tls(#[from] rustls::Error),
}

/// TLS 1.3 towards a server whose certificate comes from the authorities in a file, or from those of the system.
///
/// # Errors
/// When the authorities cannot be read, or there is none.
pub(crate) fn outgoing(
    authorities: Option<&Path>,
    clock: Arc<dyn Clock>,
) -> Result<Arc<ClientConfig>, OutgoingError> {
    let mut roots = RootCertStore::empty();
    match authorities {
        Some(path) => {
            let unread = |error: &dyn std::fmt::Display| {
                OutgoingError::Authorities(format!("{}: {error}", path.display()))
            };
            for certificate in
                CertificateDer::pem_file_iter(path).map_err(|error| unread(&error))?
            {
                let certificate = certificate.map_err(|error| unread(&error))?;
                roots.add(certificate).map_err(|error| unread(&error))?;
            }
        }
        None => {
            // One that is not usable is passed over, as every program that calls servers of the Web does.
            let found = rustls_native_certs::load_native_certs();
            roots.add_parsable_certificates(found.certs);
        }
    }
    if roots.is_empty() {
        let what = match authorities {
            Some(path) => format!("{} holds no certificate", path.display()),
            None => {
                "the system has no certificate authorities; install ca-certificates, or name a file"
                    .to_owned()
            }
        };
        return Err(OutgoingError::Authorities(what));
    }
    let config = ClientConfig::builder_with_details(provider(), Arc::new(ClockTime(clock)))
        .with_protocol_versions(VERSIONS)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}
