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
pub(super) fn line(field: &str, text: String, max: usize) -> Result<String, InvalidAgreement> {
    if text.trim().is_empty() {
        return Err(InvalidAgreement::at(field, "it is empty; fill it in"));
    }
    if text.chars().count() > max {
        return Err(InvalidAgreement::at(
            field,
            format!("it is longer than {max} characters"),
        ));
    }
    if text.chars().any(is_harmful) {
        return Err(InvalidAgreement::at(
            field,
            "it holds a line break or a character that is not seen",
        ));
    }
    Ok(text)
}

/// A slug: lower-case ASCII letters, digits and single hyphens.
pub(super) fn slug(field: &str, text: &str, max: usize) -> Result<(), InvalidAgreement> {
    let fits = !text.is_empty()
        && text.len() <= max
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    if fits {
        Ok(())
    } else {
        Err(InvalidAgreement::at(
            field,
            format!("use 1 to {max} lower-case letters, digits and single hyphens"),
        ))
    }
}
