//! Where things happen and how they move.

use super::{CodeList, code, country_known, list, list_with};

/// What kind of site a place is.
pub const SITE_TYPES: CodeList = list_with(
    "site type",
    &[
        code("seaport", "Seaport"),
        code("river_port", "River or lake port"),
        code("airport", "Airport"),
        code("land_crossing", "Land crossing"),
        code("rail_station", "Rail station"),
        code("inland", "Inland"),
        code("mail_hub", "Mail or express hub"),
        code("free_zone", "Free zone"),
        code("dry_port", "Dry port"),
        code("at_sea", "At sea"),
        code("border_line", "Border line away from a crossing"),
        code("river", "River or lake"),
        code("road", "Road or checkpoint inland"),
        code("customs_terminal", "Customs terminal"),
        code("warehouse", "Warehouse"),
        code("premises", "Business or private premises"),
        code("anchorage", "Anchorage or roadstead"),
        code("other", "Other"),
    ],
    &[
        ("land_border", "land_crossing"),
        ("rail", "rail_station"),
        ("postal", "mail_hub"),
    ],
);

/// Which way goods or travellers move.
pub const DIRECTIONS: CodeList = list(
    "direction",
    &[
        code("import", "Import"),
        code("export", "Export"),
        code("transit", "Transit"),
        code("transhipment", "Transhipment"),
        code("domestic", "Domestic"),
    ],
);

/// Modes of transport, UN/ECE Recommendation 19.
pub const MODES: CodeList = list_with(
    "mode of transport",
    &[
        code("0", "Not specified"),
        code("1", "Maritime"),
        code("2", "Rail"),
        code("3", "Road"),
        code("4", "Air"),
        code("5", "Mail"),
        code("6", "Multimodal"),
        code("7", "Fixed installation"),
        code("8", "Inland water"),
        code("9", "Not applicable"),
    ],
    &[
        ("sea", "1"),
        ("maritime", "1"),
        ("rail", "2"),
        ("road", "3"),
        ("air", "4"),
        ("mail", "5"),
        ("post", "5"),
        ("multimodal", "6"),
        ("pipeline", "7"),
        ("river", "8"),
        ("inland water", "8"),
    ],
);

/// What a stop of the route is.
pub const STOP_ROLES: CodeList = list(
    "stop role",
    &[
        code("origin", "Origin"),
        code("loading", "Loading"),
        code("transit", "Transit"),
        code("border", "Border crossing"),
        code("unloading", "Unloading"),
        code("destination", "Destination"),
        code("meeting", "Met another conveyance under way"),
        code("signal_lost", "Its position was no longer sent"),
        code("signal_back", "Its position was sent again"),
    ],
);

/// How full a container is.
pub const LOADED_STATES: CodeList = list(
    "loaded status",
    &[
        code("full", "Full"),
        code("empty", "Empty"),
        code("part", "Part load"),
    ],
);

/// How a seal was found.
pub const SEAL_STATES: CodeList = list(
    "seal state",
    &[
        code("intact", "Intact"),
        code("broken", "Broken"),
        code("tampered", "Opened and closed again"),
        code("replaced", "Replaced"),
        code("cloned", "Counterfeit, with the number of a genuine one"),
        code("missing", "Missing"),
        code("unknown", "Unknown"),
    ],
);

/// What kind of seal. Own list, after the types of ISO 17712.
pub const SEAL_KINDS: CodeList = list(
    "seal kind",
    &[
        code("bolt", "Bolt"),
        code("cable", "Cable"),
        code("wire", "Wire with a lead or plastic seal"),
        code("strip", "Plastic or metal strip"),
        code("padlock", "Padlock"),
        code("label", "Tape or label"),
        code("electronic", "Electronic"),
    ],
);

/// Who affixed a seal. Own list.
pub const SEAL_PARTIES: CodeList = list(
    "seal party",
    &[
        code("customs", "Customs"),
        code("carrier", "Carrier"),
        code("shipper", "Shipper"),
        code("terminal", "Terminal"),
        code("railway", "Railway"),
        code("other_authority", "Another authority"),
        code("unknown", "Not known"),
    ],
);

/// The part of a means of transport where several took part. Own list.
pub const LEG_ROLES: CodeList = list_with(
    "leg role",
    &[
        code("carried", "Carried the goods"),
        code("to_carry", "Was to carry the goods"),
        code(
            "mother_ship",
            "Mother ship, from which others took them over",
        ),
        code("took_over", "Took the goods over under way"),
        code("escort", "Went ahead to look out, or escorted"),
        code("decoy", "Drew attention away"),
        code("crew_change", "Carried people or supplies"),
    ],
    &[("mother ship", "mother_ship"), ("scout", "escort")],
);

/// What a conveyance is.
pub const CONVEYANCES: CodeList = list_with(
    "conveyance",
    &[
        code("truck", "Truck, with or without a trailer"),
        code("trailer", "Trailer alone"),
        code("van", "Van"),
        code("car", "Car"),
        code("bus", "Bus or coach"),
        code("motorcycle", "Motorcycle"),
        code("on_foot", "On foot"),
        code("animal", "Pack animal or cart"),
        code("passenger", "Passenger of a public conveyance"),
        code("vessel", "Vessel"),
        code("fishing_vessel", "Fishing vessel"),
        code("yacht", "Yacht"),
        code("ferry", "Ferry"),
        code("boat", "Boat"),
        code("submersible", "Submersible"),
        code("aircraft", "Aircraft"),
        code("light_aircraft", "Light aircraft or helicopter"),
        code("drone", "Drone"),
        code("wagon", "Rail wagon"),
        code("passenger_train", "Passenger train"),
        code("container", "Container, carrier not told"),
        code("parcel", "Parcel or express item"),
        code("letter", "Letter"),
        code("pipeline", "Pipeline or cable"),
        code("other", "Other"),
    ],
    &[
        ("train wagon", "wagon"),
        ("rail wagon", "wagon"),
        ("lorry", "truck"),
        ("ship", "vessel"),
        ("plane", "aircraft"),
        ("minibus", "van"),
        ("coach", "bus"),
        ("pedestrian", "on_foot"),
        ("train", "passenger_train"),
    ],
);

/// What happened at a place of an event.
pub const PLACE_ROLES: CodeList = list(
    "place role",
    &[
        code("control", "Stopped or controlled"),
        code("discovery", "Goods discovered"),
        code("search", "Searched"),
        code("arrest", "Persons arrested"),
        code("loading", "Loaded"),
        code("unloading", "Unloaded"),
        code("storage", "Stored"),
        code("handover", "Handed over"),
        code("delivery", "Delivered under control"),
        code("meeting", "Handed over between conveyances under way"),
        code("entry", "Entry into the country"),
        code("exit", "Exit from the country"),
    ],
);

/// The high seas, as UN/LOCODE writes them.
pub const HIGH_SEAS: &str = "XZ";

/// The European Union, of a place whose state is not known.
pub const EUROPEAN_UNION: &str = "EU";

/// The states of the European Union, ISO 3166-1 alpha-2. Decisions of both sides rest on the list, so it changes with
/// the code lists alone.
const EU_STATES: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// True for a state of the European Union.
pub fn is_eu_state(country: &str) -> bool {
    EU_STATES.contains(&country)
}

/// Places that are no state.
pub const TERRITORIES: CodeList = list_with(
    "territory",
    &[
        code(
            EUROPEAN_UNION,
            "European Union, where the state is not known",
        ),
        code(HIGH_SEAS, "High seas"),
    ],
    &[("high seas", HIGH_SEAS), ("European Union", EUROPEAN_UNION)],
);

/// True for a state of ISO 3166-1 alpha-2 in upper case, and for [`TERRITORIES`].
pub fn place_known(code: &str) -> bool {
    country_known(code) || TERRITORIES.contains(code)
}
