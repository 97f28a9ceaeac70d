//! A table to start from.

use std::time::Duration;

use super::vocabulary::RowKind;
use crate::time::Timestamp;

const HOUR: Duration = Duration::from_secs(3600);

/// The columns of the template of seizures and the cells of its one row.
const SEIZURE: [(&str, &str); 30] = [
    ("id", "2026/000123"),
    ("date", "2026-01-28"),
    ("place_name", "Poti"),
    ("place_kind", "seaport"),
    ("unlocode", ""),
    ("category", "narcotic"),
    ("substance", "cocaine"),
    ("commodity", "cocaine in sports bags"),
    ("hs6", "293972"),
    ("quantity", "42.5"),
    ("unit", "kg"),
    ("packages", "40"),
    ("value", "2000000"),
    ("currency", "USD"),
    ("category_2", ""),
    ("commodity_2", ""),
    ("quantity_2", ""),
    ("unit_2", ""),
    ("transport_mode", "1 maritime"),
    ("conveyance", "vessel"),
    ("container", "CSQU3054383"),
    ("plate", ""),
    ("plate_country", ""),
    ("document", ""),
    ("tin", ""),
    ("concealment", "rip-off"),
    ("detection_method", "X-ray (mobile); dog"),
    ("origin", "EC"),
    ("destination", "GE"),
    ("note", ""),
];

/// The same of passenger alerts; a cell of hours from now stands for the time then.
const PASSENGER: [(&str, Cell); 27] = [
    ("id", Cell::Text("2026/000124")),
    (
        "mrz",
        Cell::Text(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        ),
    ),
    ("name", Cell::Text("")),
    ("birth_date", Cell::Text("")),
    ("sex", Cell::Text("")),
    ("nationalities", Cell::Text("")),
    ("documents", Cell::Text("")),
    ("flight", Cell::Text("TK 386")),
    ("expected_at", Cell::InHours(24)),
    ("expected_place_country", Cell::Text("GE")),
    ("expected_place_unlocode", Cell::Text("GETBS")),
    ("expected_place_site_type", Cell::Text("airport")),
    ("risk_reasons", Cell::Text("route_unusual")),
    ("requested_action", Cell::Text("examine")),
    ("reply_by", Cell::InHours(23)),
    ("valid_until", Cell::InHours(72)),
    ("category", Cell::Text("narcotic")),
    ("note", Cell::Text("")),
    ("legal_basis", Cell::Text("Article 5 of the agreement")),
    ("evaluation_scheme", Cell::Text("4x4")),
    ("evaluation_source", Cell::Text("B")),
    ("evaluation_information", Cell::Text("2")),
    ("expires", Cell::InHours(365 * 24)),
    ("tlp", Cell::Text("AMBER")),
    ("permitted_action", Cell::Text("examine")),
    ("handling_codes", Cell::Text("")),
    ("urgency", Cell::Text("urgent")),
];

/// A cell of a template.
#[derive(Clone, Copy)]
enum Cell {
    Text(&'static str),
    InHours(u32),
}

impl Cell {
    /// Times are told to the minute, as people write them.
    fn written(self, now: Timestamp) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            Self::InHours(hours) => {
                let text = now.plus(HOUR * hours).to_string();
                format!("{}Z", text.get(..16).unwrap_or(&text))
            }
        }
    }
}

/// A table of one row that can be published at `now`, to be filled in by a spreadsheet of the region: UTF-8 with its mark,
/// cells parted by semicolons.
pub fn template(kind: RowKind, now: Timestamp) -> String {
    let row: Vec<(&str, String)> = match kind {
        RowKind::Seizure => SEIZURE.map(|(name, cell)| (name, cell.to_owned())).into(),
        RowKind::Passenger => PASSENGER
            .map(|(name, cell)| (name, cell.written(now)))
            .into(),
    };
    let cell = |cell: &str| {
        if cell.contains([';', '"', ',']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    };
    let heading: Vec<_> = row.iter().map(|(name, _)| *name).collect();
    let cells: Vec<_> = row.iter().map(|(_, sample)| cell(sample)).collect();
    format!("\u{feff}{}\r\n{}\r\n", heading.join(";"), cells.join(";"))
}
