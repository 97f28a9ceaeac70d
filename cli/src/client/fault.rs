//! What can be wrong between the officer's program and the node, told apart so that the advice fits.

use std::error::Error;
use std::io;

use rustls::{AlertDescription, CertificateError};
use thiserror::Error;

use crate::lang::{self, say};

/// A connection that did not come about, or broke.
#[derive(Clone, Debug, Error)]
pub(crate) enum Fault {
    /// Nothing listens there.
    #[error("nothing listens there ({0})")]
    Closed(String),
    /// The name is not known or there is no way to it.
    #[error("{0}")]
    NoWay(String),
    /// No answer in time.
    #[error("it does not answer")]
    Silent,
    /// The node's certificate does not prove that it is the officer's node.
    #[error("its certificate is not the one of your node: {0}")]
    NotYourNode(String),
    /// The node's certificate has expired.
    #[error("the node's certificate has expired, or this machine's clock is wrong")]
    NodeExpired,
    /// The node does not take the officer's certificate.
    #[error("the node does not accept your certificate: {0}")]
    NotAccepted(String),
    /// The other side does not speak TLS 1.3 as a node does.
    #[error("it does not speak as a node does: {0}")]
    NotANode(String),
    /// The connection broke.
    #[error("the connection broke: {0}")]
    Broken(String),
}

impl Fault {
    /// Sorts an error of TCP or of the name look-up.
    pub(super) fn unreachable(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::ConnectionRefused {
            Self::Closed(lang::line(error))
        } else {
            Self::NoWay(lang::line(error))
        }
    }

    /// Sorts an error of the handshake.
    pub(super) fn tls(error: &io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref()) {
            Some(inner) => Self::rustls(inner),
            None => Self::NotANode(lang::system(error)),
        }
    }

    /// Sorts an error that ended an open connection.
    pub(super) fn ended(error: &io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref()) {
            Some(inner) => Self::rustls(inner),
            None => Self::Broken(lang::system(error)),
        }
    }

    /// An error that says nothing more exact than that the connection is gone.
    pub(super) fn broken(error: &dyn Error) -> Self {
        let mut deepest = error;
        while let Some(source) = deepest.source() {
            deepest = source;
        }
        Self::Broken(lang::in_words(&deepest))
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "alerts and certificate errors are open lists; whatever is not named is told in its own words"
    )]
    fn rustls(error: &rustls::Error) -> Self {
        match error {
            rustls::Error::InvalidCertificate(
                CertificateError::Expired | CertificateError::ExpiredContext { .. },
            ) => Self::NodeExpired,
            rustls::Error::InvalidCertificate(why) => Self::NotYourNode(lang::in_words(&why)),
            rustls::Error::AlertReceived(alert) => match alert {
                AlertDescription::CertificateExpired => {
                    Self::NotAccepted(say!("failure-certificate-expired"))
                }
                AlertDescription::CertificateRevoked => {
                    Self::NotAccepted(say!("failure-certificate-withdrawn"))
                }
                AlertDescription::UnknownCA => {
                    Self::NotAccepted(say!("failure-certificate-of-other"))
                }
                AlertDescription::BadCertificate
                | AlertDescription::CertificateUnknown
                | AlertDescription::AccessDenied
                | AlertDescription::CertificateRequired
                | AlertDescription::DecryptError
                | AlertDescription::UnsupportedCertificate => {
                    Self::NotAccepted(lang::in_words(&format!("{alert:?}")))
                }
                _ => Self::NotANode(lang::in_words(&error)),
            },
            _ => Self::NotANode(lang::in_words(&error)),
        }
    }
}
