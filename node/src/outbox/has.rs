//! What a partner has of an own record by now: what publishing meant for it and what was shown later, without what is
//! held back, and without what was erased since and it signed for.

use ntc_core::section::{Section, SectionSet};

use super::{Outbox, OutboxError};
use crate::chain::{Disposition, StoredRecord};
use crate::lock::lock;
use crate::partners::Peer;

/// What became of the sections of an own record in one partner's feed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Shown {
    /// Sections that REVEAL items are for.
    pub(crate) revealed: SectionSet,
    /// Sections that were erased, of which the partner signed that it was told.
    pub(crate) erased: SectionSet,
}

impl Shown {
    /// What was decided, as it became since.
    pub(super) fn of(&self, mut decided: Disposition) -> Disposition {
        let told = decided.sections().union(self.revealed);
        decided.disclosed = u32::from(told.difference(self.erased).bits());
        let is_shown = |slot| {
            let slot = u8::try_from(slot).ok().and_then(Section::from_slot);
            slot.is_some_and(|section| self.revealed.contains(section))
        };
        decided
            .withheld
            .retain(|withheld| !is_shown(withheld.section));
        decided
    }
}

impl Outbox {
    /// The sections of an own record that a partner has, or that are on their way; none where it is not told the record.
    ///
    /// # Errors
    /// When its feed cannot be read.
    pub(crate) fn has(
        &self,
        peer: &Peer,
        ledger_index: u64,
        record: &StoredRecord,
    ) -> Result<Option<SectionSet>, OutboxError> {
        let meant = record.disposition(peer.slot).filter(|meant| meant.goes());
        let Some(meant) = meant else {
            return Ok(None);
        };
        let holds = self.holds(peer.slot)?;
        let hold = holds.get(&ledger_index);
        if hold.is_some_and(|hold| hold.closed) {
            return Ok(None);
        }
        let held = hold.map_or(SectionSet::EMPTY, |hold| SectionSet::from_bits(hold.held));
        let shown = self.shown(peer, ledger_index, record)?;
        let told = meant.sections().union(shown.revealed);
        Ok(Some(told.difference(held).difference(shown.erased)))
    }

    /// What became of the sections of an own record in a partner's feed since it was published.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub(crate) fn shown(
        &self,
        peer: &Peer,
        ledger_index: u64,
        record: &StoredRecord,
    ) -> Result<Shown, OutboxError> {
        let head = self.ledger.head();
        let Some(feed) = head.feeds.get(&peer.slot) else {
            return Ok(Shown::default());
        };
        let standing = self.receipts.slot(peer.slot);
        let mut known = lock(&standing);
        let covered = known.covered();
        let later = known.later(feed.head.size, &self.feed(peer.slot, &feed.reader))?;
        let is_signed = |entry: &u64| later.erases.get(entry).is_some_and(|seq| *seq < covered);
        let erased = record.erased.iter();
        let erased = erased.filter_map(|(slot, entry)| slot.section().filter(|_| is_signed(entry)));
        Ok(Shown {
            revealed: later
                .revealed
                .get(&ledger_index)
                .copied()
                .unwrap_or_default(),
            erased: erased.fold(SectionSet::EMPTY, SectionSet::with),
        })
    }
}
