//! Certificates of a node and of its officers, and a profile directory as the node issues it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair,
};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use rustls_pki_types::PrivateKeyDer;

/// The name in the node's certificate.
pub(crate) const SERVER_NAME: &str = "node.test";

/// An operator CA.
pub(crate) struct Authority {
    pub(crate) certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self {
            certificate,
            issuer: Issuer::new(params, key),
        }
    }

    fn issue(&self, name: &str, usage: ExtendedKeyUsagePurpose) -> (Certificate, KeyPair) {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.extended_key_usages = vec![usage];
        let key = KeyPair::generate().unwrap();
        (params.signed_by(&key, &self.issuer).unwrap(), key)
    }

    /// The TLS of a node that takes only officers of this authority.
    pub(crate) fn server(&self) -> Arc<ServerConfig> {
        let (certificate, key) = self.issue(SERVER_NAME, ExtendedKeyUsagePurpose::ServerAuth);
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.der().clone()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let verifier =
            WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider.clone())
                .build()
                .unwrap();
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])
            .unwrap()
            .with_client_cert_verifier(verifier)
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
            )
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec()];
        Arc::new(config)
    }

    /// A profile of an officer of this authority, who trusts `trusted` as the node's authority.
    pub(crate) fn profile(&self, directory: &Path, address: &str, trusted: &Self) {
        let (certificate, key) = self.issue("nino", ExtendedKeyUsagePurpose::ClientAuth);
        fs::write(directory.join("officer.pem"), certificate.pem()).unwrap();
        fs::write(directory.join("officer.key"), key.serialize_pem()).unwrap();
        mode(&directory.join("officer.key"), 0o600);
        fs::write(directory.join("ca.pem"), trusted.certificate.pem()).unwrap();
        let text = format!("address = \"{address}\"\nserver_name = \"{SERVER_NAME}\"\n");
        fs::write(directory.join("profile.toml"), text).unwrap();
    }
}

pub(crate) fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
