//! Names, hashes and signatures.

use super::text::fill_text;
use super::{Kind, Leaf, Walk};
use crate::forms::reader::Reader;
use crate::forms::row::Facts;
use crate::forms::shown::{Shown, shown_text};
use crate::forms::value::Value;
use crate::model::RecordId;
use crate::reason::Reason;

/// The name of a record.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Id;

/// Exactly `N` bytes.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Octets<const N: usize> {
    is_hidden: bool,
}

/// Bytes of any number, which readers do not see.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Blob;

pub(in crate::forms) const fn record_id() -> Id {
    Id
}

pub(in crate::forms) const fn octets<const N: usize>() -> Octets<N> {
    Octets { is_hidden: false }
}

impl<const N: usize> Octets<N> {
    /// The same, which tells a reader nothing.
    pub(in crate::forms) const fn hidden(self) -> Self {
        Self { is_hidden: true }
    }
}

/// A SHA-256.
pub(in crate::forms) const fn hash() -> Octets<32> {
    octets()
}

pub(in crate::forms) const fn blob() -> Blob {
    Blob
}

impl Kind for Id {
    type Model = RecordId;
    type Wire = Vec<u8>;

    fn read(&self, at: &mut Reader, name: &'static str, bytes: Vec<u8>) -> Option<RecordId> {
        at.id(name, &bytes)
    }

    fn write(&self, id: &RecordId) -> Vec<u8> {
        id.as_bytes().to_vec()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Vec<u8> {
        let word = fill_text(at, name, value, "a record id in quotation marks");
        match word.map(|word| word.parse::<RecordId>()) {
            None => Vec::new(),
            Some(Ok(id)) => self.write(&id),
            Some(Err(error)) => {
                at.refuse(name, Reason::CodeUnknown, &error.to_string());
                Vec::new()
            }
        }
    }

    fn show(&self, bytes: &Vec<u8>) -> Option<Shown> {
        let text =
            RecordId::from_slice(bytes).map_or_else(|_| hex::encode(bytes), |id| id.to_string());
        shown_text(&text)
    }

    fn facts(&self) -> Facts {
        Facts::new("the id of a record, a UUID of version 7")
            .required(true)
            .quoted()
    }

    fn leaves<'a>(&self, name: &'static str, id: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.tell(name, Leaf::Spelt(id));
    }
}

impl<const N: usize> Kind for Octets<N> {
    type Model = [u8; N];
    type Wire = Vec<u8>;

    fn read(&self, at: &mut Reader, name: &'static str, bytes: Vec<u8>) -> Option<[u8; N]> {
        let array = bytes.try_into().ok();
        if array.is_none() {
            let message = format!("has other than {N} bytes");
            at.refuse(name, Reason::FieldInvalid, &message);
        }
        array
    }

    fn write(&self, bytes: &[u8; N]) -> Vec<u8> {
        bytes.to_vec()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Vec<u8> {
        let text = fill_text(at, name, value, "hexadecimal in quotation marks").unwrap_or_default();
        hex::decode(&text).unwrap_or_else(|_| {
            let message = "is not the hash in hexadecimal that `ntc media put` shows";
            at.refuse(name, Reason::FieldInvalid, message);
            Vec::new()
        })
    }

    fn show(&self, bytes: &Vec<u8>) -> Option<Shown> {
        shown_text(&hex::encode(bytes)).filter(|_| !self.is_hidden)
    }

    fn facts(&self) -> Facts {
        Facts::new(format!("{N} bytes in hexadecimal"))
            .required(true)
            .quoted()
    }

    fn leaves<'a>(&self, name: &'static str, bytes: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        if !self.is_hidden {
            walk.tell(name, Leaf::Bytes(bytes));
        }
    }
}

impl Kind for Blob {
    type Model = Vec<u8>;
    type Wire = Vec<u8>;

    fn read(&self, _at: &mut Reader, _name: &'static str, bytes: Vec<u8>) -> Option<Vec<u8>> {
        Some(bytes)
    }

    fn write(&self, bytes: &Vec<u8>) -> Vec<u8> {
        bytes.clone()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Vec<u8> {
        fill_text(at, name, value, "text")
            .unwrap_or_default()
            .into_bytes()
    }

    fn show(&self, _bytes: &Vec<u8>) -> Option<Shown> {
        None
    }

    fn facts(&self) -> Facts {
        Facts::new("bytes")
    }

    fn leaves<'a>(&self, _name: &'static str, _model: &'a Self::Model, _walk: &mut Walk<'a, '_>) {}
}
