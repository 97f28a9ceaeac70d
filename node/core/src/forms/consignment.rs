//! The event section of a consignment alert.

use ntc_proto::v1;

use super::involved::{MAX_INVOLVED, PersonsInvolved};
use super::kind::{code, coded, count, flag, instant, line, many, moment, one, part, time};
use super::place::Place;
use super::reference::{MAX_REFERENCES, RecordReference};
use super::table::form;
use crate::model::codes::{REQUESTED_ACTIONS, RISK_REASONS, WARNING_MARKERS};
use crate::model::text::MAX_LIST;
use crate::model::{Coded, Moment};
use crate::time::Timestamp;

form! {
    /// What is expected. Empty texts mean "not told".
    ConsignmentEvent: v1::ConsignmentEvent;
    /// Nobody acts before the author was asked.
    contact_first: bool = flag() => "true";
    /// What to know before anybody meets what is looked for.
    warning_markers: Vec<String> = many(MAX_LIST, code(&WARNING_MARKERS)) => r#"["armed"]"#;
    /// Why the consignment is of high risk.
    risk_reasons: Vec<Coded> = many(MAX_LIST, coded(&RISK_REASONS)).required() => r#"["route_unusual", "other: new consignee"]"#;
    /// The score, at most that of its scale.
    score: u32 = count() => "80";
    /// The largest score of the scale; 0 when no score is given.
    score_scale: u32 = count() => "100";
    /// What the recipient is asked to do, at most what the handling permits.
    requested_action: Coded = one(coded(&REQUESTED_ACTIONS)) => "examine";
    /// Where it is expected.
    expected_place: Place = one(part()) => r#"{ country = "AZ", unlocode = "AZBAK", site_type = "seaport" }"#;
    /// When it is expected there; none when unknown.
    expected_at: Option<Moment> = moment() => "2026-02-03T06:00Z";
    /// When an answer is wanted at the latest.
    reply_by: Option<Timestamp> = time() => "2026-02-02T18:00Z";
    /// When the alert ends.
    valid_until: Timestamp = instant() => "2026-02-10";
    /// Natural persons by number and kind; who they are belongs in the section persons.
    persons_involved: Vec<PersonsInvolved> = many(MAX_INVOLVED, part()) => r#"[{ count = 2, role = "courier", nationality = "UTO", sex = "M", age_band = "25_34", measure = "arrested" }]"#;
    /// The operation it belongs to.
    operation: String = line() => "TRIDENT";
    /// Other records that this one speaks of.
    references: Vec<RecordReference> = many(MAX_REFERENCES, part());
}
