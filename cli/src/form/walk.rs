//! The way through a form: each question once, and again what somebody wants to change.

use std::collections::BTreeSet;

use super::answer::Asking;
use super::asker::{Asker, Stop};
use super::choice::Choice;
use super::paper::Paper;
use super::question::{Asked, Form, Known};
use super::typed;
use crate::lang::say;

/// Keeps the draft as it is now.
pub(crate) type Keep<'a> = &'a mut dyn FnMut(&Paper) -> Result<(), Stop>;

/// Where a form stands.
pub(crate) struct Walk<'a> {
    form: &'a Form,
    known: &'a Known,
    /// What was asked.
    done: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    /// Before the first question that a draft leaves open: behind the last that it answers.
    pub(crate) fn new(form: &'a Form, known: &'a Known, paper: &Paper) -> Self {
        let asked = form.asked(paper);
        let begun = form.begun();
        let is_told = |asked: &Asked| {
            let told = typed::held(asked, paper);
            told.is_some() && told != typed::held(asked, &begun)
        };
        let last = asked.iter().rposition(is_told).map_or(0, |last| last + 1);
        Self {
            form,
            known,
            done: asked.iter().take(last).map(Asked::key).collect(),
        }
    }

    /// Asks all that is left to ask, and keeps the draft after each answer.
    pub(crate) fn on(
        &mut self,
        paper: &mut Paper,
        asker: &mut dyn Asker,
        keep: Keep<'_>,
    ) -> Result<(), Stop> {
        while let Some(next) = self.next(paper) {
            self.asking(asker).ask(&next, paper)?;
            self.done.insert(next.key());
            keep(paper)?;
        }
        Ok(())
    }

    /// Asks one question again, which somebody chooses; the cursor stands at the one about `field`.
    pub(crate) fn change(
        &mut self,
        field: &str,
        paper: &mut Paper,
        asker: &mut dyn Asker,
        keep: Keep<'_>,
    ) -> Result<(), Stop> {
        let asked = self.form.asked(paper);
        let choice = |asked: &Asked| {
            let held = typed::held(asked, paper).unwrap_or_default();
            Choice::of(held, asked.text())
        };
        let offered: Vec<_> = asked.iter().map(choice).collect();
        let about = self.form.about(paper, field).map(|about| about.key());
        let at = |about: String| asked.iter().position(|asked| asked.key() == about);
        let start = about.and_then(at).unwrap_or(0);
        let text = say!("form-which");
        let taken = self.asking(asker).pick(&text, &offered, start)?;
        if let Some(again) = asked.get(taken) {
            self.asking(asker).ask(again, paper)?;
            keep(paper)?;
        }
        self.on(paper, asker, keep)
    }

    /// The first question that was not asked.
    fn next(&self, paper: &Paper) -> Option<Asked> {
        let asked = self.form.asked(paper);
        let is_open = |asked: &Asked| !self.done.contains(&asked.key());
        asked.into_iter().find(is_open)
    }

    fn asking<'b>(&'b self, asker: &'b mut dyn Asker) -> Asking<'b> {
        Asking {
            form: self.form,
            known: self.known,
            asker,
        }
    }
}
