//! What monitoring alarms on beside counts: the node's state, the end of its certificates, the clocks of partners.

use std::sync::Arc;
use std::time::Duration;

use crate::partners::Partners;
use crate::peer::Peers;
use crate::ports::Clock;
use crate::telemetry::health::{Health, State};
use crate::telemetry::metrics::Metrics;
use crate::tls::Credentials;

/// How often the gauges are set.
const LOOK: Duration = Duration::from_secs(1);

/// Sets the gauges.
pub(super) struct Gauges {
    pub(super) metrics: Arc<Metrics>,
    pub(super) health: Health,
    pub(super) credentials: Vec<(&'static str, Arc<Credentials>)>,
    pub(super) partners: Arc<Partners>,
    pub(super) peers: Arc<Peers>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Gauges {
    /// Sets them until the task is dropped.
    pub(super) async fn run(self) {
        let mut tick = tokio::time::interval(LOOK);
        loop {
            tick.tick().await;
            self.set();
        }
    }

    fn set(&self) {
        let state = self.health.now().state;
        let is = |one: bool| i64::from(one);
        self.metrics.starting.set(is(state == State::Starting));
        self.metrics.guarded.set(is(state == State::Guarded));
        let read_only = matches!(state, State::ReadOnly(_));
        self.metrics.read_only.set(is(read_only));
        let now = self.clock.now().as_millis();
        for (name, credentials) in &self.credentials {
            let end = credentials.not_after().as_millis();
            self.metrics
                .certificate_ends(name, i128::from(end) - i128::from(now));
        }
        for party in self.partners.roster().peers().keys() {
            if let Some(ahead_ms) = self.peers.status(party).clock_ahead_ms {
                self.metrics.peer_clock_ahead(party, ahead_ms / 1000);
            }
        }
    }
}
