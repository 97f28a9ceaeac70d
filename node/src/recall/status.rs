//! What became of a correction or retraction, holder by holder.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::life::{Holder, Note, Standing, Subject};
use ntc_core::party::Party;
use ntc_core::record::{AcknowledgementStep, Coded, Event, RecordId};
use ntc_core::sync::delivery::Delivery;
use ntc_core::time::Timestamp;

use super::{Own, Recall, RecallError};
use crate::chain::StoredRecord;
use crate::outbox::{Deliveries, Standing as Delivered};
use crate::records::read;
use crate::store::index::IndexEntry;

/// A record that does not stand, and what its holders did.
#[derive(Debug)]
pub(crate) struct Recalled {
    /// Why it does not stand.
    pub(crate) standing: Standing,
    /// When its author said so.
    pub(crate) since: Timestamp,
    /// Why, as the retraction or correction says; a correction has no code. Empty where that cannot be read.
    pub(crate) why: Coded,
    /// Those whom a record of the case went to before it was erased, or still goes to; empty for a record of another
    /// party.
    pub(crate) holders: Vec<Holding>,
    /// The officers of this party who opened a record of another party before this node hid it, and when last.
    pub(crate) opened: BTreeMap<String, Timestamp>,
}

/// What one holder did.
#[derive(Debug)]
pub(crate) struct Holding {
    /// Who.
    pub(crate) party: Party,
    /// When its receipt for the order came, while that is remembered.
    pub(crate) told: Option<Timestamp>,
    /// True when a receipt covers the order.
    pub(crate) is_told: bool,
    /// What it said that it did.
    pub(crate) did: Holder,
    /// The legal ground on which it keeps the content, as it says.
    pub(crate) ground: String,
    /// Since when something is owed; none when all is done. Who has what it said it destroyed owes an answer.
    pub(crate) outstanding: Option<Timestamp>,
    /// Whom it passed the record on to, and what they did, by its word.
    pub(crate) beyond: Vec<Holding>,
}

/// A record that an order names, beside what was said of it.
struct Named {
    /// Those whom it went to before it was erased, or still goes to.
    had: BTreeSet<Party>,
    notes: Vec<Note>,
}

impl Recall {
    /// What became of the correction or retraction of a record; none when it stands.
    ///
    /// # Errors
    /// When the index, the ledger or what was sent cannot be read.
    pub(crate) fn status(&self, subject: &Subject) -> Result<Option<Recalled>, RecallError> {
        let lookup = &self.publisher.lookup;
        let Some(standing) = lookup.state().standing(subject)? else {
            return Ok(None);
        };
        let index = lookup.index();
        let order = index.by_origin(subject.origin.as_str(), *standing.by().as_bytes())?;
        let since = order.map_or_else(|| standing.by().made(), |order| order.created);
        let (holders, opened) = if subject.origin == self.publisher.party {
            (self.holding(subject, standing, since)?, BTreeMap::new())
        } else {
            (Vec::new(), self.opened(subject)?)
        };
        Ok(Some(Recalled {
            standing,
            since,
            why: self.why(subject, standing)?,
            holders,
            opened,
        }))
    }

    /// Who opened a record of another party before this node said that it hides it.
    fn opened(&self, subject: &Subject) -> Result<BTreeMap<String, Timestamp>, RecallError> {
        let notes = self.publisher.lookup.state().notes(subject)?;
        let hidden = Holder::fold(&self.publisher.party, &notes).applied;
        self.openers(subject.id, hidden.unwrap_or_else(|| self.clock.now()))
    }

    /// The record by which holders learn it: the retraction, or the correction that tells of a version.
    fn order_of(
        &self,
        subject: &Subject,
        standing: Standing,
    ) -> Result<Option<IndexEntry>, RecallError> {
        let lookup = &self.publisher.lookup;
        let told = match standing {
            Standing::Retracted { by } => Some(by),
            Standing::Superseded { .. } => lookup.state().told_by(subject)?,
        };
        let Some(told) = told else { return Ok(None) };
        let index = lookup.index();
        Ok(index.by_origin(subject.origin.as_str(), *told.as_bytes())?)
    }

    /// Why the record does not stand, as its author says.
    pub(super) fn why(&self, subject: &Subject, standing: Standing) -> Result<Coded, RecallError> {
        let order = self.order_of(subject, standing)?;
        let order = order.and_then(|entry| read(&self.publisher.lookup, &entry));
        Ok(
            match order
                .as_ref()
                .and_then(|order| order.sections().event.as_ref())
            {
                Some(Event::Retraction(said)) => said.reason.clone(),
                Some(Event::Correction(said)) => Coded {
                    text: said.reason.clone(),
                    ..Coded::default()
                },
                _ => Coded::default(),
            },
        )
    }

    /// The legal ground on which a party says that it keeps a record, or that another does that has it by way of that
    /// party; empty where it does not, or that cannot be read.
    pub(super) fn ground(
        &self,
        (party, beyond): (&Party, Option<&Party>),
        notes: &[Note],
    ) -> String {
        let lookup = &self.publisher.lookup;
        let mut of_party = notes.iter().filter(|note| note.author == *party);
        let kept = of_party.find(|note| {
            note.did()
                .is_some_and(|did| did == (AcknowledgementStep::Kept, beyond))
        });
        let said = kept.and_then(|note| {
            let said = lookup
                .index()
                .by_origin(party.as_str(), *note.record.as_bytes());
            read(lookup, &said.ok()??)
        });
        match said
            .as_ref()
            .and_then(|said| said.sections().event.as_ref())
        {
            Some(Event::Acknowledgement(said)) => said.ground.clone(),
            _ => String::new(),
        }
    }

    /// What each party did that one of the records went to of which the order says that they do not stand: every version
    /// and every record of the case. What is owed of one is owed.
    fn holding(
        &self,
        subject: &Subject,
        standing: Standing,
        since: Timestamp,
    ) -> Result<Vec<Holding>, RecallError> {
        let publisher = &self.publisher;
        let named = self.named(subject, standing)?;
        // Of each record of the case a correction tells by itself.
        let mut orders = BTreeMap::new();
        for (subject, _) in &named {
            if let Some(entry) = self.order_of(subject, standing)? {
                let place = entry.location.ledger_index;
                if let Entry::Vacant(order) = orders.entry(place) {
                    order.insert(publisher.ledger.record(place)?);
                }
            }
        }
        let told = self.delivered(orders)?;
        let mut holders: BTreeMap<Party, Holding> = BTreeMap::new();
        for (_, record) in &named {
            for party in &record.had {
                let holding =
                    self.held_by(party, &record.notes, told.get(party), (standing, since));
                let rank = |it: &Holding| (it.outstanding.is_some(), it.did.applied);
                match holders.get(party) {
                    Some(known) if rank(known) >= rank(&holding) => {}
                    _ => {
                        holders.insert(party.clone(), holding);
                    }
                }
            }
        }
        Ok(holders.into_values().collect())
    }

    /// What a party did about a record, and those whom it passed it on to.
    fn held_by(
        &self,
        party: &Party,
        notes: &[Note],
        told: Option<&Delivered>,
        (standing, since): (Standing, Timestamp),
    ) -> Holding {
        let did = Holder::fold(party, notes);
        let since_is = |did: &Holder| (!did.has_obeyed(standing)).then_some(since);
        let beyond = Holder::beyond(party, notes).into_iter();
        let beyond = beyond.map(|(third, did)| Holding {
            ground: self.ground((party, Some(&third)), notes),
            told: did.applied,
            is_told: did.applied.is_some(),
            outstanding: since_is(&did),
            beyond: Vec::new(),
            did,
            party: third,
        });
        Holding {
            beyond: beyond.collect(),
            told: told.and_then(|told| told.receipted),
            is_told: told.is_some_and(|told| told.signed_s.is_some()),
            ground: self.ground((party, None), notes),
            outstanding: since_is(&did),
            did,
            party: party.clone(),
        }
    }

    /// The records of which one order says that they do not stand, the one that was asked for first.
    fn named(
        &self,
        subject: &Subject,
        standing: Standing,
    ) -> Result<Vec<(Subject, Named)>, RecallError> {
        let own = self.own(subject.id)?;
        let others = match standing {
            Standing::Superseded { .. } => self.twins(&own)?,
            Standing::Retracted { by } => self.withdrawn_with(&own, by)?,
        };
        let mut named = Vec::new();
        for own in [own].into_iter().chain(others) {
            let subject = Subject {
                origin: subject.origin.clone(),
                id: own.id,
            };
            if self.standing(own.id)? != Some(standing) {
                continue;
            }
            let place = own.entry.location.ledger_index;
            let delivered = self.delivered([(place, Arc::clone(&own.record))])?;
            let came = |it: &Delivered| it.delivery.is_some_and(|it| it != Delivery::Gone);
            let record = Named {
                had: delivered
                    .into_iter()
                    .filter_map(|(party, it)| came(&it).then_some(party))
                    .collect(),
                notes: self.publisher.lookup.state().notes(&subject)?,
            };
            named.push((subject, record));
        }
        Ok(named)
    }

    /// The other records that a retraction names.
    fn withdrawn_with(&self, own: &Own, by: RecordId) -> Result<Vec<Own>, RecallError> {
        let lookup = &self.publisher.lookup;
        let party = self.publisher.party.as_str();
        let order = lookup.index().by_origin(party, *by.as_bytes())?;
        let order = order.and_then(|entry| read(lookup, &entry));
        let said = order
            .as_ref()
            .and_then(|order| order.sections().event.as_ref());
        let Some(Event::Retraction(said)) = said else {
            return Ok(Vec::new());
        };
        let others = said.records.iter().filter(|id| **id != own.id);
        others.map(|id| self.own(*id)).collect()
    }

    fn delivered(
        &self,
        records: impl IntoIterator<Item = (u64, Arc<StoredRecord>)>,
    ) -> Result<BTreeMap<Party, Delivered>, RecallError> {
        let roster = self.publisher.partners.roster();
        let deliveries = Deliveries {
            roster: &roster,
            outbox: &self.outbox,
            receipts: &self.receipts,
        };
        Ok(deliveries.of_case(records)?)
    }
}
