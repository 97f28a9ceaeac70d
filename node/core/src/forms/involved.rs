//! Natural persons of an event, counted and not named: no legal basis is needed to tell of them.

use ntc_proto::v1;

use super::kind::{Text, code, coded, count, form_of, maybe};
use super::reader::Reader;
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
    PersonsInvolved: v1::PersonsInvolved also tells_of_somebody;
    /// How many; 0 when not told.
    count: u32 = count().within(1..=MAX_COUNT, "a number of persons, 1 to 10000", Reason::FieldInvalid) => "2";
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

/// How many persons there were may be unknown, such as of those who fled; that there were some must be told.
fn tells_of_somebody(at: &mut Reader, persons: &PersonsInvolved) {
    if persons.count == 0 && persons.role.is_none() && persons.measure.is_none() {
        let message = "is required, or their part, or what was done to them";
        at.refuse("count", Reason::FieldMissing, message);
    }
}

/// A nationality; a file may give a state by two letters.
pub(super) const fn nationality() -> Text {
    form_of(
        nationality_known,
        "a state code of ICAO 9303, three letters",
    )
    .spelt(nationality_spelt)
}
