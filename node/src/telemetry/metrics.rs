//! Metrics in the OpenMetrics text form. Labels are parties and reason codes, never anything of a record.

use ntc_core::party::Party;
use ntc_core::reason::Reason;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

/// Label of what concerns one peer.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub struct PeerLabel {
    /// The peer's party.
    peer: String,
}

/// Label of what concerns one peer and has a reason.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub struct PeerReasonLabel {
    /// The peer's party; empty when it is not known.
    peer: String,
    /// The reason code.
    reason: String,
}

/// Label of what a side owes.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub struct SideLabel {
    /// Who owes it: `own` for this party, `partners` for others.
    by: &'static str,
}

/// Label of a certificate of the node.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub struct CertificateLabel {
    /// Which: `node` for peers, `officers` for officers.
    certificate: &'static str,
}

/// Label of what has a reason only.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub struct ReasonLabel {
    /// The reason code.
    reason: String,
}

/// Label of somebody who is told of what happens.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub struct HookLabel {
    /// The name in the configuration.
    hook: String,
}

/// Label of an attempt to tell somebody that failed.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub struct HookReasonLabel {
    /// The name in the configuration.
    hook: String,
    /// The reason code.
    reason: String,
}

/// What is held of a peer, against its quota.
#[derive(Clone, Copy, Debug)]
pub struct QuotaNow {
    /// Bytes that are held of it.
    pub held_bytes: u64,
    /// Percent of the quota, by bytes or by records, whichever is more.
    pub used_percent: u64,
    /// Whether nothing more is taken of it.
    pub reached: bool,
}

/// Every metric of the node.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// Own records that became durable.
    pub published: Counter,
    /// Drafts refused.
    publish_refused: Family<ReasonLabel, Counter>,
    /// Own records withheld from a peer at publication.
    withheld: Family<PeerReasonLabel, Counter>,
    /// Items sent to a peer.
    delivered: Family<PeerLabel, Counter>,
    /// Items whose opening was held back at send time.
    held_back: Family<PeerReasonLabel, Counter>,
    /// Feed items that the peer's newest receipt covers.
    receipted: Family<PeerLabel, Gauge>,
    /// Records received and accepted.
    received: Family<PeerLabel, Counter>,
    /// What peers sent that was refused.
    refused: Family<PeerReasonLabel, Counter>,
    /// Connections refused.
    connections_refused: Family<ReasonLabel, Counter>,
    /// Peers with a live session that follows their feed.
    pub peers_connected: Gauge,
    /// Entries in the ledger.
    pub ledger_size: Gauge,
    /// Journal frames that the index still has to follow.
    pub index_lag: Gauge,
    /// Bytes free on the node's disk.
    pub disk_free_bytes: Gauge,
    /// Seconds that the machine's clock stands before the newest entry of the ledger.
    pub clock_behind_seconds: Gauge,
    /// 1 while the node asks its peers what they hold of its ledger, 0 otherwise.
    pub starting: Gauge,
    /// 1 while peers hold another history of the ledger, 0 otherwise.
    pub guarded: Gauge,
    /// 1 while the node takes nothing in after a failed write, 0 otherwise.
    pub read_only: Gauge,
    /// 1 while the disk has no room and the node publishes and takes nothing, 0 otherwise.
    pub full: Gauge,
    /// Seconds until a certificate of the node ends; below zero when it has.
    certificate_expiry_seconds: Family<CertificateLabel, Gauge>,
    /// Seconds that the peer's clock is ahead of this node's; below zero when it is behind.
    peer_clock_ahead_seconds: Family<PeerLabel, Gauge>,
    /// Partners that are enrolled and not suspended.
    pub peers: Gauge,
    /// Items of the peer's feed that it has not signed for.
    unreceipted: Family<PeerLabel, Gauge>,
    /// Bytes that are held of the peer.
    peer_held_bytes: Family<PeerLabel, Gauge>,
    /// Percent of its quota that is held of the peer, by bytes or by records, whichever is more.
    quota_used_percent: Family<PeerLabel, Gauge>,
    /// 1 while nothing more is taken of the peer, 0 otherwise.
    quota_reached: Family<PeerLabel, Gauge>,
    /// Bytes of the node's disk.
    pub disk_total_bytes: Gauge,
    /// What is owed and overdue.
    overdue: Family<SideLabel, Gauge>,
    /// Requests that wait for a second officer.
    pub approvals_waiting: Gauge,
    /// How often own rules were asked and could not answer.
    pub rule_failures: Gauge,
    /// Lines of the log that could not be written.
    pub log_lines_lost: Gauge,
    /// Time of one group commit, write and fdatasync.
    pub commit_seconds: Histogram,
    /// Events of which somebody was told.
    notify_told: Family<HookLabel, Counter>,
    /// Attempts to tell somebody that failed.
    notify_failed: Family<HookReasonLabel, Counter>,
    /// Seconds for which somebody is to be told who does not take it.
    notify_waiting_seconds: Family<HookLabel, Gauge>,
}

impl Metrics {
    /// Registers every metric.
    pub fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("ntc"),
            published: Counter::default(),
            publish_refused: Family::default(),
            withheld: Family::default(),
            delivered: Family::default(),
            held_back: Family::default(),
            receipted: Family::default(),
            received: Family::default(),
            refused: Family::default(),
            connections_refused: Family::default(),
            peers_connected: Gauge::default(),
            ledger_size: Gauge::default(),
            index_lag: Gauge::default(),
            disk_free_bytes: Gauge::default(),
            clock_behind_seconds: Gauge::default(),
            starting: Gauge::default(),
            guarded: Gauge::default(),
            read_only: Gauge::default(),
            full: Gauge::default(),
            certificate_expiry_seconds: Family::default(),
            peer_clock_ahead_seconds: Family::default(),
            peers: Gauge::default(),
            unreceipted: Family::default(),
            peer_held_bytes: Family::default(),
            quota_used_percent: Family::default(),
            quota_reached: Family::default(),
            disk_total_bytes: Gauge::default(),
            overdue: Family::default(),
            approvals_waiting: Gauge::default(),
            rule_failures: Gauge::default(),
            log_lines_lost: Gauge::default(),
            commit_seconds: Histogram::new(exponential_buckets(0.000_1, 2.0, 16)),
            notify_told: Family::default(),
            notify_failed: Family::default(),
            notify_waiting_seconds: Family::default(),
        };
        metrics.register();
        metrics.register_notify();
        metrics.register_alarms();
        metrics.register_standing();
        metrics
    }

    /// What monitoring alarms on by itself.
    fn register_alarms(&mut self) {
        let r = &mut self.registry;
        r.register(
            "starting",
            "1 while the node asks its peers what they hold of its ledger",
            self.starting.clone(),
        );
        r.register(
            "guarded",
            "1 while peers hold another history of the ledger",
            self.guarded.clone(),
        );
        r.register(
            "read_only",
            "1 while the node takes nothing in after a failed write",
            self.read_only.clone(),
        );
        r.register(
            "full",
            "1 while the disk has no room and the node publishes and takes nothing",
            self.full.clone(),
        );
        r.register(
            "certificate_expiry_seconds",
            "Seconds until a certificate of the node ends",
            self.certificate_expiry_seconds.clone(),
        );
        r.register(
            "peer_clock_ahead_seconds",
            "Seconds that the clock of a peer is ahead",
            self.peer_clock_ahead_seconds.clone(),
        );
    }

    /// How the node and its partners stand.
    fn register_standing(&mut self) {
        let r = &mut self.registry;
        r.register(
            "peers",
            "Partners that are enrolled and not suspended",
            self.peers.clone(),
        );
        r.register(
            "unreceipted",
            "Items of the feed of a peer that it has not signed for",
            self.unreceipted.clone(),
        );
        r.register(
            "peer_held_bytes",
            "Bytes held of a peer",
            self.peer_held_bytes.clone(),
        );
        r.register(
            "quota_used_percent",
            "Percent of its quota that is held of a peer",
            self.quota_used_percent.clone(),
        );
        r.register(
            "quota_reached",
            "1 while nothing more is taken from a peer",
            self.quota_reached.clone(),
        );
        r.register(
            "disk_total_bytes",
            "Bytes of the disk",
            self.disk_total_bytes.clone(),
        );
        r.register(
            "overdue",
            "What is owed and overdue, by who owes it, 1000 at most",
            self.overdue.clone(),
        );
        r.register(
            "approvals_waiting",
            "Requests that wait for a second officer",
            self.approvals_waiting.clone(),
        );
        r.register(
            "rule_failures",
            "How often own rules were asked and could not answer",
            self.rule_failures.clone(),
        );
    }

    /// Notes how a peer stands: the items that it has not signed for, and what is held of it.
    pub fn peer_stands(&self, peer: &Party, unreceipted: u64, quota: &QuotaNow) {
        let label = PeerLabel {
            peer: peer.to_string(),
        };
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        self.unreceipted
            .get_or_create(&label)
            .set(number(unreceipted));
        self.peer_held_bytes
            .get_or_create(&label)
            .set(number(quota.held_bytes));
        self.quota_used_percent
            .get_or_create(&label)
            .set(number(quota.used_percent));
        self.quota_reached
            .get_or_create(&label)
            .set(i64::from(quota.reached));
    }

    /// Tells nothing more of how somebody stands who is no partner any more.
    pub fn forget_peer(&self, peer: &Party) {
        let label = PeerLabel {
            peer: peer.to_string(),
        };
        self.unreceipted.remove(&label);
        self.peer_held_bytes.remove(&label);
        self.quota_used_percent.remove(&label);
        self.quota_reached.remove(&label);
        self.peer_clock_ahead_seconds.remove(&label);
    }

    /// Notes how much is overdue.
    pub fn overdue(&self, by: &'static str, number: usize) {
        self.overdue
            .get_or_create(&SideLabel { by })
            .set(i64::try_from(number).unwrap_or(i64::MAX));
    }

    fn register_notify(&mut self) {
        let r = &mut self.registry;
        r.register(
            "notify_told",
            "Events of which a webhook or mail box was told",
            self.notify_told.clone(),
        );
        r.register(
            "notify_failed",
            "Attempts to tell a webhook or mail box that failed",
            self.notify_failed.clone(),
        );
        r.register(
            "notify_waiting_seconds",
            "Seconds for which a webhook or mail box does not take an event",
            self.notify_waiting_seconds.clone(),
        );
    }

    /// Counts an event of which somebody was told.
    pub fn notify_told(&self, hook: &str) {
        self.notify_told.get_or_create(&hook_label(hook)).inc();
    }

    /// Counts an attempt to tell somebody that failed.
    pub fn notify_failed(&self, hook: &str, reason: Reason) {
        let label = HookReasonLabel {
            hook: hook.to_owned(),
            reason: reason.to_string(),
        };
        self.notify_failed.get_or_create(&label).inc();
    }

    /// Notes for how long somebody does not take an event.
    pub fn notify_waits(&self, hook: &str, seconds: u64) {
        self.notify_waiting_seconds
            .get_or_create(&hook_label(hook))
            .set(i64::try_from(seconds).unwrap_or(i64::MAX));
    }

    /// Notes in how many milliseconds a certificate of the node ends.
    pub fn certificate_ends(&self, certificate: &'static str, left_ms: i128) {
        let left = i64::try_from(left_ms / 1000).unwrap_or(i64::MAX);
        self.certificate_expiry_seconds
            .get_or_create(&CertificateLabel { certificate })
            .set(left);
    }

    /// Notes how far a peer's clock is ahead, in seconds.
    pub fn peer_clock_ahead(&self, peer: &Party, seconds: i64) {
        let peer = peer.to_string();
        self.peer_clock_ahead_seconds
            .get_or_create(&PeerLabel { peer })
            .set(seconds);
    }

    fn register(&mut self) {
        let r = &mut self.registry;
        r.register(
            "published",
            "Own records made durable",
            self.published.clone(),
        );
        r.register(
            "publish_refused",
            "Drafts refused",
            self.publish_refused.clone(),
        );
        r.register(
            "withheld",
            "Own records withheld from a peer",
            self.withheld.clone(),
        );
        r.register(
            "delivered",
            "Feed items sent to a peer",
            self.delivered.clone(),
        );
        r.register(
            "held_back",
            "Feed items held back at send time",
            self.held_back.clone(),
        );
        r.register(
            "receipted",
            "Feed items covered by the newest receipt",
            self.receipted.clone(),
        );
        r.register(
            "received",
            "Records received and accepted",
            self.received.clone(),
        );
        r.register(
            "refused",
            "What peers sent that was refused",
            self.refused.clone(),
        );
        let refused = self.connections_refused.clone();
        r.register("connections_refused", "Connections refused", refused);
        r.register(
            "peers_connected",
            "Peers with a live session",
            self.peers_connected.clone(),
        );
        r.register(
            "ledger_size",
            "Entries in the ledger",
            self.ledger_size.clone(),
        );
        r.register(
            "index_lag",
            "Frames the index has to follow",
            self.index_lag.clone(),
        );
        r.register(
            "disk_free_bytes",
            "Bytes free on disk",
            self.disk_free_bytes.clone(),
        );
        r.register(
            "clock_behind_seconds",
            "Seconds that the clock stands before the newest entry of the ledger",
            self.clock_behind_seconds.clone(),
        );
        r.register(
            "log_lines_lost",
            "Log lines that could not be written",
            self.log_lines_lost.clone(),
        );
        r.register(
            "commit_seconds",
            "Time of one group commit",
            self.commit_seconds.clone(),
        );
    }

    /// Counts a draft that was refused.
    pub fn publish_refused(&self, reason: Reason) {
        self.publish_refused
            .get_or_create(&ReasonLabel {
                reason: reason.to_string(),
            })
            .inc();
    }

    /// Counts an own record that does not go to a peer.
    pub fn withheld(&self, peer: &Party, reason: Reason) {
        self.withheld
            .get_or_create(&peer_reason(peer.as_str(), reason))
            .inc();
    }

    /// Counts items sent to a peer.
    pub fn delivered(&self, peer: &Party, items: u64) {
        self.delivered
            .get_or_create(&PeerLabel {
                peer: peer.to_string(),
            })
            .inc_by(items);
    }

    /// Counts an item that is held back at send time.
    pub fn held_back(&self, peer: &Party, reason: Reason) {
        self.held_back
            .get_or_create(&peer_reason(peer.as_str(), reason))
            .inc();
    }

    /// Notes how far a peer's receipts go.
    pub fn receipted(&self, peer: &Party, feed_size: u64) {
        let label = PeerLabel {
            peer: peer.to_string(),
        };
        self.receipted
            .get_or_create(&label)
            .set(i64::try_from(feed_size).unwrap_or(i64::MAX));
    }

    /// Counts records that were accepted from a peer.
    pub fn received(&self, peer: &Party, records: u64) {
        self.received
            .get_or_create(&PeerLabel {
                peer: peer.to_string(),
            })
            .inc_by(records);
    }

    /// Counts something that a peer sent and that was refused.
    pub fn refused(&self, peer: &Party, reason: Reason) {
        self.refused
            .get_or_create(&peer_reason(peer.as_str(), reason))
            .inc();
    }

    /// Counts a connection that was refused.
    pub fn connection_refused(&self, reason: Reason) {
        self.connections_refused
            .get_or_create(&ReasonLabel {
                reason: reason.to_string(),
            })
            .inc();
    }

    /// All metrics in the OpenMetrics text form.
    ///
    /// # Errors
    /// Never in practice: formatting into a string does not fail.
    pub fn render(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

fn hook_label(hook: &str) -> HookLabel {
    HookLabel {
        hook: hook.to_owned(),
    }
}

fn peer_reason(peer: &str, reason: Reason) -> PeerReasonLabel {
    PeerReasonLabel {
        peer: peer.to_owned(),
        reason: reason.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_show_with_peer_and_reason() {
        let metrics = Metrics::new();
        metrics.refused(&"GE/revenue-service".parse().unwrap(), Reason::Fork);
        let text = metrics.render().unwrap();
        assert!(
            text.contains("ntc_refused_total{peer=\"GE/revenue-service\",reason=\"FORK\"} 1"),
            "{text}"
        );
    }
}
