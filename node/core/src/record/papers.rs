//! The sections that tell, show and refer: narrative, media, national.

use crate::model::Coded;

/// Most pictures and documents in one record.
pub const MAX_MEDIA: usize = 32;
/// Largest body of a picture or document, bytes.
pub const MAX_MEDIA_SIZE: u64 = 32 * 1024 * 1024;

/// The narrative section. Empty texts mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct Narrative {
    /// How it was done.
    pub modus_operandi: String,
    /// What a partner can look for.
    pub indicators: String,
    /// A code of [`crate::model::codes::REQUESTED_ACTIONS`].
    pub requested_action: Option<Coded>,
}

/// The media section: hashes only, bodies are fetched by hash.
#[derive(Clone, Eq, PartialEq)]
pub struct Media {
    /// One entry for each picture or document; at most [`MAX_MEDIA`].
    pub items: Vec<MediaItem>,
}

/// One picture or document.
#[derive(Clone, Eq, PartialEq)]
pub struct MediaItem {
    /// SHA-256 of the body.
    pub sha256: [u8; 32],
    /// Length of the body, bytes; at most [`MAX_MEDIA_SIZE`].
    pub size: u64,
    /// Media type, RFC 6838.
    pub content_type: String,
    /// Caption as written; empty when there is none.
    pub caption: String,
    /// A code of [`crate::model::codes::MEDIA_KINDS`].
    pub media_kind: String,
}

/// The national section: the author's own references, which never leave the party. Empty texts mean
/// "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct National {
    /// The key under which the author's own system holds the case.
    pub source_reference: String,
    /// Where it was published.
    pub source_url: String,
    /// National case number.
    pub case_number: String,
    /// Notes as written.
    pub note: String,
}

super::redact!(Narrative, Media, MediaItem, National);
