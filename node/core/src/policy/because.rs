//! How a reason stands behind what was done.

use crate::phrase::Phrase;

/// A reason in one line.
pub(super) fn in_one_line(reason: &str) -> String {
    let words: Vec<_> = reason.split_whitespace().collect();
    words.join(" ")
}

/// What was done, with the reason that a party gave behind it; without one it stands alone.
pub(super) fn because(what: Phrase, reason: &str) -> Phrase {
    match in_one_line(reason) {
        reason if reason.is_empty() => what,
        reason => Phrase::Because {
            what: what.said(),
            reason,
        },
    }
}
