//! Passing on: what was received leaves for a third party with its author's consent, or where the agreements say so.
//!
//! Consent is a record of the author, for one record, one holder, one party and one purpose. The newest decision counts.
//! What is passed on is a record of the own party that carries the author's header, signature and sections byte for
//! byte, so that the third party proves it by itself.

mod error;
mod taking_back;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use ntc_core::life::{Standing, Subject};
use ntc_core::model::RecordId;
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{ONWARD, RecordKind};
use ntc_core::party::Party;
use ntc_core::policy::onward::{Consent, Onward, Passing, stopped};
use ntc_core::policy::{Labels, Policies, Refusal, Rule, explain, kept_of};
use ntc_core::reason::Reason;
use ntc_core::record::{Coded, ConsentDecision, ConsentEvent, Event, Handling, Record, Said};
use ntc_core::time::Timestamp;
use ntc_core::wire::record::{PassedOn, forward};
use tokio::sync::Mutex;

pub(crate) use self::error::OnwardError;
use crate::audit::Act;
use crate::chain::record_of;
use crate::outbox::Gate;
use crate::publish::Publisher;
use crate::records::{HeldRecord, frames, read};
use crate::request::{Asked, Requests};
use crate::store::index::{IndexEntry, JournalId};

/// How long an order waits until the index knows the own ledger.
const OWN_WAIT: Duration = Duration::from_secs(5);

/// Asks for consent, decides about it, and passes on.
pub(crate) struct Onwards {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) requests: Arc<Requests>,
    pub(crate) gate: Gate,
    /// How long anything is kept that a partner told; none for as long as its author and the agreements let it.
    pub(crate) most: Option<Duration>,
    /// One at a time: each looks at what was passed on before.
    pub(crate) passing: Mutex<()>,
}

/// What the author of a record decided.
#[derive(Debug)]
pub(crate) struct Decided {
    /// The consent.
    pub(crate) id: RecordId,
    /// What it says.
    pub(crate) event: ConsentEvent,
}

/// A way by which a record went on.
#[derive(Debug)]
pub(crate) struct Went {
    /// The record that passes it on; none where that is not here.
    pub(crate) id: Option<RecordId>,
    /// Who passed it on.
    pub(crate) by: Party,
    /// To whom.
    pub(crate) to: Party,
    /// When.
    pub(crate) at: Timestamp,
    /// By which consent, where that is known.
    pub(crate) consent: Option<RecordId>,
}

/// What was, or would be, passed on.
#[derive(Debug)]
pub(crate) struct Forwarded {
    /// The record that passes it on; none where it was only looked at.
    pub(crate) id: Option<RecordId>,
    /// The consent by which it goes; none where the agreements let it go.
    pub(crate) consent: Option<RecordId>,
    /// Every rule that spoke: of passing on, and of telling the third party.
    pub(crate) rules: Vec<Rule>,
    /// Under which conditions it goes.
    pub(crate) handling: Handling,
    /// When the third party erases it at the latest.
    pub(crate) expires: Timestamp,
}

/// A received record, with what proves it.
struct Held {
    entry: IndexEntry,
    held: HeldRecord,
    record: Record,
}

impl Onwards {
    /// The purpose that a received record was told for.
    ///
    /// # Errors
    /// When no such record of another party counts here.
    pub(crate) fn purpose_of(&self, subject: &Subject) -> Result<String, OnwardError> {
        Ok(self.held(subject)?.record.purpose().to_owned())
    }

    /// Asks the author of a record for its consent to pass it on.
    ///
    /// # Errors
    /// When no such record of another party counts here, no consent could let it go, the author's or the third party's
    /// node does not read consents, a rule or policy refuses the question, or the ledger takes nothing.
    pub(crate) async fn ask(
        &self,
        subject: &Subject,
        (to, said): (&Party, Said),
        act: &mut Act,
    ) -> Result<Asked, OnwardError> {
        let held = self.held(subject)?;
        self.can_read(to)?;
        self.can_read(&subject.origin)?;
        let Event::Request(event) = &said.event else {
            return Err(OnwardError::NotAsked);
        };
        let purpose = event.consent_purpose.clone();
        let policies = self.publisher.partners.policies();
        let now = self.publisher.clock.now();
        if let Err(refusal) = self.may_pass(&held, (to, &purpose), &policies, now)?
            && refusal.reason() != Reason::ConsentMissing
        {
            return Err(OnwardError::Refused(refusal));
        }
        Ok(self.requests.ask_about(subject, said, act).await?)
    }

    /// Grants what a request asks for, or refuses it.
    ///
    /// # Errors
    /// When no such request of a partner counts here, it asks for something else, the record that it is about is no own
    /// one that stands, the holder or the party that it would go to is stopped, a rule refuses it, the asker's node does not read consents, or the ledger takes nothing.
    pub(crate) async fn answer(
        &self,
        request: &Subject,
        verdict: Verdict,
        act: &mut Act,
    ) -> Result<Decided, OnwardError> {
        act.about(&request.id.to_string());
        let asked = self.requests.asked(request)?;
        let event = asked.sections().event.as_ref();
        let is_grant = matches!(verdict, Verdict::Grant { .. });
        let event = decided(request, event, &self.publisher.party, verdict)?;
        if is_grant {
            let now = self.publisher.clock.now();
            let policies = self.publisher.partners.policies();
            let named = [&event.to, &event.holder].into_iter();
            if let Some(why) = named.filter_map(|it| stopped(it, &policies, now)).next() {
                return Err(OnwardError::Refused(why));
            }
            self.stands(&Subject {
                origin: self.publisher.party.clone(),
                id: event.record,
            })?;
        }
        self.decide(event, act).await
    }

    /// Takes a consent back, and says why where that is known: what has not gone yet goes no more.
    ///
    /// # Errors
    /// When there is no such own consent that was granted, or the ledger takes nothing.
    pub(crate) async fn withdraw(
        &self,
        consent: RecordId,
        why: Option<Coded>,
        act: &mut Act,
    ) -> Result<Decided, OnwardError> {
        act.about(&consent.to_string());
        let own = Subject {
            origin: self.publisher.party.clone(),
            id: consent,
        };
        let entry = self.publisher.lookup.entry(&own)?;
        let entry = entry.filter(|entry| entry.kind == RecordKind::Consent);
        let entry = entry.ok_or(OnwardError::NoConsent)?;
        let record = read(&self.publisher.lookup, &entry).ok_or(OnwardError::NoConsent)?;
        let Some(Event::Consent(granted)) = &record.sections().event else {
            return Err(OnwardError::NoConsent);
        };
        let withdrawn = ConsentEvent {
            refusal: why,
            ..taken_back(granted)?
        };
        self.decide(withdrawn, act).await
    }

    /// What the author of a record decided about passing it on, and who passed it on.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn of(&self, subject: &Subject) -> Result<(Vec<Consent>, Vec<Went>), OnwardError> {
        let state = self.publisher.lookup.state();
        let passed = state.passed(subject)?.into_iter().map(|passed| Went {
            id: Some(passed.by.id),
            by: passed.by.origin,
            to: passed.to,
            at: passed.at,
            consent: passed.consent,
        });
        // Who passed on an own record says so.
        let told = state.notes(subject)?.into_iter().filter_map(|note| {
            let (to, at) = note.passed_on()?;
            Some(Went {
                id: None,
                by: note.author,
                to,
                at,
                consent: None,
            })
        });
        Ok((state.consents(subject)?, passed.chain(told).collect()))
    }

    /// Passes a received record on; with `check` nothing is written.
    ///
    /// # Errors
    /// When no such record of another party counts here, its author or an agreement does not let it go, the third party
    /// may not be told it or has it by way of this party already, or the ledger takes nothing.
    pub(crate) async fn forward(
        &self,
        subject: &Subject,
        (to, purpose, check): (&Party, Option<String>, bool),
        act: &mut Act,
    ) -> Result<Forwarded, OnwardError> {
        act.about(&subject.id.to_string());
        let _passing = self.passing.lock().await;
        self.publisher.lookup.caught_up_with_own(OWN_WAIT).await?;
        let held = self.held(subject)?;
        self.can_read(to)?;
        self.is_first(subject, to)?;
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        let purpose = purpose.unwrap_or_else(|| held.record.purpose().to_owned());
        let policies = publisher.partners.policies();
        let onward = self
            .may_pass(&held, (to, &purpose), &policies, now)?
            .map_err(OnwardError::Refused)?;
        let passed = self.passed(&held, (to, purpose), &onward, (&policies, now))?;
        let own = (&publisher.party, publisher.new_id(now)?);
        let whole = forward(own, now, passed.clone())?;
        let told = explain(&Labels::own(&whole), to, &policies, now);
        if let Some(why) = told.refusal() {
            return Err(OnwardError::NotTold(to.clone(), why));
        }
        let record = forward(own, now, passed.only(told.disclosed))?;
        publisher.media_held(&record)?;
        let mut rules = onward.rules;
        rules.extend(told.rules.iter().cloned());
        let (handling, expires) = (record.handling().clone(), record.expires());
        let id = record.id();
        if !check {
            publisher.tell(record, to, now, act.begin()).await?;
        }
        Ok(Forwarded {
            id: (!check).then_some(id),
            consent: onward.consent,
            rules,
            handling,
            expires,
        })
    }

    /// Publishes what the author decided, for the holder of the record.
    async fn decide(&self, event: ConsentEvent, act: &mut Act) -> Result<Decided, OnwardError> {
        let holder = event.holder.clone();
        self.can_read(&holder)?;
        let publisher = &self.publisher;
        let said = Event::Consent(Box::new(event.clone()));
        let record = publisher.administrative([holder.clone()].into(), said)?;
        let id = record.id();
        let now = publisher.clock.now();
        publisher.tell(record, &holder, now, act.begin()).await?;
        Ok(Decided { id, event })
    }

    /// What is passed on of a record, under the strictest conditions of all ways by which it came.
    fn passed(
        &self,
        held: &Held,
        (to, purpose): (&Party, String),
        onward: &Onward,
        (policies, now): (&Policies, Timestamp),
    ) -> Result<PassedOn, OnwardError> {
        let record = &held.record;
        let location = &held.entry.location;
        let entry =
            frames::entry_at(&self.publisher.lookup, location).ok_or(OnwardError::Unproven)?;
        let opening = held.held.opening.clone().ok_or(OnwardError::NotFound)?;
        let taken = (record.origin(), held.held.received);
        let kept = kept_of(record, taken, self.most, policies, now);
        Ok(PassedOn {
            opening,
            ledger_index: location.ledger_index,
            entry,
            received: held.held.received,
            to: to.clone(),
            purpose,
            handling: self.strictest(record)?.passed_on_to(to),
            expires: kept.map_or(record.expires(), |(kept, _)| kept.until),
            consent: onward.consent,
        })
    }

    /// Whether it may be passed on now.
    fn may_pass(
        &self,
        held: &Held,
        (to, purpose): (&Party, &str),
        policies: &Policies,
        now: Timestamp,
    ) -> Result<Result<Onward, Refusal>, OnwardError> {
        let mut header = held.record.header().clone();
        header.handling = self.strictest(&held.record)?;
        let passing = Passing {
            header: &header,
            from: &header.origin,
            to,
            purpose,
        };
        let subject = Subject::of(&held.record);
        Ok(self.gate.decide(passing, &subject, (policies, now))?)
    }

    /// The strictest conditions of all ways by which a record came.
    fn strictest(&self, record: &Record) -> Result<Handling, OnwardError> {
        let lookup = &self.publisher.lookup;
        let mut handling = record.handling().clone();
        for passed in lookup.state().passed(&Subject::of(record))? {
            if passed.by.origin == self.publisher.party {
                continue;
            }
            let came = lookup.entry(&passed.by)?;
            let came = came.and_then(|entry| read(lookup, &entry));
            if let Some(came) = came {
                handling = handling.strictest(came.handling());
            }
        }
        Ok(handling)
    }

    /// A received record that counts, and may be passed on by its kind.
    fn held(&self, subject: &Subject) -> Result<Held, OnwardError> {
        if subject.origin == self.publisher.party {
            return Err(OnwardError::Own);
        }
        let lookup = &self.publisher.lookup;
        self.stands(subject)?;
        let entry = lookup.entry(subject)?.filter(IndexEntry::counts);
        let Some(entry) = entry else {
            // It may be here by way of another party alone.
            let by = lookup.state().passed(subject)?.into_iter().next();
            return Err(by.map_or(OnwardError::NotFound, |by| OnwardError::Again(by.by.origin)));
        };
        if entry.kind == RecordKind::Forward {
            return Err(OnwardError::Again(subject.origin.clone()));
        }
        if !entry.kind.is_passed_on() {
            return Err(OnwardError::NotPassedOn(entry.kind));
        }
        if !matches!(entry.location.journal, JournalId::Replica(_)) {
            return Err(OnwardError::NotFound);
        }
        let held = HeldRecord::read(lookup, &entry.location)?.ok_or(OnwardError::NotFound)?;
        let record = held.opening.as_ref().and_then(|it| record_of(it).ok());
        let record = record.ok_or(OnwardError::NotFound)?;
        Ok(Held {
            entry,
            held,
            record,
        })
    }

    fn stands(&self, subject: &Subject) -> Result<(), OnwardError> {
        match self.publisher.lookup.state().standing(subject)? {
            None => Ok(()),
            Some(Standing::Retracted { .. }) => Err(OnwardError::Withdrawn),
            Some(Standing::Superseded { by, .. }) => Err(OnwardError::Replaced(by)),
        }
    }

    /// Refuses to pass on once more what the party has by way of this one.
    fn is_first(&self, subject: &Subject, to: &Party) -> Result<(), OnwardError> {
        match self.went(subject, to)? {
            Some(before) => Err(OnwardError::Before(to.clone(), before)),
            None => Ok(()),
        }
    }

    /// By what a party has a record by way of this one; none where it has not.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn went(
        &self,
        subject: &Subject,
        to: &Party,
    ) -> Result<Option<RecordId>, OnwardError> {
        let state = self.publisher.lookup.state();
        for passed in state.passed_by(subject, &self.publisher.party)? {
            if passed.to == *to && state.standing(&passed.by)?.is_none() {
                return Ok(Some(passed.by.id));
            }
        }
        Ok(None)
    }

    /// How a record would be marked that is passed on to a party, for its own purpose where none is named.
    ///
    /// # Errors
    /// When it may not be passed on now, or the party has it.
    pub(crate) fn marking(
        &self,
        subject: &Subject,
        to: &Party,
        purpose: &str,
    ) -> Result<Tlp, OnwardError> {
        let held = self.held(subject)?;
        self.can_read(to)?;
        self.is_first(subject, to)?;
        let policies = self.publisher.partners.policies();
        let now = self.publisher.clock.now();
        let own = held.record.purpose();
        let purpose = if purpose.is_empty() { own } else { purpose };
        self.may_pass(&held, (to, purpose), &policies, now)?
            .map_err(OnwardError::Refused)?;
        Ok(self.strictest(&held.record)?.passed_on_to(to).tlp)
    }

    /// Refuses before anything is published what a partner's node would not read.
    fn can_read(&self, party: &Party) -> Result<(), OnwardError> {
        let partners = &self.publisher.partners;
        if !partners.policies().peers().contains_key(party) {
            return Err(OnwardError::NotEnrolled(party.clone()));
        }
        if !partners.can(party, ONWARD) {
            return Err(OnwardError::CannotRead(party.clone()));
        }
        Ok(())
    }
}

/// The decision that a request for consent asks of the own party, about its own record, for the party that asked.
///
/// # Errors
/// When the request asks for something else, or about the record of another party.
fn decided(
    request: &Subject,
    asked: Option<&Event>,
    own: &Party,
    verdict: Verdict,
) -> Result<ConsentEvent, OnwardError> {
    let Some(Event::Request(asked)) = asked else {
        return Err(OnwardError::NotAsked);
    };
    let (Some(to), Some(about)) = (&asked.consent_to, asked.about.first()) else {
        return Err(OnwardError::NotAsked);
    };
    if about.origin != *own {
        return Err(OnwardError::NotOwn);
    }
    let (decision, until, conditions, refusal) = match verdict {
        Verdict::Grant { until, conditions } => (ConsentDecision::Grant, until, conditions, None),
        Verdict::Refuse(refusal) => (ConsentDecision::Refuse, None, String::new(), Some(refusal)),
    };
    Ok(ConsentEvent {
        record: about.id,
        decision,
        holder: request.origin.clone(),
        to: to.clone(),
        purpose: asked.consent_purpose.clone(),
        until,
        refusal,
        conditions,
        about: Some(request.name()),
    })
}

/// What takes a consent back: the same for holder, party and purpose, without what belongs to a grant.
///
/// # Errors
/// When it was no grant.
fn taken_back(granted: &ConsentEvent) -> Result<ConsentEvent, OnwardError> {
    if granted.decision != ConsentDecision::Grant {
        return Err(OnwardError::NoConsent);
    }
    Ok(ConsentEvent {
        decision: ConsentDecision::Withdraw,
        until: None,
        conditions: String::new(),
        ..ConsentEvent::clone(granted)
    })
}

/// What the author of a record says to a request for consent.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It may be passed on.
    Grant {
        /// Until when.
        until: Option<Timestamp>,
        /// Under which conditions.
        conditions: String,
    },
    /// It may not.
    Refuse(Coded),
}
