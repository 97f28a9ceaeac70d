//! Issues X.509 certificates: for the node, for the face that officers call, and for officers.

use std::fmt;
use std::time::Duration;

use ntc_core::time::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, SanType, SerialNumber, date_time_ymd,
};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::ports::{Entropy, EntropyError};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// How long an authority's certificate is valid.
pub const AUTHORITY_VALIDITY: Duration = DAY.saturating_mul(3650);

/// How long a certificate of a node or an officer is valid.
pub const LEAF_VALIDITY: Duration = DAY.saturating_mul(397);

/// How far back validity starts, for partners whose clock is behind.
const BACKDATE: Duration = Duration::from_secs(3600);

/// Latest time that a certificate can carry: the end of the year 9998, in seconds.
const MAX_SECS: u64 = 253_370_764_800;

/// Why a certificate was not issued.
#[derive(Debug, Error)]
pub enum IssueError {
    /// No randomness for the serial number.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The certificate cannot be made.
    #[error("the certificate cannot be made: {0}")]
    Certificate(#[from] rcgen::Error),
}

/// A certificate with its private key.
pub struct Issued {
    /// The certificate in PEM.
    pub cert_pem: String,
    /// The certificate in DER.
    pub cert_der: Vec<u8>,
    /// The private key, PKCS#8 in PEM.
    pub key_pem: Zeroizing<String>,
    /// Serial number in lower-case hexadecimal.
    pub serial: String,
    /// Last moment of validity.
    pub not_after: Timestamp,
}

impl fmt::Debug for Issued {
    /// Leaves out the private key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issued")
            .field("serial", &self.serial)
            .field("not_after", &self.not_after)
            .finish_non_exhaustive()
    }
}

/// What a certificate is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Subject {
    /// Common name.
    pub name: String,
    /// URIs that identify the holder.
    pub uris: Vec<String>,
    /// Host names, for servers.
    pub hosts: Vec<String>,
    /// Whether the holder answers calls.
    pub server: bool,
    /// Whether the holder makes calls.
    pub client: bool,
    /// How long the certificate is valid from now on.
    pub validity: Duration,
}

/// A certificate authority.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").finish_non_exhaustive()
    }
}

impl Authority {
    /// Makes a new authority of this name. It can issue certificates of holders, not of further authorities.
    ///
    /// # Errors
    /// When there is no randomness or the name does not fit a certificate.
    pub fn create(
        name: &str,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<(Self, Issued), IssueError> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let (mut params, serial, not_after) = params(name, AUTHORITY_VALIDITY, now, entropy)?;
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let certificate = params.self_signed(&key)?;
        let issued = Issued {
            cert_pem: certificate.pem(),
            cert_der: certificate.der().to_vec(),
            key_pem: Zeroizing::new(key.serialize_pem()),
            serial,
            not_after,
        };
        let issuer = Issuer::new(params, key);
        Ok((Self { issuer }, issued))
    }

    /// Takes up an authority from its two files.
    ///
    /// # Errors
    /// When they are no certificate or no private key in PEM.
    pub fn from_pem(cert: &str, key: &str) -> Result<Self, IssueError> {
        let issuer = Issuer::from_ca_cert_pem(cert, KeyPair::from_pem(key)?)?;
        Ok(Self { issuer })
    }

    /// Issues a certificate with a new key.
    ///
    /// # Errors
    /// When there is no randomness or the subject does not fit a certificate.
    pub fn issue(
        &self,
        subject: &Subject,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<Issued, IssueError> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let (mut params, serial, not_after) =
            params(&subject.name, subject.validity, now, entropy)?;
        params.is_ca = IsCa::ExplicitNoCa;
        params.use_authority_key_identifier_extension = true;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        if subject.server {
            params
                .extended_key_usages
                .push(ExtendedKeyUsagePurpose::ServerAuth);
        }
        if subject.client {
            params
                .extended_key_usages
                .push(ExtendedKeyUsagePurpose::ClientAuth);
        }
        let mut names: Vec<SanType> =
            CertificateParams::new(subject.hosts.clone())?.subject_alt_names;
        for uri in &subject.uris {
            names.push(SanType::URI(uri.as_str().try_into()?));
        }
        params.subject_alt_names = names;
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok(Issued {
            cert_pem: certificate.pem(),
            cert_der: certificate.der().to_vec(),
            key_pem: Zeroizing::new(key.serialize_pem()),
            serial,
            not_after,
        })
    }
}

fn params(
    name: &str,
    validity: Duration,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Result<(CertificateParams, String, Timestamp), IssueError> {
    let mut serial = [0; 16];
    entropy.fill(&mut serial)?;
    // Positive and without leading zeros, so that its text form is the same everywhere.
    if let Some(first) = serial.first_mut() {
        *first = *first & 0x3f | 0x40;
    }
    let epoch = date_time_ymd(1970, 1, 1);
    let now = Duration::from_secs(now.as_secs().min(MAX_SECS));
    let end = (now + validity).min(Duration::from_secs(MAX_SECS));
    let mut params = CertificateParams::default();
    params.not_before = epoch + now.saturating_sub(BACKDATE);
    params.not_after = epoch + end;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    Ok((
        params,
        hex::encode(serial),
        Timestamp::from_millis(end.as_secs().saturating_mul(1000)),
    ))
}
