//! How a reason stands behind what was done.

/// A reason behind what was done, in one line.
pub(super) fn because(reason: &str) -> String {
    let words: Vec<_> = reason.split_whitespace().collect();
    if words.is_empty() {
        return String::new();
    }
    format!(": {}", words.join(" "))
}
