//! Outcomes: what came of an alert is told to its author, and what is owed of it is kept in sight.
//!
//! An outcome is a record that goes back to the author of an alert alone, by the terms that let the alert come. Who owes
//! one, and until when, follows from the alerts themselves, so the author and the recipient count the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::life::{Standing, Subject};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::{Labels, explain};
use ntc_core::reason::Reasoned;
use ntc_core::record::{
    Event, Goods, InvalidRecord, OutcomeEvent, Record, RecordId, Said, Sections,
};
use ntc_core::time::Timestamp;
use thiserror::Error;

use crate::audit::Act;
use crate::chain::RecordReadError;
use crate::lookup::{Came, IndexBehind, Owed, StateError};
use crate::outbox::{Deliveries, Outbox, OutboxError, Receipts};
use crate::ports::EntropyError;
use crate::publish::{PublishError, Publisher};
use crate::records::read;
use crate::store::index::{IndexEntry, IndexError};

/// Most that is read of what is owed for one page, whatever a page leaves out.
const MAX_READ: usize = 2_000;

/// Who signed for an alert, of those that a page was asked about.
type Received = BTreeMap<Subject, BTreeSet<Party>>;

/// Tells and shows outcomes.
pub(crate) struct Outcomes {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) outbox: Outbox,
    pub(crate) receipts: Arc<Receipts>,
}

/// An outcome that is owed, as officers see it.
#[derive(Debug)]
pub(crate) struct Due {
    /// What is owed.
    pub(crate) owed: Owed,
    /// True when its time is over.
    pub(crate) overdue: bool,
    /// False where the party that owes it has not signed for the alert yet.
    pub(crate) received: bool,
}

/// One page of what is owed.
#[derive(Debug)]
pub(crate) struct Page {
    /// Those that are due first come first.
    pub(crate) due: Vec<Due>,
    /// Where the next page begins; none after the last.
    pub(crate) next: Option<Vec<u8>>,
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
    /// Policy does not let it go back.
    #[error("the outcome may not go to {0}: {1}; nothing was written")]
    #[reason(NothingToTell)]
    NotAllowed(Party, String),
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
    /// What is owed cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// An own record cannot be read.
    #[error(transparent)]
    #[reason(Corrupt)]
    Record(#[from] RecordReadError),
    /// What became of an alert cannot be told.
    #[error(transparent)]
    #[reason(inner)]
    Outbox(#[from] OutboxError),
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
        let said = Said {
            sections: Sections {
                goods,
                ..Sections::default()
            },
            ..Said::of(Event::Outcome(Box::new(event)))
        };
        let own = (&publisher.party, id);
        let record = Record::answering(&alert, own, now, said, &publisher.defaults)?;
        let deciding = publisher.partners.deciding().await;
        self.may_go(&record, &subject.origin, now)?;
        publisher.append(record, act.begin()).await?;
        drop(deciding);
        Ok(id)
    }

    /// What came of an alert, and who owes it.
    ///
    /// # Errors
    /// When the state or what was sent cannot be read.
    pub(crate) fn of(&self, subject: &Subject) -> Result<(Vec<Came>, Vec<Due>), OutcomeError> {
        let state = self.publisher.lookup.state();
        let now = self.publisher.clock.now();
        let mut received = Received::default();
        let mut owing = Vec::new();
        for owed in state.owing(subject)? {
            if owed.ends > now {
                owing.push(self.due(owed, now, &mut received)?);
            }
        }
        Ok((state.came(subject)?, owing))
    }

    /// A page of what is owed by this party and to it; with `overdue` of that alone which is due already.
    ///
    /// # Errors
    /// When the state or what was sent cannot be read.
    pub(crate) fn owed(
        &self,
        overdue: bool,
        from: &[u8],
        limit: usize,
    ) -> Result<Page, OutcomeError> {
        let now = self.publisher.clock.now();
        let until = overdue.then_some(now);
        let rows = self.publisher.lookup.state().owed(from, until, MAX_READ)?;
        let is_cut = rows.len() == MAX_READ;
        let mut received = Received::default();
        let mut due = Vec::new();
        let mut last = None;
        for (key, owed) in rows {
            if due.len() == limit {
                return Ok(Page { due, next: last });
            }
            last = Some([key.as_slice(), &[0]].concat());
            if owed.ends > now {
                due.push(self.due(owed, now, &mut received)?);
            }
        }
        let next = last.filter(|_| is_cut);
        Ok(Page { due, next })
    }

    /// How an outcome that is owed stands; of an alert of this party, whether it was received by who owes it.
    fn due(
        &self,
        owed: Owed,
        now: Timestamp,
        received: &mut Received,
    ) -> Result<Due, OutcomeError> {
        let is_received = if owed.by == self.publisher.party {
            true
        } else {
            if !received.contains_key(&owed.subject) {
                received.insert(owed.subject.clone(), self.received(&owed.subject)?);
            }
            let by = received.get(&owed.subject);
            by.is_some_and(|parties| parties.contains(&owed.by))
        };
        Ok(Due {
            overdue: owed.due <= now,
            received: is_received,
            owed,
        })
    }

    /// The parties that signed for an own alert.
    fn received(&self, subject: &Subject) -> Result<BTreeSet<Party>, OutcomeError> {
        let Some(entry) = self.entry(subject)? else {
            return Ok(BTreeSet::new());
        };
        let place = entry.location.ledger_index;
        let record = self.publisher.ledger.record(place)?;
        let deliveries = Deliveries {
            roster: &self.publisher.partners.roster(),
            outbox: &self.outbox,
            receipts: &self.receipts,
        };
        let told = deliveries.of_case([(place, record)])?.into_iter();
        let signed = told.filter(|(_, standing)| standing.signed_s.is_some());
        Ok(signed.map(|(party, _)| party).collect())
    }

    fn entry(&self, subject: &Subject) -> Result<Option<IndexEntry>, OutcomeError> {
        let index = self.publisher.lookup.index();
        Ok(index.by_origin(subject.origin.as_str(), *subject.id.as_bytes())?)
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

    /// Nothing is written that its one reader would not get.
    fn may_go(&self, record: &Record, to: &Party, now: Timestamp) -> Result<(), OutcomeError> {
        let policies = self.publisher.partners.policies();
        let decided = explain(&Labels::own(record), to, &policies, now);
        match decided.refusal() {
            None => Ok(()),
            Some(why) => Err(OutcomeError::NotAllowed(to.clone(), why)),
        }
    }
}
