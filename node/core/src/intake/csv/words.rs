//! The words that tables use, and the codes they stand for.

/// A word of a column, and the code that it stands for.
pub(super) type Word = (&'static str, &'static str);

/// Words of the column `place_kind`.
pub(super) const PLACE_KINDS: [Word; 7] = [
    ("seaport", "seaport"),
    ("airport", "airport"),
    ("land_border", "land_crossing"),
    ("rail", "rail_station"),
    ("inland", "inland"),
    ("postal", "mail_hub"),
    ("at_sea", "at_sea"),
];

/// Words of the column `category`.
pub(super) const CATEGORIES: [Word; 30] = [
    ("narcotic", "narcotic"),
    ("NPS", "nps"),
    ("precursor", "precursor"),
    ("medicine", "medicine"),
    ("doping", "doping"),
    ("tobacco", "tobacco"),
    ("e-cigarette", "e_cigarette"),
    ("alcohol", "alcohol"),
    ("fuel", "fuel"),
    ("weapon", "weapon"),
    ("part/ammunition", "weapon_part"),
    ("explosive", "explosive"),
    ("dual-use/strategic", "dual_use"),
    ("CBRN/radioactive", "cbrn"),
    ("waste/ODS", "waste"),
    ("wildlife fauna", "wildlife"),
    ("flora/timber", "flora"),
    ("food/agri", "food"),
    ("cultural object", "cultural_object"),
    ("counterfeit", "counterfeit"),
    ("currency/bearer instrument", "currency"),
    ("precious metal/stone", "precious"),
    ("vehicle/part", "vehicle"),
    ("electronics", "electronics"),
    ("textile", "textile"),
    ("other goods (revenue)", "revenue_goods"),
    ("false document", "false_document"),
    ("child-abuse/prohibited media", "prohibited_media"),
    ("trafficked/smuggled person", "smuggled_person"),
    ("other", "other"),
];

/// Words of the column `concealment`.
pub(super) const CONCEALMENTS: [Word; 30] = [
    ("none/declared openly", "none"),
    ("misdeclared", "misdeclared"),
    ("undeclared", "undeclared"),
    ("on body", "on_body"),
    ("in body", "in_body"),
    ("in clothing/footwear", "in_clothing"),
    ("hand luggage", "hand_luggage"),
    ("checked/rip-on bag", "checked_bag"),
    ("false bottom/double wall", "false_bottom"),
    ("in legitimate cargo", "in_legitimate_cargo"),
    ("impregnated/dissolved", "impregnated"),
    ("in packaging/pallet", "in_packaging"),
    ("container structure", "container_structure"),
    ("rip-off", "rip_off"),
    ("seal tampered/cloned", "seal_tampered"),
    ("cabin/dashboard", "cabin"),
    ("fuel tank", "fuel_tank"),
    ("tyre/wheel", "tyre"),
    ("chassis/underbody", "chassis"),
    ("engine space", "engine_space"),
    ("trailer structure", "trailer_structure"),
    ("wagon structure/load", "wagon"),
    ("ship hull/sea chest", "ship_hull"),
    ("ship quarters/engine room", "ship_interior"),
    ("aircraft hold/lavatory/avionics", "aircraft"),
    ("parcel", "parcel"),
    ("letter", "letter"),
    ("drone", "drone"),
    ("pipeline", "pipeline"),
    ("other", "other"),
];

/// Words of the column `detection_method` that say what led to the control.
pub(super) const TRIGGERS: [Word; 13] = [
    ("risk profile", "risk_profile"),
    ("manifest targeting", "manifest_targeting"),
    ("peer alert", "peer_alert"),
    ("watchlist hit", "watchlist_hit"),
    ("domestic intelligence", "domestic_intelligence"),
    ("informant/tip", "informant"),
    ("document check", "document_check"),
    ("behaviour", "behaviour"),
    ("random", "random"),
    ("routine/100 %", "routine"),
    ("abandoned/found", "found"),
    ("post-clearance audit", "post_clearance_audit"),
    ("denial by another country", "denial_elsewhere"),
];

/// Words of the column `detection_method` that say what found the goods.
pub(super) const MEANS: [Word; 15] = [
    ("physical search", "physical_search"),
    ("X-ray", "xray"),
    ("X-ray (fixed)", "xray_fixed"),
    ("X-ray (mobile)", "xray_mobile"),
    ("X-ray (backscatter)", "xray_backscatter"),
    ("X-ray (body)", "xray_body"),
    ("dog", "dog"),
    ("trace/Raman", "trace"),
    ("radiation portal", "radiation_portal"),
    ("density meter/endoscope", "density_meter"),
    ("weighing", "weighing"),
    ("lab", "lab"),
    ("canine+scan", "dog_and_scan"),
    ("AI image alert", "image_analysis"),
    ("open source", "open_source"),
];

/// Words of the column `unit` that are measures, and their UN/ECE Rec 20 codes.
pub(super) const MEASURES: [Word; 6] = [
    ("kg", "KGM"),
    ("g", "GRM"),
    ("l", "LTR"),
    ("m3", "MTQ"),
    ("pcs", "H87"),
    ("sticks", "STK"),
];

/// Words of the column `unit` that are packs: counted as pieces, and named, since nobody knows what is in them.
pub(super) const PACKS: [Word; 2] = [("packs", "counted in packs"), ("boxes", "counted in boxes")];

/// The code that `word` stands for.
pub(super) fn find(table: &[Word], word: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use crate::model::codes;

    use super::*;

    #[test]
    fn every_word_stands_for_a_code_of_its_list() {
        let tables: [(&[(&str, &str)], codes::CodeList); 6] = [
            (&PLACE_KINDS, codes::SITE_TYPES),
            (&CATEGORIES, codes::CATEGORIES),
            (&CONCEALMENTS, codes::CONCEALMENTS),
            (&TRIGGERS, codes::TRIGGERS),
            (&MEANS, codes::MEANS),
            (&MEASURES, codes::UNITS),
        ];
        for (table, list) in tables {
            for (word, code) in table {
                assert!(list.contains(code), "{word}: {code}");
            }
        }
    }
}
