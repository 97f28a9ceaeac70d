//! Where a hit stands.

use std::collections::BTreeSet;
use std::fmt;

use super::mark::Fact;
use crate::model::RecordId;
use crate::names::names;
use crate::time::Timestamp;

names! {
    /// How soon an officer has to look, from the late to the soon. The number is stored.
    Priority;
    /// When there is time.
    Low = 1 "low";
    /// In its turn.
    Normal = 2 "normal";
    /// Before the others.
    High = 3 "high";
    /// At once: it moves, and it is wanted.
    Top = 4 "top";
}

names! {
    /// Why a hit is rejected. The number is stored.
    Rejection;
    /// Somebody or something else of that name.
    NameOnly = 1 "name_only";
    /// Another birth date.
    BirthDiffers = 2 "birth_differs";
    /// Another document or number.
    DocumentDiffers = 3 "document_differs";
    /// Another nationality, flag or seat.
    CountryDiffers = 4 "country_differs";
    /// A slip of whoever wrote the number.
    Typo = 5 "typo";
    /// The entry is out of date or wrong.
    EntryWrong = 6 "entry_wrong";
    /// It is the one, and nothing is asked for it here.
    NothingAsked = 7 "nothing_asked";
    /// Told in the comment.
    Other = 8 "other";
}

names! {
    /// One of the two of a pair. The number is stored.
    Side;
    /// Who or what was seen.
    Subject = 1 "subject";
    /// What it may be.
    Target = 2 "target";
}

names! {
    /// Why a side of a hit counts no more. The number is stored.
    Gone;
    /// The list has no such entry any more, or is no more.
    TakenOff = 1 "taken_off";
    /// Its author withdrew the record.
    Retracted = 2 "retracted";
    /// The record was erased.
    Erased = 3 "erased";
    /// Another version took the place of the record.
    Replaced = 4 "replaced";
    /// Its time is over.
    Over = 5 "over";
    /// It was changed, and meets the subject no more.
    Unmet = 6 "unmet";
}

/// That a side of a hit counts no more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Withdrawn {
    /// Which one.
    pub side: Side,
    /// Why.
    pub why: Gone,
    /// Since when, as far as the node knows.
    pub since: Timestamp,
}

impl Withdrawn {
    /// Whether what is personal of that side is destroyed at once. What only came to its end is told again when it is
    /// prolonged, and what was changed is told as it is now; an entry that was confirmed and is off its list is what the
    /// officer's decision is about.
    pub const fn destroys(&self, state: &State) -> bool {
        match self.why {
            Gone::Over | Gone::Unmet => false,
            Gone::TakenOff => !matches!(state, State::Confirmed { .. }),
            Gone::Retracted | Gone::Erased | Gone::Replaced => true,
        }
    }
}

/// Until when a hit rests.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Until {
    /// Until a time.
    Day(Timestamp),
    /// Until it arrives.
    Arrival(Timestamp),
    /// Until an own request is answered, and until a time at the latest.
    Answer {
        /// The request.
        request: RecordId,
        /// The time at the latest.
        latest: Timestamp,
    },
}

impl Until {
    /// When it ends by time alone.
    pub const fn at(self) -> Timestamp {
        match self {
            Self::Day(at) | Self::Arrival(at) | Self::Answer { latest: at, .. } => at,
        }
    }
}

/// What was not there when a hit was judged.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Changed {
    /// Of the subject.
    pub subject: BTreeSet<Fact>,
    /// Of the target.
    pub target: BTreeSet<Fact>,
}

impl Changed {
    /// True when nothing was.
    pub fn is_empty(&self) -> bool {
        self.subject.is_empty() && self.target.is_empty()
    }
}

/// Why a hit is open again.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Cause {
    /// An officer opened it.
    Officer,
    /// Something decisive is known that was not when it was judged.
    Changed(Changed),
    /// The time for which a rejection is remembered is over, and it was seen again.
    Forgotten,
    /// What it rested for has come.
    Rested,
    /// The request that it waited for was answered.
    Answered(RecordId),
    /// What was withdrawn is looked for again.
    Returned,
}

/// Where a hit stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum State {
    /// Nobody looked yet.
    New,
    /// An officer works on it.
    InProgress,
    /// It is the one.
    Confirmed {
        /// By whom.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// It is not.
    Rejected {
        /// By whom.
        by: String,
        /// When.
        at: Timestamp,
        /// Why.
        reason: Rejection,
        /// Until when the pair is not asked about again.
        until: Timestamp,
    },
    /// It rests.
    Snoozed {
        /// By whom.
        by: String,
        /// When.
        at: Timestamp,
        /// Until when.
        until: Until,
    },
    /// It was put away, and is open again.
    Reopened(Cause),
}

impl State {
    /// Its name, as lists and filters have it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InProgress => "in_progress",
            Self::Confirmed { .. } => "confirmed",
            Self::Rejected { .. } => "rejected",
            Self::Snoozed { .. } => "snoozed",
            Self::Reopened(_) => "reopened",
        }
    }

    /// The name of a hit that nobody decided and of which a side was withdrawn, wherever it stands.
    pub const WITHDRAWN: &'static str = "withdrawn";
    /// The name of a hit that is open and of whose subject another hit was confirmed.
    pub const MARKED: &'static str = "marked";
    /// Every name under which hits are listed.
    pub const NAMES: [&'static str; 8] = [
        "new",
        "in_progress",
        "confirmed",
        "rejected",
        "snoozed",
        "reopened",
        Self::WITHDRAWN,
        Self::MARKED,
    ];

    /// True when an officer has to do something about it now.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::New | Self::InProgress | Self::Reopened(_))
    }

    /// True when an officer has said what it is.
    pub const fn is_decided(&self) -> bool {
        matches!(self, Self::Confirmed { .. } | Self::Rejected { .. })
    }

    /// When it was decided; none when it is not.
    pub const fn decided(&self) -> Option<Timestamp> {
        match self {
            Self::Confirmed { at, .. } | Self::Rejected { at, .. } => Some(*at),
            Self::New | Self::InProgress | Self::Snoozed { .. } | Self::Reopened(_) => None,
        }
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = Vec::new();
        for (side, facts) in [("the subject", &self.subject), ("the target", &self.target)] {
            if !facts.is_empty() {
                let facts: Vec<_> = facts.iter().map(|fact| fact.name()).collect();
                told.push(format!("new {} of {side}", facts.join(", ")));
            }
        }
        f.write_str(&told.join("; "))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Officer => f.write_str("an officer opened it again"),
            Self::Changed(changed) => changed.fmt(f),
            Self::Forgotten => f.write_str("the time of the rejection is over"),
            Self::Rested => f.write_str("the time that it rested for has come"),
            Self::Answered(_) => f.write_str("the request that it waited for was answered"),
            Self::Returned => f.write_str("what was withdrawn is looked for again"),
        }
    }
}

impl fmt::Display for Withdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = match (self.side, self.why) {
            (Side::Target, Gone::TakenOff) => "the entry is no longer on its list",
            (Side::Subject, Gone::TakenOff) => "the subject is no longer on its list",
            (Side::Target, Gone::Retracted) => "its author withdrew what it may be",
            (Side::Subject, Gone::Retracted) => {
                "its author withdrew the record that tells of the subject"
            }
            (Side::Target, Gone::Erased) => "what it may be was erased",
            (Side::Subject, Gone::Erased) => "the record that tells of the subject was erased",
            (Side::Target, Gone::Replaced) => "another version took the place of what it may be",
            (Side::Subject, Gone::Replaced) => {
                "another version took the place of the record that tells of the subject"
            }
            (Side::Target, Gone::Over) => "the time of what it may be is over",
            (Side::Subject, Gone::Over) => {
                "the time of the record that tells of the subject is over"
            }
            (Side::Target, Gone::Unmet) => {
                "what it may be was changed and meets the subject no more"
            }
            (Side::Subject, Gone::Unmet) => {
                "the subject was changed and meets what it may be no more"
            }
        };
        write!(f, "{says}, since {}", self.since.to_minute())
    }
}
