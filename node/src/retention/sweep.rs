//! The sweep: which records are over now, by author, agreements and the own rule.

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::{Kept, kept_of};
use ntc_core::record::AcknowledgementStep;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use super::order::of_passed_on;
use super::{OWN_WAIT, Retention};
use crate::chain::MAX_ERASED_TOGETHER;
use crate::recall::RecallError;
use crate::records::read;
use crate::store::index::{IndexEntry, JournalId, Location, MAX_PAGE};

/// Records of others that one pass gives up at most: each is an acknowledgement in the own ledger.
const GIVEN_UP_AT_ONCE: usize = 256;

/// What is over.
#[derive(Default)]
struct Over {
    /// Own records, and which of their sections.
    own: BTreeMap<u64, SectionSet>,
    /// Records of others, and which of their sections.
    received: Vec<(IndexEntry, SectionSet)>,
}

impl Retention {
    /// Erases what is over now; true when something was.
    ///
    /// # Errors
    /// When the index or the state cannot be read, or the ledger takes nothing.
    pub(super) async fn sweep(self: &Arc<Self>) -> Result<bool, RecallError> {
        let lookup = &self.publisher.lookup;
        let now = self.publisher.clock.now();
        if lookup.index().count_ending(now, 1)? == 0 {
            return Ok(false);
        }
        // What was erased or given up already is in the own ledger.
        lookup.caught_up_with_own(OWN_WAIT).await?;
        let this = Arc::clone(self);
        let over = tokio::task::spawn_blocking(move || this.over(now)).await;
        let Ok(over) = over else { return Ok(false) };
        let Over { own, received } = over?;
        let is_some = !own.is_empty() || !received.is_empty();
        self.erase(own).await?;
        self.give_up(received).await?;
        Ok(is_some)
    }

    /// What is over, as much as one pass takes.
    fn over(&self, now: Timestamp) -> Result<Over, RecallError> {
        let index = self.publisher.lookup.index();
        let mut over = Over::default();
        let mut behind = None;
        loop {
            let (entries, next) = index.ending(behind, now, MAX_PAGE)?;
            for entry in entries {
                if entry.location.journal == JournalId::Ledger {
                    let sections = self.over_of_own(&entry, now);
                    over.own
                        .extend(sections.map(|it| (entry.location.ledger_index, it)));
                } else if let Some(sections) = self.over_of(&entry, now)? {
                    over.received.push((entry, sections));
                }
            }
            let is_full = over.own.len() + MAX_PAGE > MAX_ERASED_TOGETHER
                || over.received.len() >= GIVEN_UP_AT_ONCE;
            if next.is_none() || is_full {
                return Ok(over);
            }
            behind = next;
        }
    }

    /// The sections of a partner's record that are over; none where it is not to be given up now.
    fn over_of(
        &self,
        entry: &IndexEntry,
        now: Timestamp,
    ) -> Result<Option<SectionSet>, RecallError> {
        let lookup = &self.publisher.lookup;
        let (Some(subject), Some((kept, present))) = (entry.subject(), self.kept(entry, now))
        else {
            return Ok(None);
        };
        let sections = kept.over(present, now);
        if sections.is_empty() {
            // It was over by an agreement that does not count any more.
            lookup.renew(entry.location.journal, [entry.location.ledger_index]);
            return Ok(None);
        }
        if lookup.state().is_giving_up(&subject)? || self.is_held(&subject)? {
            return Ok(None);
        }
        Ok(Some(sections))
    }

    /// The sections of an own record that are over; none where an agreement that counts no more said so.
    fn over_of_own(&self, entry: &IndexEntry, now: Timestamp) -> Option<SectionSet> {
        if entry.kind != RecordKind::Forward {
            return Some(SectionSet::ALL);
        }
        let Some((kept, present)) = self.kept(entry, now) else {
            return Some(SectionSet::ALL);
        };
        let over = kept.over(present, now);
        if over.is_empty() {
            let Location {
                journal,
                ledger_index,
                ..
            } = entry.location;
            self.publisher.lookup.renew(journal, [ledger_index]);
            return None;
        }
        Some(of_passed_on(over))
    }

    /// How long a record is kept, and what of it is there; none for what cannot be read, and what is kept.
    pub(crate) fn kept(&self, entry: &IndexEntry, now: Timestamp) -> Option<(Kept, SectionSet)> {
        let from: Party = entry.origin.parse().ok()?;
        let record = read(&self.publisher.lookup, entry)?;
        let policies = self.publisher.partners.roster().policies();
        kept_of(&record, (&from, entry.received), self.most, &policies, now)
    }

    /// Whether this party told the author that it keeps the record for a legal ground.
    pub(super) fn is_held(&self, subject: &Subject) -> Result<bool, RecallError> {
        let notes = self.publisher.lookup.state().notes(subject)?;
        let mut own = notes
            .iter()
            .filter(|note| note.author == self.publisher.party);
        Ok(own.any(|note| note.acknowledged(AcknowledgementStep::Kept).is_some()))
    }

    /// Erases own records whose time is over, all of them together.
    async fn erase(&self, own: BTreeMap<u64, SectionSet>) -> Result<(), RecallError> {
        if own.is_empty() {
            return Ok(());
        }
        let erasure = |(target, sections)| Erasure {
            target,
            sections,
            reason: EraseReason::Expired as u8,
        };
        let records = own.len();
        let mut act = self.recall.acts("EraseExpired").next()?;
        act.about(&format!("{records} records"));
        act.begun().await?;
        let erased = self
            .publisher
            .ledger
            .erase_together(own.into_iter().map(erasure).collect());
        let refused = erased.await.map_err(crate::chain::LedgerEraseError::from)?;
        act.done();
        tracing::info!(
            records,
            refused = refused.len(),
            "records whose time is over are erased"
        );
        for error in refused.iter().take(1) {
            tracing::warn!(%error, "a record whose time is over is not erased");
        }
        Ok(())
    }
}
