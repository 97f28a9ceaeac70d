//! What is destroyed after a withdrawal, as whoever was told confirms it.

use ntc_core::life::{Duty, Note, Says, Subject, Task};
use ntc_core::policy::{confirms_deletion, correction_within};
use ntc_core::record::{AcknowledgementStep, Record, RecordId};

use super::Duties;
use crate::chain::record_of;
use crate::follow::FollowError;
use crate::lookup::{Changes, Owed, StateError};

impl Duties<'_> {
    /// Whoever was told what this party withdraws confirms that it destroyed it, where that is agreed.
    pub(super) fn confirm(
        &mut self,
        changes: &mut Changes,
        order: &Record,
        ledger_index: u64,
    ) -> Result<(), StateError> {
        let notes = Note::of(order);
        let Some(last) = notes.last() else {
            return Ok(());
        };
        let policies = self.judge.partners.roster().policies();
        let now = self.judge.clock.now();
        for by in self.told(ledger_index) {
            let way = (order.origin(), &by);
            if !confirms_deletion(&policies, way, now) {
                continue;
            }
            // What was said lies in another journal, which may have been followed first.
            let mut said = Vec::new();
            for note in &notes {
                said.extend(self.state.notes(&note.subject)?);
            }
            let is_said = |note: &Note| {
                let of_order = note.subject == last.subject || obeyed(note) == Some(order.id());
                note.author == by && of_order && is_confirmed(note)
            };
            if said.iter().any(is_said) {
                continue;
            }
            let owed = Owed {
                subject: last.subject.clone(),
                duty: Duty::deletion(order, correction_within(&policies, way, now)),
                by,
                since: None,
            };
            self.owe(changes, owed)?;
        }
        Ok(())
    }

    /// A party destroyed what an order of this party withdrew, or keeps it for a legal ground: whichever of the records that the
    /// order names it had.
    pub(super) fn confirmed(
        &mut self,
        changes: &mut Changes,
        note: &Note,
    ) -> Result<(), FollowError> {
        if note.subject.origin != self.judge.own {
            return Ok(());
        }
        let mut subjects = vec![note.subject.clone()];
        if let Some(order) = obeyed(note) {
            subjects.extend(self.named_by(order)?);
        }
        for subject in subjects {
            self.settle_of(changes, &subject, (Task::Deletion, &note.author))?;
        }
        Ok(())
    }

    /// The records that an own order names, as far as the index has it.
    fn named_by(&self, order: RecordId) -> Result<Vec<Subject>, FollowError> {
        let order = Subject {
            origin: self.judge.own.clone(),
            id: order,
        };
        let Some(entry) = self.lookup.entry(&order)? else {
            return Ok(Vec::new());
        };
        let own = self.lookup.own();
        let stored = own.and_then(|own| own.at(entry.location.ledger_index).ok());
        let order = stored.and_then(|stored| record_of(&stored.opening).ok());
        let notes = order.as_ref().map(Note::of).unwrap_or_default();
        Ok(notes.into_iter().map(|note| note.subject).collect())
    }
}

/// Whether a party says that it destroyed a record itself, or keeps it for a legal ground.
pub(super) fn is_confirmed(note: &Note) -> bool {
    let steps = [AcknowledgementStep::Erased, AcknowledgementStep::Kept];
    steps.iter().any(|step| note.acknowledged(*step).is_some())
}

/// The order that a party obeyed.
const fn obeyed(note: &Note) -> Option<RecordId> {
    if let Says::Acknowledged { recall, .. } = &note.says {
        *recall
    } else {
        None
    }
}
