//! The life of a record: what parties say of it in later records, and what follows from that.
//!
//! A record stands until its author replaces or withdraws it. Who holds it says what it did about that. Every such
//! sentence is a record of its own; a [`Note`] is what it says of one earlier record, and notes are folded in whatever
//! order they come: [`Standing`] of the record, and what each [`Holder`] did.
//!
//! In scope: the notes that a record makes, and the folds. Out of scope: where notes are kept, who is told, and whether
//! the record that makes a note is accepted at all.

mod changed;
mod duty;
mod holder;
mod level;
mod standing;

use std::collections::BTreeSet;

pub use self::changed::{Change, MAX_CHANGES, changed};
pub use self::duty::{Duty, Task};
pub use self::holder::Holder;
pub use self::level::{Level, level};
pub use self::standing::Standing;
use crate::model::RecordId;
use crate::party::Party;
use crate::policy::onward::Consent;
use crate::record::{AcknowledgementStep, ConsentDecision, Event, Record, RecordName};
use crate::time::Timestamp;

/// A record of which something is said: its author and its name, which is unique for the author alone.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Subject {
    /// The author.
    pub origin: Party,
    /// The name.
    pub id: RecordId,
}

impl Subject {
    /// A record as others speak of it.
    pub fn of(record: &Record) -> Self {
        Self {
            origin: record.origin().clone(),
            id: record.id(),
        }
    }

    /// The other records that a record speaks of, whether it says something of their lives or not. A newer version and what
    /// passes another on speak for themselves.
    pub fn spoken_of(record: &Record) -> BTreeSet<Self> {
        let own = |id: &RecordId| Self {
            origin: record.origin().clone(),
            id: *id,
        };
        match &record.sections().event {
            Some(Event::Correction(event)) => [&event.record, &event.by].map(own).into(),
            Some(Event::Retraction(event)) => event.records.iter().map(own).collect(),
            Some(Event::Acknowledgement(event)) => [Self::named(&event.about)].into(),
            Some(Event::Outcome(event)) => [Self::named(&event.about)].into(),
            Some(Event::Hit(event)) => [Self::named(&event.about)].into(),
            Some(Event::Request(event)) => {
                let about = event.about.iter().chain(&event.continues);
                about.map(Self::named).collect()
            }
            Some(Event::Answer(event)) => {
                let shown = event.reveals.iter().map(|shown| own(&shown.record));
                shown.chain([Self::named(&event.about)]).collect()
            }
            Some(Event::Consent(event)) => {
                let about = event.about.iter().map(Self::named);
                about.chain([own(&event.record)]).collect()
            }
            Some(
                Event::Seizure(_)
                | Event::Consignment(_)
                | Event::Passenger(_)
                | Event::Agreement(_)
                | Event::Contact(_)
                | Event::Forward(_),
            )
            | None => BTreeSet::new(),
        }
    }

    /// Its name, as records write it.
    pub fn name(&self) -> RecordName {
        RecordName {
            origin: self.origin.clone(),
            id: self.id,
        }
    }

    /// A record by its name.
    pub fn named(name: &RecordName) -> Self {
        Self {
            origin: name.origin.clone(),
            id: name.id,
        }
    }
}

/// What one record says of another. It holds no text of either.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// Of which record.
    pub subject: Subject,
    /// The author of the record that says it.
    pub author: Party,
    /// The record that says it.
    pub record: RecordId,
    /// What it says.
    pub says: Says,
}

/// What can be said of a record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Says {
    /// A newer version takes its place.
    Superseded {
        /// That version.
        by: RecordId,
        /// Its number, from 2.
        version: u32,
    },
    /// It is withdrawn.
    Retracted,
    /// The author did something about it.
    Acknowledged {
        /// What.
        step: AcknowledgementStep,
        /// When, as the author says.
        at: Timestamp,
        /// The record that it obeyed, if any.
        recall: Option<RecordId>,
        /// The party that did it, where it has the record by way of the author of the note.
        holder: Option<Party>,
    },
    /// Something came of it.
    Outcome {
        /// A code of [`crate::model::codes::OUTCOMES`].
        result: String,
    },
    /// Its author met whom it looks for.
    Met,
    /// A request is about it.
    Asked,
    /// A request was answered.
    Answered {
        /// A code of [`crate::model::codes::ANSWER_STATUSES`].
        status: String,
        /// Until when the answer is deferred.
        until: Option<Timestamp>,
    },
    /// A request gives what an answer needed.
    Continued,
    /// Its author decides about passing it on.
    Consented(Consent),
    /// A receiver passes it on.
    Forwarded {
        /// To whom.
        to: Party,
        /// By which consent of its author, if by one.
        consent: Option<RecordId>,
    },
}

impl Note {
    /// When its author took a step with the record; none where it says something else, or what another party did.
    pub fn acknowledged(&self, wanted: AcknowledgementStep) -> Option<Timestamp> {
        if let Says::Acknowledged {
            step,
            at,
            holder: None,
            ..
        } = &self.says
            && *step == wanted
        {
            Some(*at)
        } else {
            None
        }
    }

    /// A step that was taken with the record, and by whom where not by its author; none where it says something else.
    pub const fn did(&self) -> Option<(AcknowledgementStep, Option<&Party>)> {
        if let Says::Acknowledged { step, holder, .. } = &self.says {
            Some((*step, holder.as_ref()))
        } else {
            None
        }
    }

    /// To whom its author passed the record on, and when; none where it says something else.
    pub fn passed_on(&self) -> Option<(Party, Timestamp)> {
        if let Says::Acknowledged {
            step: AcknowledgementStep::PassedOn,
            at,
            holder: Some(holder),
            ..
        } = &self.says
        {
            Some((holder.clone(), *at))
        } else {
            None
        }
    }

    /// Every note that a record makes, in the order in which it names others.
    pub fn of(record: &Record) -> Vec<Self> {
        let header = record.header();
        let own = |id| Subject {
            origin: header.origin.clone(),
            id,
        };
        let mut said = Vec::new();
        if let Some(before) = header.supersedes {
            let (by, version) = (header.id, header.version);
            said.push((own(before), Says::Superseded { by, version }));
        }
        match &record.sections().event {
            Some(Event::Correction(event)) => {
                let (by, version) = (event.by, event.version);
                said.push((own(event.record), Says::Superseded { by, version }));
            }
            Some(Event::Retraction(event)) => {
                let records = event.records.iter();
                said.extend(records.map(|id| (own(*id), Says::Retracted)));
            }
            // Who erased some sections has the others still.
            Some(Event::Acknowledgement(event)) if !event.sections.is_empty() => {}
            Some(Event::Acknowledgement(event)) => {
                let about = Subject::named(&event.about);
                let says = Says::Acknowledged {
                    step: event.step,
                    at: event.at,
                    recall: event.recall,
                    holder: event.holder.clone(),
                };
                said.push((about, says));
            }
            Some(Event::Outcome(event)) => {
                let about = Subject::named(&event.about);
                let result = event.result.code.clone();
                said.push((about, Says::Outcome { result }));
            }
            Some(Event::Hit(event)) => said.push((Subject::named(&event.about), Says::Met)),
            Some(Event::Request(event)) => {
                let about = event.about.iter().map(Subject::named);
                said.extend(about.map(|about| (about, Says::Asked)));
                let continued = event.continues.iter().map(Subject::named);
                said.extend(continued.map(|answer| (answer, Says::Continued)));
            }
            Some(Event::Answer(event)) => {
                let (status, until) = (event.status.clone(), event.deferred_until);
                let answered = Says::Answered { status, until };
                said.push((Subject::named(&event.about), answered));
            }
            Some(Event::Consent(event)) => {
                let consent = Consent {
                    id: header.id,
                    created: header.created,
                    decision: event.decision,
                    holder: event.holder.clone(),
                    to: event.to.clone(),
                    purpose: event.purpose.clone(),
                    until: event.until,
                };
                said.push((own(event.record), Says::Consented(consent)));
                // Who asked has the answer.
                let status = match event.decision {
                    ConsentDecision::Grant => Some("provided"),
                    ConsentDecision::Refuse => Some("refused"),
                    ConsentDecision::Withdraw => None,
                };
                if let (Some(about), Some(status)) = (&event.about, status) {
                    let answered = Says::Answered {
                        status: status.to_owned(),
                        until: None,
                    };
                    said.push((Subject::named(about), answered));
                }
            }
            Some(Event::Forward(event)) => {
                let says = Says::Forwarded {
                    to: event.to.clone(),
                    consent: event.consent,
                };
                said.push((Subject::named(&event.record), says));
            }
            Some(
                Event::Seizure(_)
                | Event::Consignment(_)
                | Event::Passenger(_)
                | Event::Agreement(_)
                | Event::Contact(_),
            )
            | None => {}
        }
        let said = said.into_iter();
        said.map(|(subject, says)| Self {
            subject,
            author: header.origin.clone(),
            record: header.id,
            says,
        })
        .collect()
    }
}

#[cfg(test)]
mod tests;
