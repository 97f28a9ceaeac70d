//! Rules of one country, and what other rules would change.

use ntc_terminal::{row, say};
use serde::Serialize;

/// What was explained and replayed.
#[derive(Debug, Serialize)]
pub(crate) struct Policy {
    /// Whose rules.
    pub(crate) of: String,
    /// Who is told less by them.
    pub(crate) to: String,
    /// A section that they keep.
    pub(crate) section: String,
    /// Why it is kept, a code.
    pub(crate) reason: String,
    /// The explanation in a sentence.
    pub(crate) sentence: String,
    /// What would allow what is kept.
    pub(crate) would_allow: Vec<String>,
    /// How long the explanation took, milliseconds.
    pub(crate) explain_ms: f64,
    /// Decisions that were made again under other rules.
    pub(crate) replayed: u64,
    /// Decisions by which more would go.
    pub(crate) newly_sent: u64,
    /// Decisions by which less would go.
    pub(crate) newly_withheld: u64,
    /// What would change, for each partner and section.
    pub(crate) changes: Vec<PolicyLine>,
}

/// What would change for one partner and section.
#[derive(Debug, Serialize)]
pub(crate) struct PolicyLine {
    /// The partner.
    pub(crate) party: String,
    /// The section.
    pub(crate) section: String,
    /// How often it would go and did not.
    pub(crate) newly_sent: u64,
    /// How often it went and would not.
    pub(crate) newly_withheld: u64,
}

impl Policy {
    /// Whether the rule was named, and other rules would tell more here and less there.
    pub(super) fn holds(&self) -> bool {
        self.reason == "RULE_FORBIDS"
            && !self.would_allow.is_empty()
            && self.replayed > 0
            && self.newly_sent > 0
            && self.newly_withheld > 0
    }

    /// What was explained and foreseen, in words.
    pub(super) fn text(&self) -> String {
        let changes = self.changes.iter().map(|change| {
            let said = say!(
                "demo-change",
                party = &change.party,
                section = row("section", &change.section, &change.section),
                sent = change.newly_sent,
                withheld = change.newly_withheld
            );
            format!("  {said}")
        });
        let said = say!(
            "demo-policy",
            party = &self.of,
            section = row("section", &self.section, &self.section),
            sentence = &self.sentence,
            ms = format!("{:.1}", self.explain_ms),
            replayed = self.replayed,
            sent = self.newly_sent,
            withheld = self.newly_withheld
        );
        format!("{said}\n{}", changes.collect::<Vec<_>>().join("\n"))
    }
}
