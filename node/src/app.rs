//! The only place that wires: settings and injected edges go in, a running node comes out.

mod assemble;
mod base;
pub mod doctor;
mod faces;
mod folders;
mod founding;
mod gauges;
mod gone;
mod grounds;
mod holdings;
pub mod key_change;
pub mod machine;
pub mod officers;
pub mod offline;
pub mod preflight;
mod reload;
mod services;
mod stages;
mod tasks;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::party::Party;
use thiserror::Error;
use tokio::task::JoinHandle;

pub use self::assemble::build;
use self::base::Base;
use self::holdings::Holdings;
use self::reload::Reload;
use self::stages::Stages;
use crate::agree::Administration;
use crate::chain::{Ledger, LedgerOpenError};
use crate::config::Settings;
use crate::decisions::DecisionsError;
use crate::follow::FollowError;
use crate::hits::Hits;
use crate::identity::keys::IdentityError;
use crate::identity::mark::{MarkError, Marks};
use crate::identity::officer::OfficerError;
use crate::journal::JournalError;
use crate::lookup::Lookup;
use crate::partners::{PartnerError, Partners};
use crate::ports::{Clock, Connect, Entropy, Listen, SystemClock, SystemEntropy, Tcp};
use crate::publish::Publisher;
use crate::quota::Quotas;
use crate::store::index::IndexError;
use crate::store::medium::{Disk, Medium};
use crate::telemetry::health::{Health, State};
use crate::telemetry::metrics::Metrics;
use crate::tls::Connections;
use crate::tls::credentials::CredentialsError;
use crate::tls::officers::OfficerTrustError;
use crate::tls::protocol::TlsError;
use crate::verify::Check;

/// How long servers and the ledger's writer may take to end once every connection is cut.
const CUT_WAIT: Duration = Duration::from_secs(5);

/// The injected edges.
#[derive(Clone)]
pub struct Ports {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// The device under all journals.
    pub medium: Arc<dyn Medium>,
    /// Listens for connections.
    pub listen: Arc<dyn Listen>,
    /// Opens connections.
    pub connect: Arc<dyn Connect>,
}

impl Ports {
    /// The machine's own.
    pub fn system() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            medium: Arc::new(Disk),
            listen: Arc::new(Tcp),
            connect: Arc::new(Tcp),
        }
    }
}

/// What an administrator says of the data that a node starts on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Confirmation {
    /// Nothing.
    #[default]
    None,
    /// They are the newest, and no other machine runs on a copy of them.
    NewestAndAlone,
}

/// Why a node does not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The machine's clock tells no time: nothing could be dated, and no certificate be judged.
    #[error("the machine's clock is set to 1970 or earlier; set it, and start the node again")]
    Clock,
    /// Its keys or its card cannot be used.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// A key is not usable.
    #[error(transparent)]
    Key(#[from] ntc_core::envelope::InvalidKey),
    /// A folder cannot be made.
    #[error("the folder {0} cannot be made")]
    Folder(std::path::PathBuf, #[source] std::io::Error),
    /// The ledger cannot be opened.
    #[error(transparent)]
    Ledger(#[from] LedgerOpenError),
    /// The ledger and the partners' journal are not of one node, or not of one time.
    #[error(
        "the ledger has no feed for {0}, which is enrolled; restore data/ledger and data/partners from one backup"
    )]
    FeedMissing(Party),
    /// The same the other way round.
    #[error(
        "the ledger has a feed for {0}, which nobody enrolled: data/partners is older than data/ledger or was lost; \
         restore both from one backup"
    )]
    FeedUnknown(Party),
    /// The token that would let the node found its ledger was made for other keys.
    #[error(
        "{} was made for another ledger key; nothing is founded with it: restore the keys that belong to it",
        .0.display()
    )]
    OtherToken(std::path::PathBuf),
    /// A mark cannot be written.
    #[error("what was signed cannot be noted outside the data: {0}")]
    Mark(#[from] MarkError),
    /// The partners' journal cannot be opened.
    #[error(transparent)]
    Partners(#[from] PartnerError),
    /// The receipts' journal cannot be opened.
    #[error("the receipts cannot be opened: {0}")]
    Receipts(String),
    /// The journal of hits cannot be opened.
    #[error("the hits cannot be opened: {0}")]
    Hits(String),
    /// The audit cannot be opened.
    #[error(transparent)]
    Audit(#[from] JournalError),
    /// The log of decisions cannot be opened.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
    /// The index cannot be opened.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// What was asked before cannot be read.
    #[error("what was asked before cannot be read: {0}")]
    Queries(String),
    /// The journals cannot be followed into the index.
    #[error(transparent)]
    Follow(#[from] FollowError),
    /// A certificate cannot be used.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// The officers' authority cannot be used.
    #[error(transparent)]
    Officers(#[from] OfficerTrustError),
    /// The register of officers cannot be used.
    #[error(transparent)]
    Register(#[from] OfficerError),
    /// TLS cannot be set up.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// A replica cannot be opened, for a task that needs them all.
    #[error("{0}")]
    Peers(String),
    /// An address cannot be bound.
    #[error("cannot listen on {0}")]
    Bind(SocketAddr, #[source] std::io::Error),
}

/// Where a node listens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Addresses {
    /// For peers.
    pub peers: SocketAddr,
    /// For officers.
    pub officers: SocketAddr,
    /// For metrics.
    pub metrics: SocketAddr,
}

/// A running node.
pub struct App {
    base: Base,
    held: Holdings,
    stages: Stages,
    addresses: Addresses,
    reload: Reload,
    connections: Connections,
    tasks: Vec<JoinHandle<()>>,
    servers: Vec<JoinHandle<()>>,
}

impl App {
    /// Starts a node with the machine's own clock, randomness and disk.
    ///
    /// # Errors
    /// When anything it needs is missing or damaged; then nothing runs.
    pub async fn start(settings: Settings, confirmed: Confirmation) -> Result<Self, StartError> {
        build(settings, Ports::system(), confirmed).await
    }

    /// Whose node it is.
    pub fn party(&self) -> &Party {
        self.base.identity.party()
    }

    /// Where it listens.
    pub fn addresses(&self) -> Addresses {
        self.addresses
    }

    /// Its health.
    pub fn health(&self) -> &Health {
        &self.base.health
    }

    /// Its metrics.
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.base.metrics
    }

    /// Its ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.held.ledger
    }

    /// Its publisher.
    pub fn publisher(&self) -> &Arc<Publisher> {
        &self.stages.publisher
    }

    /// Its administration.
    pub fn administration(&self) -> &Arc<Administration> {
        &self.stages.administration
    }

    /// Its partners.
    pub fn partners(&self) -> &Arc<Partners> {
        &self.held.partners
    }

    /// What it holds of each partner.
    pub fn quotas(&self) -> &Arc<Quotas> {
        &self.held.quotas
    }

    /// What screening found, and what officers decided about it.
    pub fn hits(&self) -> &Arc<Hits> {
        &self.held.hits
    }

    /// Its index.
    pub fn lookup(&self) -> &Arc<Lookup> {
        &self.held.lookup
    }

    /// Checks everything it holds.
    pub fn check(&self) -> &Arc<Check> {
        &self.stages.check
    }

    /// Reads certificates and revocations again, without a restart.
    pub async fn reload(&self) {
        let reload = self.reload.clone();
        if tokio::task::spawn_blocking(move || reload.run())
            .await
            .is_err()
        {
            tracing::error!("certificates and revocations not read again");
        }
    }

    /// Stops: takes nothing new, lets running calls end for as long as the drain allows, cuts what is left, saves,
    /// closes.
    pub async fn stop(self) {
        let (base, held) = (self.base, self.held);
        tracing::info!(node.id = %base.party(), "node stops");
        base.stop.cancel();
        let patience = base.settings.drain_timeout;
        drain(self.servers, &self.connections, patience).await;
        self.stages.peers.close().await;
        for task in self.tasks {
            task.abort();
            // An aborted task ends with a cancellation, which is what was asked for.
            drop(task.await);
        }
        let (audit, receipts) = (Arc::clone(&held.audit), Arc::clone(&held.receipts));
        let hits = Arc::clone(&held.hits);
        let noted = Arc::clone(&held.decisions);
        let saved = tokio::task::spawn_blocking(move || {
            audit.commit();
            noted.commit();
            receipts.close();
            hits.settle();
        });
        drop(saved.await);
        anchor(&base, &held, patience).await;
        // Whoever still holds a handle is refused from here on; the writer does not wait for it.
        held.ledger.close().await;
        let health = base.health.clone();
        let decisions = Arc::clone(&held.decisions);
        let closed = tokio::task::spawn_blocking(move || {
            if held.writer.join().is_err() {
                tracing::error!("ledger writer ended badly");
            }
            note_signed(&held.marks, &held.ledger, &health);
            match held.follow.to_the_end_within(patience) {
                Ok(true) => {}
                Ok(false) => {
                    tracing::info!("journals not followed to their end; the next start goes on");
                }
                Err(error) => tracing::warn!(%error, "journals not followed to their end"),
            }
            decisions.commit();
            if let Err(error) = held.follow.close() {
                tracing::warn!(%error, "index not closed");
            }
        });
        drop(closed.await);
        tracing::info!(node.id = %base.party(), "node stopped");
    }
}

/// Anchors what was noted since the journals were anchored last. What the ledger does not take now, or in time, the next
/// start anchors.
async fn anchor(base: &Base, held: &Holdings, patience: Duration) {
    if base.health.now().state != State::Ready {
        return;
    }
    let anchored = held.anchors(base).pass(&held.ledger);
    if !matches!(tokio::time::timeout(patience, anchored).await, Ok(Ok(_))) {
        tracing::warn!("journals not anchored as the node stops");
    }
}

/// Notes outside the data how much was signed. What cannot be noted is told and tried again.
pub(crate) fn note_signed(marks: &Marks, ledger: &Ledger, health: &Health) {
    if health.now().state != State::Ready {
        // A ledger that partners contradict is none to remember.
        return;
    }
    let (size, root) = founding::signed(ledger);
    if let Err(error) = marks.signed(size, root) {
        tracing::error!(%error, "what was signed is not noted outside the data");
    }
}

/// Waits until the servers have ended. A stream without an end does not keep a node from stopping: when the drain is
/// over every connection is cut.
async fn drain(servers: Vec<JoinHandle<()>>, connections: &Connections, patience: Duration) {
    let aborts: Vec<_> = servers.iter().map(JoinHandle::abort_handle).collect();
    let mut ended = std::pin::pin!(futures::future::join_all(servers));
    if tokio::time::timeout(patience, &mut ended).await.is_ok() {
        return;
    }
    let cut = connections.close_all();
    tracing::warn!(cut, "drain is over; connections cut");
    if tokio::time::timeout(CUT_WAIT, ended).await.is_err() {
        tracing::error!("a server does not end");
        for abort in aborts {
            abort.abort();
        }
    }
}

#[cfg(test)]
mod tests;
