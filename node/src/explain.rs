//! Why a partner is told of an own record what it is told: the decision of this moment, and every rule that speaks, of the
//! agreements, of the author's handling and of the own rules. Nothing is written.

use std::collections::BTreeSet;

use ntc_core::party::Party;
use ntc_core::policy::local::{Act, Asked};
use ntc_core::policy::{Decision, Labels, Policies, explain};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_policy::{Node, Request, Tick};

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
    /// What would allow what is denied, one way each.
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
    let decision = explain(labels, peer, policies, now);
    // The layers before the own rules, as the decision asked them.
    let agreed = explain(labels, peer, &policies.clone().without_local(), now);
    let mut lines = Vec::new();
    layer(&agreed, &mut lines);
    let mut would_allow = agreed_would(&agreed);
    if let Some(rules) = rules.filter(|_| !labels.kind.is_administrative()) {
        own_rules((labels, peer, policies), rules, &agreed, now, &mut lines, &mut would_allow);
    }
    let agreements = decision.rules.iter();
    let agreements = agreements.filter_map(|rule| Some(rule.agreement.as_ref()?.to_string()));
    Explained {
        sentence: sentence(labels, &decision),
        agreements: agreements.collect(),
        lines,
        would_allow,
        decision,
    }
}

/// What agreements and handling say, one line a rule.
fn layer(agreed: &Decision, lines: &mut Vec<Line>) {
    let goes = agreed.refused.is_none();
    lines.push(Line {
        depth: 0,
        tick: Some(goes),
        text: "agreements and the author's handling".to_owned(),
    });
    lines.extend(agreed.rules.iter().map(|rule| Line {
        depth: 1,
        tick: Some(rule.denies().is_none()),
        text: rule.sentence(),
    }));
}

/// What the own rules say, rule by rule, by the evaluation that decides.
fn own_rules(
    (labels, peer, policies): (&Labels, &Party, &Policies),
    rules: &OwnRules,
    agreed: &Decision,
    now: Timestamp,
    lines: &mut Vec<Line>,
    would_allow: &mut Vec<String>,
) {
    let evaluator = match rules.read() {
        Ok(evaluator) => evaluator,
        Err(why) => {
            lines.push(Line {
                depth: 0,
                tick: None,
                text: format!("the own rules cannot be read, so nothing goes: {why}"),
            });
            return;
        }
    };
    let allowing = agreed.rules.iter().filter(|rule| rule.denies().is_none());
    let agreements: BTreeSet<_> = allowing
        .filter_map(|rule| Some(&*rule.agreement.as_ref()?.id))
        .collect();
    let agreements: Vec<_> = agreements.into_iter().collect();
    let asked = Asked {
        act: Act::Publish,
        own: policies.own(),
        peer,
        labels,
        purpose: &labels.purpose,
        sections: agreed.disclosed,
        agreed: agreed.refused.is_none(),
        agreements: &agreements,
        now,
    };
    let request = Request::record(&asked, labels.present.without(Section::National));
    let explained = ntc_policy::explain(evaluator, &request);
    for part in &explained.parts {
        let about = part.section.map_or("the whole", Section::name);
        lines.push(Line {
            depth: 0,
            tick: Some(part.verdict.allowed),
            text: format!("own rules, {about}"),
        });
        part.rules.iter().for_each(|rule| node(rule, 1, lines));
        would_allow.extend(part.would_allow.iter().map(|way| {
            let changes: Vec<_> = way.iter().map(ToString::to_string).collect();
            format!("{about} would go if {}", changes.join(" and "))
        }));
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
    rule.parts.iter().for_each(|part| node(part, depth + 1, lines));
}

/// What would have to be otherwise in agreements and handling.
fn agreed_would(agreed: &Decision) -> Vec<String> {
    let mut denying = agreed.rules.iter().filter(|rule| rule.denies().is_some());
    match agreed.refused {
        None => {
            let kept = denying.map(|rule| format!("what is kept would go if this did not hold: {rule}"));
            kept.collect()
        }
        Some(reason) => {
            let refusing = denying.by_ref().filter(|rule| rule.denies() == Some(reason));
            let all: Vec<_> = refusing.map(ToString::to_string).collect();
            vec![format!("the whole would go if this did not hold: {}", all.join("; and "))]
        }
    }
}

fn sentence(labels: &Labels, decision: &Decision) -> String {
    let peer = &decision.peer;
    if let Some(refusal) = decision.refusal() {
        return format!("{peer} is told nothing: {refusal}");
    }
    let all: SectionSet = labels.present;
    let (told, of) = (decision.disclosed.iter().count(), all.iter().count());
    if decision.withheld.is_empty() {
        return format!("{peer} is told all {of} sections");
    }
    let kept: Vec<_> = decision
        .withheld
        .iter()
        .map(|(section, reason)| format!("{section} ({})", reason.code()))
        .collect();
    format!("{peer} is told {told} of {of} sections; kept: {}", kept.join(", "))
}
