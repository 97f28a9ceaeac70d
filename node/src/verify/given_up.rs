//! What this party gave up of a partner's records: the own ledger has to say so.

use ntc_core::party::Party;
use ntc_core::record::{AcknowledgementStep, Event, RecordId};
use ntc_core::section::{Section, SectionSet, Slot};
use ntc_core::wire::exchange::body_opening;
use ntc_core::wire::record::header;

use crate::bodies::{Body, SEAL, Tomb};
use crate::chain::{Records, record_of};
use crate::inbox::joined;

/// Looks into the own ledger for what explains the tombs in a partner's replica.
pub(super) struct GivenUp<'a> {
    origin: Party,
    ledger: &'a Records,
}

impl<'a> GivenUp<'a> {
    /// For the replica of a party.
    pub(super) fn of(origin: &Party, ledger: &'a Records) -> Self {
        Self {
            origin: origin.clone(),
            ledger,
        }
    }

    /// The sections of a body that the own ledger says are erased here, as a mask; all bits where it says so of the whole
    /// record.
    pub(super) fn sections(&self, parts: &[Body]) -> u16 {
        let tombs = parts.iter().filter_map(|part| match part {
            Body::Erased { slot, tomb } => Some((*slot, tomb, tomb.own?)),
            Body::Held { .. } => None,
        });
        let mut tombs = tombs.peekable();
        if tombs.peek().is_none() {
            return 0;
        }
        let Some(id) = id_of(parts) else { return 0 };
        tombs.fold(0, |sections, (slot, _, by)| {
            let said = self.said(by, id);
            let is_whole = said == Some(SectionSet::ALL);
            match Slot::new(slot) {
                // Without its header nothing of it is shown, its state included.
                None if slot == SEAL && is_whole => u16::MAX,
                Some(slot) if said.is_some_and(|said| said.holds(slot)) => {
                    sections | (1 << slot.number())
                }
                _ => sections,
            }
        })
    }

    /// What the entry at an index of the own ledger says is erased here of a record.
    fn said(&self, by: u64, id: RecordId) -> Option<SectionSet> {
        let record = record_of(&self.ledger.at(by).ok()?.opening).ok()?;
        let Some(Event::Acknowledgement(event)) = &record.sections().event else {
            return None;
        };
        let about = &event.about;
        if event.step != AcknowledgementStep::Erased
            || about.origin != self.origin
            || about.id != id
        {
            return None;
        }
        if event.sections.is_empty() {
            return Some(SectionSet::ALL);
        }
        let named = event
            .sections
            .iter()
            .filter_map(|it| it.parse::<Section>().ok());
        Some(named.collect())
    }
}

/// Whose body it is, by its header or by what is left in the place of that.
fn id_of(parts: &[Body]) -> Option<RecordId> {
    let tomb = parts.iter().find_map(|part| match part {
        Body::Erased {
            tomb: Tomb { record, .. },
            ..
        } => *record,
        Body::Held { .. } => None,
    });
    if let Some(tomb) = tomb {
        return RecordId::from_slice(&tomb.id).ok();
    }
    let opening = body_opening(&joined(parts)).ok()?;
    Some(header(&opening.header).ok()?.id)
}
