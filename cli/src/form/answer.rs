//! One question asked, and its answer put into the draft.

use std::cell::RefCell;

use ntc_core::reason::Reason;

use super::asker::{Asker, Line, Pick, Stop};
use super::choice::{Choice, choices};
use super::meaning;
use super::paper::Paper;
use super::question::{Asked, Fills, Form, Known, beside};
use super::several::everybody;
use super::typed;
use crate::lang::say;

/// The choice that answers nothing.
pub(super) fn skip() -> String {
    say!("form-not-told")
}

/// What is typed to answer nothing where something is offered.
pub(super) const NOTHING: &str = "-";

/// Puts what was answered into a draft.
pub(super) type Put<'a> = &'a dyn Fn(&mut Paper, &str);

/// A form at work.
pub(super) struct Asking<'a> {
    pub(super) form: &'a Form,
    pub(super) known: &'a Known,
    pub(super) asker: &'a mut dyn Asker,
}

impl Asking<'_> {
    /// Asks until an answer stands, and puts it into the draft.
    pub(super) fn ask(&mut self, asked: &Asked, paper: &mut Paper) -> Result<(), Stop> {
        let rows = (self.form.rows)();
        let row = rows.get(&asked.row_of());
        let field = asked.field.as_str();
        let help = row.map_or_else(String::new, |row| {
            meaning::of_field(&asked.row_of(), row.help)
        });
        let known = self.known;
        let mut line = |put: Put<'_>| self.line(asked, &help, paper, put);
        match asked.question.fills {
            Fills::Line => line(&|paper, text| typed::line(row, field, paper, text)),
            Fills::Plate => line(&|paper, text| typed::plate(field, paper, text)),
            Fills::Amount(unit) => {
                let unit = beside(field, unit);
                line(&|paper, text| typed::amount(field, &unit, paper, text))
            }
            Fills::One => {
                let offered = row.map_or_else(Vec::new, |row| choices(row, paper));
                self.one(asked, offered, paper, &|paper, value| {
                    typed::line(None, field, paper, value);
                })
            }
            // While the node is away nobody knows the partners.
            Fills::Party if known.partners.is_empty() => {
                line(&|paper, text| typed::party(field, paper, text))
            }
            Fills::Party => self.one(asked, self.partners(), paper, &|paper, value| {
                typed::party(field, paper, value);
            }),
            Fills::Some => {
                let offered = row.map_or_else(Vec::new, |row| choices(row, paper));
                self.some(asked, &skip(), offered, paper)
            }
            Fills::Parties => self.some(asked, &everybody(), self.partners(), paper),
            Fills::More => self.more(asked, paper),
        }
    }

    fn line(
        &mut self,
        asked: &Asked,
        help: &str,
        paper: &mut Paper,
        put: Put<'_>,
    ) -> Result<(), Stop> {
        let line = Line {
            text: &asked.text(),
            help,
            held: &typed::held(asked, paper).unwrap_or_default(),
            offered: (asked.question.start)(self.known).unwrap_or_default(),
        };
        *paper = self.tried(&line, asked, paper, put)?;
        Ok(())
    }

    /// A line, put into a copy of the draft, and asked for again until what reads drafts lets it stand.
    fn tried(
        &mut self,
        line: &Line<'_>,
        asked: &Asked,
        paper: &Paper,
        put: Put<'_>,
    ) -> Result<Paper, Stop> {
        let filled = RefCell::new(paper.clone());
        self.asker.line(line, &|typed| {
            let typed = match typed.trim() {
                NOTHING => "",
                typed => typed,
            };
            let mut tried = paper.clone();
            put(&mut tried, typed);
            let faults = typed::faults(self.form, asked, &tried);
            filled.replace(tried);
            if typed.is_empty() && asked.question.is_required && faults.is_empty() {
                return Err(format!(
                    "{} [{}]",
                    say!("form-required"),
                    Reason::FieldMissing
                ));
            }
            typed::told(&faults)
        })?;
        Ok(filled.into_inner())
    }

    fn partners(&self) -> Vec<Choice> {
        let partners = self.known.partners.iter();
        partners.map(|party| Choice::plain(party.clone())).collect()
    }

    fn one(
        &mut self,
        asked: &Asked,
        mut offered: Vec<Choice>,
        paper: &mut Paper,
        put: Put<'_>,
    ) -> Result<(), Stop> {
        if !asked.question.is_required {
            offered.insert(0, Choice::word(&skip()));
        }
        let start = typed::held(asked, paper);
        let start = start.or_else(|| (asked.question.start)(self.known).map(str::to_owned));
        let at = |value: String| offered.iter().position(|it| it.value == value);
        let mut start = start.and_then(at).unwrap_or(0);
        loop {
            start = self.pick(&asked.text(), &offered, start)?;
            let value = offered.get(start).map_or("", |it| it.value.as_str());
            if let Some(taken) = self.take(asked, paper, value, put)? {
                *paper = taken;
                return Ok(());
            }
        }
    }

    /// Puts a choice into a copy of the draft, with the text that it wants beside it; none when it may not stand.
    pub(super) fn take(
        &mut self,
        asked: &Asked,
        paper: &Paper,
        value: &str,
        put: Put<'_>,
    ) -> Result<Option<Paper>, Stop> {
        let mut tried = paper.clone();
        put(&mut tried, value);
        let faults = typed::faults(self.form, asked, &tried);
        if typed::wants_text(&faults) {
            let line = Line {
                text: &say!("form-say"),
                help: "",
                held: "",
                offered: "",
            };
            let said = |paper: &mut Paper, said: &str| put(paper, &format!("{value}: {said}"));
            return self.tried(&line, asked, paper, &said).map(Some);
        }
        match typed::told(&faults) {
            Ok(()) => Ok(Some(tried)),
            Err(fault) => {
                self.asker.say(&fault);
                Ok(None)
            }
        }
    }

    pub(super) fn pick(
        &mut self,
        text: &str,
        choices: &[Choice],
        start: usize,
    ) -> Result<usize, Stop> {
        self.asker.pick(&Pick {
            text,
            help: &say!("form-seek"),
            choices,
            start,
        })
    }
}
