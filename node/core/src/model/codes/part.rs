//! Who takes part, and what is done to them.

use super::{CodeList, code, list};

/// The part of a person or company. A witness is never shared, so no code says it.
pub const ROLES: CodeList = list(
    "role",
    &[
        code("consignor", "Consignor"),
        code("consignee", "Consignee"),
        code("notify", "Notify party"),
        code("declarant", "Declarant or broker"),
        code("carrier", "Carrier"),
        code("driver", "Driver or crew"),
        code("owner", "Owner"),
        code("passenger", "Passenger"),
        code("courier", "Courier"),
        code("sender", "Sender"),
        code("addressee", "Addressee"),
        code("organiser", "Organiser, suspected"),
        code("other", "Other"),
    ],
);

/// Sex as travel documents give it, ICAO 9303.
pub const SEXES: CodeList = list(
    "sex",
    &[
        code("F", "Female"),
        code("M", "Male"),
        code("X", "Unspecified"),
    ],
);

/// What was done to a person.
pub const MEASURES: CodeList = list(
    "measure",
    &[
        code("none", "None"),
        code("identified", "Identified"),
        code("questioned", "Questioned"),
        code("searched", "Searched"),
        code("detained", "Detained"),
        code("arrested", "Arrested"),
        code("charged", "Charged"),
        code("fined", "Fined"),
        code("entry_refused", "Entry refused"),
        code("handed_over", "Handed over to another authority"),
        code("released", "Released"),
        code("other", "Other"),
    ],
);
