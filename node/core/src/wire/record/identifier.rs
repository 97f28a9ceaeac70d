//! Identifiers: kept as written, judged by this node's own rules.

use ntc_proto::v1;

use super::read::{Reader, Source};
use crate::model::identifier::{Identifier, MAX_IDENTIFIER_LEN, Scheme};
use crate::model::text::{is_code_form, line_fault};
use crate::reason::Reason;

/// Longest normal form, in characters: an identifier and the state that issued it.
const MAX_NORMAL: usize = MAX_IDENTIFIER_LEN + 4;

/// Reads an identifier by this node's own rules, whatever the writer made of it.
pub(super) fn read(reader: &mut Reader, name: &str, message: v1::Identifier) -> Option<Identifier> {
    if line_fault(&message.normal, MAX_NORMAL).is_some() {
        reader.refuse(name, Reason::FieldInvalid, "has a normal form that is none");
        return None;
    }
    let newer = reader.source() == Source::NewerPeer && is_code_form(&message.scheme);
    let scheme = match message.scheme.parse::<Scheme>() {
        Ok(scheme) => scheme,
        Err(_) if newer => Scheme::Other,
        Err(_) => {
            let message = "has an unknown scheme; use container, plate, imo_ship, mrn or other";
            reader.refuse(name, Reason::CodeUnknown, message);
            return None;
        }
    };
    let raw = if scheme == Scheme::Mrz {
        reader.long(name, message.raw)
    } else {
        reader.short(name, message.raw)
    };
    let country = (!message.country.is_empty()).then_some(message.country);
    match Identifier::read(scheme, &raw, country.as_deref()) {
        Ok(identifier) => Some(identifier),
        Err(error) => {
            reader.refuse(name, error.reason(), &error.to_string());
            None
        }
    }
}

pub(super) fn read_list(
    reader: &mut Reader,
    name: &str,
    max: usize,
    items: Vec<v1::Identifier>,
) -> Vec<Identifier> {
    reader
        .list(name, max, items, |reader, item| read(reader, "", item))
        .into_iter()
        .flatten()
        .collect()
}

pub(super) fn write(identifier: &Identifier) -> v1::Identifier {
    v1::Identifier {
        scheme: identifier.scheme().code().to_owned(),
        raw: identifier.raw().to_owned(),
        normal: identifier.normal().to_owned(),
        validity: i32::from(identifier.validity().number()),
        country: identifier.country().unwrap_or_default().to_owned(),
    }
}

pub(super) fn write_list(identifiers: &[Identifier]) -> Vec<v1::Identifier> {
    identifiers.iter().map(write).collect()
}
