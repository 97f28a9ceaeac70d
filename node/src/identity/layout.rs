//! Where a node's files lie.

use std::path::{Path, PathBuf};

use ntc_core::identity::card::KeyRole;
use ntc_core::identity::officer::OfficerName;

/// Name of the configuration file.
pub const CONFIG_FILE: &str = "node.toml";

/// Places of the files that make a node itself. All but the journal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Layout {
    /// Directory of the signing keys.
    pub keys: PathBuf,
    /// Directory of the certificate that peers see.
    pub tls: PathBuf,
    /// Directory of the officers' authority and profiles.
    pub officers: PathBuf,
    /// The node card.
    pub card: PathBuf,
}

impl Layout {
    /// The layout that `init` makes below a directory.
    pub fn below(root: &Path) -> Self {
        Self {
            keys: root.join("keys"),
            tls: root.join("tls"),
            officers: root.join("officers"),
            card: root.join("node.card"),
        }
    }

    /// Private key of this role, PKCS#8 in PEM.
    pub fn key(&self, role: KeyRole) -> PathBuf {
        self.keys.join(format!("{}.key", role.name()))
    }

    /// Private key of this role that is announced and not in use yet, PKCS#8 in PEM.
    pub fn next_key(&self, role: KeyRole) -> PathBuf {
        self.keys.join(format!("{}.next.key", role.name()))
    }

    /// The secret under which feed commitments are salted.
    pub fn feed_salt(&self) -> PathBuf {
        self.keys.join("feed-salt.key")
    }

    /// The token that lets the node found its ledger, once. It lies beside the folder of keys, not in it, so that a
    /// backup of the keys holds none.
    pub fn founding_token(&self) -> PathBuf {
        self.keys.with_file_name("founding.token")
    }

    /// What the node knows outside its data of how much it signed; beside the folder of keys.
    pub fn ledger_mark(&self) -> PathBuf {
        self.keys.with_file_name("ledger.mark")
    }

    /// Certificate of the node's authority.
    pub fn authority_cert(&self) -> PathBuf {
        self.tls.join("ca.pem")
    }

    /// Private key of the node's authority.
    pub fn authority_key(&self) -> PathBuf {
        self.tls.join("ca.key")
    }

    /// Certificate chain of the node.
    pub fn node_cert(&self) -> PathBuf {
        self.tls.join("node.pem")
    }

    /// Private key of the node's certificate.
    pub fn node_key(&self) -> PathBuf {
        self.tls.join("node.key")
    }

    /// Certificate of the officers' authority.
    pub fn officer_authority_cert(&self) -> PathBuf {
        self.officers.join("ca.pem")
    }

    /// Private key of the officers' authority.
    pub fn officer_authority_key(&self) -> PathBuf {
        self.officers.join("ca.key")
    }

    /// Certificate chain of the face that officers call.
    pub fn officer_server_cert(&self) -> PathBuf {
        self.officers.join("server.pem")
    }

    /// Private key of the face that officers call.
    pub fn officer_server_key(&self) -> PathBuf {
        self.officers.join("server.key")
    }

    /// Serial numbers of revoked officer certificates, one in hexadecimal a line.
    pub fn revoked_officers(&self) -> PathBuf {
        self.officers.join("revoked.list")
    }

    /// Every certificate that was issued to officers, one a line.
    pub fn issued_officers(&self) -> PathBuf {
        self.officers.join("issued.list")
    }

    /// Profile directory of an officer, for `ntc --profile`.
    pub fn profile(&self, name: &OfficerName) -> PathBuf {
        self.officers.join(name.as_str())
    }
}
