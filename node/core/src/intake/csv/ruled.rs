//! The columns that rules read, and where each stands in a file: found once, not in every row.

use super::columns::{Column, MAX_NUMBERED};

/// A column that a rule reads by its name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ruled {
    Id,
    ReportingCountry,
    Date,
    Note,
    DetectionMethod,
    Category,
    Commodity,
    Hs6,
    Quantity,
    QuantityMax,
    Unit,
    Value,
    TransportMode,
    Conveyance,
    ConveyanceName,
    Carrier,
    Container,
    Plate,
    PlateCountry,
    TrailerPlate,
    TrailerCountry,
    Imo,
    Flight,
    Wagon,
    Document,
    Tin,
    TinCountry,
    Origin,
    Transit,
    Destination,
    Mrz,
    Documents,
}

/// The name of each, in the order of the enumeration.
const NAMES: [(Ruled, &str); 32] = [
    (Ruled::Id, "id"),
    (Ruled::ReportingCountry, "reporting_country"),
    (Ruled::Date, "date"),
    (Ruled::Note, "note"),
    (Ruled::DetectionMethod, "detection_method"),
    (Ruled::Category, "category"),
    (Ruled::Commodity, "commodity"),
    (Ruled::Hs6, "hs6"),
    (Ruled::Quantity, "quantity"),
    (Ruled::QuantityMax, "quantity_max"),
    (Ruled::Unit, "unit"),
    (Ruled::Value, "value"),
    (Ruled::TransportMode, "transport_mode"),
    (Ruled::Conveyance, "conveyance"),
    (Ruled::ConveyanceName, "conveyance_name"),
    (Ruled::Carrier, "carrier"),
    (Ruled::Container, "container"),
    (Ruled::Plate, "plate"),
    (Ruled::PlateCountry, "plate_country"),
    (Ruled::TrailerPlate, "trailer_plate"),
    (Ruled::TrailerCountry, "trailer_country"),
    (Ruled::Imo, "imo"),
    (Ruled::Flight, "flight"),
    (Ruled::Wagon, "wagon"),
    (Ruled::Document, "document"),
    (Ruled::Tin, "tin"),
    (Ruled::TinCountry, "tin_country"),
    (Ruled::Origin, "origin"),
    (Ruled::Transit, "transit"),
    (Ruled::Destination, "destination"),
    (Ruled::Mrz, "mrz"),
    (Ruled::Documents, "documents"),
];

/// Where the columns stand: for the first goods or person, and for those of each number.
pub(super) struct Places(Vec<[Option<usize>; NAMES.len()]>);

impl Places {
    pub(super) fn of(columns: &[Column]) -> Self {
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        let entry = |number: usize| {
            NAMES.map(|(_, name)| match number {
                1 => place(name),
                number => place(&format!("{name}_{number}")),
            })
        };
        Self((1..=MAX_NUMBERED).map(entry).collect())
    }

    /// Where a column stands that tells of the goods or the person at a place of their list, counted from 0; none where the
    /// file has no such column.
    pub(super) fn at(&self, ruled: Ruled, place: usize) -> Option<usize> {
        let columns = self.0.get(place)?;
        columns.get(ruled as usize).copied().flatten()
    }

    /// Where a column stands that has no number.
    pub(super) fn first(&self, ruled: Ruled) -> Option<usize> {
        self.at(ruled, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_stand_in_the_order_of_their_columns() {
        for (place, (ruled, name)) in NAMES.into_iter().enumerate() {
            assert_eq!(ruled as usize, place, "{name}");
        }
    }
}
