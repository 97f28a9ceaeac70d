//! Decisions made again under other rules: with remembering, and each evaluated as if it were the first.
//!
//! First the records lie in memory, so that what is measured is deciding. Every record has its own id, times and places, as
//! records have; what rules read of them repeats, as it does in a region. Then a node decides again what it decided: what its
//! ledger says that it published, and what its log of decisions says of what a partner told it.
//!
//! `NTC_BENCH_NODE_DECISIONS`: how many decisions of a node's ledger (default as `NTC_BENCH_DECISIONS`; 0 leaves the node
//! out). `NTC_BENCH_RECEIVED`: how many records a partner told it, a decision of its log each (default 20000).
//!
//! `NTC_BENCH_DECISIONS`: how many decisions (default 1000000). `NTC_BENCH_PARTNERS`: of how many partners (default 60).
//! `NTC_BENCH_COLD`: how many of them are evaluated afresh (default 20000).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::local::{Asked, Local, Narrowed, Objection};
use ntc_core::policy::{Asking, Labels, Policies, explain};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_node::replay::{Decided, Outcome, Replayed};
use ntc_policy::{Bundle, DEFAULT_RULES, Evaluator};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_tests::paper;

use support::{Report, setting};

/// Rules that read categories, country, urgency, section and purpose.
const OTHER: &str = "
@id(\"no-tobacco-to-some\")
@why(\"tobacco is not told there\")
forbid (principal, action == NTC::Action::\"publish\", resource)
when { principal.country == \"KZ\" && resource.categories.contains(NTC::Category::\"tobacco\") };

@id(\"persons-for-two-purposes\")
@why(\"persons are told for two purposes\")
forbid (principal, action == NTC::Action::\"disclose\", resource)
when { context.section == NTC::Section::\"persons\" }
unless { [NTC::Purpose::\"counter_narcotics\", NTC::Purpose::\"counter_terrorism\"].contains(context.purpose) };
";

/// A rule that reads records of partners where they lie.
const OF_ACCEPTING: &str = "
@id(\"no-tobacco-here\")
@why(\"tobacco does not count here\")
forbid (principal, action == NTC::Action::\"accept\", resource)
when { resource.categories.contains(NTC::Category::\"tobacco\") };
";

const CATEGORIES: [&str; 4] = ["narcotic", "tobacco", "weapons", "cash"];
const PURPOSES: [&str; 3] = ["customs_risk", "counter_narcotics", "border_security"];
const AT: Timestamp = Timestamp::from_millis(1_790_000_000_000);

/// Rules that remember nothing.
#[derive(Debug)]
struct Fresh(Arc<Bundle>);

impl Local for Fresh {
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed {
        Evaluator::new(Arc::clone(&self.0)).narrow(asked)
    }

    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection> {
        Evaluator::new(Arc::clone(&self.0)).objects(asking, now)
    }

    fn sha256(&self) -> [u8; 32] {
        self.0.sha256()
    }
}

fn labels(own: &Party, number: usize) -> Labels {
    let of = |list: &[&str], step: usize| list[(number / step) % list.len()].to_owned();
    let mut present = SectionSet::EMPTY
        .with(Section::Event)
        .with(Section::Goods)
        .with(Section::Transport);
    if number.is_multiple_of(3) {
        present = present.with(Section::Persons);
    }
    Labels {
        origin: own.clone(),
        kind: RecordKind::SeizureNotice,
        carried: None,
        version: 1,
        categories: BTreeSet::from([of(&CATEGORIES, 1)]),
        purpose: of(&PURPOSES, 7),
        tlp: if number.is_multiple_of(2) {
            Tlp::Green
        } else {
            Tlp::Amber
        },
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Routine,
        places: Some(BTreeSet::from([format!("Z{}", number % 10)])),
        created: AT.minus(std::time::Duration::from_secs(number as u64 % 1_000_000)),
        expires: AT.plus(std::time::Duration::from_secs(100_000_000 + number as u64)),
        evaluation: None,
        present,
        audience: None,
        asked: SectionSet::EMPTY,
    }
}

struct Log {
    records: Vec<Labels>,
    peers: Vec<Party>,
    /// What each record and peer came to, in their order.
    outcomes: Vec<Outcome>,
}

impl Log {
    fn of(policies: &Policies, decisions: usize) -> Self {
        let peers: Vec<_> = policies.peers().keys().cloned().collect();
        let records = (0..decisions.div_ceil(peers.len())).map(|it| labels(policies.own(), it));
        let records: Vec<_> = records.collect();
        let outcomes = records.iter().flat_map(|labels| {
            peers.iter().map(|peer| {
                let decided = explain(labels, peer, policies, AT);
                Outcome {
                    goes: decided.refused.is_none(),
                    sections: decided.disclosed,
                }
            })
        });
        Self {
            outcomes: outcomes.collect(),
            records,
            peers,
        }
    }

    /// Makes the first decisions again; how long it took, in seconds.
    fn again(&self, policies: &Policies, decisions: usize) -> (Replayed, f64) {
        let started = Instant::now();
        let mut replayed = Replayed::default();
        for (number, outcome) in self.outcomes.iter().take(decisions).enumerate() {
            let (record, peer) = (number / self.peers.len(), number % self.peers.len());
            let decided = Decided {
                peer: &self.peers[peer],
                labels: &self.records[record],
                at: AT,
                outcome: *outcome,
                record: record as u64,
            };
            replayed.take(&decided, policies);
        }
        (replayed, started.elapsed().as_secs_f64())
    }
}

#[tokio::main]
async fn main() {
    let decisions = setting("NTC_BENCH_DECISIONS", 1_000_000);
    let partners = setting("NTC_BENCH_PARTNERS", 60);
    let cold = setting("NTC_BENCH_COLD", 20_000);
    let report = Report::new("replay");
    let read = |text: &str| Arc::new(Bundle::read(text).expect("rules"));
    let (default, other) = (
        read(DEFAULT_RULES),
        read(&format!("{DEFAULT_RULES}{OTHER}")),
    );
    let agreed = paper::sharing_all(partners);
    let with = |local: Arc<dyn Local>| agreed.clone().with_local(local);
    let log = Log::of(&with(Arc::new(Evaluator::new(default))), decisions);

    let (same, bare) = log.again(&agreed, decisions);
    assert!(
        same.changes.is_empty(),
        "the rules of the beginning permit what agreements permit"
    );
    let (replayed, took) = log.again(
        &with(Arc::new(Evaluator::new(Arc::clone(&other)))),
        decisions,
    );
    assert!(replayed.newly_withheld > 0 && replayed.decisions == decisions as u64);
    report.figure("decisions", decisions as f64, "");
    report.against("remembering", took, "s", 60.0);
    report.against("remembering_each", took * 1e6 / decisions as f64, "us", 5.0);
    report.figure("agreements_alone", bare, "s");
    report.figure("newly_withheld", replayed.newly_withheld as f64, "");
    let (_, fresh) = log.again(&with(Arc::new(Fresh(other))), cold);
    let each = fresh / cold as f64;
    report.against("cold_each", each * 1e6, "us", 500.0);
    report.against("cold_all", each * decisions as f64, "s", took);
    let of_node = setting("NTC_BENCH_NODE_DECISIONS", decisions);
    if of_node > 0 {
        let received = setting("NTC_BENCH_RECEIVED", 20_000);
        by_a_node(&report, (of_node, received), partners).await;
    }
}

/// A node decides again what its ledger and its log of decisions say that it decided.
async fn by_a_node(report: &Report, (decisions, received): (usize, usize), partners: usize) {
    let node = support::with_partners("GE/revenue-service", partners).await;
    let teller = support::start("TR/customs").await;
    let (node, teller) = support::agreed((node, teller), "told").await;
    let records = decisions.div_ceil(partners);
    support::publish_stream(&teller, 0, received).await;
    support::received(&node, received as u64).await;
    support::publish_stream(&node, 0, records).await;
    support::indexed(&node).await;
    let request = pb::ReplayPolicyRequest {
        text: format!("{DEFAULT_RULES}{OTHER}{OF_ACCEPTING}"),
        from_ms: 0,
    };
    let mut policy = PolicyServiceClient::new(node.channel());
    let steps = policy.replay_policy(request).await.expect("a replay");
    let mut steps = steps.into_inner();
    let last = loop {
        let step = steps.message().await.expect("a step").expect("a result");
        if step.finished {
            break step;
        }
    };
    let of = |act: &str| {
        let mut acts = last.acts.iter().filter(|it| it.act == act);
        acts.next().map_or(0, |it| it.replayed)
    };
    assert!(of("publish") >= decisions as u64 && of("accept") >= received as u64);
    let took = last.took_ms as f64 / 1e3;
    report.figure("node_decisions", last.replayed as f64, "");
    report.against("node", took, "s", 60.0);
    report.figure("node_each", took * 1e6 / last.replayed as f64, "us");
    report.figure("node_unknown", last.unknown as f64, "");
}
