//! Lists and entries as they are stored and shown to officers. It stands here and not in [`crate::wire`], because the
//! comparison of versions hashes what is stored, and readers of lists stand above the wire.
//!
//! A number keeps its scheme and what was written; its normal form is made again when it is read, by the rules of the
//! version that reads.

mod order;
mod pushed;
mod stored;

use ntc_proto::node::v1;
use prost::Message as _;

use crate::model::InvalidRecord;
use crate::model::identifier::Identifier;
use crate::reason::{Reason, Reasoned};
use crate::watchlist::{
    Address, Document, Entry, ListName, Name, PartialDate, Pattern, Quality, ShareMode,
    SubjectKind, WatchList,
};

pub use order::{order, order_message};
pub use pushed::{pushed, pushed_bytes};
pub use stored::{edition_message, provenance_message, stored, stored_bytes};

/// The bytes in which an entry is stored.
pub fn encoded(entry: &Entry) -> Vec<u8> {
    entry_message(entry).encode_to_vec()
}

/// Reads an entry as it was stored.
///
/// # Errors
/// When the bytes are none.
pub fn decoded(bytes: &[u8]) -> Result<Entry, InvalidRecord> {
    let message = v1::WatchEntry::decode(bytes)
        .map_err(|_| InvalidRecord::new("entry", Reason::Malformed, "is no stored entry"))?;
    entry(message)
}

/// Reads a list.
///
/// # Errors
/// When a field is not of its type; the rules of entries are the list's own.
pub fn list(message: v1::WatchList) -> Result<WatchList, InvalidRecord> {
    let name: ListName = named("name", message.name.parse())?;
    let share = ShareMode::from_number(message.share).ok_or_else(|| unknown("share"))?;
    let order = message.order.ok_or_else(|| missing("order"))?;
    Ok(WatchList {
        name,
        title: message.title,
        share,
        order: self::order(order)?,
    })
}

/// A list as a message.
pub fn list_message(list: &WatchList) -> v1::WatchList {
    v1::WatchList {
        name: list.name.to_string(),
        title: list.title.clone(),
        share: i32::from(list.share as u8),
        order: Some(order_message(&list.order)),
    }
}

/// Reads an entry.
///
/// # Errors
/// When a field is not of its type; the rules of entries are the list's own.
pub fn entry(message: v1::WatchEntry) -> Result<Entry, InvalidRecord> {
    let kind = SubjectKind::from_number(message.kind).ok_or_else(|| unknown("kind"))?;
    let birth_dates = each("birth_dates", message.birth_dates, |field, date| {
        named(field, date.parse::<PartialDate>())
    })?;
    Ok(Entry {
        key: message.key,
        former_keys: message.former_keys,
        kind,
        names: each("names", message.names, name)?,
        birth_dates,
        birth_places: message.birth_places,
        sex: message.sex,
        nationalities: message.nationalities,
        countries: message.countries,
        documents: each("documents", message.documents, document)?,
        emails: message.emails,
        addresses: message.addresses.into_iter().map(address).collect(),
        patterns: message.patterns.into_iter().map(pattern).collect(),
        programmes: message.programmes,
        remarks: message.remarks,
        order: message.order.map(order).transpose()?,
    })
}

/// An entry as a message.
pub fn entry_message(entry: &Entry) -> v1::WatchEntry {
    v1::WatchEntry {
        key: entry.key.clone(),
        former_keys: entry.former_keys.clone(),
        kind: i32::from(entry.kind as u8),
        names: entry.names.iter().map(name_message).collect(),
        birth_dates: entry.birth_dates.iter().map(ToString::to_string).collect(),
        birth_places: entry.birth_places.clone(),
        sex: entry.sex.clone(),
        nationalities: entry.nationalities.clone(),
        countries: entry.countries.clone(),
        documents: entry.documents.iter().map(document_message).collect(),
        emails: entry.emails.clone(),
        addresses: entry.addresses.iter().map(address_message).collect(),
        patterns: entry.patterns.iter().map(pattern_message).collect(),
        programmes: entry.programmes.clone(),
        remarks: entry.remarks.clone(),
        order: entry.order.as_ref().map(order_message),
    }
}

fn name(field: &str, message: v1::WatchName) -> Result<Name, InvalidRecord> {
    let quality = Quality::from_number(message.quality);
    let quality = quality.ok_or_else(|| unknown(&format!("{field}.quality")))?;
    Ok(Name::of_parts(message.surname, message.written, quality))
}

fn name_message(name: &Name) -> v1::WatchName {
    v1::WatchName {
        written: name.written.clone(),
        surname: name.surname.clone(),
        quality: i32::from(name.quality as u8),
    }
}

fn document(field: &str, message: v1::WatchDocument) -> Result<Document, InvalidRecord> {
    let scheme = named(&format!("{field}.scheme"), message.scheme.parse())?;
    let country = Some(message.country.as_str()).filter(|country| !country.is_empty());
    let identifier = named(field, Identifier::read(scheme, &message.raw, country))?;
    Ok(Document {
        identifier: identifier.in_state(message.state),
        label: message.label,
    })
}

fn document_message(document: &Document) -> v1::WatchDocument {
    let identifier = &document.identifier;
    v1::WatchDocument {
        scheme: identifier.scheme().code().to_owned(),
        raw: identifier.raw().to_owned(),
        country: identifier.country().unwrap_or_default().to_owned(),
        state: identifier.state().to_owned(),
        label: document.label.clone(),
    }
}

fn address(message: v1::WatchAddress) -> Address {
    Address {
        text: message.text,
        country: message.country,
    }
}

fn address_message(address: &Address) -> v1::WatchAddress {
    v1::WatchAddress {
        text: address.text.clone(),
        country: address.country.clone(),
    }
}

fn pattern(message: v1::WatchPattern) -> Pattern {
    Pattern {
        hs: message.hs,
        origin: message.origin,
        via: message.via,
        destination: message.destination,
        words: message.words,
    }
}

fn pattern_message(pattern: &Pattern) -> v1::WatchPattern {
    v1::WatchPattern {
        hs: pattern.hs.clone(),
        origin: pattern.origin.clone(),
        via: pattern.via.clone(),
        destination: pattern.destination.clone(),
        words: pattern.words.clone(),
    }
}

fn each<M, T>(
    field: &str,
    messages: Vec<M>,
    one: impl Fn(&str, M) -> Result<T, InvalidRecord>,
) -> Result<Vec<T>, InvalidRecord> {
    let numbered = messages.into_iter().enumerate();
    numbered
        .map(|(place, message)| one(&format!("{field}[{place}]"), message))
        .collect()
}

fn named<T, E: Reasoned + ToString>(field: &str, read: Result<T, E>) -> Result<T, InvalidRecord> {
    read.map_err(|error| InvalidRecord::new(field, error.reason(), error.to_string()))
}

fn unknown(field: &str) -> InvalidRecord {
    InvalidRecord::new(
        field,
        Reason::CodeUnknown,
        "is not set, or of a later version",
    )
}

fn malformed(field: &str) -> InvalidRecord {
    InvalidRecord::new(field, Reason::Malformed, "is not as it was stored")
}

fn missing(field: &str) -> InvalidRecord {
    InvalidRecord::new(field, Reason::FieldMissing, "is required")
}

#[cfg(test)]
mod tests;
