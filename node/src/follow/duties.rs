//! The follower of duties: which alerts ask whom for an outcome, and what came of them.

use std::collections::BTreeMap;

use ntc_core::life::{Duty, Note, Says, Standing, Subject, Task};
use ntc_core::party::Party;
use ntc_core::policy::Verdict;
use ntc_core::record::Record;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;

use super::FollowError;
use super::judge::Judge;
use super::turn::{Content, Turn};
use crate::lookup::{Came, Changes, Lookup, Owed, State, StateError};

/// Takes into the changes what accepted records ask for and what came of it, of those alone that were not judged before.
pub(super) fn take(
    lookup: &Lookup,
    judge: &Judge,
    changes: &mut Changes,
    turn: &Turn,
) -> Result<(), FollowError> {
    let mut duties = Duties::new(lookup, judge);
    for item in &turn.items {
        let is_new = item.read_from >= turn.known.judged && item.verdict == Verdict::Accept;
        if let Content::Record(record) = &item.content
            && is_new
        {
            duties.take(changes, record, item.location.ledger_index)?;
        }
    }
    Ok(())
}

/// The same for one record of a partner that is accepted late.
pub(super) fn take_one(
    lookup: &Lookup,
    judge: &Judge,
    changes: &mut Changes,
    record: &Record,
) -> Result<(), FollowError> {
    Duties::new(lookup, judge).take(changes, record, 0)
}

/// What one batch of changes says, beside what the state holds.
struct Duties<'a> {
    lookup: &'a Lookup,
    judge: &'a Judge,
    state: &'a State,
    owing: BTreeMap<Subject, Vec<Owed>>,
    came: BTreeMap<(Subject, Party), Came>,
}

impl<'a> Duties<'a> {
    fn new(lookup: &'a Lookup, judge: &'a Judge) -> Self {
        Self {
            lookup,
            judge,
            state: lookup.state(),
            owing: BTreeMap::new(),
            came: BTreeMap::new(),
        }
    }

    fn take(
        &mut self,
        changes: &mut Changes,
        record: &Record,
        ledger_index: u64,
    ) -> Result<(), FollowError> {
        for note in Note::of(record) {
            self.note(changes, note, record.created())?;
        }
        if let Some(duty) = Duty::of(record).filter(|duty| duty.task == Task::Outcome) {
            self.ask(changes, record, duty, ledger_index)?;
        }
        Ok(())
    }

    /// Whoever is told an alert owes its outcome. What was said of the version before is said of this one, too.
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
            // The outcome lies in another journal, which may have been followed first.
            let mut said = self.said(&subject, &by)?;
            if let Some(before) = &before
                && said.is_none()
            {
                said = self.said(before, &by)?;
                if let Some(said) = &said {
                    changes.came(&subject, said);
                    let key = (subject.clone(), by.clone());
                    self.came.insert(key, said.clone());
                }
            }
            if !said.is_some_and(|it| Duty::is_done_by(Task::Outcome, &it.result)) {
                let owed = Owed {
                    subject: subject.clone(),
                    by,
                    due: duty.due,
                    ends: duty.ends,
                };
                changes.owe(&owed);
                self.owing(&subject)?.push(owed);
            }
        }
        Ok(())
    }

    fn note(&mut self, changes: &mut Changes, note: Note, at: Timestamp) -> Result<(), StateError> {
        if Standing::of(&note).is_some() {
            // Of what does not stand nothing is owed.
            for owed in std::mem::take(self.owing(&note.subject)?) {
                changes.settle(&owed);
            }
            return Ok(());
        }
        let Says::Outcome { result } = note.says else {
            return Ok(());
        };
        let (subject, by) = (note.subject, note.author);
        // What a third party says of another's alert is for that one.
        if subject.origin != self.judge.own && by != self.judge.own {
            return Ok(());
        }
        let known = self.said(&subject, &by)?;
        if known.is_some_and(|known| (known.at, known.record) >= (at, note.record)) {
            return Ok(());
        }
        if Duty::is_done_by(Task::Outcome, &result) {
            let owing = self.owing(&subject)?;
            let (done, left) = std::mem::take(owing)
                .into_iter()
                .partition(|owed| owed.by == by);
            *owing = left;
            let done: Vec<Owed> = done;
            done.iter().for_each(|owed| changes.settle(owed));
        }
        let came = Came {
            by: by.clone(),
            record: note.record,
            result,
            at,
        };
        changes.came(&subject, &came);
        self.came.insert((subject, by), came);
        Ok(())
    }

    /// The parties to whom the event of an own record goes.
    fn told(&self, ledger_index: u64) -> Vec<Party> {
        let Some(record) = self.lookup.own().and_then(|own| own.at(ledger_index).ok()) else {
            return Vec::new();
        };
        let roster = self.judge.partners.roster();
        let goes = |slot| {
            let decided = record.disposition(slot)?;
            let disclosed = u16::try_from(decided.disclosed).ok()?;
            let sections = SectionSet::from_bits(disclosed);
            (decided.goes() && sections.contains(Section::Event)).then_some(())
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
