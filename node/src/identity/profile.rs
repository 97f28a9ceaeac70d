//! The profile directory of an officer: all that `ntc --profile` needs to call the node.

use std::path::Path;

use super::secret_file::{UnusableFile, replace_public};

/// Where the node is; the other files of the directory say who the officer is.
pub const PROFILE_FILE: &str = "profile.toml";

/// The officer's certificate chain.
pub const CERT_FILE: &str = "officer.pem";

/// The officer's private key.
pub const KEY_FILE: &str = "officer.key";

/// The authority of the node's officer face.
pub const AUTHORITY_FILE: &str = "ca.pem";

/// `profile.toml`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Profile {
    /// `host:port` of the node's officer face.
    pub address: String,
    /// Name in the certificate of the node's officer face.
    pub server_name: String,
}

impl Profile {
    /// Writes the file into a profile directory, over the one that may be there.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write(&self, dir: &Path) -> Result<(), UnusableFile> {
        let Self {
            address,
            server_name,
        } = self;
        let text = format!(
            "# Where the node is. For `ntc --profile` with this directory.\n\
             address = {}\nserver_name = {}\n",
            toml::Value::from(address.as_str()),
            toml::Value::from(server_name.as_str()),
        );
        replace_public(&dir.join(PROFILE_FILE), text.as_bytes())
    }
}
