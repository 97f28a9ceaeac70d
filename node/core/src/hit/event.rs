//! What happened to a hit: who, when, what.

use std::collections::BTreeSet;

use super::ids::HitId;
use super::mark::{Fact, Mark, Marks};
use super::sighting::{SubjectRef, Target};
use super::sought::Sought;
use super::state::{Cause, Gone, Priority, Rejection, Until, Withdrawn};
use super::telling::{Notice, ToTell};
use crate::screening::Verdict;
use crate::time::Timestamp;

/// Who did it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum By {
    /// The node.
    Node,
    /// An officer, by name.
    Officer(String),
}

impl By {
    /// The name of the officer; none where the node did it.
    pub fn officer(&self) -> Option<&str> {
        match self {
            Self::Node => None,
            Self::Officer(name) => Some(name),
        }
    }
}

/// A subject as it was seen with a target.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seen {
    /// Which subject.
    pub subject: SubjectRef,
    /// What it may be, under its key now.
    pub target: Target,
    /// What else has the same: entries of other lists, and alerts.
    pub also: Vec<Sought>,
    /// How sure that is.
    pub verdict: Verdict,
    /// The score, of one thousand.
    pub score: u32,
    /// When it was seen.
    pub seen: Timestamp,
    /// Until when the subject's data are kept.
    pub keep_until: Timestamp,
    /// When what it may be ends by itself; none where that is not told.
    pub ends: Option<Timestamp>,
    /// When the subject arrives; none where its journey does not say.
    pub arrives: Option<Timestamp>,
    /// True when nobody acts before the owner was asked.
    pub contact_first: bool,
    /// What of the subject meets the target, a number say; none where that is the subject itself.
    pub part: Option<Mark>,
    /// What tells its journey from others.
    pub journey: BTreeSet<Mark>,
    /// What tells the subject from others.
    pub subject_marks: Marks,
    /// What tells the target from others.
    pub target_marks: Marks,
    /// What the target told then; none where nobody wrote it down.
    pub says: Option<Mark>,
}

impl Seen {
    /// Whether both are of the same subject with the same target.
    pub(super) fn is_pair(&self, other: &Self) -> bool {
        let (one, same) = (&self.target_marks, &other.target_marks);
        self.is_of((other.part, &other.subject_marks)) && one.is_same(same)
    }

    /// Whether it is of the subject of which a part meets, or which meets as a whole.
    pub(super) fn is_of(&self, (part, marks): (Option<Mark>, &Marks)) -> bool {
        match (self.part, part) {
            // A number is the same number in whose hands it ever is.
            (Some(one), Some(other)) => one == other,
            (None, None) => self.subject_marks.is_same(marks),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// On what a hit is judged from now on: what looks for the subject was changed, or what the hit was judged on is gone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Anew {
    /// As it was compared, with what looks for the subject as it is now.
    pub seen: Seen,
    /// What of it that decides was changed; none where something else came in the place of what is gone.
    pub changed: Option<BTreeSet<Fact>>,
    /// True where the two could not be compared: what is known of the subject is not kept.
    pub is_doubtful: bool,
}

/// What happened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum What {
    /// The pair was seen for the first time, or again after it was confirmed.
    Found {
        /// As it was seen.
        seen: Box<Seen>,
        /// How soon an officer has to look.
        priority: Priority,
        /// The hit in which the same pair was confirmed before.
        before: Option<HitId>,
    },
    /// The pair was seen again while it was open.
    SeenAgain(Box<Seen>),
    /// An officer works on it.
    Claimed,
    /// The officer does not any more.
    Released,
    /// It is the one. The hits of the same subject that are marked by that.
    Confirmed {
        /// They stay as they are, and say what was confirmed.
        marks: Vec<HitId>,
        /// Of which alerts the authors are told by this, and what.
        tells: Vec<ToTell>,
    },
    /// It is not the one.
    Rejected {
        /// Why.
        reason: Rejection,
        /// Until when the pair is not asked about again.
        until: Timestamp,
    },
    /// It rests.
    Snoozed(Until),
    /// It is open again, and what it marked is not any more.
    Reopened {
        /// Why.
        cause: Cause,
        /// As it was seen, where that is why.
        seen: Option<Box<Seen>>,
    },
    /// How soon an officer has to look.
    Prioritised(Priority),
    /// The authors of these alerts are to be told that it was confirmed.
    Tell(Vec<ToTell>),
    /// What came of it.
    Outcome {
        /// A code of [`OUTCOMES`](crate::model::codes::OUTCOMES).
        result: String,
    },
    /// The author of an alert is told.
    Told {
        /// Which notice of the hit.
        number: u32,
        /// The notice.
        notice: Notice,
    },
    /// The author is not told after all: nothing was published.
    Untold {
        /// Which notice of the hit.
        number: u32,
    },
    /// The notice is withdrawn.
    Withdrawn {
        /// Which notice of the hit.
        number: u32,
    },
    /// There is nothing to decide any more: a side of it was withdrawn, or is over.
    Ended(Withdrawn),
    /// What was withdrawn is looked for again.
    Returned,
    /// A list has the target under another key by now.
    Renamed {
        /// As it was called.
        from: Target,
        /// As it is called.
        to: Target,
    },
    /// One of several that look for the subject does so no more, does again, asks otherwise, or was changed.
    Target {
        /// Which one.
        target: Target,
        /// Why it counts no more, and since when as far as the node knows; none where it counts.
        gone: Option<(Gone, Timestamp)>,
        /// True when nobody acts before its owner was asked.
        contact_first: bool,
        /// What it tells by now, where that is something else than before.
        changed: Option<Mark>,
    },
    /// It is judged on something else from now on.
    Anew(Box<Anew>),
}

impl What {
    /// The sighting that it tells of, where it tells of one.
    pub fn seen(&self) -> Option<&Seen> {
        match self {
            Self::Found { seen, .. } | Self::SeenAgain(seen) => Some(seen),
            Self::Reopened { seen, .. } => seen.as_deref(),
            Self::Anew(anew) => Some(&anew.seen),
            Self::Claimed
            | Self::Released
            | Self::Confirmed { .. }
            | Self::Rejected { .. }
            | Self::Snoozed(_)
            | Self::Prioritised(_)
            | Self::Tell(_)
            | Self::Outcome { .. }
            | Self::Told { .. }
            | Self::Untold { .. }
            | Self::Withdrawn { .. }
            | Self::Ended(_)
            | Self::Returned
            | Self::Renamed { .. }
            | Self::Target { .. } => None,
        }
    }

    /// True for what becomes of a side, whatever officers do about the hit.
    pub(super) const fn is_of_sides(&self) -> bool {
        matches!(
            self,
            Self::Ended(_)
                | Self::Returned
                | Self::Renamed { .. }
                | Self::Target { .. }
                | Self::Anew(_)
        )
    }
}

/// One change of one hit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Event {
    /// Which hit.
    pub hit: HitId,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// What happened.
    pub what: What,
}
