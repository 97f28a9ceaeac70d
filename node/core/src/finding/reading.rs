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
    // A number that begins with a plus sign is one of a telephone.
    if rest.trim_start().starts_with('+') {
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
