//! What fields hold: the rule of each kind, in every place where a field stands.

mod bytes;
mod code;
mod identifier;
mod list;
mod named;
mod number;
mod part;
mod party;
mod text;
mod time;

pub(super) use bytes::{blob, hash, octets, record_id};
pub(super) use code::{code, coded, samples};
pub(super) use identifier::{identifier, identifier_of};
pub(super) use list::{many, maybe, needed, one, set, told};
pub(super) use named::named;
pub(super) use number::{count, decimal, degrees, flag};
pub(super) use part::part;
pub(super) use party::party;
pub(super) use text::{Text, country, form_of, language, line, lines};
pub(super) use time::{instant, moment, time};

use std::fmt::Display;

use super::reader::{Path, Reader};
use super::row::Facts;
use super::shown::Shown;
use super::value::{Table, Value};
use crate::model::Decimal;
use crate::model::codes::CodeList;
use crate::model::identifier::Identifier;

/// The rule of a field.
pub(super) trait Kind {
    /// What records hold of it.
    type Model;
    /// What the message holds of it.
    type Wire;

    /// Reads it from the message; none only when an error has been told.
    fn read(&self, at: &mut Reader, name: &'static str, wire: Self::Wire) -> Option<Self::Model>;

    /// Writes it to the message.
    fn write(&self, model: &Self::Model) -> Self::Wire;

    /// Takes it from a draft file; what is of the wrong type is told, and the rest is left to [`Kind::read`].
    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Self::Wire;

    /// Tells that a draft file leaves it out, where what is left out would mean something else than "not told".
    fn left_out(&self, _at: &mut Reader, _name: &'static str) {}

    /// What a reader is shown; none when it says nothing.
    fn show(&self, wire: &Self::Wire) -> Option<Shown>;

    /// What it may hold.
    fn facts(&self) -> Facts;

    /// Goes through the leaves that it holds.
    fn leaves<'a>(&self, name: &'static str, model: &'a Self::Model, walk: &mut Walk<'a, '_>);
}

/// A kind of a field that records hold as `M`.
pub(super) const fn of<M, K: Kind<Model = M>>(kind: K) -> K {
    kind
}

/// Fills in the field `name` from the file's table; what is not there is not told.
pub(super) fn fill<K: Kind<Wire: Default>>(
    at: &mut Reader,
    kind: &K,
    name: &'static str,
    table: &mut Table,
) -> K::Wire {
    match table.take(name) {
        Some(value) => fill_value(at, kind, name, value),
        None => {
            kind.left_out(at, name);
            K::Wire::default()
        }
    }
}

/// Fills in the field `name` from its value in the file.
pub(super) fn fill_value<K: Kind>(
    at: &mut Reader,
    kind: &K,
    name: &'static str,
    value: Value,
) -> K::Wire {
    at.on_line(value.line, |at| kind.fill(at, name, value))
}

/// A value of a record that has no parts and says something in words.
#[derive(Clone, Copy)]
pub(crate) enum Leaf<'a> {
    /// Bytes that readers see in hexadecimal.
    Bytes(&'a [u8]),
    /// A code of a list.
    Code(&'static CodeList, &'a str),
    /// An identifier.
    Identifier(&'a Identifier),
    /// A number with a fraction.
    Number(Decimal),
    /// What is spelt in one way: a time, a party, a name of this software's own.
    Spelt(&'a dyn Display),
    /// A text as written.
    Text(&'a str),
}

/// Goes through the leaves of forms in the order of their rows, and tells each with its path.
pub(crate) struct Walk<'a, 't> {
    path: Path,
    tell: &'t mut dyn FnMut(&Path, Leaf<'a>),
}

impl<'a, 't> Walk<'a, 't> {
    pub(super) fn new(tell: &'t mut dyn FnMut(&Path, Leaf<'a>)) -> Self {
        let path = Path::default();
        Self { path, tell }
    }

    /// Goes on with `name` added to the path.
    pub(super) fn within(&mut self, name: &'static str, go: impl FnOnce(&mut Self)) {
        self.path.push(name);
        go(self);
        self.path.pop();
    }

    /// Goes through each item of a list.
    fn each<T>(
        &mut self,
        name: &'static str,
        items: impl IntoIterator<Item = &'a T>,
        mut go: impl FnMut(&mut Self, &'a T),
    ) where
        T: 'a,
    {
        self.within(name, |walk| {
            for (position, item) in items.into_iter().enumerate() {
                walk.path.push_position(position);
                go(walk, item);
                walk.path.pop();
            }
        });
    }

    /// Tells a leaf; a code or a text that is empty says nothing.
    fn tell(&mut self, name: &'static str, leaf: Leaf<'a>) {
        if matches!(leaf, Leaf::Code(_, "") | Leaf::Text("")) {
            return;
        }
        self.path.push(name);
        (self.tell)(&self.path, leaf);
        self.path.pop();
    }
}
