//! What runs beside the calls: servers, the index follower, heartbeats, reloads, and what follows from changes of
//! partners.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::identity::name::FederationDomain;
use ntc_proto::node::v1::agreement_service_server::AgreementServiceServer;
use ntc_proto::node::v1::ledger_service_server::LedgerServiceServer;
use ntc_proto::node::v1::node_service_server::NodeServiceServer;
use ntc_proto::node::v1::peer_service_server::PeerServiceServer;
use ntc_proto::node::v1::record_service_server::RecordServiceServer;
use ntc_proto::v1::exchange_service_server::ExchangeServiceServer;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tonic::transport::Server;
use tonic_health::ServingStatus;
use tower::util::MapRequestLayer;

use super::reconcile::Reconcile;
use crate::api::{
    Agreements, Audit, Exchange, Ledger as LedgerApi, Node, Peers as PeersApi, Records,
};
use crate::ledger::Ledger;
use crate::lookup::Lookup;
use crate::outbox::{Outbox, Receipts};
use crate::partners::{Partners, Roster};
use crate::peer::{Guard, Peers, START_WAIT};
use crate::ports::Clock;
use crate::store::disk::DiskWatch;
use crate::telemetry::health::{Health, State};
use crate::telemetry::metrics::Metrics;
use crate::telemetry::scrape;
use crate::tls::{
    Credentials, Limits, Listener, OfficerIdentity, OfficerPlane, OfficerTrust, PeerIdentity,
    PeerPlane, Trust, TrustStore, mark_request,
};

/// Largest message between officers and their node, bytes.
const MAX_OFFICER_MESSAGE: usize = 512 * 1024;
/// Largest message between nodes, bytes.
const MAX_PEER_MESSAGE: usize = 256 * 1024;
/// How often a head is signed although nothing was written.
const HEARTBEAT: Duration = Duration::from_secs(60);
/// How often receipts are written and the disk is looked at.
const HOUSEKEEPING: Duration = Duration::from_secs(1);

/// The trust that the roster says.
pub(super) fn trust(domain: &FederationDomain, roster: &Roster) -> Trust {
    let mut trust = Trust::new(domain.clone());
    for (party, peer) in roster.peers() {
        if let Err(error) = trust.insert(&peer.card, peer.suspended.is_some()) {
            tracing::error!(%error, peer.id = %party, "peer cannot be trusted");
        }
    }
    trust
}

/// Reads again what can change under a running node.
#[derive(Clone)]
pub(crate) struct Reload {
    pub(super) domain: FederationDomain,
    pub(super) partners: Arc<Partners>,
    pub(super) trust: Arc<TrustStore>,
    pub(super) officers: Arc<OfficerTrust>,
    pub(super) credentials: Vec<Arc<Credentials>>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Reload {
    /// Reads certificates and revocations again.
    pub(crate) fn run(&self) {
        for credentials in &self.credentials {
            if let Err(error) = credentials.reload(self.clock.now()) {
                tracing::error!(%error, "certificate not read again; the one before stays");
            }
        }
        match self.officers.reload() {
            Ok(cut) => tracing::info!(cut, "certificates and revocations read again"),
            Err(error) => tracing::error!(%error, "officers' authority not read again"),
        }
    }

    /// Puts the roster's trust in force; connections of peers that lost it are cut.
    fn trust(&self) {
        let cut = self
            .trust
            .replace(trust(&self.domain, &self.partners.roster()));
        if cut > 0 {
            tracing::info!(cut, "connections cut");
        }
    }
}

/// The services of the officers' face.
pub(super) struct OfficerServices {
    pub(super) records: Records,
    pub(super) agreements: Agreements,
    pub(super) peers: PeersApi,
    pub(super) ledger: LedgerApi,
    pub(super) node: Node,
    pub(super) health: Health,
}

/// Serves peers until the node stops.
pub(super) fn serve_peers(
    listener: Listener<PeerPlane>,
    limits: &Limits,
    exchange: Exchange,
    stop: CancellationToken,
) -> JoinHandle<()> {
    let service = ExchangeServiceServer::new(exchange)
        .max_decoding_message_size(MAX_PEER_MESSAGE)
        .max_encoding_message_size(MAX_PEER_MESSAGE);
    let server = limits
        .apply(Server::builder())
        .layer(MapRequestLayer::new(mark_request::<PeerIdentity, Body>))
        .add_service(service);
    tokio::spawn(async move {
        let incoming = listener.incoming();
        let served = server
            .serve_with_incoming_shutdown(incoming, stop.cancelled_owned())
            .await;
        if let Err(error) = served {
            tracing::error!(%error, "peers' server ended");
        }
    })
}

/// Serves officers until the node stops.
pub(super) fn serve_officers(
    listener: Listener<OfficerPlane>,
    limits: &Limits,
    services: OfficerServices,
    stop: CancellationToken,
) -> JoinHandle<()> {
    let limits = limits.clone();
    tokio::spawn(async move {
        let (reporter, health) = tonic_health::server::health_reporter();
        let mut condition = services.health.watch();
        let report = tokio::spawn(async move {
            loop {
                let serving = condition.borrow_and_update().state == State::Ready;
                let status = if serving {
                    ServingStatus::Serving
                } else {
                    ServingStatus::NotServing
                };
                reporter.set_service_status("", status).await;
                if condition.changed().await.is_err() {
                    return;
                }
            }
        });
        let server = limits
            .apply(Server::builder())
            .layer(MapRequestLayer::new(mark_request::<OfficerIdentity, Body>))
            .add_service(health)
            .add_service(
                RecordServiceServer::new(services.records)
                    .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                    .max_encoding_message_size(MAX_OFFICER_MESSAGE),
            )
            .add_service(
                AgreementServiceServer::new(services.agreements)
                    .max_decoding_message_size(MAX_OFFICER_MESSAGE),
            )
            .add_service(PeerServiceServer::new(services.peers))
            .add_service(LedgerServiceServer::new(services.ledger))
            .add_service(NodeServiceServer::new(services.node));
        let incoming = listener.incoming();
        let served = server
            .serve_with_incoming_shutdown(incoming, stop.cancelled_owned())
            .await;
        if let Err(error) = served {
            tracing::error!(%error, "officers' server ended");
        }
        report.abort();
    })
}

/// What runs in the background.
pub(super) struct Background {
    pub(super) metrics_listener: TcpListener,
    pub(super) metrics: Arc<Metrics>,
    pub(super) lookup: Arc<Lookup>,
    pub(super) ledger: Ledger,
    pub(super) partners: Arc<Partners>,
    pub(super) peers: Arc<Peers>,
    pub(super) outbox: Outbox,
    pub(super) receipts: Arc<Receipts>,
    pub(super) audit: Arc<Audit>,
    pub(super) guard: Arc<Guard>,
    pub(super) disk: DiskWatch,
    pub(super) reload: Reload,
    pub(super) reconcile: Reconcile,
    pub(super) stop: CancellationToken,
}

impl Background {
    /// Starts all of it.
    pub(super) fn spawn(self) -> Vec<JoinHandle<()>> {
        let mut heads = self.ledger.watch();
        let woken = Arc::clone(&self.lookup);
        let (beat, guard) = (self.ledger.clone(), self.guard);
        let changes = Changes {
            ledger: self.ledger.clone(),
            partners: Arc::clone(&self.partners),
            peers: Arc::clone(&self.peers),
            outbox: self.outbox.clone(),
            reload: self.reload.clone(),
        };
        let (receipts, disk) = (Arc::clone(&self.receipts), self.disk.clone());
        let gauges = Arc::clone(&self.metrics);
        vec![
            tokio::spawn(self.lookup.run(self.stop.clone())),
            tokio::spawn(async move {
                while heads.changed().await.is_ok() {
                    woken.wake();
                }
            }),
            tokio::spawn(async move {
                let mut tick = tokio::time::interval(HEARTBEAT);
                tick.tick().await;
                loop {
                    tick.tick().await;
                    beat.heartbeat();
                }
            }),
            tokio::spawn(async move {
                tokio::time::sleep(START_WAIT).await;
                guard.give_up_waiting();
            }),
            tokio::spawn(changes.run()),
            tokio::spawn(housekeeping(receipts, disk, gauges)),
            tokio::spawn(self.audit.run()),
            tokio::spawn(self.reconcile.run()),
            tokio::spawn(scrape::serve(self.metrics_listener, self.metrics)),
        ]
    }
}

async fn housekeeping(receipts: Arc<Receipts>, disk: DiskWatch, metrics: Arc<Metrics>) {
    let mut tick = tokio::time::interval(HOUSEKEEPING);
    loop {
        tick.tick().await;
        let (receipts, disk) = (Arc::clone(&receipts), disk.clone());
        let looked = tokio::task::spawn_blocking(move || {
            receipts.save();
            disk.look()
        });
        if let Ok(Ok((space, _))) = looked.await {
            metrics
                .disk_free_bytes
                .set(i64::try_from(space.free).unwrap_or(i64::MAX));
        }
    }
}

/// What follows from a change of partners.
struct Changes {
    ledger: Ledger,
    partners: Arc<Partners>,
    peers: Arc<Peers>,
    outbox: Outbox,
    reload: Reload,
}

impl Changes {
    async fn run(self) {
        let mut changes = self.partners.watch();
        let mut expiry = tokio::time::interval(HEARTBEAT);
        let mut written = self.partners.policies().digest();
        loop {
            self.reload.trust();
            self.write_policy(&mut written).await;
            if let Err(error) = self.peers.start_all() {
                tracing::error!(%error, "a peer's session was not started");
            }
            self.reveal().await;
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                // Agreements begin to be valid without any change.
                _ = expiry.tick() => {}
            }
        }
    }

    /// Writes the digest of changed policies into the ledger, so that each decision can be held to its policies.
    async fn write_policy(&self, written: &mut [u8; 32]) {
        let digest = self.partners.policies().digest();
        if digest == *written {
            return;
        }
        match self.ledger.policy(Hash::from_bytes(digest)).await {
            Ok(_) => *written = digest,
            Err(error) => tracing::warn!(%error, "policies not written into the ledger yet"),
        }
    }

    async fn reveal(&self) {
        for (party, peer) in self.partners.roster().peers() {
            match self.outbox.reveal_released(peer).await {
                Ok(0) => {}
                Ok(revealed) => tracing::info!(peer.id = %party, revealed, "held items revealed"),
                Err(error) => {
                    tracing::warn!(%error, peer.id = %party, "held items stay held");
                }
            }
        }
    }
}
