//! Requests and rules for tests.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::Labels;
use ntc_core::policy::local::{Act, Asked};
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use crate::{Bundle, Evaluator, Explanation, Node, Request, Tick};

pub(super) const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

pub(super) fn party(name: &str) -> Party {
    name.parse().unwrap()
}

pub(super) fn labels() -> Labels {
    Labels {
        origin: party("GE/revenue-service"),
        kind: RecordKind::SeizureNotice,
        carried: None,
        version: 1,
        categories: BTreeSet::from(["narcotic".to_owned()]),
        purpose: "customs_risk".to_owned(),
        tlp: Tlp::Amber,
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Routine,
        places: Some(["GE", "TR"].map(str::to_owned).into()),
        created: NOW,
        expires: NOW,
        evaluation: None,
        present: SectionSet::ALL,
        asked: SectionSet::EMPTY,
        audience: None,
    }
}

pub(super) fn request(act: Act, sections: SectionSet) -> Request {
    let (own, peer, labels) = (party("GE/revenue-service"), party("KZ/committee"), labels());
    let asked = Asked {
        act,
        own: &own,
        peer: &peer,
        labels: &labels,
        purpose: "customs_risk",
        sections,
        agreed: true,
        agreements: &["ge-kz"],
        now: NOW,
    };
    Request::record(&asked, SectionSet::ALL)
}

pub(super) fn evaluator(text: &str) -> Evaluator {
    Evaluator::new(Arc::new(Bundle::read(text).unwrap()))
}

/// An explanation as lines: the sentence, the ticks, and what would allow what is denied.
pub(super) fn lines(explanation: &Explanation) -> Vec<String> {
    let mut lines = vec![explanation.sentence.clone()];
    for part in &explanation.parts {
        part.rules.iter().for_each(|rule| line(rule, 1, &mut lines));
        for way in &part.would_allow {
            let changes: Vec<_> = way.iter().map(ToString::to_string).collect();
            lines.push(format!("  would be allowed if {}", changes.join(" and ")));
        }
    }
    lines
}

fn line(node: &Node, depth: usize, lines: &mut Vec<String>) {
    let found = node.found.iter().map(|(fact, value)| {
        let value = value.as_ref();
        let value = value.map_or_else(|| "unknown".to_owned(), ToString::to_string);
        format!("{}: {value}", fact.path())
    });
    let found: Vec<_> = found.collect();
    let found = if found.is_empty() {
        String::new()
    } else {
        format!("  ({})", found.join("; "))
    };
    let mark = match node.tick {
        Tick::Yes => '✓',
        Tick::No => '✗',
        Tick::Failed => '!',
    };
    lines.push(format!("{}{mark} {}{found}", "  ".repeat(depth), node.text));
    let parts = node.parts.iter();
    parts.for_each(|part| line(part, depth + 1, lines));
}
