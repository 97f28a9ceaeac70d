//! A reference for whoever has none: made of the content, so that the same file published twice is published once.

use ntc_proto::node;
use prost::Message as _;
use sha2::{Digest as _, Sha256};

/// What a made reference begins with.
const MADE: &str = "made-";
/// Bytes of the content's hash that a made reference shows: 2^64 drafts before two of them meet by chance.
const SHOWN: usize = 16;

/// Gives a draft without a source reference one that is made of its content, and answers it; none where the draft has
/// one already.
///
/// A correction has another content and so another reference: to correct, one has to name the first record.
pub fn made_reference(draft: &mut node::v1::Draft) -> Option<String> {
    let national = draft.national.get_or_insert_default();
    if !national.source_reference.trim().is_empty() {
        return None;
    }
    let hash = Sha256::digest(draft.encode_to_vec());
    let shown = hex::encode(hash.get(..SHOWN).unwrap_or(&hash));
    let reference = format!("{MADE}{shown}");
    draft.national.get_or_insert_default().source_reference = reference.clone();
    Some(reference)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_made_once_of_the_content_and_of_nothing_else() {
        let draft = |language: &str| node::v1::Draft {
            language: language.to_owned(),
            ..node::v1::Draft::default()
        };
        let (mut first, mut again, mut other) = (draft("en"), draft("en"), draft("ru"));
        let made = made_reference(&mut first);
        assert!(made.as_ref().is_some_and(|made| made.starts_with(MADE)));
        assert_eq!(made, made_reference(&mut again));
        assert_ne!(made, made_reference(&mut other));
        assert_eq!(made_reference(&mut first), None);
        assert_eq!(
            first.national.map(|national| national.source_reference),
            made
        );
    }
}
