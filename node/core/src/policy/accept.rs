//! The verdict on a received record. It is derived: the same rules judge again when the clock, the policies or this
//! software change, and what was refused then may be accepted now.

use super::{Policies, decide_accept};
use crate::party::Party;
use crate::reason::Reason;
use crate::record::Record;
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

/// Judges a record that `from` sent.
pub fn judge(record: &Record, from: &Party, policies: &Policies, now: Timestamp) -> Verdict {
    if let Err(early) = record.header().check_received(now) {
        let skew = u64::try_from(MAX_CLOCK_SKEW.as_millis()).unwrap_or(u64::MAX);
        let until = record.created().as_millis().saturating_sub(skew);
        return Verdict::Wait {
            reason: early.reason,
            until: Timestamp::from_millis(until),
        };
    }
    match decide_accept(record, from, policies, now) {
        Ok(_) => Verdict::Accept,
        Err(refusal) => Verdict::Refuse(refusal.reason()),
    }
}

/// True when no policy and no time makes a record with this verdict acceptable.
pub const fn is_final(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Malformed | Reason::RecordOfAnotherParty | Reason::Replayed
    )
}
