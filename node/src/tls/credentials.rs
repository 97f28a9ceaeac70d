//! The certificate and key that the node shows, taken up again without a restart.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use ntc_core::time::Timestamp;
use rustls::SignatureScheme;
use rustls::client::ResolvesClientCert;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use thiserror::Error;

use super::protocol;
use crate::identity::facts::{UnreadableCertificate, facts};
use crate::identity::secret_file::{UnusableFile, read_public, read_secret};

/// A node does not start with a certificate that ends sooner than this.
pub const MIN_REMAINING: Duration = DAY;

/// What the certificate is for that officers are shown, as warnings of its end call it.
pub(crate) const OFFICERS: &str = "officers' server";
/// Remaining days at which the node warns, largest first.
pub const WARN_DAYS: [u64; 6] = [90, 60, 30, 14, 7, 1];

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Why a certificate cannot be taken up.
#[derive(Debug, Error)]
pub enum CredentialsError {
    /// The certificate ends too soon.
    #[error("the certificate {} ends at {not_after}; renew it first with `ntc-node renew`", path.display())]
    Expiring {
        /// Which file.
        path: PathBuf,
        /// When it ends.
        not_after: Timestamp,
    },
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] UnusableFile),
    /// Certificate and key are not a pair.
    #[error("{} and {} do not belong together", cert.display(), key.display())]
    Mismatch {
        /// The certificate's file.
        cert: PathBuf,
        /// The key's file.
        key: PathBuf,
    },
    /// A file holds no certificate or no key.
    #[error("{} holds no {what} in PEM that can be used", path.display())]
    NotPem {
        /// Which file.
        path: PathBuf,
        /// What is missing.
        what: &'static str,
    },
    /// The certificate cannot be read.
    #[error(transparent)]
    Unreadable(#[from] UnreadableCertificate),
}

struct Current {
    certified: Arc<CertifiedKey>,
    not_after: Timestamp,
}

/// A certificate chain and its key.
pub struct Credentials {
    cert: PathBuf,
    key: PathBuf,
    current: ArcSwap<Current>,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("cert", &self.cert)
            .field("not_after", &self.not_after())
            .finish_non_exhaustive()
    }
}

impl Credentials {
    /// Reads a certificate chain and its key.
    ///
    /// # Errors
    /// When a file cannot be used, the two are not a pair, or the certificate ends within [`MIN_REMAINING`].
    pub fn load(cert: PathBuf, key: PathBuf, now: Timestamp) -> Result<Self, CredentialsError> {
        let current = ArcSwap::from_pointee(read(&cert, &key, now)?);
        Ok(Self { cert, key, current })
    }

    /// Reads both files again. Connections that stand keep what they began with.
    ///
    /// # Errors
    /// As when loaded; the certificate before then stays in use.
    pub fn reload(&self, now: Timestamp) -> Result<(), CredentialsError> {
        self.current
            .store(Arc::new(read(&self.cert, &self.key, now)?));
        Ok(())
    }

    /// Last moment of the certificate's validity.
    pub fn not_after(&self) -> Timestamp {
        self.current.load().not_after
    }
}

/// The smallest of [`WARN_DAYS`] within which the validity ends; nothing while more than 90 days remain.
pub fn expiry_warning(not_after: Timestamp, now: Timestamp) -> Option<u64> {
    let remaining = not_after.since(now);
    WARN_DAYS
        .into_iter()
        .rev()
        .find(|days| remaining.as_secs() <= days * DAY.as_secs())
}

fn read(cert: &PathBuf, key: &PathBuf, now: Timestamp) -> Result<Current, CredentialsError> {
    let not_pem = |path: &PathBuf, what| CredentialsError::NotPem {
        path: path.clone(),
        what,
    };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&read_public(cert)?)
        .collect::<Result<_, _>>()
        .map_err(|_| not_pem(cert, "certificate"))?;
    let leaf = chain.first().ok_or_else(|| not_pem(cert, "certificate"))?;
    let not_after = facts(leaf)?.not_after;
    if not_after < now.plus(MIN_REMAINING) {
        return Err(CredentialsError::Expiring {
            path: cert.clone(),
            not_after,
        });
    }
    let private = PrivateKeyDer::from_pem_slice(&read_secret(key)?)
        .map_err(|_| not_pem(key, "private key"))?;
    let signing = protocol::provider()
        .key_provider
        .load_private_key(private)
        .map_err(|_| not_pem(key, "private key"))?;
    let certified = CertifiedKey::new(chain, signing);
    certified
        .keys_match()
        .map_err(|_| CredentialsError::Mismatch {
            cert: cert.clone(),
            key: key.clone(),
        })?;
    Ok(Current {
        certified: Arc::new(certified),
        not_after,
    })
}

impl ResolvesServerCert for Credentials {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.load().certified))
    }
}

impl ResolvesClientCert for Credentials {
    fn resolve(
        &self,
        _root_hint_subjects: &[&[u8]],
        _schemes: &[SignatureScheme],
    ) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.load().certified))
    }

    fn has_certs(&self) -> bool {
        true
    }
}
