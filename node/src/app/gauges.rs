//! What monitoring alarms on beside counts: the node's state, the end of its certificates, how partners stand, what is
//! overdue, what waits for a second officer, own rules that fail.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::approval::Stage;

use crate::approvals::Approvals;
use crate::chain::Ledger;
use crate::due::Dues;
use crate::outbox::Receipts;
use crate::partners::Partners;
use crate::peer::Peers;
use crate::ports::Clock;
use crate::store::disk::DiskWatch;
use crate::telemetry::health::{FULL, Health, State};
use crate::telemetry::metrics::{Metrics, QuotaNow};
use crate::tls::Credentials;

/// How often the gauges are set.
const LOOK: Duration = Duration::from_secs(1);
/// After how many of these those are set for which files are read.
const READ_AFTER: u32 = 30;
/// What is counted of what is overdue of a side, at most.
const MAX_OVERDUE: usize = 1_000;

/// Sets the gauges.
#[derive(Clone)]
pub(super) struct Gauges {
    pub(super) metrics: Arc<Metrics>,
    pub(super) health: Health,
    pub(super) disk: DiskWatch,
    pub(super) credentials: Vec<(&'static str, Arc<Credentials>)>,
    pub(super) partners: Arc<Partners>,
    pub(super) peers: Arc<Peers>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) ledger: Ledger,
    pub(super) receipts: Arc<Receipts>,
    pub(super) dues: Arc<Dues>,
    pub(super) approvals: Arc<Approvals>,
}

impl Gauges {
    /// Sets them until the task is dropped.
    pub(super) async fn run(self) {
        let mut tick = tokio::time::interval(LOOK);
        let mut rounds = 0_u32;
        loop {
            tick.tick().await;
            let (this, reads) = (self.clone(), rounds.is_multiple_of(READ_AFTER));
            // How partners stand is kept under locks that are held over a sync. What cannot be read keeps the value that it
            // had.
            let set = tokio::task::spawn_blocking(move || {
                this.set();
                if reads {
                    this.read();
                }
            });
            drop(set.await);
            rounds = rounds.wrapping_add(1);
        }
    }

    /// Sets those for which files are read.
    fn read(&self) {
        if let Ok((own, partners)) = self.dues.overdue(MAX_OVERDUE) {
            self.metrics.overdue("own", own);
            self.metrics.overdue("partners", partners);
        }
        let now = self.clock.now();
        if let Ok(all) = self.approvals.list() {
            let waiting = all.iter().filter(|it| it.stage(now) == Stage::Waits);
            let waiting = i64::try_from(waiting.count()).unwrap_or(i64::MAX);
            self.metrics.approvals_waiting.set(waiting);
        }
    }

    fn set(&self) {
        let state = self.health.now().state;
        let is = |one: bool| i64::from(one);
        self.metrics.starting.set(is(state == State::Starting));
        self.metrics.guarded.set(is(state == State::Guarded));
        let is_full = state.told(self.disk.is_full()) == FULL;
        self.metrics.full.set(is(is_full));
        let read_only = matches!(state, State::ReadOnly(_));
        self.metrics.read_only.set(is(read_only));
        let now = self.clock.now().as_millis();
        for (name, credentials) in &self.credentials {
            let end = credentials.not_after().as_millis();
            self.metrics
                .certificate_ends(name, i128::from(end) - i128::from(now));
        }
        let failures = i64::try_from(self.partners.rule_failures()).unwrap_or(i64::MAX);
        self.metrics.rule_failures.set(failures);
        let (roster, head) = (self.partners.roster(), self.ledger.head());
        let active = roster
            .peers()
            .values()
            .filter(|peer| peer.suspended.is_none());
        let active = i64::try_from(active.count()).unwrap_or(i64::MAX);
        self.metrics.peers.set(active);
        for (party, peer) in roster.peers() {
            let told = head.feeds.get(&peer.slot).map_or(0, |feed| feed.head.size);
            let unreceipted = told.saturating_sub(self.receipts.feed_size(peer.slot));
            let quota = self.peers.quota(party);
            let quota = QuotaNow {
                held_bytes: quota.held().bytes,
                used_percent: self.peers.quota_percent(quota.held()),
                reached: quota.reached.is_some(),
            };
            self.metrics.peer_stands(party, unreceipted, &quota);
            if let Some(ahead_ms) = self.peers.status(party).clock_ahead_ms {
                self.metrics.peer_clock_ahead(party, ahead_ms / 1000);
            }
        }
    }
}
