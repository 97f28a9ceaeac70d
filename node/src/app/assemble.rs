//! Putting a node together, from the disk upwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::envelope::{PublicKey, Sign};
use ntc_core::identity::card::KeyRole;
use ntc_core::ledger::entry::{Entry, KeyOperation};
use ntc_core::ledger::note::NoteKey;
use ntc_core::model::record::Defaults;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

use super::tasks::{self, Reload};
use super::{Addresses, App, Ports, StartError, reconcile};
use crate::api::{self, Audit, Desk, Exchange};
use crate::config::Settings;
use crate::identity::Identity;
use crate::ledger::{Heads, Ledger, LedgerParts, Places};
use crate::lookup::Lookup;
use crate::media::MediaStore;
use crate::outbox::{Outbox, Receipts};
use crate::partners::{Administration, Partners};
use crate::peer::{Guard, PeerParts, Peers, Serve};
use crate::publish::{self, Publisher};
use crate::store::disk::{DiskWatch, Reserve};
use crate::store::index::{Index, JournalId};
use crate::store::journal::JournalOptions;
use crate::telemetry::health::Health;
use crate::telemetry::metrics::Metrics;
use crate::tls::{
    Connections, Credentials, Dialler, Listener, OfficerPlane, OfficerTrust, PeerPlane, TrustStore,
};
use crate::verify::Check;

/// The folders of a node's data. `derived` and `index` hold nothing that the others do not say.
pub(crate) struct Folders {
    pub(crate) ledger: PathBuf,
    pub(crate) partners: PathBuf,
    pub(crate) replicas: PathBuf,
    pub(crate) audit: PathBuf,
    pub(crate) media: PathBuf,
    pub(crate) receipts: PathBuf,
    pub(crate) evidence: PathBuf,
    pub(crate) derived: PathBuf,
    pub(crate) index: PathBuf,
}

impl Folders {
    /// The folders below a data directory.
    pub(crate) fn below(data: &Path) -> Self {
        Self {
            ledger: data.join("ledger"),
            partners: data.join("partners"),
            replicas: data.join("replicas"),
            audit: data.join("audit"),
            media: data.join("media"),
            receipts: data.join("receipts"),
            evidence: data.join("evidence"),
            derived: data.join("derived"),
            index: data.join("index"),
        }
    }

    fn make(&self) -> Result<(), StartError> {
        let all = [
            &self.replicas,
            &self.media,
            &self.receipts,
            &self.derived,
            &self.index,
        ];
        for folder in all {
            fs::create_dir_all(folder)
                .map_err(|error| StartError::Folder(folder.clone(), error))?;
        }
        Ok(())
    }
}

/// The keys of a node as its stages use them.
struct Signers {
    author: Arc<dyn Sign>,
    ledger: Arc<dyn Sign>,
    witness: Arc<dyn Sign>,
    receipt: Arc<dyn Sign>,
}

impl Signers {
    fn of(identity: &Identity) -> Self {
        let keys = identity.keys();
        Self {
            author: Arc::new(keys.author().clone()),
            ledger: Arc::new(keys.ledger().clone()),
            witness: Arc::new(keys.witness().clone()),
            receipt: Arc::new(keys.receipt().clone()),
        }
    }
}

/// What makes heads of the own ledger.
pub(crate) fn heads(identity: &Identity) -> Heads {
    Heads {
        origin: identity.origin(),
        slot_secret: Zeroizing::new(*identity.keys().feed_salt()),
    }
}

/// The first entries of a new ledger: the party's keys.
pub(crate) fn genesis(identity: &Identity, ports: &Ports) -> Vec<Entry> {
    let now = ports.clock.now();
    let entry = |role| Entry::Key {
        time: now,
        operation: KeyOperation::Add,
        role,
        valid_from: now,
        vkey: identity.card().vkey(role),
    };
    KeyRole::ALL.map(entry).to_vec()
}

/// How the ledger's journal is laid out.
pub(crate) fn ledger_options(settings: &Settings) -> JournalOptions {
    JournalOptions {
        segment_bytes: settings.disk.ledger_segment_bytes,
        ..JournalOptions::default()
    }
}

/// How a replica's journal is laid out.
pub(crate) fn replica_options(settings: &Settings) -> JournalOptions {
    JournalOptions {
        segment_bytes: settings.disk.replica_segment_bytes,
        ..JournalOptions::default()
    }
}

/// Starts a node.
///
/// # Errors
/// When anything it needs is missing or damaged.
pub async fn build(settings: Settings, ports: Ports) -> Result<App, StartError> {
    let started = ports.clock.now();
    let identity = Identity::load(&settings.layout, &settings.party, &settings.domain)?;
    let folders = Folders::below(&settings.data_dir);
    folders.make()?;
    let (health, metrics) = (Health::new(), Arc::new(Metrics::new()));
    let signers = Signers::of(&identity);
    let own_ledger = NoteKey::note(
        identity.origin(),
        PublicKey::from_bytes(&identity.card().keys().ledger)?,
    );
    let stop = CancellationToken::new();

    // The disk.
    let disk = DiskWatch::new(
        &settings.data_dir,
        reserve(&settings),
        Arc::clone(&ports.medium),
    );
    let partners = Arc::new(Partners::open(
        identity.party().clone(),
        identity.card().keys().author,
        &folders.partners,
        Arc::clone(&ports.medium),
        Arc::clone(&ports.clock),
    )?);
    let audit = Arc::new(Audit::open(&folders.audit, Arc::clone(&ports.medium))?);
    let media = MediaStore::open(&folders.media)
        .map_err(|error| StartError::Folder(folders.media.clone(), error))?;
    let (ledger, writer) = Ledger::open(
        LedgerParts {
            places: Places {
                journal: folders.ledger.clone(),
                derived: folders.derived.join("ledger"),
            },
            journal: ledger_options(&settings),
            medium: Arc::clone(&ports.medium),
            disk: disk.clone(),
            signer: Arc::clone(&signers.ledger),
            clock: Arc::clone(&ports.clock),
            health: health.clone(),
            metrics: Arc::clone(&metrics),
        },
        heads(&identity),
        genesis(&identity, &ports),
        &mut |_| {},
    )?;
    let (index, opened) = Index::open(&folders.index, Arc::clone(&ports.medium))?;
    tracing::info!(?opened, "index opened");
    let lookup = Arc::new(Lookup::new(index, started, Arc::clone(&metrics)));
    lookup.follow(JournalId::Ledger, ledger.journal().clone());

    // Trust and connections.
    let connections = Connections::new();
    let trust = Arc::new(TrustStore::new(
        tasks::trust(&settings.domain, &partners.roster()),
        connections.clone(),
    ));
    let layout = &settings.layout;
    let node_credentials = Arc::new(Credentials::load(
        layout.node_cert(),
        layout.node_key(),
        started,
    )?);
    let office_credentials = Arc::new(Credentials::load(
        layout.officer_server_cert(),
        layout.officer_server_key(),
        started,
    )?);
    let officers = Arc::new(OfficerTrust::load(
        layout,
        identity.party(),
        connections.clone(),
    )?);
    let peer_plane = PeerPlane::new(
        Arc::clone(&trust),
        Arc::clone(&node_credentials),
        Arc::clone(&ports.clock),
    )?;
    let officer_plane = OfficerPlane::new(
        Arc::clone(&officers),
        Arc::clone(&office_credentials),
        Arc::clone(&ports.clock),
    )?;
    let bind = |address, error| StartError::Bind(address, error);
    let peer_listener = Listener::bind(
        settings.listen_peers,
        peer_plane,
        settings.peer_limits.clone(),
        connections.clone(),
        Arc::clone(&metrics),
    )
    .await
    .map_err(|error| bind(settings.listen_peers, error))?;
    let officer_listener = Listener::bind(
        settings.listen_officers,
        officer_plane,
        settings.officer_limits.clone(),
        connections.clone(),
        Arc::clone(&metrics),
    )
    .await
    .map_err(|error| bind(settings.listen_officers, error))?;
    let metrics_listener = TcpListener::bind(settings.listen_metrics)
        .await
        .map_err(|error| bind(settings.listen_metrics, error))?;
    let addresses = Addresses {
        peers: peer_listener.local_addr(),
        officers: officer_listener.local_addr(),
        metrics: metrics_listener
            .local_addr()
            .map_err(|error| bind(settings.listen_metrics, error))?,
    };

    // The stages.
    let publisher = Arc::new(Publisher::new(publish::Parts {
        party: identity.party().clone(),
        author: Arc::clone(&signers.author),
        defaults: Defaults {
            expiry: settings.default_expiry,
        },
        partners: Arc::clone(&partners),
        ledger: ledger.clone(),
        lookup: Arc::clone(&lookup),
        media: media.clone(),
        clock: Arc::clone(&ports.clock),
        entropy: Arc::clone(&ports.entropy),
        metrics: Arc::clone(&metrics),
    }));
    let administration = Arc::new(Administration {
        own: identity.party().clone(),
        author: Arc::clone(&signers.author),
        partners: Arc::clone(&partners),
        ledger: ledger.clone(),
        publisher: Arc::clone(&publisher),
        clock: Arc::clone(&ports.clock),
        enrolling: tokio::sync::Mutex::new(()),
    });
    let receipts = Arc::new(Receipts::new(&folders.receipts, Arc::clone(&ports.medium)));
    let outbox = Outbox {
        ledger: ledger.clone(),
        partners: Arc::clone(&partners),
        clock: Arc::clone(&ports.clock),
        metrics: Arc::clone(&metrics),
    };
    let guard = Arc::new(Guard::new(
        own_ledger.clone(),
        &partners.roster(),
        health.clone(),
    ));
    let domain = identity.domain();
    let peers = Arc::new(Peers::new(PeerParts {
        own: identity.party().clone(),
        witness: (domain.witness_name(identity.party()), signers.witness),
        receipt: (domain.receipt_name(identity.party()), signers.receipt),
        replicas: folders.replicas.clone(),
        snapshots: folders.derived.clone(),
        evidence: folders.evidence.clone(),
        journal: replica_options(&settings),
        medium: Arc::clone(&ports.medium),
        partners: Arc::clone(&partners),
        ledger: ledger.clone(),
        lookup: Arc::clone(&lookup),
        media: media.clone(),
        dialler: Dialler::new(
            Arc::clone(&trust),
            Arc::clone(&node_credentials),
            domain.clone(),
            connections.clone(),
            Arc::clone(&ports.clock),
        ),
        guard: Arc::clone(&guard),
        clock: Arc::clone(&ports.clock),
        entropy: Arc::clone(&ports.entropy),
        metrics: Arc::clone(&metrics),
        stop: stop.clone(),
    }));
    peers
        .start_all()
        .map_err(|error| StartError::Peers(error.to_string()))?;
    let check = Arc::new(Check {
        own: identity.party().clone(),
        author: PublicKey::from_bytes(&identity.card().keys().author)?,
        heads: heads(&identity),
        ledger: ledger.clone(),
        lookup: Arc::clone(&lookup),
        partners: Arc::clone(&partners),
    });

    // The faces.
    let desk = Desk {
        audit: Arc::clone(&audit),
        clock: Arc::clone(&ports.clock),
    };
    let exchange = Exchange {
        serve: Serve {
            outbox: outbox.clone(),
            receipts: Arc::clone(&receipts),
            partners: Arc::clone(&partners),
            gossip: peers.gossip(),
            lookup: Arc::clone(&lookup),
            own_ledger,
            stop: stop.clone(),
        },
        peers: Arc::clone(&peers),
        media: media.clone(),
    };
    let services = tasks::OfficerServices {
        records: api::Records {
            desk: desk.clone(),
            publisher: Arc::clone(&publisher),
            reading: Arc::new(api::Reading {
                partners: Arc::clone(&partners),
                ledger: ledger.clone(),
                lookup: Arc::clone(&lookup),
                receipts: Arc::clone(&receipts),
            }),
            media,
        },
        agreements: api::Agreements {
            desk: desk.clone(),
            administration: Arc::clone(&administration),
            partners: Arc::clone(&partners),
            clock: Arc::clone(&ports.clock),
        },
        peers: api::Peers {
            desk: desk.clone(),
            administration: Arc::clone(&administration),
            partners: Arc::clone(&partners),
            sessions: Arc::clone(&peers),
            receipts: Arc::clone(&receipts),
            ledger: ledger.clone(),
        },
        ledger: api::Ledger {
            desk: desk.clone(),
            ledger: ledger.clone(),
            partners: Arc::clone(&partners),
            receipts: Arc::clone(&receipts),
            check: Arc::clone(&check),
            checking: Arc::new(tokio::sync::Semaphore::new(1)),
            origin: identity.origin(),
        },
        node: api::Node {
            desk,
            party: identity.party().clone(),
            started,
            health: health.clone(),
            ledger: ledger.clone(),
            lookup: Arc::clone(&lookup),
            partners: Arc::clone(&partners),
            peers: Arc::clone(&peers),
            disk: disk.clone(),
            credentials: vec![
                ("node", Arc::clone(&node_credentials)),
                ("officers' server", Arc::clone(&office_credentials)),
            ],
            clock: Arc::clone(&ports.clock),
        },
        health: health.clone(),
    };
    let servers = vec![
        tasks::serve_peers(peer_listener, &settings.peer_limits, exchange, stop.clone()),
        tasks::serve_officers(
            officer_listener,
            &settings.officer_limits,
            services,
            stop.clone(),
        ),
    ];
    let reload = Reload {
        domain: settings.domain.clone(),
        partners: Arc::clone(&partners),
        trust,
        officers,
        credentials: vec![node_credentials, office_credentials],
        clock: Arc::clone(&ports.clock),
    };
    let background = tasks::Background {
        metrics_listener,
        metrics: Arc::clone(&metrics),
        lookup: Arc::clone(&lookup),
        ledger: ledger.clone(),
        partners: Arc::clone(&partners),
        peers: Arc::clone(&peers),
        outbox,
        receipts: Arc::clone(&receipts),
        audit: Arc::clone(&audit),
        guard,
        disk,
        reload: reload.clone(),
        reconcile: reconcile::Reconcile {
            own: identity.party().clone(),
            lookup: Arc::clone(&lookup),
            ledger: ledger.clone(),
            partners: Arc::clone(&partners),
        },
        stop: stop.clone(),
    };
    tracing::info!(node.id = %settings.party, peers = %addresses.peers, officers = %addresses.officers, "node started");
    Ok(App {
        party: settings.party,
        addresses,
        health,
        metrics,
        ledger,
        partners,
        publisher,
        administration,
        lookup,
        peers,
        receipts,
        audit,
        check,
        reload,
        writer,
        tasks: background.spawn(),
        servers,
        stop,
        drain: settings.drain_timeout,
    })
}

fn reserve(settings: &Settings) -> Reserve {
    Reserve {
        refuse_percent: settings.disk.reserve_percent,
        refuse_bytes: settings.disk.reserve_bytes,
        alarm_percent: settings.disk.alarm_percent,
    }
}
