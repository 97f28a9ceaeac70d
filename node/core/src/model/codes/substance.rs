//! Substances that customs find: drugs, medicines and precursors, and few of other kinds that reports name by what
//! they are.
//!
//! Own list, after what the drug conventions name and customs of the region report. Classes follow the Single
//! Convention of 1961 (the Yellow List of the INCB), the Convention on Psychotropic Substances of 1971 (the Green
//! List) and Tables I and II of the Convention of 1988 (the Red List), as amended to March 2025. Both tables of 1988
//! are complete; of the others stands what is found most. A salt, an isomer or a preparation has the code of its
//! substance.

use super::{Code, CodeList, code, list_with};

const NARCOTIC: &str = "Narcotic drug, Convention of 1961";
const PSYCHOTROPIC: &str = "Psychotropic substance, Convention of 1971";
const GROUP: &str = "Group of substances, some of them under a convention";
const OUTSIDE: &str = "Drug or medicine outside the conventions";
const DOPING: &str = "Doping substance";
const TABLE_I: &str = "Precursor, Table I of the Convention of 1988";
const TABLE_II: &str = "Precursor, Table II of the Convention of 1988";
const REAGENT: &str = "Precursor or reagent outside the tables";
const NUCLEAR: &str = "Radioactive or nuclear material";
const OZONE: &str = "Controlled substance, Montreal Protocol";

const fn of(class: &'static str, code: &'static str, label: &'static str) -> Code {
    Code {
        code,
        label,
        class: Some(class),
    }
}

const CODES: &[Code] = &[
    of(NARCOTIC, "cocaine", "Cocaine"),
    of(NARCOTIC, "heroin", "Heroin"),
    of(NARCOTIC, "opium", "Opium"),
    of(NARCOTIC, "morphine", "Morphine"),
    of(NARCOTIC, "cannabis_herb", "Cannabis herb"),
    of(NARCOTIC, "cannabis_resin", "Cannabis resin"),
    of(NARCOTIC, "cannabis_oil", "Cannabis oil"),
    of(NARCOTIC, "cannabis_plant", "Cannabis plants"),
    of(NARCOTIC, "cannabis", "Cannabis, kind not told"),
    of(NARCOTIC, "coca_leaf", "Coca leaf"),
    of(NARCOTIC, "coca_paste", "Coca paste"),
    of(NARCOTIC, "poppy_straw", "Poppy straw"),
    of(NARCOTIC, "methadone", "Methadone"),
    of(NARCOTIC, "codeine", "Codeine"),
    of(NARCOTIC, "oxycodone", "Oxycodone"),
    of(NARCOTIC, "hydrocodone", "Hydrocodone"),
    of(NARCOTIC, "tilidine", "Tilidine"),
    of(NARCOTIC, "trimeperidine", "Trimeperidine (promedol)"),
    of(NARCOTIC, "fentanyl", "Fentanyl or a fentanyl analogue"),
    of(NARCOTIC, "carfentanil", "Carfentanil"),
    of(GROUP, "nitazene", "Nitazene, which one not told"),
    of(NARCOTIC, "isotonitazene", "Isotonitazene"),
    of(NARCOTIC, "metonitazene", "Metonitazene"),
    of(NARCOTIC, "protonitazene", "Protonitazene"),
    of(NARCOTIC, "etonitazene", "Etonitazene"),
    of(NARCOTIC, "etonitazepyne", "Etonitazepyne"),
    of(PSYCHOTROPIC, "buprenorphine", "Buprenorphine"),
    of(PSYCHOTROPIC, "psilocybin", "Psilocybin"),
    of(PSYCHOTROPIC, "lsd", "LSD"),
    of(PSYCHOTROPIC, "ghb", "gamma-Hydroxybutyric acid"),
    of(PSYCHOTROPIC, "methamphetamine", "Methamphetamine"),
    of(PSYCHOTROPIC, "amphetamine", "Amphetamine"),
    of(PSYCHOTROPIC, "mdma", "MDMA"),
    of(PSYCHOTROPIC, "mda", "MDA"),
    of(PSYCHOTROPIC, "dmt", "DMT"),
    of(PSYCHOTROPIC, "mephedrone", "Mephedrone"),
    of(PSYCHOTROPIC, "methcathinone", "Methcathinone"),
    of(PSYCHOTROPIC, "alpha_pvp", "alpha-PVP"),
    of(PSYCHOTROPIC, "fenetylline", "Fenetylline"),
    of(GROUP, "captagon", "Captagon tablets, whatever they hold"),
    of(PSYCHOTROPIC, "methylphenidate", "Methylphenidate"),
    of(PSYCHOTROPIC, "methaqualone", "Methaqualone"),
    of(PSYCHOTROPIC, "phenobarbital", "Phenobarbital"),
    of(PSYCHOTROPIC, "zolpidem", "Zolpidem"),
    of(PSYCHOTROPIC, "diazepam", "Diazepam"),
    of(PSYCHOTROPIC, "alprazolam", "Alprazolam"),
    of(PSYCHOTROPIC, "clonazepam", "Clonazepam"),
    of(PSYCHOTROPIC, "phenazepam", "Phenazepam"),
    of(GROUP, "benzodiazepine", "Benzodiazepine"),
    of(
        GROUP,
        "synthetic_cathinone",
        "Synthetic cathinone, kind not told",
    ),
    of(GROUP, "synthetic_cannabinoid", "Synthetic cannabinoid"),
    of(OUTSIDE, "ketamine", "Ketamine"),
    of(OUTSIDE, "khat", "Khat"),
    of(OUTSIDE, "kratom", "Kratom"),
    of(OUTSIDE, "tramadol", "Tramadol"),
    of(OUTSIDE, "tapentadol", "Tapentadol"),
    of(OUTSIDE, "nalbuphine", "Nalbuphine"),
    of(OUTSIDE, "pregabalin", "Pregabalin"),
    of(OUTSIDE, "gabapentin", "Gabapentin"),
    of(OUTSIDE, "baclofen", "Baclofen"),
    of(OUTSIDE, "tropicamide", "Tropicamide"),
    of(OUTSIDE, "trihexyphenidyl", "Trihexyphenidyl"),
    of(OUTSIDE, "zopiclone", "Zopiclone"),
    of(OUTSIDE, "xylazine", "Xylazine"),
    of(OUTSIDE, "sibutramine", "Sibutramine"),
    of(OUTSIDE, "sildenafil", "Sildenafil"),
    of(DOPING, "anabolic_steroid", "Anabolic steroid"),
    of(DOPING, "testosterone", "Testosterone"),
    of(DOPING, "growth_hormone", "Growth hormone"),
    of(TABLE_I, "acetic_anhydride", "Acetic anhydride"),
    of(
        TABLE_I,
        "n_acetylanthranilic_acid",
        "N-Acetylanthranilic acid",
    ),
    of(TABLE_I, "ephedrine", "Ephedrine"),
    of(TABLE_I, "pseudoephedrine", "Pseudoephedrine"),
    of(TABLE_I, "norephedrine", "Norephedrine"),
    of(TABLE_I, "ergometrine", "Ergometrine"),
    of(TABLE_I, "ergotamine", "Ergotamine"),
    of(TABLE_I, "lysergic_acid", "Lysergic acid"),
    of(TABLE_I, "bmk", "1-Phenyl-2-propanone (BMK)"),
    of(TABLE_I, "phenylacetic_acid", "Phenylacetic acid"),
    of(TABLE_I, "apaan", "alpha-Phenylacetoacetonitrile (APAAN)"),
    of(TABLE_I, "apaa", "alpha-Phenylacetoacetamide (APAA)"),
    of(TABLE_I, "mapa", "Methyl alpha-phenylacetoacetate (MAPA)"),
    of(
        TABLE_I,
        "bmk_glycidate",
        "P-2-P methyl glycidic acid (BMK glycidic acid) or an ester of it",
    ),
    of(TABLE_I, "isosafrole", "Isosafrole"),
    of(TABLE_I, "safrole", "Safrole"),
    of(TABLE_I, "piperonal", "Piperonal"),
    of(TABLE_I, "pmk", "3,4-MDP-2-propanone (PMK)"),
    of(
        TABLE_I,
        "pmk_glycidate",
        "3,4-MDP-2-P methyl glycidic acid (PMK glycidic acid) or an ester of it",
    ),
    of(TABLE_I, "anpp", "4-Anilino-N-phenethylpiperidine (ANPP)"),
    of(TABLE_I, "npp", "N-Phenethyl-4-piperidone (NPP)"),
    of(TABLE_I, "4_ap", "4-Anilinopiperidine (4-AP)"),
    of(
        TABLE_I,
        "boc_4_ap",
        "tert-Butyl 4-(phenylamino)piperidine-1-carboxylate (1-boc-4-AP)",
    ),
    of(TABLE_I, "norfentanyl", "Norfentanyl"),
    of(TABLE_I, "4_piperidone", "4-Piperidone"),
    of(TABLE_I, "boc_4_piperidone", "1-boc-4-Piperidone"),
    of(TABLE_I, "potassium_permanganate", "Potassium permanganate"),
    of(TABLE_II, "acetone", "Acetone"),
    of(TABLE_II, "anthranilic_acid", "Anthranilic acid"),
    of(TABLE_II, "ethyl_ether", "Ethyl ether"),
    of(TABLE_II, "hydrochloric_acid", "Hydrochloric acid"),
    of(TABLE_II, "methyl_ethyl_ketone", "Methyl ethyl ketone"),
    of(TABLE_II, "piperidine", "Piperidine"),
    of(TABLE_II, "sulphuric_acid", "Sulphuric acid"),
    of(TABLE_II, "toluene", "Toluene"),
    of(REAGENT, "gbl", "gamma-Butyrolactone"),
    of(REAGENT, "butanediol", "1,4-Butanediol"),
    of(REAGENT, "phosphorus", "Red phosphorus"),
    of(REAGENT, "iodine", "Iodine"),
    of(REAGENT, "hydriodic_acid", "Hydriodic acid"),
    of(REAGENT, "methylamine", "Methylamine"),
    of(REAGENT, "benzaldehyde", "Benzaldehyde"),
    of(REAGENT, "nitroethane", "Nitroethane"),
    of(REAGENT, "acetyl_chloride", "Acetyl chloride"),
    of(NUCLEAR, "uranium", "Uranium"),
    of(NUCLEAR, "plutonium", "Plutonium"),
    of(NUCLEAR, "thorium", "Thorium"),
    of(NUCLEAR, "caesium_137", "Caesium-137"),
    of(NUCLEAR, "cobalt_60", "Cobalt-60"),
    of(NUCLEAR, "iridium_192", "Iridium-192"),
    of(NUCLEAR, "americium_241", "Americium-241"),
    of(NUCLEAR, "radium_226", "Radium-226"),
    of(NUCLEAR, "strontium_90", "Strontium-90"),
    of(OZONE, "r12", "Refrigerant R-12 (CFC)"),
    of(OZONE, "r22", "Refrigerant R-22 (HCFC)"),
    of(OZONE, "r134a", "Refrigerant R-134a (HFC)"),
    of(OZONE, "r404a", "Refrigerant R-404A (HFC blend)"),
    of(OZONE, "r410a", "Refrigerant R-410A (HFC blend)"),
    code("mixed", "Several, given as further items"),
    code("unknown", "Not yet identified"),
    code("not_listed", "Another one, named in the description"),
];

/// Which substance the goods are or hold.
pub const SUBSTANCES: CodeList = list_with(
    "substance",
    CODES,
    &[
        ("hashish", "cannabis_resin"),
        ("hash oil", "cannabis_oil"),
        ("marijuana", "cannabis_herb"),
        ("ecstasy", "mdma"),
        ("PVP", "alpha_pvp"),
        ("meth", "methamphetamine"),
        ("fenethylline", "fenetylline"),
        ("promedol", "trimeperidine"),
        ("Lyrica", "pregabalin"),
        ("P2P", "bmk"),
        ("P-2-P", "bmk"),
        ("3,4-MDP-2-P", "pmk"),
        ("MEK", "methyl_ethyl_ketone"),
        ("butanone", "methyl_ethyl_ketone"),
        ("diethyl ether", "ethyl_ether"),
        ("phenylpropanolamine", "norephedrine"),
        ("ergonovine", "ergometrine"),
        ("4-AP", "4_ap"),
        ("1-boc-4-AP", "boc_4_ap"),
        ("4-ANPP", "anpp"),
        ("not told", "unknown"),
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    fn of_class(class: &str) -> Vec<&'static str> {
        let codes = SUBSTANCES.codes.iter();
        codes
            .filter(|entry| entry.class == Some(class))
            .map(|entry| entry.code)
            .collect()
    }

    /// The tables of 1988 as the Red List has them: 27 lines and 8, esters of the two glycidic acids on one line each.
    #[test]
    fn both_tables_of_the_convention_of_1988_are_complete() {
        assert_eq!(of_class(TABLE_I).len(), 27);
        assert_eq!(of_class(TABLE_II).len(), 8);
    }

    #[test]
    fn every_substance_that_is_named_has_a_class() {
        let unnamed = ["mixed", "unknown", "not_listed"];
        for entry in SUBSTANCES.codes {
            let is_named = !unnamed.contains(&entry.code);
            assert_eq!(entry.class.is_some(), is_named, "{}", entry.code);
        }
    }
}
