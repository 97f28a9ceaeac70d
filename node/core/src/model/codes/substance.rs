//! Substances: drugs, medicines and precursors that customs find.

use super::{Code, CodeList, code, list};

const CODES: &[Code] = &[
    code("cocaine", "Cocaine"),
    code("heroin", "Heroin"),
    code("opium", "Opium"),
    code("morphine", "Morphine"),
    code("cannabis_herb", "Cannabis herb"),
    code("cannabis_resin", "Cannabis resin"),
    code("cannabis_oil", "Cannabis oil"),
    code("cannabis_plant", "Cannabis plants"),
    code("methamphetamine", "Methamphetamine"),
    code("amphetamine", "Amphetamine"),
    code("mdma", "MDMA"),
    code("ketamine", "Ketamine"),
    code("mephedrone", "Mephedrone"),
    code("alpha_pvp", "alpha-PVP"),
    code("captagon", "Captagon tablets"),
    code("tramadol", "Tramadol"),
    code("pregabalin", "Pregabalin"),
    code("fentanyl", "Fentanyl or a fentanyl analogue"),
    code("synthetic_cannabinoid", "Synthetic cannabinoid"),
    code("acetic_anhydride", "Acetic anhydride"),
    code("ephedrine", "Ephedrine"),
    code("pseudoephedrine", "Pseudoephedrine"),
    code("gbl", "gamma-Butyrolactone"),
    code("unknown", "Not yet identified"),
    code("not_listed", "Another one, named in the description"),
];

/// Which substance the goods are or hold.
pub const SUBSTANCES: CodeList = list("substance", CODES);
