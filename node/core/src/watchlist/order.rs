//! What is asked of whoever meets the subject of an entry, and on what ground.

use std::time::Duration;

use crate::model::Coded;
use crate::names::names;
use crate::record::Evaluation;
use crate::time::Timestamp;

/// How long before its day a review is told to be due.
pub const REVIEW_AHEAD: Duration = Duration::from_secs(30 * 24 * 3600);

names! {
    /// What is asked of whoever meets the subject, after the customs information system of the European Union. The
    /// number is stored.
    Action;
    /// Note that it was seen, and report it.
    Sighting = 1 "sighting_and_reporting";
    /// Watch it without its noticing.
    Surveillance = 2 "discreet_surveillance";
    /// Check it.
    Check = 3 "specific_check";
    /// Nothing on the spot: the movements are analysed.
    Analysis = 4 "operational_analysis";
}

names! {
    /// What an officer has to know before meeting the subject. The number is stored; the name is a code of
    /// [`WARNING_MARKERS`](crate::model::codes::WARNING_MARKERS).
    Marker;
    /// May carry a weapon.
    Armed = 1 "armed";
    /// May be violent.
    Violent = 2 "violent";
    /// May try to escape.
    Escape = 3 "escape";
    /// May harm themselves.
    SelfHarm = 4 "self_harm";
    /// Ill with what others can catch, or carrying it.
    Contagious = 5 "contagious";
}

/// What is asked, why, and for how long.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Order {
    /// What is asked for.
    pub action: Action,
    /// Why, a code of [`RISK_REASONS`](crate::model::codes::RISK_REASONS).
    pub reason: Coded,
    /// The area of offence, a code of [`CATEGORIES`](crate::model::codes::CATEGORIES); empty when not told.
    pub category: String,
    /// What to know before meeting it.
    pub markers: Vec<Marker>,
    /// The law, treaty or decision that allows it.
    pub legal_basis: String,
    /// How far source and information are trusted.
    pub evaluation: Option<Evaluation>,
    /// From when on it is looked for.
    pub valid_from: Timestamp,
    /// When it ends.
    pub valid_until: Timestamp,
    /// When an officer decides again whether it is still needed.
    pub review: Timestamp,
    /// The officer who answers for it.
    pub owner: String,
    /// True when nobody acts before the owner was asked.
    pub contact_first: bool,
}

impl Order {
    /// Whether it is looked for at a time.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.valid_from <= now && now < self.valid_until
    }

    /// When somebody decides again about it.
    pub const fn reviewed(&self) -> Review {
        Review {
            at: self.review,
            until: self.valid_until,
        }
    }
}

/// When somebody decides again whether an order is still needed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Review {
    /// When.
    pub at: Timestamp,
    /// When the order ends.
    pub until: Timestamp,
}

impl Review {
    /// Whether somebody has to decide soon, or had to before. What has ended needs no decision.
    pub fn is_due(self, now: Timestamp) -> bool {
        now < self.until && self.at <= now.plus(REVIEW_AHEAD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::WARNING_MARKERS;

    #[test]
    fn a_review_is_due_thirty_days_before_its_day_and_until_it_is_decided_or_the_order_ends() {
        const DAY: u64 = 24 * 3600 * 1000;
        let day = |number: u64| Timestamp::from_millis(number * DAY);
        let review = Review {
            at: day(100),
            until: day(200),
        };
        for (now, is_due) in [
            (69, false),
            (70, true),
            (100, true),
            (199, true),
            (200, false),
        ] {
            assert_eq!(review.is_due(day(now)), is_due, "day {now}");
        }
    }

    #[test]
    fn every_marker_is_a_code_that_alerts_carry() {
        let codes: Vec<_> = WARNING_MARKERS.codes.iter().map(|it| it.code).collect();
        let markers: Vec<_> = Marker::ALL.iter().map(|it| it.name()).collect();
        assert_eq!(codes, markers);
    }
}
