//! The name of an agreement in what is decided under it.

use std::fmt;
use std::sync::Arc;

/// Names an agreement by its bytes.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct AgreementRef {
    /// The agreement's id.
    pub id: Arc<str>,
    /// Its version.
    pub version: u32,
    /// SHA-256 of its document.
    pub sha256: [u8; 32],
}

impl AgreementRef {
    /// A version that a peer names; none when no document can be called so.
    pub fn told(id: &str, version: u32, sha256: [u8; 32]) -> Option<Self> {
        let is_id = super::agreement::is_id(id);
        (is_id && version > 0).then(|| Self::new(id, version, sha256))
    }

    /// The name of this version of a document.
    pub(super) fn new(id: &str, version: u32, sha256: [u8; 32]) -> Self {
        Self {
            id: Arc::from(id),
            version,
            sha256,
        }
    }
}

impl fmt::Display for AgreementRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, ..] = self.sha256;
        write!(
            f,
            "{} version {} ({a:02x}{b:02x}{c:02x}{d:02x})",
            self.id, self.version
        )
    }
}
