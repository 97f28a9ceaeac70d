//! What a partner asks for of a record that it holds: it is shown as it was signed, by a REVEAL item.

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::feed::ItemKind;
use ntc_core::party::Party;
use ntc_core::policy::Decision;
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::section::{Section, SectionSet};
use thiserror::Error;

use super::reveal::MAX_REVEALS;
use super::{Outbox, OutboxError};
use crate::chain::{AppendError, StoredRecord};
use crate::partners::Peer;

/// Items of a feed that are read at once.
const ITEMS_AT_ONCE: u64 = 4096;

/// Sections of an own record that a partner asks for.
#[derive(Debug)]
pub(crate) struct Asked {
    slot: u64,
    ledger_index: u64,
    leaf: Hash,
    /// What of it no item of the partner's feed is for yet.
    missing: SectionSet,
}

/// Why a section is not shown to who asks for it.
#[derive(Debug, Error)]
pub(crate) enum AskedError {
    /// The record does not have it, or not any more.
    #[error(
        "reveal: the record has no section {0}, or it is erased; 'ntc alert show ID' names what it has"
    )]
    NotThere(Section),
    /// Pictures are fetched by what was told when a record was published.
    #[error("reveal: pictures are given with the answer, in a file with the section media")]
    Media,
    /// The record never went to who asks.
    #[error("reveal: the record itself did not go to {0}; give in the answer what it is to know")]
    NotTold(Party),
    /// More of the record was shown so often already.
    #[error(
        "reveal: more of this record was shown {MAX_REVEALS} times; give the rest in the answer itself"
    )]
    TooOften,
    /// Policy keeps it.
    #[error("reveal: it may not go to {0}: {1}; nothing was written")]
    NotAllowed(Party, String, Reason),
    /// What was sent cannot be read.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
    /// The ledger takes nothing now.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The search ended inside the node.
    #[error("nothing was looked at; see the log")]
    Inside,
}

impl Reasoned for AskedError {
    fn reason(&self) -> Reason {
        match self {
            Self::NotThere(_) | Self::Media | Self::NotTold(_) | Self::TooOften => {
                Reason::FieldInvalid
            }
            Self::NotAllowed(.., reason) => *reason,
            Self::Outbox(error) => error.reason(),
            Self::Append(error) => error.reason(),
            Self::Inside => Reason::Internal,
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::NotThere(_)
            | Self::Media
            | Self::NotTold(_)
            | Self::TooOften
            | Self::NotAllowed(..) => Some("reveal".to_owned()),
            Self::Outbox(_) | Self::Append(_) | Self::Inside => None,
        }
    }
}

impl Outbox {
    /// Looks whether sections of an own record may be shown to who asks for them. Those that its feed has an item for
    /// already go by that item.
    ///
    /// # Errors
    /// When the record does not have them or never went there, or policy keeps one of them.
    pub(crate) async fn asked_for(
        &self,
        (party, peer): (&Party, &Peer),
        ledger_index: u64,
        sections: SectionSet,
    ) -> Result<Asked, AskedError> {
        let (this, party, peer) = (self.clone(), party.clone(), peer.clone());
        let looked = move || this.look((&party, &peer), ledger_index, sections);
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
            } = asked;
            self.ledger
                .reveal(slot, ledger_index, missing, leaf)
                .await?;
        }
        Ok(())
    }

    fn look(
        &self,
        (party, peer): (&Party, &Peer),
        ledger_index: u64,
        sections: SectionSet,
    ) -> Result<Asked, AskedError> {
        let record = self
            .ledger
            .record(ledger_index)
            .map_err(OutboxError::from)?;
        if sections.contains(Section::Media) {
            return Err(AskedError::Media);
        }
        let present = record.opening.present();
        if let Some(lacking) = sections.difference(present).iter().next() {
            return Err(AskedError::NotThere(lacking));
        }
        let (promised, reveals) = self.promised(party, peer, &record, ledger_index)?;
        let missing = sections.difference(promised);
        if !missing.is_empty() && reveals >= MAX_REVEALS {
            return Err(AskedError::TooOften);
        }
        let decision = self.decide(party, &record, sections);
        if decision.disclosed != sections {
            let reason = decision.held_back().unwrap_or(Reason::SectionNotCovered);
            return Err(AskedError::NotAllowed(
                party.clone(),
                why(&decision),
                reason,
            ));
        }
        let entry = Entry::decode(&record.entry).map_err(|_| OutboxError::Feed(peer.slot))?;
        Ok(Asked {
            slot: peer.slot,
            ledger_index,
            leaf: entry.leaf_hash(),
            missing,
        })
    }

    /// The sections of a record that items of a partner's feed are for, and how many of these are REVEAL items.
    fn promised(
        &self,
        party: &Party,
        peer: &Peer,
        record: &StoredRecord,
        ledger_index: u64,
    ) -> Result<(SectionSet, usize), AskedError> {
        let meant = record.disposition(peer.slot);
        let first = meant.and_then(|meant| Some((meant, meant.seq_plus_one.checked_sub(1)?)));
        let Some((meant, first)) = first else {
            return Err(AskedError::NotTold(party.clone()));
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
        Ok((promised, reveals))
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
