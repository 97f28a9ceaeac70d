//! The holder: what a party that was told a record says it did about it.

use std::collections::BTreeMap;

use super::{Note, Says, Standing};
use crate::party::Party;
use crate::record::AcknowledgementStep;
use crate::time::Timestamp;

/// What one party did about one record, each step with the earliest time that it named.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Holder {
    /// Its node hides what was withdrawn or replaced.
    pub applied: Option<Timestamp>,
    /// Its node destroyed the content.
    pub erased: Option<Timestamp>,
    /// It keeps the content for a legal ground.
    pub kept: Option<Timestamp>,
    /// An officer looked at what had been done on the word of the record: true when something had to be undone or
    /// changed. One that had to be outweighs one that had not.
    pub acted: Option<bool>,
    /// The latest time of which it said that it has the content, keeps it or works on it.
    held: Option<Timestamp>,
}

impl Holder {
    /// What `party` did, by the notes of one record; notes of others are passed over, and what it says of others.
    pub fn fold<'a>(party: &Party, notes: impl IntoIterator<Item = &'a Note>) -> Self {
        let mut did = Self::default();
        for note in notes.into_iter().filter(|note| note.author == *party) {
            if holder(&note.says).is_none() {
                did.take(&note.says);
            }
        }
        did
    }

    /// What the parties did that have the record by way of `party`, by its word.
    pub fn beyond(party: &Party, notes: &[Note]) -> BTreeMap<Party, Self> {
        let mut did: BTreeMap<Party, Self> = BTreeMap::new();
        for note in notes.iter().filter(|note| note.author == *party) {
            if let Some(holder) = holder(&note.says) {
                did.entry(holder.clone()).or_default().take(&note.says);
            }
        }
        did
    }

    fn take(&mut self, says: &Says) {
        let Says::Acknowledged { step, at, .. } = says else {
            return;
        };
        if step.has_content() {
            self.held = self.held.max(Some(*at));
        }
        let told = match step {
            AcknowledgementStep::Applied => &mut self.applied,
            AcknowledgementStep::Erased => &mut self.erased,
            AcknowledgementStep::Kept => &mut self.kept,
            AcknowledgementStep::Acted => {
                self.acted = Some(true);
                return;
            }
            AcknowledgementStep::NotActed => {
                self.acted = self.acted.or(Some(false));
                return;
            }
            AcknowledgementStep::Received
            | AcknowledgementStep::Taken
            | AcknowledgementStep::PassedOn => return,
        };
        *told = [*told, Some(*at)].into_iter().flatten().min();
    }

    /// Whether it did all that it owes because a record does not stand, by its own word.
    pub fn has_obeyed(&self, standing: Standing) -> bool {
        let is_erased = matches!(standing, Standing::Retracted { .. });
        self.applied.is_some()
            && (!is_erased || self.erased.is_some() || self.kept.is_some())
            && self.held_after_erased().is_none()
    }

    /// When it had the content by its own word, although it had said that it destroyed it before; none when its word
    /// does not contradict itself.
    pub fn held_after_erased(&self) -> Option<Timestamp> {
        self.held
            .filter(|held| self.erased.is_some_and(|erased| *held > erased))
    }
}

/// The party of which an acknowledgement speaks, where that is not its author.
const fn holder(says: &Says) -> Option<&Party> {
    if let Says::Acknowledged { holder, .. } = says {
        holder.as_ref()
    } else {
        None
    }
}
