//! The names that columns of a table have, beside the path of a field.
//!
//! Most are the own names of fields, as the tables of [`crate::forms`] declare them: what a column holds and means
//! stands there alone.

use Cell::{Field, Rule};

/// Where the first goods stand.
pub(super) const GOODS: &str = "goods.items[0].";
/// Where the first person stands.
pub(super) const PERSONS: &str = "persons.items[0].";

/// How a cell becomes a field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cell {
    /// It is the field.
    Field,
    /// It becomes one field or another, by what it holds and what stands in other cells.
    Rule,
}

/// The columns of a table of seizures whose name is not that of the field, or which go by a rule: the name, the field that
/// each fills first, and how.
pub(super) const SEIZURE_NAMED: &[(&str, &str, Cell)] = &[
    ("id", "national.source_reference", Field),
    ("reporting_country", "event.place.country", Field),
    ("reporting_authority", "event.authority", Field),
    ("date", "event.occurred", Rule),
    ("place_name", "event.place.site_name", Field),
    ("place_kind", "event.place.site_type", Field),
    ("category", "goods.items[0].category", Rule),
    ("commodity", "goods.items[0].description", Field),
    ("hs6", "goods.items[0].hs6", Rule),
    ("quantity", "goods.items[0].quantity", Rule),
    ("quantity_max", "goods.items[0].quantity_max", Rule),
    ("unit", "goods.items[0].unit", Rule),
    ("value", "goods.items[0].value", Rule),
    ("goods_identifiers", "goods.items[0].identifiers", Field),
    ("transport_mode", "transport.legs[0].mode", Rule),
    ("conveyance", "transport.legs[0].conveyance", Field),
    ("conveyance_name", "transport.legs[0].name", Field),
    ("carrier", "transport.legs[0].carrier", Field),
    ("container", "transport.equipment", Rule),
    ("plate", "transport.legs[0].identifiers", Rule),
    ("plate_country", "transport.legs[0].identifiers", Rule),
    ("trailer_plate", "transport.legs[0].identifiers", Rule),
    ("trailer_country", "transport.legs[0].identifiers", Rule),
    ("imo", "transport.legs[0].identifiers", Rule),
    ("flight", "transport.legs[0].identifiers", Rule),
    ("wagon", "transport.legs[0].identifiers", Rule),
    ("document", "transport.legs[0].documents", Rule),
    ("company", "companies.items[0].name", Field),
    ("tin", "companies.items[0].identifiers", Rule),
    ("tin_country", "companies.items[0].identifiers", Rule),
    ("persons", "event.persons_involved[0].count", Field),
    (
        "nationality",
        "event.persons_involved[0].nationality",
        Field,
    ),
    ("sex", "event.persons_involved[0].sex", Field),
    ("age_band", "event.persons_involved[0].age_band", Field),
    ("measure", "event.persons_involved[0].measure", Field),
    ("concealment", "event.concealments", Field),
    ("detection_method", "event.means", Rule),
    ("origin", "transport.route", Rule),
    ("transit", "transport.route", Rule),
    ("destination", "transport.route", Rule),
    ("note", "narrative.modus_operandi", Rule),
    (
        "note_translated",
        "narrative.translation.modus_operandi",
        Field,
    ),
    ("national_note", "national.note", Field),
];

/// What columns mean that go by a rule, where their field does not say it. Several are parted by a semicolon.
pub(super) const RULED: &[(&str, &str)] = &[
    (
        "reporting_country",
        "State where it happened and that reports it, the state of the own party; ISO 3166-1 alpha-2.",
    ),
    (
        "date",
        "When it happened; where the note begins with [rep], when it was announced.",
    ),
    (
        "unit",
        "Unit of the quantity, or a currency: then the quantity is the value.",
    ),
    (
        "transport_mode",
        "Mode of transport: the digit of UN/ECE Rec 19, or a word of it.",
    ),
    ("container", "Numbers of containers."),
    ("plate", "Registration plates of the vehicle, as written."),
    (
        "plate_country",
        "State of these plates, ISO 3166-1 alpha-2.",
    ),
    ("trailer_plate", "Plates of the trailer, as written."),
    (
        "trailer_country",
        "State of these plates, ISO 3166-1 alpha-2.",
    ),
    ("imo", "IMO number of the ship."),
    ("flight", "Number of the flight."),
    ("wagon", "Numbers of rail wagons."),
    (
        "document",
        "Transport documents, each with its scheme: cmr: 123456; awb: 235-12345675.",
    ),
    ("tin", "Tax numbers of the company."),
    (
        "tin_country",
        "State that gave these tax numbers, ISO 3166-1 alpha-2.",
    ),
    (
        "origin",
        "State that the goods came from, ISO 3166-1 alpha-2.",
    ),
    ("transit", "States that they passed, in their order."),
    ("destination", "State that they were to go to."),
    (
        "detection_method",
        "What led to the control and what found the goods: the codes of the fields triggers and means.",
    ),
    (
        "mrz",
        "Machine readable zone of the document, its lines one after the other.",
    ),
    (
        "documents",
        "Other documents, each with its scheme and its state: passport: AB123456 (UA).",
    ),
];

/// The forms whose fields a column of such a table names by their own name, after a word where one stands here: the first
/// form that has the field is meant.
pub(super) const SEIZURE_SCOPES: &[(&str, &str)] = &[
    ("", "event."),
    ("", "event.place."),
    ("", "event.place.position."),
    ("", GOODS),
    ("", "goods."),
    ("", "narrative."),
    ("", "national."),
    ("", ""),
    ("", "handling."),
    ("", "persons."),
    ("evaluation", "handling.evaluation."),
    ("measure", "goods.items[0].measures[0]."),
    ("person", "event.persons_involved[0]."),
    ("other_place", "event.other_places[0]."),
    ("other_place", "event.other_places[0].position."),
    ("named_person", "persons.items[0]."),
    ("person_name", "persons.items[0].names[0]."),
    ("reference", "event.references[0]."),
    ("leg", "transport.legs[0]."),
    ("container", "transport.equipment[0]."),
    ("seal", "transport.equipment[0].seals[0]."),
    ("stop", STOPS),
    ("stop", "transport.route[0].position."),
    ("transport", "transport."),
    ("company", "companies.items[0]."),
    ("translation", "narrative.translation."),
];

/// Where the first stop of the route stands.
const STOPS: &str = "transport.route[0].";

/// The same of a table of passenger alerts. The names of what both tables tell are the same.
pub(super) const PASSENGER_NAMED: &[(&str, &str, Cell)] = &[
    ("id", "national.source_reference", Field),
    ("mrz", "persons.items[0].documents", Rule),
    ("documents", "persons.items[0].documents", Rule),
    ("name", "persons.items[0].names[0].written", Field),
    ("commodity", "goods.items[0].description", Field),
    ("company", "companies.items[0].name", Field),
    ("note", "narrative.modus_operandi", Field),
    (
        "note_translated",
        "narrative.translation.modus_operandi",
        Field,
    ),
    ("national_note", "national.note", Field),
];

/// The forms whose fields a column of such a table names. Each row tells of a passenger, whose fields have no word.
pub(super) const PASSENGER_SCOPES: &[(&str, &str)] = &[
    ("", "event."),
    ("", PERSONS),
    ("", "persons."),
    ("", GOODS),
    ("", "goods."),
    ("", "narrative."),
    ("", "national."),
    ("", ""),
    ("", "handling."),
    ("evaluation", "handling.evaluation."),
    ("expected_place", "event.expected_place."),
    ("expected_place", "event.expected_place.position."),
    ("person_name", "persons.items[0].names[0]."),
    ("goods", GOODS),
    ("narrative", "narrative."),
    ("measure", "goods.items[0].measures[0]."),
    ("reference", "event.references[0]."),
    ("leg", "transport.legs[0]."),
    ("container", "transport.equipment[0]."),
    ("seal", "transport.equipment[0].seals[0]."),
    ("stop", STOPS),
    ("stop", "transport.route[0].position."),
    ("transport", "transport."),
    ("company", "companies.items[0]."),
    ("translation", "narrative.translation."),
];
