//! What goods are and how they are counted.

use super::{CodeList, code, list};

/// What the goods are.
pub const CATEGORIES: CodeList = list(
    "category",
    &[
        code("narcotic", "Narcotic drugs"),
        code("nps", "New psychoactive substances"),
        code("precursor", "Precursors"),
        code("medicine", "Medicines"),
        code("doping", "Doping substances"),
        code("tobacco", "Tobacco"),
        code("e_cigarette", "E-cigarettes"),
        code("alcohol", "Alcohol"),
        code("fuel", "Fuel"),
        code("weapon", "Weapons"),
        code("weapon_part", "Weapon parts and ammunition"),
        code("explosive", "Explosives"),
        code("dual_use", "Dual-use and strategic goods"),
        code("cbrn", "Chemical, biological, radioactive, nuclear"),
        code("waste", "Waste and ozone-depleting substances"),
        code("wildlife", "Wildlife: fauna"),
        code("flora", "Flora and timber"),
        code("food", "Food and agricultural products"),
        code("cultural_object", "Cultural objects"),
        code("counterfeit", "Counterfeit goods"),
        code("currency", "Currency and bearer instruments"),
        code("precious", "Precious metals and stones"),
        code("vehicle", "Vehicles and parts"),
        code("electronics", "Electronics"),
        code("textile", "Textiles"),
        code("revenue_goods", "Other goods: revenue"),
        code("false_document", "False documents"),
        code("prohibited_media", "Child-abuse and prohibited media"),
        code(
            "smuggled_person",
            "Trafficked or smuggled persons: the event only",
        ),
        code("other", "Other"),
    ],
);

/// Units of UN/ECE Recommendation 20 that quantities are given in; money is a value with its currency instead.
pub const UNITS: CodeList = list(
    "unit",
    &[
        code("KGM", "Kilograms"),
        code("GRM", "Grams"),
        code("LTR", "Litres"),
        code("H87", "Pieces"),
        code("STK", "Sticks"),
        code("MTQ", "Cubic metres"),
    ],
);

/// How a quantity is known.
pub const QUANTITY_BASES: CodeList = list(
    "quantity basis",
    &[
        code("measured", "Measured"),
        code("estimated", "Estimated"),
        code("declared", "Declared"),
    ],
);

/// What a picture or document shows.
pub const MEDIA_KINDS: CodeList = list(
    "media kind",
    &[
        code("photo", "Photograph"),
        code("xray", "X-ray or scan image"),
        code("document", "Document"),
    ],
);
