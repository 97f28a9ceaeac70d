//! The duty: what whoever is told a record owes its author.

use crate::model::Moment;
use crate::record::{Event, Record};
use crate::time::Timestamp;

/// The action that asks for nothing to be done.
const INFORM: &str = "inform";
/// The result of a case that is not closed: it is told, and the outcome stays owed.
const OPEN: &str = "open";

/// An outcome that each party which is told a record owes its author.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Duty {
    /// Until when it is to be told.
    pub due: Timestamp,
    /// When the record is erased, and nothing is owed any more.
    pub ends: Timestamp,
}

impl Duty {
    /// What a record asks for; none for one that asks nobody to act, or whose event was not disclosed.
    ///
    /// The outcome is due when the author wants it, else when the consignment was to arrive, and never later than the
    /// alert ends.
    pub fn of(record: &Record) -> Option<Self> {
        let Some(Event::Consignment(event)) = &record.sections().event else {
            return None;
        };
        if event.requested_action.code == INFORM {
            return None;
        }
        let arrival = event.expected_at.map(Moment::latest);
        let wanted = event.reply_by.or(arrival).unwrap_or(event.valid_until);
        Some(Self {
            due: wanted.min(event.valid_until),
            ends: record.expires(),
        })
    }

    /// True for a result that closes the case.
    pub fn is_done_by(result: &str) -> bool {
        result != OPEN
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
        }
    }

    #[test]
    fn nothing_is_owed_of_what_is_for_information() {
        let ends = "valid_until = \"2026-02-10T00:00Z\"";
        assert_eq!(of(&format!("{ends}\nrequested_action = \"inform\"")), None);
        assert!(Duty::is_done_by("no_offence") && !Duty::is_done_by("open"));
    }
}
