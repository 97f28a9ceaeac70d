//! Gossip: every session carries the newest checkpoint seen of every party, so that a forked history is found even
//! when each of its readers sees only one side.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ntc_core::ledger::checkpoint::{SignedCheckpoint, origin_of};
use ntc_core::ledger::evidence::{Fork, Relation, compare};
use ntc_core::ledger::note::NoteKey;
use ntc_core::party::Party;
use ntc_proto::v1 as pb;
use tokio::time::Instant;

use crate::inbox::origin;
use crate::partners::Partners;

/// Checkpoints remembered for each party, to be compared with what others saw of the same size.
const MAX_REMEMBERED: usize = 256;
/// Notes looked at in one message.
pub(super) const MAX_VIEWS: usize = 256;
/// Bytes of notes told in one message at most, so that it stays below the limit of the exchange.
const MAX_VIEWS_BYTES: usize = 192 * 1024;

/// How often the newest checkpoints of all parties are told on a session.
pub(super) const GOSSIP_EVERY: Duration = Duration::from_secs(30);
/// What comes sooner after the last message is not looked at: comparing costs a verification for each note.
const HEARD_EVERY: Duration = Duration::from_secs(15);

/// How often one session's gossip is looked at.
#[derive(Debug, Default)]
pub(super) struct Pace(Option<Instant>);

impl Pace {
    /// True when the message that came now is to be looked at.
    pub(super) fn is_due(&mut self) -> bool {
        let now = Instant::now();
        let due = self
            .0
            .is_none_or(|last| now.duration_since(last) >= HEARD_EVERY);
        if due {
            self.0 = Some(now);
        }
        due
    }
}

/// What has been seen of every party's ledger.
pub(crate) struct Gossip {
    evidence: PathBuf,
    partners: Arc<Partners>,
    seen: Mutex<BTreeMap<Party, BTreeMap<u64, SignedCheckpoint>>>,
}

impl Gossip {
    pub(super) fn new(evidence: PathBuf, partners: Arc<Partners>) -> Self {
        Self {
            evidence,
            partners,
            seen: Mutex::default(),
        }
    }

    /// Remembers a checkpoint that was verified.
    pub(super) fn seen(&self, party: &Party, checkpoint: Option<&SignedCheckpoint>) {
        let Some(checkpoint) = checkpoint else { return };
        // The lines of others in the note prove nothing here, and would take memory and room in every message.
        let Some(ledger) = self.ledger_of(party) else {
            return;
        };
        let checkpoint = checkpoint.bare(&ledger);
        let mut seen = self.lock();
        let sizes = seen.entry(party.clone()).or_default();
        sizes.insert(checkpoint.size(), checkpoint);
        while sizes.len() > MAX_REMEMBERED {
            sizes.pop_first();
        }
    }

    /// The newest checkpoint of every party, for another peer.
    pub(crate) fn views(&self) -> pb::Views {
        let seen = self.lock();
        let newest = seen.values().filter_map(|sizes| sizes.last_key_value());
        let mut bytes = 0;
        let notes = newest
            .map(|(_, checkpoint)| checkpoint.render())
            .take_while(|note| {
                bytes += note.len();
                bytes <= MAX_VIEWS_BYTES
            });
        pb::Views {
            notes: notes.collect(),
        }
    }

    /// Compares what another peer has seen with what this node has. Whoever signed two histories is stopped.
    pub(crate) fn compare(&self, views: &pb::Views) {
        let roster = self.partners.roster();
        for note in views.notes.iter().take(MAX_VIEWS) {
            let Some(name) = origin_of(note) else {
                continue;
            };
            let Some(peer) = roster
                .peers()
                .values()
                .find(|peer| peer.card.origin() == name)
            else {
                continue;
            };
            // What is known to be forked is stopped already.
            if peer.forked {
                continue;
            }
            let Ok(known) = origin(&peer.card) else {
                continue;
            };
            // Only the ledger's own signature makes it evidence; what does not verify is nobody's word.
            let Ok(shown) = SignedCheckpoint::open(note, &known.ledger) else {
                continue;
            };
            let held = self
                .lock()
                .get(peer.card.party())
                .and_then(|sizes| sizes.get(&shown.size()).cloned());
            if let Some(held) = held
                && let Relation::Fork(fork) = compare(&held, &shown)
            {
                self.forked(peer.card.party(), &fork);
                // The roster has changed; what the message says besides is told again soon.
                return;
            }
        }
    }

    /// Keeps the evidence of a fork and stops its origin.
    pub(super) fn forked(&self, party: &Party, fork: &Fork) {
        match self.keep(party, fork) {
            Ok(file) => tracing::error!(
                peer.id = %party,
                evidence = %file.display(),
                "peer signed two histories of its ledger; nothing more is taken from it"
            ),
            Err(error) => tracing::error!(%error, peer.id = %party, "fork evidence not written"),
        }
        if let Err(error) = self.partners.forked(party) {
            tracing::error!(%error, peer.id = %party, "fork not noted");
        }
    }

    fn keep(&self, party: &Party, fork: &Fork) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.evidence)?;
        let name = format!(
            "{}-{}.fork",
            party.path().replace('/', "_"),
            fork.shown().size()
        );
        let path = self.evidence.join(name);
        let mut file = fs::File::create(&path)?;
        file.write_all(fork.render().as_bytes())?;
        file.sync_all()?;
        Ok(path)
    }

    fn ledger_of(&self, party: &Party) -> Option<NoteKey> {
        let roster = self.partners.roster();
        Some(origin(&roster.peer(party)?.card).ok()?.ledger)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Party, BTreeMap<u64, SignedCheckpoint>>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
