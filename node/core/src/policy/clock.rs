//! How long an answer may take.

use std::time::Duration;

use super::policies::Policies;
use crate::model::kind::Urgency;
use crate::party::Party;
use crate::time::Timestamp;

/// The time from the receipt of a request to its answer: the shortest of the agreements in force between the two, and
/// without any that of the urgency.
pub fn answer_within(
    policies: &Policies,
    asker: &Party,
    asked: &Party,
    urgency: Urgency,
    now: Timestamp,
) -> Duration {
    let book = policies.book();
    let agreed = book
        .between(asker, asked)
        .filter(|entry| book.pair_standing(entry, asker, asked, now).acts())
        .map(|entry| entry.agreement().deadlines().answer_hours.of(urgency))
        .min();
    agreed.map_or(urgency.deadline(), |hours| {
        Duration::from_secs(u64::from(hours) * 3600)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::fixture::{AZ, GE, KZ, NOW, moved, party, policies, template, with};
    use super::*;

    fn hours(policies: &Policies, asked: &str, urgency: Urgency) -> u64 {
        answer_within(policies, &party(GE), &party(asked), urgency, NOW).as_secs() / 3600
    }

    #[test]
    fn the_shortest_time_of_the_agreements_in_force_counts_and_else_that_of_the_urgency() {
        let slow = template("test-slow", &[GE, AZ]);
        let quick = template("test-quick", &[GE, AZ]);
        let urgent = quick
            .lines()
            .find(|line| line.starts_with("urgent_hours"))
            .unwrap();
        let quick = with(&quick, urgent, "urgent_hours = 2");
        let none = policies(&[]);
        assert_eq!(hours(&none, AZ, Urgency::Urgent), 8);
        assert_eq!(hours(&none, AZ, Urgency::Routine), 168);
        let both = policies(&[&slow, &quick]);
        assert_eq!(hours(&both, AZ, Urgency::Urgent), 2);
        assert_eq!(hours(&both, KZ, Urgency::Urgent), 8, "none with KZ");
        // What is suspended asks nothing.
        let stopped = moved(both.book(), AZ, Step::Suspend, &quick).unwrap();
        let slow_hours = hours(&policies(&[&slow]), AZ, Urgency::Urgent);
        assert!(slow_hours > 2);
        assert_eq!(
            hours(&both.with_book(stopped), AZ, Urgency::Urgent),
            slow_hours
        );
    }
}
