//! Texts that people sign: what they see is what stands there.

use super::{InvalidAgreement, MAX_DOCUMENT_LEN};
use crate::text::{first_harmful, is_harmful};

/// The document as text.
pub(super) fn readable(document: &[u8]) -> Result<&str, InvalidAgreement> {
    if document.len() > MAX_DOCUMENT_LEN {
        return Err(InvalidAgreement::at(
            "",
            format!("it is longer than {MAX_DOCUMENT_LEN} bytes"),
        ));
    }
    let text = std::str::from_utf8(document)
        .map_err(|_| InvalidAgreement::at("", "it is not UTF-8 text"))?;
    for (number, line) in text.lines().enumerate() {
        if first_harmful(line, |c| c == '\t').is_some() {
            return Err(InvalidAgreement {
                line: Some(number + 1),
                field: String::new(),
                message: "it holds a character that is not seen or that turns the direction of the text; take it out".to_owned(),
            });
        }
    }
    Ok(text)
}

/// A one-line text of 1 to `max` characters.
pub(super) fn line(text: &str, max: usize) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("it is empty; fill it in".to_owned());
    }
    if text.chars().count() > max {
        return Err(format!("it is longer than {max} characters"));
    }
    if text.chars().any(is_harmful) {
        return Err("it holds a line break or a character that is not seen".to_owned());
    }
    Ok(text.to_owned())
}

/// A slug: lower-case ASCII letters, digits and single hyphens.
pub(super) fn slug(text: &str, max: usize) -> Result<String, String> {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let is_word = |part: &str| !part.is_empty() && part.bytes().all(is_plain);
    if text.len() <= max && text.split('-').all(is_word) {
        return Ok(text.to_owned());
    }
    Err(format!(
        "use 1 to {max} lower-case letters, digits and single hyphens"
    ))
}
