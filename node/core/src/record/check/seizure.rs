//! Rules of the event section of a seizure notice.

use super::Findings;
use crate::forms::Header;
use crate::forms::SeizureEvent;
use crate::model::codes::HIGH_SEAS;
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::{Moment, Precision};
use crate::reason::Reason;
use crate::time::MAX_CLOCK_SKEW;

/// The event kind that tells of what happened in another country.
const THIRD_COUNTRY: &str = "third_country_information";
/// The event kind of goods that move on under watch.
const CONTROLLED_DELIVERY: &str = "controlled_delivery";

pub(super) fn check(header: &Header, event: &SeizureEvent, findings: &mut Findings) {
    times(header, event, findings);
    let is_own = [header.origin.country(), HIGH_SEAS].contains(&event.place.country.as_str());
    if event.event_kind == CONTROLLED_DELIVERY {
        under_control(header, "event.event_kind", findings);
    }
    if !is_own && event.event_kind != THIRD_COUNTRY {
        findings.refuse(
            "event.place.country",
            Reason::EventCountryNotOrigin,
            format!(
                "is neither {}, the author's country, nor the high seas ({HIGH_SEAS}); only an event of kind {THIRD_COUNTRY} happens elsewhere",
                header.origin.country()
            ),
        );
    }
}

/// A delivery under control is known to few and touched by nobody: whoever sees it could warn, or stop it.
pub(super) fn under_control(header: &Header, field: &str, findings: &mut Findings) {
    let handling = &header.handling;
    if handling.tlp < Tlp::AmberStrict || handling.permitted_action != PermittedAction::NoneVisible
    {
        findings.refuse(
            field,
            Reason::ControlledDeliveryExposed,
            "is a delivery under control: it wants handling.tlp AMBER+STRICT or RED and handling.permitted_action \
             none_visible",
        );
    }
}

/// `occurred <= reported <= signed`. An interval is out of order only when all of it is, wherever on earth its days
/// are counted.
fn times(header: &Header, event: &SeizureEvent, findings: &mut Findings) {
    if event.occurred.is_none() && event.reported.is_none() {
        findings.refuse(
            "event.occurred",
            Reason::FieldMissing,
            "give when it happened or when it was reported, be it only the year",
        );
    }
    if let (Some(occurred), Some(reported)) = (event.occurred, event.reported)
        && occurred.earliest() >= reported.latest()
    {
        findings.refuse(
            "event.reported",
            Reason::TimesOutOfOrder,
            "lies before the event happened",
        );
    }
    period(event, findings);
    let is_day = |moment: Moment| moment.precision == Precision::Day;
    if !event.day_part.is_empty() && !event.occurred.is_some_and(is_day) {
        findings.refuse(
            "event.day_part",
            Reason::FieldInvalid,
            "stands with an occurred that names the day and no hour",
        );
    }
    let latest = header.created.plus(MAX_CLOCK_SKEW);
    for (field, moment) in [
        ("event.occurred", event.occurred),
        ("event.occurred_until", event.occurred_until),
        ("event.reported", event.reported),
    ] {
        if moment.is_some_and(|moment| moment.earliest() > latest) {
            findings.refuse(
                field,
                Reason::TimeInFuture,
                "lies after the signing; a notice tells of what has happened",
            );
        }
    }
}

/// A period begins before it ends. Two dates are of one calendar; a date and a time are compared wherever on earth the
/// date is counted.
fn period(event: &SeizureEvent, findings: &mut Findings) {
    let Some(until) = event.occurred_until else {
        return;
    };
    let Some(occurred) = event.occurred else {
        findings.refuse(
            "event.occurred_until",
            Reason::FieldMissing,
            "stands with occurred only, which says when it began",
        );
        return;
    };
    let is_date = |moment: Moment| moment.precision >= Precision::Day;
    let is_before = if is_date(occurred) == is_date(until) {
        until.end() <= occurred.at
    } else {
        until.latest() <= occurred.earliest()
    };
    if is_before {
        findings.refuse(
            "event.occurred_until",
            Reason::TimesOutOfOrder,
            "lies before the event began",
        );
    }
}
