//! Truths that a start did not find although the ledger says that they were there: nothing begins anew in silence.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ntc_core::ledger::feed::NOT_ACKNOWLEDGED;
use ntc_core::party::Party;
use ntc_core::phrase::{Joint, List, Phrase};
use ntc_core::policy::Concern;

use super::folders::Folders;
use crate::chain::Ledger;
use crate::lookup::Lookup;
use crate::outbox::Receipts;
use crate::partners::Roster;
use crate::store::index::JournalId;

/// What was gone when the node started. It stays so until the next start looks again.
#[derive(Debug, Default)]
pub(super) struct Gone {
    /// Partners of whom the ledger acknowledges a receipt, and of whom none is held.
    receipts: BTreeSet<Party>,
    /// Partners that showed two histories, and against whom there is no evidence.
    evidence: BTreeSet<Party>,
    /// Partners of whom the index read records, and of whom there is no replica.
    replicas: BTreeSet<Party>,
    /// Folders that were not there at all.
    folders: Vec<&'static str>,
}

impl Gone {
    /// Looks, before anything is made anew below the folders. `made` names those that were not there, of a ledger that
    /// was founded before.
    pub(super) fn look(
        folders: &Folders,
        (roster, ledger): (&Roster, &Ledger),
        (receipts, lookup): (&Receipts, &Lookup),
        made: Vec<&'static str>,
    ) -> Self {
        let head = ledger.head();
        let kept = names(&folders.evidence);
        let mut gone = Self {
            folders: made,
            ..Self::default()
        };
        for (party, peer) in roster.peers() {
            let feed = head.feeds.get(&peer.slot);
            let acknowledged = feed.is_some_and(|feed| feed.head.acknowledged != NOT_ACKNOWLEDGED);
            if acknowledged && receipts.witnessed(peer.slot).is_empty() {
                gone.receipts.insert(party.clone());
            }
            let name = party.file_name();
            // Its name ends with the two sizes.
            let is_against = |file: &String| file.rsplitn(3, '-').nth(2) == Some(&*name);
            if peer.forked && !kept.iter().any(is_against) {
                gone.evidence.insert(party.clone());
            }
            let read = lookup.index().followed(JournalId::replica(peer.slot)) > 0;
            if read && !folders.replicas.join(name).is_dir() {
                gone.replicas.insert(party.clone());
            }
        }
        gone
    }

    /// True when this partner has signed for something, although what it signed is gone.
    pub(super) fn has_receipt_of(&self, party: &Party) -> bool {
        self.receipts.contains(party)
    }

    /// One for each kind of truth that is gone.
    pub(super) fn concerns(&self) -> Vec<Concern> {
        let mut concerns = Vec::new();
        let mut tell = |code, parties: &BTreeSet<Party>, phrase: fn(List) -> Phrase| {
            if !parties.is_empty() {
                let parties = List::of(Joint::Comma, parties);
                concerns.push(Concern::said(code, phrase(parties)));
            }
        };
        tell("receipts_gone", &self.receipts, |parties| {
            Phrase::ReceiptsGone { parties }
        });
        tell("evidence_gone", &self.evidence, |parties| {
            Phrase::EvidenceGone { parties }
        });
        tell("replicas_gone", &self.replicas, |parties| {
            Phrase::ReplicasGone { parties }
        });
        if !self.folders.is_empty() {
            let folders = List::of(Joint::Comma, self.folders.iter().copied());
            let phrase = Phrase::FoldersGone { folders };
            concerns.push(Concern::said("folders_gone", phrase));
        }
        concerns
    }
}

/// Names of the files of a folder; none when it cannot be read.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.collect()
}
