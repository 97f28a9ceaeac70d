//! What came of a hit that was confirmed on an own list: whoever acted owes it to the own centre.

use super::pair::Hit;
use super::sighting::Target;
use super::state::{Priority, State};
use crate::life::{Duty, Task};
use crate::model::kind::Urgency;
use crate::time::Timestamp;

/// What came of a hit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outcome {
    /// A code of [`OUTCOMES`](crate::model::codes::OUTCOMES).
    pub result: String,
    /// Who told it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Hit {
    /// Whether what came of it is told here: it is confirmed, and judged on an entry of an own list. What came of an alert
    /// is told to its author.
    pub const fn takes_outcome(&self) -> bool {
        let is_confirmed = matches!(self.state, State::Confirmed { .. });
        is_confirmed && matches!(self.target, Target::Entry { .. })
    }

    /// Until when it is owed what came of it; none where it is not. The clock begins with the confirmation, or with the
    /// arrival where that is later, and runs as long as that of a request of the same urgency. Where an author of an alert
    /// was told, the outcome is owed to that author.
    pub fn outcome_due(&self) -> Option<Timestamp> {
        let State::Confirmed { at, .. } = &self.state else {
            return None;
        };
        let told = self.outcome.as_ref().map(|outcome| &*outcome.result);
        let is_done = told.is_some_and(|result| Duty::is_done_by(Task::Outcome, result));
        let is_told = self.tellings.iter().any(|telling| telling.step.holds());
        let is_owed = self.takes_outcome() && !is_done && !is_told;
        let begins = self.arrives().map_or(*at, |arrives| arrives.max(*at));
        is_owed.then(|| begins.plus(urgency(self.priority).deadline()))
    }
}

/// How urgent an outcome is: as the hit was.
const fn urgency(priority: Priority) -> Urgency {
    match priority {
        Priority::Low | Priority::Normal => Urgency::Routine,
        Priority::High => Urgency::Priority,
        Priority::Top => Urgency::Urgent,
    }
}
