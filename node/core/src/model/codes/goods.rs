//! What goods are and how they are counted.

use super::{CodeList, code, list, list_with};

/// What the goods are.
pub const CATEGORIES: CodeList = list_with(
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
    &[
        ("NPS", "nps"),
        ("e-cigarette", "e_cigarette"),
        ("part/ammunition", "weapon_part"),
        ("dual-use/strategic", "dual_use"),
        ("CBRN/radioactive", "cbrn"),
        ("waste/ODS", "waste"),
        ("wildlife fauna", "wildlife"),
        ("flora/timber", "flora"),
        ("food/agri", "food"),
        ("cultural object", "cultural_object"),
        ("currency/bearer instrument", "currency"),
        ("precious metal/stone", "precious"),
        ("vehicle/part", "vehicle"),
        ("other goods (revenue)", "revenue_goods"),
        ("false document", "false_document"),
        ("child-abuse/prohibited media", "prohibited_media"),
        ("trafficked/smuggled person", "smuggled_person"),
    ],
);

/// Units that quantities are given in: those of UN/ECE Recommendation 20, and with an X before them packages of
/// UN/ECE Recommendation 21. Money is a value with its currency instead.
pub const UNITS: CodeList = list_with(
    "unit",
    &[
        code("KGM", "Kilograms"),
        code("GRM", "Grams"),
        code("TNE", "Tonnes"),
        code("CTM", "Metric carats"),
        code("LTR", "Litres"),
        code("MLT", "Millilitres"),
        code("MGM", "Milligrams"),
        code("MTQ", "Cubic metres"),
        code("MTR", "Metres"),
        code("MTK", "Square metres"),
        code("H87", "Pieces"),
        code("PR", "Pairs"),
        code("STK", "Sticks, single cigarettes"),
        code("PA", "Packets"),
        code("XCT", "Cartons"),
        code("XBX", "Boxes"),
        code("XBG", "Bags"),
        code("XSA", "Sacks"),
        code("XBE", "Bundles"),
        code("XBL", "Bales"),
        code("XPC", "Parcels"),
        code("XPX", "Pallets"),
        code("XCR", "Crates"),
        code("XRO", "Rolls"),
        code("XBA", "Barrels"),
        code("XDR", "Drums"),
        code("XCI", "Canisters"),
        code("XCX", "Cans"),
        code("XCY", "Cylinders"),
        code("XBO", "Bottles"),
        code("XAM", "Ampoules"),
        code("XVI", "Vials"),
        code("SET", "Sets"),
        code("U2", "Tablets"),
        code("E27", "Doses"),
        code("BQL", "Becquerels"),
    ],
    &[
        ("kg", "KGM"),
        ("кг", "KGM"),
        ("kq", "KGM"),
        ("кілограм", "KGM"),
        ("килограмм", "KGM"),
        ("g", "GRM"),
        ("г", "GRM"),
        ("gr", "GRM"),
        ("q", "GRM"),
        ("mg", "MGM"),
        ("мг", "MGM"),
        ("t", "TNE"),
        ("т", "TNE"),
        ("ton", "TNE"),
        ("tonne", "TNE"),
        ("tonnes", "TNE"),
        ("ct", "CTM"),
        ("carat", "CTM"),
        ("carats", "CTM"),
        ("l", "LTR"),
        ("л", "LTR"),
        ("litre", "LTR"),
        ("litres", "LTR"),
        ("ml", "MLT"),
        ("мл", "MLT"),
        ("m3", "MTQ"),
        ("m³", "MTQ"),
        ("м3", "MTQ"),
        ("m", "MTR"),
        ("м", "MTR"),
        ("metre", "MTR"),
        ("metres", "MTR"),
        ("m2", "MTK"),
        ("m²", "MTK"),
        ("pcs", "H87"),
        ("piece", "H87"),
        ("pieces", "H87"),
        ("шт", "H87"),
        ("шт.", "H87"),
        ("adet", "H87"),
        ("ədəd", "H87"),
        ("dona", "H87"),
        ("дана", "H87"),
        ("buc", "H87"),
        ("pair", "PR"),
        ("pairs", "PR"),
        ("пар", "PR"),
        ("stick", "STK"),
        ("sticks", "STK"),
        ("pack", "PA"),
        ("packs", "PA"),
        ("packet", "PA"),
        ("packets", "PA"),
        ("пачка", "PA"),
        ("пачек", "PA"),
        ("paket", "PA"),
        ("carton", "XCT"),
        ("cartons", "XCT"),
        ("box", "XBX"),
        ("boxes", "XBX"),
        ("коробка", "XBX"),
        ("tablet", "U2"),
        ("tablets", "U2"),
        ("таблетка", "U2"),
        ("таблеток", "U2"),
        ("bag", "XBG"),
        ("bags", "XBG"),
        ("sack", "XSA"),
        ("sacks", "XSA"),
        ("мешок", "XSA"),
        ("мешков", "XSA"),
        ("çuval", "XSA"),
        ("barrel", "XBA"),
        ("barrels", "XBA"),
        ("drum", "XDR"),
        ("drums", "XDR"),
        ("can", "XCX"),
        ("cans", "XCX"),
        ("canister", "XCI"),
        ("canisters", "XCI"),
        ("cylinder", "XCY"),
        ("cylinders", "XCY"),
        ("bundle", "XBE"),
        ("bundles", "XBE"),
        ("pallet", "XPX"),
        ("pallets", "XPX"),
        ("roll", "XRO"),
        ("rolls", "XRO"),
        ("vial", "XVI"),
        ("vials", "XVI"),
        ("bottle", "XBO"),
        ("bottles", "XBO"),
        ("бутылка", "XBO"),
        ("бутылок", "XBO"),
        ("пляшка", "XBO"),
        ("şişe", "XBO"),
        ("ampoule", "XAM"),
        ("ampoules", "XAM"),
        ("ампула", "XAM"),
        ("ампул", "XAM"),
        ("ampul", "XAM"),
        ("sets", "SET"),
        ("комплект", "SET"),
        ("takım", "SET"),
        ("dose", "E27"),
        ("doses", "E27"),
        ("доза", "E27"),
        ("доз", "E27"),
        ("Bq", "BQL"),
    ],
);

/// Units of UN/ECE Recommendation 20 in which things are counted; so are all packages of Recommendation 21.
const COUNTED: [&str; 7] = ["H87", "PR", "STK", "PA", "SET", "U2", "E27"];

/// True for a unit in which things are counted: half of one is no quantity.
pub fn unit_counted(unit: &str) -> bool {
    COUNTED.contains(&unit) || unit_packages(unit)
}

/// True for a unit of this list that counts packages.
pub fn unit_packages(unit: &str) -> bool {
    unit.starts_with('X') && UNITS.contains(unit)
}

/// The form in which goods are found. Own list: what laboratories and press notes tell apart.
pub const PHYSICAL_FORMS: CodeList = list_with(
    "physical form",
    &[
        code("powder", "Powder"),
        code("crystals", "Crystals"),
        code("granules", "Granules or lumps"),
        code("block", "Pressed blocks or bricks"),
        code("paste", "Paste"),
        code("resin", "Resin or gum"),
        code("plant", "Plants or parts of them, fresh or dried"),
        code("seed", "Seeds"),
        code("liquid", "Liquid"),
        code("oil", "Oil"),
        code("dissolved", "Dissolved in another liquid"),
        code(
            "impregnated",
            "Soaked into paper, textile, plastic or other goods",
        ),
        code("tablet", "Tablets"),
        code("capsule", "Capsules"),
        code("ampoule", "Solution in ampoules"),
        code("blotter", "Blotters or patches"),
        code("gas", "Gas"),
        code("solid", "Solid, form not told"),
        code("mixed", "In several forms"),
        code("other", "Other"),
    ],
    &[
        ("tablets", "tablet"),
        ("pills", "tablet"),
        ("capsules", "capsule"),
        ("crystal", "crystals"),
        ("plants", "plant"),
        ("herb", "plant"),
        ("soaked", "impregnated"),
        ("gum", "resin"),
    ],
);

/// What became of goods. Own list, after the disposals that the annual illegal trade report of CITES asks for and what
/// press notes tell.
pub const DISPOSALS: CodeList = list_with(
    "disposal",
    &[
        code("kept_as_evidence", "Kept as evidence"),
        code("stored", "In store until it is decided"),
        code("forfeited", "Forfeited"),
        code("destroyed", "Destroyed"),
        code("returned", "Returned to the owner or the sender"),
        code("sent_back", "Sent back over the border"),
        code("sold", "Sold"),
        code("released", "Released after duty or a fine was paid"),
        code(
            "handed_over",
            "Handed over to another authority, a museum or a rescue centre",
        ),
        code("set_free", "Live animals set free"),
        code("passed_under_control", "Sent on under control"),
        code("other", "Other"),
    ],
    &[
        ("kept as evidence", "kept_as_evidence"),
        ("evidence", "kept_as_evidence"),
        ("confiscated", "forfeited"),
        ("handed over", "handed_over"),
        ("re-exported", "sent_back"),
    ],
);

/// Which value of goods is told. Own list.
pub const VALUE_BASES: CodeList = list(
    "value basis",
    &[
        code("customs", "Customs value"),
        code("declared", "As declared"),
        code("market", "Market price in the reporting state"),
        code("street", "Price in retail sale of drugs"),
        code("face", "Face value"),
        code("appraised", "As an expert appraised it"),
    ],
);

/// Which excise stamps goods bear. Own list.
pub const EXCISE_STAMPS: CodeList = list(
    "excise stamp",
    &[
        code("none", "None"),
        code("own", "Of the reporting state"),
        code("foreign", "Of another state"),
        code("counterfeit", "Counterfeit"),
        code("duty_free", "Marked as duty free"),
    ],
);

/// How a quantity is known.
pub const QUANTITY_BASES: CodeList = list(
    "quantity basis",
    &[
        code("measured", "Measured"),
        code("estimated", "Estimated"),
        code("declared", "Declared"),
        code("gross", "Measured with its packaging or carrier"),
        code("at_least", "At least so much"),
        code("at_most", "At most so much"),
    ],
);

/// The appendix of CITES in which a species stands.
pub const APPENDICES: CodeList = list(
    "CITES appendix",
    &[
        code("I", "Appendix I: threatened with extinction"),
        code("II", "Appendix II: trade is controlled"),
        code("III", "Appendix III: protected by one state"),
    ],
);

/// What of an animal or a plant was found.
pub const SPECIMENS: CodeList = list(
    "specimen",
    &[
        code("live", "Live"),
        code("dead", "Dead, whole"),
        code("part", "Part"),
        code("derivative", "Made of it, or processed"),
        code("eggs", "Eggs, seeds or spawn"),
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
