//! Each name under which the target of a hit is looked for, and what its owner asks.

use super::event::Seen;
use super::mark::Mark;
use super::sighting::Target;
use crate::screening::Verdict;
use crate::time::Timestamp;

/// An entry or an alert that looks for what a hit is about, as it was seen last.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sought {
    /// Which one.
    pub target: Target,
    /// True when nobody acts before its owner was asked.
    pub contact_first: bool,
    /// When it ends by itself; none where that is not told.
    pub ends: Option<Timestamp>,
    /// How sure it is that the subject is this one; [`Verdict::None`] where nobody wrote it down.
    pub verdict: Verdict,
    /// The score, of one thousand.
    pub score: u32,
    /// What it told then; none where nobody wrote it down.
    pub says: Option<Mark>,
}

/// By what a subject met an entry or an alert beside the one that it is judged on: codes alone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MetBy {
    /// Which one.
    pub target: Target,
    /// Codes of [`HIT_FACTORS`](crate::model::codes::HIT_FACTORS).
    pub factors: Vec<String>,
}

impl Sought {
    /// A target of which nothing but the name was written down.
    pub const fn named(target: Target) -> Self {
        Self {
            target,
            contact_first: false,
            ends: None,
            verdict: Verdict::None,
            score: 0,
            says: None,
        }
    }
}

impl Seen {
    /// Every name under which the target was looked for when it was seen: the one that it is judged on first.
    pub fn sought(&self) -> impl Iterator<Item = Sought> {
        let first = Sought {
            target: self.target.clone(),
            contact_first: self.contact_first,
            ends: self.ends,
            verdict: self.verdict,
            score: self.score,
            says: self.says,
        };
        std::iter::once(first).chain(self.also.iter().cloned())
    }
}
