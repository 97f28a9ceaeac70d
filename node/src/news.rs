//! The news: what happened behind a position, record by record, what became overdue, and what queries met. Who is told of it keeps the
//! position, and so misses nothing while it is away or slow.

mod position;

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reasoned;
use thiserror::Error;

use self::position::Place;
pub(crate) use self::position::{Gap, Position};
use crate::lookup::{Lookup, Met, Noted, Owed, StateError};
use crate::store::index::{IndexEntry, IndexError, JournalId};

/// News of one journal that are read at once.
const AT_ONCE: usize = 128;

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A record was published or received, and counts.
    Record(Box<IndexEntry>),
    /// The time is over for something that a party owes.
    Overdue(Box<Owed>),
    /// A partner's query met entries of own lists.
    Met(Met),
}

/// Something that happened, and where to go on behind it.
#[derive(Clone, Debug)]
pub(crate) struct News {
    pub(crate) what: What,
    pub(crate) behind: Position,
}

/// Which news.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Wanted {
    /// Records of these kinds.
    pub(crate) kinds: BTreeSet<RecordKind>,
    /// What is overdue.
    pub(crate) overdue: bool,
    /// What partners' queries met.
    pub(crate) met: bool,
    /// Of this party alone: what it says, and what it owes.
    pub(crate) party: Option<String>,
}

/// Why the news cannot be told.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum NewsError {
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// The state cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
}

impl Wanted {
    /// Whether something is among them.
    pub(crate) fn has(&self, what: &What) -> bool {
        let is_of = |party: &str| self.party.as_deref().is_none_or(|wanted| wanted == party);
        match what {
            What::Record(entry) => self.kinds.contains(&entry.kind) && is_of(&entry.origin),
            What::Overdue(owed) => self.overdue && is_of(owed.by.as_str()),
            What::Met(met) => self.met && is_of(met.by.as_str()),
        }
    }
}

impl Position {
    /// Where the news end now: whoever begins here is told what comes.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn now(lookup: &Lookup) -> Result<Self, NewsError> {
        let noted = lookup.state().newest_noted()?;
        Ok(Self::behind(&lookup.indexed(), noted))
    }

    /// Behind all that the node holds now, whether it was followed yet or not.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn end(lookup: &Lookup) -> Result<Self, NewsError> {
        let noted = lookup.state().newest_noted()?;
        Ok(Self::behind(&lookup.ends(), noted))
    }

    /// Goes on behind what is read: some of the news, those alone that are wanted. False when nothing came.
    ///
    /// # Errors
    /// When index or state cannot be read.
    pub(crate) fn advance(
        &mut self,
        lookup: &Lookup,
        followed: &BTreeMap<JournalId, u64>,
        wanted: &Wanted,
    ) -> Result<(Vec<News>, bool), NewsError> {
        let before = self.clone();
        let mut news = Vec::new();
        for (journal, end) in followed {
            self.records(lookup, (*journal, *end), &mut |what, behind| {
                news.extend(wanted.has(&what).then(|| News {
                    what,
                    behind: behind.clone(),
                }));
            })?;
        }
        for (number, noted) in lookup.state().noted(self.noted(), AT_ONCE)? {
            self.note(number);
            let what = happened(lookup, noted)?.filter(|what| wanted.has(what));
            news.extend(what.map(|what| News {
                what,
                behind: self.clone(),
            }));
        }
        let has_moved = before != *self;
        Ok((news, has_moved))
    }

    fn records(
        &mut self,
        lookup: &Lookup,
        (journal, end): (JournalId, u64),
        take: &mut dyn FnMut(What, &Self),
    ) -> Result<(), NewsError> {
        let place = self.place(journal);
        if place.frame >= end {
            return Ok(());
        }
        let arrived = lookup.index().arrived(journal, place.frame, AT_ONCE)?;
        let is_all = arrived.len() < AT_ONCE;
        for entry in arrived {
            let at = Place::of(&entry);
            if at < place {
                continue;
            }
            self.set(journal, at.next(journal));
            take(What::Record(Box::new(entry)), self);
        }
        if is_all {
            self.reach(journal, end);
        }
        Ok(())
    }
}

/// What was noted, as it is now; none when it is so no more.
fn happened(lookup: &Lookup, noted: Noted) -> Result<Option<What>, NewsError> {
    Ok(match noted {
        Noted::Late(subject) => {
            let entry = lookup.entry(&subject)?.filter(IndexEntry::counts);
            entry.map(Box::new).map(What::Record)
        }
        Noted::Overdue { subject, by, due } => {
            let owing = lookup.state().owing(&subject)?.into_iter();
            let mut owing = owing.filter(|owed| owed.by == by && owed.duty.due == due);
            owing.next().map(Box::new).map(What::Overdue)
        }
        Noted::Met(met) => Some(What::Met(met)),
    })
}
