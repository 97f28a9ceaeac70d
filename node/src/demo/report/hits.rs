//! What a list met, and who was told.

use ntc_terminal::{row, say};
use serde::Serialize;

/// Hits on one alert.
#[derive(Debug, Serialize)]
pub(crate) struct Hits {
    /// The list, which is invented.
    pub(crate) list: String,
    /// Whose it is.
    pub(crate) of: String,
    /// Who alerted, and is told.
    pub(crate) alerted: String,
    /// Hits on the alert.
    pub(crate) found: u64,
    /// Those that an officer has to judge by more than a number.
    pub(crate) possible: u64,
    /// Those that an officer confirmed.
    pub(crate) confirmed: u64,
    /// Those of which who alerted has a notice, by its receipt.
    pub(crate) told: u64,
    /// Each.
    pub(crate) met: Vec<Met>,
}

/// What the alert says and what the list says, and by what they meet.
#[derive(Debug, Serialize)]
pub(crate) struct Met {
    /// As the alert writes it.
    pub(crate) alerted: String,
    /// As the list writes it.
    pub(crate) listed: String,
    /// exact or near.
    pub(crate) verdict: String,
    /// Word for word, or number beside number.
    pub(crate) because: Vec<String>,
}

impl Met {
    /// What an officer sees, in words.
    pub(crate) fn text(&self) -> String {
        say!(
            "demo-met",
            alerted = &self.alerted,
            listed = &self.listed,
            verdict = row("verdict", &self.verdict, &self.verdict),
            because = self.because.join("; ")
        )
    }
}

impl Hits {
    /// Whether all that was found was told, and some of it was only possible.
    pub(super) const fn holds(&self) -> bool {
        self.found > 0 && self.possible > 0 && self.confirmed > 0 && self.told == self.confirmed
    }

    /// What was met and told, in words.
    pub(super) fn text(&self) -> String {
        let met = self.met.iter().map(|met| format!("  {}", met.text()));
        let said = say!(
            "demo-hits",
            list = format!("{:?}", self.list),
            party = &self.of,
            alerted = &self.alerted,
            found = self.found,
            possible = self.possible,
            confirmed = self.confirmed,
            told = self.told
        );
        format!("{said}\n{}", met.collect::<Vec<_>>().join("\n"))
    }
}
