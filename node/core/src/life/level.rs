//! How far what is owed has gone up.

use std::time::Duration;

use crate::names::names;
use crate::time::Timestamp;

/// Longest time that the duty desk has before the contact of the agreement is called.
const DAY: Duration = Duration::from_secs(24 * 3600);

names! {
    /// Who is to see that something is told. The number orders them.
    Level;
    /// Who works on it: its time runs.
    Running = 1 "running";
    /// The duty desk: its time is over.
    DutyDesk = 2 "duty_desk";
    /// The contact of the agreement: its time is over for as long again.
    Contact = 3 "contact";
}

/// How far what is due at `due` has gone up. `within` is the time that there was for it from the receipt on; where it is
/// zero, or longer than a day, the duty desk has a day.
pub fn level(due: Timestamp, within: Duration, now: Timestamp) -> Level {
    let desk = if within.is_zero() {
        DAY
    } else {
        within.min(DAY)
    };
    if now < due {
        Level::Running
    } else if now < due.plus(desk) {
        Level::DutyDesk
    } else {
        Level::Contact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_goes_to_the_desk_and_after_as_long_again_to_the_contact() {
        let due = Timestamp::from_millis(1_772_323_200_000);
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        let step = Duration::from_millis(1);
        for (within, desk) in [(1, 1), (24, 24), (168, 24), (0, 24)] {
            let at = |now| level(due, hours(within), now);
            let before = Timestamp::from_millis(due.as_millis() - 1);
            assert_eq!(at(before), Level::Running, "{within}");
            assert_eq!(at(due), Level::DutyDesk, "{within}");
            let ends = due.plus(hours(desk));
            assert_eq!(
                at(Timestamp::from_millis(ends.as_millis() - 1)),
                Level::DutyDesk
            );
            assert_eq!(at(ends), Level::Contact, "{within}");
            assert_eq!(at(ends.plus(step)), Level::Contact);
        }
    }
}
