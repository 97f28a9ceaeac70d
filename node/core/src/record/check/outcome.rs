//! Rules of the event section of an outcome.

use super::Findings;
use crate::forms::{Header, OutcomeEvent};
use crate::reason::Reason;
use crate::time::MAX_CLOCK_SKEW;

/// The outcome that a seizure notice tells more of.
const SEIZURE: &str = "seizure";

pub(super) fn check(header: &Header, event: &OutcomeEvent, findings: &mut Findings) {
    if event.about.origin == header.origin {
        let message = "is the author itself; a party tells what came of another's record";
        findings.refuse("event.about.origin", Reason::FieldInvalid, message);
    }
    let latest = header.created.plus(MAX_CLOCK_SKEW);
    if event.happened.is_some_and(|it| it.earliest() > latest) {
        let message = "lies after the signing";
        findings.refuse("event.happened", Reason::TimeInFuture, message);
    }
    if event.notice.is_some() && event.result.code != SEIZURE {
        let message = "is given with the result seizure only";
        findings.refuse("event.notice", Reason::FieldInvalid, message);
    }
}
