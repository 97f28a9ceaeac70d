//! Bodies of pictures and documents, one file for each, named by its SHA-256.
//!
//! A body is written to a part file of its own, synced, read back, hashed and renamed: a file under its hash is whole,
//! and nobody has it open for writing.

mod error;
mod incoming;
mod parts;
mod store;
use ntc_core::record::Record;

pub use self::error::MediaError;
pub use self::incoming::Incoming;
pub(crate) use self::incoming::hash;
pub use self::store::MediaStore;
pub use ntc_core::record::MAX_MEDIA_SIZE;

/// Largest run of a body in one message, bytes.
pub const MEDIA_CHUNK: usize = 192 * 1024;

/// A body that a record names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Body {
    /// SHA-256 of the body.
    pub sha256: [u8; 32],
    /// Its length as the record says, bytes.
    pub size: u64,
}

/// The bodies that a record names.
pub(crate) fn named_by(record: &Record) -> impl Iterator<Item = Body> {
    let items = record
        .sections()
        .media
        .iter()
        .flat_map(|media| &media.items);
    items.map(|item| Body {
        sha256: item.sha256,
        size: item.size,
    })
}

#[cfg(test)]
mod tests;
