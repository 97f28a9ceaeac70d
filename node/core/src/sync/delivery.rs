//! What became of one item of a feed at its recipient: one word for all that is known of it.

use super::refusals::Refusal;
use crate::reason::{Reason, Stated};

/// What is known of an item that a record was given in a recipient's feed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Facts {
    /// Its place in the feed.
    pub seq: u64,
    /// Why all or part of it is held back now.
    pub held_back: Option<Stated>,
    /// True when its header went.
    pub opened: bool,
    /// True when it was sent with nothing of it left: all of it was erased before.
    pub gone: bool,
    /// Items that the recipient signed for.
    pub covered: u64,
    /// Items that were sent.
    pub sent: u64,
    /// True when the recipient said that it judged the item.
    pub judged: bool,
    /// Why the recipient does not accept it, as far as it told.
    pub refusal: Option<Refusal>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Delivery {
    /// Not sent yet.
    Queued,
    /// Sent, and no receipt is here yet.
    Sent,
    /// The recipient signed for it, and has not said what it makes of it.
    Received,
    /// The recipient signed for it and counts it.
    Accepted,
    /// The recipient signed for it and judges it again when a time has come.
    JudgedLater(Refusal),
    /// The recipient signed for it and does not count it.
    Refused(Refusal),
    /// All or part of it is held back now.
    HeldBack(Stated),
    /// All of it was erased before it went.
    Gone,
}

impl Delivery {
    /// Where an item stands. A receipt of a held item covers its place in the feed, not the record. A section whose
    /// time to be told is over keeps nobody waiting: what went beside it is all that goes.
    pub fn of(facts: &Facts) -> Self {
        if facts.gone {
            return Self::Gone;
        }
        let over = facts.opened && facts.held_back == Some(Reason::SectionOverdue.into());
        if let Some(reason) = facts.held_back.filter(|_| !over) {
            return Self::HeldBack(reason);
        }
        if facts.covered <= facts.seq {
            return if facts.sent > facts.seq {
                Self::Sent
            } else {
                Self::Queued
            };
        }
        match facts.refusal {
            Some(refusal) if refusal.until.is_some() => Self::JudgedLater(refusal),
            Some(refusal) => Self::Refused(refusal),
            None if facts.judged => Self::Accepted,
            None => Self::Received,
        }
    }

    /// True when the recipient signed for the record.
    pub const fn is_receipted(&self) -> bool {
        match self {
            Self::Received | Self::Accepted | Self::JudgedLater(_) | Self::Refused(_) => true,
            Self::Queued | Self::Sent | Self::HeldBack(_) | Self::Gone => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    const LATER: Refusal = Refusal {
        reason: Stated::from_number(7).unwrap(),
        is_final: false,
        until: Some(Timestamp::from_millis(9)),
    };

    #[test]
    fn an_item_goes_its_way_and_nothing_is_said_before_it_is_so() {
        let mut facts = Facts {
            seq: 4,
            sent: 4,
            covered: 4,
            judged: true,
            ..Facts::default()
        };
        assert_eq!(Delivery::of(&facts), Delivery::Queued);
        facts.sent = 5;
        assert_eq!(Delivery::of(&facts), Delivery::Sent);
        facts.covered = 5;
        facts.judged = false;
        assert_eq!(Delivery::of(&facts), Delivery::Received);
        facts.judged = true;
        assert_eq!(Delivery::of(&facts), Delivery::Accepted);
    }

    #[test]
    fn what_was_erased_before_it_went_was_received_by_nobody() {
        let facts = Facts {
            gone: true,
            sent: 9,
            covered: 9,
            judged: true,
            ..Facts::default()
        };
        assert_eq!(Delivery::of(&facts), Delivery::Gone);
        assert!(!Delivery::Gone.is_receipted());
    }

    #[test]
    fn a_refusal_that_time_lifts_is_told_apart_from_one_that_it_does_not() {
        let mut facts = Facts {
            sent: 1,
            covered: 1,
            judged: true,
            refusal: Some(LATER),
            ..Facts::default()
        };
        assert_eq!(Delivery::of(&facts), Delivery::JudgedLater(LATER));
        let refusal = Refusal {
            until: None,
            ..LATER
        };
        facts.refusal = Some(refusal);
        assert_eq!(Delivery::of(&facts), Delivery::Refused(refusal));
        // Told before the receipt came: nothing is said of what nobody signed for.
        facts.covered = 0;
        assert_eq!(Delivery::of(&facts), Delivery::Sent);
    }

    #[test]
    fn a_section_whose_time_is_over_keeps_nobody_waiting_for_the_rest() {
        let mut facts = Facts {
            sent: 1,
            covered: 1,
            judged: true,
            opened: true,
            held_back: Some(Reason::SectionOverdue.into()),
            ..Facts::default()
        };
        assert_eq!(Delivery::of(&facts), Delivery::Accepted);
        facts.covered = 0;
        assert_eq!(Delivery::of(&facts), Delivery::Sent);
        facts.opened = false;
        let reason = Reason::SectionOverdue.into();
        assert_eq!(Delivery::of(&facts), Delivery::HeldBack(reason));
    }

    #[test]
    fn what_is_held_back_is_not_received_whatever_was_signed_for() {
        let reason = Stated::from(Reason::AgreementSuspended);
        let facts = Facts {
            sent: 1,
            covered: 1,
            judged: true,
            held_back: Some(reason),
            ..Facts::default()
        };
        let delivery = Delivery::of(&facts);
        assert_eq!(delivery, Delivery::HeldBack(reason));
        assert!(!delivery.is_receipted());
    }
}
