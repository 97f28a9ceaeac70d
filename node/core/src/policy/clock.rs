//! How long an answer, the word of what came of an alert, and the obedience to a correction may take.

use std::collections::BTreeSet;
use std::time::Duration;

use super::agreement::Agreement;
use super::decide::covering;
use super::labels::Labels;
use super::policies::Policies;
use crate::model::handling::Tlp;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::section::SectionSet;
use crate::time::Timestamp;

const HOUR: Duration = Duration::from_secs(3600);

/// What is asked of a party: what decides by which terms the question goes.
#[derive(Clone, Copy, Debug)]
pub struct Asks<'a> {
    /// Who asks.
    pub asker: &'a Party,
    /// Who is asked.
    pub asked: &'a Party,
    /// How soon an answer is wanted.
    pub urgency: Urgency,
    /// What it is about.
    pub categories: &'a BTreeSet<String>,
}

/// The time from the receipt of a request to its answer: the shortest of the agreements in force between the two, and
/// without any that of the urgency. Terms by which the request goes may name another time than their agreement; of several
/// the shortest counts.
pub fn answer_within(policies: &Policies, asks: Asks<'_>, now: Timestamp) -> Duration {
    let (urgency, way) = (asks.urgency, (asks.asker, asks.asked));
    let labels = labels(asks, now);
    let by_terms = covering(&labels, way, policies, now);
    let of = |agreement: &Agreement| {
        let agreed = agreement.deadlines().answer_hours;
        let own = by_terms
            .iter()
            .filter(|(it, _)| it.sha256() == agreement.sha256())
            .map(|(_, terms)| terms.answer_hours.unwrap_or(agreed).of(urgency));
        own.min().unwrap_or(agreed.of(urgency))
    };
    let agreed = policies
        .book()
        .in_force(way.0, way.1, now)
        .map(|entry| of(entry.agreement()));
    agreed
        .min()
        .map_or(urgency.deadline(), |hours| HOUR * hours)
}

/// The time from the signing of an alert to the word of what came of it, by the agreements in force between its author and
/// who was told it: the shortest; none where none is in force.
pub fn feedback_within(
    policies: &Policies,
    way: (&Party, &Party),
    urgency: Urgency,
    now: Timestamp,
) -> Option<Duration> {
    let days = policies
        .book()
        .in_force(way.0, way.1, now)
        .map(|entry| entry.agreement().deadlines().feedback_days.of(urgency));
    days.min().map(|days| HOUR * 24 * days)
}

/// The time from the signing of a record to the word that it came, by the agreements in force between its author and who
/// was told it: the shortest; none where none is in force.
pub fn acknowledge_within(
    policies: &Policies,
    way: (&Party, &Party),
    urgency: Urgency,
    now: Timestamp,
) -> Option<Duration> {
    let hours = policies
        .book()
        .in_force(way.0, way.1, now)
        .map(|entry| entry.agreement().deadlines().acknowledge_hours.of(urgency));
    hours.min().map(|hours| HOUR * hours)
}

/// Whether who was told a record confirms that it destroyed it, by an agreement in force with its author.
pub fn confirms_deletion(policies: &Policies, way: (&Party, &Party), now: Timestamp) -> bool {
    let mut in_force = policies.book().in_force(way.0, way.1, now);
    in_force.any(|entry| entry.agreement().retention().confirm_deletion)
}

/// How long after its signing a record is kept until somebody looks whether it is still needed, by the agreements in force
/// between its author and who was told it: the shortest; none where none is in force.
pub fn review_after(
    policies: &Policies,
    way: (&Party, &Party),
    now: Timestamp,
) -> Option<Duration> {
    let days = policies
        .book()
        .in_force(way.0, way.1, now)
        .map(|entry| entry.agreement().retention().review_days);
    days.min().map(|days| HOUR * 24 * days)
}

/// The time in which a correction or recall is carried out and confirmed, by the agreements in force between its author and
/// who was told it: the shortest; none where none names one.
pub fn correction_within(
    policies: &Policies,
    way: (&Party, &Party),
    now: Timestamp,
) -> Option<Duration> {
    let hours = policies
        .book()
        .in_force(way.0, way.1, now)
        .filter_map(|entry| entry.agreement().deadlines().correction_hours);
    hours.min().map(|hours| HOUR * hours)
}

/// A request as far as terms look at one.
fn labels(asks: Asks<'_>, now: Timestamp) -> Labels {
    Labels {
        origin: asks.asker.clone(),
        kind: RecordKind::Request,
        carried: None,
        version: 1,
        categories: asks.categories.clone(),
        purpose: String::new(),
        tlp: Tlp::Clear,
        named_recipients: BTreeSet::new(),
        urgency: asks.urgency,
        places: None,
        created: now,
        expires: now,
        evaluation: None,
        present: SectionSet::EMPTY,
        audience: None,
        asked: SectionSet::EMPTY,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::fixture::{AZ, GE, KZ, NOW, moved, party, policies, template, with};
    use super::*;

    fn hours(policies: &Policies, asked: &str, urgency: Urgency) -> u64 {
        let categories = BTreeSet::from(["narcotic".to_owned()]);
        let asks = Asks {
            asker: &party(GE),
            asked: &party(asked),
            urgency,
            categories: &categories,
        };
        answer_within(policies, asks, NOW).as_secs() / 3600
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
    #[test]
    fn terms_by_which_a_request_goes_name_another_time_than_their_agreement() {
        let plain = template("test-pair", &[GE, AZ]);
        let hurried = with(&plain, "# answer_hours = {", "answer_hours = {");
        assert_eq!(hours(&policies(&[&plain]), AZ, Urgency::Routine), 168);
        assert_eq!(hours(&policies(&[&hurried]), AZ, Urgency::Routine), 72);
        assert_eq!(hours(&policies(&[&hurried]), AZ, Urgency::Urgent), 4);
        // Terms for something else say nothing of it.
        let of_tobacco = with(
            &hurried,
            "categories = \"any\"",
            "categories = [\"tobacco\"]",
        );
        assert_eq!(hours(&policies(&[&of_tobacco]), AZ, Urgency::Routine), 168);
    }

    #[test]
    fn what_came_of_an_alert_and_a_correction_have_the_shortest_time_agreed() {
        let plain = template("test-pair", &[GE, AZ]);
        let quick = with(
            &plain,
            "feedback_days = 30",
            "feedback_days = { immediate = 1, urgent = 2, priority = 7, routine = 14 } #",
        );
        let quick = with(&quick, "# correction_hours = 24", "correction_hours = 6");
        let way = (&party(GE), &party(AZ));
        let days = |policies: &Policies, urgency| {
            feedback_within(policies, way, urgency, NOW).map(|time| time.as_secs() / 86_400)
        };
        let (none, plain) = (policies(&[]), policies(&[&plain]));
        assert_eq!(days(&none, Urgency::Urgent), None);
        assert_eq!(days(&plain, Urgency::Urgent), Some(30));
        assert_eq!(correction_within(&plain, way, NOW), None);
        let quick = policies(&[&quick]);
        assert_eq!(days(&quick, Urgency::Urgent), Some(2));
        assert_eq!(days(&quick, Urgency::Routine), Some(14));
        assert_eq!(
            correction_within(&quick, way, NOW),
            Some(Duration::from_secs(6 * 3600))
        );
    }
}
