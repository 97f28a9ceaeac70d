//! How a text reads as a number with a check digit.

use super::label;
use crate::model::identifier::{Identifier, Scheme, Validity};

/// How a query reads as a number with a check digit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reading {
    /// The scheme.
    pub scheme: Scheme,
    /// Its normal form.
    pub normal: String,
    /// The number with the check digit that would hold, where its own does not.
    pub would_hold: Option<String>,
}

/// How a text reads as a number with a check digit, for whoever typed it.
pub(super) fn read_as(text: &str) -> Option<Reading> {
    let (named, rest) = label::strip(text).unwrap_or((None, text));
    if named.is_none() && is_dialled(rest) {
        return None;
    }
    let schemes = named
        .into_iter()
        .chain([Scheme::Container, Scheme::S10, Scheme::Awb]);
    let read = schemes.filter_map(|scheme| Identifier::read(scheme, rest, None).ok());
    let mut checked = read.filter(|it| matches!(it.validity(), Validity::Ok | Validity::BadCheck));
    checked.next().map(|identifier| Reading {
        scheme: identifier.scheme(),
        normal: identifier.normal().to_owned(),
        would_hold: identifier.would_hold(),
    })
}

/// A number that begins with a plus sign, has brackets, or stands in four groups of digits is one of a telephone.
fn is_dialled(text: &str) -> bool {
    let groups = text.split(|c: char| !c.is_ascii_digit());
    let groups = groups.filter(|group| !group.is_empty()).count();
    let is_of_digits = !text.contains(char::is_alphabetic);
    text.trim_start().starts_with('+') || is_of_digits && (text.contains('(') || groups >= 4)
}
