//! Certificate checks: a peer's certificate is checked against that peer's authorities and no others, whatever
//! name was dialled.

use std::fmt;
use std::sync::Arc;

use ntc_core::party::Party;
use ntc_core::reason::Reason;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_cert_signed_by_trust_anchor;
use rustls::crypto::{CryptoProvider, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{DigitallySignedStruct, DistinguishedName, Error, PeerIncompatible, SignatureScheme};

use super::officers::OfficerTrust;
use super::protocol::{self, refuse};
use super::trust::TrustStore;

/// Whose certificates are good.
pub(super) trait Rule: Send + Sync + 'static {
    /// Checks a certificate with its chain.
    fn check(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<(), Error>;
}

/// A peer that calls.
pub(super) struct PeerClients(pub(super) Arc<TrustStore>);

impl Rule for PeerClients {
    fn check(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<(), Error> {
        let trust = self.0.load();
        let party = trust.party_of(end_entity).map_err(refuse)?;
        let peer = trust.peer(&party).map_err(refuse)?;
        peer.clients
            .verify_client_cert(end_entity, intermediates, now)
            .map(|_| ())
    }
}

/// An officer who calls.
pub(super) struct OfficerClients(pub(super) Arc<OfficerTrust>);

impl Rule for OfficerClients {
    fn check(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<(), Error> {
        self.0.identify(end_entity).map_err(refuse)?;
        self.0
            .clients()
            .verify_client_cert(end_entity, intermediates, now)
            .map(|_| ())
    }
}

/// The peer that is called.
pub(super) struct PeerServer {
    pub(super) trust: Arc<TrustStore>,
    pub(super) party: Party,
}

impl Rule for PeerServer {
    fn check(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<(), Error> {
        let trust = self.trust.load();
        let party = trust.party_of(end_entity).map_err(refuse)?;
        if party != self.party {
            return Err(refuse(Reason::CertificateRefused));
        }
        let peer = trust.peer(&party).map_err(refuse)?;
        verify_server_cert_signed_by_trust_anchor(
            &ParsedCertificate::try_from(end_entity)?,
            &peer.roots,
            intermediates,
            now,
            protocol::provider().signature_verification_algorithms.all,
        )
    }
}

/// Checks certificates by a rule, and the signatures of the handshake.
pub(super) struct Verifier<R> {
    rule: R,
    provider: Arc<CryptoProvider>,
}

impl<R> Verifier<R> {
    pub(super) fn of(rule: R) -> Arc<Self> {
        let provider = protocol::provider();
        Arc::new(Self { rule, provider })
    }
}

impl<R> fmt::Debug for Verifier<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").finish_non_exhaustive()
    }
}

/// How signatures of the handshake are checked, whoever is at the other end. TLS 1.3 only.
macro_rules! signatures {
    () => {
        fn verify_tls12_signature(
            &self,
            _message: &[u8],
            _cert: &CertificateDer<'_>,
            _dss: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            Err(PeerIncompatible::Tls13RequiredForQuic.into())
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            cert: &CertificateDer<'_>,
            dss: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            let algorithms = &self.provider.signature_verification_algorithms;
            verify_tls13_signature(message, cert, dss, algorithms)
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            let algorithms = &self.provider.signature_verification_algorithms;
            algorithms.supported_schemes()
        }
    };
}

impl<R: Rule> ClientCertVerifier for Verifier<R> {
    /// None: the list of partners is nobody's business.
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        self.rule.check(end_entity, intermediates, now)?;
        Ok(ClientCertVerified::assertion())
    }

    signatures!();
}

impl<R: Rule> ServerCertVerifier for Verifier<R> {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.rule.check(end_entity, intermediates, now)?;
        Ok(ServerCertVerified::assertion())
    }

    signatures!();
}
