//! The duty: what whoever is told a record owes its author.

use std::time::Duration;

use crate::model::Moment;
use crate::names::names;
use crate::record::{Event, Record};
use crate::time::Timestamp;

/// The time in which an officer looks whether somebody acted on what was replaced or withdrawn, where no agreement names
/// one.
const RECALL_WITHIN: Duration = Duration::from_hours(24);
/// The action that asks for nothing to be done.
const INFORM: &str = "inform";
/// The result of a case that is not closed: it is told, and the outcome stays owed.
const OPEN: &str = "open";
/// The statuses of answers after which the rest is owed still.
const STILL_OWED: [&str; 2] = ["partly", "deferred"];

names! {
    /// What a record asks its recipient to tell. The number is kept by nodes.
    Task;
    /// What came of an alert.
    Outcome = 1 "outcome";
    /// The answer to a request.
    Answer = 2 "answer";
    /// What the answer to a request needs, by who asked.
    Continue = 3 "continue";
    /// Whether somebody acted on what its author replaced or withdrew, by who was told it.
    Recall = 4 "recall";
    /// Whether a record may be passed on, as its author is asked.
    Consent = 5 "consent";
    /// A look at what its recipient met whom its author looks for, by that author.
    Hit = 6 "hit";
    /// What came of a hit, by who met whom an alert looks for: where the alert itself asks nobody for an outcome any more.
    HitOutcome = 7 "hit_outcome";
    /// Word that a request came, by who is asked.
    Acknowledge = 8 "acknowledge";
    /// Word that a record that its author withdrew was destroyed, by who was told it.
    Deletion = 9 "deletion";
}

impl Task {
    /// True for what a request asks for: its receipt begins the clock, and an answer or a consent settles it.
    pub const fn is_asked(self) -> bool {
        matches!(self, Self::Answer | Self::Consent)
    }
}

/// What each party which is told a record owes its author.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Duty {
    /// What is to be told.
    pub task: Task,
    /// Until when it is to be told, as far as the record itself says; see [`Duty::started`].
    pub due: Timestamp,
    /// When the record is erased, and nothing is owed any more.
    pub ends: Timestamp,
    /// The time for it from the receipt on; zero where the receipt begins no clock.
    pub within: Duration,
    /// It is due then at the latest, whenever it was received.
    pub latest: Timestamp,
}

impl Duty {
    /// What a record asks for; none for one that asks nobody to act, or whose event was not disclosed.
    ///
    /// The outcome of an alert is due when the author wants it, else when what it expects was to arrive, and never later
    /// than the alert ends. An answer is due so long after the request was signed as the request says, and never later
    /// than the author wants it or the request ends.
    pub fn of(record: &Record) -> Option<Self> {
        let ends = record.expires();
        let event = record.sections().event.as_ref()?;
        if let Some(alert) = event.expected() {
            let arrival = alert.expected_at.map(Moment::latest);
            let wanted = alert.reply_by.or(arrival).unwrap_or(alert.valid_until);
            let due = wanted.min(alert.valid_until);
            return (alert.requested_action.code != INFORM).then_some(Self {
                task: Task::Outcome,
                due,
                ends,
                within: Duration::ZERO,
                latest: due,
            });
        }
        match event {
            Event::Hit(_) => Some(Self::of_hit(record, Task::Hit)),
            Event::Request(event) => {
                let within = event.within();
                let latest = event.reply_by.map_or(ends, |wanted| wanted.min(ends));
                Some(Self {
                    task: if event.consent_to.is_some() {
                        Task::Consent
                    } else {
                        Task::Answer
                    },
                    due: record.created().plus(within).min(latest),
                    ends,
                    within,
                    latest,
                })
            }
            Event::Seizure(_)
            | Event::Consignment(_)
            | Event::Passenger(_)
            | Event::Answer(_)
            | Event::Outcome(_)
            | Event::Correction(_)
            | Event::Retraction(_)
            | Event::Consent(_)
            | Event::Forward(_)
            | Event::Agreement(_)
            | Event::Contact(_)
            | Event::Acknowledgement(_) => None,
        }
    }

    /// What who met whom an alert looks for owes its author: what came of it.
    pub fn after_hit(notice: &Record) -> Self {
        Self::of_hit(notice, Task::HitOutcome)
    }

    /// A hit is as urgent as its alert.
    fn of_hit(notice: &Record, task: Task) -> Self {
        let ends = notice.expires();
        let due = notice.created().plus(notice.urgency().deadline()).min(ends);
        Self {
            task,
            due,
            ends,
            within: Duration::ZERO,
            latest: due,
        }
    }

    /// What whoever was told a record owes when `order`, which came to it at `at`, replaces or withdraws it: to see whether
    /// somebody acted on it.
    pub fn recall(order: &Record, at: Timestamp, agreed: Option<Duration>) -> Self {
        let ends = order.expires();
        let within = agreed.unwrap_or(RECALL_WITHIN);
        let due = at.plus(within).min(ends);
        Self {
            task: Task::Recall,
            due,
            ends,
            within,
            latest: due,
        }
    }

    /// What who is asked owes first: word that the request came, within the time that is agreed from its signing.
    pub fn acknowledgement(request: &Record, within: Duration) -> Self {
        Self::by_order(request, within, Task::Acknowledge)
    }

    /// What whoever was told a record owes when `order` withdraws it: word that it was destroyed, where that is agreed.
    pub fn deletion(order: &Record, agreed: Option<Duration>) -> Self {
        Self::by_order(order, agreed.unwrap_or(RECALL_WITHIN), Task::Deletion)
    }

    fn by_order(record: &Record, within: Duration, task: Task) -> Self {
        let ends = record.expires();
        let due = record.created().plus(within).min(ends);
        Self {
            task,
            due,
            ends,
            within,
            latest: due,
        }
    }

    /// The same, where what came of an alert is told within a time from its signing, as agreed: that counts where it is
    /// earlier.
    #[must_use]
    pub fn told_within(self, agreed: Duration, alert: &Record) -> Self {
        let latest = alert.created().plus(agreed);
        Self {
            due: self.due.min(latest),
            latest: self.latest.min(latest),
            ..self
        }
    }

    /// Until when it is to be told where the record was received at `at`: the receipt begins the clock, and no receipt lies
    /// before the signing.
    pub fn started(&self, at: Timestamp) -> Timestamp {
        at.plus(self.within).min(self.latest).max(self.due)
    }

    /// True when nothing is owed after this was said: the result of an outcome, the status of an answer.
    pub fn is_done_by(task: Task, said: &str) -> bool {
        match task {
            Task::Outcome | Task::HitOutcome => said != OPEN,
            Task::Answer | Task::Consent => !STILL_OWED.contains(&said),
            Task::Continue | Task::Recall | Task::Hit | Task::Acknowledge => true,
            // What came of a record is no word that it was destroyed.
            Task::Deletion => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::draft_file;
    use crate::model::RecordId;
    use crate::party::Party;
    use crate::record::{Defaults, MAX_RETENTION};
    use crate::wire::record::draft_all;

    const NOW: &str = "2026-02-01T00:00Z";

    fn at(text: &str) -> Timestamp {
        Moment::parse(text).unwrap().at
    }

    /// What an alert asks for that has these lines in its event.
    fn of(lines: &str) -> Option<Duty> {
        let text = format!(
            "kind = \"ConsignmentAlert\"\npurpose = \"customs_risk\"\n[handling]\ntlp = \"GREEN\"\n\
             permitted_action = \"any\"\n[event]\nrisk_reasons = [\"route_unusual\"]\n\
             expected_place = {{ country = \"AZ\" }}\n{lines}\n[[goods.items]]\ncategory = \"narcotic\"\n"
        );
        let draft = draft_all(draft_file::read(&text).unwrap()).unwrap();
        let origin: Party = "GE/revenue-service".parse().unwrap();
        let (now, defaults) = (
            at(NOW),
            Defaults {
                expiry: MAX_RETENTION,
            },
        );
        let record = draft.check(&origin, RecordId::new(now, &[1; 10]), now, &defaults);
        Duty::of(&record.unwrap().0)
    }

    #[test]
    fn an_outcome_is_due_when_it_is_wanted_else_at_the_arrival_and_never_after_the_alert_ends() {
        let ends = "valid_until = \"2026-02-10T00:00Z\"\nrequested_action = \"examine\"";
        for (lines, due) in [
            ("", "2026-02-10T00:00Z"),
            ("expected_at = \"2026-02-03T06:00Z\"", "2026-02-03T06:01Z"),
            (
                "expected_at = \"2026-02-03T06:00Z\"\nreply_by = \"2026-02-02T18:00Z\"",
                "2026-02-02T18:00Z",
            ),
            ("expected_at = \"2026-02-20T06:00Z\"", "2026-02-10T00:00Z"),
        ] {
            let duty = of(&format!("{ends}\n{lines}")).unwrap();
            assert_eq!(duty.due, at(due), "{lines}");
            assert!(duty.ends > duty.due);
            // No receipt moves it.
            assert_eq!(duty.started(at("2026-02-05T00:00Z")), duty.due);
        }
    }

    #[test]
    fn the_outcome_of_a_passenger_alert_is_due_by_the_same_times() {
        let text = crate::intake::passenger_sample(at(NOW));
        let origin: Party = "GE/revenue-service".parse().unwrap();
        let of = |old: &str, new: &str| {
            assert!(text.contains(old), "{old}");
            let draft = draft_file::read(&text.replacen(old, new, 1)).unwrap();
            let defaults = Defaults {
                expiry: MAX_RETENTION,
            };
            let id = RecordId::new(at(NOW), &[1; 10]);
            let record = draft_all(draft)
                .unwrap()
                .check(&origin, id, at(NOW), &defaults);
            Duty::of(&record.unwrap().0)
        };
        assert_eq!(of("", "").unwrap().due, at("2026-02-01T23:00Z"));
        let arrives = of("reply_by = ", "# reply_by = ").unwrap();
        assert_eq!(arrives.due, at("2026-02-02T00:01Z"));
        assert_eq!(of("\"examine\"         #", "\"inform\" #"), None);
    }

    /// What a request asks for that has these lines in its event.
    fn asked(lines: &str) -> Duty {
        let text = format!(
            "kind = \"Request\"\npurpose = \"customs_risk\"\naudience = [\"AZ/customs\"]\n\
             expires = \"2026-02-10T00:00Z\"\n[handling]\ntlp = \"GREEN\"\npermitted_action = \"any\"\n\
             [event]\nasks = \"information\"\ntext = \"Known?\"\n{lines}\n"
        );
        let draft = draft_all(draft_file::read(&text).unwrap()).unwrap();
        let (now, defaults) = (
            at(NOW),
            Defaults {
                expiry: MAX_RETENTION,
            },
        );
        let origin: Party = "GE/revenue-service".parse().unwrap();
        let record = draft.check(&origin, RecordId::new(now, &[1; 10]), now, &defaults);
        Duty::of(&record.unwrap().0).unwrap()
    }

    #[test]
    fn the_clock_of_an_answer_starts_with_the_receipt_and_ends_when_it_is_wanted() {
        for (lines, received, due) in [
            ("answer_within = 60", NOW, "2026-02-01T01:00Z"),
            (
                "answer_within = 60",
                "2026-02-03T10:00Z",
                "2026-02-03T11:00Z",
            ),
            // No receipt lies before the signing.
            (
                "answer_within = 60",
                "2026-01-31T10:00Z",
                "2026-02-01T01:00Z",
            ),
            (
                "answer_within = 1440\nreply_by = \"2026-02-01T18:00Z\"",
                "2026-02-01T02:00Z",
                "2026-02-01T18:00Z",
            ),
            (
                "answer_within = 60\nreply_by = \"2026-02-01T18:00Z\"",
                "2026-02-05T00:00Z",
                "2026-02-01T18:00Z",
            ),
            // Nothing is owed after the request is erased.
            (
                "answer_within = 43200",
                "2026-02-02T00:00Z",
                "2026-02-10T00:00Z",
            ),
        ] {
            let duty = asked(lines);
            assert_eq!(duty.started(at(received)), at(due), "{lines} {received}");
            assert_eq!(
                (duty.task, duty.ends),
                (Task::Answer, at("2026-02-10T00:00Z"))
            );
            assert!(duty.due <= duty.started(at(received)));
        }
        assert_eq!(asked("answer_within = 60").due, at("2026-02-01T01:00Z"));
    }

    #[test]
    fn a_part_of_an_answer_and_one_that_is_deferred_leave_it_owed() {
        for entry in crate::model::codes::ANSWER_STATUSES.codes {
            let is_owed = matches!(entry.code, "partly" | "deferred");
            assert_eq!(Duty::is_done_by(Task::Answer, entry.code), !is_owed);
        }
    }

    #[test]
    fn nothing_is_owed_of_what_is_for_information() {
        let ends = "valid_until = \"2026-02-10T00:00Z\"";
        assert_eq!(of(&format!("{ends}\nrequested_action = \"inform\"")), None);
        assert!(Duty::is_done_by(Task::Outcome, "no_offence"));
        assert!(!Duty::is_done_by(Task::Outcome, "open"));
    }
}
