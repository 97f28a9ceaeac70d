//! What parties say to each other after a notice, each word of it from a node's answer.

use ntc_terminal::say;
use serde::Serialize;

/// A request, its answer, and what came of alerts.
#[derive(Debug, Serialize)]
pub(crate) struct Dialogue {
    /// Who asks.
    pub(crate) asker: String,
    /// Who is asked.
    pub(crate) asked: String,
    /// What is asked, as written.
    pub(crate) question: String,
    /// Requests in the case.
    pub(crate) requests: u64,
    /// Those that were answered.
    pub(crate) answered: u64,
    /// Sections of the notice that the answers show and that it withheld, each the same as was signed.
    pub(crate) revealed: u64,
    /// Which these are.
    pub(crate) sections: Vec<String>,
    /// Alerts of which it was said what came of them.
    pub(crate) outcomes: u64,
    /// Alerts whose time is over and of which nothing was said.
    pub(crate) overdue: u64,
    /// Who says nothing.
    pub(crate) silent: String,
    /// The case as a conversation.
    pub(crate) thread: Vec<Line>,
}

/// One record of a case.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// Its author.
    pub(crate) party: String,
    /// What it is.
    pub(crate) kind: String,
    /// What it says in a code or two.
    pub(crate) says: String,
}

/// A notice that was withdrawn.
#[derive(Debug, Serialize)]
pub(crate) struct Withdrawal {
    /// By whom.
    pub(crate) party: String,
    /// Why, a code.
    pub(crate) reason: String,
    /// Whose node was away.
    pub(crate) away: String,
    /// Holders that had not obeyed while it was.
    pub(crate) waited: u64,
    /// Holders that signed for the retraction.
    pub(crate) told: u64,
    /// Holders that say that they hide the notice.
    pub(crate) applied: u64,
    /// Holders that say that they destroyed it.
    pub(crate) erased: u64,
    /// Holders that still owe something.
    pub(crate) outstanding: u64,
}

impl Dialogue {
    /// Whether what was asked was answered, and all of it was counted.
    pub(super) const fn holds(&self) -> bool {
        self.requests > 0
            && self.answered == self.requests
            && self.revealed > 0
            && self.outcomes > 0
    }

    /// What was said, as sentences.
    pub(super) fn text(&self) -> String {
        let thread: Vec<_> = self.thread.iter().map(Line::text).collect();
        let asks = say!(
            "demo-asks",
            asker = &self.asker,
            asked = &self.asked,
            question = format!("{:?}", self.question)
        );
        let shows = say!(
            "demo-shows",
            sections = self.sections.join(", "),
            revealed = self.revealed,
            outcomes = self.outcomes,
            overdue = self.overdue,
            silent = &self.silent
        );
        format!("{asks}\n{}\n{shows}", thread.join("\n"))
    }
}

impl Line {
    fn text(&self) -> String {
        format!("  {}  {} {}", self.party, self.kind, self.says)
            .trim_end()
            .to_owned()
    }
}

impl Withdrawal {
    /// What happened, as a sentence.
    pub(super) fn text(&self) -> String {
        say!(
            "demo-withdrew",
            party = &self.party,
            reason = &self.reason,
            away = &self.away,
            waited = self.waited,
            told = self.told,
            applied = self.applied,
            erased = self.erased,
            outstanding = self.outstanding
        )
    }
}
