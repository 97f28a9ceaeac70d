//! Outcomes: what came of an alert is told to its author.
//!
//! An outcome is a record that goes back to the author of an alert alone, by the terms that let the alert come.

use std::sync::Arc;

use ntc_core::life::{Standing, Subject, Task};
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reasoned;
use ntc_core::record::{
    Event, Goods, InvalidRecord, OutcomeEvent, Record, RecordId, Said, Sections,
};
use thiserror::Error;

use crate::audit::Act;
use crate::due::{Due, DueError, Dues};
use crate::lookup::{Came, IndexBehind, StateError};
use crate::ports::EntropyError;
use crate::publish::{PublishError, Publisher};
use crate::records::read;
use crate::store::index::{IndexEntry, IndexError};

/// Tells and shows outcomes.
pub(crate) struct Outcomes {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) dues: Arc<Dues>,
}

/// Why an outcome is not told or shown.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum OutcomeError {
    /// No such record counts here.
    #[error(
        "id: no alert with this id is held; `ntc overdue` lists those that wait for an outcome"
    )]
    #[reason(NotFound, field = "id")]
    NotFound,
    /// Its author withdrew it.
    #[error("id: its author withdrew it; nothing is told of it any more")]
    #[reason(FieldInvalid, field = "id")]
    Withdrawn,
    /// Another version took its place.
    #[error("id: {0} took the place of this version; tell what came of that one")]
    #[reason(FieldInvalid, field = "id")]
    Replaced(RecordId),
    /// The own party tells others.
    #[error("id: the alert is your own; those who were told it say what came of it")]
    #[reason(FieldInvalid, field = "id")]
    Own,
    /// Nobody asks for an outcome.
    #[error("id: a {0} asks for no outcome; alerts do")]
    #[reason(FieldInvalid, field = "id")]
    NotAsked(RecordKind),
    /// The notice that it names is none of this party's.
    #[error("event.notice: no own seizure notice has this id; publish it first, or leave it out")]
    #[reason(FieldInvalid, field = "event.notice")]
    Notice,
    /// A rule refuses it.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidRecord),
    /// It is not published.
    #[error(transparent)]
    #[reason(inner)]
    Publish(#[from] PublishError),
    /// The index is too far behind.
    #[error(transparent)]
    #[reason(inner)]
    Behind(#[from] IndexBehind),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// What came of it cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// What is owed cannot be told.
    #[error(transparent)]
    #[reason(inner)]
    Due(#[from] DueError),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}

impl Outcomes {
    /// Tells the author of an alert what came of it.
    ///
    /// # Errors
    /// When no such alert of another party counts here, a rule or policy refuses, or the ledger takes nothing.
    pub(crate) async fn report(
        &self,
        subject: &Subject,
        (event, goods): (OutcomeEvent, Option<Goods>),
        act: &mut Act,
    ) -> Result<RecordId, OutcomeError> {
        act.about(&subject.id.to_string());
        let publisher = &self.publisher;
        if subject.origin == publisher.party {
            return Err(OutcomeError::Own);
        }
        self.is_own_notice(event.notice)?;
        let alert = self.alert(subject)?;
        let now = publisher.clock.now();
        let id = publisher.new_id(now)?;
        let sections = Sections {
            goods,
            ..Sections::default()
        };
        let said = Said {
            sections,
            ..Said::of(Event::Outcome(Box::new(event)))
        };
        let own = (&publisher.party, id);
        let record = Record::answering(&alert, own, now, said, &publisher.defaults)?;
        let begun = act.begin();
        publisher.tell(record, &subject.origin, now, begun).await?;
        Ok(id)
    }

    /// What came of an alert, and who owes it.
    ///
    /// # Errors
    /// When the state or what was sent cannot be read.
    pub(crate) fn of(&self, subject: &Subject) -> Result<(Vec<Came>, Vec<Due>), OutcomeError> {
        let came = self.publisher.lookup.state().came(subject)?;
        let mut owed = self.dues.of(subject)?;
        owed.retain(|due| matches!(due.owed.duty.task, Task::Outcome | Task::HitOutcome));
        Ok((came, owed))
    }

    fn entry(&self, subject: &Subject) -> Result<Option<IndexEntry>, OutcomeError> {
        Ok(self.publisher.lookup.entry(subject)?)
    }

    /// The alert of another party, which counts here.
    fn alert(&self, subject: &Subject) -> Result<Record, OutcomeError> {
        let lookup = &self.publisher.lookup;
        match lookup.state().standing(subject)? {
            None => {}
            Some(Standing::Retracted { .. }) => return Err(OutcomeError::Withdrawn),
            Some(Standing::Superseded { by, .. }) => return Err(OutcomeError::Replaced(by)),
        }
        let entry = self.entry(subject)?.filter(IndexEntry::counts);
        let entry = entry.ok_or(OutcomeError::NotFound)?;
        if !RecordKind::Outcome.answers().contains(&entry.kind) {
            return Err(OutcomeError::NotAsked(entry.kind));
        }
        read(lookup, &entry).ok_or(OutcomeError::NotFound)
    }

    fn is_own_notice(&self, notice: Option<RecordId>) -> Result<(), OutcomeError> {
        let Some(id) = notice else { return Ok(()) };
        let subject = Subject {
            origin: self.publisher.party.clone(),
            id,
        };
        let entry = self.entry(&subject)?.filter(IndexEntry::counts);
        let is_notice = entry.is_some_and(|entry| entry.kind == RecordKind::SeizureNotice);
        is_notice.then_some(()).ok_or(OutcomeError::Notice)
    }
}
