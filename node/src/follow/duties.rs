//! The follower of duties: which records ask whom for an outcome or an answer, and what came of them.

mod deletion;

use std::collections::BTreeMap;
use std::time::Duration;

use ntc_core::life::{Duty, Note, Says, Standing, Subject, Task};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::{Verdict, acknowledge_within, correction_within, feedback_within};
use ntc_core::record::{AcknowledgementStep, Event, Record};
use ntc_core::section::Section;
use ntc_core::time::Timestamp;

use super::FollowError;
use super::held::Held;
use super::judge::Judge;
use super::noting;
use super::turn::{Content, Turn};
use crate::lookup::{Came, Changes, Lookup, Owed, State, StateError};

/// The status of an answer that wants to know more first.
const NEED_MORE: &str = "need_more";
/// What came of such an answer: who asked told more.
const CONTINUED: &str = "continued";

/// Takes into the changes what accepted records ask for and what came of it, of those alone that were not judged before.
pub(super) fn take(
    lookup: &Lookup,
    judge: &Judge,
    turn: &Turn,
    changes: &mut Changes,
) -> Result<(), FollowError> {
    let mut duties = Duties::new(lookup, judge, turn);
    for item in &turn.items {
        let is_new = item.read_from >= turn.known.judged && item.verdict == Verdict::Accept;
        if let Content::Record(record) = &item.content
            && is_new
        {
            let received = item.received.unwrap_or_else(|| record.created());
            duties.take(changes, (record, received), item.location.ledger_index)?;
        }
    }
    Ok(())
}

/// What one batch of changes says, beside what the state holds.
struct Duties<'a> {
    lookup: &'a Lookup,
    judge: &'a Judge,
    state: &'a State,
    held: Held<'a>,
    owing: BTreeMap<Subject, Vec<Owed>>,
    came: BTreeMap<(Subject, Party), Came>,
}

impl<'a> Duties<'a> {
    fn new(lookup: &'a Lookup, judge: &'a Judge, turn: &'a Turn) -> Self {
        Self {
            lookup,
            judge,
            state: lookup.state(),
            held: Held::new(lookup, turn),
            owing: BTreeMap::new(),
            came: BTreeMap::new(),
        }
    }

    fn take(
        &mut self,
        changes: &mut Changes,
        (record, received): (&Record, Timestamp),
        ledger_index: u64,
    ) -> Result<(), FollowError> {
        let notes = Note::of(record);
        let is_order = notes.iter().any(|note| Standing::of(note).is_some());
        if is_order && record.kind().is_administrative() {
            self.recall(changes, (record, received), &notes)?;
        } else {
            for note in notes {
                if deletion::is_confirmed(&note) {
                    self.confirmed(changes, &note)?;
                }
                self.note(changes, note, record.created())?;
            }
        }
        if let Some(duty) = Duty::of(record) {
            self.ask(changes, record, duty, ledger_index)?;
            if duty.task == Task::Answer {
                self.acknowledge(changes, record, ledger_index)?;
            }
        }
        if record.kind() == RecordKind::Retraction && *record.origin() == self.judge.own {
            self.confirm(changes, record, ledger_index)?;
        }
        if let Some(Event::Hit(event)) = record.sections().event.as_ref() {
            self.met(changes, &Subject::named(&event.about), record)?;
        }
        Ok(())
    }

    /// Who met whom an alert looks for owes what came of it, where it does not owe that because of the alert: one for
    /// information asks for nothing, and what came of it before says nothing of this.
    fn met(
        &mut self,
        changes: &mut Changes,
        alert: &Subject,
        notice: &Record,
    ) -> Result<(), StateError> {
        let by = notice.origin().clone();
        // What a third party says of another's record is for that one.
        if alert.origin != self.judge.own && by != self.judge.own {
            return Ok(());
        }
        let stands_not = self.state.standing(alert)?.is_some()
            || self.state.standing(&Subject::of(notice))?.is_some();
        if stands_not || self.owing(alert)?.iter().any(|owed| owed.by == by) {
            return Ok(());
        }
        let said = self.said(alert, &by)?;
        if said.is_some_and(|came| came.at >= notice.created()) {
            return Ok(());
        }
        let owed = Owed {
            subject: alert.clone(),
            by,
            duty: Duty::after_hit(notice),
            since: None,
        };
        self.owe(changes, owed)
    }

    /// A notice of a hit is withdrawn: nothing is to be looked at, and no outcome is owed because of it.
    fn unmet(&mut self, changes: &mut Changes, notice: &Subject) -> Result<(), StateError> {
        let Some(alert) = self.state.about(notice)? else {
            return Ok(());
        };
        let owing = std::mem::take(self.owing(&alert)?);
        for owed in owing {
            if owed.duty.task == Task::HitOutcome && owed.by == notice.origin {
                changes.settle(&owed);
            } else {
                self.owing(&alert)?.push(owed);
            }
        }
        Ok(())
    }

    /// An officer looked at what a record tells or asks: the author of an alert at a notice of a hit, who is asked at a request.
    fn seen(&mut self, changes: &mut Changes, note: &Note) -> Result<(), StateError> {
        self.settle_of(changes, &note.subject, (Task::Hit, &note.author))?;
        self.settle_of(changes, &note.subject, (Task::Acknowledge, &note.author))
    }

    /// Whoever is told a record that asks for something owes it. What was said of the version before is said of this one,
    /// too.
    fn ask(
        &mut self,
        changes: &mut Changes,
        record: &Record,
        duty: Duty,
        ledger_index: u64,
    ) -> Result<(), FollowError> {
        let subject = Subject::of(record);
        if self.state.standing(&subject)?.is_some() {
            return Ok(());
        }
        let by = if subject.origin == self.judge.own {
            self.told(ledger_index)
        } else {
            vec![self.judge.own.clone()]
        };
        let before = record.header().supersedes.map(|id| Subject {
            origin: subject.origin.clone(),
            id,
        });
        for by in by {
            let duty = self.agreed(duty, record, &by);
            // What was said lies in another journal, which may have been followed first.
            let mut said = self.said(&subject, &by)?;
            if let Some(before) = &before
                && said.is_none()
            {
                said = self.said(before, &by)?;
                if let Some(said) = &said {
                    self.came(changes, &subject, said.clone());
                }
            }
            if duty.task == Task::Hit && self.looked_at(&subject, &by)? {
                continue;
            }
            if duty.task == Task::Outcome {
                self.replaced(changes, &subject, &by)?;
            }
            let since = if duty.task.is_asked() {
                self.received(&subject, &by)?
            } else {
                None
            };
            let due = since.map_or(duty.due, |at| duty.started(at));
            let owed = Owed {
                subject: subject.clone(),
                by,
                duty: Duty { due, ..duty },
                since,
            };
            match said {
                Some(said) => self.after(changes, owed, &said)?,
                None => self.owe(changes, owed)?,
            }
        }
        Ok(())
    }

    /// Who is asked acknowledges that the request came, in the time that is agreed.
    fn acknowledge(
        &mut self,
        changes: &mut Changes,
        request: &Record,
        ledger_index: u64,
    ) -> Result<(), StateError> {
        let subject = Subject::of(request);
        if self.state.standing(&subject)?.is_some() {
            return Ok(());
        }
        let policies = self.judge.partners.roster().policies();
        let now = self.judge.clock.now();
        let by = if subject.origin == self.judge.own {
            self.told(ledger_index)
        } else {
            vec![self.judge.own.clone()]
        };
        for by in by {
            let way = (request.origin(), &by);
            let agreed = acknowledge_within(&policies, way, request.urgency(), now);
            // What was said lies in another journal, which may have been followed first.
            let is_said =
                self.received(&subject, &by)?.is_some() || self.said(&subject, &by)?.is_some();
            if let Some(within) = agreed.filter(|_| !is_said) {
                let owed = Owed {
                    subject: subject.clone(),
                    by,
                    duty: Duty::acknowledgement(request, within),
                    since: None,
                };
                self.owe(changes, owed)?;
            }
        }
        Ok(())
    }

    /// A party owes this of a record no more.
    fn settle_of(
        &mut self,
        changes: &mut Changes,
        subject: &Subject,
        (task, by): (Task, &Party),
    ) -> Result<(), StateError> {
        let owing = std::mem::take(self.owing(subject)?);
        for owed in owing {
            if owed.duty.task == task && owed.by == *by {
                changes.settle(&owed);
            } else {
                self.owing(subject)?.push(owed);
            }
        }
        Ok(())
    }

    /// What a party owes, in the time that is agreed with the author.
    fn agreed(&self, duty: Duty, record: &Record, by: &Party) -> Duty {
        if duty.task != Task::Outcome {
            return duty;
        }
        let policies = self.judge.partners.roster().policies();
        let way = (record.origin(), by);
        let within = feedback_within(&policies, way, record.urgency(), self.judge.clock.now());
        within.map_or(duty, |within| duty.told_within(within, record))
    }

    /// In what time this party carries out what a party replaced or withdrew, as agreed with it.
    fn correction(&self, author: &Party) -> Option<Duration> {
        let policies = self.judge.partners.roster().policies();
        let way = (author, &self.judge.own);
        correction_within(&policies, way, self.judge.clock.now())
    }

    /// Whether a party said that an officer works on a record. That lies in another journal, which may have been followed
    /// first.
    fn looked_at(&self, subject: &Subject, by: &Party) -> Result<bool, StateError> {
        let notes = self.state.notes(subject)?;
        let taken = |note: &Note| note.acknowledged(AcknowledgementStep::Taken).is_some();
        Ok(notes.iter().any(|note| note.author == *by && taken(note)))
    }

    /// The outcome of an alert is owed by its own time: not by that of a hit on it which was followed first.
    fn replaced(
        &mut self,
        changes: &mut Changes,
        alert: &Subject,
        by: &Party,
    ) -> Result<(), StateError> {
        if self.said(alert, by)?.is_some() {
            return Ok(());
        }
        let owing = std::mem::take(self.owing(alert)?);
        for owed in owing {
            if owed.duty.task == Task::HitOutcome && owed.by == *by {
                changes.settle(&owed);
            } else {
                self.owing(alert)?.push(owed);
            }
        }
        Ok(())
    }

    /// Of what does not stand nothing is owed, but for a look whether somebody acted on it: of the newest version that an
    /// officer of this party may have acted on.
    fn recall(
        &mut self,
        changes: &mut Changes,
        (order, received): (&Record, Timestamp),
        notes: &[Note],
    ) -> Result<(), FollowError> {
        for note in notes {
            self.settle(changes, &note.subject)?;
            self.unmet(changes, &note.subject)?;
        }
        let own = self.judge.own.clone();
        let mut acted_on = None;
        for note in notes.iter().rev().filter(|note| note.subject.origin != own) {
            if acted_on.is_none() && self.held.may_be_acted_on(&note.subject)? {
                acted_on = Some(note);
            }
        }
        let Some((note, standing)) = acted_on.and_then(|note| Some((note, Standing::of(note)?)))
        else {
            return Ok(());
        };
        let looked = |said: &Note| {
            matches!(
                said.says,
                Says::Acknowledged { step, recall, .. }
                    if said.author == own && step.is_of_officer() && recall == Some(standing.by())
            )
        };
        // What was said lies in another journal, which may have been followed first.
        if self.state.notes(&note.subject)?.iter().any(looked) {
            return Ok(());
        }
        let owed = Owed {
            subject: note.subject.clone(),
            by: own,
            duty: Duty::recall(order, received, self.correction(&note.subject.origin)),
            since: Some(received),
        };
        Ok(self.owe(changes, owed)?)
    }

    /// Nothing is owed of it any more.
    fn settle(&mut self, changes: &mut Changes, subject: &Subject) -> Result<(), StateError> {
        for owed in std::mem::take(self.owing(subject)?) {
            changes.settle(&owed);
        }
        Ok(())
    }

    /// An officer of this party said whether somebody acted on what does not stand.
    fn looked(&mut self, changes: &mut Changes, note: &Note) -> Result<(), StateError> {
        if note.author == self.judge.own {
            self.settle(changes, &note.subject)?;
        }
        Ok(())
    }

    fn note(&mut self, changes: &mut Changes, note: Note, at: Timestamp) -> Result<(), StateError> {
        if Standing::of(&note).is_some() {
            return self.settle(changes, &note.subject);
        }
        let (result, until) = match note.says {
            Says::Outcome { result } => (result, None),
            Says::Answered { status, until } => (status, until),
            Says::Continued => (CONTINUED.to_owned(), None),
            Says::Acknowledged {
                step: AcknowledgementStep::Received,
                at,
                holder: None,
                ..
            } => return self.start(changes, &note.subject, &note.author, at),
            Says::Acknowledged {
                step: AcknowledgementStep::Taken,
                holder: None,
                ..
            } => return self.seen(changes, &note),
            Says::Acknowledged { step, .. } if step.is_of_officer() => {
                return self.looked(changes, &note);
            }
            Says::Acknowledged { .. }
            | Says::Asked
            | Says::Met
            | Says::Superseded { .. }
            | Says::Retracted
            | Says::Consented(_)
            | Says::Forwarded { .. } => {
                return Ok(());
            }
        };
        let (subject, by) = (note.subject, note.author);
        // What a third party says of another's record is for that one.
        if subject.origin != self.judge.own && by != self.judge.own {
            return Ok(());
        }
        let known = self.said(&subject, &by)?;
        if let Some(known) = known {
            if (known.at, known.record) >= (at, note.record) {
                return Ok(());
            }
            // What an earlier answer wanted to know is not asked any more.
            let earlier = Subject {
                origin: by.clone(),
                id: known.record,
            };
            self.settle(changes, &earlier)?;
        }
        let came = Came {
            by,
            record: note.record,
            result,
            at,
            until,
        };
        self.came(changes, &subject, came.clone());
        let owing = std::mem::take(self.owing(&subject)?);
        let (owed, others): (Vec<_>, Vec<_>) =
            owing.into_iter().partition(|owed| owed.by == came.by);
        *self.owing(&subject)? = others;
        for owed in owed {
            changes.settle(&owed);
            self.after(changes, owed, &came)?;
        }
        Ok(())
    }

    /// What is still owed after what came.
    fn after(&mut self, changes: &mut Changes, owed: Owed, came: &Came) -> Result<(), StateError> {
        if came.result == NEED_MORE && owed.duty.task.is_asked() {
            self.want_more(changes, &owed, came)?;
        }
        if Duty::is_done_by(owed.duty.task, &came.result) {
            return Ok(());
        }
        let due = came.until.unwrap_or(owed.duty.due).min(owed.duty.ends);
        self.owe(changes, owed.due(due))
    }

    /// Who asked owes what the answer wants to know first.
    fn want_more(
        &mut self,
        changes: &mut Changes,
        owed: &Owed,
        came: &Came,
    ) -> Result<(), StateError> {
        let subject = Subject {
            origin: came.by.clone(),
            id: came.record,
        };
        let by = owed.subject.origin.clone();
        if self.said(&subject, &by)?.is_some() {
            return Ok(());
        }
        let due = came.at.plus(owed.duty.within).min(owed.duty.ends);
        let duty = Duty {
            task: Task::Continue,
            due,
            latest: due,
            ..owed.duty
        };
        let since = None;
        self.owe(
            changes,
            Owed {
                subject,
                by,
                duty,
                since,
            },
        )
    }

    /// The clock of an answer begins when the request was received, as who is asked said first.
    fn start(
        &mut self,
        changes: &mut Changes,
        subject: &Subject,
        by: &Party,
        at: Timestamp,
    ) -> Result<(), StateError> {
        self.settle_of(changes, subject, (Task::Acknowledge, by))?;
        let owing = std::mem::take(self.owing(subject)?);
        for owed in owing {
            let begins = owed.by == *by && owed.duty.task.is_asked() && owed.since.is_none();
            if !begins {
                self.owing(subject)?.push(owed);
                continue;
            }
            // What a deferral put off stays put off.
            let is_deferred = self
                .said(subject, by)?
                .is_some_and(|came| came.until.is_some());
            let due = if is_deferred {
                owed.duty.due
            } else {
                owed.duty.started(at)
            };
            changes.settle(&owed);
            let since = Some(at);
            self.owe(
                changes,
                Owed {
                    since,
                    ..owed.due(due)
                },
            )?;
        }
        Ok(())
    }

    fn owe(&mut self, changes: &mut Changes, owed: Owed) -> Result<(), StateError> {
        changes.owe(&owed);
        let now = self.judge.clock.now();
        noting::passed_by(self.lookup, changes, &owed, now)?;
        self.owing(&owed.subject)?.push(owed);
        Ok(())
    }

    fn came(&mut self, changes: &mut Changes, subject: &Subject, came: Came) {
        changes.came(subject, &came);
        self.came.insert((subject.clone(), came.by.clone()), came);
    }

    /// When a party received a record, by its first word.
    fn received(&self, subject: &Subject, by: &Party) -> Result<Option<Timestamp>, StateError> {
        let notes = self.state.notes(subject)?.into_iter();
        let received = notes
            .filter(|note| note.author == *by)
            .filter_map(|note| note.acknowledged(AcknowledgementStep::Received));
        Ok(received.min())
    }

    /// The parties to whom the event of an own record goes.
    fn told(&self, ledger_index: u64) -> Vec<Party> {
        let Some(record) = self.lookup.own().and_then(|own| own.at(ledger_index).ok()) else {
            return Vec::new();
        };
        let roster = self.judge.partners.roster();
        let goes = |slot| {
            let decided = record.disposition(slot)?;
            (decided.goes() && decided.sections().contains(Section::Event)).then_some(())
        };
        let told = roster.peers().iter();
        let told = told.filter(|(_, peer)| goes(peer.slot).is_some());
        told.map(|(party, _)| party.clone()).collect()
    }

    fn owing(&mut self, subject: &Subject) -> Result<&mut Vec<Owed>, StateError> {
        if !self.owing.contains_key(subject) {
            let owing = self.state.owing(subject)?;
            self.owing.insert(subject.clone(), owing);
        }
        Ok(self.owing.entry(subject.clone()).or_default())
    }

    fn said(&self, subject: &Subject, by: &Party) -> Result<Option<Came>, StateError> {
        if let Some(came) = self.came.get(&(subject.clone(), by.clone())) {
            return Ok(Some(came.clone()));
        }
        let came = self.state.came(subject)?;
        Ok(came.into_iter().find(|came| came.by == *by))
    }
}
