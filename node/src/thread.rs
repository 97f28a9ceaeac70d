//! The thread: a case as a conversation, from the record that began it to what was said last.

use std::collections::BTreeSet;

use ntc_core::checkup::Seen;
use ntc_core::life::Subject;
use ntc_core::model::codes::{
    ANSWER_STATUSES, HIT_FACTORS, HIT_STRENGTHS, OUTCOMES, REQUEST_KINDS, RETRACTION_REASONS,
};
use ntc_core::phrase::{Joint, List, Name, Phrase, Value};
use ntc_core::record::{AnswerEvent, Event, HitEvent, Record};

use crate::lookup::{Lookup, State, StateError};
use crate::records::read;
use crate::store::index::{IndexEntry, IndexError};

/// Most records of a case that are told.
pub(crate) const MAX_LINES: usize = 1_000;
/// Most records that stand between one and the record that began the case.
const MAX_DEPTH: u32 = 64;

/// One record of a case.
#[derive(Debug)]
pub(crate) struct Line {
    /// How many records stand between it and the one that began the case.
    pub(crate) depth: u32,
    /// The record, as the index knows it.
    pub(crate) entry: IndexEntry,
    /// What it says in a code or two; empty where its kind says none.
    pub(crate) says: Seen,
}

/// A case.
#[derive(Debug)]
pub(crate) struct Thread {
    /// What began it, then what was said of it, each behind what it speaks of.
    pub(crate) lines: Vec<Line>,
    /// True where more was said than is listed.
    pub(crate) is_cut: bool,
}

/// Why a case cannot be told.
#[derive(Debug, thiserror::Error, ntc_core::reason::Reasoned)]
#[reason(Internal)]
pub(crate) enum ThreadError {
    /// The links cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
}

impl Thread {
    /// The case of which a record is part.
    ///
    /// # Errors
    /// When what is known of it cannot be read.
    pub(crate) fn of(lookup: &Lookup, subject: &Subject) -> Result<Self, ThreadError> {
        let state = lookup.state();
        let mut thread = Self {
            lines: Vec::new(),
            is_cut: false,
        };
        let mut told = BTreeSet::new();
        // A stack, so that what was said of a record comes behind it and before its siblings.
        let mut left = vec![(0, beginning(state, subject)?)];
        while let Some((depth, subject)) = left.pop() {
            if !told.insert(subject.clone()) {
                continue;
            }
            if thread.lines.len() == MAX_LINES || depth == MAX_DEPTH {
                thread.is_cut = true;
                continue;
            }
            if let Some(entry) = lookup.entry(&subject)? {
                let says = read(lookup, &entry).map_or_else(Seen::default, |record| says(&record));
                thread.lines.push(Line { depth, entry, says });
            }
            let spoke = state.spoke(&subject, MAX_LINES)?;
            let spoke = spoke.into_iter().rev();
            left.extend(spoke.map(|speaker| (depth.saturating_add(1), speaker)));
        }
        Ok(thread)
    }
}

/// What a record speaks of, and what it says of that in a code or two; none for one that speaks of no other.
///
/// # Errors
/// When the links cannot be read.
pub(crate) fn said(
    lookup: &Lookup,
    entry: &IndexEntry,
) -> Result<Option<(Subject, Seen)>, ThreadError> {
    let Some(subject) = entry.subject() else {
        return Ok(None);
    };
    let Some(about) = lookup.state().about(&subject)? else {
        return Ok(None);
    };
    let says = read(lookup, entry).map_or_else(Seen::default, |record| says(&record));
    Ok(Some((about, says)))
}

/// The record that began the case of this one.
fn beginning(state: &State, subject: &Subject) -> Result<Subject, StateError> {
    let mut first = subject.clone();
    for _ in 0..MAX_DEPTH {
        match state.about(&first)? {
            Some(before) => first = before,
            None => break,
        }
    }
    Ok(first)
}

/// The status of an answer, and which sections it reveals, of how many records where those are several.
fn answered(event: &AnswerEvent) -> Phrase {
    let revealed = event.reveals.iter().flat_map(|reveals| &reveals.sections);
    let revealed: BTreeSet<_> = revealed.map(String::as_str).collect();
    let revealed = revealed.into_iter();
    let sections = revealed.map(|section| Value::Name(Name::new("section", section)));
    let (status, sections) = (
        Name::of(&ANSWER_STATUSES, &event.status),
        List::of(Joint::Comma, sections),
    );
    match event.reveals.len() {
        0 => Phrase::NameAlone { name: status },
        1 => Phrase::AnswerReveals { status, sections },
        records => Phrase::AnswerRevealsOf {
            status,
            sections,
            records: records as u64,
        },
    }
}

/// How sure a hit is, by what the two met, and whether nobody acts before its author was asked.
fn met(event: &HitEvent) -> Phrase {
    let strength = Name::of(&HIT_STRENGTHS, &event.strength);
    let factors = event.factors.iter();
    let factors = factors.map(|factor| {
        let mut name = Name::of(&HIT_FACTORS, factor);
        name.text = factor.replace('_', " ");
        Value::Name(name)
    });
    let factors = List::of(Joint::Comma, factors);
    if event.contact_first {
        Phrase::MetByContact { strength, factors }
    } else {
        Phrase::MetBy { strength, factors }
    }
}

/// What a record says in a code or two.
fn says(record: &Record) -> Seen {
    let phrase = match &record.sections().event {
        Some(Event::Request(event)) => named(Name::of(&REQUEST_KINDS, &event.asks.code)),
        Some(Event::Answer(event)) => answered(event),
        Some(Event::Outcome(event)) => named(Name::of(&OUTCOMES, &event.result.code)),
        Some(Event::Hit(event)) => met(event),
        Some(Event::Retraction(event)) => named(Name::of(&RETRACTION_REASONS, &event.reason.code)),
        Some(Event::Acknowledgement(event)) => {
            named(Name::new("acknowledgement_step", event.step.name()))
        }
        Some(Event::Consent(event)) => named(Name::new("consent_decision", event.decision.name())),
        Some(Event::Forward(event)) => Phrase::Told {
            text: event.to.to_string(),
        },
        Some(
            Event::Seizure(_)
            | Event::Consignment(_)
            | Event::Passenger(_)
            | Event::Agreement(_)
            | Event::Contact(_)
            | Event::Correction(_),
        )
        | None => return Seen::default(),
    };
    phrase.into()
}

const fn named(name: Name) -> Phrase {
    Phrase::NameAlone { name }
}
