//! What partners answered when they were asked at once.

use ntc_terminal::say;
use serde::Serialize;

/// A query and what came of it.
#[derive(Debug, Serialize)]
pub(crate) struct Query {
    /// Who asks.
    pub(crate) asker: String,
    /// About what.
    pub(crate) about: String,
    /// Partners that were asked.
    pub(crate) asked: u64,
    /// With a hit.
    pub(crate) hit: u64,
    /// Without.
    pub(crate) no_hit: u64,
    /// That refused.
    pub(crate) refused: u64,
    /// That did not answer.
    pub(crate) silent: u64,
    /// How long the whole took, milliseconds.
    pub(crate) ms: u64,
    /// Each answer.
    pub(crate) answers: Vec<QueryAnswer>,
}

/// What became of a query at one partner.
#[derive(Debug, Serialize)]
pub(crate) struct QueryAnswer {
    /// The partner.
    pub(crate) party: String,
    /// hit, no_hit, refused, silent or not_asked.
    pub(crate) outcome: String,
    /// Why, a code; empty for hit and no hit.
    pub(crate) code: String,
}

impl QueryAnswer {
    /// The answer in words.
    pub(crate) fn words(&self) -> String {
        let outcome = match self.outcome.as_str() {
            "hit" => say!("demo-query-hit"),
            "no_hit" => say!("demo-query-no-hit"),
            "refused" => say!("demo-query-refused"),
            "silent" => say!("demo-query-silent"),
            "not_asked" => say!("demo-query-not-asked"),
            other => other.replace('_', " "),
        };
        match self.code.as_str() {
            "" => outcome,
            code => format!("{outcome} ({code})"),
        }
    }
}

impl Query {
    /// Whether partners answered in each of the ways that there are.
    pub(super) const fn holds(&self) -> bool {
        self.hit > 0 && self.no_hit > 0 && self.refused > 0 && self.silent > 0
    }

    /// What was asked and answered, as a sentence.
    pub(super) fn text(&self) -> String {
        let answers = self.answers.iter();
        let answers = answers.map(|answer| format!("  {}  {}", answer.party, answer.words()));
        // Who may not be asked refuses nothing.
        let others = self.answers.iter();
        let not_asked = others
            .filter(|answer| answer.outcome == "not_asked")
            .count() as u64;
        let said = say!(
            "demo-query",
            asker = &self.asker,
            about = &self.about,
            asked = self.asked,
            hit = self.hit,
            none = self.no_hit,
            refused = self.refused,
            silent = self.silent,
            ms = self.ms,
            others = not_asked
        );
        format!("{said}\n{}", answers.collect::<Vec<_>>().join("\n"))
    }
}
