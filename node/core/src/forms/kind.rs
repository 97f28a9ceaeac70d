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

use super::reader::{Path, Reader};
use super::row::Facts;
use super::shown::Shown;
use super::value::{Table, Value};
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

    /// What a reader is shown; none when it says nothing.
    fn show(&self, wire: &Self::Wire) -> Option<Shown>;

    /// What it may hold.
    fn facts(&self) -> Facts;

    /// Collects the identifiers that it holds.
    fn identifiers<'a>(
        &self,
        _name: &'static str,
        _model: &'a Self::Model,
        _found: &mut Identifiers<'a>,
    ) {
    }
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
        None => K::Wire::default(),
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

/// The identifiers of a form, and where each stands.
#[derive(Default)]
pub(crate) struct Identifiers<'a> {
    path: Path,
    found: Vec<(Path, &'a Identifier)>,
}

impl<'a> Identifiers<'a> {
    /// Collects with `name` added to the path.
    pub(super) fn within(&mut self, name: &'static str, collect: impl FnOnce(&mut Self)) {
        self.path.push(name);
        collect(self);
        self.path.pop();
    }

    /// Collects from each item of a list.
    fn each<T>(
        &mut self,
        name: &'static str,
        items: &'a [T],
        mut collect: impl FnMut(&mut Self, &'a T),
    ) {
        self.within(name, |found| {
            for (position, item) in items.iter().enumerate() {
                found.path.push_position(position);
                collect(found, item);
                found.path.pop();
            }
        });
    }

    fn push(&mut self, identifier: &'a Identifier) {
        self.found.push((self.path.clone(), identifier));
    }

    /// What was found: the path of each, and the identifier.
    pub(crate) fn into_found(self) -> impl Iterator<Item = (String, &'a Identifier)> {
        self.found
            .into_iter()
            .map(|(path, identifier)| (path.field(""), identifier))
    }
}
