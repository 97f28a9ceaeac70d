//! The media section: hashes of pictures and documents.

use ntc_proto::v1;

use super::kind::{code, count, form_of, hash, line, many, part};
use super::table::form;
use crate::model::codes::MEDIA_KINDS;
use crate::reason::Reason;

/// Most pictures and documents in one record.
pub const MAX_MEDIA: usize = 32;
/// Largest body of a picture or document, bytes.
pub const MAX_MEDIA_SIZE: u64 = 32 * 1024 * 1024;

form! {
    /// Pictures and documents: hashes only, bodies are fetched by hash.
    Media: v1::Media;
    /// One entry for each picture or document.
    items: Vec<MediaItem> = many(MAX_MEDIA, part()).required();
}

form! {
    /// One picture or document.
    MediaItem: v1::MediaItem;
    /// SHA-256 of the body, from `ntc media put`.
    sha256: [u8; 32] = hash() => "0000000000000000000000000000000000000000000000000000000000000000";
    /// Length of the body, bytes.
    size: u64 = count().within(0..=MAX_MEDIA_SIZE, "a size of at most 32 MiB", Reason::TooLarge).required() => "81234";
    /// Media type, RFC 6838.
    content_type: String = form_of(is_media_type, "a media type, for example image/jpeg").required() => "image/jpeg";
    /// Caption as written; empty when there is none.
    caption: String = line() => "The seal";
    /// What it shows.
    media_kind: String = code(&MEDIA_KINDS).required() => "photo";
}

/// A type and a subtype of at most 127 characters each (RFC 6838, section 4.2), without parameters.
fn is_media_type(text: &str) -> bool {
    let is_name = |part: &str| {
        (1..=127).contains(&part.len())
            && part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    text.split_once('/')
        .is_some_and(|(kind, subtype)| is_name(kind) && is_name(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_has_no_parameters() {
        assert!(is_media_type("image/jpeg"));
        assert!(is_media_type("application/vnd.oasis.opendocument.text"));
        for text in [
            "image",
            "image/",
            "/jpeg",
            "text/plain; charset=utf-8",
            "a/b/c",
        ] {
            assert!(!is_media_type(text), "{text}");
        }
    }
}
