//! The tally: what two parties told each other in a period, in numbers alone. It is made of what records say of each
//! other, so both parties count the same where both hold the same records.
//!
//! In scope: counting, and the times from a question to its answer. Out of scope: which records are of the period, and
//! where they are kept.

mod amount;

use std::collections::BTreeMap;
use std::time::Duration;

pub use amount::{Amount, Amounts, Heading, Measure, add as add_amounts, may_tell};

use crate::life::{Duty, Note, Says, Task};
use crate::party::Party;
use crate::record::AcknowledgementStep;
use crate::time::Timestamp;

/// Longest period that is counted at once: a year, and the day that a leap year has more.
pub const MAX_PERIOD: Duration = Duration::from_secs(366 * 24 * 3600);

/// Most records that are counted at once.
pub const MAX_COUNTED: usize = 100_000;

/// How many records of one sort went either way.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    /// Own records that were decided to go to the partner.
    pub sent: u64,
    /// Of these, those that it signed for.
    pub signed: u64,
    /// Of these, those that it does not accept.
    pub refused_there: u64,
    /// Records of the partner that count here, or did until their author took them back.
    pub accepted: u64,
    /// Records of the partner that do not count here.
    pub refused_here: u64,
}

/// What came of what one party owed the other.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Clock {
    /// What it owed.
    pub owed: u64,
    /// Of that, what it told, in whole.
    pub told: u64,
    /// Of that, what it told in time.
    pub in_time: u64,
    /// How often it told what, by code.
    pub results: BTreeMap<String, u64>,
    /// The time that each took that was told.
    took: Vec<Duration>,
}

/// What two parties told each other.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Pair {
    /// By kind.
    pub kinds: BTreeMap<String, Count>,
    /// By category; a record of two counts in both.
    pub categories: BTreeMap<String, Count>,
    /// Records of the partner that do not count here, by reason code.
    pub refused_here: BTreeMap<String, u64>,
    /// Own records that do not count there, by reason code.
    pub refused_there: BTreeMap<String, u64>,
    /// What the own party owed the partner.
    pub own: BTreeMap<Task, Clock>,
    /// What the partner owed the own party.
    pub partners: BTreeMap<Task, Clock>,
    /// What the own party owes and is overdue now, whenever it was asked.
    pub own_overdue: u64,
    /// What the partner owes and is overdue now, whenever it was asked.
    pub partners_overdue: u64,
    /// What the own party told the partner of seizures that stand.
    pub own_seized: Amounts,
    /// What the partner told the own party of them.
    pub partners_seized: Amounts,
    /// Own records that were replaced or withdrawn and went to the partner.
    pub recalled: u64,
    /// Of these, those of which it has not done all that it owes.
    pub recalls_outstanding: u64,
}

/// Something that was said of a record, and when that was signed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// What.
    pub note: Note,
}

/// What came of what one party owed because of one record.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settled {
    /// The newest that it said, by code; none when it said nothing.
    pub result: Option<String>,
    /// How long it took until all was told; none when it is not.
    pub took: Option<Duration>,
    /// Whether that was in time.
    pub is_in_time: bool,
}

/// What came of what a party owed because of a record that was signed at `created`, by what was said of that record.
///
/// The clock of an answer begins when it was received, as who is asked said first, else with the signing; that of an
/// outcome with the signing. It ends with the first that settles it, and in time is what comes by the time that the record
/// itself names: what a deferral put off is late.
pub fn settled(duty: &Duty, created: Timestamp, by: &Party, said: &[Said]) -> Settled {
    let of = said.iter().filter(|said| said.note.author == *by);
    let received = of.clone().filter_map(|said| {
        let received = said.note.acknowledged(AcknowledgementStep::Received);
        received.filter(|_| duty.task.is_asked())
    });
    let received = received.min();
    let due = received.map_or(duty.due, |at| duty.started(at));
    let mut told: Vec<_> = of
        .filter_map(|said| {
            Some((
                said.at,
                said.note.record,
                result(duty.task, &said.note.says)?,
            ))
        })
        .collect();
    told.sort_unstable();
    let done = told
        .iter()
        .find(|(_, _, result)| Duty::is_done_by(duty.task, result));
    let done = done.map(|(at, _, _)| *at);
    Settled {
        result: told.last().map(|(_, _, result)| (*result).to_owned()),
        took: done.map(|at| at.since(received.unwrap_or(created))),
        is_in_time: done.is_some_and(|at| at <= due),
    }
}

/// What is told for a task; none where something else is.
fn result(task: Task, says: &Says) -> Option<&str> {
    match (task, says) {
        (Task::Outcome, Says::Outcome { result }) => Some(result),
        (Task::Answer | Task::Consent, Says::Answered { status, .. }) => Some(status),
        (
            Task::Hit,
            Says::Acknowledged {
                step: step @ AcknowledgementStep::Taken,
                holder: None,
                ..
            },
        ) => Some(step.name()),
        _ => None,
    }
}

impl Clock {
    /// Counts what came of one thing that was owed.
    pub fn take(&mut self, settled: &Settled) {
        self.owed += 1;
        if let Some(result) = &settled.result {
            *self.results.entry(result.clone()).or_default() += 1;
        }
        if let Some(took) = settled.took {
            self.told += 1;
            self.in_time += u64::from(settled.is_in_time);
            self.took.push(took);
        }
    }

    /// The time within which so many of a hundred were told, by the nearest rank; none when nothing was told.
    pub fn within(&self, percent: usize) -> Option<Duration> {
        let mut took = self.took.clone();
        took.sort_unstable();
        let rank = (took.len() * percent).div_ceil(100);
        took.get(rank.saturating_sub(1)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::Subject;
    use crate::model::RecordId;

    const CREATED: Timestamp = Timestamp::from_millis(1_772_323_200_000);

    fn after(minutes: u64) -> Timestamp {
        CREATED.plus(Duration::from_secs(minutes * 60))
    }

    fn duty(task: Task) -> Duty {
        Duty {
            task,
            due: after(60),
            ends: after(10_000),
            within: Duration::from_secs(3600),
            latest: after(120),
        }
    }

    fn said(by: &str, minutes: u64, says: Says) -> Said {
        Said {
            at: after(minutes),
            note: Note {
                subject: Subject {
                    origin: "GE/customs".parse().unwrap(),
                    id: RecordId::new(CREATED, &[1; 10]),
                },
                author: by.parse().unwrap(),
                record: RecordId::new(after(minutes), &[2; 10]),
                says,
            },
        }
    }

    fn answered(minutes: u64, status: &str) -> Said {
        let (status, until) = (status.to_owned(), None);
        said("AZ/customs", minutes, Says::Answered { status, until })
    }

    fn received(by: &str, minutes: u64) -> Said {
        let says = Says::Acknowledged {
            step: AcknowledgementStep::Received,
            at: after(minutes),
            recall: None,
            holder: None,
        };
        said(by, minutes + 1, says)
    }

    fn of(task: Task, said: &[Said]) -> (Option<String>, Option<u64>, bool) {
        let by = "AZ/customs".parse().unwrap();
        let settled = settled(&duty(task), CREATED, &by, said);
        let minutes = settled.took.map(|took| took.as_secs() / 60);
        (settled.result, minutes, settled.is_in_time)
    }

    #[test]
    fn the_clock_of_an_answer_runs_from_the_receipt_to_the_first_that_settles_it() {
        let text = |text: &str| Some(text.to_owned());
        for (told, expected) in [
            (vec![], (None, None, false)),
            (
                vec![answered(30, "provided")],
                (text("provided"), Some(30), true),
            ),
            (
                vec![answered(61, "provided")],
                (text("provided"), Some(61), false),
            ),
            // The receipt moves it, the earliest of them, and not past the latest time.
            (
                vec![
                    received("AZ/customs", 50),
                    received("AZ/customs", 40),
                    answered(90, "refused"),
                ],
                (text("refused"), Some(50), true),
            ),
            (
                vec![received("AZ/customs", 100), answered(130, "no_data")],
                (text("no_data"), Some(30), false),
            ),
            // Another party's receipt does not.
            (
                vec![received("TR/customs", 50), answered(90, "provided")],
                (text("provided"), Some(90), false),
            ),
            (
                vec![answered(10, "deferred")],
                (text("deferred"), None, false),
            ),
            (
                vec![
                    answered(80, "provided"),
                    answered(50, "provided"),
                    answered(10, "partly"),
                ],
                (text("provided"), Some(50), true),
            ),
        ] {
            assert_eq!(of(Task::Answer, &told), expected, "{told:?}");
            // In whatever order it came.
            let turned: Vec<_> = told.into_iter().rev().collect();
            assert_eq!(of(Task::Answer, &turned), expected, "{turned:?}");
        }
    }

    #[test]
    fn an_outcome_counts_from_the_signing_and_an_open_case_is_none() {
        let outcome = |minutes, result: &str| {
            let result = result.to_owned();
            said("AZ/customs", minutes, Says::Outcome { result })
        };
        let told = [received("AZ/customs", 20), outcome(10, "open")];
        assert_eq!(
            of(Task::Outcome, &told),
            (Some("open".to_owned()), None, false)
        );
        let told = [outcome(10, "open"), outcome(50, "no_offence")];
        assert_eq!(
            of(Task::Outcome, &told),
            (Some("no_offence".to_owned()), Some(50), true)
        );
    }

    #[test]
    fn percentiles_are_times_that_were_taken() {
        let mut clock = Clock::default();
        assert_eq!(clock.within(50), None);
        for minutes in [5, 1, 4, 2, 3] {
            clock.take(&Settled {
                result: Some("provided".to_owned()),
                took: Some(Duration::from_secs(minutes * 60)),
                is_in_time: minutes < 4,
            });
        }
        clock.take(&Settled::default());
        assert_eq!((clock.owed, clock.told, clock.in_time), (6, 5, 3));
        assert_eq!(clock.results["provided"], 5);
        let minutes = |percent| clock.within(percent).map(|took| took.as_secs() / 60);
        assert_eq!(
            (minutes(50), minutes(90), minutes(100)),
            (Some(3), Some(5), Some(5))
        );
        assert_eq!(minutes(0), Some(1));
    }
}
