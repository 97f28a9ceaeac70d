//! Where something happened or is expected.

use ntc_proto::v1;

use super::kind::{code, count, country, degrees, form_of, line, maybe, part};
use super::reader::Reader;
use super::table::form;
use crate::model::codes::{DIRECTIONS, SITE_TYPES, unlocode_form};
use crate::reason::Reason;

form! {
    /// A place. Empty texts mean "not told".
    Place: v1::Place also locode_in_country;
    /// The state, ISO 3166-1 alpha-2.
    country: String = country().required() => "GE";
    /// UN/LOCODE of five characters; land crossings have none.
    unlocode: String = unlocode() => "GEPTI";
    /// The national customs office code.
    office_code: String = line() => "GE010101";
    /// The name as written.
    site_name: String = line() => "Poti";
    /// What kind of site.
    site_type: String = code(&SITE_TYPES) => "seaport";
    /// Which way the goods moved.
    direction: String = code(&DIRECTIONS) => "transit";
    /// Position, where told.
    position: Option<Position> = maybe(part()) => "{ latitude = 42.15, longitude = 41.67, precision_metres = 500 }";
}

form! {
    /// A point on WGS 84.
    Position: v1::Position also on_globe;
    /// North of the equator, in micro-degrees.
    latitude: i32 = degrees() => "42.15";
    /// East of Greenwich, in micro-degrees.
    longitude: i32 = degrees() => "41.67";
    /// Radius within which it is known, metres; 0 when not told.
    precision_metres: u32 = count() => "500";
}

/// A UN/LOCODE.
pub(super) const fn unlocode() -> super::kind::Text {
    form_of(
        unlocode_form,
        "a UN/LOCODE, the country and three characters: GEPTI",
    )
}

fn locode_in_country(at: &mut Reader, place: &Place) {
    check_locode(at, &place.country, &place.unlocode);
}

/// Compares a UN/LOCODE with the country that stands beside it.
pub(super) fn check_locode(at: &mut Reader, country: &str, unlocode: &str) {
    if !unlocode.is_empty() && !country.is_empty() && !unlocode.starts_with(country) {
        let message = "lies in another country than the one given";
        at.refuse("unlocode", Reason::FieldInvalid, message);
    }
}

fn on_globe(at: &mut Reader, position: &Position) {
    if !position.is_on_globe() {
        at.refuse("", Reason::FieldInvalid, "does not lie on the globe");
    }
}

impl Position {
    /// The poles, micro-degrees.
    pub const MAX_LATITUDE: i32 = 90_000_000;
    /// The date line, micro-degrees.
    pub const MAX_LONGITUDE: i32 = 180_000_000;

    /// True when it lies on the globe.
    pub const fn is_on_globe(&self) -> bool {
        self.latitude.unsigned_abs() <= Self::MAX_LATITUDE.unsigned_abs()
            && self.longitude.unsigned_abs() <= Self::MAX_LONGITUDE.unsigned_abs()
    }
}

impl Place {
    /// The place in one short text: the name or the code, and the country.
    pub fn short(&self) -> String {
        let name = [&self.site_name, &self.unlocode, &self.office_code]
            .into_iter()
            .find(|part| !part.is_empty());
        match name {
            Some(name) => format!("{name}, {}", self.country),
            None => self.country.clone(),
        }
    }
}
