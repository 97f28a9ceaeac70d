//! Several of a kind, one or none.

use std::collections::BTreeSet;

use super::{Kind, Walk, fill_value};
use crate::forms::reader::Reader;
use crate::forms::row::Facts;
use crate::forms::shown::Shown;
use crate::forms::value::{Held, Value};
use crate::reason::Reason;

/// A list of at most `max`.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Many<K> {
    max: usize,
    is_required: bool,
    kind: K,
}

/// A list of at most `max`, each once.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Set<K> {
    many: Many<K>,
    is_sorted: bool,
    /// True when a file leaves it out rather than writing an empty list.
    is_never_empty: bool,
    /// The word that a file writes for leaving it out.
    everybody: Option<&'static str>,
}

/// A field that is always there.
#[derive(Clone, Copy)]
pub(in crate::forms) struct One<K> {
    kind: K,
    /// True when it reads like an empty one where it is missing, so that what it lacks is told.
    may_be_empty: bool,
}

/// A field that is missing or there.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Maybe<K>(K);

/// A field that is empty or told.
#[derive(Clone, Copy)]
pub(in crate::forms) struct Told<K>(K);

pub(in crate::forms) const fn many<K>(max: usize, kind: K) -> Many<K> {
    Many {
        max,
        is_required: false,
        kind,
    }
}

pub(in crate::forms) const fn set<K>(max: usize, kind: K) -> Set<K> {
    Set {
        many: many(max, kind),
        is_sorted: false,
        is_never_empty: false,
        everybody: None,
    }
}

/// A field that reads like an empty one where it is missing.
pub(in crate::forms) const fn one<K>(kind: K) -> One<K> {
    One {
        kind,
        may_be_empty: true,
    }
}

pub(in crate::forms) const fn maybe<K>(kind: K) -> Maybe<K> {
    Maybe(kind)
}

/// A field that is told to be missing where it is.
pub(in crate::forms) const fn needed<K>(kind: K) -> One<K> {
    One {
        kind,
        may_be_empty: false,
    }
}

pub(in crate::forms) const fn told<K>(kind: K) -> Told<K> {
    Told(kind)
}

impl<K: Copy> Many<K> {
    /// The same, with at least one.
    pub(in crate::forms) const fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }
}

impl<K: Copy> Set<K> {
    /// The same, which a file leaves out or fills: an empty list would read like "nobody" and mean "everybody".
    pub(in crate::forms) const fn never_written_empty(self) -> Self {
        Self {
            is_never_empty: true,
            ..self
        }
    }

    /// The same, which a file may leave out by a word, too.
    pub(in crate::forms) const fn or_word(self, everybody: &'static str) -> Self {
        Self {
            everybody: Some(everybody),
            ..self
        }
    }

    /// The same, which stands sorted and without repetition on the wire.
    pub(in crate::forms) const fn sorted(self) -> Self {
        Self {
            is_sorted: true,
            ..self
        }
    }
}

impl<K> Set<K> {
    /// True for the word that leaves it out.
    fn is_everybody(&self, value: &Value) -> bool {
        let is_word = |value: &Value| match (&value.held, self.everybody) {
            (Held::Text(text), Some(word)) => text.trim().eq_ignore_ascii_case(word),
            _ => false,
        };
        if let Held::List(items) = &value.held {
            matches!(items.as_slice(), [only] if is_word(only))
        } else {
            is_word(value)
        }
    }
}

impl<K: Kind> Kind for Many<K> {
    type Model = Vec<K::Model>;
    type Wire = Vec<K::Wire>;

    fn read(&self, at: &mut Reader, name: &'static str, wire: Self::Wire) -> Option<Self::Model> {
        at.require(name, self.is_required && wire.is_empty());
        Some(at.list(name, self.max, wire, |at, item| {
            self.kind.read(at, "", item)
        }))
    }

    fn write(&self, model: &Self::Model) -> Self::Wire {
        model.iter().map(|item| self.kind.write(item)).collect()
    }

    /// A list above its limit is filled in whole and refused when it is read.
    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Self::Wire {
        let Held::List(items) = value.held else {
            at.refuse(name, Reason::FieldInvalid, "is not a list; write [ and ]");
            return Vec::new();
        };
        at.list(name, usize::MAX, items, |at, item| {
            Some(fill_value(at, &self.kind, "", item))
        })
    }

    fn show(&self, wire: &Self::Wire) -> Option<Shown> {
        let shown: Vec<_> = wire
            .iter()
            .filter_map(|item| self.kind.show(item))
            .collect();
        (!shown.is_empty()).then_some(Shown::List(shown))
    }

    fn facts(&self) -> Facts {
        let facts = self.kind.facts().list(self.max);
        facts.required(self.is_required)
    }

    fn leaves<'a>(&self, name: &'static str, model: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.each(name, model, |walk, item| {
            self.kind.leaves("", item, walk);
        });
    }
}

impl<K: Kind<Model: Ord, Wire: PartialOrd>> Kind for Set<K> {
    type Model = BTreeSet<K::Model>;
    type Wire = Vec<K::Wire>;

    fn read(&self, at: &mut Reader, name: &'static str, wire: Self::Wire) -> Option<Self::Model> {
        if self.is_sorted && !wire.is_sorted_by(|before, after| before < after) {
            let message = "are not sorted and without repetition";
            at.refuse(name, Reason::Malformed, message);
        }
        let read = self.many.read(at, name, wire)?;
        Some(read.into_iter().collect())
    }

    fn write(&self, model: &Self::Model) -> Self::Wire {
        model
            .iter()
            .map(|item| self.many.kind.write(item))
            .collect()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Self::Wire {
        if self.is_everybody(&value) {
            return Vec::new();
        }
        if self.is_never_empty && matches!(&value.held, Held::List(items) if items.is_empty()) {
            let message = "is an empty list; name parties, or leave the field out";
            at.refuse(name, Reason::FieldInvalid, message);
        }
        self.many.fill(at, name, value)
    }

    fn show(&self, wire: &Self::Wire) -> Option<Shown> {
        self.many.show(wire)
    }

    fn facts(&self) -> Facts {
        self.many.facts()
    }

    fn leaves<'a>(&self, name: &'static str, model: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        walk.each(name, model, |walk, item| {
            self.many.kind.leaves("", item, walk);
        });
    }
}

impl<K: Kind<Wire: Default>> Kind for One<K> {
    type Model = K::Model;
    type Wire = Option<K::Wire>;

    fn read(&self, at: &mut Reader, name: &'static str, wire: Self::Wire) -> Option<Self::Model> {
        if wire.is_none() && !self.may_be_empty {
            at.require(name, true);
            return None;
        }
        self.kind.read(at, name, wire.unwrap_or_default())
    }

    fn write(&self, model: &Self::Model) -> Self::Wire {
        Some(self.kind.write(model))
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Self::Wire {
        Some(self.kind.fill(at, name, value))
    }

    fn show(&self, wire: &Self::Wire) -> Option<Shown> {
        wire.as_ref().and_then(|wire| self.kind.show(wire))
    }

    fn facts(&self) -> Facts {
        self.kind.facts().required(true)
    }

    fn leaves<'a>(&self, name: &'static str, model: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        self.kind.leaves(name, model, walk);
    }
}

impl<K: Kind> Kind for Maybe<K> {
    type Model = Option<K::Model>;
    type Wire = Option<K::Wire>;

    fn read(&self, at: &mut Reader, name: &'static str, wire: Self::Wire) -> Option<Self::Model> {
        match wire {
            None => Some(None),
            Some(wire) => self.0.read(at, name, wire).map(Some),
        }
    }

    fn write(&self, model: &Self::Model) -> Self::Wire {
        model.as_ref().map(|model| self.0.write(model))
    }

    /// An empty text says nothing.
    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Self::Wire {
        if matches!(&value.held, Held::Text(text) if text.is_empty()) {
            return None;
        }
        Some(self.0.fill(at, name, value))
    }

    fn show(&self, wire: &Self::Wire) -> Option<Shown> {
        wire.as_ref().and_then(|wire| self.0.show(wire))
    }

    fn facts(&self) -> Facts {
        self.0.facts().required(false)
    }

    fn leaves<'a>(&self, name: &'static str, model: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        if let Some(model) = model {
            self.0.leaves(name, model, walk);
        }
    }
}

impl<K: Kind<Wire: Default + PartialEq>> Kind for Told<K> {
    type Model = Option<K::Model>;
    type Wire = K::Wire;

    fn read(&self, at: &mut Reader, name: &'static str, wire: Self::Wire) -> Option<Self::Model> {
        if wire == K::Wire::default() {
            return Some(None);
        }
        self.0.read(at, name, wire).map(Some)
    }

    fn write(&self, model: &Self::Model) -> Self::Wire {
        model
            .as_ref()
            .map(|model| self.0.write(model))
            .unwrap_or_default()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> Self::Wire {
        self.0.fill(at, name, value)
    }

    fn show(&self, wire: &Self::Wire) -> Option<Shown> {
        self.0.show(wire)
    }

    fn facts(&self) -> Facts {
        self.0.facts().required(false)
    }

    fn leaves<'a>(&self, name: &'static str, model: &'a Self::Model, walk: &mut Walk<'a, '_>) {
        if let Some(model) = model {
            self.0.leaves(name, model, walk);
        }
    }
}
