//! The ids under which the catalogue holds what the tables of `ntc-core` say.

use ntc_core::model::codes::CATEGORIES;
use ntc_core::reason::Call;

/// The id of a row of a list. Two hyphens part the two, which no name has.
pub fn row(list: &str, code: &str) -> String {
    format!("{list}--{}", plain(code))
}

/// The id of a class of a list.
pub fn class(list: &str, class: &str) -> String {
    format!("{list}-class--{}", plain(&class.to_lowercase()))
}

/// Whether a class is said in words: that of some lists is a code of another.
pub fn is_said(class: &str) -> bool {
    !CATEGORIES.contains(class)
}

/// The attribute with the advice for a call.
pub fn advice_of_call(call: Call) -> String {
    format!("advice-{}", format!("{call:?}").to_lowercase())
}

/// The attribute with the advice for a field.
pub fn advice_of_field(field: &str) -> String {
    format!("field-{}", plain(field))
}

/// Words as the code of a row.
pub fn words(text: &str) -> String {
    let kept = text.split(|c: char| !c.is_ascii_alphanumeric());
    let kept: Vec<_> = kept.filter(|word| !word.is_empty()).collect();
    kept.join("_")
}

/// A text as an identifier of Fluent may hold it: letters, digits, `_` and `-`.
fn plain(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let plain = text.chars().map(|c| if is_plain(c) { c } else { '-' });
    plain.collect()
}
