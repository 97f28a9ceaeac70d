//! Which officers the node listens to.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwap;
use ntc_core::identity::officer::Officer;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::ClientCertVerifier;
use thiserror::Error;

use super::caller::OfficerIdentity;
use super::connections::Connections;
use super::protocol;
use crate::identity::Layout;
use crate::identity::facts;
use crate::identity::register::read_revoked;
use crate::identity::secret_file::{UnusableFile, read_public};

/// The officers' authority and the certificates that it took back.
pub struct OfficerTrust {
    party: Party,
    layout: Layout,
    current: ArcSwap<Current>,
    connections: Connections,
}

struct Current {
    clients: Arc<dyn ClientCertVerifier>,
    revoked: BTreeSet<String>,
}

impl fmt::Debug for OfficerTrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OfficerTrust")
            .field("party", &self.party)
            .finish_non_exhaustive()
    }
}

/// Why the officers' authority cannot be used.
#[derive(Debug, Error)]
pub enum OfficerTrustError {
    /// The authority's certificate cannot be used.
    #[error("the officers' authority {} cannot be used: {why}", path.display())]
    Authority {
        /// Which file.
        path: std::path::PathBuf,
        /// What is wrong.
        why: String,
    },
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] UnusableFile),
}

impl OfficerTrust {
    /// Reads authority and revocations; `connections` are those that a reload cuts.
    ///
    /// # Errors
    /// When a file cannot be read or the authority is no certificate.
    pub fn load(
        layout: &Layout,
        party: &Party,
        connections: Connections,
    ) -> Result<Self, OfficerTrustError> {
        Ok(Self {
            party: party.clone(),
            layout: layout.clone(),
            current: ArcSwap::from_pointee(read(layout)?),
            connections,
        })
    }

    /// Reads authority and revocations again and cuts the connections of officers whose certificate is revoked
    /// now. Returns how many were cut.
    ///
    /// # Errors
    /// When a file cannot be read; what was in force then stays.
    pub fn reload(&self) -> Result<usize, OfficerTrustError> {
        let fresh = Arc::new(read(&self.layout)?);
        self.current.store(Arc::clone(&fresh));
        Ok(self.connections.close_serials(&fresh.revoked))
    }

    /// The officer that a certificate names. The chain is checked by TLS; here the name and its standing are.
    pub(super) fn identify(&self, cert: &CertificateDer<'_>) -> Result<OfficerIdentity, Reason> {
        let facts = facts::facts(cert).map_err(|_| Reason::NotAnOfficer)?;
        let [uri] = facts.uris.as_slice() else {
            return Err(Reason::NotAnOfficer);
        };
        let officer = Officer::from_uri(uri).ok_or(Reason::NotAnOfficer)?;
        if officer.party != self.party {
            return Err(Reason::NotAnOfficer);
        }
        if self.current.load().revoked.contains(&facts.serial) {
            return Err(Reason::CertificateRefused);
        }
        Ok(OfficerIdentity {
            name: officer.name,
            roles: officer.roles,
            serial: facts.serial,
        })
    }

    pub(super) fn clients(&self) -> Arc<dyn ClientCertVerifier> {
        Arc::clone(&self.current.load().clients)
    }
}

fn read(layout: &Layout) -> Result<Current, OfficerTrustError> {
    let path = layout.officer_authority_cert();
    let unusable = |why: &dyn ToString| OfficerTrustError::Authority {
        path: path.clone(),
        why: why.to_string(),
    };
    let mut roots = RootCertStore::empty();
    for cert in CertificateDer::pem_slice_iter(&read_public(&path)?) {
        roots
            .add(cert.map_err(|error| unusable(&error))?)
            .map_err(|error| unusable(&error))?;
    }
    let clients =
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), protocol::provider())
            .build()
            .map_err(|error| unusable(&error))?;
    Ok(Current {
        clients,
        revoked: read_revoked(layout)?,
    })
}
