//! What a certificate says: reads what the node needs to know from X.509.

use ntc_core::time::Timestamp;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use thiserror::Error;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::FromDer as _;

/// Most URIs of a certificate that are looked at.
pub const MAX_URIS: usize = 8;

/// What a certificate says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CertificateFacts {
    /// Serial number, lower-case hexadecimal without leading zeros.
    pub serial: String,
    /// First moment of validity.
    pub not_before: Timestamp,
    /// Last moment of validity.
    pub not_after: Timestamp,
    /// URIs among the alternative names.
    pub uris: Vec<String>,
}

/// A certificate that cannot be read.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the certificate cannot be read")]
pub struct UnreadableCertificate;

/// Reads a certificate in DER.
///
/// # Errors
/// When it is none, has bytes behind it, or has more than [`MAX_URIS`] URIs.
pub fn facts(der: &[u8]) -> Result<CertificateFacts, UnreadableCertificate> {
    let (rest, cert) = X509Certificate::from_der(der).map_err(|_| UnreadableCertificate)?;
    if !rest.is_empty() {
        return Err(UnreadableCertificate);
    }
    let names = cert
        .subject_alternative_name()
        .map_err(|_| UnreadableCertificate)?;
    let uris: Vec<String> = names
        .iter()
        .flat_map(|names| &names.value.general_names)
        .filter_map(|name| {
            if let GeneralName::URI(uri) = name {
                return Some((*uri).to_owned());
            }
            None
        })
        .collect();
    if uris.len() > MAX_URIS {
        return Err(UnreadableCertificate);
    }
    let seconds =
        |secs: i64| Timestamp::from_millis(u64::try_from(secs).unwrap_or(0).saturating_mul(1000));
    Ok(CertificateFacts {
        serial: serial(cert.raw_serial()),
        not_before: seconds(cert.validity().not_before.timestamp()),
        not_after: seconds(cert.validity().not_after.timestamp()),
        uris,
    })
}

/// Reads the first certificate of a PEM file.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn facts_of_pem(pem: &[u8]) -> Result<CertificateFacts, UnreadableCertificate> {
    facts(&CertificateDer::from_pem_slice(pem).map_err(|_| UnreadableCertificate)?)
}

fn serial(raw: &[u8]) -> String {
    hex::encode(raw).trim_start_matches('0').to_owned()
}
