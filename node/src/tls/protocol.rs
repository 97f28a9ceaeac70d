//! What every TLS connection of the node has in common: TLS 1.3, HTTP/2, no resumption.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::reason::Reason;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::UnixTime;
use rustls::time_provider::TimeProvider;
use rustls::{CertificateError, Error, OtherError};
use thiserror::Error;

use crate::ports::Clock;

/// The one application protocol.
pub(super) const ALPN: &[u8] = b"h2";

/// The one protocol version.
pub(super) static VERSIONS: &[&rustls::SupportedProtocolVersion] = &[&rustls::version::TLS13];

/// Cryptography of AWS-LC, with the hybrid post-quantum key exchange first.
pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::aws_lc_rs::default_provider())
}

/// The node's clock, for the validity of certificates.
pub(super) struct ClockTime(pub(super) Arc<dyn Clock>);

impl fmt::Debug for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClockTime")
    }
}

impl TimeProvider for ClockTime {
    fn current_time(&self) -> Option<UnixTime> {
        let since = Duration::from_secs(self.0.now().as_secs());
        Some(UnixTime::since_unix_epoch(since))
    }
}

/// TLS cannot be set up.
#[derive(Debug, Error)]
#[error("TLS cannot be set up: {0}")]
pub struct TlsError(#[from] pub(super) Error);

/// The node's own reason to refuse a certificate, carried through rustls.
#[derive(Debug, Error)]
#[error("{0}")]
struct Refused(Reason);

/// The error with which a verifier refuses for this reason.
pub(super) fn refuse(reason: Reason) -> Error {
    Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(Refused(
        reason,
    )))))
}

/// Why a handshake failed, as a stable reason.
pub(super) fn reason_of(error: &Error) -> Reason {
    let Error::InvalidCertificate(why) = error else {
        if matches!(error, Error::NoCertificatesPresented) {
            return Reason::CertificateRefused;
        }
        // An alert means that the other side refused ours.
        if matches!(error, Error::AlertReceived(_)) {
            return Reason::CertificateRefused;
        }
        return Reason::Malformed;
    };
    if let CertificateError::Other(OtherError(inner)) = why
        && let Some(Refused(reason)) = inner.downcast_ref()
    {
        return *reason;
    }
    let expired = matches!(
        why,
        CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. }
    );
    if expired {
        Reason::CertificateExpired
    } else {
        Reason::CertificateRefused
    }
}

/// Why reading or writing under TLS failed, as a stable reason.
pub(super) fn reason_of_io(error: &std::io::Error) -> Reason {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref())
        .map_or(Reason::Malformed, reason_of)
}
