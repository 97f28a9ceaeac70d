//! Reads every byte of the ledger, of every replica, receipt, media body and watchlist, and checks all that it proves.
//!
//! The same checks run on a live node, up to what is committed, and on the files of a stopped one. One file for each
//! thing that is checked.

mod anchors;
mod audit;
mod decisions;
mod evidence;
mod folder;
mod given;
mod given_up;
mod hits;
mod journal;
mod ledger;
mod mark;
mod media;
mod opening;
mod partners;
mod policies;
mod read;
mod receipts;
mod records;
mod replica;
#[cfg(test)]
mod tests;
mod watchlists;

use std::path::PathBuf;
use std::sync::Arc;

use ntc_core::identity::card::{KeyRole, ListedKey};
use ntc_core::identity::keys::RoleKeys;
use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};

pub use self::audit::AuditRead;
pub use self::decisions::DecisionsRead;
#[cfg(test)]
pub(crate) use self::ledger::check as check_ledger;
pub use self::read::{Proof, Read};
use crate::chain::{Heads, Ledger};
use crate::decisions::Decisions;
use crate::identity::mark::Marks;
use crate::inbox::{ReplicaReader, origin};
use crate::journal::Reader;
use crate::outbox::Receipts;
use crate::partners::{Partners, Peer};

/// Findings reported at most; whoever has this many does not need more.
pub const MAX_FINDINGS: usize = 100;
/// Frames between two reports of progress.
const PROGRESS_EVERY: u64 = 256;

/// How far a check has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Progress {
    /// What is read.
    pub stage: Said,
    /// Bytes or frames done.
    pub done: u64,
}

/// What a check found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Findings {
    sentences: Vec<String>,
    said: Vec<Said>,
}

impl Findings {
    /// Nothing was found.
    pub fn is_clean(&self) -> bool {
        self.said.is_empty()
    }

    /// The findings as sentences.
    pub fn sentences(&self) -> &[String] {
        &self.sentences
    }

    /// The same by their codes, in the same order.
    pub fn said(&self) -> &[Said] {
        &self.said
    }

    pub(crate) fn add(&mut self, finding: impl Into<Said>) {
        if self.said.len() < MAX_FINDINGS {
            let said = finding.into();
            self.sentences.push(said.to_string());
            self.said.push(said);
        }
    }

    /// Adds what was found of a thing.
    pub(crate) fn add_at(&mut self, place: impl Into<Said>, what: impl Into<Said>) {
        let (place, what) = (place.into(), what.into());
        self.add(Phrase::FoundAt { place, what });
    }
}

/// Tells how far a check has come.
pub(crate) type Tell<'a> = &'a mut dyn FnMut(Progress);

/// The replica of a party in a slot, when there is one; why not, when it is put aside.
pub(crate) type Replicas =
    Box<dyn Fn(&Party, u64) -> Result<Option<ReplicaReader>, Said> + Send + Sync>;

/// Folders that are read as they are.
pub(crate) struct Folders {
    pub(crate) media: PathBuf,
    pub(crate) replicas: PathBuf,
    pub(crate) evidence: PathBuf,
    pub(crate) watchlists: PathBuf,
}

/// Checks everything that a node holds.
pub struct Check {
    pub(crate) own: Party,
    /// The own keys, those that ended included.
    pub(crate) keys: Vec<ListedKey>,
    pub(crate) own_ledger: LedgerKeys,
    pub(crate) heads: Heads,
    pub(crate) ledger: Ledger,
    pub(crate) replicas: Replicas,
    pub(crate) partners: Arc<Partners>,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) marks: Arc<Marks>,
    pub(crate) audit: Reader,
    pub(crate) decisions: Arc<Decisions>,
    pub(crate) hits: Reader,
    pub(crate) folders: Folders,
}

/// What a check came to.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What was found.
    pub findings: Findings,
    /// What was read. It holds as far as nothing was found.
    pub read: Read,
    /// What stops cut off at the ends of journals, which is no damage: the next start drops it. Told of files alone.
    pub torn: Vec<String>,
}

impl Check {
    /// Runs all checks; blocks while it reads.
    pub fn run(&self, tell: &mut dyn FnMut(Progress)) -> Checked {
        let (mut findings, mut read) = (Findings::default(), Read::default());
        // What the ledger says of other journals is read before them, and so they have it.
        let told = self.own(&mut findings, &mut read, tell);
        let roster = self.partners.roster();
        partners::strays(&self.folders.replicas, &roster, &mut findings);
        for (party, peer) in roster.peers() {
            self.partner(party, peer, &mut findings, &mut read, tell);
        }
        let head = self.ledger.head();
        read.receipts = receipts::check(
            &self.receipts,
            &roster,
            &self.own_ledger,
            &head,
            &mut findings,
            tell,
        );
        read.changes = policies::check(&self.partners, &told, &mut findings, tell);
        read.audit = audit::check(&self.audit, &mut findings, tell).entries();
        let decisions = decisions::check(&self.decisions, &told.anchors, &mut findings, tell);
        (read.decisions, read.anchors) = (decisions.lines, decisions.anchors);
        hits::check(&self.hits, &mut findings, tell);
        for (journal, reader) in self.anchored() {
            let is_audit = matches!(journal, AnchoredJournal::Audit);
            let fitting = anchors::check(journal, &reader, &told.anchors, &mut findings, tell);
            if is_audit {
                let held = audit::newest(&told.anchors, fitting, read.audit);
                read.audit_newer = read.audit.saturating_sub(held.map_or(0, |it| it.size));
            }
            read.anchors += fitting;
        }
        read.evidence = evidence::check(&self.folders.evidence, &roster, &mut findings);
        read.watchlists = watchlists::check(&self.folders.watchlists, &mut findings, tell);
        Checked {
            findings,
            read,
            torn: Vec::new(),
        }
    }

    /// The own ledger, with the bodies that its records name and the marks beside the keys and in the data.
    fn own(&self, findings: &mut Findings, read: &mut Read, tell: Tell<'_>) -> ledger::Told {
        let head = self.ledger.head();
        let told = ledger::check(
            self.ledger.records(),
            &self.heads,
            (&RoleKeys::of(&self.keys, KeyRole::Author), &self.own_ledger),
            Some(&head),
            findings,
            tell,
        );
        read.entries = head.size;
        let bodies = media::bodies(&self.folders.media, findings, tell);
        read.bodies = bodies.len() as u64;
        let counted = records::check(&self.ledger, &bodies, findings, tell);
        (read.records, read.erased) = (counted.records, counted.erased);
        mark::check(&self.marks, &head, findings);
        told
    }

    /// The journals that ANCHOR entries may speak of.
    fn anchored(&self) -> [(AnchoredJournal, Reader); 4] {
        let bodies = self.ledger.records().bodies().journal().clone();
        [
            (AnchoredJournal::Audit, self.audit.clone()),
            (AnchoredJournal::Partners, self.partners.reader()),
            (AnchoredJournal::Bodies, bodies),
            (AnchoredJournal::ReceiptsTaken, self.receipts.reader()),
        ]
    }

    /// What was received of a partner.
    fn partner(
        &self,
        party: &Party,
        peer: &Peer,
        findings: &mut Findings,
        read: &mut Read,
        tell: Tell<'_>,
    ) {
        let place = || Phrase::HeldReplica {
            party: party.to_string(),
        };
        match ((self.replicas)(party, peer.slot), origin(&peer.card)) {
            (Ok(Some(journal)), Ok(origin)) => {
                let held = replica::check(
                    &journal,
                    origin,
                    (&self.own, self.own_ledger.name(), self.ledger.records()),
                    findings,
                    tell,
                );
                read.included += held.included;
                if held.items > 0 {
                    read.replicas.push((party.clone(), held.items));
                } else {
                    read.silent.push(party.clone());
                }
            }
            (Ok(None), Ok(_)) => read.silent.push(party.clone()),
            (Err(why), _) => findings.add_at(place(), why),
            (_, Err(error)) => findings.add_at(place(), Said::in_words(error)),
        }
    }
}
