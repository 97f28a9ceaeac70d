//! A form within a form.

use std::marker::PhantomData;

use super::{Kind, Walk};
use crate::forms::reader::{Reader, fill_table};
use crate::forms::row::{CellForm, Facts};
use crate::forms::shown::Shown;
use crate::forms::table::Form;
use crate::forms::value::Value;

/// A form within a form.
pub(in crate::forms) struct Part<F>(PhantomData<fn() -> F>);

pub(in crate::forms) const fn part<F: Form>() -> Part<F> {
    Part(PhantomData)
}

impl<F> Clone for Part<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Part<F> {}

impl<F: Form> Kind for Part<F> {
    type Model = F;
    type Wire = F::Wire;

    fn read(&self, at: &mut Reader, name: &'static str, wire: F::Wire) -> Option<F> {
        at.within(name, |at| F::read(at, wire))
    }

    fn write(&self, model: &F) -> F::Wire {
        model.write()
    }

    fn fill(&self, at: &mut Reader, name: &'static str, value: Value) -> F::Wire {
        let Some(table) = fill_table(at, name, value) else {
            return F::Wire::default();
        };
        at.within(name, |at| F::fill(at, table))
    }

    fn show(&self, wire: &F::Wire) -> Option<Shown> {
        Some(F::show(wire).group())
    }

    fn facts(&self) -> Facts {
        Facts {
            parts: F::rows(),
            ..Facts::new("fields of its own").cell(CellForm::Fields)
        }
    }

    fn leaves<'a>(&self, name: &'static str, model: &'a F, walk: &mut Walk<'a, '_>) {
        walk.within(name, |walk| model.leaves(walk));
    }
}
