//! The event section of a passenger alert.

use ntc_proto::v1;

use super::kind::{
    code, coded, count, flag, identifier_of, instant, line, many, maybe, moment, one, part, time,
};
use super::place::Place;
use super::reference::{MAX_REFERENCES, RecordReference};
use super::table::form;
use crate::model::codes::{REQUESTED_ACTIONS, RISK_REASONS, WARNING_MARKERS};
use crate::model::identifier::{Identifier, Scheme};
use crate::model::text::MAX_LIST;
use crate::model::{Coded, Moment};
use crate::time::Timestamp;

form! {
    /// Which passenger is expected, and why that matters. Who it is stands in the section persons. Empty texts mean "not
    /// told".
    PassengerEvent: v1::PassengerEvent;
    /// Nobody acts before the author was asked.
    contact_first: bool = flag() => "true";
    /// What to know before anybody meets the passenger.
    warning_markers: Vec<String> = many(MAX_LIST, code(&WARNING_MARKERS)) => r#"["armed"]"#;
    /// Why the passenger is of high risk.
    risk_reasons: Vec<Coded> = many(MAX_LIST, coded(&RISK_REASONS)).required() => r#"["route_unusual", "other: paid in cash"]"#;
    /// The score, at most that of its scale.
    score: u32 = count() => "80";
    /// The largest score of the scale; 0 when no score is given.
    score_scale: u32 = count() => "100";
    /// What the recipient is asked to do, at most what the handling permits.
    requested_action: Coded = one(coded(&REQUESTED_ACTIONS)) => "examine";
    /// The flight: airline and number.
    flight: Option<Identifier> = maybe(identifier_of(Scheme::Flight)) => "TK 386";
    /// Where the passenger is expected.
    expected_place: Place = one(part()) => r#"{ country = "GE", unlocode = "GETBS", site_type = "airport" }"#;
    /// When the passenger is expected there; none when unknown.
    expected_at: Option<Moment> = moment() => "2026-02-03T06:00Z";
    /// When an answer is wanted at the latest.
    reply_by: Option<Timestamp> = time() => "2026-02-03T05:00Z";
    /// When the alert ends.
    valid_until: Timestamp = instant() => "2026-02-10";
    /// The operation it belongs to.
    operation: String = line() => "TRIDENT";
    /// Other records that this one speaks of.
    references: Vec<RecordReference> = many(MAX_REFERENCES, part());
}
