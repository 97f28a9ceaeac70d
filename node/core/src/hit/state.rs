//! Where a hit stands.

use std::collections::BTreeSet;
use std::fmt;

use super::mark::Fact;
use crate::model::RecordId;
use crate::names::names;
use crate::phrase::{Joint, List, Name, Phrase};
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
    /// Until it arrives, when the officer says.
    Arrival(Timestamp),
    /// Until it arrives, when its journey says: a correction of that moves it.
    Told(Timestamp),
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
            Self::Day(at)
            | Self::Arrival(at)
            | Self::Told(at)
            | Self::Answer { latest: at, .. } => at,
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
    /// The name under which those are listed that are confirmed and of which it is owed what came of them.
    pub const OUTCOME_OWED: &'static str = "outcome_owed";
    /// Every name under which hits are listed.
    pub const NAMES: [&'static str; 9] = [
        "new",
        "in_progress",
        "confirmed",
        "rejected",
        "snoozed",
        "reopened",
        Self::WITHDRAWN,
        Self::MARKED,
        Self::OUTCOME_OWED,
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

impl Changed {
    /// The sentence: what is new of the subject, and what of the target.
    pub fn phrase(&self) -> Phrase {
        let facts = |facts: &BTreeSet<Fact>| {
            let facts = facts.iter();
            List::of(
                Joint::Comma,
                facts.map(|fact| Name::new("hit_fact", fact.name())),
            )
        };
        let mut told = Vec::new();
        if !self.subject.is_empty() {
            let facts = facts(&self.subject);
            told.push(Phrase::NewOfSubject { facts });
        }
        if !self.target.is_empty() {
            let facts = facts(&self.target);
            told.push(Phrase::NewOfTarget { facts });
        }
        let all = List::of(Joint::Semicolon, told);
        Phrase::AllThat { all }
    }
}

impl Cause {
    /// The sentence.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Officer => Phrase::OpenedByOfficer {},
            Self::Changed(changed) => changed.phrase(),
            Self::Forgotten => Phrase::RejectionOver {},
            Self::Rested => Phrase::RestOver {},
            Self::Answered(_) => Phrase::RequestAnswered {},
            Self::Returned => Phrase::LookedForAgain {},
        }
    }
}

impl Withdrawn {
    /// The sentence: which side counts no more, why, and since when.
    pub fn phrase(&self) -> Phrase {
        let what = match (self.side, self.why) {
            (Side::Target, Gone::TakenOff) => Phrase::TargetTakenOff {},
            (Side::Subject, Gone::TakenOff) => Phrase::SubjectTakenOff {},
            (Side::Target, Gone::Retracted) => Phrase::TargetRetracted {},
            (Side::Subject, Gone::Retracted) => Phrase::SubjectRetracted {},
            (Side::Target, Gone::Erased) => Phrase::TargetErased {},
            (Side::Subject, Gone::Erased) => Phrase::SubjectErased {},
            (Side::Target, Gone::Replaced) => Phrase::TargetReplaced {},
            (Side::Subject, Gone::Replaced) => Phrase::SubjectReplaced {},
            (Side::Target, Gone::Over) => Phrase::TargetOver {},
            (Side::Subject, Gone::Over) => Phrase::SubjectOver {},
            (Side::Target, Gone::Unmet) => Phrase::TargetUnmet {},
            (Side::Subject, Gone::Unmet) => Phrase::SubjectUnmet {},
        };
        Phrase::GoneSince {
            what: what.said(),
            since: self.since.to_minute(),
        }
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl fmt::Display for Withdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}
