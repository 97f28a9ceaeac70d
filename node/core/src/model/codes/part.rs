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
        code("exporter", "Exporter"),
        code("importer", "Importer"),
        code("forwarder", "Freight forwarder"),
        code("manufacturer", "Manufacturer"),
        code("seller", "Seller"),
        code("buyer", "Buyer"),
        code("right_holder", "Holder of an intellectual property right"),
        code("end_user", "End user"),
        code("intermediary", "Intermediary or agent"),
        code("financier", "Pays for it"),
        code("recruiter", "Recruits couriers"),
        code("ship_owner", "Owner of a ship"),
        code("ship_manager", "Manager or operator of a ship"),
        code("charterer", "Charterer"),
        code("warehouse_keeper", "Warehouse keeper"),
        code("helper", "Helper"),
        code("victim", "Victim: a trafficked or smuggled person"),
        code(
            "official",
            "Official of customs, border guard, police or a port",
        ),
        code("unknown", "Part not known"),
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
        code("sentenced", "Sentenced"),
        code("expelled", "Expelled from the country"),
        code("hospitalised", "Taken to a hospital"),
        code("fled", "Fled, or was not found"),
        code("wanted", "Wanted"),
        code("other", "Other"),
    ],
);

/// How old a person is, as far as a count without names tells it.
pub const AGE_BANDS: CodeList = list(
    "age band",
    &[
        code("under_14", "Under 14"),
        code("14_17", "14 to 17"),
        code("under_18", "Under 18, not known closer"),
        code("18_24", "18 to 24"),
        code("25_34", "25 to 34"),
        code("35_44", "35 to 44"),
        code("45_54", "45 to 54"),
        code("55_64", "55 to 64"),
        code("65_plus", "65 and over"),
        code("adult", "18 or over, not known closer"),
    ],
);

/// Whether a company is an authorised economic operator.
pub const AEO_STATUSES: CodeList = list(
    "AEO status",
    &[
        code("none", "No authorised economic operator"),
        code("customs", "Customs simplifications"),
        code("security", "Security and safety"),
        code("full", "Both"),
        code("suspended", "Suspended"),
        code("revoked", "Revoked"),
    ],
);
