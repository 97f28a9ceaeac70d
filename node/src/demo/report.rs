//! What the demonstration saw: one object for programs, tables for people.

use std::collections::BTreeMap;

use serde::Serialize;

mod approvals;
mod dialogue;
mod hits;
mod policy;
mod query;
mod story;
mod tables;

use super::further::Further;
pub(crate) use approvals::{Approvals, Told};
pub(crate) use dialogue::{Dialogue, Line, Withdrawal};
pub(crate) use hits::{Hits, Met};
pub(crate) use policy::{Policy, PolicyLine};
pub(crate) use query::{Query, QueryAnswer};
pub(crate) use story::{
    Altered, Answer, Found, NearMiss, Row, Seen, Story, Suspension, WithheldSection,
};

/// Everything that the demonstration measured.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    /// One seizure: what two partners see of it, and what is found by it.
    pub(crate) story: Story,
    /// An agreement that was suspended for a while.
    pub(crate) suspension: Suspension,
    /// A request, its answer, and what came of alerts.
    pub(crate) dialogue: Dialogue,
    /// What a list met, and who was told.
    pub(crate) hits: Hits,
    /// Partners that were asked at once.
    pub(crate) query: Query,
    /// Rules of one country, and what other rules would change.
    pub(crate) policy: Policy,
    /// What a second officer of one country approved.
    pub(crate) approvals: Approvals,
    /// A notice that was withdrawn.
    pub(crate) recall: Withdrawal,
    /// A byte that was altered in a copy; the verification below is of the originals.
    pub(crate) altered: Altered,
    /// One entry for each party.
    pub(crate) parties: Vec<PartyReport>,
    /// The agreements that were signed.
    pub(crate) agreements: Vec<AgreementReport>,
    /// One entry for each ordered pair of parties.
    pub(crate) flows: Vec<Flow>,
    /// The node that was stopped.
    pub(crate) outage: Outage,
    /// Latencies, milliseconds.
    pub(crate) latency_ms: Latencies,
    /// Rows of the file that were not published.
    pub(crate) rejected_rows: Vec<RejectedRow>,
    /// True when every ledger, feed and replica verified from its files.
    pub(crate) verified: bool,
    /// What verification proved, counted over all nodes.
    pub(crate) proved: Proved,
    /// What verification found; empty when all is well.
    pub(crate) findings: Vec<String>,
    /// Time of the whole, seconds.
    pub(crate) seconds: f64,
    /// Commands to look further; none when the nodes do not keep running.
    pub(crate) further: Option<Further>,
}

/// What was proven from the files of the nodes.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Proved {
    /// Deliveries whose place in the sender's ledger is proven.
    pub(crate) inclusion: u64,
    /// Partners' receipts whose signatures hold and that speak of the ledger as it is held.
    pub(crate) receipts: u64,
    /// Pictures whose bytes have the hash that a record names.
    pub(crate) media: u64,
}

/// One party.
#[derive(Debug, Serialize)]
pub(crate) struct PartyReport {
    /// The party.
    pub(crate) party: String,
    /// Seizure notices that it published.
    pub(crate) published: u64,
    /// Entries in its ledger.
    pub(crate) ledger_size: u64,
    /// Its newest checkpoint, a signed note.
    pub(crate) checkpoint: String,
}

/// One agreement.
#[derive(Debug, Serialize)]
pub(crate) struct AgreementReport {
    /// Its id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its parties.
    pub(crate) parties: Vec<String>,
}

/// What went from one party to another.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Flow {
    /// Whose records.
    pub(crate) from: String,
    /// To whom.
    pub(crate) to: String,
    /// Records that agreements entitle the recipient to.
    pub(crate) entitled: u64,
    /// Records that were sent.
    pub(crate) delivered: u64,
    /// Records that a signed receipt covers.
    pub(crate) receipted: u64,
    /// Records withheld, by reason.
    pub(crate) withheld: BTreeMap<String, u64>,
    /// Sections withheld from records that went, by section and reason.
    pub(crate) sections_withheld: BTreeMap<String, BTreeMap<String, u64>>,
}

/// The node that was stopped while others published.
#[derive(Debug, Serialize)]
pub(crate) struct Outage {
    /// Whose node.
    pub(crate) party: String,
    /// Records that others published for it meanwhile.
    pub(crate) missed: u64,
    /// How many of them it holds after its return.
    pub(crate) caught_up: u64,
    /// From its start to the last receipt, seconds.
    pub(crate) seconds: f64,
}

/// Latencies.
#[derive(Debug, Serialize)]
pub(crate) struct Latencies {
    /// From the officer's call to the durable, signed record.
    pub(crate) publish_to_durable: Quantiles,
    /// From the signed record to the recipient's receipt.
    pub(crate) publish_to_receipt: Quantiles,
}

/// Two quantiles.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Quantiles {
    /// Median.
    pub(crate) p50: f64,
    /// 99th percentile.
    pub(crate) p99: f64,
}

impl Quantiles {
    /// The quantiles of `values`, by nearest rank; zero when there is none.
    pub(crate) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let rank = |permille: usize| {
            let at = (values.len() * permille).div_ceil(1000).max(1) - 1;
            values.get(at).copied().unwrap_or_default()
        };
        Self {
            p50: rank(500),
            p99: rank(990),
        }
    }
}

/// A row that was not published.
#[derive(Debug, Serialize)]
pub(crate) struct RejectedRow {
    /// Line of the file, the header being 1.
    pub(crate) line: u64,
    /// Stable code.
    pub(crate) reason: String,
}

#[cfg(test)]
mod tests;
