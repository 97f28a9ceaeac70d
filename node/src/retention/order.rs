//! What an officer orders to be erased, before its time is over.

use std::collections::BTreeMap;

use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::life::{Holder, Subject};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::Labels;
use ntc_core::section::{Section, SectionSet};

use super::{OWN_WAIT, Retention};
use crate::audit::Act;
use crate::recall::RecallError;
use crate::records::read;
use crate::store::index::{IndexEntry, JournalId};

/// Who has a record, with the sections that went there and what they said that they did.
pub(crate) type Holders = BTreeMap<Party, (SectionSet, Holder)>;

/// What an order comes to.
#[derive(Debug)]
pub(crate) struct Order {
    /// The record.
    pub(crate) subject: Subject,
    /// What it is.
    pub(crate) kind: RecordKind,
    /// The sections that go, of those that are there; none where nothing of them is left.
    pub(crate) sections: SectionSet,
    /// Who has it, with the sections that went there and what they said that they did.
    pub(crate) holders: Holders,
    /// What the own rules may know of it; none where nothing of it can be read.
    pub(crate) labels: Option<Labels>,
    entry: IndexEntry,
    is_whole: bool,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Done {
    /// The entry of the own ledger that says so.
    pub(crate) ledger_index: u64,
    /// Whether the bytes are destroyed.
    pub(crate) destroyed: bool,
}

impl Order {
    /// What the ledger says is erased: all where nothing is left then.
    fn erases(&self) -> SectionSet {
        if self.is_whole {
            SectionSet::ALL
        } else {
            self.sections
        }
    }
}

impl Retention {
    /// What erasing these sections of a record would come to.
    ///
    /// # Errors
    /// When it is no record that can be erased.
    pub(crate) fn look(
        &self,
        entry: IndexEntry,
        sections: SectionSet,
    ) -> Result<Order, RecallError> {
        let lookup = &self.publisher.lookup;
        let subject = entry.subject().ok_or(RecallError::NothingLeft)?;
        if entry.kind.is_administrative() {
            return Err(RecallError::KeptAsProof(entry.kind));
        }
        let record = read(lookup, &entry);
        let labels = record.as_ref().map(Labels::received);
        let present = match record {
            Some(record) => record.present(),
            // It is shown to nobody, and may be there for a legal ground.
            None if self.is_held(&subject)? => SectionSet::ALL,
            None => SectionSet::EMPTY,
        };
        let (goes, is_whole) = comes_to(present, sections);
        Ok(Order {
            holders: self.holders(&entry, sections)?,
            subject,
            kind: entry.kind,
            sections: goes,
            is_whole,
            labels,
            entry,
        })
    }

    /// Who has a record: of an own one those whom it went to, with which of these sections and what they said that they
    /// did; of another party's its author, and those that it was passed on to.
    ///
    /// # Errors
    /// When the record or what was said of it cannot be read.
    pub(crate) fn holders(
        &self,
        entry: &IndexEntry,
        sections: SectionSet,
    ) -> Result<Holders, RecallError> {
        let Some(subject) = entry.subject() else {
            return Ok(Holders::new());
        };
        if entry.location.journal != JournalId::Ledger {
            let author = (SectionSet::EMPTY, Holder::default());
            let mut holders = Holders::from([(subject.origin.clone(), author)]);
            for passed in self.recall.passed_on(&subject)? {
                let Some(by) = self.publisher.lookup.entry(&passed.by)? else {
                    continue;
                };
                holders.extend(self.went(&by, &passed.by, sections)?);
            }
            return Ok(holders);
        }
        self.went(entry, &subject, sections)
    }

    /// Who has an own record, or will have it.
    fn went(
        &self,
        entry: &IndexEntry,
        subject: &Subject,
        sections: SectionSet,
    ) -> Result<Holders, RecallError> {
        let notes = self.publisher.lookup.state().notes(subject)?;
        let own = self.publisher.ledger.record(entry.location.ledger_index)?;
        let has = self
            .recall
            .has(entry.location.ledger_index, &own)?
            .into_iter();
        let has = has.map(|(party, has)| {
            let did = Holder::fold(&party, &notes);
            (party, (has.intersection(sections), did))
        });
        Ok(has.collect())
    }

    /// Erases what was looked at. An own record is erased at every partner that has it; of another party's what this node
    /// has, its author is told, and what was passed on of it goes too.
    ///
    /// # Errors
    /// When the audit or the ledger takes nothing.
    pub(crate) async fn erase_ordered(
        &self,
        order: &Order,
        reason: EraseReason,
        act: &mut Act,
    ) -> Result<Done, RecallError> {
        act.about(&order.subject.id.to_string());
        if order.sections.is_empty() {
            return Err(RecallError::NothingLeft);
        }
        if order.entry.location.journal == JournalId::Ledger {
            act.begun().await?;
            let erased = self.publisher.ledger.erase(Erasure {
                target: order.entry.location.ledger_index,
                sections: order.erases(),
                reason: reason as u8,
            });
            let erased = erased.await?;
            self.wait().await;
            return Ok(Done {
                ledger_index: erased.entry,
                destroyed: erased.destroyed,
            });
        }
        let sections = order.erases();
        let said = self.say(&order.subject, sections, act).await?;
        self.erase_passed_on(&order.subject, sections, reason)
            .await?;
        self.wait().await;
        let lookup = &self.publisher.lookup;
        let own = self.publisher.party.as_str();
        let entry = lookup.index().by_origin(own, *said.as_bytes())?;
        Ok(Done {
            ledger_index: entry.map_or(0, |entry| entry.location.ledger_index),
            destroyed: false,
        })
    }

    /// Erases what was passed on of a record of which nothing is left here: the node ended before it did. What is gone
    /// already stays so.
    ///
    /// # Errors
    /// When the ledger takes nothing.
    pub(crate) async fn erase_rest(
        &self,
        order: &Order,
        sections: SectionSet,
        reason: EraseReason,
    ) -> Result<(), RecallError> {
        if order.entry.location.journal == JournalId::Ledger {
            return Ok(());
        }
        self.erase_passed_on(&order.subject, sections, reason).await
    }

    /// Erases what was passed on of a record of another party: the own record that did so holds the same.
    async fn erase_passed_on(
        &self,
        subject: &Subject,
        sections: SectionSet,
        reason: EraseReason,
    ) -> Result<(), RecallError> {
        let lookup = &self.publisher.lookup;
        for passed in self.recall.passed_on(subject)? {
            if let Some(entry) = lookup.entry(&passed.by)? {
                let erasure = Erasure {
                    target: entry.location.ledger_index,
                    sections: of_passed_on(sections),
                    reason: reason as u8,
                };
                self.recall.erase_passed(erasure).await?;
            }
        }
        Ok(())
    }

    /// Waits a while for the index, by which what was ordered acts.
    async fn wait(&self) {
        if let Err(behind) = self.publisher.lookup.caught_up_with_own(OWN_WAIT).await {
            tracing::debug!(%behind, "it acts later");
        }
    }
}

/// Which of the sections that are there go when these are to be erased, and whether that erases the record whole: all was
/// asked for, or nothing is left.
pub(super) fn comes_to(present: SectionSet, asked: SectionSet) -> (SectionSet, bool) {
    let goes = present.intersection(asked);
    (goes, asked == SectionSet::ALL || goes == present)
}

/// What is to be erased of a record that passes another on, for these sections of that one. Without the event section
/// nothing is proven of what is left.
pub(super) fn of_passed_on(sections: SectionSet) -> SectionSet {
    if sections.contains(Section::Event) {
        SectionSet::ALL
    } else {
        sections
    }
}
