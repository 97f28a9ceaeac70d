//! Where something happened or is expected.

/// A place. Empty texts mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct Place {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// UN/LOCODE of five characters; land crossings have none.
    pub unlocode: String,
    /// The national customs office code.
    pub office_code: String,
    /// The name as written.
    pub site_name: String,
    /// A code of [`crate::model::codes::SITE_TYPES`].
    pub site_type: String,
    /// A code of [`crate::model::codes::DIRECTIONS`].
    pub direction: String,
    /// Position, where told.
    pub position: Option<Position>,
}

/// A point on WGS 84.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Position {
    /// Micro-degrees north, within [`Position::MAX_LATITUDE`] of zero.
    pub latitude_microdegrees: i32,
    /// Micro-degrees east, within [`Position::MAX_LONGITUDE`] of zero.
    pub longitude_microdegrees: i32,
    /// Radius within which it is known, metres; 0 when not told.
    pub precision_metres: u32,
}

impl Position {
    /// The poles, micro-degrees.
    pub const MAX_LATITUDE: i32 = 90_000_000;
    /// The date line, micro-degrees.
    pub const MAX_LONGITUDE: i32 = 180_000_000;

    /// True when it lies on the globe.
    pub const fn is_on_globe(self) -> bool {
        self.latitude_microdegrees.unsigned_abs() <= Self::MAX_LATITUDE.unsigned_abs()
            && self.longitude_microdegrees.unsigned_abs() <= Self::MAX_LONGITUDE.unsigned_abs()
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

super::redact!(Place, Position);
