//! Rules of the event section of a seizure notice.

use super::Findings;
use crate::forms::Header;
use crate::forms::SeizureEvent;
use crate::reason::Reason;
use crate::time::MAX_CLOCK_SKEW;

/// The event kind that tells of what happened in another country.
const THIRD_COUNTRY: &str = "third_country_information";

pub(super) fn check(header: &Header, event: &SeizureEvent, findings: &mut Findings) {
    times(header, event, findings);
    let own = event.place.country == header.origin.country();
    if !own && event.event_kind != THIRD_COUNTRY {
        findings.refuse(
            "event.place.country",
            Reason::EventCountryNotOrigin,
            format!(
                "is not {}, the author's country; only an event of kind {THIRD_COUNTRY} happens elsewhere",
                header.origin.country()
            ),
        );
    }
}

/// `occurred <= reported <= signed`. An interval is out of order only when all of it is.
fn times(header: &Header, event: &SeizureEvent, findings: &mut Findings) {
    if event.occurred.is_none() && event.reported.is_none() {
        findings.refuse(
            "event.occurred",
            Reason::FieldMissing,
            "give when it happened or when it was reported, be it only the year",
        );
    }
    if let (Some(occurred), Some(reported)) = (event.occurred, event.reported)
        && occurred.at >= reported.end()
    {
        findings.refuse(
            "event.reported",
            Reason::TimesOutOfOrder,
            "lies before the event happened",
        );
    }
    let latest = header.created.plus(MAX_CLOCK_SKEW);
    for (field, moment) in [
        ("event.occurred", event.occurred),
        ("event.reported", event.reported),
    ] {
        if moment.is_some_and(|moment| moment.at > latest) {
            findings.refuse(
                field,
                Reason::TimeInFuture,
                "lies after the signing; a notice tells of what has happened",
            );
        }
    }
}
