//! Gossip: every session carries the newest checkpoints seen of the ledgers that both sides follow, so that a forked
//! history is found even when each of its readers sees only one side.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::ledger::checkpoint::{SignedCheckpoint, origin_of};
use ntc_core::ledger::evidence::{Answer, Fork, answer};
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::party::Party;
use ntc_core::sync::following::ViewsPace;
use ntc_core::sync::gossip::{MAX_VIEWS, MAX_VIEWS_BYTES, NONCE_LEN, Seen, View, known, names};
use ntc_proto::v1 as pb;
use tokio::sync::watch;

use crate::lock::lock;
use crate::partners::Partners;
use crate::ports::Entropy;
use crate::store::FileError;
use crate::store::medium::Medium;
use crate::store::replace;

/// Two checkpoints of one ledger, the smaller one first, of which the ledger has to prove that the second continues the
/// first.
pub(crate) type Doubt = (SignedCheckpoint, SignedCheckpoint);

/// What is told and heard on one stream.
#[derive(Debug, Default)]
pub(super) struct Talk {
    names: ViewsPace,
    notes: ViewsPace,
    /// Parties whose ledgers the other side follows too.
    common: BTreeSet<Party>,
}

impl Talk {
    /// Which parts of a message are to be looked at now: its names, and its notes.
    fn due(&mut self, views: &pb::Views, now: Duration) -> (bool, bool) {
        let names = !views.known.is_empty() && self.names.is_due(now);
        let notes = !views.notes.is_empty() && self.notes.is_due(now);
        (names, notes)
    }
}

/// What has been seen of every party's ledger.
pub(crate) struct Gossip {
    evidence: PathBuf,
    medium: Arc<dyn Medium>,
    partners: Arc<Partners>,
    entropy: Arc<dyn Entropy>,
    seen: Mutex<BTreeMap<Party, Seen>>,
    doubts: watch::Sender<BTreeMap<Party, Doubt>>,
}

impl Gossip {
    pub(super) fn new(
        evidence: PathBuf,
        medium: Arc<dyn Medium>,
        partners: Arc<Partners>,
        entropy: Arc<dyn Entropy>,
    ) -> Self {
        Self {
            evidence,
            medium,
            partners,
            entropy,
            seen: Mutex::default(),
            doubts: watch::Sender::default(),
        }
    }

    /// Remembers a checkpoint that was verified.
    pub(super) fn seen(&self, party: &Party, checkpoint: Option<&SignedCheckpoint>) {
        let Some(checkpoint) = checkpoint else { return };
        // The lines of others in the note prove nothing here, and would take memory and room in every message.
        let Some(ledger) = self.ledger_of(party) else {
            return;
        };
        let mut seen = lock(&self.seen);
        let seen = seen.entry(party.clone()).or_default();
        seen.remember(ledger.bare(checkpoint));
    }

    /// What is told on a stream: which ledgers this node follows, but not how many, and the newest checkpoints of those
    /// that the other side follows too. None when there is no randomness to name ledgers with.
    pub(super) fn views(&self, talk: &Talk) -> Option<pb::Views> {
        let mut nonce = [0; NONCE_LEN];
        self.entropy.fill(&mut nonce).ok()?;
        let seen = lock(&self.seen);
        let mut bytes = 0;
        let newest = talk.common.iter().filter_map(|party| {
            let note = seen.get(party)?.newest()?.render();
            bytes += note.len();
            (bytes <= MAX_VIEWS_BYTES).then_some(note)
        });
        let notes = newest.take(MAX_VIEWS).collect();
        drop(seen);
        let ledgers = self.ledgers();
        let followed = ledgers.iter().map(|(_, ledger)| ledger.in_force());
        let names = names(&nonce, followed, |chance| self.entropy.fill(chance)).ok()?;
        Some(pb::Views {
            nonce: nonce.to_vec(),
            known: names.iter().map(|name| name.as_bytes().to_vec()).collect(),
            notes,
        })
    }

    /// Hears what the other side follows and has seen. Whoever signed two histories of one size is stopped; of whoever
    /// signed two sizes a proof is asked for. Answers true when the other side follows a ledger that it had not named.
    ///
    /// Signatures are checked and evidence is made durable off the async threads, and to the end even when the stream
    /// ends meanwhile.
    pub(super) async fn hear(
        self: Arc<Self>,
        talk: &mut Talk,
        views: pb::Views,
        now: Duration,
    ) -> bool {
        let due = talk.due(&views, now);
        if due == (false, false) {
            return false;
        }
        let looked = tokio::task::spawn_blocking(move || self.look(&views, due)).await;
        let Ok(Some(common)) = looked else {
            return false;
        };
        let more = common.len() > talk.common.len();
        talk.common = common;
        more
    }

    /// Looks at what was heard; answers which ledgers both sides follow, if the other side named any.
    fn look(&self, views: &pb::Views, (names, notes): (bool, bool)) -> Option<BTreeSet<Party>> {
        let ledgers = self.ledgers();
        if notes {
            for note in views.notes.iter().take(MAX_VIEWS) {
                self.compare(note, &ledgers);
            }
        }
        let nonce = views.nonce.as_slice().try_into().ok().filter(|_| names)?;
        let named = views.known.iter().take(MAX_VIEWS);
        let named: BTreeSet<_> = named.filter_map(|name| Hash::from_slice(name)).collect();
        let both = ledgers
            .iter()
            .filter(|(_, ledger)| named.contains(&known(nonce, ledger.in_force())));
        Some(both.map(|(party, _)| party.clone()).collect())
    }

    fn compare(&self, note: &[u8], ledgers: &[(Party, LedgerKeys)]) {
        let of = |(_, ledger): &&(Party, LedgerKeys)| origin_of(note) == Some(ledger.name());
        let Some((party, ledger)) = ledgers.iter().find(of) else {
            return;
        };
        // Only the ledger's own signature makes it evidence; what does not verify is nobody's word.
        let Ok(shown) = ledger.open(note) else {
            return;
        };
        let shown = ledger.bare(&shown);
        let view = lock(&self.seen)
            .entry(party.clone())
            .or_default()
            .compare(&shown);
        match view {
            View::Same | View::First => {}
            View::Fork(fork) => self.forked(party, &fork),
            View::Unproven(pair) => {
                let (old, new) = *pair;
                self.doubt(party, &Fork::new(old, new, Vec::new()));
            }
        }
    }

    /// Asks for a proof that the larger of two checkpoints of a party's ledger continues the smaller one, on the next
    /// session with it.
    pub(super) fn doubt(&self, party: &Party, pair: &Fork) {
        let (mut old, mut new) = (pair.held(), pair.shown());
        if old.size() > new.size() {
            (old, new) = (new, old);
        }
        // One at a time: what is settled clears the way for the next, and a doubt that stands wakes nobody again.
        self.doubts.send_if_modified(|doubts| {
            let fresh = !doubts.contains_key(party);
            if fresh {
                doubts.insert(party.clone(), (old.clone(), new.clone()));
            }
            fresh
        });
    }

    /// Follows the doubts.
    pub(super) fn doubts(&self) -> watch::Receiver<BTreeMap<Party, Doubt>> {
        self.doubts.subscribe()
    }

    /// What a party has to prove now.
    pub(super) fn doubt_about(&self, party: &Party) -> Option<Doubt> {
        self.doubts.borrow().get(party).cloned()
    }

    /// The party answered what it was asked to prove. With a proof of the right form that does not hold it has shown
    /// two histories. That it refuses to prove, or gives what is no proof for these sizes, is written down, and it is
    /// asked again.
    pub(super) fn proven(&self, party: &Party, doubt: &Doubt, proof: Result<Vec<Vec<u8>>, String>) {
        let (old, new) = doubt;
        let refusal = match proof.map(|proof| answer(old, new, &proof)) {
            Ok(Answer::Continues) => {
                self.settled(party);
                self.seen(party, Some(old));
                self.seen(party, Some(new));
                return;
            }
            Ok(Answer::Fork(fork)) => {
                self.settled(party);
                self.forked(party, &fork);
                return;
            }
            Ok(Answer::Malformed) => "what it sent is no proof for these sizes".to_owned(),
            Err(refusal) => refusal,
        };
        tracing::error!(
            peer.id = %party, refusal, from = old.size(), to = new.size(),
            "peer does not prove that its ledger continues what it signed before"
        );
        let pair = Fork::new(old.clone(), new.clone(), Vec::new());
        self.keep(party, &pair, "unproven");
    }

    fn settled(&self, party: &Party) {
        self.doubts.send_modify(|doubts| {
            doubts.remove(party);
        });
    }

    /// Keeps the evidence of a fork and stops its origin.
    pub(super) fn forked(&self, party: &Party, fork: &Fork) {
        self.keep(party, fork, "fork");
        tracing::error!(
            peer.id = %party,
            "peer signed two histories of its ledger; nothing more is taken from it"
        );
        if let Err(error) = self.partners.forked(party) {
            tracing::error!(%error, peer.id = %party, "fork not noted");
        }
    }

    /// Writes evidence so that after a crash it is there whole or not at all.
    fn keep(&self, party: &Party, fork: &Fork, kind: &str) {
        let name = format!(
            "{}-{}-{}.{kind}",
            party.file_name(),
            fork.held().size(),
            fork.shown().size()
        );
        let path = self.evidence.join(name);
        let written: Result<(), FileError> =
            replace(&*self.medium, &path, fork.render().as_bytes());
        match written {
            Ok(()) => tracing::error!(evidence = %path.display(), "evidence kept"),
            Err(error) => tracing::error!(%error, peer.id = %party, "evidence not written"),
        }
    }

    /// The ledgers that are followed, but for those known to have forked: these are stopped already.
    fn ledgers(&self) -> Vec<(Party, LedgerKeys)> {
        let roster = self.partners.roster();
        let peers = roster.peers().iter().filter(|(_, peer)| !peer.forked);
        peers
            .filter_map(|(party, peer)| Some((party.clone(), LedgerKeys::of(&peer.card).ok()?)))
            .collect()
    }

    fn ledger_of(&self, party: &Party) -> Option<LedgerKeys> {
        let roster = self.partners.roster();
        LedgerKeys::of(&roster.peer(party)?.card).ok()
    }
}
