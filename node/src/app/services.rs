//! The services of both faces, and the servers that run them.

use std::sync::Arc;

use ntc_proto::node::v1::agreement_service_server::AgreementServiceServer;
use ntc_proto::node::v1::approval_service_server::ApprovalServiceServer;
use ntc_proto::node::v1::audit_service_server::AuditServiceServer;
use ntc_proto::node::v1::doctor_service_server::DoctorServiceServer;
use ntc_proto::node::v1::hit_service_server::HitServiceServer;
use ntc_proto::node::v1::inbox_service_server::InboxServiceServer;
use ntc_proto::node::v1::ledger_service_server::LedgerServiceServer;
use ntc_proto::node::v1::node_service_server::NodeServiceServer;
use ntc_proto::node::v1::notify_service_server::NotifyServiceServer;
use ntc_proto::node::v1::onward_service_server::OnwardServiceServer;
use ntc_proto::node::v1::outcome_service_server::OutcomeServiceServer;
use ntc_proto::node::v1::peer_service_server::PeerServiceServer;
use ntc_proto::node::v1::policy_service_server::PolicyServiceServer;
use ntc_proto::node::v1::query_service_server::QueryServiceServer;
use ntc_proto::node::v1::recall_service_server::RecallServiceServer;
use ntc_proto::node::v1::record_service_server::RecordServiceServer;
use ntc_proto::node::v1::request_service_server::RequestServiceServer;
use ntc_proto::node::v1::retention_service_server::RetentionServiceServer;
use ntc_proto::node::v1::screening_service_server::ScreeningServiceServer;
use ntc_proto::node::v1::stats_service_server::StatsServiceServer;
use ntc_proto::node::v1::watchlist_service_server::WatchlistServiceServer;
use ntc_proto::v1::exchange_service_server::ExchangeServiceServer;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tonic::transport::Server;
use tonic_health::ServingStatus;
use tonic_health::server::HealthReporter;
use tower::util::MapRequestLayer;

use super::base::Base;
use super::holdings::Holdings;
use super::stages::Stages;
use crate::api::{self, Desk, Exchange, Unanswered};
use crate::approvals::Approvals;
use crate::push::Push;
use crate::replay::Replay;
use crate::telemetry::health::{Health, State};
use crate::tls::limits::MAX_MESSAGE_LEN;
use crate::tls::{
    Credentials, Listener, OfficerIdentity, OfficerPlane, PeerIdentity, PeerPlane, mark_request,
};

/// Largest message between officers and their node, bytes.
const MAX_OFFICER_MESSAGE: usize = 512 * 1024;

/// Largest page of hits, bytes: each says in a line who it is about.
const MAX_HITS_MESSAGE: usize = 2 * 1024 * 1024;

/// The services of the officers' face.
pub(super) struct OfficerServices {
    records: api::Records,
    hits: api::HitDesk,
    inbox: api::Inbox,
    outcome: api::Outcome,
    requests: api::Requesting,
    onward: api::PassingOn,
    query: api::Asking,
    recall: api::Recall,
    retention: api::Retention,
    agreements: api::Agreements,
    approving: api::Approving,
    peers: api::Peers,
    ledger: api::Ledger,
    audit: api::AuditDesk,
    policy: api::PolicyDesk,
    doctor: api::Doctor,
    node: api::Node,
    notify: api::Notify,
    stats: api::Statistics,
    watchlists: api::WatchlistDesk,
    screening: api::ScreeningDesk,
}

impl OfficerServices {
    /// Wires the services to the stages.
    pub(super) fn new(
        base: &Base,
        held: &Holdings,
        stages: &Stages,
        credentials: Vec<(&'static str, Arc<Credentials>)>,
    ) -> Self {
        let desk = Desk {
            audit: Arc::clone(&held.audit),
            clock: base.machine_clock(),
            partners: Arc::clone(&held.partners),
            lookup: Arc::clone(&held.lookup),
            approvals: Arc::new(Approvals::new(
                base.folders.approvals.clone(),
                base.settings.approvals,
                base.medium(),
            )),
            decides: base.clock(),
        };
        let taking = Arc::new(api::Taking {
            card: base.identity.card().clone(),
            ledger: held.ledger.clone(),
            receipts: Arc::clone(&held.receipts),
            sessions: Arc::clone(&stages.peers),
        });
        let reading = Arc::new(api::Reading {
            taking: Arc::clone(&taking),
            partners: Arc::clone(&held.partners),
            ledger: held.ledger.clone(),
            lookup: Arc::clone(&held.lookup),
            receipts: Arc::clone(&held.receipts),
            outbox: stages.outbox.clone(),
            statuses: stages.peers.statuses(),
            retention: Arc::clone(&stages.retention),
            clock: base.clock(),
        });
        let records = api::Records {
            desk: desk.clone(),
            publisher: Arc::clone(&stages.publisher),
            reading: Arc::clone(&reading),
            watching: Arc::new(api::Watching {
                reading: Arc::clone(&reading),
                dues: Arc::clone(&stages.dues),
            }),
            media: held.media.clone(),
            stop: base.stop.clone(),
        };
        let recall = api::Recall {
            desk: desk.clone(),
            recall: Arc::clone(&stages.recall),
            reading: Arc::clone(&reading),
            publisher: Arc::clone(&stages.publisher),
        };
        let retention = api::Retention {
            desk: desk.clone(),
            retention: Arc::clone(&stages.retention),
            reading: Arc::clone(&reading),
            remind: base.settings.retention.remind,
        };
        let agreements = api::Agreements {
            desk: desk.clone(),
            contacts: Arc::clone(&stages.contacts),
            administration: Arc::clone(&stages.administration),
            partners: Arc::clone(&held.partners),
            clock: base.clock(),
        };
        let peers = api::Peers {
            desk: desk.clone(),
            contacts: Arc::clone(&stages.contacts),
            administration: Arc::clone(&stages.administration),
            partners: Arc::clone(&held.partners),
            sessions: Arc::clone(&stages.peers),
            taking: Arc::clone(&taking),
            receipts: Arc::clone(&held.receipts),
            lookup: Arc::clone(&held.lookup),
            outbox: stages.outbox.clone(),
            ledger: held.ledger.clone(),
            clock: base.clock(),
        };
        let policy = api::PolicyDesk {
            desk: desk.clone(),
            administration: Arc::clone(&stages.administration),
            reading: Arc::clone(&reading),
            replay: Replay {
                ledger: held.ledger.clone(),
                partners: Arc::clone(&held.partners),
                decisions: Arc::clone(&held.decisions),
                lookup: Arc::clone(&held.lookup),
                audit: Arc::clone(&held.audit),
            },
            replaying: Arc::new(Semaphore::new(1)),
            own: base.party(),
            clock: base.clock(),
        };
        let onward = api::PassingOn {
            desk: desk.clone(),
            onwards: Arc::clone(&stages.onwards),
            reading: Arc::clone(&reading),
            clock: base.clock(),
        };
        let query = api::Asking {
            desk: desk.clone(),
            queries: Arc::clone(&stages.queries),
            clock: base.clock(),
        };
        let approving = api::Approving {
            desk: desk.clone(),
            agreements: agreements.clone(),
            peers: peers.clone(),
            records: records.clone(),
            recall: recall.clone(),
            retention: retention.clone(),
            policy: policy.clone(),
            onward: onward.clone(),
            query: query.clone(),
            health: base.health.clone(),
            layout: base.settings.layout.clone(),
            follow: Arc::clone(&held.follow),
            under_way: Arc::default(),
            unnoted: api::Unnoted::default(),
        };
        let node = api::Node {
            desk: desk.clone(),
            party: base.party(),
            started: base.started,
            health: base.health.clone(),
            ledger: held.ledger.clone(),
            lookup: Arc::clone(&held.lookup),
            partners: Arc::clone(&held.partners),
            peers: Arc::clone(&stages.peers),
            taking,
            disk: held.disk.clone(),
            credentials,
            clock: Arc::clone(&base.clock),
            journals: vec![
                held.audit.reader(),
                held.partners.reader(),
                held.receipts.reader(),
                held.hits.reader(),
                held.ledger.records().bodies().journal().clone(),
            ],
            gone: held.gone.concerns(),
            remind: base.settings.retention.remind,
            notifier: Arc::clone(&stages.notifier),
            watchlists: Arc::clone(&held.watchlists),
            queries: Arc::clone(&stages.queries),
        };
        let examined = peers.clone();
        Self {
            records,
            hits: api::HitDesk {
                desk: desk.clone(),
                hits: Arc::clone(&held.hits),
                tellings: Arc::clone(&stages.tellings),
                reading: Arc::clone(&reading),
                lookup: Arc::clone(&held.lookup),
                watchlists: Arc::clone(&held.watchlists),
                dues: Arc::clone(&stages.dues),
                own: base.party(),
            },
            inbox: api::Inbox {
                desk: desk.clone(),
                dues: Arc::clone(&stages.dues),
                reading: Arc::clone(&reading),
                kept: stages.queries.kept(),
                clock: base.clock(),
            },
            requests: api::Requesting {
                desk: desk.clone(),
                requests: Arc::clone(&stages.requests),
                reading: Arc::clone(&reading),
            },
            onward,
            query,
            outcome: api::Outcome {
                desk: desk.clone(),
                outcomes: Arc::clone(&stages.outcomes),
                reading: Arc::clone(&reading),
            },
            recall,
            retention,
            agreements,
            approving,
            peers,
            ledger: api::Ledger {
                desk: desk.clone(),
                ledger: held.ledger.clone(),
                partners: Arc::clone(&held.partners),
                receipts: Arc::clone(&held.receipts),
                check: Arc::clone(&stages.check),
                checking: Arc::new(Semaphore::new(1)),
                origin: base.identity.origin(),
            },
            audit: api::AuditDesk {
                desk: desk.clone(),
                check: Arc::clone(&stages.check),
                checking: Arc::new(Semaphore::new(1)),
                exporting: Arc::new(Semaphore::new(1)),
            },
            policy,
            stats: api::Statistics {
                desk: desk.clone(),
                stats: Arc::clone(&stages.stats),
                reading: Arc::clone(&reading),
                clock: base.clock(),
            },
            watchlists: api::WatchlistDesk {
                desk: desk.clone(),
                lists: Arc::clone(&held.watchlists),
                push: Arc::new(Push {
                    lists: Arc::clone(&held.watchlists),
                    publisher: Arc::clone(&stages.publisher),
                    recall: Arc::clone(&stages.recall),
                    clock: base.clock(),
                    wide: base.settings.approvals.wide,
                    pushing: tokio::sync::Mutex::new(()),
                }),
                answering: api::Answering {
                    screening: Arc::clone(&stages.screening),
                    listed: stages.queries.listed(),
                },
                stop: base.stop.clone(),
            },
            screening: api::ScreeningDesk {
                desk: desk.clone(),
                screening: Arc::clone(&stages.screening),
                hits: Arc::clone(&held.hits),
                stop: base.stop.clone(),
            },
            notify: api::Notify {
                desk: desk.clone(),
                notifier: Arc::clone(&stages.notifier),
            },
            doctor: api::Doctor {
                desk,
                peers: examined,
                node: node.clone(),
            },
            node,
        }
    }
}

impl OfficerServices {
    /// Carries out what two officers want and the node left behind, until it stops.
    pub(super) fn carry_out(&self, stop: CancellationToken) -> JoinHandle<()> {
        tokio::spawn(self.approving.clone().run(stop))
    }
}

/// Serves peers until the node stops.
pub(super) fn serve_peers(
    base: &Base,
    listener: Listener<PeerPlane>,
    exchange: Exchange,
) -> JoinHandle<()> {
    let service = ExchangeServiceServer::new(exchange)
        .max_decoding_message_size(MAX_MESSAGE_LEN)
        .max_encoding_message_size(MAX_MESSAGE_LEN);
    let limits = &base.settings.peer_limits;
    let server = limits
        .apply(Server::builder())
        .layer(MapRequestLayer::new(mark_request::<PeerIdentity, Body>))
        .layer(Unanswered(limits.request_timeout))
        .add_service(service);
    let stop = base.stop.clone().cancelled_owned();
    tokio::spawn(async move {
        if let Err(error) = server
            .serve_with_incoming_shutdown(listener.incoming(), stop)
            .await
        {
            tracing::error!(%error, "peers' server ended");
        }
    })
}

/// Serves officers until the node stops.
pub(super) fn serve_officers(
    base: &Base,
    listener: Listener<OfficerPlane>,
    services: OfficerServices,
) -> JoinHandle<()> {
    let (reporter, health) = tonic_health::server::health_reporter();
    let report = tokio::spawn(report_health(
        reporter,
        base.health.clone(),
        base.stop.clone(),
    ));
    let limits = &base.settings.officer_limits;
    let server = limits
        .apply(Server::builder())
        .layer(MapRequestLayer::new(mark_request::<OfficerIdentity, Body>))
        .layer(Unanswered(limits.request_timeout))
        .add_service(health)
        .add_service(
            RecordServiceServer::new(services.records)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            OnwardServiceServer::new(services.onward)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            QueryServiceServer::new(services.query)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            RecallServiceServer::new(services.recall)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            RetentionServiceServer::new(services.retention)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            HitServiceServer::new(services.hits)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_HITS_MESSAGE),
        )
        .add_service(
            InboxServiceServer::new(services.inbox)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            RequestServiceServer::new(services.requests)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            OutcomeServiceServer::new(services.outcome)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            AgreementServiceServer::new(services.agreements)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            ApprovalServiceServer::new(services.approving)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(api::MAX_APPROVALS_MESSAGE),
        )
        .add_service(
            WatchlistServiceServer::new(services.watchlists)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(
            ScreeningServiceServer::new(services.screening)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(PeerServiceServer::new(services.peers))
        .add_service(DoctorServiceServer::new(services.doctor))
        .add_service(LedgerServiceServer::new(services.ledger))
        .add_service(AuditServiceServer::new(services.audit))
        .add_service(
            PolicyServiceServer::new(services.policy)
                .max_decoding_message_size(MAX_OFFICER_MESSAGE)
                .max_encoding_message_size(MAX_OFFICER_MESSAGE),
        )
        .add_service(StatsServiceServer::new(services.stats))
        .add_service(NotifyServiceServer::new(services.notify))
        .add_service(NodeServiceServer::new(services.node));
    let stop = base.stop.clone().cancelled_owned();
    tokio::spawn(async move {
        if let Err(error) = server
            .serve_with_incoming_shutdown(listener.incoming(), stop)
            .await
        {
            tracing::error!(%error, "officers' server ended");
        }
        report.abort();
    })
}

/// Tells whether the node takes records, by the health protocol of gRPC. When the node stops it says so and ends the
/// streams of those who watch.
async fn report_health(mut reporter: HealthReporter, health: Health, stop: CancellationToken) {
    const NODE: &str = "";
    let mut condition = health.watch();
    loop {
        let serving = condition.borrow_and_update().state == State::Ready && !stop.is_cancelled();
        let status = if serving {
            ServingStatus::Serving
        } else {
            ServingStatus::NotServing
        };
        reporter.set_service_status(NODE, status).await;
        if stop.is_cancelled() {
            return reporter.clear_service_status(NODE).await;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            changed = condition.changed() => if changed.is_err() { return },
        }
    }
}
