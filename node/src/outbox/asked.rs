//! What a partner asks for of a record that it holds: it is shown as it was signed, by a REVEAL item.

use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::feed::ItemKind;
use ntc_core::party::Party;
use ntc_core::policy::Decision;
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::record::RecordId;
use ntc_core::section::{Section, SectionSet};
use ntc_policy::Deed;
use thiserror::Error;

use super::reveal::MAX_REVEALS;
use super::{Outbox, OutboxError};
use crate::chain::{AppendError, StoredRecord};
use crate::decisions::{LineOf, Noted, Noting};
use crate::partners::Peer;

/// Items of a feed that are read at once.
const ITEMS_AT_ONCE: u64 = 4096;

/// Sections of an own record that a partner asks for.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The record.
    pub(crate) record: RecordId,
    /// What of it is asked for: all that was, or what of that the record has.
    pub(crate) sections: SectionSet,
    slot: u64,
    ledger_index: u64,
    leaf: Hash,
    /// What of it no item of the partner's feed is for yet.
    missing: SectionSet,
    /// What the rules said, in the log.
    logged: Noted,
}

/// Why a section is not shown to who asks for it.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum AskedError {
    /// No record that is asked about has it, or not any more.
    #[error(
        "reveal: no record of yours that the request is about has the section {0}, or it is erased; 'ntc alert show ID' \
         names what one has"
    )]
    #[reason(FieldInvalid, field = "reveal")]
    NotThere(Section),
    /// Pictures are fetched by what was told when a record was published.
    #[error("reveal: pictures are given with the answer, in a file with the section media")]
    #[reason(FieldInvalid, field = "reveal")]
    Media,
    /// The record never went to who asks.
    #[error("reveal: record {1} itself did not go to {0}; give in the answer what it is to know")]
    #[reason(FieldInvalid, field = "reveal")]
    NotTold(Party, RecordId),
    /// More of the record was shown so often already.
    #[error(
        "reveal: more of record {0} was shown {MAX_REVEALS} times; give the rest in the answer itself"
    )]
    #[reason(FieldInvalid, field = "reveal")]
    TooOften(RecordId),
    /// Policy keeps it.
    #[error("reveal: what record {1} says may not go to {0}: {2}; nothing was written")]
    #[reason(self.3, field = "reveal")]
    NotAllowed(Party, RecordId, String, Reason),
    /// What was sent cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Outbox(#[from] OutboxError),
    /// The ledger takes nothing now.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
    /// The search ended inside the node.
    #[error("nothing was looked at; see the log")]
    #[reason(Internal)]
    Inside,
}

impl Outbox {
    /// Looks whether sections of own records, each by its name and its place, may be shown to who asks for them: of each
    /// record those that it has. What its feed has an item for already goes by that item.
    ///
    /// # Errors
    /// When no record has one of the sections, a record that has some never went there, or policy keeps one of them.
    pub(crate) async fn asked_for(
        &self,
        (party, peer): (&Party, &Peer),
        records: Vec<(RecordId, u64)>,
        sections: SectionSet,
    ) -> Result<Vec<Asked>, AskedError> {
        let (this, party, peer) = (self.clone(), party.clone(), peer.clone());
        let looked = move || this.look((&party, &peer), &records, sections);
        let looked = tokio::task::spawn_blocking(looked).await;
        looked.map_err(|_| AskedError::Inside)?
    }

    /// Shows what was asked for. The caller holds [`crate::partners::Partners::deciding`] since it was looked at.
    ///
    /// # Errors
    /// When the ledger takes nothing.
    pub(crate) async fn show(&self, asked: Asked) -> Result<(), AskedError> {
        if !asked.missing.is_empty() {
            let Asked {
                slot,
                ledger_index,
                leaf,
                missing,
                logged,
                ..
            } = asked;
            let decisions = Arc::clone(&self.decisions);
            let durable = tokio::task::spawn_blocking(move || decisions.ensure(logged));
            let durable = durable.await.map_err(|_| AskedError::Inside)?;
            durable.map_err(OutboxError::from)?;
            self.ledger
                .reveal(slot, ledger_index, missing, leaf)
                .await?;
        }
        Ok(())
    }

    fn look(
        &self,
        to: (&Party, &Peer),
        records: &[(RecordId, u64)],
        sections: SectionSet,
    ) -> Result<Vec<Asked>, AskedError> {
        if sections.contains(Section::Media) {
            return Err(AskedError::Media);
        }
        let (mut asked, mut lacking) = (Vec::new(), sections);
        for (id, ledger_index) in records {
            let record = self.ledger.record(*ledger_index);
            let record = record.map_err(OutboxError::from)?;
            let there = sections.intersection(record.opening.present());
            lacking = lacking.difference(there);
            if !there.is_empty() {
                asked.push(self.look_at(to, (*id, *ledger_index, &record), there)?);
            }
        }
        match lacking.iter().next() {
            Some(lacking) => Err(AskedError::NotThere(lacking)),
            None => Ok(asked),
        }
    }

    fn look_at(
        &self,
        (party, peer): (&Party, &Peer),
        (id, ledger_index, record): (RecordId, u64, &StoredRecord),
        sections: SectionSet,
    ) -> Result<Asked, AskedError> {
        let promised = self.promised(peer, record, ledger_index)?;
        let (promised, reveals) = promised.ok_or_else(|| AskedError::NotTold(party.clone(), id))?;
        let missing = sections.difference(promised);
        if !missing.is_empty() && reveals >= MAX_REVEALS {
            return Err(AskedError::TooOften(id));
        }
        let (decision, logged) = self.decide_logged((party, record, ledger_index), sections);
        if decision.disclosed != sections {
            let reason = decision.held_back().unwrap_or(Reason::SectionNotCovered);
            let why = why(&decision);
            return Err(AskedError::NotAllowed(party.clone(), id, why, reason));
        }
        let entry = Entry::decode(&record.entry).map_err(|_| OutboxError::Feed(peer.slot))?;
        Ok(Asked {
            record: id,
            sections,
            slot: peer.slot,
            ledger_index,
            leaf: entry.leaf_hash(),
            missing,
            logged,
        })
    }

    /// What policy says now of sections that are asked for, and the line of the log that says so.
    fn decide_logged(
        &self,
        (party, record, ledger_index): (&Party, &StoredRecord, u64),
        sections: SectionSet,
    ) -> (Decision, Noted) {
        let (policies, now) = (self.partners.policies(), self.clock.now());
        let (asked, noting) = Noting::of(&policies);
        let decision = self.decided((party, record), sections, (&asked, now));
        let said = noting.and_then(|noting| noting.said());
        let mut line = LineOf::new(&policies, party, now);
        let item = line.said(Deed::Reveal, said).of_own(ledger_index);
        line.push(item);
        (decision, self.decisions.note(&line.done()))
    }

    /// The sections of a record that items of a partner's feed are for, and how many of these are REVEAL items; none where
    /// no item is for the record.
    fn promised(
        &self,
        peer: &Peer,
        record: &StoredRecord,
        ledger_index: u64,
    ) -> Result<Option<(SectionSet, usize)>, AskedError> {
        let meant = record.disposition(peer.slot);
        let first = meant.and_then(|meant| Some((meant, meant.seq_plus_one.checked_sub(1)?)));
        let Some((meant, first)) = first else {
            return Ok(None);
        };
        let (mut promised, mut reveals) = (meant.sections(), 0);
        let head = self.ledger.head();
        if let Some(feed) = head.feeds.get(&peer.slot) {
            let reader = self.feed(peer.slot, &feed.reader);
            let mut from = first;
            while from < feed.head.size {
                let to = feed.head.size.min(from + ITEMS_AT_ONCE);
                for item in ntc_core::sync::sent::FeedItems::items(&reader, from, to)? {
                    if item.kind == ItemKind::Reveal && item.ledger_index == ledger_index {
                        promised = promised.union(item.disclosed);
                        reveals += 1;
                    }
                }
                from = to;
            }
        }
        Ok(Some((promised, reveals)))
    }
}

/// The rule that keeps something of what was asked about, as a sentence.
fn why(decision: &Decision) -> String {
    if let Some(refusal) = decision.refusal() {
        return refusal;
    }
    let mut rules = decision.rules.iter();
    let keeps = rules.rfind(|rule| rule.denies().is_some());
    keeps.map_or_else(|| "no terms let it go".to_owned(), ToString::to_string)
}
