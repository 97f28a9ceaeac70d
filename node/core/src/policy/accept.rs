//! The verdict on a received record. It is derived: the same rules judge again when the clock, the policies or this
//! software change, and what was refused then may be accepted now.

use super::{Labelled, Labels, Policies, decide_accept};
use crate::party::Party;
use crate::reason::Reason;
use crate::record::Record;
use crate::section::SectionSet;
use crate::time::{MAX_CLOCK_SKEW, Timestamp};

/// What becomes of a received record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// It is taken in.
    Accept,
    /// It is not taken in before a time, and judged again then.
    Wait {
        /// Why.
        reason: Reason,
        /// When it is judged again.
        until: Timestamp,
    },
    /// It is kept as refused.
    Refuse(Reason),
}

/// Judges a record that `from` sent. `revealed` are the sections that it showed later than the record itself: of those it may
/// show what terms let be asked for.
pub fn judge(
    record: &Record,
    revealed: SectionSet,
    from: &Party,
    policies: &Policies,
    now: Timestamp,
) -> Verdict {
    if let Err(early) = record.header().check_received(now) {
        let skew = u64::try_from(MAX_CLOCK_SKEW.as_millis()).unwrap_or(u64::MAX);
        let until = record.created().as_millis().saturating_sub(skew);
        return Verdict::Wait {
            reason: early.reason,
            until: Timestamp::from_millis(until),
        };
    }
    match decide_accept(Shown { record, revealed }, from, policies, now) {
        Ok(_) => Verdict::Accept,
        Err(refusal) => Verdict::Refuse(refusal.reason()),
    }
}

/// A received record, and what of it was shown later.
struct Shown<'a> {
    record: &'a Record,
    revealed: SectionSet,
}

impl Labelled for Shown<'_> {
    fn own_labels(&self) -> Labels {
        self.record.own_labels()
    }

    fn received_labels(&self) -> Labels {
        self.record.received_labels().asked_for(self.revealed)
    }
}

/// True when no policy and no time makes a record with this verdict acceptable.
pub const fn is_final(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Malformed | Reason::RecordOfAnotherParty | Reason::Replayed
    )
}
