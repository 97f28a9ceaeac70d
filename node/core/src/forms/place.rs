//! Where something happened or is expected.

use ntc_proto::v1;

use super::kind::{Text, code, count, degrees, form_of, line, maybe, part};
use super::reader::Reader;
use super::table::form;
use crate::model::codes::{
    DIRECTIONS, PLACE_ROLES, SITE_TYPES, SITES, place_known, site_sides, subdivision_form,
    unlocode_form,
};
use crate::reason::Reason;

form! {
    /// A place. Empty texts mean "not told".
    Place: v1::Place also in_country;
    /// The state, ISO 3166-1 alpha-2; EU where only that is known, XZ for the high seas.
    country: String = place_country().required() => "GE";
    /// The region, ISO 3166-2, where no more is known of the place than that, or beside its name.
    region: String = region() => "GE-SZ";
    /// UN/LOCODE of five characters; land crossings have none.
    unlocode: String = unlocode() => "GEPTI";
    /// The national customs office code.
    office_code: String = line() => "GE010101";
    /// The name as written.
    site_name: String = line() => "Poti";
    /// A border crossing.
    site: String = code(&SITES) => "ge_sarpi";
    /// What kind of site.
    site_type: String = code(&SITE_TYPES) => "seaport";
    /// What happened here.
    role: String = code(&PLACE_ROLES) => "discovery";
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

/// The state of a place, or what stands for one.
pub(super) const fn place_country() -> Text {
    form_of(
        place_known,
        "an ISO 3166-1 alpha-2 code in upper case, EU, or XZ for the high seas",
    )
}

/// A UN/LOCODE.
pub(super) const fn unlocode() -> Text {
    form_of(
        unlocode_form,
        "a UN/LOCODE, the country and three characters: GEPTI",
    )
}

/// A region of a state.
pub(super) const fn region() -> Text {
    form_of(
        subdivision_form,
        "a region of ISO 3166-2, the country, a hyphen and up to three characters: UA-51",
    )
}

/// What names a place by codes that say in which country it lies.
pub(super) struct Named<'a> {
    /// UN/LOCODE.
    pub(super) unlocode: &'a str,
    /// ISO 3166-2.
    pub(super) region: &'a str,
    /// A code of [`SITES`].
    pub(super) site: &'a str,
}

fn in_country(at: &mut Reader, place: &Place) {
    let named = Named {
        unlocode: &place.unlocode,
        region: &place.region,
        site: &place.site,
    };
    check_country(at, &place.country, &named);
}

/// Compares the codes of a place with the country that stands beside them. A crossing has two sides.
pub(super) fn check_country(at: &mut Reader, country: &str, named: &Named<'_>) {
    let message = "lies in another country than the one given";
    if country.is_empty() {
        return;
    }
    for (field, code) in [("unlocode", named.unlocode), ("region", named.region)] {
        if !code.is_empty() && !code.starts_with(country) {
            at.refuse(field, Reason::FieldInvalid, message);
        }
    }
    if site_sides(named.site).is_some_and(|sides| !sides.contains(country)) {
        at.refuse("site", Reason::FieldInvalid, message);
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
        let sides = site_sides(&self.site);
        let site = sides.and_then(|sides| sides.name_in(&self.country));
        let names = [
            self.site_name.as_str(),
            site.unwrap_or(&self.site),
            &self.unlocode,
            &self.office_code,
            &self.region,
        ];
        match names.into_iter().find(|part| !part.is_empty()) {
            Some(name) => format!("{name}, {}", self.country),
            None => self.country.clone(),
        }
    }
}
