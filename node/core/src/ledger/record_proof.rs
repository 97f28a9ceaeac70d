//! One record with all that proves that it lies in its author's ledger, as a file that anybody can check without a node.
//!
//! The file is a C2SP `tlog-proof@v1`: the index, the inclusion proof and the signed checkpoint, and in `extra` the entry
//! with what opens it and the keys. What the file shows of the record is for whoever makes it to decide: a section that
//! is left out stays in the header as a salted digest, and the proof holds as well.
//!
//! It proves that the keys of the card signed all this, and nothing of whose keys they are: that is known by the card's
//! fingerprint alone, which its owner reads out.

mod fault;
mod text;
mod witnesses;

use crate::envelope::{Hash, Opening, VerifiedOpening};
use crate::identity::card::{KeyRole, NodeCard};
use crate::identity::keys::{KeyHistory, RoleKeys};
use crate::section::SectionSet;
use crate::time::Timestamp;

pub use self::fault::InvalidRecordProof;
pub use self::text::MAX_RECORD_PROOF_LEN;
#[cfg(test)]
pub(crate) use self::text::write;
pub use self::witnesses::{Cosigned, most_cosigned};
use super::checkpoint::SignedCheckpoint;
use super::cosign::cosigned_at;
use super::entry::Entry;
use super::note::NoteKey;
use super::tree::{leaf_hash, verify_inclusion};

/// What a proof is made of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecordParts {
    /// Index of the entry in the ledger.
    pub index: u64,
    /// The exact bytes of the RECORD entry.
    pub entry: Vec<u8>,
    /// What opens it, with the sections that are shown.
    pub opening: Opening,
    /// The card of the ledger's party.
    pub card: NodeCard,
    /// Inclusion proof of the entry under the checkpoint, from the leaf up.
    pub path: Vec<Hash>,
    /// The checkpoint: a note with the line of the ledger, and those of witnesses behind it.
    pub checkpoint: Vec<u8>,
    /// Keys of these witnesses, in the order of their lines.
    pub witnesses: Vec<NoteKey>,
}

/// A record that is proven to lie in a ledger: every hash and signature was checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RecordProof {
    card: NodeCard,
    index: u64,
    entry: Vec<u8>,
    time: Timestamp,
    path: Vec<Hash>,
    checkpoint: SignedCheckpoint,
    ledger: NoteKey,
    witnesses: Vec<Witnessed>,
    record: VerifiedOpening,
}

/// Who cosigned the checkpoint.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Witnessed {
    /// By which key; its name says of whom it claims to be.
    pub key: NoteKey,
    /// When, to the second, by the clock of the witness.
    pub at: Timestamp,
}

impl RecordProof {
    /// Checks the parts of a proof, the cheap rules first.
    ///
    /// # Errors
    /// The first rule that they break.
    pub fn of(parts: RecordParts) -> Result<Self, InvalidRecordProof> {
        let entry = Entry::decode(&parts.entry)?;
        let Entry::Record { time, commit, .. } = entry else {
            return Err(InvalidRecordProof::NotARecord(entry.kind()));
        };
        let (card, index) = (parts.card, parts.index);
        let (checkpoint, ledger) = opened(&card, &parts.checkpoint)?;
        let size = checkpoint.size();
        let leaf = leaf_hash(&parts.entry);
        verify_inclusion(index, size, &leaf, &parts.path, checkpoint.root())
            .map_err(|_| InvalidRecordProof::NotIncluded { index, size })?;
        let witnesses = witnessed(&checkpoint, &ledger, parts.witnesses)?;
        let authors = RoleKeys::of(card.listed_keys(), KeyRole::Author);
        let authors = authors.good(&KeyHistory::new(card.made_at()), index);
        let present = parts.opening.present();
        let record = parts.opening.verify(&commit, &authors, present)?;
        if record.origin() != card.party() {
            return Err(InvalidRecordProof::OtherAuthor {
                author: record.origin().clone(),
                ledger: card.party().clone(),
            });
        }
        Ok(Self {
            card,
            index,
            entry: parts.entry,
            time,
            path: parts.path,
            checkpoint,
            ledger,
            witnesses,
            record,
        })
    }

    /// The card with the keys that signed. Whose it is, its fingerprint alone tells.
    pub const fn card(&self) -> &NodeCard {
        &self.card
    }

    /// Index of the record's entry in the ledger.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// When the ledger took the record, by the clock of its party.
    pub const fn time(&self) -> Timestamp {
        self.time
    }

    /// Hash of the entry, the leaf.
    pub fn leaf(&self) -> Hash {
        leaf_hash(&self.entry)
    }

    /// The checkpoint under which the entry lies.
    pub const fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// The ledger key that signed it; its name is the origin of the ledger.
    pub const fn ledger(&self) -> &NoteKey {
        &self.ledger
    }

    /// Who cosigned the checkpoint.
    pub fn witnesses(&self) -> &[Witnessed] {
        &self.witnesses
    }

    /// The record: its header, and the sections that are shown.
    pub const fn record(&self) -> &VerifiedOpening {
        &self.record
    }

    /// Slots for which the header has a digest and of which nothing is shown. Whether the record has a section there, and
    /// whether it was withheld or erased, no digest tells.
    pub fn not_shown(&self) -> SectionSet {
        self.record.stated().difference(self.record.present())
    }
}

/// The checkpoint, and the key of the card that signed it and counts at its size.
fn opened(card: &NodeCard, note: &[u8]) -> Result<(SignedCheckpoint, NoteKey), InvalidRecordProof> {
    let history = KeyHistory::new(card.made_at());
    let mut refusal = None;
    for listed in card.listed_keys() {
        let public = listed.public();
        let Some(public) = public.filter(|_| listed.known_role() == Some(KeyRole::Ledger)) else {
            continue;
        };
        let key = NoteKey::note(card.origin(), public);
        match SignedCheckpoint::open(note, &key) {
            Ok(checkpoint) => {
                let size = checkpoint.size();
                if history.is_in_force(listed, size.saturating_sub(1)) {
                    return Ok((checkpoint, key));
                }
                refusal = Some(InvalidRecordProof::LedgerKey { size });
            }
            Err(fault) => refusal = refusal.or(Some(fault.into())),
        }
    }
    // A card that was opened has a ledger key, so there is a refusal.
    Err(refusal.unwrap_or(InvalidRecordProof::LedgerKey { size: 0 }))
}

/// Under the checkpoint stand the line of the ledger and behind it one of each witness, and no other: so nothing of a
/// proof can be altered without being seen.
fn witnessed(
    checkpoint: &SignedCheckpoint,
    ledger: &NoteKey,
    keys: Vec<NoteKey>,
) -> Result<Vec<Witnessed>, InvalidRecordProof> {
    let lines = checkpoint.note().lines().iter();
    let lines = lines.map(|line| (line.name.as_str(), line.id));
    let named = std::iter::once(ledger).chain(&keys);
    if !lines.eq(named.map(|key| (key.name(), key.id()))) {
        return Err(InvalidRecordProof::Lines);
    }
    let witnessed = keys.into_iter().map(|key| {
        let at = cosigned_at(checkpoint, &key)?;
        let at = at.ok_or(InvalidRecordProof::Lines)?;
        Ok(Witnessed { key, at })
    });
    witnessed.collect()
}

#[cfg(test)]
mod tests;
