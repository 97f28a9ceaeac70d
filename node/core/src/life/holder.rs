//! The holder: what a party that was told a record says it did about it.

use super::{Note, Says};
use crate::party::Party;
use crate::record::AcknowledgementStep;
use crate::time::Timestamp;

/// What one party did about one record, each step with the earliest time that it named.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Holder {
    /// Its node had it.
    pub received: Option<Timestamp>,
    /// Its node hides what was withdrawn or replaced.
    pub applied: Option<Timestamp>,
    /// Its node destroyed the content.
    pub erased: Option<Timestamp>,
    /// It keeps the content for a legal ground.
    pub kept: Option<Timestamp>,
    /// An officer looked at what had been done on the word of the record: true when something had to be undone or
    /// changed. One that had to be outweighs one that had not.
    pub acted: Option<bool>,
    /// An officer works on it.
    pub taken: Option<Timestamp>,
}

impl Holder {
    /// What `party` did, by the notes of one record; notes of others are passed over.
    pub fn fold<'a>(party: &Party, notes: impl IntoIterator<Item = &'a Note>) -> Self {
        let mut holder = Self::default();
        for note in notes.into_iter().filter(|note| note.author == *party) {
            holder.take(&note.says);
        }
        holder
    }

    fn take(&mut self, says: &Says) {
        let Says::Acknowledged { step, at, .. } = says else {
            return;
        };
        let told = match step {
            AcknowledgementStep::Received => &mut self.received,
            AcknowledgementStep::Applied => &mut self.applied,
            AcknowledgementStep::Erased => &mut self.erased,
            AcknowledgementStep::Kept => &mut self.kept,
            AcknowledgementStep::Taken => &mut self.taken,
            AcknowledgementStep::Acted => {
                self.acted = Some(true);
                return;
            }
            AcknowledgementStep::NotActed => {
                self.acted = self.acted.or(Some(false));
                return;
            }
        };
        *told = [*told, Some(*at)].into_iter().flatten().min();
    }

    /// True when it both destroyed and keeps the content, which cannot be.
    pub const fn contradicts_itself(&self) -> bool {
        self.erased.is_some() && self.kept.is_some()
    }
}
