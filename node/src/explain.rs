//! Why a partner is told of an own record what it is told, as officers are shown it: the decision of this moment, and every
//! rule that speaks, of the agreements, of the author's handling and of the own rules. Nothing is written.

use std::collections::BTreeSet;

use ntc_core::party::Party;
use ntc_core::policy::local::Objection;
use ntc_core::policy::{Decision, Labels, Policies};
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use ntc_policy::{Explanation, Node, Tick, Way, Why, why};

use crate::partners::OwnRules;

/// One line, as deep as it stands below what it is a part of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// How deep.
    pub depth: u32,
    /// Whether it holds, or lets go; none where that is not known.
    pub tick: Option<bool>,
    /// What it says.
    pub text: String,
}

/// The explanation of a decision.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The result in one sentence.
    pub sentence: String,
    /// Everything that spoke.
    pub lines: Vec<Line>,
    /// What would allow what is kept, one way each.
    pub would_allow: Vec<String>,
    /// The agreements that spoke.
    pub agreements: BTreeSet<String>,
    /// The decision.
    pub decision: Decision,
}

/// Explains what `peer` would be told of a record now. `rules` are the own rules that the policies ask.
pub fn of(
    labels: &Labels,
    peer: &Party,
    policies: &Policies,
    rules: Option<&OwnRules>,
    now: Timestamp,
) -> Explained {
    let read = rules.map(OwnRules::read);
    let evaluator = read.and_then(Result::ok).map(|evaluator| &**evaluator);
    let Why {
        sentence,
        decision,
        rules,
        ways,
    } = why(labels, peer, policies, evaluator, now);
    let mut lines = layers(&decision);
    if let Some(Err(why)) = read {
        lines.push(Line {
            depth: 0,
            tick: None,
            text: format!("the own rules cannot be read, so nothing goes: {why}"),
        });
    }
    let mut would_allow: Vec<_> = ways.iter().flat_map(way).collect();
    if let Some(explanation) = &rules {
        own(explanation, &mut lines, &mut would_allow);
    }
    let agreements = decision.rules.iter();
    let agreements = agreements.filter_map(|rule| Some(rule.agreement.as_ref()?.to_string()));
    Explained {
        agreements: agreements.collect(),
        sentence,
        lines,
        would_allow,
        decision,
    }
}

/// Every rule that the decision names, of all layers.
fn layers(decision: &Decision) -> Vec<Line> {
    let whole = Line {
        depth: 0,
        tick: Some(decision.refused.is_none()),
        text: "the decision: agreements, the author's handling, own rules".to_owned(),
    };
    let rules = decision.rules.iter().map(|rule| Line {
        depth: 1,
        tick: Some(rule.denies().is_none()),
        text: rule.sentence(),
    });
    std::iter::once(whole).chain(rules).collect()
}

/// What would let go what is kept: changes of the record, then changes of what was agreed.
fn way(way: &Way) -> Vec<String> {
    let what = way.section.map_or("the record", Section::name);
    let labels = way.labels.iter().map(|changes| {
        let changes: Vec<_> = changes.iter().map(ToString::to_string).collect();
        changes.join(" and ")
    });
    let agreements = (!way.agreements.is_empty()).then(|| way.agreements.join(" and "));
    labels
        .chain(agreements)
        .map(|changes| format!("{what} would go if {changes}"))
        .collect()
}

/// Each own rule with its parts, as the evaluation that decides has them.
fn own(explanation: &Explanation, lines: &mut Vec<Line>, would_allow: &mut Vec<String>) {
    for part in &explanation.parts {
        let about = part.section.map_or("the record", Section::name);
        lines.push(Line {
            depth: 0,
            tick: Some(part.verdict.allowed),
            text: format!("own rules, {about}"),
        });
        part.rules.iter().for_each(|rule| node(rule, 1, lines));
        let ways = part.would_allow.iter().map(|way| {
            let changes: Vec<_> = way.iter().map(ToString::to_string).collect();
            format!(
                "own rules would let {about} go if {}",
                changes.join(" and ")
            )
        });
        would_allow.extend(ways);
        if part.would_allow.is_empty()
            && let Some(Objection::Forbidden { rule, .. }) = part.verdict.objection()
        {
            would_allow.push(format!(
                "own rules would let {about} go only if the rule {rule} were another: none of the changes of the record that were tried does"
            ));
        }
    }
}

fn node(rule: &Node, depth: u32, lines: &mut Vec<Line>) {
    let found = rule.found.iter().map(|(fact, value)| {
        let value = value.as_deref().unwrap_or("unknown");
        format!("{} is {value}", fact.path())
    });
    let found: Vec<_> = found.collect();
    let text = if found.is_empty() {
        rule.text.clone()
    } else {
        format!("{} ({})", rule.text, found.join("; "))
    };
    lines.push(Line {
        depth,
        tick: match rule.tick {
            Tick::Yes => Some(true),
            Tick::No => Some(false),
            Tick::Failed => None,
        },
        text,
    });
    rule.parts
        .iter()
        .for_each(|part| node(part, depth + 1, lines));
}
