//! Where things happen and how they move.

use super::{CodeList, code, list};

/// What kind of site a place is.
pub const SITE_TYPES: CodeList = list(
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
        code("other", "Other"),
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
pub const MODES: CodeList = list(
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
);

/// What a stop of the route is.
pub const STOP_ROLES: CodeList = list(
    "stop role",
    &[
        code("origin", "Origin"),
        code("loading", "Loading"),
        code("transit", "Transit"),
        code("border", "Border crossing"),
        code("destination", "Destination"),
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
        code("replaced", "Replaced"),
        code("missing", "Missing"),
        code("unknown", "Unknown"),
    ],
);
