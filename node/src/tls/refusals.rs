//! Refused connections: counted each, told together. A stranger can make the node count, and cannot make it write.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::reason::Reason;
use tokio::time::Instant;

use crate::lock::lock;
use crate::telemetry::metrics::Metrics;

/// Least time between two lines.
pub(super) const TELL_EVERY: Duration = Duration::from_secs(10);

/// The refusals of one listener.
#[derive(Debug)]
pub(super) struct Refusals {
    metrics: Arc<Metrics>,
    untold: Mutex<Untold>,
}

#[derive(Debug, Default)]
struct Untold {
    reasons: BTreeMap<Reason, u64>,
    last: Option<SocketAddr>,
    told: Option<Instant>,
}

impl Refusals {
    pub(super) fn new(metrics: Arc<Metrics>) -> Self {
        Self {
            metrics,
            untold: Mutex::default(),
        }
    }

    /// Counts a refusal. The first in a quiet time is told at once, those after it with the next line.
    pub(super) fn note(&self, reason: Reason, remote: SocketAddr) {
        self.metrics.connection_refused(reason);
        let line = {
            let mut untold = lock(&self.untold);
            *untold.reasons.entry(reason).or_default() += 1;
            untold.last = Some(remote);
            untold.line(Instant::now())
        };
        tell(line);
    }

    /// Tells what was counted since the last line, if it is time.
    pub(super) fn tell(&self) {
        let line = {
            let mut untold = lock(&self.untold);
            untold.line(Instant::now())
        };
        tell(line);
    }
}

fn tell(line: Option<(String, SocketAddr)>) {
    if let Some((refusals, remote)) = line {
        tracing::info!(refusals, last.remote = %remote, "connections refused");
    }
}

impl Untold {
    fn line(&mut self, now: Instant) -> Option<(String, SocketAddr)> {
        let early = self.told.is_some_and(|told| now < told + TELL_EVERY);
        let remote = self.last.filter(|_| !early)?;
        let counts = std::mem::take(&mut self.reasons);
        let counts: Vec<_> = counts
            .iter()
            .map(|(reason, count)| format!("{reason} {count}"))
            .collect();
        (self.last, self.told) = (None, Some(now));
        Some((counts.join(", "), remote))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_refusals_is_one_line_in_an_interval() {
        let mut untold = Untold::default();
        let start = Instant::now();
        let remote = |n: u8| SocketAddr::from(([192, 0, 2, n], 1));
        let mut lines = Vec::new();
        for n in 0..200_u8 {
            *untold.reasons.entry(Reason::Malformed).or_default() += 1;
            untold.last = Some(remote(n));
            lines.extend(untold.line(start));
        }
        assert_eq!(lines, [("MALFORMED 1".to_owned(), remote(0))]);
        assert_eq!(
            untold.line(start + TELL_EVERY),
            Some(("MALFORMED 199".to_owned(), remote(199)))
        );
        assert_eq!(untold.line(start + TELL_EVERY * 2), None);
    }
}
