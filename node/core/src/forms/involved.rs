//! Natural persons of an event, counted and not named: no legal basis is needed to tell of them.

use ntc_proto::v1;

use super::kind::{Text, code, coded, count, form_of, maybe};
use super::table::form;
use crate::model::Coded;
use crate::model::codes::{
    AGE_BANDS, MEASURES, ROLES, SEXES, nationality_known, nationality_spelt,
};
use crate::reason::Reason;

/// Most kinds of persons of one event.
pub const MAX_INVOLVED: usize = 32;
/// Most persons of one kind.
const MAX_COUNT: u32 = 10_000;

form! {
    /// Natural persons of one kind, by number.
    PersonsInvolved: v1::PersonsInvolved;
    /// How many.
    count: u32 = count().within(1..=MAX_COUNT, "a number of persons, 1 to 10000", Reason::FieldInvalid).required() => "2";
    /// Their part.
    role: Option<Coded> = maybe(coded(&ROLES)) => "courier";
    /// Their nationality.
    nationality: String = nationality() => "UTO";
    /// Their sex, ICAO 9303.
    sex: String = code(&SEXES) => "M";
    /// How old they are.
    age_band: String = code(&AGE_BANDS) => "25_34";
    /// What was done to them.
    measure: Option<Coded> = maybe(coded(&MEASURES)) => "arrested";
}

/// A nationality; a file may give a state by two letters.
pub(super) const fn nationality() -> Text {
    form_of(
        nationality_known,
        "a state code of ICAO 9303, three letters",
    )
    .spelt(nationality_spelt)
}
