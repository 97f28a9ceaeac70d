//! Giving up what a partner told: its author is told first, and then the bytes are destroyed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use futures::future::join_all;
use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::record::{AcknowledgementEvent, AcknowledgementStep, Event, RecordId};
use ntc_core::section::{Section, SectionSet};

use super::Retention;
use crate::inbox::{By, Taking};
use crate::lookup::{Changes, GivenUp};
use crate::recall::RecallError;
use crate::store::index::{IndexEntry, JournalId, Location};

/// Orders that are carried out together: each segment that holds something of them is written anew once.
const DESTROYED_AT_ONCE: usize = 4096;

/// What is known of a record that was given up.
pub(super) struct Found {
    /// Whether nothing of it is left, and what of it was erased; none where the index knows of no such record.
    pub(super) erased: Option<(bool, SectionSet)>,
    /// Whether this party told the author that it keeps it for a legal ground: its bytes may be there although it is shown
    /// to nobody.
    pub(super) is_kept: bool,
    /// Whether the index has followed everything.
    pub(super) is_level: bool,
}

/// What becomes of an order to destroy.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fate {
    /// It is carried out: nothing is there, or nothing any more.
    Done,
    /// Nothing yet: what is held may not be known.
    Wait,
    /// The bytes are destroyed, and the index tells later that they are.
    Destroy,
    /// The bytes are destroyed, and nobody tells that they are: the index takes them for gone already.
    DestroyOnce,
}

impl Found {
    /// What becomes of an order to destroy these sections.
    pub(super) fn fate(&self, sections: SectionSet) -> Fate {
        let Some((is_gone, erased)) = self.erased else {
            // Whatever is held is known to an index that has followed everything.
            return if self.is_level {
                Fate::Done
            } else {
                Fate::Wait
            };
        };
        match (is_gone || sections.is_subset(erased), self.is_kept) {
            (true, false) => Fate::Done,
            (true, true) => Fate::DestroyOnce,
            (false, _) => Fate::Destroy,
        }
    }
}

/// What is to be destroyed in one journal, by the entries of the author's ledger.
type Targets = BTreeMap<u64, Vec<Taking>>;

impl Retention {
    /// Says of records of others that they, or these sections, are erased here. What follows destroys them.
    ///
    /// # Errors
    /// When the ledger takes nothing.
    pub(super) async fn give_up(
        &self,
        records: Vec<(IndexEntry, SectionSet)>,
    ) -> Result<(), RecallError> {
        // Together they share a batch of the ledger.
        let told = records
            .iter()
            .map(|(entry, sections)| self.give_up_one(entry, *sections));
        for told in join_all(told).await {
            told?;
        }
        Ok(())
    }

    async fn give_up_one(
        &self,
        entry: &IndexEntry,
        sections: SectionSet,
    ) -> Result<(), RecallError> {
        let Some(subject) = entry.subject() else {
            return Ok(());
        };
        if sections == SectionSet::ALL
            && let Some(by) = self.said(&subject)?
        {
            // Its author showed it once more, or it is another record of the same name.
            let mut changes = Changes::default();
            changes.give_up(&GivenUp {
                subject,
                sections,
                by,
                place: Some(entry.location.ledger_index),
            });
            return Ok(self.publisher.lookup.state().apply(changes)?);
        }
        // What has its name from another record goes after that one, which has it still.
        if entry.is_replay() {
            return Ok(());
        }
        let mut act = self.recall.act("GiveUp", subject.id)?;
        self.say(&subject, sections, &mut act).await?;
        act.done();
        Ok(())
    }

    /// Tells the author of a record that it, or sections of it, are erased here. Answers the id of what says so.
    ///
    /// # Errors
    /// When the ledger takes nothing.
    pub(super) async fn say(
        &self,
        subject: &Subject,
        sections: SectionSet,
        act: &mut crate::audit::Act,
    ) -> Result<RecordId, RecallError> {
        let named = (sections != SectionSet::ALL).then_some(sections);
        let named = named.into_iter().flat_map(SectionSet::iter);
        let event = AcknowledgementEvent {
            about: subject.name(),
            step: AcknowledgementStep::Erased,
            at: self.publisher.clock.now(),
            recall: None,
            ground: String::new(),
            sections: named.map(Section::name).map(str::to_owned).collect(),
            holder: None,
        };
        let author = [subject.origin.clone()].into();
        let event = Event::Acknowledgement(Box::new(event));
        let (id, _) = self.recall.tell(event, author, act).await?;
        Ok(id)
    }

    /// The entry of the own ledger that says that a whole record is erased here, if there is one.
    fn said(&self, subject: &Subject) -> Result<Option<u64>, RecallError> {
        let (lookup, own) = (&self.publisher.lookup, &self.publisher.party);
        let notes = lookup.state().notes(subject)?;
        let mut own_notes = notes.iter().filter(|note| note.author == *own);
        let said = own_notes.find(|note| note.acknowledged(AcknowledgementStep::Erased).is_some());
        let Some(said) = said else { return Ok(None) };
        let entry = lookup
            .index()
            .by_origin(own.as_str(), *said.record.as_bytes())?;
        Ok(entry.map(|entry| entry.location.ledger_index))
    }

    /// Destroys some of what was given up; true when there was something to do.
    ///
    /// # Errors
    /// When the index, the state or the replicas cannot be read or written.
    pub(super) async fn destroy(self: &Arc<Self>) -> Result<bool, RecallError> {
        let lookup = &self.publisher.lookup;
        let given_up = lookup.state().given_up(DESTROYED_AT_ONCE)?;
        if given_up.is_empty() {
            return Ok(false);
        }
        let is_level = lookup.lag() == 0;
        let mut unkept = Vec::new();
        let mut targets: BTreeMap<JournalId, (Party, Targets)> = BTreeMap::new();
        for order in given_up {
            let entry = self.held(&order)?;
            let of = Found {
                erased: entry.as_ref().map(|entry| (entry.is_gone, entry.erased)),
                is_kept: self.is_held(&order.subject)?,
                is_level,
            };
            let (fate, entry) = match (of.fate(order.sections), entry) {
                (Fate::Done, _) => {
                    lookup.state().is_given_up(&order)?;
                    continue;
                }
                (Fate::Wait, _) | (_, None) => continue,
                (fate, Some(entry)) => (fate, entry),
            };
            let taking = Taking {
                sections: order.sections,
                by: By::Own(order.by),
            };
            let Location {
                journal,
                ledger_index,
                ..
            } = entry.location;
            let of_journal = targets.entry(journal);
            let (_, of_journal) =
                of_journal.or_insert_with(|| (order.subject.origin.clone(), Targets::new()));
            of_journal.entry(ledger_index).or_default().push(taking);
            if fate == Fate::DestroyOnce {
                unkept.push(order);
            }
        }
        let is_some = !targets.is_empty();
        for (journal, (party, targets)) in targets {
            self.destroy_in(journal, &party, targets).await?;
        }
        for order in unkept {
            lookup.state().is_given_up(&order)?;
        }
        Ok(is_some)
    }

    /// What the index knows of a record that was given up.
    fn held(&self, order: &GivenUp) -> Result<Option<IndexEntry>, RecallError> {
        let lookup = &self.publisher.lookup;
        let Some(place) = order.place else {
            return Ok(lookup.entry(&order.subject)?);
        };
        let roster = self.publisher.partners.roster();
        let Some(peer) = roster.peer(&order.subject.origin) else {
            return Ok(None);
        };
        Ok(lookup.index().at(&Location {
            journal: JournalId::replica(peer.slot),
            number: 0,
            ledger_index: place,
        })?)
    }

    async fn destroy_in(
        &self,
        journal: JournalId,
        party: &Party,
        targets: Targets,
    ) -> Result<(), RecallError> {
        let lookup = &self.publisher.lookup;
        // One that is put aside is waited for.
        let Some(replica) = lookup.replica(journal) else {
            return Ok(());
        };
        let records: BTreeSet<_> = targets.keys().copied().collect();
        let destroyed = tokio::task::spawn_blocking(move || replica.give_up(&targets)).await;
        let Ok(frames) = destroyed else { return Ok(()) };
        if frames? > 0 {
            let records = records.len() as u64;
            tracing::info!(peer.id = %party, records, "given up what the peer told");
            self.quotas.recount(party);
        }
        lookup.renew(journal, records);
        lookup.tell_erased();
        Ok(())
    }
}
