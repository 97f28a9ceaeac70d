//! What the own rules cost: one decision with all sections, evaluated and remembered, under the default rules and under
//! rules that read much; a publication to sixty partners with rules and without; and how large a part that is of the time
//! in which a node publishes.
//!
//! The node that publishes has as many partners, each with an agreement, none of which connects.
//!
//! `NTC_BENCH_DECISIONS`: decisions of each sort (default 20000). `NTC_BENCH_RECORDS`: records published (default 500).
//! `NTC_BENCH_PARTNERS`: partners of the node (default 60).

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::local::{Act, Asked, Local};
use ntc_core::policy::{Labelled, Labels, Policies, decide_publish};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_policy::{Bundle, DEFAULT_RULES, Evaluator, Request, explain};
use ntc_tests::paper;

use support::{Report, Samples, notice, setting};

const PARTNERS: usize = 60;
/// 2026-06-01.
const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);
/// A decision that is evaluated, all of its sections with it.
const GOAL_FRESH_US: f64 = 500.0;
/// One that is remembered.
const GOAL_REMEMBERED_US: f64 = 5.0;

#[tokio::main]
async fn main() {
    let decisions = setting("NTC_BENCH_DECISIONS", 20_000);
    let report = Report::new("policy");
    let many = reading_much();
    for (name, text) in [("default", DEFAULT_RULES), ("many", &many)] {
        one_decision(&report, name, text, decisions);
    }
    let explained = Instant::now();
    let evaluator = evaluator(&many);
    let request = Request::record(&asked(&labels(0), &partner()), SectionSet::ALL);
    black_box(explain(&evaluator, &request));
    report.figure("explain", explained.elapsed().as_secs_f64() * 1e3, "ms");

    let without = paper::sharing_all(PARTNERS);
    let bare = publications(&without, decisions / 20);
    let mut rules = Vec::new();
    for (name, text) in [("default", DEFAULT_RULES), ("many", &many)] {
        let local: Arc<dyn Local> = Arc::new(self::evaluator(text));
        let ruled = publications(&without.clone().with_local(local), decisions / 20);
        report.against(&format!("publish_60_{name}"), ruled, "us", bare);
        rules.push(ruled - bare);
    }
    let partners = setting("NTC_BENCH_PARTNERS", PARTNERS);
    let published = publishing(setting("NTC_BENCH_RECORDS", 500), partners).await;
    report.figure("publish_node", published, "us");
    let share = rules.first().copied().unwrap_or_default().max(0.0) / published;
    report.figure("publish_60_share", share * 100.0, "% of a publication");
}

/// One record, one peer, eight sections.
fn one_decision(report: &Report, name: &str, text: &str, decisions: usize) {
    let evaluator = evaluator(text);
    let peer = partner();
    let (mut fresh, mut remembered) = (Samples::default(), Samples::default());
    for number in 0..decisions {
        let labels = labels(number);
        let asked = asked(&labels, &peer);
        let request = Request::record(&asked, SectionSet::EMPTY);
        let started = Instant::now();
        black_box(evaluator.fresh(&request));
        fresh.add(started.elapsed());
        evaluator.narrow(&asked);
        let started = Instant::now();
        black_box(evaluator.narrow(&asked));
        remembered.add(started.elapsed());
    }
    for (sort, samples, goal) in [
        ("fresh", fresh, GOAL_FRESH_US),
        ("remembered", remembered, GOAL_REMEMBERED_US),
    ] {
        for percent in [50, 99] {
            let metric = format!("{name}_{sort}_p{percent}");
            report.against(&metric, samples.percentile(percent), "us", goal);
        }
    }
}

/// The median of a publication to all partners, of records that differ, µs.
fn publications(policies: &Policies, publications: usize) -> f64 {
    let mut samples = Samples::default();
    for number in 0..publications.max(100) {
        let record = Told(labels(number));
        let started = Instant::now();
        let permitted = decide_publish(record, policies, NOW).expect("it is permitted");
        samples.add(started.elapsed());
        assert_eq!(permitted.recipients().count(), PARTNERS);
    }
    samples.percentile(50)
}

/// The median of a publication by a node with so many partners, µs.
async fn publishing(records: usize, partners: usize) -> f64 {
    let node = support::with_partners("GE/revenue-service", partners).await;
    let mut samples = Samples::default();
    for number in 0..records {
        let draft = notice("GE", number);
        let started = Instant::now();
        node.publish(draft).await;
        samples.add(started.elapsed());
    }
    samples.percentile(50)
}

fn evaluator(text: &str) -> Evaluator {
    let bundle = Bundle::read(text).expect("rules without a fault");
    Evaluator::new(Arc::new(bundle))
}

/// The default rules and fifty more that forbid, which read most of what there is to read.
fn reading_much() -> String {
    let mut text = DEFAULT_RULES.to_owned();
    for number in 0..50 {
        write!(
            text,
            "@id(\"narrow-{number}\") @why(\"a measure\")
             forbid (principal, action == NTC::Action::\"disclose\", resource)
             when {{ context.section == NTC::Section::\"persons\" && resource.tlp_level > 4 }}
             unless {{ resource.categories.contains(NTC::Category::\"narcotic\") || principal.country == \"X{number}\"
                || (resource has places && resource.places.contains(\"X{number}\")) || resource.version > {number} }};\n"
        )
        .expect("a text takes text");
    }
    text
}

fn party(name: &str) -> Party {
    name.parse().expect("a party")
}

fn partner() -> Party {
    party("KZ/committee-0")
}

/// A notice with all sections; records differ in their version.
fn labels(number: usize) -> Labels {
    Labels {
        origin: party(paper::OWN),
        kind: RecordKind::SeizureNotice,
        carried: None,
        version: u32::try_from(number % 64).unwrap_or_default() + 1,
        categories: BTreeSet::from(["narcotic".to_owned()]),
        purpose: "customs_risk".to_owned(),
        tlp: Tlp::Amber,
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Routine,
        places: Some(["GE", "GEPTI", "TR", "ge_sarpi"].map(str::to_owned).into()),
        created: NOW,
        expires: Timestamp::from_millis(NOW.as_millis() + 365 * 24 * 3600 * 1000),
        evaluation: None,
        present: SectionSet::ALL,
        asked: SectionSet::EMPTY,
        audience: None,
    }
}

fn asked<'a>(labels: &'a Labels, peer: &'a Party) -> Asked<'a> {
    Asked {
        act: Act::Publish,
        own: &labels.origin,
        peer,
        labels,
        purpose: &labels.purpose,
        sections: SectionSet::ALL.without(Section::National),
        agreed: true,
        agreements: &["ge-kz"],
        now: NOW,
    }
}

/// Labels in the place of the record that they are of.
struct Told(Labels);

impl Labelled for Told {
    fn own_labels(&self) -> Labels {
        self.0.clone()
    }

    fn received_labels(&self) -> Labels {
        self.0.clone()
    }
}
