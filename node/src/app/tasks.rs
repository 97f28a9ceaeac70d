//! What runs beside the calls: the index follower, heartbeats, housekeeping, and what follows from changes of
//! partners.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::ledger::guard::StartEvidence;
use ntc_core::life::Subject;
use ntc_core::party::Party;
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;

use super::base::Base;
use super::gauges::Gauges;
use super::grounds::Sides;
use super::holdings::Holdings;
use super::reload::Reload;
use super::stages::Stages;
use super::{founding, note_signed};
use crate::agree::Administration;
use crate::approvals::Approvals;
use crate::audit::{Audit, Notes};
use crate::chain::Ledger;
use crate::clock::{LedgerClock, MAX_CLOCK_BEHIND};
use crate::hits::{Answers, Hits};
use crate::identity::mark::{MARK_EVERY, Marks};
use crate::outbox::{Outbox, Receipts};
use crate::partners::{Looks, Partners};
use crate::peer::Peers;
use crate::ports::{Accept, Clock, Entropy};
use crate::store::disk::DiskWatch;
use crate::telemetry::health::{Health, State};
use crate::telemetry::logging::lost_lines;
use crate::telemetry::metrics::Metrics;
use crate::telemetry::scrape;
use crate::tls::LookUps;

/// How often a head is signed although nothing was written.
const HEARTBEAT: Duration = Duration::from_secs(60);
/// How often receipts are written, the ends of journals made durable, and disk and revoked certificates looked at.
const HOUSEKEEPING: Duration = Duration::from_secs(1);

/// How long what was agreed waits when the ledger takes nothing, before it is tried again.
const SETTLE_AGAIN: Duration = Duration::from_secs(1);

/// Starts all that runs in the background.
pub(super) fn spawn(
    base: &Base,
    held: &Holdings,
    stages: &Stages,
    metrics: Box<dyn Accept>,
    reload: &Reload,
) -> Vec<JoinHandle<()>> {
    let mut heads = held.ledger.watch();
    let gauges = Gauges {
        metrics: base.metrics(),
        health: base.health.clone(),
        disk: held.disk.clone(),
        credentials: reload.credentials.clone(),
        partners: Arc::clone(&held.partners),
        peers: Arc::clone(&stages.peers),
        clock: base.clock(),
        ledger: held.ledger.clone(),
        receipts: Arc::clone(&held.receipts),
        dues: Arc::clone(&stages.dues),
        approvals: Arc::new(Approvals::new(
            base.folders.approvals.clone(),
            base.settings.approvals,
            base.medium(),
        )),
    };
    let (woken, beat) = (Arc::clone(&held.lookup), held.ledger.clone());
    let changes = Changes {
        partners: Arc::clone(&held.partners),
        administration: Arc::clone(&stages.administration),
        peers: Arc::clone(&stages.peers),
        outbox: stages.outbox.clone(),
    };
    vec![
        tokio::spawn(held.anchors(base).run(
            held.ledger.clone(),
            base.health.clone(),
            held.founded,
        )),
        tokio::spawn(Arc::clone(&held.follow).run(base.stop.clone())),
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
        tokio::spawn(keep_mark(
            Arc::clone(&held.marks),
            held.ledger.clone(),
            base.health.clone(),
            base.entropy(),
        )),
        tokio::spawn(keep_trust(Arc::clone(&held.partners), reload.clone())),
        tokio::spawn(Arc::clone(&reload.trust).look_up_names(
            base.connect(),
            LookUps::default(),
            base.stop.clone(),
        )),
        tokio::spawn(changes.run()),
        tokio::spawn(housekeeping(
            Kept {
                receipts: Arc::clone(&held.receipts),
                hits: Arc::clone(&held.hits),
                peers: Arc::clone(&stages.peers),
            },
            held.disk.clone(),
            base.metrics(),
            reload.clone(),
            held.ledger.clone(),
            Arc::clone(&base.clock),
        )),
        tokio::spawn(take_notes(
            Notes::new(base.folders.notes.clone(), base.medium()),
            Arc::clone(&held.audit),
            base.machine_clock(),
        )),
        tokio::spawn(gauges.run()),
        tokio::spawn(Arc::clone(&held.audit).run()),
        tokio::spawn(Arc::clone(&held.decisions).run()),
        tokio::spawn(Arc::clone(&stages.recall).run(base.stop.clone())),
        tokio::spawn(
            Arc::clone(&stages.administration)
                .tell_untold(stages.recall.acts("TellAgreement"), base.stop.clone()),
        ),
        tokio::spawn(Arc::clone(&stages.retention).run(base.stop.clone())),
        tokio::spawn(Arc::clone(&stages.screening).run(base.stop.clone())),
        tokio::spawn(Arc::clone(&held.hits).run(
            answers(held, base.party()),
            Arc::new(Sides {
                watchlists: Arc::clone(&held.watchlists),
                lookup: Arc::clone(&held.lookup),
                screening: Arc::clone(&stages.screening),
            }),
            base.stop.clone(),
        )),
        tokio::spawn(Arc::clone(&stages.tellings).run(base.stop.clone())),
        tokio::spawn(Arc::clone(&stages.onwards).run(base.stop.clone())),
        tokio::spawn(Arc::clone(&stages.queries).keep_lists(base.stop.clone())),
        tokio::spawn(Arc::clone(&stages.notifier).run(base.stop.clone())),
        tokio::spawn(scrape::serve(metrics, base.metrics())),
    ]
}

/// Tells which record answers an own request, as far as the index has come. What cannot be read is asked again.
fn answers(held: &Holdings, own: Party) -> Answers {
    let lookup = Arc::clone(&held.lookup);
    Box::new(move |request| {
        let request = Subject {
            origin: own.clone(),
            id: request,
        };
        let came = lookup.state().came(&request).unwrap_or_default();
        came.first().map(|came| came.record)
    })
}

/// Notes outside the data how much was signed. Once the node may sign, data that were restored or moved are this
/// node's own, and get a pair of marks of their own.
async fn keep_mark(marks: Arc<Marks>, ledger: Ledger, health: Health, entropy: Arc<dyn Entropy>) {
    let mut condition = health.watch();
    let ready = condition.wait_for(|condition| condition.state == State::Ready);
    if ready.await.is_err() {
        return;
    }
    let mut tick = tokio::time::interval(MARK_EVERY);
    loop {
        tick.tick().await;
        let (marks, ledger, health) = (Arc::clone(&marks), ledger.clone(), health.clone());
        let entropy = Arc::clone(&entropy);
        let noted = tokio::task::spawn_blocking(move || {
            if marks.evidence() == StartEvidence::Intact {
                note_signed(&marks, &ledger, &health);
                return;
            }
            let (size, root) = founding::signed(&ledger);
            if let Err(error) = marks.pair(&*entropy, size, root) {
                tracing::error!(%error, "the data have no mark of their own");
            }
        });
        if noted.await.is_err() {
            return;
        }
    }
}

/// Journals whose ends are made durable here. The others see to it themselves.
#[derive(Clone)]
struct Kept {
    receipts: Arc<Receipts>,
    hits: Arc<Hits>,
    peers: Arc<Peers>,
}

impl Kept {
    fn settle(&self) {
        self.receipts.save();
        self.hits.settle();
        self.peers.settle();
    }
}

async fn housekeeping(
    kept: Kept,
    disk: DiskWatch,
    metrics: Arc<Metrics>,
    reload: Reload,
    ledger: Ledger,
    clock: Arc<LedgerClock>,
) {
    let mut was_behind = false;
    let mut tick = tokio::time::interval(HOUSEKEEPING);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        tell_of_clock(clock.behind(), &metrics, &mut was_behind);
        let (kept, disk, reload) = (kept.clone(), disk.clone(), reload.clone());
        let looked = tokio::task::spawn_blocking(move || {
            kept.settle();
            reload.revocations();
            disk.look()
        });
        ledger.settle();
        metrics
            .log_lines_lost
            .set(i64::try_from(lost_lines()).unwrap_or(i64::MAX));
        if let Ok(Ok((space, _))) = looked.await {
            let number = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
            metrics.disk_free_bytes.set(number(space.free));
            metrics.disk_total_bytes.set(number(space.total));
        }
    }
}

/// Takes what was done on this machine into the audit.
async fn take_notes(notes: Notes, audit: Arc<Audit>, clock: Arc<dyn Clock>) {
    let mut tick = tokio::time::interval(HOUSEKEEPING);
    let mut told = false;
    loop {
        tick.tick().await;
        let (notes, audit, now) = (notes.clone(), Arc::clone(&audit), clock.now());
        let taken = tokio::task::spawn_blocking(move || notes.take_in(&audit, now)).await;
        let failed = match taken {
            Ok(taken) => taken.err(),
            Err(_) => return,
        };
        if let Some(error) = failed.as_ref().filter(|_| !told) {
            tracing::error!(%error, "what was done on this machine is not in the audit yet");
        }
        told = failed.is_some();
    }
}

/// Tells of a clock that was set back: in the metrics, and once in the log.
fn tell_of_clock(behind: Duration, metrics: &Metrics, was_behind: &mut bool) {
    let seconds = i64::try_from(behind.as_secs()).unwrap_or(i64::MAX);
    metrics.clock_behind_seconds.set(seconds);
    let is_behind = behind > MAX_CLOCK_BEHIND;
    if is_behind && !*was_behind {
        tracing::error!(
            seconds,
            "the clock is behind the newest entry of the ledger; set it"
        );
    }
    *was_behind = is_behind;
}

/// What follows from a change of partners.
struct Changes {
    partners: Arc<Partners>,
    administration: Arc<Administration>,
    peers: Arc<Peers>,
    outbox: Outbox,
}

/// Lets every change of who is trusted act at once, and cuts the connections that it ends. In a task of its own: a
/// suspension waits for nothing.
async fn keep_trust(partners: Arc<Partners>, reload: Reload) {
    let mut changes = partners.watch();
    loop {
        reload.trust();
        if changes.changed().await.is_err() {
            return;
        }
    }
}

impl Changes {
    async fn run(self) {
        let mut changes = self.partners.watch();
        let mut expiry = tokio::time::interval(HEARTBEAT);
        let mut all = true;
        loop {
            let settled = self.settle().await;
            // Whoever is new gets a replica on the disk.
            let peers = Arc::clone(&self.peers);
            let started = tokio::task::spawn_blocking(move || peers.start_all());
            if started.await.is_err() {
                tracing::error!("sessions of new peers not started; tried again");
            }
            self.peers.forget_strangers().await;
            // What settles since is taken by the next round, which it wakes.
            let looks = self.partners.take_looks();
            self.reveal(if all { Looks::All } else { looks }).await;
            all = tokio::select! {
                changed = changes.changed() => {
                    if changed.is_err() { return }
                    false
                }
                // Agreements begin to be valid without any change.
                _ = expiry.tick() => true,
                () = tokio::time::sleep(SETTLE_AGAIN), if !settled => true,
            };
        }
    }

    /// Lets what was agreed act, once the ledger holds its POLICY entry, and begins the feeds of new peers; whether
    /// what was agreed acts. An entry that a stop prevented is written by the start after it.
    async fn settle(&self) -> bool {
        if let Err(error) = self.administration.entries.settle().await {
            let reason = error.reason();
            tracing::debug!(%error, %reason, "what was agreed does not act yet");
            return false;
        }
        self.administration.begin_feeds().await;
        true
    }

    async fn reveal(&self, looks: Looks) {
        let roster = self.partners.roster();
        let peers = roster.peers().iter();
        for (party, peer) in peers.filter(|(party, _)| looks.wants(party)) {
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
