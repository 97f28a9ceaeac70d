//! The table of real seizures, and tables that are broken.

mod file;
mod passenger;

use std::collections::BTreeSet;

use super::*;
use crate::record::{Draft, Event, Precision};

const SEIZURES: &[u8] = include_bytes!("../../../../../tests/data/seizures.csv");
/// 2026-11-01T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_793_491_200_000);

fn read_as(party: &str, bytes: &[u8]) -> Rows {
    read(bytes, &party.parse().unwrap(), &Terms::default(), NOW).unwrap()
}

/// A table of one row of Georgia that passes, with some cells replaced.
fn table(cells: &[(&str, &str)]) -> Vec<u8> {
    let mut row = vec![
        ("id", "X1"),
        ("reporting_country", "GE"),
        ("date", "2025-01-02"),
        ("category", "narcotic"),
        ("commodity", "heroin"),
        ("quantity", "1.5"),
        ("unit", "kg"),
    ];
    row.retain(|(column, _)| !cells.iter().any(|(replaced, _)| replaced == column));
    row.extend(cells);
    written(&row, ',')
}

/// A table of the cells of one row, and the columns that they stand in.
fn written(row: &[(&str, &str)], delimiter: char) -> Vec<u8> {
    let delimiter = u8::try_from(delimiter).unwrap();
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer
        .write_record(row.iter().map(|(name, _)| name))
        .unwrap();
    writer
        .write_record(row.iter().map(|(_, cell)| cell))
        .unwrap();
    writer.into_inner().unwrap()
}

fn only_draft(cells: &[(&str, &str)]) -> Draft {
    let mut rows = read_as("GE/revenue-service", &table(cells));
    assert_eq!(rows.bad, []);
    rows.good.remove(0).fields()
}

#[track_caller]
fn refused(cells: &[(&str, &str)], column: &str, reason: Reason) {
    let rows = read_as("GE/revenue-service", &table(cells));
    let told: Vec<_> = rows
        .bad
        .iter()
        .map(|bad| (bad.line, bad.column.as_str(), bad.reason))
        .collect();
    assert_eq!(told, [(2, column, reason)]);
}

#[test]
fn every_row_of_the_seven_states_imports_and_every_other_is_refused() {
    for (party, imported) in [
        ("AZ/customs", 30),
        ("GE/revenue-service", 20),
        ("KZ/customs", 14),
        ("MD/customs", 15),
        ("TR/customs", 34),
        ("UA/customs", 27),
        ("UZ/customs", 23),
    ] {
        let rows = read_as(party, SEIZURES);
        assert_eq!(rows.good.len(), imported, "{party}");
        assert_eq!(rows.refused(), 202 - imported, "{party}");
        for bad in &rows.bad {
            assert_eq!(
                (bad.column.as_str(), bad.reason),
                ("reporting_country", Reason::EventCountryNotOrigin),
                "{bad:?}"
            );
        }
    }
}

#[test]
fn every_row_has_a_reference_of_its_own() {
    let rows = read_as("TR/customs", SEIZURES);
    let references: BTreeSet<_> = rows
        .good
        .iter()
        .filter_map(|row| Some(row.fields().source_reference()?.to_owned()))
        .collect();
    assert_eq!(references.len(), rows.good.len());
    assert_eq!(
        (rows.good[0].line, rows.good[0].reference.as_str()),
        (2, "S0001")
    );
}

#[test]
fn a_row_becomes_the_record_that_it_tells_of() {
    let rows = read_as("UA/customs", SEIZURES);
    let row = rows
        .good
        .iter()
        .find(|row| row.reference == "S0008")
        .unwrap();
    let draft = row.fields();
    let sections = draft.sections();
    let Some(Event::Seizure(event)) = &sections.event else {
        panic!("a seizure");
    };
    assert_eq!(event.occurred.unwrap().to_string(), "2010-07-05");
    assert_eq!(event.place.unlocode, "UAODS");
    assert_eq!(event.place.direction, "import");
    assert_eq!(event.concealments[0].code, "in_legitimate_cargo");
    assert_eq!(event.triggers[0].code, "risk_profile");
    assert_eq!(event.means[0].code, "physical_search");
    let goods = sections.goods.as_ref().unwrap();
    assert_eq!(goods.short(), "582.35 kg cocaine");
    assert_eq!(
        (goods.items[0].hs6.as_str(), goods.items[0].hs_edition),
        ("293972", 2022)
    );
    assert_eq!(goods.cover_load, "scrap metal");
    let transport = sections.transport.as_ref().unwrap();
    assert_eq!(
        (transport.legs[0].mode.as_str(), transport.route.len()),
        ("1", 2)
    );
    assert!(
        sections
            .narrative
            .as_ref()
            .unwrap()
            .modus_operandi
            .starts_with("double-walled")
    );
}

#[test]
fn an_announcement_dates_the_report_and_not_the_event() {
    let announced = only_draft(&[("note", "[rep] found by a dog"), ("date", "2025-01")]);
    let Some(Event::Seizure(event)) = &announced.sections().event else {
        panic!("a seizure");
    };
    assert_eq!(event.occurred, None);
    assert_eq!(event.reported.unwrap().precision, Precision::Month);
    let narrative = announced.sections().narrative.as_ref().unwrap();
    assert_eq!(narrative.modus_operandi, "found by a dog");
}

#[test]
fn units_are_measures_packs_or_money() {
    let goods = |category: &str, quantity: &str, unit: &str| {
        let draft = only_draft(&[
            ("category", category),
            ("quantity", quantity),
            ("unit", unit),
        ]);
        draft.sections().goods.as_ref().unwrap().items[0].clone()
    };
    for (unit, code) in [("kg", "KGM"), ("g", "GRM"), ("l", "LTR"), ("pcs", "H87")] {
        assert_eq!(goods("other goods (revenue)", "5", unit).unit, code);
    }
    let packs = goods("tobacco", "1500", "packs");
    assert_eq!(packs.unit, "PA");
    let money = goods("currency/bearer instrument", "12000", "USD");
    assert_eq!(
        (money.quantity, money.unit.as_str(), money.currency.as_str()),
        (None, "", "USD")
    );
    assert_eq!(money.short(), "12000 USD heroin");
}

#[test]
fn a_quoted_figure_is_an_estimate() {
    let estimate = only_draft(&[("note", "\"about 2 kg\"")]);
    assert_eq!(
        estimate.sections().goods.as_ref().unwrap().items[0].quantity_basis,
        "estimated"
    );
    let figure = only_draft(&[]);
    assert_eq!(
        figure.sections().goods.as_ref().unwrap().items[0].quantity_basis,
        ""
    );
}

#[test]
fn what_is_wrong_is_told_by_line_and_column() {
    refused(&[("date", "2.1.25")], "date", Reason::FieldInvalid);
    refused(&[("date", "2.1.2025 14:30")], "date", Reason::Ambiguous);
    refused(&[("date", "02/01/2025")], "date", Reason::Ambiguous);
    refused(&[("date", "46346")], "date", Reason::Ambiguous);
    refused(&[("date", "2025-01-02T10:00")], "date", Reason::Ambiguous);
    refused(&[("date", "2027-01-01")], "date", Reason::TimeInFuture);
    refused(
        &[("reporting_country", "AZ")],
        "reporting_country",
        Reason::EventCountryNotOrigin,
    );
    refused(
        &[("place_kind", "harbour")],
        "place_kind",
        Reason::CodeUnknown,
    );
    refused(&[("unlocode", "AZBAK")], "unlocode", Reason::FieldInvalid);
    refused(&[("category", "")], "category", Reason::FieldMissing);
    refused(&[("category", "drugs")], "category", Reason::CodeUnknown);
    refused(&[("hs6", "2939")], "hs6", Reason::FieldInvalid);
    refused(&[("quantity", "1.500")], "quantity", Reason::Ambiguous);
    refused(&[("quantity", "4.5E+3")], "quantity", Reason::FieldInvalid);
    refused(
        &[("quantity", "2.5"), ("unit", "pcs")],
        "quantity",
        Reason::QuantityNotWhole,
    );
    refused(
        &[("quantity", "0")],
        "quantity",
        Reason::QuantityNotPositive,
    );
    refused(&[("unit", "stone")], "unit", Reason::CodeUnknown);
    refused(
        &[("unit", "sticks"), ("quantity", "15")],
        "unit",
        Reason::UnitNotAllowed,
    );
    refused(&[("packages", "few")], "packages", Reason::FieldInvalid);
    refused(
        &[("transport_mode", "on foot")],
        "transport_mode",
        Reason::CodeUnknown,
    );
    refused(
        &[("concealment", "nowhere")],
        "concealment",
        Reason::CodeUnknown,
    );
    refused(
        &[("detection_method", "dog; luck")],
        "detection_method",
        Reason::CodeUnknown,
    );
    refused(
        &[("origin", "XX")],
        "origin, transit, destination",
        Reason::FieldInvalid,
    );
    refused(
        &[("note", &"x".repeat(4_001))],
        "note",
        Reason::FieldTooLong,
    );
}

#[test]
fn further_entries_of_a_list_stand_in_columns_with_a_number() {
    let draft = only_draft(&[
        ("company", "Export Ltd"),
        ("company_role", "exporter"),
        ("company_2", "Forward LLC"),
        ("persons", "3"),
        ("person_role", "courier"),
        ("persons_2", "1"),
        ("nationality_2", "GE"),
        ("container", "CSQU3054383; MSKU6011672"),
        ("seal_number_2", "A2"),
        ("latitude", "41.650"),
        ("longitude", "-41,635"),
    ]);
    let sections = draft.sections();
    let companies = &sections.companies.as_ref().unwrap().items;
    let told: Vec<_> = companies
        .iter()
        .map(|company| (company.name.as_str(), company.role.code.as_str()))
        .collect();
    assert_eq!(
        told,
        [("Export Ltd", "exporter"), ("Forward LLC", "unknown")]
    );
    let Some(Event::Seizure(event)) = &sections.event else {
        panic!("a seizure");
    };
    let persons = &event.persons_involved;
    assert_eq!(
        (persons[0].count, persons[1].nationality.as_str()),
        (3, "GEO")
    );
    let position = event.place.position.as_ref().unwrap();
    assert_eq!(
        (position.latitude, position.longitude),
        (41_650_000, -41_635_000)
    );
    let equipment = &sections.transport.as_ref().unwrap().equipment;
    assert_eq!(
        (equipment.len(), equipment[1].seals[0].number.as_str()),
        (2, "A2")
    );
}

#[test]
fn an_empty_cell_never_widens_who_gets_a_row_or_what_may_be_done() {
    for column in ["audience", "tlp", "permitted_action"] {
        refused(&[(column, "")], column, Reason::FieldMissing);
        refused(&[(column, "  ")], column, Reason::FieldMissing);
    }
    refused(&[("audience", " ; ")], "audience", Reason::FieldInvalid);
    refused(
        &[("audience", "all; AZ/customs")],
        "audience",
        Reason::FieldInvalid,
    );
    refused(
        &[("audience", "everybody")],
        "audience",
        Reason::FieldInvalid,
    );
    assert!(only_draft(&[("audience", "ALL")]).audience().is_empty());
    let named = only_draft(&[("audience", "AZ/customs; TR/customs-guards")]);
    assert_eq!(named.audience().len(), 2);
    let strict = [
        ("tlp", "TLP:AMBER+STRICT"),
        ("permitted_action", "none_visible"),
    ];
    let rows = read_as("GE/revenue-service", &table(&strict));
    let handling = rows.good[0].draft().unwrap().handling.unwrap();
    assert_eq!(handling.tlp, Tlp::AmberStrict as i32);
}

#[test]
fn what_is_told_of_a_third_and_not_of_a_second_is_blamed_on_the_column_of_the_second() {
    let third = [
        ("category_3", "tobacco"),
        ("quantity_3", "10"),
        ("unit_3", "kg"),
    ];
    refused(&third, "category_2", Reason::FieldMissing);
    let empty = [third.as_slice(), &[("category_2", ""), ("quantity_2", "")]].concat();
    refused(&empty, "category_2", Reason::FieldMissing);
    refused(
        &[("company_2", "Forward LLC")],
        "company",
        Reason::FieldMissing,
    );
    refused(
        &[("persons_3", "1"), ("persons", "2")],
        "persons_2",
        Reason::FieldMissing,
    );
    let rows = read_as("GE/revenue-service", &table(&third));
    assert!(
        rows.bad[0].message.contains("'category_3'"),
        "{:?}",
        rows.bad
    );
    // A field whose column the file lacks is named as the column that would hold it.
    refused(
        &[("quantity_2", "10"), ("unit_2", "kg")],
        "category_2",
        Reason::FieldMissing,
    );
    refused(&[("latitude", "41.65")], "longitude", Reason::FieldMissing);
}

#[test]
fn a_route_is_told_by_countries_or_by_stops() {
    let stops = [
        ("stop_role", "origin"),
        ("stop_country", "CN"),
        ("stop_role_2", "border"),
        ("stop_country_2", "GE"),
        ("stop_site_2", "ge_red_bridge"),
        ("transport_mode", "3 road"),
    ];
    let draft = only_draft(&stops);
    let transport = draft.sections().transport.as_ref().unwrap();
    assert_eq!((transport.route.len(), transport.route_unknown), (2, false));
    assert_eq!(transport.route[1].site, "ge_red_bridge");
    let both = [stops.as_slice(), &[("destination", "TR")]].concat();
    refused(&both, "origin, transit, destination", Reason::FieldInvalid);
}

#[test]
fn a_field_has_one_column() {
    let origin = "GE/revenue-service".parse().unwrap();
    for (heading, told) in [
        ("date,category,brand,brand", "stands there twice"),
        (
            "date,category,commodity,description",
            "fills the same field as 'commodity'",
        ),
        (
            "date,category,brand,goods.items[0].brand",
            "fills the same field as 'brand'",
        ),
        ("category,quantity", "lacks the column 'date'"),
    ] {
        let error = read(heading.as_bytes(), &origin, &Terms::default(), NOW).unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
    }
    let reported = "reported,category,substance\n2025-01-02,narcotic,heroin\n";
    assert_eq!(
        read_as("GE/revenue-service", reported.as_bytes())
            .good
            .len(),
        1
    );
}
