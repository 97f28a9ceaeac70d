//! The event section of a seizure notice.

use ntc_proto::v1;

use super::involved::{MAX_INVOLVED, PersonsInvolved};
use super::kind::{code, coded, country, line, many, maybe, moment, one, part};
use super::place::Place;
use super::reference::{MAX_REFERENCES, RecordReference};
use super::table::form;
use crate::model::codes::{
    CHANNELS, CONCEALMENTS, DAY_PARTS, EVENT_KINDS, EVENT_STATUSES, MEANS, PROCEEDINGS, SERVICES,
    TRIGGERS,
};
use crate::model::text::MAX_LIST;
use crate::model::{Coded, Moment};

/// Most further places of one event.
pub const MAX_OTHER_PLACES: usize = 16;

form! {
    /// What happened. Empty texts mean "not told".
    SeizureEvent: v1::SeizureEvent;
    /// What kind of event.
    event_kind: String = code(&EVENT_KINDS).required() => "seizure";
    /// How far the case is.
    status: String = code(&EVENT_STATUSES).required() => "initial";
    /// When it happened; none when unknown.
    occurred: Option<Moment> = moment() => "2026-01-28";
    /// The part of the day, by the clock of the place, where the hour is not known.
    day_part: String = code(&DAY_PARTS) => "night";
    /// When it was over, for what happened over a period; occurred says when that began.
    occurred_until: Option<Moment> = moment() => "2026-01-30";
    /// When the service reported it; none when unknown.
    reported: Option<Moment> = moment() => "2026-01-29";
    /// Where it happened.
    place: Place = one(part()) => r#"{ country = "GE", site_name = "Poti", unlocode = "GEPTI", site_type = "seaport", direction = "transit" }"#;
    /// Further places of the same event.
    other_places: Vec<Place> = many(MAX_OTHER_PLACES, part()) => r#"[{ country = "GE", site_name = "Tbilisi", site_type = "warehouse", role = "search" }]"#;
    /// Natural persons by number and kind; who they are belongs in the section persons.
    persons_involved: Vec<PersonsInvolved> = many(MAX_INVOLVED, part()) => r#"[{ count = 2, role = "courier", nationality = "UTO", sex = "M", age_band = "25_34", measure = "arrested" }]"#;
    /// The services that made it, as written.
    authority: String = line() => "Revenue Service";
    /// What kinds of services made it.
    services: Vec<Coded> = many(MAX_LIST, coded(&SERVICES)) => r#"["customs", "police"]"#;
    /// The operation it belongs to.
    operation: String = line() => "TRIDENT";
    /// What the authorities opened because of it.
    proceedings: Option<Coded> = maybe(coded(&PROCEEDINGS)) => "criminal_case";
    /// How the goods were hidden.
    concealments: Vec<Coded> = many(MAX_LIST, coded(&CONCEALMENTS)) => r#"["in_legitimate_cargo", "rip_off"]"#;
    /// Where on the conveyance.
    concealment_location: String = line() => "behind the doors";
    /// What led to the control.
    triggers: Vec<Coded> = many(MAX_LIST, coded(&TRIGGERS)) => r#"["risk_profile"]"#;
    /// States whose information led to it, ISO 3166-1 alpha-2.
    informed_by: Vec<String> = many(MAX_LIST, country()) => r#"["TR"]"#;
    /// What found the goods.
    means: Vec<Coded> = many(MAX_LIST, coded(&MEANS)) => r#"["xray_mobile", "dog"]"#;
    /// What was used and did not find the goods.
    means_failed: Vec<Coded> = many(MAX_LIST, coded(&MEANS)) => r#"["xray_fixed"]"#;
    /// The channel that the goods or the traveller went through.
    channel: String = code(&CHANNELS) => "green";
    /// Other records that this one speaks of.
    references: Vec<RecordReference> = many(MAX_REFERENCES, part());
}
