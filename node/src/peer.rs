//! Stage five: the sessions with peers. Each peer has its own task, so that a dead, slow or hostile one delays
//! nobody; each side dials the other to follow its feed.

mod backoff;
mod follow;
mod gossip;
mod guard;
mod keys;
mod lines;
mod media;
mod probe;
mod serve;
mod status;
mod waiting;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ntc_core::admission::Held;
use ntc_core::envelope::InvalidKey;
use ntc_core::identity::keys::KeyHistory;
use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use ntc_core::reason::{Reason, Reasoned};
use thiserror::Error;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use self::backoff::MAX_BACKOFF;
pub(crate) use self::gossip::Gossip;
pub(crate) use self::guard::Guard;
pub(crate) use self::keys::{PartyKeys, receipt_keys};
use self::lines::Lines;
pub(crate) use self::lines::Way;
pub(crate) use self::probe::{Probed, Reached};
pub(crate) use self::serve::{Answers, Gate, Serve, Streams, may_have_body, serve_feed};
pub(crate) use self::status::Statuses;
pub use self::status::{PeerState, SessionStatus, TWICE, TWICE_WITHIN, Untaken};
use crate::chain::Ledger;
use crate::inbox::{OpenParts, Replica, ReplicaError, Signers, origin};
use crate::journal::JournalOptions;
use crate::lock::lock;
use crate::lookup::{Lookup, StateError};
use crate::media::MediaStore;
use crate::partners::{Partners, Peer};
use crate::ports::{Clock, Entropy};
use crate::quota::{Quotas, Standing};
use crate::store::index::JournalId;
use crate::store::medium::Medium;
use crate::telemetry::metrics::Metrics;
use crate::tls::Dialler;

/// Everything that a session needs.
pub(crate) struct PeerParts {
    pub(crate) own: Party,
    pub(crate) signers: Signers,
    pub(crate) replicas: PathBuf,
    pub(crate) snapshots: PathBuf,
    pub(crate) evidence: PathBuf,
    pub(crate) journal: JournalOptions,
    pub(crate) medium: Arc<dyn Medium>,
    pub(crate) quotas: Arc<Quotas>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) media: MediaStore,
    pub(crate) dialler: Dialler,
    pub(crate) guard: Arc<Guard>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) stop: CancellationToken,
}

/// Why a peer's session cannot be set up.
#[derive(Debug, Error, Reasoned)]
enum PeerSetupError {
    /// A key of its card cannot be used.
    #[error("a key of its card cannot be used: {0}")]
    #[reason(Internal)]
    Key(#[from] InvalidKey),
    /// Its replica cannot be opened.
    #[error("the replica cannot be opened: {0}")]
    #[reason(inner)]
    Replica(#[from] ReplicaError),
    /// It is not known what is held of it.
    #[error("it is not known which bodies are held of it: {0}")]
    #[reason(Internal)]
    Bodies(#[from] StateError),
}

/// The sessions of all peers.
pub(crate) struct Peers {
    parts: Arc<PeerParts>,
    gossip: Arc<Gossip>,
    keys: PartyKeys,
    lines: Lines,
    statuses: Statuses,
    sessions: Mutex<BTreeMap<Party, Session>>,
    /// Peers whose replica is damaged.
    damaged: Mutex<BTreeSet<Party>>,
}

/// One peer's replica and the task that follows its feed.
struct Session {
    replica: Arc<Mutex<Replica>>,
    alive: Arc<Notify>,
    task: JoinHandle<()>,
}

impl Peers {
    pub(crate) fn new(parts: PeerParts) -> Self {
        let gossip = Arc::new(Gossip::new(
            parts.evidence.clone(),
            Arc::clone(&parts.medium),
            Arc::clone(&parts.partners),
            Arc::clone(&parts.entropy),
        ));
        Self {
            parts: Arc::new(parts),
            gossip,
            keys: PartyKeys::default(),
            lines: Lines::default(),
            statuses: Statuses::default(),
            sessions: Mutex::default(),
            damaged: Mutex::default(),
        }
    }

    /// Starts the session of every enrolled peer that has none yet. A peer whose replica cannot be opened is put aside,
    /// and the others still have their sessions.
    pub(crate) fn start_all(&self) {
        for (party, peer) in self.parts.partners.roster().peers() {
            if let Some(replica) = self.replica(party) {
                renew(&replica, peer);
                continue;
            }
            if lock(&self.damaged).contains(party) {
                continue;
            }
            match self.start(party, peer) {
                Ok(()) => self.statuses.put_back(party),
                Err(error) => self.put_aside(party, &error),
            }
        }
    }

    /// Lets the session of a peer, if there is one, go on with what its card lists now.
    pub(crate) fn renewed(&self, party: &Party) {
        if let Some(peer) = self.parts.partners.roster().peer(party)
            && let Some(replica) = self.replica(party)
        {
            renew(&replica, peer);
        }
    }

    /// Says that a peer has no session, and why. A damaged replica is not opened again before the node is started
    /// again: who mends it must not be read from, or written to, in the middle of it.
    fn put_aside(&self, party: &Party, error: &PeerSetupError) {
        tracing::error!(%error, peer.id = %party, "peer put aside");
        let why = Said::of_error(error);
        let detail = if error.reason() == Reason::Corrupt {
            lock(&self.damaged).insert(party.clone());
            Phrase::AsideDamaged { why }
        } else {
            Phrase::AsideMinute { why }
        };
        self.statuses.set(party, PeerState::Aside, detail);
        self.parts.guard.failed(party);
    }

    fn start(&self, party: &Party, peer: &Peer) -> Result<(), PeerSetupError> {
        let parts = &self.parts;
        let folder = party.file_name();
        let replica = Replica::open(OpenParts {
            dir: &parts.replicas.join(&folder),
            snapshot: parts.snapshots.join(format!("{folder}.snapshot")),
            origin: Arc::new(origin(&peer.card)?),
            own: parts.own.clone(),
            journal: parts.journal,
            medium: Arc::clone(&parts.medium),
            entropy: Arc::clone(&parts.entropy),
        })?;
        let bodies = parts
            .lookup
            .state()
            .bodies_of(JournalId::replica(peer.slot));
        let items = replica.follower().feed_size();
        parts.quotas.open(party, items, bodies?);
        parts.lookup.follow_replica(peer.slot, replica.reader());
        self.gossip.seen(party, replica.checkpoint());
        self.keys.note(party, replica.follower());
        let replica = Arc::new(Mutex::new(replica));
        let alive = Arc::new(Notify::new());
        let follow = follow::Follow {
            parts: Arc::clone(parts),
            gossip: Arc::clone(&self.gossip),
            keys: self.keys.clone(),
            lines: self.lines.clone(),
            party: party.clone(),
            replica: Arc::clone(&replica),
            alive: Arc::clone(&alive),
            statuses: self.statuses.clone(),
        };
        let task = tokio::spawn(follow.run());
        lock(&self.sessions).insert(
            party.clone(),
            Session {
                replica,
                alive,
                task,
            },
        );
        Ok(())
    }

    /// The peer showed life: whoever waits to dial it does so at once.
    pub(crate) fn alive(&self, party: &Party) {
        self.statuses.seen(party, self.parts.clock.now());
        if let Some(session) = lock(&self.sessions).get(party) {
            session.alive.notify_one();
        }
    }

    /// How the session with a peer stands.
    pub(crate) fn status(&self, party: &Party) -> SessionStatus {
        self.statuses.get(party)
    }

    /// Where a peer stands against its quota.
    pub(crate) fn quota(&self, party: &Party) -> Standing {
        self.parts.quotas.standing(party)
    }

    /// Percent of a quota that so much is.
    pub(crate) fn quota_percent(&self, held: Held) -> u64 {
        self.parts.quotas.percent(held)
    }

    /// Keeps the content of a peer's record whatever it erases; false when there is no session that could.
    ///
    /// # Errors
    /// When so many are kept already, or it cannot be made durable.
    pub(crate) fn keep(&self, party: &Party, ledger_index: u64) -> Result<bool, ReplicaError> {
        let Some(replica) = self.replica(party) else {
            return Ok(false);
        };
        lock(&replica).keep(ledger_index)?;
        Ok(true)
    }

    /// The gossip of all sessions.
    pub(crate) fn gossip(&self) -> Arc<Gossip> {
        Arc::clone(&self.gossip)
    }

    /// What the ledgers of all parties say of their keys.
    pub(crate) fn keys(&self) -> PartyKeys {
        self.keys.clone()
    }

    /// What this node holds of a peer's feed: items, and the size of the newest checkpoint.
    pub(crate) fn held(&self, party: &Party) -> (u64, u64) {
        let Some(replica) = self.replica(party) else {
            return (0, 0);
        };
        let replica = lock(&replica);
        let follower = replica.follower();
        (follower.feed_size(), follower.checkpoint_size())
    }

    /// What a peer's ledger said of the peer's keys, as far as it was followed.
    pub(crate) fn announced(&self, party: &Party) -> KeyHistory {
        let replica = self.replica(party);
        replica.map_or_else(KeyHistory::default, |replica| {
            lock(&replica).follower().keys().clone()
        })
    }

    /// The newest checkpoint of a peer's ledger with this node's witness line; empty before the first. Waits while a
    /// batch of the peer becomes durable. It is signed once, however often it is asked for.
    pub(crate) fn cosigned(&self, party: &Party) -> Vec<u8> {
        let Some(replica) = self.replica(party) else {
            return Vec::new();
        };
        lock(&replica).cosigned(&self.parts.signers, self.parts.clock.now())
    }

    /// As [`Peers::cosigned`], without waiting and without signing: none when that cannot be.
    pub(crate) fn cosigned_before(&self, party: &Party) -> Option<Vec<u8>> {
        let replica = self.replica(party)?;
        let replica = replica.try_lock().ok()?;
        replica.cosigned_before()
    }

    /// The way to ask partners something beside their feeds.
    pub(crate) fn way(&self) -> Way {
        Way {
            lines: self.lines.clone(),
            statuses: self.statuses.clone(),
            keys: self.keys.clone(),
            partners: Arc::clone(&self.parts.partners),
        }
    }

    /// How the sessions stand, for those who note it.
    pub(crate) fn statuses(&self) -> Statuses {
        self.statuses.clone()
    }

    /// A replica is locked while a batch becomes durable; the sessions of others are not locked for as long.
    fn replica(&self, party: &Party) -> Option<Arc<Mutex<Replica>>> {
        let sessions = lock(&self.sessions);
        sessions
            .get(party)
            .map(|session| Arc::clone(&session.replica))
    }

    /// Ends the session with a party that is not enrolled any more, and forgets how it stood. The folder of a replica
    /// that holds nothing goes with it.
    pub(crate) async fn forget(&self, party: &Party) {
        let held = self.held(party);
        let session = lock(&self.sessions).remove(party);
        if let Some(session) = session {
            session.task.abort();
            // Its end is waited for, so that nobody holds its files when the party is enrolled again.
            drop(session.task.await);
            drop(session.replica);
            let is_enrolled = self.parts.partners.roster().peer(party).is_some();
            if held == (0, 0) && !is_enrolled {
                self.clear(party).await;
            }
        }
        lock(&self.damaged).remove(party);
        self.statuses.forget(party);
        self.parts.metrics.forget_peer(party);
    }

    /// Forgets every session of somebody who is not enrolled: one that was started while the enrolment was taken back.
    pub(crate) async fn forget_strangers(&self) {
        let roster = self.parts.partners.roster();
        let sessions = lock(&self.sessions).keys().cloned().collect::<Vec<_>>();
        for party in sessions {
            if roster.peer(&party).is_none() {
                self.forget(&party).await;
            }
        }
    }

    /// Removes the folder of a replica that holds nothing. One that stays is named by each check, and does no harm.
    async fn clear(&self, party: &Party) {
        let folder = party.file_name();
        let snapshot = self.parts.snapshots.join(format!("{folder}.snapshot"));
        let replica = self.parts.replicas.join(folder);
        let cleared = tokio::task::spawn_blocking(move || {
            // There is none before the first items.
            drop(std::fs::remove_file(snapshot));
            std::fs::remove_dir_all(replica)
        });
        if let Ok(Err(error)) = cleared.await {
            tracing::warn!(%error, peer.id = %party, "the empty folder of its replica was not removed");
        }
    }

    /// Makes durable how far each replica is. Blocks while the device works.
    pub(crate) fn settle(&self) {
        let replicas: Vec<_> = lock(&self.sessions)
            .values()
            .map(|session| Arc::clone(&session.replica))
            .collect();
        for replica in replicas {
            lock(&replica).settle();
        }
    }

    /// Waits until every session has ended, and saves what they hold. Called when the node stops.
    pub(crate) async fn close(&self) {
        let sessions = std::mem::take(&mut *lock(&self.sessions));
        for (party, session) in sessions {
            if let Err(error) = session.task.await {
                tracing::error!(%error, peer.id = %party, "peer session ended badly");
            }
            let saved = tokio::task::spawn_blocking(move || {
                let mut replica = lock(&session.replica);
                replica.settle();
                replica.save();
            });
            if saved.await.is_err() {
                tracing::error!(peer.id = %party, "replica not saved; the next start reads it again");
            }
        }
    }
}

/// Lets a replica go on with what a renewed card lists.
fn renew(replica: &Mutex<Replica>, peer: &Peer) {
    let mut replica = lock(replica);
    if replica.follower().origin().keys == peer.card.listed_keys() {
        return;
    }
    match origin(&peer.card) {
        Ok(origin) => replica.renew_keys(Arc::new(origin)),
        Err(error) => {
            tracing::error!(%error, peer.id = %peer.card.party(), "keys of a renewed card cannot be used");
        }
    }
}
