//! The keys that the index finds records by, beside those of their identifiers.

/// The key under which the records that name a body are found.
pub(crate) fn media_key(sha256: &[u8; 32]) -> String {
    format!("media:{}", hex::encode(sha256))
}
