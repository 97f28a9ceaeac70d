//! The due: what a party owes because of a record, by when, as officers see it.
//!
//! Who owes what, and until when, follows from the records themselves, so the author and the recipient count the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::life::{Level, Subject, level};
use ntc_core::party::Party;
use ntc_core::reason::Reasoned;
use ntc_core::time::Timestamp;
use thiserror::Error;

use crate::chain::RecordReadError;
use crate::contacts::Contacts;
use crate::lookup::{Owed, StateError};
use crate::outbox::{Deliveries, Outbox, OutboxError, Receipts};
use crate::publish::Publisher;
use crate::store::index::IndexError;

/// Most that is read of what is owed for one page, whatever a page leaves out.
const MAX_READ: usize = 2_000;

/// Who signed for a record, of those that a page was asked about.
type Received = BTreeMap<Subject, BTreeSet<Party>>;

/// Tells what is owed.
pub(crate) struct Dues {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) outbox: Outbox,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) contacts: Arc<Contacts>,
}

/// Something that is owed.
#[derive(Debug)]
pub(crate) struct Due {
    /// What.
    pub(crate) owed: Owed,
    /// How far it has come.
    pub(crate) level: Level,
    /// False where the party that owes it has not signed for the record yet.
    pub(crate) received: bool,
    /// Whom to call about it; none while the time runs.
    pub(crate) call: Option<String>,
}

/// Who owes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Side {
    /// Whoever does.
    Any,
    /// This party.
    Own,
    /// Others.
    Others,
}

/// One page of what is owed.
#[derive(Debug)]
pub(crate) struct Page {
    /// What is due first comes first.
    pub(crate) due: Vec<Due>,
    /// Where the next page begins; none after the last.
    pub(crate) next: Option<Vec<u8>>,
}

/// Why what is owed cannot be told.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum DueError {
    /// What is owed cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// An own record cannot be read.
    #[error(transparent)]
    #[reason(Corrupt)]
    Record(#[from] RecordReadError),
    /// What became of a record cannot be told.
    #[error(transparent)]
    #[reason(inner)]
    Outbox(#[from] OutboxError),
}

impl Dues {
    /// What is owed because of a record.
    ///
    /// # Errors
    /// When the state or what was sent cannot be read.
    pub(crate) fn of(&self, subject: &Subject) -> Result<Vec<Due>, DueError> {
        let now = self.publisher.clock.now();
        let mut received = Received::default();
        let owing = self.publisher.lookup.state().owing(subject)?.into_iter();
        let owing = owing.filter(|owed| owed.duty.ends > now);
        owing
            .map(|owed| self.due(owed, now, &mut received))
            .collect()
    }

    /// How one thing that is owed stands now.
    ///
    /// # Errors
    /// When what was sent cannot be read.
    pub(crate) fn one(&self, owed: Owed) -> Result<Due, DueError> {
        self.due(owed, self.publisher.clock.now(), &mut Received::default())
    }

    /// A page of what is owed by a side; with `overdue` of that alone which is due already.
    ///
    /// # Errors
    /// When the state or what was sent cannot be read.
    pub(crate) fn page(
        &self,
        (side, overdue): (Side, bool),
        from: &[u8],
        limit: usize,
    ) -> Result<Page, DueError> {
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
            let is_own = owed.by == self.publisher.party;
            let is_meant = match side {
                Side::Any => true,
                Side::Own => is_own,
                Side::Others => !is_own,
            };
            if is_meant && owed.duty.ends > now {
                due.push(self.due(owed, now, &mut received)?);
            }
        }
        let next = last.filter(|_| is_cut);
        Ok(Page { due, next })
    }

    /// How much this party owes and how much others do, that is overdue; `most` of each at most. Each row is read once, and
    /// nothing of what was sent.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn overdue(&self, most: usize) -> Result<(usize, usize), DueError> {
        let Publisher { lookup, party, .. } = &*self.publisher;
        let (mut own, mut others) = (0, 0);
        for owed in lookup.state().overdue(self.publisher.clock.now()) {
            let side = if owed?.by == *party {
                &mut own
            } else {
                &mut others
            };
            *side = most.min(*side + 1);
            if own == most && others == most {
                break;
            }
        }
        Ok((own, others))
    }

    /// How something that is owed stands; because of a record of this party, whether it was received by who owes it.
    fn due(&self, owed: Owed, now: Timestamp, received: &mut Received) -> Result<Due, DueError> {
        let is_received = if owed.by == self.publisher.party || owed.since.is_some() {
            true
        } else {
            if !received.contains_key(&owed.subject) {
                received.insert(owed.subject.clone(), self.received(&owed.subject)?);
            }
            let by = received.get(&owed.subject);
            by.is_some_and(|parties| parties.contains(&owed.by))
        };
        let level = level(owed.duty.due, owed.duty.within, now);
        Ok(Due {
            call: self.call(&owed, level),
            level,
            received: is_received,
            owed,
        })
    }

    /// The parties that signed for an own record.
    fn received(&self, subject: &Subject) -> Result<BTreeSet<Party>, DueError> {
        let Some(entry) = self.publisher.lookup.entry(subject)? else {
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

    /// Whom to call of the other party: its duty desk, then the liaison officers of the agreements, each as it said last.
    fn call(&self, owed: &Owed, level: Level) -> Option<String> {
        let own = &self.publisher.party;
        let other = if owed.by == *own {
            &owed.subject.origin
        } else {
            &owed.by
        };
        let desk = || self.contacts.desk(other);
        match level {
            Level::Running => None,
            Level::DutyDesk => desk(),
            Level::Contact => self.contacts.liaison(other).or_else(desk),
        }
    }
}
