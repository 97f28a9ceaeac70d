//! Versioned code lists. A code never changes its meaning; "other" always stands with text.

/// Name and version of the lists below, carried in every header.
pub const CODE_LIST: &str = "ntc-codes/1";

/// One code of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Code {
    /// The stable code, lower snake case.
    pub code: &'static str,
    /// What it means, in English.
    pub label: &'static str,
}

/// A closed list of codes.
#[derive(Clone, Copy, Debug)]
pub struct CodeList {
    /// The list's name, as errors give it.
    pub name: &'static str,
    /// Its codes, in the order in which people expect them.
    pub codes: &'static [Code],
}

impl CodeList {
    /// True when `code` is in the list.
    pub fn contains(&self, code: &str) -> bool {
        self.find(code).is_some()
    }

    /// The entry of `code`.
    pub fn find(&self, code: &str) -> Option<&'static Code> {
        self.codes.iter().find(|entry| entry.code == code)
    }
}

/// Why information is shared.
pub const PURPOSES: CodeList = CodeList {
    name: "purpose",
    codes: &[
        Code {
            code: "customs_risk",
            label: "Customs risk management",
        },
        Code {
            code: "border_security",
            label: "Border security",
        },
        Code {
            code: "counter_narcotics",
            label: "Countering narcotics",
        },
        Code {
            code: "counter_terrorism",
            label: "Countering terrorism",
        },
        Code {
            code: "revenue_protection",
            label: "Protection of revenue",
        },
        Code {
            code: "ipr_protection",
            label: "Protection of intellectual property",
        },
        Code {
            code: "wildlife_protection",
            label: "Protection of wildlife",
        },
        Code {
            code: "public_health",
            label: "Protection of public health",
        },
        Code {
            code: "exercise",
            label: "Exercise: no real case",
        },
    ],
};

/// Grading schemes of source and information.
pub const EVALUATION_SCHEMES: CodeList = CodeList {
    name: "evaluation scheme",
    codes: &[
        Code {
            code: "4x4",
            label: "Europol 4x4",
        },
        Code {
            code: "3x5x2",
            label: "UK 3x5x2",
        },
        Code {
            code: "admiralty",
            label: "Admiralty A-F x 1-6",
        },
    ],
};

/// What the goods are.
pub const CATEGORIES: CodeList = CodeList {
    name: "category",
    codes: &[
        Code {
            code: "narcotic",
            label: "Narcotic drugs",
        },
        Code {
            code: "nps",
            label: "New psychoactive substances",
        },
        Code {
            code: "precursor",
            label: "Precursors",
        },
        Code {
            code: "medicine",
            label: "Medicines",
        },
        Code {
            code: "doping",
            label: "Doping substances",
        },
        Code {
            code: "tobacco",
            label: "Tobacco",
        },
        Code {
            code: "e_cigarette",
            label: "E-cigarettes",
        },
        Code {
            code: "alcohol",
            label: "Alcohol",
        },
        Code {
            code: "fuel",
            label: "Fuel",
        },
        Code {
            code: "weapon",
            label: "Weapons",
        },
        Code {
            code: "weapon_part",
            label: "Weapon parts and ammunition",
        },
        Code {
            code: "explosive",
            label: "Explosives",
        },
        Code {
            code: "dual_use",
            label: "Dual-use and strategic goods",
        },
        Code {
            code: "cbrn",
            label: "Chemical, biological, radioactive, nuclear",
        },
        Code {
            code: "waste",
            label: "Waste and ozone-depleting substances",
        },
        Code {
            code: "wildlife",
            label: "Wildlife: fauna",
        },
        Code {
            code: "flora",
            label: "Flora and timber",
        },
        Code {
            code: "food",
            label: "Food and agricultural products",
        },
        Code {
            code: "cultural_object",
            label: "Cultural objects",
        },
        Code {
            code: "counterfeit",
            label: "Counterfeit goods",
        },
        Code {
            code: "currency",
            label: "Currency and bearer instruments",
        },
        Code {
            code: "precious",
            label: "Precious metals and stones",
        },
        Code {
            code: "vehicle",
            label: "Vehicles and parts",
        },
        Code {
            code: "electronics",
            label: "Electronics",
        },
        Code {
            code: "textile",
            label: "Textiles",
        },
        Code {
            code: "revenue_goods",
            label: "Other goods: revenue",
        },
        Code {
            code: "false_document",
            label: "False documents",
        },
        Code {
            code: "prohibited_media",
            label: "Child-abuse and prohibited media",
        },
        Code {
            code: "smuggled_person",
            label: "Trafficked or smuggled persons: the event only",
        },
        Code {
            code: "other",
            label: "Other",
        },
    ],
};
