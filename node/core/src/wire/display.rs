//! A record as people and programs read it: a tree of labelled values.
//!
//! The tree is made from the bytes as they are held, so that a record which was refused can be looked at as well.
//! What cannot be read is said so in its place. Text of others reaches a terminal without control characters.

use ntc_proto::v1;
use prost::Message as _;

use crate::forms::{self, Header};
use crate::model::kind::RecordKind;
use crate::section::Section;

pub use crate::forms::{English, Field, Line, Shown, Wording};

/// A section that is held: slot 0 to 7, and its exact bytes.
pub type Held<'a> = (u32, &'a [u8]);

/// The tree of a record: the header first, then each section that is held, by name.
pub fn tree(header: &[u8], held: &[Held<'_>]) -> Vec<Field> {
    let kind = v1::Header::decode(header).map_or(0, |header| header.kind);
    let mut fields = vec![Field::new("header", forms::show_bytes::<Header>(header))];
    for (slot, bytes) in held {
        let section = u8::try_from(*slot).ok().and_then(Section::from_slot);
        fields.push(match section {
            Some(section) => Field::new(section.name(), forms::show(section, kind, bytes)),
            None => Field::new("unknown_section", Shown::unreadable()),
        });
    }
    fields
}

/// The tree as lines for a terminal, in English.
pub fn lines(header: &[u8], held: &[Held<'_>]) -> Vec<Line> {
    lines_in(header, held, &English)
}

/// The same in the words of another language.
pub fn lines_in(header: &[u8], held: &[Held<'_>], wording: &dyn Wording) -> Vec<Line> {
    forms::lines(&tree(header, held), wording)
}

/// The same at a glance: each number on one line, in the form that is matched on, and its raw form where that is another.
pub fn brief_in(header: &[u8], held: &[Held<'_>], wording: &dyn Wording) -> Vec<Line> {
    forms::brief(&tree(header, held), wording)
}

/// The tree as JSON: codes as codes, numbers that can be exact as text.
pub fn json(header: &[u8], held: &[Held<'_>]) -> serde_json::Value {
    forms::json(&tree(header, held))
}

/// True for an alert of which nobody acts before its author was asked.
pub fn contact_first(header: &[u8], held: &[Held<'_>]) -> bool {
    let kind = v1::Header::decode(header).map_or(0, |header| header.kind);
    let event = u32::from(Section::Event.slot());
    let mut events = held.iter().filter(|(slot, _)| *slot == event);
    events.any(|(_, bytes)| match RecordKind::from_number(kind) {
        Some(RecordKind::ConsignmentAlert) => {
            v1::ConsignmentEvent::decode(*bytes).is_ok_and(|event| event.contact_first)
        }
        Some(RecordKind::PassengerAlert) => {
            v1::PassengerEvent::decode(*bytes).is_ok_and(|event| event.contact_first)
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests;
