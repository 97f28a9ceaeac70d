//! The stages of the data path, wired to what the node holds.

use std::sync::Arc;

use ntc_core::identity::card::KeyRole;
use ntc_core::record::Defaults;
use ntc_core::watchlist::ShareMode;

use super::base::Base;
use super::holdings::Holdings;
use super::{Confirmation, StartError};
use crate::agree::{Administration, PolicyEntries};
use crate::contacts::Contacts;
use crate::due::Dues;
use crate::inbox::Signers;
use crate::notify::{Edges, Notifier};
use crate::onward::Onwards;
use crate::outbox::{Gate, Outbox, Sendings};
use crate::outcome::Outcomes;
use crate::partners::{Peer, Roster};
use crate::peer::{Guard, PeerParts, Peers, Serve, Streams, Way};
use crate::publish::{Publisher, References};
use crate::query::{Kept, KeptError, Listed, Queries, Quotas};
use crate::recall::Recall;
use crate::request::Requests;
use crate::retention::Retention;
use crate::screening::{self, Screening};
use crate::stats::Stats;
use crate::store::index::JournalId;
use crate::telling::Tellings;
use crate::tls::Dialler;
use crate::verify::Check;

/// The stages.
pub(super) struct Stages {
    pub(super) publisher: Arc<Publisher>,
    pub(super) administration: Arc<Administration>,
    pub(super) outbox: Outbox,
    pub(super) peers: Arc<Peers>,
    pub(super) contacts: Arc<Contacts>,
    pub(super) dues: Arc<Dues>,
    pub(super) outcomes: Arc<Outcomes>,
    pub(super) requests: Arc<Requests>,
    pub(super) onwards: Arc<Onwards>,
    pub(super) queries: Arc<Queries>,
    pub(super) recall: Arc<Recall>,
    pub(super) tellings: Arc<Tellings>,
    pub(super) retention: Arc<Retention>,
    pub(super) check: Arc<Check>,
    pub(super) notifier: Arc<Notifier>,
    pub(super) stats: Arc<Stats>,
    pub(super) screening: Arc<Screening>,
}

impl Stages {
    /// Wires the stages; sessions with enrolled peers start.
    pub(super) fn start(
        base: &Base,
        held: &Holdings,
        dialler: Dialler,
    ) -> Result<Self, StartError> {
        let publisher = Arc::new(publisher(base, held));
        let outbox = Outbox {
            ledger: held.ledger.clone(),
            partners: Arc::clone(&held.partners),
            receipts: Arc::clone(&held.receipts),
            onward: Gate {
                lookup: Arc::clone(&held.lookup),
            },
            sendings: Arc::new(Sendings::open(
                base.folders.sent.clone(),
                base.medium(),
                base.clock().now(),
            )),
            decisions: Arc::clone(&held.decisions),
            clock: base.clock(),
            metrics: base.metrics(),
        };
        let roster = held.partners.roster();
        let guard = Arc::new(guard(base, held, &roster)?);
        for peer in roster.peers().values() {
            let receipt = held.receipts.witnessed(peer.slot);
            guard.compare(&peer.card, &receipt, &held.ledger);
        }
        guard.begin();
        let peers = Arc::new(Peers::new(peer_parts(base, held, dialler, &guard)));
        peers.start_all();
        let sessions = Arc::clone(&peers);
        let administration = Administration {
            own: base.party(),
            card: base.identity.card().clone(),
            author: base.signer(KeyRole::Author),
            partners: Arc::clone(&held.partners),
            ledger: held.ledger.clone(),
            publisher: Arc::clone(&publisher),
            entries: PolicyEntries::new(held.ledger.clone(), Arc::clone(&held.partners)),
            clock: base.clock(),
            announced: Box::new(move |party| sessions.announced(party)),
            enrolling: tokio::sync::Mutex::new(()),
        };
        let (lookup, statuses) = (Arc::clone(&held.lookup), peers.statuses());
        let check = Check {
            own: base.party(),
            keys: base.identity.card().listed_keys().to_vec(),
            own_ledger: base.ledger_keys()?,
            heads: base.heads(),
            ledger: held.ledger.clone(),
            replicas: Box::new(move |party, slot| match statuses.aside(party) {
                Some(why) => Err(why.said()),
                None => Ok(lookup.replica(JournalId::replica(slot))),
            }),
            partners: Arc::clone(&held.partners),
            receipts: Arc::clone(&held.receipts),
            marks: Arc::clone(&held.marks),
            audit: held.audit.reader(),
            decisions: Arc::clone(&held.decisions),
            hits: held.hits.reader(),
            folders: base.folders.checked(),
        };
        let contacts = Arc::new(Contacts {
            publisher: Arc::clone(&publisher),
        });
        let dues = Arc::new(Dues {
            contacts: Arc::clone(&contacts),
            publisher: Arc::clone(&publisher),
            outbox: outbox.clone(),
            receipts: Arc::clone(&held.receipts),
        });
        let stats = Stats {
            publisher: Arc::clone(&publisher),
            receipts: Arc::clone(&held.receipts),
        };
        let outcomes = Outcomes {
            publisher: Arc::clone(&publisher),
            dues: Arc::clone(&dues),
        };
        let recall = Recall {
            publisher: Arc::clone(&publisher),
            outbox: outbox.clone(),
            receipts: Arc::clone(&held.receipts),
            audit: Arc::clone(&held.audit),
            clock: base.machine_clock(),
            keeps: {
                let sessions = Arc::clone(&peers);
                Arc::new(move |party, place| sessions.keep(party, place))
            },
            ordering: tokio::sync::Mutex::new(()),
        };
        let recall = Arc::new(recall);
        let lists = Arc::clone(&held.watchlists);
        let tellings = Tellings {
            publisher: Arc::clone(&publisher),
            recall: Arc::clone(&recall),
            hits: Arc::clone(&held.hits),
            shares: Box::new(move |name| {
                let list = lists.list(name);
                list.is_ok_and(|held| held.list().share != ShareMode::None)
            }),
        };
        let retention = Retention::new(
            (Arc::clone(&publisher), Arc::clone(&recall)),
            Arc::clone(&held.quotas),
            base.settings.retention.received,
        );
        let requests = Requests {
            publisher: Arc::clone(&publisher),
            dues: Arc::clone(&dues),
            recall: Arc::clone(&recall),
            outbox: outbox.clone(),
            revealing: tokio::sync::Mutex::new(()),
        };
        let requests = Arc::new(requests);
        let onwards = Onwards {
            publisher: Arc::clone(&publisher),
            requests: Arc::clone(&requests),
            gate: outbox.onward.clone(),
            most: base.settings.retention.received,
            passing: tokio::sync::Mutex::new(()),
        };
        let queries = queries(base, held, peers.way())?;
        Ok(Self {
            queries: Arc::new(queries),
            publisher,
            administration: Arc::new(administration),
            outbox,
            peers,
            contacts,
            dues,
            outcomes: Arc::new(outcomes),
            requests,
            onwards: Arc::new(onwards),
            recall,
            tellings: Arc::new(tellings),
            retention: Arc::new(retention),
            check: Arc::new(check),
            notifier: Arc::new(notifier(base, held)),
            stats: Arc::new(stats),
            screening: Arc::new(screening(base, held)?),
        })
    }

    /// What serves peers their feeds.
    pub(super) fn serve(&self, base: &Base, held: &Holdings) -> Result<Serve, StartError> {
        Ok(Serve {
            outbox: self.outbox.clone(),
            receipts: Arc::clone(&held.receipts),
            partners: Arc::clone(&held.partners),
            gossip: self.peers.gossip(),
            keys: self.peers.keys(),
            lookup: Arc::clone(&held.lookup),
            statuses: self.peers.statuses(),
            own_ledger: base.ledger_keys()?,
            streams: Streams::default(),
            stop: base.stop.clone(),
        })
    }
}

/// The guard, told what this node's own files know: receipts, and the mark beside the keys.
fn guard(base: &Base, held: &Holdings, roster: &Roster) -> Result<Guard, StartError> {
    let receipted = |peer: &Peer| {
        let kept = !held.receipts.witnessed(peer.slot).is_empty();
        kept || held.gone.has_receipt_of(peer.card.party())
    };
    let confirmed = base.confirmed == Confirmation::NewestAndAlone;
    let own = (held.evidence, confirmed);
    let guard = Guard::new(
        base.ledger_keys()?,
        roster,
        receipted,
        own,
        base.health.clone(),
    );
    if let Some(mark) = held.marks.beside_keys() {
        guard.compare_mark(&mark, &held.ledger);
    }
    Ok(guard)
}

fn publisher(base: &Base, held: &Holdings) -> Publisher {
    Publisher {
        party: base.party(),
        author: base.signer(KeyRole::Author),
        defaults: Defaults {
            expiry: base.settings.default_expiry,
        },
        partners: Arc::clone(&held.partners),
        ledger: held.ledger.clone(),
        lookup: Arc::clone(&held.lookup),
        media: held.media.clone(),
        clock: base.clock(),
        entropy: base.entropy(),
        metrics: base.metrics(),
        references: References::default(),
    }
}

/// What was under way when the node stopped is settled before anything is asked.
fn queries(base: &Base, held: &Holdings, way: Way) -> Result<Queries, StartError> {
    let failed = |error: KeptError| StartError::Queries(error.to_string());
    let (clock, ledger) = (base.clock(), held.ledger.clone());
    let kept = Kept::open(&base.folders.queries, &base.medium(), clock.now()).map_err(failed)?;
    let entries = |since| Ok(ledger.records().queries_since(since)?);
    kept.settle(entries, clock.now()).map_err(failed)?;
    Ok(Queries {
        own: base.party(),
        author: base.signer(KeyRole::Author),
        partners: Arc::clone(&held.partners),
        quotas: Quotas::from(&ledger.head().queries),
        ledger,
        lookup: Arc::clone(&held.lookup),
        clock,
        entropy: base.entropy(),
        reach: Arc::new(way),
        kept: Arc::new(kept),
        listed: Arc::new(Listed::new(Arc::clone(&held.watchlists))),
        decisions: Arc::clone(&held.decisions),
    })
}

fn screening(base: &Base, held: &Holdings) -> Result<Screening, StartError> {
    let parts = screening::Parts {
        own: base.party(),
        watchlists: Arc::clone(&held.watchlists),
        lookup: Arc::clone(&held.lookup),
        clock: base.clock(),
        entropy: base.entropy(),
        medium: base.medium(),
        disk: held.disk.clone(),
        keep: base.settings.keep_screened,
        hits: Arc::clone(&held.hits) as _,
    };
    Screening::open(&base.folders.screening, parts)
        .map_err(|error| StartError::Folder(error.path, error.source))
}

fn notifier(base: &Base, held: &Holdings) -> Notifier {
    let edges = Edges {
        clock: base.machine_clock(),
        entropy: base.entropy(),
        medium: base.medium(),
        connect: base.connect(),
        metrics: base.metrics(),
    };
    Notifier::new(
        (base.identity.domain().as_str(), &base.party()),
        &base.settings.notify,
        base.folders.notify.clone(),
        Arc::clone(&held.lookup),
        edges,
    )
}

fn peer_parts(base: &Base, held: &Holdings, dialler: Dialler, guard: &Arc<Guard>) -> PeerParts {
    let (domain, party) = (base.identity.domain(), base.party());
    PeerParts {
        signers: Signers {
            witness: (domain.witness_name(&party), base.signer(KeyRole::Witness)),
            receipt: (domain.receipt_name(&party), base.signer(KeyRole::Receipt)),
            ledger: base.identity.origin(),
        },
        own: party,
        replicas: base.folders.replicas.clone(),
        snapshots: base.folders.derived.clone(),
        evidence: base.folders.evidence.clone(),
        journal: base.replica_options(),
        medium: base.medium(),
        quotas: Arc::clone(&held.quotas),
        partners: Arc::clone(&held.partners),
        ledger: held.ledger.clone(),
        lookup: Arc::clone(&held.lookup),
        media: held.media.clone(),
        dialler,
        guard: Arc::clone(guard),
        clock: base.clock(),
        entropy: base.entropy(),
        metrics: base.metrics(),
        stop: base.stop.clone(),
    }
}
