//! The event section of a hit notice: the subject of an alert was met.

use ntc_proto::v1;

use super::kind::{code, flag, line, many, maybe, moment, needed, part};
use super::place::Place;
use super::reference::RecordName;
use super::table::form;
use crate::model::Moment;
use crate::model::codes::{HIT_FACTORS, HIT_SOURCES, HIT_STRENGTHS};
use crate::model::text::MAX_LIST;

/// Most numbers of one journey that are told.
pub const MAX_JOURNEYS: usize = 8;
/// Most places of one journey that are told.
pub const MAX_JOURNEY_STOPS: usize = 32;

form! {
    /// The subject of an alert of another party was met. Nothing of it says who that is.
    HitEvent: v1::HitEvent;
    /// The alert whose subject was met.
    about: RecordName = needed(part());
    /// How sure that is, as an officer confirmed it.
    strength: String = code(&HIT_STRENGTHS).required() => "exact";
    /// By what the two met: kinds of facts, never the facts.
    factors: Vec<String> = many(MAX_LIST, code(&HIT_FACTORS)).required() => r#"["name", "birth_date"]"#;
    /// In what the subject was met.
    met_in: String = code(&HIT_SOURCES).required() => "journey";
    /// When it was met.
    met_at: Option<Moment> = moment() => "2026-02-03T09:30Z";
    /// Where; none when not told.
    place: Option<Place> = maybe(part()) => r#"{ country = "AZ", unlocode = "AZBAK" }"#;
    /// Numbers of the flights or of the voyage, as the carrier writes them.
    journeys: Vec<String> = many(MAX_JOURNEYS, line()) => r#"["TK386"]"#;
    /// Places of the journey, the departure first, as the carrier writes them, with its local times.
    stops: Vec<String> = many(MAX_JOURNEY_STOPS, line()) => r#"["IST 2026-02-03 06:10", "GYD"]"#;
    /// True when the author has acted upon it.
    acted: bool = flag() => "true";
    /// True when nobody acts before the author was asked.
    contact_first: bool = flag() => "true";
}
