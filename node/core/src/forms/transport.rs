//! The transport section: means of transport, containers, route.

use ntc_proto::v1;

use super::kind::{
    code, coded, count, country, flag, form_of, identifier, identifier_of, line, many, maybe,
    moment, part,
};
use super::place::{Named, Position, check_country, place_country, region, unlocode};
use super::reader::Reader;
use super::table::form;
use crate::model::codes::{
    CONVEYANCES, DISPOSALS, LEG_ROLES, LOADED_STATES, MODES, SEAL_KINDS, SEAL_PARTIES, SEAL_STATES,
    SITE_TYPES, SITES, STOP_ROLES, container_type_form, means_type_form,
};
use crate::model::identifier::{Identifier, Scheme};
use crate::model::text::MAX_LIST;
use crate::model::{Coded, Moment};
use crate::reason::Reason;

/// Most legs of a carriage.
pub const MAX_LEGS: usize = 16;
/// Most conveyances that one leg stands for.
const MAX_ALIKE: u32 = 10_000;
/// Most containers: a block train, or what one vessel carries for one consignor.
pub const MAX_EQUIPMENT: usize = 512;
/// Most seals of one container.
pub const MAX_SEALS: usize = 16;
/// Most stops of a route.
pub const MAX_STOPS: usize = 32;

form! {
    /// How it moved.
    Transport: v1::Transport;
    /// The legs of the carriage, in order.
    legs: Vec<Leg> = many(MAX_LEGS, part());
    /// Containers and their seals.
    equipment: Vec<Equipment> = many(MAX_EQUIPMENT, part());
    /// The stops, in order.
    route: Vec<Stop> = many(MAX_STOPS, part());
    /// True when the author states that the route is not known, or not known from end to end.
    route_unknown: bool = flag() => "true";
}

form! {
    /// One means of transport and its papers. Empty texts mean "not told".
    Leg: v1::Leg;
    /// Mode of transport, UN/ECE Rec 19.
    mode: String = code(&MODES).required() => "1";
    /// Type of the means of transport.
    means_type: String = form_of(means_type_form, "a type of means of UN/ECE Rec 28: one to four digits") => "1512";
    /// What the conveyance is.
    conveyance: Option<Coded> = maybe(coded(&CONVEYANCES)) => "vessel";
    /// How many of them, where several alike moved together or were stopped in one operation.
    count: u32 = count().within(1..=MAX_ALIKE, "a number of conveyances, 1 to 10000", Reason::FieldInvalid) => "3";
    /// Flags or registrations that it had before, ISO 3166-1 alpha-2.
    former_countries: Vec<String> = many(MAX_LIST, country()) => r#"["CK"]"#;
    /// State of its registration or flag, ISO 3166-1 alpha-2.
    country: String = country() => "PA";
    /// Its name.
    name: String = line() => "EXAMPLE STAR";
    /// Identifiers of the conveyance.
    identifiers: Vec<Identifier> = many(MAX_LIST, identifier()) => r#"[{ scheme = "imo_ship", raw = "9074729" }]"#;
    /// Voyage or flight as written.
    voyage: String = line() => "012W";
    /// The carrier as written.
    carrier: String = line() => "Example Line";
    /// Transport documents.
    documents: Vec<Identifier> = many(MAX_LIST, identifier()) => r#"[{ scheme = "bill_of_lading", raw = "EXMP1234567" }]"#;
    /// What became of the means of transport.
    disposal: Option<Coded> = maybe(coded(&DISPOSALS)) => "kept_as_evidence";
    /// Its part, where several took part.
    role: String = code(&LEG_ROLES) => "mother_ship";
    /// Names that it had before.
    former_names: Vec<String> = many(MAX_LIST, line()) => r#"["EXAMPLE MOON"]"#;
}

form! {
    /// A container.
    Equipment: v1::Equipment;
    /// Its number.
    container: Option<Identifier> = maybe(identifier_of(Scheme::Container)) => "CSQU3054383";
    /// Size and type of the container.
    size_type: String = form_of(container_type_form, "a size and type of ISO 6346: four characters") => "22G1";
    /// Its seals.
    seals: Vec<Seal> = many(MAX_SEALS, part()) => r#"[{ number = "A123456", state = "replaced" }]"#;
    /// How full it was.
    loaded: String = code(&LOADED_STATES) => "full";
}

form! {
    /// A seal and the state it was found in.
    Seal: v1::Seal;
    /// Its number as written.
    number: String = line() => "A123456";
    /// The state it was found in.
    state: String = code(&SEAL_STATES) => "replaced";
    /// What kind of seal.
    kind: String = code(&SEAL_KINDS) => "bolt";
    /// Who affixed it.
    affixed_by: String = code(&SEAL_PARTIES) => "customs";
    /// The number that the papers name, where it is another.
    papers_number: String = line() => "A123465";
}

form! {
    /// A point of the route.
    Stop: v1::Stop also in_country;
    /// What the point is on the route.
    role: String = code(&STOP_ROLES).required() => "border";
    /// The state, ISO 3166-1 alpha-2; EU where only that is known, XZ for the high seas.
    country: String = place_country().required() => "GE";
    /// The region, ISO 3166-2.
    region: String = region() => "GE-AJ";
    /// UN/LOCODE; empty when not told.
    unlocode: String = unlocode() => "GEBUS";
    /// The name as written.
    site_name: String = line() => "Sarpi";
    /// The national customs office code.
    office_code: String = line() => "GE010202";
    /// A border crossing.
    site: String = code(&SITES) => "ge_sarpi";
    /// What kind of site.
    site_type: String = code(&SITE_TYPES) => "land_crossing";
    /// True where the goods changed the means of transport.
    transhipment: bool = flag() => "true";
    /// Position, where told.
    position: Option<Position> = maybe(part()) => "{ latitude = 42.15, longitude = 41.67, precision_metres = 500 }";
    /// When it was to be there.
    planned: Option<Moment> = moment() => "2025-12-20T08:00Z";
    /// When it was there.
    actual: Option<Moment> = moment() => "2025-12-20T21:30Z";
    /// When it left.
    departed: Option<Moment> = moment() => "2025-12-22";
    /// True when known, false when alleged.
    known: bool = flag().both() => "true";
}

fn in_country(at: &mut Reader, stop: &Stop) {
    let named = Named {
        unlocode: &stop.unlocode,
        region: &stop.region,
        site: &stop.site,
    };
    check_country(at, &stop.country, &named);
}
