//! The national section: the author's own references, which never leave the party.

use ntc_proto::v1;
use unicode_normalization::UnicodeNormalization as _;

use super::kind::{line, lines};
use super::table::form;

/// A reference in the one form that Unicode has for it (NFC), without the spaces around it: what looks alike is alike.
fn composed(reference: &str) -> String {
    reference.trim().nfc().collect()
}

form! {
    /// The author's own references, which never leave the party. Empty texts mean "not told".
    National: v1::National;
    /// The key under which the author's own system holds the case; publishing it again writes nothing new.
    source_reference: String = line().spelt(composed) => "2026/000123";
    /// Where it was published.
    source_url: String = lines() => "https://example.org/press/123";
    /// National case number.
    case_number: String = line() => "123/26";
    /// Notes as written.
    note: String = lines() => "own note";
}
