//! The book of agreements: a pure fold over what the parties did with their documents.
//!
//! Moves come from several ledgers, so a signature can come before the document it is over. The book keeps such
//! moves, bounded, until the document is there; the order across ledgers then makes no difference to what is in
//! force.

mod entry;
mod moves;
mod notice;
mod standing;
mod step;
mod suppose;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use entry::{Entry, Signed};
pub use moves::AgreementError;
pub use notice::Notice;
pub use standing::{EXPIRY_WARNING_DAYS, Standing};
pub use step::{Move, Step};
pub use suppose::Stop;

use self::step::Waiting;
use crate::party::Party;
use crate::time::Timestamp;

/// Most documents that a book holds.
pub const MAX_DOCUMENTS: usize = 256;

/// Most documents of one other party that the own party has not signed; beyond them it proposes nothing more, so that
/// no partner can fill the book.
pub const MAX_PROPOSED: usize = 32;

/// Most moves of one party that wait for their document.
pub const MAX_WAITING: usize = 64;

/// What is agreed with whom, as one party knows it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AgreementBook {
    own: Party,
    entries: BTreeMap<[u8; 32], Arc<Entry>>,
    suspended: BTreeMap<Arc<str>, BTreeMap<Party, String>>,
    terminated: BTreeMap<Arc<str>, BTreeMap<Party, String>>,
    /// Documents that their proposer took back, with its reason; of each proposer the last one.
    withdrawn: BTreeMap<[u8; 32], String>,
    /// Notices that parties gave of a document and the versions before it.
    noticed: BTreeMap<[u8; 32], BTreeMap<Party, Notice>>,
    waiting: BTreeMap<Party, Vec<Waiting>>,
}

impl AgreementBook {
    /// An empty book of this party.
    pub const fn new(own: Party) -> Self {
        Self {
            own,
            entries: BTreeMap::new(),
            suspended: BTreeMap::new(),
            terminated: BTreeMap::new(),
            withdrawn: BTreeMap::new(),
            noticed: BTreeMap::new(),
            waiting: BTreeMap::new(),
        }
    }

    /// Whose book it is.
    pub const fn own(&self) -> &Party {
        &self.own
    }

    /// Every document, by id and version.
    pub fn entries(&self) -> Vec<&Entry> {
        let mut entries: Vec<_> = self.entries.values().map(Arc::as_ref).collect();
        entries.sort_by_key(|entry| entry.agreement().reference().clone());
        entries
    }

    /// The documents that there is something to say of: what was withdrawn is left out where another document of its id
    /// and version stands.
    pub fn listed(&self) -> Vec<&Entry> {
        let stands = |entry: &&Entry| self.withdrawn(&entry.sha256()).is_none();
        let mut entries = self.entries();
        let corrected: BTreeSet<_> = entries
            .iter()
            .copied()
            .filter(stands)
            .map(|entry| (entry.agreement().id(), entry.agreement().version()))
            .collect();
        entries.retain(|entry| {
            let agreement = entry.agreement();
            stands(entry) || !corrected.contains(&(agreement.id(), agreement.version()))
        });
        entries
    }

    /// The document of this hash.
    pub fn by_sha256(&self, sha256: &[u8; 32]) -> Option<&Entry> {
        self.entries.get(sha256).map(Arc::as_ref)
    }

    /// The newest version of this id; one that was withdrawn only where there is no other.
    pub fn latest(&self, id: &str) -> Option<&Entry> {
        self.versions(id).max_by_key(|entry| {
            let stands = self.withdrawn(&entry.sha256()).is_none();
            (stands, entry.agreement().version())
        })
    }

    /// Why the proposer took the document back; none when it did not.
    pub fn withdrawn(&self, sha256: &[u8; 32]) -> Option<&str> {
        self.withdrawn.get(sha256).map(String::as_str)
    }

    /// Every version of this id.
    pub fn versions(&self, id: &str) -> impl Iterator<Item = &Entry> {
        self.entries
            .values()
            .map(Arc::as_ref)
            .filter(move |entry| entry.agreement().id() == id)
    }

    /// The parties that suspended the agreement, with their reasons.
    pub fn suspended_by(&self, id: &str) -> Option<&BTreeMap<Party, String>> {
        self.suspended.get(id)
    }

    /// The parties that terminated the agreement, with their reasons.
    pub fn terminated_by(&self, id: &str) -> Option<&BTreeMap<Party, String>> {
        self.terminated.get(id)
    }

    /// The entries that name both parties.
    pub fn between<'a>(&'a self, a: &'a Party, b: &'a Party) -> impl Iterator<Item = &'a Entry> {
        self.entries
            .values()
            .map(Arc::as_ref)
            .filter(|entry| entry.agreement().names(a) && entry.agreement().names(b))
    }

    /// The entries that are in force between both parties now.
    pub fn in_force<'a>(
        &'a self,
        a: &'a Party,
        b: &'a Party,
        now: Timestamp,
    ) -> impl Iterator<Item = &'a Entry> {
        self.between(a, b)
            .filter(move |entry| self.pair_standing(entry, a, b, now).acts())
    }

    /// The peers with whom an agreement is in force now.
    pub fn partners(&self, now: Timestamp) -> BTreeSet<Party> {
        self.entries
            .values()
            .flat_map(|entry| {
                entry
                    .agreement()
                    .parties()
                    .filter(|peer| **peer != self.own)
                    .filter(|peer| self.pair_standing(entry, &self.own, peer, now).acts())
            })
            .cloned()
            .collect()
    }

    /// Takes in everything that can change a decision.
    pub(super) fn digest_into(&self, hash: &mut Sha256) {
        for (sha256, entry) in &self.entries {
            hash.update(b"\nagreement ");
            hash.update(sha256);
            for party in entry.signatures().keys() {
                hash.update(format!("\nsigned {party}"));
            }
        }
        for sha256 in self.withdrawn.keys() {
            hash.update(b"\nwithdrawn ");
            hash.update(sha256);
        }
        for (word, list) in [
            ("suspended", &self.suspended),
            ("terminated", &self.terminated),
        ] {
            for (id, parties) in list {
                for party in parties.keys() {
                    hash.update(format!("\n{word} {id} {party}"));
                }
            }
        }
        for (sha256, parties) in &self.noticed {
            for (party, notice) in parties {
                hash.update(b"\nnotice ");
                hash.update(sha256);
                hash.update(format!(" {party} {}", notice.at.as_millis()));
            }
        }
    }
}

#[cfg(test)]
mod tests;
