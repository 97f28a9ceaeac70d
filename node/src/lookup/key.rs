//! The keys that the index finds records by, beside the normal forms of identifiers.

use ntc_core::model::identifier::{Identifier, Scheme};

/// The key under which a number is found in any scheme and spelling: letters and digits alone, Cyrillic
/// look-alikes and easily confused digits folded; none when nothing is left.
pub(crate) fn search_key(text: &str) -> Option<String> {
    let read = Identifier::read(Scheme::Plate, text, None).ok()?;
    let folded = read.fuzzy_key();
    let (_, folded) = folded.rsplit_once(':')?;
    (!folded.is_empty()).then(|| format!("any:{folded}"))
}

/// The key under which the records that name a body are found.
pub(crate) fn media_key(sha256: &[u8; 32]) -> String {
    format!("media:{}", hex::encode(sha256))
}
