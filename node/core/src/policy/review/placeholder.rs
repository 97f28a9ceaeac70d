//! Texts that stand for something that nobody has written yet.

/// What a new document says in the place of its legal basis.
pub const PLACEHOLDER_BASIS: &str = "Name the treaty or memorandum here";

/// What only a text that is not filled in holds, in lower case.
const MARKS: [&str; 8] = [
    "todo",
    "tbd",
    "t.b.d.",
    "xxx",
    "placeholder",
    "fill in",
    "lorem ipsum",
    "to be completed",
];

/// Top-level names that reach nobody (RFC 2606).
const EXAMPLES: [&str; 4] = [".example", ".invalid", ".test", ".localhost"];

/// Second-level names for examples (RFC 2606).
const EXAMPLE_DOMAINS: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Whether a text stands for one that is still to be written.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    let bracketed = |open: char, close: char| text.starts_with(open) && text.ends_with(close);
    let marked = MARKS.iter().any(|mark| stands_alone(&lower, mark));
    let empty = !text.chars().any(char::is_alphanumeric);
    empty || marked || text == PLACEHOLDER_BASIS || bracketed('<', '>') || bracketed('[', ']')
}

/// Whether an address is one for examples.
pub(super) fn is_example(address: &str) -> bool {
    let host = address.rsplit('@').next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    EXAMPLES.iter().any(|end| host.ends_with(end))
        || EXAMPLE_DOMAINS
            .iter()
            .any(|domain| host == *domain || host.ends_with(&format!(".{domain}")))
}

/// Whether `mark` is in `text` as a word of its own, so that no longer word is taken for it.
fn stands_alone(text: &str, mark: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(mark).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + found.len()..)
            .and_then(|after| after.chars().next());
        !is_word(before) && !is_word(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_filled_in_is_a_placeholder_and_a_title_is_none() {
        for text in [
            PLACEHOLDER_BASIS,
            "...",
            "TBD",
            "Treaty of <date>: TODO",
            "<treaty>",
            "[name of the treaty]",
            "xxx",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "Memorandum of 1 January 2026",
            "Protocol (XXXIV) on customs",
            "Соглашение между таможенными службами",
            "Método de cooperação",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn an_address_for_examples_is_told_from_one_that_reaches_somebody() {
        for address in ["duty@ge.example", "duty@example.org", "a@b.example.com"] {
            assert!(is_example(address), "{address}");
        }
        for address in ["duty@rs.ge", "duty@counterexample.org"] {
            assert!(!is_example(address), "{address}");
        }
    }
}
