//! One record with what proves it, for somebody who has no node: a court, a prosecutor, another authority.

use std::sync::Arc;

use ntc_core::envelope::Opening;
use ntc_core::identity::card::{KeyRole, ListedKey, NodeCard};
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::ledger::note::NoteKey;
use ntc_core::ledger::record_proof::{Cosigned, RecordParts, RecordProof, most_cosigned};
use ntc_core::ledger::tree::{prove_inclusion, root_at};
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::section::{Section, SectionSet};
use ntc_proto::node::v1 as pb;

use super::{Reading, index, not_found};
use crate::api::records::record_id;
use crate::api::seeing::{Seen, Sight};
use crate::partners::Peer;
use crate::records::HeldRecord;
use crate::status::Refused;
use crate::store::index::{IndexEntry, JournalId};

impl Reading {
    /// The proof of one record as this party holds it, of an index that lacks so many frames.
    ///
    /// # Errors
    /// When there is no such record, the officer may not see it, nothing of it is left, or what is held does not prove it.
    pub(in crate::api) fn prove(
        &self,
        request: &pb::ProveRecordRequest,
        behind: u64,
        sight: &Sight,
    ) -> Result<pb::ProveRecordResponse, Refused> {
        let without = sections(&request.without)?;
        let entry = self.held(record_id(&request.id)?, &request.origin, behind)?;
        let seen = sight.require(&entry, &entry)?;
        let parts = match entry.location.journal {
            JournalId::Ledger => self.own_parts(&seen)?,
            JournalId::Replica(_) => self.received_parts(&seen)?,
            JournalId::Node => return Err(not_found()),
        };
        let shown = parts.opening.present().difference(without);
        let opening = parts.opening.reduced(shown.without(Section::National));
        let proof = RecordProof::of(RecordParts { opening, ..parts });
        let proof = proof.map_err(|fault| unproven(fault.reason(), &fault))?;
        Ok(pb::ProveRecordResponse {
            proof: proof.render().into_bytes(),
        })
    }

    /// Of an own record: under the checkpoint that most partners cosigned.
    fn own_parts(&self, entry: &Seen<&IndexEntry>) -> Result<RecordParts, Refused> {
        let location = &entry.it().location;
        let record = self.record(location)?;
        let (head, card) = (self.ledger.head(), &self.taking.card);
        let failed = |why: &dyn std::fmt::Display| unproven(Reason::Corrupt, why);
        let ledger = LedgerKeys::of(card).map_err(|error| failed(&error))?;
        let published = head.published.as_ref();
        let newest = published.ok_or_else(|| failed(&"the ledger has no checkpoint"))?;
        let roster = self.partners.roster();
        let notes = roster.peers().iter().map(|(party, peer)| Cosigned {
            note: self.receipts.witnessed(peer.slot),
            keys: witness_keys(party, peer),
        });
        let place = (&newest.checkpoint, location.ledger_index);
        let (checkpoint, witnesses) = most_cosigned(&ledger, place, notes, |signed| {
            signed.size() <= head.size
                && root_at(&head.hashes, signed.size()).is_ok_and(|root| root == *signed.root())
        });
        let path = prove_inclusion(&head.hashes, location.ledger_index, checkpoint.size());
        Ok(RecordParts {
            index: location.ledger_index,
            entry: record.entry.clone(),
            opening: record.opening.clone(),
            card: card.clone(),
            path: path.map_err(|error| failed(&error))?,
            checkpoint: checkpoint.render(),
            witnesses,
        })
    }

    /// Of a received record: under the checkpoint that it was proven by when it came.
    fn received_parts(&self, entry: &Seen<&IndexEntry>) -> Result<RecordParts, Refused> {
        let entry = *entry.it();
        let location = &entry.location;
        let replica = self.replica_of(entry)?;
        let opening = self.left_of(entry)?;
        let card = self.card_of(entry)?;
        let ledger = LedgerKeys::of(&card);
        let ledger = ledger.map_err(|error| unproven(Reason::Corrupt, &error))?;
        let proven = replica.proven(location.number, location.ledger_index, &ledger);
        let proven = proven.map_err(|error| unproven(error.reason(), &error))?;
        Ok(RecordParts {
            index: location.ledger_index,
            entry: proven.entry,
            opening,
            card: NodeCard::clone(&card),
            path: proven.path,
            checkpoint: proven.checkpoint.render(),
            witnesses: Vec::new(),
        })
    }

    /// What is left of all that was disclosed of a received record.
    fn left_of(&self, entry: &IndexEntry) -> Result<Opening, Refused> {
        let held = HeldRecord::read(&self.lookup, &entry.location);
        let held = held.map_err(|error| index(&error))?.ok_or_else(not_found)?;
        held.opening.ok_or_else(|| {
            let why = "nothing of this record is left here, so nothing opens its entry any more";
            Refused::field(Reason::NotFound, "id", why)
        })
    }

    fn card_of(&self, entry: &IndexEntry) -> Result<Arc<NodeCard>, Refused> {
        let roster = self.partners.roster();
        let party: Option<Party> = entry.origin.parse().ok();
        let peer = party.and_then(|party| roster.peer(&party).map(|peer| Arc::clone(&peer.card)));
        peer.ok_or_else(|| {
            let why = format!(
                "{} is no partner any more, and a proof needs the card with its keys",
                entry.origin
            );
            Refused::field(Reason::PartyNotEnrolled, "id", why)
        })
    }
}

/// Every key by which a partner's card says that it cosigns, or did.
fn witness_keys(party: &Party, peer: &Peer) -> Vec<NoteKey> {
    let name = peer.card.domain().witness_name(party);
    let listed = peer.card.listed_keys().iter();
    let listed = listed.filter(|key| key.known_role() == Some(KeyRole::Witness));
    let keys = listed.filter_map(ListedKey::public);
    keys.map(|key| NoteKey::cosignature(name.clone(), key))
        .collect()
}

/// The sections of these names.
fn sections(names: &[String]) -> Result<SectionSet, Refused> {
    let sections = names.iter().map(|name| {
        name.parse::<Section>().map_err(|_| {
            let names = Section::ALL.map(Section::name);
            let why = format!("a section is one of {}", names.join(", "));
            Refused::field(Reason::FieldInvalid, "without", why)
        })
    });
    sections.collect()
}

/// What is held does not prove the record.
fn unproven(reason: Reason, why: &dyn std::fmt::Display) -> Refused {
    Refused::new(
        reason,
        format!("what is held does not prove this record: {why}"),
    )
}
