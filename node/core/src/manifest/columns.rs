//! The columns of a table of who and what travels.

use crate::watchlist::SubjectKind;
use crate::watchlist::read::Column;
use crate::watchlist::read::own::with_schemes;

/// The columns beside those of schemes.
const COLUMNS: [Column; 36] = [
    Column::new(
        "reference",
        "Your reference of the row: a bill of lading, a booking",
    ),
    Column::new("id", "The same, where there is no reference"),
    Column::new(
        "kind",
        "What the row is about: person, company, container, vehicle and so on; without it, told by its numbers",
    ),
    Column::new("role", "What it is in the transport: passenger, crew"),
    Column::NAME,
    Column::called(
        "given_names",
        &["given_name", "first_name", "forename"],
        "Given names, where there is no name",
    ),
    Column::called("surname", &["family_name", "last_name"], "The family name"),
    Column::ALIASES,
    Column::WEAK_ALIASES,
    Column::FORMER_NAMES,
    Column::called(
        "birth_date",
        &["date_of_birth", "dob", "born"],
        "1961-03-04, 04.03.1961, 1961-03, 1961",
    ),
    Column::BIRTH_PLACE,
    Column::SEX,
    Column::NATIONALITY,
    Column::COUNTRY,
    Column::ADDRESS,
    Column::EMAIL,
    Column::new(
        "remarks",
        "What else is said; nothing is screened against it",
    ),
    Column::new("programme", "Nothing is screened against it"),
    Column::called(
        "goods",
        &[
            "words",
            "description",
            "goods_description",
            "description_of_goods",
            "commodity",
            "cargo",
        ],
        "What the goods are, in words",
    ),
    Column::called(
        "hs",
        &["hs_code", "hs6", "commodity_code", "tariff_code"],
        "Codes of the Harmonized System; six digits count",
    ),
    Column::called(
        "origin",
        &["country_of_origin", "origin_country"],
        "Where the goods come from: a state by code or name, or an UN/LOCODE; without it where the journey begins",
    ),
    Column::called(
        "destination",
        &[
            "country_of_destination",
            "destination_country",
            "final_destination",
        ],
        "Where the goods go; without it where the journey ends",
    ),
    Column::called(
        "via",
        &["route", "transit"],
        "Places on the way, parted by semicolons",
    ),
    Column::called(
        "from",
        &["port_of_loading", "loading_port", "pol"],
        "Where it embarks or is loaded",
    ),
    Column::called(
        "to",
        &["port_of_discharge", "discharge_port", "pod"],
        "Where it disembarks or is unloaded",
    ),
    Column::new("departure", "When it leaves there"),
    Column::new("arrival", "When it is there"),
    Column::new("voyage", "The number of the voyage"),
    Column::new("carrier", "Who carries it"),
    Column::called(
        "consignor",
        &["shipper", "exporter", "sender"],
        "Companies, parted by semicolons",
    ),
    Column::called(
        "consignee",
        &["importer", "receiver"],
        "Companies, parted by semicolons",
    ),
    Column::called(
        "notify",
        &["notify_party"],
        "Companies, parted by semicolons",
    ),
    Column::new("declarant", "Companies, parted by semicolons"),
    Column::new("owner", "Companies, parted by semicolons"),
    Column::new("operator", "Companies, parted by semicolons"),
];
/// Columns of persons, who are parties too.
const PEOPLE: [Column; 2] = [
    Column::new("driver", "Persons, parted by semicolons"),
    Column::new("master", "Persons, parted by semicolons"),
];
/// Names by which tables call numbers that have another name here.
const NUMBERS: [Column; 6] = [
    Column::called("container", &["container_number", "container_no"], ""),
    Column::called("imo_ship", &["imo", "imo_number", "vessel_imo"], ""),
    Column::called("passport", &["passport_number", "passport_no"], ""),
    Column::called("plate", &["plate_number", "truck_plate"], ""),
    Column::called("flight", &["flight_number", "flight_no"], ""),
    Column::called("wagon", &["wagon_number"], ""),
];
/// Parties, each a name or several.
pub(super) const PARTIES: [(&str, SubjectKind); 8] = [
    ("consignor", SubjectKind::Company),
    ("consignee", SubjectKind::Company),
    ("notify", SubjectKind::Company),
    ("declarant", SubjectKind::Company),
    ("owner", SubjectKind::Company),
    ("operator", SubjectKind::Company),
    ("driver", SubjectKind::Person),
    ("master", SubjectKind::Person),
];

/// The columns of a table of who and what travels, those of numbers too.
pub fn columns() -> Vec<Column> {
    let mut all = with_schemes(&[&COLUMNS[..], &PEOPLE].concat());
    for column in &mut all {
        let called = NUMBERS.iter().find(|number| number.name == column.name);
        column.also = called.map_or(column.also, |number| number.also);
    }
    all
}

/// The columns that a heading can mean.
pub(super) const TABLES: [&[Column]; 3] = [&COLUMNS, &PEOPLE, &NUMBERS];

#[cfg(test)]
mod tests {
    use super::*;

    fn column(text: &str) -> Option<&'static str> {
        crate::watchlist::read::own::column_of(&TABLES, text)
    }

    #[test]
    fn every_column_is_found_by_each_of_its_names_and_no_two_share_one() {
        let mut seen = std::collections::BTreeSet::new();
        for Column { name, also, help } in columns() {
            assert!(!help.is_empty(), "{name}");
            for called in also.iter().chain([&name]) {
                assert_eq!(column(called), Some(name));
                assert!(seen.insert(*called), "{called}");
            }
        }
        for (party, _) in PARTIES {
            assert_eq!(column(party), Some(party));
        }
        assert_eq!(column("Country of Origin"), Some("origin"));
        assert_eq!(column("HS-Code"), Some("hs"));
        assert_eq!(column("weight"), None);
    }
}
