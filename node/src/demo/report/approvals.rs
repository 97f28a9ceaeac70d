//! What a second officer approved.

use ntc_terminal::say;
use serde::Serialize;

/// What needed two officers.
#[derive(Debug, Serialize)]
pub(crate) struct Approvals {
    /// Whose node asks two.
    pub(crate) of: String,
    /// Who looked second.
    pub(crate) second: String,
    /// What was asked for and waited.
    pub(crate) asked: u64,
    /// What the second officer approved, and was done.
    pub(crate) approved: u64,
    /// Who would be told what, as it was seen before it went.
    pub(crate) told: Vec<Told>,
}

/// What a partner would be told.
#[derive(Debug, Serialize)]
pub(crate) struct Told {
    /// The partner.
    pub(crate) party: String,
    /// The sections.
    pub(crate) sections: Vec<String>,
}

impl Told {
    /// In words.
    pub(crate) fn text(&self) -> String {
        say!(
            "demo-would-be-told",
            party = &self.party,
            sections = self.sections.join(", ")
        )
    }
}

impl Approvals {
    /// Whether something waited, all of it was approved, and what went to many was seen before.
    pub(super) const fn holds(&self) -> bool {
        self.asked > 0 && self.approved == self.asked && !self.told.is_empty()
    }

    /// What was asked for and approved, as a sentence.
    pub(super) fn text(&self) -> String {
        let told = self.told.iter().map(|told| format!("  {}", told.text()));
        let said = say!(
            "demo-approvals",
            party = &self.of,
            asked = self.asked,
            approved = self.approved,
            second = format!("{:?}", self.second)
        );
        format!("{said}\n{}", told.collect::<Vec<_>>().join("\n"))
    }
}
