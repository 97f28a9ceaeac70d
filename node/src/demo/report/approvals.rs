//! What a second officer approved.

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
        format!("{} would be told {}", self.party, self.sections.join(", "))
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
        format!(
            "{} does nothing that reaches many by one officer: {} asked, {} approved by {:?}, who read the exact request. \
             Seen before it went to many:\n{}",
            self.of,
            self.asked,
            self.approved,
            self.second,
            told.collect::<Vec<_>>().join("\n")
        )
    }
}
