//! How a reason stands behind what was done.

/// A reason in one line.
pub(super) fn in_one_line(reason: &str) -> String {
    let words: Vec<_> = reason.split_whitespace().collect();
    words.join(" ")
}

/// A reason behind what was done, in one line.
pub(super) fn because(reason: &str) -> String {
    match in_one_line(reason) {
        reason if reason.is_empty() => reason,
        reason => format!(": {reason}"),
    }
}
